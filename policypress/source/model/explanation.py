"""What only the explanation for the public says (政策解读): aims, highlights, worked examples,
terms. A part that has nothing is not printed."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from policypress.source.model.base import Key, Node, NonEmpty


def _tuples(value: Any) -> Any:
    """Plain data whose lists are tuples: nodes are kept between runs without lists."""
    if isinstance(value, dict):
        return {key: _tuples(one) for key, one in value.items()}
    if isinstance(value, list):
        return tuple([_tuples(one) for one in value])
    return value


Answers = Annotated[dict[str, Any], AfterValidator(_tuples)]


class Highlight(Node):
    """亮点: what readers should notice, in a line and a few words more."""

    title: NonEmpty = Field(title="亮点")
    text: NonEmpty = Field(title="说明")


class DefinedTerm(Node):
    """名词: a word of the policy that not everybody knows."""

    term: NonEmpty = Field(title="名词")
    text: NonEmpty = Field(title="解释")


class Example(Node):
    """算例: an invented applicant; what it gets is reckoned from its answers."""

    who: NonEmpty = Field(
        title="申请人", description="如 某制造企业；不写真名"
    )
    answers: Answers = Field(
        title="填报内容",
        description="与 calculate 的填报文件相同：每行“填报项: 值”，事物写成一行一项的表",
        min_length=1,
    )
    note: str = Field("", title="补充说明")


class Explanation(Node):
    """政策解读."""

    goals: tuple[NonEmpty, ...] = Field(
        (),
        title="目标",
        description="不写的，取各章的政策意图（purpose）",
    )
    highlights: dict[Key, Highlight] = Field(
        default_factory=dict,
        title="亮点",
        description="不写的，取编制思路（approach）",
    )
    examples: dict[Key, Example] = Field(
        default_factory=dict,
        title="算例",
        description="金额由填报内容算出，不用写",
    )
    terms: dict[Key, DefinedTerm] = Field(
        default_factory=dict, title="名词解释"
    )
