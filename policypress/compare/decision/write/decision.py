"""修改决定: the amending text of a comparison, in the standard wording, numbered by the old
text (被修改文本的条序).

    一、将第八条修改为：“…”              四、在第十条后增加一条，作为第十一条：“…”
    二、将第九条第二款中的“甲”修改为“乙”。  五、删去第十二条。
    三、将第十条改为第十一条，修改为：“…”    六、将第五条移至第九条后，作为第九条。

What follows from other amendments comes last and apart: citations of moved numbers,
typography, the order of clauses.
`apply.apply` reads such a text back; the two share no code but the writing of numbers
and quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.compare.changes import ChangeSet
from policypress.compare.decision.write.items import deletions_joined, numbered
from policypress.compare.decision.write.order import order_sentences
from policypress.compare.decision.write.writer import Writer
from policypress.compare.text.amending_paper import DECISION, amending_paper
from policypress.compare.text.decision_units import as_cited
from policypress.compare.text.tree import Tree
from policypress.language.numerals import to_chinese

_CONSEQUENCES = (
    ("citation", "对条文中引用的条序作相应修改"),
    ("typography", "对条文的标点、空格和用字作下列技术性修改"),
)


_INNER = str.maketrans("《》", "〈〉")


class Amendment(Struct, frozen=True):
    """A decision of amendment. lines: its paragraphs in order, the title first; aside:
    what differs and no decision amends (题注), by its name.
    """

    title: str
    lines: tuple[str, ...]
    aside: tuple[str, ...] = ()
    called: str = DECISION

    @property
    def text(self) -> str:
        """As Markdown: a heading, then a paragraph a line."""
        return f"# {self.title}\n\n" + "\n\n".join(self.lines[1:]) + "\n"


def amendment(
    changes: ChangeSet,
    title: str = "",
) -> Amendment:
    """The amending text of a change set. title: of the decision; made from the old
    title when it is not given.
    """
    # Names within 《》 stand in 〈〉 (GB/T 15834—2011, 书名号).
    name = _title(changes.old).translate(_INNER)
    paper = amending_paper(changes.old, name)
    heading = title or paper.title
    writer = Writer(changes)
    items = as_cited(changes.old, _paragraphs(changes, writer))
    lines = (heading, paper.opening, *items, paper.closing)
    return Amendment(heading, lines, tuple(writer.aside), paper.called)


def _title(tree: Tree) -> str:
    """The title of a text as printed, else the name that the user calls it."""
    for node in tree.nodes:
        if node.kind == "title":
            return "".join(line.printed for line in node.lines)
    return tree.name


def _paragraphs(changes: ChangeSet, writer: Writer) -> Iterator[str]:
    """The amendments: substance, then citations, typography and the order of clauses."""
    items = writer.items()
    count = 0
    for item in deletions_joined(items):
        if item.nature != "substance":
            continue
        count += 1
        yield from numbered(f"{to_chinese(count)}、", item)
    for nature, words in _CONSEQUENCES:
        following = [item for item in items if item.nature == nature]
        if not following:
            continue
        count += 1
        yield f"{to_chinese(count)}、{words}："
        for number, item in enumerate(following, 1):
            yield from numbered(f"（{to_chinese(number)}）", item)
    old, new = changes.old, changes.new
    order = "，".join(
        order_sentences(
            old,
            new,
            writer.names,
            writer.renumbered,
        )
    )
    if order:
        yield f"此外，对条文顺序作相应调整：{order}。"
    elif not count and writer.aside:
        names = "和".join(writer.aside)
        yield f"两个文本的文字相同（{names}除外），没有需要修改的内容。"
    elif not count:
        yield "两个文本的文字相同，没有需要修改的内容。"
