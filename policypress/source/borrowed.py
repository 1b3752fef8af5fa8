"""A figure that is another one (同一个数据只写一处): with `limit: "{{ review.facts.accept }}"`
the time limit of a guide is that of its clause, and so the pass mark (合格线) of a scoring table
may be that of the condition. The other is named by the id of a provision or annex (`p` for
policy.yaml) and the keys on the way to it; a value in words may hold it among other words.
"""

from __future__ import annotations

import re
from collections.abc import (
    Callable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from typing import Any, NamedTuple, get_args

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from policypress.findings import Finding, did_you_mean
from policypress.source.model.base import Node
from policypress.source.model.figure import BORROWED, UNKNOWN, Figure

# Files whose figures are the document's own: others tell of somebody else's.
_OWN = ("policy", "measures/", "parts/", "supplementary", "annexes/")
_VALUE = ".value"
_UNKNOWN = "unknown-figure"


class _Held(NamedTuple):
    """A figure and what may stand in its place. checks: raise PydanticCustomError for a
    figure of another kind."""

    figure: Figure
    checks: tuple[Callable[[Figure], Figure], ...]


def is_borrowed(figure: Figure) -> bool:
    """Whether its value is, or holds, that of another figure."""
    return BORROWED.search(figure.value) is not None


def borrow(
    nodes: Mapping[str, Node],
    is_whole: bool,
) -> list[Finding]:
    """Gives each such figure the value of the other; findings for names that no figure
    has, and for figures of another kind.

    nodes: of whole files by file id. is_whole: no file is missing among them, so that a
    name that is not there is a mistake. Written to __dict__: the fields are frozen.
    """
    held: list[_Held] = []
    for node in nodes.values():
        held += _figures(node)
    borrowed = [one for one in held if is_borrowed(one.figure)]
    if not borrowed:
        return []
    findings = list(_put_in(borrowed, dict(_named(held))))
    if is_whole:
        return findings
    return [one for one in findings if one.code != _UNKNOWN]


def _put_in(
    borrowed: Sequence[_Held],
    known: Mapping[str, Figure],
) -> Iterator[Finding]:
    """Gives some figures the values they borrow, and says what is wrong with them."""
    # All values first: one that was put in already would no longer be seen to borrow.
    values = [_value_of(one.figure, known) for one in borrowed]
    for one, (value, found) in zip(borrowed, values, strict=True):
        one.figure.__dict__["value"] = value
        yield from found
        if value and not found:
            yield from _wrong_kind(one)


def _value_of(
    figure: Figure,
    known: Mapping[str, Figure],
) -> tuple[str, list[Finding]]:
    """The value with others put in, and what is wrong with it. "" for one that is not
    known itself; among other words it is 【待核】."""
    findings: list[Finding] = []

    def put_in(match: re.Match[str]) -> str:
        """What stands in the place of one name in braces."""
        name = match[1].removesuffix(_VALUE)
        other = _other(figure, name, known)
        if isinstance(other, Finding):
            findings.append(other)
            return ""
        if other.is_known:
            return other.value
        is_all = match[0] == figure.value
        return "" if is_all else UNKNOWN

    return BORROWED.sub(put_in, figure.value), findings


def _other(
    figure: Figure,
    name: str,
    known: Mapping[str, Figure],
) -> Figure | Finding:
    """The figure of a name, or why it cannot stand in the place of one."""
    other = known.get(name)
    place = figure.place_of("value")
    if other is None:
        hint = did_you_mean(name, known, _how(known))
        message = f"没有名为“{name}”的数据"
        return Finding(_UNKNOWN, message, place, hint)
    if is_borrowed(other):
        hint = "直接写那个数据所引用的名称"
        message = f"“{name}”自己也引用别的数据"
        return Finding("borrowed-twice", message, place, hint)
    return other


def _how(known: Iterable[str]) -> str:
    """How a figure is named, with one that there is."""
    example = next((name for name in known if not name.startswith("p.")), "")
    named = f"，如 {{{{ {example} }}}}" if example else ""
    return f"写 条文标识.facts.名称 这样的路径{named}"


def _wrong_kind(one: _Held) -> Iterator[Finding]:
    """That a time limit, say, is no span of time."""
    try:
        for check in one.checks:
            check(one.figure)
    except PydanticCustomError as error:
        context: Any = error.context or {}
        place = one.figure.place_of("value")
        hint = str(context.get("hint", ""))
        yield Finding(error.type, error.message(), place, hint)


def _named(held: Iterable[_Held]) -> Iterator[tuple[str, Figure]]:
    """Figures of the document itself by the names that others take them by."""
    for one in held:
        file, _, keys = one.figure.path.partition("#")
        if not file.startswith(_OWN):
            continue
        home = "p" if file == "policy" else file.rpartition("/")[2]
        if file == "supplementary" or file.startswith("parts/"):
            keys = keys.removeprefix("articles.")
            name = keys
        else:
            name = f"{home}.{keys}"
        yield name.removesuffix(_VALUE), one.figure


def _figures(node: Node) -> Iterator[_Held]:
    """Every figure in a node, with what its place asks of it."""
    for field, value in node.__dict__.items():
        if field.startswith("_"):  # path and place, which binding wrote
            continue
        for one in _nodes(value):
            if isinstance(one, Figure):
                yield _Held(one, _checks(type(node), field))
            yield from _figures(one)


def _nodes(value: Any) -> Iterator[Node]:
    """The nodes that a field holds, in lists and mappings too."""
    if isinstance(value, Node):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _nodes(one)


def _checks(
    kind: type[Node],
    field: str,
) -> tuple[Callable[[Figure], Figure], ...]:
    """The validators that a field has for its figures (Money, Duration …)."""
    about = kind.model_fields.get(field)
    if about is None:
        return ()
    return tuple(_validators([*about.metadata, about.annotation]))


def _validators(parts: Iterable[Any]) -> Iterator[Callable[[Figure], Figure]]:
    """Those among the parts of an annotation."""
    for part in parts:
        if isinstance(part, AfterValidator):
            func: Any = part.func
            if getattr(func, "of_figure", False):
                yield func
        else:
            yield from _validators(get_args(part))
            yield from _validators(getattr(part, "__metadata__", ()))
