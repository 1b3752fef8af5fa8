"""A decision is applied to a text: all of it, with the place of each item, or nothing."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from policypress.cli.commands.amend import describe
from policypress.compare import text_of
from policypress.pipeline import amend as amending
from policypress.pipeline import compare as comparing
from policypress.pipeline.versions import read_side
from policypress.system.environment import ROOT
from tests.support.texts import NEW, OLD

TEXT = """某区奖励办法

第一条　为了鼓励创新，制定本办法。

第二条　获奖企业奖励10万元，每年最高30万元。

第三条　有下列情形之一的，不予奖励：
（一）弄虚作假的；
（二）逾期申报的。

第四条　逾期不候。

第五条　本办法自印发之日起施行。
"""


def silent(*_: object) -> None:
    """No progress."""


def amended(
    folder: Path, decision: str, text: str = TEXT
) -> amending.AmendResult:
    """What comes of a decision, given item by item."""
    old, file = folder / "办法.txt", folder / "修改决定.md"
    old.write_text(text, encoding="utf-8")
    file.write_text(
        f"# 关于修改《某区奖励办法》的决定\n\n{decision}", encoding="utf-8"
    )
    return amending.amend(
        amending.AmendRequest(
            str(old),
            str(file),
            folder / "policy",
            ROOT / "templates",
            folder / "out",
        ),
        silent,
    )


def whole(result: amending.AmendResult) -> str:
    """The amended text."""
    found = next(one for one in result.written if one.suffix == ".md")
    return found.read_text("utf-8")


@pytest.mark.parametrize(
    ("item", "says", "landed"),
    [
        (
            "将第二条中的“10万元”修改为“20万元”。",
            "第二条　获奖企业奖励20万元",
            "第二条 → 第二条",
        ),
        ("删去第四条。", "第四条　本办法自印发", "第四条 → （删去）"),
        (
            "增加一条，作为第四条：“申报应当真实。”",
            "第四条　申报应当真实。",
            "— → 第四条",
        ),
        (
            "在第一条后增加一条，作为第二条：“丙。”",
            "第二条　丙。",
            "第一条 → 第二条",
        ),
        (
            "将第三条第（二）项修改为：“（二）重复申报的。”",
            "（二）重复申报的。",
            "第三条第（二）项 →",
        ),
        (
            "第三条增加一项，作为第三项：“（三）失信的。”",
            "（三）失信的。",
            "→ 第三条第三项",
        ),
        (
            "删去第二条中的“，每年最高30万元”。",
            "奖励10万元。",
            "第二条 → 第二条",
        ),
        (
            "将第四条移至第一条后，作为第二条。",
            "第二条　逾期不候。",
            "第四条 → 第二条",
        ),
        (
            "将第四条修改为：“第四条　逾期申报的，不予受理。”",
            "第四条　逾期申报的",
            "第四条 → 第四条",
        ),
        (
            "将第一条中的“鼓励”修改为“支持”，“制定”修改为“出台”。",
            "为了支持创新，出台本办法",
            "第一条 → 第一条",
        ),
    ],
)
def test_an_item_lands_where_it_says(
    tmp_path: Path, item: str, says: str, landed: str
) -> None:
    moves = "作为第" in item or item == "删去第四条。"
    order = "此外，对条文顺序作相应调整。\n\n" if moves else ""
    result = amended(
        tmp_path, f"一、{item}\n\n{order}本决定自公布之日起施行。\n"
    )
    assert not result.findings
    assert says in whole(result)
    one = result.landed[0]
    assert landed in one.sentence
    assert one.sentence in describe(result, tmp_path)


def test_what_is_not_understood_is_named_and_nothing_is_applied(
    tmp_path: Path,
) -> None:
    decision = (
        "一、将第二条中的“10万元”修改为“20万元”。\n\n"
        "二、把第四条写得清楚一些。\n\n三、删去第九条。\n"
    )
    result = amended(tmp_path, decision)
    assert [(one.code, one.place.line) for one in result.findings] == [
        ("amendment-not-understood", 5),
        ("amendment-target", 7),
    ]
    assert not (tmp_path / "out").exists()
    assert "没有适用任何一项" in describe(result, tmp_path)


def test_the_redline_and_the_report_say_the_same(tmp_path: Path) -> None:
    result = amended(tmp_path, "一、将第二条中的“10万元”修改为“20万元”。\n")
    names = {one.name: one for one in result.written}
    assert set(names) == {
        "修改后全文.docx",
        "修改后全文.md",
        "修订稿.docx",
        "修改落点.docx",
    }
    marked = zipfile.ZipFile(names["修订稿.docx"]).read("word/document.xml")
    assert b"<w:delText" in marked and "修改决定" in marked.decode()
    plain = zipfile.ZipFile(names["修改后全文.docx"]).read("word/document.xml")
    assert b"w:ins " not in plain and b"w:del " not in plain
    side = read_side(
        str(names["修改后全文.docx"]), tmp_path, ROOT / "templates", silent
    )
    assert side.tree
    words = [re.sub(r"\s", "", line) for line in text_of(side.tree)]
    text = re.sub(r"^#+ ", "", whole(result), flags=re.M)
    assert words == [
        re.sub(r"\s", "", line) for line in text.split("\n") if line
    ]


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_our_own_decision_gives_the_new_text(
    tmp_path: Path, suffix: str
) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    request = comparing.CompareRequest(
        str(old),
        str(new),
        tmp_path / "policy",
        ROOT / "templates",
        tmp_path / "对照",
    )
    compared = comparing.compare(request, silent)
    decision = next(
        one for one in compared.written if one.name == f"修改决定.{suffix}"
    )
    result = amending.amend(
        amending.AmendRequest(
            str(old),
            str(decision),
            tmp_path / "policy",
            ROOT / "templates",
            tmp_path / "后",
        ),
        silent,
    )
    assert not result.findings, result.findings
    made = next(one for one in result.written if one.name == "修改后全文.md")
    again = comparing.CompareRequest(
        str(new),
        str(made),
        tmp_path / "policy",
        ROOT / "templates",
        tmp_path / "再",
    )
    assert comparing.compare(again, silent).identical


@pytest.mark.parametrize(
    ("old", "decision", "code"),
    [
        ("没有.txt", "修改决定.md", "missing-file"),
        ("办法.txt", "没有.md", "unreadable"),
        ("办法.txt", "乱.docx", "broken-docx"),
    ],
)
def test_files_that_cannot_be_read_are_named(
    tmp_path: Path, old: str, decision: str, code: str
) -> None:
    (tmp_path / "办法.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "修改决定.md").write_text("一、删去第四条。", encoding="utf-8")
    (tmp_path / "乱.docx").write_bytes(b"PK\x03\x04")
    result = amending.amend(
        amending.AmendRequest(
            str(tmp_path / old),
            str(tmp_path / decision),
            tmp_path / "policy",
            ROOT / "templates",
            tmp_path / "out",
        ),
        silent,
    )
    assert [one.code for one in result.findings] == [code]
    assert not result.written


def test_a_number_that_stands_twice_is_told(tmp_path: Path) -> None:
    result = amended(tmp_path, "一、增加一条，作为第四条：“申报应当真实。”\n")
    assert [one.code for one in result.findings] == ["amendment-number-twice"]
    assert result.written


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("决定.pdf", b"%PDF-1.7", "pdf-file"),
        ("决定.html", b"<p>x</p>", "unsupported-file"),
        ("决定.rtf", b"x", "broken-file"),
        ("决定.md", b" \n", "empty-file"),
    ],
)
def test_a_decision_that_is_no_text_is_named_as_what_it_is(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / "办法.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / name).write_bytes(data)
    request = amending.AmendRequest(
        str(tmp_path / "办法.txt"),
        str(tmp_path / name),
        tmp_path / "policy",
        ROOT / "templates",
        tmp_path / "out",
    )
    result = amending.amend(request, silent)
    assert [one.code for one in result.findings] == [code]
    assert result.findings[0].hint
