"""A provision (条): the unit of the text that has a number of its own, down to 款 项 目.

With `supports` it is a measure (措施); what it then gives stands in `model/measure`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import (
    FileId,
    Flag,
    Key,
    Node,
    NonEmpty,
)
from policypress.source.model.figure import Basis
from policypress.source.model.measure import Grants

_PROSE = "数值用 {{ }} 引用，不直接写数字"


class Prose(Node):
    """A piece of the text; a plain string is short for its `text`."""

    text: NonEmpty = Field(title="条文", description=_PROSE)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"text": data}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core: Any,
        handler: GetJsonSchemaHandler,
    ) -> dict[str, Any]:
        """For editors: the words alone, or a mapping."""
        whole = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "title": "条文"}, whole]}


class Subitem(Prose):
    """目: the level below an item."""


class Item(Prose):
    """项: one of what a paragraph enumerates."""

    items: dict[Key, Subitem] = Field(default_factory=dict, title="目")


class TextTable(Node):
    """表: stands in the text, below the paragraph that it belongs to."""

    title: str = Field("", title="表题")
    columns: tuple[str, ...] = Field(
        title="表头",
        min_length=1,
        description="空着的栏并入左边的一栏",
    )
    rows: tuple[tuple[str, ...], ...] = Field(
        title="各行",
        min_length=1,
        description=f"各格的文字；{_PROSE}",
    )


class Paragraph(Prose):
    """款: one paragraph of clause prose (Jinja over the provision's own data), what it
    enumerates, and its table. A table may stand alone."""

    text: NonEmpty = Field(
        "",
        title="条文",
        description=f"{_PROSE}；只有表的不写",
    )
    items: dict[Key, Item] = Field(default_factory=dict, title="项")
    table: TextTable | None = Field(None, title="表")

    @model_validator(mode="after")
    def _says_something(self) -> Paragraph:
        """A paragraph has words, or is a table."""
        if self.text or (self.table and not self.items):
            return self
        hint = {"hint": "写 text: 条文；只有表的写 table"}
        raise PydanticCustomError("no-text", "此处没有条文", hint)

    def pieces(self) -> Iterator[Prose]:
        """The paragraph, then its items, each with its subitems, as they are printed."""
        yield self
        for item in self.items.values():
            yield item
            yield from item.items.values()


class Text(Node):
    """What provisions and annexes have alike: paragraphs, or one written as `text`."""

    text: NonEmpty = Field(
        "",
        title="条文（只有一款时）",
        description=f"只有一款时，代替 paragraphs；{_PROSE}",
    )
    paragraphs: dict[Key, Paragraph] = Field(
        default_factory=dict,
        title="条文",
    )

    @model_validator(mode="after")
    def _one_paragraph(self) -> Text:
        """`text` becomes the paragraph `main`; writing both is a mistake."""
        if not self.text:
            return self
        if self.paragraphs:
            message = "text 和 paragraphs 只能写一样"
            hint = {"hint": "只有一款的写 text，几款的都写进 paragraphs"}
            raise PydanticCustomError("text-twice", message, hint)
        main = Paragraph.model_validate(self.text)
        self.__dict__["paragraphs"] = {"main": main}
        return self

    def when_bound(self) -> None:
        """What was written as `text` stands where that stands (source.bind)."""
        if self.text:
            main = self.paragraphs["main"]
            main.__dict__["_loc"] = self._loc

    @property
    def words(self) -> str:
        """All prose as it is written, one piece a line; tables left out."""
        texts = [
            piece.text
            for paragraph in self.paragraphs.values()
            for piece in paragraph.pieces()
        ]
        return "\n".join(texts)


class Provision(Text, Grants):
    """条. In measures/ the file name is its permanent id, elsewhere its key."""

    title: NonEmpty = Field(
        "",
        title="条名",
        description="条文中的标题，如“支持树立质量标杆”",
    )
    subject: NonEmpty = Field(
        "",
        title="事项",
        description="起草说明列举时的说法，如“树立质量标杆”；不写时用 title",
    )
    chapter: Key | None = Field(
        None,
        title="所属章",
        description="章的标识；已列入 policy.yaml 某章的 measures 时不写",
    )
    after: FileId | None = Field(
        None,
        title="排在哪条之后",
        description="不写时排在该章最后",
    )
    numbered: Flag = Field(
        True,
        title="编号",
        description="false：不编号，不占条序，如章下的引语、导入文本中序号不连续的条",
    )
    responsible: tuple[NonEmpty, ...] = Field(
        (),
        title="责任单位",
        description="印在条文之后：（责任单位：……）",
    )
    note: str = Field(
        "",
        title="起草考虑",
        description="写入起草说明、对照表的说明",
    )
    change_reason: str = Field(
        "",
        title="修改说明",
        description="版本比较时作为修订批注",
    )
    basis: Basis | None = Field(None, title="依据")

    @model_validator(mode="after")
    def _complete(self) -> Provision:
        """A provision says something; its subject is its title unless it says another."""
        if not self.paragraphs:
            hint = {"hint": "写 text: 条文，或 paragraphs: {main: 条文}"}
            raise PydanticCustomError("no-text", "此处没有条文", hint)
        if not self.subject:
            self.__dict__["subject"] = self.title
        return self

    @property
    def called(self) -> str:
        """Its title, or else its subject: articles (第X条) often have none in the text."""
        return self.title or self.subject

    @property
    def is_measure(self) -> bool:
        """Whether it gives something, so that it has a guide and is calculated."""
        return bool(self.supports)
