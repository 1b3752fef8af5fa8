"""The contents of a text that follow its headings (目录作相应修改)."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare.decision.apply.unit import Unit
from policypress.compare.decision.apply.work import Work
from policypress.compare.text.aside import without_blanks
from policypress.compare.text.tree import HEADINGS, Kind, Line, Node, walk


def follow_headings(work: Work, order: list[Unit]) -> None:
    """Writes the contents anew from the new headings, of the kinds that they list; a
    finding where they do not list the headings of the old text.
    """
    operation = work.contents
    unit = next((one for one in order if one.kind == "contents"), None)
    if unit is None or operation is None:
        return
    found = _listed(work, unit)
    if found is None:
        message = "目录和原文的章节标题不一致，不能作相应修改。"
        hint = "写明目录修改后的全文：“将目录修改为：……”。"
        work.fault("contents-differ", message, operation, hint)
        return
    start, end, kinds = found
    sample = unit.lines[start]
    made = [
        replace(sample, text=_printed(one.made()))
        for one in order
        if one.kind in kinds
    ]
    unit.lines[start:end] = made


def _listed(
    work: Work,
    unit: Unit,
) -> tuple[int, int, set[Kind]] | None:
    """Which lines of the contents list headings, and of which kinds; None when they are
    not just the headings of the old text in order.
    """
    headings = _headings(work)
    kind_of = dict(headings)
    plain = [without_blanks(line.printed) for line in unit.lines]
    places = [at for at, line in enumerate(plain) if line in kind_of]
    if not places:
        return None
    start, end = places[0], places[-1] + 1
    kinds = {kind_of[plain[at]] for at in places}
    wanted = [words for words, kind in headings if kind in kinds]
    return (start, end, kinds) if plain[start:end] == wanted else None


def _headings(work: Work) -> list[tuple[str, Kind]]:
    """The headings of the old text without blanks, each with its kind."""
    return [
        (without_blanks(_printed(node)), node.kind)
        for node, _ in walk(work.old)
        if node.kind in HEADINGS
    ]


def _printed(node: Node) -> str:
    """A heading as one line."""
    lines: tuple[Line, ...] = node.lines
    return "".join(line.printed for line in lines)
