"""From when on a text is in force, and for how long, as its last clauses say (施行日期和
有效期)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from policypress.importing.pieces import Piece

_SINCE = re.compile(
    r"自([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)起(?:施行|实施|执行|生效)"
)
_FOR = re.compile(r"有效期(?:为|至)?([0-9]{1,2}年)")
_NUMBER = re.compile("第.+条")


class InForce(Struct, frozen=True):
    """effective, validity: "" where the text does not say. article: the clause that says
    it; phrases: the words in it, and the same as prose that names the data."""

    effective: str = ""
    validity: str = ""
    article: str = ""
    phrases: tuple[tuple[str, str], ...] = ()


def in_force(pieces: Sequence[Piece]) -> InForce:
    """What the last line that says it says; a text cites others, so one that does not
    speak of itself (本办法) is passed over."""
    article = ""
    found = InForce()
    for piece in pieces:
        if piece.opens:
            label = piece.label.strip()
            article = label if _NUMBER.fullmatch(label) else ""
        since = _SINCE.search(piece.text)
        if since is None or "本" not in piece.text[: since.start()]:
            continue
        words, date = since[0], since[1]
        phrases = [(words, words.replace(date, "{{ p.effective }}"))]
        validity = ""
        term = _FOR.search(piece.text)
        if term:
            validity = term[1]
            said = term[0].replace(validity, "{{ p.validity }}")
            phrases.append((term[0], said))
        found = InForce(date, validity, article, tuple(phrases))
    return found
