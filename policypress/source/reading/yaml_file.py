"""Reading YAML: the only module that knows the format.

Every scalar stays text and remembers its place; the model gives types. YAML's surprises
(duplicate keys, ``no`` as false, ``010`` as eight, aliases, tags) are findings or
simply do not happen.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import yaml
from msgspec import Struct

from policypress.findings import Finding, Place, Severity
from policypress.source.reading.braces import brace_slips
from policypress.source.reading.folding import paragraphs, without_folds
from policypress.source.reading.lost_keys import (
    bad_colon,
    lost_key,
    split_number,
)
from policypress.source.reading.places import Loc, Places
from policypress.source.reading.unfilled import unfilled
from policypress.source.reading.yaml_errors import (
    MERGED,
    NO_TEXT_KEY,
    SEVERAL_DOCUMENTS,
    Complaint,
    explain_syntax,
    mark_of,
)
from policypress.system.user_files import INVISIBLE, read_file

# libyaml's parser is six times faster; PyYAML may have been built without it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST = 32  # levels of nesting; the model needs twelve


class Read(Struct, frozen=True):
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
        data,
        Places(name, reader.places),
        Places(name, reader.keys),
        reader.findings,
    )


class _Stop(Exception):
    """What follows in the file cannot be understood."""


def _position(event: Any) -> tuple[int, int]:
    """Line and column of an event, from 1 as editors count."""
    return event.start_mark.line + 1, event.start_mark.column + 1


class _Reader:
    """Builds the data from parser events, so that nothing is resolved, expanded or
    constructed on the way.

    An event is what the parser reports of the file, piece by piece: a mapping begins, a
    scalar (one value as text), a mapping ends.
    """

    _next: Callable[[], Any]  # the next event

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.places: dict[Loc, tuple[int, int]] = {(): (1, 1)}
        self.keys: dict[Loc, tuple[int, int]] = {}
        self.findings: list[Finding] = []

    def document(self) -> Any:
        """The data of the whole file; None when it cannot be used, and then there are findings."""
        try:
            self._next = _Loader(self.text).get_event
            root = self._stream()
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            complaint = Complaint(
                error.problem or "",
                error.context or "",
                mark_of(error.problem_mark),
                mark_of(error.context_mark),
            )
            self.findings.append(
                explain_syntax(self.text, self.name, complaint)
            )
            return None
        except yaml.YAMLError:
            self._note_file(
                "syntax",
                "文件里有 YAML 不能接受的字符",
                "用编辑器重新录入这个文件",
            )
            return None
        if isinstance(root, dict):
            return root
        if not self.findings:
            self._no_mapping(root)
        return None

    def _stream(self) -> Any:
        """The one document of a file. Raises _Stop and what the parser raises."""
        self._next()  # the stream begins
        start = self._next()
        if not isinstance(start, yaml.DocumentStartEvent):
            self._note_file(
                "empty-file",
                "文件是空的",
                "写入内容；不需要这个文件时把它删去",
            )
            raise _Stop
        root = self._value(self._next(), ())
        self._next()  # the document ends
        after = self._next()
        if isinstance(after, yaml.DocumentStartEvent):
            self._stop(after, *SEVERAL_DOCUMENTS)
        return root

    def _no_mapping(self, root: Any) -> None:
        """A file that is one text, or one list: usually its first colon is not what
        YAML takes for one."""
        if root in ("", []):
            self._note_file(
                "empty-file",
                "文件里没有内容",
                "写入内容；不需要这个文件时把它删去",
            )
            return
        bad = bad_colon(root) if isinstance(root, str) else None
        if bad:
            hint = "改成英文冒号加一个空格，如 title: 名称"
            self._note(self.places[()], *bad, hint)
        else:
            self._note_file(
                "not-a-mapping",
                "整个文件应由“键: 值”组成",
                "每行写成“键: 值”，英文冒号后空一格",
            )

    def _value(self, event: Any, loc: Loc) -> Any:
        """The value that begins with an event: text, a list or a mapping. loc: where in
        the data it stands."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._no_decoration(event)
            self.places[loc] = _position(event)
            return self._scalar(event, loc)
        if isinstance(event, yaml.AliasEvent):
            self._stop(
                event,
                "alias",
                f"不支持引用 *{event.anchor}",
                "写出完整内容；政策里的数据用 {{ }} 引用。以 * 开头的文字请加引号",
            )
        if event.anchor or event.tag:
            self._no_decoration(event)
        if len(loc) >= DEEPEST:
            self._stop(
                event,
                "too-deep",
                f"层次太深，超过 {DEEPEST} 层",
                "核对缩进，或括号 [ { 是否多写了",
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(loc)
        return self._sequence(event, loc)

    def _mapping(self, loc: Loc) -> dict[str, Any]:
        """Keys and values up to the end of the mapping that stands at `loc`."""
        data: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._no_split_number(event)
            key, position = self._key(event), _position(event)
            child = (*loc, key)
            if key in data:
                self._twice(key, position, child)
                continue
            self.keys[child] = position
            data[key] = ""
            value = self._next()
            data[key] = self._value(value, child)
            if not isinstance(value, yaml.ScalarEvent):
                self.places[child] = position
        return data

    def _key(self, event: Any) -> str:
        """The key that an event stands for. Raises _Stop when it is none."""
        if not isinstance(event, yaml.ScalarEvent):
            self._odd_key(event)
        if event.anchor or event.tag:
            self._no_decoration(event)
        key: str = event.value
        if key == "<<" and not event.style:
            self._stop(event, *MERGED)
        if not key.startswith("\u3000"):
            return key
        self._note(
            _position(event),
            "full-width-space",
            "行首用了全角空格",
            "缩进只用半角空格",
        )
        return key.strip()

    def _no_split_number(self, event: Any) -> None:
        """50,000元 in braces is no number, but two items. Raises _Stop."""
        split = split_number(self.text, event)
        if split:
            self._stop(event, *split)

    def _twice(
        self,
        key: str,
        position: tuple[int, int],
        child: Loc,
    ) -> None:
        """A key that stood before: reported, and its value read past."""
        line, _ = self.keys[child]
        self._note(
            position,
            "duplicate-key",
            f"“{key}”写了两次，第一次在第{line}行",
            "删去一个，或改用不同的标识",
        )
        self._value(self._next(), (*child, "(again)"))

    def _sequence(self, event: Any, loc: Loc) -> list[Any]:
        """The items of a list up to its end; event: its beginning."""
        self.places.setdefault(loc, _position(event))
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            child = (*loc, len(items))
            self._no_split_number(event)
            self.places[child] = _position(event)
            items.append(self._value(event, child))
        return items

    def _odd_key(self, event: Any) -> None:
        """A key that is no text. Raises _Stop."""
        if isinstance(event, yaml.MappingStartEvent) and event.flow_style:
            line, column = _position(event)
            self._note(
                (line, column - 1),  # of the first of the two braces
                "unquoted-braces",
                "值以 {{ 开头却没有加引号，会被 YAML 当成另一种写法",
                "给整个值加引号，或换行用 | 写",
            )
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, "alias", "不支持引用 <<、* 和 &", "写出完整内容")
        self._stop(event, *NO_TEXT_KEY)

    def _no_decoration(self, event: Any) -> None:
        """Anchors and tags: there is nothing in a policy that needs them. Raises _Stop."""
        if event.anchor:
            self._stop(
                event,
                "alias",
                f"不支持锚点 &{event.anchor}",
                "删去它，写出完整内容；以 & 开头的文字请加引号",
            )
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._stop(
                event,
                "tag",
                f"不允许使用标签 {tag}",
                "删去标签；政策里只写文字和数据，以 ! 开头的文字请加引号",
            )

    def _scalar(self, event: Any, loc: Loc) -> str:
        """One value as text, its lines joined; the words YAML has for nothing are empty."""
        value: str = event.value
        if event.start_mark.line != event.end_mark.line:
            value = self._lines(event, loc)
        elif not event.style and value in ("~", "null"):
            return ""
        # Only in double quotes can an escape bring in what the file itself may not hold.
        invisible = INVISIBLE.search(value) if event.style == '"' else None
        if invisible:
            self._stop(
                event,
                "control-character",
                f"文字里有控制字符 U+{ord(invisible[0]):04X}",
                "删去反斜杠转义，直接写文字",
            )
        raw = self.text[event.start_mark.index : event.end_mark.index]
        for look in (brace_slips, unfilled):
            for slip in look(value, raw, _position(event)):
                self._note(*slip)
        return value

    def _lines(self, event: Any, loc: Loc) -> str:
        """A value of several lines as paragraphs: lines joined the Chinese way, a blank
        line kept between paragraphs."""
        style = event.style
        raw = self.text[event.start_mark.index : event.end_mark.index]
        lines = raw.split("\n")
        if style in ("|", ">"):
            self._place_body(event, lines, loc)
            return paragraphs(lines[1:])
        if style == '"' and "\\" in raw:
            return without_folds(event.value)
        if style == '"':
            return paragraphs(raw[1:-1].split("\n"))
        if style == "'":
            return paragraphs(raw[1:-1].replace("''", "'").split("\n"))
        if loc:
            self._note_lost_keys(event, lines)
        return paragraphs(lines)

    def _place_body(
        self,
        event: Any,
        lines: list[str],
        loc: Loc,
    ) -> None:
        """A block (| or >) stands where its first words stand, not where its mark does."""
        for number, line in enumerate(lines[1:], 1):
            words = line.lstrip()
            if words:
                column = len(line) - len(words) + 1
                self.places[loc] = (event.start_mark.line + 1 + number, column)
                return

    def _note_lost_keys(
        self,
        event: Any,
        lines: list[str],
    ) -> None:
        """Lines meant as keys that YAML took for more of the words above. lines: of the
        value, its first one too."""
        for number, line in enumerate(lines[1:], event.start_mark.line + 2):
            lost = lost_key(line)
            if lost:
                position = (number, lost.column)
                self._note(position, lost.code, lost.message, lost.hint)

    def _stop(
        self,
        event: Any,
        code: str,
        message: str,
        hint: str,
    ) -> NoReturn:
        """A finding after which the data as a whole means nothing. Raises _Stop."""
        self._note(_position(event), code, message, hint)
        raise _Stop

    def _note_file(self, code: str, message: str, hint: str) -> None:
        """A finding of the file as a whole, at its beginning."""
        self._note((1, 1), code, message, hint)

    def _note(
        self,
        position: tuple[int, int],
        code: str,
        message: str,
        hint: str,
        severity: Severity = "error",
    ) -> None:
        """A finding at a line and column, both from 1."""
        place = Place(self.name, *position)
        self.findings.append(Finding(code, message, place, hint, severity))
