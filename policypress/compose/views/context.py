"""The context of one composition: every name a template or clause prose can use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Marked, Nodes, Span, escape
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import BadArgument, words_given
from policypress.compose.sandbox.marking import as_words, figure_span
from policypress.compose.sandbox.prose import Prose
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views import phrases
from policypress.compose.views.annexes import AnnexView
from policypress.compose.views.audited import Audited, AuditedView
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.benchmarks import Comparison
from policypress.compose.views.clause_text import (
    LineView,
    ParagraphView,
    paragraph_views,
    provision_lines,
)
from policypress.compose.views.counting_parts import PartCounter
from policypress.compose.views.explanation import ExplanationView, Worked
from policypress.compose.views.guides import GuideView
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.notes import notes_view
from policypress.compose.views.notice import notice_view
from policypress.compose.views.numbering import Numbers
from policypress.compose.views.opinions import OpinionView, opinion_views
from policypress.compose.views.outline import (
    ChapterView,
    ClosingView,
    GroupView,
    outline,
)
from policypress.compose.views.policy_names import policy_names
from policypress.compose.views.references import References
from policypress.compose.views.signature import signature_lines
from policypress.compose.views.since import Since, since_lines
from policypress.compose.views.volume import VolumeView
from policypress.compose.views.writer import Writer
from policypress.document import LONGEST_CODE, Code, Field, Origin
from policypress.source.model import (
    Figure,
    Node,
    Paragraph,
    Policy,
    Provision,
)
from policypress.source.stages import Stage, stage_of
from policypress.source.traverse import general_values


class Exclusions(View):
    """The list of who gets nothing, in prose: printing it gives all, parted by ；."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __iter__(self) -> Iterator[Marked]:
        return iter(self._context.exclusions)

    def __getattr__(self, name: str) -> Marked:
        """One of them by its id: exclusions.dishonest, for a list of items (项)."""
        # Not self._context: a name that is not there yet would ask again without end.
        context: Context = self.__dict__["_context"]
        exclusions = context.policy.meta.exclusions
        found = exclusions.get(name)
        if found is None:
            raise AttributeError(name)
        return context.condition(found, {})

    def names(self) -> list[str]:
        """Names that a drafter could have meant."""
        exclusions = self._context.policy.meta.exclusions
        return list(exclusions)

    def __marked__(self) -> Marked:
        all_of_them = "；".join(self._context.exclusions)
        return Marked(all_of_them)


class Context:
    """What templates and prose may name: the policy's views, counts, ref(), cite().

    names: what clause prose sees everywhere; template_names: what templates see
    besides.
    """

    def __init__(
        self,
        policy: Policy,
        nodes: Nodes,
        compiled: Compiled | None = None,
        stage: Stage | None = None,
        since: Since | None = None,
        audited: Audited | None = None,
    ) -> None:
        """nodes: take in the spans of this composition; compiled: what keeps compiled
        prose; stage: that documents are made for, if not the policy's own; since: what
        differs from the text before; audited: what reviews found."""
        self.policy = policy
        self.since = since
        self.audited = audited
        # Reckons the examples of the explanation, when they are asked for (pipeline).
        self.work: Callable[[], Worked] = dict
        self.stage = stage or stage_of(policy)
        self.nodes = nodes
        self.numbers = Numbers(policy)
        references = References(self)
        self.ref = references.ref
        self.cite = references.cite
        meta = policy.meta
        writer = Writer(self)
        own = policy_names(policy, writer, self.stage)
        self.p = Named(own)
        self.names: dict[str, Any] = {
            "p": self.p,
            "ref": self.ref,
            "cite": self.cite,
            "cond": Named(general_values(policy)),
        }
        if meta.exclusions:
            self.names["exclusions"] = Exclusions(self)
        self.counts = SimpleNamespace(
            chapters=len(meta.chapters),
            provisions=len(policy.provisions) - len(policy.closing),
            measures=len(policy.measures),
            articles=len(policy.closing),
        )
        self.prose = Prose(nodes, self.names, compiled)
        self.views = {
            key: MeasureView(key, node, self)
            for key, node in policy.provisions.items()
        }
        self.measure_views = {key: self.views[key] for key in policy.measures}
        self.template_names = {
            **self.names,
            "policy": self,
            "counts": self.counts,
            "field": self.field,
            "code": self.code,
            "count": self.count,
            "figure": self.write,
            "role": self.role,
            "status": phrases.STATUSES,
            "force": phrases.FORCES,
        }
        if audited is not None:
            self.template_names["audit"] = AuditedView(audited, self)

    @offered
    def write(self, value: object) -> str:
        """A value inside other words as marked Markdown, e.g. figure(m.cap_item)."""
        if isinstance(value, Figure):
            return self._figure(value)
        if hasattr(value, "__marked__"):
            inner = value.__marked__()
            return self.write(inner)
        if isinstance(value, Marked):
            return value
        words = as_words(value)
        return escape(words)

    def _figure(self, figure: Figure) -> Marked:
        """A figure with its marks, made the first time it is said."""

        def make() -> tuple[Marked, Span]:
            words = str(figure)
            return escape(words), figure_span(figure)

        return self.nodes.figure(figure.path, make)

    @offered
    def role(self, value: object, name: str) -> Marked:
        """Words in a character style of the look, e.g. role(m.title, 'run-in')."""
        words_given(name, "role() 的第二项（字符样式）")
        words = self.write(value)
        span = Span(role=name)
        return self.nodes.wrap(words, span)

    def paragraphs(
        self,
        nodes: dict[str, Paragraph],
        scope: dict[str, Any],
        home: str = "",
    ) -> list[ParagraphView]:
        """Views of paragraphs, each rendered when it is first printed. home: id of the
        provision they stand in."""
        return paragraph_views(self, nodes, scope, home)

    def lines(
        self,
        paragraphs: list[ParagraphView],
        node: Provision,
    ) -> list[LineView]:
        """All lines of a provision; the last ends with who is responsible."""
        tail = Marked("")
        if node.responsible:
            tail = self._responsible(node)
        return provision_lines(paragraphs, tail)

    def _responsible(self, node: Provision) -> Marked:
        """Who is responsible for a provision: （责任单位：甲、乙）."""
        child = "responsible"
        names: list[str] = []
        for number, name in enumerate(node.responsible):
            words = sourced(name, node, f"{child}.{number}")
            names.append(self.write(words))
        listed = "、".join(names)
        origin = Origin(node.path_of(child), node.place_of(child))
        span = Span(origin, block=True)
        return self.nodes.wrap(f"（责任单位：{listed}）", span)

    def condition(
        self,
        node: Any,
        scope: dict[str, Any],
        thing: str | None = None,
    ) -> Marked:
        """A condition in words: its own text, or what is made from its parts. thing:
        whose columns it may look at."""
        writer = Writer(self, thing, scope)
        words = writer.condition(node)
        origin = Origin(node.path, node.place)
        span = Span(origin, block=True)
        return self.nodes.wrap(words, span)

    @cached_property
    def chapters(self) -> list[ChapterView]:
        """The highest chapters; each has those that stand in it."""
        chapters = self.policy.meta.chapters
        return [ChapterView(self, key) for key in chapters]

    @cached_property
    def groups(self) -> list[Any]:
        """The chapters that have measures, for pages and lists by chapter. A text without
        chapters is one group."""
        found: list[Any] = [one for one in self.chapters if one.measures]
        placed = {key for group in found for key in group.ids}
        rest = [one for one in self.measures if one.id not in placed]
        if rest:
            meta = self.policy.meta
            title = sourced(meta.short_title, meta, "short_title")
            found.append(GroupView(title, rest))
        return found

    @cached_property
    def opinions(self) -> list[OpinionView]:
        """What others said of the draft, in the order of the text."""
        return opinion_views(self.policy, self)

    @cached_property
    def outline(self) -> list[Any]:
        """The text from beginning to end: headings with the provisions below them."""
        return outline(self, self.policy)

    @property
    def provisions(self) -> list[MeasureView]:
        """All provisions in the order of the text."""
        return list(self.views.values())

    @property
    def measures(self) -> list[MeasureView]:
        """The provisions that give something."""
        return list(self.measure_views.values())

    @cached_property
    def articles(self) -> list[MeasureView]:
        """The provisions of the supplementary part."""
        return [self.views[key] for key in self.policy.closing]

    @cached_property
    def supplementary(self) -> ClosingView:
        """The supplementary part (附则) with its articles."""
        return ClosingView(self)

    @cached_property
    def preamble(self) -> list[Marked]:
        """The paragraphs before the first chapter."""
        return self._lines("preamble")

    @cached_property
    def signature(self) -> list[Any]:
        """The lines behind the text, with the style of each (落款)."""
        return signature_lines(self._lines("signature"))

    def _lines(self, name: str) -> list[Marked]:
        """The paragraphs of policy.yaml that stand under a name."""
        meta = self.policy.meta
        return [
            self.prose.render(text, meta, f"{name}.{index}", {})
            for index, text in enumerate(getattr(meta, name))
        ]

    @cached_property
    def conditions(self) -> list[Marked]:
        """General conditions of all measures (通用申报条件)."""
        conditions = self.policy.meta.conditions
        return [self.condition(node, {}) for node in conditions.values()]

    @cached_property
    def exclusions(self) -> list[Marked]:
        """Who gets nothing (不予资助的情形), one a line: text, guide, form and 承诺书 print
        this one list."""
        exclusions = self.policy.meta.exclusions
        return [self.condition(node, {}) for node in exclusions.values()]

    @cached_property
    def annexes(self) -> list[AnnexView]:
        """Annexes (附件) with their labels and what they print."""
        annexes = self.policy.annexes
        return [AnnexView(key, node, self) for key, node in annexes.items()]

    @property
    def listed_annexes(self) -> list[AnnexView]:
        """The annexes that are named behind the text (附件说明)."""
        return self.annexes if self.policy.meta.list_annexes else []

    @cached_property
    def notes(self) -> Any:
        """The drafting notes (起草说明); None where the policy has none."""
        return notes_view(self, self.counts)

    @cached_property
    def changes(self) -> list[Marked]:
        """What differs from the text before (与原政策的变化), a paragraph each; [] where
        policy.yaml names none."""
        return since_lines(self, self.since)

    def optional(
        self,
        node: Node,
        name: str,
        scope: dict[str, Any],
    ) -> Marked:
        """Prose that may be left out."""
        text = getattr(node, name)
        if text:
            return self.prose.render(text, node, name, scope)
        return Marked("")

    @cached_property
    def notice(self) -> Any:
        """The letter with which the policy is issued (印发通知); None where there is none."""
        return notice_view(self)

    def guide(self, measure: MeasureView) -> GuideView | None:
        return GuideView.of(self, measure)

    @offered
    def count(self) -> PartCounter:
        """Counts the parts of a document: those that are left out take no number."""
        return PartCounter()

    @offered
    def code(self, address: object, label: object) -> Marked:
        """A QR code that leads to an address: code(m.page, m.subject)."""
        words_given(address, "code() 的第一项（网址）")
        words = as_words(address)
        if len(words.encode()) > LONGEST_CODE:
            raise BadArgument(f"二维码的网址不超过{LONGEST_CODE}个字节")
        code = Code(words, as_words(label))
        return self.nodes.wrap(escape(words), Span(code=code))

    @cached_property
    def explanation(self) -> ExplanationView:
        """The explanation for the public (政策解读), part by part."""
        return ExplanationView(self, self.work(), self.counts)

    @cached_property
    def volume(self) -> VolumeView:
        """All guides as one: the common part once, and what is special to each."""
        return VolumeView(self)

    @cached_property
    def comparison(self) -> Comparison:
        return Comparison(self)

    @offered
    def field(self, view: Any) -> Marked:
        """A form field of a guide as a content control."""
        control = getattr(view, "control", None)
        if not isinstance(control, Field):
            raise BadArgument("field() 里应写申请表的一个填报项")
        words = escape(control.placeholder or "　")
        span = Span(control.origin, field=control)
        return self.nodes.wrap(words, span)
