"""The sentences of a text → what it gives (读取资助项目).

Each sum gets its role; sums of one sentence make a support; a ceiling goes to what it
bounds. What is not understood whole is said so, and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from policypress.importing.supports.bounding import (
    Loose,
    is_bounding,
    is_of_all,
    put_bounds,
    put_on_tables,
)
from policypress.importing.supports.caps import bound_several
from policypress.importing.supports.coverage import doubt_uncovered
from policypress.importing.supports.doubts import IN_WORDS, doubt_added
from policypress.importing.supports.finishing import finished
from policypress.importing.supports.given import Given, Grant
from policypress.importing.supports.going_on import goes_on, join
from policypress.importing.supports.here import Here
from policypress.importing.supports.making import Making
from policypress.importing.supports.numbered import Lists, is_numbered
from policypress.importing.supports.parts import Part, outer, parts_of
from policypress.importing.supports.phrases import (
    BENEFIT,
    VAGUE,
    last_mode_in,
)
from policypress.importing.supports.quantities import changes_in, quantities_in
from policypress.importing.supports.scopes import scope_of
from policypress.language.sums import Sum, even, sums_of

# What a list stands below: 按以下标准给予奖励：
_HEAD = re.compile(
    f"(?:{BENEFIT}|标准|给予|予以|如下|以下|下列)[^。；]{{0,16}}：[ ]*$"
)
_OF_SEVERAL = re.compile(
    "上述|以上|本条|各项|累计|合计|总计|总额|[两三四五六]项"
)
_VERB = re.compile("给予|予以|对|一次性|发放|可|申请|每年")
_STOP = re.compile("[。\n]")
_SHORT = 30  # characters of a line that may still stand in a list
_NUMBER = 8  # characters that the number of an item has at most


def read(text: str) -> list[Given]:
    """What a text gives, in its order. Lines end with a line feed."""
    found = read_among(text, ())
    put_on_tables((), found.loose, found.given)
    return found.given


def read_among(text: str, tables: Sequence[int]) -> Read:
    """The same of a text with tables, and what it bounds that may stand in them. tables:
    where they end."""
    reader = _Reader(even(text), tables)
    given = reader.read()
    return Read(given, reader.loose, reader.settled)


class Read(Struct, frozen=True):
    """given: the supports; loose: what only bounds, and nothing that they give; settled:
    where figures stand that are known to be no amounts."""

    given: list[Given]
    loose: list[Loose]
    settled: set[int]


class _Reader:
    """Goes through a text part by part."""

    def __init__(self, text: str, tables: Sequence[int]) -> None:
        """text: with its characters written alike, so that places in it are
        those of the file; tables: where they end in it."""
        self._text = text
        self._plain = outer(text)
        self._lists = Lists(text)
        self._found: list[Given] = []
        self._head = ""
        self._lead = ""
        self._tables = tables
        self._over: list[tuple[int, Sum, str]] = []  # ceilings over a list
        self.settled: set[int] = set()  # figures that are no amounts
        self._has_unread = False  # figures before that are not understood
        self.loose: list[Loose] = []

    def read(self) -> list[Given]:
        """All supports."""
        sums = sums_of(self._text)
        at = 0
        line = -1
        for part in parts_of(self._text):
            if part.line != line:
                self._new_line(part)
                line = part.line
            own = []
            while at < len(sums) and sums[at].start < part.end:
                own.append(sums[at])
                at += 1
            self._part(part, own)
        self._bound_below()
        self._bound_counts()
        text, plain = self._text, self._plain
        doubt_uncovered(text, plain, self._found, sums, self.settled)
        return finished(self._found)

    def _bound_counts(self) -> None:
        """Give each support the bounds on numbers that its sentence holds."""
        last = len(self._text)
        for one in reversed(self._found):
            stop = _STOP.search(self._plain, one.end)
            end = stop.start() if stop else last
            end = min(end, max(last, one.end))
            line = self._text.find("\n", one.end)
            tail = min(line if line >= 0 else last, max(last, one.end))
            stretch = (one.start, tail, one.units)
            one.quantities += quantities_in(self._text, *stretch)
            one.changes += self._changes(one, last)
            if any(changes_in(self._text, one.end, end)):
                one.doubt(IN_WORDS)
            last = one.start

    def _changes(self, one: Given, last: int) -> list[str]:
        """What raises or lowers a support in its line, up to the next support."""
        stop = self._text.find("\n", one.end)
        end = min(stop if stop >= 0 else len(self._text), max(last, one.end))
        return list(changes_in(self._text, one.end, end))

    def _new_line(self, part: Part) -> None:
        """What the line before opens, where it ends with a colon, holds for the list
        below it; a line that is no item of a list closes that."""
        plain = self._plain
        end = part.start
        while end and plain[end - 1] in "\n ":
            end -= 1
        start = max(plain.rfind("\n", 0, end), 0)
        last = self._text[start:end].rpartition("。")[2]
        words = self._text[part.start : part.end]
        if last.endswith("：") and _HEAD.search(last):
            self._head = last
        elif not is_numbered(words[:_NUMBER]) and len(words) >= _SHORT:
            self._head = ""

    def _part(self, part: Part, own: Sequence[Sum]) -> None:
        """Take one part."""
        if part.is_first:
            self._lead = ""
        if own and self._only_bounds(part, own):
            return
        making = self._making(part, own)
        if self._bounds_list(part, making):
            self._over += [(part.start, *one) for one in making.caps]
            return
        if self._is_alone(making):
            making = Making(making.here, is_alone=True)
            making.run(own)
        if not making.pieces:
            self._without(part, making, own)
        elif not self._bounds_each(part, making):
            self._keep(part, making.pieces)

    def _making(self, part: Part, own: Sequence[Sum]) -> Making:
        """What the sums of a part are. What stands before its last colon leads the parts
        of the sentence behind it."""
        head = self._head or self._lead
        making = Making(Here(self._text, self._plain, part, head))
        making.run(own)
        self._lead = self._lead or self._leading(part)
        return making

    def _keep(self, part: Part, pieces: list[Given]) -> None:
        """Add what a part gives; its first support may go on with the one before."""
        for number, one in enumerate(pieces):
            one.head = self._head
            doubt_added(one, _last_whole([*self._found, *pieces[:number]]))
        first, *more = pieces
        before = self._found[-1] if self._found else None
        if before and self._goes_on(before, first, part):
            join(self._text, before, first)
            self._found += more
        else:
            self._found += pieces

    def _bounds_list(self, part: Part, making: Making) -> bool:
        """Whether a part gives nothing and bounds what the items below it give."""
        is_over = bool(making.caps) and not making.pieces
        return is_over and self._opens_list(part)

    def _opens_list(self, part: Part) -> bool:
        """Whether numbered items stand below a part that ends with a colon."""
        is_open = self._text[: part.end].rstrip().endswith("：")
        below = self._text[part.end : part.end + _NUMBER].lstrip("\n ")
        return is_open and is_numbered(below)

    def _bound_below(self) -> None:
        """Put the ceilings that stand over a list on what its items give."""
        for at, cap, said in self._over:
            start = self._text.rfind("\n", 0, at) + 1
            end = self._text.find("\n", at)
            head = self._text[start:end].rpartition("。")[2].strip("\n")
            below = [
                one for one in self._found if one.head.strip("\n") == head
            ]
            if below:
                bound_several(below, cap, said)

    def _only_bounds(self, part: Part, own: Sequence[Sum]) -> bool:
        """Whether a part only says how much there is at most of what was given before
        it; then that is bounded, or nobody knows what."""
        words = self._text[part.start : part.end]
        if not self._has_before(part):
            return is_of_all(words)
        if not is_bounding(words):
            return False
        near = self._near(part, words)
        start = self._text.rfind("\n", 0, part.start) + 1
        put_bounds(near, own, words, self._text[start : part.start])
        if not near:
            self.loose.append(Loose(part.start, list(own), words))
        return True

    def _has_before(self, part: Part) -> bool:
        """Whether something that can be bounded stands before a part."""
        is_below = any(end <= part.start for end in self._tables)
        return bool(self._found) or self._has_unread or is_below

    def _near(self, part: Part, words: str) -> list[Given]:
        """What a part that only bounds bounds: in its line, or in the list above."""
        if not self._found:
            return []
        if self._found[-1].line == part.line:
            return self._bounded(part, words)
        return self._lists.above(part, self._found)

    def _bounds_each(self, part: Part, making: Making) -> bool:
        """Whether a part only bounds, for each thing, the rates that the sentence before
        it gives without a ceiling: 每件补贴不超过2000元. Then they are bounded."""
        near = self._found[-1:]
        if len(making.pieces) != 1 or not near or near[0].line != part.line:
            return False
        only, *more = making.pieces[0].grants
        words = self._text[part.start : part.end]
        is_next = near[0].sentence == part.sentence - 1
        if more or not is_next or only.main is None or _VERB.search(words):
            return False
        if not _bounds_items(only) or not _is_open_to(near[0], only):
            return False
        bound_several(near, only.main, words)
        return True

    def _leading(self, part: Part) -> str:
        """What the parts behind a colon of this sentence are of: 享受津贴：……；……."""
        before, _, rest = self._plain[part.start : part.end].rpartition("：")
        words = self._text[part.start : part.start + len(before)]
        is_head = bool(rest.strip()) and _HEAD.search(f"{words}：")
        return words if is_head else ""

    def _is_alone(self, making: Making) -> bool:
        """Whether a ceiling bounds nothing that was given, and so is what is given."""
        is_bare = bool(making.caps) and not making.pieces
        return is_bare and not self._found

    def _without(
        self,
        part: Part,
        making: Making,
        own: Sequence[Sum],
    ) -> None:
        """A part that gives nothing may bound what was given before it."""
        self.settled |= making.settled
        self._has_unread = self._has_unread or making.has_unknown
        if not own:
            self._lists.unit(part, self._found)
        if making.caps and self._found:
            self._bound_before(part, making.caps)

    def _bound_before(
        self,
        part: Part,
        caps: Sequence[tuple[Sum, str]],
    ) -> None:
        """Put ceilings on what was given before a part: in its line, or in the list above."""
        before = self._found[-1]
        if part.line != before.line:
            self._lists.bound(part, caps, self._found)
            return
        scopes = {scope_of(said) for _, said in caps}
        if len(caps) > len(scopes):
            before.doubt("限额不止一个")
            before.limits += [one for one, _ in caps]
            return
        for cap, said in caps:
            bound_several(self._bounded(part, said), cap, said)

    def _bounded(self, part: Part, said: str) -> list[Given]:
        """What a ceiling bounds that stands in a sentence of its own: all that its line
        gives where it says so (本条、累计); else what the sentence before gives. One that
        names a benefit bounds that."""
        near = [one for one in self._found if one.line == part.line]
        words = self._text[part.start : part.end]
        if not _OF_SEVERAL.search(words):
            last = near[-1].sentence
            near = [one for one in near if one.sentence == last]
        mode = last_mode_in(said)
        named = [one for one in near if one.mode == mode]
        return named if named and mode not in VAGUE else near

    def _goes_on(
        self,
        before: Given,
        given: Given,
        part: Part,
    ) -> bool:
        """Whether a part says another level of what was given before it."""
        if given.is_on_top:
            return False
        if before.line != part.line:
            return self._lists.are_items(before, given)
        if before.sentence < part.sentence - 1:
            return False
        return goes_on(self._text, before, given, part.sentence)


def _last_whole(found: Sequence[Given]) -> Given | None:
    """The last support that comes on top of no other."""
    own = [one for one in found if not one.is_on_top]
    return own[-1] if own else None


def _bounds_items(only: Grant) -> bool:
    """Whether an amount is said as the most for each thing."""
    return only.is_most and not only.is_rate and only.cap_scope == "item"


def _is_open_to(given: Given, only: Grant) -> bool:
    """Whether a support gives rates, or so much for each of other things, and has no
    ceiling yet."""
    if any(one.cap for one in given.grants):
        return False
    return all(
        one.is_rate or (one.counts and one.per != only.per)
        for one in given.grants
    )
