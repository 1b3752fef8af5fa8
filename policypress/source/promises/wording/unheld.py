"""Words of a clause that limit who gets something, and that no condition holds (首次、
新设立、区内、上一年度 …); and a year that only the model asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.source.asking import Asking
from policypress.source.condition_words import PlainConditions
from policypress.source.model import (
    ConditionNode,
    Policy,
    Provision,
    Support,
)
from policypress.source.promises.wording.sentences import (
    Sentence,
    sentences,
)
from policypress.source.traverse import at, every_condition

# What limits who gets something, each with the words that say the same in a condition.
QUALIFIERS = {
    "首次": ("首次", "第一次", "初次", "未享受过", "没有享受过", "首"),
    "新设立": (
        "新设立",
        "新注册",
        "新成立",
        "新落户",
        "立时间",
        "立日期",
    ),
    "新引进": ("新引进", "引进时间", "引进日期", "新落户"),
    "新落户": ("新落户", "新迁入", "落户时间", "迁入时间"),
    "规模以上": ("规模以上", "规上"),
    "规上": ("规模以上", "规上"),
    "新迁入": ("新迁入", "新落户", "迁入时间", "迁入日期"),
    "上市": ("上市",),
    "实缴": ("实缴",),
    "纳税": ("纳税", "税"),
    "信用": ("信用", "失信"),
    "未享受": ("未享受", "未获得", "未领取", "没有享受"),
    "注册地": ("注册", "登记", "设立"),
    "高新技术企业": ("高新技术企业", "高企"),
    "专精特新": ("专精特新",),
    "连续": ("连续",),
    "在职": ("在职",),
    "全职": ("全职",),
    "毕业": ("毕业",),
    "备案": ("备案",),
    "验收": ("验收",),
    "独立法人": ("独立法人", "法人"),
    "上一年度": ("上一年度", "上年度", "上一年", "去年"),
}
_LAST_YEAR = re.compile("上一?年度|上一年|前一年|[0-9]{4}年度?")


def unheld(
    provision: Provision,
    policy: Policy,
) -> Iterator[Finding]:
    """A finding for each limiting word of a support's sentences that nothing asks for."""
    everywhere = asked_of_all(provision, policy)
    for support in provision.supports.values():
        own = [one for one in sentences(provision) if one.names(support.key)]
        if not own:
            continue
        asked = everywhere + asked_by(support, policy)
        yield from _not_asked(support, own, asked)
        yield from _year_added(support, provision)


def _not_asked(
    support: Support,
    own: list[Sentence],
    asked: str,
) -> Iterator[Finding]:
    """own: the sentences about a support; asked: all words of its conditions."""
    for sentence in own:
        recipient = _recipient(sentence.words)
        for word, same in QUALIFIERS.items():
            if word in recipient and not any(one in asked for one in same):
                yield at(
                    support,
                    "conditions",
                    "condition-unheld",
                    f"条文写明“{word}”，“{support.name}”的条件、填报项都没有问到",
                    f"为“{word}”写一个条件（conditions），或者在填报项的名称、问题中写明",
                    "warning",
                )


def _recipient(words: str) -> str:
    """对……的单位: the words that say who gets it, from 对 to 给予."""
    end = re.search("给予|奖励|资助|补贴|按照", words)
    return words[: end.start()] if end else words


def asked_of_all(
    provision: Provision,
    policy: Policy,
) -> str:
    """The words of all conditions that hold for every support of a provision."""
    meta = policy.meta
    words = [_said(meta.conditions, policy, None)]
    words += [_said(meta.exclusions, policy, None)]
    for key in provision.beneficiaries:
        if key in meta.groups:
            group = meta.groups[key]
            words += [group.label, _said(group.conditions, policy, None)]
    words.append(_said(provision.conditions, policy, None))
    return "\n".join(words)


def asked_by(support: Support, policy: Policy) -> str:
    """The words of a support's own conditions, and of what its amount and rows ask."""
    words = [_said(support.conditions, policy, support.for_each)]
    amount = support.amount
    asking = Asking(policy, support.for_each)
    for name in amount.fields():
        words += _question(asking, name)
    for one in amount.walk():
        words += [
            one.situation_words(key, one.plain)
            for key, _, _ in one.situations()
        ]
        words.append(one.called_words("of", one.plain) or "")
    thing = policy.things.get(support.for_each or "")
    if thing:
        words += [thing.label, thing.ask]
    return "\n".join(words)


def _said(
    conditions: dict[str, ConditionNode],
    policy: Policy,
    thing: str | None,
) -> str:
    """Conditions in words, with their quotes and the questions that they ask."""
    writer = PlainConditions(policy, thing)
    asking = Asking(policy, thing)
    words = []
    for _, condition in every_condition(conditions):
        words += [writer.condition(condition), condition.quote]
        for name in condition.fields():
            words += _question(asking, name)
    return "\n".join(words)


def _question(asking: Asking, name: str) -> list[str]:
    """The label and the question by which something is asked."""
    found = asking.known.get(name)
    if found is None:
        return []
    return [found.label, getattr(found, "question", "")]


def _year_added(
    support: Support,
    provision: Provision,
) -> Iterator[Finding]:
    """A condition that asks for last year where its paragraph does not."""
    paragraph = provision.paragraphs.get(support.clause)
    if paragraph is None:
        return
    said = "\n".join(piece.text for piece in paragraph.pieces())
    if _LAST_YEAR.search(said):
        return
    for key, condition in every_condition(support.conditions):
        named = _LAST_YEAR.search(condition.text)
        if named and not condition.clause and not condition.quote:
            yield at(
                condition,
                "text",
                "year-added",
                f"条件“{key}”写明“{named[0]}”，所在的款没有这一限制",
                "在条文中写明年度，或从条件中删去",
                "warning",
            )
