"""The words of a document as its template renders them: Markdown with marks, not laid out
yet."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes, take_line_marks
from policypress.compose.sandbox.policy_sandbox import Sandbox
from policypress.compose.sandbox.template import Template
from policypress.document import Text

# What a template may name, by name.
Names = dict[str, Any]

_BAD_NAME = re.compile(r'[\\:*?"<>|\x00-\x1f]')
_NOWHERE = ("", "..")  # steps of a path that lead nowhere, or out of outputs/
_LONGEST = (
    80  # characters of each step: 240 bytes, where file systems take 255
)
_NAMELESS = "未命名"


class Rendered(Struct, frozen=True):
    """body: Markdown, with line marks; title: plain words; file: the path below outputs/,
    without suffix."""

    body: str
    title: str
    file: str


class Renderer:
    """Renders templates, each compiled once a composition.

    nodes: the spans that marks in the words stand for.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        nodes: Nodes,
    ) -> None:
        """Nothing is compiled yet."""
        self.sandbox = sandbox
        self._nodes = nodes
        self.compiled: dict[str, Any] = {}

    def render(
        self,
        template: Template,
        names: Names,
    ) -> Rendered:
        """The words of a document; raises whatever goes wrong in its template."""
        body = self._body(template, names)
        title = self._line(template.title, names)
        file = self.file(template, names)
        return Rendered(body, title, file)

    def file(
        self,
        template: Template,
        names: Names,
    ) -> str:
        """Where a document is written, below outputs/; raises whatever goes wrong."""
        return _file_name(self._line(template.file, names))

    def _body(
        self,
        template: Template,
        names: Names,
    ) -> str:
        """The text of a template, rendered."""
        compiled = self.compiled.get(template.name)
        if compiled is None:
            compiled = self._compile(template)
            self.compiled[template.name] = compiled
        return compiled.render(names)

    def _compile(self, template: Template) -> Any:
        """Jinja's own form of a template."""
        # Blank lines stand for the front matter, so that line numbers are those of the
        # file.
        source = "\n" * template.first_line + template.body
        file = f"{template.name}.md"
        sandbox = self.sandbox
        code = sandbox.compile(
            source,
            name=file,
            filename=f"templates/{file}",
        )
        return sandbox.template_class.from_code(sandbox, code, sandbox.globals)

    def _line(self, source: str, names: Names) -> str:
        """A title or file name of a template, rendered as plain text."""
        if "{" not in source:
            return source
        template = self.compiled.get(source)
        if template is None:
            template = self.sandbox.from_string(source)
            self.compiled[source] = template
        text, _ = take_line_marks(template.render(names))
        inlines, _ = Builder(self._nodes, []).inlines(text.strip())
        words = [item.text for item in inlines if isinstance(item, Text)]
        return "".join(words)


def _file_name(name: str) -> str:
    """A path below outputs/ without characters that Windows refuses."""
    steps: list[str] = []
    for part in name.split("/"):
        step = _BAD_NAME.sub("", part).strip(" .")
        if step not in _NOWHERE:
            steps.append(step[:_LONGEST])
    return "/".join(steps) or _NAMELESS
