"""Paragraphs that were split or joined (款项的拆分、合并)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from policypress.edit import Add, Edit, Put
from policypress.edit.edit import Step
from policypress.review import leaning, lifting
from policypress.review.basis import Basis
from policypress.review.proposal import Proposal
from policypress.review.refusals import (
    HAS_ITEMS,
    NOT_ALIKE,
    NOT_BESIDE,
    TEMPLATE,
    refused,
)
from policypress.review.rewriting import Rewritten
from policypress.review.siblings import put_behind, several, taken_out
from policypress.review.sources import Where, path_of
from policypress.word.marked import Change


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
        reason = "；".join(dict.fromkeys(problems)) or TEMPLATE
        return refused(basis, number, text, new, by, reason)
    before = str(basis.files.value(where))
    made = [
        lifting.lifted(
            basis.files, where, part.texts.get(where, "").strip(), by, before
        )
        for part in parts
    ]
    words = [one.text for one in made]
    node = basis.node(number)
    if node is None or not all(words):
        return refused(basis, number, text, new, by, TEMPLATE)
    steps = _parted(basis, node, where, words)
    figures = [*_figures(parts), *(step for one in made for step in one.steps)]
    if steps is None:
        return refused(basis, number, text, new, by, NOT_BESIDE)
    return Proposal(
        "split",
        path_of(node),
        text,
        new,
        by,
        (*figures, *steps),
        numbers=(number,),
    )


def _parted(
    basis: Basis,
    node: Where,
    where: Where,
    words: Sequence[str],
) -> list[Step] | None:
    """The steps that part a node: what stands below it stays with the last part, else
    the first part stays what it is. None where it has no siblings."""
    value = basis.files.value(node)
    file, siblings = f"{node[0]}.yaml", (node[0], node[1][:-1])
    if node[1][-1:] == ("text",):
        keys = [
            leaning.MAIN,
            *(f"added_{one}" for one in range(1, len(words))),
        ]
        follow = _follow_parted(basis, node, where, words, keys)
        return [*several(node, words), *follow]
    steps: list[Step] = []
    if isinstance(value, dict) and ("items" in value or "table" in value):
        keys = []
        for one in words[:-1]:
            keys.append(basis.files.free_key(siblings, "added"))
            before = Add(
                siblings[1],
                keys[-1],
                {"text": one},
                None,
                node[1][-1],
            )
            steps.append(Edit(file, before))
        steps.insert(0, Edit(file, Put(where[1], words[-1])))
        keys.append(node[1][-1])
    else:
        keys = [node[1][-1]]
        for one in reversed(words[1:]):
            behind = put_behind(basis, node, one)
            if behind is None:
                return None
            keys[1:1] = [_key_of(behind[-1])]
            steps += behind
        steps.insert(0, Edit(file, Put(where[1], words[0])))
    return [*steps, *_follow_parted(basis, node, where, words, keys)]


def _key_of(step: Step) -> str:
    """The key that a step adds, "" where it adds none."""
    is_added = isinstance(step, Edit) and isinstance(step.change, Add)
    return step.change.key if is_added else ""  # type: ignore[union-attr]


def _follow_parted(
    basis: Basis,
    node: Where,
    where: Where,
    words: Sequence[str],
    keys: Sequence[str],
) -> Iterator[Step]:
    """The steps by which what a 款 gave comes from the part that says so, and what
    quotes it says its new words."""
    quotes: dict[Where, str] = {}
    old, new = str(basis.files.value(where)), "\n".join(words)
    for step in leaning.requoted(basis.files, where, old, new):
        if isinstance(step.change, Put):
            name = step.file.removesuffix(".yaml")
            quotes[name, step.change.loc] = str(step.change.value)
        yield step
    clause = leaning.split_key(node)
    is_main = node[1][-2:-1] == ("paragraphs",)
    if clause is None and node[1][-1:] == ("text",):
        clause, is_main = (node[1][:-1], leaning.MAIN), True
    if clause and is_main:
        yield from leaning.parted(
            basis.files,
            (node[0], clause[0]),
            words,
            keys,
            clause[1],
            quotes,
        )


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
    first = numbers[0]
    text = "\n".join(basis.texts[number] for number in numbers)
    wheres = _known(_prose_of(basis, number) for number in numbers)
    nodes = _known(basis.node(number) for number in numbers)
    reason = _why_not(numbers, parts, wheres, nodes)
    reason = reason or _below(basis, nodes)
    if reason:
        return refused(basis, first, text, new, by, reason)
    words = "".join(
        part.texts.get(where, "").strip()
        for part, where in zip(parts, wheres, strict=True)
    )
    home = wheres[0]
    before = "".join(str(basis.files.value(where)) for where in wheres)
    made = lifting.lifted(basis.files, home, words, by, before)
    steps: list[Step] = [*_figures(parts), *made.steps]
    steps.append(Edit(f"{home[0]}.yaml", Put(home[1], made.text)))
    for where in wheres:
        old = str(basis.files.value(where))
        steps += leaning.requoted(basis.files, where, old, made.text)
    steps += _follow_joined(basis, nodes)
    steps += [taken_out(basis, node) for node in nodes[1:]]
    return Proposal("joined", path_of(nodes[0]), text, new, by, tuple(steps))


def _figures(parts: Sequence[Rewritten]) -> list[Step]:
    """The steps that give figures in the parts their new values."""
    return [
        Edit(f"{where[0]}.yaml", Put(where[1], words))
        for part in parts
        for where, words in part.figures.items()
    ]


def _known(places: Iterable[Where | None]) -> list[Where]:
    """The places that there are."""
    return [place for place in places if place is not None]


def _below(basis: Basis, nodes: Sequence[Where]) -> str:
    """Why 款 cannot be joined of which a later one has items or a table; "" where none
    has."""
    for node in nodes[1:]:
        value = basis.files.value(node)
        if isinstance(value, dict) and ("items" in value or "table" in value):
            return HAS_ITEMS
    return ""


def _why_not(
    numbers: Sequence[int],
    parts: Sequence[Rewritten],
    wheres: Sequence[Where],
    nodes: Sequence[Where],
) -> str:
    """Why paragraphs cannot be joined in the source, "" where they can."""
    problems = [problem for part in parts for problem in part.problems]
    if problems:
        return "；".join(dict.fromkeys(problems))
    if len(wheres) < len(numbers) or len(nodes) < len(numbers):
        return TEMPLATE
    homes = {(name, loc[:-1]) for name, loc in nodes}
    return NOT_ALIKE if len(homes) > 1 else ""


def _follow_joined(
    basis: Basis,
    nodes: Sequence[Where],
) -> Iterator[Step]:
    """The steps by which what came from joined 款 comes from the first of them."""
    first = leaning.split_key(nodes[0])
    for node in nodes[1:]:
        clause = leaning.split_key(node)
        if first and clause:
            yield from leaning.renamed(
                basis.files,
                node[0],
                clause[0],
                clause[1],
                first[1],
            )


def _prose_of(basis: Basis, number: int) -> Where | None:
    """The prose that a paragraph prints; None where it prints none, or two. One that
    another prose prints is part of that."""
    wheres = {
        one.outer.where if one.outer else one.where
        for one in basis.segments(number)
        if one.where and one.where[1][-1] != "title"
    }
    return wheres.pop() if len(wheres) == 1 else None
