"""What a drafting note says of the procedure (制定程序): opinions asked for, reviews, as
policy.yaml records them. What is not recorded is not said."""

from __future__ import annotations

from policypress.compose.markdown.markers import Marked, escape
from policypress.compose.views.view_context import ViewContext
from policypress.source.model.procedure import Consultation, Review


def consultation(context: ViewContext) -> list[Marked]:
    """征求意见情况: when and how, how many opinions, what became of them."""
    node = context.policy.meta.procedure.consultation
    if node is None:
        return []
    if node.waived:
        return [Marked(f"本次制定未公开征求意见：{escape(_end(node.waived))}")]
    if node.from_ is None or node.until is None:
        return []
    through = f"通过{escape(node.channel)}" if node.channel else ""
    asked = f"{node.from_}至{node.until}，{through}公开征求意见"
    lines = [Marked(f"{asked}{_opinions(node)}。")]
    if node.refusals:
        lines.append(
            Marked(f"未采纳的意见和理由：{escape(_end(node.refusals))}")
        )
    return lines


def _opinions(node: Consultation) -> str:
    """，共收到意见15条，采纳9条，部分采纳2条，未采纳4条; "" while nobody has counted."""
    if node.received is None:
        return ""
    if node.received == 0:
        return "，期满未收到意见"
    said = f"，共收到意见{node.received}条"
    if node.adopted is None:
        return said
    parts = {"采纳": node.adopted, "部分采纳": node.partly}
    parts["未采纳"] = node.received - node.adopted - node.partly
    counted = [
        f"{what}{count}条" for what, count in parts.items() if count > 0
    ]
    return "，".join([said, *counted])


def fair_competition(context: ViewContext) -> list[Marked]:
    """公平竞争审查情况."""
    return _review(
        context.policy.meta.procedure.fair_competition,
        "完成公平竞争审查",
    )


def legality(context: ViewContext) -> list[Marked]:
    """合法性审核情况."""
    return _review(context.policy.meta.procedure.legality, "完成合法性审核")


def _review(
    node: Review | None,
    done: str,
) -> list[Marked]:
    """Who reviewed it, when, and what came of it."""
    if node is None:
        return []
    number = f"（{escape(node.number)}）" if node.number else ""
    what = f"{node.date}，{escape(node.body)}{done}{number}"
    return [Marked(f"{what}，结论为：{escape(_end(node.conclusion))}")]


def _end(words: str) -> str:
    """Words that end a sentence."""
    return f"{words.strip().rstrip('。')}。"
