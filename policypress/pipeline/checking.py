"""The check of our own policy (检查本政策): while this process composes the documents,
another one, where the machine has a processor for it, holds them to the rules.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from policypress.pipeline.composing import Composing
from policypress.pipeline.passing import Passing
from policypress.pipeline.proofreading import Proofread
from policypress.pipeline.request import Composed
from policypress.pipeline.workers import Workers, processors
from policypress.system import kept_patterns

if TYPE_CHECKING:
    from policypress.source.model import Policy


class Asked(Struct, frozen=True):
    """The rules that are asked for, by their names; nothing selected = all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def words(self) -> str:
        """What tells one check from another; with the day, for rules know which years are
        still to come."""
        today = datetime.date.today().isoformat()
        selected, ignored = sorted(self.select), sorted(self.ignore)
        return f"{today} {selected} {ignored}"


class _Found(Struct):
    """What was found, and for each document whether the next check may pass over it."""

    proofread: Proofread
    is_clean: list[bool]


def checked(
    folder: Path,
    templates: Path,
    asked: Asked,
    jobs: int = 0,
) -> tuple[Composed, Proofread]:
    """The policy in `folder`, and everything there is to say of it and of what is
    rendered from it. jobs: processes, 0 = as many as are worth having."""
    composing = Composing(
        folder,
        templates,
        (),
        lambda *_: None,
        asked=asked.words(),
    )
    policy = composing.read()
    composed = composing.composed
    with Workers(jobs or processors()) as workers:
        passing = Passing(is_elsewhere=bool(policy and workers.free()))
        read = partial(_read, passing, policy, folder, asked)
        result = workers.beside(read) if policy else read
        for document in composing:
            passing.put(document)
        passing.end(composed.findings)
        found = result()
    _note_clean(composed, found.is_clean)
    return composed, found.proofread


def _read(
    passing: Passing,
    policy: Policy | None,
    folder: Path,
    asked: Asked,
) -> _Found:
    """Reads the documents as they come."""
    from policypress.lint.registry import selected
    from policypress.lint.taken_over import under_codes
    from policypress.pipeline.own_proofreading import Reading

    rules = selected(asked.select, asked.ignore)
    if policy is None:
        said = under_codes(passing.findings, rules)
        return _Found(Proofread(said), [])
    reading = Reading(policy, rules, folder)
    is_clean = [reading.take(document) for document in passing]
    said = under_codes(passing.findings, rules)
    found = reading.finish(said)
    if not passing.is_here():
        kept_patterns.keep()
    return _Found(Proofread(found.findings, found.lines), is_clean)


def _note_clean(composed: Composed, is_clean: Iterable[bool]) -> None:
    """Notes in which documents nothing is to be found, for the next check."""
    spotless = composed.spotless
    if spotless is None:
        return
    for document, clean in zip(composed.documents, is_clean, strict=True):
        if clean:
            spotless.add(document)
    spotless.keep()
