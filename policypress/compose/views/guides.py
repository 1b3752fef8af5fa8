"""The guide of one measure: the common part with what this measure adds or replaces (申报指南)."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from policypress.compose.markdown.markers import Marked
from policypress.compose.views import phrases as words
from policypress.compose.views.measures import MeasureView, Named, View, sourced
from policypress.document import Field, Origin
from policypress.source.model import Figure, FormField, Guide, Material, Step

if TYPE_CHECKING:
    from policypress.compose.views.context import Context

_NO_WORDS = "—"


class GuideView(View):
    """Everything a guide prints. `of` gives None where the policy keeps no guides at all.

    A measure without a guide file of its own has the common part and what the measure itself says.
    """

    def __init__(self, context: Context, measure: MeasureView) -> None:
        self._context, self._measure = context, measure
        self.common = context.policy.common_guide
        self.node = context.policy.guides.get(measure.id) or Guide(audience=_NO_WORDS)

    @classmethod
    def of(cls, context: Context, measure: MeasureView) -> GuideView | None:
        return cls(context, measure) if context.policy.common_guide else None

    @property
    def audience(self) -> Marked:
        if self.node.audience != _NO_WORDS:
            return self._say(self.node.audience, self.node, "audience")
        payees = dict.fromkeys(str(support.payee) for support in self._measure.supports)
        return Marked("、".join(map(self._context.write, payees)) + "。")

    @cached_property
    def materials(self) -> list[Any]:
        merged = {**self.common.materials, **self.node.materials}
        return [
            self._material(order, key, item)
            for order, (key, item) in enumerate(merged.items(), 1)
        ]

    @cached_property
    def steps(self) -> list[Any]:
        merged = {**self.common.steps, **self.node.steps}
        return [
            self._step(order, key, step)
            for order, (key, step) in enumerate(merged.items(), 1)
        ]

    @property
    def no_application(self) -> bool:
        """免申即享; source/promise refuses it where something is judged or asked for."""
        return self.node.no_application

    @property
    def window(self) -> Figure:
        return self.node.window or self.common.window

    @property
    def total_limit(self) -> Figure | None:
        return self.common.total_limit

    @cached_property
    def contacts(self) -> list[Any]:
        return [
            SimpleNamespace(
                id=key,
                label=sourced(figure.label or key, figure, "label"),
                value=figure,
            )
            for key, figure in self.common.contacts.items()
        ]

    @cached_property
    def channel(self) -> list[Marked]:
        return self._lines(self.common, "channel")

    @cached_property
    def supervision(self) -> list[Marked]:
        return self._lines(self.common, "supervision")

    @cached_property
    def cautions(self) -> list[Marked]:
        return self._lines(self.node, "cautions") + self._lines(self.common, "cautions")

    @cached_property
    def commitment(self) -> list[Marked]:
        return self._lines(self.common, "commitment")

    @cached_property
    def questions(self) -> list[Any]:
        return [
            SimpleNamespace(
                id=key,
                question=self._say(item.question, item, "question"),
                answer=self._say(item.answer, item, "answer"),
            )
            for key, item in self.node.questions.items()
        ]

    @cached_property
    def common_fields(self) -> list[Any]:
        return [
            self._field("common", key, item) for key, item in self.common.form.items()
        ]

    @cached_property
    def fields(self) -> list[Any]:
        return [
            self._field(self._measure.id, key, item)
            for key, item in self.node.form.items()
        ]

    def _lines(self, node: Any, name: str) -> list[Marked]:
        return [
            self._say(text, node, f"{name}.{index}")
            for index, text in enumerate(getattr(node, name))
        ]

    def _say(self, text: str, node: Any, child: str) -> Marked:
        facts = Named({**self.common.facts, **self._measure.node.facts})
        scope = {**self._measure.scope, "facts": facts}
        return self._context.prose.render(
            text, node, child, scope, reader=self._measure.id
        )

    def _material(self, order: int, key: str, item: Material) -> Any:
        return SimpleNamespace(
            id=key,
            order=order,
            name=sourced(item.name, item, "name"),
            form=words.FORMS[item.form],
            copies=item.copies or "—",
            source=sourced(item.source, item, "source"),
            required="是" if item.required == "always" else "视情况",
            note=self._say(item.note, item, "note") if item.note else "",
        )

    def _step(self, order: int, key: str, step: Step) -> Any:
        return SimpleNamespace(
            id=key,
            order=order,
            name=sourced(step.name, step, "name"),
            text=self._say(step.text, step, "text"),
            actor=sourced(step.actor, step, "actor"),
            limit=step.limit or "—",
        )

    def _field(self, owner: str, key: str, item: FormField) -> Any:
        origin = Origin(item.path, item.place)
        control = Field(
            item.kind,
            f"{owner}.{key}",
            item.label,
            item.placeholder,
            item.choices,
            origin,
        )
        return SimpleNamespace(
            id=key, label=sourced(item.label, item, "label"), control=control
        )
