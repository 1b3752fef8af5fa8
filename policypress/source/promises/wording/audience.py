"""Words of a guide that limit who may apply (支持对象: 上一年度、首次、新设立 …), and that neither
the clause nor a condition has: a guide takes nothing away from what the clause gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy, Provision
from policypress.source.promises.wording.unheld import (
    QUALIFIERS,
    asked_by,
    asked_of_all,
)
from policypress.source.traverse import at


def audience(
    name: str,
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """A warning for each such word of the guide of a measure. name: its id."""
    guide = policy.guides.get(name)
    if guide is None:
        return
    words = [word for word in QUALIFIERS if word in guide.audience]
    if not words:
        return
    said = _said(provision, policy)
    for word in words:
        if not any(same in said for same in QUALIFIERS[word]):
            yield at(
                guide,
                "audience",
                "guide-narrower",
                f"支持对象写明“{word}”，条文和条件都没有这一限制",
                "与条文一致：从支持对象中删去，或在条文和条件（conditions）中写明",
                "warning",
            )


def _said(provision: Provision, policy: Policy) -> str:
    """All that the clause says, and all that its conditions ask."""
    words = [
        piece.text
        for paragraph in provision.paragraphs.values()
        for piece in paragraph.pieces()
    ]
    words.append(asked_of_all(provision, policy))
    words += [
        asked_by(support, policy) for support in provision.supports.values()
    ]
    return "\n".join(words)
