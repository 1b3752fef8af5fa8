"""A question of the calculator as a field of a form (填报项 → 填写项): the same words, and of
the kind that its answers have."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Literal

from policypress.compose.views.base_views import sourced
from policypress.compose.views.questions_asked import Asked
from policypress.document import Field, Origin
from policypress.source.model import Column, Question

_YES_NO = ("是", "否")
_KINDS: dict[str, Literal["text", "choice", "date"]] = {
    "yes_no": "choice",
    "choice": "choice",
    "date": "date",
}


def question_field(
    name: str,
    question: Question | Column,
    origin: Origin,
    repeats: bool = False,
    choices: dict[str, str] | None = None,
) -> Field:
    """The form field of a question. A list in Word takes one choice: where there may be
    several, they are written. choices: in place of those of the question."""
    kind = _KINDS.get(question.type, "text")
    listed = tuple((choices or question.choices).values())
    prompt = question.unit or ("请填写" if kind == "text" else "")
    if question.several or choices:
        kind, prompt = "text", f"{'、'.join(listed)}（可填几个，没有的填“无”）"
        listed = ()
    elif question.type == "yes_no":
        listed = _YES_NO
    return Field(
        kind,
        name,
        question.label,
        prompt,
        listed,
        origin,
        repeats,
        asked=True,
    )


def asked_field(owner: str, asked: Asked) -> Any:
    """A question of a measure as the form shows it. owner: id of the measure."""
    node = asked.node
    name = f"{owner}.{asked.id}"
    origin = Origin(node.path, node.place)
    control = question_field(name, node, origin, choices=asked.choices)
    label = sourced(node.label, node, "label")
    return SimpleNamespace(id=asked.id, label=label, control=control)
