"""The tiny policy with something changed, and what is then found: for tests of checks."""

from __future__ import annotations

from pathlib import Path

from policypress.findings import Finding
from policypress.source import load
from policypress.source.promises import promises
from tests.support.small_policy import FILES, edited, policy, write


def found(folder: Path, *changes: dict[str, str]) -> list[Finding]:
    """The findings on loading the tiny policy with changed files (see `edited`), notes left out."""
    return load(write(folder, merged(*changes))).findings


def promised(folder: Path, *changes: dict[str, str]) -> list[Finding]:
    """What the tiny policy promises without ground, with changed files; it must load."""
    return list(promises(policy(folder, merged(*changes))))


def merged(*changes: dict[str, str]) -> dict[str, str]:
    together: dict[str, str] = {}
    for change in changes:
        together |= change
    return together


def of(findings: list[Finding], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def line_of(name: str, text: str, words: str) -> int:
    """The line of a changed file in which some words stand, from 1."""
    assert name in FILES
    return text[: text.index(words)].count("\n") + 1


__all__ = ["edited", "found", "line_of", "merged", "of", "promised"]
