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

_VERBS = ("印发", "下发", "颁发", "发布", "公布", "颁布", "转发", "批转")
_ISSUES = (*_VERBS, "现予", "现将", "予以施行")
_LETTERS = "的(?:通知|公告|通告|决定|命令|令|函|批复)"
_NAMED = re.compile("《([^《》]+)》")
_MARKS = str.maketrans("", "", "《》〈〉“”")
_NUMERALS = "0123456789一二三四五六七八九十：:"
# Printed lines of a letter: half a page; one that goes on is itself the text.
_LONGEST_LETTER = 60
_LINES_OF_TITLE = 3
_LONGEST_TITLE = 120  # characters of a title, or of a letter's with it inside
# Characters of a name that say enough to be known again without 某区 before it.
_TELLING = 6
_ALIKE = 0.88  # of 20 characters two may be others
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
        signed = signed or _is_annex_label(bare) or _is_date(bare)
        issued |= set(_issued_by(lines, index))
    return 0, 0


def _begins_text(line: RawLine) -> bool:
    """Whether a line opens a clause or a chapter of an instrument."""
    if ordinals.article(line.text) or ordinals.heading(line.text):
        return True
    return line.style == "contents"


def _issued_by(
    lines: Sequence[RawLine],
    index: int,
) -> Iterator[str]:
    """The names of what a line issues, without spaces and marks.

    The title of a letter may stand on several lines.
    """
    text = lines[index].text
    if "修改" not in text and _issues(text):
        for name in _NAMED.findall(_plain_marks(text)):
            if len(name) <= _LONGEST_TITLE:
                yield _bare(name)
    if index >= 2 * _LINES_OF_TITLE:
        return
    words = ""
    for line in lines[index : index + _LINES_OF_TITLE]:
        words += _bare_spaces(line.text)
        if found := _issued_by_title(words):
            yield _bare(found)
            return


def _issues(text: str) -> bool:
    """Whether a line speaks of issuing something."""
    return any(verb in text for verb in _ISSUES)


def _issued_by_title(words: str) -> str:
    """What a letter issues by its own title, "" when it is no such title."""
    if "的" not in words or len(words) > _LONGEST_TITLE:
        return ""
    if not any(verb in words for verb in _VERBS):
        return ""
    verbs = "|".join(_VERBS)
    found = re.search(f"(?:{verbs})[《〈]?(.+?)[》〉]?{_LETTERS}", words)
    return found[1] if found else ""


def _is_date(bare: str) -> bool:
    return bare.endswith("日") and DATE.fullmatch(bare) is not None


def _is_annex_label(bare: str) -> bool:
    """Whether a line is 附件 or 附件1 alone."""
    return bare.startswith("附件") and not bare[2:].strip(_NUMERALS)


def _title_at(
    lines: Sequence[RawLine],
    index: int,
    issued: set[str],
) -> int:
    """How many lines from one on are the title of something that is issued, 0
    for none; a further line stands behind them.
    """
    words = ""
    if _is_annex_label(_bare(lines[index].text)):
        return 0
    for size in range(1, _LINES_OF_TITLE + 1):
        at = index + size
        if at >= len(lines) or lines[at - 1].rows:
            return 0
        text = lines[at - 1].text
        if text.endswith(SENTENCE_END) or len(text) > _LONGEST_TITLE:
            return 0
        words += _bare(text)
        if any(_same_name(words, name) for name in issued):
            return size
    return 0


def _same_name(title: str, name: str) -> bool:
    """Whether a title is the name of an instrument, perhaps with 某区 before one
    of them, or with a slip in one.
    """
    if title == name or _nearly(title, name):
        return True
    short, long = sorted((title, name), key=len)
    if len(short) < _TELLING or len(long) - len(short) > _REGION:
        return False
    before = long.removesuffix(short)
    return before != long and before.isalpha()


def _nearly(title: str, name: str) -> bool:
    """Whether two names differ in a word at most."""
    if (
        min(len(title), len(name)) < _TELLING
        or abs(len(title) - len(name)) > 4
    ):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, title, name, autojunk=False).ratio() >= _ALIKE


def _plain_marks(text: str) -> str:
    """The words with marks of names within a name taken for brackets."""
    return text.replace("〈", "").replace("〉", "")


def _bare_spaces(text: str) -> str:
    return "".join(text.split())


def _bare(text: str) -> str:
    """The words without spaces and without marks of names."""
    return "".join(text.split()).translate(_MARKS)


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
