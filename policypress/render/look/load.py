"""Loading a look: templates/looks/<name>.yaml → `Look`, or
findings why not.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from policypress.findings import Finding, Place
from policypress.render.look import keys
from policypress.render.look.look import (
    BODY_ROLE,
    DEFAULT_ROLE,
    Deviation,
    Font,
    Look,
)
from policypress.render.look.paragraphs import ParagraphStyles
from policypress.render.look.problems import Problems
from policypress.render.look.source import (
    Branch,
    Scalar,
    read_look,
    unknown_look,
)
from policypress.render.look.tree import LookTree, place_of
from policypress.word.page import PageSetup
from policypress.word.styles import CharacterStyle, TableStyle

STRENGTHS = ("规定", "一般", "推荐", "可以", "实务")
_ROLE = re.compile(r"[^\W_][\w-]*")

Loaded = tuple[Look | None, list[Finding]]


def load_look(path: Path) -> Loaded:
    """The look in a file, and what is wrong with it.

    None when a finding makes it unusable.
    """
    findings: list[Finding] = []
    tree = read_look(path, findings)
    look = None
    if tree is not None:
        problems = Problems(findings)
        look = _Loader(LookTree(tree, problems), problems).look(path.stem)
    if any(finding.severity == "error" for finding in findings):
        look = None
    return look, findings


def named_look(
    folder: Path,
    name: str,
    asked: Place,
) -> Loaded:
    """The look called `name` in a folder of looks.

    asked: where it is asked for.
    """
    path = folder / f"{name}.yaml"
    if path.is_file():
        return load_look(path)
    return None, [unknown_look(folder, name, asked)]


class _Loader:
    """Gives each value of a look file its meaning and reports
    what is wrong.
    """

    def __init__(
        self,
        tree: LookTree,
        problems: Problems,
    ) -> None:
        """problems: where every mistake is noted."""
        self.tree = tree
        self.problems = problems

    def look(self, name: str) -> Look:
        """The look of the whole file.

        name: how it is called where it has no title.
        """
        root = self.tree.root
        self.tree.check_keys(root, keys.SECTIONS)
        page_fields = self.tree.fields(
            self.tree.branch(root, "page"),
            keys.page_keys(),
        )
        page = PageSetup(**page_fields)
        fonts = self._fonts()
        paragraphs = ParagraphStyles(
            self.tree,
            self.problems,
            page,
            fonts,
        ).styles()
        characters = self._characters(fonts)
        tables = self._tables(page)
        self._check_names()
        self._check_cell_styles(list(paragraphs))
        self._check_needed(list(paragraphs))
        title = root.get("title")
        return Look(
            name,
            title.text if isinstance(title, Scalar) else name,
            page,
            tuple(fonts.values()),
            paragraphs,
            characters,
            tables,
            self._deviations(),
        )

    def _fonts(self) -> dict[str, Font]:
        """Class of type → font."""
        fonts = {}
        for kind, branch in self.tree.branches("fonts"):
            fields = self.tree.fields(branch, keys.FONT)
            if "name" in fields:
                fonts[kind] = Font(kind, **fields)
            else:
                message = f"字体“{kind}”没有写 name"
                hint = "例如 name: 仿宋_GB2312"
                self.problems.error(
                    "missing-field",
                    message,
                    branch.place,
                    hint,
                )
        return fonts

    def _characters(self, fonts: dict[str, Font]) -> dict[str, CharacterStyle]:
        """Role → character style."""
        styles = {}
        known = keys.character_keys(fonts)
        for role, branch in self.tree.branches("characters"):
            fields: dict[str, Any] = {"id": role, "name": role}
            fields |= self.tree.fields(branch, known)
            if "font" in fields:
                fields["east_asia"] = fields.pop("font")
            styles[role] = CharacterStyle(**fields)
        return styles

    def _tables(self, page: PageSetup) -> dict[str, TableStyle]:
        """Role → table style."""
        styles = {}
        known = keys.table_keys(page.pitch)
        for role, branch in self.tree.branches("tables"):
            fields: dict[str, Any] = {"id": role, "name": role}
            fields |= self.tree.fields(branch, known)
            styles[role] = TableStyle(**fields)
        return styles

    def _check_names(self) -> None:
        """Word knows a style by its id (the role) and its name.

        Each must be usable, and be there once.
        """
        ids: set[str] = set()
        names: set[str] = set()
        for kind in ("paragraphs", "characters", "tables"):
            for role, branch in self.tree.branches(kind):
                self._check_name(role, branch, ids, names)

    def _check_name(
        self,
        role: str,
        branch: Branch,
        ids: set[str],
        names: set[str],
    ) -> None:
        """One style.

        ids, names: those so far, in lower case, to which it adds its own.
        """
        named = branch.get("name")
        name = named.text if isinstance(named, Scalar) else role
        if not _ROLE.fullmatch(role) or role.lower() in ids:
            message = f"“{role}”不能作样式的键"
            hint = "样式的键用字母、数字、汉字和连字符，且全文件不重复"
            self.problems.error("bad-role", message, branch.place, hint)
        if name.lower() in names:
            message = f"样式名“{name}”用了两次"
            hint = "换一个 name"
            self.problems.error(
                "duplicate-style-name",
                message,
                branch.place,
                hint,
            )
        ids.add(role.lower())
        names.add(name.lower())

    def _check_cell_styles(self, paragraphs: list[str]) -> None:
        """The paragraph styles that tables name for their cells
        must be there.
        """
        for _, branch in self.tree.branches("tables"):
            for key in ("cell", "head"):
                leaf = branch.get(key)
                if isinstance(leaf, Scalar) and leaf.text not in paragraphs:
                    self.problems.unknown(
                        "unknown-style",
                        "没有段落样式",
                        leaf.text,
                        leaf.place,
                        paragraphs,
                    )

    def _check_needed(self, paragraphs: list[str]) -> None:
        """Two paragraph styles every look needs."""
        for role in (DEFAULT_ROLE, BODY_ROLE):
            if role not in paragraphs:
                message = f"版式缺少段落样式“{role}”"
                hint = "补上，或 extends: gbt9704"
                place = self.tree.root.place
                self.problems.error("missing-style", message, place, hint)

    def _deviations(self) -> tuple[Deviation, ...]:
        """Where the look leaves the standard, as it declares itself."""
        root = self.tree.root
        listed = root.get("deviations", [])
        if isinstance(listed, list):
            found = [self._deviation(item) for item in listed]
            return tuple(item for item in found if item)
        place = place_of(listed, root.place)
        hint = "每一项以 - 开头，写明条款和理由"
        self.problems.error(
            "bad-deviation",
            "deviations 应是列表",
            place,
            hint,
        )
        return ()

    def _deviation(self, item: object) -> Deviation | None:
        """One item of the list.

        None, and a finding, for one that is not complete.
        """
        fields = {}
        if isinstance(item, Branch):
            fields = self.tree.fields(item, keys.DEVIATION)
        is_complete = fields.keys() == keys.DEVIATION.keys()
        if is_complete and fields["strength"] in STRENGTHS:
            return Deviation(**fields)
        place = place_of(item, self.tree.root.place)
        hint = f"写明 clause、strength（{'/'.join(STRENGTHS)}）、what、why"
        self.problems.error("bad-deviation", "偏离说明不完整", place, hint)
        return None
