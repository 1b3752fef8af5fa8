"""What goes with a provision or a 款 that was deleted (随条文删去的内容): the supports, limits
and conditions that come from it, and its name where others list it.

What others say of it in words, or reckon from it, stays: `check` names it then, and the
deletion waits for somebody who decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from policypress.edit import Edit, NoFile, Remove
from policypress.edit.edit import Step
from policypress.review.basis import Files
from policypress.review.leaning import MAIN
from policypress.review.sources import Where, path_of

_TOLD = "（连同{names}）"
_SUPPORTS = "supports"
# Mappings whose entries come from the 款 that they name.
_GIVES = (_SUPPORTS, "limits", "conditions", "highest", "exclusions")
_ARTICLES, _COMPARES = "articles", "compares"
_GUIDES, _BENCHMARKS = "guides/", "benchmarks/"
_Loc: TypeAlias = tuple[Any, ...]


def with_clause(
    files: Files,
    provision: Where,
    key: str,
) -> Iterator[Step]:
    """The steps that take out what comes from a 款 or an item. key: of it, main.a."""
    name, prefix = provision
    short = str(prefix[-1]) if prefix else name.rpartition("/")[2]
    for file in files.ids():
        known = [f"{short}.{key}"]
        is_own = file == name
        if is_own:
            known.append(key)
        default = MAIN if is_own and not prefix else ""
        for loc in _from(files.data(file), (), known, default):
            yield Edit(f"{file}.yaml", Remove(loc))
    data = files.data(name)
    guide = f"{_GUIDES}{short}"
    has_guide = not prefix and files.file(guide)
    if has_guide and (_SUPPORTS,) in _from(data, (), [key], MAIN):
        yield NoFile(f"{guide}.yaml")


def with_provision(
    files: Files,
    provision: Where,
) -> Iterator[Step]:
    """The steps that take out what comes from a whole provision, and its name from
    lists, but for that of its chapter."""
    name, prefix = provision
    short = str(prefix[-1]) if prefix else name.rpartition("/")[2]
    guide = f"{_GUIDES}{short}"
    for file in files.ids():
        if file in (name, guide):
            continue
        data = files.data(file)
        locs = list(_from(data, (), [short], ""))
        if file.startswith(_BENCHMARKS):
            locs += _compared(data, short, f"{name}#")
        else:
            locs += _listing(data, (), short)
        for loc in locs:
            yield Edit(f"{file}.yaml", Remove(loc))


def told(steps: Sequence[Step]) -> str:
    """What goes besides the text, in words; "" for nothing."""
    names = []
    for step in steps:
        name = step.file.removesuffix(".yaml")
        if isinstance(step, Edit) and isinstance(step.change, Remove):
            names.append(path_of((name, step.change.loc)))
        elif isinstance(step, NoFile):
            names.append(name)
    return _TOLD.format(names="、".join(names)) if names else ""


def _from(
    node: Any,
    loc: _Loc,
    clauses: list[str],
    default: str,
) -> Iterator[_Loc]:
    """The entries that come from one of some 款 or from an item in it; where all of a
    mapping do, the mapping. default: the 款 of supports that name none."""
    if isinstance(node, list):
        for index, one in enumerate(node):
            yield from _from(one, (*loc, index), clauses, default)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        here = (*loc, key)
        if key in _GIVES and isinstance(value, dict):
            yield from _of_entries(value, here, clauses, default)
        else:
            yield from _from(value, here, clauses, default)


def _of_entries(
    entries: dict[Any, Any],
    loc: _Loc,
    clauses: list[str],
    default: str,
) -> Iterator[_Loc]:
    """The same of entries that each say from which 款 they come."""
    unsaid = default if loc[-1] == _SUPPORTS else ""
    gone = [
        one for one, entry in entries.items() if _is_of(entry, clauses, unsaid)
    ]
    if gone and len(gone) == len(entries):
        yield loc
        return
    for one, entry in entries.items():
        here = (*loc, one)
        if one in gone:
            yield here
        else:
            yield from _from(entry, here, clauses, default)


def _is_of(
    entry: Any,
    clauses: list[str],
    default: str,
) -> bool:
    """Whether an entry comes from one of some 款, or from an item in it."""
    if not isinstance(entry, dict):
        return False
    clause = str(entry.get("clause") or default)
    return any(
        clause == one or clause.startswith(f"{one}.") for one in clauses
    )


def _listing(
    node: Any,
    loc: _Loc,
    name: str,
) -> Iterator[_Loc]:
    """Where lists name a provision besides others."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "chapters":
                yield from _listing(value, (*loc, key), name)
    elif isinstance(node, list):
        if name in node and len(node) > 1:
            yield (*loc, node.index(name))
        for index, one in enumerate(node):
            yield from _listing(one, (*loc, index), name)


def _compared(
    data: Any,
    name: str,
    path: str,
) -> Iterator[_Loc]:
    """What a text of another place is compared with in a provision: an article that is
    compared with nothing else, or its figures one by one."""
    for key, article in (data.get(_ARTICLES) or {}).items():
        here = (_ARTICLES, key)
        measures = article.get("measures") or []
        if measures == [name]:
            yield here
            continue
        if name in measures:
            yield (*here, "measures", measures.index(name))
        for figure, one in (article.get("figures") or {}).items():
            paths = one.get(_COMPARES) or []
            inner = (*here, "figures", figure, _COMPARES)
            yield from _below(path, paths, inner)


def _below(
    path: str,
    paths: list[str],
    loc: _Loc,
) -> Iterator[_Loc]:
    """Those of a list of paths that lie below one, or the list where all do."""
    gone = [at for at, one in enumerate(paths) if one.startswith(path)]
    if gone and len(gone) == len(paths):
        yield loc
        return
    for at in gone:
        yield (*loc, at)
