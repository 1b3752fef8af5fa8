"""The change set as data: complete, and the same in every process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import policypress
from policypress.compare import compare, parse_text, to_json

OLD = "第一章 总则\n第一条 奖励10万元。\n第二条 依照第一条办理。\n第三条 原有条件全部废止。"
NEW = "第一章 总则\n第一条 新设机构负责审核。\n第二条 奖励20万元。\n第三条 依照第二条办理。"


def test_the_data_says_what_changed_where():
    data = to_json(
        compare(parse_text(OLD, "旧.md").tree, parse_text(NEW, "新.md").tree)
    )
    assert data["counts"]["新增"] == 1
    assert data["chapters"][0]["heading"] == "总则"
    change = next(
        change for change in data["changes"] if change["id"] == "第二条"
    )
    assert (
        change["kind"],
        change["old"][0]["label"],
        change["new"][0]["place"],
    ) == (
        "修改",
        "第一条",
        {"file": "新.md", "line": 3, "column": 1},
    )
    assert {"op": "delete", "text": "10万元"} in change["pairs"][0]["pieces"]
    assert {"op": "insert", "text": "第二条", "nature": "number"} in change[
        "pairs"
    ][0]["pieces"]


def test_the_data_is_the_same_whatever_the_hash_seed():
    script = (
        "import json; from policypress.compare import *;"
        f"print(json.dumps(to_json(compare(parse_text({OLD!r}, '旧').tree, parse_text({NEW!r}, '新').tree)), ensure_ascii=True))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            cwd=Path(policypress.__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert json.loads(outputs[0])["steps"]


TABLE = "| 档 | 额 |\n|---|---|\n| 甲 | {} |\n"
COUNTS = [
    "新增",
    "删去",
    "修改",
    "移动",
    "拆分",
    "合并",
    "仅条序调整",
    "版式差异",
    "未变",
]


def at(line: int, file: str = "新.md") -> dict[str, object]:
    return {"file": file, "line": line, "column": 1}


def node(line: int, label: str, heading: str, file: str = "新.md"):
    """A unit on one side, and its line of that level."""
    place = at(line, file)
    return {"label": label, "heading": heading, "id": "", "place": place}


def line(line: int, level: str, label: str = "", file: str = "新.md"):
    place = at(line, file)
    return {"level": level, "label": label, "id": "", "place": place}


def piece(op: str, text: str, nature: str = "") -> dict[str, str]:
    return {"op": op, "text": text} | ({"nature": nature} if nature else {})


def cell(old: str, new: str, *pieces: dict[str, str]) -> dict[str, object]:
    same = (piece("equal", old),)
    return {"old": old, "new": new, "pieces": [*(pieces or same)]}


def test_a_small_comparison_is_this_data():
    old = "某办法\n第一条　标准：\n" + TABLE.format("1万元")
    new = "某办法\n第一章　总则\n第一条　新设。\n第二条　标准：\n"
    new += TABLE.format("2万元")
    trees = [parse_text(old, "旧.md").tree, parse_text(new, "新.md").tree]
    data = to_json(compare(*trees))
    counts = dict.fromkeys(COUNTS, 0) | {"新增": 1, "修改": 1}
    title, chapter, added, changed = data.pop("changes")
    assert data == {
        "old": "旧.md",
        "new": "新.md",
        "counts": counts,
        "chapters": [
            {
                "id": "第一章",
                "label": "第一章",
                "heading": "总则",
                "counts": counts,
            }
        ],
        "numbers": [{"old": "第一条", "new": "第二条"}],
        "steps": [
            {"side": "both", "change": "标题"},
            {"side": "new", "change": "第一章"},
            {"side": "new", "change": "第一条"},
            {"side": "both", "change": "第二条"},
        ],
    }
    assert title["old"] == [node(1, "", "某办法", "旧.md")]
    assert chapter == {
        "id": "第一章",
        "unit": "heading",
        "kind": "新增",
        "also": [],
        "heading": "总则",
        "old": [],
        "new": [node(2, "第一章", "总则")],
        "path": [],
        "old_path": [],
        "pairs": [
            {
                "kind": "新增",
                "old": [],
                "new": [line(2, "heading", "第一章")],
                "pieces": [piece("insert", "第一章　总则")],
            }
        ],
    }
    assert (added["unit"], added["path"]) == ("clause", ["第一章"])
    assert changed["pairs"] == [
        {
            "kind": "仅条序调整",
            "old": [line(2, "clause", "第一条", "旧.md")],
            "new": [line(4, "clause", "第二条")],
            "pieces": [
                piece("delete", "第一条", "number"),
                piece("insert", "第二条", "number"),
                piece("equal", "　标准："),
            ],
        },
        {
            "kind": "修改",
            "old": [line(3, "table", file="旧.md")],
            "new": [line(5, "table")],
            "rows": [
                {
                    "kind": "未变",
                    "old": 0,
                    "new": 0,
                    "cells": [cell("档", "档"), cell("额", "额")],
                },
                {
                    "kind": "修改",
                    "old": 1,
                    "new": 1,
                    "cells": [
                        cell("甲", "甲"),
                        cell(
                            "1万元",
                            "2万元",
                            piece("delete", "1万元"),
                            piece("insert", "2万元"),
                        ),
                    ],
                },
            ],
        },
    ]


def test_clauses_without_a_chapter_are_counted_under_no_name():
    trees = [parse_text(words, "甲").tree for words in ("第一条 一。",) * 2]
    (chapter,) = to_json(compare(*trees))["chapters"]
    counts = dict.fromkeys(COUNTS, 0) | {"未变": 1}
    assert chapter == {"id": "", "label": "", "heading": "", "counts": counts}


def test_a_line_that_moved_within_its_clause_bears_a_name_twice():
    old = "第一条 下列情形：\n（一）未按期申报的；\n（二）材料虚假的；\n（三）被处罚的。"
    new = "第一条 下列情形：\n（一）被处罚的。\n（二）未按期申报的；\n（三）材料虚假的；"
    trees = [parse_text(words, "甲").tree for words in (old, new)]
    (change,) = to_json(compare(*trees))["changes"]
    moved = [one for one in change["pairs"] if "move" in one]
    assert [one["kind"] for one in moved] == ["新增", "删去"]
    assert moved[0]["move"] == moved[1]["move"] != ""
