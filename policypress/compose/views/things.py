"""Tables of things in an application form (事项明细): a column each, the questions of a
thing below one another, so that many questions still fit the page."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Literal

from policypress.compose.markdown.markers import Sourced
from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.things_asked import columns_of, things_of
from policypress.compose.views.view_context import ViewContext
from policypress.document import Field, Origin
from policypress.source.model import Column, Provision, Thing
from policypress.source.model.things import NAMED

# More do not fit beside the questions; the form says what to do with the rest.
_BESIDE = 3
_YES_NO = ("是", "否")
_KINDS: dict[str, Literal["text", "choice", "date"]] = {
    "yes_no": "choice",
    "choice": "choice",
    "date": "date",
}


class ThingForm(View):
    """One table of a form: the thing, and a line for each question with as many form
    fields as things fit. The first line names each thing.

    places: how many things there is room for. most: how many one may apply for.
    """

    def __init__(
        self,
        key: str,
        node: Thing,
        owner: str,
        columns: dict[str, Column],
    ) -> None:
        """key, node: of the thing; owner: id of the measure, for the form fields;
        columns: what it asks of each thing."""
        self.id = key
        self.label = sourced(node.label, node, "label")
        self.ask = sourced(node.ask, node, "ask")
        self.unit = node.unit or "项"
        self.most = node.most
        self.places = range(1, min(node.most, _BESIDE) + 1)
        self._node = node
        self._owner = owner
        self._columns = columns
        self.lines = list(self._lines())

    def _lines(self) -> Iterator[Any]:
        """A line for the name of a thing, where it has one, then one for each column."""
        node = self._node
        for key, column in node.name_column.items():
            label = sourced(node.named, node, NAMED)
            origin = Origin(node.path_of(NAMED), node.place_of(NAMED))
            yield self._line(key, column, label, origin)
        for key, column in self._columns.items():
            label = sourced(column.label, column, "label")
            origin = Origin(column.path, column.place)
            yield self._line(key, column, label, origin)

    def _line(
        self,
        key: str,
        column: Column,
        label: Sourced,
        origin: Origin,
    ) -> Any:
        """A question about each of the things."""
        cells = [
            SimpleNamespace(
                id=f"{key}.{place}",
                control=self._control(key, column, place, origin),
            )
            for place in self.places
        ]
        return SimpleNamespace(id=key, label=label, cells=cells)

    def _control(
        self,
        key: str,
        column: Column,
        place: int,
        origin: Origin,
    ) -> Field:
        """The form field of one question about one thing. A list in Word takes one
        choice: where there may be several, they are written."""
        kind = _KINDS.get(column.type, "text")
        choices = tuple(column.choices.values())
        prompt = column.unit or ("请填写" if kind == "text" else "")
        if column.type == "yes_no":
            choices = _YES_NO
        if column.several:
            kind, prompt = "text", f"{'、'.join(choices)}（可填几个）"
            choices = ()
        name = f"{self._owner}.{self.id}.{key}.{place}"
        label = f"{column.label}（第{place}{self.unit}）"
        return Field(kind, name, label, prompt, choices, origin)


def thing_forms(
    context: ViewContext,
    owner: str,
    measure: Provision,
) -> list[ThingForm]:
    """A table for each thing that the measure counts or looks at, each once, with the
    questions that it needs. owner: its id."""
    policy = context.policy
    forms = []
    for key in dict.fromkeys(things_of(measure)):
        thing = policy.things.get(key)
        if thing:
            columns = columns_of(policy, measure, thing)
            forms.append(ThingForm(key, thing, owner, columns))
    return forms
