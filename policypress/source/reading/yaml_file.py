"""Reading YAML: the only module that knows the format.

Every scalar stays text and remembers its place; the model gives types. YAML's surprises (duplicate keys, ``no`` as
false, ``010`` as eight, aliases, tags) are findings or simply do not happen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policypress.findings import Finding, Place
from policypress.source.reading.folding import paragraphs, without_folds
from policypress.source.reading.places import Loc, Places
from policypress.source.reading.yaml_errors import explain_syntax
from policypress.system.user_files import INVISIBLE, read_file

try:
    from yaml import CSafeLoader as _Loader  # six times faster
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader

DEEPEST = 32  # levels of nesting; the model needs twelve

# A line that was meant as a key but continues the words above it: a full-width colon, or no space after the colon.
_LOST_KEY = re.compile(r"\s*([a-z][a-z0-9_-]*)(：|:(?!//)(?=\S))")
_BAD_COLON = {
    True: ("full-width-colon", "键和值之间用了全角冒号“：”"),
    False: ("missing-space", "英文冒号后没有空格"),
}
_WIDE_BRACES = re.compile("｛[｛{%％]|[{]｛")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says. data: dicts, lists and text, or None when the file cannot be used.

    places: where each value stands (a mapping or list: its key); keys: where each key stands.
    """

    data: Any
    places: Places
    keys: Places
    findings: list[Finding]


def read(path: Path, name: str) -> Read:
    """Reads a YAML file; `name` is how messages call it. Never raises for anything in the file."""
    text, findings = read_file(path, name)
    if text is None:
        return Read(None, Places(name, {}), Places(name, {}), findings)
    return read_text(text, name)


def read_text(text: str, name: str) -> Read:
    """Reads YAML text (\\n line ends)."""
    reader = _Reader(text, name)
    data = reader.document()
    return Read(
        data, Places(name, reader.places), Places(name, reader.keys), reader.findings
    )


class _Stop(Exception):
    """What follows in the file cannot be understood."""


class _Reader:
    """Builds the data from parser events, so that nothing is resolved, expanded or constructed on the way."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.places: dict[Loc, tuple[int, int]] = {(): (1, 1)}
        self.keys: dict[Loc, tuple[int, int]] = {}
        self.findings: list[Finding] = []

    def document(self) -> Any:
        try:
            self._next = _Loader(self.text).get_event
            self._next()  # the stream begins
            start = self._next()
            if not isinstance(start, yaml.DocumentStartEvent):
                self._note(
                    "empty-file",
                    "文件是空的",
                    1,
                    1,
                    "写入内容；不需要这个文件时把它删去",
                )
                return None
            root = self._value(self._next(), ())
            self._next()  # the document ends
            after = self._next()
            if isinstance(after, yaml.DocumentStartEvent):
                self._at(
                    after,
                    "several-documents",
                    "一个文件里有几份内容（中间用 --- 隔开）",
                    "删去 ---，或分成几个文件",
                )
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.findings.append(
                explain_syntax(
                    self.text,
                    self.name,
                    error.problem or "",
                    error.context or "",
                    _spot(error.problem_mark),
                    _spot(error.context_mark),
                )
            )
            return None
        except yaml.YAMLError:
            self._note(
                "syntax",
                "文件里有 YAML 不能接受的字符",
                1,
                1,
                "用编辑器重新录入这个文件",
            )
            return None
        return self._root(root)

    def _root(self, root: Any) -> Any:
        if isinstance(root, dict) or self.findings:
            return root if isinstance(root, dict) else None
        if root in ("", []):
            self._note(
                "empty-file",
                "文件里没有内容",
                1,
                1,
                "写入内容；不需要这个文件时把它删去",
            )
        elif isinstance(root, str) and (found := re.match(r"[\w-]+(：|:\S)", root)):
            code, message = _BAD_COLON["：" in found[1]]
            self._note(
                code,
                message,
                *self.places[()],
                "改成英文冒号加一个空格，如 title: 名称",
            )
        else:
            self._note(
                "not-a-mapping",
                "整个文件应由“键: 值”组成",
                1,
                1,
                "每行写成“键: 值”，英文冒号后空一格",
            )
        return None

    def _value(self, event: Any, loc: Loc) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._decorated(event)
            self.places[loc] = (event.start_mark.line + 1, event.start_mark.column + 1)
            return self._scalar(event, loc)
        if isinstance(event, yaml.AliasEvent):
            self._at(
                event,
                "alias",
                f"不支持引用 *{event.anchor}",
                "写出完整内容；政策里的数据用 {{ }} 引用。以 * 开头的文字请加引号",
            )
        if event.anchor or event.tag:
            self._decorated(event)
        if len(loc) >= DEEPEST:
            self._at(
                event,
                "too-deep",
                f"层次太深，超过 {DEEPEST} 层",
                "核对缩进，或括号 [ { 是否多写了",
            )
        return (
            self._mapping(loc)
            if isinstance(event, yaml.MappingStartEvent)
            else self._sequence(event, loc)
        )

    def _mapping(self, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._odd_key(event)
            key, spot = (
                event.value,
                (event.start_mark.line + 1, event.start_mark.column + 1),
            )
            if event.anchor or event.tag:
                self._decorated(event)
            if key[:1] == "\u3000":
                self._note(
                    "full-width-space", "行首用了全角空格", *spot, "缩进只用半角空格"
                )
                key = key.strip()
            child = (*loc, key)
            if key in data:
                first = self.keys[child]
                self._note(
                    "duplicate-key",
                    f"“{key}”写了两次，第一次在第{first[0]}行",
                    *spot,
                    "删去一个，或改用不同的标识",
                )
                self._value(self._next(), (*loc, key, "(again)"))
                continue
            self.keys[child] = spot
            data[key] = ""
            value = self._next()
            data[key] = self._value(value, child)
            if not isinstance(value, yaml.ScalarEvent):
                self.places[child] = spot
        return data

    def _sequence(self, event: Any, loc: Loc) -> list[Any]:
        self.places.setdefault(
            loc, (event.start_mark.line + 1, event.start_mark.column + 1)
        )
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            child = (*loc, len(items))
            self.places[child] = (
                event.start_mark.line + 1,
                event.start_mark.column + 1,
            )
            items.append(self._value(event, child))
        return items

    def _odd_key(self, event: Any) -> None:
        if isinstance(event, yaml.MappingStartEvent) and event.flow_style:
            line, column = (
                event.start_mark.line + 1,
                event.start_mark.column,
            )  # of the first brace
            self._note(
                "unquoted-braces",
                "值以 {{ 开头却没有加引号，会被 YAML 当成另一种写法",
                line,
                column,
                "给整个值加引号，或换行用 | 写",
            )
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._at(event, "alias", "不支持引用 <<、* 和 &", "写出完整内容")
        else:
            self._at(
                event,
                "not-a-text-key",
                "键必须是文字，不能是列表或一组键值",
                "写成“键: 值”",
            )

    def _decorated(self, event: Any) -> None:
        """Anchors and tags: there is nothing in a policy that needs them."""
        if event.anchor:
            self._at(
                event,
                "alias",
                f"不支持锚点 &{event.anchor}",
                "删去它，写出完整内容；以 & 开头的文字请加引号",
            )
        if event.tag:
            self._at(
                event,
                "tag",
                f"不允许使用标签 {event.tag.replace('tag:yaml.org,2002:', '!!')}",
                "删去标签；政策里只写文字和数据，以 ! 开头的文字请加引号",
            )

    def _scalar(self, event: Any, loc: Loc) -> str:
        value, start, end, style = (
            event.value,
            event.start_mark,
            event.end_mark,
            event.style,
        )
        if start.line != end.line:
            value = self._lines(event, loc)
        elif not style and value in ("~", "null"):
            return ""
        if style == '"' and (found := INVISIBLE.search(value)):
            self._at(
                event,
                "control-character",
                f"文字里有控制字符 U+{ord(found[0]):04X}",
                "删去反斜杠转义，直接写文字",
            )
        if "｛" in value and _WIDE_BRACES.search(value):
            self._note(
                "full-width-brace",
                "引用数据的花括号用了全角“｛｛”",
                start.line + 1,
                start.column + 1,
                "改成半角，如 {{ s.x.value }}",
            )
        return value

    def _lines(self, event: Any, loc: Loc) -> str:
        """A value of several lines as paragraphs: lines joined the Chinese way, a blank line kept between paragraphs."""
        start, style = event.start_mark, event.style
        raw = self.text[start.index : event.end_mark.index]
        lines = raw.split("\n")
        if style in ("|", ">"):
            body = next((n for n, line in enumerate(lines[1:], 1) if line.strip()), 0)
            if body:
                self.places[loc] = (
                    start.line + 1 + body,
                    len(lines[body]) - len(lines[body].lstrip()) + 1,
                )
            return paragraphs(lines[1:])
        if style == '"' and "\\" in raw:
            return without_folds(event.value)
        if style:
            inner = raw[1:-1].replace("''", "'") if style == "'" else raw[1:-1]
            return paragraphs(inner.split("\n"))
        for number, line in enumerate(lines[1:] if loc else (), start.line + 2):
            if lost := _LOST_KEY.match(line):
                code, message = _BAD_COLON[lost[2] == "："]
                self._note(
                    code,
                    f"{message}，“{lost[1]}”这一行被接到了上一行的文字里",
                    number,
                    lost.start(1) + 1,
                    "改成英文冒号加一个空格",
                )
        return paragraphs(lines)

    def _at(self, event: Any, code: str, message: str, hint: str) -> None:
        """A finding after which the data as a whole means nothing."""
        self._note(
            code, message, event.start_mark.line + 1, event.start_mark.column + 1, hint
        )
        raise _Stop

    def _note(self, code: str, message: str, line: int, column: int, hint: str) -> None:
        self.findings.append(
            Finding(code, message, Place(self.name, line, column), hint)
        )


def _spot(mark: Any) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None
