"""Proof of 修订稿: all changes accepted give the new text, all rejected the old one, numbers included, whether they are
words or automatic; moves have two equal ends."""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.changes import Change, ChangeSet
from policypress.compare.proof.reading import (
    Block,
    Paragraph,
    Table,
    blocks,
    moves,
    read_body,
    read_numbering,
)
from policypress.compare.proof.words import failed, name_of, shorten
from policypress.compare.text.tree import HEADINGS, Line, Node, Tree, walk
from policypress.findings import Finding

_ONE_STYLE = (
    "title",
    "clause",
    *HEADINGS,
)  # kinds of node whose lines all look the same


def prove_redline(name: str, data: bytes, changes: ChangeSet) -> list[Finding]:
    """What is wrong with the redline `data`, written as `name`."""
    body, numbering = read_body(data), read_numbering(data)
    accepted, rejected = (
        blocks(body, "accepted", numbering),
        blocks(body, "rejected", numbering),
    )
    found = [
        *_same_text(name, "全部接受修订后", "新", accepted, changes.new),
        *_same_text(name, "全部拒绝修订后", "旧", rejected, changes.old),
    ]
    if not found:
        found += _same_styles(name, [(accepted, changes.new), (rejected, changes.old)])
    return [*found, *_moves(name, moves(body), changes)]


def _lines(tree: Tree) -> list[tuple[Node, Line]]:
    return [(node, line) for node, _ in walk(tree) for line in node.lines]


def _same_text(
    name: str, when: str, side: str, read: list[Block], tree: Tree
) -> Iterator[Finding]:
    """The first place where what was read leaves the text of the tree."""
    wanted = _lines(tree)
    for (node, line), block in zip(wanted, read):
        if isinstance(block, Table) != bool(line.rows):
            here, there = ("表格", "段落") if line.rows else ("段落", "表格")
            yield failed(name, f"{when}，{name_of(node)}应是{here}，实为{there}")
            return
        text = (
            "\n".join("\t".join(map(_cell, row)) for row in block.rows)
            if isinstance(block, Table)
            else block.text
        )
        if node.kind == "title":
            text = text.replace("\n", "")  # where a title breaks is typesetting
        if text != line.printed:
            yield failed(
                name,
                f"{when}，{name_of(node)}与{side}文本不同：{shorten(line.printed, text)}",
            )
            return
    if len(wanted) > len(read):
        yield failed(
            name,
            f"{when}，缺少{side}文本{name_of(wanted[len(read)][0])}起的{len(wanted) - len(read)}段",
        )
    elif len(read) > len(wanted):
        yield failed(
            name,
            f"{when}，比{side}文本多出{len(read) - len(wanted)}段，第一段是“{_text(read[len(wanted)])[:30]}”",
        )


def _cell(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else "（表格）"


def _same_styles(name: str, sides: list[tuple[list[Block], Tree]]) -> Iterator[Finding]:
    """Lines of one kind have one style, in the old and in the new text."""
    styles: dict[str, str] = {}
    for read, tree in sides:
        for (node, _), block in zip(_lines(tree), read):
            if node.kind in _ONE_STYLE and isinstance(block, Paragraph):
                style = styles.setdefault(node.kind, block.style)
                if block.style != style:
                    yield failed(
                        name,
                        f"{name_of(node)}的段落样式是“{block.style}”，同类段落是“{style}”",
                    )
                    return


def _moves(
    name: str,
    found: tuple[list[tuple[str, str]], list[tuple[str, str]]],
    changes: ChangeSet,
) -> Iterator[Finding]:
    """Both ends of each move are there once and say the same; each unit that moved with its words is such a move."""
    sources, targets = found
    for ends in (sources, targets):
        if len(dict(ends)) != len(ends):
            yield failed(name, "有两处移动用了同一个名字")
    gone, come = dict(sources), dict(targets)
    for move in sorted(gone.keys() ^ come.keys()):
        yield failed(name, f"移动“{move}”只有一端")
    for move in sorted(gone.keys() & come.keys()):
        if gone[move] != come[move]:
            yield failed(
                name, f"移动“{move}”两端的文字不同：{shorten(gone[move], come[move])}"
            )
    texts = {text for _, text in targets}
    for step in changes.steps:
        if step.side != "old" or not step.change.new:
            continue
        kept = "".join(
            p.text for pair in step.change.pairs for p in pair.pieces if p.op == "equal"
        ).replace("\t", "")
        if (
            kept
            and kept not in texts
            and _unnumbered(step.change).replace("\t", "") not in texts
        ):
            yield failed(name, f"{step.change.id}是移动的条款，修订稿没有标为移动")


def _unnumbered(change: Change) -> str:
    """The words a change keeps, without those of the old lines' own numbers (they may be automatic)."""
    found = ""
    for pair in change.pairs:
        own = [
            index < len(line.lead)
            for line in pair.old
            for index in range(len(line.printed) + 1)
        ]
        place = 0
        for piece in pair.pieces:
            if piece.op == "equal":
                found += "".join(
                    word for word, number in zip(piece.text, own[place:]) if not number
                )
            place += len(piece.text) if piece.op != "insert" else 0
    return found
