"""The proof of a marked original sees whatever does not come back."""

from __future__ import annotations

import io
import zipfile

import pytest

from policypress.compare import compare
from policypress.compare.proof.in_place import prove_in_place
from policypress.compare.read.plain_text import parse_text
from policypress.render import inplace
from tests.support.edited_originals import (
    main_part,
    paragraph,
    table,
    tree_of,
    word_file,
)

ORIGINAL = word_file(
    paragraph("第一条　奖励十万元。")
    + paragraph("第二条　由市局负责。")
    + table(("级别", "金额"), ("一级", "10万元"))
    + paragraph("第三条　完。"),
    header1=paragraph("某市文件"),
)
NEW = (
    "第一条　奖励二十万元。\n第二条　甲。\n第三条　由市局负责。\n第四条　完。"
)
CHANGES = compare(tree_of(ORIGINAL), parse_text(NEW, "新.txt").tree)
MARKED = inplace.render(
    ORIGINAL,
    "原稿.docx",
    CHANGES,
    author="法规科",
    date="2026-03-01T00:00:00Z",
)


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The package with another content of one part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for entry in old.namelist():
            own = content.encode() if entry == name else old.read(entry)
            new.writestr(entry, own)
    return out.getvalue()


def faults(data: bytes) -> list[str]:
    found = prove_in_place("原件标注.docx", ORIGINAL, data, MARKED.accepted)
    return [finding.message for finding in found]


def test_a_marked_original_is_proven() -> None:
    assert faults(MARKED.data) == []


def test_a_header_that_changed_is_seen() -> None:
    data = with_part(MARKED.data, "word/header1.xml", "<w:hdr/>")
    assert faults(data) == [
        "自证未通过（原件标注.docx）：word/header1.xml与原件不同"
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "reading"),
    [
        ("由市局负责", "由省局负责", "拒绝"),
        ("二十万元", "三十万元", "接受"),
        (
            "<w:pPr><w:rPr><w:ins",
            "<w:pPr><w:jc w:val='right'/><w:rPr><w:ins",
            "",
        ),
        ("<w:tblW ", "<w:tblW w:foreign='1' ", "拒绝"),
        ("<w:t>甲。</w:t>", "<w:t>乙。</w:t>", "接受"),
        (
            ">十万元</w:delText>",
            ">百万元</w:delText>",
            "拒绝",
        ),
    ],
)
def test_whatever_is_otherwise_is_seen(
    was: str, becomes: str, reading: str
) -> None:
    part = main_part(MARKED.data)
    assert was in part
    data = with_part(
        MARKED.data, "word/document.xml", part.replace(was, becomes, 1)
    )
    found = faults(data)
    # The look of a new paragraph is in neither text.
    assert bool(found) == bool(reading)
    assert all(reading in one for one in found[:1])
