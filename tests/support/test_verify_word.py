"""The checker finds what schemas miss."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.support.verify_word import verify
from tests.support.word_files import document, figure, look, para, render


def _changed(old: str, new: str, name: str = "word/document.xml") -> bytes:
    """A good file in which one text is replaced."""
    good = render(
        document(para("body", "甲", figure("10万元", "a"), node="p")),
        look(),
        marks=True,
    )
    archive, out = zipfile.ZipFile(io.BytesIO(good)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as changed:
        for entry in archive.namelist():
            text = archive.read(entry).decode()
            assert entry != name or old in text
            changed.writestr(
                entry, text.replace(old, new) if entry == name else text
            )
    return out.getvalue()


def test_a_good_file_has_no_faults() -> None:
    assert verify(_changed("甲", "乙")) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'w:pStyle w:val="body"',
            'w:pStyle w:val="boddy"',
            "style boddy is used",
        ),
        ('<w:bookmarkEnd w:id="1"/>', "", "bookmark 1 has no partner"),
        (
            'w:id="1" w:name="_pp',
            'w:id="2" w:name="_pp',
            "bookmark id 2 stands twice",
        ),
        (
            '<w:commentRangeEnd w:id="0"/>',
            "",
            "commentRangeEnd and comments differ in 0",
        ),
        (
            "<w:sectPr>",
            "<w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:sectPr>",
            "does not end with a paragraph",
        ),
        ('r:id="rIdOdd"', 'r:id="rIdLost"', "r:id rIdLost is not in"),
        ("甲", "甲\x01", "not well-formed"),
        ("<w:pPr>", "<w:pPr>None", "words between elements"),
        ("</w:pPr>", "</w:pPr>None", "words between elements"),
    ],
)
def test_each_seeded_fault_is_named(old: str, new: str, fault: str) -> None:
    assert any(fault in sentence for sentence in verify(_changed(old, new)))


def test_a_relationship_that_points_nowhere_is_named() -> None:
    data = _changed(
        'Target="styles.xml"',
        'Target="style.xml"',
        "word/_rels/document.xml.rels",
    )
    assert any(
        "points nowhere: word/style.xml" in sentence
        for sentence in verify(data)
    )


def test_a_content_type_for_a_missing_part_is_named() -> None:
    data = _changed(
        "/word/styles.xml", "/word/style.xml", "[Content_Types].xml"
    )
    assert any(
        "not there: word/style.xml" in sentence for sentence in verify(data)
    )


def test_two_content_controls_with_one_id_are_named() -> None:
    control = '<w:p><w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>'
    assert "content control id 9 stands twice" in verify(
        _changed("<w:sectPr>", control * 2 + "<w:sectPr>")
    )


def test_something_that_is_no_zip_file_is_said_to_be_none() -> None:
    assert verify(b"hello")[0].startswith("not a zip file")
