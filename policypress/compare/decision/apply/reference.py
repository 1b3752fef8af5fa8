"""A place as a decision names it (指称), read into its parts: 第二章第八条第三款第一项,
第十七条之一, 附件一第二段, 第二章章名.
"""

from __future__ import annotations

import re

from msgspec import Struct

from policypress.compare.decision.apply.marks import NUMERAL
from policypress.compare.decision.apply.sentences import HEADING_NAMES
from policypress.compare.text import numbers as ordinals
from policypress.language.numerals import to_chinese
from policypress.language.patterns import later

_LONGEST_RUN = 500  # no decision adds as many clauses at one place
Number = tuple[int, ...]
_PART = re.compile(
    rf"第[（(]?({NUMERAL})[）)]?"
    rf"(分编|编|章|节|部分|条|款|项|目|段|句|行|列|个表格)((?:之{NUMERAL}){{0,3}}+)"
)
_FURTHER = re.compile(f"之({NUMERAL})")
_NTH = re.compile(rf"（第({NUMERAL})处）")
_TITLED = re.compile(rf"(?:{HEADING_NAMES})$")
_PLAIN = (
    "标题",
    "无编号标题",
)  # words of their own, not the name of a heading
ANNEX = later(ordinals.ANNEX)
# From the whole to its parts; what stands on one level excludes the other.
_LEVELS = {
    "编": 0,
    "分编": 1,
    "章": 2,
    "部分": 2,
    "节": 3,
    "条": 4,
    "款": 5,
    "段": 5,
    "个表格": 5,
    "项": 6,
    "目": 7,
    "行": 6,
    "列": 7,
    "句": 8,
}
_OUTERMOST_INNER = 5
_BELOW_TABLES = ("行", "列")


class Reference(Struct, frozen=True):
    """text: as written. outer: 编章节条 with their numbers; inner: 款项目, 段, 个表格行列, by word.

    nth: 2 of 第八条（第2处）, 0 without; titled: 章名 or 标题 stands at the end.
    """

    text: str
    outer: tuple[tuple[str, Number], ...] = ()
    inner: tuple[tuple[str, int], ...] = ()
    nth: int = 0
    titled: bool = False

    @property
    def in_order(self) -> bool:
        """Whether the parts go from the whole to the smaller: 第二款第八条 and 第一款第二款 do not."""
        words = [word for word, _ in (*self.outer, *self.inner)]
        written = [found[2] for found in _PART.finditer(self.text)]
        levels = [_LEVELS[word] for word in words]
        rising = all(a < b for a, b in zip(levels, levels[1:], strict=False))
        cells = any(word in _BELOW_TABLES for word in words)
        return words == written and rising and cells <= ("个表格" in words)


def parsed(text: str) -> Reference:
    """The parts of a reference; a word such as 题注 has none."""
    nth = _NTH.search(text)
    outer: list[tuple[str, Number]] = []
    inner: list[tuple[str, int]] = []
    for found in _PART.finditer(_NTH.sub("", text)):
        number = ordinals.value(found[1])
        if _LEVELS[found[2]] >= _OUTERMOST_INNER:
            inner.append((found[2], number))
            continue
        further = map(ordinals.value, _FURTHER.findall(found[3]))
        outer.append((found[2], (number, *further)))
    return Reference(
        text,
        tuple(outer),
        tuple(inner),
        ordinals.value(nth[1]) if nth else 0,
        bool(heading_name(text)),
    )


def relative(
    text: str,
    base: str,
) -> str:
    """第八条第二款 of 第二款 beside 第八条 or 第八条第一款; a reference that names its unit
    stays as it is.
    """
    first = _PART.match(text)
    if not first or _LEVELS[first[2]] < _OUTERMOST_INNER:
        return text
    kept = len(base)
    for found in _PART.finditer(base):
        inner = _LEVELS[found[2]] >= _OUTERMOST_INNER
        if inner and _LEVELS[found[2]] >= _LEVELS[first[2]]:
            kept = found.start()
            break
    return base[:kept] + text


def unit_of(text: str) -> str:
    """第八条 of 第八条第二款第三项, 第二章 of 第二章章名."""
    for found in _PART.finditer(text):
        if _LEVELS[found[2]] >= _OUTERMOST_INNER:
            return text[: found.start()]
    if text in _PLAIN:
        return text
    return _TITLED.sub("", text)


def heading_name(text: str) -> str:
    """章名 of 第二章章名; "" when no such name stands at the end."""
    found = None if text in _PLAIN else _TITLED.search(text)
    return found[0] if found else ""


def parts_of(text: str) -> list[re.Match[str]]:
    """第三条 and 第一款 of 第三条第一款, each with its number and its word as groups."""
    return list(_PART.finditer(text))


def last_part(text: str) -> tuple[str, Number]:
    """The word and the number of its last part: 款 and (2,) of 第八条第二款; "" and () without
    one.
    """
    parts = parts_of(text)
    if not parts:
        return "", ()
    last = parts[-1]
    return last[2], ordinals.numbers(last[1], *_FURTHER.findall(last[3]))


def number_of_label(label: str) -> Number:
    """(9,) of a number as printed at the head of a line: 第九条, （九）, 九、, 9.; () when it
    is none.
    """
    patterns = (
        ordinals.ARTICLE,
        ordinals.HEADING,
        ordinals.FIRST,
        ordinals.SECOND,
        ordinals.THIRD,
    )
    for pattern in patterns:
        if found := pattern.match(label):
            further = found[3] if pattern is ordinals.ARTICLE else None
            return ordinals.numbers(found[2], further)
    return ()


def expanded(first: str, last: str) -> list[str]:
    """第五条第一项, 第五条第二项 of 第五条第一项 and 第五条第二项 as the ends of a run; the
    ends alone when they are none.
    """
    run = run_of([first, last])
    parts = parts_of(first)
    if len(run) == 2 and run == [first, last]:
        return run
    base = first[: parts[-1].start()]
    return [base + name for name in run]


def run_of(ends: list[str]) -> list[str]:
    """第七条 … 第十一条 of 第七条至第十一条; the two ends alone when they are no ends of one run."""
    (word, first), (last_word, last) = last_part(ends[0]), last_part(ends[-1])
    single = len(ends) == 2 and len(first) == len(last) == 1
    if (
        not single
        or word != last_word
        or not 0 < last[0] - first[0] < _LONGEST_RUN
    ):
        return ends
    return [f"第{to_chinese(n)}{word}" for n in range(first[0], last[0] + 1)]
