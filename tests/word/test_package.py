"""A package is a proper zip file and the same bytes in every run."""

from __future__ import annotations

import io
import zipfile

from policypress.word.package import (
    Relationship,
    deflate,
    package,
    relationships,
)


def _sample() -> bytes:
    return package(
        [
            relationships(
                "_rels/.rels",
                [
                    Relationship("rId1", "urn:kind", "a&b.xml"),
                    Relationship("r2", "k", "http://x/", True),
                ],
            ),
            deflate(
                "word/正文.xml", "application/x", "<a>" + "字" * 1000 + "</a>"
            ),
        ]
    )


def test_python_can_unzip_it_and_every_checksum_holds() -> None:
    archive = zipfile.ZipFile(io.BytesIO(_sample()))
    assert archive.testzip() is None
    assert archive.namelist() == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/正文.xml",
    ]
    assert (
        archive.read("word/正文.xml").decode() == "<a>" + "字" * 1000 + "</a>"
    )


def test_nothing_in_it_depends_on_the_clock() -> None:
    archive = zipfile.ZipFile(io.BytesIO(_sample()))
    assert {entry.date_time for entry in archive.infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    assert _sample() == _sample()


def test_content_types_list_the_parts_that_need_one() -> None:
    types = (
        zipfile.ZipFile(io.BytesIO(_sample()))
        .read("[Content_Types].xml")
        .decode()
    )
    assert (
        '<Override PartName="/word/正文.xml" ContentType="application/x"/>'
        in types
    )
    assert "/_rels/.rels" not in types
    assert '<Default Extension="xml" ContentType="application/xml"/>' in types


def test_a_relationship_outside_the_file_says_so() -> None:
    rels = zipfile.ZipFile(io.BytesIO(_sample())).read("_rels/.rels").decode()
    assert 'Id="r2" Type="k" Target="http://x/" TargetMode="External"' in rels
    assert 'Target="a&amp;b.xml"/>' in rels
