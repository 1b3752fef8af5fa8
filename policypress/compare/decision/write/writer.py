"""What an amending decision says of each unit (逐条写法): changed, split, merged, deleted,
inserted or moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

from policypress.compare.changes import Change, ChangeSet, Step
from policypress.compare.decision.write.additions import (
    Additions,
    Manner,
)
from policypress.compare.decision.write.changed_units import ChangedUnits
from policypress.compare.decision.write.chapters import Chapters
from policypress.compare.decision.write.items import Item, nature_of
from policypress.compare.decision.write.manners import (
    Fate,
    Manners,
    Telling,
)
from policypress.compare.decision.write.names import Names
from policypress.compare.decision.write.order import Pair, number_of
from policypress.compare.decision.write.places import Wording
from policypress.compare.decision.write.raised import Raised
from policypress.compare.decision.write.regrouped import Regrouped
from policypress.compare.decision.write.regrouping import regrouped
from policypress.compare.decision.write.repeats import Repeats
from policypress.compare.decision.write.rewritten import (
    merged_item,
    parted_item,
)
from policypress.compare.decision.write.units import (
    called,
    gap_of,
    remaining,
)
from policypress.compare.decision.write.whole_units import WholeUnits
from policypress.compare.text.aside import LETTER, RECORD, is_record
from policypress.compare.text.tree import Node, clauses

# What stands before the articles: new units are not named after these.
_OPENING = ("title", "preamble", "contents")


# Times that everything is written to find what is said twice; a text that is not
# settled by then tells the rest where it stands.
_MOST_TURNS = 6


class Writer:
    """Walks the steps of a comparison and writes an item of each in turn.

    names: of the units of the old text.
    """

    def __init__(
        self,
        changes: ChangeSet,
        words: Wording,
        telling: Telling = "custom",
    ) -> None:
        """words: of both texts. telling: as a legislator would, or plainer."""
        self.changes, self.old, self.new = changes, changes.old, changes.new
        self.names = Names(changes.old)
        self._repeats = Repeats(changes, self.names, words)
        self._whole_units = WholeUnits(changes, self.names)
        self._items: list[Item] = []
        self._behind: Node | None = None
        labelled = [node for node in clauses(changes.old) if node.label]
        gaps = Counter(gap_of(node) for node in labelled).most_common(1)
        self._manner = Manner(
            labelled[0].label if labelled else "", gaps[0][0] if gaps else ""
        )
        self._manners = Manners(changes, telling)
        self._additions = Additions(
            changes.new,
            self._manner,
            self._manners.added(),
            Chapters(changes, self.names, self._manners),
            by_number=not self._manners.whole,
        )
        self._regrouped = Regrouped()
        if telling == "custom":
            self._regrouped = regrouped(changes)
        self._raised = Raised(
            self._regrouped, self._additions, self.names, self._manner
        )
        self._changed = ChangedUnits(
            changes,
            self.names,
            self._manners,
            self._repeats,
            self._regrouped,
        )

    @property
    def plain(self) -> bool:
        """Whether nothing is told as having become something else."""
        found = self._regrouped
        return not (found.raised or found.merged or found.parted)

    @property
    def renumbered(self) -> dict[int, Pair]:
        """Units that keep their words' place and get another number, old and new, by id()
        of the old node (which the change set holds).
        """
        return self._changed.renumbered

    @property
    def aside(self) -> dict[str, None]:
        """What differs and no decision amends, by its name."""
        return self._changed.aside

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
            if self._told(step, after):
                after = self._beside(at)
                self._behind = remaining(change)

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

    def _told(self, step: Step, after: str) -> bool:
        """Tells one step; whether a unit of it is still in its place, so that what
        comes next can be put behind it.
        """
        change = step.change
        fate = self._manners.fate(step)
        if id(change) in self._regrouped.parted:
            self._becomes_parts(change, self._regrouped.parted[id(change)])
        elif id(change) in self._regrouped.merged:
            self._becomes_one(change, self._regrouped.merged[id(change)])
        elif fate == "pair":
            self._items += self._changed.items(change, nature_of(change))
        elif fate == "parts":
            self._becomes_parts(change, change.new)
        elif fate == "one":
            self._becomes_one(change)
        else:
            self._comes_or_goes(fate, change, after)
            return False
        return True

    def _comes_or_goes(
        self,
        fate: Fate,
        change: Change,
        after: str,
    ) -> None:
        """What is no longer where it was, or was not there."""
        if fate == "moves":
            self._moved(change, after)
        if fate in ("gone", "apart"):
            self._deleted(change.old)
        if fate in ("come", "apart"):
            self._inserted(change.new, after)

    def _becomes_parts(
        self,
        change: Change,
        parts: Sequence[Node],
    ) -> None:
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
        new = change.new[0]
        self._items.append(merged_item(names, called(nodes, new), new))

    def _moved(
        self,
        change: Change,
        after: str,
    ) -> None:
        """将第五条移至第九条后，作为第九条."""
        old, new = change.old[0], change.new[0]
        number = ""
        if new.label and new.number:
            number = f"，作为{number_of(new, self.new)}"
        lead = f"将{self._whole_units.place(old)}移至{after.removeprefix('在')}{number}"
        self._items += self._changed.items(change, "substance", lead)

    def _deleted(self, nodes: Iterable[Node]) -> None:
        """删去: an item for each unit, but for what became something else."""
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
