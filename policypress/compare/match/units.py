"""The units of a text (单元): what a change set has one change for, each with a stable name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from policypress.compare.changes import Unit
from policypress.compare.match.lines import comparable
from policypress.compare.text.tree import HEADINGS, Node, Tree, walk

_NAMES = {"title": "标题", "preamble": "序言", "contents": "目录", "closing": "落款"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A node where it stands: its unit, its name within its text, the indexes of the headings above it, and its words."""

    node: Node
    unit: Unit
    name: str
    above: tuple[int, ...]
    words: str


def units_of(tree: Tree) -> list[Standing]:
    """Every node in reading order."""
    found: list[Standing] = []
    labels = Counter(node.label for node, _ in walk(tree))
    names: Counter[str] = Counter()
    index_of: dict[int, int] = {}
    for node, above in walk(tree):
        index_of[id(node)] = len(found)
        name = node.id or _name(node, above, labels)
        names[name] += 1
        if names[name] > 1:
            name = f"{name}~{names[name]}"
        unit: Unit = "heading" if node.kind in HEADINGS else node.kind
        words = "\n".join(comparable(line) for line in node.lines)
        found.append(
            Standing(
                node, unit, name, tuple(index_of[id(node)] for node in above), words
            )
        )
    return found


def _name(node: Node, above: tuple[Node, ...], labels: Counter[str]) -> str:
    """第十七条; 第二章第一节; （一） under 二、 when several are （一）: 二（一）."""
    if node.kind in _NAMES:
        return _NAMES[node.kind]
    own = (
        _bare(node.label)
        or node.heading
        or ("正文" if node.kind == "clause" else "附件")
    )
    nested = node.kind in HEADINGS or not node.label or labels[node.label] > 1
    return (
        "".join(_bare(heading.label) or heading.heading for heading in above) + own
        if nested
        else own
    )


def _bare(label: str) -> str:
    return "".join(label.split()).rstrip("、.．")
