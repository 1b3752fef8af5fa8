"""How a rule on fair competition looks for what it objects to (检索): words, what has to
stand beside them, and what clears them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from policypress.findings import Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.competition._also_at_issue import all_at_issue
from policypress.lint.rules.competition._carried import carried
from policypress.lint.rules.competition._cited import Cited
from policypress.lint.rules.competition._clearings import ANNULS
from policypress.lint.rules.competition._cues import (
    FORBIDS,
    PROMOTES,
    first_meant,
    is_called,
    is_forbidden,
    is_in_sentence,
    is_near,
    is_paid,
    is_promised,
    is_told,
)
from policypress.lint.rules.competition._for_persons import is_for_persons
from policypress.lint.rules.competition._leads import heading_of, lead_of
from policypress.lint.rules.competition._let_off import is_let_off
from policypress.lint.rules.competition._own_places import view_of
from policypress.lint.rules.competition._topic import (
    is_about,
    sets_terms,
    title_of,
)

_PHRASE_ENDS = re.compile("[，。；：、（）\n]")
# 地方性法规: 云溪市公园条例, no 自然保护区条例 of the State.
_OF_A_PLACE = re.compile(
    "[一-鿿]{2,7}?(?:省|市(?!场)|自治区|自治州|自治县|经济特区)"
)
_TITLE_ENDS = re.compile("[^《》]{0,60}》")
_TAIL = 8  # characters to the end of a phrase that a citation runs on for
_WIDEST = 80  # characters that a reader still takes for one demand


class Said(Struct, frozen=True, kw_only=True):
    """What is said of words that are objected to.

    why: behind the words in the message; remedy: the hint; articles: where other ones
    than the rule's are meant; severity: where the words are too wide for the rule's own.
    """

    why: str
    remedy: str
    articles: str = ""
    severity: Severity | None = None


class Search(Said, frozen=True, kw_only=True):
    """Words that a rule objects to where the rest holds.

    promise: only where money is promised to firms. beside: each is met in the sentence
    too; around: each in the clause; before: met in the sentences before,
    up to a full stop; unless: none in the sentence. forbids: what makes a
    sentence forbid the words. near: something short that no match is without, so that
    most sentences are passed over at once. laws: looked for in the law of a place
    (地方性法规) too.
    """

    words: re.Pattern[str]
    promise: bool = False
    beside: tuple[re.Pattern[str], ...] = ()
    around: tuple[re.Pattern[str], ...] = ()
    before: re.Pattern[str] | None = None
    unless: tuple[re.Pattern[str], ...] = ()
    forbids: re.Pattern[str] = FORBIDS
    near: re.Pattern[str] | None = None
    laws: bool = False


class Frame(Said, frozen=True, kw_only=True):
    """A sentence that a rule objects to by all that it says, in whatever order: who,
    what is asked, what is given (句式).

    parts: each is met in the sentence; all of them are cited with what stands between,
    the first alone where they stand far apart. joined: semicolons end no sentence, as
    where the second half says what others get. lead: the list that the sentence is an
    item of is introduced by it, or the heading of its clause has it. paid: only where
    the text promises money somewhere.
    topic: what the text or the clause is about, by its title, its list or its words.
    absent: what the text has nowhere, as 评分标准 where it says how somebody is chosen.
    whole: what the text or its title says somewhere. The rest as of a `Search`.
    """

    parts: tuple[re.Pattern[str], ...]
    severity: Severity | None = "warning"
    promise: bool = False
    unless: tuple[re.Pattern[str], ...] = ()
    forbids: re.Pattern[str] = FORBIDS
    joined: bool = False
    near: re.Pattern[str] | None = None
    lead: re.Pattern[str] | None = None
    paid: bool = False
    topic: re.Pattern[str] | None = None
    absent: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    laws: bool = False


class Usual(Struct, frozen=True, kw_only=True):
    """What most searches and frames of a rule share (通例), and how each of them is made
    of it: a rule's table says what is looked for, and only what is not as usual."""

    why: str
    remedy: str
    promise: bool = False
    unless: tuple[re.Pattern[str], ...] = ()
    forbids: re.Pattern[str] = FORBIDS
    articles: str = ""
    near: re.Pattern[str] | None = None

    def words(self, words: re.Pattern[str], **other: Any) -> Search:
        """A search for words. other: fields of a `Search` that are not as usual."""
        return Search(words=words, **{**asdict(self), **other})

    def sentence(self, *parts: re.Pattern[str], **other: Any) -> Frame:
        """A frame of some parts. other: fields of a `Frame` that are not as usual."""
        return Frame(parts=parts, **{**asdict(self), **other})


def finder(
    rule: Rule,
    *searches: Search | Frame,
    carries: Said | None = None,
) -> Callable[[Paper], Iterator[Hit]]:
    """What finds everything that a rule objects to; words that two searches meet are
    cited once. carries: what is said of the sums that sentences behind give on the same
    condition (承前)."""

    def find(written: Paper) -> Iterator[Hit]:
        """Each stretch of words, in the order of the searches."""
        asked = _asked_of(written, searches)
        if not asked:
            return
        view = view_of(written)
        paper = view.paper
        cited = Cited(len(paper.text))
        grave: list[int] = []
        for search, start, end in _all_met(paper, asked, cited):
            if (search.severity or rule.severity) != "note":
                grave.append(start)
            yield _hit(rule, search, written, view.written(start, end))
        if carries is None:
            return
        for start, end in carried(paper, grave):
            if cited.add(start, end):
                yield _hit(rule, carries, written, view.written(start, end))

    return find


def _asked_of(
    written: Paper,
    searches: tuple[Search | Frame, ...],
) -> tuple[Search | Frame, ...]:
    """The searches for a text. The notes of a policy of ours recite what its clauses were
    told already, as most lists do; of laws only those of a place are read, and for what
    none of them may say."""
    if written.is_ours and written.genre == "note":
        return ()
    if not sets_terms(written):
        return ()
    if written.genre != "law":
        return searches
    if not _OF_A_PLACE.match(title_of(written)):
        return ()
    return tuple(one for one in searches if one.laws)


def _all_met(
    paper: Paper,
    searches: tuple[Search | Frame, ...],
    cited: Cited,
) -> Iterator[tuple[Search | Frame, int, int]]:
    """Where each search is met, in their order, with the search; what is cited already
    is passed over."""
    told: set[tuple[int, str]] = set()
    for search in searches:
        for start, end in _met(paper, search):
            if is_for_persons(paper, start):
                continue
            # A sentence that was told of an article is not told again of it as a whole.
            about = (paper.sentence(start)[0], search.articles)
            if isinstance(search, Frame) and about in told:
                continue
            if cited.add(start, end):
                told.add(about)
                yield search, start, end


def _met(paper: Paper, search: Search | Frame) -> Iterator[tuple[int, int]]:
    """Where a search or a frame is met."""
    if isinstance(search, Frame):
        yield from _framed(paper, search)
        return
    for found in _worded(paper, search):
        if _objects(paper, found, search):
            yield found.span()


def _worded(paper: Paper, search: Search) -> Iterator[re.Match[str]]:
    """Every match of the words of a search."""
    if search.near is None:
        yield from paper.search(search.words)
        return
    for first, last in _pieces(paper, search.near, (search.words,)):
        yield from search.words.finditer(paper.text, first, last)


def _pieces(
    paper: Paper,
    near: re.Pattern[str] | None,
    parts: tuple[re.Pattern[str], ...],
    joined: bool = False,
) -> Iterator[tuple[int, int]]:
    """The sentences that may hold some parts. near, joined: as of a `Frame`."""
    if near is None:
        yield from paper.pieces(parts, joined)
        return
    for first, last in paper.pieces((near, *parts), joined):
        if near.search(paper.text, first, last):
            yield first, last


def _framed(paper: Paper, frame: Frame) -> Iterator[tuple[int, int]]:
    """Each sentence that a frame fits: from the first of its parts to the last."""
    if _is_absent(paper, frame):
        return
    for first, last in _pieces(paper, frame.near, frame.parts, frame.joined):
        spans = _parts(paper.text, first, last, frame)
        if not spans:
            continue
        start, end = _cited(paper.text, last, spans)
        if not _is_meant(paper, frame, start):
            continue
        if frame.forbids.search(paper.text, first, last):
            continue
        if ANNULS.search(paper.text, first, last):
            continue
        if any(one.search(paper.text, first, last) for one in frame.unless):
            continue
        yield start, end


def _is_absent(paper: Paper, frame: Frame) -> bool:
    """Whether the one part of a frame is nowhere in a text, which one look at all of it
    says sooner than a look at each sentence. An end of a sentence is none of the text."""
    (part, *others) = frame.parts
    if others or frame.near or "$" in part.pattern:
        return False
    return not paper.is_in_text(part)


def _is_meant(paper: Paper, frame: Frame, start: int) -> bool:
    """Whether a sentence stands where a frame looks: by a promise, by its list, by what
    the text says elsewhere."""
    if frame.promise and not is_promised(paper, start):
        return False
    if is_let_off(paper, start) or not _is_text_meant(paper, frame):
        return False
    if frame.topic is not None and not is_about(paper, start, frame.topic):
        return False
    return frame.lead is None or _is_led(paper, start, frame.lead)


def _is_led(paper: Paper, start: int, lead: re.Pattern[str]) -> bool:
    """Whether a pattern is met in what introduces a list, or in the heading of a
    clause."""
    if lead.search(lead_of(paper, start)):
        return True
    return lead.search(heading_of(paper, start)) is not None


def _is_said_before(paper: Paper, start: int, said: re.Pattern[str]) -> bool:
    """Whether a pattern is met in the sentences before that of a character, up to a full
    stop: what the first of several steps names is meant in the others too."""
    last, _ = paper.sentence(start)
    first = max(paper.text.rfind(mark, 0, last) for mark in "。\n") + 1
    return said.search(paper.text, first, last) is not None


def _is_text_meant(paper: Paper, frame: Frame) -> bool:
    """Whether a text as a whole is one that a frame looks into."""
    if frame.paid and not (is_paid(paper) or is_called(paper, PROMOTES)):
        return False
    if frame.whole and not is_told(paper, frame.whole):
        return False
    return frame.absent is None or not paper.is_in_text(frame.absent)


def _cited(
    text: str,
    last: int,
    spans: list[tuple[int, int]],
) -> tuple[int, int]:
    """What is cited of the parts of a frame, up to the end of its phrase where that is
    near, so that no citation stops in the middle of one. last: the end of the sentence."""
    start = min(span[0] for span in spans)
    end = max(span[1] for span in spans)
    if end - start > _WIDEST:
        start, end = spans[0]
    stop = _PHRASE_ENDS.search(text, end, min(last, end + _TAIL + 1))
    if stop is not None:
        return start, stop.start()
    return start, last if last - end <= _TAIL else end


def _parts(
    text: str,
    first: int,
    last: int,
    frame: Frame,
) -> list[tuple[int, int]]:
    """Where each part of a frame stands in a sentence; nothing when one is not there."""
    spans = []
    for part in frame.parts:
        found = first_meant(text, first, last, part)
        if found is None:
            return []
        spans.append(found.span())
    # A part inside of a title (《承诺书》，八年内不迁出) is looked for again behind it.
    closing = _TITLE_ENDS.match(text, min(spans)[0], last)
    if closing is None:
        return spans
    return _parts(text, closing.end(), last, frame) or spans


def _is_cleared(
    paper: Paper,
    found: re.Match[str],
    forbids: re.Pattern[str],
) -> bool:
    """Whether a sentence, or the list of an item, forbids the words or gives them up."""
    if is_let_off(paper, found.start()):
        return True
    is_ended = is_in_sentence(paper, found.start(), ANNULS)
    return is_ended or is_forbidden(paper, found, forbids)


def _objects(
    paper: Paper,
    found: re.Match[str],
    search: Search,
) -> bool:
    """Whether the words of a search are met in the sense that the rule means. What fails
    most often is asked first."""
    start = found.start()
    if search.promise and not is_promised(paper, start):
        return False
    if not _has_company(paper, start, search):
        return False
    if any(is_in_sentence(paper, start, one) for one in search.unless):
        return False
    return not _is_cleared(paper, found, search.forbids)


def _has_company(paper: Paper, start: int, search: Search) -> bool:
    """Whether all that a search asks for stands in the sentence of a place, before it and
    around it."""
    if not all(is_in_sentence(paper, start, one) for one in search.beside):
        return False
    if search.before and not _is_said_before(paper, start, search.before):
        return False
    return all(is_near(paper, start, one) for one in search.around)


def _hit(
    rule: Rule,
    said: Said,
    paper: Paper,
    stretch: tuple[int, int],
) -> Hit:
    """A hit that names the words, why, the articles and what is usually done instead."""
    start, end = stretch
    articles = all_at_issue(paper, start, said.articles or rule.source)
    words = paper.text[start:end]
    message = f"“{words}”{said.why}（{articles}）。"
    return Hit(
        start,
        end,
        message,
        said.remedy,
        severity=said.severity,
    )
