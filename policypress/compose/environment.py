"""The sandbox in which clause prose and templates run (Jinja), and how values become marked Markdown."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, TypeVar

from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, Template, Undefined, pass_eval_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from policypress.language.dates import Date
from policypress.language.listing import joint, quote
from policypress.language.numerals import to_chinese
from policypress.language.quantity import Quantity
from policypress.source.model import Figure

from .bounds import CONCATENATED, COUNTED, Budget, Generator, cost
from .compiled import Compiled
from .document import Mark, Origin
from .failures import NoWords
from .marks import NEW_PARAGRAPH, Marked, Nodes, Sourced, Span, escape, line_mark, visible, without_markers

F = TypeVar("F", bound=Callable[..., Any])

# Steps and characters of one rendering: a hundred times our longest document, and more than any paragraph.
_DOCUMENT, _PARAGRAPH = 10_000_000, 50_000
# Of Jinja's filters those that choose and order; the others make markup, padding or Python's own words for an object.
_FILTERS = ("count", "default", "first", "groupby", "last", "length", "list", "map", "max", "min", "reject",
            "rejectattr", "reverse", "select", "selectattr", "sort", "sum", "unique")


class LineMarks(Extension):
    """Marks each line of a template with its number, so that a paragraph knows the line that made it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        nodes: Nodes = self.environment.source_nodes  # type: ignore[attr-defined]
        file = nodes.file_number(f"templates/{stream.name}") if stream.name else -1
        for token in stream:
            if token.type == "data":
                words = without_markers(token.value)
                yield Token(token.lineno, "data", _with_marks(words, token.lineno, file) if file >= 0 else words)
                continue
            if token.type == "variable_begin" and file >= 0:
                yield Token(token.lineno, "data", line_mark(file, token.lineno))
            yield token


class PlainWords(Extension):
    """Clause prose is plain text: what stands outside {{ }} never acts as Markdown."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            yield Token(token.lineno, token.type, escape(token.value)) if token.type == "data" else token


def _with_marks(data: str, line: int, file: int) -> str:
    lines = data.split("\n")
    return "\n".join(
        words + line_mark(file, line + offset) if words.strip() else words for offset, words in enumerate(lines))


class Parts(FileSystemLoader):
    """Templates that others include. Their name is what a drafter knows, not where this machine keeps them."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, _, unchanged = super().get_source(environment, template)
        return source, f"templates/{template}", unchanged


class Bounded(Template):
    """A template that begins each rendering with a full budget."""

    def render(self, *args: Any, **names: Any) -> str:
        self.environment.budget.refill()  # type: ignore[attr-defined]
        return super().render(*args, **names)


def offered(function: F) -> F:
    """Marks a function that templates and prose may call; they can call no other."""
    function.offered = True  # type: ignore[attr-defined]
    return function


class Sandbox(ImmutableSandboxedEnvironment):
    """Undefined names are errors, nothing can be called but what is offered, no rendering can eat the machine.

    templates: their folder; without it this is the sandbox of clause prose. compiled: what earlier builds compiled.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    code_generator_class = Generator
    template_class = Bounded

    def __init__(self, nodes: Nodes, templates: Path | None = None, compiled: Compiled | None = None) -> None:
        self.source_nodes = nodes
        self._compiled, self._kind = compiled, "template" if templates else "prose"
        self._safe: dict[tuple[type, str], bool] = {}
        self.budget = Budget(_DOCUMENT if templates else _PARAGRAPH)
        # Not optimized: what Jinja works out beforehand it would neither mark nor count.
        super().__init__(
            undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True,
            keep_trailing_newline=True, finalize=pass_eval_context(lambda _, value: self.mark(value)), optimized=False,
            extensions=[LineMarks if templates else PlainWords],
            loader=Parts(templates, encoding="utf-8-sig") if templates else DictLoader({}))
        self.globals = {"range": self._range, "br": Marked(NEW_PARAGRAPH)}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters.update({
            COUNTED: self._counted, CONCATENATED: self._concatenated, "cn": to_chinese, "join": self._join,
            "listing": self._listing, "paragraphs": self._paragraphs, "quoted": self._quoted,
            "filename": _file_name_part})

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *others: Any, **named: Any) -> Any:
        """Jinja's own, unless an earlier build has compiled the same."""
        def make() -> Any:
            return super(Sandbox, self).compile(source, name, filename, *others, **named)

        if self._compiled is None or others or named or not isinstance(source, str):
            return make()
        # The code of a template says the number of its file in every line mark.
        file = self.source_nodes.file_number(f"templates/{name}") if name else None
        return self._compiled.code((self._kind, name, filename, file, source), make)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Asked for every name of every template; Jinja's answer depends on the type and the name alone."""
        known = self._safe.get((type(obj), attr))
        if known is None:
            known = self._safe[type(obj), attr] = super().is_safe_attribute(obj, attr, value)
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
            return self.source_nodes.figure(value.path, lambda: (escape(str(value)), figure_span(value)))
        if isinstance(value, Sourced):
            return self.source_nodes.wrap(escape(value), Span(origin=value.origin, block=True))
        if hasattr(value, "__marked__"):
            return self._marked(value.__marked__())
        return escape(as_words(value))

    def _join(self, items: Any, between: str = "") -> Marked:
        """Jinja's filter `join`, for values that carry their origin."""
        return Marked(str(self.mark(between)).join(str(self.mark(item)) for item in items))

    def _listing(self, items: Any, attribute: str = "", last: str = "", end: str = "") -> Marked:
        """Chinese enumeration; Jinja filter `listing`."""
        names = [str(self.mark(self.getattr(item, attribute) if attribute else item)) for item in items]
        said = names[:1]
        for before, after in pairwise(names):
            # Whether 《》 meets 《》 shows in the words themselves, not in the markers around them.
            said += [joint(visible(before), visible(after)), after]
        if last and len(names) > 1:
            said[-2] = escape(last)
        return Marked("".join([*said, escape(end)] if names else []))

    def _quoted(self, words: str) -> Marked:
        """Words in quotation marks; those inside take the inner ones (GB/T 15834 4.8); Jinja filter `quoted`."""
        plain = quote(str(words))
        return self.mark(Sourced(plain, words.origin)) if isinstance(words, Sourced) else escape(plain)

    def _paragraphs(self, items: Any) -> Marked:
        """Several values as paragraphs of one table cell; Jinja filter `paragraphs`."""
        return Marked(NEW_PARAGRAPH.join(str(self.mark(item)) for item in items))

    def _concatenated(self, items: list[Any]) -> str:
        """What ``~`` makes: plain words of plain words, marked ones as soon as one of them is."""
        words = [str(self.mark(item)) for item in items]
        plain = all(isinstance(item, (str, int)) and not isinstance(item, Markup) for item in items)
        return "".join(map(str, items)) if plain else Marked("".join(words))

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.budget.spend(1)
            yield item

    @offered
    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        self.budget.spend(len(numbers))
        return numbers

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        self.budget.spend(cost(operator, left, right))
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, function: Any, /, *args: Any, **named: Any) -> Any:
        self.budget.spend(1)
        return super().call(context, function, *args, **named)

    def is_safe_callable(self, function: Any) -> bool:
        """What is offered, and Jinja's own: macros, blocks, loop() and loop.cycle()."""
        owner = getattr(function, "__self__", None)
        return getattr(function, "offered", None) is True or isinstance(function, (Macro, BlockReference)) or any(
            isinstance(one, LoopContext) for one in (function, owner))


def _file_name_part(words: object) -> str:
    """Words as one part of a path: a slash would open a folder."""
    return str(words).replace("/", "、").replace("\\", "、")


def as_words(value: object) -> str:
    """The words of a plain value; a name that is not there raises UndefinedError, any other object NoWords."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Quantity, Date, Undefined)):
        raise NoWords(type(value).__name__)
    return str(value)


def figure_span(figure: Figure) -> Span:
    """The span of a figure: its path, place, status and a typed value for spreadsheets."""
    parsed = figure.parsed
    number = getattr(parsed, "value", None)
    unit = {"money": "yuan", "ratio": "ratio", "count": "count"}.get(getattr(parsed, "kind", ""), "")
    typed = float(number) if unit == "ratio" else int(number) if unit else None
    return Span(Origin(figure.path, figure.place), Mark(figure.status, provenance_note(figure), typed, unit))


def provenance_note(figure: Figure) -> str:
    """Reason and source in Chinese, for the Word comment and the register."""
    basis = figure.provenance
    if basis is None:
        return "未注明依据"
    if basis.status == "published" and basis.source:
        return f"来源：{basis.source.document}{basis.source.article}"
    head = "拟定" if basis.status == "proposed" else "待核"
    return f"{head}：{basis.reason}"
