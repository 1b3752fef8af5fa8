"""Clause prose: Jinja over the policy's own data, rendered once, every failure a finding at its place."""

from __future__ import annotations

from typing import Any

from jinja2 import Template

from policypress.compose.markdown.markers import Marked, Nodes, Span, escape
from policypress.compose.sandbox import plain_prose
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.errors import as_finding
from policypress.compose.sandbox.marking import Sandbox
from policypress.compose.sandbox.typed_figures import typed
from policypress.document import Origin
from policypress.findings import Finding
from policypress.source.model import Node

FAILED = "【引用有误】"


class Prose:
    """Renders the prose of a policy; `findings` collects what went wrong."""

    def __init__(
        self, nodes: Nodes, names: dict[str, Any], compiled: Compiled | None = None
    ) -> None:
        self.nodes, self.names = nodes, names
        self.findings: list[Finding] = []
        self._sandbox = Sandbox(nodes, compiled=compiled)
        self._done: dict[tuple[str, str], Marked] = {}
        self._saying: set[tuple[str, str]] = set()

    def say(
        self, text: str, node: Node, child: str, scope: dict[str, Any], reader: str = ""
    ) -> Marked:
        """Marked words of the prose that stands in `child` of `node`; the paragraph will carry that origin.

        reader: the measure for which common prose is said; its scope, and so its words, may differ from another's.
        """
        key = (node.path_of(child), reader)
        if key in self._saying:
            raise RecursionError(key[0])
        if key not in self._done:
            origin = Origin(node.path_of(child), node.place_of(child))
            self._saying.add(key)
            self._done[key] = self.nodes.wrap(
                self._render(text, node, child, scope), Span(origin, block=True)
            )
            self._saying.remove(key)
        return self._done[key]

    def inline(
        self, text: str, node: Node, child: str, scope: dict[str, Any]
    ) -> Marked:
        """The same, for words inside another paragraph."""
        return Marked(self._render(text, node, child, scope))

    def _render(self, text: str, node: Node, child: str, scope: dict[str, Any]) -> str:
        self.findings += typed(text, node.place_of(child))
        if "{" not in text:
            return escape(text)
        names = {**self.names, **scope}
        try:
            with self.nodes.budget.rendering(document=False):
                return self._said(text, names).replace("\n", " ")
        except Exception as error:  # noqa: BLE001 - prose is a user's program: whatever it raises is a finding
            self.findings.append(
                as_finding(error, node.place_of(child), known_names(names))
            )
            return FAILED

    def _said(self, text: str, names: dict[str, Any]) -> str:
        said = plain_prose.say(text, names, self._sandbox)
        if said is None:
            template: Template = self._sandbox.from_string(text, globals=names)
            said = template.render()
        return said


def known_names(scope: dict[str, Any]) -> list[str]:
    """Names a drafter could have meant: those in scope and, one step on, those of its views."""
    names = list(scope)
    for value in scope.values():
        inner = getattr(value, "names", None)
        if callable(inner):
            names += inner()
            if hasattr(value, "__iter__"):
                for item in value:
                    more = getattr(item, "names", None)
                    names += more() if callable(more) else []
    return list(dict.fromkeys(names))
