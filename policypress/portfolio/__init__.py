"""Several policies beside one another (政策汇编): what one of them alone cannot show.

`facts_of` takes from each policy what others can be held against, small enough to travel
between processes; `across` holds the facts of all against one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from policypress.findings import Finding, Place, in_order
from policypress.portfolio.benchmarks import moved_benchmarks
from policypress.portfolio.citations import replaced_documents
from policypress.portfolio.facts import Facts
from policypress.portfolio.gathering import facts_of
from policypress.portfolio.kept import KeptFacts
from policypress.portfolio.matters import matters_supported_twice
from policypress.portfolio.naming import OneOfEach
from policypress.portfolio.terms import terms_defined_differently

__all__ = ["MOST", "Facts", "KeptFacts", "across", "facts_of"]

_COMPARED = (
    replaced_documents,
    terms_defined_differently,
    moved_benchmarks,
    matters_supported_twice,
)
MOST = (
    1_000  # of a kind: what is more nobody reads before some of it is mended
)


def across(policies: Iterable[Facts]) -> list[Finding]:
    """What the policies contradict each other in, errors first, then by place; of a kind
    no more than MOST, with a note that says how many there are.

    Of several versions of one policy the first stands for all; that there are several is
    told. policies: read several times, one at a time (`KeptFacts`).
    """
    different = OneOfEach(policies)
    found = _most(different.notes)
    for compare in _COMPARED:
        found += _most(compare(different))
    return in_order(found)


def _most(findings: Iterable[Finding]) -> list[Finding]:
    """The first of each kind, and how many more there are."""
    kept: list[Finding] = []
    counts: Counter[tuple[str, str]] = Counter()
    for one in findings:
        kind = (one.code, one.severity)
        counts[kind] += 1
        if counts[kind] <= MOST:
            kept.append(one)
    for (code, _), number in counts.items():
        if number > MOST:
            message = f"同一类的一共 {number} 处，只列出前 {MOST} 处"
            hint = "先处理列出的，再运行一次"
            kept.append(Finding(code, message, Place(""), hint, "note"))
    return kept
