"""Whole paragraphs that came, went, moved, were split or joined (款项的增删移并).

A paragraph is a node among its siblings: a 款 in its provision, an item in its 款, an
article in its part. What came is put behind the node before it, in the shape its
sibling has; what went is taken out; what went here and came there has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from policypress.edit import Add, Edit, Insert, Move, Put, Remove
from policypress.edit.edit import Step
from policypress.review import leaning, lifting, provisions
from policypress.review.basis import LABEL, Basis
from policypress.review.proposal import Proposal
from policypress.review.rewriting import Rewritten
from policypress.review.sources import Where
from policypress.word.marked import Change

_TEMPLATE = (
    "这一段是模板的固定文字或者由数据生成，改模板 templates/ 或对应的数据"
)
_NOT_ALONE = (
    "标题、序号和只有一款的条文不能单独删去；要删整条，请连同它的各款一起删"
)
_PARTS_LEFT = (
    "这一款删去以后，它的各项没有所属的款；请连同各项一起删，或在编辑器里改"
)
_NOT_BESIDE = "新增的一段前后没有可以并列的条文，请在编辑器里加"
_NOT_ALIKE = "合并的两段不是同一级的条文，请在编辑器里改"


class New(Struct):
    """A paragraph that came. before: the number of ours that it stands behind."""

    before: int
    text: str
    by: tuple[Change, ...]


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
    made = list(found)
    made += provisions.settled(basis, gone, new)
    for one in list(new):
        other = _moved_from(basis, one, gone)
        if other is not None:
            made.append(_moved(basis, other, one))
            gone.remove(other)
            new.remove(one)
    lost = {one.number for one in gone}
    made += [_removed(basis, one, lost) for one in gone]
    made += _added_in_order(basis, new)
    return sorted(made, key=lambda one: one.numbers[:1])


def _added_in_order(basis: Basis, new: list[New]) -> list[Proposal]:
    """Proposals for what came: of several behind one paragraph the last is put in
    first, so that they stand in order."""
    return [_added(basis, one) for one in reversed(new)]


def _moved_from(basis: Basis, one: New, gone: list[Gone]) -> Gone | None:
    """The paragraph that went and says the same as one that came, numbers aside."""
    words = _unnumbered(one.text)
    for other in gone:
        if _unnumbered(basis.texts[other.number]) == words:
            return other
    return None


def _unnumbered(text: str) -> str:
    """The words of a paragraph without its number."""
    return LABEL.sub("", text.strip(), count=1).strip()


def _moved(basis: Basis, gone: Gone, new: New) -> Proposal:
    """A paragraph that stands elsewhere now."""
    node = basis.node(gone.number)
    target = basis.node(new.before) if new.before >= 0 else None
    if target and not LABEL.match(new.text):
        target = _clause_of(basis, target)
    text = basis.texts[gone.number]
    by = tuple(dict.fromkeys((*gone.by, *new.by)))
    if node is None or target is None:
        return _refused(basis, gone.number, text, new.text, by, _TEMPLATE)
    value = basis.files.value(node)
    steps = _to(basis, node, target, value)
    if steps is None:
        return _refused(basis, gone.number, text, new.text, by, _NOT_BESIDE)
    where = f"移到“{basis.texts[new.before][:12]}……”之后"
    return Proposal(
        "moved",
        _path(node),
        text,
        where,
        by,
        steps,
        numbers=(gone.number,),
        printed=(new.text,),
    )


def _to(
    basis: Basis, node: Where, target: Where, value: Any
) -> tuple[Step, ...] | None:
    """The steps that put a node behind another; None where they are not alike."""
    if node[0] == target[0] and node[1][:-1] == target[1][:-1]:
        siblings = basis.files.value((node[0], node[1][:-1]))
        keys = list(siblings) if isinstance(siblings, dict) else None
        here = keys.index(node[1][-1]) if keys else node[1][-1]
        there = keys.index(target[1][-1]) if keys else target[1][-1]
        index = there if here < there else there + 1
        return (Edit(f"{node[0]}.yaml", Move(node[1], index)),)
    behind = _behind(basis, target, value)
    if behind is None:
        return None
    return (_taken_out(basis, node), *behind)


def _has_parts_left(basis: Basis, node: Where, lost: set[int]) -> bool:
    """Whether items of a 款 stay while it goes itself."""
    name, loc = node
    for number in range(len(basis.paragraphs)):
        other = basis.node(number)
        if other is None or other[0] != name or number in lost:
            continue
        if len(other[1]) > len(loc) and other[1][: len(loc)] == loc:
            return True
    return False


def _removed(basis: Basis, gone: Gone, lost: set[int]) -> Proposal:
    """A paragraph that went, with what it gave."""
    number = gone.number
    node = basis.node(number)
    text = basis.texts[number]
    if node is None or not _is_whole(node):
        return _refused(basis, number, text, "", gone.by, _NOT_ALONE)
    if _has_parts_left(basis, node, lost):
        return _refused(basis, number, text, "", gone.by, _PARTS_LEFT)
    steps: list[Step] = []
    clause = leaning.split_key(node)
    if clause:
        steps += leaning.dropped(basis.files, node[0], *clause)
    steps.append(_taken_out(basis, node))
    return Proposal(
        "removed",
        _path(node),
        text,
        "",
        gone.by,
        tuple(steps),
        numbers=(number,),
    )


def _is_whole(node: Where) -> bool:
    """Whether a node can go: a 款, an item, one of a list, but no title of something
    that stays."""
    return bool(node[1]) and node[1][-1] not in ("title", "text")


def _taken_out(basis: Basis, node: Where) -> Step:
    """The step that removes a node; the last of its siblings takes their mapping
    along."""
    name, loc = node
    parent = basis.files.value((name, loc[:-1])) if loc else {}
    is_last = len(parent) == 1 and loc[-2:-1] == ("items",)
    return Edit(f"{name}.yaml", Remove(loc[:-1] if is_last else loc))


def _added(basis: Basis, new: New) -> Proposal:
    """A paragraph that came."""
    target = basis.node(new.before) if new.before >= 0 else None
    number = max(new.before, 0)
    if target is None:
        return _refused(basis, number, "", new.text, new.by, _TEMPLATE)
    label = LABEL.match(new.text)
    words = _unnumbered(new.text) if label else new.text.strip()
    made = lifting.lifted(basis.files, target, words, new.by)
    if label:
        steps = _first_item(basis, target, made.text)
    else:
        target = _clause_of(basis, target)
        steps = None
    steps = steps or (target and _behind(basis, target, made.text)) or None
    if steps is None:
        return _refused(basis, number, "", new.text, new.by, _NOT_BESIDE)
    return Proposal(
        "added",
        _path(target or ("", ())),
        "",
        new.text,
        new.by,
        (*made.steps, *steps),
        numbers=(number,),
    )


def _first_item(
    basis: Basis, target: Where, words: str
) -> tuple[Step, ...] | None:
    """The steps that make a numbered paragraph the first item of the 款 before it; None
    where that is an item itself, or no 款."""
    name, loc = target
    if loc[-2:-1] != ("paragraphs",):
        return None
    node = basis.files.value(target)
    if not isinstance(node, dict):
        return None
    items = (*loc, "items")
    key = basis.files.free_key((name, items), "added")
    known = node.get("items") or {}
    first = next(iter(known), None)
    shaped = _shaped(words, known[first]) if first else {"text": words}
    change = Add(items, key, shaped, before=first)
    return (Edit(f"{name}.yaml", change),)


def _clause_of(basis: Basis, target: Where) -> Where | None:
    """The 款 behind which a paragraph without a number comes: behind the last item the
    whole 款; None between items, or between a 款 and its items."""
    name, loc = target
    node = basis.files.value(target)
    if isinstance(node, dict) and node.get("items"):
        return None  # between a 款 and its items
    while loc[-2:-1] == ("items",):
        siblings = list(basis.files.value((name, loc[:-1])))
        if siblings[-1] != loc[-1]:
            return None
        loc = loc[:-2]
    return name, loc


def _behind(
    basis: Basis, target: Where, value: Any
) -> tuple[Step, ...] | None:
    """The steps that put a value behind a node, in the shape of that; None where it
    has no siblings."""
    name, loc = target
    if not loc:
        return None
    file = f"{name}.yaml"
    if loc[-1] == "text":
        return _second(basis, target, value)
    parent = basis.files.value((name, loc[:-1]))
    sibling = basis.files.value(target)
    shaped = _shaped(value, sibling)
    if shaped is None:
        return None
    if isinstance(parent, dict):
        if not isinstance(sibling, dict) and not _is_prose_home(loc):
            return None
        key = basis.files.free_key((name, loc[:-1]), "added")
        return (Edit(file, Add(loc[:-1], key, shaped, loc[-1])),)
    return (Edit(file, Insert(loc[:-1], loc[-1] + 1, shaped)),)


def _is_prose_home(loc: tuple[Any, ...]) -> bool:
    """Whether a mapping holds proses by key."""
    return loc[-2:-1] in (("paragraphs",), ("items",))


def _shaped(value: Any, sibling: Any) -> Any:
    """A value in the shape of its sibling: words alone, or a mapping with them."""
    if isinstance(sibling, dict) and isinstance(value, str):
        return {"text": value} if "text" in sibling else None
    if isinstance(sibling, str) and isinstance(value, dict):
        return value.get("text") if set(value) == {"text"} else None
    return value


def _second(basis: Basis, target: Where, value: Any) -> tuple[Step, ...]:
    """The steps that give a provision of one paragraph, written as `text`, a second
    one."""
    name, loc = target
    file = f"{name}.yaml"
    old = basis.files.value(target)
    both = {"main": {"text": old}, "added_1": _shaped(value, {"text": ""})}
    return (
        Edit(file, Add(loc[:-1], "paragraphs", both, "text")),
        Edit(file, Remove(loc)),
    )


def split(
    basis: Basis,
    number: int,
    parts: Sequence[Rewritten],
    news: Sequence[str],
    by: tuple[Change, ...],
) -> Proposal:
    """A paragraph that became several: the first stays, the others come behind it."""
    text = basis.texts[number]
    new = "\n".join(news)
    problems = [problem for part in parts for problem in part.problems]
    where = _prose_of(basis, number)
    if problems or where is None:
        reason = "；".join(dict.fromkeys(problems)) or _TEMPLATE
        return _refused(basis, number, text, new, by, reason)
    words = [part.texts.get(where, "").strip() for part in parts]
    node = basis.node(number)
    if node is None or not all(words):
        return _refused(basis, number, text, new, by, _TEMPLATE)
    steps = _parted(basis, node, where, words)
    if steps is None:
        return _refused(basis, number, text, new, by, _NOT_BESIDE)
    return Proposal(
        "split", _path(node), text, new, by, tuple(steps), numbers=(number,)
    )


def _parted(
    basis: Basis, node: Where, where: Where, words: Sequence[str]
) -> list[Step] | None:
    """The steps that part a node: what stands below it stays with the last part, else
    the first part stays what it is. None where it has no siblings."""
    value = basis.files.value(node)
    file = f"{node[0]}.yaml"
    if isinstance(value, dict) and ("items" in value or "table" in value):
        steps: list[Step] = [Edit(file, Put(where[1], words[-1]))]
        for one in words[:-1]:
            key = basis.files.free_key((node[0], node[1][:-1]), "added")
            shaped = {"text": one}
            change = Add(node[1][:-1], key, shaped, before=node[1][-1])
            steps.append(Edit(file, change))
        return steps
    steps = [Edit(file, Put(where[1], words[0]))]
    for one in reversed(words[1:]):
        behind = _behind(basis, node, one)
        if behind is None:
            return None
        steps += behind
    return steps


def joined(
    basis: Basis,
    numbers: Sequence[int],
    parts: Sequence[Rewritten],
    new: str,
    by: tuple[Change, ...],
) -> Proposal:
    """Several paragraphs that became one: the first takes the words of the others."""
    made = _join(basis, numbers, parts, new, by)
    made.numbers = tuple(numbers)
    return made


def _join(
    basis: Basis,
    numbers: Sequence[int],
    parts: Sequence[Rewritten],
    new: str,
    by: tuple[Change, ...],
) -> Proposal:
    """The same, for the first of the paragraphs."""
    text = "\n".join(basis.texts[number] for number in numbers)
    problems = [problem for part in parts for problem in part.problems]
    wheres = [_prose_of(basis, number) for number in numbers]
    nodes = [basis.node(number) for number in numbers]
    if problems or None in wheres or None in nodes:
        reason = "；".join(dict.fromkeys(problems)) or _TEMPLATE
        return _refused(basis, numbers[0], text, new, by, reason)
    homes = {(node[0], node[1][:-1]) for node in nodes if node}
    first = wheres[0]
    if len(homes) > 1 or first is None:
        return _refused(basis, numbers[0], text, new, by, _NOT_ALIKE)
    words = "".join(
        part.texts.get(where, "").strip()
        for part, where in zip(parts, wheres, strict=True)
        if where
    )
    made = lifting.lifted(basis.files, first, words, by)
    steps: list[Step] = [*made.steps]
    steps.append(Edit(f"{first[0]}.yaml", Put(first[1], made.text)))
    steps += _follow_joined(basis, [node for node in nodes if node])
    steps += [_taken_out(basis, node) for node in nodes[1:] if node]
    return Proposal(
        "joined",
        _path(nodes[0] or first),
        text,
        new,
        by,
        tuple(steps),
    )


def _follow_joined(basis: Basis, nodes: Sequence[Where]) -> Iterator[Step]:
    """The steps by which what came from joined 款 comes from the first of them."""
    first = leaning.split_key(nodes[0])
    for node in nodes[1:]:
        clause = leaning.split_key(node)
        if first and clause:
            yield from leaning.renamed(
                basis.files, node[0], clause[0], clause[1], first[1]
            )


def _prose_of(basis: Basis, number: int) -> Where | None:
    """The prose that a paragraph prints; None where it prints none, or two."""
    wheres = {
        one.where
        for one in basis.segments(number)
        if one.where and one.where[1][-1] != "title"
    }
    return wheres.pop() if len(wheres) == 1 else None


def _refused(
    basis: Basis,
    number: int,
    old: str,
    new: str,
    by: tuple[Change, ...],
    reason: str,
) -> Proposal:
    """A change that cannot be written back."""
    path = basis.paragraphs[number].path if basis.paragraphs else ""
    return Proposal("refused", path, old, new, by, (), reason, (number,))


def _path(where: Where) -> str:
    """The name of a place of the source."""
    return f"{where[0]}#{'.'.join(str(key) for key in where[1])}"
