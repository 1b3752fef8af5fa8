"""The text that a document is to replace (原政策), for what says how it differs."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Node, NonEmpty


class Previous(Node):
    """原政策文本: a file in the policy folder, or a git revision of it."""

    file: NonEmpty = Field(
        "",
        title="文件",
        description="与 policy.yaml 放在一起的 Word、Markdown 或文本文件",
    )
    revision: NonEmpty = Field(
        "",
        title="git 版本",
        description="原政策也用本工具写的：标签名或提交号",
    )

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        """A file may be written as its name alone."""
        return {"file": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _one_text(self) -> Previous:
        """It is one text, and a file stands beside policy.yaml."""
        if bool(self.file) == bool(self.revision):
            hint = {
                "hint": "写 previous: 原政策.docx，或 previous: {revision: 标签名}"
            }
            message = "file 和 revision 写一样"
            raise PydanticCustomError("one-previous-text", message, hint)
        if any(mark in self.file for mark in "/\\:"):
            hint = {"hint": "把文件放在 policy.yaml 旁边，只写文件名"}
            message = "原政策的文件名里不能有文件夹"
            raise PydanticCustomError("previous-elsewhere", message, hint)
        return self
