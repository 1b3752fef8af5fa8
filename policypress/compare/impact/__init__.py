"""影响清单: what a change touches beyond its own words.

Citations that point elsewhere now, the other documents of the set, and the
policies that ours was compared against. `figures` lists what the change does
to money.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from policypress.compare.impact.benchmarks import BenchmarkImpact
    from policypress.compare.impact.citations import CitationImpact
    from policypress.compare.impact.documents import DocumentImpact


class Impact(Struct, frozen=True):
    """Everything that one change touches.

    Two texts that are no policies have citations only.
    """

    citations: tuple[CitationImpact, ...] = ()
    documents: tuple[DocumentImpact, ...] = ()
    benchmarks: tuple[BenchmarkImpact, ...] = ()
