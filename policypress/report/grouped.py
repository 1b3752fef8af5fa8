"""Findings of a proofreading for people (校核结果): file by file, each with the line
that it is about and the words underlined; and for the log of a code host.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from policypress.findings import SEVERITIES, Finding, in_order
from policypress.report import count, relative, shown_place
from policypress.system import terminal

# The text of the line that a finding is about, as far as it is known.
Lines = Mapping[Finding, str]
_WIDTH = 72  # columns of a terminal that a cited line may take
_BEFORE = 24  # columns of it that are kept before the words
# Findings of a file that say the same and are shown one by one. A text with half-width
# marks throughout has hundreds, between which nobody sees the others.
_SHOWN = 3
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def as_grouped(
    findings: Iterable[Finding],
    lines: Lines,
    one_by_one: bool = False,
) -> str:
    """`place · code · message`, the line, a mark below its words, and the hint; grouped
    by file; "" when there is nothing.

    one_by_one: whether those that say the same are all shown in full; else those of a
    file after the first three are told by their places.
    """
    ordered = in_order(findings)
    if not ordered:
        return ""
    by_place = sorted(ordered, key=lambda one: (one.place, one.code))
    said: list[str] = []
    for _, group in groupby(by_place, key=lambda one: one.place.file):
        in_file = list(group)
        shown = len(in_file) if one_by_one else _SHOWN
        said += _of_file(in_file, lines, shown)
        said.append("")
    said.append(count(ordered))
    return "\n".join(said)


def _of_file(
    findings: Sequence[Finding],
    lines: Lines,
    shown: int,
) -> Iterator[str]:
    """The findings of a file, in the order of their places. shown: as many that say the
    same are shown; a single one more is, too."""
    times = Counter(_words(finding) for finding in findings)
    met: Counter[tuple[str, ...]] = Counter()
    left: defaultdict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        words = _words(finding)
        met[words] += 1
        if met[words] <= shown or times[words] == shown + 1:
            yield from _block(finding, lines)
        else:
            left[words].append(finding)
    for more in left.values():
        yield from _more(more)


def _words(finding: Finding) -> tuple[str, ...]:
    """What findings have in common that say the same."""
    return (finding.code, finding.message, finding.hint)


def _more(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings that say what has been said three times: how many, and their places."""
    first = findings[0]
    message = terminal.visible(first.message)
    severity = SEVERITIES[first.severity]
    yield (
        f"另有 {len(findings)} 处 · {severity} · {first.code} · {message}"
        "（加 --all 逐处列出）"
    )
    line = ""
    for finding in findings:
        spot = _spot(finding)
        if line and len(line) + len(spot) >= _WIDTH:
            yield f"    {line}"
            line = ""
        line = f"{line} {spot}".strip()
    yield f"    {line}"


def _spot(finding: Finding) -> str:
    """A place within its file: line and column, or what a reader calls it."""
    place = finding.place
    if place.line:
        return f"{place.line}:{place.column}"
    return terminal.visible(finding.where) or "全文"


def _block(
    finding: Finding,
    lines: Lines,
) -> Iterator[str]:
    """A finding over several lines of the terminal, which can open its place."""
    place = finding.place
    spot = terminal.visible(shown_place(place)) or "整套文件"
    where = f"{finding.where}：" if finding.where else ""
    message = terminal.visible(where + finding.message)
    severity = SEVERITIES[finding.severity]
    yield f"{spot} · {severity} · {finding.code} · {message}"
    line = lines.get(finding, "")
    if line and finding.quote:
        yield from _underlined(line, place.column, finding.quote)
    if finding.hint:
        yield f"    建议：{terminal.visible(finding.hint)}"


def _underlined(
    line: str,
    column: int,
    quote: str,
) -> Iterator[str]:
    """The part of a line around the cited words, and a line of ^ below them."""
    at = max(column - 1, 0)
    if not line.startswith(quote, at):
        at = line.find(quote)
    if at < 0:
        return
    first = _start(line, at)
    shown, before, marked = "", 0, 0
    for number in range(first, len(line)):
        character = terminal.visible(line[number])
        width = width_of(character)
        if width_of(shown) + width > _WIDTH:
            break
        shown += character
        if number < at:
            before += width
        elif number < at + len(quote):
            marked += width
    yield f"    {shown}"
    yield f"    {' ' * before}{'^' * max(marked, 1)}"


def _start(line: str, at: int) -> int:
    """The character from which a line is shown, so that its words are in sight."""
    width = 0
    for number in range(at - 1, -1, -1):
        width += width_of(line[number])
        if width > _BEFORE:
            return number + 1
    return 0


def width_of(words: str) -> int:
    """Columns that words take on a terminal: two for a Chinese character (UAX #11)."""
    return sum(
        2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in words
    )


def as_github(findings: Iterable[Finding]) -> str:
    """Workflow commands of GitHub Actions, one a line: ::error file=…,line=…::…"""
    return "\n".join(_command(finding) for finding in in_order(findings))


def _command(finding: Finding) -> str:
    """One finding as a command: ::error file=…,line=…,title=…::message and
    hint."""
    place = finding.place
    facts = {"file": relative(place.file), "title": finding.code}
    if place.line:
        facts |= {"line": str(place.line), "col": str(place.column or 1)}
    given = ",".join(f"{key}={_property(facts[key])}" for key in facts)
    words = f"{finding.message} {finding.hint}".strip()
    return f"::{_GITHUB[finding.severity]} {given}::{_data(words)}"


def _data(words: str) -> str:
    """Words of a workflow command, in one line."""
    escaped = words.replace("%", "%25").replace("\r", "%0D")
    return escaped.replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
