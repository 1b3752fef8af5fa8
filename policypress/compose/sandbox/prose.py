"""Clause prose: Jinja over the policy's own data, rendered once, every failure a
finding at its place."""

from __future__ import annotations

from typing import Any

from jinja2 import Template

from policypress.compose.markdown.markers import (
    Marked,
    Nodes,
    Span,
    escape,
    unescaped,
    visible,
)
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import as_finding, known_parts
from policypress.compose.sandbox.failed_pieces import failed_pieces
from policypress.compose.sandbox.plain_prose import render_plainly
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.compose.sandbox.typed_figures import typed
from policypress.document import FAILED, Origin
from policypress.findings import Finding
from policypress.source.model import Node


class Prose:
    """Renders the prose of a policy; `findings` collects what went wrong.

    names: what every piece of prose may use. compiled: what earlier builds compiled.
    """

    def __init__(
        self,
        nodes: Nodes,
        names: dict[str, Any],
        compiled: Compiled | None = None,
    ) -> None:
        """names: what prose may name everywhere; compiled: what keeps compiled code."""
        self.nodes = nodes
        self.names = names
        self.findings: list[Finding] = []
        self._sandbox = Sandbox(nodes, compiled=compiled)
        self._done: dict[tuple[str, str], Marked] = {}
        self._rendering: set[tuple[str, str]] = set()

    def render(
        self,
        text: str,
        node: Node,
        child: str,
        scope: dict[str, Any],
        reader: str = "",
        may_type: bool = False,
    ) -> Marked:
        """Marked words of the prose that stands in `child` of `node`; the paragraph
        will carry that origin.

        scope: names besides those of all prose. reader: the measure for which common
        prose is rendered; its scope, and so its words, may differ from another's.
        may_type: figures stand here for themselves, and may be typed.
        RecursionError when the prose refers to itself.
        """
        path = node.path_of(child)
        key = (path, reader)
        if key in self._rendering:
            raise RecursionError(path)
        known = self._done.get(key)
        if known is not None:
            return known
        origin = Origin(path, node.place_of(child))
        span = Span(origin, block=True)
        self._rendering.add(key)
        words = self._render(text, node, child, scope, may_type)
        marked = self.nodes.wrap(words, span)
        self._rendering.remove(key)
        self._done[key] = marked
        return marked

    def inline(
        self,
        text: str,
        node: Node,
        child: str,
        scope: dict[str, Any],
    ) -> Marked:
        """Marked words of prose that stands inside another paragraph, whose origin
        stays."""
        words = self._render(text, node, child, scope)
        return Marked(words)

    def value(
        self,
        expression: str,
        scope: dict[str, Any],
    ) -> str | None:
        """What ``{{ expression }}`` prints in prose of this scope, as plain words; None
        when prose refuses it. For lists of what may be named: it leaves no finding."""
        names = {**self.names, **scope}
        try:
            with self.nodes.budget.rendering(document=False):
                marked = self._filled(f"{{{{ {expression} }}}}", names)
        # As in _render: a refusal may be any exception.
        except Exception:  # noqa: BLE001
            return None
        return unescaped(visible(marked))

    def _render(
        self,
        text: str,
        node: Node,
        child: str,
        scope: dict[str, Any],
        may_type: bool = False,
    ) -> str:
        """Marked words, or FAILED and a finding."""
        place = node.place_of(child)
        if not may_type:
            self.findings += typed(text, place)
        if "{" not in text:
            return escape(text)
        names = {**self.names, **scope}
        try:
            with self.nodes.budget.rendering(document=False):
                words = self._filled(text, names)
        # Prose is a user's program: whatever it raises is a finding.
        except Exception as error:  # noqa: BLE001
            known = known_names(names)
            self.findings += failed_pieces(
                text,
                error,
                lambda piece: self._alone(piece, names),
                lambda one: as_finding(one, place, known),
            )
            return FAILED
        return words.replace("\n", " ")

    def _alone(self, piece: str, names: dict[str, Any]) -> str:
        """A piece of code as if nothing else stood there."""
        with self.nodes.budget.rendering(document=False):
            return self._filled(piece, names)

    def _filled(
        self,
        text: str,
        names: dict[str, Any],
    ) -> str:
        """The prose with its values, by Jinja only where it takes Jinja."""
        words = render_plainly(text, names, self._sandbox)
        if words is not None:
            return words
        template: Template = self._sandbox.from_string(text, globals=names)
        return template.render()


def known_names(scope: dict[str, Any]) -> list[str]:
    """Names a drafter could have meant: those in scope and, one step on, those of its
    views and of what they list."""
    names = list(scope)
    for view in scope.values():
        inner = known_parts(view)
        names += inner
        if inner and hasattr(view, "__iter__"):
            for item in view:
                names += known_parts(item)
    return list(dict.fromkeys(names))
