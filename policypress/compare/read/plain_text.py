"""Plain text and Markdown to printed lines (.txt, .md): marks off, tables read, one paragraph a line."""

from __future__ import annotations

import html
import re

from policypress.compare.read.parser import Parsed, RawLine, Style, parse_lines
from policypress.compare.text import limits
from policypress.findings import Finding, Place

# A character reference with more digits than any character has; int() refuses the longest of them.
_NO_CHARACTER = re.compile("&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,});?")
_MARK = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"(#{1,6})\s+")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_EDGE = " \t\r\f\v\u3000\u00a0\u200b\ufeff"


def parse_bytes(data: bytes, name: str) -> Parsed:
    """The structure of a .txt or .md file. UTF-8 with or without BOM; another encoding is read and reported."""
    findings: list[Finding] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "请另存为 UTF-8，以免个别字读错。"
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            return Parsed(None, (_unreadable(data, name),))
        findings.append(
            Finding(
                "encoding",
                f"“{name}”不是 UTF-8 编码，已按 GB 18030 读取。",
                Place(name),
                hint,
                "warning",
            )
        )
    parsed = parse_text(text, name)
    return Parsed(parsed.tree, (*findings, *parsed.findings))


def parse_text(text: str, name: str) -> Parsed:
    """The structure of law text or measures, as plain text or Markdown. name: path or name for places and messages."""
    if len(text) > limits.RAW:
        found = limits.too_many(
            "too-much-text", name, "有 # 字（含标记和空白）", len(text), limits.RAW
        )
        return Parsed(None, (found,))
    lines = read_lines(text, name)
    if found := limits.beyond(lines, name):
        return Parsed(None, tuple(found))
    return parse_lines(lines, name)


def _unreadable(data: bytes, name: str) -> Finding:
    """Why bytes are no text: UTF-16, as old editors write it, or something else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = f"“{name}”看来是 UTF-16 编码（记事本的“Unicode”），没有读取。"
        return Finding("encoding", message, Place(name), "在编辑器中另存为 UTF-8。")
    message = f"“{name}”不是文本文件，或者编码无法识别。"
    return Finding("encoding", message, Place(name), "请另存为 UTF-8，以免个别字读错。")


def read_lines(text: str, name: str) -> list[RawLine]:
    """The printed lines of a text: comments, heading and bold marks and blank lines taken off."""
    lines: list[RawLine] = []
    titled = False
    rows: list[tuple[str, ...]] = []
    table = 0
    text = _uncommented(text.removeprefix("\ufeff"))
    for number, raw in enumerate([*text.splitlines(), ""], 1):
        line = raw.strip(_EDGE)
        if line.startswith("|"):
            table = number if not rows else table
            if not _RULE.fullmatch(line):
                rows.append(_cells(line))
            continue
        if rows:
            lines.append(RawLine("", place=Place(name, table, 1), rows=tuple(rows)))
            rows = []
        style: Style = ""
        if found := _HEADING.match(line):
            style = "heading" if titled or len(found[1]) > 1 else "title"
            titled = titled or style == "title"
            line = line[found.end() :]
        line = _plain(line)
        if line:
            lines.append(RawLine(line, style, Place(name, number, 1)))
    return lines


def _uncommented(text: str) -> str:
    """The text without comments, whose line ends stay, so that places stay those of the file.

    A comment that nothing closes is none. Each mark is looked for once, so many of them cost no more than few.
    """
    kept = []
    place = 0
    while (start := text.find("<!--", place)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + 3
    kept.append(text[place:])
    return "".join(kept)


def _plain(line: str) -> str:
    if "\\" in line or "*" in line or "_" in line or "&" in line:
        bare = _ESCAPED.sub(r"\1", _MARK.sub("", line))
        line = html.unescape(_NO_CHARACTER.sub("\ufffd", bare))
    return line.strip(_EDGE)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell) for cell in line.strip("|").split("|"))
