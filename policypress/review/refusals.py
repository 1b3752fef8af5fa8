"""Why a change of a whole paragraph cannot be written back (不能改回的原因)."""

from __future__ import annotations

import re

from policypress.review.basis import Basis
from policypress.review.proposal import Proposal
from policypress.word.marked import Change

TEMPLATE = (
    "这一段是模板的固定文字或者由数据生成，改模板 templates/ 或对应的数据"
)
NOT_ALONE = (
    "标题、序号和只有一款的条文不能单独删去；要删整条，请连同它的各款一起删"
)
PARTS_LEFT = (
    "这一款删去以后，它的各项没有所属的款；请连同各项一起删，或在编辑器里改"
)
TITLE_STAYS = "这一款带着整条的标题，标题和序号留给后一款；要删整条，请连同它的各款一起删"
TITLE_MOVED = (
    "这一款带着整条的标题，不能单独移走；要移整条，请连同它的各款一起移"
)
HAS_ITEMS = "后一款带有各项或者表，不能直接并入前一款，请在编辑器里改"
NEW_CHAPTER = (
    "新增的是一章（编、节）的标题或者它下面的内容；新的章写在 policy.yaml 的 chapters 里，"
    "写好以后再在它下面加条文"
)
NOT_BESIDE = "这一段所到之处，前后没有可以并列的条文，请在编辑器里改"
SIGN = "“{sign}”在源文件里是引用数据的记号，写进条文会当作引用或者消失；请用汉字写明要引用什么，或在编辑器里改"
ALREADY = "送审以后源文件已经这样改了，不用再改"
SAME_VALUE = (
    "“{said}”和“{shown}”是同一个数值，各份文件统一印作“{shown}”，不用改"
)
NOT_ALIKE = "合并的两段不是同一级的条文，请在编辑器里改"

_SIGN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")


def template_sign(words: str) -> str:
    """The sign in new words that a template would take for its own, "" for none."""
    found = _SIGN.search(words)
    return found[0] if found else ""


def refused(
    basis: Basis,
    number: int,
    old: str,
    new: str,
    by: tuple[Change, ...],
    reason: str,
    printed: tuple[str, ...] = (),
) -> Proposal:
    """A change that cannot be written back. printed: the paragraphs that it makes, where
    these are not `new`."""
    path = basis.paragraphs[number].path if basis.paragraphs else ""
    return Proposal(
        "refused",
        path,
        old,
        new,
        by,
        (),
        reason,
        (number,),
        printed,
    )
