"""修改决定: the amending text of a comparison, in the standard wording, numbered by the old text (被修改文本的条序).

    一、将第八条修改为：“…”              四、在第十条后增加一条，作为第十一条：“…”
    二、将第九条第二款中的“甲”修改为“乙”。  五、删去第十二条。
    三、将第十条改为第十一条，修改为：“…”    六、将第五条移至第九条后，作为第九条。

What follows from other amendments comes last and apart: citations of moved numbers, typography, the order of clauses.
`apply_amendment.apply` reads such a text back; the two share no code but the writing of numbers and quotation marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.decision.quotation import block, escaped, lines_of
from policypress.compare.decision.write.amend import Amend
from policypress.compare.decision.write.names import TITLES, Names, unit_word
from policypress.compare.decision.write.paragraphs import amend_lines
from policypress.compare.text import numbers as ordinals
from policypress.compare.text.labels import cited, relabel
from policypress.compare.text.tree import HEADINGS, Node, Tree, clauses, text_of, walk
from policypress.language.cohesion import Cohesion
from policypress.language.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class Amendment:
    """A decision of amendment. lines: its paragraphs in order, the title first."""

    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """As Markdown: a heading, then a paragraph a line."""
        return f"# {self.title}\n\n" + "\n\n".join(self.lines[1:]) + "\n"


def amendment(changes: ChangeSet, title: str = "") -> Amendment:
    """The amending text of a change set. title: of the decision; made from the old title when it is not given."""
    name = _title(changes.old)
    heading = title or f"关于修改《{name}》的决定"
    return Amendment(
        heading,
        tuple(
            [
                heading,
                f"现决定对《{name}》作如下修改：",
                *_Writer(changes).lines(),
                f"《{name}》根据本决定作相应修改，重新公布。",
            ]
        ),
    )


def _title(tree: Tree) -> str:
    title = next((node for node in tree.nodes if node.kind == "title"), None)
    return "".join(line.printed for line in title.lines) if title else tree.name


@dataclass(slots=True)
class _Item:
    """What is said of one unit: a lead and what follows it. nature: substance, citation or typography."""

    lead: str
    amends: list[Amend] = field(default_factory=list)
    nature: str = "substance"
    owner: str = ""
    named: bool = False  # the lead has named the unit, so that the amendments need not


class _Writer:
    """Walks the steps of a comparison and says each in turn."""

    def __init__(self, changes: ChangeSet) -> None:
        self.changes, self.old, self.new = changes, changes.old, changes.new
        self.names = Names(changes.old)
        self.words = Cohesion(text_of(changes.old))
        self.items: list[_Item] = []
        self.renumbered: dict[int, tuple[Node, Node]] = {}  # by id() of the old node
        labels = [node for node in clauses(changes.old) if node.label]
        self.sample = labels[0].label if labels else ""
        self.gap = (
            Counter(node.lines[0].gap for node in labels).most_common(1)[0][0]
            if labels
            else ""
        )

    def lines(self) -> Iterator[str]:
        self._walk()
        count = 0
        for item in self._deletions_joined():
            if item.nature == "substance":
                count += 1
                yield from _numbered(f"{to_chinese(count)}、", item)
        for nature, words in (
            ("citation", "对条文中引用的条序作相应修改"),
            ("typography", "对条文的标点、空格和用字作下列技术性修改"),
        ):
            items = [item for item in self.items if item.nature == nature]
            if items:
                count += 1
                yield f"{to_chinese(count)}、{words}："
                for number, item in enumerate(items, 1):
                    yield from _numbered(f"（{to_chinese(number)}）", item)
        if order := "，".join(self._order()):
            yield f"此外，对条文顺序作相应调整：{order}。"
        elif not count:
            yield "两个文本的文字相同，没有需要修改的内容。"

    def _walk(self) -> None:
        after = "在文首"
        for step in self.changes.steps:
            change = step.change
            if step.side == "both":
                self._kept(change, after)
                after = f"在{self._place(change.old[0])}后"
            elif step.side == "old":
                if not change.new or len(change.old) + len(change.new) != 2:
                    self._deleted(change.old)
            elif not change.old or len(change.old) + len(change.new) != 2:
                self.items += [self._inserted(node, after) for node in change.new]
            else:
                self._moved(change, after)

    def _kept(self, change: Change, after: str) -> None:
        """A unit that stays in its place, perhaps split or merged there."""
        old, new = change.old, change.new
        if len(old) == len(new) == 1 and _same_sort(old[0], new[0]):
            self._changed(change, _nature(change))
        elif (
            len(old) == 1
            and len(new) > 1
            and all(node.label and node.number for node in (*old, *new))
        ):
            self._split(change)
        elif len(new) == 1 and len(old) > 1 and new[0].label and new[0].number:
            names = "、".join(self.names.of(node) for node in old)
            number = cited("条", new[0].number, new[0].label)
            self.items.append(
                _Item(
                    f"将{names}合并，作为{number}，修改为：",
                    [_quote(self._words(new[0], old[0].label, old[0].lines[0].gap))],
                )
            )
        else:
            self._deleted(old)
            self.items += [self._inserted(node, after) for node in new]

    def _split(self, change: Change) -> None:
        """The parts follow on lines of their own, each after the number it becomes."""
        numbers = [cited("条", node.number, node.label) for node in change.new]
        item = _Item(
            f"将{self.names.of(change.old[0])}拆分为{'、'.join(numbers)}：", named=True
        )
        label, gap = change.old[0].label, change.old[0].lines[0].gap
        for number, node in zip(numbers, change.new):
            item.amends.append(
                Amend(
                    lambda owner, number=number: f"{number}：",
                    tuple(block(self._words(node, label, gap))),
                )
            )
        self.items.append(item)

    def _changed(self, change: Change, nature: str, lead: str = "") -> None:
        """One unit before and after: its number, then its words. lead: what has been said of it already (that it moved)."""
        old, new = change.old[0], change.new[0]
        name = self.names.of(old)
        renumbered = (
            old.label != new.label
            and relabel(old.label, new.number) == new.label
            and _gap(old) == _gap(new)
        )
        if renumbered and not lead:
            self.renumbered[id(old)] = (old, new)
        if not renumbered and _lead(old) != _lead(new):
            if _same_words(old, new) and not lead:
                self.items.append(
                    _Item(
                        f"将{name}的序号修改为：", [_quote([_lead(new)])], "typography"
                    )
                )
            else:
                self._whole(change, nature, lead, with_number=True)
            return None
        if _same_words(old, new):
            if lead:
                self.items.append(_Item(lead))
            return None
        amends = None if old.kind in HEADINGS else amend_lines(change, self.words)
        if amends is None:
            return self._whole(change, nature, lead)
        if not lead and renumbered and nature == "substance":
            lead = f"将{name}改为{self._number(new)}"
        if lead and len(amends) == 1:
            self.items.append(_Item(f"{lead}，", amends, nature, named=True))
        elif lead:
            self.items.append(
                _Item(f"{lead}，并作如下修改：", amends, nature, named=True)
            )
        elif len(amends) == 1:
            self.items.append(_Item("", amends, nature, owner=name))
        else:
            self.items.append(
                _Item(f"对{name}作如下修改：", amends, nature, named=True)
            )

    def _whole(
        self, change: Change, nature: str, lead: str, with_number: bool = False
    ) -> None:
        old, new = change.old[0], change.new[0]
        name = self.names.of(old)
        target = f"{name}{self._title_word(old)}"
        if lead:
            lead += "，修改为："
        elif old.number != new.number and new.number and new.label:
            title = self._title_word(old)
            lead = f"将{name}改为{self._number(new)}，{'其' if title == '标题' else ''}{title}修改为："
        else:
            lead = f"将{target}修改为："
        words = (
            self._words(new, old.label, _gap(old))
            if not with_number
            else self._all_words(new)
        )
        self.items.append(_Item(lead, [_quote(words)], nature))

    def _moved(self, change: Change, after: str) -> None:
        old, new = change.old[0], change.new[0]
        if (
            not _same_sort(old, new)
            or _lead(new) != _lead(old)
            and (relabel(old.label, new.number) != new.label or _gap(old) != _gap(new))
        ):
            self._deleted(change.old)
            self.items.append(self._inserted(new, after))
            return
        number = f"，作为{self._number(new)}" if new.label and new.number else ""
        self._changed(
            change,
            "substance",
            f"将{self._place(old)}移至{after.removeprefix('在')}{number}",
        )

    def _deleted(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self.items.append(
                _Item("删去", owner=f"{self.names.of(node)}{self._title_word(node)}")
            )

    def _deletions_joined(self) -> Iterator[_Item]:
        """Neighbouring deletions in one sentence: 删去第八条、第九条。"""
        run: list[str] = []
        for item in [*self.items, _Item("")]:
            if item.lead == "删去" and item.owner:
                run.append(item.owner)
                continue
            if run:
                yield _Item(f"删去{'、'.join(run)}")
                run = []
            if item.lead or item.amends:
                yield item

    def _inserted(self, node: Node, after: str) -> _Item:
        word = unit_word(node, self.new)
        numbered = bool(node.label) and bool(node.number) and all(node.number)
        if node.kind in HEADINGS and numbered:
            # A new heading is quoted with its number.
            return _Item(
                f"{after}增加一{word}，作为{self._number(node)}，{TITLES[word]}为：",
                [_quote(self._all_words(node))],
            )
        if node.kind == "clause" and numbered:
            return _Item(
                f"{after}增加一条，作为{self._number(node)}：",
                [_quote(self._words(node, self.sample, self.gap))],
            )
        kind = (
            "条无编号条文"
            if node.kind == "clause"
            else "个无编号标题"
            if node.kind in HEADINGS
            else f"个{word}"
        )
        return _Item(f"{after}增加一{kind}：", [_quote(self._all_words(node))])

    def _words(self, node: Node, label: str, gap: str) -> list[str]:
        """The lines of a clause to be quoted: without its number when that is as the text has it (label, gap: in its manner)."""
        first = node.lines[0]
        if node.kind in ("clause", *HEADINGS) and node.label and not first.rows:
            written = (node.label, first.gap) == (label, gap) or (
                relabel(label, node.number),
                gap,
            ) == (
                node.label,
                first.gap,
            )
            if written and not _like_number(first.text) and first.text:
                return [
                    escaped(first.text),
                    *(part for line in node.lines[1:] for part in lines_of(line)),
                ]
        return self._all_words(node)

    def _all_words(self, node: Node) -> list[str]:
        return [part for line in node.lines for part in lines_of(line)]

    def _number(self, node: Node) -> str:
        return cited(unit_word(node, self.new), node.number, node.label)

    def _title_word(self, node: Node) -> str:
        return (
            TITLES[unit_word(node, self.old)]
            if node.kind in HEADINGS and node.number and all(node.number)
            else ""
        )

    def _place(self, node: Node) -> str:
        return f"{self.names.of(node)}{self._title_word(node)}"

    def _order(self) -> Iterator[str]:
        """第八条至第十条依次改为第九条至第十一条: runs of renumbered clauses and headings."""
        runs: list[list[tuple[Node, Node]]] = []
        before: dict[
            str, Node
        ] = {}  # by kind: a run has no other numbered node of its kind inside
        for node, _ in walk(self.old):
            previous = before.get(node.kind)
            if node.label:
                before[node.kind] = node
            pair = self.renumbered.get(id(node))
            if not pair:
                continue
            last = runs[-1][-1] if runs else None
            follows = (
                last
                and last[0] is previous
                and all(
                    len(a.number) == len(b.number) == 1
                    and a.number[0] + 1 == b.number[0]
                    for a, b in zip(last, pair)
                )
            )
            if follows and self.names.of(last[0]) == cited(
                unit_word(node, self.old), last[0].number, last[0].label
            ):
                runs[-1].append(pair)
            else:
                runs.append([pair])
        for run in runs:
            names = [self.names.of(run[0][0]), self.names.of(run[-1][0])]
            numbers = [self._number(run[0][1]), self._number(run[-1][1])]
            if len(run) == 2:
                yield f"{'、'.join(names)}依次改为{'、'.join(numbers)}"
                continue
            yield (
                f"{names[0]}改为{numbers[0]}"
                if len(run) == 1
                else f"{names[0]}至{names[1]}依次改为{numbers[0]}至{numbers[1]}"
            )


def _numbered(number: str, item: _Item) -> Iterator[str]:
    """The paragraphs of an item: one sentence, or a lead and （一）（二）…"""
    if not item.amends:
        yield f"{number}{item.lead}。"
    elif len(item.amends) == 1:
        yield from _sentence(f"{number}{item.lead}", item.amends[0], item.owner)
    elif "拆分为" in item.lead:
        yield f"{number}{item.lead}"
        for amend in item.amends:
            yield from _sentence("", amend, "")
    else:
        yield f"{number}{item.lead}"
        for place, amend in enumerate(item.amends, 1):
            inner = f"（{to_chinese(place)}）" if number.endswith("、") else f"{place}."
            yield from _sentence(inner, amend, item.owner)


def _sentence(lead: str, amend: Amend, owner: str) -> Iterator[str]:
    said = lead + amend.render(owner)
    if not amend.block:
        yield f"{said}。"
        return
    yield said + amend.block[0]
    yield from amend.block[1:]


def _quote(lines: list[str]) -> Amend:
    return Amend(lambda owner: "", tuple(block(lines)))


def _nature(change: Change) -> str:
    if change.kind in ("未变", "仅条序调整"):
        return "citation"
    return "typography" if change.kind == "版式差异" else "substance"


def _same_sort(old: Node, new: Node) -> bool:
    return old.kind == new.kind and bool(old.label) == bool(new.label)


def _lead(node: Node) -> str:
    return node.lines[0].lead if node.lines else ""


def _gap(node: Node) -> str:
    return node.lines[0].gap if node.lines else ""


def _same_words(old: Node, new: Node) -> bool:
    """The same lines but for the number of the unit itself."""
    return _rest(old) == _rest(new)


def _rest(node: Node) -> list:
    return [
        (
            line.text if not index and line.label == node.label else line.printed,
            line.rows,
        )
        for index, line in enumerate(node.lines)
    ]


def _like_number(text: str) -> bool:
    """Words that a reader of the decision would take for the number of a clause."""
    return any(
        pattern.match(text)
        for pattern in (
            ordinals.ARTICLE,
            ordinals.HEADING,
            ordinals.FIRST,
            ordinals.SECOND,
            ordinals.THIRD,
        )
    )
