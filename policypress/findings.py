"""Places and findings: the one shape every mistake of a user takes (design principle: errors are values)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a source file: path as the user knows it, line and column from 1 (0 = the whole file)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a user should know: where, a stable code, what is wrong, and what to do about it (Chinese)."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        text = f"{self.place}: [{self.code}] {self.message}"
        return f"{text}\n    建议：{self.hint}" if self.hint else text


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repeats, errors first, then by place."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (_RANK[f.severity], f.place, f.code, f.message))


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when at least one finding must stop the build."""
    return any(f.severity == "error" for f in findings)
