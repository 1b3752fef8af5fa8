"""Of alternatives for newer and older programs a file is read as Word shows it: the
first that Word understands, in the body and in notes."""

from __future__ import annotations

import pytest

from tests.compare.read.test_docx import p
from tests.compare.read.test_docx_kinds import run, words
from tests.compare.read.test_docx_variants import (
    MC,
    lines,
    new_box,
    note,
    par,
    vml_box,
)

ZZ = 'xmlns:zz="http://example.org/2031/words"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
MINE = 'xmlns:mine="http://schemas.microsoft.com/office/word/2010/wordml"'
WPS = 'xmlns:wps="http://www.wps.example/2017/own"'


def choices(*options: tuple[str, str], fallback: str | None = None) -> str:
    """Alternatives; options: what each requires, and its words."""
    inner = "".join(
        f"<mc:Choice {required}>{words(text)}</mc:Choice>"
        for required, text in options
    )
    if fallback is not None:
        inner += f"<mc:Fallback>{words(fallback)}</mc:Fallback>"
    return (
        f"<mc:AlternateContent {MC} {ZZ} {W15}>{inner}</mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("options", "fallback", "shown"),
    [
        ([('Requires="zz"', "丙")], "10", "10"),
        ([('Requires="unheard"', "丙")], "10", "10"),
        ([('Requires="w15 zz"', "丙")], "10", "10"),
        ([('Requires="zz"', "丙"), ('Requires="w15"', "丁")], "10", "丁"),
        ([('Requires="w15"', "丙"), ('Requires="zz"', "丁")], "10", "丙"),
        ([('Requires="w14"', "丙")], "10", "丙"),
        ([(f'{MINE} Requires="mine"', "丙")], "10", "丙"),
        ([(f'{WPS} Requires="wps"', "丙")], "10", "10"),
        ([('Requires="zz"', "丙")], None, "丙"),
        ([('Requires="zz"', "丙")], "", ""),
        ([], "10", "10"),
    ],
)
def test_the_first_choice_that_word_understands_is_read(
    options: list[tuple[str, str]], fallback: str | None, shown: str
) -> None:
    inner = choices(*options, fallback=fallback)
    assert lines(par(words("甲"), inner, words("。"))) == [f"甲{shown}。"]


def test_a_text_box_in_a_note_is_read_once() -> None:
    both = (
        f'<mc:AlternateContent {MC}><mc:Choice Requires="wps">'
        f"{new_box(p('图注'))}</mc:Choice>"
        f"<mc:Fallback>{vml_box(p('图注'))}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    notes = f'<w:footnote w:id="2">{par(words("见"), run(both))}</w:footnote>'
    assert lines(par(words("甲"), note(2)), footnotes=notes) == [
        "甲〔脚注：见　图注〕"
    ]


def test_a_character_that_newer_programs_write_otherwise_is_read() -> None:
    symex = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
    sign = (
        f'<w:r xmlns:w16se="{symex}"><mc:AlternateContent {MC}>'
        '<mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" '
        'w16se:char="{}"/></mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    assert lines(par(sign.format("1F4A1"), words("提示"))) == ["💡提示"]
    assert lines(par(sign.format("2611"), words("是"))) == ["☑是"]
    assert lines(par(sign.format("D800"), words("是"))) == ["□是"]
