"""常用词写成了同音、形近的别字：根椐、科枝、撒销。

检查：公文常用词里有一个字换成了同音字或者形近字，换后的写法在词典和公开文本里都没有；前后能与邻字组成词的（管辖级别）不算，书名和引文不算；两个字都能单用的（加奖、全补）只提示。常在一起的两个词（申报材料）里错一个字的，也查。
为什么：拼音输入选错字、扫描识别认错字，通读时最容易看漏。
不好：根椐国家有关规定
好：根据国家有关规定
来源：校对惯例；实务
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import add
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.wording._bound import BOUND_FROM, bound_characters
from policypress.lint.rules.wording._confused import (
    MADE_FROM,
    phrases,
    stands_there,
)
from policypress.system.kept import made_from

RULE = Rule(
    code="WO-16",
    name="misspelt-words",
    severity="warning",
    strength="实务",
    source="校对惯例",
)
# Made by benchmarks/look_alikes.py, which says how pairs are chosen.
_MADE = Path(__file__).with_name("look_alikes.txt")
# Phrases of three characters, and for each of them what is at times written for it.
_TYPED = Path(__file__).with_name("misspelt_phrases.txt")
_PAIR = 2
# Words of one character that stand between others: 股东会已通过 is no 会议通过.
_LITTLE = frozenset(
    "已未不也又再仅只均都可应将须能被所与和及或而以由从自至在于对为的之其该各每"
)
# Behind these stands a village or a town, whose name may have any character: 万祥镇.
_PLACES = frozenset("镇乡村街路县区市")
_KEPT_LINES = (
    16384  # lines that are remembered: five times those of the shipped policy
)
# Where it stands, what is written, and what is meant.
Slip: TypeAlias = tuple[int, str, str]
Rows: TypeAlias = dict[str, str]  # what a row begins with → the rest of it


class Slips(Struct, frozen=True):
    """What is known of words, rows by their first character or characters.

    words: second characters of words. phrases: first half → second halves. The next are
    pairs that are slips: anywhere, before and behind a mark, in a phrase; pairs: all of
    these at once. typed: a wrong pair → the phrase that has it, and the right one."""

    words: Rows
    phrases: Rows
    anywhere: Rows
    before_mark: Rows
    behind_mark: Rows
    in_phrase: Rows
    pairs: Rows
    typed: dict[str, list[tuple[str, str]]]


@cache
def slips() -> Slips:
    """The words, read once."""
    blocks = dict(map(_block, _MADE.read_text("utf-8").split("\n[")[1:]))
    kinds = [blocks[kind] for kind in ("any", "stop", "start", "phrase")]
    pairs: Rows = defaultdict(str)
    for rows in kinds:
        for first, row in rows.items():
            firsts_wrong, _, seconds_wrong, _ = row.split(" ")
            pairs[first] += firsts_wrong + seconds_wrong
    typed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in _TYPED.read_text("utf-8").splitlines():
        phrase, *wrong = line.split(" ")
        for pair, variant in _variants(phrase, wrong):
            typed[pair].append((variant, phrase))
    return Slips(
        blocks["words"],
        blocks["phrases"],
        blocks["any"],
        blocks["stop"],
        blocks["start"],
        blocks["phrase"],
        pairs,
        typed,
    )


def _block(text: str) -> tuple[str, Rows]:
    """The name of a block and its rows."""
    name, *rows = text.splitlines()
    return name.rstrip("]"), {
        first: rest for first, _, rest in (row.partition(" ") for row in rows)
    }


def _variants(phrase: str, wrong: list[str]) -> Iterator[tuple[str, str]]:
    """Each way in which one character of a phrase may be wrong, and two characters with
    the wrong one."""
    for at, characters in enumerate(wrong):
        begin = max(0, at - 1)
        for character in characters.replace("-", ""):
            variant = phrase[:at] + character + phrase[at + 1 :]
            yield variant[begin : begin + _PAIR], variant


def find(paper: Paper) -> Iterator[Hit]:
    """Each word and phrase with a character that is not its own. No word goes on in the
    next line, and the documents of a policy have most of their lines in common."""
    slipped = list(paper.lines_with(_question(), _with_slips))
    if not slipped:
        return
    known = _of_lines(slipped)
    start = 0
    for line in paper.text.split("\n"):
        for at, wrong, right in known.get(line, ()):
            yield _hit(start + at, wrong, right)
        start += len(line) + 1


@cache
def _question() -> str:
    """What is asked of a line: whether it has slips, by this rule and these words."""
    made = made_from(
        (), (Path(__file__), _MADE, _TYPED, *MADE_FROM, *BOUND_FROM)
    )
    return f"{RULE.code} {made.hex()}"


def _with_slips(lines: Sequence[str]) -> list[str]:
    """Those of some lines that have slips."""
    known = _of_lines(lines)
    return [line for line in lines if line in known]


@cache
def _memory() -> tuple[set[str], dict[str, list[Slip]]]:
    """Lines of earlier texts, and the slips of those that have some."""
    return set(), {}


def _of_lines(lines: Sequence[str]) -> dict[str, list[Slip]]:
    """The slips of lines that have some. All that are new are looked at together: most
    pairs of characters are no slip, and each is asked for once."""
    if len(_memory()[0]) > _KEPT_LINES:
        _memory.cache_clear()
    read, found = _memory()
    new = [line for line in dict.fromkeys(lines) if line not in read]
    text = "\n".join(new)
    for number, pairs in _by_line(text, new, _suspects(text)).items():
        slips_of_line = _slips_of(new[number], pairs)
        if slips_of_line:
            found[new[number]] = slips_of_line
    read.update(new)
    return found


def _suspects(text: str) -> list[str]:
    """Each pair of characters of a text that may be a slip."""
    rows, typed = slips().pairs, slips().typed
    pairs = set(map(add, text, text[1:]))
    suspects = [one for one in pairs if one[1] in rows.get(one[0], "")]
    return [*suspects, *(typed.keys() & pairs), *(phrases().keys() & pairs)]


def _by_line(
    text: str,
    lines: Sequence[str],
    pairs: Iterable[str],
) -> dict[int, set[str]]:
    """Which of some pairs stand in which lines of a text."""
    ends = list(accumulate(len(line) + 1 for line in lines))
    found: dict[int, set[str]] = defaultdict(set)
    for pair in pairs:
        for at in _places(text, pair):
            found[bisect_right(ends, at)].add(pair)
    return found


def _slips_of(line: str, suspects: Iterable[str]) -> list[Slip]:
    """The slips of a line among pairs that may be some; one of two that overlap."""
    known = slips()
    slips_found = {
        slip for pair in suspects for slip in _of_pair(line, pair, known)
    }
    kept: list[Slip] = []
    told: set[int] = set()
    for slip in sorted(slips_found, key=lambda slip: (-len(slip[1]), slip)):
        at = slip[0] + _differs(*slip[1:])
        if at not in told:
            told |= {at - 1, at, at + 1}
            kept.append(slip)
    return sorted(kept)


def _of_pair(line: str, pair: str, known: Slips) -> Iterator[Slip]:
    """The slips of a line at a pair of characters."""
    for wrong, right in known.typed.get(pair, ()):
        for start in _places(line, wrong):
            yield start, wrong, right
    for phrase in phrases().get(pair, ()):
        for start in _places(line, phrase.wrong):
            if stands_there(
                phrase, line, start, lambda one: _is_word(one, known)
            ):
                yield start, phrase.wrong, phrase.right
    for start in _places(line, pair):
        if not _is_han(pair[1]):
            continue
        if _names_place(line, start):
            continue
        right = _here(line, start, known)
        if right and not _has_neighbours(line, start, known):
            yield start, pair, right
        else:
            yield from _in_phrase(line, start, known)


def _names_place(line: str, start: int) -> bool:
    """Whether a pair of characters ends the name of a place: 祥镇 in 万祥镇."""
    is_end = line[start + 1] in _PLACES
    return is_end and _is_han(line[max(0, start - 1) : start])


def _in_phrase(line: str, start: int, known: Slips) -> Iterator[Slip]:
    """One wrong character in two words that often stand together: 申报材科. Where it
    makes a word with what stands beside it it is right: 管力 in 加强管力度."""
    pair = line[start : start + _PAIR]
    kinds = (
        known.in_phrase,
        known.anywhere,
        known.before_mark,
        known.behind_mark,
    )
    found = (_of_row(pair, rows.get(pair[0], "")) for rows in kinds)
    right = next(filter(None, found), "")
    if not right:
        return
    before = line[max(0, start - _PAIR) : start]
    behind = line[start + _PAIR : start + 2 * _PAIR]
    at = start + _differs(pair, right)
    if line[at] in _LITTLE:
        return
    beside = (line[max(0, at - 1) : at + 1], line[at : at + _PAIR])
    if any(_is_word(one, known) for one in beside):
        return
    if _is_phrase(before, right, known):
        yield start - _PAIR, before + pair, before + right
    elif _is_phrase(right, behind, known):
        yield start, pair + behind, right + behind


def _is_phrase(first: str, second: str, known: Slips) -> bool:
    """Whether two words often stand together."""
    halves = known.phrases.get(first, "")
    at = halves.find(second)
    while second and at % _PAIR:
        at = halves.find(second, at + 1) if at >= 0 else 0
    return (
        len(second) == _PAIR and at >= 0 and halves[at : at + _PAIR] == second
    )


def _is_word(pair: str, known: Slips) -> bool:
    """Whether two characters belong together."""
    return len(pair) == _PAIR and pair[1] in known.words.get(pair[0], "")


def are_a_word(pair: str) -> bool:
    """Whether two characters belong together, for other rules."""
    return _is_word(pair, slips())


def often_together(one: str, other: str) -> bool:
    """Whether two words often stand together, for other rules: 信息, 系统."""
    return _is_phrase(one, other, slips())


def _here(line: str, start: int, known: Slips) -> str:
    """The word that is meant at a place; "" where it may be two words."""
    pair = line[start : start + _PAIR]
    rows = [known.anywhere]
    if not _is_han(line[start + _PAIR : start + _PAIR + 1]):
        rows.append(known.before_mark)
    if not _is_han(line[max(0, start - 1) : start]):
        rows.append(known.behind_mark)
    found = (_of_row(pair, one.get(pair[0], "")) for one in rows)
    return next(filter(None, found), "")


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def _has_neighbours(line: str, start: int, known: Slips) -> bool:
    """Whether one of two characters makes a word with its neighbour: 管辖级别 is no
    下级."""
    before = line[max(0, start - 1) : start + 1]
    behind = line[start + 1 : start + 1 + _PAIR]
    return _is_word(before, known) or _is_word(behind, known)


def _of_row(pair: str, row: str) -> str:
    """The word for a pair in the row of its first character: second characters, what
    the first should be; second characters, what they should be."""
    if pair[1] not in row:
        return ""
    seconds, firsts, wrong, right = row.split(" ")
    at = seconds.find(pair[1])
    if at >= 0:
        return firsts[at] + pair[1]
    at = wrong.find(pair[1])
    return pair[0] + right[at] if at >= 0 else ""


def _differs(wrong: str, right: str) -> int:
    """Which character is another one."""
    return next(at for at in range(len(wrong)) if wrong[at] != right[at])


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _hit(start: int, wrong: str, right: str) -> Hit:
    """What is said of wrong words at a place; right: what was probably meant."""
    return Hit(
        start,
        start + len(wrong),
        f"“{wrong}”疑为“{right}”之误。",
        f"核对；是笔误的改为“{right}”。",
        severity="note" if _is_doubtful(wrong) else None,
    )


def _is_doubtful(wrong: str) -> bool:
    """Whether two characters may well be two words, each of which stands by itself at times:
    加奖 and 全补 are in no dictionary and yet right. What a table has as a slip is one."""
    if len(wrong) != _PAIR or any(one in bound_characters() for one in wrong):
        return False
    return all(one.wrong != wrong for one in phrases().get(wrong, ()))
