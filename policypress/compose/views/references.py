"""What prose says of other places and other documents: ref() and cite() (引用)."""

from __future__ import annotations

from typing import Any

from policypress.compose.markdown.markers import Marked, Span, escape
from policypress.compose.sandbox.errors import (
    BadArgument,
    UnknownId,
    words_given,
)
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views.view_context import ViewContext
from policypress.document import Origin
from policypress.source.model import Cited, Node
from policypress.source.model.figure import UNKNOWN

_CITED = ("", "title", "number", "date", "issuer", "short")


class References:
    """Writes references for one composition."""

    def __init__(self, context: ViewContext) -> None:
        """context: whose numbers and registered documents are named."""
        self._policy = context.policy
        self._numbers = context.numbers
        self._nodes = context.nodes
        self._write = context.write

    @offered
    def ref(
        self,
        identity: str,
        what: str = "number",
    ) -> Marked:
        """Current number of a provision, of a paragraph, item or subitem of it
        (x.main.a.y), or of an annex; or its title."""
        identity = words_given(identity, "ref() 的第一项（条款标识）")
        _known_choice("ref()", what, ("number", "title"))
        number = self._numbers.get(identity)
        if number is None:
            known = self._numbers.ids()
            raise UnknownId("条款标识", identity, known)
        text = number.citation
        if what == "title":
            text = self._title(identity)
        node = self._numbered_node(identity)
        return self._from_node(text, node)

    def _from_node(self, words: str, node: Node) -> Marked:
        """Words that come from a node."""
        origin = Origin(node.path, node.place)
        span = Span(origin)
        return self._nodes.wrap(escape(words), span)

    def _numbered_node(self, identity: str) -> Node:
        """The provision, annex, paragraph, item or subitem of an id that has a number."""
        home, *inner = identity.split(".")
        policy = self._policy
        node: Any = policy.provisions.get(home) or policy.annexes[home]
        if not inner:
            return node
        paragraph, *items = inner
        node = node.paragraphs[paragraph]
        for key in items:
            node = node.items[key]
        return node

    def _title(self, identity: str) -> str:
        """Title of an annex or a provision, or else its subject."""
        node: Any = self._numbered_node(identity)
        title = getattr(node, "title", "")
        if not title:
            title = getattr(node, "subject", "")
        if not title:
            raise BadArgument(f"“{identity}”没有名称，引用它的编号")
        return str(title)

    @offered
    def cite(
        self,
        identity: str,
        what: str = "",
    ) -> Marked:
        """A registered document: 《title》（number）, or its title, number, date, issuer or
        short name. What is still to be found out is written 【待核】."""
        identity = words_given(identity, "cite() 的第一项（文件标识）")
        _known_choice("cite()", what, _CITED)
        node = self._policy.documents.get(identity)
        if node is None:
            known = list(self._policy.documents)
            raise UnknownId("文件标识", identity, known)
        if what == "date":
            return self._date(node)
        if what in ("issuer", "number"):
            return self._part(node, what)
        name = node.title
        if what == "short" and node.short:
            name = node.short
        marked = self._from_node(name, node)
        if node.number and not what:
            number = escape(node.number)
            return Marked(f"《{marked}》（{number}）")
        return Marked(f"《{marked}》")

    def _part(self, document: Cited, name: str) -> Marked:
        """The issuer or the number of a registered document, while it is known."""
        path = document.path_of(name)
        place = document.place_of(name)
        span = Span(Origin(path, place))
        text = getattr(document, name) or UNKNOWN
        return self._nodes.wrap(escape(text), span)

    def _date(self, document: Cited) -> Marked:
        """The date of a registered document, while it is known."""
        if not document.date:
            return Marked(UNKNOWN)
        written = self._write(document.date)
        return Marked(written)


def _known_choice(
    function: str,
    what: object,
    choices: tuple[str, ...],
) -> None:
    """Refuses a second item that the function does not know."""
    if words_given(what, f"{function} 的第二项") not in choices:
        known = "、".join(choice for choice in choices if choice)
        given = str(what)[:20]
        raise BadArgument(f"{function} 的第二项不能写“{given}”，可用：{known}")
