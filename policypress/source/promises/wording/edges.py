"""Bounds in prose (以上、超过、不满 …): whether the words beside a figure say what its
condition compares. 以上、以下含本数，超过、不满不含 (立法技术规范)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.model import (
    Atom,
    ConditionNode,
    Provision,
)
from policypress.source.promises.wording.sentences import (
    FIGURE,
    Piece,
    Sentence,
    sentences,
    split,
)
from policypress.source.traverse import every_condition

# Words that stand after a figure, or before it, and the comparison they say. A longer
# word is looked for before one that it ends with: 不超过 before 超过.
_AFTER = {
    "（不含）以上": "more_than",
    "（不含本数）以上": "more_than",
    "以上（不含": "more_than",
    "（不含）以下": "less_than",
    "（不含本数）以下": "less_than",
    "以下（不含": "less_than",
    "及以上": "at_least",
    "（含）以上": "at_least",
    "以上": "at_least",
    "及以下": "at_most",
    "（含）以下": "at_most",
    "以下": "at_most",
    "以内": "at_most",
}
_BEFORE = {
    "大于等于": "at_least",
    "大于或等于": "at_least",
    "小于等于": "at_most",
    "小于或等于": "at_most",
    "不低于": "at_least",
    "不少于": "at_least",
    "不小于": "at_least",
    "不超过": "at_most",
    "不高于": "at_most",
    "不多于": "at_most",
    "不大于": "at_most",
    "达到": "at_least",
    "至少": "at_least",
    "至多": "at_most",
    "最多": "at_most",
    "超过": "more_than",
    "高于": "more_than",
    "大于": "more_than",
    "多于": "more_than",
    "不满": "less_than",
    "不足": "less_than",
    "未满": "less_than",
    "低于": "less_than",
    "少于": "less_than",
    "小于": "less_than",
    "满": "at_least",
    "不超": "at_most",
    "超": "more_than",
    "达": "at_least",
}
_CURRENCY = "人民币"  # may stand between such a word and the figure
_SAID = {
    "at_least": "含本数的“以上”",
    "more_than": "不含本数的“超过”",
    "at_most": "含本数的“以下、不超过”",
    "less_than": "不含本数的“不满”",
}


def edges(
    provision: Provision,
    guide_prose: Iterator[Piece],
) -> Iterator[Finding]:
    """A finding for each figure of a condition whose words say another comparison: in
    the clause, in the condition's own text, in the guide."""
    conditions = {
        key: condition
        for group in provision.condition_groups()
        for key, condition in every_condition(group)
        if key
    }
    for sentence in sentences(provision):
        yield from _in_sentence(sentence, conditions)
    own = [Piece(one.text, one) for one in conditions.values()]
    for piece in (*own, *guide_prose):
        for sentence in split(piece):
            yield from _in_sentence(sentence, conditions)


def _in_sentence(
    sentence: Sentence,
    conditions: dict[str, ConditionNode],
) -> Iterator[Finding]:
    """A finding for each figure of a condition in one sentence."""
    for found in re.finditer(FIGURE, sentence.words):
        reference = sentence.at(found.start())
        if reference.home != "cond":
            continue
        condition = conditions.get(reference.path[0])
        said = comparison_said(sentence.words, found.start())
        if not isinstance(condition, Atom) or said is None:
            continue
        if condition.op in _SAID and condition.op != said:
            key = reference.path[0]
            compared = f"{_SAID[condition.op]}（{condition.value}）"
            yield Finding(
                "edge-differs",
                f"此处写的是{_SAID[said]}，条件“{key}”比较的却是{compared}",
                sentence.piece.place,
                f"改这里的说法，或把条件的 op 改为 {said}",
            )


def comparison_said(words: str, at: int) -> str | None:
    """The comparison that the words beside a figure say; None when they leave it open."""
    after = words[at + 1 :]
    for word, comparison in _AFTER.items():
        if after.startswith(word):
            return comparison
    before = words[:at].removesuffix(_CURRENCY)
    for word, comparison in _BEFORE.items():
        if before.endswith(word):
            return comparison
    return None
