"""Whether a clause says what a condition asks for (条件有据): no condition is added to those of the measures.

Words cannot be understood here, but invention shows: a condition shares most of its pairs of characters with the
clause that sets it, or quotes it, or the clause takes its words from the condition ({{ cond.x }}).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import AnyOf, Condition, Measure, Policy, Support, Tiers
from policypress.source.traverse import at, supplementary_clauses

_SHARED = 0.5  # of the pairs; measured on 82 conditions: what falls below is unsaid, or said in quite other words
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_REFERENCE = re.compile(r"(?<![\w.])(s|cond)\.([a-z_][a-z0-9_]*)")


def unsaid(policy: Policy) -> Iterator[Finding]:
    """A finding for each condition that its clause does not say."""
    for key, condition in policy.meta.conditions.items():
        yield from _told(key, condition, None, "", policy)
    for measure in policy.measures.values():
        main = next(iter(measure.paragraphs))
        for key, condition in measure.conditions.items():
            yield from _told(key, condition, measure, main, policy)
        for support in measure.supports.values():
            for key, condition in support.conditions.items():
                yield from _told(key, condition, measure, support.clause, policy)


def _told(
    key: str,
    condition: Condition,
    measure: Measure | None,
    otherwise: str,
    policy: Policy,
) -> Iterator[Finding]:
    clause = condition.clause or otherwise
    prose = _prose(clause, measure, policy)
    if not prose:  # told elsewhere
        return
    words = _CODE.sub("\0", prose)
    if condition.quote:
        if condition.quote not in words:
            yield at(
                condition,
                "quote",
                "misquoted-clause",
                f"“{clause}”款中没有“{condition.quote}”这句话",
                "照条文原话改写 quote；条文不再规定的，删去这个条件",
            )
        return
    named = set(_REFERENCE.findall(" ".join(_CODE.findall(prose))))
    if ("cond", key) in named:
        return
    words += "\0".join(
        word
        for home, name in named
        if home == "s" and measure and name in measure.supports
        for word in _words(measure.supports[name])
    )
    text = _text(condition, policy)
    shared, asked = _pairs(words) & _pairs(text), _pairs(text)
    if asked and len(shared) / len(asked) < _SHARED:
        yield Finding(
            "unsaid-condition",
            f"条件“{text}”，所依据的“{clause}”款没有这样说",
            condition.place,
            "条文有别的说法的，用 quote 照抄原话；写在别的款的，改 clause；条文没有规定的，补进条文，或删去这个条件",
            "warning",
        )


def _prose(clause: str, measure: Measure | None, policy: Policy) -> str:
    """The source of a paragraph of the measure, or of a supplementary article or paragraph."""
    if measure and clause in measure.paragraphs:
        return measure.paragraphs[clause].text
    return supplementary_clauses(policy).get(clause, "")


def _words(support: Support) -> Iterator[str]:
    """What a support may bring into the prose that names it."""
    for name in ("of", "unit", "by"):
        yield getattr(support.amount, name, "")
    if isinstance(support.amount, Tiers):
        yield from (tier.when for tier in support.amount.tiers.values())


def _text(condition: Condition, policy: Policy) -> str:
    if condition.text:
        return condition.text
    atoms = condition.any_of.values() if isinstance(condition, AnyOf) else [condition]
    return "、".join(atom.text or policy.fields[atom.field].label for atom in atoms)


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters within runs of words."""
    return {
        run[at : at + 2]
        for run in re.findall(r"\w+", text)
        for at in range(len(run) - 1)
    }
