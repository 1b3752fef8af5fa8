"""What leans on the words of a paragraph (依据条文的内容): supports, limits and conditions
name the 款 they come from (`clause`), and quote words of it (`quote`). Where the
paragraph changes, they follow, or go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from policypress.edit import Add, Edit, Put
from policypress.edit.edit import Step
from policypress.review.basis import Files
from policypress.review.naming import EXPRESSION
from policypress.review.sources import Where

MAIN = "main"  # the 款 that is meant where a support names none
_SUPPORTS = "supports"
_GIVES = (_SUPPORTS, "limits", "conditions", "highest")
# How prose names the figures of what comes from a 款.
_NAMES = {
    _SUPPORTS: "s",
    "limits": "limits",
    "conditions": "cond",
    "highest": "highest",
}
_SHORTEST = 4  # characters that a quotation has at least to be one


def requoted(
    files: Files,
    where: Where,
    old: str,
    new: str,
) -> Iterator[Edit]:
    """The steps by which quotations of a prose follow it. where: of the prose; new: its
    words, with a line for each 款 where it is split."""
    for (name, loc), quote in files.texts("quote"):
        is_gone = quote in old and quote not in new
        if is_gone and _is_quoted(files, (name, loc), where):
            follows = _mapped(old, new, quote)
            if follows:
                yield Edit(f"{name}.yaml", Put(loc, follows))


def _is_quoted(
    files: Files,
    quote: Where,
    prose: Where,
) -> bool:
    """Whether a quotation is of the 款 of a prose, and not of another one that says the
    same."""
    at = split_key(prose)
    if at is None and prose[1][-1:] == ("text",):
        at = prose[1][:-1], MAIN  # the one paragraph of a provision
    if at is None:
        return quote[0] == prose[0]
    own = _called(prose[0], at[0])
    clause = _clause_of(files, quote)
    provision, _, key = clause.partition(".")
    if provision != own:
        if quote[0] != prose[0]:
            return False
        key = clause
    return not key or key == at[1] or key.startswith(f"{at[1]}.")


def _clause_of(files: Files, quote: Where) -> str:
    """The 款 that a quotation is said to be of: by what holds it, or by what holds
    that; "" where nothing says."""
    name, loc = quote
    for depth in range(len(loc) - 1, 0, -1):
        holder = files.value((name, loc[:depth]))
        if isinstance(holder, dict) and holder.get("clause"):
            return str(holder["clause"])
    return ""


def _mapped(
    old: str,
    new: str,
    quote: str,
) -> str:
    """What stands in the new words where the quotation stood in the old."""
    start = old.index(quote)
    end = start + len(quote)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    first, last = 0, len(new)
    for _, one, other, begin, finish in matcher.get_opcodes():
        if one <= start < other or one == other == start:
            first = min(begin + start - one, finish)
        if one < end <= other:
            last = min(begin + end - one, finish)
            if end == other:
                last = finish
    found = new[first:last].strip("，。；")
    # A quotation holds no figure, and stands in one 款: of one that is parted by either
    # the longer side is kept.
    parts = re.split(f"{EXPRESSION.pattern}|\n", found, flags=re.DOTALL)
    longest = max(parts, key=len)
    return longest if len(longest) >= _SHORTEST else ""


def renamed(
    files: Files,
    name: str,
    prefix: tuple[Any, ...],
    old: str,
    new: str,
) -> Iterator[Step]:
    """The steps by which what came from one 款 comes from another.

    name, prefix: of the file and the provision in it; old, new: keys within it.
    """
    provision = _called(name, prefix)
    known = {f"{provision}.{old}": f"{provision}.{new}"}
    for (file, loc), clause in files.texts("clause"):
        if file == name and clause == old:
            yield Edit(f"{file}.yaml", Put(loc, new))
        elif clause in known:
            yield Edit(f"{file}.yaml", Put(loc, known[clause]))
    if old == MAIN and not prefix:
        supports = files.data(name).get(_SUPPORTS) or {}
        for loc in _without_clause(supports):
            yield Edit(f"{name}.yaml", Add(loc, "clause", new))


def _without_clause(supports: dict[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """Where the supports stand that name no 款."""
    for key, entry in supports.items():
        if isinstance(entry, dict) and "clause" not in entry:
            yield _SUPPORTS, key


def parted(
    files: Files,
    where: Where,
    words: Sequence[str],
    keys: Sequence[str],
    old: str,
    quotes: Mapping[Where, str] | None = None,
) -> Iterator[Step]:
    """The steps by which what a 款 gave comes from the part of it that says so, once it
    is split.

    where: the provision; words, keys: of the parts; old: the key that the 款 had; quotes:
    quotations that say something else now, by their place.
    """
    name, prefix = where
    quotes = quotes or {}
    seen: set[Where] = set()
    for kind, key, entry in _given(files.value(where)):
        loc = (*prefix, kind, key)
        seen.add((name, loc))
        default = MAIN if kind == _SUPPORTS else ""
        if (entry.get("clause") or default) != old:
            continue
        quote = quotes.get((name, (*loc, "quote")), entry.get("quote"))
        new = _part_of(kind, key, quote, words, keys)
        if new and new != old:
            yield _set_clause(name, loc, entry, new)
    for place, clause in _naming(files, where, old):
        file, loc = place[0], place[1][:-1]
        if (file, loc) in seen:
            continue
        said = files.value((file, loc)).get("quote")
        quote = quotes.get((file, (*loc, "quote")), said)
        kind, key = loc[-2:] if len(loc) > 1 else ("", "")
        new = _part_of(kind, key, quote, words, keys)
        if new and new != old:
            renewed = clause.removesuffix(old) + new
            yield Edit(f"{file}.yaml", Put(place[1], renewed))


def _given(home: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What a provision gives or asks for: its kind, its key, and what is written of it."""
    for kind in _GIVES:
        held = home.get(kind)
        for key, entry in held.items() if isinstance(held, dict) else ():
            if isinstance(entry, dict):
                yield kind, key, entry


def _naming(
    files: Files,
    where: Where,
    old: str,
) -> Iterator[tuple[Where, str]]:
    """Where a 款 is named as the one that something comes from, in its own provision or
    elsewhere, and as what. where: the provision; old: the key of the 款."""
    name, prefix = where
    full = f"{_called(name, prefix)}.{old}"
    for place, clause in files.texts("clause"):
        is_own = place[0] == name and place[1][: len(prefix)] == prefix
        if clause == full or (is_own and clause == old):
            yield place, clause


def _part_of(
    kind: Any,
    key: Any,
    quote: str | None,
    words: Sequence[str],
    keys: Sequence[str],
) -> str:
    """The key of the one part that has the figures or the words of something, "" where
    there is none, or more than one. quote: its words."""
    name = _NAMES.get(kind, "")
    named = re.compile(rf"\b{name}\.{re.escape(str(key))}\b")
    found = [
        part
        for part, text in zip(keys, words, strict=True)
        if (name and named.search(" ".join(EXPRESSION.findall(text))))
        or (quote and quote in text)
    ]
    return found[0] if len(found) == 1 else ""


def _set_clause(
    name: str,
    loc: tuple[Any, ...],
    entry: dict[str, Any],
    new: str,
) -> Step:
    """The step that gives something the 款 that it comes from."""
    if "clause" in entry:
        return Edit(f"{name}.yaml", Put((*loc, "clause"), new))
    return Edit(f"{name}.yaml", Add(loc, "clause", new))


def _called(name: str, prefix: tuple[Any, ...]) -> str:
    """The id by which other files name a provision."""
    return str(prefix[-1]) if prefix else name.rpartition("/")[2]


def split_key(where: Where) -> tuple[tuple[Any, ...], str] | None:
    """The provision a node stands in and its key within it (main, main.a); None for
    nodes that are no 款 or item."""
    _, loc = where
    if "paragraphs" not in loc:
        return None
    at = loc.index("paragraphs")
    inner = [str(key) for key in loc[at + 1 :] if key not in ("items", "text")]
    return loc[:at], ".".join(inner)
