"""A decision that amends several documents (打包修改): which of its sentences amend this text.

一、对《某某条例》作出修改          一、将《某某条例》第八条中的“甲”修改为“乙”。
（一）将第八条中的“甲”修改为“乙”。   二、删去《别的条例》第三条。
"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

from policypress.compare.decision.apply.marks import NUMERAL
from policypress.compare.decision.apply.sentences import Sentence

_NAME = "《((?:[^《》]|《[^《》]*》){1,120})》"
# What stands around the name of a document in the heading of its part.
_HEADING = re.compile(
    rf"(?:对|将|关于|修改)?{_NAME}(?:[（(][^）)]{{0,80}}[）)])?"
    "(?:的修改|的决定)?(?:(?:部分|有关)?条款)?"
    "(?:作(?:出|了)?|予以|进行)?(?:如下|下列|以下|部分)?(?:修改|修正|修订)?"
    "(?:如下)?[：:。]?"
)
_SENTENCE = re.compile(
    rf"(?:将|把|对|删去|删除|在|修改)?{_NAME}(?![^，。]{{0,8}}根据本决定)"
)
# The decision itself, named in the record of its passage.
_DECISION = re.compile("[^〈〉]*修改〈")
_PREAMBLE = re.compile(rf"对{_NAME}(?:进行|予以|作|的).{{0,20}}修改")
_LEVELS = (
    re.compile("[一二三四五六七八九十百]{1,9}、"),
    re.compile(f"[（(]{NUMERAL}[）)]"),
    re.compile("[0-9]{1,4}[.．、]"),
)
_DEEPEST = len(_LEVELS)
_WITHOUT = str.maketrans("", "", "《》〈〉 \u3000\t\n")
_STATE = "中华人民共和国"


class Parts(Struct):
    """Whose part of a decision a sentence stands in, while it is read.

    title: of the text that is amended, "" when it has none. others: the other
    documents that are amended, with where that is said.
    """

    title: str
    others: dict[str, int] = field(default_factory=dict)
    named: str = ""
    level: int = _DEEPEST
    is_own: bool = False

    def others_of(self, names: set[str]) -> list[str]:
        """Which of some documents are not this text."""
        return sorted(one for one in names if not is_same(one, self.title))

    def introduced(self, sentence: Sentence) -> None:
        """Whom the preamble names: 决定对《某某条例》作如下修改."""
        found = _PREAMBLE.search(sentence.words)
        if sentence.number or not found or _DECISION.match(found[1]):
            return
        if is_same(found[1], self.title):
            self.is_own = True
        else:
            self.others.setdefault(found[1], sentence.line)

    def concerns(self, sentence: Sentence) -> Literal["", "heading", "own"]:
        """Whether a sentence amends this text: it stands in its part, names it, or
        names none; "heading" when it only says whose part begins.
        """
        level = _level(sentence.number)
        if sentence.number and level <= self.level:
            self.named = ""
        heading = _HEADING.fullmatch(sentence.words)
        named = heading or _SENTENCE.match(sentence.words)
        if named and not _DECISION.match(named[1]):
            self.named, self.level = named[1], level
        if not self.named:
            return "own"
        if not is_same(self.named, self.title):
            self.others.setdefault(self.named, sentence.line)
            return ""
        self.is_own = True
        return "heading" if heading else "own"


def is_same(name: str, title: str) -> bool:
    """Whether a name and a title are of one document: brackets within and the name of
    the state make no difference. A text without a title may be any.
    """
    one, other = _plain(name), _plain(title)
    return not other or one == other


def _plain(name: str) -> str:
    """A name without marks, blanks and the name of the state."""
    return name.translate(_WITHOUT).removeprefix(_STATE)


def _level(number: str) -> int:
    """0 for 一、, 1 for （一）, 2 for 1.; the deepest for a sentence without a number."""
    for level, pattern in enumerate(_LEVELS):
        if pattern.match(number):
            return level
    return _DEEPEST
