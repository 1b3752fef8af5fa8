"""与原政策的变化: what differs from the text before, for a drafting note and whoever is to
be told in a few lines. Amounts first, then new, deleted and otherwise amended clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.impact.figures import FigureChange
from policypress.compare.reports.figure_pairs import Replaced, figures_of
from policypress.compare.reports.wording import first_node, numbers_of
from policypress.compare.text.tree import Node
from policypress.language.listing import quote

# What of a policy is an amount to a reader; days and names are told by the clauses.
_SORTS = ("金额", "比例", "上限", "名额", "数量", "期限")
_DETAILS = "guides/"
# The last word of a label that adds nothing, and one that is no name of a case.
_PLAIN = ("金额", "值")
_TAIL = re.compile("比例|单价|数量|分值|期限|最高|最低|最多|不超过|单|每|全部")
_OPENING = 18  # characters that tell which clause without a heading is meant


class Said(Struct, frozen=True):
    """One thing that differs: the words up to its new value, and that.

    path: the source node of the new value, "" when it is typed or there is none.
    """

    before: str
    new: str = ""
    path: str = ""


class ClauseSince(Struct, frozen=True):
    """A clause or annex. id: permanent, "" for one of the old text; name: what it is
    called there (原第五条“手艺大赛”), "" for what no clause prints.
    """

    id: str
    name: str
    said: tuple[Said, ...] = ()


class Since(Struct, frozen=True):
    """What differs from the text before. old: its title, "" without one.

    amounts: by clause, those that no clause prints last; amended: clauses in which anything
    besides their amounts differs.
    """

    old: str
    amounts: tuple[ClauseSince, ...] = ()
    added: tuple[ClauseSince, ...] = ()
    deleted: tuple[ClauseSince, ...] = ()
    amended: tuple[ClauseSince, ...] = ()


def since(
    changes: ChangeSet,
    labels: Mapping[str, str],
    rows: Sequence[FigureChange] | None = None,
) -> Since:
    """What differs.

    labels: names of our own figures by their paths. rows: of the data of both, where the
    old text is a policy of ours too; without them the words of the texts have to tell.
    """
    told = _Told(rows or ())
    amounts: list[ClauseSince] = []
    added: list[ClauseSince] = []
    deleted: list[ClauseSince] = []
    amended: list[ClauseSince] = []
    for change in changes.changes:
        if change.unit not in ("clause", "annex") or not change.changed:
            continue
        clause = _clause(change)
        if change.kind in ("新增", "删去"):
            side = added if change.kind == "新增" else deleted
            side.append(clause)
            told.forget(change)
            continue
        said, is_all = _amounts(change, labels)
        said = told.of(clause.id, said)
        if said:
            amounts.append(ClauseSince(clause.id, clause.name, said))
        if not said or not is_all:
            amended.append(clause)
    return Since(
        changes.old.title,
        (*amounts, *told.rest()),
        tuple(added),
        tuple(deleted),
        tuple(amended),
    )


def _clause(change: Change) -> ClauseSince:
    """A clause with what it is called where nobody knows its id."""
    node = first_node(change)
    number = numbers_of(change.new) or numbers_of(change.old) or node.label
    is_old = not change.new
    words = node.heading or _opening(node)
    name = f"{'原' if is_old else ''}{number}"
    if words:
        name += quote(words)
    return ClauseSince("" if is_old else node.id, name)


def _opening(node: Node) -> str:
    """The first words of a clause."""
    text = node.lines[0].text if node.lines else ""
    words = re.split("[，。；：]", text, maxsplit=1)[0].strip()
    return words if len(words) <= _OPENING else f"{words[:_OPENING]}……"


# From the words of both texts


def _amounts(
    change: Change,
    labels: Mapping[str, str],
) -> tuple[tuple[Said, ...], bool]:
    """What an amended clause says of other amounts, and whether that is all that
    differs in it.
    """
    found: list[Said] = []
    is_all = change.kind == "修改" and "移动" not in change.also
    for pair in change.pairs:
        if pair.kind in ("未变", "仅条序调整", "版式差异"):
            continue
        figures = figures_of(pair)
        found += _replaced(figures.replaced, labels)
        is_all = is_all and figures.whole
    return tuple(dict.fromkeys(found)), is_all


def _replaced(
    replaced: Sequence[Replaced],
    labels: Mapping[str, str],
) -> Iterator[Said]:
    """One amount for another by its name, where the words around are the same; the
    parts of both sentences otherwise, each once.
    """
    for one in replaced:
        label = labels.get(one.path, "")
        if one.sure and label:
            yield Said(f"{short(label)}由{one.old}调整为", one.new, one.path)
        else:
            yield Said(f"{quote(one.old_words)}调整为{quote(one.new_words)}")


# From the data of two policies


class _Told:
    """What the data of two policies say of amounts, each once: by the clause that prints
    it, or else by the one that holds it.
    """

    def __init__(self, rows: Sequence[FigureChange]) -> None:
        """rows: every figure that differs; those of amounts are taken, but for
        details of a guide."""
        self._said: dict[str, Said] = {}
        self._owners: dict[str, str] = {}
        for row in rows:
            if row.sort in _SORTS and not row.path.startswith(_DETAILS):
                self._said[row.path] = _of_row(row)
                self._owners[row.path] = _owner(row)
        self._left = dict.fromkeys(self._said)

    def of(
        self,
        clause: str,
        words: Sequence[Said],
    ) -> tuple[Said, ...]:
        """What differs in a clause. words: what its text says, which counts where the
        data know nothing of it.
        """
        own = [path for path in self._left if self._owners[path] == clause]
        found = [self._take(path) for path in own if clause]
        for one in words:
            if one.path not in self._said:
                found.append(one)
            elif one.path in self._left:
                found.append(self._take(one.path))
        return tuple(found)

    def forget(self, change: Change) -> None:
        """Leaves out what belongs to a clause that is new or gone as a whole."""
        ids = {node.id for node in (*change.old, *change.new) if node.id}
        for path in [one for one in self._left if self._owners[one] in ids]:
            del self._left[path]

    def rest(self) -> Iterator[ClauseSince]:
        """What no clause prints, by the clause or annex that holds it."""
        by_owner: dict[str, list[Said]] = {}
        for path in self._left:
            owner = self._owners[path]
            by_owner.setdefault(owner, []).append(self._said[path])
        for owner, said in by_owner.items():
            yield ClauseSince(owner, "", tuple(said))

    def _take(self, path: str) -> Said:
        del self._left[path]
        return self._said[path]


def _owner(row: FigureChange) -> str:
    """The id that the clause of a row has in the text."""
    file, _, inner = row.path.partition("#")
    if not row.clause and not row.old_clause:
        return file
    if file == "supplementary" or file.startswith("parts/"):
        return f"{file}#{'.'.join(inner.split('.')[:2])}"
    return file


def _of_row(row: FigureChange) -> Said:
    """One row in words."""
    label = short(row.label)
    if row.kind == "新增":
        return Said(f"新增{label}", row.new, row.path)
    if row.kind == "取消":
        return Said(f"取消{label}（原为{row.old}）")
    return Said(f"{label}由{row.old}调整为", row.new, row.path)


def short(label: str) -> str:
    """奖励大赛·大赛奖励·金奖·金额 → 大赛奖励（金奖）: without the clause, which is named
    before it, and with the case in brackets.
    """
    parts = label.split("·")
    parts = parts[1:] or parts
    if len(parts) > 1 and parts[-1] in _PLAIN:
        parts.pop()
    name, *cases = parts
    tail = cases.pop() if cases and _TAIL.match(cases[-1]) else ""
    brackets = f"（{'，'.join(cases)}）" if cases else ""
    return f"{name}{brackets}{tail}"
