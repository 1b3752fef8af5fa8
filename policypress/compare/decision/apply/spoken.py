"""What a decision spoke of last (上文), and a phrase found in one of its sentences: what
the functions that make operations work on.
"""

from __future__ import annotations

import re

from msgspec import Struct

from policypress.compare.decision.apply.reference import (
    expanded,
    heading_name,
    last_part,
    parts_of,
    relative,
    run_of,
    unit_of,
)
from policypress.compare.decision.apply.sentences import (
    OF_NEW,
    Added,
    Q,
    R,
    Sentence,
)
from policypress.compare.decision.apply.verbs import Side

SIDES: dict[str, Side] = {"后": "after", "前": "before"}
INNER_KINDS = ("款", "项", "目", "段")
LISTED = re.compile("[、和与及]|以及")


class Context(Struct):
    """What the sentence before spoke of: the unit, the paragraph within it, and the
    unit whose parts are to come.

    heading: 章名 when the unit was named with it. named: the places named last, in
    full, which a mere 修改为 means. places: those whose words were amended together.
    deleting: words were deleted last. parts: what a 条 is split into.
    """

    unit: str = ""
    heading: str = ""
    paragraph: str = ""
    parts_of: str = ""
    named: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    deleting: bool = False
    parts: tuple[str, ...] = ()

    def full(self, reference: str) -> str:
        """第八条第二款 of 第二款 where 第八条 was spoken of; a reference to a unit is kept, and
        spoken of from now on.
        """
        whole = relative(reference, self._base(reference))
        self.places, self.deleting = (), False
        if whole == reference:
            self.unit, self.paragraph = unit_of(reference), ""
            self.heading = heading_name(reference)
        self.named = (whole,)
        return whole

    def _base(self, reference: str) -> str:
        """What a mere 第二项 or 第二目 stands beside: what was named last, where that is as
        deep; else the unit.
        """
        last = self.named[-1] if self.named else ""
        word, _ = last_part(reference)
        if word == "句":
            return last or self.unit
        if word in ("项", "目") and f"{word}|" in f"{_words(last)}|":
            return last
        if word == "目" and "项|" in f"{_words(last)}|":
            return last
        return self.unit


def _words(reference: str) -> str:
    """条|款|项 of 第三条第一款第二项."""
    return "|".join(part[2] for part in parts_of(reference))


class Found(Struct, frozen=True):
    """A phrase found in a sentence: what stands in it, and what was spoken of before."""

    match: re.Match[str]
    sentence: Sentence
    context: Context

    @property
    def line(self) -> int:
        """Where the decision says it."""
        return self.sentence.line

    def within(self, group: int = 0) -> list[str]:
        """The references in the whole phrase, or in a group of it."""
        start, end = self.match.span(group)
        marks = range(start, end)
        held, shape = self.sentence.held, self.sentence.shape
        return [str(held[at]) for at in marks if shape[at] == R and at in held]

    def quotes(self) -> list[tuple[str, ...]]:
        """The quotations, each as its paragraphs."""
        found: list[tuple[str, ...]] = []
        shape = self.sentence.shape
        for at in range(*self.match.span()):
            held = self.sentence.held.get(at)
            if shape[at] != Q or held is None or isinstance(held, Added):
                continue
            found.append((held,) if isinstance(held, str) else tuple(held))
        return found

    @property
    def adds_sentence(self) -> bool:
        """Whether what is added, where it is counted, is a sentence (增加一句)."""
        held = self.sentence.within(*self.match.span())
        kinds = {one.kind for one in held if isinstance(one, Added)}
        return kinds <= {"句"}

    def its(self) -> str:
        """The one place that 其 means: the last named, or the unit of several."""
        named = self.context.named
        return named[0] if len(named) == 1 else self.context.unit

    def paragraph(self) -> str:
        """The place whose words are meant: named in the first group, 其中, or the one
        spoken of before.
        """
        mark = self.match[1]
        if mark is None:
            return self.context.paragraph or self.its()
        if mark == R:
            paragraph = self.context.full(self.within()[0])
        else:
            paragraph = self.its()
        self.context.paragraph = paragraph
        return paragraph

    def listed(self, references: list[str]) -> list[str]:
        """References of a list, in full: 第二款第一项、第三项 names 第二款第三项 last."""
        full: list[str] = []
        for reference in references:
            whole = relative(reference, full[-1]) if full else reference
            # 修改后的第九条、第十条: both are called so afterwards.
            if full and full[-1].startswith(OF_NEW) and whole == reference:
                whole = OF_NEW + reference.removeprefix(OF_NEW)
            full.append(self.context.full(whole))
        self.context.named = tuple(full)
        return full

    def each(self, group: int) -> list[str]:
        """The places of a list in full, each of a run (第八条至第十条) on its own."""
        listed = iter(self.listed(self.within(group)))
        full: list[str] = []
        for piece in LISTED.split(self.match[group]):
            first = next(listed)
            full += expanded(first, next(listed)) if "至" in piece else [first]
        self.context.named = tuple(full)
        return full

    def numbers(self, group: int) -> list[str]:
        """The new numbers of a list, each of a run on its own."""
        listed = iter(self.within(group))
        numbers: list[str] = []
        for piece in LISTED.split(self.match[group]):
            first = next(listed)
            numbers += (
                run_of([first, next(listed)]) if "至" in piece else [first]
            )
        return numbers


def is_unit(reference: str) -> bool:
    """Whether a reference names a 条 and not a part of one."""
    return last_part(reference)[0] == "条"


def is_inner(reference: str) -> bool:
    """Whether a reference names a part of a 条."""
    return last_part(reference)[0] in INNER_KINDS
