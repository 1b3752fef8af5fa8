"""Findings for people (text) and for programs (JSON, SARIF 2.1.0)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from policypress.findings import Finding, Place, in_order
from policypress.system import terminal

_WORDS = {"error": "错误", "warning": "警告", "note": "提示"}


def as_text(findings: Iterable[Finding]) -> str:
    """One line a finding (`file:line:column` first, so that terminals can open it), grouped by severity; then the
    count. A hint that several findings share is given once. "" when there are none."""
    ordered = in_order(findings)
    lines, told = [], set()
    for finding in ordered:
        message = terminal.visible(f"{_place(finding.place)}{finding.message}")
        lines.append(f"{_WORDS[finding.severity]}  {message}  [{finding.code}]")
        if finding.hint and finding.hint not in told:
            lines.append(f"      建议：{terminal.visible(finding.hint)}")
            told.add(finding.hint)
    if lines:
        lines.append(count(ordered))
    return "\n".join(lines)


def count(findings: Iterable[Finding]) -> str:
    """“错误 2 处，警告 1 处。”"""
    numbers = Counter(finding.severity for finding in findings)
    return (
        "，".join(
            f"{word} {numbers[severity]} 处"
            for severity, word in _WORDS.items()
            if numbers[severity]
        )
        + "。"
    )


def as_json(findings: Iterable[Finding]) -> str:
    """{"findings": [{code, severity, file, line, column, message, hint}]}; line and column from 1, 0 = whole file."""
    rows = [
        {
            "code": f.code, "severity": f.severity, "file": relative(f.place.file), "line": f.place.line,
            "column": f.place.column, "message": f.message, "hint": f.hint,
        }
        for f in in_order(findings)
    ]  # fmt: skip
    return terminal.as_json({"findings": rows})


def as_sarif(findings: Iterable[Finding]) -> str:
    """A SARIF 2.1.0 log (OASIS), for editors and code hosts."""
    ordered = in_order(findings)
    codes = sorted({finding.code for finding in ordered})
    run = {
        "tool": {
            "driver": {"name": "policypress", "rules": [{"id": code} for code in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in ordered],
    }
    return terminal.as_json({"version": "2.1.0", "runs": [run]})


def _result(finding: Finding, codes: list[str]) -> dict:
    location: dict = {"artifactLocation": {"uri": _uri(finding.place.file)}}
    if finding.place.line:
        location["region"] = {
            "startLine": finding.place.line,
            "startColumn": finding.place.column or 1,
        }
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {
            "text": f"{finding.message}。建议：{finding.hint}"
            if finding.hint
            else finding.message
        },
        "locations": [{"physicalLocation": location}] if finding.place.file else [],
    }


def shown(file: str | Path) -> str:
    """A path as the user would type it, on one line: relative when it lies below the current directory."""
    return terminal.visible(relative(file))


def relative(file: str | Path) -> str:
    """A path exactly, relative when it lies below the current directory."""
    path = Path(file)
    try:
        return (
            path.relative_to(Path.cwd()).as_posix() if path.is_absolute() else str(file)
        )
    except (ValueError, OSError):
        return str(file)


def _place(place: Place) -> str:
    return (
        f"{Place(relative(place.file), place.line, place.column)}："
        if place.file
        else ""
    )


def _uri(file: str) -> str:
    path = relative(file).replace("\\", "/")
    if Path(path).is_absolute():
        return Path(file).as_uri()  # of the bytes, if the name is not UTF-8
    return quote(path.encode("utf-8", "surrogateescape"))
