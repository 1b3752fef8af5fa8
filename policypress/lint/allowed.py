"""What a drafter allows in the source (就地允许): a comment with a reason.

    # 允许 half-width-marks：型号照录
    text: …

The comment stands on the line or above the key that it is about; a reason is needed,
and one that allows nothing is a finding itself. What competition is about may be kept
for some time only: who says so, and until when, stand behind the reason.

    # 允许 FC-08：名单由国家公布（区发展和改革局，至2028年12月31日）
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.language.dates import DateError, parse_date
from policypress.lint.registry import all_rules, names
from policypress.lint.rule import Loaded
from policypress.lint.source_lines import depth, end_of_node
from policypress.source.reading.line_starts import line_starts

_COMMENT = re.compile(
    r"#[ \t]*(?:允许|allow)[ \t]+(?P<name>[A-Za-z0-9-]+)[ \t]*(?:[：:][ \t]*(?P<why>.*))?$"
)
_KEY = re.compile(r"\s*(?:- )*[^\s#:\"'{\[]+:(?:\s|$)")


_COMPETITION = "FC-"
# Who keeps a clause and until when, behind the reason.
_KEPT = re.compile(
    "（(?P<who>[^（），,]{2,40})[，,][ ]?至(?P<until>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)）"
)


class Permission(Struct):
    """A comment that allows a rule from one line to another. used: whether a finding
    was there; until: the day behind which it allows nothing, None where none is said."""

    name: str
    why: str
    place: Place
    first: int
    last: int
    used: bool = False
    until: datetime.date | None = None

    @property
    def is_over(self) -> bool:
        """Whether its day has passed."""
        return self.until is not None and self.until < datetime.date.today()


def permissions(file: str, lines: Iterable[str]) -> list[Permission]:
    """The comments of a source file. file: as findings name it."""
    rows = list(lines)
    found = []
    for number, line in enumerate(rows, 1):
        comment = _COMMENT.search(line)
        if comment is None:
            continue
        is_alone = not line[: comment.start()].strip()
        first, last = _about(rows, number) if is_alone else (number, number)
        place = Place(file, number, comment.start() + 1)
        why = (comment["why"] or "").strip()
        made = Permission(comment["name"], why, place, first, last)
        made.until = _until(why)
        found.append(made)
    return found


def _until(why: str) -> datetime.date | None:
    """The day that a reason names as its end."""
    found = _KEPT.search(why)
    if found is None:
        return None
    date = parse_date(found["until"])
    return None if isinstance(date, DateError) else date.earliest


def _about(rows: list[str], number: int) -> tuple[int, int]:
    """The first and last line of the node below a comment."""
    first = number + 1
    while first <= len(rows) and rows[first - 1].lstrip().startswith("#"):
        first += 1
    if first > len(rows):
        return number, number
    return first, end_of_node(rows, first - 1)


def without_allowed(
    findings: Iterable[Finding],
    given: list[Permission],
    ran: Iterable[Loaded],
) -> list[Finding]:
    """The findings that nothing allows, and what is wrong with the comments themselves.
    ran: the rules that were asked; of others nobody knows whether they are needed."""
    asked = {name for one in ran for name in names(one.rule)}
    known = {
        name: one.rule.code for one in all_rules() for name in names(one.rule)
    }
    left = [one for one in findings if not _is_allowed(one, given, known)]
    return [*left, *_about_comments(given, known, asked)]


def _is_allowed(
    finding: Finding,
    given: list[Permission],
    known: dict[str, str],
) -> bool:
    """Whether a comment with a reason allows a finding; it is used then."""
    place = finding.place
    for one in given:
        is_there = (
            one.place.file == place.file
            # What is said of a whole file stands at its first line.
            and one.place.line <= place.line <= one.last
        )
        is_of_rule = known.get(one.name) == finding.code and one.why
        if is_there and is_of_rule:
            one.used = True
            return not one.is_over
    return False


def with_comments(
    text: str,
    slips: Iterable[tuple[int, str]],
    why: str,
) -> str:
    """A source file with a comment for each slip (line number and code) above the key
    that it is in."""
    rows = text.split("\n")
    begins = line_starts(text)
    wanted = {
        (_key_line(rows, begins.get(line, line)), code) for line, code in slips
    }
    for line, code in sorted(wanted, reverse=True):
        indent = " " * depth(rows[line - 1])
        rows.insert(line - 1, f"{indent}# 允许 {code}：{why}")
    return "\n".join(rows)


def _key_line(rows: list[str], line: int) -> int:
    """The line of the key whose value a line is in: its own, or one above that is
    indented less."""
    while line > 1 and not _KEY.match(rows[line - 1]):
        line -= 1
    return line


def _about_comments(
    given: list[Permission],
    known: dict[str, str],
    asked: set[str],
) -> Iterable[Finding]:
    """Comments without a reason, of no rule, or that allow nothing."""
    for one in given:
        if one.name not in known:
            message = f"没有名为“{one.name}”的规则。"
            hint = "规则的编号和名称见 docs/zh/rules/。"
            yield Finding("allow-unknown", message, one.place, hint, "warning")
        elif not one.why:
            message = f"允许“{one.name}”没有写理由，不起作用。"
            hint = f"写成：# 允许 {one.name}：理由"
            yield Finding(
                "allow-no-reason", message, one.place, hint, "warning"
            )
        elif one.used and known[one.name].startswith(_COMPETITION):
            yield from _about_competition(one)
        elif not one.used and one.name in asked:
            message = f"这里没有“{one.name}”要允许的问题。"
            yield Finding(
                "allow-unused", message, one.place, "删去这条注释。", "warning"
            )


def _about_competition(one: Permission) -> Iterable[Finding]:
    """A comment that keeps what competition review objects to: by whom and until when has
    to be said (公平竞争审查条例第十二条: a reasonable term), and the day may have come."""
    if one.until is None:
        message = f"保留竞争问题“{one.name}”，没有写明谁决定、到何时。"
        hint = (
            f"写成：# 允许 {one.name}：理由（某局，至2028年12月31日）；"
            f"随条文改动失效的，用 build.py waive {one.name} 条文标识 ……"
        )
        yield Finding("allow-competition", message, one.place, hint, "warning")
    elif one.is_over:
        message = f"允许“{one.name}”的期限已过，不再起作用。"
        hint = "重新审查：修改条文，或者写明新的期限。"
        yield Finding("allow-lapsed", message, one.place, hint, "warning")
