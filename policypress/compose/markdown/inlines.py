"""Inline tokens to the inlines of a paragraph: text with style and origin, line breaks,
form fields, page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from policypress.compose.markdown.markers import Span
from policypress.compose.markdown.parser import InlineToken
from policypress.document import Inline, LineBreak, Origin, Text
from policypress.language.joining import join_lines

_STYLES = {"strong_open": "strong", "em_open": "emphasis"}
# The inlines of a paragraph, and the node that made it, if one did.
Built = tuple[tuple[Inline, ...], Origin | None]


class InlineBuilder(Struct):
    """Walks the tokens of one block once.

    known: the spans of the composition, by number. The other fields are where it
    stands: spans and styles that are open, the address of the link, and the origin of
    the first block span.
    """

    known: list[Span]
    out: list[Inline] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    link: str = ""
    origin: Origin | None = None

    def build(self, tokens: Iterable[InlineToken]) -> Built:
        """The inlines, and the node that made the paragraph if one did."""
        for token in tokens:
            self._token(token)
        return _merged(self.out), self.origin

    def _token(self, token: InlineToken) -> None:
        """Takes in one token."""
        match token.type:
            case "text" | "text_special":
                self._text(token.content)
            case "span_open":
                number = token.meta["span"]
                self._open_span(self.known[number])
            case "span_close":
                if self.spans:
                    self.spans.pop()
            case "softbreak":
                self._text("\n")
            case "code_inline":
                self._text(token.content, "code")
            case "hardbreak":
                self.out.append(LineBreak())
            case "image":
                words = Text(token.content)
                self.out.append(words)
            case _ if isinstance(token, Token):
                self._style_or_link(token)

    def _style_or_link(self, token: Token) -> None:
        """What begins or ends bold, italic or a link."""
        match token.type:
            case "strong_open" | "em_open":
                style = _STYLES[token.type]
                self.styles.append(style)
            case "strong_close" | "em_close":
                self.styles.pop()
            case "link_open":
                address = token.attrGet("href")
                self.link = str(address or "")
            case "link_close":
                self.link = ""

    def _open_span(self, span: Span) -> None:
        """A span begins; one that stands for a field or page number has no words."""
        self.spans.append(span)
        if span.block and self.origin is None:
            self.origin = span.origin
        stands_for = span.field or span.page or span.code
        if stands_for:
            self.out.append(stands_for)

    def _text(self, words: str, role: str = "") -> None:
        """Words in the styles and spans that are open; those that a field or a page
        number stands for are left out."""
        if not words or self._is_stood_for():
            return
        if self.styles and not role:
            role = self.styles[-1]
        origin = mark = None
        for span in self.spans:
            role = span.role or role
            if span.block:
                continue
            origin = span.origin or origin
            mark = span.mark or mark
        text = Text(words, role, origin, mark, self.link)
        self.out.append(text)

    def _is_stood_for(self) -> bool:
        """Whether the innermost span is a field, a page number or a code."""
        if not self.spans:
            return False
        innermost = self.spans[-1]
        return bool(innermost.field or innermost.page or innermost.code)


def _merged(items: list[Inline]) -> tuple[Inline, ...]:
    """Neighbours that differ in nothing but words become one; Chinese lines are joined
    without a space."""
    out: list[Inline] = []
    for item in items:
        both = _together(out[-1], item) if out else None
        if both is None:
            out.append(item)
        else:
            out[-1] = both
    return tuple(_joined(out))


def _together(one: Inline, other: Inline) -> Text | None:
    """One text of two that have the same style, link, origin and mark; None of others."""
    if not isinstance(one, Text):
        return None
    if not isinstance(other, Text):
        return None
    if one.role != other.role:
        return None
    if one.link != other.link:
        return None
    if one.origin != other.origin:
        return None
    if one.mark != other.mark:
        return None
    return replace(one, text=one.text + other.text)


def _joined(items: list[Inline]) -> Iterator[Inline]:
    """The inlines with their lines joined; what stands beside a line break decides
    whether a space takes its place."""
    for index, item in enumerate(items):
        if not isinstance(item, Text) or "\n" not in item.text:
            yield item
            continue
        behind = items[index + 1 :]
        before = _last_character(items[:index])
        after = _first_character(behind)
        lines = f"{before}{item.text}{after}".split("\n")
        words = join_lines(lines)
        start = len(before)
        end = len(words) - len(after)
        yield replace(item, text=words[start:end])


def _last_character(items: list[Inline]) -> str:
    """The last character of the last text; "" where there is none."""
    for item in reversed(items):
        if isinstance(item, Text):
            return item.text[-1:]
    return ""


def _first_character(items: list[Inline]) -> str:
    """The first character of the first text; "" where there is none."""
    for item in items:
        if isinstance(item, Text):
            return item.text[:1]
    return ""
