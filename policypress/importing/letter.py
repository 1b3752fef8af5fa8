"""The letter that issues an instrument, part by part (印发通知): title, number, whom it
is for, what it says, who signs it and when (GB/T 9704—2012 7.2.5, 7.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from policypress.importing.pieces import Piece
from policypress.language.dates import in_digits

NUMBER = re.compile(
    r"[^\s，。；：、]{1,16}[〔\[【（(]\s*[0-9]{4}\s*[〕\]】）)]\s*第?\s*[0-9]+\s*号"
)
DAY = re.compile(r"[0-9〇零一二三四五六七八九十]{4}年.{1,3}月.{1,3}日")
_KIND = re.compile(r"(?:通知|公告|通告|决定|命令|令|函|批复)$")
_LABEL = re.compile(r"附件\s*[0-9一二三四五六七八九十]*[：:]?")
_NOTE = re.compile(r"[（(].*[）)]")
_STOP = re.compile("[，。；：、,;:]")
_PRINTED = re.compile(
    r"([^\s，。；：、]{2,40})\s+([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)\s*印发"
)
_COPIES = re.compile(r"抄送：(.+)。")
_LINES_OF_TITLE = 5
_LONGEST_SIGNER = 40  # characters
_MOST_SIGNERS = 20


class Letter(Struct, frozen=True):
    """The words of a letter. pieces: all its lines; the others are "" or empty where it
    has none. label: 附件, above what it issues."""

    pieces: tuple[Piece, ...]
    title: str
    number: str
    recipients: str
    text: tuple[str, ...]
    signers: tuple[str, ...]
    issued: str
    note: str
    label: str
    imprint: Imprint | None = None

    @property
    def date(self) -> str:
        """When it is signed, in Arabic numerals, as ours prints it."""
        return in_digits("".join(self.issued.split()))


class Imprint(Struct, frozen=True):
    """What stands below everything (版记): copies to whom, who printed it and when; "" is
    what is not there. pieces: its lines."""

    pieces: tuple[Piece, ...]
    copies_to: str
    printer: str
    printed: str


def imprint_of(pieces: Sequence[Piece]) -> Imprint | None:
    """The imprint at the end of a text, None where there is none that ours would print
    so."""
    if not pieces:
        return None
    found = _PRINTED.fullmatch(pieces[-1].words.strip())
    if found is None:
        return None
    copies = None
    if len(pieces) > 1:
        copies = _COPIES.fullmatch(pieces[-2].words.strip())
    count = 2 if copies else 1
    return Imprint(
        tuple(pieces[-count:]),
        copies[1] if copies else "",
        found[1],
        found[2],
    )


def letter_of(pieces: Sequence[Piece]) -> Letter | None:
    """The parts of a letter; None where its lines are in another order, so that ours
    would not print them as they stand."""
    if any(piece.rows for piece in pieces):
        return None
    lines = [piece.words.strip() for piece in pieces]
    number = _taken_number(lines)
    title = _taken_title(lines)
    number = number or _taken_number(lines)
    recipients = _taken_recipients(lines)
    label = _taken_last(lines, _LABEL)
    note = _taken_last(lines, _NOTE)
    issued = _taken_last(lines, DAY)
    signers = taken_signers(lines)
    if not all((title, lines, issued, signers)):
        return None
    return Letter(
        tuple(pieces),
        title,
        number,
        recipients,
        tuple(lines),
        signers,
        issued,
        note,
        label,
    )


def _taken_number(lines: list[str]) -> str:
    """The number of the document, taken off the top; "" where none is there."""
    if lines and NUMBER.fullmatch(lines[0]):
        return lines.pop(0)
    return ""


def _taken_title(lines: list[str]) -> str:
    """The title, taken off the top, its lines joined; "" where none is there."""
    for count in range(1, min(_LINES_OF_TITLE, len(lines)) + 1):
        if _KIND.search(lines[count - 1]):
            title = "".join(lines[:count])
            del lines[:count]
            return title
    return ""


def _taken_recipients(lines: list[str]) -> str:
    """Whom a letter is for, taken off the top; "" where nobody is named."""
    if not lines or not lines[0].endswith("：") or "。" in lines[0]:
        return ""
    return lines.pop(0).removesuffix("：")


def _taken_last(
    lines: list[str],
    wanted: re.Pattern[str],
) -> str:
    """The last line, taken off where it is such a one; else ""."""
    if lines and wanted.fullmatch(lines[-1]):
        return lines.pop()
    return ""


def taken_signers(lines: list[str]) -> tuple[str, ...]:
    """Those that sign, taken off the end: short lines without a mark."""
    found: list[str] = []
    while lines and len(found) < _MOST_SIGNERS and is_signer(lines[-1]):
        found.append(lines.pop())
    return tuple(reversed(found))


def is_signer(words: str) -> bool:
    """Whether a line may name a body that signs."""
    if not words or len(words) > _LONGEST_SIGNER or _STOP.search(words):
        return False
    is_numbered = re.match(
        r"[0-9（(]|附件|[一二三四五六七八九十]+、|第",
        words,
    )
    return is_numbered is None
