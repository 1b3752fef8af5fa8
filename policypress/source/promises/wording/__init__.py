"""Words and model (文字与数据): what a clause says in words — 分别, 每项, 以上, 就高, 择优,
每年度 — the model holds, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import Policy, Provision
from policypress.source.promises.wording.audience import audience
from policypress.source.promises.wording.called import called
from policypress.source.promises.wording.counted import counted
from policypress.source.promises.wording.decided import decided
from policypress.source.promises.wording.edges import edges
from policypress.source.promises.wording.instalments import instalments
from policypress.source.promises.wording.periods import periods
from policypress.source.promises.wording.respectively import respectively
from policypress.source.promises.wording.selection import selection
from policypress.source.promises.wording.sentences import Piece
from policypress.source.promises.wording.stacking import stacking
from policypress.source.promises.wording.unheld import unheld


def wording(
    name: str,
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """All findings of one provision that gives something. name: its id."""
    yield from respectively(provision)
    yield from edges(provision, _guide_prose(name, policy))
    yield from counted(provision, policy)
    yield from called(provision, policy)
    yield from stacking(provision, policy)
    yield from selection(provision, policy)
    yield from decided(provision)
    yield from instalments(provision)
    yield from periods(provision, policy)
    yield from unheld(provision, policy)
    yield from audience(name, provision, policy)


def _guide_prose(
    name: str,
    policy: Policy,
) -> Iterator[Piece]:
    """What the guide of a measure says in its own words."""
    guide = policy.guides.get(name)
    if guide is None:
        return
    yield Piece(guide.audience, guide, "audience")
    for number, caution in enumerate(guide.cautions):
        yield Piece(caution, guide, f"cautions.{number}")
    for item in guide.questions.values():
        yield Piece(item.question, item, "question")
        yield Piece(item.answer, item, "answer")
