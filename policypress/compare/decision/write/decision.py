"""修改决定: the amending text of a comparison, in the standard wording, numbered by the old
text (被修改文本的条序).

    一、将第八条修改为：“…”              四、在第十条后增加一条，作为第十一条：“…”
    二、将第九条第二款中的“甲”修改为“乙”。  五、删去第十二条。
    三、将第十条改为第十一条，修改为：“…”    六、将第五条移至第九条后，作为第九条。

What follows from other amendments comes last and apart: the order of clauses, citations
of moved numbers, typography. Where two wordings are possible the shorter one is read
back first. `apply.apply` does that; it shares no code with the writer but the writing of
numbers and quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from policypress.compare.changes import ChangeSet
from policypress.compare.decision.outcome import faults
from policypress.compare.decision.write.items import (
    Item,
    Nature,
    deletions_joined,
    numbered,
)
from policypress.compare.decision.write.manners import TELLINGS
from policypress.compare.decision.write.order import (
    Order,
    by_place,
    order_sentences,
)
from policypress.compare.decision.write.passage import Passage
from policypress.compare.decision.write.places import Wording
from policypress.compare.decision.write.writer import Writer
from policypress.compare.text.amending_paper import DECISION, amending_paper
from policypress.compare.text.decision_units import as_cited
from policypress.compare.text.tree import Tree, text_of
from policypress.language.numerals import to_chinese

# What follows from other amendments, in the order in which it is told.
_CONSEQUENCES: tuple[Nature, ...] = ("citation", "typography")
_UNKNOWN = Passage()
_NOTHING = "两个文本的文字相同"
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
    passage: Passage = _UNKNOWN,
    remark: str = "",
) -> Amendment:
    """The amending text of a change set. title: of the decision; made from the old
    title when it is not given. passage: who decides, and from when on. remark: what its
    files say at their end; it is read back with that, as they will be.
    """
    # Names within 《》 stand in 〈〉 (GB/T 15834—2011, 书名号).
    name = _title(changes.old).translate(_INNER)
    paper = amending_paper(changes.old, name)
    heading = title or paper.title
    opening = passage.opening(name) if paper.called == DECISION else ""
    made = Amendment(heading, ())
    for writer, items, order in _wordings(changes):
        amends = as_cited(changes.old, _paragraphs(items, order))
        force: list[str] = []
        if amends and paper.called == DECISION:
            force = [passage.force()]
        lines = (
            heading,
            opening or paper.opening,
            *(amends or [_nothing(writer)]),
            *force,
            paper.closing,
        )
        made = Amendment(heading, lines, tuple(writer.aside), paper.called)
        if _holds((*lines, remark), changes):
            break
    return made


def _wordings(
    changes: ChangeSet,
) -> Iterator[tuple[Writer, list[Item], Order]]:
    """How a decision may be worded, as a legislator would first: what became of a 条 or
    款 is told, then only what came and what went, and at last clause by clause.
    """
    words = Wording([*text_of(changes.old), *text_of(changes.new)])
    was_plain = False
    for telling in TELLINGS:
        writer = Writer(changes, words, telling)
        if telling == "plain" and was_plain:
            continue
        items = writer.items()
        for order in _orders(changes, writer):
            yield writer, items, order
        was_plain = writer.plain


def _holds(
    lines: tuple[str, ...],
    changes: ChangeSet,
) -> bool:
    """Whether a decision gives the new text when it is read back."""
    filled = tuple(line.strip("\n") for line in lines if line.strip())
    return not faults(filled, changes.old, changes.new)


def _title(tree: Tree) -> str:
    """The title of a text as printed, else the name that the user calls it."""
    for node in tree.nodes:
        if node.kind == "title":
            return "".join(line.printed for line in node.lines)
    return tree.name


def _orders(
    changes: ChangeSet,
    writer: Writer,
) -> Iterator[Order]:
    """How the new order of clauses may be told, the shortest first: by nothing but that
    it is adjusted, where every number is that of its place, else by a list.
    """
    old, new = changes.old, changes.new
    if writer.renumbered and by_place(new, writer.renumbered):
        yield Order(by_place=True)
    listed = order_sentences(old, new, writer.names, writer.renumbered)
    yield Order("，".join(listed))


def _nothing(writer: Writer) -> str:
    """That there is nothing to amend, and what was left aside."""
    if not writer.aside:
        return f"{_NOTHING}，没有需要修改的内容。"
    names = "和".join(writer.aside)
    return f"{_NOTHING}（{names}除外），没有需要修改的内容。"


def _paragraphs(
    items: list[Item],
    order: Order,
) -> Iterator[str]:
    """The amendments of substance, then what follows from them: the order of clauses,
    citations of them, and typography.
    """
    count = 0
    for item in deletions_joined(items):
        if item.nature == "substance":
            count += 1
            yield from numbered(f"{to_chinese(count)}、", item)
    further = [
        item
        for nature in _CONSEQUENCES
        for item in items
        if item.nature == nature
    ]
    if further:
        yield order.opening_of_list()
        if order.listed:
            further.insert(0, Item(order.listed))
        for number, item in enumerate(further, 1):
            yield from numbered(f"（{to_chinese(number)}）", item)
    elif order:
        yield order.sentence()
