"""Documents that one policy knows to be replaced and others cite (引用的文件已被替代)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def replaced_documents(policies: Sequence[Facts]) -> Iterator[Finding]:
    """A warning where a policy takes for valid what another knows to be over, and one
    note for each document that is over and that several cite."""
    for citations in _documents(policies):
        over = [one for one in citations if one[1].force in _OVER]
        if not over or len(citations) < 2:
            continue
        witness = _best(over)
        for _, cited in citations:
            if cited.force not in _OVER:
                yield _contradicted(cited, witness)
        yield _cited_by_several(citations, witness)


def _documents(policies: Sequence[Facts]) -> Iterator[list[Citation]]:
    """The citations of each document.

    A title alone may be that of two documents, the old rules and the new: it counts only
    where no two numbers go with it.
    """
    by_title: dict[str, list[Citation]] = {}
    for policy in policies:
        for cited in policy.documents:
            title = same_words(cited.title)
            by_title.setdefault(title, []).append((policy, cited))
    for citations in by_title.values():
        by_number: dict[str, list[Citation]] = {}
        for one in citations:
            number = same_words(one[1].number)
            by_number.setdefault(number, []).append(one)
        numbers = [number for number in by_number if number]
        if len(numbers) <= 1:
            yield citations
        else:
            yield from (by_number[number] for number in numbers)


def _best(over: list[Citation]) -> Citation:
    """Who says most of a document that is over: by what it was replaced."""
    for one in over:
        if one[1].successor:
            return one
    return over[0]


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


def _cited_by_several(citations: list[Citation], witness: Citation) -> Finding:
    """The note that names all policies which cite a document that is over."""
    first, *others = citations
    names = "、".join(titled(policy) for policy, _ in citations)
    message = (
        f"《{first[1].title}》{_fate(witness)}，仍登记在 {len(citations)} "
        f"个政策中：{names}"
    )
    places = "、".join(str(cited.place) for _, cited in others)
    hint = f"逐一核对条文是否还引用它；其余登记在 {places}"
    return Finding(
        "replaced-document-cited",
        message,
        first[1].place,
        hint,
        "note",
    )
