"""How wrong and how ugly it is to end a line of a title at each place."""

from __future__ import annotations

import re

from policypress.language.patterns import later
from policypress.language.tokens import tokenize
from policypress.language.vocabulary import (
    COMMON_WORDS,
    DOCUMENT_KINDS,
    ORGAN_TAILS,
    VERBS,
)

# How wrong a cut is. Each step outweighs any number of the ones before it.
WORD = 1  # inside a common word
# 的 at the start of a line, 关于 at the end of one, a line of one character.
GLUED = 1_000
ATOM = 1_000_000  # inside a term, a number, a Latin word, 《…》, “…” or （…）

# How unfortunate an allowed cut is: before 关于, beside 《》, between two
# words, at the edge of one, elsewhere. Weighed against unevenness, of which
# one cell too few costs 20.
_BEST = 0
_GOOD = 5
_FAIR = 12
_DOUBTFUL = 25
_POOR = 40

_NOT_FIRST = "的和及与等之、，。：；！？》〉”’）〕"
_NOT_LAST = "《〈“‘（〔"
_WEAK_LAST = "对在向把被和及与或"
_PAIRS = ("《》", "〈〉", "“”", "‘’", "（）", "〔〕")
_ISSUER = later(r"(?:^|(?<=[《〈“\s]))[^《》〈〉“”\s]+?(?=关于)")


def cuts_of(
    title: str,
    terms: tuple[str, ...],
    widths: list[int],
    limit: int,
) -> list[tuple[int, int]]:
    """For each place in the title, how wrong and how ugly it is to end a line
    there.
    """
    cuts = _Cuts(title, widths, limit)
    cuts.weigh_words(terms)
    for term in filter(None, terms):
        for match in re.finditer(f"(?={re.escape(term)})", title):
            cuts.forbid(
                match.start(),
                match.start() + len(term),
                ATOM,
            )
    for issuer in _ISSUER.finditer(title):
        cuts.forbid(*issuer.span(), WORD)
    for start, end in _bracketed(title):
        cuts.forbid(start, end, ATOM)
    for place in range(1, len(title)):
        cuts.judge(place)
    cuts.wrong[-1] = cuts.ugly[-1] = 0
    return list(
        zip(
            cuts.wrong,
            cuts.ugly,
            strict=True,
        )
    )


class _Cuts:
    """How wrong and how ugly it is to end a line at each place of a title."""

    def __init__(
        self,
        title: str,
        widths: list[int],
        limit: int,
    ) -> None:
        """widths: of the characters in half cells; limit: of a line."""
        self.title = title
        self.widths = widths
        self.limit = limit
        self.wrong = [0] * (len(title) + 1)
        self.ugly = [_POOR] * (len(title) + 1)

    def forbid(
        self,
        start: int,
        end: int,
        degree: int,
    ) -> None:
        """No line may end inside title[start:end], unless that is wider than a
        line.
        """
        if sum(self.widths[start:end]) > self.limit:
            return
        for place in range(start + 1, end):
            self.wrong[place] = max(self.wrong[place], degree)

    def weigh_words(self, terms: tuple[str, ...]) -> None:
        """Words stay whole; the best cuts are those between two of them."""
        start = 0
        after_word = False
        for word in tokenize(self.title, (*terms, *COMMON_WORDS)):
            end = start + len(word)
            is_word = len(word) > 1
            if is_word:
                self.forbid(
                    start,
                    end,
                    WORD if word in COMMON_WORDS else ATOM,
                )
            if is_word and after_word:
                self.ugly[start] = min(self.ugly[start], _FAIR)
            elif is_word or after_word:
                self.ugly[start] = min(self.ugly[start], _DOUBTFUL)
            if word in ORGAN_TAILS:
                self.wrong[start] = max(self.wrong[start], WORD)
                self.ugly[end] = _GOOD
            start = end
            after_word = is_word and word not in VERBS

    def judge(self, place: int) -> None:
        """What the characters on both sides say about a cut."""
        before = self.title[:place]
        after = self.title[place:]
        if _is_wrong(before, after):
            self.wrong[place] = max(self.wrong[place], GLUED)
        elif after.startswith("关于") or before[-1].isspace():
            self.ugly[place] = _BEST
        elif before[-1] in "》”、" or after[0] in "《“":
            self.ugly[place] = _GOOD
        elif before[-1] in _WEAK_LAST:
            self.ugly[place] = _POOR


def _is_wrong(
    before: str,
    after: str,
) -> bool:
    """Whether a line may not end here.

    的 or a mark would begin or end it, or 关于 end it.
    """
    if (
        after[0] in _NOT_FIRST
        or before[-1] in _NOT_LAST
        or before.endswith("关于")
    ):
        return True
    return (
        before.endswith("的") and len(after) <= 2 and after in DOCUMENT_KINDS
    )


def _bracketed(title: str) -> list[tuple[int, int]]:
    """Spans from an opening mark to its partner, nested ones as well."""
    spans = []
    for opening, closing in map(tuple, _PAIRS):
        starts: list[int] = []
        for place, ch in enumerate(title):
            if ch == opening:
                starts.append(place)
            elif ch == closing and starts:
                spans.append((starts.pop(), place + 1))
    return spans
