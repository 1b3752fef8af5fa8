"""Names that stand once (名称只写一处): `{{ p.title }}` and its like in any text of the policy.

Prose is rendered where it is printed and may name everything (PROSE). Every other text is a
name, a label or a heading that is used as it is read: there the names of policy.yaml are put in
when the policy is loaded, and anything else in braces is a finding, so that braces never print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from policypress.findings import Finding
from policypress.language.genre import genre, unit
from policypress.language.region import here
from policypress.source.borrowed import borrow, is_borrowed
from policypress.source.model import Figure, Node, PolicyFile

# Fields that hold prose, by class: composing renders them, with findings of its own.
PROSE: dict[str, frozenset[str]] = {
    "PolicyFile": frozenset({"preamble", "signature"}),
    "Chapter": frozenset({"purpose"}),
    "Notice": frozenset({"text"}),
    "Notes": frozenset({"opening", "supplementary"}),
    "Prose": frozenset({"text"}),
    "Text": frozenset({"text"}),
    "TextTable": frozenset({"rows"}),
    "Provision": frozenset({"note"}),
    "ConditionNode": frozenset({"text", "quote"}),
    "Highest": frozenset({"text"}),
    "Criterion": frozenset({"standard"}),
    "CommonGuide": frozenset(
        {"channel", "supervision", "cautions", "commitment"}
    ),
    "Guide": frozenset({"audience", "cautions"}),
    "Material": frozenset({"note"}),
    "Step": frozenset({"text"}),
    "Explanation": frozenset({"goals"}),
    "Highlight": frozenset({"text"}),
    "DefinedTerm": frozenset({"text"}),
    "Example": frozenset({"note"}),
    "QuestionAnswer": frozenset({"question", "answer"}),
}
# Fields that hold ids, formulas or paths: nothing is put in there.
KEPT: dict[str, frozenset[str]] = {
    "Basis": frozenset({"compared"}),
    "Source": frozenset({"document"}),
    "Limit": frozenset({"of", "clause"}),
    "Answer": frozenset({"field"}),
    "Term": frozenset({"field"}),
    "Grants": frozenset({"set_aside"}),
    "Support": frozenset({"set_aside", "clause"}),
    "Ranking": frozenset({"by"}),
    "Highest": frozenset({"clause"}),
    "Decision": frozenset({"approves", "except_"}),
    "Previous": frozenset({"file", "revision"}),
    "Derived": frozenset({"formula"}),
    "Column": frozenset({"default"}),
    "BenchmarkFigure": frozenset({"compares"}),
    "Material": frozenset({"proves", "clause"}),
    "CommonGuide": frozenset({"clause"}),
    "ConditionNode": frozenset({"clause"}),
}
# Fields in which other names are put in later: those of the figures that a reason follows
# (source.reasons).
FOLLOWED: dict[str, frozenset[str]] = {"Basis": frozenset({"reason"})}
# What stands in policy.yaml, each after those that it may name itself.
_IN_ORDER = ("region", "issuer", "issuers", "drafter", "kind")
_TITLES = ("short_title", "title")
_NAMED = re.compile(r"\{\{-?\s*p\.([a-z_]+)\s*-?\}\}")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")


def fill(
    nodes: Mapping[str, Node],
    is_whole: bool = True,
) -> list[Finding]:
    """Puts the names of policy.yaml into every text that is not prose, and figures into
    those that name them.

    nodes: those of whole files by file id. is_whole: none of the policy is missing.
    Written to __dict__, as binding does. Without a readable policy.yaml nothing is
    done: its own findings come first."""
    meta: Any = nodes.get("policy")
    if not isinstance(meta, PolicyFile):
        return []
    findings: list[Finding] = []
    names: dict[str, str] = {}
    for field in (*_IN_ORDER, *_TITLES):
        findings += _fill_field(meta, field, names)
        _learn(meta, field, names)
    done = frozenset((*_IN_ORDER, *_TITLES))
    suspects: list[tuple[Node, str]] = []
    for node in nodes.values():
        _look(node, suspects)
    if any(_is_borrowed(one) for one, _ in suspects):
        findings += borrow(nodes, is_whole)
    for one, field in suspects:
        if one is not meta or field not in done:
            findings += _fill_field(one, field, names)
    return findings


def _is_borrowed(node: Node) -> bool:
    """Whether it is a figure that names another one."""
    return isinstance(node, Figure) and is_borrowed(node)


def _learn(
    meta: PolicyFile,
    field: str,
    names: dict[str, str],
) -> None:
    """Takes a name of policy.yaml, and what follows from it, into `names`."""
    if field in ("issuer", "issuers"):
        names["issuer"] = "、".join(meta.issuing)
        return
    value = getattr(meta, field)
    names[field] = value
    if field == "region":
        names["here"] = here(value)
    elif field == "kind":
        noun = genre(value)
        names["genre"], names["self"] = noun, f"本{noun}"
        names["unit"] = unit(value)


def _look(
    node: Node,
    suspects: list[tuple[Node, str]],
) -> None:
    """Adds each field of a node, and of all nodes in it, that has a text with braces.
    Of thousands hardly any has, so that looking must be quick."""
    prose = _prose_of(type(node))
    for field, value in node.__dict__.items():
        if field[0] == "_":  # path and place, which binding wrote
            continue
        if _has_braces(value, suspects) and field not in prose:
            suspects.append((node, field))


def _has_braces(
    value: Any,
    suspects: list[tuple[Node, str]],
) -> bool:
    """Whether a value is or lists a text with braces; nodes in it are looked at."""
    kind = type(value)
    if kind is str:
        return "{" in value or "}" in value
    if kind is tuple:
        return True in [_has_braces(one, suspects) for one in value]
    if kind is dict:
        return True in [_has_braces(one, suspects) for one in value.values()]
    if isinstance(value, Node):
        _look(value, suspects)
    return False


@cache
def _prose_of(kind: type[Node]) -> frozenset[str]:
    """The fields of a class that hold prose."""
    fields = [PROSE.get(one.__name__, frozenset()) for one in kind.__mro__]
    return frozenset().union(*fields)


def _fill_field(
    node: Node,
    field: str,
    names: Mapping[str, str],
) -> Iterator[Finding]:
    """Fills one field: a text, or the texts in its lists and mappings."""
    findings: list[Finding] = []
    known = {} if is_listed(KEPT, type(node), field) else names
    value = getattr(node, field)
    filled = _filled(node, field, value, known, findings)
    if filled is not value:
        node.__dict__[field] = filled
    yield from findings


def _filled(
    node: Node,
    child: str,
    value: Any,
    names: Mapping[str, str],
    findings: list[Finding],
) -> Any:
    """A value with its names put in; the very same where it has none. findings: grows."""
    if isinstance(value, str):
        return _words(node, child, value, names, findings)
    if isinstance(value, tuple):
        made = tuple(
            _filled(node, f"{child}.{index}", one, names, findings)
            for index, one in enumerate(value)
        )
        if _differs(made, value):
            return made
        return value
    if isinstance(value, dict):
        items = {
            key: _filled(node, f"{child}.{key}", one, names, findings)
            for key, one in value.items()
        }
        if _differs(items.values(), value.values()):
            return items
        return value
    return value


def _differs(
    made: Iterable[Any],
    before: Iterable[Any],
) -> bool:
    """Whether anything was put in."""
    return any(
        one is not other for one, other in zip(made, before, strict=True)
    )


def _words(
    node: Node,
    child: str,
    text: str,
    names: Mapping[str, str],
    findings: list[Finding],
) -> str:
    """A text with its names put in; a finding for any braces that are left."""
    if "{" not in text and "}" not in text:
        return text
    filled = _NAMED.sub(lambda found: names.get(found[1], found[0]), text)
    left = _BRACES.search(filled)
    if left is None or is_listed(FOLLOWED, type(node), child):
        return filled
    findings.append(_refused(node, child, filled[left.start() :][:30], names))
    return filled


def _refused(
    node: Node,
    child: str,
    words: str,
    names: Mapping[str, str],
) -> Finding:
    """That something in braces cannot stand here."""
    hint = "此处写标识或算式，直接写出，不用 {{ }}"
    if names:
        offered = "、".join(f"{{{{ p.{name} }}}}" for name in names)
        hint = f"此处只能引用 {offered}；数值、条文编号、文件在条文里引用"
    return Finding(
        "braces-here",
        f"此处不能写“{words}”",
        node.place_of(child),
        hint,
    )


def is_listed(
    table: Mapping[str, frozenset[str]],
    kind: type,
    field: str,
) -> bool:
    """Whether a table names a field of a class, or of one that it is made from."""
    return any(field in table.get(one.__name__, ()) for one in kind.__mro__)
