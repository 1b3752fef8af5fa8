"""What a decision leaves wrong in the text that it makes (适用后的核对): numbers that stand
twice or are left out, citations that no longer fit, paragraphs without a stop, and where
the text that was printed behind the decision is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from policypress.findings import Finding, Place

if TYPE_CHECKING:
    from policypress.compare import Change, ChangeSet, Node, RawLine, Tree
    from policypress.compare.text.tree import Rows

_STOPS = "。；：，、！？…”’）》;:.!?)"
_SHOWN = 30  # characters of a text in a message
_MOST = 20  # differences from the printed text that are told one by one


def checked(
    changes: ChangeSet,
    name: str,
) -> Iterator[Finding]:
    """Warnings about the new text. name: of the file of the decision."""
    yield from _numbers(changes, name)
    yield from _citations(changes, name)
    yield from _stops(changes, name)


def _told(
    code: str,
    message: str,
    hint: str,
    place: Place,
) -> Finding:
    """A warning: the decision was applied as it is worded."""
    return Finding(code, message, place, hint, "warning")


def _numbers(
    changes: ChangeSet,
    name: str,
) -> Iterator[Finding]:
    """Numbers of 条, 章 and 项 that stand twice, or are left out, and were in order in the
    old text.
    """
    before = set(_breaks(changes.old))
    for message in _breaks(changes.new):
        if message in before:
            continue
        hint = "在决定末尾写明“对条文顺序作相应调整”，或者逐条写明改后的序号。"
        code = "amendment-number-twice"
        if "之后是" in message:
            code = "amendment-number-gap"
        yield _told(code, f"适用后{message}。", hint, Place(name))


def _breaks(tree: Tree) -> Iterator[str]:
    """Where the numbers of a text do not go on by one."""
    from policypress.compare import clauses

    yield from _row(clauses(tree), "")
    yield from _headings(tree.nodes, "")
    for clause in clauses(tree):
        yield from _items(clause)


def _row(
    nodes: Iterable[Node],
    inside: str,
) -> Iterator[str]:
    """Neighbours of one row of numbers, where one is not the next; a row may begin anew
    with one.
    """
    counted = [node for node in nodes if node.number]
    for one, other in pairwise(counted):
        if one.number == other.number:
            yield f"{inside}有两个{one.label}"
        elif not _follows(one.number, other.number):
            yield f"{inside}{one.label}之后是{other.label}"


def _follows(
    one: tuple[int, ...],
    other: tuple[int, ...],
) -> bool:
    """Whether a number is the next of another: 5 of 4, 4之一 of 4, 5 of 4之二, or begins
    anew.
    """
    if len(other) == 1:
        return other[0] in (one[0] + 1, 1)
    before = one[1] if len(one) > 1 else 0
    return one[0] == other[0] and other[1] == before + 1


def _headings(
    nodes: Sequence[Node],
    inside: str,
) -> Iterator[str]:
    """The same of 编, 章 and 节, each kind within the heading above it."""
    from policypress.compare.text.tree import HEADINGS

    for kind in HEADINGS:
        alike = [node for node in nodes if node.kind == kind]
        yield from _row(alike, inside)
    for node in nodes:
        if node.children:
            yield from _headings(node.children, f"{inside}{node.label}中")


def _items(clause: Node) -> Iterator[str]:
    """The same of the 项 of each 款 of a clause."""
    last = 0
    for line in clause.lines:
        if line.level in ("clause", "paragraph"):
            last = 0
        if line.level != "item" or not line.label:
            continue
        number = _number(line.label)
        if number and number == last:
            yield f"{clause.label}有两个{line.label}"
        elif number and last and number != last + 1:
            yield f"{clause.label}第{last}项之后是{line.label}"
        last = number


def _number(label: str) -> int:
    """The number of a 项, 0 where its label has none; （二）之一 has that of （二）."""
    from policypress.compare.decision.apply.reference import number_of_label

    numbers = number_of_label(label)
    return numbers[0] if numbers else 0


def _citations(
    changes: ChangeSet,
    name: str,
) -> Iterator[Finding]:
    """Citations that still name the old number of a clause, or one that is gone."""
    from policypress.compare.impact.citations import citation_impacts

    hint = "在决定里写明这一处引用改成什么。"
    for impact in citation_impacts(changes):
        if impact.state != "followed":
            message = f"{impact.clause}{impact.message}，决定没有写明修改。"
            code = "citation-not-amended"
            yield _told(code, message, hint, Place(name))


def _stops(
    changes: ChangeSet,
    name: str,
) -> Iterator[Finding]:
    """Paragraphs that ended with a stop and do not any more."""
    for change in changes.changes:
        if change.unit != "clause":
            continue
        for pair in change.pairs:
            if not (pair.old and pair.new):
                continue
            was, now = pair.old[-1].text, pair.new[-1].text
            if was.endswith(tuple(_STOPS)) and now[-1:] not in _STOPS:
                message = f"{change.id}“…{now[-_SHOWN:]}”句末没有标点。"
                hint = "核对引文末尾：原文这里有标点。"
                code = "amendment-without-stop"
                yield _told(code, message, hint, Place(name))


def differences(
    made: Tree,
    lines: Sequence[str],
    start: int,
    name: str,
) -> list[Finding]:
    """Where the text printed behind a decision is another than the one that it makes.

    start: the line of the decision where that text begins, from 1. The record of
    passage is another in every text that is published anew.
    """
    from policypress.compare import compare, parse_lines

    printed = parse_lines(_raw(lines[start - 1 :], name, start), name).tree
    if printed is None:
        return []
    changes = compare(made, printed)
    there = Place(name, start, 1)
    found = [_difference(one, there) for one in _of_substance(changes)]
    if len(found) <= _MOST:
        return found
    message = f"所附文本和适用后的文本另有{len(found) - _MOST}处不同。"
    hint = "逐条对照适用后的文本和所附文本。"
    rest = _told("attached-text-differs", message, hint, there)
    return [*found[:_MOST], rest]


def _raw(
    lines: Sequence[str],
    name: str,
    start: int,
) -> list[RawLine]:
    """Lines of a decision as a text is read: rows between bars are a table."""
    from policypress.compare import RawLine
    from policypress.compare.decision.quotation import TABLE

    raw: list[RawLine] = []
    rows: list[str] = []
    for number, text in enumerate([*lines, ""], start):
        place = Place(name, number, 1)
        if text == TABLE or text.startswith("|"):
            rows.append(text)
            continue
        if rows:
            raw.append(RawLine("", place=place, rows=_table(rows)))
            rows = []
        if text.strip():
            raw.append(RawLine(text.strip(), place=place))
    return raw


def _table(rows: Sequence[str]) -> Rows:
    """The cells of rows between bars, without the rule below a head."""
    from policypress.compare.decision.apply.quotes import decoded
    from policypress.compare.decision.quotation import TABLE

    own = [row for row in rows if row != TABLE and set(row) - set("|-: ")]
    lines = decoded([TABLE, *own])
    return lines[0].rows if lines else ()


def _of_substance(changes: ChangeSet) -> Iterator[Change]:
    """The changes that a reader of both texts would see as another text."""
    from policypress.compare.changes import SUBSTANCE
    from policypress.compare.text.aside import left_aside

    for change in changes.changes:
        if change.unit == "preamble" or change.kind not in SUBSTANCE:
            continue
        aside = change.old and change.new
        if aside and left_aside(change.old[0], change.new[0]):
            continue
        yield change


def _difference(change: Change, there: Place) -> Finding:
    """One difference, at the line of the printed text; of what is not in it, where it
    begins.
    """
    from policypress.compare.text.tree import plain

    ours = "".join(plain(node) for node in change.old)
    theirs = "".join(plain(node) for node in change.new)
    place = change.new[0].place if change.new else there
    message = f"所附文本没有适用后的{change.id.removeprefix('原')}。"
    if not ours:
        message = f"所附文本多出{change.id}：“{theirs[:_SHOWN]}…”。"
    elif theirs:
        mine, printed = _around(ours, theirs)
        message = (
            f"所附文本的{change.id}和适用后的不同："
            f"适用后是“{mine}”，所附是“{printed}”。"
        )
    hint = "核对决定和所附文本哪一个有误；适用后的文本按决定写成。"
    return _told("attached-text-differs", message, hint, place)


def _around(one: str, other: str) -> tuple[str, str]:
    """Where two texts begin to differ, a few characters of each."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    start = max(0, at - 8)
    return one[start : start + _SHOWN], other[start : start + _SHOWN]
