"""The guide (申报指南) of one measure: the common part with what this measure adds or
replaces."""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import Any, TypeVar

from policypress.compose.markdown.markers import Marked, Sourced
from policypress.compose.views import phrases
from policypress.compose.views.base_views import Named, View, sourced
from policypress.compose.views.guide_summary import (
    SummaryRow,
    summary_rows,
)
from policypress.compose.views.measures import MeasureView
from policypress.compose.views.question_fields import asked_field
from policypress.compose.views.questions_asked import questions_of
from policypress.compose.views.signing import (
    declaration,
    form_notes,
    opinions,
    signature_lines,
)
from policypress.compose.views.things import ThingForm, thing_forms
from policypress.compose.views.view_context import ViewContext
from policypress.document import Field, Origin
from policypress.language.applicants import ADDRESSES
from policypress.source.model import (
    CommonGuide,
    Figure,
    FormField,
    Guide,
    GuideField,
    Material,
    Step,
)
from policypress.source.procedure_steps import steps_of
from policypress.source.traverse import condition_ids

_Some = TypeVar("_Some", Material, GuideField)
_NO_WORDS = "—"  # of a cell with nothing to say


class GuideView(View):
    """Everything that a guide prints.

    A measure without a guide file of its own has the common part and what the measure
    itself says.
    """

    def __init__(
        self,
        context: ViewContext,
        measure: MeasureView,
        common: CommonGuide,
    ) -> None:
        """common: what all guides have in common."""
        self._context = context
        self._measure = measure
        self.common = common
        own = context.policy.guides.get(measure.id)
        self.node = own or Guide.model_validate({"audience": _NO_WORDS})

    @classmethod
    def of(
        cls,
        context: ViewContext,
        measure: MeasureView,
    ) -> GuideView | None:
        """The guide of a measure; None where the policy keeps no guides at all."""
        common = context.policy.common_guide
        if not common:
            return None
        return cls(context, measure, common)

    @property
    def audience(self) -> Marked:
        """Who may apply (申报对象): the guide's own words, or whom the supports pay."""
        if self.node.audience != _NO_WORDS:
            return self._prose(self.node.audience, self.node, "audience")
        payees: dict[str, str] = {}
        for support in self._measure.supports:
            name = str(support.payee)
            payees[name] = self._context.write(name)
        listed = "、".join(payees.values())
        return Marked(f"{listed}。")

    @cached_property
    def materials(self) -> list[Any]:
        """Materials to hand in (申报材料), numbered; the measure's own stand last."""
        merged = self._merged_materials()
        handed_in = [
            key for key, one in merged.items() if one.required != "verified"
        ]
        numbered = enumerate(handed_in, 1)
        return [
            self._material(order, key, merged[key]) for order, key in numbered
        ]

    @property
    def verified(self) -> list[Sourced]:
        """What the department looks up itself (数据核验), so that nobody hands it in."""
        merged = self._merged_materials()
        return [
            sourced(one.name, one, "name")
            for one in merged.values()
            if one.required == "verified"
        ]

    def _merged_materials(self) -> dict[str, Material]:
        """Those of all guides with the measure's own, for those whom it is for; none that
        proves only what the measure does not ask for (set_aside)."""
        merged = {**self.common.materials, **self.node.materials}
        free = set(self._measure.node.set_aside)
        meant = self._meant(merged)
        return {
            key: one
            for key, one in meant.items()
            if not one.proves or not free.issuperset(one.proves)
        }

    @cached_property
    def steps(self) -> list[Any]:
        """Steps of the procedure (办理流程), numbered."""
        found = steps_of(self._measure.node, self.common, self.node)
        numbered = enumerate(found.items(), 1)
        return [self._step(order, key, one) for order, (key, one) in numbered]

    @cached_property
    def summary(self) -> list[SummaryRow]:
        """What a reader asks first (办理要点): who, how much, when, how, where."""
        return summary_rows(self._context, self._measure, self)

    @property
    def no_application(self) -> bool:
        """免申即享: paid without an application. source/promises refuses it where
        something is judged or asked for."""
        return self.node.no_application

    @property
    def window(self) -> Figure:
        """When to apply (申报时间)."""
        return self.node.window or self.common.window

    @property
    def total_limit(self) -> Figure | None:
        """How long the whole procedure takes at most."""
        return self.node.total_limit or self.common.total_limit

    @cached_property
    def contacts(self) -> list[Any]:
        """Whom to ask, each with label and value."""
        found: list[Any] = []
        for key, figure in self.common.contacts.items():
            label = sourced(figure.label or key, figure, "label")
            contact = SimpleNamespace(id=key, label=label, value=figure)
            found.append(contact)
        return found

    @cached_property
    def channel(self) -> list[Marked]:
        """Where to apply (申报渠道)."""
        return self._lines(self.common, "channel")

    @cached_property
    def supervision(self) -> list[Marked]:
        """Who supervises (监督)."""
        return self._lines(self.common, "supervision")

    @cached_property
    def remedies(self) -> list[Any]:
        """What may be done against a refusal (救济途径)."""
        return [
            SimpleNamespace(
                name=sourced(one.name, one, "name"),
                body=one.body,
                limit=one.limit,
            )
            for one in self.common.remedies.values()
        ]

    @cached_property
    def cautions(self) -> list[Marked]:
        """Cautions (注意事项), the measure's own first."""
        own = self._lines(self.node, "cautions")
        common = self._lines(self.common, "cautions")
        return own + common

    @cached_property
    def commitment(self) -> list[Marked]:
        """What an applicant promises (承诺)."""
        return self._lines(self.common, "commitment")

    @cached_property
    def questions(self) -> list[Any]:
        """Questions that are often asked, with their answers."""
        found: list[Any] = []
        for key, item in self.node.questions.items():
            question = self._prose(item.question, item, "question")
            answer = self._prose(item.answer, item, "answer")
            view = SimpleNamespace(id=key, question=question, answer=answer)
            found.append(view)
        return found

    @cached_property
    def common_fields(self) -> list[Any]:
        """Fields that every application form (申请表) has."""
        form = self._meant(self.common.form)
        return [form_field("common", key, item) for key, item in form.items()]

    @cached_property
    def shared_fields(self) -> list[Any]:
        """Those of them that every applicant fills in, whoever it is."""
        form = self.common.form
        return [
            form_field("common", key, item)
            for key, item in form.items()
            if not item.beneficiaries
        ]

    @cached_property
    def asked_fields(self) -> list[Any]:
        """What conditions, amounts and limits ask of the applicant, as the calculator
        asks it; without what the measure's own fields ask under the same id."""
        own = self.node.form
        measure = self._measure
        asked = questions_of(self._context.policy, measure.id, measure.node)
        return [
            asked_field(measure.id, one) for one in asked if one.id not in own
        ]

    @cached_property
    def fields(self) -> list[Any]:
        """Fields of this measure's application form."""
        form = self._meant(self.node.form)
        return [
            form_field(self._measure.id, key, item)
            for key, item in form.items()
        ]

    @cached_property
    def signing(self) -> list[Any]:
        """A line for each who signs or seals the form (签章)."""
        seal = ADDRESSES[self._context.policy.meta.applicants].seal
        demands = self._own_or_common("signing")
        return signature_lines(demands, f"申请人（{seal}）")

    @cached_property
    def promised_by(self) -> list[Any]:
        """The same for the promise (承诺书), which all forms share."""
        sign = ADDRESSES[self._context.policy.meta.applicants].sign
        demands = self._lines(self.common, "signing")
        return signature_lines(demands, f"承诺人（{sign}）")

    @cached_property
    def declaration(self) -> list[Any]:
        """The cell of the form in which the applicant declares and signs (申请人声明)."""
        return declaration(self.signing)

    @cached_property
    def opinions(self) -> list[Any]:
        """Boxes for the opinions of those who review (审核意见栏)."""
        own, common = self.node.opinions, self.common.opinions
        if own is None and common is None:
            return opinions(None)
        return opinions(self._own_or_common("opinions"))

    @cached_property
    def form_notes(self) -> list[Any]:
        """How the form is filled in (填表说明)."""
        own = self._lines(self.node, "form_notes")
        common = self._lines(self.common, "form_notes")
        notes = form_notes(self.things, common + own, self.opinions)
        return list(notes)

    def _own_or_common(self, name: str) -> list[Marked]:
        """A list of prose of the measure's guide; where that has none, of the common
        part."""
        is_own = getattr(self.node, name)
        if is_own or (is_own is not None and name == "opinions"):
            return self._lines(self.node, name)
        return self._lines(self.common, name)

    @cached_property
    def things(self) -> list[ThingForm]:
        """Tables of the form, one for each sort of things that is counted (事项明细)."""
        measure = self._measure
        return thing_forms(self._context, measure.id, measure.node)

    def _meant(self, items: dict[str, _Some]) -> dict[str, _Some]:
        """What is for those whom the measure is for (只给企业或者个人的材料、填写项)."""
        groups = self._measure.node.beneficiaries
        return {key: one for key, one in items.items() if one.is_for(groups)}

    def _lines(self, node: Any, name: str) -> list[Marked]:
        """A list of prose, such as the cautions, line by line."""
        texts = getattr(node, name)
        return [
            self._prose(text, node, f"{name}.{index}")
            for index, text in enumerate(texts)
        ]

    def _prose(
        self,
        text: str,
        node: Any,
        child: str,
    ) -> Marked:
        """Prose of the guide; it may use the facts of the common part and of the
        measure."""
        facts = Named({**self.common.facts, **self._measure.node.facts})
        scope = {**self._measure.scope, "facts": facts}
        return self._context.prose.render(
            text,
            node,
            child,
            scope,
            reader=self._measure.id,
        )

    def _material(
        self,
        order: int,
        key: str,
        item: Material,
    ) -> Any:
        """One material as the table of materials shows it."""
        note: Marked | str = ""
        if item.note:
            note = self._prose(item.note, item, "note")
        return SimpleNamespace(
            id=key,
            order=order,
            name=sourced(item.name, item, "name"),
            form=phrases.FORMS[item.form],
            copies=item.copies or _NO_WORDS,
            source=sourced(item.source, item, "source"),
            required=phrases.REQUIRED[item.required],
            note=note,
            supports=self._supports_of(item),
        )

    def _supports_of(self, item: Material) -> list[str]:
        """The supports that a material is for, by id: those whose own conditions are all
        that it proves; none where it is for whatever the measure gives."""
        node = self._measure.node
        homes: set[str] = set()
        for proved in item.proves:
            of_supports = [
                key
                for key, support in node.supports.items()
                if proved in condition_ids(support.conditions)
            ]
            if not of_supports:
                return []
            homes.update(of_supports)
        return [key for key in node.supports if key in homes]

    def _step(
        self,
        order: int,
        key: str,
        step: Step,
    ) -> Any:
        """One step of the procedure: who does what, within which time."""
        return SimpleNamespace(
            id=key,
            order=order,
            name=sourced(step.name, step, "name"),
            text=self._prose(step.text, step, "text"),
            actor=sourced(step.actor, step, "actor"),
            limit=step.limit or _NO_WORDS,
        )


def form_field(
    owner: str,
    key: str,
    item: FormField,
) -> Any:
    """A field of a form, as a content control (内容控件) in Word.

    owner: the measure that the form is for, or "common".
    """
    control = Field(
        item.kind,
        f"{owner}.{key}",
        item.label,
        item.placeholder,
        item.choices,
        Origin(item.path, item.place),
    )
    label = sourced(item.label, item, "label")
    return SimpleNamespace(id=key, label=label, control=control)
