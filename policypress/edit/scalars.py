"""A text written as one YAML value, in the style that a value had (标量).

Four styles: plain (无引号), single and double quoted, and literal (`|`), whose lines
stand indented below. What a style cannot hold gives None; the splice then tries another.
"""

from __future__ import annotations

import re

import yaml
from msgspec import Struct

_TEXT = "tag:yaml.org,2002:str"
_RESOLVER = yaml.resolver.Resolver()
# Characters by which YAML would take a plain value for something else, at its start and
# anywhere in it; the rest is found by reading what was written.
_INDICATORS = tuple("-?:,[]{}#&*!|>'\"%@`=<~")
_INNER = re.compile(r": | #|\t|:$")
_IN_FLOW = re.compile(r"[,\[\]{}]")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


class Setting(Struct, frozen=True):
    """How the surroundings of a value are written.

    indent: columns of the lines of a literal value; newline: how lines end; flow:
    inside of brackets.
    """

    indent: int
    newline: str
    flow: bool


def resolved(value: str) -> str:
    """The type that other programs take a plain value for: a tag of YAML 1.1."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))
    return tag


def plain(
    value: str,
    setting: Setting,
    tag: str = _TEXT,
) -> str | None:
    """The value without quotes. tag: the type it may be taken for (a number where a
    number stood)."""
    if not value or value != value.strip() or "\n" in value:
        return None
    if value.startswith(_INDICATORS) and not _is_minus(value):
        return None
    if _INNER.search(value):
        return None
    if setting.flow and _IN_FLOW.search(value):
        return None
    found = resolved(value)
    return value if found in (tag, _TEXT) else None


def _is_minus(value: str) -> bool:
    """Whether a dash at the start is no item of a list: -5 and the like."""
    return len(value) > 1 and value[0] == "-" and value[1].isalnum()


def single(value: str) -> str | None:
    """The value in single quotes; a quote in it stands twice."""
    if "\n" in value:
        return None
    return "'" + value.replace("'", "''") + "'"


def double(value: str) -> str:
    """The value in double quotes, on one line."""
    return '"' + escaped(value) + '"'


def escaped(value: str) -> str:
    """Text as it stands inside of double quotes."""
    return "".join(_ESCAPED.get(character, character) for character in value)


def literal(
    value: str,
    setting: Setting,
    header: str = "|",
) -> str | None:
    """The value as indented lines: one a paragraph, an empty line between two.

    header: `|` with what a drafter wrote behind it (`|-`, `|+`, a comment). None where
    it cannot hold the value: in brackets, empty, or with single line breaks.
    """
    paragraphs = value.split("\n\n")
    is_lines = any("\n" in one or one != one.strip() for one in paragraphs)
    if setting.flow or is_lines or not all(paragraphs):
        return None
    margin = " " * setting.indent
    body = (setting.newline * 2).join(margin + one for one in paragraphs)
    return f"{header}{setting.newline}{body}{setting.newline}"
