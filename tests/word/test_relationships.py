"""A part is what the relationship that leads to it says, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from policypress.compare.read.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY = (
    '<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>第一条　甲。</w:t>'
    '<w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>'
)
NOTES = (
    '<w:footnotes xmlns:w="{w}"><w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r>'
    "</w:p></w:footnote></w:footnotes>"
)


def listed(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f"<Relationships>{inner}</Relationships>"


def words(**parts: str) -> str:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    found = read_docx(out.getvalue(), "来稿.docx")
    assert found.findings == []
    return found.lines[0].text


@pytest.mark.parametrize(
    ("main", "notes", "target"),
    [
        ("word/document.xml", "word/footnotes.xml", "footnotes.xml"),
        ("word/document2.xml", "word/footnotes9.xml", "footnotes9.xml"),
        ("doc/main.xml", "doc/n/notes.xml", "n/notes.xml"),
        ("main.xml", "notes.xml", "notes.xml"),
        ("doc/main.xml", "other/notes.xml", "/other/notes.xml"),
        ("doc/main.xml", "other/notes.xml", "../other/notes.xml"),
    ],
)
@pytest.mark.parametrize("namespace", [W, STRICT])
def test_parts_are_found_wherever_they_are(
    main: str, notes: str, target: str, namespace: str
) -> None:
    folder, _, base = main.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels".lstrip("/")
    assert (
        words(
            **{
                "_rels/.rels": listed(officeDocument=main),
                main: BODY.format(w=namespace),
                rels: listed(footnotes=target),
                notes: NOTES.format(w=namespace),
            }
        )
        == "第一条　甲。〔脚注：注〕"
    )


def test_names_may_have_backslashes() -> None:
    assert (
        words(
            **{
                "_rels\\.rels": listed(officeDocument="word\\document.xml"),
                "word\\document.xml": BODY.format(w=W),
                "word\\_rels\\document.xml.rels": listed(
                    footnotes="footnotes.xml"
                ),
                "word\\footnotes.xml": NOTES.format(w=W),
            }
        )
        == "第一条　甲。〔脚注：注〕"
    )


def test_a_main_part_that_is_not_there_is_looked_for_under_its_usual_name() -> (
    None
):
    assert (
        words(
            **{
                "_rels/.rels": listed(officeDocument="word/gone.xml"),
                "word/document.xml": BODY.format(w=W),
            }
        )
        == "第一条　甲。"
    )
