"""docs/zh/源文件各键.md: every key of every source file, made from the schemas that editors use,
so that the page says what the model says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policypress.source.inventory import KINDS
from policypress.source.model.amount import amount_kinds
from policypress.source.schema import schemas
from policypress.system.environment import ROOT

PAGE = ROOT / "docs/zh/源文件各键.md"
Schema = dict[str, Any]
_HEAD = """\
# 源文件各键

一个文件种类一节，一个键一行；后面是各处共用的部分。本页由程序的模型生成（`python3 build.py schema`），不要手改。
编辑器装有 YAML 语言服务时，同样的说明会在录入时显示。

- **文字**：直接写；以花括号开头的要加引号。**数值**：写 `100万元`、`50%`、`5年`，或者带依据写 `{value: 100万元, basis: {…}}`。
- **标识: …**：自己取一个标识（小写英文字母或汉字开头），后面写内容；可以写几个。**列表**：写 `[甲, 乙]`，或者一行一个 `- 甲`。
- “必写”一栏有 ✓ 的不能省；其余不写就是没有，或者取“说明”里的值。
"""
_SCALARS = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "`true` 或 `false`",
    "object": "键: 值",
    "array": "列表",
}
# What a definition is called that many keys use; the others go by the key that uses them.
_CALLED = {
    "Figure": "数值",
    "Amount": "金额",
    "Condition": "条件",
    "Limit": "限额",
    "Paragraph": "款",
    "Provision": "条",
    "Counted": "限额：件数、次数",
    "Base": "扣除的金额",
    "BenchmarkArticle": "对照条款",
    "Subitem": "目",
    "Review": "审查、审核",
    "policypress__source__model__support__Highest": "就高",
}
_REF = "#/definitions/"


class _Page:
    """The page while it is made. parts: shared definitions by name; titles: what each is
    called, by the key that uses it first."""

    def __init__(self) -> None:
        """Reads the schemas and names everything in them."""
        self.schemas = schemas()
        self.parts: dict[str, Schema] = {}
        for schema in self.schemas.values():
            self.parts |= schema.get("definitions", {})
        self._called = _CALLED | {
            kind.__name__: f"金额：{kind.kind_title}"
            for kind in amount_kinds().values()
        }
        self.titles: dict[str, str] = {}
        for schema in self.schemas.values():
            self._name(schema)

    def _name(self, schema: Schema) -> None:
        """Names the definitions that a file uses, those nearest to its keys first."""
        waiting = [("", schema)]
        while waiting:
            title, part = waiting.pop(0)
            for name in _references(part):  # one of several ways to write it
                if name not in self.titles:
                    choice = _of_choice(self.parts[name]) or _short(name)
                    self._add(name, f"{title}：{choice}", waiting)
            for prop in _properties(part).values():
                for name in _references(prop):
                    if name not in self.titles:
                        self._add(name, prop.get("title", ""), waiting)

    def _add(
        self,
        name: str,
        title: str,
        waiting: list[tuple[str, Schema]],
    ) -> None:
        """Gives a definition a title that no other has, and lets it wait for its turn."""
        short = _short(name)
        called = self._called.get(name) or self._called.get(short)
        title = called or title or short
        if title in self.titles.values():
            title = f"{title}（{short}）"
        self.titles[name] = title
        waiting.append((title, self.parts[name]))

    def text(self) -> str:
        """The whole page."""
        parts = [
            _HEAD,
            "| 文件 | 内容 |\n|---|---|\n" + "".join(self._index()),
        ]
        for name, schema in self.schemas.items():
            parts.append(f"## {schema['title']} `{_file(name)}`\n")
            parts.append(self._table(schema))
        parts.append("## 共用的部分\n")
        for name in self.titles:
            parts += self._section(name)
        return "\n".join(parts)

    def _index(self) -> Iterator[str]:
        for name, schema in self.schemas.items():
            anchor = f"{schema['title']} {_file(name)}"
            yield f"| `{_file(name)}` | [{schema['title']}](#{_slug(anchor)}) |\n"

    def _section(self, name: str) -> list[str]:
        """The heading of a definition, what it may be, and its keys."""
        part = self.parts[name]
        lines = [f"### {self.titles[name]}\n"]
        if "anyOf" in part or "oneOf" in part:
            lines.append(f"可以写：{self._kind(part)}。\n")
        if _properties(part):
            lines.append(self._table(part))
        return lines

    def _table(self, part: Schema) -> str:
        """The keys of a mapping, one a row."""
        required = _required(part)
        rows = [
            "| 键 | 是什么 | 写什么 | 必写 | 说明 |",
            "|---|---|---|---|---|",
        ]
        for key, prop in _properties(part).items():
            must = "✓" if key in required else ""
            told = _cell(prop.get("description", ""))
            title = _cell(prop.get("title", ""))
            rows.append(
                f"| `{key}` | {title} | {self._kind(prop)} | {must} | {told} |"
            )
        return "\n".join([*rows, ""])

    def _kind(self, prop: Schema) -> str:
        """What is written after a key."""
        if "$ref" in prop:
            return self._link(prop["$ref"].removeprefix(_REF))
        if "enum" in prop:
            return "、".join(f"`{one}`" for one in prop["enum"])
        if "const" in prop:
            return f"`{prop['const']}`"
        choices = prop.get("anyOf") or prop.get("oneOf")
        if choices:
            kinds = dict.fromkeys(self._kind(one) for one in choices)
            return "，或者".join(kinds)
        inner = prop.get("patternProperties")
        if inner:
            return f"标识: {self._kind(next(iter(inner.values())))}"
        if "items" in prop:
            return f"列表，每项：{self._kind(prop['items'])}"
        return self._scalar(prop.get("type"))

    def _scalar(self, kind: Any) -> str:
        """A plain type, or several of which one is written."""
        if isinstance(kind, list):
            return "，或者".join(_SCALARS[one] for one in kind)
        return _SCALARS.get(kind, "文字")

    def _link(self, name: str) -> str:
        title = self.titles[name]
        return f"[{title}](#{_slug(title)})"


def page() -> str:
    """The page as it has to be now."""
    return _Page().text()


def write_page() -> list[Path]:
    """Writes it where the repository has a folder for it. Raises OSError."""
    if not PAGE.parent.is_dir():
        return []
    from policypress.system import atomic

    atomic.write(PAGE, page().encode())
    return [PAGE]


def _properties(part: Schema) -> Schema:
    """The keys of a mapping, also where it is one of several ways to write something."""
    found: Schema = dict(part.get("properties", {}))
    for choice in (*part.get("anyOf", ()), *part.get("oneOf", ())):
        found |= choice.get("properties", {})
    return found


def _required(part: Schema) -> set[str]:
    found = set(part.get("required", ()))
    for choice in (*part.get("anyOf", ()), *part.get("oneOf", ())):
        found |= set(choice.get("required", ()))
    return found


def _references(part: Any) -> Iterator[str]:
    """Names of the definitions that a schema refers to, not those of its keys."""
    if isinstance(part, list):
        for item in part:
            yield from _references(item)
    if not isinstance(part, dict):
        return
    if "$ref" in part:
        yield part["$ref"].removeprefix(_REF)
    for key in ("anyOf", "oneOf", "items"):
        yield from _references(part.get(key))
    for inner in part.get("patternProperties", {}).values():
        yield from _references(inner)


def _of_choice(part: Schema) -> str:
    """What tells a way of writing apart: the first key that it must have."""
    properties = _properties(part)
    for key in part.get("required", properties):
        title = properties.get(key, {}).get("title")
        if title:
            return f"{title} `{key}`"
    return ""


def _file(name: str) -> str:
    """The file or files of a kind, from the policy folder on."""
    kind = KINDS[name]
    if kind.many:
        return f"{kind.id}/….yaml"
    return f"{kind.id}.yaml"


def _short(name: str) -> str:
    return name.rpartition("__")[2]


def _cell(words: str) -> str:
    """Words in a cell of a table."""
    return words.replace("|", "\\|").replace("\n", " ")


def _slug(title: str) -> str:
    """The anchor that a heading of Markdown gets on the web."""
    kept = re.sub(r"[^\w\s-]", "", title.lower())
    return kept.strip().replace(" ", "-")
