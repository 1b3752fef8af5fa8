"""How the units of a text are cited (单元的称谓), as the text itself counts them:
第十七条, 第二部分第（三）项, Article 5.

Of measures that are numbered 一、（一） throughout, （九） is 第（九）条, the custom of
若干措施; where （一） begins anew below each 一、, it is an item of that part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from policypress.compare.text import numbers as ordinals
from policypress.compare.text.labels import cited
from policypress.compare.text.tree import HEADINGS, Node, Scheme
from policypress.language.numerals import item

_UNITS = {
    "part": "编",
    "subpart": "分编",
    "chapter": "章",
    "section": "节",
    "clause": "条",
}
_SPACES = re.compile(r"\s+")
_Path = tuple[Node, ...]


def with_names(
    nodes: Sequence[Node],
    scheme: Scheme,
) -> tuple[Node, ...]:
    """The nodes of a text, each with the name by which it is cited."""
    restarts = counts_anew(nodes, scheme)
    found = list(nodes_of(nodes))
    own = {
        id(node): _own_name(node, above, scheme, restarts)
        for node, above in found
    }
    alike = Counter(own.values())
    names = dict(own)
    for node, above in found:
        name = own[id(node)]
        is_item = restarts and node.kind != "chapter"
        if name and (is_item or alike[name] > 1):
            chain = [own[id(one)] for one in above]
            names[id(node)] = "".join([*chain, name])
    return _named(nodes, names)


def _named(
    nodes: Sequence[Node],
    names: Mapping[int, str],
) -> tuple[Node, ...]:
    """The nodes with their names, by id()."""
    return tuple(
        replace(
            node,
            name=names[id(node)],
            children=_named(node.children, names),
        )
        for node in nodes
    )


def nodes_of(
    nodes: Iterable[Node],
    above: _Path = (),
) -> Iterator[tuple[Node, _Path]]:
    """Each node with those above it, outermost first."""
    for node in nodes:
        yield node, above
        yield from nodes_of(node.children, (*above, node))


def counts_anew(
    nodes: Iterable[Node],
    scheme: Scheme,
) -> bool:
    """Whether （一） begins anew below each 一、, so that it is an item of it."""
    if scheme == "articles":
        return False
    found: Counter[tuple[int, ...]] = Counter()
    for node, above in nodes_of(nodes):
        is_second = bool(ordinals.SECOND.match(node.label))
        if above and is_second and node.kind in ("clause", "section"):
            found[node.number] += 1
    return any(count > 1 for count in found.values())


def _own_name(
    node: Node,
    above: _Path,
    scheme: Scheme,
    restarts: bool,
) -> str:
    """第（三）项: how a unit is cited below the one that holds it, "" without a
    number.
    """
    if not node.number or node.kind not in _UNITS:
        return ""
    if node.label[:1].isascii() and node.label[:1].isalpha():
        return _SPACES.sub(" ", node.label).rstrip(". ")
    unit = _UNITS[node.kind]
    if scheme == "articles":
        # 第十七条, in Chinese numerals and without blanks, is cited as it stands.
        if node.label.isalpha():
            return node.label
        return cited(unit, node.number, node.label)
    if node.kind == "chapter":
        return cited("部分", node.number, node.label)
    if restarts and above:
        return _inner_name(node, len(above))
    return cited(unit, node.number, node.label)


def _inner_name(node: Node, depth: int) -> str:
    """第（三）项 or 第1目 below a part. depth: how many units hold it."""
    if depth == 1:
        return f"第{item(node.number[0])}项"
    return f"第{node.number[0]}目"


def holds_clauses(nodes: Iterable[Node]) -> bool:
    """Whether a text has clauses or headings at all."""
    return any(
        node.kind == "clause" or node.kind in HEADINGS
        for node, _ in nodes_of(nodes)
    )
