"""The prose of a clause as it will be printed, as far as the source alone tells: the
figures that its code names, in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policypress.source.model import Limit, Policy, Provision, Support
from policypress.source.promises.mentions import others
from policypress.source.traverse import condition_values, general_values

CODE = re.compile(r"\{\{(.*?)\}\}|\{%.*?%\}", re.DOTALL)
# Stands where code stood that prints something else: a character that no text has.
GAP = "\0"


def with_figures(prose: str, names: Mapping[str, str]) -> str:
    """Prose with its figures in place of the code that names them."""

    def figure(code: re.Match[str]) -> str:
        """What one piece of code prints."""
        return names.get((code[1] or "").strip(), GAP)

    return CODE.sub(figure, prose)


def figures_by_name(
    policy: Policy,
    provision: Provision | None,
) -> dict[str, str]:
    """What each name of a figure prints in the prose of a provision: cond.years is 3年."""
    found = {
        f"cond.{key}": str(value)
        for key, value in general_values(policy).items()
    }
    facts = dict(policy.meta.facts)
    found |= _of_limits("p.limits", policy.meta.limits)
    if provision is not None:
        facts |= provision.facts
        groups = provision.condition_groups()
        for key, value in condition_values(groups).items():
            found[f"cond.{key}"] = str(value)
        found |= _of_limits("m", provision.limits)
        for support in provision.supports.values():
            found |= _of_support(support)
    found |= {f"facts.{key}": str(fact) for key, fact in facts.items()}
    return found


def _of_limits(
    home: str,
    limits: Mapping[str, Limit],
) -> dict[str, str]:
    """The figures of limits by their names."""
    return {
        f"{home}.{one.reference}": str(one.figure)
        for limit in limits.values()
        for one in limit.figures()
    }


def _of_support(support: Support) -> dict[str, str]:
    """The figures of a support by their names: of its amount, the bounds of its bands, its
    limits."""
    home = f"s.{support.key}"
    found = _of_limits(home, support.limits)
    for one in support.amount.figures():
        for name in {one.reference, *others(one.reference)}:
            found[f"{home}.{name}"] = str(one.figure)
    for name, bound in _bounds(support):
        found[f"{home}.{name}"] = bound
    return found


def _bounds(support: Support) -> Iterator[tuple[str, str]]:
    """Where bands begin and end: small.to."""
    for key, tier, _ in support.amount.situations():
        band = getattr(tier, "band", None)
        if band is not None:
            yield f"{key}.from", band.lower
            yield f"{key}.to", band.upper
