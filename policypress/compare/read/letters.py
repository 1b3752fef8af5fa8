"""A letter that issues an instrument, and the instrument behind it (印发通知和所印发的文件).

关于印发《某办法》的通知, a signature, then 某办法 with its clauses: the letter is a
part of its own, and the text is the instrument. Its title is one that the letter
names, behind the date of the letter or the label 附件. Sources: 党政机关公文处理工作条例
(通知、命令、公告); GB/T 9704—2012 7.3.4 (附件).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from policypress.compare.read.drafts import Draft
from policypress.compare.read.inner_lines import inner_line
from policypress.compare.read.raw_lines import (
    RawLine,
    plain_line,
    table_line,
)
from policypress.compare.read.signature import DATE, SENTENCE_END
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import Line

_ISSUES = re.compile(
    "印发|下发|颁发|发布|公布|颁布|转发|批转|现予|现将|予以施行"
)
_BY_TITLE = re.compile(
    r"(?:印发|下发|颁发|发布|公布|颁布|转发|批转)[《〈]?(.+?)[》〉]?"
    "的(?:通知|公告|通告|决定|命令|令|函|批复)"
)
_NAMED = re.compile(r"《([^《》]+)》")
_MARKS = re.compile(r"[\s\u3000《》〈〉“”]")
_HAN = re.compile("[一-鿿]+")
_ANNEX = re.compile(r"附件[0-9一二三四五六七八九十]*[：:]?")
# Printed lines of a letter: half a page; one that goes on is itself the text.
_LONGEST_LETTER = 60
_LINES_OF_TITLE = 3
# Characters of a name that say enough to be known again without 某区 before it.
_TELLING = 6
_REGION = 14  # characters that a title has more than its short name


def letter_in(lines: Sequence[RawLine]) -> tuple[int, int]:
    """How many lines of a text are a letter, and how many behind them are the
    title of what it issues; 0, 0 for a text without a letter.
    """
    issued: set[str] = set()
    signed = False
    for index, line in enumerate(lines[:_LONGEST_LETTER]):
        if line.clause or _begins_text(line):
            return 0, 0
        if signed and issued:
            size = _title_at(lines, index, issued)
            if size:
                return index, size
        bare = _bare(line.text)
        signed = signed or bool(DATE.fullmatch(bare) or _ANNEX.fullmatch(bare))
        issued |= set(_issued_by(lines, index))
    return 0, 0


def _begins_text(line: RawLine) -> bool:
    """Whether a line opens a clause or a chapter of an instrument."""
    if ordinals.article(line.text) or ordinals.heading(line.text):
        return True
    return line.style == "contents"


def _issued_by(lines: Sequence[RawLine], index: int) -> Iterator[str]:
    """The names of what a line issues, without spaces and marks.

    The title of a letter may stand on several lines.
    """
    text = lines[index].text
    if "修改" not in text and _ISSUES.search(text):
        yield from map(_bare, _NAMED.findall(_plain_marks(text)))
    if index >= 2 * _LINES_OF_TITLE:
        return
    words = ""
    for line in lines[index : index + _LINES_OF_TITLE]:
        words += _bare_spaces(line.text)
        if found := _BY_TITLE.search(words):
            yield _bare(found[1])
            return


def _title_at(lines: Sequence[RawLine], index: int, issued: set[str]) -> int:
    """How many lines from one on are the title of something that is issued, 0
    for none; a further line stands behind them.
    """
    words = ""
    if _ANNEX.fullmatch(_bare(lines[index].text)):
        return 0
    for size in range(1, _LINES_OF_TITLE + 1):
        at = index + size
        if at >= len(lines) or lines[at - 1].rows:
            return 0
        text = lines[at - 1].text
        if text.endswith(SENTENCE_END):
            return 0
        words += _bare(text)
        if any(_same_name(words, name) for name in issued):
            return size
    return 0


def _same_name(title: str, name: str) -> bool:
    """Whether a title is the name of an instrument, perhaps with 某区 before one
    of them.
    """
    if title == name:
        return True
    short, long = sorted((title, name), key=len)
    if len(short) < _TELLING or len(long) - len(short) > _REGION:
        return False
    before = long.removesuffix(short)
    return before != long and _HAN.fullmatch(before) is not None


def _plain_marks(text: str) -> str:
    """The words with marks of names within a name taken for brackets."""
    return text.replace("〈", "").replace("〉", "")


def _bare_spaces(text: str) -> str:
    return "".join(text.split())


def _bare(text: str) -> str:
    """The words without spaces and without marks of names."""
    return _MARKS.sub("", text)


def letter_of(lines: Sequence[RawLine]) -> Draft:
    """The letter as a node, by all its lines."""
    return Draft("letter", list(map(_line, lines)), marked=True)


def title_of(lines: Sequence[RawLine]) -> Draft:
    """The title of the instrument, by its lines."""
    heading = "".join(line.text for line in lines)
    return Draft("title", list(map(plain_line, lines)), heading=heading)


def _line(line: RawLine) -> Line:
    """A line of a letter."""
    if line.rows:
        return table_line(line)
    if line.style == "title":
        return plain_line(replace(line, style=""))
    return inner_line(line, "articles", None)
