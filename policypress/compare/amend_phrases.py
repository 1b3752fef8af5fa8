"""How an amending decision says that words within a line change (字句的修改): 将“甲”修改为“乙”, 在“丙”后增加“丁”.

A phrase is quoted only when it stands exactly once where the decision points; words around it are added until it does.
Chinese is written without spaces, so a quotation is taken from stop to stop where that is short enough: cut anywhere else
it might begin or end within a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policypress.language.tokens import tokenize

from .amend_quotes import quotable, quoted
from .changes import Pair

_MOST_PHRASES = 4
_STOPS = "，。；：、（）,;:()"
# Characters of a quotation that reaches from stop to stop: beside an insertion, around an edit, on one side of it, at most.
_ANCHOR, _AROUND, _ASIDE, _WHOLE = 14, 16, 28, 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """verb: replace, delete, after or before (insertions); old: what stands there, new: what comes for it or beside it.

    cut: the quotation begins or ends anywhere, because nothing better stands only once.
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


def phrases(pair: Pair) -> list[Phrase] | None:
    """The edits of a line that stayed, as phrases each of which stands once in it; None when that takes too many words."""
    text, edits = pair.old[0].text, _edits(pair)
    if edits is None:
        return None
    found = _quoted(text, edits)
    if found is None or any(phrase.cut for phrase in found):
        joined = _quoted(text, _joined_between_stops(text, edits))
        if joined and (found is None or sum(one.cut for one in joined) < sum(one.cut for one in found)):
            return joined
    return found


def told(where: str, said: list[Phrase]) -> str:
    """将第二款中的“甲”修改为“乙”，“丙”修改为“丁”，删去“戊”，在“己”后增加“庚”."""
    inside = f"{where}中" if where else "其中"
    parts = []
    for phrase in said:
        place = "" if parts else f"{inside}的"
        if phrase.verb == "replace":
            parts.append(f"{'' if parts else '将'}{place}{quoted(phrase.old)}修改为{quoted(phrase.new)}")
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
        o, n = (o + len(piece.text), n) if piece.op == "delete" else (o, n + len(piece.text))
        found[-1][1], found[-1][3], touching = o, n, True
    edits = []
    for start, end, new_start, new_end in found:
        if end <= skip_old and new_end <= skip_new:
            continue
        if start < skip_old or new_start < skip_new:
            return None
        edits.append(_Edit(start - skip_old, end - skip_old, new.text[new_start - skip_new : new_end - skip_new]))
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
        if found and not any(stop in text[found[-1].end : edit.start] for stop in _STOPS):
            edit = _across(text, found.pop(), edit)
        found.append(edit)
    reaches = [(_stop_before(text, edit.start), _stop_after(text, edit.end)) for edit in found]
    return [
        _Edit(left, right, text[left : edit.start] + edit.words + text[edit.end : right])
        for edit, (left, right) in zip(found, reaches)
    ]


def _across(text: str, first: _Edit, second: _Edit) -> _Edit:
    return _Edit(first.start, second.end, first.words + text[first.end : second.start] + second.words)


def _stop_before(text: str, at: int) -> int:
    """Where the words begin that reach to `at` without a stop."""
    return next((place for place in range(at, 0, -1) if text[place - 1] in _STOPS), 0)


def _stop_after(text: str, at: int) -> int:
    return next((place for place in range(at, len(text)) if text[place] in _STOPS), len(text))


# Quotations


def _quoted(text: str, edits: list[_Edit]) -> list[Phrase] | None:
    joined = _joined(text, edits)
    if not joined or len(joined) > _MOST_PHRASES:
        return None
    bounds = [0]
    for token in tokenize(text):
        bounds.append(bounds[-1] + len(token))
    found = []
    floor = 0
    for edit, following in zip(joined, [*joined[1:], None]):
        phrase, floor = _phrase(text, edit, (floor, following.start if following else len(text)), bounds)
        if phrase is None or not quotable(phrase.old) or phrase.new and not quotable(phrase.new):
            return None
        found.append(phrase)
    spent = sum(len(phrase.old) + len(phrase.new) for phrase in found)
    return found if spent <= 0.9 * len(text) + 12 else None


def _phrase(text: str, edit: _Edit, room: tuple[int, int], bounds: list[int]) -> tuple[Phrase | None, int]:
    """One edit as a phrase within the room that its neighbours leave, and where the next may begin."""
    if edit.start == edit.end:
        for side in ("before", "after") if _stop_before(text, edit.start) == edit.start else ("after",):
            for left, right in _anchors(text, edit.start, side, room, bounds):
                if right - left >= 2 and _once(text, text[left:right]):
                    return Phrase(side, text[left:right], edit.words), right
    elif edit.end - edit.start >= 2 and _once(text, text[edit.start : edit.end]):
        words = text[edit.start : edit.end]
        return (Phrase("replace", words, edit.words) if edit.words else Phrase("delete", words)), edit.end
    return _widened(text, edit, room, bounds)


def _anchors(text: str, at: int, side: str, room: tuple[int, int], bounds: list[int]) -> Iterator[tuple[int, int]]:
    """What an insertion may be told beside: the words to the stop when they are few, else the fewest of four and more."""
    if side == "after":
        stop, places = _stop_before(text, at), [b for b in reversed(bounds) if room[0] <= b < at]
    else:
        stop, places = _stop_after(text, at), [b for b in bounds if at < b <= room[1]]
    far = [b for b in places if abs(b - at) >= 4]
    for place in [stop] * (stop in places and abs(stop - at) <= _ANCHOR) + far + places:
        yield (place, at) if side == "after" else (at, place)


def _widened(text: str, edit: _Edit, room: tuple[int, int], bounds: list[int]) -> tuple[Phrase | None, int]:
    """A replacement with words around it: to the stops, or as far as it takes."""
    left, right = _stop_before(text, edit.start), _stop_after(text, edit.end)
    for start, end, most in (
        (left, right, _AROUND),
        (left, edit.end, _ASIDE),
        (edit.start, right, _ASIDE),
        (left, right, _WHOLE),
    ):
        if room[0] <= start and end <= room[1] and 2 <= end - start <= most and _once(text, text[start:end]):
            return _replaced(text, edit, start, end), end
    lefts = [b for b in reversed(bounds) if room[0] <= b < edit.start]
    rights = [b for b in bounds if edit.end < b <= room[1]]
    start, end = edit.start, edit.end
    while lefts or rights:
        if lefts and (not rights or edit.start - start <= end - edit.end):
            start = lefts.pop(0)
        else:
            end = rights.pop(0)
        if end - start >= 2 and _once(text, text[start:end]):
            return _replaced(text, edit, start, end, cut=True), end
    return None, edit.end


def _replaced(text: str, edit: _Edit, start: int, end: int, cut: bool = False) -> Phrase:
    new = text[start : edit.start] + edit.words + text[edit.end : end]
    return Phrase("replace", text[start:end], new, cut) if new else Phrase("delete", text[start:end], cut=cut)


def _once(text: str, words: str) -> bool:
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) < 0
