"""`build.py new`: a small valid policy, or one more measure, to start writing from."""

from __future__ import annotations

import os
import re
from pathlib import Path

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.environment import ROOT

SUMMARY = "新建一套政策（new policy 目录）或一条措施（new measure 标识）"
_EXAMPLES = """\
  build.py new policy ~/某区措施
  build.py new measure talent-fund"""
_SKELETON = Path(__file__).parent.parent / "skeleton"
_SCHEMAS = ROOT / "policypress" / "source" / "schemas"


def run(arguments: list[str]) -> int:
    parser = Parser("new", SUMMARY, _EXAMPLES)
    parser.add_argument("kind", metavar="类别", choices=("policy", "measure"), help="policy 一套政策；measure 一条措施")
    parser.add_argument("name", metavar="名称", help="policy：新文件夹；measure：标识，即文件名")
    add_policy(parser)
    given = parser.parse(arguments)
    if given.kind == "policy":
        home = folder(Path(given.name))
        parts = {"policy.yaml": "policy", "supplementary.yaml": "supplementary", "measures/first.yaml": "measure"}
        then = f"build.py --policy {given.name} --out {given.name}-outputs"
    else:
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", given.name):
            parser.error(f"标识“{given.name}”要用小写英文字母开头，只含小写字母、数字和连字符，不超过 40 个字符，如 talent-fund")
        home = folder(given.policy)
        parts = {f"measures/{given.name}.yaml": "measure"}
        then = f"在 policy.yaml 的 chapters 里，把 {given.name} 写进所属章的 measures"
    try:
        written = [_write(home / name, skeleton) for name, skeleton in parts.items()]
    except FileExistsError as problem:
        print(f"错误：{report.shown(problem.filename)} 已经存在，没有改动它。\n建议：换一个名称。")
        return FINDINGS
    except OSError as problem:
        print(f"错误：不能写入 {report.shown(problem.filename or home)}（{problem.strerror}）。\n建议：检查位置和权限。")
        return FINDINGS
    print("\n".join(f"已写入 {report.shown(path)}" for path in written) + f"\n下一步：{then}")
    return OK


def _write(path: Path, skeleton: str) -> Path:
    """Write a new file, never over an old one; the schema comment points from there into this package."""
    text = (_SKELETON / f"{skeleton}.yaml").read_text("utf-8")
    try:
        schemas = Path(os.path.relpath(_SCHEMAS, path.parent)).as_posix()
    except ValueError:  # another drive on Windows
        schemas = _SCHEMAS.as_uri()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text.replace("SCHEMAS", schemas))
    return path
