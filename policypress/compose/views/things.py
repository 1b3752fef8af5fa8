"""Tables of things in an application form (事项明细): the questions about a thing two a line,
so that many still fit the page, and these lines again for the next thing."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from policypress.compose.markdown.markers import Sourced
from policypress.compose.views.base_views import View, sourced
from policypress.compose.views.question_fields import question_field
from policypress.compose.views.things_asked import columns_of, things_of
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.source.model import Column, Provision, Thing
from policypress.source.model.things import NAMED

# Rows that an empty form has for things: that there may be several is seen; on paper, and
# where a program knows no repeated rows, more are copied.
_EMPTY_ROWS = 2


class ThingForm(View):
    """One table of a form: what is asked of each thing, two questions a line, and the
    lines of a thing again for the next one. The first question names the thing.

    lines: of one thing; rows: how many of them. places: how many things an empty form
    has room for. most: how many one may apply for.
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
        self.places = range(1, min(node.most, _EMPTY_ROWS) + 1)
        self._node = node
        self._owner = owner
        self._columns = columns
        self.cells = list(self._cells())
        self.lines = list(_in_lines(self.cells))
        self.rows = len(self.lines)

    def _cells(self) -> Iterator[Any]:
        """The name of a thing, where it has one, then each question about it."""
        node = self._node
        for key, column in node.name_column.items():
            label = sourced(node.named, node, NAMED)
            origin = Origin(node.path_of(NAMED), node.place_of(NAMED))
            yield self._cell(key, column, label, origin)
        for key, column in self._columns.items():
            label = sourced(column.label, column, "label")
            origin = Origin(column.path, column.place)
            yield self._cell(key, column, label, origin)

    def _cell(
        self,
        key: str,
        column: Column,
        label: Sourced,
        origin: Origin,
    ) -> Any:
        """A question about a thing: its label, and the form field for the answer."""
        name = f"{self._owner}.{self.id}.{key}"
        control = question_field(name, column, origin, repeats=True)
        return SimpleNamespace(id=key, label=label, control=control)


def _in_lines(cells: list[Any]) -> Iterator[list[Any]]:
    """Two questions a line; of an odd number the first, which names the thing, has a
    line of its own."""
    alone = len(cells) % 2
    if alone:
        yield cells[:1]
    for at in range(alone, len(cells), 2):
        yield cells[at : at + 2]


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
