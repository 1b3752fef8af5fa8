"""Contents have page numbers once the file has been laid out, and none that is wrong."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from policypress.document import Contents
from policypress.render.docx import render
from policypress.word import fields
from policypress.word.contents_pages import (
    computed_when_laid_out,
    with_pages,
)
from tests.support.word_files import document, look, para

PAPER = render(
    document(
        Contents(1),
        para("chapter", "一、总则 & 附则", level=1),
        para("body", "正文。"),
        para("chapter", "二、总则", level=1),
    ),
    look(),
)


def story(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read("word/document.xml").decode()


def numbers(docx: bytes) -> list[str]:
    pages = re.findall(r"PAGEREF.*?<w:t[^>]*>(\d*)</w:t>", story(docx))
    return list(pages)


def test_there_are_none_before() -> None:
    assert numbers(PAPER) == ["", ""]


def test_each_entry_gets_that_of_its_heading() -> None:
    """An outline has more headings than contents of one level, and words broken
    otherwise."""
    standing = [
        ("标题", 1),
        ("一、总则 &附则", 3),
        ("（一）", 3),
        ("二、总则", 12),
    ]
    assert numbers(with_pages(PAPER, standing)) == ["3", "12"]


@pytest.mark.parametrize(
    "standing",
    [
        [],
        [("一、总则 & 附则", 3)],
        [("二、总则", 3), ("一、总则 & 附则", 12)],
    ],
)
def test_a_heading_that_is_not_found_leaves_all_without(
    standing: list[tuple[str, int]],
) -> None:
    assert with_pages(PAPER, standing) == PAPER


def test_for_libreoffice_the_entries_stand_without_the_field() -> None:
    laid_out = story(computed_when_laid_out(PAPER))
    assert "TOC" not in laid_out.replace("_Toc", "")
    assert laid_out.count("PAGEREF") == 2
    assert laid_out.count('"begin"') == laid_out.count('"end"') == 2


def test_nothing_else_of_the_file_is_touched() -> None:
    plain = render(document(para("body", fields.END)), look())
    assert computed_when_laid_out(plain) == plain
    changed = with_pages(PAPER, [("一、总则&附则", 1), ("二、总则", 2)])
    with (
        zipfile.ZipFile(io.BytesIO(PAPER)) as before,
        zipfile.ZipFile(io.BytesIO(changed)) as after,
    ):
        assert before.namelist() == after.namelist()
        for name in before.namelist():
            is_story = name == "word/document.xml"
            assert is_story != (before.read(name) == after.read(name))
