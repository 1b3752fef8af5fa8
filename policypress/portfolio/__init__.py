"""Several policies beside one another (政策汇编): what one of them alone cannot show.

`facts_of` takes from each policy what others can be held against, small enough to travel
between processes; `across` holds the facts of all against one another.
"""

from __future__ import annotations

from collections.abc import Sequence

from policypress.findings import Finding, in_order
from policypress.portfolio.benchmarks import moved_benchmarks
from policypress.portfolio.citations import replaced_documents
from policypress.portfolio.facts import Facts
from policypress.portfolio.gathering import facts_of
from policypress.portfolio.matters import matters_supported_twice
from policypress.portfolio.naming import one_of_each
from policypress.portfolio.terms import terms_defined_differently

__all__ = ["Facts", "across", "facts_of"]

_COMPARED = (
    replaced_documents,
    terms_defined_differently,
    moved_benchmarks,
    matters_supported_twice,
)


def across(policies: Sequence[Facts]) -> list[Finding]:
    """What the policies contradict each other in, errors first, then by place.

    Of several versions of one policy the first stands for all; that there are several is
    told.
    """
    different, found = one_of_each(policies)
    for compare in _COMPARED:
        found += compare(different)
    return in_order(found)
