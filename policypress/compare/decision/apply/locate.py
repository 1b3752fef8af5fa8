"""Finding what an amending decision names in the old text (定位).

第二章第八条第三款第一项, 第十七条之一, 题注第二段, 第八条第一个表格第二行第三列.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policypress.compare.text import numbers as ordinals
from policypress.compare.text.tree import HEADINGS, Address, Node, Tree, addresses, walk

_HAN = "[〇○零一二两三四五六七八九十百千万0-9]+"
_PART = re.compile(
    rf"第[（(]?({_HAN})[）)]?(分编|编|章|节|部分|条|款|项|目|段|行|列|个表格)((?:之{_HAN})*)"
)
_ANNEX = re.compile(ordinals.ANNEX)
_NTH = re.compile(rf"（第({_HAN})处）")
_INNER = ("款", "项", "目", "段", "个表格", "行", "列")
_WORDS = {
    "标题": "title",
    "名称": "title",
    "题注": "preamble",
    "引言": "preamble",
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

Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where: the unit by its place in reading order, a line in it (None: all of it), a cell of a table (row, column)."""

    unit: int
    line: int | None = None
    cell: tuple[int, int] | None = None


def numbers_in(reference: str, last: bool = False) -> Number:
    """(17, 1) of 第十七条之一, (9,) of （九） or 九、; of several parts the first, or the last."""
    parts = list(_PART.finditer(reference))
    if parts:
        part = parts[-1 if last else 0]
        return ordinals.numbers(part[1], *re.findall(f"之({_HAN})", part[3]))
    for pattern in (
        ordinals.ARTICLE,
        ordinals.HEADING,
        ordinals.FIRST,
        ordinals.SECOND,
        ordinals.THIRD,
    ):
        if found := pattern.match(reference):
            return ordinals.numbers(
                found[2], found[3] if pattern is ordinals.ARTICLE else None
            )
    return ()


class Resolver:
    """Answers references to one text."""

    def __init__(self, tree: Tree) -> None:
        self.units = list(walk(tree))
        self._by_number: dict[tuple[str, Number], list[int]] = {}
        for index, (node, _) in enumerate(self.units):
            self._by_number.setdefault((node.kind, node.number), []).append(index)
        self._by_word: dict[str, list[int]] = {}
        self._ends: dict[int, int] = {}
        for index, (node, headings) in enumerate(self.units):
            for word in _words_for(node):
                self._by_word.setdefault(word, []).append(index)
            for above in headings:
                self._ends[id(above)] = index

    def end_of(self, heading: int) -> int:
        """The last unit below a heading."""
        return self._ends.get(id(self.units[heading][0]), heading)

    def find(self, reference: str) -> Spot | str:
        """The spot, or why there is none: 没有, or 有多处."""
        parts = [
            (
                found[2],
                (
                    ordinals.value(found[1]),
                    *(ordinals.value(n) for n in re.findall(f"之({_HAN})", found[3])),
                ),
            )
            for found in _PART.finditer(_NTH.sub("", reference))
        ]
        outer = [(unit, number) for unit, number in parts if unit not in _INNER]
        inner = [(unit, number[0]) for unit, number in parts if unit in _INNER]
        nth = _NTH.search(reference)
        word = next(
            (kind for name, kind in _WORDS.items() if reference.startswith(name)), ""
        )
        if reference.startswith("附") and not outer:
            units = self._annexes(_ANNEX.match(reference))
        else:
            units = (
                self._named(word)
                if word and not outer
                else self._numbered(outer, bool(nth))
            )
        if nth:
            at = ordinals.value(nth[1])
            units = units[at - 1 : at]
        if len(units) != 1:
            return "有多处" if units else "没有"
        return self._inside(units[0], inner)

    def _named(self, kind: str) -> list[int]:
        return self._by_word.get(kind, [])

    def _annexes(self, numbered: re.Match[str] | None) -> list[int]:
        """附件一 by its label; 附件 is any without a number, or any at all when each has one."""
        labels = {
            index: "".join(self.units[index][0].label.split())
            for index in self._named("annex")
        }
        if numbered:
            return [index for index, label in labels.items() if label == numbered[0]]
        return [
            index for index, label in labels.items() if not _ANNEX.fullmatch(label)
        ] or list(labels)

    def _numbered(self, parts: list[tuple[str, Number]], every: bool) -> list[int]:
        if not parts:
            return []
        (unit, number), above = parts[-1], parts[:-1]
        same = self._by_number.get((_KINDS[unit], number), [])
        if every:
            return same
        chains = {
            index: [
                (heading.kind, heading.number)
                for heading in self.units[index][1]
                if _counted(heading)
            ]
            for index in same
        }
        wanted = [(_KINDS[name], count) for name, count in above]
        exact = [index for index in same if chains[index] == wanted]
        if len(exact) == 1 and (wanted or len(same) == 1):
            return exact
        return [index for index in same if _within(wanted, chains[index])]

    def _inside(self, unit: int, inner: list[tuple[str, int]]) -> Spot | str:
        if not inner:
            return Spot(unit)
        node = self.units[unit][0]
        asked = dict(inner)
        if "段" in asked:
            return (
                Spot(unit, asked["段"] - 1)
                if 1 <= asked["段"] <= len(node.lines)
                else "没有"
            )
        if "个表格" in asked:
            tables = [index for index, line in enumerate(node.lines) if line.rows]
            if not 1 <= asked["个表格"] <= len(tables):
                return "没有"
            table = node.lines[tables[asked["个表格"] - 1]].rows
            cell = (
                (asked["行"] - 1, asked["列"] - 1)
                if "行" in asked and "列" in asked
                else None
            )
            if cell and not (
                0 <= cell[0] < len(table) and 0 <= cell[1] < len(table[cell[0]])
            ):
                return "没有"
            return Spot(unit, tables[asked["个表格"] - 1], cell)
        wanted = Address(asked.get("款", 0), asked.get("项", 0), asked.get("目", 0))
        lines = [
            index
            for index, (line, here) in enumerate(zip(node.lines, addresses(node)))
            if not line.rows
            and (here.item, here.subitem) == (wanted.item, wanted.subitem)
            and (here.paragraph == wanted.paragraph or not wanted.paragraph)
        ]
        if len(lines) != 1:
            return "有多处" if lines else "没有"
        return Spot(unit, lines[0])


def _words_for(node: Node) -> list[str]:
    """By which words without a number a unit is found: a clause or heading only when it has none."""
    found = [] if node.kind == "clause" and _counted(node) else [node.kind]
    if node.kind in HEADINGS and not _counted(node):
        found.append("heading")
    return found


def _counted(node: Node) -> bool:
    return bool(node.number) and all(node.number)


def _within(wanted: list, chain: list) -> bool:
    """Whether the headings named stand above in that order, others perhaps between them."""
    rest = iter(chain)
    return all(part in rest for part in wanted)
