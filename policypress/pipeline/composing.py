"""The documents of a build, composed one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policypress.findings import Finding, has_errors
from policypress.pipeline.previous import compared
from policypress.pipeline.request import Composed, Progress
from policypress.pipeline.selection import is_named, wanted
from policypress.pipeline.worked_examples import import_engine, worked_examples

if TYPE_CHECKING:
    from policypress.compose.compose import Composer, Job
    from policypress.compose.sandbox.template import Template
    from policypress.compose.views.audited import Audited
    from policypress.compose.views.explanation import Worked
    from policypress.document import Document
    from policypress.pipeline.workers import Workers
    from policypress.source.loading import Joined
    from policypress.source.model import Policy

# Templates whose documents the site shows, those that take longest to render first.
SHOWN = ("guide", "form", "comparison", "measures", "infographic", "leaflet")
# Templates that show worked examples: reckoning them is no work of rendering a document,
# and nothing else has to wait for it.
SHOW_EXAMPLES = ("explanation",)
# Templates whose documents take longest to read for a check: whoever reads them beside
# this process begins at once, and has little left when the last one is composed.
READ_LONGEST = ("comparison", "measures", "guide-volume", "explanation")


def disagreements(joined: Joined) -> list[Finding]:
    """What is wrong between the parts of a policy whose files are valid: an error there
    stops everything."""
    from policypress.source.check import check

    return check(joined.policy)


def unsaid(policy: Policy | None) -> list[Finding]:
    """What guides and calculator of a sound policy would promise, and the text does not
    say; of one that is not sound nothing."""
    from policypress.source.promises import promises

    return list(promises(policy)) if policy else []


class Composing(Iterator["Document"]):
    """Reads a policy and composes documents: an iterator over them.

    Those that the site shows come first. only: the documents that are asked for, by
    name (() = all); kinds: only those of these templates (() = of all); final: they are
    no drafts. `composed` has what is there so far; its findings are complete once the
    iterator has come to its end. only_findings: no document is made, and none given.
    home: the folder in the repository, where `folder` is a copy of it; since: whether
    the text before that the policy names is compared with it; asked: what is looked for
    in the documents, where those are passed over in which an earlier check that looked
    for the same found nothing; audited: what reviews found, for the papers that show it.
    """

    def __init__(
        self,
        folder: Path,
        templates: Path,
        only: Sequence[str],
        progress: Progress,
        kinds: Sequence[str] = (),
        final: bool = False,
        only_findings: bool = False,
        home: Path | None = None,
        since: bool = True,
        asked: str | None = None,
        audited: Audited | None = None,
    ) -> None:
        """Nothing is read before the first document is asked for."""
        self._audited = audited
        self._asked = asked
        self._home, self._since = home or folder, since
        self.composed = Composed(None, [], [])
        self._only_findings = only_findings
        self._folder, self._templates = folder, templates
        self._only, self._kinds, self._final = tuple(only), kinds, final
        self._progress = progress
        self._joined: Joined | None = None
        self._is_settled = False
        # Gives what the policy promises and does not say; None where somebody else does.
        self._unsaid: Callable[[], list[Finding]] | None = None
        self._loaded_templates: tuple[list[Template], list[Finding]] | None
        self._loaded_templates = None
        self._documents = self._compose()

    def __next__(self) -> Document:
        return next(self._documents)

    def is_sound(self) -> bool:
        """Whether nothing is wrong so far."""
        return not has_errors(self.composed.findings)

    def join(self) -> Joined:
        """The files of the policy, which are read once."""
        from policypress.source.loading import join_kept

        if self._joined is None:
            self._progress("读取政策")
            self._joined = join_kept(self._folder)
        return self._joined

    def make_ready(self) -> None:
        """Does what needs no policy, while somebody else looks at that."""
        from policypress.compose import compose as _  # noqa: F401 - takes long to import

        self._read_templates()
        notes = self.join().policy.notes
        if notes and notes.explanation.examples:
            import_engine()

    def begin(self, workers: Workers) -> None:
        """Has another process look at the policy, where one is free, while this one
        imports what composes; before the first document is asked for."""
        joined = self.join()
        is_elsewhere = bool(workers.free())
        found = workers.beside(lambda: disagreements(joined), "judging")
        if is_elsewhere:
            self.make_ready()
        self.settle(found())
        policy = self.composed.policy
        self._unsaid = workers.beside(lambda: unsaid(policy), "promises")

    def settle(self, found: list[Finding]) -> None:
        """Takes what is wrong between the parts of the policy; before the first document
        is asked for."""
        from policypress.source.loading import settled

        self._is_settled = True
        loaded = settled(self.join(), found)
        self.composed.policy = loaded.policy
        self.composed.findings += loaded.findings

    def _read_templates(self) -> tuple[list[Template], list[Finding]]:
        """The templates and what is wrong with them; read once."""
        from policypress.compose.sandbox.template import load_templates

        if self._loaded_templates is None:
            self._loaded_templates = load_templates(self._templates)
        return self._loaded_templates

    def _compose(self) -> Iterator[Document]:
        """Each document as soon as it is composed."""
        if not self._is_settled:
            self.settle(disagreements(self.join()))
            self._unsaid = lambda: unsaid(self.composed.policy)
        composed = self.composed
        templates, found = self._read_templates()
        composed.findings += found
        if composed.policy is None:
            return
        policy = composed.policy
        composer = self._composer(policy)
        if self._asked is not None:
            composed.spotless = composer.look_for(self._asked)
        jobs, found = wanted(composer, self._of_kind(templates), self._only)
        composed.findings += found
        for number, job in enumerate(self._in_turn(jobs), 1):
            self._progress("编排文件", number, len(jobs))
            if job.template.name in SHOW_EXAMPLES:
                composer.context.work()
            if self._only_findings:
                composer.check(job)
                continue
            document = composer.compose(job)
            if document and is_named(document, self._only):
                composed.documents.append(document)
                yield document
        composer.context.work()  # says what is wrong with them, whoever shows them
        composer.keep()
        composed.findings += self._at_their_words(composer.all_findings())
        if self._unsaid:
            composed.findings += self._unsaid()

    def _at_their_words(self, found: list[Finding]) -> list[Finding]:
        """What composing found, each at the words that it quotes: a text of several lines
        is said to stand where it begins."""
        if not any(one.quote for one in found):
            return found
        from policypress.lint.placing import placed_at_first
        from policypress.pipeline.source_lines import SourceLines

        source = SourceLines(self._folder)
        return [placed_at_first(one, source.lines_of) for one in found]

    def _in_turn(self, jobs: list[Job]) -> list[Job]:
        """The documents in the order in which they are composed: those first that take
        whoever goes on with them longest."""
        first = SHOWN if self._asked is None else READ_LONGEST
        turns = {name: turn for turn, name in enumerate(first)}
        last = len(first)
        return sorted(jobs, key=lambda job: turns.get(job.template.name, last))

    def _of_kind(self, templates: list[Template]) -> list[Template]:
        """The templates of the kinds that are asked for, all where none are named."""
        if not self._kinds:
            return templates
        return [one for one in templates if one.name in self._kinds]

    def _composer(self, policy: Policy) -> Composer:
        """What composes the documents; it knows what differs from the text before."""
        from policypress.compose.compose import Composer

        since = None
        if policy.meta.previous and self._since:
            self._progress("与原政策比较")
            reader = Composer(policy, self._templates, self._final)
            made = compared(reader, self._folder, self._home, self._text_of)
            since = made.since
            self.composed.since = since
            self.composed.changes = made.changes
            self.composed.findings += made.findings
        composer = Composer(
            policy,
            self._templates,
            self._final,
            since,
            self._audited,
        )
        context = composer.context

        @cache
        def work() -> Worked:
            """The examples of the explanation, reckoned once."""
            worked, found = worked_examples(policy, context)
            self.composed.findings += found
            return worked

        context.work = work
        return composer

    def _text_of(self, folder: Path) -> Composed:
        """The text of another version of the policy, for the comparison with it."""
        return compose(
            folder,
            self._templates,
            (),
            lambda *_: None,
            kinds=("measures",),
            since=False,
        )


def compose(
    folder: Path,
    templates: Path,
    only: Sequence[str],
    progress: Progress,
    kinds: Sequence[str] = (),
    final: bool = False,
    home: Path | None = None,
    since: bool = True,
    audited: Audited | None = None,
) -> Composed:
    """Everything that `Composing` gives, at once."""
    composing = Composing(
        folder,
        templates,
        only,
        progress,
        kinds,
        final,
        home=home,
        since=since,
        audited=audited,
    )
    for _ in composing:
        pass
    return composing.composed


def found_by_composing(
    folder: Path,
    templates: Path,
) -> Composed:
    """The policy and what composing everything would find; no document is made for it."""
    composing = Composing(
        folder,
        templates,
        (),
        lambda *_: None,
        only_findings=True,
    )
    for _ in composing:
        pass
    return composing.composed
