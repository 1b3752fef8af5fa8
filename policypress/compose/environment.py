"""The sandbox in which clause prose and templates run (Jinja), and how values become marked Markdown."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, TypeVar

from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2 import TemplateError, TemplateSyntaxError, Undefined, UndefinedError, pass_eval_context
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from policypress.language.dates import Date
from policypress.language.listing import enumerate_names, quote
from policypress.language.numerals import to_chinese
from policypress.language.quantity import Quantity
from policypress.source.model import Figure
from policypress.source.place import Finding, Place

from .bounds import CONCATENATED, COUNTED, Budget, Generator, cost
from .document import Mark, Origin
from .marks import NEW_PARAGRAPH, Marked, Nodes, Sourced, Span, escape, line_mark, without_markers

F = TypeVar("F", bound=Callable[..., Any])

# Steps and characters of one rendering: a hundred times our longest document, and more than any paragraph.
_DOCUMENT, _PARAGRAPH = 20_000_000, 50_000
# Of Jinja's filters those that choose and order; the others make markup, padding or Python's own words for an object.
_FILTERS = ("count", "default", "first", "groupby", "last", "length", "list", "map", "max", "min", "reject", "rejectattr",
            "reverse", "select", "selectattr", "sort", "sum", "unique")


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
    return "\n".join(words + line_mark(file, line + offset) if words.strip() else words for offset, words in enumerate(lines))


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

    templates: their folder; without it this is the sandbox of clause prose.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    code_generator_class = Generator
    template_class = Bounded

    def __init__(self, nodes: Nodes, templates: Path | None = None) -> None:
        self.source_nodes = nodes
        self.budget = Budget(_DOCUMENT if templates else _PARAGRAPH)
        # Not optimized: what Jinja works out beforehand it would neither mark nor count.
        super().__init__(
            undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
            finalize=pass_eval_context(lambda _, value: self.mark(value)), optimized=False,
            extensions=[LineMarks if templates else PlainWords],
            loader=Parts(templates, encoding="utf-8-sig") if templates else DictLoader({}))
        self.globals = {"range": self._range, "br": Marked(NEW_PARAGRAPH)}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters.update({COUNTED: self._counted, CONCATENATED: self._concatenated}, cn=to_chinese, join=self._join, listing=self._listing, paragraphs=self._paragraphs, quoted=self._quoted, filename=_file_name_part)

    def mark(self, value: Any) -> Any:
        """What `{{ value }}` writes: figures and sourced words inside markers, other words escaped."""
        words = self._marked(value)
        self.budget.spend(1 + len(words))
        return words

    def _marked(self, value: Any) -> Any:
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            return str(value)  # raises
        if isinstance(value, Figure):
            return self.source_nodes.figure(value.path, lambda: (escape(str(value)), figure_span(value)))
        if isinstance(value, Sourced):
            return self.source_nodes.wrap(escape(value), Span(origin=value.origin, block=True))
        if value is None:
            return ""
        if hasattr(value, "__marked__"):
            return self._marked(value.__marked__())
        if isinstance(value, bool) or not isinstance(value, (str, int, float, Quantity, Date)):
            raise NoWords(type(value).__name__)
        return escape(str(value))

    def _join(self, items: Any, between: str = "") -> Marked:
        """Jinja's filter `join`, for values that carry their origin."""
        return Marked(str(self.mark(between)).join(str(self.mark(item)) for item in items))

    def _listing(self, items: Any, attribute: str = "", last: str = "", end: str = "") -> Marked:
        """Chinese enumeration; Jinja filter `listing`."""
        values = [getattr(item, attribute) if attribute else item for item in items]
        return Marked(enumerate_names([str(self.mark(value)) for value in values], end=end, last=last))

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


class NoWords(Exception):
    """A value that is neither words nor a figure was to be written, such as a whole support."""


class UnknownId(Exception):
    """ref() or cite() of an id that does not exist; becomes a finding."""

    def __init__(self, kind: str, identity: str, known: list[str]) -> None:
        super().__init__(identity)
        self.kind, self.identity, self.known = kind, identity, known


def figure_span(figure: Figure) -> Span:
    """The span of a figure: its path, place, status and a typed value for spreadsheets."""
    parsed = figure.parsed
    number = getattr(parsed, "value", None)
    unit = {"money": "yuan", "ratio": "ratio", "count": "count"}.get(getattr(parsed, "kind", ""), "")
    mark = Mark(figure.status, provenance_note(figure), float(number) if unit == "ratio" else (int(number) if unit else None), unit)
    return Span(Origin(figure.path, figure.place), mark)


def provenance_note(figure: Figure) -> str:
    """Reason and source in Chinese, for the Word comment and the register."""
    basis = figure.provenance
    if basis is None:
        return "未注明依据"
    if basis.status == "published" and basis.source:
        return f"来源：{basis.source.document}{basis.source.article}"
    head = "拟定" if basis.status == "proposed" else "待核"
    return f"{head}：{basis.reason}"


def as_finding(error: Exception, place: Place, names: list[str]) -> Finding:
    """A Jinja error as a finding. place: where the prose or template stands; names: what could have been meant."""
    if isinstance(error, TemplateSyntaxError):
        where = Place(f"templates/{error.name}", error.lineno, 1) if error.name else place
        return Finding("template-syntax", f"模板语法有误：{_translate(error.message or '')}", where,
                       "核对 {{ }} 与 {% %} 是否成对、引号是否配对")
    if isinstance(error, (SecurityError, OverflowError, MemoryError)):
        return Finding("template-unsafe", "此处的表达式不被允许（涉及程序内部或运算量过大）", place, "只使用说明文档列出的名称")
    if isinstance(error, TemplateNotFound):
        return Finding("template-missing", f"找不到模板“{error.name}”", place, "核对 include 的文件名")
    if isinstance(error, UnknownId):
        near = difflib.get_close_matches(error.identity, error.known, n=1, cutoff=0.5)
        return Finding("unknown-reference", f"{error.kind}“{error.identity}”不存在", place,
                       f"是否应为“{near[0]}”？" if near else f"可用的标识：{'、'.join(error.known[:12])}")
    if isinstance(error, UndefinedError):
        missing = _missing_name(str(error))
        return Finding("undefined-name", f"引用了不存在的名称“{missing}”", place, _meant(missing, names))
    if isinstance(error, NoWords):
        return Finding("no-words", "这里写出的不是文字，也不是数据", place, "写到具体的一项，如 {{ s.x.value }}；几项的用 listing 或 for 列出")
    if isinstance(error, RecursionError):
        return Finding("template-circular", "条文或模板引用了自身，形成循环", place, "检查 {{ }} 和 include 是否绕回了这里")
    if isinstance(error, TemplateError):
        return Finding("template-error", "模板无法执行", place, "核对表达式")
    return Finding("template-error", f"表达式无法计算（{type(error).__name__}）", place, "核对表达式中各项的类型")


def _meant(missing: str, names: list[str]) -> str:
    if missing in names:
        return f"这里没有写“{missing}”这一项：在 YAML 中补上，或改用已有的"
    near = difflib.get_close_matches(missing, names, n=1, cutoff=0.5)
    return f"是否应为“{near[0]}”？" if near else f"此处可用：{'、'.join(names[:12])}"


def _missing_name(message: str) -> str:
    quoted = re.findall(r"'([^']*)'", message)
    return quoted[-1] if quoted else message


def _translate(message: str) -> str:
    known = {
        "unexpected end of template": "模板没有写完", "unexpected char": "出现了不认识的字符", "expected token": "写法不完整",
        "Encountered unknown tag": "不认识的标签", "unexpected '}'": "多了一个 }", "No filter named": "不存在的过滤器",
        "No test named": "不存在的判断", "Missing end of": "缺少结束标记", "Unexpected end of template": "模板没有写完",
    }
    return next((words for start, words in known.items() if message.startswith(start)), "表达式写法有误") + f"（{_quoted(message)}）"


def _quoted(message: str) -> str:
    return "、".join(re.findall(r"'([^']*)'", message)) or "请检查此处"
