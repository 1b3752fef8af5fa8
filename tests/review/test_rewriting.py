"""Paragraphs that a returned file says in other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policypress.edit import (
    Add,
    Edit,
    Put,
)
from tests.support.proposals import (
    Told,
    datum,
    replaced,
    told,
)

POLICY = "policy.yaml"
MORE = "supplementary.yaml"
PRIZE = "measures/prize.yaml"
DUTY = ("articles", "duty", "paragraphs")
DUTY_PATH = "supplementary#articles.duty.paragraphs."
# What comes back, and what is proposed.
WORDS: dict[str, tuple[Callable[[], list[str]], list[Told]]] = {
    "a title of a chapter": (
        lambda: replaced("一、支持匠人", "一、扶持匠人"),
        [
            (
                "words",
                "policy#chapters.makers.title",
                "扶持匠人",
                (
                    Edit(
                        POLICY,
                        Put(("chapters", "makers", "title"), "扶持匠人"),
                    ),
                ),
            ),
        ],
    ),
    "a title of a measure": (
        lambda: replaced("奖励手艺大赛", "嘉奖手艺大赛"),
        [
            (
                "words",
                "measures/prize#title",
                "嘉奖手艺大赛",
                (Edit(PRIZE, Put(("title",), "嘉奖手艺大赛")),),
            ),
        ],
    ),
    "a title goes": (
        lambda: replaced("奖励手艺大赛。", ""),
        [
            (
                "refused",
                "measures/prize#paragraphs.main.text",
                "（一）对获得大赛金奖、大赛银奖的，分别奖励20万元、10万元，每家每年最高30万元。",
                "“。”是自动生成的，不能直接改",
            ),
        ],
    ),
    "two figures": (
        lambda: replaced("20万元、10万元", "25万元、15万元"),
        [
            (
                "figure",
                "measures/prize#supports.contest.amount.tiers.gold.amount",
                "25万元",
                (
                    Edit(
                        PRIZE,
                        Put(
                            (
                                "supports",
                                "contest",
                                "amount",
                                "tiers",
                                "gold",
                                "amount",
                            ),
                            "25万元",
                        ),
                    ),
                ),
            ),
            (
                "figure",
                "measures/prize#supports.contest.amount.tiers.silver.amount",
                "15万元",
                (
                    Edit(
                        PRIZE,
                        Put(
                            (
                                "supports",
                                "contest",
                                "amount",
                                "tiers",
                                "silver",
                                "amount",
                            ),
                            "15万元",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "what a figure is for": (
        lambda: replaced("大赛金奖", "大赛特等奖"),
        [
            (
                "figure",
                "measures/prize#supports.contest.amount.tiers.gold.when",
                "大赛特等奖",
                (
                    Edit(
                        PRIZE,
                        Put(
                            (
                                "supports",
                                "contest",
                                "amount",
                                "tiers",
                                "gold",
                                "when",
                            ),
                            "大赛特等奖",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a citation": (
        lambda: replaced("符合（一）的", "符合（二）的"),
        [
            (
                "refused",
                "measures/city-match#paragraphs.main.text",
                "（三）配套市级展销资助。符合（二）的，按照市级资助金额的30%配套。",
                "“（一）”是自动生成的，不能直接改",
            ),
        ],
    ),
    "a date that is open": (
        lambda: replaced("【待核】", "2026年1月1日"),
        [
            (
                "refused",
                "supplementary#articles.effect.paragraphs.main.text",
                "（四）本措施自2026年1月1日起施行，有效期3年。",
                "“【待核】”的地方还没有定，要改的是数据 policy#effective："
                "在源文件里填上它的值和依据，条文跟着变",
            ),
        ],
    ),
    "a name where it is printed once": (
        lambda: replaced("青石区财政", "青山区财政"),
        [
            (
                "words",
                "supplementary#articles.funding.paragraphs.main.text",
                "所需资金由青山区财政安排。",
                (
                    Edit(
                        MORE,
                        Put(
                            (
                                "articles",
                                "funding",
                                "paragraphs",
                                "main",
                                "text",
                            ),
                            "所需资金由青山区财政安排。",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "a number": (
        lambda: replaced("（六）主管", "（七）主管"),
        [
            (
                "refused",
                DUTY_PATH + "first.text",
                "（七）主管部门应当公开申报条件。",
                "“（六）”是自动生成的，不能直接改",
            ),
        ],
    ),
    "a cell": (
        lambda: replaced("每家一份", "每家三份"),
        [
            (
                "words",
                DUTY_PATH + "third.table.rows.0.1",
                "每家三份",
                (
                    Edit(
                        MORE,
                        Put(
                            (*DUTY, "third", "table", "rows", 0, 1), "每家三份"
                        ),
                    ),
                ),
            ),
        ],
    ),
    "words of the template": (
        lambda: replaced("三、附则", "三、其他"),
        [
            (
                "refused",
                "supplementary#title",
                "三、其他",
                "“三、附则”是自动生成的，不能直接改",
            ),
        ],
    ),
    "the preamble": (
        lambda: replaced("制定本措施", "特制定本措施"),
        [
            (
                "words",
                "policy#preamble.0",
                "为促进手艺发展，根据{{ cite('plan') }}，特制定本措施。",
                (
                    Edit(
                        POLICY,
                        Put(
                            ("preamble", 0),
                            "为促进手艺发展，根据{{ cite('plan') }}，特制定本措施。",
                        ),
                    ),
                ),
            ),
        ],
    ),
    "the title of a document": (
        lambda: replaced("《青石区手艺发展规划》", "《青石区手艺规划》"),
        [
            (
                "figure",
                "documents#documents.plan.title",
                "青石区手艺规划",
                (
                    Edit(
                        "documents.yaml",
                        Put(("documents", "plan", "title"), "青石区手艺规划"),
                    ),
                ),
            ),
        ],
    ),
    "a line that ends within a paragraph": (
        lambda: replaced("真实性负责", "真实性负责。\v另起一行"),
        [
            (
                "refused",
                DUTY_PATH + "second.text",
                "申报单位对材料的真实性负责。\v另起一行。",
                "款里不能换行；另起一款的按回车键，不另起的删去换行（Shift+Enter）",
            )
        ],
    ),
    "an amount that is typed": (
        lambda: replaced("真实性负责", "真实性负责，并在30日内补正"),
        [
            (
                "words",
                DUTY_PATH + "second.text",
                "申报单位对材料的真实性负责，并在{{ facts.added_1 }}内补正。",
                (
                    Edit(
                        MORE,
                        Add(
                            ("articles", "duty", "facts"),
                            "added_1",
                            datum("30日"),
                        ),
                    ),
                    Edit(
                        MORE,
                        Put(
                            (*DUTY, "second", "text"),
                            "申报单位对材料的真实性负责，并在{{ facts.added_1 }}内补正。",
                        ),
                    ),
                ),
            ),
        ],
    ),
}


@pytest.mark.parametrize("change", WORDS)
def test_each_change_is_proposed_where_it_stands(change: str):
    theirs, proposed = WORDS[change]
    assert told(theirs()) == proposed
