"""A file is read back with all its words and the source node of each paragraph and figure."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from policypress.document import Cell, Field, Table
from policypress.system.tools import find_soffice
from policypress.word.bookmarks import tag
from tests.support.reading_word import (
    ReadParagraph,
    read_origins,
    read_paragraphs,
)
from tests.support.word_files import document, figure, look, para, render

CLAUSE = para(
    "clause",
    "最高奖励",
    figure("100万元", "measures/award#amount"),
    "。",
    node="measures/award#clause",
)
TABLE = Table(
    (
        (
            Cell(
                (
                    para(
                        "table-cell",
                        Field("text", "f", "名称", "请填写"),
                        node="cell",
                    ),
                )
            ),
        ),
    ),
    header=0,
)
IMPRINT = para("imprint", "抄送：区委办公室。", node="imprint")


def _written(folder: Path) -> Path:
    path = folder / "样例.docx"
    path.write_bytes(
        render(
            document(CLAUSE, TABLE, para("body", "完。", node="end"), IMPRINT),
            look(),
        )
    )
    return path


def test_words_tags_and_style_come_back_from_text_tables_and_controls(
    tmp_path: Path,
) -> None:
    paragraphs = [p for p in read_paragraphs(_written(tmp_path)) if p.text]
    assert paragraphs == [
        ReadParagraph(
            "最高奖励100万元。",
            (tag("measures/award#clause"), tag("measures/award#amount")),
            "clause",
        ),
        ReadParagraph("请填写", (tag("cell"),), "table-cell"),
        ReadParagraph("完。", (tag("end"),), "body"),
        ReadParagraph("抄送：区委办公室。", (tag("imprint"),), "imprint"),
    ]


def test_the_file_itself_says_which_node_each_tag_stands_for(
    tmp_path: Path,
) -> None:
    origins = read_origins(_written(tmp_path))
    assert origins[tag("measures/award#amount")] == (
        "measures/award#amount",
        "policy/measures/award.yaml:3:5",
    )


def test_insertions_count_and_deletions_do_not(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    from policypress.word.xml import W

    path = tmp_path / "a.docx"
    file = docx.Document(str(_written(tmp_path)))
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    for kind, words in (
        ("ins", run.format("t", "增")),
        ("del", run.format("delText", "删")),
    ):
        file.paragraphs[0]._p.append(
            parse_xml(
                f'<w:{kind} xmlns:w="{W}" w:id="900" w:author="a">{words}</w:{kind}>'
            )
        )
    file.save(str(path))
    assert read_paragraphs(path)[0].text == "最高奖励100万元。增"


@pytest.mark.libreoffice
def test_libreoffice_keeps_every_tag_when_it_saves_the_file_again(
    tmp_path: Path,
) -> None:
    source = _written(tmp_path)
    subprocess.run(
        [
            str(find_soffice()),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(tmp_path / "again"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    again = tmp_path / "again" / source.name

    def tags(path: Path) -> set[tuple[str, ...]]:
        return {
            tuple(sorted(p.origin_tags))
            for p in read_paragraphs(path)
            if p.origin_tags
        }

    assert tags(again) == tags(source)
    assert read_origins(again) == read_origins(source)
