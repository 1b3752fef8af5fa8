"""What the rules on papers of a stage share (报审材料): each paper in a state."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policypress.lint.rule import Spot
from policypress.lint.subjects import Dossier


def in_state(
    state: str,
    message: str,
) -> Callable[[Dossier], Iterator[Spot]]:
    """What finds every paper in a state. message: with {} for its name."""

    def find(subject: Dossier) -> Iterator[Spot]:
        for paper in subject.papers:
            if paper.state == state:
                said = message.format(paper.name)
                yield Spot(subject.place, said, paper.note, paper.name)

    return find
