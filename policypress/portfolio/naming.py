"""How a policy and a place in it are called in findings about several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.findings import Finding, Place
from policypress.portfolio.facts import Facts

_IGNORED = re.compile(r"[\s《》〈〉“”‘’（）()〔〕\[\]，。、：；·]")


def same_words(text: str) -> str:
    """A text without spaces, brackets and punctuation: what two ways of writing share."""
    return _IGNORED.sub("", text)


def titled(policy: Facts) -> str:
    """《…》 with the folder, since two drafts may have one title."""
    return f"《{policy.title}》（{policy.name}）"


def one_of_each(
    policies: Sequence[Facts],
) -> tuple[list[Facts], list[Finding]]:
    """The policies without further versions of one that is there already, and a note
    for each of these."""
    first: dict[tuple[str, str], Facts] = {}
    notes = []
    for policy in policies:
        key = (policy.region, same_words(policy.title))
        known = first.setdefault(key, policy)
        if known is not policy:
            notes.append(_version(policy, known))
    return list(first.values()), notes


def _version(policy: Facts, known: Facts) -> Finding:
    """The note that a policy is there already."""
    message = f"与 {known.name} 同名，都是《{policy.title}》"
    hint = "几个政策之间的比较只用前一份；是两份草稿的，只留一份"
    place = Place(policy.name)
    return Finding("same-policy-twice", message, place, hint, "note")
