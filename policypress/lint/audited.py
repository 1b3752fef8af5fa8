"""Reviews tied to the words of clauses (审查记录): the digest of each clause as printed,
what a waiver keeps, what was signed, and what has lapsed since.

Sources: 《公平竞争审查条例》第十二条、第十六条至第十八条; 国办发〔2018〕115号 on the review of
legality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from policypress.compare.text.tree import Node, Tree, clauses
from policypress.findings import Finding, Place, did_you_mean
from policypress.source.clause_digest import clause_digest
from policypress.source.model import Audit, SignOff, Waiver
from policypress.source.model.procedure import day


class ClauseText(Struct, frozen=True):
    """A clause as it is printed. key: as the source calls it; name: its number."""

    key: str
    name: str
    words: str

    @property
    def digest(self) -> str:
        """The digest of its words; its number and blanks do not count."""
        return clause_digest(self.words)


def clause_texts(tree: Tree) -> dict[str, ClauseText]:
    """Every clause of our own text by its key, in order."""
    found = {}
    for node in clauses(tree):
        key = key_of(node)
        if key:
            found[key] = ClauseText(key, node.name, _words(node))
    return found


def key_of(node: Node) -> str:
    """What the source calls a clause: major of measures/major, scope of
    parts/general#articles.scope; "" for what has no source."""
    home, _, inner = node.id.partition("#")
    if inner:
        return inner.split(".")[1] if "." in inner else ""
    return home.rpartition("/")[2]


def _words(node: Node) -> str:
    """What a clause says, without its own number."""
    first, *rest = node.lines
    lines = [first.text, *(line.printed for line in rest)]
    return "\n".join(lines)


class Objection(Struct, frozen=True):
    """What a rule of fair competition says of a clause. waiver: what keeps it, None where
    nothing does."""

    finding: Finding
    clause: str
    waiver: Waiver | None = None


def weighed(
    said: Iterable[tuple[Finding, str]],
    audit: Audit | None,
    texts: Mapping[str, ClauseText],
    today: date,
) -> list[Objection]:
    """What rules say of clauses, with what keeps each. said: findings and the key of the
    clause."""
    waivers = list(audit.competition.values()) if audit else []
    return [
        Objection(
            finding,
            clause,
            next(
                (
                    one
                    for one in waivers
                    if (one.rule, one.clause) == (finding.code, clause)
                    and holds(one, texts, today)
                ),
                None,
            ),
        )
        for finding, clause in said
    ]


def holds(
    waiver: Waiver,
    texts: Mapping[str, ClauseText],
    today: date,
) -> bool:
    """Whether a clause still reads as it did, and the day has not passed."""
    text = texts.get(waiver.clause)
    is_same = text is not None and text.digest == waiver.seen
    return is_same and not is_over(waiver, today)


def is_over(waiver: Waiver, today: date) -> bool:
    """Whether the day until which something is kept has passed."""
    return day(waiver.until).earliest < today


def lapsed(
    audit: Audit | None,
    texts: Mapping[str, ClauseText],
    objections: Sequence[Objection],
    today: date,
) -> Iterator[Finding]:
    """What is wrong with the entries of the record: of clauses that are gone or read
    otherwise now, past their day, or of no use."""
    if audit is None:
        return
    used = {id(one.waiver) for one in objections if one.waiver}
    for key, waiver in audit.competition.items():
        place = audit.place_of(f"competition.{key}")
        text = texts.get(waiver.clause)
        if text is None:
            hint = did_you_mean(waiver.clause, list(texts))
            message = f"没有条文“{waiver.clause}”"
            yield Finding("waiver-no-clause", message, place, hint, "warning")
        elif not holds(waiver, texts, today):
            yield _lapsed(waiver, text, place)
        elif id(waiver) not in used:
            message = f"{text.name}没有{waiver.rule}要保留的问题"
            yield Finding(
                "waiver-unused", message, place, "删去这一项", "warning"
            )
    for key in audit.legality:
        if key not in texts:
            place = audit.place_of(f"legality.{key}")
            message = f"合法性审核签认的条文“{key}”已不在正文里"
            yield Finding(
                "signed-clause-gone", message, place, "删去这一项", "note"
            )


def _lapsed(waiver: Waiver, text: ClauseText, place: Place) -> Finding:
    """The finding for what is kept no longer: its words are others now, or its day has
    passed. text: of its clause."""
    if text.digest != waiver.seen:
        message = f"保留{waiver.rule}以后，{text.name}的文字已经改动，保留失效"
        hint = f"重新审查；仍要保留的：build.py waive {waiver.rule} {waiver.clause} ……"
    else:
        message = f"{text.name}保留{waiver.rule}的期限（{waiver.until}）已过"
        hint = "重新审查，或者修改条文"
    return Finding("waiver-lapsed", message, place, hint, "warning")


class Signed(Struct, frozen=True):
    """A clause and what legal review has said of it. state: signed, changed (the words
    are others since) or open."""

    text: ClauseText
    state: str
    sign: SignOff | None = None


def signed(
    audit: Audit | None,
    texts: Mapping[str, ClauseText],
) -> list[Signed]:
    """Every clause in the order of the text, with its sign-off."""
    given = audit.legality if audit else {}
    return [_signed(text, given.get(key)) for key, text in texts.items()]


def _signed(text: ClauseText, sign: SignOff | None) -> Signed:
    if sign is None:
        return Signed(text, "open")
    state = "signed" if sign.seen == text.digest else "changed"
    return Signed(text, state, sign)
