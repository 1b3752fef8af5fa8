"""The import law: data flows one way, so no stage imports one that comes after it; lazy imports count too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import policypress

PACKAGE = Path(policypress.__file__).parent
# Each part of the package → the parts it may import, besides itself. The order is that of the flow.
LAW = {
    "findings": set(),
    "language": set(),
    "rules": {"language"},
    "system": {"findings"},
    "document": {"findings"},
    "source": {"findings", "system", "language", "rules"},
    "edit": {"findings", "system", "language", "rules", "source"},
    "compose": {
        "findings",
        "system",
        "language",
        "rules",
        "document",
        "source",
    },
    "word": {"findings", "language", "document"},
    "compare": {
        "findings",
        "system",
        "language",
        "document",
        "source",
        "word",
    },
    "lint": {
        "findings",
        "system",
        "language",
        "document",
        "source",
        "word",
        "compare",
    },
    "portfolio": {"findings", "document", "source"},
    "forms": {"findings", "document", "word"},
    "review": {
        "findings",
        "language",
        "source",
        "edit",
        "word",
    },
    "importing": {
        "findings",
        "language",
        "document",
        "source",
        "edit",
        "compare",
    },
    "eligibility": {
        "findings",
        "system",
        "language",
        "rules",
        "document",
        "source",
        "compose",
    },
    "lists": {
        "findings",
        "system",
        "language",
        "rules",
        "document",
        "source",
        "eligibility",
    },
    "render": {
        "findings",
        "language",
        "document",
        "compare",
        "word",
        "system",
    },
    "site": {
        "forms",
        "findings",
        "system",
        "language",
        "rules",
        "document",
        "source",
        "compose",
        "eligibility",
        "render",
    },
    "hub": {
        "site",
        "portfolio",
        "forms",
        "findings",
        "system",
        "language",
        "rules",
        "document",
        "source",
        "compose",
        "eligibility",
        "render",
    },
    "layout": {"findings", "system"},
    "publish": {"findings", "system"},
    "report": {"findings", "system"},
    "doctor": {"system", "render"},
}
# These wire the parts together; the later may import the earlier.
WIRING = ("pipeline", "serve", "cli")
# Library → where it may be imported. A look is a source of its own, read with the same care.
KEEPERS = {
    "yaml": ("source.reading", "edit", "render.look"),
    "docx": ("word", "render.docx"),
    "xlsxwriter": ("render.xlsx",),
    "pypandoc": ("render.pandoc", "doctor"),
    "jinja2": ("compose", "source", "site"),
    "markdown_it": ("compose", "compare.read"),
    "polars": ("lists",),
    "distributed": ("lists.cluster", "pipeline.cluster"),
}


def name_of(file: Path) -> str:
    """Module name below the package; "" for the package itself."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(file): file for file in sorted(PACKAGE.rglob("*.py"))}


@cache
def statements(file: Path) -> tuple[tuple[ast.stmt, bool], ...]:
    """Every import of a file, read once however many tests ask; whether it is only for a
    type checker."""
    found: list[tuple[ast.stmt, bool]] = []
    for outer in ast.parse(file.read_text("utf-8")).body:
        is_typing = isinstance(outer, ast.If) and "TYPE_CHECKING" in ast.dump(
            outer.test
        )
        found += [(node, is_typing) for node in statements_in(outer)]
    return tuple(found)


def statements_in(outer: ast.stmt) -> Iterator[ast.stmt]:
    """The imports in a statement; none stands within an expression."""
    if isinstance(outer, (ast.Import, ast.ImportFrom)):
        yield outer
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        for inner in getattr(outer, name, ()):
            yield from statements_in(inner)


@cache
def imports(file: Path, running: bool = False) -> set[str]:
    """Every module a file imports: our own without the leading "policypress.", libraries by their first name.

    running: without those that only a type checker sees.
    """
    found = set()
    for node, is_typing in statements(file):
        if running and is_typing:
            continue
        if isinstance(node, ast.Import):
            found |= {ours(alias.name) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = (
                (
                    "policypress",
                    *file.relative_to(PACKAGE).parts[: -node.level],
                )
                if node.level
                else ()
            )
            base = ours(".".join([*above, *filter(None, [node.module])]))
            for (
                alias
            ) in node.names:  # a module of a package, or something in a module
                inner = f"{base}.{alias.name}".removeprefix(".")
                found.add(inner if inner in FILES else base)
    return found


def ours(module: str) -> str:
    return (
        module.removeprefix("policypress").removeprefix(".")
        if module.startswith("policypress")
        else module.split(".")[0]
    )


@cache
def modules() -> dict[str, set[str]]:
    """What each module imports. Not read before a test asks: each process of a run
    collects all tests, and runs few of them."""
    return {name: imports(file) for name, file in FILES.items()}


def within(name: str, places: set[str] | tuple[str, ...]) -> bool:
    return any(
        name == place or name.startswith(f"{place}.") for place in places
    )


def allowed(part: str) -> set[str]:
    """The parts that a part may import."""
    if part in WIRING:
        earlier = WIRING[: WIRING.index(part)]
        return {part, *LAW, *earlier}
    return {part} | LAW[part] if part else set()


def test_every_part_has_its_place():
    parts = {name.split(".")[0] for name in FILES} - {""}
    new = parts - {*LAW, *WIRING}
    assert not new, "say in LAW what it may import"


@pytest.mark.parametrize("part", ["", *LAW, *WIRING])
def test_a_module_imports_only_from_parts_before_it(part):
    own = [name for name in FILES if name.split(".")[0] == part]
    assert own, "no module of this part is left"
    wrong = {
        name: other
        for name in own
        for other in modules()[name] & FILES.keys()
        if not within(other, allowed(part))
    }
    assert not wrong


@pytest.mark.parametrize("library", KEEPERS)
def test_a_library_is_known_only_where_it_belongs(library):
    users = [
        name for name, imported in modules().items() if library in imported
    ]
    assert [name for name in users if not within(name, KEEPERS[library])] == []


def test_no_circle():
    graph = {
        name: (imports(file, running=True) & FILES.keys()) - {name}
        for name, file in FILES.items()
    }
    for (
        name
    ) in graph:  # a package gathers its own modules, and they need it not back
        graph[name] -= {
            package for package in graph if name.startswith(f"{package}.")
        }
    list(TopologicalSorter(graph).static_order())
