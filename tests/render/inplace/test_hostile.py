"""Files that somebody built to be slow or wrong are marked in bounded time, or refused with a sentence."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from policypress.compare import compare
from policypress.compare.proof.in_place import prove_in_place
from policypress.compare.read.plain_text import parse_text
from policypress.pipeline import compare as comparing
from policypress.pipeline.compare import CompareRequest
from policypress.render import inplace
from policypress.system.environment import ROOT
from tests.support.edited_originals import (
    lines_of,
    paragraph,
    tree_of,
    word_file,
)

RUN = "<w:r><w:t>{}</w:t></w:r>"
SECONDS = 30  # processor time; each takes about one


def marked_in_time(original: bytes, new: str) -> inplace.Marked:
    start = time.process_time()
    changes = compare(tree_of(original), parse_text(new, "新.txt").tree)
    marked = inplace.render(
        original, "原.docx", changes, author="甲", date="2026-03-01T00:00:00Z"
    )
    if marked.data:
        assert (
            prove_in_place("原.docx", original, marked.data, marked.accepted)
            == []
        )
    assert time.process_time() - start < SECONDS
    return marked


@pytest.mark.slow
def test_thousands_of_runs_in_one_paragraph() -> None:
    original = word_file(
        paragraph("第一条　", *[RUN.format(one) for one in "甲乙丙丁" * 3000])
        + paragraph("第二条　完。")
    )
    marked = marked_in_time(
        original, f"第一条　{'甲乙丙戊' * 3000}\n第二条　完。"
    )
    assert lines_of(marked.data, "accepted")[0].count("戊") == 3000


@pytest.mark.slow
def test_a_paragraph_of_thousands_of_runs_goes_as_a_whole() -> None:
    original = word_file(
        paragraph("第一条　完。")
        + paragraph("第二条　", *[RUN.format(one) for one in "甲乙" * 6000])
        + paragraph("第三条　完。")
    )
    marked = marked_in_time(original, "第一条　完。\n第二条　完。")
    assert lines_of(marked.data, "accepted") == [
        "第一条　完。",
        "第二条　完。",
    ]


@pytest.mark.slow
def test_thousands_of_bookmarks_between_paragraphs() -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{n}" w:name="b{n}"/><w:bookmarkEnd w:id="{n}"/>'
        for n in range(20_000)
    )
    original = word_file(
        paragraph("第一条　甲。") + marks + paragraph("第二条　乙。")
    )
    marked = marked_in_time(
        original, "第一条　甲。\n第二条　丙。\n第三条　丁。"
    )
    assert marked.problem == ""


@pytest.mark.slow
def test_every_paragraph_is_replaced() -> None:
    old = [f"第{n}条　某单位负责第{n}项工作。" for n in range(1, 1500)]
    new = [line.replace("某单位", "主管部门") for line in old[::2]]
    original = word_file("".join(map(paragraph, old)))
    marked = marked_in_time(original, "\n".join(new))
    assert lines_of(marked.data, "accepted") == new


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<w:p>" * 300 + "</w:p>" * 300, "nested-too-deep"),
        ("<w:p/>" * 1_200_000, "too-large"),
        ("<w:r><w:t>" + "甲" * 12_000_000 + "</w:t></w:r>", "too-large"),
    ],
    ids=["deep", "empty paragraphs", "one word"],
)
def test_what_the_reader_refuses_is_not_marked(
    tmp_path: Path, inside: str, code: str
) -> None:
    body = f"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{inside}</w:body></w:document>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", body)
    old, new = tmp_path / "旧.docx", tmp_path / "新.txt"
    old.write_bytes(data.getvalue())
    new.write_text("第一条　甲。", "utf-8")
    request = CompareRequest(
        str(old),
        str(new),
        tmp_path / "policy",
        ROOT / "templates",
        tmp_path / "out",
        in_place=True,
    )
    result = comparing.compare(request, lambda *_: None)
    assert [one.code for one in result.findings] == [code]
    assert not (tmp_path / "out").exists()
