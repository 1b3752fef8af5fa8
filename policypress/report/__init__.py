"""Findings for people (text) and for programs (JSON, SARIF 2.1.0)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from policypress.findings import SEVERITIES, Finding, Place, in_order
from policypress.system import terminal


def as_text(findings: Iterable[Finding]) -> str:
    """One line a finding, grouped by severity, then the count; "" when there are none.

    `file:line:column` comes first, so that terminals can open it. A hint that several
    findings share is given once.
    """
    ordered = in_order(findings)
    lines: list[str] = []
    hints: set[str] = set()
    for finding in ordered:
        place = shown_place(finding.place)
        lead = f"{place}：" if place else ""
        message = terminal.visible(f"{lead}{finding.message}")
        severity = SEVERITIES[finding.severity]
        lines.append(f"{severity}  {message}  [{finding.code}]")
        if finding.hint and finding.hint not in hints:
            hints.add(finding.hint)
            hint = terminal.visible(finding.hint)
            lines.append(f"      建议：{hint}")
    if lines:
        lines.append(count(ordered))
    return "\n".join(lines)


def count(findings: Iterable[Finding]) -> str:
    """“错误 2 处，警告 1 处。”"""
    numbers: Counter[str] = Counter(finding.severity for finding in findings)
    parts = [
        f"{word} {numbers[name]} 处"
        for name, word in SEVERITIES.items()
        if numbers[name]
    ]
    return f"{'，'.join(parts)}。"


def as_json(findings: Iterable[Finding]) -> str:
    """{"findings": [{code, severity, file, line, column, message, hint, quote, where}]}.

    line and column from 1; 0 = the whole file. quote: the words at the place; where:
    what a reader calls it (第九条第二款).
    """
    rows = [_json_row(finding) for finding in in_order(findings)]
    return terminal.as_json({"findings": rows})


def _json_row(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": relative(place.file),
        "line": place.line,
        "column": place.column,
        "message": finding.message,
        "hint": finding.hint,
        "quote": finding.quote,
        "where": finding.where,
    }


def as_sarif(findings: Iterable[Finding]) -> str:
    """A SARIF 2.1.0 log (OASIS), for editors and code hosts."""
    ordered = in_order(findings)
    codes = sorted({finding.code for finding in ordered})
    rules = [{"id": code} for code in codes]
    run = {
        "tool": {"driver": {"name": "policypress", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in ordered],
    }
    return terminal.as_json({"version": "2.1.0", "runs": [run]})


def _result(
    finding: Finding,
    codes: list[str],
) -> dict[str, Any]:
    """A finding as SARIF has it. codes: those of the whole log, in its order."""
    text = finding.message
    if finding.hint:
        text = f"{finding.message}。建议：{finding.hint}"
    locations: list[dict[str, Any]] = []
    if finding.place.file:
        location = _location(finding.place, finding.quote)
        locations.append({"physicalLocation": location})
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": text},
        "locations": locations,
    }


def _location(place: Place, quote: str) -> dict[str, Any]:
    """A place as SARIF has it; the whole file where no line is known. quote: the words
    there, which make a region with an end."""
    uri = _uri(place.file)
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if place.line:
        location["region"] = {
            "startLine": place.line,
            "startColumn": place.column or 1,
        }
        if quote:
            region = location["region"]
            region["endColumn"] = region["startColumn"] + len(quote)
            region["snippet"] = {"text": quote}
    return location


def shown(file: str | Path) -> str:
    """A path as the user would type it, on one line: relative when it lies below the
    current directory.
    """
    return terminal.visible(relative(file))


def relative(file: str | Path) -> str:
    """A path exactly, relative when it lies below the current directory."""
    path = Path(file)
    if not path.is_absolute():
        return str(file)
    try:
        below = path.relative_to(Path.cwd())
    except (ValueError, OSError):
        # Elsewhere, or the current directory is gone.
        return str(file)
    return below.as_posix()


def shown_place(place: Place) -> str:
    """A place as a terminal can open it, "" when there is none."""
    if not place.file:
        return ""
    return str(Place(relative(place.file), place.line, place.column))


def _uri(file: str) -> str:
    path = relative(file).replace("\\", "/")
    if Path(path).is_absolute():
        return Path(file).as_uri()  # of the bytes, if the name is not UTF-8
    return quote(path.encode("utf-8", "surrogateescape"))
