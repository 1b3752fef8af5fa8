"""How a rule on fair competition looks for what it objects to (检索): words, what has to
stand beside them, and what clears them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._cues import (
    FORBIDS,
    is_forbidden,
    is_in_sentence,
    is_near,
    is_promised,
)


class Search(Struct, frozen=True, kw_only=True):
    """Words that a rule objects to where the rest holds.

    promise: only where money is promised to firms. beside: each is met in the sentence
    too; around: each in the clause; unless: none in the sentence. forbids: what makes a
    sentence forbid the words. why: behind the words in the message; remedy: the hint;
    articles: where other ones than the rule's are meant.
    """

    words: re.Pattern[str]
    why: str
    remedy: str
    promise: bool = False
    beside: tuple[re.Pattern[str], ...] = ()
    around: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    forbids: re.Pattern[str] = FORBIDS
    articles: str = ""


def finder(
    rule: Rule,
    *searches: Search,
) -> Callable[[Paper], Iterator[Hit]]:
    """What finds everything that a rule objects to; words that two searches meet are
    cited once."""

    def find(paper: Paper) -> Iterator[Hit]:
        """Each stretch of words, in the order of the searches."""
        cited: list[tuple[int, int]] = []
        for search in searches:
            for found in paper.search(search.words):
                start, end = found.span()
                is_known = any(a < end and start < b for a, b in cited)
                if is_known or not _objects(paper, found, search):
                    continue
                cited.append((start, end))
                yield _hit(rule, search, found)

    return find


def _objects(
    paper: Paper,
    found: re.Match[str],
    search: Search,
) -> bool:
    """Whether the words of a search are met in the sense that the rule means."""
    start = found.start()
    if search.promise and not is_promised(paper, start):
        return False
    if is_forbidden(paper, found, search.forbids):
        return False
    return (
        all(is_in_sentence(paper, start, one) for one in search.beside)
        and all(is_near(paper, start, one) for one in search.around)
        and not any(is_in_sentence(paper, start, one) for one in search.unless)
    )


def _hit(
    rule: Rule,
    search: Search,
    found: re.Match[str],
) -> Hit:
    """A hit that names the words, why, the articles and what is usually done instead."""
    articles = search.articles or rule.source
    message = f"“{found[0]}”{search.why}（{articles}）。"
    return Hit(found.start(), found.end(), message, search.remedy)
