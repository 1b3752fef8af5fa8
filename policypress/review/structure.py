"""Whole paragraphs that came, went or moved (款项的增删移).

A paragraph is a node among its siblings: a 款 in its provision, an item in its 款, an
article in its part. What came is put behind the node before it, in the shape its
sibling has; what went is taken out; what went here and came there has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from policypress.edit import Edit, Move, MoveBeside
from policypress.edit.edit import Step
from policypress.review import dropping, leaning, lifting, provisions, rows
from policypress.review.basis import LABEL, Basis
from policypress.review.proposal import Proposal
from policypress.review.refusals import (
    NOT_ALONE,
    NOT_BESIDE,
    PARTS_LEFT,
    TEMPLATE,
    TITLE_MOVED,
    TITLE_STAYS,
    refused,
)
from policypress.review.siblings import (
    clause_of,
    first_item,
    put_behind,
    taken_out,
)
from policypress.review.sources import Where, path_of
from policypress.review.unfit import unfit
from policypress.word.marked import Change


class New(Struct):
    """A paragraph that came. before: the number of ours that it stands behind; cell:
    table, row and column, where it stands in a row that came."""

    before: int
    text: str
    by: tuple[Change, ...]
    cell: tuple[int, ...] = ()


class Gone(Struct):
    """A paragraph of ours that went."""

    number: int
    by: tuple[Change, ...]


def settled(
    basis: Basis,
    found: Sequence[Proposal],
    gone: list[Gone],
    new: list[New],
) -> list[Proposal]:
    """All proposals in the order of the text: those found, and what whole paragraphs
    that came and went mean."""
    made = [*found, *unfit(basis, new)]
    made += provisions.settled(basis, gone, new)
    lost = {one.number for one in gone}
    made += _blocks(basis, gone, new, lost)
    made += rows.settled(basis, gone, new)
    for one in list(new):
        other = _moved_from(basis, one, gone)
        if other is not None:
            made.append(_moved(basis, other, one, lost))
            gone.remove(other)
            new.remove(one)
    made += [_removed(basis, one, lost) for one in gone]
    made += list(_titles_kept(basis, made))
    made += _added_in_order(basis, new)
    return sorted(made, key=_turn)


def _blocks(
    basis: Basis,
    gone: list[Gone],
    new: list[New],
    lost: set[int],
) -> Iterator[Proposal]:
    """Proposals for 款 that came and went with all their items, or with their table;
    what they are made of is taken from `gone` and `new`."""
    for head in list(gone):
        block = _block(basis, head, gone) if head in gone else []
        if len(block) < 2:
            continue
        for one in block:
            gone.remove(one)
        run = provisions.same(basis, block, new)
        for came in run:
            new.remove(came)
        yield _of_block(basis, block, run, lost)


def _block(
    basis: Basis,
    head: Gone,
    gone: Sequence[Gone],
) -> list[Gone]:
    """A paragraph that went, with all that went of what stands below it."""
    node = basis.node(head.number)
    if node is None or not _is_whole(node):
        return []
    return [
        one
        for one in gone
        if one is head or _is_below(basis, one.number, node)
    ]


def _of_block(
    basis: Basis,
    block: Sequence[Gone],
    run: Sequence[New],
    lost: set[int],
) -> Proposal:
    """The proposal for a 款 that went with what belongs to it. run: the same paragraphs
    where they came elsewhere; none where they did not."""
    if run:
        made = _moved(basis, block[0], run[0], lost)
    else:
        made = _removed(basis, block[0], lost)
    made.old = "\n".join(basis.texts[one.number] for one in block)
    made.numbers = tuple(one.number for one in block)
    made.printed = tuple(came.text for came in run)
    return made


def _is_below(
    basis: Basis,
    number: int,
    node: Where,
) -> bool:
    """Whether something of a paragraph stands below a node: an item, a cell."""
    name, loc = node
    return any(
        other[0] == name
        and len(other[1]) > len(loc)
        and other[1][: len(loc)] == loc
        and other[1][len(loc)] != "text"
        for other in basis.nodes(number)
    )


def _turn(one: Proposal) -> tuple[tuple[int, ...], bool]:
    """When a proposal is made: in the order of the text. What comes behind a paragraph
    is put there before the parts that the paragraph is split into."""
    return one.numbers[:1], one.kind != "added"


def _added_in_order(
    basis: Basis,
    new: list[New],
) -> list[Proposal]:
    """Proposals for what came: of several behind one paragraph the last is put in
    first, so that they stand in order."""
    return [_added(basis, one) for one in reversed(new)]


def _moved_from(
    basis: Basis,
    one: New,
    gone: list[Gone],
) -> Gone | None:
    """The paragraph that went and says the same as one that came, numbers aside."""
    words = _unnumbered(one.text)
    for other in gone:
        if _unnumbered(basis.texts[other.number]) == words:
            return other
    return None


def _unnumbered(text: str) -> str:
    """The words of a paragraph without its number."""
    return LABEL.sub("", text.strip(), count=1).strip()


def _moved(
    basis: Basis,
    gone: Gone,
    new: New,
    lost: set[int],
) -> Proposal:
    """A paragraph that stands elsewhere now."""
    number = gone.number
    text = basis.texts[number]
    by = tuple(dict.fromkeys((*gone.by, *new.by)))
    node = basis.node(number)
    target = _target(basis, new)
    if node is not None and _has_parts_left(basis, node, lost):
        return refused(basis, number, text, new.text, by, PARTS_LEFT)
    if node is None:
        return refused(basis, number, text, new.text, by, TEMPLATE)
    if target is None:
        return refused(basis, number, text, new.text, by, NOT_BESIDE)
    if _is_titled(basis, number):
        return refused(basis, number, text, new.text, by, TITLE_MOVED)
    value = basis.files.value(node)
    if LABEL.match(new.text) and _takes_items(basis, node, target):
        steps = _to_first(basis, node, target, value)
    else:
        steps = _to(basis, node, target, value)
    if steps is None:
        return refused(basis, number, text, new.text, by, NOT_BESIDE)
    where = f"移到“{basis.texts[new.before][:12]}……”之后"
    return Proposal(
        "moved",
        path_of(node),
        text,
        where,
        by,
        steps,
        numbers=(number,),
        printed=(new.text,),
    )


def _target(basis: Basis, new: New) -> Where | None:
    """The node behind which a paragraph came; None where there is none."""
    target = basis.node(new.before) if new.before >= 0 else None
    if target and not LABEL.match(new.text):
        return clause_of(basis, target)
    return target


def _to(
    basis: Basis,
    node: Where,
    target: Where,
    value: Any,
) -> tuple[Step, ...] | None:
    """The steps that put a node behind another; None where they are not alike."""
    if node[0] == target[0] and node[1][:-1] == target[1][:-1]:
        here, there = node[1][-1], target[1][-1]
        if isinstance(here, str):
            beside = MoveBeside(node[1][:-1], here, after=there)
            return (Edit(f"{node[0]}.yaml", beside),)
        index = there if here < there else there + 1
        return (Edit(f"{node[0]}.yaml", Move(node[1], index)),)
    behind = put_behind(basis, target, value)
    if behind is None:
        return None
    return (taken_out(basis, node), *behind)


def _items_of(basis: Basis, node: Where) -> dict[str, Any]:
    """The items of a 款, none for what is no 款."""
    value = basis.files.value(node) if "paragraphs" in node[1] else None
    items = value.get("items") if isinstance(value, dict) else None
    return items if isinstance(items, dict) else {}


def _takes_items(
    basis: Basis,
    node: Where,
    target: Where,
) -> bool:
    """Whether what comes behind a 款 becomes its first item: it has items, or what comes
    was an item before."""
    is_item = node[1][-2:-1] == ("items",)
    is_clause = target[1][-2:-1] == ("paragraphs",)
    return bool(_items_of(basis, target)) or is_item and is_clause


def _to_first(
    basis: Basis,
    node: Where,
    target: Where,
    value: Any,
) -> tuple[Step, ...] | None:
    """The steps that make an item the first of a 款."""
    name, loc = target
    if node == (name, (*loc, "items", node[1][-1])):
        first = next(iter(_items_of(basis, target)))
        beside = MoveBeside(node[1][:-1], node[1][-1], before=first)
        return (Edit(f"{name}.yaml", beside),) if first != node[1][-1] else ()
    words = value.get("text") if isinstance(value, dict) else value
    added = first_item(basis, target, str(words))
    return (taken_out(basis, node), *added) if added else None


def _has_parts_left(
    basis: Basis,
    node: Where,
    lost: set[int],
) -> bool:
    """Whether items of a 款 stay while it goes itself."""
    name, loc = node
    for number in range(len(basis.paragraphs)):
        other = basis.node(number)
        if other is None or other[0] != name or number in lost:
            continue
        if len(other[1]) > len(loc) and other[1][: len(loc)] == loc:
            return True
    return False


def _removed(
    basis: Basis,
    gone: Gone,
    lost: set[int],
) -> Proposal:
    """A paragraph that went, with what it gave."""
    number = gone.number
    node = basis.node(number)
    text = basis.texts[number]
    if node is None or not _is_whole(node):
        return refused(basis, number, text, "", gone.by, NOT_ALONE)
    if _has_parts_left(basis, node, lost):
        return refused(basis, number, text, "", gone.by, PARTS_LEFT)
    steps: list[Step] = []
    clause = leaning.split_key(node)
    if clause:
        provision = (node[0], clause[0])
        steps += dropping.with_clause(basis.files, provision, clause[1])
    told = dropping.told(steps)
    steps.append(taken_out(basis, node))
    return Proposal(
        "removed",
        path_of(node),
        text,
        told,
        gone.by,
        tuple(steps),
        numbers=(number,),
    )


def _titles_kept(
    basis: Basis,
    made: Sequence[Proposal],
) -> Iterator[Proposal]:
    """A refusal for each title that a reviewer deleted together with the first 款 of
    its provision: it stands before the next one."""
    for one in made:
        is_part = one.kind == "removed" and "#paragraphs" in one.node
        if is_part and _is_titled(basis, one.numbers[0]):
            first, last = one.numbers[0], one.numbers[-1]
            text = basis.texts[first]
            kept = refused(basis, first, text, "", one.by, TITLE_STAYS)
            kept.numbers = (first, last + 1)
            yield kept


def _is_titled(basis: Basis, number: int) -> bool:
    """Whether the title of a provision stands in a paragraph before its words."""
    wheres = [one.where for one in basis.segments(number) if one.where]
    titles = [where for where in wheres if where[1][-1] == "title"]
    return 0 < len(titles) < len(wheres)


def _is_whole(node: Where) -> bool:
    """Whether a node can go: a 款, an item, one of a list, but no title of something
    that stays."""
    return bool(node[1]) and node[1][-1] not in ("title", "text")


def _added(basis: Basis, new: New) -> Proposal:
    """A paragraph that came."""
    target = basis.node(new.before) if new.before >= 0 else None
    number = max(new.before, 0)
    if target is None:
        return refused(basis, number, "", new.text, new.by, TEMPLATE)
    label = LABEL.match(new.text)
    words = _unnumbered(new.text) if label else new.text.strip()
    made = lifting.lifted(basis.files, target, words, new.by)
    if label:
        steps = first_item(basis, target, made.text)
    else:
        target = clause_of(basis, target)
        steps = None
    steps = steps or (target and put_behind(basis, target, made.text)) or None
    if steps is None:
        return refused(basis, number, "", new.text, new.by, NOT_BESIDE)
    return Proposal(
        "added",
        path_of(target or ("", ())),
        "",
        new.text,
        new.by,
        (*made.steps, *steps),
        numbers=(number,),
    )
