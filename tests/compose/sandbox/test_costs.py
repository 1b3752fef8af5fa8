"""What each thing that a template can do takes of its budget, step by step, and how large a
template may be at most."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader

from policypress.compose.sandbox import counting
from policypress.compose.sandbox import sandbox as sandboxes
from policypress.compose.sandbox.budget import (
    EACH_MEASURE,
    FREE_PARAGRAPH,
    LARGEST,
    PARAGRAPH,
    POOL,
    Budget,
    TooMuch,
    cost,
)
from policypress.compose.sandbox.counting import (
    BRACKETS,
    BRANCHES,
    DEEPEST,
    LOOPS,
    MOST_NAMES,
    TooComplex,
)
from policypress.compose.sandbox.sandbox import BoundedSandbox, offered


@offered
def called(*given: Any, **named: Any) -> str:
    """What a template may call; it writes nothing."""
    return ""


NAMES = {"f": called, "x": "a" * 160, "y": "b" * 32}
# A template, and its steps: one for the template itself, and one for each character that
# it writes; a turn of a loop takes eight, a call thirty.
STEPS = {
    "": 1,
    "甲乙": 1 + 2,
    "{{ 1 }}": 1,
    "{% for a in [1, 2] %}甲{% endfor %}": 1 + 3 + 2 * (8 + 1),
    "{% for a in range(3) %}{% endfor %}": 1 + (30 + 3) + 3 * 8,
    "{{ f() }}": 1 + 30,
    "{{ f('abc') }}": 1 + 30,
    "{{ f([1, 2]) }}": 1 + 3 + 30 + 3,
    "{{ f(a=(1, 2, 3)) }}": 1 + 4 + 30 + 4,
    "{{ 1 + 2 }}": 1 + 2,
    "{{ 'ab' * 3 }}": 1 + (1 + 6),
    "{{ 3 * 'ab' }}": 1 + (1 + 6),
    "{{ 2 ** 3 }}": 1 + 1,
    "{{ [1] + [2, 3] }}": 1 + 2 + 3 + 3,
    "{{ '%s' % 'ab' }}": 1 + 2 + (2 + 100),
    "{{ 'abcd'[1:] }}": 1 + 4,
    "{{ [1, 2][0] }}": 1 + 3,
    "{{ {'a': 1}['a'] }}": 1 + 3,
    "{{ 'ab' == 'cd' }}": 1,
    "{{ x == y }}": 1 + 11 + 3,
    "{{ 'a' in x }}": 1 + 11,
    "{{ [] }}": 1,
    "{{ {} }}": 1,
    "{% set a, b = (1, 2) %}": 1 + 3,
    "{% macro m() %}甲乙丙{% endmacro %}": 1,
    "{% macro m() %}甲乙丙{% endmacro %}{{ m() }}": 1 + 30 + (1 + 3),
    "{% block b %}甲乙{% endblock %}": 1 + (1 + 2),
    "{% include 'part' %}": 1 + (1 + 3),
    "{% if 1 %}甲{% else %}乙{% endif %}": 1 + 2,
}


def sandbox() -> BoundedSandbox:
    """One that is offered few filters, with one file."""
    return BoundedSandbox(
        Budget(),
        False,
        ("list", "length"),
        DictLoader({"part": "甲乙丙"}),
    )


def steps(template: str) -> int:
    box = sandbox()
    box.from_string(template).render(NAMES)
    return PARAGRAPH - box.budget._left


def test_everything_that_a_template_does_is_counted():
    assert {one: steps(one) for one in STEPS} == STEPS


def test_what_a_loop_is_called_with_again_is_counted_too():
    again = (
        "{% for a in x recursive %}{{ loop(a) if a is iterable }}{% endfor %}"
    )
    box, flat = sandbox(), sandbox()
    box.from_string(again).render(x=[[1, 2, 3]])
    flat.from_string(again).render(x=[1])
    assert flat.budget._left - box.budget._left > 30 + 3 * 8


def test_what_an_operation_makes_is_reckoned_before():
    assert cost("+", "ab", [1, 2, 3]) == 2 + 3
    assert cost("*", (1, 2), -3) == 1 + 6
    assert cost("*", "ab", "cd") == 2 + 2
    assert cost("*", "ab", 1.5) == 1
    assert cost("-", 5, 7) == cost("//", 5, 7) == 2
    assert cost("%", "%s和%s", ("a", "bcd")) == 5 + 2 * (3 + 100)
    assert cost("%", "%(a)s", {"a": "bc"}) == 5 + (2 + 100)
    assert cost("%", 7, 3) == 2
    assert cost("**", 1.5, 9) == cost("**", 2, 0.5) == 1
    assert cost("**", 2, 1024 // 2) == 1
    for operator, left, right in (
        ("**", 2, 1024),
        ("**", 10, -400),
        ("+", LARGEST, 1),
        ("*", 1, -LARGEST),
        ("%", "%999d", 1),
        ("%", "%*d", (3, 1)),
    ):
        with pytest.raises(TooMuch):
            cost(operator, left, right)


def repeated(begin: str, end: str, count: int) -> str:
    return begin * count + end * count


# A template that has as much as it may, and how it gets one more.
SIZES = {
    "a loop": (
        repeated("{% for a in x %}", "{% endfor %}", LOOPS),
        repeated("{% for a in x %}", "{% endfor %}", LOOPS + 1),
        "括号或语句嵌套太深",
    ),
    "a bracket": (
        "{{ " + repeated("(", ")", BRACKETS).replace("()", "(1)") + " }}",
        "{{ " + repeated("(", ")", BRACKETS + 1).replace("()", "(1)") + " }}",
        "括号或语句嵌套太深",
    ),
    "a name": (
        "{% set a = 1 %}" * MOST_NAMES,
        "{% set a = 1 %}" * MOST_NAMES + "{% macro m() %}{% endmacro %}",
        "模板里的变量、宏和块太多",
    ),
    "a branch": (
        "{% if 0 %}" + "{% elif 0 %}" * BRANCHES + "{% endif %}",
        "{% if 0 %}" + "{% elif 0 %}" * (BRANCHES + 1) + "{% endif %}",
        "一个 if 的分支太多",
    ),
    "a filter": (
        "{{ x" + " | list" * (DEEPEST - 2) + " }}",
        "{{ x" + " | list" * (DEEPEST - 1) + " }}",
        "括号或语句嵌套太深",
    ),
    "a character": ("a" * 12_000, "a" * 12_001, "模板太长"),
    "a digit": (
        f"{{{{ {LARGEST - 1} }}}}",
        f"{{{{ {LARGEST} }}}}",
        "数字太大",
    ),
}


@pytest.mark.parametrize("one_more", SIZES)
def test_a_template_may_be_so_large_and_not_larger(
    one_more: str,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(sandboxes, "LONGEST", 12_000)
    allowed, refused, why = SIZES[one_more]
    sandbox().parse(allowed)
    with pytest.raises(TooComplex) as raised:
        sandbox().parse(refused)
    assert raised.value.message == why


def test_the_line_is_told_where_it_begins_to_be_too_much(
    monkeypatch: pytest.MonkeyPatch,
):
    """A template, two prints, their two names, a piece of text."""
    monkeypatch.setattr(counting, "MOST_NODES", 5)
    sandbox().parse("{{ a }}{{ b }}")
    with pytest.raises(TooComplex) as raised:
        sandbox().parse("{{ a }}\n{{ b }}\n{{ c }}", "one.md")
    found = raised.value
    assert (found.message, found.name) == ("模板太长，语句太多", "one.md")
    assert found.lineno == 2
    with pytest.raises(TooComplex) as raised:
        sandbox().parse("甲\n{{ [1,\n" + "(" * 99, "two.md")
    assert (raised.value.lineno, raised.value.name) == (3, "two.md")


def left(budget: Budget) -> int:
    """How many steps the next paragraph may take."""
    with budget.rendering(document=False):
        return budget._left


def test_a_paragraph_within_a_document_is_spent_by_both():
    budget = Budget(2)
    assert budget.document == Budget().document + 2 * EACH_MEASURE
    with budget.rendering(document=True):
        budget.spend(100)
        with budget.rendering(document=False):
            assert budget._left == PARAGRAPH
            budget.spend(7)
        assert budget._left == budget.document - 107


def test_beyond_a_free_part_paragraphs_share_what_there_is():
    budget = Budget()
    pool = POOL * budget.document
    with budget.rendering(document=False):
        budget.spend(FREE_PARAGRAPH)
    assert budget._pool == pool
    with budget.rendering(document=False):
        budget.spend(FREE_PARAGRAPH + 9)
    assert budget._pool == pool - 9
    budget._pool = 1
    assert left(budget) == PARAGRAPH
    budget._pool = 0
    assert left(budget) == FREE_PARAGRAPH


def test_what_was_refused_has_not_been_done():
    budget = Budget()
    with budget.rendering(document=True):
        with (
            pytest.raises(TooMuch),
            budget.rendering(document=False),
        ):
            budget.spend(10 * PARAGRAPH)
        assert budget._left == budget.document - PARAGRAPH


def test_a_number_too_large_to_be_a_figure_is_refused_where_it_is_looked_at():
    budget = Budget()
    assert budget.weigh(LARGEST - 1) == LARGEST - 1
    for one in (LARGEST, -LARGEST):
        with pytest.raises(TooMuch):
            budget.weigh(one)


def test_lists_may_lie_so_deep_and_not_deeper():
    """A list of its own for the value, and thirty within it."""
    nested: list[Any] = []
    for _ in range(29):
        nested = [nested]
    budget = Budget()
    with budget.rendering(document=False):
        assert budget.weigh(nested) is nested
        with pytest.raises(TooMuch):
            budget.weigh([nested])
