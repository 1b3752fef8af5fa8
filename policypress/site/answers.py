"""What everybody asks (怎么申请、什么时候、要什么材料 …), answered from the policy itself.

An answer is made of what the source says: the common guide, conditions, exclusions, and
sentences of the clauses with their numbers. Where it says nothing, the answer says so
and whom to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policypress.site.answer_lines import (
    MAKERS,
    common_guide,
    each_amount,
    whom_to_ask,
)
from policypress.site.shared import Shared
from policypress.site.spoken import table

# Sentences of the policy under one answer: more is read in the text itself.
_SENTENCES = 4
# Characters of a sentence that are shown; legal sentences run on.
_SHOWN = 160
# Characters by which two sentences are told to be the same.
_ALIKE = 20
_ANCHOR = "everyday-"  # before the ids of questions: those of measures stand on the page too
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_NUMBERED = re.compile(
    r"^(?:（[一二三四五六七八九十]+）|\d+[.．]|第[一二三四五六七八九十百]+条\s)"
)
# Items of a list, and the line above it, say nothing alone.
_PART = re.compile(r"(?:的[；。]?|：)$")
# Answers that a page gives better than the page of questions.
_PAGES = {
    "when": "calendar.html",
    "calculate": "calculator.html",
    "text": "policy.html",
}

Link = tuple[str, str]


class Answer(Struct, frozen=True):
    """id: as in questions.toml; said, otherwise: patterns of what people type; section: which
    section of a guide answers (pattern); address: where it stands; links: name,
    address."""

    id: str
    question: str
    said: list[str]
    otherwise: list[str]
    section: str
    address: str
    lines: list[str]
    links: list[Link]

    @property
    def anchor(self) -> str:
        return f"{_ANCHOR}{self.id}"


def answers(site: Shared) -> list[Answer]:
    """The everyday questions with what this policy says, in the order of their table."""
    pages = {address for address, _ in site.navigation()}
    questions = table("questions").items()
    return [_answer(site, pages, key, asked) for key, asked in questions]


def _answer(
    site: Shared,
    pages: set[str],
    identity: str,
    asked: dict[str, Any],
) -> Answer:
    """One question answered. pages: addresses of the navigation; asked: its row in
    questions.toml."""
    lines = list(_lines(site, identity, asked.get("evidence", "")))
    if not lines and identity == "ceiling":
        lines = list(each_amount(site))
    if not lines:
        lines = ["这一点，本政策没有写明。", *whom_to_ask(site)]
    address = _PAGES.get(identity, "")
    if address not in pages:
        address = f"faq.html#{_ANCHOR}{identity}"
    return Answer(
        identity,
        asked["question"],
        asked["said"],
        asked.get("otherwise", []),
        asked.get("section", ""),
        address,
        lines,
        [link for link in _links(site, identity) if link[1] in pages],
    )


def _lines(
    site: Shared,
    identity: str,
    evidence: str,
) -> Iterator[str]:
    """What the policy's data says, then the sentences that bear the evidence."""
    made = MAKERS.get(identity)
    seen = []
    for line in made(site) if made else ():
        seen.append(line)
        yield line
    for line in sentences(site, evidence) if evidence else ():
        if not any(line.partition("（")[0] in earlier for earlier in seen):
            yield line


def sentences(site: Shared, evidence: str) -> list[str]:
    """Sentences that match, each with the clause it stands in: those of clauses for
    everybody, then those of the common guide; only where there are none, those of
    measures."""
    pattern = re.compile(evidence)
    general = list(_in_clauses(site, pattern, of_measures=False))
    for text in _common_prose(site):
        for sentence in _matching(text, pattern):
            # Guides repeat what clauses say.
            if not any(sentence[:_ALIKE] in one for one in general):
                general.append(f"{sentence}（申报指南）")
    found = general or list(_in_clauses(site, pattern, of_measures=True))
    return found[:_SENTENCES]


def _in_clauses(
    site: Shared,
    pattern: re.Pattern[str],
    of_measures: bool,
) -> Iterator[str]:
    """Sentences of clauses with the number of the clause: of measures, or of the others."""
    measures = site.request.policy.measures
    for clause in site.clauses:
        number = site.context.numbers.get(clause.id)
        is_measure = clause.id in measures
        if number is None or clause.annex or is_measure != of_measures:
            continue
        citation = number.citation.strip("（）")
        for sentence in _matching(clause.text, pattern):
            yield f"{sentence}（{citation}）"


def _matching(
    text: str,
    pattern: re.Pattern[str],
) -> Iterator[str]:
    """The sentences of a text that match, without their numbers, cut to be read at a
    glance."""
    for found in _SENTENCE.finditer(text):
        sentence = _NUMBERED.sub("", found[0].strip())
        if not pattern.search(sentence) or _PART.search(sentence):
            continue
        if len(sentence) > _SHOWN:
            sentence = f"{sentence[:_SHOWN]}……"
        yield sentence.rstrip("；")


def _common_prose(site: Shared) -> Iterator[str]:
    """What guides say to everybody: channel, supervision, cautions."""
    guide = common_guide(site)
    if guide is None:
        return
    shared = guide.common
    for lines, count in (
        (guide.channel, len(shared.channel)),
        (guide.supervision, len(shared.supervision)),
        (guide.cautions, len(shared.cautions)),
    ):
        # A measure's own cautions stand before those for everybody.
        for line in lines[len(lines) - count :]:
            yield site.words.text(line)


def _links(site: Shared, identity: str) -> list[Link]:
    """Pages where more is said: name, address."""
    unit = "措施" if str(site.context.p.unit) == "措施" else "项目"
    found = [(f"全部{unit}", "index.html")]
    if identity in (
        "amount",
        "ceiling",
        "calculate",
        "who",
        "individual",
        "outside",
    ):
        found.insert(0, ("政策计算器", "calculator.html"))
    if identity in ("when", "paid", "review"):
        found.insert(0, ("申报日历", "calendar.html"))
    if identity in ("text", "validity"):
        found.insert(0, ("政策原文", "policy.html"))
    return found
