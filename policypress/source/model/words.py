"""How people say what the policy says (说法): for the search of the site."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from policypress.source.model.base import Node, NonEmpty

# Longer than anything that is typed into a search box and meant as one expression.
_LONGEST = 40
Said = Annotated[
    str,
    StringConstraints(
        min_length=1,
        max_length=_LONGEST,
        strip_whitespace=True,
        pattern=r"^[^\n\t]+$",
    ),
]


def _one_or_more(value: Any) -> Any:
    """A single meaning may stand without a list around it."""
    if isinstance(value, str):
        return (value,)
    return value


Meanings = Annotated[
    tuple[NonEmpty, ...],
    BeforeValidator(
        _one_or_more,
        json_schema_input_type=NonEmpty | tuple[NonEmpty, ...],
    ),
    Field(min_length=1),
]


class Words(Node):
    """words.yaml: what people type into the search, and what is meant."""

    words: dict[Said, Meanings] = Field(
        default_factory=dict,
        title="别的说法",
        description="人们的说法: 政策中的写法（几种写法写成列表），如 团标: 团体标准",
    )
    pages: dict[Said, NonEmpty] = Field(
        default_factory=dict,
        title="直接到哪里",
        description="整句的说法: 条的标识、章的标识，或者 calculator、calendar、faq、policy、comparison、charts",
    )
    absent: dict[Said, str] = Field(
        default_factory=dict,
        title="本政策没有的",
        description="常有人找、本政策没有的事项: 到哪里办（不清楚的写空）",
    )
