"""Several measures in one policy, so that a test of many sentences reads it once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from policypress.findings import Finding
from policypress.source.model import Policy
from tests.support import rich_policy as rich

LISTED = "measures: [grant]"


class Clause(NamedTuple):
    """A measure (措施). text: its first paragraph; supports: id → what it gives, as it is
    written in YAML below its name; more: further lines of the file; then: the paragraphs
    behind the first."""

    text: str
    supports: dict[str, str]
    more: str = ""
    then: tuple[str, ...] = ()


def measure(key: str, clause: Clause) -> str:
    """The file of one measure."""
    supports = ""
    for name, given in clause.supports.items():
        lines = "".join(f"    {line}\n" for line in given.splitlines())
        supports += f"  {name}:\n    name: {name}资助\n    mode: 资助\n{lines}"
    then = "".join(
        f"  then{number}: |\n    {text}\n"
        for number, text in enumerate(clause.then)
    )
    return (
        f"title: 支持{key}\nparagraphs:\n  main: |\n    {clause.text}\n{then}"
        f"supports:\n{supports}{clause.more}"
        "basis: {status: proposed, reason: 样例}\n"
    )


def policy(
    folder: Path,
    clauses: dict[str, Clause],
    changes: dict[str, str] | None = None,
) -> Policy:
    """The rich policy with these measures beside its own. changes: other files."""
    listed = f"measures: [grant, {', '.join(clauses)}]"
    files = {
        f"measures/{key}.yaml": measure(key, clause)
        for key, clause in clauses.items()
    }
    files |= rich.edited("policy.yaml", LISTED, listed)
    return rich.policy(folder, files | (changes or {}))


def said(findings: Iterable[Finding]) -> list[str]:
    """Each finding in one line, without its advice."""
    return [
        f"{one.place.line}:{one.place.column} {one.severity} {one.code} {one.message}"
        for one in findings
    ]
