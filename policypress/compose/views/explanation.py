"""The explanation for the public (政策解读): its parts in order, each with something below
its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, Protocol

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.view_context import ViewContext, citing
from policypress.source.model import Notes


class WorkedMeasure(Protocol):
    """What one measure gives an invented applicant. steps: the arithmetic in words."""

    @property
    def measure(self) -> str: ...
    @property
    def steps(self) -> Sequence[str]: ...
    @property
    def amount(self) -> str: ...


class WorkedExample(Protocol):
    """facts: what the applicant answered, in words; measures: what it gets."""

    @property
    def facts(self) -> Sequence[str]: ...
    @property
    def measures(self) -> Sequence[WorkedMeasure]: ...


Worked = Mapping[str, WorkedExample]


class ExplanationView(View):
    """Each part is a list; an empty one is not printed. parts: the ids of the others."""

    def __init__(
        self,
        context: ViewContext,
        worked: Worked,
        counts: Any,
    ) -> None:
        """worked: the examples reckoned, by their ids; counts: what prose may count."""
        self._context = context
        self._worked = worked
        self._notes: Notes | None = context.policy.notes
        facts = Named(dict(self._notes.facts) if self._notes else {})
        self._scope = {"facts": facts, "counts": counts}
        self._node: Any = self._notes.explanation if self._notes else None

    @property
    def goals(self) -> list[Any]:
        """What is aimed at: own words, or what each chapter is for, with its title."""
        if self._node and self._node.goals:
            texts = enumerate(self._node.goals)
            found = [
                ("", self._prose(text, self._node, f"goals.{index}"))
                for index, text in texts
            ]
        else:
            chapters = self._context.chapters
            found = [
                (one.title, one.purpose) for one in chapters if one.purpose
            ]
        return [SimpleNamespace(title=one, text=text) for one, text in found]

    @property
    def highlights(self) -> list[Any]:
        """Each with title and text."""
        if not self._node:
            return []
        return [
            SimpleNamespace(
                title=sourced(one.title, one, "title"),
                text=self._prose(one.text, one, "text"),
            )
            for one in self._node.highlights.values()
        ]

    @property
    def terms(self) -> list[Any]:
        """Words that not everybody knows, with what they mean."""
        if not self._node:
            return []
        return [
            SimpleNamespace(
                term=sourced(one.term, one, "term"),
                text=self._prose(one.text, one, "text"),
            )
            for one in self._node.terms.values()
        ]

    @property
    def examples(self) -> list[Any]:
        """Invented applicants for whom something was reckoned."""
        if not self._node:
            return []
        found: list[Any] = []
        for key, one in self._node.examples.items():
            worked = self._worked.get(key)
            if worked is None or not worked.measures:
                continue
            view = SimpleNamespace(
                who=sourced(one.who, one, "who"),
                facts=[escape(words) for words in worked.facts],
                lines=[self._measure(given) for given in worked.measures],
                note=self._context.optional(one, "note", self._scope),
            )
            found.append(view)
        return found

    @property
    def questions(self) -> list[Any]:
        """The questions of all guides, under the measure that they are of."""
        found: list[Any] = []
        for measure in self._context.measures:
            if measure.guide and measure.guide.questions:
                cited = Marked(citing(self._context, measure.id))
                one = SimpleNamespace(
                    measure=measure,
                    cited=cited,
                    questions=measure.guide.questions,
                )
                found.append(one)
        return found

    def _measure(self, given: WorkedMeasure) -> Marked:
        """第八条“租房补贴”：2000元 × 3个月 = 6000元，可以获得6000元。"""
        cited = citing(self._context, given.measure)
        steps = "；".join(escape(step) for step in given.steps)
        amount = escape(given.amount)
        grant = escape(self._context.policy.meta.grant)
        return Marked(f"{cited}：{steps}。可以获得{grant}{amount}。")

    def _prose(
        self,
        text: str,
        node: Any,
        child: str,
    ) -> Marked:
        """Prose that may use the facts of the notes."""
        return self._context.prose.render(text, node, child, self._scope)
