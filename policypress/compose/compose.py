"""Policy + template → composed documents. Nothing here knows a format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes, take_line_marks
from policypress.compose.markdown.parser import parse
from policypress.compose.sandbox.budget import TooLong, TooMuch
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import as_finding, template_place
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.compose.sandbox.prose import known_names
from policypress.compose.sandbox.template import Template
from policypress.compose.views.context import Context
from policypress.compose.views.figure_index import Appearances
from policypress.compose.views.measures import MeasureView
from policypress.document import Block, Document, LineBreak, Paragraph, Text
from policypress.findings import Finding, Place
from policypress.language.title import break_title
from policypress.source.model import Policy

DRAFT = "草案：本文件中的拟定数据尚未公布，不具效力，仅供起草、审核使用"
# Lines and table cells of one document, and more of both for each measure. The longest of
# ours has 3,400 lines for 24 measures, the list of sources 5,000 cells.
LINES, LINES_EACH = 15_000, 1_000
CELLS, CELLS_EACH = 50_000, 2_000
_TITLE_WIDTH = {"title": 20}
_BAD_NAME = re.compile(r'[\\:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Job:
    """One document to compose: a template, and the measure it is for when the template loops."""

    template: Template
    measure: str = ""


@dataclass
class Composer:
    """Composes the documents of one policy. `findings` grows as prose and templates are rendered.

    final: what comes out is no draft, whatever the stage of the policy.
    """

    policy: Policy
    folder: Path
    final: bool = False
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.nodes = Nodes(len(self.policy.measures))
        self.compiled = Compiled()
        self.context = Context(self.policy, self.nodes, self.compiled)
        self.appearances = Appearances(self.context)
        self._sandbox = Sandbox(self.nodes, self.folder, self.compiled)
        self._templates: dict[str, Any] = {}
        self._refused: set[str] = set()

    def jobs(self, templates: Iterable[Template]) -> list[Job]:
        """What there is to compose, documents that list sources last."""
        jobs = []
        for template in templates:
            if not self._has(template.when):
                continue
            loops = template.for_each == "measures"
            jobs += (
                [Job(template, key) for key in self.policy.measures]
                if loops
                else [Job(template)]
            )
        return sorted(jobs, key=lambda job: job.template.lists_sources)

    def _has(self, what: str) -> bool:
        return not what or any(
            getattr(home, what, None) for home in (self.policy, self.policy.meta)
        )

    def name(self, job: Job) -> str:
        """Path of the document below outputs/, without suffix; "" when its template's `file` cannot be rendered."""
        names = self._names(
            self.context.measure_views[job.measure] if job.measure else None
        )
        try:
            return _file_name(self._line(job.template.file, names))
        except Exception:  # noqa: BLE001 - composing it reports the failure
            return ""

    def compose(self, job: Job) -> Document | None:
        """One document; None when its template failed (then `findings` says why)."""
        if job.template.name in self._refused:
            return None
        measure = self.context.measure_views[job.measure] if job.measure else None
        names = self._names(measure)
        try:
            document = self._document(job, names)
        except Exception as error:  # noqa: BLE001 - a template is a user's program: whatever it raises is a finding
            self.findings.append(self._failure(error, job.template, names))
            if isinstance(
                error, TooMuch
            ):  # for the other measures it would be no better
                self._refused.add(job.template.name)
            return None
        if not job.template.lists_sources:
            self.appearances.add(document, (job.template.order, job.template.name))
        return document

    def _document(self, job: Job, names: dict[str, Any]) -> Document:
        """What a template makes; raises whatever goes wrong in it."""
        template = job.template
        body = self._body(template, names)
        title = self._line(template.title, names)
        name = self._line(template.file, names)
        text, lines = take_line_marks(body)
        self._check_length(text, len(lines))
        blocks = Builder(self.nodes, lines).build(parse(text))
        draft = DRAFT if self._is_draft() else ""
        return Document(
            _file_name(name),
            title,
            self._titles(blocks),
            template.look,
            template.formats,
            template.landscape,
            draft,
            template.subject,
            str(self.policy.meta.drafter),
            template.name,
        )

    def _check_length(self, text: str, lines: int) -> None:
        """Refuses a document that no reader could use and no Word could open."""
        measures = len(self.policy.measures)
        most_lines, most_cells = (
            LINES + LINES_EACH * measures,
            CELLS + CELLS_EACH * measures,
        )
        if lines > most_lines:
            raise TooLong(f"文件太长，超过 {most_lines} 行")
        if text.count("|") > most_cells:
            raise TooLong(f"表格太大，超过 {most_cells} 格")

    def all_findings(self) -> list[Finding]:
        return [*self.findings, *self.context.prose.findings]

    def _names(self, measure: MeasureView | None) -> dict[str, Any]:
        names = {**self.context.template_names, "sources": self.appearances}
        return {**names, **measure.scope, "guide": measure.guide} if measure else names

    def _body(self, template: Template, names: dict[str, Any]) -> str:
        # Blank lines stand for the front matter, so that line numbers are those of the file.
        compiled = self._templates.get(template.name)
        if compiled is None:
            source = "\n" * template.first_line + template.body
            code = self._sandbox.compile(
                source,
                name=f"{template.name}.md",
                filename=f"templates/{template.name}.md",
            )
            compiled = self._sandbox.template_class.from_code(
                self._sandbox, code, self._sandbox.globals
            )
            self._templates[template.name] = compiled
        return compiled.render(names)

    def _line(self, source: str, names: dict[str, Any]) -> str:
        if "{" not in source:
            return source
        template = self._templates.get(source)
        if template is None:
            template = self._templates[source] = self._sandbox.from_string(source)
        text, _ = take_line_marks(template.render(names))
        inlines, _ = Builder(self.nodes, []).inlines(text.strip())
        return "".join(i.text for i in inlines if isinstance(i, Text))

    def _failure(
        self, error: Exception, template: Template, names: dict[str, Any]
    ) -> Finding:
        place = template_place(error, Place(template.place.file, 1, 1))
        return as_finding(error, place, known_names(names))

    def _is_draft(self) -> bool:
        return self.policy.meta.stage == "draft" and not self.final

    def _titles(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            self._broken(b)
            if isinstance(b, Paragraph) and b.role in _TITLE_WIDTH
            else b
            for b in blocks
        )

    def _broken(self, title: Paragraph) -> Paragraph:
        """A title with its lines broken by meaning; one already broken by hand stays."""
        if not all(isinstance(i, Text) for i in title.inlines):
            return title
        text = "".join(i.text for i in title.inlines)
        out: list[Any] = []
        first = title.inlines[0]
        for line in break_title(text, self.policy.meta.terms, _TITLE_WIDTH[title.role]):
            out += [LineBreak()] if out else []
            out.append(Text(line, first.role, first.origin, first.mark))
        return Paragraph(
            title.role,
            tuple(out),
            title.origin,
            title.level,
            title.anchor,
            title.new_page,
        )


def _file_name(name: str) -> str:
    """A path below outputs/ without characters that Windows refuses."""
    parts = [_BAD_NAME.sub("", part).strip(" .") for part in name.split("/")]
    return "/".join(part[:80] for part in parts if part not in ("", "..")) or "未命名"
