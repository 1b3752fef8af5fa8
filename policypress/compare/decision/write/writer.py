"""What an amending decision says of each unit (逐条写法): changed, split, merged, deleted,
inserted or moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.write.additions import (
    Additions,
    Manner,
)
from policypress.compare.decision.write.amend import Amend
from policypress.compare.decision.write.chapters import Chapters
from policypress.compare.decision.write.items import (
    Item,
    Nature,
    nature_of,
    quotation,
)
from policypress.compare.decision.write.names import Names
from policypress.compare.decision.write.order import Pair, number_of
from policypress.compare.decision.write.paragraphs import amend_lines
from policypress.compare.decision.write.places import Wording
from policypress.compare.decision.write.raised import Raised
from policypress.compare.decision.write.regrouped import (
    Regrouped,
    regrouped,
)
from policypress.compare.decision.write.repeats import Repeats
from policypress.compare.decision.write.rewritten import (
    merged_item,
    parted_item,
)
from policypress.compare.decision.write.units import (
    gap_of,
    keeps_number,
    lead_of,
    remaining,
    renumbered_alike,
    same_sort,
    same_words,
)
from policypress.compare.decision.write.whole_units import WholeUnits
from policypress.compare.text.aside import (
    LETTER,
    RECORD,
    introduction,
    is_record,
    left_aside,
)
from policypress.compare.text.tree import HEADINGS, Node, clauses

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

    def __init__(
        self, changes: ChangeSet, words: Wording, plain: bool = False
    ) -> None:
        """words: of both texts. plain: what came and what went is told as such,
        wherever its words are.
        """
        self.changes, self.old, self.new = changes, changes.old, changes.new
        self.names = Names(changes.old)
        self.renumbered: dict[int, Pair] = {}
        self.aside: dict[str, None] = {}
        self._repeats = Repeats(changes, self.names, words)
        self._whole_units = WholeUnits(changes, self.names)
        self._items: list[Item] = []
        self._behind: Node | None = None
        labelled = [node for node in clauses(changes.old) if node.label]
        gaps = Counter(gap_of(node) for node in labelled).most_common(1)
        self._manner = Manner(
            labelled[0].label if labelled else "", gaps[0][0] if gaps else ""
        )
        added = [
            node
            for step in changes.steps
            if step.side == "new" and not step.change.old
            for node in step.change.new
            if node.kind == "clause" and _is_counted(node)
        ]
        self._additions = Additions(
            changes.new, self._manner, added, Chapters(changes, self.names)
        )
        self._regrouped = Regrouped() if plain else regrouped(changes)
        self._raised = Raised(
            self._regrouped, self._additions, self.names, self._manner
        )

    @property
    def plain(self) -> bool:
        """Whether nothing is told as having become something else."""
        found = self._regrouped
        return not (found.raised or found.merged or found.parted)

    def items(self) -> list[Item]:
        """The items in the order of the text, then the replacements told once.

        A clause that is written whole after all tells its own replacements: then
        everything is written anew without it.
        """
        natures = {
            id(step.change): nature_of(step.change)
            for step in self.changes.steps
        }
        for turn in count(1):
            if turn == _MOST_TURNS:
                self._repeats.forget()
            blocked = len(self._repeats.blocked)
            raised = len(self._regrouped.raised)
            self._repeats.gather(natures)
            self._items = []
            self.renumbered.clear()
            self._walk()
            settled = self._repeats.settled()
            settled = settled and len(self._regrouped.raised) == raised
            if settled and len(self._repeats.blocked) == blocked:
                break
        found = self._additions.joined(self._items)
        return [*found, *self._repeats.items()]

    def _walk(self) -> None:
        """Each step in turn. What stays names the place of what comes after it; what
        comes before everything but the title stands before what stays next.
        """
        after = "在文首"
        self._behind = None
        for at, step in enumerate(self.changes.steps):
            change = step.change
            if change.unit == "letter":
                self._leave_letter(change)
                continue
            moved = len(change.old) == len(change.new) == 1
            if step.side == "both":
                if self._stayed(change, after):
                    after = self._beside(at)
                    self._behind = remaining(change)
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
        node = remaining(steps[at].change)
        if node.kind in _OPENING:
            for step in steps[at + 1 :]:
                old, new = step.change.old, step.change.new
                pair = len(old) == len(new) == 1
                if step.side == "new" or (step.side == "old" and not pair):
                    continue
                # A unit that moves takes along what stands after it.
                stays = step.side == "both" and pair
                if stays and old[0].kind not in _OPENING:
                    return f"在{self._whole_units.place(old[0])}前"
                break
        return f"在{self._whole_units.place(node)}后"

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
        if id(change) in self._regrouped.parted:
            self._becomes_parts(change, self._regrouped.parted[id(change)])
            return True
        if id(change) in self._regrouped.merged:
            self._becomes_one(change, self._regrouped.merged[id(change)])
            return True
        if pair and is_record(old[0]) == is_record(new[0]):
            self._changed(change, nature_of(change))
            return True
        if len(old) == 1 < len(new) and numbered and _is_numbered(old[0]):
            self._becomes_parts(change, new)
            return True
        if len(new) == 1 < len(old) and numbered:
            self._becomes_one(change)
            return True
        self._deleted(old)
        self._inserted(new, after)
        return False

    def _becomes_parts(self, change: Change, parts: Sequence[Node]) -> None:
        """One unit that became several, which tells its own replacements."""
        self._repeats.blocked.add((id(change), None))
        old = change.old[0]
        self._items.append(parted_item(self.names.of(old), old, parts))

    def _becomes_one(
        self, change: Change, others: Sequence[Node] = ()
    ) -> None:
        """Several units that became one; others: of them that seem to be gone."""
        self._repeats.blocked.add((id(change), None))
        nodes = [*change.old, *others]
        names = [self.names.of(node) for node in nodes]
        self._items.append(merged_item(names, nodes[0], change.new[0]))

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
        leaving = self._regrouped.leaving(change)
        return amend_lines(change, self._repeats, leaving)

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
        self._regrouped.forget(change)
        if self._repeats.any_of(change):
            self._repeats.blocked.add((id(change), None))
        item = self._whole_units.rewritten(change, nature, lead, with_number)
        self._items.append(item)

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
        lead = f"将{self._whole_units.place(old)}移至{after.removeprefix('在')}{number}"
        self._changed(change, "substance", lead)

    def _deleted(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if is_record(node):
                self.aside[RECORD] = None
            elif not self._regrouped.takes(node):
                self._items.append(
                    Item("删去", whole=self._whole_units.place(node))
                )

    def _inserted(
        self,
        nodes: Iterable[Node],
        after: str,
    ) -> None:
        """增加: an item for each node. after: where they stand."""
        raised = self._regrouped.raised
        for node in nodes:
            if is_record(node):
                self.aside[RECORD] = None
            elif id(node) in raised:
                self._items += self._raised.items(node)
            elif not self._regrouped.is_part(node):
                item = self._whole_units.added(node, after)
                item.behind = self._behind
                self._items.append(item)


def _is_counted(node: Node) -> bool:
    return bool(node.label and node.number) and all(node.number)


def _is_numbered(node: Node) -> bool:
    return bool(node.label and node.number)
