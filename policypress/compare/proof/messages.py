"""How the findings of the proofs read."""

from __future__ import annotations

from policypress.compare.text.tree import Node
from policypress.findings import Finding, Place

_HINT = "这是工具的错误，不是文稿的错误：没有写入任何文件；请把两份文本交给维护人员"
_NAMES = {
    "letter": "印发通知",
    "title": "标题",
    "preamble": "序言",
    "contents": "目录",
    "closing": "落款",
    "annex": "附件",
}

# Characters shown before and after the first difference: about a phrase,
# enough to find the place by searching for it.
_AROUND = 12

# Characters of a line shown where it stands for a unit without a number.
_FIRST_WORDS = 20


def failed(
    file_name: str,
    message: str,
) -> Finding:
    """A proof that did not hold for a file."""
    text = f"自证未通过（{file_name}）：{message}"
    place = Place(file_name)
    return Finding("proof-failed", text, place, _HINT)


def name_of(node: Node) -> str:
    """What to call a node: 第十七条, 第二章, 标题 …"""
    if node.label:
        return node.label
    if node.kind in _NAMES:
        return _NAMES[node.kind]
    first = node.lines[0].printed if node.lines else ""
    return f"“{first[:_FIRST_WORDS]}”"


def shorten(
    wanted: str,
    found: str,
) -> str:
    """Both texts around the first character in which they differ."""
    at = _first_difference(wanted, found)
    start = max(at - _AROUND, 0)
    end = at + _AROUND
    should = wanted[start:end]
    has = found[start:end]
    return f"应为“{should}”，实为“{has}”（第{at + 1}字起）"


def _first_difference(
    one: str,
    other: str,
) -> int:
    """The index of the first character that differs, or the end of the shorter
    text.
    """
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))
