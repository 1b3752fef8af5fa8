"""Whether a clause says what a condition asks for (条件有据): no condition is added to
those of the measures.

Words cannot be understood here, but invention shows: a condition shares most of its
pairs of characters with the clause that sets it, or quotes it, or the clause takes its
words from the condition ({{ cond.x }}).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from policypress.findings import Finding
from policypress.source.asking import Asking
from policypress.source.model import (
    Condition,
    ConditionNode,
    Figure,
    Policy,
    Provision,
    Support,
)
from policypress.source.model.figure import quantity_of
from policypress.source.promises.clause_words import (
    CODE,
    GAP,
    figures_by_name,
    with_figures,
)
from policypress.source.promises.mentions import Mentions
from policypress.source.traverse import (
    all_clauses,
    at,
    clauses,
    every_condition,
    policy_conditions,
)

# Of the pairs of characters; measured on 82 conditions: what shares less stands in no
# clause, or in quite other words.
_SHARED = 0.5
_REFERENCE = re.compile(r"(?<![\w.])(s|cond)\.([^\W\d]\w*)")
# Where a clause prints the whole list of exclusions.
_LIST = re.compile(r"\{\{-?\s*exclusions\b|\bin\s+exclusions\b")


class _Clause(Struct, frozen=True):
    """A paragraph that sets a condition. name: its id; prose: its source, Jinja and all."""

    name: str
    prose: str
    measure: Provision | None

    @property
    def text(self) -> str:
        """The prose without its code."""
        return CODE.sub(GAP, self.prose)

    def printed(self, names: Mapping[str, str]) -> str:
        """The prose with its figures. names: what each name prints."""
        return with_figures(self.prose, names)

    @property
    def references(self) -> set[tuple[str, str]]:
        """What its code names: ("s", "contest") a support, ("cond", "years") a condition."""
        code = " ".join(one[0] for one in CODE.finditer(self.prose))
        return set(_REFERENCE.findall(code))


def conditions(policy: Policy) -> Iterator[Finding]:
    """A finding for each condition that its clause does not mention."""
    exclusions = policy.meta.exclusions
    for key, condition in policy_conditions(policy):
        clause = _clause(condition.clause, None, policy)
        listed = exclusions.get(key) is condition
        if listed and _LIST.search(clause.prose):
            continue
        yield from _mentioned(key, condition, clause, policy)
    for measure in policy.measures.values():
        main = next(iter(measure.paragraphs))
        for key, condition in measure.conditions.items():
            clause = _clause(condition.clause or main, measure, policy)
            yield from _mentioned(key, condition, clause, policy)
        for support in measure.supports.values():
            for key, condition in support.conditions.items():
                clause = _clause(
                    condition.clause or support.clause,
                    measure,
                    policy,
                )
                yield from _mentioned(
                    key,
                    condition,
                    clause,
                    policy,
                    support.for_each,
                )


def thresholds(
    measure: Provision,
    mentions: Mentions,
) -> Iterator[Finding]:
    """A figure that a condition compares with stands in the prose: no hidden thresholds."""
    for group in measure.condition_groups():
        for key, condition in group.items():
            if mentions.paragraphs_with("cond", key):
                continue
            for name, part in every_condition({key: condition}):
                if not _is_threshold(part) or _is_nothing(part):
                    continue
                names = (name or key, *_alike(part, measure))
                if mentions.paragraphs_with("cond", *names):
                    continue
                yield at(
                    part,
                    "value",
                    "unstated-condition",
                    f"条件中的{_threshold(part)}没有写进条文",
                    f"在条文中写出 {{{{ cond.{name or key} }}}}",
                    "warning",
                )


def _alike(
    condition: ConditionNode,
    measure: Provision,
) -> Iterator[str]:
    """The names of conditions that compare the same answer with the same figure: one
    sentence says it for several supports."""
    for group in measure.condition_groups():
        for name, other in every_condition(group):
            if name and _compares(other) == _compares(condition):
                yield name


def _compares(condition: ConditionNode) -> tuple[str, str, str]:
    """Answer, comparison and figure."""
    field = getattr(condition, "field", "")
    op = getattr(condition, "op", "")
    return field, op, str(_threshold(condition))


def _is_nothing(condition: ConditionNode) -> bool:
    """Whether it compares with nought: words say that a difference is more than 0元."""
    figure = _threshold(condition)
    quantity = quantity_of(figure) if figure else None
    return quantity is not None and quantity.value == 0


def _threshold(condition: ConditionNode) -> Figure | None:
    """The figure that a condition compares with, where it has one."""
    return getattr(condition, "value", None)


def _is_threshold(condition: ConditionNode) -> bool:
    """Whether a condition is an order of numbers: so much or more, less than so much."""
    ordered = ("at_least", "more_than", "at_most", "less_than")
    is_ordered = getattr(condition, "op", "") in ordered
    return is_ordered and _threshold(condition) is not None


def _clause(
    name: str,
    measure: Provision | None,
    policy: Policy,
) -> _Clause:
    """A paragraph or item of the measure, or another provision or one of its parts;
    without prose when there is none."""
    own = clauses(measure) if measure else {}
    if name in own:
        return _Clause(name, own[name], measure)
    return _Clause(name, all_clauses(policy).get(name, ""), measure)


def _mentioned(
    key: str,
    condition: Condition,
    clause: _Clause,
    policy: Policy,
    thing: str | None = None,
) -> Iterator[Finding]:
    """What its clause says of one condition: quoted, by reference, or in most of its words."""
    if (
        not clause.prose
    ):  # that the clause exists is another check's (source/check/references)
        return
    if condition.quote:
        yield from _quoted(condition, clause, policy)
        return
    if ("cond", key) in clause.references:
        return
    text = _text(condition, policy, thing)
    asked = _pairs(CODE.sub(GAP, text))
    shared = asked & _pairs(_all_text(clause))
    if asked and len(shared) / len(asked) < _SHARED:
        yield Finding(
            "unsaid-condition",
            f"条件“{text}”，所依据的“{clause.name}”款没有这样说",
            condition.place,
            "条文有别的说法的，用 quote 照抄原话；写在别的款的，改 clause；条文没有规定的，补进条文，或删去这个条件",
            "warning",
        )


def _quoted(
    condition: Condition,
    clause: _Clause,
    policy: Policy,
) -> Iterator[Finding]:
    """A condition that quotes its clause: the words stand there still, as they are written
    or with their figures as they are printed."""
    if condition.quote in clause.text:
        return
    names = figures_by_name(policy, clause.measure)
    if with_figures(condition.quote, names) in clause.printed(names):
        return
    yield at(
        condition,
        "quote",
        "misquoted-clause",
        f"“{clause.name}”款中没有“{condition.quote}”这句话",
        "照条文原话改写 quote；条文不再规定的，删去这个条件",
    )


def _all_text(clause: _Clause) -> str:
    """The text of a clause, with what the supports that it names may bring into it."""
    if clause.measure is None:
        return clause.text
    supports = clause.measure.supports
    named = [name for home, name in clause.references if home == "s"]
    brought = [
        words
        for name in named
        if name in supports
        for words in _support_words(supports[name])
    ]
    return clause.text + GAP.join(brought)


def _support_words(support: Support) -> Iterator[str]:
    """What a support may bring into the prose that names it."""
    plain = support.amount.plain
    for amount in support.amount.walk():
        for name in ("of", "unit", "by"):
            yield amount.called_words(name, plain) or ""
        for key, _, _ in amount.situations():
            yield amount.situation_words(key, plain)


def _text(
    condition: Condition,
    policy: Policy,
    thing: str | None,
) -> str:
    """A condition in its own words, or in those of the questions it asks."""
    if condition.text:
        return condition.text
    asking = Asking(policy, thing)
    return "、".join(dict.fromkeys(map(asking.label, condition.fields())))


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters within runs of words."""
    pairs: set[str] = set()
    for run in re.findall(r"\w+", text):
        pairs.update(run[at : at + 2] for at in range(len(run) - 1))
    return pairs
