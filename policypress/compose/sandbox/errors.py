"""What can go wrong while prose or a template is rendered, as findings: a slip there is
a user's, not ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.utils import missing

from policypress.compose.sandbox.absent_items import (
    absent_item,
    hint_for,
    item_of_nothing,
)
from policypress.compose.sandbox.budget import TooLong, TooMuch
from policypress.compose.sandbox.counting import TooComplex, UnknownName
from policypress.compose.sandbox.syntax_words import shown, translated
from policypress.findings import Finding, Place, did_you_mean
from policypress.source.model import Figure


class NoWords(Exception):
    """A value that is neither words nor a figure was to be written, such as a whole
    support."""


class BadArgument(Exception):
    """A function or filter was called with something it cannot take; message is
    Chinese."""


class BadMarkdown(Exception):
    """A document that a template has written and that cannot be laid out; Chinese."""

    def __init__(
        self,
        message: str,
        place: Place | None,
        hint: str,
    ) -> None:
        """place: None where no template line is known."""
        super().__init__(message)
        self.place, self.hint = place, hint


class Unreadable(Exception):
    """A template file that could not be read, with the findings that say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings


class UnknownId(Exception):
    """ref() or cite() of an id that does not exist; becomes a finding."""

    def __init__(
        self,
        kind: str,
        identity: str,
        known: list[str],
    ) -> None:
        """kind: which function was called; known: ids it would take."""
        super().__init__(identity)
        self.kind, self.identity, self.known = kind, identity, known


class NoSuchPart(UndefinedError):
    """Something that is there was asked for a part that it does not have."""

    def __init__(
        self,
        owner: object,
        name: object,
        message: str,
    ) -> None:
        """owner: what was asked; name: the part, or an index of any type; message: Jinja's own."""
        super().__init__(message)
        if isinstance(name, Undefined):
            str(name)  # an index that is not there itself: Jinja names it
        self.owner, self.item = owner, absent_item(owner, name)
        self.name = "这里的下标"
        if isinstance(name, (str, int)):
            self.name = str(name)


class Missing(StrictUndefined):
    """What a name stands for that is not there; it remembers what was asked for it."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        """As Jinja makes it; where the part of something is missing (obj), the error that it
        raises later knows of what."""
        super().__init__(hint, obj, name, exc)
        if obj is not missing and exc is UndefinedError:
            self._undefined_exception = partial(  # type: ignore[assignment]
                NoSuchPart,
                obj,
                name,
            )


class NoParts(Missing):
    """Parts that something does not have, such as the tiers of one sum: a template may ask
    whether there are any, and names them in vain."""

    __slots__ = ()

    def __init__(
        self,
        owner: object,
        name: str,
    ) -> None:
        """owner: what has none; name: by which they would go."""
        super().__init__(obj=owner, name=name)

    def __bool__(self) -> bool:  # type: ignore[override]
        return False


def words_given(value: object, what: str) -> str:
    """The words a function was called with; BadArgument for anything else.

    what: the function and what it asks for, in Chinese. An undefined name is left to
    Jinja, which names it.
    """
    if isinstance(value, Undefined):
        str(value)
    if not isinstance(value, str):
        raise BadArgument(f"{what}应是一段文字")
    return value


def template_place(
    error: BaseException,
    default: Place,
) -> Place:
    """The innermost template line of a traceback; `default` where there is none."""
    place = default
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith("templates/"):
            place = Place(name, trace.tb_lineno, 1)
        trace = trace.tb_next
    return place


_WHOLE = (Figure, str)  # what is written as it stands, and has no parts
_MOST_NAMES = 12  # listed in a hint; more nobody reads
_COUNT_HINT = "减少循环和重复，只使用说明文档列出的名称"
# Code, message and hint of what needs no more words; the first that fits.
_PLAIN: tuple[tuple[Any, str, str, str], ...] = (
    (
        (TooMuch, OverflowError, MemoryError),
        "template-unsafe",
        "此处的表达式运算量过大，没有算完",
        _COUNT_HINT,
    ),
    (
        SecurityError,
        "template-unsafe",
        "此处的表达式不被允许（涉及程序内部或运算量过大）",
        "只使用说明文档列出的名称",
    ),
    (
        NoWords,
        "no-words",
        "这里写出的不是文字，也不是数据",
        "写到具体的一项，如 {{ s.x.value }}；几项的用 listing 或 for 列出",
    ),
    (
        RecursionError,
        "template-circular",
        "条文或模板引用了自身，形成循环",
        "检查 {{ }} 和 include 是否绕回了这里",
    ),
    (
        TemplateRuntimeError,
        "template-error",
        "模板无法执行",
        "核对过滤器、判断和宏的名称与写法",
    ),
    (TemplateError, "template-error", "模板无法执行", "核对表达式"),
    (
        ZeroDivisionError,
        "template-error",
        "表达式无法计算：除数是零",
        "核对表达式中的除数",
    ),
    (
        TypeError,
        "template-error",
        "表达式无法计算：各项的类型不合，或括号里的内容多了、少了",
        "核对表达式中各项的类型",
    ),
    (
        (ValueError, ArithmeticError),
        "template-error",
        "表达式无法计算：有一项的内容不合要求",
        "核对表达式中各项的内容",
    ),
)
_CANNOT = ("template-error", "表达式无法计算", "核对表达式中各项的类型")


def as_finding(
    error: Exception,
    place: Place,
    names: list[str],
    folder: str = "templates",
) -> Finding:
    """An error as a finding.

    place: where the prose or template stands; names: what could have been meant;
    folder: what drafters call the folder of the templates.
    """
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, place, folder)
    if isinstance(error, UndefinedError):
        return _undefined(error, place, names)
    for kind, make in _EXPLAINED:
        if isinstance(error, kind):
            return make(error, place)
    for kinds, code, message, hint in _PLAIN:
        if isinstance(error, kinds):
            return Finding(code, message, place, hint)
    code, message, hint = _CANNOT
    return Finding(code, message, place, hint)


def _undefined(
    error: UndefinedError,
    place: Place,
    names: list[str],
) -> Finding:
    """A name or an item that is not there, or that the policy has left out."""
    absent = _missing_name(str(error))
    item = item_of_nothing(absent)
    if isinstance(error, NoSuchPart):
        absent = error.name
        parts = known_parts(error.owner)
        # What has named parts is asked for those, also with a number: s.x.7.
        item = "" if parts else error.item
        names = parts or names
    if item:
        return Finding("template-error", item, place, hint_for(item))
    message = f"引用了不存在的名称“{shown(absent)}”"
    if isinstance(error, NoSuchPart) and isinstance(error.owner, _WHOLE):
        hint = f"前面的名称已经是数据，到它为止，删去“.{shown(absent)}”"
        return Finding("undefined-name", message, place, hint)
    hint = f"这里没有写“{shown(absent)}”这一项：在 YAML 中补上，或改用已有的"
    if absent not in names:
        known = "、".join(names[:_MOST_NAMES])
        hint = did_you_mean(absent, names, f"此处可用：{known}")
    return Finding("undefined-name", message, place, hint)


def known_parts(view: object) -> list[str]:
    """The names that a view answers to; none of anything else."""
    names = getattr(view, "names", None)
    return names() if callable(names) else []


def _unreadable(
    error: Unreadable,
    place: Place,
) -> Finding:
    return error.findings[0]


def _bad_markdown(
    error: BadMarkdown,
    place: Place,
) -> Finding:
    """Markdown that cannot be read: at its own place where that is known."""
    return Finding(
        "template-error",
        str(error),
        error.place or place,
        error.hint,
    )


def _bad_argument(
    error: BadArgument,
    place: Place,
) -> Finding:
    return Finding("template-error", str(error), place, "核对括号里的内容")


def _too_long(error: TooLong, place: Place) -> Finding:
    return Finding("template-unsafe", str(error), place, _COUNT_HINT)


def _missing_template(
    error: TemplateNotFound,
    place: Place,
) -> Finding:
    """An {% include %} of a file that is not there, or of no name at all."""
    if not isinstance(error.name, str):
        return Finding(
            "template-missing",
            "include 后没有写文件名",
            place,
            '写成 {% include "_parts/文件名.md" %}',
        )
    return Finding(
        "template-missing",
        f"找不到模板“{shown(error.name)}”",
        place,
        "核对 include 的文件名",
    )


def _syntax(
    error: TemplateSyntaxError,
    place: Place,
    folder: str,
) -> Finding:
    """A template that cannot be compiled, with the line in its own file."""
    where = place
    if error.name:
        # Jinja's lexer gives the name of the file, its parser that of the template.
        name = error.name.removeprefix(f"{folder}/")
        where = Place(f"{folder}/{name}", error.lineno, 1)
    if isinstance(error, TooComplex):
        return Finding(
            "template-too-complex",
            error.message or "",
            where,
            "拆成几份，或删去多余的部分",
        )
    hint = "核对 {{ }} 与 {% %} 是否成对、引号是否配对"
    if isinstance(error, UnknownName):
        hint = did_you_mean(error.wanted, sorted(error.known))
    message = f"模板语法有误：{translated(error.message or '')}"
    return Finding("template-syntax", message, where, hint)


def _unknown(error: UnknownId, place: Place) -> Finding:
    """An id that is not in the policy, such as that of a measure or document."""
    known = "、".join(error.known[:_MOST_NAMES])
    hint = did_you_mean(error.identity, error.known, f"可用的标识：{known}")
    message = f"{error.kind}“{shown(error.identity)}”不存在"
    return Finding("unknown-reference", message, place, hint)


# Errors that need more words than _PLAIN has.
_EXPLAINED: tuple[
    tuple[type[Exception], Callable[[Any, Place], Finding]], ...
] = (
    (Unreadable, _unreadable),
    (TemplateNotFound, _missing_template),
    (UnknownId, _unknown),
    (BadMarkdown, _bad_markdown),
    (BadArgument, _bad_argument),
    (TooLong, _too_long),
)


def _missing_name(message: str) -> str:
    quoted = re.findall(r"'([^']*)'", message)
    return quoted[-1] if quoted else message
