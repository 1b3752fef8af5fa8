"""Documents that one policy knows to be replaced and others cite (引用的文件已被替代)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from policypress.findings import Finding
from policypress.portfolio.facts import CitedDocument, Facts
from policypress.portfolio.naming import same_words, titled

Citation = tuple[Facts, CitedDocument]
_OVER = ("replaced", "expired")
_SAID = {
    "in_force": "现行有效",
    "replaced": "已被替代",
    "expired": "已失效",
    "draft": "征求意见稿",
    "unknown": "待核",
}


_NAMED = 20  # policies that a note names; it says how many there are


class _Cited(Struct):
    """The citations of one document, as many as have to be told. number: of all; first:
    those that are named; witness: who says most of a document that is over, by what it
    was replaced; valid: those that take it for valid."""

    number: int = 0
    first: list[Citation] = field(default_factory=list)
    witness: Citation | None = None
    valid: list[Citation] = field(default_factory=list)

    def add(self, one: Citation) -> None:
        """Takes in one citation more."""
        self.number += 1
        if len(self.first) < _NAMED:
            self.first.append(one)
        if one[1].force not in _OVER:
            self.valid.append(one)
            return
        known = self.witness
        if known is None or (one[1].successor and not known[1].successor):
            self.witness = one


class _Title(Struct):
    """The citations of one title: all, and by number."""

    every: _Cited = field(default_factory=_Cited)
    numbers: dict[str, _Cited] = field(default_factory=dict)

    def documents(self) -> list[_Cited]:
        """A title alone may be that of two documents, the old rules and the new: it counts
        only where no two numbers go with it."""
        numbers = [one for number, one in self.numbers.items() if number]
        return [self.every] if len(numbers) <= 1 else numbers


def replaced_documents(policies: Iterable[Facts]) -> Iterator[Finding]:
    """A warning where a policy takes for valid what another knows to be over, and one
    note for each document that is over and that several cite."""
    for title in _titles(policies):
        for one in title.documents():
            if one.witness is None or one.number < 2:
                continue
            for _, cited in one.valid:
                yield _contradicted(cited, one.witness)
            yield _cited_by_several(one, one.witness)


def _titles(policies: Iterable[Facts]) -> Iterable[_Title]:
    """The titles that somebody knows to be over: of no others anything is kept."""
    over = {
        same_words(cited.title)
        for policy in policies
        for cited in policy.documents
        if cited.force in _OVER
    }
    found: dict[str, _Title] = {}
    for policy in policies:
        head = policy.head
        for cited in policy.documents:
            name = same_words(cited.title)
            if name in over:
                title = found.setdefault(name, _Title())
                number = same_words(cited.number)
                title.every.add((head, cited))
                own = title.numbers.setdefault(number, _Cited())
                own.add((head, cited))
    return found.values()


def _fate(witness: Citation) -> str:
    """已被《…》替代 or 已失效, as the witness registers it."""
    cited = witness[1]
    if cited.successor:
        return f"已被《{cited.successor}》替代"
    return _SAID[cited.force]


def _contradicted(cited: CitedDocument, witness: Citation) -> Finding:
    """The warning at the place where a document is taken for valid."""
    message = (
        f"《{cited.title}》在这里登记为{_SAID[cited.force]}，"
        f"{titled(witness[0])}登记为{_fate(witness)}"
    )
    hint = f"对照 {witness[1].place} 核实，把两处的 force 写成一样"
    return Finding(
        "document-replaced-elsewhere",
        message,
        cited.place,
        hint,
        "warning",
    )


def _cited_by_several(found: _Cited, witness: Citation) -> Finding:
    """The note that names the policies which cite a document that is over."""
    first, *others = found.first
    more = "等" if found.number > len(found.first) else ""
    names = "、".join(titled(policy) for policy, _ in found.first)
    message = (
        f"《{first[1].title}》{_fate(witness)}，仍登记在 {found.number} "
        f"个政策中：{names}{more}"
    )
    places = "、".join(str(cited.place) for _, cited in others)
    hint = f"逐一核对条文是否还引用它；其余登记在 {places}{more}"
    return Finding(
        "replaced-document-cited",
        message,
        first[1].place,
        hint,
        "note",
    )
