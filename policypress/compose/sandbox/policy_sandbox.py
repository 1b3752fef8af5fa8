"""The sandbox of clause prose and document templates (Jinja): values of the policy are
written as marked Markdown (see compose/markdown/markers.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, pass_eval_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from policypress.compose.filters import own_filters
from policypress.compose.markdown.markers import (
    NEW_PARAGRAPH,
    Marked,
    Nodes,
    Sourced,
    Span,
    escape,
    line_mark,
    without_markers,
)
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.counting import CONCATENATED
from policypress.compose.sandbox.guarded import guarded
from policypress.compose.sandbox.marking import as_words, figure_span
from policypress.compose.sandbox.sandbox import BoundedSandbox, Files
from policypress.compose.sandbox.whole_words import of_items, refuse_words
from policypress.source.model import Figure

# Of Jinja's filters those that choose and order. The others make markup, padding or
# Python's own words for an object.
_FILTERS = (
    "count",
    "default",
    "first",
    "groupby",
    "last",
    "length",
    "list",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "sort",
    "sum",
    "unique",
)
# What ``~`` joins to plain text; anything else it is given makes marked text.
_PLAIN = (str, int)


class LineMarks(Extension):
    """Marks each line of a template with its number, so that a paragraph of the
    document knows the line that made it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template; those of templates without a name stay unmarked."""
        nodes: Nodes = self.environment.source_nodes  # type: ignore[attr-defined]
        file = -1
        if stream.name:
            file = nodes.file_number(f"templates/{stream.name}")
        for token in stream:
            line = token.lineno
            if token.type == "data":
                words = without_markers(token.value)
                if file >= 0:
                    words = _with_marks(words, line, file)
                yield Token(line, "data", words)
                continue
            if token.type == "variable_begin" and file >= 0:
                yield Token(line, "data", line_mark(file, line))
            yield token


class PlainWords(Extension):
    """Clause prose is plain text: what stands outside {{ }} never acts as Markdown."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a piece of prose, its text escaped."""
        for token in stream:
            if token.type == "data":
                words = escape(token.value)
                yield Token(token.lineno, "data", words)
            else:
                yield token


def _with_marks(
    data: str,
    first_line: int,
    file: int,
) -> str:
    """Text of a template, each of its lines that is not empty with its mark."""
    marked: list[str] = []
    lines = data.split("\n")
    for line, words in enumerate(lines, first_line):
        if words.strip():
            words += line_mark(file, line)
        marked.append(words)
    return "\n".join(marked)


class Sandbox(BoundedSandbox):
    """The sandbox of clause prose and document templates.

    templates: their folder; without it this is the sandbox of clause prose.
    compiled: what earlier builds compiled.
    """

    marks_values = True  # `mark` gives Markup, whatever it is given

    def __init__(
        self,
        nodes: Nodes,
        templates: Path | None = None,
        compiled: Compiled | None = None,
    ) -> None:
        """templates: their folder; None = the sandbox is for prose. compiled: what
        keeps compiled code."""
        self.source_nodes = nodes
        super().__init__(
            nodes.budget,
            templates is not None,
            _FILTERS,
            Files(templates, "templates") if templates else DictLoader({}),
            # Told apart from a constant by its argument: Jinja must not call it early.
            finalize=pass_eval_context(lambda _, value: self.mark(value)),
            extensions=[LineMarks if templates else PlainWords],
        )
        self.keep_code(compiled, "template" if templates else "prose")
        self.globals["br"] = Marked(NEW_PARAGRAPH)
        self.filters[CONCATENATED] = self._concatenated
        for name, apply in own_filters().items():
            self.filters[name] = guarded(
                name,
                partial(apply, self),
                nodes.budget,
            )
        for name, function in list(self.filters.items()):
            self.filters[name] = of_items(name, function)

    def _file_in_code(self, name: str) -> int | None:
        """The code of a template holds the number of its file in every line mark."""
        return self.source_nodes.file_number(f"templates/{name}")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A part by its name or number; words have none."""
        if isinstance(obj, str) and isinstance(argument, int):
            return self.undefined(obj=obj, name=argument)  # type: ignore[arg-type]
        return super().getitem(obj, argument)

    def _counted(
        self,
        items: Iterable[Any],
        each: int = 1,
    ) -> Iterator[Any]:
        """The items of a loop, which are none of words."""
        refuse_words(items, "for ")
        return super()._counted(items, each)

    def mark(self, value: Any) -> Any:
        """What ``{{ value }}`` writes: figures and sourced words inside markers, other
        words escaped."""
        # Nearly all that templates write is one of these two.
        if type(value) is str:
            words = escape(value)
        elif type(value) is Marked:
            words = value
        else:
            words = self._marked(value)
        self.budget.spend(1 + len(words))
        return words

    def _marked(self, value: Any) -> Any:
        """The same, without spending."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Figure):
            return self.source_nodes.figure(
                value.path,
                lambda: (escape(str(value)), figure_span(value)),
            )
        if isinstance(value, Sourced):
            span = Span(origin=value.origin, block=True)
            return self.source_nodes.wrap(escape(value), span)
        if hasattr(value, "__marked__"):
            inner = value.__marked__()
            return self._marked(inner)
        words = as_words(value)
        return escape(words)

    def _concatenated(self, items: list[Any]) -> str:
        """What ``~`` makes: plain text of plain text, marked text as soon as one part
        is."""
        words = [str(self.mark(item)) for item in items]
        if all(_is_plain(item) for item in items):
            return "".join(map(str, items))
        return Marked("".join(words))


def _is_plain(item: object) -> bool:
    return isinstance(item, _PLAIN) and not isinstance(item, Markup)
