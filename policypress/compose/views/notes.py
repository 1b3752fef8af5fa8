"""What goes with the text: the drafting notes (起草说明) and the letter with which it is
issued (印发通知).
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from policypress.compose.views.measures import Named, sourced
from policypress.compose.views.view_context import ViewContext


def notes_view(context: ViewContext, counts: Any) -> Any:
    """The drafting notes; None where the policy has none. counts: what its prose may
    count."""
    node = context.policy.notes
    if node is None:
        return None
    facts = Named(dict(node.facts))
    scope = {"facts": facts, "counts": counts}
    background = []
    for key, section in node.background.items():
        title = sourced(section.title, section, "title")
        paragraphs = context.paragraphs(section.paragraphs, scope)
        background.append(
            SimpleNamespace(id=key, title=title, paragraphs=paragraphs)
        )
    return SimpleNamespace(
        opening=context.prose.render(node.opening, node, "opening", scope),
        facts=facts,
        background=background,
        approach=context.paragraphs(node.approach, scope),
        supplementary=context.optional(node, "supplementary", scope),
    )


def notice_view(context: ViewContext) -> Any:
    """The letter with which the policy is issued; None where there is none."""
    node = context.policy.meta.notice
    if node is None:
        return None
    shown: dict[str, Any] = {}
    for name in ("recipients", "copies_to"):
        texts = enumerate(getattr(node, name))
        shown[name] = [
            sourced(text, node, f"{name}.{index}") for index, text in texts
        ]
    for name in ("title", "issuer", "masthead", "printer"):
        shown[name] = sourced(getattr(node, name), node, name)
    shown["text"] = [
        context.prose.render(text, node, f"text.{index}", {})
        for index, text in enumerate(node.text)
    ]
    return SimpleNamespace(**shown)
