"""The sandbox in which clause prose and templates run (Jinja), and how values become marked Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Undefined, pass_eval_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from policypress.compose.markdown.markers import (
    NEW_PARAGRAPH,
    Marked,
    Nodes,
    Sourced,
    Span,
    escape,
    line_mark,
    visible,
    without_markers,
)
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.counting import CONCATENATED
from policypress.compose.sandbox.errors import BadArgument, NoWords
from policypress.compose.sandbox.sandbox import BoundedSandbox, Files, offered
from policypress.document import Mark, Origin
from policypress.language.dates import Date
from policypress.language.listing import joint, quote
from policypress.language.numerals import LARGEST, to_chinese
from policypress.language.quantity import Quantity
from policypress.source.model import Figure

__all__ = ["Sandbox", "as_words", "figure_span", "offered", "provenance_note"]

# Of Jinja's filters those that choose and order; the others make markup, padding or Python's own words for an object.
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


class LineMarks(Extension):
    """Marks each line of a template with its number, so that a paragraph knows the line that made it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        nodes: Nodes = self.environment.source_nodes  # type: ignore[attr-defined]
        file = nodes.file_number(f"templates/{stream.name}") if stream.name else -1
        for token in stream:
            if token.type == "data":
                words = without_markers(token.value)
                yield Token(
                    token.lineno,
                    "data",
                    _with_marks(words, token.lineno, file) if file >= 0 else words,
                )
                continue
            if token.type == "variable_begin" and file >= 0:
                yield Token(token.lineno, "data", line_mark(file, token.lineno))
            yield token


class PlainWords(Extension):
    """Clause prose is plain text: what stands outside {{ }} never acts as Markdown."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            yield (
                Token(token.lineno, token.type, escape(token.value))
                if token.type == "data"
                else token
            )


def _with_marks(data: str, line: int, file: int) -> str:
    lines = data.split("\n")
    return "\n".join(
        words + line_mark(file, line + offset) if words.strip() else words
        for offset, words in enumerate(lines)
    )


class Sandbox(BoundedSandbox):
    """The sandbox of clause prose and document templates.

    templates: their folder; without it this is the sandbox of clause prose.
    compiled: what earlier builds compiled.
    """

    def __init__(
        self,
        nodes: Nodes,
        templates: Path | None = None,
        compiled: Compiled | None = None,
    ) -> None:
        self.source_nodes = nodes
        self._compiled, self._kind = compiled, "template" if templates else "prose"
        self._safe: dict[tuple[type, str], bool] = {}
        super().__init__(
            nodes.budget,
            templates is not None,
            _FILTERS,
            Files(templates, "templates") if templates else DictLoader({}),
            finalize=pass_eval_context(lambda _, value: self.mark(value)),
            extensions=[LineMarks if templates else PlainWords],
        )
        self.globals["br"] = Marked(NEW_PARAGRAPH)
        self.filters.update(
            {
                CONCATENATED: self._concatenated,
                "cn": self._in_chinese,
                "join": self._join,
                "listing": self._listing,
                "paragraphs": self._paragraphs,
                "quoted": self._quoted,
                "filename": _file_name_part,
            }
        )

    def compile(
        self,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        *others: Any,
        **named: Any,
    ) -> Any:
        """Jinja's own, unless an earlier build has compiled the same."""

        def make() -> Any:
            return super(Sandbox, self).compile(
                source, name, filename, *others, **named
            )

        if self._compiled is None or others or named or not isinstance(source, str):
            return make()
        # The code of a template says the number of its file in every line mark.
        file = self.source_nodes.file_number(f"templates/{name}") if name else None
        return self._compiled.code((self._kind, name, filename, file, source), make)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Asked for every name of every template; Jinja's answer depends on the type and the name alone."""
        known = self._safe.get((type(obj), attr))
        if known is None:
            known = self._safe[type(obj), attr] = super().is_safe_attribute(
                obj, attr, value
            )
        return known

    def mark(self, value: Any) -> Any:
        """What `{{ value }}` writes: figures and sourced words inside markers, other words escaped."""
        words = self._marked(value)
        self.budget.spend(1 + len(words))
        return words

    def _marked(self, value: Any) -> Any:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Figure):
            return self.source_nodes.figure(
                value.path, lambda: (escape(str(value)), figure_span(value))
            )
        if isinstance(value, Sourced):
            return self.source_nodes.wrap(
                escape(value), Span(origin=value.origin, block=True)
            )
        if hasattr(value, "__marked__"):
            return self._marked(value.__marked__())
        return escape(as_words(value))

    def _join(self, items: Any, between: str = "") -> Marked:
        """Jinja's filter `join`, for values that carry their origin."""
        words = [str(self.mark(item)) for item in items]
        separator = str(self.mark(between))
        self.budget.spend(len(separator) * len(words))
        return Marked(separator.join(words))

    def _listing(
        self, items: Any, attribute: str = "", last: str = "", end: str = ""
    ) -> Marked:
        """Chinese enumeration; Jinja filter `listing`."""
        names = [
            str(self.mark(self.getattr(item, attribute) if attribute else item))
            for item in items
        ]
        said = names[:1]
        for before, after in pairwise(names):
            # Whether 《》 meets 《》 shows in the words themselves, not in the markers around them.
            said += [joint(visible(before), visible(after)), after]
        if last and len(names) > 1:
            said[-2] = escape(last)
        return Marked("".join([*said, escape(end)] if names else []))

    def _quoted(self, words: str) -> Marked:
        """Words in quotation marks; those inside take the inner ones (GB/T 15834 4.8); Jinja filter `quoted`."""
        plain = quote(_plain(words))
        return (
            self.mark(Sourced(plain, words.origin))
            if isinstance(words, Sourced)
            else escape(plain)
        )

    def _paragraphs(self, items: Any) -> Marked:
        """Several values as paragraphs of one table cell; Jinja filter `paragraphs`."""
        return Marked(NEW_PARAGRAPH.join(str(self.mark(item)) for item in items))

    def _concatenated(self, items: list[Any]) -> str:
        """What ``~`` makes: plain words of plain words, marked ones as soon as one of them is."""
        words = [str(self.mark(item)) for item in items]
        plain = all(
            isinstance(item, (str, int)) and not isinstance(item, Markup)
            for item in items
        )
        return "".join(map(str, items)) if plain else Marked("".join(words))

    def _in_chinese(self, number: int) -> str:
        """A number in Chinese numerals; Jinja filter `cn`."""
        if isinstance(number, bool) or not isinstance(number, int):
            raise BadArgument("cn 只能写整数")
        if not 1 <= number <= LARGEST:
            raise BadArgument(f"cn 只能写 1 到 {LARGEST} 的整数")
        return to_chinese(number)


def _file_name_part(words: object) -> str:
    """Words as one part of a path: a slash would open a folder."""
    return _plain(words).replace("/", "、").replace("\\", "、")


def _plain(words: object) -> str:
    """Words or a figure as nothing but text."""
    return str(words) if isinstance(words, Figure) else as_words(words)


def as_words(value: object) -> str:
    """The words of a plain value; a name that is not there raises UndefinedError, any other object NoWords."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(
        value, (str, int, float, Quantity, Date, Undefined)
    ):
        raise NoWords(type(value).__name__)
    return str(value)


def figure_span(figure: Figure) -> Span:
    """The span of a figure: its path, place, status and a typed value for spreadsheets."""
    parsed = figure.parsed
    number = getattr(parsed, "value", None)
    unit = {"money": "yuan", "ratio": "ratio", "count": "count"}.get(
        getattr(parsed, "kind", ""), ""
    )
    typed = float(number) if unit == "ratio" else int(number) if unit else None
    return Span(
        Origin(figure.path, figure.place),
        Mark(figure.status, provenance_note(figure), typed, unit),
    )


def provenance_note(figure: Figure) -> str:
    """Reason and source in Chinese, for the Word comment and the register."""
    basis = figure.provenance
    if basis is None:
        return "未注明依据"
    if basis.status == "published" and basis.source:
        return f"来源：{basis.source.document}{basis.source.article}"
    head = "拟定" if basis.status == "proposed" else "待核"
    return f"{head}：{basis.reason}"
