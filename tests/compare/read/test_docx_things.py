"""What a Word file shows besides text is the same only where its content is."""

from __future__ import annotations

import io
import zipfile

import pytest

from policypress.compare.impact.uncompared import leftovers
from policypress.compare.read.docx import read_docx
from policypress.compare.read.parser import parse_lines
from policypress.compare.text.tree import Tree
from tests.compare.read.test_docx import W, p, package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def tree(data: bytes) -> Tree:
    read = read_docx(data, "来稿.docx")
    found = parse_lines(read.lines, "来稿.docx", read.unread).tree
    assert found is not None
    return found


def shape(about: str) -> bytes:
    drawn = f"<w:r><w:pict {V}><v:line {about}/></w:pict></w:r>"
    return package(p("第一条　甲。") + f"<w:p>{drawn}</w:p>")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('id="a1" from="0,0" to="9,9"', 'id="b7" from="0,0" to="9,9"', True),
        ('from="0,0" to="9,9"', 'from="0,0" to="9,5"', False),
        ('strokecolor="red"', 'strokecolor="black"', False),
    ],
)
def test_a_drawn_shape_is_the_same_when_it_is_drawn_alike(
    one: str, other: str, same: bool
) -> None:
    (found,) = leftovers(tree(shape(one)), tree(shape(other)))
    assert (found.what, found.same) == ("图形", same)


def with_header(words: str, picture: bytes | None) -> bytes:
    """A file whose header has words, and a picture of its own."""
    shown = (
        f"<w:r><w:pict {V}><v:imagedata/></w:pict></w:r>" if picture else ""
    )
    header = (
        f"<w:hdr {W}><w:p><w:r><w:t>{words}</w:t></w:r>{shown}</w:p></w:hdr>"
    )
    rels = (
        f'<Relationships><Relationship Id="r1" Type="{OFFICE}/header" '
        'Target="header1.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        body = f"<w:document {W}><w:body>{p('第一条　甲。')}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
        archive.writestr("word/_rels/document.xml.rels", rels)
        archive.writestr("word/header1.xml", header)
        if picture:
            archive.writestr("word/media/image1.png", picture)
    return out.getvalue()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("内部", None), ("内部", None), True),
        (("内部", None), ("公开", None), False),
        (("", b"1"), ("", b"1"), True),
        (("", b"1"), ("", b"2"), False),
        (("内部", b"1"), ("内部", b"2"), False),
    ],
)
def test_a_header_is_the_same_with_its_words_and_its_pictures(
    one: tuple[str, bytes], other: tuple[str, bytes], same: bool
) -> None:
    (found,) = leftovers(tree(with_header(*one)), tree(with_header(*other)))
    assert (found.what, found.same) == ("页眉", same)


def test_a_header_with_a_page_number_alone_is_not_named() -> None:
    found = tree(with_header("— 1 —", None))
    assert leftovers(found, found) == ()
