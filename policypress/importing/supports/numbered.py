"""Lines of a list (（一）、1.): which belong together, what a line says of all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.alike import are_alike
from policypress.importing.supports.bounding import named_in
from policypress.importing.supports.caps import bound_several
from policypress.importing.supports.given import Given, is_for_others
from policypress.importing.supports.parts import Part
from policypress.importing.supports.phrases import (
    BENEFIT,
    GIVE,
    MOST,
    VAGUE,
    last_mode_in,
)
from policypress.language.sums import Sum

_NUMBER = r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）).．、]"
_NUMBERED = re.compile(rf"^[ \u3000]*{_NUMBER}")
_MARKS = " （(）).．、\u3000"
# 甲，补助金额不高于 and 乙，补助金额不高于 say how much in the same words.
_FRAME = re.compile(
    f"(?P<words>(?:{BENEFIT})(?:金额|标准|额度|资金))(?:{MOST}|为|是|：).*$"
)
_SAYS_MORE = re.compile(f"{GIVE}|{MOST}")
_SHORT = 40  # characters of a line that says just what and how much
# A ceiling of all: it begins with whom it is for, or names nothing of its own.
_OF_ALL = re.compile(
    f"^[ ]*(?:{_NUMBER})?[ ]*(?:原则上)?(?:上述|以上|本条|单个|每个|每家|单家|同一|全年|每年|各项)"
    "[^，。；《“0-9]{0,18}$|^[^，。；《“0-9]{0,26}$"
)
_FOR_EACH = re.compile(
    f"^[ ]*(?:{_NUMBER})?[ ]*每(?P<unit>[项件个])[^，。；]{{0,6}}的?"
    f"(?:{BENEFIT})(?:资金|金额|额度|标准)?(?:{MOST})"
)

# 按照下列标准给予补助：, 奖励标准如下：
_BY_STANDARD = re.compile(
    f"按照?(?:下列|以下|如下)标准[^。；：]*(?:{GIVE}|{BENEFIT})[^。；：]*：[ ]*$"
    f"|(?:{BENEFIT})标准(?:如下|为)：[ ]*$"
)
_GIVES_ITSELF = re.compile("给予|予以|按")
_SHOWN = 20  # characters of a line that a message quotes
_ANY_SORT = ("扶持资金", "奖补")  # whatever is given


def _are_of_other_units(before: Given, given: Given) -> bool:
    """Whether one is so much for each of other things than the other."""
    return is_for_others(before.grants[-1], given.grants[0].per)


def is_numbered(words: str) -> bool:
    """Whether a line begins with the number of an item."""
    return _NUMBERED.match(words) is not None


class Lists:
    """The lines of a text as items of lists. text: even."""

    def __init__(self, text: str) -> None:
        self._text = text

    def are_items(self, before: Given, given: Given) -> bool:
        """Whether two lines of a list are levels of one support."""
        if not self._are_beside(before, given) or before.is_on_top:
            return False
        if self._begins_anew(before, given):
            given.doubt("与上一层列项的关系不明确")
            return False
        if before.mode != given.mode:
            return False
        if self._are_of_a_standard(before, given):
            return True
        if _are_of_other_units(before, given):
            return False
        if self._is_bare(before) and self._is_bare(given):
            return True
        frame = self._frame(before)
        if frame and frame == self._frame(given):
            return True
        return are_alike(before.skeleton, given.skeleton, 1.0)

    def _are_beside(self, before: Given, given: Given) -> bool:
        """Whether two lines are items in a row, with numbers of one sort."""
        if given.line - before.line > 1:
            return False
        sort = self._sort(self._line_of(given))
        return bool(sort) and sort == self._sort(self._line_of(before))

    def _begins_anew(self, before: Given, given: Given) -> bool:
        """Whether the second of two items with numbers of one sort begins a list of its
        own: 1. below 2."""
        numbers = [
            self._number(self._line_of(one)).strip(_MARKS)
            for one in (before, given)
        ]
        return before.line != given.line and numbers[1] in ("一", "1")

    def _are_of_a_standard(self, before: Given, given: Given) -> bool:
        """Whether two items are levels of what their lead gives, whatever they count:
        none of them gives by a verb of its own."""
        is_one = given.head == before.head
        if not is_one or not _BY_STANDARD.search(given.head):
            return False
        lines = [self._words_of(before), self._words_of(given)]
        return not any(_GIVES_ITSELF.search(one) for one in lines)

    def _is_bare(self, given: Given) -> bool:
        """Whether a line below the head of a list only names what it gives so much for:
        （一）甲级民宿，30万元."""
        main = given.grants[-1].main
        is_named = len(given.grants[-1].situation) > 1
        if main is None or not given.head or not is_named:
            return False
        start = self._text.rfind("\n", 0, main.start) + 1
        words = self._text[start : main.start]
        return len(words) <= _SHORT and not _SAYS_MORE.search(words)

    def bound(
        self,
        part: Part,
        caps: Sequence[tuple[Sum, str]],
        found: Sequence[Given],
    ) -> None:
        """A line that is a ceiling and nothing else bounds what the lines before it
        give: （四）单个项目最高不超过500万元."""
        siblings = self._siblings(part, found)
        for cap, said in caps:
            mode = last_mode_in(said)
            own = [
                one for one in siblings if mode in VAGUE or mode == one.mode
            ]
            if _OF_ALL.match(said):
                bound_several(own, cap, said)

    def above(self, part: Part, found: Sequence[Given]) -> list[Given]:
        """What a line that only bounds stands below: the items of its list; those that
        it names (上述甲类奖励)."""
        near = self._siblings(part, found)
        if not self._sort(part.start) and not any(one.head for one in near):
            own = self._own_or_named(part, near)
            self._doubt_others(part, near, own)
            near = own
        mode = last_mode_in(self._text[part.start : part.end])
        is_any = mode in VAGUE or mode in _ANY_SORT
        return [one for one in near if is_any or mode == one.mode]

    def _doubt_others(
        self,
        part: Part,
        near: Sequence[Given],
        own: Sequence[Given],
    ) -> None:
        """Items without a ceiling, above the one that a line below bounds, may be
        bounded as well where it names none. own: what is bounded."""
        words = self._text[part.start : part.end].strip()
        if words.startswith(("上述", "以上")):
            return
        mode = last_mode_in(words)
        for one in near:
            is_own = any(one is other for other in own)
            is_open = all(grant.cap is None for grant in one.grants)
            if is_open and not is_own and mode in (one.mode, *VAGUE):
                one.doubt(f"“{words[:_SHOWN]}”是否也限这一项不明确")

    def _own_or_named(
        self,
        part: Part,
        near: Sequence[Given],
    ) -> list[Given]:
        """Of items that no line stands above, as measures are: the last one, or those
        that the words name."""
        words = self._text[part.start : part.end]
        if not words.strip().startswith(("上述", "以上")):
            last = max((one.line for one in near), default=-1)
            return [one for one in near if one.line == last]
        lines = [self._words_of(one) for one in near]
        return named_in(words, near, lines)

    def _words_of(self, given: Given) -> str:
        """The line that a support stands in."""
        end = self._text.find("\n", given.end)
        return self._text[self._line_of(given) : end if end >= 0 else None]

    def unit(self, part: Part, found: Sequence[Given]) -> None:
        """每项标准的补助资金不超过其实际费用, behind a list: all of it is for each 项."""
        said = _FOR_EACH.match(self._text[part.start : part.end])
        if said is None:
            return
        for given in self._siblings(part, found):
            for grant in given.grants:
                grant.per = grant.per or said["unit"]
                if grant.is_most and not grant.cap_scope:
                    grant.cap_scope = "item"

    def _siblings(
        self,
        part: Part,
        found: Sequence[Given],
    ) -> list[Given]:
        """What the lines before give that are numbered as the line of a part is."""
        sort = self._sort(part.start) or self._sort_above(part, found)
        siblings: list[Given] = []
        if not sort or not part.is_first:
            return siblings
        for given in reversed(found):
            if given.line >= part.line:
                continue
            start = self._line_of(given)
            if self._sort(start) != sort:
                break
            siblings.append(given)
            if self._number(start).strip(_MARKS) in ("一", "1"):
                break
        return siblings

    def _sort_above(self, part: Part, found: Sequence[Given]) -> str:
        """How the list is numbered that a line without a number stands right below."""
        last = found[-1] if found else None
        if last is None or last.line != part.line - 1:
            return ""
        return self._sort(self._text.rfind("\n", 0, last.end - 1) + 1)

    def _line_of(self, given: Given) -> int:
        """Where the line begins that a support begins in."""
        return self._text.rfind("\n", 0, given.start) + 1

    def _number(self, at: int) -> str:
        """The number of the line that begins at a place; "" without one."""
        found = _NUMBERED.match(self._text[at : at + 8])
        return found[0].strip() if found else ""

    def _sort(self, at: int) -> str:
        """How a line is numbered: the marks of its number, and 1 or 一 for its digits."""
        number = self._number(at)
        if not number:
            return ""
        bare = number.strip(_MARKS)
        kind = "1" if bare.isdigit() else "一"
        return number.replace(bare, kind)

    def _frame(self, given: Given) -> str:
        """The words in which a short line says how much; "" of any other."""
        main = given.grants[-1].main
        if main is None:
            return ""
        start = self._text.rfind("\n", 0, main.start) + 1
        words = self._text[start : main.start]
        found = _FRAME.search(words)
        return found["words"] if found and len(words) <= _SHORT else ""
