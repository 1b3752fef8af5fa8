"""Quotations of whole paragraphs in an amending decision (整段的引文): where each ends, and
what follows it in its line.
"""

from __future__ import annotations

import re

from policypress.compare.decision.apply.marks import NUMERAL

SWAPPED = str.maketrans("“”‘’", "‘’“”")
BLANKS = " \u3000\t"
_CLOSED = re.compile("”[；;。，,]?$")
_MARK = re.compile("[“”]")
_BETWEEN = "，,；;。" + BLANKS
# What another amendment begins with, after a quotation and a stop.
_FURTHER = re.compile(
    f"[；;。，,][{BLANKS}]*+(?:并|同时|原|将|把|删去|删除|在|其|对|增加|第{NUMERAL}"
    f"|{NUMERAL}、|（{NUMERAL}）)"
)


def quoted_block(
    first: str,
    lines: list[str],
    index: int,
) -> tuple[list[str], str, int]:
    """The paragraphs of a quotation, what follows it in its last line, and the line
    after that.

    Each further paragraph begins with “ and the last ends with ”. Some write “ only
    once: then the quotation ends
    where its marks balance.
    """
    at = _end_in_line(first, lines, index)
    if at >= 0:
        quoted = first[:at].translate(SWAPPED)
        return [quoted], first[at + 1 :].lstrip(_BETWEEN), index
    block, index = _paragraphs(first, lines, index)
    before = sum(map(balance_of, block[:-1]))
    block[-1], rest = _closed(block[-1], before)
    return [line.translate(SWAPPED) for line in block], rest, index


def _end_in_line(
    first: str,
    lines: list[str],
    index: int,
) -> int:
    """Where a quotation ends in its first line, when the decision goes on behind it; -1
    when it does not.
    """
    at = _balanced(first, 0)
    if at < 0 or not _goes_on(first, at + 1):
        return -1
    return -1 if _is_quoted_further(first[at + 1 :], lines, index) else at


def _paragraphs(
    first: str,
    lines: list[str],
    index: int,
) -> tuple[list[str], int]:
    """The lines of a quotation: those that begin with “, and those after them until its
    marks are closed; and the line behind them.
    """
    block = [first]
    while index < len(lines):
        further = lines[index].lstrip(BLANKS)
        if not further.startswith("“"):
            break
        block.append(further.rstrip("\r\n")[1:])
        index += 1
    balance = sum(map(balance_of, block))
    while index < len(lines) and balance >= 0:
        if _CLOSED.search(block[-1]):
            break
        block.append(lines[index].strip())
        balance += balance_of(block[-1])
        index += 1
    return block, index


def _is_quoted_further(
    rest: str,
    lines: list[str],
    index: int,
) -> bool:
    """Whether the next line is one more paragraph of a quotation that seems to end
    before `rest`: it opens with “, and `rest` opens no quotation that it could go on.
    """
    if index >= len(lines) or rest.endswith(("：", ":")):
        return False
    is_open = balance_of(rest) > 0
    return lines[index].lstrip(BLANKS).startswith("“") and not is_open


def _closed(
    line: str,
    before: int,
) -> tuple[str, str]:
    """The last line of a quotation up to the mark that closes it, and what follows.
    before: the balance up to it.

    A lone ” within (O”Neil) closes nothing when the line ends with one, unless a
    further amendment follows it.
    """
    at_end = _CLOSED.search(line, max(0, len(line) - 2))
    at = _balanced(line, before)
    if at >= 0 and (not at_end or _goes_on(line, at + 1)):
        return line[:at], line[at + 1 :].lstrip(_BETWEEN)
    return (line[: at_end.start()] if at_end else line), ""


def _goes_on(line: str, at: int) -> bool:
    """Whether the decision goes on behind a quotation: with what begins an amendment, or
    with a stop and words whose own marks are whole. Behind a lone ” within a quotation
    (O”Neil) its end is still to come, a mark too many.
    """
    rest = line[at:]
    if _balanced(rest, 0) >= 0:
        return False
    if _FURTHER.match(rest):
        return True
    further = rest.strip("，,；;。 \u3000")
    if not further or not rest.startswith(("，", ",", "；", ";", "。")):
        return False
    return balance_of(rest) == 0


def _balanced(
    line: str,
    balance: int,
) -> int:
    """Where the marks of a quotation first balance; -1 when they do not in this line."""
    for found in _MARK.finditer(line):
        balance += 1 if found[0] == "“" else -1
        if balance < 0:
            return found.start()
    return -1


def balance_of(line: str) -> int:
    return line.count("“") - line.count("”")
