"""Looks: what a file in templates/looks says, and what is wrong with one that says it badly."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from policypress.findings import Place
from policypress.render.docx import load_look, named_look
from policypress.render.look import source
from policypress.word.styles import NORMAL
from tests.support.word_files import LOOKS, document, look, para, part, render

ROLES = {
    "body",
    "title",
    "subtitle",
    "chapter",
    "clause-heading",
    "heading3",
    "recipient",
    "attachment-note",
    "attachment-label",
    "signature",
    "date-line",
    "note",
    "masthead",
    "masthead-word",
    "letter-masthead",
    "letter-doc-number",
    "letter-imprint",
    "doc-number",
    "imprint",
    "table-head",
    "table-cell",
    "table-note",
    "question",
    "answer",
    "contents-title",
    "contents-1",
    "contents-2",
    "draft",
    "field-label",
    "promise",
    "centered",
    "plain",
    "list",
    "clause",
}


def write(folder: Path, text: str, name: str = "unit") -> Path:
    """A look beside copies of the project's own."""
    for path in LOOKS.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["gbt9704", "windows", "gbt9704-wps"])
def test_every_look_has_every_role(name: str) -> None:
    found = look(name)
    assert set(found.paragraphs) >= ROLES
    assert {"strong", "emphasis", "run-in", "code"} <= set(found.characters)


def test_the_default_look_is_that_of_the_norm() -> None:
    norm = look()
    body, title = norm.paragraph("body"), norm.paragraph("title")
    assert (
        body.face.east_asia,
        body.face.size,
        body.face.spacing,
        body.line,
    ) == (
        "仿宋_GB2312",
        32,
        -5,
        579,
    )
    assert (body.first_line, body.align, body.name) == (2, "both", "公文正文")
    assert (title.face.size, title.align, title.line, title.snap) == (
        44,
        "center",
        640,
        False,
    )
    assert norm.paragraph("chapter").face.east_asia == "黑体"
    assert norm.paragraph("clause-heading").face.east_asia == "楷体_GB2312"
    assert (
        norm.page.top,
        norm.page.right,
        norm.page.bottom,
        norm.page.left,
    ) == (
        2098,
        1474,
        1984,
        1587,
    )
    assert norm.paragraph("plain").id == NORMAL
    assert [(d.clause, d.strength) for d in norm.deviations] == [
        ("8", "规定")
    ]  # page numbers of landscape pages


def test_a_look_that_leaves_the_norm_lists_where() -> None:
    clauses = {d.clause for d in look("windows").deviations}
    assert {
        "5.2.2",
        "7.3.1",
        "8",
    } <= clauses  # its own and those of the look it extends
    assert look("gbt9704-wps").page.character_space == -849


def test_a_new_style_takes_one_new_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "extends: gbt9704\nparagraphs:\n  motto: {like: body, name: 题词, font: 楷体}\n",
    )
    unit, findings = load_look(path)
    assert findings == [] and unit is not None
    assert 'w:styleId="motto"' in part(
        render(document(para("motto", "甲")), unit), "word/styles.xml"
    )


def test_an_extending_look_changes_only_what_it_names(tmp_path: Path) -> None:
    unit, _ = load_look(
        write(
            tmp_path,
            "extends: gbt9704\nparagraphs:\n  title: {size: 小二}\npage: {top: 30毫米}\n",
        )
    )
    assert unit is not None
    assert (
        unit.paragraph("title").face.size,
        unit.paragraph("title").align,
        unit.page.top,
    ) == (36, "center", 1701)
    assert unit.paragraph("attachment-title").face.size == 36


BROKEN = [
    ("extends: gbt9705", "unknown-look", 1, "gbt9704"),
    ("extends: unit", "circular-look", 1, ""),
    ("extends: gbt9704\nparagrphs: {}", "unknown-key", 2, "paragraphs"),
    (
        "extends: gbt9704\nparagraphs:\n  body: {sise: 3号}",
        "unknown-key",
        3,
        "size",
    ),
    (
        "extends: gbt9704\nparagraphs:\n  body: {size: 大号}",
        "bad-value",
        3,
        "",
    ),
    (
        "extends: gbt9704\nparagraphs:\n  body: {font: 仿送}",
        "bad-value",
        3,
        "",
    ),
    ("extends: gbt9704\nparagraphs:\n  body: {snap: yes}", "bad-value", 3, ""),
    (
        "extends: gbt9704\nparagraphs:\n  x: {like: boddy}",
        "unknown-style",
        3,
        "body",
    ),
    (
        "extends: gbt9704\nparagraphs:\n  x: {like: y}\n  y: {like: x}",
        "circular-style",
        4,
        "",
    ),
    ("extends: gbt9704\npage: {top: 37里}", "bad-value", 2, ""),
    ("extends: gbt9704\nparagraphs:\n  body: 3号", "wrong-type", 3, ""),
    ("extends: gbt9704\ntitle: a\ntitle: b", "duplicate-key", 3, ""),
    (
        "extends: gbt9704\ndeviations:\n  - {clause: '1', strength: 随便, what: a, why: b}",
        "bad-deviation",
        3,
        "规定",
    ),
    ("extends: gbt9704\ndeviations: 文字", "bad-deviation", 2, "以 - 开头"),
    (
        "extends: gbt9704\nparagraphs:\n  'a\"b': {like: body}",
        "bad-role",
        3,
        "",
    ),
    (
        "extends: gbt9704\nparagraphs:\n  x: {like: body, name: 公文标题}",
        "duplicate-style-name",
        3,
        "",
    ),
    (
        "extends: gbt9704\ntables:\n  t: {cell: table-cel}",
        "unknown-style",
        3,
        "table-cell",
    ),
    ("a: [", "yaml-syntax", 0, ""),
    ("- a", "wrong-type", 0, ""),
    ("fonts: {}", "missing-style", 1, ""),
]


@pytest.mark.parametrize(("text", "code", "line", "hint"), BROKEN)
def test_a_bad_look_gives_a_finding_at_its_place(
    tmp_path: Path, text: str, code: str, line: int, hint: str
) -> None:
    unit, findings = load_look(write(tmp_path, text))
    assert unit is None
    found = [f for f in findings if f.code == code]
    assert found and hint in found[0].hint
    assert not line or found[0].place.line == line


def test_a_file_that_is_not_utf8_or_not_there_is_a_finding(
    tmp_path: Path,
) -> None:
    gbk = tmp_path / "gbk.yaml"
    gbk.write_bytes("title: 版式".encode("gbk"))
    for path, code in (
        (gbk, "not-utf8"),
        (tmp_path / "none.yaml", "missing-file"),
    ):
        unit, findings = load_look(path)
        assert unit is None and [f.code for f in findings] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: " + "[" * 200 + "]" * 200, "too-deep"),
        ("{? [a] : b}\n", "not-a-text-key"),
    ],
)
def test_what_would_make_a_small_look_endless_is_refused_at_its_place(
    tmp_path: Path, text: str, code: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    unit, findings = load_look(path)
    assert (
        unit is None
        and [f.code for f in findings] == [code]
        and findings[0].place.line
    )


def test_an_unknown_look_is_answered_with_the_nearest_name() -> None:
    unit, findings = named_look(LOOKS, "gbt970", Place("templates/a.md", 2, 7))
    assert unit is None
    assert (findings[0].code, str(findings[0].place)) == (
        "unknown-look",
        "templates/a.md:2:7",
    )
    assert "gbt9704" in findings[0].hint


def test_a_look_read_again_is_the_same_and_a_changed_one_is_read_anew(
    tmp_path, monkeypatch
):
    """What was read is kept, so that the second time no YAML is parsed."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(source, "_KEPT", tmp_path / "kept")
    path = write(tmp_path, "extends: gbt9704\ntitle: 甲\n")
    first = source.read_look(path, [])
    parsed = []
    monkeypatch.setattr(source, "_parsed", lambda *given: parsed.append(given))
    assert source.read_look(path, []) == first
    assert first["title"].place == source.read_look(path, [])["title"].place
    assert parsed == []
    write(tmp_path, "extends: gbt9704\ntitle: 乙\n")
    source.read_look(path, [])
    assert len(parsed) == 1


def test_a_look_with_a_mistake_is_reported_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(source, "_KEPT", tmp_path / "kept")
    path = write(tmp_path, "title: 甲\ntitle: 乙\n")
    for _ in range(2):
        findings = []
        source.read_look(path, findings)
        assert [one.code for one in findings] == ["duplicate-key"]
