"""How often each rule speaks on texts that were published, and how often it was wrong
(规则的命中与误报): the table in docs/zh/rules/precision.md.

    python3 benchmarks/rule_precision.py FOLDER… [--judged FILE] [--write FILE]

FOLDER: official texts (.docx, .md, .txt). FILE of --judged: YAML, code → how many of the
hits were opened and how many of them are wrong, written by a person. Without --write
the table is printed. The share that is caught of what was broken on purpose is there
where the tests can be imported (run it with the packages of `build.py test`).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from policypress.findings import SEVERITIES  # noqa: E402
from policypress.lint.registry import all_rules, selected  # noqa: E402
from policypress.pipeline.proofreading import of_files  # noqa: E402

_SUFFIXES = (".docx", ".md", ".txt")
_HEAD = """\
# 规则在公开文本上的命中

<!-- 由 benchmarks/rule_precision.py 生成 -->

在 {texts} 份公开发布的文本上运行全部规则的结果。“打开判断”是逐处打开原文判断的处数，
“误报”是其中不该报的。“应报”是按规则所说的方式弄坏干净文本以后报出的份额
（tests/lint/spoiling，每条规则至少 20 个种子）。

| 规则 | 级别 | 命中 | 涉及文本 | 打开判断 | 误报 | 应报 |
|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Count, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    files = sorted(
        path
        for folder in given.folders
        for path in folder.rglob("*")
        if path.suffix in _SUFFIXES
    )
    judged = (
        yaml.safe_load(given.judged.read_text("utf-8")) if given.judged else {}
    )
    table = _table(files, judged)
    if given.write:
        given.write.write_text(table, "utf-8")
    else:
        print(table)


def _table(files: list[Path], judged: dict[str, Any]) -> str:
    """The table of all rules that spoke."""
    found = of_files(files, selected())
    counts = Counter(one.code for one in found.findings)
    texts = Counter(
        code
        for code, _ in {(one.code, one.place.file) for one in found.findings}
    )
    shares = caught()
    rows = []
    for loaded in all_rules():
        code = loaded.rule.code
        if loaded.rule.reads != "paper":
            continue
        opened = judged.get(code, {})
        cells = (
            code,
            SEVERITIES[loaded.rule.severity],
            str(counts[code]),
            str(texts[code]),
            str(opened.get("opened", "—")),
            str(opened.get("wrong", "—")),
            shares.get(code, "—"),
        )
        rows.append(f"| {' | '.join(cells)} |\n")
    return _HEAD.format(texts=len(files)) + "".join(rows)


def caught() -> dict[str, str]:
    """How many of the broken texts each rule notices at the very place, by code: 20/20."""
    try:
        from tests.lint.test_spoiling import RULES, SEEDS, spoilt_by
        from tests.support.spoiling import is_caught
    except ImportError:
        return {}
    shares = {}
    for loaded in RULES:
        spoilt = [spoilt_by(loaded, seed) for seed in range(SEEDS)]
        good = sum(is_caught(loaded, one) for one in spoilt)
        shares[loaded.rule.code] = f"{good}/{SEEDS}"
    return shares


if __name__ == "__main__":
    main()
