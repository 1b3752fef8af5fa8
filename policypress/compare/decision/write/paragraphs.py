"""What an amending decision says about the paragraphs of one clause (款、项、目), when it
does not replace it whole.

A 款 is deleted, replaced and followed together with its 项: that is how a decision is
read. Where one changes and the
other does not, so that no sentence says it, the clause is replaced whole.
"""

from __future__ import annotations

from policypress.compare.changes import Change, Pair, RowPair
from policypress.compare.decision.quotation import escaped, lines_of
from policypress.compare.decision.write.amend import (
    Amend,
    deleted,
    gathered,
    inserted,
    renumbered,
    replaced,
)
from policypress.compare.decision.write.line_names import line_references
from policypress.compare.decision.write.phrases import (
    phrases_text,
    reads_better_anew,
)
from policypress.compare.decision.write.quoter import Phrase
from policypress.compare.decision.write.repeats import Repeats
from policypress.compare.decision.write.units import matched_lines
from policypress.compare.text.labels import relabel
from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Line
from policypress.language.numerals import to_chinese

_NUMBERED = ("clause", "part", "subpart", "chapter", "section")
_DEPTHS = {"clause": 0, "paragraph": 0, "item": 1, "subitem": 2}
# More amendments than these, or as many words as the clause itself, are harder to read
# than the clause.
_MOST_AMENDS, _SHARE, _ALWAYS_WORTH = 8, 0.8, 30
_FEW_LINES = (
    3  # anything but a clause is replaced whole only when it has no more
)


def amend_lines(
    change: Change,
    repeats: Repeats,
    leaving: frozenset[int] = frozenset(),
) -> list[Amend] | None:
    """The amendments that turn the old lines of a unit into the new ones, its own
    number apart; None = replace it whole. leaving: old lines that are told as clauses
    of their own.

    repeats: what is told elsewhere; a change that tells its own all the same is noted
    there as blocked.
    """
    walk = _Paragraphs(change, repeats, leaving)
    amends = walk.amends()
    if amends is None:
        return None
    found = [*gathered(amends), *walk.renumberings()]
    whole = sum(len(line.printed) for line in walk.new.lines)
    size = sum(amend.size for amend in found)
    worth = (
        size <= _SHARE * whole + _ALWAYS_WORTH and len(found) <= _MOST_AMENDS
    )
    long = change.unit != "clause" and len(walk.new.lines) > _FEW_LINES
    return found if worth or long else None


class _Paragraphs:
    """The lines of one unit before and after. labels: lines that stay and get another
    number, with that number.
    """

    def __init__(
        self,
        change: Change,
        repeats: Repeats,
        leaving: frozenset[int],
    ) -> None:
        """repeats, leaving: what is told elsewhere. See `amends`."""
        self.change, self.repeats, self.leaving = change, repeats, leaving
        self.old, self.new = change.old[0], change.new[0]
        self.refs = line_references(self.old)
        self.new_refs = line_references(self.new)
        self.labels: list[tuple[int, int]] = []
        self.matched = matched_lines(change)

    def amends(self) -> list[Amend] | None:
        """What happens to each line in turn; None when it cannot be said line by line."""
        found: list[Amend] = []
        i = j = 0
        before = -1  # the last old line that stays
        for pair in self.change.pairs:
            made = self._pair(
                pair,
                i,
                j,
                before,
            )
            if made is None:
                return None
            found += made
            if pair.old and pair.new:
                before = i
            i, j = i + len(pair.old), j + len(pair.new)
        return found

    def _pair(
        self,
        pair: Pair,
        i: int,
        j: int,
        before: int,
    ) -> list[Amend] | None:
        """One pair: a line that stays, goes or comes."""
        lines = (len(pair.old), len(pair.new))
        if pair.old and i in self.leaving:
            return [] if lines == (1, 0) else None
        if lines == (0, 1):
            return self._inserted(pair.new[0], j, before)
        if lines == (1, 0):
            return self._deleted(i)
        both_first = (i == 0) == (j == 0)
        if lines == (1, 1) and both_first and self.refs[i] is not None:
            return self._same(pair, i)
        return None

    def _deleted(self, index: int) -> list[Amend] | None:
        """A line that goes; None when nothing names it, or something stays that would go
        with it.
        """
        ref = self.refs[index]
        if ref is None or index == 0 or self._inner_stays(index):
            return None
        return [deleted(ref)]

    def _inserted(
        self,
        line: Line,
        j: int,
        before: int,
    ) -> list[Amend] | None:
        """A new line after the one that stays before it."""
        became = self.new_refs[j]
        if before < 0 or became is None or self._ambiguous_after(before, line):
            return None
        clause = self.change.unit == "clause"
        after = self.refs[before] or ("第一款" if clause else "第一段")
        return [
            inserted(
                after,
                line,
                became,
                clause,
            )
        ]

    def _inner(self, index: int) -> list[int]:
        """The 项 and 目 below a line, by their places."""
        found: list[int] = []
        lines = self.old.lines
        if lines[index].level not in _DEPTHS:
            return found
        for at in range(index + 1, len(lines)):
            if _depth(lines[at]) <= _depth(lines[index]):
                break
            found.append(at)
        return found

    def _inner_stays(self, index: int) -> bool:
        """Whether 项 stay that go with a line."""
        return any(at in self.matched for at in self._inner(index))

    def _ambiguous_after(
        self,
        before: int,
        line: Line,
    ) -> bool:
        """Whether a line would stand between a 款 and its 项: after that 款 is after its
        项.
        """
        deeper = _depth(line) > _depth(self.old.lines[before])
        counted = self.change.unit == "clause" and not line.rows
        return counted and not deeper and bool(self._inner(before))

    def _replaced(
        self,
        index: int,
        lines: list[str],
    ) -> list[Amend] | None:
        """Other words in place of a line; None when its 项 would seem to go with it."""
        introduces = len(lines) == 1 and lines[0].endswith(("：", ":"))
        if self._inner(index) and not introduces:
            return None
        return [replaced(self.refs[index] or "", lines)]

    def _same(
        self,
        pair: Pair,
        index: int,
    ) -> list[Amend] | None:
        """A line that stays: its own number goes to `labels`, its words become phrases
        or are replaced.
        """
        old, new = pair.old[0], pair.new[0]
        if old.rows or new.rows:
            return self._same_table(pair, index)
        first = index == 0 and self.old.kind in _NUMBERED
        if not first and old.lead != new.lead:
            number = _new_number(old, new)
            if not number:
                if self.repeats.of(self.change, index):
                    self.repeats.blocked.add((id(self.change), index))
                return self._other_lead(old, new, index)
            self.labels.append((index, number))
        return [] if old.text == new.text else self._words(pair, index, first)

    def _same_table(self, pair: Pair, index: int) -> list[Amend] | None:
        """A table that stays; None when one side is none, or rows or columns came."""
        old, new = pair.old[0].rows, pair.new[0].rows
        if not old or not new:
            return None
        return [] if old == new else _cells(pair.rows, self.refs[index] or "")

    def _other_lead(
        self,
        old: Line,
        new: Line,
        index: int,
    ) -> list[Amend] | None:
        """A line whose number is written otherwise is replaced; an item that has none
        any more is no item.
        """
        if old.level in ("item", "subitem") and not new.label:
            return None
        return self._replaced(index, lines_of(new))

    def _words(
        self,
        pair: Pair,
        index: int,
        first: bool,
    ) -> list[Amend] | None:
        """The words of a line that stays: phrases where few words change, else all of
        them.
        """
        ref, new = self.refs[index] or "", pair.new[0]
        quoted = self._quoted(pair, index)
        if quoted == []:
            return []
        if quoted:
            return [Amend(lambda owner: phrases_text(owner + ref, quoted))]
        if first and len(self.old.lines) == 1:
            return None
        return self._replaced(
            index,
            [escaped(new.text)] if first else lines_of(new),
        )

    def _quoted(
        self,
        pair: Pair,
        index: int,
    ) -> list[Phrase] | None:
        """The phrases of a line, without what is told elsewhere; None when it is
        written anew, and then tells all of it itself.
        """
        change, repeats = self.change, self.repeats
        found, told = repeats.phrases(change, index, pair)
        phrases = found or []
        own = [one for one in phrases if not self._told_once(one, index)]
        is_unsaid = found is None or not (found or told)
        text, has_items = pair.old[0].text, bool(self._inner(index))
        if is_unsaid or reads_better_anew(own, text, has_items):
            if told or len(own) < len(phrases):
                repeats.blocked.add((id(change), index))
            return None
        self._note(own, index)
        return own

    def _note(self, phrases: list[Phrase], index: int) -> None:
        """The replacements that are written of a line, for what is said twice."""
        for phrase in phrases:
            if phrase.verb == "replace":
                words = (phrase.old, phrase.new)
                self.repeats.note(self.change, index, words)

    def _told_once(self, phrase: Phrase, index: int) -> bool:
        """Whether a phrase of a line is told elsewhere."""
        if phrase.verb != "replace":
            return False
        words = (phrase.old, phrase.new)
        return self.repeats.tells(self.change, index, words)

    def renumberings(self) -> list[Amend]:
        """第三项至第五项改为第四项至第六项: runs of items whose number moved by the same."""
        runs: list[list[tuple[int, int, int]]] = []
        for index, number in self.labels:
            one = (index, _label_number(self.old.lines[index].label), number)
            last = runs[-1][-1] if runs else None
            if last and tuple(part + 1 for part in last) == one:
                runs[-1].append(one)
            else:
                runs.append([one])
        found: list[Amend] = []
        for run in runs:
            (first, _, start), (last_line, _, end) = run[0], run[-1]
            names = (self.refs[first] or "", self.refs[last_line] or "")
            found.append(
                renumbered(*names, self.old.lines[first], (start, end))
            )
        return found


def _depth(line: Line) -> int:
    return _DEPTHS.get(line.level, 0)


def _new_number(
    old: Line,
    new: Line,
) -> int:
    """The number that an item gets; 0 when more than its number changes."""
    number = _label_number(new.label)
    if (
        old.gap != new.gap
        or old.level not in ("item", "subitem")
        or not number
    ):
        return 0
    return number if relabel(old.label, (number,)) == new.label else 0


def _label_number(label: str) -> int:
    """3 of （三）, 3. and ③; 0 of anything else."""
    if label and "①" <= label[0] <= "⑳":
        return ord(label[0]) - ord("①") + 1
    return value(label.strip("（）().．、 "))


def _cells(
    rows: tuple[RowPair, ...],
    ref: str,
) -> list[Amend] | None:
    """Cells that changed, when rows and columns stayed."""
    found: list[Amend] = []
    for row in rows:
        if row.old is None or row.new is None:
            return None
        for column, cell in enumerate(row.cells, 1):
            if cell.old is None or cell.new is None:
                return None
            if cell.old != cell.new:
                where = (
                    f"第{to_chinese(row.old + 1)}行第{to_chinese(column)}列"
                )
                found.append(replaced(ref + where, cell.new.split("\n")))
    return found
