"""Characters that turn words around are told: a page shows 10 where 01 is written."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_bytes, parse_lines
from policypress.compare.impact.uncompared import leftovers
from policypress.compare.read.docx import read_docx
from policypress.findings import Finding
from tests.compare.read.test_docx import p, package

TURNING = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def found(text: str, name: str) -> list[Finding]:
    parsed = parse_bytes(text.encode(), name)
    assert parsed.tree is not None
    assert "".join(parsed.tree.nodes[0].lines[0].printed.split()) == (
        "第一条奖励01万元。"
    )
    return [one for one in parsed.findings if one.code == "text-direction"]


@pytest.mark.parametrize("name", ["来稿.txt", "来稿.md"])
@pytest.mark.parametrize("character", list(TURNING))
def test_each_is_told_with_its_place(character: str, name: str) -> None:
    text = f"第一条　奖励{character}01万元。\n"
    (finding,) = found(text, name)
    assert finding.severity == "warning" and finding.place.line == 1
    assert (
        f"1 个改变文字方向的字符（U+{ord(character):04X}）" in finding.message
    )


def test_a_word_file_and_a_table_have_them_too() -> None:
    cell = p("\u202e01万元")
    table = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    read = read_docx(package(p("第一条　奖励：") + table), "来稿.docx")
    (finding,) = parse_lines(read.lines, "来稿.docx", read.unread).findings
    assert finding.code == "text-direction" and finding.place.line == 2


def test_texts_with_and_without_them_are_not_the_same() -> None:
    turned = parse_bytes("第一条　奖励\u202e01万元。".encode(), "旧.txt").tree
    plain = parse_bytes("第一条　奖励01万元。".encode(), "新.txt").tree
    assert turned and plain
    (left,) = leftovers(turned, plain, compare(turned, plain))
    assert left.sentence == (
        "改变文字方向的字符：旧 1 处、新 0 处（第 1 段），内容有不同，没有作为文字比较"
    )


def test_other_characters_without_a_glyph_turn_nothing() -> None:
    assert found("第一条　奖励\u200b0\u00ad1万元。", "来稿.txt") == []


def test_words_that_word_turns_around_are_told() -> None:
    def line(kind: str, value: str) -> str:
        inside = "<w:r><w:t>01万元</w:t></w:r>"
        return f'<w:p><w:{kind} w:val="{value}">{inside}</w:{kind}></w:p>'

    for kind in ("bdo", "dir"):
        read = read_docx(package(line(kind, "rtl")), "来稿.docx")
        assert read.lines[0].text == "01万元" and read.unread
        (told,) = read.unread.findings()
        assert "从右向左" in told.message
        plain = read_docx(package(line(kind, "ltr")), "来稿.docx")
        assert plain.unread and list(plain.unread.findings()) == []
