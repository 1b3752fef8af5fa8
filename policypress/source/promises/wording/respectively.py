"""分别: as many amounts as situations, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from policypress.findings import Finding
from policypress.source.model import Provision
from policypress.source.promises.wording.bounds_named import (
    Named,
    are_the_bands,
    keys_in_order,
    named_situations,
)
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Reference,
    Sentence,
    sentences,
)

_AMOUNTS = re.compile(
    rf"(?:分别|依次)(?:[^，{FIGURE}]{{0,12}}{FIGURE}(?!和|及|或|以及)[^、，{FIGURE}]{{0,6}}?)?"
    rf"[^、，{FIGURE}]{{0,12}}((?:{FIGURE}(?:、|和|及|以及|或者)?)+)"
)
# 分别给予国家级、省级平台100万元、50万元: the situations stand behind it.
_SITUATIONS_FIRST = re.compile(
    rf"(?:分别|依次)(?:给予|奖励|资助|补贴|补助|对)?([^，{FIGURE}]*、[^，{FIGURE}]*?)"
    rf"((?:{FIGURE}(?:、|和|及|以及|或者)?)+)"
)
# 甲、乙，给予20万元、10万元: without 分别, each has the sum of its place all the same.
_IN_TURN = re.compile(
    rf"(?:给予|奖励|资助|补贴|补助)[^、，{FIGURE}]{{0,6}}"
    rf"({FIGURE}(?:(?:、|和|及){FIGURE}){{1,9}})"
)
_WORD = re.compile("分别|依次")
_ORDER = "respectively-order"
_BETWEEN = re.compile("、|或者|以及|及其|和|及")


class _Amount(NamedTuple):
    """One amount of the list: the id by which prose names it, its situation, and the
    support that gives it."""

    key: str
    situation: str
    support: str


def respectively(provision: Provision) -> Iterator[Finding]:
    """A finding for each 分别 whose situations are not those of the amounts."""
    for sentence in sentences(provision):
        for found in _AMOUNTS.finditer(sentence.words):
            amounts = _amounts(sentence, found.span(1), provision)
            if len(amounts) > 1:
                before = sentence.words[: found.start()]
                yield from _compared(sentence, before, amounts, provision)
        for found in _SITUATIONS_FIRST.finditer(sentence.words):
            amounts = _amounts(sentence, found.span(2), provision)
            if len(amounts) > 1:
                parts = _BETWEEN.split(found[1])
                yield from _listed(sentence, parts, amounts)
        if not _WORD.search(sentence.words):
            yield from _in_turn(sentence, provision)


def _in_turn(
    sentence: Sentence,
    provision: Provision,
) -> Iterator[Finding]:
    """As many situations as amounts of one support, clearly in another order; how many
    there are is left open without the word."""
    for found in _IN_TURN.finditer(sentence.words):
        amounts = _amounts(sentence, found.span(1), provision)
        if len({amount.support for amount in amounts}) != 1:
            continue
        before = sentence.words[: found.start()]
        compared = _compared(sentence, before, amounts, provision)
        if len(amounts) > 1 and any(one.code == _ORDER for one in compared):
            order = _wrong_order(sentence, "情形和金额")
            yield replace(order, severity="warning")


def _amounts(
    sentence: Sentence,
    span: tuple[int, int],
    provision: Provision,
) -> list[_Amount]:
    """The amounts after 分别, each with the situation that the model gives it for."""
    amounts: list[_Amount] = []
    for at in range(*span):
        if sentence.words[at] == FIGURE:
            amounts += _of_reference(sentence.at(at), provision)
    return amounts


def _of_reference(
    reference: Reference,
    provision: Provision,
) -> list[_Amount]:
    """What one piece of code prints: all situations of a support, one, or its sum."""
    if reference.home != "s" or len(reference.path) < 2:
        return []
    own = reference.path[0]
    support = provision.supports.get(own)
    if support is None or reference.listed == "when":
        return []
    amount = support.amount
    names = {
        key: amount.situation_words(key, amount.plain)
        for key, _, _ in amount.situations()
    }
    name = reference.path[1]
    if name == "tiers":
        return [_Amount(key, words, own) for key, words in names.items()]
    if name in names:
        return [_Amount(name, names[name], own)]
    if name in ("value", "share", "each", "amount"):
        return [_Amount(own, support.name, own)]
    return []


def _compared(
    sentence: Sentence,
    before: str,
    amounts: list[_Amount],
    provision: Provision,
) -> Iterator[Finding]:
    """The situations named before 分别 against those of the amounts."""
    named = named_situations(sentence, before, provision)
    if named:
        yield from _by_name(sentence, before, named, amounts, provision)
        return
    if _are_named(before, [amount.situation for amount in amounts]):
        return
    parts = _enumeration(before, [one.situation for one in amounts])
    yield from _listed(sentence, parts, amounts)


def _by_name(
    sentence: Sentence,
    before: str,
    named: list[Named],
    amounts: list[_Amount],
    provision: Provision,
) -> Iterator[Finding]:
    """Situations that code names against those of the amounts."""
    keys = [amount.key for amount in amounts]
    written = keys_in_order(named)
    if written == keys:
        return
    supports = {amount.support for amount in amounts}
    if len(supports) == 1 and are_the_bands(named, keys, provision, *supports):
        return
    if not set(written) < set(keys):
        yield _wrong_order(sentence)
    elif len(named) < before.count(FIGURE):
        return  # a figure that is none of the support's may be a situation too
    elif len(named) < len(keys):
        yield from _other_count(sentence, len(written), len(keys))
    else:
        yield _wrong_order(sentence)


def _other_count(
    sentence: Sentence,
    situations: int,
    amounts: int,
) -> Iterator[Finding]:
    """More situations than amounts, or fewer."""
    yield Finding(
        "respectively-count",
        f"“分别”之前列了{situations}种情形，之后的金额是{amounts}个",
        sentence.piece.place,
        "补上或删去情形、档次，使两边一样多",
    )


def _are_named(before: str, situations: list[str]) -> bool:
    """Whether just these situations are listed, in their order, one after the other: 国家级、
    省级、市级 in a sentence that lists other things as well."""
    between = f"(?:{_BETWEEN.pattern})"
    listed = between.join(map(re.escape, situations))
    found = re.search(listed, before)
    if found is None or not all(situations):
        return False
    is_begun = re.search(f"{between}$", before[: found.start()])
    goes_on = re.match(between, before[found.end() :])
    return not is_begun and not goes_on


def _listed(
    sentence: Sentence,
    parts: list[str],
    amounts: list[_Amount],
) -> Iterator[Finding]:
    """Situations that are typed against those of the amounts."""
    if len(parts) < 2:
        return
    if len(parts) != len(amounts):
        yield from _other_count(sentence, len(parts), len(amounts))
        return
    matches = _best_matches(parts, [one.situation for one in amounts])
    for own, match in enumerate(matches):
        if match is not None and match != own:
            yield _wrong_order(sentence)
            return


def _wrong_order(
    sentence: Sentence,
    what: str = "“分别”前后",
) -> Finding:
    """Situations and amounts stand in different orders. what: is not in the same."""
    return Finding(
        _ORDER,
        f"{what}的次序不一致：按条文的次序，各情形得到的金额与资助项目的档次不同",
        sentence.piece.place,
        "按同一次序排列 tiers 的各档和条文中的情形",
    )


def _enumeration(
    before: str,
    situations: list[str],
) -> list[str]:
    """The enumeration before 分别: of the parts of the sentence the one with as many
    members as there are amounts, else the one with most. Beside figures, which may be
    situations printed by code, one with another count has to name situations all the
    same."""
    start = before.rfind("对")
    clauses = before[max(start, 0) :].split("，")
    lists = [_BETWEEN.split(one) for one in clauses if FIGURE not in one]
    exact = [one for one in lists if len(one) == len(situations)]
    if exact:
        return exact[-1]
    if len(lists) == len(clauses):
        return max(lists, key=len)
    named = [one for one in lists if _names_all(one, situations)]
    return named[-1] if named else []


def _names_all(
    parts: list[str],
    situations: list[str],
) -> bool:
    """Whether each of several parts is clearly one of the situations, each another."""
    matches = _best_matches(parts, situations)
    found = {match for match in matches if match is not None}
    return len(parts) > 1 and len(found) == len(parts)


def _best_matches(
    parts: list[str],
    situations: list[str],
) -> list[int | None]:
    """For each part the situation that it shares most with, of the characters that
    tell the situations apart; None where that is not clear."""
    common = set.intersection(*map(set, situations))
    telling = [set(one) - common for one in situations]
    found: list[int | None] = []
    for part in parts:
        scores = [len(set(part) & one) for one in telling]
        best = max(scores)
        clear = best > 0 and scores.count(best) == 1
        found.append(scores.index(best) if clear else None)
    return found
