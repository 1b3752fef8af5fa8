"""Proof that everything that counts the changes of a comparison
counts alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from policypress.compare.changes import ChangeSet
from policypress.compare.proof.messages import failed
from policypress.findings import Finding


def prove_counts(
    changes: ChangeSet,
    counted: Mapping[str, Mapping[str, int]],
) -> list[Finding]:
    """What gives another number of clauses of some kind than the change set
    has.

    counted: by what gives them (摘要, JSON), clauses by kind. Kinds that none
    is of may be left out.
    """
    counts_of_changes = changes.counts()
    wanted = _without_zeros(counts_of_changes.items())
    findings = []
    for name, counts in counted.items():
        found = _without_zeros(counts.items())
        if found != wanted:
            plain = dict(counts)
            listed = json.dumps(plain, ensure_ascii=False)
            message = f"{name}的条数 {listed} 与比较结果不同"
            findings.append(failed(name, message))
    return findings


def _without_zeros(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Counts by kind, without the kinds that nothing is of."""
    return {kind: count for kind, count in counts if count}
