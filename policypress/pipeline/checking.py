"""The check of our own policy (检查本政策): while this process composes the documents,
another one, where the machine has a processor for it, holds them to the rules.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack

from policypress.findings import Finding
from policypress.pipeline.composing import Composing, disagreements, unsaid
from policypress.pipeline.passing import Channel, Passing
from policypress.pipeline.proofreading import Proofread
from policypress.pipeline.request import Composed
from policypress.pipeline.workers import Workers, processors
from policypress.system.kept_patterns import KeptPatterns

if TYPE_CHECKING:
    from policypress.source.loading import Joined
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
    """What was found, and for each document whether the next check may pass over it.
    unsaid: what the policy promises and its text does not say, which is in the former."""

    proofread: Proofread
    is_clean: list[bool]
    unsaid: list[Finding]


def checked(
    folder: Path,
    templates: Path,
    asked: Asked,
    jobs: int = 0,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Composed, Proofread]:
    """The policy in `folder`, and everything there is to say of it and of what is
    rendered from it. jobs: processes, 0 = as many as are worth having. meanwhile: what
    else there is to do while another process reads the last documents."""
    composing = Composing(
        folder,
        templates,
        (),
        lambda *_: None,
        asked=asked.words(),
    )
    composed = composing.composed
    with Workers(jobs or processors()) as workers:
        is_elsewhere = bool(workers.free())
        reader = _Reader(composing.join(), folder, asked, is_elsewhere)
        result = workers.beside(reader.read)
        if is_elsewhere:
            composing.make_ready()
        composing.settle(reader.verdict())
        for document in composing:
            reader.passing.put(document)
        reader.passing.end(composed.findings)
        if is_elsewhere:
            meanwhile()
        found = result()
    composed.findings += found.unsaid
    _note_clean(composed, found.is_clean)
    return composed, found.proofread


class _Reader:
    """What holds a policy and its documents to everything that is asked of them, mostly in
    another process than the one that composes.

    joined: the policy, before its parts are held against each other.
    """

    def __init__(
        self,
        joined: Joined,
        folder: Path,
        asked: Asked,
        is_elsewhere: bool,
    ) -> None:
        """To be made before the fork."""
        self._joined, self._folder, self._asked = joined, folder, asked
        self._wrong: list[Finding] | None = None
        self._channel = Channel() if is_elsewhere else None
        self.passing = Passing(is_elsewhere)

    def verdict(self) -> list[Finding]:
        """What is wrong with the policy itself, which has to be known before anything is
        composed."""
        if self._channel:
            for data in self._channel.received():
                self._wrong = msgpack.decode(data, type=list[Finding])
                return self._wrong
        return self._judge()

    def read(self) -> _Found:
        """Looks at the policy, then at the documents as they come. What another process
        compiles for that is kept apart: the one that composes has no use for it."""
        if self.passing.is_here():
            return self._read()
        with KeptPatterns("reading"):
            return self._read()

    def _read(self) -> _Found:
        """The same, in the process that does it."""
        from policypress.source.loading import settled

        wrong = self._judge()
        if self._channel and not self.passing.is_here():
            self._channel.send(msgpack.encode(wrong))
        policy = settled(self._joined, wrong).policy
        return self._documents(policy, unsaid(policy))

    def _judge(self) -> list[Finding]:
        """What is wrong with the policy itself, found once."""
        if self._wrong is None:
            self._wrong = disagreements(self._joined)
        return self._wrong

    def _documents(
        self,
        policy: Policy | None,
        promised: list[Finding],
    ) -> _Found:
        """Reads the documents; there are none of a policy that is wrong. promised: what
        it promises and does not say."""
        from policypress.lint.registry import selected
        from policypress.lint.taken_over import under_codes
        from policypress.pipeline.own_proofreading import Reading

        passing = self.passing
        rules = selected(self._asked.select, self._asked.ignore)
        if policy is None:
            list(passing)
            said = under_codes(passing.findings, rules)
            return _Found(Proofread(said), [], promised)
        reading = Reading(policy, rules, self._folder)
        if not passing.is_here():
            reading.make_ready()
        is_clean = [reading.take(document) for document in passing]
        said = under_codes([*passing.findings, *promised], rules)
        found = reading.finish(said)
        proofread = Proofread(found.findings, found.lines)
        return _Found(proofread, is_clean, promised)


def _note_clean(composed: Composed, is_clean: Iterable[bool]) -> None:
    """Notes in which documents nothing is to be found, for the next check."""
    spotless = composed.spotless
    if spotless is None:
        return
    for document, clean in zip(composed.documents, is_clean, strict=True):
        if clean:
            spotless.add(document)
    spotless.keep()
