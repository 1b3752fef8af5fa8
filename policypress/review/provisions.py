"""Whole provisions that came, went or moved (整条的增删移)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.edit import Edit, Insert, Move, NewFile, NoFile, Remove
from policypress.edit.edit import Step
from policypress.edit.emit import entry
from policypress.review import lifting
from policypress.review.basis import LABEL, Basis
from policypress.review.proposal import Proposal
from policypress.review.sources import Where
from policypress.word.marked import Change

if TYPE_CHECKING:
    from policypress.review.structure import Gone, New

_BETWEEN = "移到了另一条的中间，请移到整条之后"
_OWN_PLACE = "这一条的位置写在它自己的 chapter、after 里，请在那里改"
_HOME = "measures/"
_TITLED = re.compile(r"([^。；：\n]{2,40})。(?=.)")


class _Listed(Struct, frozen=True):
    """Where policy.yaml lists a provision: the list, and the place in it."""

    loc: tuple[Any, ...]
    index: int


def settled(
    basis: Basis,
    gone: list[Gone],
    new: list[New],
) -> Iterator[Proposal]:
    """Proposals for whole provisions. What they are made of is taken from `gone` and
    `new`."""
    runs = list(_runs(basis, new))
    for name, lost in list(_whole(basis, gone).items()):
        for one in lost:
            gone.remove(one)
        run = _same(basis, lost, runs)
        if run is None:
            yield _removed(basis, name, lost)
            continue
        runs.remove(run)
        for came in run:
            new.remove(came)
        yield _moved(basis, name, lost, run)
    for run in runs:
        made = _added(basis, run)
        if made is not None:
            for came in run:
                new.remove(came)
            yield made


def _whole(
    basis: Basis,
    gone: Sequence[Gone],
) -> dict[str, list[Gone]]:
    """The provisions of which every paragraph went, with these."""
    there: dict[str, list[int]] = {}
    for number in range(len(basis.paragraphs)):
        name = _provision(basis, number)
        if name:
            there.setdefault(name, []).append(number)
    lost = {one.number: one for one in gone}
    return {
        name: [lost[number] for number in numbers]
        for name, numbers in there.items()
        if all(number in lost for number in numbers)
    }


def _provision(basis: Basis, number: int) -> str:
    """The id of the file of the provision that a paragraph belongs to, "" for others."""
    node = basis.node(number)
    return node[0] if node and node[0].startswith(_HOME) else ""


def _runs(
    basis: Basis,
    new: Sequence[New],
) -> Iterator[list[New]]:
    """New paragraphs that make provisions: one with a number such as provisions have,
    and those behind it without."""
    run: list[New] = []
    for one in new:
        starts = _is_numbered_like(basis, one)
        if run and (starts or one.before != run[0].before):
            yield run
            run = []
        if starts or run:
            run.append(one)
    if run:
        yield run


def _is_numbered_like(basis: Basis, one: New) -> bool:
    """Whether a new paragraph begins with a number of the kind that the provision
    before it has."""
    label = LABEL.match(one.text)
    name = _provision(basis, one.before) if one.before >= 0 else ""
    if label is None or not name:
        return False
    first = next(
        number
        for number in range(len(basis.paragraphs))
        if _provision(basis, number) == name
    )
    known = LABEL.match(basis.texts[first])
    return known is not None and _kind(known[0]) == _kind(label[0])


def _kind(label: str) -> str:
    """The kind of a number: its signs without the numerals."""
    return re.sub(r"[一二三四五六七八九十百千零〇0-9\s　]", "", label)


def _same(
    basis: Basis,
    lost: Sequence[Gone],
    runs: Sequence[list[New]],
) -> list[New] | None:
    """The run that says what a provision said, numbers aside."""
    words = [_words(basis.texts[one.number]) for one in lost]
    for run in runs:
        if [_words(one.text) for one in run] == words:
            return run
    return None


def _words(text: str) -> str:
    """The words of a paragraph without its number."""
    return LABEL.sub("", text.strip(), count=1).strip()


def _listed(basis: Basis, name: str) -> _Listed | None:
    """Where policy.yaml lists a provision; None where its own file says its chapter."""
    key = name.removeprefix(_HOME)
    found = _lists(basis.files.data("policy"), ())
    for loc, items in found:
        if key in items:
            return _Listed(loc, items.index(key))
    return None


def _lists(
    node: Any,
    loc: tuple[Any, ...],
) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """The lists of provisions in policy.yaml with their places."""
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key == "measures" and isinstance(value, list):
            yield (*loc, key), value
        elif key == "chapters" or loc[:1] == ("chapters",):
            yield from _lists(value, (*loc, key))


def _is_at_end(basis: Basis, number: int) -> bool:
    """Whether a paragraph is the last of its provision: only there another can begin."""
    following = number + 1
    if following == len(basis.paragraphs):
        return True
    return _provision(basis, following) != _provision(basis, number)


def _removed(
    basis: Basis,
    name: str,
    lost: Sequence[Gone],
) -> Proposal:
    """A provision that went, with its guide and its place in the list."""
    guide = f"guides/{name.removeprefix(_HOME)}"
    steps: list[Step] = [NoFile(f"{name}.yaml")]
    if basis.files.file(guide):
        steps.append(NoFile(f"{guide}.yaml"))
    listed = _listed(basis, name)
    if listed:
        loc = (*listed.loc, listed.index)
        steps.append(Edit("policy.yaml", Remove(loc)))
    old = "\n".join(basis.texts[one.number] for one in lost)
    return Proposal(
        "removed",
        name,
        old,
        "",
        _hands(lost),
        tuple(steps),
        numbers=tuple(one.number for one in lost),
    )


def _moved(
    basis: Basis,
    name: str,
    lost: Sequence[Gone],
    run: Sequence[New],
) -> Proposal:
    """A provision that stands behind another one now."""
    numbers = tuple(one.number for one in lost)
    old = "\n".join(basis.texts[number] for number in numbers)
    hands = (*_hands(lost), *_hands(run))
    here = _listed(basis, name)
    other = _provision(basis, run[0].before) if run[0].before >= 0 else ""
    there = _listed(basis, other) if other else None
    is_between = not _is_at_end(basis, run[0].before)
    if here is None or there is None or is_between:
        reason = _BETWEEN if is_between else _OWN_PLACE
        printed = tuple(one.text for one in run)
        return Proposal(
            "refused",
            name,
            old,
            "",
            hands,
            (),
            reason,
            numbers,
            printed,
        )
    loc = (*here.loc, here.index)
    key = name.removeprefix(_HOME)
    if here.loc == there.loc:
        index = there.index + (here.index > there.index)
        steps: tuple[Step, ...] = (Edit("policy.yaml", Move(loc, index)),)
    else:
        steps = (
            Edit("policy.yaml", Remove(loc)),
            Edit("policy.yaml", Insert(there.loc, there.index + 1, key)),
        )
    words = f"移到“{basis.texts[run[0].before][:12]}……”之后"
    printed = tuple(one.text for one in run)
    return Proposal(
        "moved",
        name,
        old,
        words,
        hands,
        steps,
        numbers=numbers,
        printed=printed,
    )


def _added(
    basis: Basis,
    run: Sequence[New],
) -> Proposal | None:
    """A new provision behind another one; None where there is none to stand behind."""
    other = _provision(basis, run[0].before)
    if not other or not _is_at_end(basis, run[0].before):
        return None
    number = 1
    while basis.files.file(f"{_HOME}added-{number}"):
        number += 1
    key = f"added-{number}"
    where: Where = (f"{_HOME}{key}", ("paragraphs", "main", "text"))
    content, steps = _content(basis, where, run)
    listed = _listed(basis, other)
    if listed:
        insert = Insert(listed.loc, listed.index + 1, key)
        steps.append(Edit("policy.yaml", insert))
    else:
        content["after"] = other.removeprefix(_HOME)
    text = "".join(
        entry(name, value, 0, "\n") for name, value in content.items()
    )
    made: tuple[Step, ...] = (NewFile(f"{where[0]}.yaml", text), *steps)
    new = "\n".join(one.text for one in run)
    return Proposal(
        "added",
        where[0],
        "",
        new,
        _hands(run),
        made,
        numbers=(run[0].before,),
    )


def _content(
    basis: Basis,
    where: Where,
    run: Sequence[New],
) -> tuple[dict[str, Any], list[Step]]:
    """What the file of a new provision holds, and the steps besides it."""
    words = [_words(run[0].text), *(one.text.strip() for one in run[1:])]
    content: dict[str, Any] = {}
    titled = _TITLED.match(words[0])
    other = basis.files.data(_provision(basis, run[0].before)) or {}
    if titled and other.get("title"):
        content["title"] = titled[1]
        words[0] = words[0][titled.end() :]
    content["subject"] = (titled[1] if titled else words[0])[:20]
    facts: dict[str, Any] = {}
    paragraphs: dict[str, Any] = {}
    for index, text in enumerate(words):
        made = lifting.lifted(basis.files, where, text, run[0].by)
        for step in made.steps:
            facts[step.change.key] = step.change.value  # type: ignore[union-attr]
        key = "main" if not index else f"added_{index}"
        paragraphs[key] = {"text": made.text}
    content["paragraphs"] = paragraphs
    if facts:
        content["facts"] = facts
    return content, []


def _hands(ones: Sequence[Gone] | Sequence[New]) -> tuple[Change, ...]:
    """Who did it."""
    return tuple(dict.fromkeys(hand for one in ones for hand in one.by))
