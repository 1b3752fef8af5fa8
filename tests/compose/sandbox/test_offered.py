"""Everything that templates may call, called with everything: it answers, or there is a finding with a place."""

from __future__ import annotations

import random

import pytest

from policypress.compose.compose import Composer, Job
from policypress.compose.sandbox.template import Template
from policypress.findings import Place
from tests.support.small_policy import policy

VALUES = (
    "none",
    "true",
    "0",
    "-1",
    "3",
    "10**30",
    "1.5",
    "1e308 * 10",
    "''",
    "'甲'",
    "'prize'",
    "'plan'",
    "'title'",
    "'a' * 3000",
    "'<b>'",
    "'\\u0000'",
    "'%s %d'",
    "[]",
    "[1, 'a', none]",
    "[[1], [2]]",
    "(1,)",
    "{}",
    "{'a': 1}",
    "{1: [2]}",
    "range(3)",
    "missing_name",
    "p",
    "p.title",
    "p.validity",
    "p.facts",
    "policy",
    "policy.measures",
    "policy.measures[0]",
    "policy.measures[0].supports",
    "policy.measures[0].guide",
    "policy.comparison.rows",
    "counts",
    "policy.measures[0].guide.fields[0]",
    "ref",
    "ref('prize')",
    "cite('plan')",
    "status",
    "sources",
    "sources.rows",
    "policy.measures[0].paragraphs[0]",
    "policy.measures | map(attribute='id')",
    "br",
)
FUNCTIONS = (
    "ref",
    "cite",
    "field",
    "figure",
    "role",
    "range",
    "sources.count",
    "p.title",
    "policy",
    "loop.cycle",
    "loop.changed",
    "loop",
)
FORMS = (
    "{{{{ {} }}}}",
    "{{{{ ({}) | length }}}}",
    "{{% for x in {} %}}{{{{ x }}}}{{% endfor %}}",
    "{{% if {} %}}甲{{% endif %}}",
    "{{{{ '甲' ~ ({}) }}}}",
)
OPERATORS = (
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "~",
    "==",
    "!=",
    "<",
    ">=",
    "in",
    "not in",
    "and",
    "or",
)


@pytest.fixture(scope="module")
def composer(tmp_path_factory: pytest.TempPathFactory) -> Composer:
    folder = tmp_path_factory.mktemp("offered")
    (folder / "templates").mkdir()
    return Composer(policy(folder), folder / "templates")


def expression(chance: random.Random, composer: Composer) -> str:
    """A call of something offered with some values of any kind, many or few."""
    given = [
        chance.choice(VALUES)
        for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3)))
    ]
    named = ""
    if chance.random() < 0.2:
        key = chance.choice(
            (
                "attribute",
                "last",
                "end",
                "what",
                "start",
                "reverse",
                "default",
                "x",
            )
        )
        named = f"{key}={chance.choice(VALUES)}"
    arguments = ", ".join([*given, *([named] if named else [])])
    kind = chance.randrange(5)
    if kind == 0:
        return f"{chance.choice(FUNCTIONS)}({arguments})"
    sandbox = composer.renderer.sandbox
    value = chance.choice(VALUES)
    if kind in (1, 2):
        name = chance.choice(
            [name for name in sandbox.filters if name[0] != "#"]
        )
        return f"({value}) | {name}({arguments})"
    if kind == 3:
        name = chance.choice(
            [name for name in sandbox.tests if name.isidentifier()]
        )
        return (
            f"({value}) is {name}({arguments})"
            if arguments
            else f"({value}) is {name}"
        )
    other = chance.choice(VALUES)
    if chance.random() < 0.2:
        return f"({value})[{other}:{chance.choice(VALUES)}]"
    return f"({value}) {chance.choice(OPERATORS)} ({other})"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_offered_answers_or_is_a_finding_with_its_place(
    composer: Composer, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(150):
        text = chance.choice(FORMS).format(expression(chance, composer))
        composer.findings.clear()
        template = Template(
            f"t{seed}-{number}",
            Place(f"templates/t{seed}-{number}.md"),
            "试",
            "试",
            f"甲\n\n{text}\n",
            4,
        )
        document = composer.compose(Job(template))
        if document is None:
            (finding,) = composer.findings
            place = str(finding.place)
            assert place.startswith(f"templates/t{seed}-{number}.md:7:"), (
                text,
                place,
            )
            assert any("\u4e00" <= ch <= "\u9fff" for ch in finding.message), (
                text,
                finding,
            )
            assert (
                "Error" not in finding.message
                and "None" not in finding.message
            ), (
                text,
                finding,
            )
        else:
            assert composer.findings == [], text
