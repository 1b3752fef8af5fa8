"""How a policy and a place in it are called in findings about several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypress.findings import Finding, Place
from policypress.portfolio.facts import Facts

_IGNORED = re.compile(r"[\s《》〈〉“”‘’（）()〔〕\[\]，。、：；·]")


def same_words(text: str) -> str:
    """A text without spaces, brackets and punctuation: what two ways of writing share."""
    return _IGNORED.sub("", text)


def titled(policy: Facts) -> str:
    """《…》 with the folder, since two drafts may have one title."""
    return f"《{policy.title}》（{policy.name}）"


class OneOfEach:
    """Some policies without further versions of one that is there already. notes: one for
    each of these."""

    def __init__(self, policies: Iterable[Facts]) -> None:
        """policies: read as often as this is, one at a time."""
        self._policies = policies
        self._further: set[int] = set()
        self.notes: list[Finding] = []
        first: dict[tuple[str, str], Facts] = {}
        for number, policy in enumerate(policies):
            key = (policy.region, same_words(policy.title))
            known = first.setdefault(key, policy.head)
            if known.name != policy.name:
                self._further.add(number)
                self.notes.append(_version(policy, known))

    def __iter__(self) -> Iterator[Facts]:
        for number, policy in enumerate(self._policies):
            if number not in self._further:
                yield policy


def _version(policy: Facts, known: Facts) -> Finding:
    """The note that a policy is there already."""
    message = f"与 {known.name} 同名，都是《{policy.title}》"
    hint = "几个政策之间的比较只用前一份；是两份草稿的，只留一份"
    place = Place(policy.name)
    return Finding("same-policy-twice", message, place, hint, "note")
