"""Marks carry where words come from through templates and Markdown, and leave nothing."""

from __future__ import annotations

from policypress.compose.markdown.markers import (
    UNKNOWN_LINE,
    Nodes,
    Span,
    escape,
    line_mark,
    take_line_marks,
    unescaped,
    visible,
    without_line_marks,
    without_markers,
)
from policypress.document import Origin
from policypress.findings import Place

HERE = Origin("measures/a#amount", Place("policy/a.yaml", 3, 5))


def test_each_line_of_a_template_has_an_origin_of_its_own_made_once() -> None:
    nodes = Nodes()
    first = nodes.file_number("templates/a.md")
    second = nodes.file_number("templates/b.md")
    assert (first, second) == (0, 1)
    assert nodes.file_number("templates/a.md") == first
    made = [
        nodes.template_line(file, line)
        for file, line in ((first, 7), (first, 8), (second, 7))
    ]
    assert [(one.id, one.place) for one in made] == [
        ("templates/a.md:7", Place("templates/a.md", 7, 1)),
        ("templates/a.md:8", Place("templates/a.md", 8, 1)),
        ("templates/b.md:7", Place("templates/b.md", 7, 1)),
    ]
    assert nodes.template_line(first, 7) is made[0]


def test_line_marks_are_taken_from_the_text_line_by_line() -> None:
    text = f"甲{line_mark(2, 7)}\n\n乙{line_mark(0, 12)}丙"
    assert take_line_marks(text) == (
        "甲\n\n乙丙",
        [(2, 7), UNKNOWN_LINE, (0, 12)],
    )
    assert without_line_marks(text) == "甲\n\n乙丙"


def test_the_same_span_has_one_number_and_a_figure_is_made_once() -> None:
    nodes = Nodes()
    span = Span(HERE)
    assert nodes.wrap("甲", span)[:3] == nodes.wrap("乙", Span(HERE))[:3]
    assert nodes.spans == [span]
    made: list[str] = []

    def make() -> tuple[str, Span]:
        made.append("5万元")
        return "5万元", span

    first = nodes.figure("measures/a#amount", make)
    assert nodes.figure("measures/a#amount", make) == first
    assert made == ["5万元"]
    # What has no path is nowhere, and so cannot be known again.
    assert nodes.figure("", make) == nodes.figure("", make)
    assert len(made) == 3
    assert visible(first) == "5万元"


def test_words_of_a_user_hold_no_marks_and_read_back_as_they_are() -> None:
    nodes = Nodes()
    forged = nodes.wrap("*甲*\n[乙](丙)", Span(HERE))
    assert without_markers(forged) == "0*甲*\n[乙](丙)"
    assert escape("*甲*\n[乙]") == "\\*甲\\* \\[乙\\]"
    assert unescaped(escape("a_b|c#1.")) == "a_b|c#1."
