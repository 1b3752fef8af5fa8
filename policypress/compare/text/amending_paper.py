"""What a paper that amends a text is called, and how it begins and ends (修改决定、
补充协议).

A text that an authority issued is amended by a decision (修改决定); a contract by
an agreement of its parties (补充协议, 民法典 第五百四十三条).
"""

from __future__ import annotations

import re

from msgspec import Struct

from policypress.compare.text.tree import Tree

_CONTRACT = re.compile(
    r".*(?:合同|协议|协议书|契约|备忘录|意向书|Agreement|Contract)"
    r"(?:[（(][^（）()]*[）)]|[0-9]|年版|文本|范本)*"
)
DECISION, SUPPLEMENT = "修改决定", "补充协议"


class AmendingPaper(Struct, frozen=True):
    """called: its kind, also the name of its files. title, opening, closing: as
    printed, the name of the text in them.
    """

    called: str
    title: str
    opening: str
    closing: str


def is_contract(tree: Tree) -> bool:
    """Whether a text is a contract, by its title."""
    title = "".join(tree.title.split())
    return _CONTRACT.fullmatch(title) is not None


def amending_paper(tree: Tree, name: str) -> AmendingPaper:
    """The paper that amends a text. name: of the text, to stand within 《》."""
    if is_contract(tree):
        return AmendingPaper(
            SUPPLEMENT,
            f"《{name}》{SUPPLEMENT}",
            f"经协商一致，现对《{name}》作如下修改：",
            f"《{name}》的其他内容不变，继续有效。",
        )
    return AmendingPaper(
        DECISION,
        f"关于修改《{name}》的决定",
        f"现决定对《{name}》作如下修改：",
        f"《{name}》根据本决定作相应修改，重新公布。",
    )
