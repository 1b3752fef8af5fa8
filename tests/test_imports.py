"""The import law: data flows one way, so no stage imports one that comes after it; lazy imports count too."""

from __future__ import annotations

import ast
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


def imports(file: Path, running: bool = False) -> set[str]:
    """Every module a file imports: our own without the leading "policypress.", libraries by their first name.

    running: without those that only a type checker sees.
    """
    tree = ast.parse(file.read_text("utf-8"))
    if running:
        tree.body = [
            node
            for node in tree.body
            if not (
                isinstance(node, ast.If)
                and "TYPE_CHECKING" in ast.dump(node.test)
            )
        ]
    found = set()
    for node in ast.walk(tree):
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


MODULES = {name: imports(file) for name, file in FILES.items()}


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


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_from_parts_before_it(name):
    part = name.split(".")[0]
    assert not part or part in LAW or part in WIRING, (
        f"{part} is new: say in LAW what it may import"
    )
    imported = sorted(MODULES[name] & FILES.keys())
    assert [
        other for other in imported if not within(other, allowed(part))
    ] == []


@pytest.mark.parametrize("library", KEEPERS)
def test_a_library_is_known_only_where_it_belongs(library):
    users = [name for name, imported in MODULES.items() if library in imported]
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
