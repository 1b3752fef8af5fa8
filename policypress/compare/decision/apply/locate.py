"""Finding what an amending decision names in the old text (定位)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from policypress.compare.decision.apply.line_sentences import sentence_spans
from policypress.compare.decision.apply.reference import (
    ANNEX,
    Number,
    Reference,
    parsed,
)
from policypress.compare.decision.apply.verbs import Sort
from policypress.compare.text.tree import HEADINGS, Node, Tree, addresses, walk

_WORDS = {
    "印发通知": "letter",
    "标题": "title",
    "名称": "title",
    "题注": "preamble",
    "引言": "preamble",
    "正文": "preamble",
    "序言": "preamble",
    "目录": "contents",
    "落款": "closing",
    "附件": "annex",
    "无编号条文": "clause",
    "无编号标题": "heading",
}
_KINDS = {
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "部分": "chapter",
    "节": "section",
    "条": "clause",
}
_SORTS: dict[str, Sort] = {
    "title": "标题",
    "preamble": "题注",
    "contents": "目录",
    "closing": "落款",
    "annex": "附件",
    "clause": "条",
}
_INNER_SORTS: tuple[Sort, ...] = ("目", "项", "款")
NONE, SEVERAL = "原文里没有“{}”。", "原文里有多处“{}”。"
_DISORDER = "“{}”的层次写颠倒或者写重复了。"
_NO_HEADING = "“{}”不是编、章、节的名称。"
_UNCOUNTED = "“{}”所在的一款里，引号、括号内有句号，不能确定是第几句。"
_UNNAMED = "没有写明改哪一条{}。"


class Spot(Struct, frozen=True):
    """Where: the unit by its place in reading order, a line in it (None: all of it), a
    cell of a table (row, column; -1 for all), a sentence of the line (from, to).
    """

    unit: int
    sort: Sort
    line: int | None = None
    cell: tuple[int, int] | None = None
    span: tuple[int, int] | None = None


class Resolver:
    """Answers references to one text."""

    def __init__(self, tree: Tree) -> None:
        """Note by number and by word where each unit of a text stands."""
        self.units = list(walk(tree))
        self._by_number: dict[tuple[str, Number], list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._ends: dict[
            int, int
        ] = {}  # by id() of headings that self.units holds
        for index, (node, headings) in enumerate(self.units):
            self._by_number.setdefault((node.kind, node.number), []).append(
                index
            )
            for word in _words_for(node):
                self._by_word.setdefault(word, []).append(index)
            for above in headings:
                self._ends[id(above)] = index

    def end_of(self, heading: int) -> int:
        """The last unit below a heading; the heading itself when there is none."""
        return self._ends.get(id(self.units[heading][0]), heading)

    def find(self, text: str) -> Spot | str:
        """The spot that a reference names, or the sentence that says why there is none."""
        if not text:
            return _UNNAMED.format("")
        reference = parsed(text)
        if not reference.in_order:
            return _DISORDER.format(text)
        units = self._units_of(reference)
        if len(units) != 1:
            return (SEVERAL if units else NONE).format(text)
        return self._inside(units[0], reference)

    def _units_of(self, reference: Reference) -> list[int]:
        """The units that a reference may mean, its inner parts left aside."""
        units = self._alike(reference)
        if reference.nth:
            return units[reference.nth - 1 : reference.nth]
        return units

    def _alike(self, reference: Reference) -> list[int]:
        """The units of this number or name, before 第几处 chooses one."""
        if reference.outer:
            return self._numbered(reference.outer, bool(reference.nth))
        if reference.text.startswith("附"):
            return self._annexes(reference.text)
        for word, kind in _WORDS.items():
            if reference.text.startswith(word):
                return self._named(kind)
        return []

    def _named(self, kind: str) -> list[int]:
        return self._by_word.get(kind, [])

    def _annexes(self, text: str) -> list[int]:
        """附件一 by its label; 附件 is any without a number, or any at all when each has
        one.
        """
        labels = {
            index: "".join(self.units[index][0].label.split())
            for index in self._named("annex")
        }
        numbered = ANNEX.match(text)
        if numbered:
            return [
                index
                for index, label in labels.items()
                if label == numbered[0]
            ]
        plain = [
            i for i, label in labels.items() if not ANNEX.fullmatch(label)
        ]
        return plain or list(labels)

    def _numbered(
        self,
        parts: Sequence[tuple[str, Number]],
        every: bool,
    ) -> list[int]:
        """Units with this number below headings with those numbers; every: whatever is
        above them.
        """
        *above, (unit, number) = parts
        same = self._by_number.get((_KINDS[unit], number), [])
        if every:
            return same
        wanted = [(_KINDS[name], count) for name, count in above]
        exact, loose = [], []
        for index in same:
            chain = self._chain(index)
            if chain == wanted:
                exact.append(index)
            if _within(wanted, chain):
                loose.append(index)
        is_certain = wanted or len(same) == 1
        if len(exact) == 1 and is_certain:
            return exact
        return loose

    def _chain(self, index: int) -> list[tuple[str, Number]]:
        """The numbered headings above a unit, outermost first."""
        above = self.units[index][1]
        return [(node.kind, node.number) for node in above if _counted(node)]

    def _inside(
        self,
        unit: int,
        reference: Reference,
    ) -> Spot | str:
        """The spot in a unit that is found."""
        node = self.units[unit][0]
        if reference.inner:
            return _line_spot(unit, node, reference)
        if node.kind not in HEADINGS:
            if reference.titled:
                return _NO_HEADING.format(reference.text)
            return Spot(unit, _SORTS[node.kind])
        alone = reference.titled or not _counted(node)
        return Spot(unit, "章名" if alone else "章")


def _line_spot(
    unit: int,
    node: Node,
    reference: Reference,
) -> Spot | str:
    """A 款, 项, 目, 段, table or cell of a unit, or a sentence of one."""
    if reference.titled:
        return _NO_HEADING.format(reference.text)
    asked = dict(reference.inner)
    nth = asked.pop("句", None)
    held = _held_spot(unit, node, asked, reference.text)
    if nth is None or isinstance(held, str):
        return held
    return _sentence_spot(held, node, nth, reference.text)


def _held_spot(
    unit: int,
    node: Node,
    asked: dict[str, int],
    name: str,
) -> Spot | str:
    """A line, a table or a cell of a unit. asked: its number, by word; {} of a unit that
    has but one 款.
    """
    missing = NONE.format(name)
    if "段" in asked:
        return _nth_line(unit, node, asked) or missing
    if "个表格" in asked:
        return _table_spot(unit, node, asked) or missing
    lines = _lines_at(node, asked)
    if len(lines) != 1:
        return SEVERAL.format(name) if lines else missing
    sorts = [word for word in _INNER_SORTS if word in asked]
    return Spot(unit, sorts[0] if sorts else "款", lines[0])


def _sentence_spot(
    held: Spot,
    node: Node,
    nth: int,
    name: str,
) -> Spot | str:
    """A sentence of a line by its number, 0 the last one (末句)."""
    line = node.lines[held.line or 0]
    if line.rows:
        return NONE.format(name)
    spans = sentence_spans(line.text)
    if spans is None:
        return _UNCOUNTED.format(name)
    if not spans or nth > len(spans):
        return NONE.format(name)
    return Spot(held.unit, "句", held.line, span=spans[nth - 1])


def _nth_line(
    unit: int,
    node: Node,
    asked: dict[str, int],
) -> Spot | None:
    """A line by its number among all lines of the unit; None when it is not there."""
    nth = asked["段"]
    is_there = 1 <= nth <= len(node.lines)
    if len(asked) > 1 or not is_there:
        return None
    return Spot(unit, "段", nth - 1)


def _table_spot(
    unit: int,
    node: Node,
    asked: dict[str, int],
) -> Spot | None:
    """A table by its number in the unit, or a row, a column or a cell of it; None when
    it is not there.
    """
    tables = [index for index, line in enumerate(node.lines) if line.rows]
    line = _table_line(tables, asked["个表格"])
    if line is None:
        return None
    rows = node.lines[line].rows
    row, column = asked.get("行", 1) - 1, asked.get("列", 1) - 1
    if not 0 <= row < len(rows) or not 0 <= column < len(rows[row]):
        return None
    sort = _table_sort(asked)
    if sort == "格":
        return Spot(
            unit,
            sort,
            line,
            (row, column),
        )
    if sort == "表格":
        return Spot(unit, sort, line)
    whole = (row if sort == "行" else -1, column if sort == "列" else -1)
    return Spot(unit, sort, line, whole)


def _table_line(tables: list[int], nth: int) -> int | None:
    """The line of the table of this number; of no number (第十条表格) the only one."""
    if nth == 0:
        return tables[0] if len(tables) == 1 else None
    return tables[nth - 1] if nth <= len(tables) else None


def _table_sort(asked: dict[str, int]) -> Sort:
    """Which part of a table is asked for: a cell, a row, a column, or all of it."""
    if "行" in asked and "列" in asked:
        return "格"
    if "行" in asked:
        return "行"
    return "列" if "列" in asked else "表格"


def _lines_at(
    node: Node,
    asked: dict[str, int],
) -> list[int]:
    """The lines with this 款, 项 and 目; without a 款 named, in any."""
    wanted = (asked.get("项", 0), asked.get("目", 0))
    paragraph = asked.get("款", 0)
    found = []
    for index, here in enumerate(addresses(node)):
        if node.lines[index].rows or (here.item, here.subitem) != wanted:
            continue
        if paragraph in (0, here.paragraph):
            found.append(index)
    return found


def _words_for(node: Node) -> list[str]:
    """By which words without a number a unit is found: a clause or heading only when it
    has none.
    """
    counted = _counted(node)
    found = [] if node.kind == "clause" and counted else [str(node.kind)]
    if node.kind in HEADINGS and not counted:
        found.append("heading")
    return found


def _counted(node: Node) -> bool:
    return bool(node.number) and all(node.number)


def _within(
    wanted: list[tuple[str, Number]],
    chain: list[tuple[str, Number]],
) -> bool:
    """Whether the headings named stand above in that order, others perhaps between
    them.
    """
    rest = iter(chain)
    return all(part in rest for part in wanted)
