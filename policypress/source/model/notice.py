"""The letter with which a policy is issued (印发通知): GB/T 9704—2012."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from policypress.source.model.base import Node, NonEmpty
from policypress.source.model.figure import Figure


class Notice(Node):
    """印发通知. What is left out follows from the title and the issuers of policy.yaml."""

    form: Literal["document", "letter"] = Field(
        "document",
        title="格式",
        description="document 文件式；letter 信函式（GB/T 9704—2012 第10.1条）",
    )
    title: NonEmpty = Field(
        "",
        title="标题",
        description="不写时为“（制定机关）关于印发《（文件名称）》的通知”",
    )
    recipients: tuple[NonEmpty, ...] = Field(
        (),
        title="主送机关",
        description="没有的不写",
    )
    text: tuple[NonEmpty, ...] = Field(
        (),
        title="正文",
        description="不写时为“……已经……审议通过，现印发给你们……”“实施中遇到的问题……”两段",
    )
    issuer: NonEmpty = Field(
        "",
        title="发文机关署名",
        description="不写时为各制定机关；与制定机关不同时才写",
    )
    masthead: NonEmpty = Field(
        "",
        title="发文机关标志",
        description="不写时：文件式为各制定机关加“文件”，信函式为主办机关名称",
    )
    copies_to: tuple[NonEmpty, ...] = Field((), title="抄送")
    note: NonEmpty = Field(
        "",
        title="附注",
        description="成文日期下一行的说明，如（此件公开发布）",
    )
    label: NonEmpty = Field(
        "",
        title="附件标记",
        description="印在所印发的文件上方，如 附件、附件1；没有的不写",
    )
    printer: NonEmpty = Field(
        "",
        title="印发机关",
        description="一般是制定机关的办公室；不写时为主办机关",
    )
    printed: Figure | None = Field(
        None,
        title="印发日期",
        description="送印的日期；不写时同成文日期",
    )
