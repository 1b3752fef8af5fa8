"""What an amending decision says about the paragraphs of one clause (款、项、目), when it does not replace it whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from policypress.compare.changes import Change, Pair, RowPair
from policypress.compare.decision.quotation import block, escaped, lines_of
from policypress.compare.decision.write.phrases import phrases, told
from policypress.compare.text.labels import relabel
from policypress.compare.text.numbers import value
from policypress.compare.text.tree import Line, Node, addresses
from policypress.language.cohesion import Cohesion
from policypress.language.numerals import counted, to_chinese

_WORDS = {
    "clause": "款",
    "paragraph": "款",
    "item": "项",
    "subitem": "目",
    "table": "个表格",
    "heading": "段",
}


@dataclass(frozen=True, slots=True)
class Amend:
    """One amendment. say: its words, given the name of the clause ("" when it was just named); block: what it quotes."""

    say: Callable[[str], str]
    block: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Characters a reader has to read."""
        return len(self.say("")) + sum(map(len, self.block))


def amend_lines(change: Change, words: Cohesion) -> list[Amend] | None:
    """The amendments that turn the old lines of a unit into the new ones, its own number apart; None = replace it whole.

    words: of the old text, so that no quotation cuts one.
    """
    old, new = change.old[0], change.new[0]
    refs = line_references(old)
    new_refs = line_references(new)
    found: list[Amend] = []
    labels: list[tuple[int, int]] = []
    i = j = 0
    kept = -1
    for pair in change.pairs:
        if len(pair.old) > 1 or len(pair.new) > 1 or pair.old and refs[i] is None:
            return None
        if pair.old and pair.new:
            if (i == 0) != (j == 0):
                return None
            amends = _same(pair, old, i, refs, labels, words)
            if amends is None:
                return None
            found += amends
            kept = i
        elif pair.old:
            if i == 0:
                return None
            found.append(_deleted(refs[i] or ""))
        elif pair.new:
            if kept < 0 or new_refs[j] is None:
                return None
            found.append(
                _inserted(
                    refs[kept] or ("第一款" if change.unit == "clause" else "第一段"),
                    pair.new[0],
                    new_refs[j] or "",
                    change.unit == "clause",
                )
            )
        i, j = i + len(pair.old), j + len(pair.new)
    found = [*_gathered(found), *_relabelled(old, refs, labels)]
    whole = sum(len(line.printed) for line in new.lines)
    worth = sum(amend.size for amend in found) <= 0.8 * whole + 20 and len(found) <= 8
    return found if worth or change.unit != "clause" and len(new.lines) > 3 else None


def line_references(node: Node) -> list[str | None]:
    """第二款第三项 for each line of a clause, 第二段 of anything else; "" when it is the only one, None when it has no name."""
    tables = 0
    found: list[str | None] = []
    where = addresses(node)
    single = len(node.lines) == 1
    several = max((address.paragraph for address in where), default=0) > 1
    for index, (line, address) in enumerate(zip(node.lines, where)):
        if line.rows:
            tables += 1
            found.append(f"第{to_chinese(tables)}个表格")
        elif single:
            found.append("")
        elif node.kind != "clause":
            found.append(f"第{to_chinese(index + 1)}段")
        elif not address.paragraph:
            found.append(None)
        else:
            parts = [
                f"第{to_chinese(address.paragraph)}款"
                if several or not (address.item or address.subitem)
                else ""
            ]
            parts += [
                f"第{to_chinese(number)}{word}"
                for number, word in ((address.item, "项"), (address.subitem, "目"))
                if number
            ]
            found.append("".join(parts))
    twice = Counter(found)
    return [None if name is not None and twice[name] > 1 else name for name in found]


def _same(
    pair: Pair,
    node: Node,
    index: int,
    refs: list[str | None],
    labels: list[tuple[int, int]],
    words: Cohesion,
) -> list[Amend] | None:
    """A line that stayed: its own number goes to `labels`, its words become phrases or are replaced."""
    old, new, ref = pair.old[0], pair.new[0], refs[index] or ""
    if bool(old.rows) != bool(new.rows):
        return None
    if old.rows:
        return [] if old.rows == new.rows else _cells(pair.rows, ref)
    first = index == 0 and node.kind in (
        "clause",
        "part",
        "subpart",
        "chapter",
        "section",
    )
    if not first and old.lead != new.lead:
        number = value(new.label.strip("（）().．、 ")) or _circled(new.label)
        if (
            old.gap != new.gap
            or not number
            or relabel(old.label, (number,)) != new.label
            or old.level not in ("item", "subitem")
        ):
            return [_replaced(ref, lines_of(new))]
        labels.append((index, number))
    if old.text == new.text:
        return []
    if quoted := phrases(pair, words):
        return [Amend(lambda owner: told(owner + ref, quoted))]
    return (
        None
        if first and len(node.lines) == 1
        else [_replaced(ref, [escaped(new.text)] if first else lines_of(new))]
    )


def _circled(label: str) -> int:
    return ord(label[0]) - 0x245F if label and "①" <= label[0] <= "⑳" else 0


def _replaced(ref: str, lines: list[str]) -> Amend:
    return Amend(lambda owner: f"将{owner}{ref}修改为：", tuple(block(lines)))


def _deleted(ref: str) -> Amend:
    return Amend(lambda owner: f"删去{owner}{ref}")


@dataclass(frozen=True, slots=True)
class _Insertion(Amend):
    """Neighbouring insertions of one level are told together."""

    after: str = ""
    word: str = ""
    lines: tuple[str, ...] = ()
    became: tuple[str, ...] = ()


def _inserted(after: str, line: Line, became: str, clause: bool) -> _Insertion:
    return _insertion(
        after,
        (_WORDS[line.level] if clause or line.rows else "段"),
        tuple(lines_of(line)),
        (became,),
    )


def _insertion(
    after: str, word: str, lines: tuple[str, ...], became: tuple[str, ...]
) -> _Insertion:
    many = (
        counted(len(became), word)
        if word != "个表格"
        else counted(len(became), "个") + "表格"
    )
    placed = f"，作为{'、'.join(became)}" if all(became) else ""
    return _Insertion(
        lambda owner: f"在{owner}{after}后增加{many}{placed}：",
        tuple(block(list(lines))),
        after,
        word,
        lines,
        became,
    )


def _gathered(amends: list[Amend]) -> list[Amend]:
    """The amendments with neighbouring insertions at one place told together."""
    found: list[Amend] = []
    run: list[_Insertion] = []
    for amend in amends:
        alike = (
            isinstance(amend, _Insertion)
            and run
            and (run[0].after, run[0].word) == (amend.after, amend.word)
        )
        if run and not alike:
            found.append(_as_one(run))
            run = []
        if isinstance(amend, _Insertion):
            run.append(amend)
        else:
            found.append(amend)
    return [*found, _as_one(run)] if run else found


def _as_one(run: list[_Insertion]) -> Amend:
    """Several insertions at one place as one, its lines in their order."""
    if len(run) == 1:
        return run[0]
    lines = tuple(line for amend in run for line in amend.lines)
    became = tuple(number for amend in run for number in amend.became)
    return _insertion(run[0].after, run[0].word, lines, became)


def _relabelled(
    node: Node, refs: list[str | None], labels: list[tuple[int, int]]
) -> list[Amend]:
    """第三项至第五项改为第四项至第六项: runs of items whose number moved by the same."""
    runs: list[list[tuple[int, int, int]]] = []
    for index, number in labels:
        old = value(node.lines[index].label.strip("（）().．、 ")) or _circled(
            node.lines[index].label
        )
        last = runs[-1][-1] if runs else None
        if (
            last
            and last[0] + 1 == index
            and last[1] + 1 == old
            and last[2] + 1 == number
        ):
            runs[-1].append((index, old, number))
        else:
            runs.append([(index, old, number)])
    return [_run(node, refs, run) for run in runs]


def _run(node: Node, refs: list[str | None], run: list[tuple[int, int, int]]) -> Amend:
    word = _WORDS[node.lines[run[0][0]].level]
    first, last = refs[run[0][0]], refs[run[-1][0]]
    numbers = [f"第{to_chinese(number)}{word}" for _, _, number in (run[0], run[-1])]
    if len(run) == 1:
        return Amend(lambda owner: f"{owner}{first}改为{numbers[0]}")
    return Amend(
        lambda owner: f"{owner}{first}至{last}依次改为{numbers[0]}至{numbers[1]}"
    )


def _cells(rows: tuple[RowPair, ...], ref: str) -> list[Amend] | None:
    """Cells that changed, when rows and columns stayed."""
    found = []
    for row in rows:
        if (
            row.old is None
            or row.new is None
            or any(cell.old is None or cell.new is None for cell in row.cells)
        ):
            return None
        for column, cell in enumerate(row.cells, 1):
            if cell.old != cell.new:
                where = f"{ref}第{to_chinese(row.old + 1)}行第{to_chinese(column)}列"
                found.append(
                    Amend(
                        lambda owner, where=where: f"将{owner}{where}修改为：",
                        tuple(block((cell.new or "").split("\n"))),
                    )
                )
    return found
