"""What an amending decision says of each unit (逐条写法): changed, split, merged, deleted,
inserted or moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.quotation import block, escaped, quoted
from policypress.compare.decision.write.additions import (
    Additions,
    Manner,
)
from policypress.compare.decision.write.amend import Amend
from policypress.compare.decision.write.items import Item, Nature, quotation
from policypress.compare.decision.write.names import TITLES, Names, unit_word
from policypress.compare.decision.write.order import Pair, number_of
from policypress.compare.decision.write.paragraphs import amend_lines
from policypress.compare.decision.write.places import Wording
from policypress.compare.decision.write.repeats import Repeats
from policypress.compare.decision.write.units import (
    all_lines,
    gap_of,
    keeps_number,
    lead_of,
    lines_of_introduction,
    lines_without_number,
    renumbered_alike,
    same_sort,
    same_words,
)
from policypress.compare.text.aside import (
    LETTER,
    RECORD,
    introduction,
    is_record,
    left_aside,
)
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import HEADINGS, Node, clauses, text_of

# What stands before the articles: new units are not named after these.
_OPENING = ("title", "preamble", "contents")


# Times that everything is written to find what is said twice; a text that is not
# settled by then tells the rest where it stands.
_MOST_TURNS = 6


class Writer:
    """Walks the steps of a comparison and writes an item of each in turn.

    names: of the units of the old text. renumbered: units that keep their words' place
    and get another number, old and
    new, by id() of the old node (which the change set holds). aside: what differs and
    no decision amends, by its name.
    """

    def __init__(self, changes: ChangeSet) -> None:
        self.changes, self.old, self.new = changes, changes.old, changes.new
        self.names = Names(changes.old)
        self.renumbered: dict[int, Pair] = {}
        self.aside: dict[str, None] = {}
        words = Wording([*text_of(changes.old), *text_of(changes.new)])
        self._repeats = Repeats(changes, self.names, words)
        self._items: list[Item] = []
        labelled = [node for node in clauses(changes.old) if node.label]
        gaps = Counter(gap_of(node) for node in labelled).most_common(1)
        self._sample = labelled[0].label if labelled else ""
        self._gap = gaps[0][0] if gaps else ""

    def items(self) -> list[Item]:
        """The items in the order of the text, then the replacements told once.

        A clause that is written whole after all tells its own replacements: then
        everything is written anew without it.
        """
        natures = {
            id(step.change): _nature(step.change)
            for step in self.changes.steps
        }
        for turn in count(1):
            if turn == _MOST_TURNS:
                self._repeats.forget()
            blocked = len(self._repeats.blocked)
            self._repeats.gather(natures)
            self._items = []
            self.renumbered.clear()
            self._walk()
            settled = self._repeats.settled()
            if settled and len(self._repeats.blocked) == blocked:
                break
        manner = Manner(self._sample, self._gap)
        found = Additions(self.new, manner).joined(self._items)
        return [*found, *self._repeats.items()]

    def _walk(self) -> None:
        """Each step in turn. What stays names the place of what comes after it; what
        comes before everything but the title stands before what stays next.
        """
        after = "在文首"
        for at, step in enumerate(self.changes.steps):
            change = step.change
            if change.unit == "letter":
                self._leave_letter(change)
                continue
            moved = len(change.old) == len(change.new) == 1
            if step.side == "both":
                if self._stayed(change, after):
                    after = self._beside(at)
            elif step.side == "old" and not moved:
                self._deleted(change.old)
            elif step.side == "new" and not moved:
                self._inserted(change.new, after)
            elif step.side == "new":
                self._moved(change, after)

    def _beside(self, at: int) -> str:
        """在第八条后, after the unit of a step; 在第一条前 for what opens the text, as long
        as anything there stays.
        """
        steps = self.changes.steps
        node = steps[at].change.old[0]
        if node.kind in _OPENING:
            for step in steps[at + 1 :]:
                old, new = step.change.old, step.change.new
                pair = len(old) == len(new) == 1
                if step.side == "new" or (step.side == "old" and not pair):
                    continue
                # A unit that moves takes along what stands after it.
                stays = step.side == "both" and pair
                if stays and old[0].kind not in _OPENING:
                    return f"在{self._place(old[0])}前"
                break
        return f"在{self._place(node)}后"

    def _leave_letter(self, change: Change) -> None:
        """No decision amends the letter that issued the text; that it differs
        is told.
        """
        if change.kind != "未变":
            self.aside[LETTER] = None

    def _stayed(
        self,
        change: Change,
        after: str,
    ) -> bool:
        """Units that stay in their place, perhaps split or merged there; whether the
        first of them is still there.
        """
        old, new = change.old, change.new
        numbered = all(map(_is_numbered, new))
        pair = len(old) == len(new) == 1 and same_sort(old[0], new[0])
        if pair and is_record(old[0]) == is_record(new[0]):
            self._changed(change, _nature(change))
            return True
        if len(old) == 1 < len(new) and numbered and _is_numbered(old[0]):
            self._split(change)
            return True
        if len(new) == 1 < len(old) and numbered:
            self._merged(change)
            return True
        self._deleted(old)
        self._inserted(new, after)
        return False

    def _merged(self, change: Change) -> None:
        """将第八条、第九条合并，作为第八条，修改为：“…”."""
        first, new = change.old[0], change.new[0]
        names = "、".join(self.names.of(node) for node in change.old)
        number = cited("条", new.number, new.label)
        words = lines_without_number(new, first.label, gap_of(first))
        lead = f"将{names}合并，作为{number}，修改为："
        self._items.append(Item(lead, [quotation(words)]))

    def _split(self, change: Change) -> None:
        """将第八条拆分为第八条、第九条：; the parts follow on lines of their own, each after the
        number it becomes.
        """
        old = change.old[0]
        numbers = [cited("条", node.number, node.label) for node in change.new]
        lead = f"将{self.names.of(old)}拆分为{'、'.join(numbers)}："
        amends: list[Amend] = []
        for number, node in zip(numbers, change.new, strict=True):
            words = lines_without_number(node, old.label, gap_of(old))
            amends.append(_part(number, words))
        self._items.append(Item(lead, amends, parts=True))

    def _changed(
        self,
        change: Change,
        nature: Nature,
        lead: str = "",
    ) -> None:
        """One unit before and after: its number, then its words. lead: what is written
        of it already (that it moved).
        """
        old, new = change.old[0], change.new[0]
        renumbered = renumbered_alike(old, new) and not lead
        if renumbered:
            self.renumbered[id(old)] = (old, new)
        same = same_words(old, new)
        if not lead:
            aside = left_aside(old, new)
            if aside and not same:
                self.aside[aside] = None
            same = same or bool(aside)
            if aside and old.label == new.label:
                return
        if not keeps_number(old, new):
            self._numbered_otherwise(change, nature, lead, same)
            return
        amends = [] if same else self._amends(change)
        if amends is None:
            self._whole(change, nature, lead)
        elif not amends:
            self._items += [Item(lead)] if lead else []
        else:
            if renumbered and nature == "substance":
                became = number_of(new, self.new)
                lead = f"将{self.names.of(old)}改为{became}"
            self._items.append(self._amended(old, amends, nature, lead))

    def _numbered_otherwise(
        self,
        change: Change,
        nature: Nature,
        lead: str,
        same: bool,
    ) -> None:
        """A unit whose number is written in another way; same: its words stay."""
        if same and not lead:
            self._other_number(change.old[0], change.new[0])
        else:
            self._whole(
                change,
                nature,
                lead,
                with_number=True,
            )

    def _other_number(
        self,
        old: Node,
        new: Node,
    ) -> None:
        """将第八条的序号修改为：“第八条　”: the number written otherwise, the words the same."""
        lead = f"将{self.names.of(old)}的序号修改为："
        amends = [quotation([lead_of(new)])]
        self._items.append(Item(lead, amends, "typography"))

    def _amends(self, change: Change) -> list[Amend] | None:
        """The amendments within a unit; None when it is replaced whole, as headings
        are.
        """
        old, new = change.old[0], change.new[0]
        if old.kind in HEADINGS:
            return None
        if any(introduction(node) != node.lines for node in (old, new)):
            return None
        return amend_lines(change, self._repeats)

    def _amended(
        self,
        old: Node,
        amends: list[Amend],
        nature: Nature,
        lead: str,
    ) -> Item:
        """An item of amendments within a unit: one in the same sentence, several below
        it.
        """
        single = len(amends) == 1
        name = self.names.of(old)
        if lead and single:
            return Item(f"{lead}，", amends, nature)
        if lead:
            return Item(f"{lead}，并作如下修改：", amends, nature)
        if single:
            return Item(
                "",
                amends,
                nature,
                owner=name,
            )
        return Item(f"对{name}作如下修改：", amends, nature)

    def _whole(
        self,
        change: Change,
        nature: Nature,
        lead: str,
        with_number: bool = False,
    ) -> None:
        """A unit replaced whole: 将第八条修改为：“…”."""
        if self._repeats.any_of(change):
            self._repeats.blocked.add((id(change), None))
        old, new = change.old[0], change.new[0]
        name, title = self.names.of(old), self._title_word(old)
        if lead:
            lead += "，修改为："
        elif old.number != new.number and new.number and new.label:
            its = f"其{title}" if title == "标题" else title
            lead = f"将{name}改为{number_of(new, self.new)}，{its}修改为："
        else:
            lead = f"将{name}{title}修改为："
        if new.kind == "preamble":
            words = lines_of_introduction(new)
        elif with_number and not gap_of(new) and new.lines[0].text:
            # A number without a blank after it is read as one that lost it.
            number = quoted(lead_of(new))
            lead = f"将{self._place(old)}的序号修改为{number}，内容修改为："
            words = [escaped(new.lines[0].text), *all_lines(new)[1:]]
        elif with_number:
            words = all_lines(new)
        else:
            words = lines_without_number(new, old.label, gap_of(old))
        self._items.append(Item(lead, [quotation(words)], nature))

    def _moved(
        self,
        change: Change,
        after: str,
    ) -> None:
        """将第五条移至第九条后，作为第九条; one whose number is written otherwise is deleted and
        inserted.
        """
        old, new = change.old[0], change.new[0]
        if not same_sort(old, new) or not keeps_number(old, new):
            self._deleted(change.old)
            self._inserted(change.new, after)
            return
        number = ""
        if new.label and new.number:
            number = f"，作为{number_of(new, self.new)}"
        lead = f"将{self._place(old)}移至{after.removeprefix('在')}{number}"
        self._changed(change, "substance", lead)

    def _deleted(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if is_record(node):
                self.aside[RECORD] = None
            else:
                self._items.append(Item("删去", whole=self._place(node)))

    def _inserted(
        self,
        nodes: Iterable[Node],
        after: str,
    ) -> None:
        """增加: an item for each node. after: where they stand."""
        for node in nodes:
            if is_record(node):
                self.aside[RECORD] = None
            else:
                self._items.append(self._insertion(node, after))

    def _insertion(
        self,
        node: Node,
        after: str,
    ) -> Item:
        """在第十条后增加一条，作为第十一条：“…”; a new heading is quoted with its number."""
        word = unit_word(node, self.new)
        if node.label and _counted(node):
            number = number_of(node, self.new)
            if node.kind in HEADINGS:
                lead = f"{after}增加一{word}，作为{number}，{TITLES[word]}为："
                return Item(lead, [quotation(all_lines(node))])
            if node.kind == "clause":
                return Item("", added=[node], after=after)
        kind = f"个{word}"
        if node.kind == "clause":
            kind = "条无编号条文"
        elif node.kind in HEADINGS:
            kind = "个无编号标题"
        lines = lines_of_introduction(node)
        return Item(f"{after}增加一{kind}：", [quotation(lines)])

    def _title_word(self, node: Node) -> str:
        """章名 after the number of a chapter, so that its clauses are not meant; "" of
        anything else.
        """
        if node.kind in HEADINGS and _counted(node):
            return TITLES[unit_word(node, self.old)]
        return ""

    def _place(self, node: Node) -> str:
        return f"{self.names.of(node)}{self._title_word(node)}"


def _part(
    number: str,
    words: list[str],
) -> Amend:
    """第九条：“…”: one part of a split clause."""
    return Amend(lambda owner: f"{number}：", tuple(block(words)))


def _counted(node: Node) -> bool:
    return bool(node.number) and all(node.number)


def _is_numbered(node: Node) -> bool:
    return bool(node.label and node.number)


def _nature(change: Change) -> Nature:
    """Whether a change is of substance, follows from numbers that moved, or is only
    typography.
    """
    if change.kind in ("未变", "仅条序调整"):
        return "citation"
    return "typography" if change.kind == "版式差异" else "substance"
