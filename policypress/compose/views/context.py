"""The context of one composition: every name a template or clause prose can use."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Marked, Nodes, Span, escape
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import BadArgument, UnknownId, words_given
from policypress.compose.sandbox.marking import as_words, figure_span
from policypress.compose.sandbox.prose import Prose
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views import phrases as words
from policypress.compose.views.benchmarks import Comparison
from policypress.compose.views.guides import GuideView
from policypress.compose.views.measures import (
    MeasureView,
    Named,
    ParagraphView,
    View,
    sourced,
)
from policypress.compose.views.numbering import Numbers
from policypress.document import Field, Origin
from policypress.source.model import Figure, Node, Policy
from policypress.source.model.measure import Paragraph

_CITED = ("", "title", "number", "date", "issuer", "short")


class ChapterView(View):
    """A chapter; the supplementary chapter has articles instead of measures."""

    def __init__(self, context: Context, key: str) -> None:
        node = context.policy.meta.chapters[key]
        number = context.numbers[f"chapter:{key}"]
        self.id, self.ids, self.order, self.label = (
            key,
            context.policy.order[key],
            number.order,
            number.label,
        )
        self.title = sourced(node.title, node, "title")
        self.measures = [context.measure_views[identity] for identity in self.ids]
        self.support_word = sourced(node.support_word, node, "support_word")
        self.purpose = context.optional(node, "purpose", {})


class ArticleView(View):
    """A supplementary article (附则条款)."""

    def __init__(self, context: Context, key: str) -> None:
        node = context.policy.supplementary.articles[key]
        number = context.numbers[key]
        self.id, self.order, self.label, self.citation = (
            key,
            number.order,
            number.label,
            number.citation,
        )
        self.subject = sourced(node.subject, node, "subject")
        self.paragraphs = context.paragraphs(
            node.paragraphs, {"facts": Named(dict(node.facts))}
        )


class Context:
    """Names for templates: policy views, counts, ref(), cite(). `names` is what clause prose sees everywhere."""

    def __init__(
        self, policy: Policy, nodes: Nodes, compiled: Compiled | None = None
    ) -> None:
        self.policy, self.nodes, self.numbers = policy, nodes, Numbers(policy)
        meta = policy.meta
        plain = {
            name: sourced(getattr(meta, name), meta, name)
            for name in ("title", "short_title", "kind", "region", "issuer", "drafter")
        }
        figures = {
            name: getattr(meta, name)
            for name in ("number", "issued", "effective", "validity")
        }
        self.p = Named(
            {**plain, **figures, "facts": Named(dict(meta.facts)), "stage": meta.stage}
        )
        self.names: dict[str, Any] = {"p": self.p, "ref": self.ref, "cite": self.cite}
        self.counts = SimpleNamespace(
            chapters=len(meta.chapters),
            measures=len(policy.measures),
            articles=len(policy.supplementary.articles),
        )
        self.prose = Prose(nodes, self.names, compiled)
        self.measure_views = {
            key: MeasureView(key, node, self.numbers, self.prose.render, self)
            for key, node in policy.measures.items()
        }
        self.template_names = {
            **self.names,
            "policy": self,
            "counts": self.counts,
            "field": self.field,
            "figure": self.write,
            "role": self.role,
            "status": words.STATUSES,
            "force": words.FORCES,
        }

    # what words.py needs to write a value inside other words
    @offered
    def write(self, value: object) -> str:
        if isinstance(value, Figure):
            return self.nodes.figure(
                value.path, lambda: (escape(str(value)), figure_span(value))
            )
        if hasattr(value, "__marked__"):
            return self.write(value.__marked__())
        return value if isinstance(value, Marked) else escape(as_words(value))

    @offered
    def role(self, value: object, name: str) -> Marked:
        """Words in a character style of the look, e.g. role(m.title, 'run-in')."""
        words_given(name, "role() 的第二项（字符样式）")
        return self.nodes.wrap(self.write(value), Span(role=name))

    def paragraphs(
        self, nodes: dict[str, Paragraph], scope: dict[str, Any]
    ) -> list[ParagraphView]:
        return [
            ParagraphView(
                key, lambda node=node: self.prose.render(node.text, node, "text", scope)
            )
            for key, node in nodes.items()
        ]

    def condition(self, node: Any, scope: dict[str, Any]) -> Marked:
        def say(text: str, at: Any) -> Marked:
            return self.prose.inline(text, at, "text", scope)

        said = words.condition(node, self.policy, self.write, say)
        return self.nodes.wrap(said, Span(Origin(node.path, node.place), block=True))

    @cached_property
    def chapters(self) -> list[ChapterView]:
        return [ChapterView(self, key) for key in self.policy.meta.chapters]

    @property
    def measures(self) -> list[MeasureView]:
        return list(self.measure_views.values())

    @cached_property
    def articles(self) -> list[ArticleView]:
        return [ArticleView(self, key) for key in self.policy.supplementary.articles]

    @cached_property
    def supplementary(self) -> Any:
        number = self.numbers["chapter:"]
        node = self.policy.supplementary
        title = sourced(node.title, node, "title")
        return SimpleNamespace(
            title=title, label=number.label, order=number.order, articles=self.articles
        )

    @cached_property
    def preamble(self) -> list[Marked]:
        meta = self.policy.meta
        return [
            self.prose.render(text, meta, f"preamble.{i}", {})
            for i, text in enumerate(meta.preamble)
        ]

    @cached_property
    def conditions(self) -> list[Marked]:
        """General conditions of all measures (通用申报条件)."""
        return [
            self.condition(node, {}) for node in self.policy.meta.conditions.values()
        ]

    @cached_property
    def attachments(self) -> list[Any]:
        meta = self.policy.meta
        return [
            SimpleNamespace(
                id=key,
                label=self.numbers[key].label,
                title=sourced(title, meta, f"attachments.{key}"),
            )
            for key, title in meta.attachments.items()
        ]

    @cached_property
    def notes(self) -> Any:
        node = self.policy.notes
        if node is None:
            return None
        scope = {"facts": Named(dict(node.facts)), "counts": self.counts}
        return SimpleNamespace(
            opening=self.prose.render(node.opening, node, "opening", scope),
            facts=scope["facts"],
            background=[
                SimpleNamespace(
                    id=key,
                    title=sourced(section.title, section, "title"),
                    paragraphs=self.paragraphs(section.paragraphs, scope),
                )
                for key, section in node.background.items()
            ],
            approach=self.paragraphs(node.approach, scope),
            supplementary=self.optional(node, "supplementary", scope),
        )

    def optional(self, node: Node, name: str, scope: dict[str, Any]) -> Marked:
        """Prose that may be left out."""
        text = getattr(node, name)
        return self.prose.render(text, node, name, scope) if text else Marked("")

    @cached_property
    def notice(self) -> Any:
        node = self.policy.meta.notice
        if node is None:
            return None
        lists = {
            name: [
                sourced(text, node, f"{name}.{i}")
                for i, text in enumerate(getattr(node, name))
            ]
            for name in ("recipients", "copies_to")
        }
        lines = {
            name: sourced(getattr(node, name), node, name)
            for name in ("title", "issuer", "masthead", "printer")
        }
        return SimpleNamespace(
            **lists,
            **lines,
            text=[
                self.prose.render(text, node, f"text.{i}", {})
                for i, text in enumerate(node.text)
            ],
        )

    def guide(self, measure: MeasureView) -> GuideView | None:
        return GuideView.of(self, measure)

    @cached_property
    def comparison(self) -> Comparison:
        return Comparison(self)

    # functions of the prose

    @offered
    def ref(self, identity: str, what: str = "number") -> Marked:
        """Current number (or title) of a measure, supplementary article or attachment."""
        identity = words_given(identity, "ref() 的第一项（条款标识）")
        _known_choice("ref()", what, ("number", "title"))
        number = self.numbers.get(identity)
        if number is None:
            raise UnknownId("条款标识", identity, self.numbers.ids())
        policy = self.policy
        node: Node = (
            policy.measures.get(identity)
            or policy.supplementary.articles.get(identity)
            or policy.meta
        )
        text = number.citation
        if what == "title":
            text = (
                getattr(node, "title", "")
                if identity in self.policy.measures
                else getattr(node, "subject", "")
            )
            text = self.policy.meta.attachments.get(identity, text)
        return self.nodes.wrap(escape(text), Span(Origin(node.path, node.place)))

    @offered
    def cite(self, identity: str, what: str = "") -> Marked:
        """A registered document: 《title》（number）, or its title, number, date, issuer or short name."""
        identity = words_given(identity, "cite() 的第一项（文件标识）")
        _known_choice("cite()", what, _CITED)
        node = self.policy.documents.get(identity)
        if node is None:
            raise UnknownId("文件标识", identity, list(self.policy.documents))
        if what == "date":
            return Marked(self.write(node.date) if node.date else "【待核】")
        if what in ("issuer", "number"):
            origin = Origin(node.path_of(what), node.place_of(what))
            return self.nodes.wrap(
                escape(getattr(node, what) or "【待核】"), Span(origin)
            )
        name = (node.short or node.title) if what == "short" else node.title
        title = (
            f"《{self.nodes.wrap(escape(name), Span(Origin(node.path, node.place)))}》"
        )
        number = f"（{escape(node.number)}）" if node.number and not what else ""
        return Marked(title + number)

    @offered
    def field(self, view: Any) -> Marked:
        """A form field of a guide as a content control."""
        control = getattr(view, "control", None)
        if not isinstance(control, Field):
            raise BadArgument("field() 里应写申请表的一个填报项")
        words = escape(control.placeholder or "　")
        return self.nodes.wrap(words, Span(control.origin, field=control))


def _known_choice(function: str, what: object, choices: tuple[str, ...]) -> None:
    """Refuses a second item that the function does not know."""
    if words_given(what, f"{function} 的第二项") not in choices:
        known = "、".join(choice for choice in choices if choice)
        raise BadArgument(f"{function} 的第二项不能写“{str(what)[:20]}”，可用：{known}")
