"""Plain text and Markdown: marks come off, places stay, encodings are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compare import compare
from policypress.compare.read.plain_text import (
    parse_bytes,
    parse_text,
    read_lines,
)
from policypress.compare.text.tree import clauses, text_of
from policypress.pipeline.compare import CompareRequest
from policypress.pipeline.compare import compare as run_compare
from policypress.system.environment import ROOT

MARKDOWN = """# 某某办法

<!-- 说明
两行 -->
## 第一章 总则

**第一条（目的）**为了发展\\*，制定本办法。

| 项目 | 金额 |
|------|:----:|
| 研发 | 10万元 |

第二条 乙。
"""


def test_markdown_marks_come_off():
    tree = parse_text(MARKDOWN, "办法.md").tree
    assert text_of(tree) == [
        "某某办法",
        "第一章 总则",
        "第一条（目的）为了发展*，制定本办法。",
        "项目\t金额",
        "研发\t10万元",
        "第二条 乙。",
    ]
    assert [node.kind for node in tree.nodes] == ["title", "chapter"]


def test_places_are_those_of_the_file():
    first, second = clauses(parse_text(MARKDOWN, "办法.md").tree)
    assert (str(first.place), str(second.place)) == (
        "办法.md:7:1",
        "办法.md:13:1",
    )
    assert str(first.lines[1].place) == "办法.md:9:1"


def test_a_bom_and_invisible_spaces_come_off():
    assert [
        line.text
        for line in read_lines(
            "\ufeff\u3000第一条　甲。\u200b\n\u200b\n", "a.txt"
        )
    ] == ["第一条　甲。"]


def test_gbk_is_read_and_reported():
    found = parse_bytes("第一条 甲。\n第二条 乙。".encode("gbk"), "办法.txt")
    assert [clause.label for clause in clauses(found.tree)] == [
        "第一条",
        "第二条",
    ]
    assert (found.findings[0].code, found.findings[0].severity) == (
        "encoding",
        "warning",
    )


def test_bytes_that_are_no_text_are_an_error():
    found = parse_bytes(b"\xff\xfe\x00\x81\xff", "扫描.txt")
    assert found.tree is None
    assert found.findings[0].severity == "error"


BLANKS = "第一条 自____年__月__日起施行。"
NO_BLANKS = "第一条 自年月日起施行。"


def words(text: str, name: str) -> list[str]:
    return [line.text for line in read_lines(text, name)]


@pytest.mark.parametrize("name", ["办法.txt", "办法.TXT", "办法"])
@pytest.mark.parametrize(
    "line",
    [
        BLANKS,
        "**第一条**",
        "# 第一章",
        "> 引用",
        "A&nbsp;B",
        "&#8232;",
        "<!-- 注 -->",
        "甲\\*",
        "__甲__",
    ],
)
def test_in_plain_text_every_character_is_text(name: str, line: str) -> None:
    assert words(line, name) == [line]
    assert read_lines(line, name)[0].style == ""


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_blank_that_is_filled_in_is_no_equal_text(suffix: str) -> None:
    old, new = (
        parse_text(text, f"{name}.{suffix}").tree
        for name, text in (("旧", BLANKS), ("新", NO_BLANKS))
    )
    assert [change.kind for change in compare(old, new).changes] == ["修改"]


def test_strong_words_in_markdown_lose_their_marks_and_blanks_stay() -> None:
    assert words("__注意__：自____年**起**施行", "a.md") == [
        "注意：自____年起施行"
    ]
    assert words("A__B__C", "a.md") == ["A__B__C"]


@pytest.mark.slow
def test_many_marks_that_never_close_cost_no_more_than_few() -> None:
    text = "__甲 " * 200_000
    assert words(text, "a.md") == [text.strip()]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a\\|b | c |", ("a|b", "c")),
        ("|| x |", ("", "x")),
        ("| x ||", ("x", "")),
        ("| x", ("x",)),
        ("| a | b", ("a", "b")),
        ("|||", ("", "")),
    ],
)
def test_cells_stand_between_the_pipes_that_are_not_escaped(
    row: str, cells: tuple[str, ...]
) -> None:
    assert read_lines(row, "表.md")[0].rows == (cells,)


def test_a_row_of_plain_text_keeps_its_characters() -> None:
    assert read_lines("| **a** | __ |\n|| x |", "表.txt")[0].rows == (
        ("**a**", "__"),
        ("", "x"),
    )


def test_only_the_rule_under_the_head_of_a_table_holds_no_words() -> None:
    table = "| 项目 | 金额 |\n|---|---|\n| 甲 | 1 |\n| -- | -- |\n"
    line = read_lines(table, "表.md")[0]
    assert line.rows == (("项目", "金额"), ("甲", "1"), ("--", "--"))
    assert line.place.line == 1


def test_the_second_title_of_a_file_is_a_heading() -> None:
    lines = read_lines("# 办法\n# 第一章 总则\n## 第二章 支持", "a.md")
    assert [line.style for line in lines] == ["title", "heading", "heading"]


def test_where_no_text_can_be_read_the_file_is_named() -> None:
    (found,) = parse_bytes(b"\xff\xff\xff", "旧/办法.txt").findings
    assert (found.code, str(found.place)) == ("encoding", "旧/办法.txt")
    assert found.message == ("“旧/办法.txt”不是文本文件，或者编码无法识别。")


def test_utf_16_is_named() -> None:
    found = parse_bytes("第一条　甲".encode("utf-16") + b"\xff", "文.txt")
    assert "UTF-16" in found.findings[0].message


def test_a_whole_comparison_of_two_text_files_names_the_blanks(
    tmp_path: Path,
) -> None:
    files = {"旧.txt": BLANKS, "新.txt": NO_BLANKS}
    for name, text in files.items():
        (tmp_path / name).write_text(text + "\n第二条 乙。\n", "utf-8")
    old, new = (str(tmp_path / name) for name in files)
    out = tmp_path / "out"
    request = CompareRequest(
        old,
        new,
        tmp_path / "policy",
        ROOT / "templates",
        out,
        "审查人",
        "2026-03-01",
    )
    result = run_compare(request, lambda *_: None)
    assert result.findings == [] and result.data["counts"]["修改"] == 1
    said = (out / "修改决定.md").read_text("utf-8")
    assert "“自____年__月__日起施行”修改为“自年月日起施行”" in said
