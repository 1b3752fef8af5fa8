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
