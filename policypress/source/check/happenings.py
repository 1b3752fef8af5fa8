"""What may have happened (发生的事): each is about questions and things that there are,
and no two are called the same."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding, did_you_mean
from policypress.source.model import Happening, Policy
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for names that fields.yaml does not register, and for labels that
    stand twice: an applicant could not tell them apart."""
    if "fields" in policy.broken:
        return
    first: dict[str, Happening] = {}
    for one in policy.happenings.values():
        yield from _about(one, policy)
        earlier = first.setdefault(one.label, one)
        if earlier is not one:
            yield at(
                one,
                "label",
                "same-label",
                f"两件发生的事都叫“{one.label}”",
                f"改写其中一件，或者合并；另一件在 {earlier.place}",
            )


def _about(
    one: Happening,
    policy: Policy,
) -> Iterator[Finding]:
    """Each name is that of a question or of a thing, once."""
    known = {**policy.fields, **policy.things}
    for number, name in enumerate(one.about):
        if name not in known:
            yield at(
                one,
                f"about.{number}",
                "unknown-field",
                f"fields.yaml 中没有填报项或者事物“{name}”",
                did_you_mean(name, known, "先在 fields.yaml 中登记"),
            )
        elif name in one.about[:number]:
            yield at(
                one,
                f"about.{number}",
                "listed-twice",
                f"“{name}”写了两次",
                "删去一个",
            )
