"""Paragraphs and items that a drafter writes as lines of one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import rich_policy as rich


def codes(folder: Path, lines: str) -> list[str]:
    """What is found where the clause has these lines."""
    clause = "".join(f"    {line}\n" for line in lines.split("\n"))
    old = "paragraphs: {main: {text: 给予支持。}, more: {text: 另行支持。}}\n"
    changes = rich.edited(
        "measures/grant.yaml", old, f"paragraphs:\n  main: |\n{clause}"
    )
    return [one.code for one in rich.found(folder, changes)]


@pytest.mark.parametrize(
    "lines",
    [
        "标准如下：\n\n（一）博士每人三千；\n\n（二）硕士每人两千。",
        "标准如下：\n1.博士每人三千；\n2.硕士每人两千。",
        "（1）给予支持。",
    ],
)
def test_numbers_by_hand_are_items(tmp_path: Path, lines: str) -> None:
    assert codes(tmp_path, lines) == ["typed-number"]


def test_an_empty_line_begins_no_paragraph(tmp_path: Path) -> None:
    assert codes(tmp_path, "给予支持。\n\n另行支持。") == ["empty-line"]


@pytest.mark.parametrize(
    "lines",
    [
        "给予支持，\n按照规定办理。",
        "依据第（一）项给予支持。",
        "给予1.5倍支持。",
    ],
)
def test_lines_of_one_sentence_are_right(tmp_path: Path, lines: str) -> None:
    assert codes(tmp_path, lines) == []
