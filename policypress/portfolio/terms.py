"""Terms that policies of one place define differently (用语定义不一致)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policypress.findings import Finding
from policypress.portfolio.facts import Definition, Facts
from policypress.portfolio.naming import same_words, titled

# How a text calls itself: no difference in meaning.
_ITSELF = re.compile(r"本(?:措施|办法|规定|细则|政策|意见|通知|方案)")
_SHOWN = 60  # characters of a definition that a message shows


def terms_defined_differently(policies: Iterable[Facts]) -> Iterator[Finding]:
    """A warning for each definition that differs from the first one of its term in
    another policy of the same place."""
    first: dict[tuple[str, str], tuple[Facts, Definition]] = {}
    for policy in policies:
        head = policy.head
        for one in policy.definitions:
            key = (policy.region, same_words(one.term))
            before, known = first.setdefault(key, (head, one))
            if before is head or _meaning(known) == _meaning(one):
                continue
            yield _difference(one, before, known)


def _meaning(one: Definition) -> str:
    """What a definition says, whatever the text calls itself."""
    return same_words(_ITSELF.sub("本文件", one.meaning))


def _difference(one: Definition, before: Facts, known: Definition) -> Finding:
    """The warning at the later of two definitions."""
    message = (
        f"“{one.term}”在这里指“{_shown(one.meaning)}”，"
        f"{titled(before)}指“{_shown(known.meaning)}”"
    )
    hint = f"对照 {known.place}，统一定义，或者换一个用语"
    return Finding(
        "term-defined-differently",
        message,
        one.place,
        hint,
        "warning",
        one.term,
    )


def _shown(meaning: str) -> str:
    """A definition short enough for a message."""
    if len(meaning) <= _SHOWN:
        return meaning
    return f"{meaning[:_SHOWN]}……"
