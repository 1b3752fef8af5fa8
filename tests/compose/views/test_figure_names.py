"""By which names prose reaches the figures of an amount, however deep they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import paragraphs, plain
from policypress.findings import Finding
from policypress.source.promises import promises
from tests.support import rich_policy as rich
from tests.support.documents import FRONT

PRINTED = (
    FRONT + "{% for m in policy.measures %}{{ m.paragraphs[0] }}{% endfor %}"
)
RENT = """\
amount:
  lowest:
    - by: degree
      tiers:
        phd: {amount: {each: 3000元, of: {field: months, at_most: 36个月}, unit: 月}}
        master: {amount: {each: 2000元, of: {field: months, at_most: 36个月}, unit: 月}}
    - {field: rent}"""
BANDS = """\
amount:
  by: revenue
  tiers:
    small: {band: {from: 1亿元, to: 5亿元}, amount: 100万元}
    large: {band: {from: 5亿元}, amount: 200万元}"""
SHARES = """\
amount:
  by: level
  tiers:
    national: {amount: {share: 50%, of: cost}}
    city: {amount: {share: 30%, of: cost}}"""


def printed(
    folder: Path, text: str, support: str
) -> tuple[str, list[Finding]]:
    """What a clause prints, and what is found in it."""
    lines = "".join(f"    {line}\n" for line in support.splitlines())
    measure = (
        f"title: 支持研发\nparagraphs:\n  main: |\n    {text}\n"
        f"supports:\n  x:\n    name: 资助\n    mode: 资助\n{lines}"
        "basis: {status: proposed, reason: 样例}\n"
    )
    policy = rich.policy(folder, {"measures/grant.yaml": measure})
    home = folder / "templates"
    home.mkdir()
    (home / "one.md").write_text(PRINTED, encoding="utf-8")
    kinds, _ = load_templates(home)
    composer = Composer(policy, home)
    (job,) = composer.jobs(kinds)
    document = composer.compose(job)
    assert document
    words = "".join(plain(one.inlines) for one in paragraphs(document.blocks))
    return words, [*composer.all_findings(), *promises(policy)]


def codes(findings: list[Finding]) -> set[str]:
    return {one.code for one in findings} - {"condition-without-clause"}


def test_the_parts_of_a_list_are_named_by_their_place(tmp_path: Path) -> None:
    text = "每月博士{{ s.x.0.phd }}、硕士{{ s.x.0.master }}，不超过{{ s.x.0.phd.of.at_most }}。"
    words, found = printed(tmp_path, text, RENT)
    assert words == "每月博士3000元、硕士2000元，不超过36个月。"
    assert not codes(found), "36个月 is said once for both tiers"


def test_what_the_check_asks_for_can_be_written(tmp_path: Path) -> None:
    _, found = printed(tmp_path, "按照规定给予补贴。", RENT)
    wanted = [one.hint for one in found if one.code == "unstated-amount"]
    names = [hint[hint.index("{{") :] for hint in wanted]
    words, left = printed(
        tmp_path / "again", "每月" + "、".join(names) + "。", RENT
    )
    assert words == "每月3000元、36个月、2000元、36个月。"
    assert not codes(left)


def test_the_bounds_of_a_band_are_from_and_to(tmp_path: Path) -> None:
    text = "达到{{ s.x.small.from }}、{{ s.x.large.from }}的，分别给予{{ s.x.small }}、{{ s.x.large }}。"
    words, found = printed(tmp_path, text, BANDS)
    assert words == "达到1亿元、5亿元的，分别给予100万元、200万元。"
    assert not codes(found)


def test_bounds_in_another_order_than_the_amounts(tmp_path: Path) -> None:
    text = "达到{{ s.x.large.from }}、{{ s.x.small.from }}的，分别给予{{ s.x.small }}、{{ s.x.large }}。"
    _, found = printed(tmp_path, text, BANDS)
    assert "respectively-order" in codes(found)


def test_a_tier_may_be_named_with_its_kind(tmp_path: Path) -> None:
    text = "国家级按{{ s.x.national.share }}，市级按{{ s.x.city.share }}。"
    words, found = printed(tmp_path, text, SHARES)
    assert words == "国家级按50%，市级按30%。"
    assert not codes(found)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("s.x.smal", "是否应为“small”？"),
        ("s.x.nothing", "此处可用：small、large"),
        ("s.x.7", "此处可用：small、large"),
        ("s.y", "此处可用：x"),
    ],
)
def test_a_part_that_is_not_there_is_looked_for_in_its_owner(
    tmp_path: Path, name: str, hint: str
) -> None:
    _, found = printed(tmp_path, f"给予{{{{ {name} }}}}。", BANDS)
    missing = [one for one in found if one.code == "undefined-name"]
    assert [one.hint.startswith(hint) for one in missing] == [True]
    assert "policypress" not in missing[0].message


def test_a_general_condition_is_named_anywhere(tmp_path: Path) -> None:
    general = "conditions:\n  old: {field: months, op: at_least, value: 12个月, text: '满{{ cond.old }}'}\n"
    policy = rich.edited("policy.yaml", "conditions:\n", general)
    measure = rich.edited(
        "measures/grant.yaml", "给予支持。", "'对满{{ cond.old }}的给予支持。'"
    )
    home = tmp_path / "templates"
    home.mkdir()
    (home / "one.md").write_text(PRINTED, encoding="utf-8")
    loaded = rich.policy(tmp_path, {**policy, **measure})
    kinds, _ = load_templates(home)
    composer = Composer(loaded, home)
    (job,) = composer.jobs(kinds)
    document = composer.compose(job)
    assert document
    words = "".join(plain(one.inlines) for one in paragraphs(document.blocks))
    assert words == "对满12个月的给予支持。"


def test_what_is_counted_says_its_limit_as_it_is(tmp_path: Path) -> None:
    """The marks of a figure are no digits of it."""
    support = "amount: {each: 10元, of: {field: area, at_most: 120平方米}, unit: 平方米}"
    text = "按照{{ s.x.of }}给予资助，不计{{ s.x.of.at_most }}以外的。"
    words, _ = printed(tmp_path, text, support)
    assert words.strip() == (
        "按照面积（最多计120平方米）给予资助，不计120平方米以外的。"
    )
