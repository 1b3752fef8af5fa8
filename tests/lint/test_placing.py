"""Where the words of a finding stand in the source."""

from __future__ import annotations

import pytest

from policypress.findings import Finding, Place
from policypress.lint.placing import placed, placed_at_first

FILE = "政策/a.yaml"
LINES = (
    "title: 措施",
    "paragraphs:",
    "  main: |",
    "    对企业,给予奖励；",
    "    对个人,给予补贴。",
    "  other: 对机构,给予资助。",
)


def at(
    line: int,
    quote: str,
    before: str = "",
    after: str = "",
    column: int = 1,
) -> tuple[int, int]:
    """Where a finding of a node is put."""
    finding = Finding("PU-01", "半角", Place(FILE, line, column), quote=quote)
    found = placed(
        finding, before, after, lambda name: LINES if name == FILE else ()
    ).place
    assert found.file == FILE
    return found.line, found.column


def test_words_that_stand_once_in_a_node_are_found_there():
    assert at(3, "给予补贴") == (5, 9)
    assert at(6, "机构", column=10) == (6, 11)


def test_what_stands_around_tells_one_occurrence_from_another():
    assert at(3, ",", "对企业", "给予奖励") == (4, 8)
    assert at(3, ",", "对个人", "给予补贴") == (5, 8)
    assert at(3, ",") == (3, 1)


def test_a_node_ends_before_the_next_key_and_begins_at_its_column():
    assert at(3, "机构") == (3, 1)
    assert at(6, "other", column=10) == (6, 10)
    assert at(6, "资助", column=10) == (6, 16)


@pytest.mark.parametrize("line", [0, 7, 90])
def test_a_place_that_is_not_in_the_file_stays(line):
    assert at(line, "给予补贴") == (line, 1)


def test_a_finding_without_words_stays_where_it_is():
    assert at(3, "") == (3, 1)


def test_prose_is_looked_for_in_sixty_lines_and_no_more():
    lines = ("text: |", *["  甲"] * 58, "  乙", "  丙")
    finding = Finding("PU-01", "半角", Place(FILE, 1, 1), quote="乙")
    assert placed(finding, "", "", lambda _: lines).place.line == 60
    finding = Finding("PU-01", "半角", Place(FILE, 1, 1), quote="丙")
    assert placed(finding, "", "", lambda _: lines).place.line == 1


def test_words_behind_the_first_line_of_a_block_are_found_there():
    # A text of several lines is said to stand where its first words do.
    assert at(4, "给予补贴", column=5) == (5, 9)
    assert at(4, "机构", column=5) == (4, 5)


@pytest.mark.parametrize(
    ("quote", "there", "cited"),
    [
        ("给予", (4, 9), "给予"),
        ("补贴", (5, 11), "补贴"),
        ("机构", (4, 5), ""),
    ],
)
def test_what_is_wrong_wherever_it_stands_is_shown_where_it_first_does(
    quote: str, there: tuple[int, int], cited: str
):
    finding = Finding("x", "写错", Place(FILE, 4, 5), quote=quote)
    found = placed_at_first(finding, lambda name: LINES)
    assert (found.place.line, found.place.column) == there
    assert found.quote == cited
