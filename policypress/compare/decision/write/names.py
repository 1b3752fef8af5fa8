"""How an amending decision names a part of the old text (指称): 第八条, 第三章, 第二编第一章,
题注, 目录, 附件二.

A name is as short as it can be while only one part has it: headings are put before it,
and at last its place in order.
"""

from __future__ import annotations

import re
from collections import Counter

from policypress.compare.text.aside import is_record
from policypress.compare.text.labels import cited
from policypress.compare.text.numbers import ANNEX
from policypress.compare.text.tree import Node, Tree, walk
from policypress.compare.text.unit_names import counts_anew, holds_clauses

UNITS = {
    "part": "编",
    "subpart": "分编",
    "chapter": "章",
    "section": "节",
    "clause": "条",
}
TITLES = {
    "编": "编名",
    "分编": "分编名",
    "章": "章名",
    "节": "节名",
    "部分": "标题",
}
_PLAIN = {
    "letter": "印发通知",
    "title": "标题",
    "preamble": "题注",
    "contents": "目录",
    "closing": "落款",
    "clause": "无编号条文",
    "annex": "附件",
}
_MEASURES = {
    "chapter": "部分",
    "preamble": "序言",
}  # a law opens with 题注, 措施 with a paragraph that says why
# What stands before the articles and is no record of passage.
INTRODUCTION = "引言"
WHOLE_TEXT = "正文"  # what a text without clauses has below its title
NTH = "（第{}处）"
_Key = tuple[str, tuple[int, ...]]


class Names:
    """Names of the nodes of one text; `of` takes a node of that text."""

    def __init__(self, tree: Tree) -> None:
        """Name each node of a text."""
        self._tree = tree
        # Items of a part are cited with it, also where no other has its number.
        self._anew = counts_anew(tree.nodes, tree.scheme)
        found = _with_numbered_headings(tree)
        self._alike = Counter(_key(node) for node, _ in found)
        self._together = Counter(_keys(node, above) for node, above in found)
        # By id() of nodes, which the tree holds.
        self._of: dict[int, str] = {}
        taken: Counter[_Key] = Counter()
        for node, above in found:
            key = _key(node)
            taken[key] += 1
            self._of[id(node)] = self._name(node, above, taken[key])

    def _name(
        self,
        node: Node,
        above: list[Node],
        nth: int,
    ) -> str:
        """The name of a node below these headings, the nth that its own name fits."""
        own = base_name(node, self._tree)
        is_item = self._anew and node.kind in ("clause", "section")
        if self._alike[_key(node)] == 1 and not is_item:
            return own
        is_chained = above and _numbered(node)
        if is_chained and self._together[_keys(node, above)] == 1:
            chain = [base_name(one, self._tree) for one in above]
            return "".join([*chain, own])
        return own + NTH.format(nth)

    def of(self, node: Node) -> str:
        return self._of[id(node)]


def _with_numbered_headings(tree: Tree) -> list[tuple[Node, list[Node]]]:
    """Each node with the headings above it that have a number."""
    found = []
    for node, headings in walk(tree):
        numbered = [one for one in headings if _numbered(one)]
        found.append((node, numbered))
    return found


def unit_word(
    node: Node,
    tree: Tree,
) -> str:
    """条, 章, 部分 (of measures, whose chapters are numbered 一、), 题注 …"""
    if node.kind == "preamble" and not holds_clauses(tree.nodes):
        return WHOLE_TEXT
    if tree.scheme == "measures" and node.kind in _MEASURES:
        return _MEASURES[node.kind]
    if node.kind == "preamble" and not is_record(node):
        return INTRODUCTION
    return UNITS.get(node.kind, _PLAIN.get(node.kind, "条"))


def base_name(
    node: Node,
    tree: Tree,
) -> str:
    """The name without what tells it from others of the same name."""
    if node.kind in UNITS and _numbered(node):
        return cited(unit_word(node, tree), node.number, node.label)
    return (
        unit_word(node, tree) if node.kind == "preamble" else _unnumbered(node)
    )


def _key(node: Node) -> _Key:
    """What a name says, however its number is written: 第二条 may be 二、 or （二）."""
    return (
        (node.kind, node.number)
        if node.kind in UNITS and _numbered(node)
        else (_unnumbered(node), ())
    )


def _keys(
    node: Node,
    above: list[Node],
) -> tuple[_Key, ...]:
    """What a name says that is preceded by all numbered headings."""
    return (*map(_key, above), _key(node))


def _unnumbered(node: Node) -> str:
    """The name of a unit without a number of its own."""
    if node.kind == "annex" and numbered_annex(node.label):
        return numbered_annex(node.label)
    return (
        "无编号标题"
        if node.kind in UNITS and node.kind != "clause"
        else _PLAIN[node.kind]
    )


def numbered_annex(label: str) -> str:
    """附件一, 附表2: the label of an annex that has a number; "" without one."""
    bare = "".join(label.split())
    return bare if re.fullmatch(ANNEX, bare) else ""


def _numbered(node: Node) -> bool:
    return bool(node.number) and all(node.number)
