"""The units of a text (单元).

What a change set has one change for, each with a name.

A unit is a title, the preamble, the contents, a heading (编章节), a clause, an
annex or the closing. `headings` pairs those of two texts that are headings: it
needs the clauses paired before, so it stands by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policypress.compare.changes import Unit
from policypress.compare.match.lines import comparable
from policypress.compare.text.tree import HEADINGS, Node, Tree, walk
from policypress.compare.text.tree import Kind as NodeKind
from policypress.compare.text.unit_names import holds_clauses

_NAMES = {
    "letter": "印发通知",
    "title": "标题",
    "preamble": "序言",
    "contents": "目录",
    "closing": "落款",
}

# What unit a node is: parts, chapters and sections are all headings.
_UNIT_OF: dict[NodeKind, Unit] = {
    "letter": "letter",
    "title": "title",
    "preamble": "preamble",
    "contents": "contents",
    "part": "heading",
    "subpart": "heading",
    "chapter": "heading",
    "section": "heading",
    "clause": "clause",
    "annex": "annex",
    "closing": "closing",
}

# What to call a clause without number, which is text that stands under a
# heading.
_WITHOUT_NUMBER = {"clause": "正文"}


class TextUnit:
    """A node of a text where it stands.

    kind: what unit it is. name: its name within its text, which no other unit
    has.
    above: the indexes of the headings above it, outermost first.
    text: its lines, comparable (typography, its own and cited numbers put
    aside).
    """

    __slots__ = ("node", "kind", "name", "above", "text")

    def __init__(
        self,
        node: Node,
        name: str,
        above: tuple[int, ...],
    ) -> None:
        """Makes its text comparable, once for all comparisons."""
        self.node = node
        self.kind = _UNIT_OF[node.kind]
        self.name = name
        self.above = above
        lines = [comparable(line) for line in node.lines]
        self.text = "\n".join(lines)


Units = Sequence[TextUnit]


def units_of(tree: Tree) -> list[TextUnit]:
    """Every node of a text in reading order."""
    units: list[TextUnit] = []
    nodes = list(walk(tree))
    has_clauses = holds_clauses(tree.nodes)
    labels = Counter([node.label for node, _ in nodes])
    names: Counter[str] = Counter()
    index_of: dict[int, int] = {}
    for node, headings in nodes:
        index_of[id(node)] = len(units)
        name = node.id or _name(node, headings, labels)
        if node.kind == "preamble" and not has_clauses:
            name = node.id or "正文"
        names[name] += 1
        times = names[name]
        if times > 1:
            name = f"{name}~{times}"
        above = tuple(index_of[id(heading)] for heading in headings)
        units.append(TextUnit(node, name, above))
    return units


def _name(
    node: Node,
    headings: tuple[Node, ...],
    labels: Counter[str],
) -> str:
    """第十七条; 第二章第一节; （一） under 二、 when several are （一）: 二（一）."""
    if node.kind in _NAMES:
        return _NAMES[node.kind]
    own = _bare(node.label) or node.heading
    if not own:
        own = _WITHOUT_NUMBER.get(node.kind, "附件")
    unique = node.label and labels[node.label] == 1
    if unique and node.kind not in HEADINGS:
        return own
    name = ""
    for heading in headings:
        name += _bare(heading.label) or heading.heading
    return name + own


def _bare(label: str) -> str:
    """A number as written, without spaces and the point or 、 after it."""
    unspaced = "".join(label.split())
    return unspaced.rstrip("、.．")
