"""词语误用：生活必须品、法制政府、于以受理、做的好。

检查：一批音近、形近、义近的词，写在按搭配只能是另一个词的地方（mistaken_words.txt），以及“符合企业”（缺“条件的”）、“不得……等行为”（缺“有”）、“负责解释权”“之内内”“之一者的”“须……即可”一类不通的说法。
为什么：写出来的也是词，通读时最容易看漏，意思却变了。
不好：购买生活必须品
好：购买生活必需品
来源：现代汉语词典、公文校对惯例；实务
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._occurrences import occurrences
from policypress.lint.rules.wording.misspelt_words import slips
from policypress.system.kept import made_from

RULE = Rule(
    code="WO-20",
    name="mistaken-words",
    severity="warning",
    strength="实务",
    source="现代汉语词典、公文校对惯例",
)
_TABLE = Path(__file__).with_name("mistaken_words.txt")
# What says which two characters are a word.
_OF_WORDS = (
    Path(__file__).with_name("look_alikes.txt"),
    Path(__file__).with_name("misspelt_words.py"),
)
_PAIR = 2
_NEAR = 16  # characters before a word that say what it is
# What cannot be said so → why.
_ROWS = (
    (
        "符合(?=(?:企业|单位|机构|人员|申请人|项目)(?:在|可以?|应当?|须|向|通过|登录|到|按|将|均)"
        "(?![一-鿿]{0,2}(?:实际|特点|需要|要求)))",
        "“符合”后面缺“条件的”",
    ),
    (
        "不得(?!有|存在|出现|发生|实施|从事|采取)[^。；，不\n]{2,18}等行为",
        "“不得……等行为”缺“有”",
    ),
    (
        "负责[^。；，\n]{0,6}解释权|(?:最终)?解释权归[^。；，\n]{2,16}(?:所有)?",
        "写作“由……负责解释”",
    ),
    ("(?:之内|以内|日内|月内|年内)(?:内|以内|之内)", "重复了“内”"),
    ("（以下(?:简称|统称)(?:为)?[：:]", "简称前面不用冒号"),
    ("之一者的", "“者”与“的”重复"),
    (
        "(?:须|必须|应当)(?:具备|符合|满足)[^。；，\n]{0,8}(?:条件)?之一即可",
        "“须”与“即可”矛盾",
    ),
    ("(?<![付分交发供送])给给(?!予|付|养|水|排)", "重复了“给”"),
    (
        "充分发挥(?![^。；\n]{0,60}(?:作用|优势|功能|效用|职能|[积主创能]极?[动造]?性|潜[力能]"
        "|价值|效益|效应|[特专所]长|能力|水平|效能|合力|功效|职责|本领|才能|智慧|导向|引领|示范"
        "|带动|支撑))"
        "[^。；，、\n]{6,30}(?=[，。；])",
        "“发挥”后面缺宾语",
    ),
    (
        "提高[^。；，、\n]{0,6}力度|加大[^。；，、\n]{0,6}(?:步伐|水平)(?=[，。；])"
        "|加快[^。；，、\n]{0,4}力度",
        "动词与宾语搭配不当",
    ),
)
_WORDS = tuple((re.compile(words), wrong) for words, wrong in _ROWS)


class Word(Struct, frozen=True):
    """A word that is taken for another one, and where it is."""

    wrong: str
    right: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


@cache
def words() -> tuple[Word, ...]:
    """The table, read once."""
    rows = _TABLE.read_text("utf-8").splitlines()
    return tuple(_word(*row.split(" ")) for row in rows if row[:1] != "#")


def _word(wrong: str, right: str, before: str, behind: str) -> Word:
    """A row of the table; "-" = anything."""
    pattern = None if before == "-" else re.compile(before)
    following = None if behind == "-" else re.compile(behind)
    return Word(wrong, right, pattern, following)


def find(paper: Paper) -> Iterator[Hit]:
    """Each word where only another one can be meant, and each phrase that is none."""
    there = "\n".join(paper.lines_with(_question(), _with_words))
    for word in words() if there else ():
        if word.wrong not in there:
            continue
        for start, end in _places(paper.text, word):
            message = f"“{word.wrong}”疑为“{word.right}”之误。"
            hint = f"核对；是笔误的改为“{word.right}”。"
            yield Hit(start, end, message, hint)
    for pattern, wrong in _WORDS:
        for found in paper.search(pattern):
            message = f"“{found[0]}”：{wrong}。"
            yield Hit(*found.span(), message, "改写这一处。")


@cache
def _question() -> str:
    """What is asked of a line: whether any of these words stands where it cannot."""
    made = made_from((), (Path(__file__), _TABLE, *_OF_WORDS))
    return f"{RULE.code} words {made.hex()}"


def _with_words(lines: Sequence[str]) -> list[str]:
    """The lines in which any of the words stands where it cannot. What is asked of the
    words around it ends with the line."""
    text = "\n".join(lines)
    there = [word for word in words() if word.wrong in text]
    return [
        line
        for line in lines
        if any(next(_places(f"{line}\n", word), None) for word in there)
    ]


def _places(text: str, word: Word) -> Iterator[tuple[int, int]]:
    """Where a word stands that cannot stand there."""
    for at in occurrences(text, word.wrong):
        end = at + len(word.wrong)
        if _is_there(text, word, at, end):
            yield at, end


def _is_there(text: str, word: Word, at: int, end: int) -> bool:
    """Whether a word stands where it cannot."""
    line = text.rfind("\n", max(0, at - _NEAR), at) + 1
    before = text[max(line, at - _NEAR, 0) : at]
    is_short = end - at == _PAIR
    if is_short and word.before is None and word.behind is None:
        beside = (text[max(0, at - 1) : at + 1], text[end - 1 : end + 1])
        return not any(map(_is_word, beside))
    is_behind = word.before is None or word.before.search(before) is not None
    return is_behind and (
        word.behind is None or word.behind.match(text, end) is not None
    )


def _is_word(pair: str) -> bool:
    """Whether two characters belong together: 给予 in 给予警告."""
    return len(pair) == _PAIR and pair[1] in slips().words.get(pair[0], "")
