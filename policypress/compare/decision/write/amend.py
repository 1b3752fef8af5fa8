"""One amendment of a decision, and the sentences that amend paragraphs (款、项、目):
replace, delete, add, renumber.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from policypress.compare.decision.quotation import block, lines_of
from policypress.compare.text.tree import Line
from policypress.language.numerals import counted, to_chinese

TABLE_WORD = "个表格"
_WORDS = {
    "clause": "款",
    "paragraph": "款",
    "item": "项",
    "subitem": "目",
    "table": TABLE_WORD,
    "heading": "段",
}


class Amend(Struct, frozen=True):
    """One amendment. render: its words, given the name of the clause ("" when it was
    just named); block: what it quotes.
    """

    render: Callable[[str], str]
    block: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Characters a reader has to read."""
        return len(self.render("")) + sum(map(len, self.block))


class Insertion(Amend, frozen=True):
    """New lines of one level after a line of the clause; neighbouring ones become one
    sentence.
    """

    after: str = ""
    word: str = ""
    lines: tuple[str, ...] = ()
    became: tuple[str, ...] = ()


def replaced(
    ref: str,
    lines: list[str],
) -> Amend:
    """将第八条第二款修改为：“…”."""
    return Amend(lambda owner: f"将{owner}{ref}修改为：", tuple(block(lines)))


def deleted(ref: str) -> Amend:
    """删去第八条第二款."""
    return Amend(lambda owner: f"删去{owner}{ref}")


def inserted(
    after: str,
    line: Line,
    became: str,
    clause: bool,
) -> Insertion:
    """在第八条第一款后增加一款，作为第二款：“…”. clause: lines of anything but a clause count as 段."""
    word = _WORDS[line.level] if clause or line.rows else "段"
    return _insertion(
        after,
        word,
        tuple(lines_of(line)),
        (became,),
    )


def _insertion(
    after: str,
    word: str,
    lines: tuple[str, ...],
    became: tuple[str, ...],
) -> Insertion:
    """New lines as one sentence: how many, after what, as which."""
    many = counted(len(became), word)
    if word == TABLE_WORD:
        many = counted(len(became), "个") + "表格"
    placed = f"，作为{'、'.join(became)}" if all(became) else ""

    def render(owner: str) -> str:
        return f"在{owner}{after}后增加{many}{placed}："

    quoted = tuple(block(list(lines)))
    return Insertion(
        render,
        quoted,
        after,
        word,
        lines,
        became,
    )


def gathered(amends: list[Amend]) -> list[Amend]:
    """The amendments with neighbouring insertions at one place in one sentence."""
    found: list[Amend] = []
    run: list[Insertion] = []
    for amend in amends:
        if run and not _continues(run[0], amend):
            found.append(_joined(run))
            run = []
        if isinstance(amend, Insertion):
            run.append(amend)
        else:
            found.append(amend)
    return [*found, _joined(run)] if run else found


def _continues(
    first: Insertion,
    amend: Amend,
) -> bool:
    """Whether an amendment inserts lines of the same level at the same place."""
    if not isinstance(amend, Insertion):
        return False
    return (first.after, first.word) == (amend.after, amend.word)


def _joined(run: list[Insertion]) -> Insertion:
    """Insertions at one place as one, their lines in order."""
    lines = tuple(line for amend in run for line in amend.lines)
    became = tuple(number for amend in run for number in amend.became)
    return _insertion(
        run[0].after,
        run[0].word,
        lines,
        became,
    )


def renumbered(
    first: str,
    last: str,
    line: Line,
    numbers: tuple[int, int],
) -> Amend:
    """第三项至第五项依次改为第四项至第六项. numbers: of the first and the last; the same one
    for a single line.
    """
    word = _WORDS[line.level]
    start, end = (f"第{to_chinese(number)}{word}" for number in numbers)
    if first == last:
        return Amend(lambda owner: f"{owner}{first}改为{start}")
    if numbers[0] + 1 == numbers[1]:
        both = f"{first}、{last}改为{start}、{end}"
        return Amend(lambda owner: f"{owner}{both}")
    return Amend(lambda owner: f"{owner}{first}至{last}依次改为{start}至{end}")
