"""The proof (承诺一致): what the guide, the page and the calculator promise derives from a clause.

They are made of the supports and conditions; this holds those to the prose of their
clauses. That a measure has its guide, and that a material proves a condition there is,
source/check/guides.py sees to; that a clause exists, source/check/references.py; that
nobody types a figure into a guide, compose/sandbox/typed_figures.py.

mentions: what prose mentions · amounts, bands, conditions, guides: what must be mentioned ·
forms: what is asked of an applicant
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy, Provision
from policypress.source.promises.amounts import (
    amounts,
    limits,
    policy_limits,
    unassigned_money,
)
from policypress.source.promises.bands import bands
from policypress.source.promises.conditions import conditions, thresholds
from policypress.source.promises.forms import common_form, form
from policypress.source.promises.guides import common_guide, guide
from policypress.source.promises.mentions import Mentions, names_measure
from policypress.source.promises.wording import wording
from policypress.source.traverse import at, policy_conditions


def promises(policy: Policy) -> Iterator[Finding]:
    """What a whole policy would promise without a clause, or leave unproved. Run when
    something is made of it, not on loading: a draft may be read, compared and edited
    while its prose and its figures do not agree yet."""
    for name, measure in policy.measures.items():
        mentions = Mentions(measure)
        for support in measure.supports.values():
            yield from amounts(support, measure, mentions)
            yield from limits(support, mentions)
        yield from limits(measure, mentions)
        yield from thresholds(measure, mentions)
        yield from _exclusions(name, measure, policy)
        yield from unassigned_money(measure, mentions)
        yield from guide(name, measure, policy)
        yield from form(name, measure, policy)
        yield from wording(name, measure, policy)
    yield from policy_limits(policy)
    yield from bands(policy)
    yield from common_guide(policy)
    yield from common_form(policy)
    yield from conditions(policy)
    yield from _general_conditions(policy)


def _exclusions(
    name: str,
    measure: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """What may not be had together (不得同时享受): the clause of one of the two says so, or
    another that names both."""
    for number, other in enumerate(measure.exclusive_with):
        partner = policy.measures.get(other)
        if partner is None:
            continue
        if names_measure(measure, other) or names_measure(partner, name):
            continue
        if _names_both(policy, name, other):
            continue
        yield at(
            measure,
            f"exclusive_with.{number}",
            "unstated-exclusion",
            f"与“{partner.called}”不得同时享受，两条条文都没有写",
            f"在条文中写明，如“已依据{{{{ ref('{other}') }}}}获得{policy.meta.grant}的，不再享受”",
        )


def _names_both(
    policy: Policy,
    name: str,
    other: str,
) -> bool:
    """Whether some other provision cites both measures, as a clause on what goes together
    does (衔接)."""
    return any(
        names_measure(one, name) and names_measure(one, other)
        for one in policy.provisions.values()
    )


def _general_conditions(policy: Policy) -> Iterator[Finding]:
    """A condition of policy.yaml has no measure whose clause could set it: it names one."""
    for _, condition in policy_conditions(policy):
        if not condition.clause:
            yield Finding(
                "condition-without-clause",
                "通用条件没有写明由哪一条规定",
                condition.place,
                "补写 clause: 附则条款的标识；条文没有规定的条件，指南不得要求",
                "warning",
            )
