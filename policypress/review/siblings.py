"""A node among its siblings (并列的条文): put behind another one, or taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policypress.edit import Add, Edit, Insert, Remove
from policypress.edit.edit import Step
from policypress.review.basis import Basis
from policypress.review.sources import Where


def taken_out(basis: Basis, node: Where) -> Step:
    """The step that removes a node; the last of its siblings takes their mapping
    along."""
    name, loc = node
    parent = basis.files.value((name, loc[:-1])) if loc else {}
    is_last = len(parent) == 1 and loc[-2:-1] == ("items",)
    return Edit(f"{name}.yaml", Remove(loc[:-1] if is_last else loc))


def put_behind(
    basis: Basis,
    target: Where,
    value: Any,
) -> tuple[Step, ...] | None:
    """The steps that put a value behind a node, in the shape of that; None where it
    has no siblings."""
    name, loc = target
    if not loc:
        return None
    file = f"{name}.yaml"
    if loc[-1] == "text":
        words = in_shape(value, {"text": ""})
        text = words["text"] if isinstance(words, dict) else words
        return several(target, [basis.files.value(target), text])
    parent = basis.files.value((name, loc[:-1]))
    sibling = basis.files.value(target)
    shaped = in_shape(value, sibling)
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
    return loc[-2:-1] in (("paragraphs",), ("items",), ("list",))


def in_shape(value: Any, sibling: Any) -> Any:
    """A value in the shape of its sibling: words alone, or a mapping with them."""
    if isinstance(sibling, dict) and isinstance(value, str):
        return {"text": value} if "text" in sibling else None
    if isinstance(sibling, str) and isinstance(value, dict):
        return value.get("text") if set(value) == {"text"} else None
    return value


def several(
    target: Where,
    words: Sequence[str],
) -> tuple[Step, ...]:
    """The steps that give a provision of one paragraph, written as `text`, several."""
    name, loc = target
    file = f"{name}.yaml"
    paragraphs = {"main": {"text": words[0]}}
    for number, one in enumerate(words[1:], 1):
        paragraphs[f"added_{number}"] = {"text": one}
    return (
        Edit(file, Add(loc[:-1], "paragraphs", paragraphs, "text")),
        Edit(file, Remove(loc)),
    )


def first_item(
    basis: Basis,
    target: Where,
    words: str,
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
    shaped = in_shape(words, known[first]) if first else {"text": words}
    change = Add(items, key, shaped, before=first)
    return (Edit(f"{name}.yaml", change),)


def clause_of(
    basis: Basis,
    target: Where,
) -> Where | None:
    """The 款 behind which a paragraph without a number comes: behind its table or its
    last item the whole 款; None between items, or between a 款 and what belongs to
    it."""
    name, loc = target
    if "table" in loc:
        return name, loc[: loc.index("table")]
    node = basis.files.value(target)
    if isinstance(node, dict) and (node.get("items") or node.get("table")):
        return None
    while loc[-2:-1] == ("items",):
        siblings = list(basis.files.value((name, loc[:-1])))
        if siblings[-1] != loc[-1]:
            return None
        loc = loc[:-2]
    return name, loc
