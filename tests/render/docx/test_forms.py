"""Form fields wherever a template may put them: alone, in a sentence, side by side."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from policypress.document import Field, LineBreak, Paragraph, Text
from policypress.word import controls
from policypress.word.form import Form, read_form
from tests.support.filling_forms import body_of, filled
from tests.support.saving_in_libreoffice import saved
from tests.support.verify_word import verify
from tests.support.word_files import body, document, look, origin, para, render

KINDS = ("text", "multiline", "date", "choice", "check")
TAG = qn("w:t")


def field(kind: str, number: int) -> Field:
    """A field with a source of its own; some without a prompt."""
    name = f"f.{kind}{number}"
    prompt = f"提示 {number}：“写明”" if number % 2 else ""
    return Field(
        kind, name, f"第{number}项", prompt, ("甲", "乙"), origin(name)
    )


def arrangements() -> list[Paragraph]:
    """Fields of every kind in every position."""
    count = iter(range(1, 1000))
    fields = [field(kind, next(count)) for kind in KINDS * 8]
    alone = [para("body", one, node="alone") for one in fields[:5]]
    sentence = [
        para("body", "前", one, "中", two, "后", node="sentence")
        for one, two in zip(fields[5:10], fields[10:15], strict=True)
    ]
    first = para("body", fields[15], "在段首", node="first")
    headed = para("chapter", "一、", fields[16], level=2, node="chapter")
    beside = para("body", *fields[17:27], node="beside")
    lines = para(
        "body", fields[27], LineBreak(), fields[28], Text(""), fields[29]
    )
    unlisted = Field("text", "无源", "无源", "")
    return [
        *alone,
        *sentence,
        first,
        headed,
        beside,
        lines,
        para("body", unlisted),
    ]


def form() -> bytes:
    return render(document(*arrangements()), look())


def words(data: bytes) -> str:
    return "".join(text.text or "" for text in body_of(data).iter(TAG))


def test_fields_side_by_side_are_set_apart_and_others_are_not() -> None:
    one, two = field("text", 1), field("check", 2)
    assert body(para("body", one, two)).count(controls.BETWEEN) == 1
    assert controls.BETWEEN not in body(para("body", one, "和", two))
    assert controls.BETWEEN not in body(para("body", one, LineBreak(), two))
    assert controls.BETWEEN in body(para("body", one, Text(""), two))


def test_such_a_form_has_no_faults() -> None:
    assert verify(form()) == []


@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_error_in_it(
    tmp_path: Path, ooxml_validator: Path
) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(form())
    command = [str(ooxml_validator), str(path)]
    answer = subprocess.run(
        command, capture_output=True, timeout=120, check=False
    )
    assert json.loads(answer.stdout)["errors"] == []


@pytest.mark.libreoffice
def test_libreoffice_keeps_them_all_empty_and_filled_in(
    tmp_path: Path,
) -> None:
    empty = form()
    fields = read_form(empty, "form").answers
    answers = {}
    for number, one in enumerate(fields):
        special = {"check": "是", "choice": "乙", "date": "2026年5月4日"}
        answers[one.name] = special.get(
            one.kind, f"答 {number}\nB{number}、丙"
        )
    sources = {"empty": empty, "answered": filled(empty, answers)}
    files = []
    for name, data in sources.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(data)
    for file in saved(files, tmp_path / "saved", tmp_path / "profile"):
        before = sources[file.stem]
        after = file.read_bytes()
        controls_after = len(list(body_of(after).iter(qn("w:sdt"))))
        assert controls_after == len(fields) == 31
        assert words(after) == words(before)
        found = read_form(after, "form")
        assert _texts(found) == _texts(read_form(before, "form"))
        assert found.findings == ()


def _texts(form: Form) -> dict[str, str]:
    """By name; the title of the field without a source is lost, nothing lists it."""
    return {answer.name: answer.text for answer in form.answers}
