"""How the findings of the proofs read."""

from __future__ import annotations

from policypress.compare.text.tree import Node
from policypress.findings import Finding, Place

_HINT = (
    "这是工具的错误，不是文稿的错误：请勿使用本次生成的文件，并把两份文本交给维护人员"
)
_NAMES = {
    "title": "标题",
    "preamble": "序言",
    "contents": "目录",
    "closing": "落款",
    "annex": "附件",
}
_AROUND = 12


def failed(name: str, message: str) -> Finding:
    """A proof that did not hold. name: the file."""
    return Finding(
        "proof-failed", f"自证未通过（{name}）：{message}", Place(name), _HINT
    )


def name_of(node: Node) -> str:
    """What to call a node: 第十七条, 第二章, 标题 …"""
    first = node.lines[0].printed[:20] if node.lines else ""
    return node.label or _NAMES.get(node.kind, f"“{first}”")


def shorten(wanted: str, found: str) -> str:
    """Both texts around the first character in which they differ."""
    at = next(
        (i for i, (a, b) in enumerate(zip(wanted, found)) if a != b),
        min(len(wanted), len(found)),
    )
    start = max(at - _AROUND, 0)
    return f"应为“{wanted[start : at + _AROUND]}”，实为“{found[start : at + _AROUND]}”（第{at + 1}字起）"
