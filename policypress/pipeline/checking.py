"""The check of our own policy (检查本政策): while this process composes the documents,
another one, where the machine has a processor for it, holds them to the rules.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack

from policypress.findings import Finding
from policypress.pipeline.composing import Composing, disagreements, unsaid
from policypress.pipeline.passing import Channel, Interrupted, Passing
from policypress.pipeline.proofreading import Proofread
from policypress.pipeline.request import Composed
from policypress.pipeline.workers import Workers, processors
from policypress.system.kept_patterns import KeptPatterns

if TYPE_CHECKING:
    from policypress.lint.quiet_lines import QuietLines
    from policypress.lint.rule import Loaded
    from policypress.pipeline.own_proofreading import Share
    from policypress.source.model import Policy

# The name of the reader's work, and of the patterns that it compiles.
_READING = "reading"
# The folder of rules that take as long as all others together where nothing is known yet.
_LONGEST = "competition"
_NO = msgpack.encode(False)


class Asked(Struct, frozen=True):
    """The rules that are asked for, by their names; nothing selected = all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def among(self, rules: Sequence[Loaded] | None) -> Sequence[Loaded]:
        """Those that are asked for of some rules; None = of all."""
        from policypress.lint.registry import selected

        return selected(self.select, self.ignore, rules)

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
        reader = _Reader(folder, asked, is_elsewhere)
        # Before anything of the policy is read: importing the rules takes as long as that.
        result = workers.beside(reader.read, _READING)
        composing.settle(disagreements(composing.join()))
        reader.passing.begin(composed.policy)
        for document in composing:
            reader.passing.put(document)
        reader.passing.end(composed.findings)
        reader.help(composed.policy)
        if is_elsewhere:
            meanwhile()
        found = result()
    composed.findings += found.unsaid
    _note_clean(composed, found.is_clean)
    return composed, found.proofread


class _Reader:
    """What holds the documents of a policy to every rule that is asked for, mostly in
    another process than the one that composes. In the first check of all, where nothing
    is known of any line, the latter helps when it has composed everything.

    folder: of the policy.
    """

    def __init__(
        self,
        folder: Path,
        asked: Asked,
        is_elsewhere: bool,
    ) -> None:
        """To be made before the fork."""
        self._folder, self._asked = folder, asked
        # What the process that reads tells the other, and what that found for it.
        self._channel = Channel() if is_elsewhere else None
        self._help = Channel() if is_elsewhere else None
        self.passing = Passing(is_elsewhere)

    def help(self, policy: Policy | None) -> None:
        """Where the process that reads asks for it, holds all documents to the rules that
        it leaves to this one. policy: None where it is wrong, and nothing composed."""
        if not policy or not self._is_asked_for_help() or not self._help:
            return
        from policypress.lint.registry import rules_but
        from policypress.pipeline.own_proofreading import Reading

        with KeptPatterns(_READING):
            rules = self._asked.among(rules_but(_LONGEST))
            reading = Reading(rules, self._folder)
            share = reading.share(self.passing.documents)
        # Nobody may read any more: then `read` is done here again.
        with suppress(OSError):
            self._help.send(msgpack.encode(share))
        self._help.close()

    def _is_asked_for_help(self) -> bool:
        """What the process that reads says of it; not where there is none any more."""
        heard = self._channel.received() if self._channel else iter(())
        return bool(msgpack.decode(next(heard, _NO)))

    def read(self) -> _Found:
        """Looks at what the policy promises, then reads the documents as they come."""
        from policypress.lint.quiet_lines import QuietLines
        from policypress.lint.taken_over import under_codes
        from policypress.pipeline.own_proofreading import Reading

        passing, quiet = self.passing, QuietLines()
        is_helped = self._asks_for_help(quiet)
        rules = self._asked.among(None)
        by = _of_longest(rules) if is_helped else rules
        reading = Reading(rules, self._folder, quiet, by)
        if not passing.is_here():
            reading.make_ready()
        policy = passing.policy()
        promised = unsaid(policy)
        is_clean = [reading.take(document) for document in passing]
        said = under_codes([*passing.findings, *promised], rules)
        if policy is None:
            return _Found(Proofread(said), [], promised)
        if is_helped:
            share = self._share()
            reading.add(share)
            pairs = zip(is_clean, share.is_clean, strict=True)
            is_clean = [own and other for own, other in pairs]
        found = reading.finish(policy, said)
        proofread = Proofread(found.findings, found.lines)
        return _Found(proofread, is_clean, promised)

    def _asks_for_help(self, quiet: QuietLines) -> bool:
        """Tells the process that composes whether it is to help, which it is where
        nothing is known of any line."""
        if not self._channel or self.passing.is_here():
            return False
        is_first = not quiet.lines
        self._channel.send(msgpack.encode(is_first))
        return is_first

    def _share(self) -> Share:
        """What that process found. Raises Interrupted when it found nothing."""
        from policypress.pipeline.own_proofreading import Share

        assert self._help
        for data in self._help.received():
            return msgpack.decode(data, type=Share)
        raise Interrupted


def _of_longest(rules: Sequence[Loaded]) -> list[Loaded]:
    """The rules that are not left to the process that composes."""
    from policypress.lint.registry import folder_of

    return [one for one in rules if folder_of(one) == _LONGEST]


def _note_clean(composed: Composed, is_clean: Iterable[bool]) -> None:
    """Notes in which documents nothing is to be found, for the next check."""
    spotless = composed.spotless
    if spotless is None:
        return
    for document, clean in zip(composed.documents, is_clean, strict=True):
        if clean:
            spotless.add(document)
    spotless.keep()
