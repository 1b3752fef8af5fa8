"""Policy + template → composed documents. Nothing here knows a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes, take_line_marks
from policypress.compose.markdown.parser import parse
from policypress.compose.rendered import Names, Rendered, Renderer
from policypress.compose.sandbox.budget import TooLong, TooMuch
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import as_finding, template_place
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.compose.sandbox.prose import known_names
from policypress.compose.sandbox.template import Template
from policypress.compose.sound_texts import SoundTexts
from policypress.compose.spotless import Spotless
from policypress.compose.stamp import stamp
from policypress.compose.title_lines import TitleLines
from policypress.compose.views.audited import Audited
from policypress.compose.views.context import Context
from policypress.compose.views.figure_index import Appearances, figure_paths
from policypress.compose.views.since import Since
from policypress.document import Document
from policypress.findings import Finding, Place
from policypress.source.model import Policy
from policypress.source.stages import banner, stage_of

# Lines and table cells of one document, and more of both for each measure. The longest of
# ours has 3,400 lines for 24 measures, the list of sources 5,000 cells.
LINES, LINES_EACH = 15_000, 1_000
CELLS, CELLS_EACH = 50_000, 2_000
T = TypeVar("T")


class Job(Struct, frozen=True):
    """One document to compose: a template, and the measure it is for when the template
    loops."""

    template: Template
    measure: str = ""


class Composer:
    """Composes the documents of one policy. `findings` grows as prose and templates are
    rendered.

    final: what comes out is no draft, whatever the stage of the policy. since: what
    differs from the text before, where policy.yaml names it. audited: what reviews found,
    for the papers that show it.
    """

    def __init__(
        self,
        policy: Policy,
        folder: Path,
        final: bool = False,
        since: Since | None = None,
        audited: Audited | None = None,
    ) -> None:
        """Everything that the documents of one composition share."""
        self.policy = policy
        self.folder = folder
        self.final = final
        self.findings: list[Finding] = []
        self.nodes = Nodes(len(policy.measures))
        self.compiled = Compiled()
        self.stage = stage_of(policy, final)
        self.context = Context(
            policy,
            self.nodes,
            self.compiled,
            self.stage,
            since,
            audited,
        )
        self.appearances = Appearances(self.context)
        sandbox = Sandbox(self.nodes, folder, self.compiled)
        self.renderer = Renderer(sandbox, self.nodes)
        self._titles = TitleLines(policy)
        self._refused: set[str] = set()
        self._sound: SoundTexts | None = None
        self.spotless: Spotless | None = None

    def jobs(self, templates: Iterable[Template]) -> list[Job]:
        """What there is to compose, documents that list sources last."""
        first: list[Job] = []
        last: list[Job] = []
        for template in templates:
            if template.when and not self._has(template.when):
                continue
            jobs = last if template.lists_sources else first
            jobs += self._jobs_of(template)
        return first + last

    def _jobs_of(self, template: Template) -> list[Job]:
        """One document, or one for each measure."""
        if template.for_each == "measures":
            return [Job(template, key) for key in self.policy.measures]
        return [Job(template)]

    def _has(self, what: str) -> bool:
        """Whether the policy has what a template is for, such as a notice."""
        if what == "audited":
            return self.context.audited is not None
        homes = (self.policy, self.policy.meta)
        return any(getattr(home, what, None) for home in homes)

    def name(self, job: Job) -> str:
        """Path of the document below outputs/, without suffix; "" when its template's
        `file` cannot be rendered."""
        names = self.names_for(job)
        try:
            return self.renderer.file(job.template, names)
        except Exception:  # noqa: BLE001 - composing it reports the failure
            return ""

    def compose(self, job: Job) -> Document | None:
        """One document; None when its template failed (then `findings` says why), and
        when it is known that nothing is to be found in it (`spotless`)."""
        document = self._attempt(job, self._document)
        if document is not None:
            paths = set(figure_paths(document.blocks))
            self._note(job, document.name, paths)
            if self.spotless:
                self.spotless.lay_out(document, paths)
        return document

    def look_for(self, asked: str) -> Spotless:
        """From now on pass over documents in which an earlier check found nothing.
        asked: what is looked for in them."""
        self.spotless = Spotless(self.nodes, self._titles.whole_words, asked)
        return self.spotless

    def check(self, job: Job) -> None:
        """Finds what composing a document would find, without making it."""
        shown = self._attempt(job, self._shown)
        if shown is not None:
            self._note(job, *shown)

    def keep(self) -> None:
        """Keeps what is of use to the next composition."""
        self.compiled.keep()
        if self._sound:
            self._sound.keep()

    def _attempt(
        self,
        job: Job,
        make: Callable[[Job, Names], T | None],
    ) -> T | None:
        """What `make` makes; None when the template failed, and a finding."""
        if job.template.name in self._refused:
            return None
        names = self.names_for(job)
        try:
            return make(job, names)
        # A template is a user's program: whatever it raises is a finding.
        except Exception as error:  # noqa: BLE001
            finding = self._failure(error, job.template, names)
            self.findings.append(finding)
            if isinstance(error, TooMuch):
                # For the other measures it would be no better.
                self._refused.add(job.template.name)
            return None

    def _note(
        self,
        job: Job,
        name: str,
        paths: Iterable[str],
    ) -> None:
        """Notes the figures that a document shows, for those that list sources."""
        if not job.template.lists_sources:
            rank = (job.template.order, job.template.name)
            self.appearances.add(name, paths, rank)

    def _document(
        self,
        job: Job,
        names: Names,
    ) -> Document | None:
        """What a template makes; raises whatever goes wrong in it."""
        rendered = self.renderer.render(job.template, names)
        self._check_length(rendered.body)
        if self.spotless:
            figures = self.spotless.figures(job.template.name, rendered)
            if figures is not None:
                self._note(job, rendered.file, figures)
                return None
        return self._built(job.template, rendered)

    def _shown(
        self,
        job: Job,
        names: Names,
    ) -> tuple[str, Iterable[str]]:
        """The name of a document and the figures it shows; raises what `_document`
        raises."""
        rendered = self.renderer.render(job.template, names)
        self._check_length(rendered.body)
        figures = self._sound_texts().figures(rendered.body)
        if figures is not None:
            return rendered.file, figures
        document = self._built(job.template, rendered)
        return document.name, figure_paths(document.blocks)

    def _sound_texts(self) -> SoundTexts:
        """The pieces of text that need not be laid out again; read when first asked."""
        if self._sound is None:
            self._sound = SoundTexts(
                self.nodes,
                self._titles.broken,
                self._titles.whole_words,
            )
        return self._sound

    def _built(
        self,
        template: Template,
        rendered: Rendered,
    ) -> Document:
        """The document of rendered words."""
        text, lines = take_line_marks(rendered.body)
        builder = Builder(self.nodes, lines)
        blocks = self._titles.broken(builder.build(parse(text)))
        title = str(self.policy.meta.title)
        # Who only looks for faults writes no file that would say where it is from.
        is_written = self.spotless is None
        return Document(
            name=rendered.file,
            title=rendered.title,
            blocks=blocks,
            properties=stamp(title, rendered.file, blocks)
            if is_written
            else {},
            look=template.look,
            formats=template.formats,
            landscape=template.landscape,
            draft=self._banner,
            stage=self.stage.suffix,
            subject=template.subject,
            author=str(self.policy.meta.drafter),
            template=template.name,
        )

    def _check_length(self, text: str) -> None:
        """Refuses a document that no reader could use and no Word could open."""
        measures = len(self.policy.measures)
        most_lines = LINES + LINES_EACH * measures
        most_cells = CELLS + CELLS_EACH * measures
        if text.count("\n") >= most_lines:
            raise TooLong(f"文件太长，超过 {most_lines} 行")
        if text.count("|") > most_cells:
            raise TooLong(f"表格太大，超过 {most_cells} 格")

    def all_findings(self) -> list[Finding]:
        """What was found in the templates and in the prose."""
        return [*self.findings, *self.context.prose.findings]

    def names_for(self, job: Job) -> Names:
        """What the template may name; those of its measure too when it is for one."""
        names = {**self.context.template_names, "sources": self.appearances}
        if job.measure:
            measure = self.context.measure_views[job.measure]
            names.update(measure.scope)
            names["guide"] = measure.guide
        return names

    def _failure(
        self,
        error: Exception,
        template: Template,
        names: Names,
    ) -> Finding:
        """What a template of a user raised, as a finding at its line."""
        beginning = Place(template.place.file, 1, 1)
        place = template_place(error, beginning)
        known = known_names(names)
        return as_finding(error, place, known)

    @cached_property
    def _banner(self) -> str:
        """What every document says on its face while it is not in force."""
        return banner(self.policy, self.stage)
