"""What views ask of the context that makes them.

The context makes the views of measures, guides and benchmarks, and these write values
and prose through the context. So that neither module needs the other, views know only
this protocol; `compose/views/context.py` keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from policypress.compose.markdown.markers import Marked, Nodes, Sourced
from policypress.compose.sandbox.prose import Prose
from policypress.compose.views.numbering import Numbers
from policypress.language.listing import quote
from policypress.source.model import Node, Paragraph, Policy, Provision

if TYPE_CHECKING:
    from policypress.compose.views.since import Since


class ViewContext(Protocol):
    """The policy of one composition, and how its values and prose are written."""

    policy: Policy
    views: dict[str, Any]
    nodes: Nodes
    numbers: Numbers
    prose: Prose
    since: Since | None

    def write(self, value: object) -> str:
        """A value as marked Markdown."""

    def cite(
        self,
        identity: str,
        what: str = "",
    ) -> Marked:
        """A registered document: title and number, or one of them."""

    def condition(
        self,
        node: Any,
        scope: dict[str, Any],
        thing: str | None = None,
    ) -> Marked:
        """A condition in words. scope: the names its prose may use; thing: whose columns
        it may look at."""

    def optional(
        self,
        node: Node,
        name: str,
        scope: dict[str, Any],
    ) -> Marked:
        """Prose that may be left out; "" when it is."""

    def paragraphs(
        self,
        nodes: dict[str, Paragraph],
        scope: dict[str, Any],
        home: str = "",
    ) -> list[Any]:
        """Views of paragraphs of prose. home: id of the provision they stand in."""

    def lines(
        self,
        paragraphs: list[Any],
        node: Provision,
    ) -> list[Any]:
        """Every line that a provision prints."""

    @property
    def supplementary(self) -> Any:
        """View of the supplementary part."""

    @property
    def provisions(self) -> list[Any]:
        """Views of all provisions, in the order of the text."""

    @property
    def measures(self) -> list[Any]:
        """Views of the measures, in the order of the policy."""

    @property
    def groups(self) -> list[Any]:
        """Views of the chapters that have measures, or the one group of them all."""

    @property
    def chapters(self) -> list[Any]:
        """Views of the chapters."""

    def guide(self, measure: Any) -> Any:
        """The guide of a measure; None where the policy keeps no guides."""


def citing(context: ViewContext, key: str) -> str:
    """第三条“手艺大赛”: a provision with what lists call it."""
    view = context.views[key]
    subject = ""
    if view.subject:
        subject = context.write(
            Sourced(quote(view.subject), view.subject.origin)
        )
    return f"{context.write(view.citation)}{subject}"
