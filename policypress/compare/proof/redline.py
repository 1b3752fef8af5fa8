"""Proof of 修订稿: both texts can be had from it again.

All changes accepted give the new text, all rejected the old one, numbers
included, whether they are words or automatic; moves have two equal ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.compare.changes import Change, ChangeSet, joined
from policypress.compare.proof.messages import failed, name_of, shorten
from policypress.compare.proof.reading import (
    Block,
    Cell,
    MovedRange,
    Paragraph,
    Table,
    blocks,
    moved_ranges,
    read_body,
    read_numbering,
)
from policypress.compare.text.tree import HEADINGS, Line, Node, Tree, walk
from policypress.compare.text.typography import core
from policypress.findings import Finding

# Kinds of node whose lines all look the same.
_ONE_STYLE = ("title", "clause", *HEADINGS)

# Characters of a paragraph shown in a finding: enough to find it by searching.
_SHOWN = 30


class _Side:
    """One text of the comparison, and what the file says it is.

    name: 新 or 旧. reading: how the file is read, in words. found: the blocks
    as read.
    wanted: the printed lines of the text, each with its node.
    """

    def __init__(
        self,
        name: str,
        reading: str,
        found: list[Block],
        tree: Tree,
        *,
        quiet: bool = False,
    ) -> None:
        """tree: the text as it was compared. quiet: it comes back but for
        typography.
        """
        self.quiet = quiet
        self.name = name
        self.reading = reading
        self.found = found
        self.wanted: list[tuple[Node, Line]] = []
        for node, _ in walk(tree):
            for line in node.lines:
                self.wanted.append((node, line))


def prove_redline(
    file_name: str,
    data: bytes,
    changes: ChangeSet,
    *,
    quiet: bool = False,
) -> list[Finding]:
    """What is wrong with the redline `data`. quiet: typography is not marked,
    so that the old text comes back but for that.
    """
    body = read_body(data)
    numbering = read_numbering(data)
    accepted = blocks(body, "accepted", numbering)
    rejected = blocks(body, "rejected", numbering)
    new = _Side("新", "全部接受修订后", accepted, changes.new)
    old = _Side("旧", "全部拒绝修订后", rejected, changes.old, quiet=quiet)
    faults = list(_text_faults(new))
    faults += _text_faults(old)
    if not faults:
        faults += _style_faults([new, old])
    sources = moved_ranges(body, "moveFrom")
    targets = moved_ranges(body, "moveTo")
    faults += _move_faults(sources, targets)
    faults += _unmarked_moves(targets, changes)
    return [failed(file_name, fault) for fault in faults]


def _text_faults(side: _Side) -> Iterator[str]:
    """The first place where what was read leaves the text."""
    opposite = zip(side.wanted, side.found, strict=False)
    for (node, line), block in opposite:
        fault = _block_fault(node, line, block, side)
        if fault:
            yield f"{side.reading}，{fault}"
            return
    wanted = len(side.wanted)
    found = len(side.found)
    if wanted > found:
        node = side.wanted[found][0]
        first = name_of(node)
        missing = f"{side.name}文本{first}起的{wanted - found}段"
        yield f"{side.reading}，缺少{missing}"
    elif found > wanted:
        first = _shown(side.found[wanted])
        surplus = f"{found - wanted}段，第一段是“{first}”"
        yield f"{side.reading}，比{side.name}文本多出{surplus}"


def _block_fault(
    node: Node,
    line: Line,
    block: Block,
    side: _Side,
) -> str:
    """How a block differs from the line it must be; "" when it does not."""
    name = name_of(node)
    if isinstance(block, Table) and not line.rows:
        return f"{name}应是段落，实为表格"
    if isinstance(block, Paragraph) and line.rows:
        return f"{name}应是表格，实为段落"
    text = _block_text(block)
    if node.kind == "title":
        text = text.replace("\n", "")  # where a title breaks is typesetting
    if text == line.printed:
        return ""
    if side.quiet and _cores(text) == _cores(line.printed):
        return ""
    return f"{name}与{side.name}文本不同：{shorten(line.printed, text)}"


def _cores(text: str) -> list[str]:
    """The words of each line of each cell, typography put aside."""
    return [core(one) for one in re.split(r"[\t\n]", text)]


def _block_text(block: Block) -> str:
    """A block as a line is printed: cells of a table between tabs."""
    if isinstance(block, Paragraph):
        return block.text
    rows = []
    for row in block.rows:
        cells = map(_cell_text, row)
        rows.append("\t".join(cells))
    return "\n".join(rows)


def _cell_text(paragraphs: Cell) -> str:
    texts = [paragraph.text for paragraph in paragraphs]
    return "\n".join(texts)


def _shown(block: Block) -> str:
    """The beginning of a block, in a finding."""
    if isinstance(block, Table):
        return "（表格）"
    return block.text[:_SHOWN]


def _style_faults(sides: Sequence[_Side]) -> Iterator[str]:
    """The first line whose style is not that of the lines of its kind before
    it.

    Lines of one kind have one style, in the old and in the new text.
    """
    styles: dict[str, str] = {}
    for side in sides:
        opposite = zip(side.wanted, side.found, strict=False)
        for (node, _), block in opposite:
            if isinstance(block, Table):
                continue
            if node.kind not in _ONE_STYLE:
                continue
            style = styles.setdefault(node.kind, block.style)
            if block.style != style:
                has = f"{name_of(node)}的段落样式是“{block.style}”"
                yield f"{has}，同类段落是“{style}”"
                return


def _move_faults(
    sources: Sequence[MovedRange],
    targets: Sequence[MovedRange],
) -> Iterator[str]:
    """Both ends of each move must be there once and say the same."""
    deleted = {end.name: end.text for end in sources}
    inserted = {end.name: end.text for end in targets}
    for ends in (sources, targets):
        names = {end.name for end in ends}
        if len(names) != len(ends):
            yield "有两处移动用了同一个名字"
    one_sided = deleted.keys() ^ inserted.keys()
    for name in sorted(one_sided):
        yield f"移动“{name}”只有一端"
    both = deleted.keys() & inserted.keys()
    for name in sorted(both):
        if deleted[name] != inserted[name]:
            difference = shorten(deleted[name], inserted[name])
            yield f"移动“{name}”两端的文字不同：{difference}"


def _unmarked_moves(
    targets: Sequence[MovedRange],
    changes: ChangeSet,
) -> Iterator[str]:
    """Each unit that moved with its words must be marked as moved.

    The words it moved with are those it keeps, with or without its own
    numbers, which may be automatic. Tabs are elements of their own in a file.
    """
    moved = {end.text for end in targets}
    for step in changes.steps:
        change = step.change
        if step.side != "old" or not change.new:
            continue
        if not _has_old_lines(change):
            continue  # which of its words are numbers cannot be told
        words = _kept_text(change)
        kept = words.replace("\t", "")
        bare = _kept_without_numbers(change)
        unnumbered = bare.replace("\t", "")
        is_marked = kept in moved or unnumbered in moved
        if kept and not is_marked:
            yield f"{change.id}是移动的条款，修订稿没有标为移动"


def _has_old_lines(change: Change) -> bool:
    """Whether the words of a change are its old lines to the letter; where
    typography was put aside they are not.
    """
    return all(
        joined(pair.pieces, "delete")
        == "\n".join(line.printed for line in pair.old)
        for pair in change.pairs
        if pair.old and not pair.rows
    )


def _kept_text(change: Change) -> str:
    """The words that a change keeps."""
    texts = []
    for pair in change.pairs:
        kept = [piece for piece in pair.pieces if piece.op == "equal"]
        texts += [piece.text for piece in kept]
    return "".join(texts)


def _kept_without_numbers(change: Change) -> str:
    """The words that a change keeps, without those of the old lines' own
    numbers.
    """
    texts = []
    for pair in change.pairs:
        # For each character of the old lines and their ends.
        in_number: list[bool] = []
        for line in pair.old:
            number_size = len(line.lead)
            rest_size = len(line.printed) + 1 - number_size
            in_number += [True] * number_size
            in_number += [False] * rest_size
        place = 0
        for piece in pair.pieces:
            if piece.op == "insert":
                continue
            end = place + len(piece.text)
            if piece.op == "equal":
                flags = in_number[place:end]
                marked = zip(piece.text, flags, strict=False)
                texts += [character for character, own in marked if not own]
            place = end
    return "".join(texts)
