"""Opinions name clauses that are there, and what was adopted has changed the clause
(征求意见采纳)."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.clause_digest import clause_digest
from policypress.source.model import Policy
from policypress.source.model.opinions import Opinion
from policypress.source.opinion_places import is_there
from policypress.source.traverse import all_clauses, at


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for opinions on clauses that are not there, and for adopted ones whose
    clause still says what it said."""
    clauses = all_clauses(policy)
    for opinions in policy.reviews.values():
        for opinion in opinions.opinions.values():
            if not is_there(opinion.about, policy):
                yield from _of(opinion, clauses)


def _of(
    opinion: Opinion,
    clauses: dict[str, str],
) -> Iterator[Finding]:
    """What is wrong with one opinion."""
    if not opinion.about:
        return
    words = clauses.get(opinion.about)
    if words is None:
        # The clause may be gone because the opinion was adopted.
        if opinion.answer != "adopted":
            message = f"没有条文“{opinion.about}”"
            hint = did_you_mean(
                opinion.about,
                list(clauses),
                "写条文标识，如 patent-award.main",
            )
            yield at(
                opinion,
                "about",
                "unknown-clause",
                message,
                hint,
                "warning",
            )
        return
    is_same = opinion.seen == clause_digest(words)
    if opinion.answer == "adopted" and is_same:
        message = "意见写明采纳，而所指条文没有改动"
        hint = "按意见修改条文；不必修改的，改写 answer 和 reason"
        yield at(
            opinion,
            "answer",
            "adopted-unchanged",
            message,
            hint,
            "warning",
        )
