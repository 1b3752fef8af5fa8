"""What a drafter allows by a comment, and where such a comment goes."""

from __future__ import annotations

import pytest
import yaml

from policypress.findings import Finding, Place
from policypress.lint.allowed import (
    permissions,
    with_comments,
    without_allowed,
)
from policypress.lint.registry import all_rules

SOURCE = """\
title: 措施
paragraphs:
  main: 提升,促进
  other: |
    第一行
    提升,促进
  last: "结束"
"""


def test_a_comment_goes_above_the_key_that_the_words_are_in():
    written = with_comments(SOURCE, [(3, "PU-01"), (6, "PU-01")], "原文如此")
    assert written.split("\n")[2:6] == [
        "  # 允许 PU-01：原文如此",
        "  main: 提升,促进",
        "  # 允许 PU-01：原文如此",
        "  other: |",
    ]


def test_no_comment_goes_among_the_lines_of_words():
    source = (
        "a:\n  text: |\n    有下列情形之一的,按规定:\n"
        '  items:\n    i1: "第一,\n      第二,如下:\n      完"\n'
    )
    slips = [(3, "PU-01"), (6, "PU-01"), (7, "PU-01")]
    written = with_comments(source, slips, "原文如此")
    assert yaml.safe_load(written) == yaml.safe_load(source)
    lines = written.split("\n")
    assert lines[1:3] == ["  # 允许 PU-01：原文如此", "  text: |"]
    assert lines[5] == "    # 允许 PU-01：原文如此"
    assert lines[6].startswith("    i1:")


def test_a_comment_is_about_the_whole_node_below_it():
    written = with_comments(SOURCE, [(6, "PU-01")], "原文如此")
    [one] = permissions("政策/a.yaml", written.split("\n"))
    assert (one.first, one.last, one.why) == (5, 7, "原文如此")
    [beside] = permissions("a", ["text: 甲,乙  # allow PU-01: 型号"])
    assert (beside.first, beside.last, beside.why) == (1, 1, "型号")


@pytest.mark.parametrize(
    "why, is_kept, codes",
    [
        ("国家公布的名单", True, ["allow-competition"]),
        ("国家公布的名单（区发改局，至2099年12月31日）", True, []),
        (
            "国家公布的名单（区发改局，至2020年12月31日）",
            False,
            ["allow-lapsed"],
        ),
        (
            "国家公布的名单（区发改局，至2099年13月31日）",
            True,
            ["allow-competition"],
        ),
    ],
)
def test_what_competition_is_about_is_kept_by_somebody_and_for_some_time(
    why, is_kept, codes
):
    source = f"# 允许 FC-08：{why}\ntext: 对列入白名单的企业给予补贴\n"
    given = permissions("政策/a.yaml", source.split("\n"))
    finding = Finding("FC-08", "甲", Place("政策/a.yaml", 2, 7))
    left = without_allowed([finding], given, all_rules())
    assert (finding not in left) == is_kept
    assert [one.code for one in left if one is not finding] == codes


ALLOWED = "政策/a.yaml"


def said_of(*lines: str, finding: int = 0) -> list[tuple[str, ...]]:
    """What is said of comments in a source, each finding whole. finding: the line in
    which PU-01 objects to something, 0 where it does not."""
    given = permissions(ALLOWED, lines)
    slip = Finding("PU-01", "半角", Place(ALLOWED, finding, 7))
    left = without_allowed([slip] if finding else [], given, all_rules())
    return [
        (one.code, one.severity, str(one.place), one.message, one.hint)
        for one in left
    ]


def test_what_is_wrong_with_a_comment_is_said_whole():
    assert said_of("# 允许 PU-99：型号", "text: 甲") == [
        (
            "allow-unknown",
            "warning",
            f"{ALLOWED}:1:1",
            "没有名为“PU-99”的规则。",
            "规则的编号和名称见 docs/zh/rules/。",
        )
    ]
    without_reason = said_of("  # 允许 PU-01", "text: 甲,乙", finding=2)
    assert [one[0] for one in without_reason] == ["PU-01", "allow-no-reason"]
    assert without_reason[1][1:] == (
        "warning",
        f"{ALLOWED}:1:3",
        "允许“PU-01”没有写理由，不起作用。",
        "写成：# 允许 PU-01：理由",
    )
    assert said_of("# 允许 PU-01：型号", "text: 甲") == [
        (
            "allow-unused",
            "warning",
            f"{ALLOWED}:1:1",
            "这里没有“PU-01”要允许的问题。",
            "删去这条注释。",
        )
    ]


def test_a_comment_reaches_to_the_end_of_its_node_and_no_other_file():
    node = ("# 允许 PU-01：型号", "text: |", "  甲", "  乙,丙", "more: 丁,戊")
    assert said_of(*node, finding=4) == []
    assert [one[0] for one in said_of(*node, finding=5)] == [
        "PU-01",
        "allow-unused",
    ]
    given = permissions(ALLOWED, node)
    other = Finding("PU-01", "半角", Place("政策/b.yaml", 4, 7))
    assert without_allowed([other], given, [])[0] == other


def test_of_rules_that_were_not_asked_nobody_knows_whether_they_are_needed():
    given = permissions(ALLOWED, ["# 允许 PU-01：型号", "text: 甲"])
    assert without_allowed([], given, []) == []
