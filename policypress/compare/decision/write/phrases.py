"""How an amending decision says that words within a line change (字句的修改): 将“甲”修改为“乙”,
在“丙”后增加“丁”.

A phrase is quoted only when it stands exactly once where the decision points; words
around it are added until it does.
Chinese is written without spaces, so a quotation is taken from stop to stop where that
is short enough, and else to where
no word is cut.
"""

from __future__ import annotations

from collections.abc import Set

from policypress.compare.changes import Pair
from policypress.compare.decision.quotation import quotable, quoted
from policypress.compare.decision.write.edits import (
    Edit,
    joined_between_stops,
)
from policypress.compare.decision.write.places import Wording, balanced
from policypress.compare.decision.write.quoter import Phrase, Quoter
from policypress.compare.decision.write.word_edits import word_edits

_MOST_PHRASES = (
    4  # a sentence with more is harder to follow than the line written anew
)
_SHARE, _ALWAYS_WORTH = (
    0.9,
    12,
)  # as many words as nearly the whole line save nothing


def phrases(
    pair: Pair,
    words: Wording,
    told: Set[tuple[str, str]] = frozenset(),
) -> list[Phrase] | None:
    """The edits of a line that stayed, as phrases each of which stands once in it; None
    when that takes too many words.

    words: of both texts, to tell where one would be cut; told: replacements that the
    decision tells elsewhere, which no quotation may touch.
    """
    text, edits = pair.old[0].text, word_edits(pair, words)
    if not edits:
        return None
    quoter = Quoter(text, words)
    found = _quoted(quoter, edits, told)
    if told or (found is not None and not _cuts(found)):
        return found
    wider = _quoted(quoter, joined_between_stops(text, edits))
    if wider and (found is None or _cuts(wider) < _cuts(found)):
        return wider
    return found


def _cuts(found: list[Phrase]) -> int:
    return sum(phrase.cut for phrase in found)


def _quoted(
    quoter: Quoter,
    edits: list[Edit],
    told: Set[tuple[str, str]] = frozenset(),
) -> list[Phrase] | None:
    """A phrase for each edit, one after the other; None when one has none, or all take
    too many words.
    """
    text = quoter.text
    found: list[Phrase] = []
    floor = 0
    ends = [edit.start for edit in edits[1:]] + [len(text)]
    for edit, end in zip(edits, ends, strict=True):
        if (text[edit.start : edit.end], edit.words) in told:
            floor = edit.end
            continue
        phrase, floor = quoter.phrase(edit, (floor, end))
        if phrase is None or not _quotable(phrase):
            return None
        found.append(phrase)
    if len(found) > _MOST_PHRASES:
        return None
    spent = sum(map(_spent, found))
    return found if spent <= _SHARE * len(text) + _ALWAYS_WORTH else None


def _spent(phrase: Phrase) -> int:
    """The words a phrase takes; a new sentence is written once, wherever it is."""
    if phrase.verb in ("after", "before") and phrase.new.endswith("。"):
        return len(phrase.old)
    return len(phrase.old) + len(phrase.new)


def _quotable(phrase: Phrase) -> bool:
    """Whether both sides of a phrase can stand within a line; one that deletes has no
    new words.
    """
    if not (balanced(phrase.old) and balanced(phrase.new)):
        return False
    return quotable(phrase.old) and (not phrase.new or quotable(phrase.new))


def phrases_text(
    where: str,
    found: list[Phrase],
) -> str:
    """将第二款中的“甲”修改为“乙”，“丙”修改为“丁”，删去“戊”，在“己”后增加“庚”."""
    place = f"{where}中的" if where else "其中的"
    first, *others = found
    parts = [_phrase_text(first, place, "将")]
    parts += [_phrase_text(phrase, "", "") for phrase in others]
    return "，".join(parts)


def _phrase_text(
    phrase: Phrase,
    place: str,
    opening: str,
) -> str:
    """One phrase; 将 opens the first replacement of a sentence."""
    old = quoted(phrase.old)
    if phrase.verb == "replace":
        return f"{opening}{place}{old}修改为{quoted(phrase.new)}"
    if phrase.verb == "delete":
        return f"删去{place}{old}"
    side = "后" if phrase.verb == "after" else "前"
    return f"在{place}{old}{side}增加{quoted(phrase.new)}"
