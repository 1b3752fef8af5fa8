"""Looks (版式): page, faces and styles by role, from templates/looks/<name>.yaml to frozen values.

A role is what a document calls a paragraph, a run or a table ("body", "chapter", "table-head"); the look says how
it appears. The style id in Word is the role itself; the role "plain" is Word's default style Normal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policypress.findings import Finding, Place, nearest
from policypress.render.look import values as values
from policypress.render.look.source import Branch, Scalar, read_look, unknown_look
from policypress.word.page import Page
from policypress.word.styles import (
    NORMAL,
    CharacterStyle,
    Face,
    ParagraphStyle,
    Rule,
    TableStyle,
)

DEFAULT_ROLE = "plain"
BODY_ROLE = "body"
STRENGTHS = ("规定", "一般", "推荐", "可以", "实务")
_LATIN = "西文"
_ROLE = re.compile(r"[^\W_][\w-]*")


@dataclass(frozen=True, slots=True)
class Font:
    """A class of type (仿宋, 黑体 …), the face that stands for it, and the face to use where that is missing."""

    kind: str
    name: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Where a look leaves GB/T 9704: clause, strength of the rule, what differs, and why."""

    clause: str
    strength: str
    what: str
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A look, ready to render with. Paragraph, character and table styles by role."""

    name: str
    title: str
    page: Page
    fonts: tuple[Font, ...]
    paragraphs: Mapping[str, ParagraphStyle]
    characters: Mapping[str, CharacterStyle]
    tables: Mapping[str, TableStyle]
    deviations: tuple[Deviation, ...] = ()

    def paragraph(self, role: str) -> ParagraphStyle:
        """The style of a paragraph role; body for a role the look lacks (`check_roles` reports it)."""
        return self.paragraphs.get(role) or self.paragraphs[BODY_ROLE]


def load_look(path: Path) -> tuple[Look | None, list[Finding]]:
    """The look in a file. None when a finding makes it unusable."""
    findings: list[Finding] = []
    tree = read_look(path, findings)
    look = _Loader(path, tree, findings).look() if tree is not None else None
    return (None if any(f.severity == "error" for f in findings) else look), findings


def named_look(
    folder: Path, name: str, asked: Place
) -> tuple[Look | None, list[Finding]]:
    """The look called `name` in a folder of looks; `asked` is the place that asked for it."""
    path = folder / f"{name}.yaml"
    return (
        load_look(path)
        if path.is_file()
        else (None, [unknown_look(folder, name, asked)])
    )


class _Loader:
    """Gives each word of a look file its meaning and collects what is wrong."""

    def __init__(self, path: Path, tree: Branch, findings: list[Finding]) -> None:
        self.path, self.tree, self.findings = path, tree, findings
        self.pitch = 0
        self.fonts: dict[str, Font] = {}

        def length(words: str) -> int:
            return values.length(words, self.pitch)

        self.page_keys = {
            **dict.fromkeys(
                (
                    "width",
                    "height",
                    "top",
                    "right",
                    "bottom",
                    "left",
                    "number_gap",
                    "pitch",
                ),
                length,
            ),
            "grid": values.plain,
            "character_space": values.integer,
        }
        self.paragraph_keys = {
            "name": values.plain,
            "next": values.plain,
            "font": self._font,
            "latin": self._font,
            "size": values.size,
            "spacing": length,
            "color": values.color,
            "bold": values.boolean,
            "align": values.alignment,
            "line": lambda words: values.line_height(words, self.pitch),
            **dict.fromkeys(("before", "after", "drop"), length),
            **dict.fromkeys(("first_line", "left", "right"), values.characters),
            **dict.fromkeys(
                ("keep_next", "new_page", "snap", "right_tab", "leader"), values.boolean
            ),
            "outline": values.integer,
            "above": self._rule,
            "below": self._rule,
        }
        self.character_keys = {
            "name": values.plain,
            "font": self._font,
            "latin": self._font,
            "color": values.color,
            "bold": values.boolean,
            "strike": values.boolean,
        }
        self.table_keys = {
            "name": values.plain,
            "border": values.eighths,
            "inner": values.eighths,
            "padding": length,
            "row_padding": length,
            "head_fill": values.color,
            "cell": values.plain,
            "head": values.plain,
            "top": values.boolean,
        }

    def look(self) -> Look | None:
        self._known(
            self.tree,
            (
                "title",
                "page",
                "fonts",
                "paragraphs",
                "characters",
                "tables",
                "deviations",
            ),
        )
        page = Page(**self._fields(self._branch(self.tree, "page"), self.page_keys))
        self.pitch = page.pitch
        self.fonts = self._fonts()
        flat = {
            role: self._flatten(role) for role in self._branch(self.tree, "paragraphs")
        }
        paragraphs = {
            role: self._paragraph(role, fields, page) for role, fields in flat.items()
        }
        characters = {
            role: self._character(role, self._fields(branch, self.character_keys))
            for role, branch in self._branches("characters")
        }
        tables = {
            role: TableStyle(
                **{"id": role, "name": role} | self._fields(branch, self.table_keys)
            )
            for role, branch in self._branches("tables")
        }
        self._names()
        for _, branch in self._branches("tables"):
            for key in ("cell", "head"):
                if (
                    isinstance(branch.get(key), Scalar)
                    and branch[key].text not in paragraphs
                ):
                    self._unknown(
                        "unknown-style",
                        "没有段落样式",
                        branch[key].text,
                        branch[key].place,
                        paragraphs,
                    )
        for role in (DEFAULT_ROLE, BODY_ROLE):
            if role not in paragraphs:
                self._error(
                    "missing-style",
                    f"版式缺少段落样式“{role}”",
                    self.tree.place,
                    "补上，或 extends: gbt9704",
                )
        title = self.tree.get("title")
        return Look(
            self.path.stem,
            title.text if isinstance(title, Scalar) else self.path.stem,
            page,
            tuple(self.fonts.values()),
            paragraphs,
            characters,
            tables,
            self._deviations(),
        )

    def _names(self) -> None:
        """Word knows a style by its id (the role) and its name: each must be usable, and be there once."""
        ids: set[str] = set()
        names: set[str] = set()
        for kind in ("paragraphs", "characters", "tables"):
            for role, branch in self._branches(kind):
                named = branch.get("name")
                name = named.text if isinstance(named, Scalar) else role
                if not _ROLE.fullmatch(role) or role.lower() in ids:
                    hint = "样式的键用字母、数字、汉字和连字符，且全文件不重复"
                    self._error(
                        "bad-role", f"“{role}”不能作样式的键", branch.place, hint
                    )
                if name.lower() in names:
                    self._error(
                        "duplicate-style-name",
                        f"样式名“{name}”用了两次",
                        branch.place,
                        "换一个 name",
                    )
                ids.add(role.lower())
                names.add(name.lower())

    def _fonts(self) -> dict[str, Font]:
        fonts = {}
        for kind, branch in self._branches("fonts"):
            fields = self._fields(
                branch, {"name": values.plain, "instead": values.plain}
            )
            if "name" in fields:
                fonts[kind] = Font(kind, **fields)
            else:
                self._error(
                    "missing-field",
                    f"字体“{kind}”没有写 name",
                    branch.place,
                    "例如 name: 仿宋_GB2312",
                )
        return fonts

    def _flatten(self, role: str, seen: tuple[str, ...] = ()) -> dict[str, Any]:
        """The fields of a paragraph style over those of the style it is `like`."""
        branch = self._branch(self._branch(self.tree, "paragraphs"), role)
        like = branch.get("like")
        own = self._fields(branch, self.paragraph_keys, ("like",))
        if not isinstance(like, Scalar):
            return own
        if like.text in (*seen, role):
            self._error(
                "circular-style",
                f"样式“{role}”绕回了自己",
                like.place,
                "去掉其中一个 like",
            )
            return own
        if like.text not in self._branch(self.tree, "paragraphs"):
            self._unknown(
                "unknown-style",
                "没有段落样式",
                like.text,
                like.place,
                self._branch(self.tree, "paragraphs"),
            )
            return own
        copied = self._flatten(like.text, (*seen, role))
        copied.pop("name", None)
        return copied | own

    def _paragraph(
        self, role: str, fields: dict[str, Any], page: Page
    ) -> ParagraphStyle:
        face = Face(
            fields.pop("font", ""),
            fields.pop("latin", self._face(_LATIN)),
            fields.pop("size", 32),
            fields.pop("spacing", 0),
            fields.pop("color", ""),
            fields.pop("bold", False),
        )
        if not face.east_asia:
            self._error(
                "missing-field",
                f"样式“{role}”没有写 font",
                self.tree.place,
                "例如 font: 仿宋",
            )
        if fields.pop("right_tab", False):
            fields["right_tab"] = page.text_width(False) - round(
                fields.get("right", 0) * face.character
            )
        style_id = NORMAL if role == DEFAULT_ROLE else role
        following = fields.get("next", "")
        return ParagraphStyle(
            style_id,
            NORMAL if role == DEFAULT_ROLE else fields.pop("name", role),
            face,
            **{
                key: value
                for key, value in fields.items()
                if key not in ("name", "next")
            },
            next=NORMAL if following == DEFAULT_ROLE else following,
        )

    def _character(self, role: str, fields: dict[str, Any]) -> CharacterStyle:
        if "font" in fields:
            fields["east_asia"] = fields.pop("font")
        return CharacterStyle(**{"id": role, "name": role} | fields)

    def _deviations(self) -> tuple[Deviation, ...]:
        found = []
        listed = self.tree.get("deviations", [])
        if not isinstance(listed, list):
            place = (
                listed.place
                if isinstance(listed, (Branch, Scalar))
                else self.tree.place
            )
            self._error(
                "bad-deviation",
                "deviations 应是列表",
                place,
                "每一项以 - 开头，写明条款和理由",
            )
            return ()
        for item in listed:
            keys = ("clause", "strength", "what", "why")
            fields = (
                self._fields(item, dict.fromkeys(keys, values.plain))
                if isinstance(item, Branch)
                else {}
            )
            if set(fields) != set(keys) or fields["strength"] not in STRENGTHS:
                place = (
                    item.place
                    if isinstance(item, (Branch, Scalar))
                    else self.tree.place
                )
                hint = f"写明 clause、strength（{'/'.join(STRENGTHS)}）、what、why"
                self._error("bad-deviation", "偏离说明不完整", place, hint)
            else:
                found.append(Deviation(**fields))
        return tuple(found)

    def _font(self, kind: str) -> str:
        if kind not in self.fonts:
            raise ValueError(f"没有字体“{kind}”，可写 {'、'.join(self.fonts)}")
        return self.fonts[kind].name

    def _face(self, kind: str) -> str:
        return self.fonts[kind].name if kind in self.fonts else ""

    def _rule(self, words: str) -> Rule:
        """0.35毫米 [FF0000 [间距 4毫米]] → a line."""
        parts = words.replace("间距", " ").split()
        color = values.color(parts[1]) if len(parts) > 1 else "auto"
        gap = round(values.length(parts[2], self.pitch) / 20) if len(parts) > 2 else 1
        return Rule(values.eighths(parts[0] if parts else ""), color, min(gap, 31))

    def _fields(
        self, branch: Branch, keys: Mapping[str, Callable], other: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        self._known(branch, (*keys, *other))
        fields = {}
        for key, read in keys.items():
            if key not in branch:
                continue
            leaf = branch[key]
            if not isinstance(leaf, Scalar):
                self._error(
                    "wrong-type", f"{key} 应写一个值", branch.place, "参照 gbt9704.yaml"
                )
                continue
            try:
                fields[key] = read(leaf.text)
            except ValueError as error:
                self._error(
                    "bad-value",
                    f"{key}：{error}",
                    leaf.place,
                    "参照 gbt9704.yaml 的写法",
                )
        return fields

    def _branch(self, branch: Branch, key: str) -> Branch:
        found = branch.get(key, Branch(branch.place))
        if isinstance(found, Branch):
            return found
        place = found.place if isinstance(found, Scalar) else branch.place
        self._error("wrong-type", f"{key} 下面应是“键: 值”", place, "参照 gbt9704.yaml")
        return Branch(place)

    def _branches(self, key: str) -> list[tuple[str, Branch]]:
        parent = self._branch(self.tree, key)
        return [(name, self._branch(parent, name)) for name in parent]

    def _known(self, branch: Branch, keys: tuple[str, ...]) -> None:
        for key, value in branch.items():
            if key not in keys:
                place = (
                    value.place if isinstance(value, (Scalar, Branch)) else branch.place
                )
                self._unknown("unknown-key", "版式里没有这一项：", key, place, keys)

    def _unknown(
        self, code: str, what: str, name: str, place: Place, known: Any
    ) -> None:
        near = nearest(name, known)
        self._error(
            code,
            f"{what}“{name}”",
            place,
            f"是否想写“{near}”？" if near else f"可写：{'、'.join(known)}",
        )

    def _error(self, code: str, message: str, place: Place, hint: str) -> None:
        finding = Finding(code, message, place, hint)
        if finding not in self.findings:
            self.findings.append(finding)
