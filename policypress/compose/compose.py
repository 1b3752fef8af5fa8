"""Policy + template → composed documents. Nothing here knows a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes, take_line_marks
from policypress.compose.markdown.parser import parse
from policypress.compose.sandbox.budget import TooLong, TooMuch
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import as_finding, template_place
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.compose.sandbox.prose import known_names
from policypress.compose.sandbox.template import Template
from policypress.compose.sound_texts import SoundTexts
from policypress.compose.views.context import Context
from policypress.compose.views.figure_index import Appearances, figure_paths
from policypress.document import (
    Block,
    Document,
    Inline,
    LineBreak,
    Paragraph,
    Text,
)
from policypress.findings import Finding, Place
from policypress.language.title import break_title
from policypress.source.model import Policy
from policypress.source.stages import banner, stage_of

_NOTICE = "的通知"  # one word where a title ends
# Lines and table cells of one document, and more of both for each measure. The longest of
# ours has 3,400 lines for 24 measures, the list of sources 5,000 cells.
LINES, LINES_EACH = 15_000, 1_000
CELLS, CELLS_EACH = 50_000, 2_000
_TITLE_WIDTH = {"title": 20}
Names = dict[str, Any]
T = TypeVar("T")
_BAD_NAME = re.compile(r'[\\:*?"<>|\x00-\x1f]')


class Job(Struct, frozen=True):
    """One document to compose: a template, and the measure it is for when the template
    loops."""

    template: Template
    measure: str = ""


class Composer:
    """Composes the documents of one policy. `findings` grows as prose and templates are
    rendered.

    final: what comes out is no draft, whatever the stage of the policy.
    """

    def __init__(
        self,
        policy: Policy,
        folder: Path,
        final: bool = False,
    ) -> None:
        """Everything that the documents of one composition share."""
        self.policy = policy
        self.folder = folder
        self.final = final
        self.findings: list[Finding] = []
        self.nodes = Nodes(len(policy.measures))
        self.compiled = Compiled()
        self.stage = stage_of(policy, final)
        self.context = Context(policy, self.nodes, self.compiled, self.stage)
        self.appearances = Appearances(self.context)
        self._sandbox = Sandbox(self.nodes, folder, self.compiled)
        self._templates: dict[str, Any] = {}
        self._refused: set[str] = set()
        self._sound: SoundTexts | None = None

    def jobs(self, templates: Iterable[Template]) -> list[Job]:
        """What there is to compose, documents that list sources last."""
        jobs: list[Job] = []
        for template in templates:
            if template.when and not self._has(template.when):
                continue
            if template.for_each == "measures":
                jobs += [Job(template, key) for key in self.policy.measures]
            else:
                jobs.append(Job(template))
        return sorted(jobs, key=lambda job: job.template.lists_sources)

    def _has(self, what: str) -> bool:
        """Whether the policy has what a template is for, such as a notice."""
        homes = (self.policy, self.policy.meta)
        return any(getattr(home, what, None) for home in homes)

    def name(self, job: Job) -> str:
        """Path of the document below outputs/, without suffix; "" when its template's
        `file` cannot be rendered."""
        names = self._names(job)
        try:
            return _file_name(self._line(job.template.file, names))
        except Exception:  # noqa: BLE001 - composing it reports the failure
            return ""

    def compose(self, job: Job) -> Document | None:
        """One document; None when its template failed (then `findings` says why)."""
        document = self._attempt(job, self._document)
        if document is not None:
            self._note(job, document.name, figure_paths(document.blocks))
        return document

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
        make: Callable[[Job, Names], T],
    ) -> T | None:
        """What `make` makes; None when the template failed, and a finding."""
        if job.template.name in self._refused:
            return None
        names = self._names(job)
        try:
            return make(job, names)
        # A template is a user's program: whatever it raises is a finding.
        except Exception as error:  # noqa: BLE001
            self.findings.append(self._failure(error, job.template, names))
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

    def _document(self, job: Job, names: Names) -> Document:
        """What a template makes; raises whatever goes wrong in it."""
        return self._built(job.template, *self._words(job.template, names))

    def _shown(
        self,
        job: Job,
        names: Names,
    ) -> tuple[str, Iterable[str]]:
        """The name of a document and the figures it shows; raises what `_document`
        raises."""
        body, title, name = self._words(job.template, names)
        self._check_length(body)
        if self._sound is None:
            words = self._whole_words()
            self._sound = SoundTexts(self.nodes, self._titles, words)
        figures = self._sound.figures(body)
        if figures is None:
            document = self._built(job.template, body, title, name)
            return document.name, figure_paths(document.blocks)
        return _file_name(name), figures

    def _words(
        self,
        template: Template,
        names: Names,
    ) -> tuple[str, str, str]:
        """Body, title and file name of a document as its template renders them."""
        body = self._body(template, names)
        title = self._line(template.title, names)
        return body, title, self._line(template.file, names)

    def _built(
        self,
        template: Template,
        body: str,
        title: str,
        name: str,
    ) -> Document:
        """The document of rendered words."""
        self._check_length(body)
        text, lines = take_line_marks(body)
        blocks = Builder(self.nodes, lines).build(parse(text))
        return Document(
            name=_file_name(name),
            title=title,
            blocks=self._titles(blocks),
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

    def _names(self, job: Job) -> dict[str, Any]:
        """What the template may name; those of its measure too when it is for one."""
        names = {**self.context.template_names, "sources": self.appearances}
        if job.measure:
            measure = self.context.measure_views[job.measure]
            names.update(measure.scope)
            names["guide"] = measure.guide
        return names

    def _body(
        self,
        template: Template,
        names: dict[str, Any],
    ) -> str:
        """The text of a template, rendered; compiled once a composition."""
        compiled = self._templates.get(template.name)
        if compiled is None:
            # Blank lines stand for the front matter, so that line numbers are those of
            # the file.
            source = "\n" * template.first_line + template.body
            file = f"{template.name}.md"
            code = self._sandbox.compile(
                source,
                name=file,
                filename=f"templates/{file}",
            )
            compiled = self._sandbox.template_class.from_code(
                self._sandbox,
                code,
                self._sandbox.globals,
            )
            self._templates[template.name] = compiled
        return compiled.render(names)

    def _line(self, source: str, names: dict[str, Any]) -> str:
        """A title or file name of a template, rendered as plain text."""
        if "{" not in source:
            return source
        template = self._templates.get(source)
        if template is None:
            template = self._sandbox.from_string(source)
            self._templates[source] = template
        text, _ = take_line_marks(template.render(names))
        inlines, _ = Builder(self.nodes, []).inlines(text.strip())
        return "".join(
            [item.text for item in inlines if isinstance(item, Text)]
        )

    def _failure(
        self,
        error: Exception,
        template: Template,
        names: dict[str, Any],
    ) -> Finding:
        """What a template of a user raised, as a finding at its line."""
        place = template_place(error, Place(template.place.file, 1, 1))
        return as_finding(error, place, known_names(names))

    @cached_property
    def _banner(self) -> str:
        """What every document says on its face while it is not in force."""
        return banner(self.policy, self.stage)

    def _whole_words(self) -> tuple[str, ...]:
        """What no title breaks: names of bodies, and the policy's own words."""
        meta = self.policy.meta
        return (*meta.issuing, meta.drafter, *meta.terms, _NOTICE)

    def _titles(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, the lines of their titles broken by meaning."""
        return tuple([self._with_lines(block) for block in blocks])

    def _with_lines(self, block: Block) -> Block:
        """A title with its lines broken; one already broken by hand stays."""
        if not isinstance(block, Paragraph) or block.role not in _TITLE_WIDTH:
            return block
        texts = [item for item in block.inlines if isinstance(item, Text)]
        if len(texts) < len(block.inlines):
            return block
        title = "".join([item.text for item in texts])
        width = _TITLE_WIDTH[block.role]
        inlines: list[Inline] = []
        for line in break_title(title, self._whole_words(), width):
            if inlines:
                inlines.append(LineBreak())
            inlines.append(replace(texts[0], text=line.strip(" "), link=""))
        return replace(block, inlines=tuple(inlines))


def _file_name(name: str) -> str:
    """A path below outputs/ without characters that Windows refuses."""
    parts = [_BAD_NAME.sub("", part).strip(" .") for part in name.split("/")]
    return (
        "/".join(part[:80] for part in parts if part not in ("", ".."))
        or "未命名"
    )
