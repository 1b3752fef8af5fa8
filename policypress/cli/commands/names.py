"""`build.py names`: what prose may name, with what it prints today."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from policypress import report
from policypress.cli import FINDINGS, OK
from policypress.cli.options import add_policy, folder
from policypress.cli.parser import Parser
from policypress.findings import Finding, Place, did_you_mean
from policypress.system import terminal

if TYPE_CHECKING:
    from policypress.compose.nameable import Group, Nameable

SUMMARY = "列出条文可以引用的名称：怎样写、现在印出什么、怎样用"
_EXAMPLES = """\
  build.py names                  各处都能用的
  build.py names patent-award     这一条及其指南里另外能用的
  build.py names --json"""
_WIDEST = 40  # characters of a value on the terminal; --json gives all of it


def run(arguments: list[str]) -> int:
    """Print the names of the policy, or of one provision; the exit code."""
    from policypress.compose.nameable import Nameable
    from policypress.source import load_kept

    given = _parse(arguments)
    loaded = load_kept(folder(given.policy))
    if loaded.policy is None:
        print(report.as_text(loaded.findings))
        return FINDINGS
    nameable = Nameable(loaded.policy)
    known = nameable.provisions()
    if given.provision and given.provision not in known:
        hint = did_you_mean(given.provision, known)
        message = f"没有条文“{given.provision}”"
        place = Place(loaded.root.name)
        finding = Finding("unknown-provision", message, place, hint)
        print(report.as_text([finding]))
        return FINDINGS
    groups = _groups(nameable, given.provision)
    print(_as_json(groups) if given.json else _as_text(groups))
    if not given.provision and not given.json:
        print(_ids(known))
    return OK


def _parse(arguments: list[str]) -> argparse.Namespace:
    """The words of the command line."""
    parser = Parser("names", SUMMARY, _EXAMPLES)
    parser.add_argument(
        "provision",
        metavar="条文",
        nargs="?",
        help="条文的标识（文件名）；不写时列出各处都能用的",
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    add_policy(parser)
    return parser.parse(arguments)


def _groups(
    nameable: Nameable,
    provision: str | None,
) -> list[Group]:
    """Those of one provision, or those of all prose."""
    if provision:
        return nameable.of(provision)
    return nameable.everywhere()


def _as_json(groups: list[Group]) -> str:
    """All names, whole."""
    rows = [
        {
            "group": group.title,
            "expression": one.expression,
            "value": one.value,
            "example": one.example,
        }
        for group in groups
        for one in group.names
    ]
    return terminal.as_json(rows)


def _as_text(groups: list[Group]) -> str:
    """Names in groups; of each what is typed, what it prints, and how it is used."""
    lines: list[str] = []
    for group in groups:
        lines += [group.title]
        for one in group.names:
            lines += [f"  {{{{ {one.expression} }}}}  →  {_short(one.value)}"]
            lines += [f"      例：{one.example}"]
        lines += [""]
    return terminal.printable("\n".join(lines).rstrip())


def _ids(known: dict[str, str]) -> str:
    """Ids of the provisions, for whom there are names of their own."""
    rows = [f"  {key}  {title}" for key, title in known.items()]
    head = "\n各条及其指南里另外能用的：build.py names 条文标识"
    return terminal.printable("\n".join([head, *rows]))


def _short(value: str) -> str:
    if len(value) <= _WIDEST:
        return value
    return f"{value[:_WIDEST]}……"
