"""How an amending decision says that words within a line change (字句的修改): 将“甲”修改为“乙”, 在“丙”后增加“丁”.

A phrase is quoted only when it stands exactly once where the decision points; words around it are added until it does.
Chinese is written without spaces, so a quotation is taken from stop to stop where that is short enough, and else to where
no word is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policypress.compare.changes import Pair
from policypress.compare.decision.quotation import quotable, quoted
from policypress.language.cohesion import Cohesion
from policypress.language.tokens import tokenize

_MOST_PHRASES = 4
_STOPS = "，。；：、（）,;:()"
# Characters of a quotation that reaches from stop to stop: beside an insertion, around an edit, on one side of it, at most.
_ANCHOR, _AROUND, _ASIDE, _WHOLE = 14, 16, 28, 40
_TRIES = 500  # quotations tried in one line; in a line that repeats itself none may stand once
_WORD = 8  # characters to go for the end of a word


@dataclass(frozen=True, slots=True)
class Phrase:
    """verb: replace, delete, after or before (insertions); old: what stands there, new: what comes for it or beside it.

    cut: the quotation cuts a word or runs over a stop, because nothing better stands only once.
    """

    verb: str
    old: str
    new: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Edit:
    """words come for text[start:end] of the old line."""

    start: int
    end: int
    words: str


def phrases(pair: Pair, words: Cohesion) -> list[Phrase] | None:
    """The edits of a line that stayed, as phrases each of which stands once in it; None when that takes too many words.

    words: of the old text, to tell where one would be cut.
    """
    text, edits = pair.old[0].text, _edits(pair)
    if edits is None:
        return None
    quoter = _Quoter(text, words)
    found = _quoted(quoter, edits)
    if found is None or any(phrase.cut for phrase in found):
        joined = _quoted(quoter, _joined_between_stops(text, edits))
        if joined and (
            found is None
            or sum(one.cut for one in joined) < sum(one.cut for one in found)
        ):
            return joined
    return found


def _quoted(quoter: _Quoter, edits: list[_Edit]) -> list[Phrase] | None:
    joined = _joined(quoter.text, edits)
    if not joined or len(joined) > _MOST_PHRASES:
        return None
    found = []
    floor = 0
    for edit, following in zip(joined, [*joined[1:], None]):
        phrase, floor = quoter.phrase(
            edit, (floor, following.start if following else len(quoter.text))
        )
        if (
            phrase is None
            or not quotable(phrase.old)
            or phrase.new
            and not quotable(phrase.new)
        ):
            return None
        found.append(phrase)
    spent = sum(len(phrase.old) + len(phrase.new) for phrase in found)
    return found if spent <= 0.9 * len(quoter.text) + 12 else None


def phrases_text(where: str, said: list[Phrase]) -> str:
    """将第二款中的“甲”修改为“乙”，“丙”修改为“丁”，删去“戊”，在“己”后增加“庚”."""
    inside = f"{where}中" if where else "其中"
    parts = []
    for phrase in said:
        place = "" if parts else f"{inside}的"
        if phrase.verb == "replace":
            parts.append(
                f"{'' if parts else '将'}{place}{quoted(phrase.old)}修改为{quoted(phrase.new)}"
            )
        elif phrase.verb == "delete":
            parts.append(f"删去{place}{quoted(phrase.old)}")
        else:
            side = "后" if phrase.verb == "after" else "前"
            parts.append(f"在{place}{quoted(phrase.old)}{side}增加{quoted(phrase.new)}")
    return "，".join(parts)


# Edits of the words of a line


def _edits(pair: Pair) -> list[_Edit] | None:
    """What comes for what in the words of the old line; None when an edit crosses its number."""
    old, new = pair.old[0], pair.new[0]
    skip_old, skip_new = len(old.lead), len(new.lead)
    found: list[list[int]] = []
    o = n = 0
    touching = False
    for piece in pair.pieces:
        if piece.op == "equal":
            o, n, touching = o + len(piece.text), n + len(piece.text), False
            continue
        if not touching:
            found.append([o, o, n, n])
        o, n = (
            (o + len(piece.text), n)
            if piece.op == "delete"
            else (o, n + len(piece.text))
        )
        found[-1][1], found[-1][3], touching = o, n, True
    edits = []
    for start, end, new_start, new_end in found:
        if end <= skip_old and new_end <= skip_new:
            continue
        if start < skip_old or new_start < skip_new:
            return None
        edits.append(
            _Edit(
                start - skip_old,
                end - skip_old,
                new.text[new_start - skip_new : new_end - skip_new],
            )
        )
    return edits if _applied(old.text, edits) == new.text else None


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*parts, text[at:]])


def _joined(text: str, edits: list[_Edit]) -> list[_Edit]:
    """Edits that all but touch become one."""
    found: list[_Edit] = []
    for edit in edits:
        if found and edit.start - found[-1].end <= 2:
            edit = _across(text, found.pop(), edit)
        found.append(edit)
    return found


def _joined_between_stops(text: str, edits: list[_Edit]) -> list[_Edit]:
    """Edits with no stop between them become one, which reaches to the stops around."""
    found: list[_Edit] = []
    for edit in edits:
        if found and not any(
            stop in text[found[-1].end : edit.start] for stop in _STOPS
        ):
            edit = _across(text, found.pop(), edit)
        found.append(edit)
    reaches = [
        (_stop_before(text, edit.start), _stop_after(text, edit.end)) for edit in found
    ]
    return [
        _Edit(
            left, right, text[left : edit.start] + edit.words + text[edit.end : right]
        )
        for edit, (left, right) in zip(found, reaches)
    ]


def _across(text: str, first: _Edit, second: _Edit) -> _Edit:
    return _Edit(
        first.start,
        second.end,
        first.words + text[first.end : second.start] + second.words,
    )


def _stop_before(text: str, at: int) -> int:
    """Where the words begin that reach to `at` without a stop."""
    return max(text.rfind(stop, 0, at) for stop in _STOPS) + 1


def _stop_after(text: str, at: int) -> int:
    return min(
        (place for stop in _STOPS if (place := text.find(stop, at)) >= 0),
        default=len(text),
    )


# Quotations


class _Quoter:
    """Finds quotations in one line. A place in it is free where no word is cut: at tokens such as 10万元, at stops, and
    between characters that do not belong together."""

    def __init__(self, text: str, words: Cohesion) -> None:
        self.text = text
        self.tries = _TRIES
        self.places = [0]
        free = {0, len(text)}
        for token in tokenize(text):
            at = self.places[-1]
            self.places.append(at + len(token))
            if len(token) > 1:
                free |= {at, at + len(token)}
        free |= {
            at for at in self.places[1:-1] if not words.together(text[at - 1], text[at])
        }
        self.free = free

    def once(self, start: int, end: int) -> bool:
        """Whether these words are long enough to quote and stand nowhere else in the line."""
        self.tries -= 1
        if self.tries < 0:
            return False
        words = self.text[start:end]
        first = self.text.find(words)
        return len(words) >= 2 and self.text.find(words, first + 1) < 0

    def phrase(self, edit: _Edit, room: tuple[int, int]) -> tuple[Phrase | None, int]:
        """One edit as a phrase within the room that its neighbours leave, and where the next may begin."""
        if edit.start == edit.end:
            at_head = _stop_before(self.text, edit.start) == edit.start
            for side in ("before", "after") if at_head else ("after", "before"):
                for start, end in self._anchors(edit.start, side, room):
                    if self.once(start, end):
                        return Phrase(
                            side,
                            self.text[start:end],
                            edit.words,
                            self._cut(start, end - 1),
                        ), end
            return self._widened(edit, room)
        start = next(
            (
                at
                for at in range(edit.start, self._least(edit, room) - 1, -1)
                if at in self.free
            ),
            edit.start,
        )
        end = next(
            (
                at
                for at in range(edit.end, self._most(edit, room) + 1)
                if at in self.free
            ),
            edit.end,
        )
        for left, right in ((start, end), (edit.start, edit.end)):
            if self.once(left, right):
                return self._replaced(edit, left, right), right
        return self._widened(edit, room)

    def _least(self, edit: _Edit, room: tuple[int, int]) -> int:
        return max(room[0], edit.start - _WORD)

    def _most(self, edit: _Edit, room: tuple[int, int]) -> int:
        return min(room[1], edit.end + _WORD)

    def _anchors(
        self, at: int, side: str, room: tuple[int, int]
    ) -> Iterator[tuple[int, int]]:
        """What an insertion may be told beside: the words to the stop when they are few, else the fewest of four and more."""
        if side == "after":
            stop, places = (
                _stop_before(self.text, at),
                [b for b in reversed(self.places) if room[0] <= b < at],
            )
        else:
            stop, places = (
                _stop_after(self.text, at),
                [b for b in self.places if at < b <= room[1]],
            )
        far = [b for b in places if abs(b - at) >= 4]
        whole = [b for b in far if b in self.free and abs(b - at) <= 2 * _ANCHOR]
        free = [b for b in places if b in self.free]
        for place in (
            [stop] * (stop in places and abs(stop - at) <= _ANCHOR)
            + whole
            + far
            + free
            + places
        ):
            yield (place, at) if side == "after" else (at, place)

    def _widened(self, edit: _Edit, room: tuple[int, int]) -> tuple[Phrase | None, int]:
        """A replacement with words around it: to the stops, or as far as it takes."""
        left, right = (
            _stop_before(self.text, edit.start),
            _stop_after(self.text, edit.end),
        )
        for start, end, most in (
            (left, right, _AROUND),
            (left, edit.end, _ASIDE if edit.end in self.free else 0),
            (edit.start, right, _ASIDE if edit.start in self.free else 0),
            (left, right, _WHOLE),
        ):
            if (
                room[0] <= start
                and end <= room[1]
                and end - start <= most
                and self.once(start, end)
            ):
                return self._replaced(edit, start, end), end
        for allowed in (self.free, set(self.places)):
            lefts = [
                b
                for b in reversed(self.places)
                if room[0] <= b < edit.start and b in allowed
            ]
            rights = [
                b for b in self.places if edit.end < b <= room[1] and b in allowed
            ]
            start, end = edit.start, edit.end
            lefts, rights = lefts[:_TRIES], rights[:_TRIES]
            while (lefts or rights) and self.tries >= 0:
                if lefts and (not rights or edit.start - start <= end - edit.end):
                    start = lefts.pop(0)
                else:
                    end = rights.pop(0)
                if self.once(start, end):
                    cut = (
                        self._cut(start, edit.start)
                        or self._cut(edit.end, end)
                        or not {start, end} <= self.free
                    )
                    return self._replaced(edit, start, end, cut), end
        return None, edit.end

    def _cut(self, start: int, end: int) -> bool:
        """Whether these words run over a stop."""
        return any(stop in self.text[start:end] for stop in _STOPS)

    def _replaced(self, edit: _Edit, start: int, end: int, cut: bool = False) -> Phrase:
        new = self.text[start : edit.start] + edit.words + self.text[edit.end : end]
        return Phrase("replace" if new else "delete", self.text[start:end], new, cut)
