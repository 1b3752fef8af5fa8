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

from policypress.compare.decision.quotation import quotable, quoted
from policypress.compare.decision.write.edits import (
    Edit,
    joined_between_stops,
)
from policypress.compare.decision.write.places import Wording, balanced
from policypress.compare.decision.write.quoter import Phrase, Quoter

_MOST_PHRASES = (
    4  # a sentence with more is harder to follow than the line written anew
)
# Characters of four printed lines (28 in each, GB/T 9704—2012 5.2.3), and the share of
# a line that is little.
_FOUR_LINES, _LITTLE = 112, 0.4
_SHARE, _ALWAYS_WORTH = (
    0.9,
    12,
)  # as many words as nearly the whole line save nothing


def phrases(
    text: str,
    edits: list[Edit],
    words: Wording,
    told: Set[tuple[str, str]] = frozenset(),
) -> list[Phrase] | None:
    """The edits of a line that stayed, as phrases each of which stands once in it; None
    when that takes too many words or runs over a full stop.

    words: of both texts, to tell where one would be cut; told: replacements that the
    decision tells elsewhere, which no quotation may touch.
    """
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


def reads_better_anew(
    found: list[Phrase],
    text: str,
    has_items: bool,
) -> bool:
    """Whether a legislator writes a 款 anew (第二款修改为：“…”) instead of some phrases.

    One phrase is told as such. Two are in a 款 of more than four printed lines, of which
    they say little: there the reader of the whole looks longer for what is new than the
    reader of two quotations looks for where they stand. A shorter one is no longer than
    its two quotations with the words around them; three are a riddle anywhere. With
    has_items the whole would be taken to replace the 项 below it, so phrases are told
    as long as a sentence holds them. A sentence that is added whole changes nothing of
    the others and does not count.
    """
    if has_items:
        return len(found) > _MOST_PHRASES
    within = [phrase for phrase in found if not _adds_sentence(phrase)]
    if len(within) < 2:
        return False
    spent = sum(map(_spent, found))
    long = len(text) > _FOUR_LINES and spent <= _LITTLE * len(text)
    return len(found) > 2 or not long


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
    if any(map(_crosses, found)):
        return None
    spent = sum(map(_spent, found))
    return found if spent <= _SHARE * len(text) + _ALWAYS_WORTH else None


def _adds_sentence(phrase: Phrase) -> bool:
    """Whether a phrase puts a new sentence beside others."""
    return phrase.verb in ("after", "before") and phrase.new.endswith("。")


def _crosses(phrase: Phrase) -> bool:
    """Whether a phrase runs over a full stop: a sentence is told by itself."""
    old, new = phrase.old, phrase.new
    if phrase.verb == "replace":
        return "。" in old[:-1] + new[:-1]
    changed = old if phrase.verb == "delete" else new
    return "。" in changed and not changed.endswith("。")


def _spent(phrase: Phrase) -> int:
    """The words a phrase takes; a new sentence is written once, wherever it is."""
    if _adds_sentence(phrase):
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
