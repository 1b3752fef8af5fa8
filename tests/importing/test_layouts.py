"""How a policy can number its text: what stands above first chapters, clauses, items."""

from __future__ import annotations

from policypress.importing.around import numbering
from policypress.importing.layouts import LAYOUTS, Layout, layouts
from policypress.importing.shape import Shape


def numbers(one: Layout) -> list[str]:
    """The second chapter, clause, item and subitem."""
    return [
        one.heading(2, "章"),
        one.clause(2),
        one.item(2, 0),
        one.item(2, 1),
    ]


def test_each_layout_numbers_as_texts_do():
    assert [numbers(one) for one in LAYOUTS] == [
        ["第二章", "第二条", "（二）", "2."],
        ["第二章", "第二条", "（二）", "2."],
        ["二、", "第二条", "（二）", "2."],
        ["二、", "（二）", "2.", "（2）"],
        ["二、", "（二）", "2.", "（2）"],
        ["二、", "二、", "（二）", "2."],
    ]


def test_items_may_be_arabic_at_once_and_brackets_narrow():
    plain = layouts(has_half=False)
    arabic = [numbers(one)[2:] for one in plain if one.is_arabic]
    assert arabic == [["2.", "（2）"]] * 3 + [["（2）", ""]] * 2 + [
        ["2.", "（2）"]
    ]
    every = layouts(has_half=True)
    assert every[: len(plain)] == plain
    half = [numbers(one) for one in every if one.is_half]
    assert half[0] == ["第二章", "第二条", "(二)", "2."]
    assert len(every) == 2 * len(plain) == 4 * len(LAYOUTS)


def test_a_policy_says_how_its_text_counts():
    assert numbering(Shape("articles")) == {"scheme": "articles"}
    every = Shape("sections", True, True, True, True)
    assert numbering(every) == {
        "scheme": "sections",
        "measures": "per_chapter",
        "chapters": "counted",
        "items": "arabic",
        "brackets": "half",
    }
