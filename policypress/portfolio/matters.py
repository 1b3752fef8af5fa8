"""One matter that two policies of the same place give money for (重复支持)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from policypress.findings import Finding
from policypress.portfolio.facts import Facts, Matter
from policypress.portfolio.naming import same_words, titled

# Words that tell ranks and sizes apart and no matter: 国家级、一等奖、大型企业.
_RANK = re.compile(
    r"^(?:国家|省|市|区|县|镇|特|一|二|三|四|五|甲|乙|丙|A|B|大|中|小|微|首|第|新|"
    r"型|级|等|奖|档|类|次|个|年|家|项|企业|单位|个人|其他|以上|以下|金|银|铜|优秀|"
    r"入围|提名|主持|主导|参与|牵头|制定|修订|及|和|、|\d)+$"
)
# Times, thresholds and clauses: conditions, and not what the money is for.
_CONDITION = re.compile(
    r"第.{1,2}(?:年|次)|满|超过|达到|不|按|经|已|未|仍|[^，。；]*[，。；]"
)
_CODE = "matter-supported-twice"
_LEAST = 4  # characters from which a phrase says what it is about
_LONGEST_TITLE = 60  # characters; longer ones name no more matters


class Overlap(Struct, frozen=True):
    """One matter that two policies support. phrase: the words both have; guard: what
    one of them says against having both, "" where neither says anything."""

    policy: Facts
    matter: Matter
    before: Facts
    known: Matter
    phrase: str

    @property
    def guard(self) -> str:
        return self.matter.guard or self.known.guard


class Devoted(Struct, frozen=True):
    """A support (matter) of a policy, and another policy that is all about it, which says
    something against having both or "" (own_guard)."""

    policy: Facts
    matter: Matter
    other: Facts
    own_guard: str = ""

    @property
    def guard(self) -> str:
        """What one of them says against having both, "" where neither says anything."""
        return self.matter.guard or self.own_guard


def matters_supported_twice(policies: Iterable[Facts]) -> Iterator[Finding]:
    """A finding for each support whose matter another policy of the same place supports
    as well: a warning, or a note where one of the two says that they do not add up."""
    for about in devoted(policies):
        yield _about(about)
    for one in overlaps(policies):
        yield _twice(one)


def overlaps(policies: Iterable[Facts]) -> Iterator[Overlap]:
    """Each support with one of an earlier policy of the same place for the same matter,
    once for each such policy."""
    seen: dict[tuple[str, str], tuple[Facts, Matter]] = {}
    for policy in policies:
        head = policy.head
        told: set[tuple[str, str]] = set()
        for one in policy.matters:
            for phrase in _phrases(one):
                key = (policy.region, same_words(phrase))
                before, known = seen.setdefault(key, (head, one))
                pair = (one.support, before.name)
                if before is head or pair in told:
                    continue
                told.add(pair)
                yield Overlap(head, one, before, known, phrase)


def devoted(policies: Iterable[Facts]) -> Iterator[Devoted]:
    """Each support whose matter another policy of the same place is all about."""
    titles = _named_in_titles(policies)
    for policy in policies:
        head = policy.head
        for one in policy.matters:
            for other, guard in titles.get((policy.region, one.name), ()):
                if other.name != policy.name:
                    yield Devoted(head, one, other, guard)


_Named = dict[tuple[str, str], list[tuple[Facts, str]]]


def _named_in_titles(policies: Iterable[Facts]) -> _Named:
    """The policies, each with what it says against having two, whose title holds the name
    of some matter, by place and name. Pieces of titles are looked up among the names:
    names are not tried on a thousand titles."""
    names = _telling_names(policies)
    found: _Named = {}
    for policy in policies:
        title = policy.title[:_LONGEST_TITLE]
        guard = next((one.guard for one in policy.matters if one.guard), "")
        ends = range(_LEAST, len(title) + 1)
        pieces = {title[start:end] for end in ends for start in range(end)}
        for piece in pieces:
            key = (policy.region, piece)
            if key in names:
                found.setdefault(key, []).append((policy.head, guard))
    return found


def _telling_names(policies: Iterable[Facts]) -> set[tuple[str, str]]:
    """The matters whose name says enough, by place and name."""
    return {
        (policy.region, one.name)
        for policy in policies
        for one in policy.matters
        if _is_telling(one.name)
    }


def _about(about: Devoted) -> Finding:
    """The finding at a support that another policy is all about."""
    one, other, guard = about.matter, about.other, about.guard
    message = (
        f"“{one.name}”这里（{one.clause}）支持，{titled(other)}专门规定了它"
    )
    if guard:
        hint = f"已写明“{guard}”；核对是否管得到这两项"
        return Finding(
            "matter-supported-twice",
            message,
            one.place,
            hint,
            "note",
            one.name,
        )
    hint = "写明能否同时享受、按哪一个执行，或者删去这里的支持"
    return Finding(_CODE, message, one.place, hint, "warning", one.name)


def _phrases(one: Matter) -> Iterator[str]:
    """What tells the matter of a support: its name and its situations, where they say
    more than a rank."""
    situations = [
        phrase for phrase in one.situations if not _CONDITION.match(phrase)
    ]
    for phrase in (one.name, *situations):
        if _is_telling(phrase):
            yield phrase


def _is_telling(phrase: str) -> bool:
    """Whether words say more than a rank or a size."""
    return len(phrase) >= _LEAST and not _RANK.match(phrase)


def _twice(one: Overlap) -> Finding:
    """The finding at the later of two supports."""
    place, phrase = one.matter.place, one.phrase
    message = (
        f"“{phrase}”这里（{one.matter.clause}）支持，"
        f"{titled(one.before)}（{one.known.clause}）也支持"
    )
    there = one.known.place
    if one.guard:
        hint = f"已写明“{one.guard}”；核对是否管得到这两项。另一处在 {there}"
        return Finding(_CODE, message, place, hint, "note", phrase)
    hint = (
        f"两处都没有写明能否同时享受：写明就高不重复，或者删去一处（{there}）"
    )
    return Finding(_CODE, message, place, hint, "warning", phrase)
