"""A new value in place of an old one, with as few characters changed as can be.

Each function gives candidates: whole new texts of the file, the smallest change first.
Which of them says what was meant is found by reading it (splice.py), so a candidate may
be wrong and none may be the last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import commonprefix
from typing import Any

from policypress.edit import emit
from policypress.edit.scalars import (
    Setting,
    double,
    escaped,
    literal,
    plain,
    resolved,
    single,
)
from policypress.edit.spots import BLOCK, Spot

_HEADER = re.compile(r"[|>][^\r\n]*")
_FIRST_WORDS = re.compile(r"^( *)\S", re.M)


def candidates(
    text: str,
    spot: Spot,
    old: Any,
    new: Any,
    newline: str,
) -> Iterator[str]:
    """Texts of the file with `new` where `spot` is; old: what stands there now."""
    if isinstance(old, str) and isinstance(new, str):
        setting = _setting(text, spot, newline)
        if old and (spot.style or plain(new, setting, spot.tag)):
            yield from _within(text, spot, old, new, newline)
        yield from _anew(text, spot, new, newline)
    else:
        yield _other_shape(text, spot, new, newline)


def content_end(text: str, spot: Spot) -> int:
    """Where a value ends: the mark of a block value comes only after blank lines and
    comments."""
    raw = text[spot.start : spot.end]
    if spot.style not in (*BLOCK, None) or spot.flow:
        return spot.end
    return spot.start + len(raw.rstrip(" \r\n"))


def _within(
    text: str,
    spot: Spot,
    old: str,
    new: str,
    newline: str,
) -> Iterator[str]:
    """Only the characters that differ, in the style there is."""
    first, last = _inner(text, spot)
    before = len(commonprefix([old, new]))
    rest = commonprefix([old[before:][::-1], new[before:][::-1]])
    behind = len(rest)
    start = _forward(text, first, last, old[:before])
    end = _backward(text, first, last, old[len(old) - behind :])
    if start is None or end is None:
        return
    middle = new[before : len(new) - behind]
    words = _in_style(middle, spot, _setting(text, spot, newline))
    if before + behind == len(old):  # nothing goes: line ends between stay
        yield text[:start] + words + text[start:]
        yield text[:end] + words + text[end:]
    if start <= end:
        yield text[:start] + words + text[end:]


def _inner(text: str, spot: Spot) -> tuple[int, int]:
    """Where the words of a value begin and end, without quotes or header."""
    end = content_end(text, spot)
    if spot.style in ("'", '"'):
        return spot.start + 1, end - 1
    if spot.style in BLOCK:
        header = _HEADER.match(text, spot.start)
        return (header.end() if header else spot.start), end
    return spot.start, end


def _forward(
    text: str,
    first: int,
    last: int,
    words: str,
) -> int | None:
    """Where the text has gone past `words`, from `first` on; what the style adds
    between them (line ends, margins) is passed over."""
    at = first
    for character in words:
        found = text.find(character, at, last)
        if found < 0:
            return None
        at = found + 1
    return at


def _backward(
    text: str,
    first: int,
    last: int,
    words: str,
) -> int | None:
    """The same from the end: where `words` begin."""
    at = last
    for character in reversed(words):
        at = text.rfind(character, first, at)
        if at < 0:
            return None
    return at


def _in_style(
    words: str,
    spot: Spot,
    setting: Setting,
) -> str:
    """Words as they stand inside of a value of that style."""
    if spot.style == "'":
        return words.replace("'", "''")
    if spot.style == '"':
        return escaped(words)
    if spot.style in BLOCK:
        margin = setting.newline * 2 + " " * setting.indent
        return words.replace("\n\n", margin)
    return words


def _anew(
    text: str,
    spot: Spot,
    new: str,
    newline: str,
) -> Iterator[str]:
    """The whole value written again: in its style, then in others."""
    setting = _setting(text, spot, newline)
    end = content_end(text, spot)
    rest = text[end:]
    gap = " " if text[spot.start - 1 : spot.start] in (":", "-") else ""
    for words in _styles(text, spot, new, setting):
        if words.endswith(setting.newline):
            words = words[: -len(setting.newline)]
            follows = rest.startswith(("\r", "\n")) or not rest
            if not follows:
                continue
        yield text[: spot.start] + gap + words + rest


def _styles(
    text: str,
    spot: Spot,
    new: str,
    setting: Setting,
) -> Iterator[str]:
    """The value in its own style, then plain, quoted and literal."""
    tag = spot.tag if spot.style == "" else resolved("文")
    ways = {
        "": plain(new, setting, tag),
        "'": single(new),
        '"': double(new),
        "|": literal(new, setting, _header(text, spot)),
    }
    ways[">"] = ways["|"]
    own = ways.get(spot.style or "")
    order = [own, ways["|"] if "\n" in new else None, ways[""], ways['"']]
    yield from dict.fromkeys(words for words in order if words is not None)


def _header(text: str, spot: Spot) -> str:
    """The first line of a literal value (`|-  # comment`); `|` for others."""
    found = _HEADER.match(text, spot.start) if spot.style in BLOCK else None
    return found[0] if found else "|"


def _setting(
    text: str,
    spot: Spot,
    newline: str,
) -> Setting:
    """How lines of the value are to stand: as those that are there, else two columns
    in from its key or dash."""
    indent = spot.column + emit.STEP
    if spot.style in BLOCK:
        body = text[spot.start : spot.end].partition("\n")[2]
        found = _FIRST_WORDS.search(body)
        indent = len(found[1]) if found else indent
    return Setting(indent, newline, spot.in_flow)


def _other_shape(
    text: str,
    spot: Spot,
    new: Any,
    newline: str,
) -> str:
    """A text in place of a list, a mapping in place of a text, and so on."""
    end = content_end(text, spot)
    words = emit.in_flow(new)
    if spot.in_flow or spot.key_start is None or isinstance(new, str):
        return text[: spot.start] + words + text[end:]
    key = text[spot.key_start : spot.start].rstrip()
    lines = emit.entry("k", new, spot.column, newline)
    behind = lines.partition(":")[2].removesuffix(newline)
    comment = text[spot.start : end] and _comment_behind(text, end)
    if comment and behind.startswith(newline):
        behind = f" {comment}{behind}"
        end += text[end:].index(comment) + len(comment)
    return text[: spot.key_start] + key + behind + text[end:]


def _comment_behind(text: str, end: int) -> str:
    """The comment on the rest of a line, "" when there is none."""
    found = re.match(r" +(#[^\r\n]*)", text[end:])
    return found[1] if found else ""
