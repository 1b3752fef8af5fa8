"""One unit before and after (修改的条): its number, then its words.

将第三条改为第二条，在其中的“甲”后增加“乙”; 将第八条修改为：“…”; 将第八条的序号修改为：“第八条　”.
"""

from __future__ import annotations

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.write.amend import Amend
from policypress.compare.decision.write.items import Item, Nature, quotation
from policypress.compare.decision.write.manners import Manners
from policypress.compare.decision.write.names import Names
from policypress.compare.decision.write.order import Pair, number_of
from policypress.compare.decision.write.paragraphs import amend_lines
from policypress.compare.decision.write.regrouped import Regrouped
from policypress.compare.decision.write.repeats import Repeats
from policypress.compare.decision.write.units import (
    keeps_number,
    lead_of,
    renumbered_alike,
    same_words,
)
from policypress.compare.decision.write.whole_units import WholeUnits
from policypress.compare.text.aside import introduction, left_aside
from policypress.compare.text.tree import HEADINGS, Node


class ChangedUnits:
    """What is told of units that are in both texts.

    renumbered: those that keep their words' place and get another number, old and new,
    by id() of the old node (which the change set holds). aside: what differs and no
    decision amends, by its name.
    """

    def __init__(
        self,
        changes: ChangeSet,
        names: Names,
        manners: Manners,
        repeats: Repeats,
        found: Regrouped,
    ) -> None:
        """names: of the old units. repeats, found: what is told elsewhere; a unit that
        is written whole tells its own, and is noted there.
        """
        self.renumbered: dict[int, Pair] = {}
        self.aside: dict[str, None] = {}
        self._new, self._names, self._manners = changes.new, names, manners
        self._repeats, self._regrouped = repeats, found
        self._whole_units = WholeUnits(changes, names)

    def items(
        self,
        change: Change,
        nature: Nature,
        lead: str = "",
    ) -> list[Item]:
        """What is told of one unit, in one item or none. lead: what is written of it
        already (that it moved).
        """
        old, new = change.old[0], change.new[0]
        if lead:
            return self._moved(change, nature, lead)
        aside = left_aside(old, new)
        same = same_words(old, new)
        if aside and not same:
            self.aside[aside] = None
        if not aside:
            return self._renumbered(change, nature, same)
        if old.label == new.label:
            return []
        return self._renumbered(change, nature, True)

    def _renumbered(
        self,
        change: Change,
        nature: Nature,
        same: bool,
    ) -> list[Item]:
        """A unit that stays where it is, its number perhaps another one. same: its words
        stay.
        """
        old, new = change.old[0], change.new[0]
        if same and self._writes_number(old, new):
            return [self._other_number(old, new)]
        if self._tells_number(old, new):
            lead = self._whole_units.number_of_its_own(old, new)
            return self._reworded(change, nature, lead, same)
        if keeps_number(old, new):
            return self._reworded(change, nature, "", same)
        return [self._whole(change, nature, "", with_number=True)]

    def _moved(
        self,
        change: Change,
        nature: Nature,
        lead: str,
    ) -> list[Item]:
        """A unit whose number is told with its new place."""
        old, new = change.old[0], change.new[0]
        if not keeps_number(old, new):
            return [self._whole(change, nature, lead, with_number=True)]
        same = same_words(old, new)
        return self._reworded(change, nature, lead, same)

    def _reworded(
        self,
        change: Change,
        nature: Nature,
        lead: str,
        same: bool,
    ) -> list[Item]:
        """The words of a unit whose number is written alike, or told by the lead; same:
        they stay.
        """
        old, new = change.old[0], change.new[0]
        renumbered = renumbered_alike(old, new) and not lead
        if renumbered:
            self.renumbered[id(old)] = (old, new)
        if same:
            return [Item(lead)] if lead else []
        amends = self._amends(change)
        if amends is None:
            return [self._whole(change, nature, lead)]
        if not amends:
            return [Item(lead)] if lead else []
        if renumbered and nature == "substance":
            became = number_of(new, self._new)
            lead = f"将{self._names.of(old)}改为{became}"
        return [self._amended(old, amends, nature, lead)]

    def _writes_number(self, old: Node, new: Node) -> bool:
        """Whether the number of a unit is another one that no order tells."""
        return self._tells_number(old, new) or not keeps_number(old, new)

    def _tells_number(self, old: Node, new: Node) -> bool:
        """Whether the number of a clause is told by itself."""
        other = bool(new.label) and lead_of(old) != lead_of(new)
        return other and self._manners.by_itself(new)

    def _other_number(self, old: Node, new: Node) -> Item:
        """将第八条的序号修改为：“第八条　”: the number written otherwise, the words the same."""
        lead = f"将{self._names.of(old)}的序号修改为："
        return Item(lead, [quotation([lead_of(new)])], "typography")

    def _amends(self, change: Change) -> list[Amend] | None:
        """The amendments within a unit; None when it is replaced whole, as headings
        are.
        """
        old, new = change.old[0], change.new[0]
        if self._manners.whole or old.kind in HEADINGS:
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
        name = self._names.of(old)
        if lead and single:
            return Item(f"{lead}，", amends, nature)
        if lead:
            return Item(f"{lead}，并作如下修改：", amends, nature)
        if single:
            return Item("", amends, nature, owner=name)
        return Item(f"对{name}作如下修改：", amends, nature)

    def _whole(
        self,
        change: Change,
        nature: Nature,
        lead: str,
        with_number: bool = False,
    ) -> Item:
        """A unit replaced whole: 将第八条修改为：“…”."""
        self._regrouped.forget(change)
        if self._repeats.any_of(change):
            self._repeats.blocked.add((id(change), None))
        return self._whole_units.rewritten(change, nature, lead, with_number)
