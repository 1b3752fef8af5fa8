"""Where words of a view lead: who clicks on them in the preview comes to the line of the
policy in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from policypress.compose.markdown.markers import Nodes, Sourced
from policypress.compose.views.context import Context
from policypress.document import Field
from policypress.source.model import Node
from tests.support.small_policy import edited, policy

THINGS = """\
things:
  course:
    label: 培训
    ask: 办了哪些培训？一期一行。
    unit: 期
    named: 培训名称
    columns: {people: {label: 人数, type: number, unit: 人}}
"""
CHANGES = {
    **edited(
        "policy.yaml",
        ("purpose: 旨在让匠人", "support_word: 扶持办法, purpose: 旨在让匠人"),
        ("numbering:", "payer: 区文化局\nnumbering:"),
        (
            "conditions:\n",
            "groups: {firm: {label: 企业}}\n"
            "notice:\n"
            "  title: 关于印发若干措施的通知\n"
            "  issuer: 青石区人民政府办公室\n"
            "  masthead: 青石区人民政府文件\n"
            "  printer: 区政府办公室\n"
            "  recipients: [各街道办事处, 区直各单位]\n"
            "  copies_to: [区委办]\n"
            "  text: [请遵照执行。]\n"
            "conditions:\n",
        ),
    ),
    **edited(
        "supplementary.yaml",
        ("articles:\n", "title: 保障\narticles:\n"),
    ),
    **edited(
        "measures/prize.yaml",
        ("    mode: 奖励\n", "    mode: 奖励\n    payee: 主创人员\n"),
        (
            "subject:",
            "responsible: [区文化局, 区财政局]\npayer: 区财政局\nsubject:",
        ),
        (
            "conditions:\n",
            "  years:\n"
            "    name: 经营年限奖励\n"
            "    mode: 奖励\n"
            "    amount:\n"
            "      by: years\n"
            "      tiers:\n"
            "        short: {amount: 1万元, band: {from: 2年, to: 5年, includes: lower}}\n"
            "        long: {amount: 2万元, band: {from: 5年}}\n"
            "for: [firm]\n"
            "conditions:\n",
        ),
    ),
    **edited(
        "measures/training.yaml",
        ("    amount:", "    for_each: course\n    amount:"),
    ),
    **edited("fields.yaml", ("fields:\n", f"{THINGS}fields:\n")),
}
# What a view keeps for itself, and views of something else.
INNER = {"node", "context", "policy", "nodes"}


def kept(view: Any) -> Iterator[tuple[str, Any]]:
    """What a view names: its attributes, and what it makes when asked."""
    for name, value in vars(view).items():
        if name not in INNER:
            yield name, value
    for name, made in vars(type(view)).items():
        if isinstance(made, (property, cached_property)):
            yield name, getattr(view, name)


def sourced(value: Any, seen: dict[int, Any]) -> Iterator[Sourced | Field]:
    """All words and form fields with an origin in a view and in those that it names. seen: what was looked
    into, kept so that nothing else gets its id."""
    if isinstance(value, (Sourced, Field)):
        yield value
        return
    if isinstance(value, (str, int, Node, type(None))) or callable(value):
        return
    if id(value) in seen:
        return
    seen[id(value)] = value
    inner: list[Any] = []
    if isinstance(value, dict):
        inner = list(value.values())
    elif isinstance(value, (list, tuple)):
        inner = list(value)
    elif hasattr(value, "__dict__"):
        inner = [one for _, one in kept(value)]
    elif hasattr(value, "__struct_fields__"):
        inner = [getattr(value, one) for one in value.__struct_fields__]
    for one in inner:
        yield from sourced(one, seen)


# Whose words: the id of the node, and of what of it.
LED: set[tuple[str, str]] = {
    ("documents#documents.city-2022.issuer", "—"),
    ("documents#documents.city-2022.note", "—"),
    ("fields#fields.city_grant.label", "市级资助"),
    ("fields#fields.cost.label", "培训费用"),
    ("fields#fields.local.label", "本区设立"),
    ("fields#fields.prize_level.label", "奖项"),
    ("fields#fields.years.label", "经营年限"),
    ("fields#things.course.ask", "办了哪些培训？一期一行。"),
    ("fields#things.course.columns.people.label", "人数"),
    ("fields#things.course.label", "培训"),
    ("guides/common#contacts.phone.label", "电话"),
    ("guides/common#form.name.label", "单位名称"),
    ("guides/common#materials.application.name", "申请表"),
    ("guides/common#materials.application.source", "申请人自备"),
    ("guides/common#steps.accept.actor", "窗口"),
    ("guides/common#steps.accept.name", "受理"),
    ("guides/common#steps.decide.actor", "文化局"),
    ("guides/common#steps.decide.name", "审定"),
    ("guides/prize#form.level.label", "所获奖项"),
    ("guides/prize#materials.certificate.name", "获奖证书"),
    ("guides/prize#materials.certificate.source", "申请人自备"),
    ("measures/city-match#subject", "市级展销配套"),
    ("measures/city-match#supports.grant.mode", "配套资助"),
    ("measures/city-match#supports.grant.name", "展销配套资助"),
    ("measures/city-match#supports.grant.payee", "申请单位"),
    ("measures/city-match#title", "配套市级展销资助"),
    ("measures/prize#payer", "区财政局"),
    ("measures/prize#responsible.0", "区文化局"),
    ("measures/prize#responsible.1", "区财政局"),
    ("measures/prize#subject", "手艺大赛"),
    ("measures/prize#supports.contest.amount.tiers.gold.when", "大赛金奖"),
    ("measures/prize#supports.contest.amount.tiers.silver.when", "大赛银奖"),
    ("measures/prize#supports.contest.mode", "奖励"),
    ("measures/prize#supports.contest.name", "大赛获奖奖励"),
    ("measures/prize#supports.contest.payee", "主创人员"),
    ("measures/prize#supports.years.amount.tiers.long.band.from", "5年"),
    ("measures/prize#supports.years.amount.tiers.short.band.from", "2年"),
    ("measures/prize#supports.years.amount.tiers.short.band.to", "5年"),
    ("measures/prize#supports.years.mode", "奖励"),
    ("measures/prize#supports.years.name", "经营年限奖励"),
    ("measures/prize#supports.years.payee", "申请单位"),
    ("measures/prize#title", "奖励手艺大赛"),
    ("measures/training#subject", "手艺培训"),
    ("measures/training#supports.course.mode", "资助"),
    ("measures/training#supports.course.name", "手艺培训资助"),
    ("measures/training#supports.course.payee", "申请单位"),
    ("measures/training#title", "资助手艺培训"),
    ("notes#background.why.title", "起草缘由"),
    ("policy#chapters.makers.support_word", "扶持办法"),
    ("policy#chapters.makers.title", "支持匠人"),
    ("policy#chapters.market.support_word", "资助政策"),
    ("policy#chapters.market.title", "支持市场"),
    ("policy#drafter", "青石区文旅局"),
    ("policy#grant", "资助"),
    ("policy#groups.firm.label", "企业"),
    ("policy#issuer", "青石区人民政府"),
    ("policy#kind", "措施"),
    ("policy#kind", "本措施"),
    ("policy#kind", "若干措施"),
    ("policy#notice.copies_to.0", "区委办"),
    ("policy#notice.issuer", "青石区人民政府办公室"),
    ("policy#notice.label", ""),
    ("policy#notice.masthead", "青石区人民政府文件"),
    ("policy#notice.note", ""),
    ("policy#notice.printer", "区政府办公室"),
    ("policy#notice.recipients.0", "各街道办事处"),
    ("policy#notice.recipients.1", "区直各单位"),
    ("policy#notice.title", "关于印发若干措施的通知"),
    ("policy#payer", "区文化局"),
    ("policy#region", "本区"),
    ("policy#region", "青石区"),
    ("policy#short_title", "若干措施"),
    ("policy#site", ""),
    ("policy#stage", ""),
    ("policy#title", "青石区关于促进手艺发展的若干措施"),
    ("supplementary#articles.effect.subject", "施行时限"),
    ("supplementary#articles.effect.title", ""),
    ("supplementary#articles.funding.subject", "资金来源"),
    ("supplementary#articles.funding.title", ""),
    ("supplementary#title", "保障"),
    # Fields of a form lead to what is asked.
    ("fields#fields.city_grant", "市级资助"),
    ("fields#fields.cost", "培训费用"),
    ("fields#fields.local", "本区设立"),
    ("fields#fields.prize_level", "奖项"),
    ("fields#fields.years", "经营年限"),
    ("fields#things.course.columns.people", "人数"),
    ("fields#things.course.named", "培训名称"),
    ("guides/common#form.name", "单位名称"),
    ("guides/prize#form.level", "所获奖项"),
}
# What the policy does not write itself: they lead to where it would be written.
MADE = {
    "",
    "—",
    "申请单位",
    "申请人自备",
    "资助政策",
    "措施",
    "本措施",
    "本区",
}
KIND = ("policy#kind", "policy#grant")


Led = Sourced | Field


def names(one: Led) -> str:
    """What is shown: the words, or the label of a form field."""
    return one.label if isinstance(one, Field) else one


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Led]]:
    """Where the policy is, and all words and fields with an origin that its views have."""
    folder = tmp_path_factory.mktemp("origins")
    context = Context(policy(folder, CHANGES), Nodes())
    return folder, list(sourced(context, {}))


def test_words_and_fields_lead_to_their_node(
    led: tuple[Path, list[Led]],
) -> None:
    _, found = led
    shown: set[tuple[str, str]] = set()
    for one in found:
        assert one.origin
        shown.add((one.origin.id, names(one)))
    assert shown == LED


def test_words_stand_in_the_place_to_which_they_lead(
    led: tuple[Path, list[Led]],
) -> None:
    folder, found = led
    for one in found:
        if (
            not isinstance(one, Sourced)
            or one in MADE
            or one.origin.id in KIND
        ):
            continue
        place = one.origin.place
        lines = (folder / place.file).read_text("utf-8").splitlines()
        assert lines[place.line - 1][place.column - 1 :].startswith(one), one
