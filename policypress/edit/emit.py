"""New mappings and lists as YAML text in the style of the house: two columns a level,
long prose as literal lines, short values plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from policypress.edit.scalars import Setting, double, literal, plain

STEP = 2  # columns a level
_LONG = 60  # characters; longer prose stands on a line of its own


def in_flow(value: Any) -> str:
    """A value inside of brackets, on one line."""
    if isinstance(value, str):
        inside = Setting(0, "\n", True)
        return plain(value, inside) or double(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        pairs = (f"{key(name)}: {in_flow(one)}" for name, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(in_flow(one) for one in value) + "]"


def key(name: str) -> str:
    """A key, in quotes where it needs them."""
    return plain(name, Setting(0, "\n", True)) or double(name)


def entry(
    name: str,
    value: Any,
    column: int,
    newline: str,
) -> str:
    """Lines of one entry of a mapping whose keys stand at `column`; with the line end."""
    margin = " " * column
    return f"{margin}{key(name)}:{_after_colon(value, column, newline)}"


def item(
    value: Any,
    column: int,
    newline: str,
) -> str:
    """Lines of one item of a list whose dashes stand at `column`; with the line end."""
    margin = " " * column
    if isinstance(value, Mapping) and value:
        inner = column + STEP
        lines = "".join(
            entry(name, one, inner, newline) for name, one in value.items()
        )
        return f"{margin}- {lines[inner:]}"
    if isinstance(value, str):
        setting = Setting(column + STEP, newline, False)
        return f"{margin}- {text(value, setting)}"
    return f"{margin}- {in_flow(value)}{newline}"


def text(value: str, setting: Setting) -> str:
    """A text behind a key or a dash, with the line end."""
    is_long = len(value) > _LONG or "\n" in value
    lines = literal(value, setting) if is_long else None
    if lines:
        return lines
    return f"{plain(value, setting) or double(value)}{setting.newline}"


def _after_colon(
    value: Any,
    column: int,
    newline: str,
) -> str:
    """What follows the colon of a key that stands at `column`."""
    inner = column + STEP
    if isinstance(value, str):
        return " " + text(value, Setting(inner, newline, False))
    if isinstance(value, bool) or not value or _is_short(value):
        return f" {in_flow(value)}{newline}"
    if isinstance(value, Mapping):
        lines: Iterable[str] = (
            entry(name, one, inner, newline) for name, one in value.items()
        )
    else:
        lines = (item(one, inner, newline) for one in value)
    return newline + "".join(lines)


def _is_short(value: Any) -> bool:
    """Whether a list is one of short words, which the house writes in brackets."""
    if isinstance(value, Mapping):
        return False
    words = [one for one in value if isinstance(one, str)]
    return len(words) == len(value) and sum(map(len, words)) <= _LONG
