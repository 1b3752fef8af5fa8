"""The paragraph styles of a look file, each over the one it is `like`."""

from __future__ import annotations

from typing import Any

from policypress.render.look.keys import paragraph_keys
from policypress.render.look.look import DEFAULT_ROLE, Font
from policypress.render.look.problems import Problems
from policypress.render.look.source import Scalar
from policypress.render.look.tree import LookTree
from policypress.word.page import PageSetup
from policypress.word.styles import NORMAL, Face, ParagraphStyle

_LATIN = "西文"
_SIZE = 32  # half-points: 3号


class ParagraphStyles:
    """Reads the section paragraphs."""

    def __init__(
        self,
        tree: LookTree,
        problems: Problems,
        page: PageSetup,
        fonts: dict[str, Font],
    ) -> None:
        """page, fonts: what widths and faces are reckoned from."""
        self.tree = tree
        self.problems = problems
        self.page = page
        self.latin = fonts[_LATIN].name if _LATIN in fonts else ""
        self.keys = paragraph_keys(page.pitch, fonts)
        self.section = tree.branch(tree.root, "paragraphs")

    def styles(self) -> dict[str, ParagraphStyle]:
        """Role → style."""
        fields = {role: self._fields(role) for role in self.section}
        return {role: self._style(role, own) for role, own in fields.items()}

    def _fields(
        self,
        role: str,
        seen: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """The fields of a style over those of the style it is `like`.

        seen: the styles that led here, each like the next.
        """
        branch = self.tree.branch(self.section, role)
        like = branch.get("like")
        own = self.tree.fields(branch, self.keys, ("like",))
        if not isinstance(like, Scalar):
            return own
        if like.text in (*seen, role):
            message = f"样式“{role}”绕回了自己"
            hint = "去掉其中一个 like"
            self.problems.error("circular-style", message, like.place, hint)
            return own
        if like.text not in self.section:
            self.problems.unknown(
                "unknown-style",
                "没有段落样式",
                like.text,
                like.place,
                self.section,
            )
            return own
        copied = self._fields(like.text, (*seen, role))
        copied.pop("name", None)
        return copied | own

    def _style(
        self,
        role: str,
        fields: dict[str, Any],
    ) -> ParagraphStyle:
        """The style made of these fields, which are used up."""
        face = self._face(fields)
        if not face.east_asia:
            message = f"样式“{role}”没有写 font"
            place = self.tree.root.place
            self.problems.error(
                "missing-field",
                message,
                place,
                "例如 font: 仿宋",
            )
        name = fields.pop("name", role)
        style_id = role
        if role == DEFAULT_ROLE:
            name = style_id = NORMAL
        if fields.get("next") == DEFAULT_ROLE:
            fields["next"] = NORMAL
        if fields.pop("right_tab", False):
            inside = round(fields.get("right", 0) * face.character)
            fields["right_tab"] = self.page.text_width(False) - inside
        return ParagraphStyle(style_id, name, face, **fields)

    def _face(self, fields: dict[str, Any]) -> Face:
        """How the characters look.

        Takes its fields out of those of the style.
        """
        return Face(
            fields.pop("font", ""),
            fields.pop("latin", self.latin),
            fields.pop("size", _SIZE),
            fields.pop("spacing", 0),
            fields.pop("color", ""),
            fields.pop("bold", False),
        )
