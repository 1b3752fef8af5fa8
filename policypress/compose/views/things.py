"""Tables of things in an application form (事项明细): a column each, the questions of a
thing below one another, so that many questions still fit the page."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Literal

from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.view_context import ViewContext
from policypress.document import Field, Origin
from policypress.source.model import Column, Provision, Thing

# More do not fit beside the questions; the form says what to do with the rest.
_BESIDE = 3
_YES_NO = ("是", "否")
_KINDS: dict[str, Literal["choice", "date"]] = {
    "yes_no": "choice",
    "choice": "choice",
    "date": "date",
}


class ThingForm(View):
    """One table of a form: the thing, and a line for each question with as many form
    fields as things fit.

    places: how many things there is room for. most: how many one may apply for.
    """

    def __init__(self, key: str, node: Thing, owner: str) -> None:
        """key, node: of the thing; owner: id of the measure, for the form fields."""
        self.id = key
        self.label = sourced(node.label, node, "label")
        self.ask = sourced(node.ask, node, "ask")
        self.unit = node.unit or "项"
        self.most = node.most
        self.places = range(1, min(node.most, _BESIDE) + 1)
        self._node = node
        self._owner = owner
        self.lines = list(self._lines())

    def _lines(self) -> Iterator[Any]:
        for key, column in self._node.columns.items():
            cells = [self._cell(key, column, place) for place in self.places]
            label = sourced(column.label, column, "label")
            yield SimpleNamespace(id=key, label=label, cells=cells)

    def _cell(self, key: str, column: Column, place: int) -> Any:
        """The form field of one question about one thing."""
        choices = tuple(column.choices.values())
        if column.type == "yes_no":
            choices = _YES_NO
        control = Field(
            _KINDS.get(column.type, "text"),
            f"{self._owner}.{self.id}.{key}.{place}",
            f"{column.label}（第{place}{self.unit}）",
            column.unit,
            choices,
            Origin(column.path, column.place),
        )
        return SimpleNamespace(id=f"{key}.{place}", control=control)


def thing_forms(
    context: ViewContext, owner: str, measure: Provision
) -> list[ThingForm]:
    """A table for each thing that the measure counts, each once. owner: its id."""
    counted = dict.fromkeys(
        support.for_each
        for support in measure.supports.values()
        if support.for_each
    )
    things = context.policy.things
    return [
        ThingForm(key, things[key], owner) for key in counted if key in things
    ]
