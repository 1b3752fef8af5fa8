"""联合发文的机关与落款对不上：标题三家，落款两家。

检查：标题里并列写了两家以上发文机关的，成文日期上面的署名少了其中一家，或者多出一家。
为什么：署名的机关才对文件负责，少署一家，那一家的职责没有着落。
不好：甲局 乙局 丙局关于……的通知，落款只有甲局、乙局
好：标题与落款都是甲局、乙局、丙局
来源：《党政机关公文处理工作条例》第九条（发文机关署名）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="ST-17",
    name="joint-issuers",
    severity="warning",
    strength="规定",
    source="《党政机关公文处理工作条例》第九条",
    genres=EVERY - {"law", "decision", "note"},
)
_NAME = (
    "[一-鿿]{2,24}(?:局|委员会|委|办公室|厅|银行|分行|支行|法院|检察院|公司|政府|党委|工会|中心"
    "|协会|联合会|团委|署|部|总队|支队|大队)"
)
_NAMES = re.compile(f"{_NAME}(?:[ \u3000、]+{_NAME})*")
_DATE = re.compile("[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_HEAD = 10  # lines in which the title ends
_SIGNERS = 8  # lines above the date


def find(paper: Paper) -> Iterator[Hit]:
    """The names above the date, where one of the title is missing or there is another."""
    lines = _lines(paper)
    issuers = _issuers([line for _, line in lines[:_HEAD]])
    if len(issuers) < 2:
        return
    for at, (_, line) in enumerate(lines):
        if not _DATE.fullmatch(line):
            continue
        signed = _signed(lines[max(0, at - _SIGNERS) : at])
        names = [name for _, row in signed for name in _split(row)]
        if any(_is_among(one, names) for one in issuers):
            yield from _differing(signed, issuers, names)
            return


def _differing(
    signed: Sequence[tuple[int, str]],
    issuers: Sequence[str],
    names: Sequence[str],
) -> Iterator[Hit]:
    """The lines above a date, where their names are not the issuers. signed: where each
    line begins, and the line."""
    missing = [one for one in issuers if not _is_among(one, names)]
    other = [one for one in names if not _is_among(one, issuers)]
    if missing or other:
        last, line = signed[-1]
        start, end = signed[0][0], last + len(line)
        message = _said(missing, other)
        yield Hit(start, end, message, "标题与落款的发文机关写得一致。")


def _lines(paper: Paper) -> list[tuple[int, str]]:
    """The lines of a text without the blanks around them, and where they begin."""
    found = []
    for one in paper.passages:
        line = paper.line_of(one)
        bare = line.strip(" \u3000")
        start = one.start + len(line) - len(line.lstrip(" \u3000"))
        if bare and one.level != "cell":
            found.append((start, bare))
    return found


def _issuers(head: Sequence[str]) -> list[str]:
    """The bodies before 关于 in the title, which may go over several lines."""
    names: list[str] = []
    for line in head:
        before, about, _ = line.partition("关于")
        before = before.strip(" \u3000")
        if before and not _NAMES.fullmatch(before):
            return []
        names += _split(before)
        if about:
            return names
    return []


def _split(row: str) -> list[str]:
    """The names of a row."""
    return [one for one in re.split("[ \u3000、]+", row) if one]


def _signed(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines right above a date that consist of names."""
    found: list[tuple[int, str]] = []
    for start, line in reversed(lines):
        if not _NAMES.fullmatch(line):
            break
        found.insert(0, (start, line))
    return found


def _is_among(name: str, names: Sequence[str]) -> bool:
    """Whether a body is one of some; 市财政局 may stand for 临溪市财政局."""
    return any(one.endswith(name) or name.endswith(one) for one in names)


def _said(missing: Sequence[str], other: Sequence[str]) -> str:
    """What differs."""
    if missing:
        return f"标题里有“{missing[0]}”，落款没有。"
    return f"落款里有“{other[0]}”，标题没有。"
