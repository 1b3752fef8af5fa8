"""An amending decision as sentences with quotations and references taken out (断句).
Nothing here knows any text.

A quotation that follows a colon runs to its last paragraph, the others stand within a
line. Each leaves one character
behind, so that patterns see the shape of a sentence and never the words of a user: R a
reference, Q a quotation, A 增加一条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from policypress.compare.decision.apply.marks import NUMERAL, with_marks
from policypress.compare.decision.apply.quoted_blocks import (
    BLANKS,
    SWAPPED,
    balance_of,
    quoted_block,
)
from policypress.compare.decision.quotation import TABLE
from policypress.compare.text.numbers import ANNEX

R, Q, A = "\ue001", "\ue002", "\ue003"
PART = (
    rf"(?:第[（(]?{NUMERAL}[）)]?"
    rf"(?:分编|编|章|节|部分|条(?:之{NUMERAL}){{0,3}}+|款|项|目|段|句|行|列|个表格)"
    "|首句|末句|最后一句)"
)
HEADING_NAMES = "分编名|编名|章名|节名|标题"
_NAMED = f"{HEADING_NAMES}|名称"
_GENRE = "法律|法规|规章|文件|条例|规定|办法|细则|规则|解释"
_OTHER = (
    "无编号条文|无编号标题|(?:标题|题目)(?!为)"
    f"|(?:{_GENRE})?(?:的)?名称(?!为)|题注(?!为)|引言|序言|正文|目录|落款"
    rf"|(?:{ANNEX}|附件|附表)(?:《[^《》]{{1,60}}+》)?+"
)
# The only table of a unit, where the decision does not count them.
_TABLE = "的?(?:表格(?!为)|表(?=[第中里的后前修删，。]))"
_NTH = rf"(?:（第{NUMERAL}处）)?+"
# Few words stand before a number.
_BEFORE = (
    r"(?:《[^《》]{1,60}+》的?|[本该](?:法|条例|规定|办法|细则|规则|解释|措施|若干措施)"
    r"|原|修改后(?:的)?+|现行|[本该]条(?=第)){0,8}+"
)
# 编、分编、章、节、条、款、项、目 are eight levels.
_PARTS = rf"{PART}(?:中?的?{PART}){{0,8}}+"
_REFERENCE = re.compile(
    rf"{_BEFORE}((?>(?:{_PARTS}|{_OTHER}){_NTH}"
    rf"(?:{_TABLE})?+(?:的?{PART}){{0,9}}+)"
    rf"(?:的?(?:{_NAMED})(?!为))?+)"
)
_KINDS = (
    "无编号条文|条无编号条文|无编号标题|条|款|项|目录|目|分编|编|章|节|部分|段"
    "|标题|题注|引言|序言|正文|落款|附件(?![0-9一二三四五六七八九十])|表格|行|列|句"
)
_ADD = re.compile(
    rf"(?:增加|新增|增设|增列|添加)({NUMERAL})?+(?:个)?+({_KINDS})(?![“并])"
)
_QUOTE = re.compile("“([^“”]*+)”")
_OPENING = re.compile("[：:]“|“[^“”]*+”")
# 第一条　将…: a decision in 条 of its own.
_NUMBERED = re.compile(
    rf"^(?:{NUMERAL}[ \u3000]?[、．.]|[（(]{NUMERAL}[）)]|[0-9]{{1,4}}+[）)]|[①-⑳]"
    rf"|[-*•·][ \u3000]+|第{NUMERAL}，|第{NUMERAL}条[ \u3000]+"
    rf"(?=[将把删对原]|增加|第{NUMERAL}[条章]))\s*+"
)
_TOP = re.compile("^[一二三四五六七八九十百]{1,9}+[ \u3000]?[、．.]")


OF_NEW = "修改后的"  # before what is called so in the new text
ONLY_TABLE = "第〇个表格"
LAST_SENTENCE = "第〇句"
_ENDS = re.compile("末句|最后一句")
_ONLY_TABLE = re.compile("(?<!个)表格?")
_OF_DOCUMENT = re.compile("《[^《》]{1,60}》")
_JOINING = str.maketrans("", "", "中的")
_THIS = ("该条", "该款", "该项", "该章", "该目")
_CITED = re.compile("《[^《》]*》")
_CALLED = re.compile("(?<=[^分])(编|章|节)名称$")


class Added(Struct, frozen=True):
    """增加两款: how many (0 when it is not written) of what."""

    numeral: str
    kind: str


Held = str | list[str] | Added


class Sentence(Struct):
    """A paragraph of the decision. shape: its words, one character for each thing taken
    out; held: those, by place.

    line: where it begins, from 1; top: whether it opens an item of the first level
    (一、). number: with which it begins, words: without that, up to its quotation.
    """

    shape: str
    held: dict[int, Held]
    line: int
    top: bool
    number: str = ""
    words: str = ""

    def documents(self) -> set[str]:
        """The documents whose places are named (《某某条例》第八条); from now on their places
        are named without them.
        """
        found: set[str] = set()
        for at, held in self.held.items():
            if isinstance(held, str) and self.shape[at] == R:
                document, mark, place = held.rpartition("》")
                if mark:
                    found.add(document[1:])
                self.held[at] = place
        return found

    def within(
        self,
        start: int,
        end: int,
    ) -> list[Held]:
        """What was taken out between two places of the shape, in order."""
        return [self.held[at] for at in range(start, end) if at in self.held]


def sentences(lines: list[str]) -> Iterator[Sentence]:
    """The sentences of a decision; blank lines are none, and what follows a quotation
    in its line is one more.
    """
    places = [at for at, line in enumerate(lines) if line.strip()]
    filled = with_marks([lines[at] for at in places])
    index = 0
    rest = ""
    while rest or index < len(filled):
        if not rest:
            number = places[index] + 1
            rest, index = _paragraph(filled, index)
        text, rest = rest.lstrip(BLANKS), ""
        quotation: list[str] | None = None
        opening = _opening(text)
        if opening >= 0:
            quotation, rest, index = quoted_block(
                text[opening + 1 :],
                filled,
                index,
            )
            text = text[:opening]
        elif text.endswith(("：", ":")):
            quotation, index = _table(filled, index)
        yield _sentence(text, quotation, number)


def _sentence(
    text: str,
    quotation: list[str] | None,
    line: int,
) -> Sentence:
    """The words up to a quotation of whole paragraphs, and that quotation, as a sentence."""
    numbered = _NUMBERED.match(text)
    begins = numbered.end() if numbered else 0
    words = text[begins:].strip(BLANKS)
    shape, held = _shaped(words)
    if quotation is not None:
        held[len(shape)] = quotation
        shape += Q
    top = bool(_TOP.match(text))
    return Sentence(shape, held, line, top, text[:begins].rstrip(), words)


def _table(
    lines: list[str],
    index: int,
) -> tuple[list[str] | None, int]:
    """The rows of a table that follows a sentence, as a quotation, and the line after it;
    None without one.
    """
    rows: list[str] = []
    while index < len(lines) and _is_row(lines[index].strip()):
        rows.append(lines[index].strip())
        index += 1
    own = [row for row in rows if row != TABLE and set(row) - set("|-: ")]
    return ([TABLE, *own] if own else None), index


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table, or says that one begins."""
    return line == TABLE or (line.startswith("|") and line.endswith("|"))


def _paragraph(
    lines: list[str],
    index: int,
) -> tuple[str, int]:
    """A line with the one behind it that opens a quotation it introduces, and the index
    of what comes then.
    """
    text = lines[index].rstrip("\r\n")
    index += 1
    if not _begins_quotation(text, lines, index):
        return text, index
    return text.rstrip(BLANKS) + lines[index].lstrip(BLANKS), index + 1


def _begins_quotation(
    text: str,
    lines: list[str],
    index: int,
) -> bool:
    """Whether a line ends with what introduces a quotation that the next one opens."""
    introduces = text.rstrip(BLANKS).endswith(("：", ":", "修改为"))
    is_open = _opening(text) >= 0 or balance_of(text) != 0
    if not introduces or is_open or index >= len(lines):
        return False
    return lines[index].lstrip(BLANKS).startswith("“")


def _opening(text: str) -> int:
    """Where a quotation of whole paragraphs begins: a “ after a colon, outside other
    quotations; -1 without one.
    """
    for found in _OPENING.finditer(text):
        if found[0][0] in "：:":
            return found.end() - 1
    return -1


class _Shape(Struct):
    """A shape while it is being written."""

    written: list[str] = field(default_factory=list)
    held: dict[int, Held] = field(default_factory=dict)

    def hold(
        self,
        mark: str,
        value: Held,
    ) -> None:
        """One character in place of what it holds; every piece written is one
        character.
        """
        self.held[len(self.written)] = value
        self.written.append(mark)


def _shaped(text: str) -> tuple[str, dict[int, Held]]:
    """The text with one character for each quotation, reference and 增加一条, and what each
    of them holds.
    """
    shape = _Shape()
    at = 0
    while at < len(text):
        if found := _QUOTE.match(text, at):
            shape.hold(Q, found[1].translate(SWAPPED))
        elif found := _ADD.match(text, at):
            kind = found[2].removeprefix("条") or "条"
            shape.hold(A, Added(found[1] or "", kind))
        elif found := _REFERENCE.match(text, at):
            named = _OF_DOCUMENT.search(text, at, found.start(1))
            document = named[0] if named else ""
            document += _of_new(text[at : found.start(1)], shape)
            shape.hold(R, document + _canonical(found[1]))
        elif text.startswith(_THIS, at):
            shape.written.append("其")
            at += 2
            continue
        else:
            if text[at] not in BLANKS:
                shape.written.append(text[at])
            at += 1
            continue
        at = found.end()
    return "".join(shape.written), shape.held


def _of_new(before: str, shape: _Shape) -> str:
    """修改后的 before a place that is called so in the new text; "" where a new number is
    given, which always is one of the new text (改为修改后的第九条).
    """
    gives_number = shape.written[-1:] == ["为"]
    return OF_NEW if "修改后" in before and not gives_number else ""


def _canonical(reference: str) -> str:
    """A reference in the one form in which places are looked up: 第三条的第一款 is 第三条第一款,
    第十条表格 its only table, 题目 the 标题, 附件1《名录》 附件1.
    """
    plain = _CITED.sub("", reference).translate(_JOINING)
    plain = _ONLY_TABLE.sub(ONLY_TABLE, plain)
    plain = _ENDS.sub(LAST_SENTENCE, plain).replace("首句", "第一句")
    if plain.endswith(("题目", "名称")) and not plain.startswith("第"):
        return "标题"
    return _CALLED.sub(_heading_name, plain)


def _heading_name(found: re.Match[str]) -> str:
    """第二章名称 is 第二章章名."""
    return f"{found[1]}{found[1]}名"
