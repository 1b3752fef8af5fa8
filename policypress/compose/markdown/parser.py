"""Markdown as our templates write it: CommonMark, pipe tables, ``::: role`` containers,
source markers."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from msgspec import Struct

from policypress.compose.markdown.emphasis import cjk_emphasis
from policypress.compose.markdown.markers import (
    CLOSE,
    NEW_PARAGRAPH,
    OPEN,
    SEP,
)
from policypress.compose.markdown.pipe_tables import pipe_tables

_SINGLE = {CLOSE: "span_close", NEW_PARAGRAPH: "cell_break"}


class Bare(Struct, frozen=True):
    """What is used of a token of the library, for words in which nothing is Markdown:
    making one of theirs takes four times as long."""

    type: str
    content: str = ""
    meta: dict[str, Any] = {}


InlineToken: TypeAlias = Token | Bare


@cache
def parser() -> MarkdownIt:
    """The one parser. Raw HTML is off: words from the policy never become markup."""
    md = (
        MarkdownIt("commonmark", {"html": False})
        .enable("table")
        .disable(["html_block", "html_inline", "lheading"])
        # [说明]: … and [^1]: … are words, not the targets of links.
        .disable("reference")
    )
    md.use(cjk_emphasis)
    md.use(
        container_plugin,
        name="role",
        validate=lambda params, *_: bool(params.strip()),
    )
    md.inline.ruler.before("text", "source_mark", _source_mark)
    md.inline.ruler.at("text", _text)
    md.use(pipe_tables)
    md.core.ruler.enableOnly(["normalize", "block"])
    return md


def parse(text: str) -> list[Token]:
    """Markdown to block tokens; the words of a block stay text, for `inline` (many
    cells of a set say the same)."""
    return parser().parse(text)


_MARKER = re.compile(f"({OPEN}\\d+{SEP}|{CLOSE}|{NEW_PARAGRAPH})")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MEANING = re.compile(
    r"[\n`*_\[\]!<>&\\]"
)  # what an inline rule of CommonMark begins or ends with


def inline(text: str) -> list[InlineToken]:
    """The words of a block to tokens; among them ``span_open`` (meta: number),
    ``span_close`` and ``cell_break``."""
    bare = _ESCAPED.sub("", text)
    if not _MEANING.search(bare):
        # Nearly all words of a policy: no need to try rule after rule.
        parts = _MARKER.split(text)
        return [_token(part) for part in parts if part]
    tokens: list[Token] = []
    markdown = parser()
    markdown.inline.parse(text, markdown, {}, tokens)
    return [*tokens]


_SINGLE_TOKENS = {mark: Bare(kind) for mark, kind in _SINGLE.items()}


def _token(part: str) -> Bare:
    """A marker, or words between markers."""
    if part[0] == OPEN:
        number = int(part[1:-1])
        return Bare("span_open", meta={"span": number})
    single = _SINGLE_TOKENS.get(part)
    if single is not None:
        return single
    words = _ESCAPED.sub(r"\1", part) if "\\" in part else part
    return Bare("text", words)


def _nesting(marker: str) -> Literal[-1, 0]:
    """How a marker of one character nests: it ends a span, or stands for itself."""
    if marker == CLOSE:
        return -1
    return 0


def _source_mark(state: StateInline, silent: bool) -> bool:
    """A rule of the parser: markers become tokens (see markers.py)."""
    char = state.src[state.pos]
    if char == OPEN:
        end = state.src.find(SEP, state.pos)
        if end < 0:
            return False
        if not silent:
            start = state.pos + 1
            number = int(state.src[start:end])
            token = state.push("span_open", "", 1)
            token.meta = {"span": number}
        state.pos = end + 1
        return True
    if char in _SINGLE:
        if not silent:
            state.push(_SINGLE[char], "", _nesting(char))
        state.pos += 1
        return True
    return False


_PLAIN = re.compile(
    f"[^\\n$%&*+\\-:<=>@\\[\\\\\\]^_`{{}}~!#{OPEN}{CLOSE}{NEW_PARAGRAPH}]+"
)


def _text(state: StateInline, silent: bool) -> bool:
    """Plain words up to the next character that may mean something: the library's rule,
    plus our markers."""
    found = _PLAIN.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True
