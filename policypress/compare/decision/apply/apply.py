"""Applying an amending decision to the old text (适用修改决定): a new text, or findings that say what cannot be done.

Every reference is to the old text, whatever other amendments do (that is the custom, and the only reading in which the
order of amendments does not matter). So all are resolved first, then the new text is written in one walk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from policypress.compare.decision.apply.locate import Resolver, Spot, numbers_in
from policypress.compare.decision.apply.operations import NOTHING, Operation, operations
from policypress.compare.decision.apply.quotes import (
    decoded,
    everywhere,
    lead_of,
    loosely,
    opened,
)
from policypress.compare.decision.apply.unit import Unit, nested
from policypress.compare.text.labels import relabel
from policypress.compare.text.tree import HEADINGS, Kind, Node, Tree, addresses, walk
from policypress.findings import Finding, Place, has_errors

_KINDS: dict[str, Kind] = {
    "条": "clause",
    "无编号条文": "clause",
    "无编号标题": "chapter",
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "部分": "chapter",
    "节": "section",
    "标题": "title",
    "题注": "preamble",
    "序言": "preamble",
    "目录": "contents",
    "落款": "closing",
    "附件": "annex",
}


@dataclass(frozen=True, slots=True)
class Applied:
    """tree: the new text, None when an amendment could not be applied; findings: which, and what was read loosely."""

    tree: Tree | None
    findings: tuple[Finding, ...]


def apply(amendment: str | Iterable[str], old: Tree, name: str = "修改决定") -> Applied:
    """The new text that an amending decision makes of `old`. amendment: its text, or its paragraphs."""
    lines = amendment.splitlines() if isinstance(amendment, str) else list(amendment)
    read, findings = operations(lines, name)
    if (
        not read
        and not findings
        and not any(line.startswith(NOTHING) for line in lines)
    ):
        findings.append(
            Finding(
                "no-amendment",
                f"“{name}”里没有找到修改内容。",
                Place(name),
                "核对是否选对了文件；修改决定形如“一、将第八条修改为：……”。",
            )
        )
    if has_errors(findings):
        return Applied(None, tuple(findings))
    work = _Work(old, name)
    for operation in read:
        work.take(operation)
    findings += [*work.findings, *work.contradictions()]
    return Applied(None if has_errors(findings) else work.tree(), tuple(findings))


class _Work:
    """The old text and everything that is to happen to it."""

    def __init__(self, old: Tree, name: str) -> None:
        self.old, self.name = old, name
        self.findings: list[Finding] = []
        self.resolver = Resolver(old)
        self.units = [
            Unit(
                node.kind,
                node.label,
                node.lines[0].gap if node.lines else "",
                list(node.lines),
                node.number,
                node,
            )
            for node, _ in walk(old)
        ]
        self.slots: dict[int, list[Unit]] = {}
        self.unplaced: list[Unit] = []
        self.reorder = False
        labelled = [unit for unit in self.units if unit.kind == "clause" and unit.label]
        self.sample = labelled[0].label if labelled else "第一条"
        self.gap = (
            Counter(unit.gap for unit in labelled).most_common(1)[0][0]
            if labelled
            else "　"
        )

    def take(self, operation: Operation) -> None:
        if operation.verb == "reorder":
            self.reorder = True
        elif operation.verb == "insert":
            self._insert(operation)
        else:
            spot = self._spot(operation.target, operation)
            if spot:
                getattr(self, f"_{operation.verb.replace('-', '_')}")(operation, spot)

    def _spot(self, reference: str, operation: Operation) -> Spot | None:
        found = self.resolver.find(reference)
        if isinstance(found, Spot):
            return found
        self._fault(
            "amendment-target",
            f"原文里{found}“{reference}”。",
            operation,
            "核对条、款、项的序号：都按修改前的文本写。",
        )
        return None

    def _fault(
        self,
        code: str,
        message: str,
        operation: Operation,
        hint: str,
        warning: bool = False,
    ) -> None:
        self.findings.append(
            Finding(
                code,
                message,
                Place(self.name, operation.line, 1),
                hint,
                "warning" if warning else "error",
            )
        )

    def contradictions(self) -> Iterator[Finding]:
        """Units that are to become two things at once."""
        for unit in self.units:
            if unit.contradictory:
                message = f"对“{unit.node.label if unit.node else unit.label}”的几处修改互相矛盾，或者拆分后没有写明条文。"
                yield Finding(
                    "contradictory-amendments",
                    message,
                    Place(self.name),
                    "同一条只写一种修改：删去、整条修改或者逐处修改。",
                )

    # what an amendment does to what is there

    def _replace(self, operation: Operation, spot: Spot) -> None:
        unit = self.units[spot.unit]
        if spot.cell:
            unit.cells.setdefault(spot.line, {})[spot.cell] = "\n".join(operation.quote)
        elif spot.line is None:
            unit.whole = list(operation.quote)
        else:
            unit.replaced[spot.line] = list(operation.quote)

    def _phrase(self, operation: Operation, spot: Spot) -> None:
        unit, words = self.units[spot.unit], operation.quote[0]
        lines = (
            [spot.line]
            if spot.line is not None
            else [i for i, line in enumerate(unit.lines) if not line.rows]
        )
        found = [
            (index, start, start + len(words))
            for index in lines
            for start in everywhere(unit.lines[index].text, words)
        ]
        if not found and (
            loose := [
                (index, *at)
                for index in lines
                for at in loosely(unit.lines[index].text, words)
            ]
        ):
            found = loose
            if len(found) == 1:
                index, start, end = found[0]
                self._fault(
                    "inexact-quotation",
                    f"引文“{words}”与原文“{unit.lines[index].text[start:end]}”标点或空格不同，已按原文处理。",
                    operation,
                    "引用原文时逐字照录。",
                    warning=True,
                )
        if len(found) != 1:
            many = f"出现了 {len(found)} 次，不能确定改哪一处" if found else "没有出现"
            self._fault(
                "quotation-not-unique" if found else "quotation-not-found",
                f"“{words}”在{operation.target}中{many}。",
                operation,
                "写明款、项，或者多引几个字，使引文只有一处。"
                if found
                else "核对引文与修改前的文本是否逐字相同。",
            )
            return
        index, start, end = found[0]
        put = operation.words
        if unit.lines[index].text[start:end] + "。" == words and put.endswith("。"):
            put = put[
                :-1
            ]  # a full stop of the decision inside the quotation, on both sides
        before = unit.phrases.setdefault(index, [])
        if any(
            start < other_end and other_start < end
            for other_start, other_end, _ in before
        ):
            message = f"“{words}”与本决定另一处要改的文字重叠。"
            self._fault(
                "overlapping-amendments", message, operation, "把两处合成一处修改。"
            )
        before.append((start, end, put))

    def _delete(self, operation: Operation, spot: Spot) -> None:
        last = self._spot(operation.other[0], operation) if operation.other else spot
        if not last:
            return
        for index in range(spot.unit, last.unit + 1):
            if (
                self.units[index].kind == self.units[spot.unit].kind
                or index == spot.unit
            ):
                if spot.line is None:
                    self.units[index].gone = True
                else:
                    self.units[index].deleted.update(
                        range(
                            spot.line,
                            (last.line if last.line is not None else spot.line) + 1,
                        )
                    )

    def _lead(self, operation: Operation, spot: Spot) -> None:
        unit = self.units[spot.unit]
        words = operation.quote[0]
        unit.label = words.rstrip()
        unit.gap = words[len(unit.label) :]
        unit.number, unit.told = numbers_in(unit.label), True

    def _number(self, reference: str, operation: Operation) -> tuple[int, ...]:
        """The last number of a reference; () and a finding when it has none."""
        number = numbers_in(reference, last=True)
        if not number or not all(number):
            hint = "写成“第九条”“第三款”这样的序号。"
            self._fault(
                "amendment-number", f"“{reference}”里没有序号。", operation, hint
            )
            return ()
        return number

    def _relabel(self, operation: Operation, spot: Spot) -> None:
        number = self._number(operation.other[-1], operation)
        unit = self.units[spot.unit]
        if not number:
            return
        if spot.line is None:
            unit.label, unit.number, unit.told = (
                relabel(unit.label, number) or operation.other[-1],
                number,
                True,
            )
        else:
            unit.relabelled[spot.line] = relabel(unit.lines[spot.line].label, number)

    def _relabel_run(self, operation: Operation, spot: Spot) -> None:
        """第八条至第十条依次改为第九条至第十一条, and the same of 项."""
        last = self._spot(operation.other[0], operation)
        said = (operation.target, *operation.other)
        numbers = [self._number(reference, operation) for reference in said]
        if not last or not all(numbers):
            return
        (first,), (through,), (new_first,), (new_through,) = (
            number[:1] for number in numbers
        )
        if through - first != new_through - new_first or (spot.line is None) != (
            last.line is None
        ):
            message = f"{said[0]}至{said[1]}与改成的{said[2]}至{said[3]}条数不同。"
            self._fault("renumbering-differs", message, operation, "核对起止序号。")
            return
        unit = self.units[spot.unit]
        if spot.line is not None and last.line is not None:
            run = [
                i
                for i in range(spot.line, last.line + 1)
                if unit.lines[i].level == unit.lines[spot.line].level
            ]
            for step, index in enumerate(run):
                unit.relabelled[index] = relabel(
                    unit.lines[index].label, (new_first + step,)
                )
            return
        for other in self.units[spot.unit : last.unit + 1]:
            if (
                other.node
                and other.kind == unit.kind
                and len(other.node.number) == 1
                and not other.gone
            ):
                number = (other.node.number[0] - first + new_first,)
                other.label, other.number, other.told = (
                    relabel(other.node.label, number),
                    number,
                    True,
                )

    def _move(self, operation: Operation, spot: Spot) -> None:
        anchor = self._spot(operation.other[0], operation) if operation.other else None
        if operation.other and not anchor:
            return
        unit = self.units[spot.unit]
        unit.away = True
        self._at(anchor, operation.place, unit)

    def _merge(self, operation: Operation, spot: Spot) -> None:
        for reference in operation.other[:-1]:
            other = self._spot(reference, operation)
            if other:
                self.units[other.unit].gone = True
        self._relabel(operation, spot)

    def _split(self, operation: Operation, spot: Spot) -> None:
        """The parts follow; each is told after the number it becomes."""
        self.units[spot.unit].divided = True

    def _part(self, operation: Operation, spot: Spot) -> None:
        unit = self.units[spot.unit]
        unit.parts.append(
            self._made(
                "clause",
                numbers_in(operation.other[0]),
                operation.quote,
                unit.label,
                unit.gap,
            )
        )

    # what an amendment puts in

    def _insert(self, operation: Operation) -> None:
        spot = self._spot(operation.target, operation) if operation.target else None
        if operation.target and not spot:
            return
        number = self._number(operation.other[0], operation) if operation.other else ()
        if operation.other and not number:
            return
        if operation.kind in _KINDS and not (spot and spot.line is not None):
            self._insert_unit(operation, spot, number)
        elif spot:
            self._insert_lines(operation, spot, number)
        else:
            hint = "写成“在第八条第一款后增加一款，作为第二款：……”。"
            self._fault(
                "insertion-without-place",
                f"没有写明在哪一条增加{operation.kind}。",
                operation,
                hint,
            )

    def _insert_unit(
        self, operation: Operation, spot: Spot | None, number: tuple[int, ...]
    ) -> None:
        kind = operation.kind
        sample = self.sample if _KINDS[kind] == "clause" else ""
        unit = self._made(
            _KINDS[kind],
            number,
            operation.quote,
            sample,
            self.gap,
            not kind.startswith("无编号"),
        )
        if operation.place or spot:
            self._at(spot, operation.place or "inside", unit)
        elif unit.number and kind == "条":
            self.unplaced.append(unit)
        else:
            hint = "写成“在第八条后增加一条，作为第九条：……”。"
            self._fault(
                "insertion-without-place",
                f"没有写明新增的一{kind}放在哪里。",
                operation,
                hint,
            )

    def _insert_lines(
        self, operation: Operation, spot: Spot, number: tuple[int, ...]
    ) -> None:
        unit, line = self.units[spot.unit], spot.line
        if line is None or not operation.place:
            line = (
                self._before(unit, operation.other[0], number[0])
                if number
                else len(unit.lines) - 1
            )
        elif operation.place == "before":
            line -= 1
        if line < 0:
            hint = "改写成“将该条修改为：……”。"
            self._fault(
                "insertion-before-number",
                "不能在一条的条序之前增加文字。",
                operation,
                hint,
            )
            return
        unit.after.setdefault(line, []).extend(operation.quote)

    def _before(self, unit: Unit, became: str, wanted: int) -> int:
        """The line after which a new 第三款 goes, when only its number was told."""
        counting = {"目": "subitem", "项": "item"}.get(became[-1], "paragraph")
        for index, address in enumerate(addresses(Node("clause", tuple(unit.lines)))):
            inside = counting == "paragraph" and address.item
            if not inside and getattr(address, counting) >= wanted:
                return index - 1
        return len(unit.lines) - 1

    def _at(self, spot: Spot | None, place: str, unit: Unit) -> None:
        if spot is None:
            self.slots.setdefault(-1, []).append(unit)
        elif place == "inside" and self.units[spot.unit].kind in HEADINGS:
            self.slots.setdefault(self.resolver.end_of(spot.unit), []).append(unit)
        else:
            self.slots.setdefault(spot.unit - (place == "before"), []).append(unit)

    def _made(
        self,
        kind: Kind,
        number: tuple[int, ...],
        quote: tuple[str, ...],
        sample: str,
        gap: str,
        numbered: bool = True,
    ) -> Unit:
        """A unit of quoted paragraphs. Its number is that of the quotation if it has one, else in the text's manner."""
        lines = opened(decoded(quote))
        if (
            kind not in ("clause", *HEADINGS)
            or not lines
            or lines[0].rows
            or not numbered
        ):
            return Unit(kind, "", "", lines, ())
        lead = lead_of(lines[0].text, kind, number)
        if lead:
            lines[0] = replace(lines[0], text=lines[0].text[len(lead[0] + lead[1]) :])
            return Unit(kind, *lead, lines, number or numbers_in(lead[0]))
        label = relabel(sample, number) if number and kind == "clause" else ""
        return Unit(kind, label, gap if label else "", lines, number)

    # the new text

    def tree(self) -> Tree:
        flat: list[Unit] = list(self._slot(-1))
        queue = sorted(self.unplaced, key=lambda unit: unit.number)
        count = 0
        for index, unit in enumerate(self.units):
            stays = not unit.gone and not unit.away and not unit.divided
            if stays and unit.kind == "clause" and unit.number:
                own = unit.number if unit.told or not self.reorder else (count + 1,)
                while queue and (
                    queue[0].number <= own
                    if not self.reorder or unit.told
                    else queue[0].number == (count + 1,)
                ):
                    flat.append(queue[0])
                    count = queue.pop(0).number[0]
                    own = unit.number if unit.told or not self.reorder else (count + 1,)
                if not unit.told and self.reorder:
                    unit.label, unit.number = relabel(unit.label, own), own
                count = unit.number[0]
            if stays:
                flat.append(unit)
            flat += unit.parts
            for new in self._slot(index):
                flat.append(new)
                count = new.number[0] if new.kind == "clause" and new.number else count
        last = max(
            (place for place, unit in enumerate(flat) if unit.kind == "clause"),
            default=len(flat) - 1,
        )
        flat[last + 1 : last + 1] = queue
        return Tree(
            self.old.name, nested([unit.made() for unit in flat]), self.old.scheme
        )

    def _slot(self, index: int) -> list[Unit]:
        return self.slots.get(index, [])
