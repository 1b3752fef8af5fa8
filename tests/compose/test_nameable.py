"""`build.py names` lists what prose may name, and each name prints in a document what the list says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policypress.compose.compose import Composer
from policypress.compose.nameable import Group, Nameable
from policypress.compose.sandbox.template import load_templates
from policypress.document import paragraphs, plain
from policypress.source import load, new_policy
from policypress.source.model import Policy
from policypress.source.scaffold_policy import models
from tests.support.documents import FRONT

pytestmark = pytest.mark.whole

CAUTIONS = (
    FRONT
    + "{% for m in policy.measures %}{% for line in m.guide.cautions %}{{ line }}\n\n{% endfor %}{% endfor %}"
)
COMMON = """\
materials: {}
steps: {apply: {name: 申报, text: 提交材料。, actor: 申请人}}
form: {name: {label: 名称}}
window: {label: 申报时间, value: 以通知为准}
channel: [网上]
contacts: {hotline: {label: 电话, basis: {status: unknown, reason: 待公布}}}
supervision: [审计]
cautions: [真实]
commitment: [真实]
basis: {status: proposed, reason: 样例}
"""


def loaded(home: Path) -> Policy:
    policy = load(home).policy
    assert policy
    return policy


def rows(groups: list[Group]) -> dict[str, str]:
    """Value by expression."""
    return {
        one.expression: one.value for group in groups for one in group.names
    }


def printed(home: Path, expressions: dict[str, list[str]]) -> dict[str, str]:
    """What documents print for expressions that guides of the policy are given.

    expressions: by measure. The answer is by `measure expression`.
    """
    for path in (home / "guides").glob("*.yaml"):
        path.unlink()
    (home / "guides").mkdir(exist_ok=True)
    (home / "guides/common.yaml").write_text(COMMON, "utf-8")
    for measure, typed in expressions.items():
        cautions = [
            f"{measure}⟦{number}⟧{{{{ {one} }}}}"
            for number, one in enumerate(typed)
        ]
        guide = {"audience": "申请人", "cautions": cautions}
        (home / f"guides/{measure}.yaml").write_text(json.dumps(guide), "utf-8")  # fmt: skip
    templates = home.parent / "templates"
    templates.mkdir()
    (templates / "one.md").write_text(CAUTIONS, "utf-8")
    kinds, _ = load_templates(templates)
    composer = Composer(loaded(home), templates)
    (job,) = composer.jobs(kinds)
    document = composer.compose(job)
    assert document and not composer.findings, composer.findings
    found = {}
    for paragraph in paragraphs(document.blocks):
        measure, _, rest = plain(paragraph.inlines).partition("⟦")
        number, _, words = rest.partition("⟧")
        if number:
            found[f"{measure} {expressions[measure][int(number)]}"] = words
    return found


@pytest.mark.parametrize("name", list(models()))
def test_every_name_prints_in_a_document_what_the_list_says(
    name: str, tmp_path: Path
) -> None:
    home = tmp_path / "p"
    new_policy(home, name)
    nameable = Nameable(loaded(home))
    everywhere = [
        group
        for group in nameable.everywhere()
        if not group.title.startswith("只在")
    ]
    said: dict[str, str] = {}
    asked: dict[str, list[str]] = {}
    for number, measure in enumerate(loaded(home).measures):
        groups = nameable.of(measure)
        groups += [] if number else everywhere
        asked[measure] = list(rows(groups))
        said |= {f"{measure} {key}": value for key, value in rows(groups).items()}  # fmt: skip
    assert len(said) > 20
    assert printed(home, asked) == said


@pytest.mark.parametrize("name", list(models()))
def test_every_figure_of_a_support_has_a_name(
    name: str, tmp_path: Path
) -> None:
    policy = loaded(models()[name])
    nameable = Nameable(policy)
    for key, measure in policy.measures.items():
        words = "".join(rows(nameable.of(key)).values())
        for support in measure.supports.values():
            for one in support.amount.figures():
                assert str(one.figure) in words, (key, one.reference)


def test_names_come_with_the_words_in_which_the_text_uses_them() -> None:
    nameable = Nameable(loaded(models()["starter"]))
    groups = nameable.of("convenience-shop")
    names = {
        one.expression: one.example for group in groups for one in group.names
    }
    assert names["s.fitting.cap"] == "每店最高{{ s.fitting.cap }}"
    assert names["s.fitting.share"] == (
        "按照{{ s.fitting.of }}的{{ s.fitting.share }}给予资助"
    )
    assert names["s.fitting.name"] == "申请{{ s.fitting.name }}的"


def test_a_note_may_count_and_guides_have_facts() -> None:
    groups = {
        group.title: group
        for group in Nameable(loaded(models()["policy"])).everywhere()
    }
    note = rows([groups["只在起草说明中"]])
    assert note["counts.measures"] == "24"
    assert "只在起草说明中" not in {
        group.title
        for group in Nameable(loaded(models()["starter"])).everywhere()
    }


def test_a_changed_amount_is_listed_as_it_is_now(tmp_path: Path) -> None:
    home = tmp_path / "p"
    new_policy(home)
    path = home / "measures/convenience-shop.yaml"
    path.write_text(path.read_text("utf-8").replace("5万元", "6万元"), "utf-8")
    names = rows(Nameable(loaded(home)).of("convenience-shop"))
    assert names["s.fitting.cap"] == "6万元"
