"""A figure that a clause has stands there once; a guide or an annex names it, and follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.source import load
from policypress.source.model import Policy
from tests.support.shipped_templates import lines, made
from tests.support.small_policy import FILES, edited, policy, write

CLAUSE = """\
  review:
    subject: 审核
    paragraphs: {main: {text: "自受理之日起{{ facts.days }}内审核。"}}
    facts:
      days: {label: 审核期限, value: 12个工作日}
      much: {label: 经费, value: 8万元}
      open: {label: 待定期限, value: 9个工作日, basis: {status: unknown, reason: 待定}}
    basis: {status: proposed, reason: 样例}
"""
GUIDES = "guides/common.yaml"


def naming(name: str) -> dict[str, str]:
    """The small policy whose clause has a time limit, and whose guides name a figure."""
    guides = edited(GUIDES, ("limit: 5个工作日", f'limit: "{name}"'))
    closing = FILES["supplementary.yaml"] + CLAUSE
    return {**guides, "supplementary.yaml": closing}


def told(folder: Path, name: str) -> list[Finding]:
    codes = ("unknown-figure", "borrowed-twice", "wrong-unit", "braces-here")
    found = load(write(folder, naming(name))).findings
    return [one for one in found if one.code in codes]


def limit(of: Policy) -> str:
    assert of.common_guide and of.common_guide.steps["accept"].limit
    return str(of.common_guide.steps["accept"].limit)


@pytest.mark.parametrize(
    "name",
    ["{{ review.facts.days }}", "{{review.facts.days}}", "{{ review.facts.days.value }}"],
)  # fmt: skip
def test_a_time_limit_is_that_of_the_clause(name: str, tmp_path: Path) -> None:
    assert limit(policy(tmp_path / "a", naming(name))) == "12个工作日"
    moved = naming(name)
    moved["supplementary.yaml"] = moved["supplementary.yaml"].replace(
        "12", "7"
    )
    assert limit(policy(tmp_path / "b", moved)) == "7个工作日"


def test_what_is_kept_between_runs_follows_too(tmp_path: Path) -> None:
    """The guide has not changed and is not read again; the clause has."""
    from policypress.source import load_kept

    folder = write(tmp_path, naming("{{ review.facts.days }}"))
    first = load_kept(folder).policy
    text = (folder / "supplementary.yaml").read_text("utf-8")
    (folder / "supplementary.yaml").write_text(
        text.replace("12个工作日", "7个工作日"), "utf-8"
    )
    second = load_kept(folder).policy
    assert first and second
    assert (limit(first), limit(second)) == ("12个工作日", "7个工作日")


def test_figures_of_conditions_and_of_policy_yaml_are_named_too(
    tmp_path: Path,
) -> None:
    facts = edited("policy.yaml", ("facts: {", "facts: {days: {label: 天数, value: 3日}, "))  # fmt: skip
    of = policy(tmp_path, {**naming("{{ p.facts.days }}"), **facts})
    assert limit(of) == "3日"
    years = policy(tmp_path / "c", naming("{{ prize.conditions.years }}"))
    assert limit(years) == "2年"


def test_what_is_open_in_the_clause_is_open_in_the_guide(
    tmp_path: Path,
) -> None:
    assert (
        limit(policy(tmp_path, naming("{{ review.facts.open }}")))
        == "【待核】"
    )


def test_words_may_hold_a_figure(tmp_path: Path) -> None:
    window = "window: {label: 申报时间, value: \"自公布之日起{{ review.facts.days }}内，由{{ p.drafter }}受理\", basis: {status: proposed, reason: 样例}}"  # fmt: skip
    changes = naming("5个工作日")
    text = changes[GUIDES]
    at = text.index("window:")
    end = text.index("\n", at)
    while text[end + 1] == " ":
        end = text.index("\n", end + 1)
    changes[GUIDES] = f"{text[:at]}{window}{text[end:]}"
    guides, found = made(policy(tmp_path, changes), "guide")
    assert not found and guides
    said = "自公布之日起12个工作日内，由青石区文旅局受理"
    assert all(said in "".join(lines(one)) for one in guides)


WRONG = {
    "{{ review.facts.dayz }}": ("unknown-figure", "是否应为“review.facts.days”？"),
    "{{ nothing.facts.at_all_like_it }}": ("unknown-figure", "写 条文标识.facts.名称"),
    "{{ review.facts.much }}": ("wrong-unit", "20个工作日"),
    "{{ p.title }}": ("wrong-unit", "30个工作日"),
    "{{ review.facts }}": ("unknown-figure", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_fits_nothing_is_told_at_its_line(
    name: str, tmp_path: Path
) -> None:
    code, hint = WRONG[name]
    one, *more = told(tmp_path, name)
    assert not more and one.code == code and hint in one.hint
    assert one.place.file == "policy/guides/common.yaml" and one.place.line


def test_a_figure_is_not_taken_from_one_that_takes_it_itself(
    tmp_path: Path,
) -> None:
    changes = naming("{{ review.facts.days }}")
    closing = changes["supplementary.yaml"]
    changes["supplementary.yaml"] = closing.replace(
        "value: 12个工作日", 'value: "{{ prize.conditions.years }}"'
    )
    found = load(write(tmp_path, changes)).findings
    assert [one.code for one in found if one.code == "borrowed-twice"]


def test_a_file_that_cannot_be_read_is_told_and_not_what_named_it(
    tmp_path: Path,
) -> None:
    changes = naming("{{ review.facts.days }}")
    changes["supplementary.yaml"] = "articles: ["
    found = load(write(tmp_path, changes)).findings
    assert found and not [one for one in found if one.code == "unknown-figure"]
