"""The sandbox in which clause prose and templates run (Jinja), and how values become marked Markdown."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, Iterator

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from policypress.language.dates import Date
from policypress.language.listing import enumerate_names
from policypress.language.numerals import to_chinese
from policypress.language.quantity import Quantity
from policypress.source.model import Figure
from policypress.source.place import Finding, Place

from .document import Mark, Origin
from .marks import NEW_PARAGRAPH, Marked, Nodes, Sourced, Span, escape, line_mark

_LARGEST = 100_000  # characters, or repetitions, that one expression may make


class LineMarks(Extension):
    """Marks each line of a template with its number, so that a paragraph knows the line that made it."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        nodes: Nodes = self.environment.source_nodes  # type: ignore[attr-defined]
        file = nodes.file_number(f"templates/{stream.name}") if stream.name else -1
        for token in stream:
            if token.type == "data" and file >= 0:
                yield Token(token.lineno, token.type, _with_marks(token.value, token.lineno, file))
            else:
                yield token


class PlainWords(Extension):
    """Clause prose is plain text: what stands outside {{ }} never acts as Markdown."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            yield Token(token.lineno, token.type, escape(token.value)) if token.type == "data" else token


def _with_marks(data: str, line: int, file: int) -> str:
    lines = data.split("\n")
    return "\n".join(words + line_mark(file, line + offset) if words.strip() else words for offset, words in enumerate(lines))


class Sandbox(ImmutableSandboxedEnvironment):
    """Undefined names are errors, nothing can be reached but the views, no expression can eat the machine."""

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, nodes: Nodes, templates: Path | None = None) -> None:
        self.source_nodes = nodes
        super().__init__(
            undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
            finalize=self.mark, extensions=[LineMarks if templates else PlainWords],
            loader=FileSystemLoader(templates) if templates else None)
        self.globals = {"range": self.globals["range"], "br": Marked(NEW_PARAGRAPH)}
        self.filters.update(cn=to_chinese, join=self._join, listing=self._listing, paragraphs=self._paragraphs, filename=_file_name_part)

    def mark(self, value: Any) -> Any:
        """What `{{ value }}` writes: figures and sourced words inside markers, other words escaped."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Figure):
            return self.source_nodes.wrap(escape(str(value)), figure_span(value))
        if isinstance(value, Sourced):
            return self.source_nodes.wrap(escape(value), Span(origin=value.origin, block=True))
        if value is None:
            return ""
        if hasattr(value, "__marked__"):
            return self.mark(value.__marked__())
        if not isinstance(value, (str, int, float, Quantity, Date)):
            raise TypeError(f"{type(value).__name__} has no words")
        return escape(str(value))

    def _join(self, items: Any, between: str = "") -> Marked:
        """Jinja's filter `join`, for values that carry their origin."""
        return Marked(str(self.mark(between)).join(str(self.mark(item)) for item in items))

    def _listing(self, items: Any, attribute: str = "", last: str = "", end: str = "") -> Marked:
        """Chinese enumeration; Jinja filter `listing`."""
        values = [getattr(item, attribute) if attribute else item for item in items]
        return Marked(enumerate_names([str(self.mark(value)) for value in values], end=end, last=last))

    def _paragraphs(self, items: Any) -> Marked:
        """Several values as paragraphs of one table cell; Jinja filter `paragraphs`."""
        return Marked(NEW_PARAGRAPH.join(str(self.mark(item)) for item in items))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        sizes = [len(v) if isinstance(v, (str, list, tuple)) else abs(v) for v in (left, right) if not isinstance(v, float)]
        if operator == "**" or (len(sizes) == 2 and sizes[0] * sizes[1] > _LARGEST):
            raise SecurityError("expression is too large")
        return super().call_binop(context, operator, left, right)


def _file_name_part(words: object) -> str:
    """Words as one part of a path: a slash would open a folder."""
    return str(words).replace("/", "、").replace("\\", "、")


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
    line = getattr(error, "lineno", None)
    if isinstance(error, TemplateSyntaxError):
        where = Place(error.filename or place.file, line or place.line, 1) if error.name else place
        return Finding("template-syntax", f"模板语法有误：{_translate(error.message or '')}", where,
                       "核对 {{ }} 与 {% %} 是否成对、引号是否配对")
    if isinstance(error, SecurityError):
        return Finding("template-unsafe", "此处的表达式不被允许（涉及程序内部或运算量过大）", place, "只使用说明文档列出的名称")
    if isinstance(error, TemplateNotFound):
        return Finding("template-missing", f"找不到模板“{error.name}”", place, "核对 include 的文件名")
    if isinstance(error, UnknownId):
        near = difflib.get_close_matches(error.identity, error.known, n=1, cutoff=0.5)
        return Finding("unknown-reference", f"{error.kind}“{error.identity}”不存在", place,
                       f"是否应为“{near[0]}”？" if near else f"可用的标识：{'、'.join(error.known[:12])}")
    if isinstance(error, UndefinedError):
        missing = _missing_name(str(error))
        near = difflib.get_close_matches(missing, names, n=1, cutoff=0.5)
        hint = f"是否应为“{near[0]}”？" if near else (f"此处可用：{'、'.join(names[:12])}" if names else "核对名称")
        return Finding("undefined-name", f"引用了不存在的名称“{missing}”", place, hint)
    if isinstance(error, RecursionError):
        return Finding("template-circular", "模板互相包含，形成循环", place, "检查 include 是否包含了自身")
    if isinstance(error, TemplateError):
        return Finding("template-error", "模板无法执行", place, "核对表达式")
    return Finding("template-error", f"表达式无法计算（{type(error).__name__}）", place, "核对表达式中各项的类型")


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
