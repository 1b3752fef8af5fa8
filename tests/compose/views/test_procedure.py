"""What documents say of how a policy came about: opinions asked for, reviews, and what
became of each opinion."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.note_procedure import (
    consultation,
    fair_competition,
    legality,
)
from policypress.compose.views.opinions import opinion_views
from policypress.source import load
from tests.support.small_policy import edited, policy

ASKED = "from: 2025年2月1日, until: 2025年3月2日"
DAYS = "2025年2月1日至2025年3月2日，"


def recorded(folder: Path, record: str) -> Context:
    """The small policy with a record of its procedure."""
    text = f"procedure:\n{record}numbering:" if record else "numbering:"
    changes = edited("policy.yaml", ("numbering:", text))
    return Context(policy(folder, changes), Nodes())


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("", []),
        ("waived: ' 涉密。'", ["本次制定未公开征求意见：涉密。"]),
        (ASKED, [f"{DAYS}公开征求意见。"]),
        (
            f"{ASKED}, channel: 区*门户*网站, received: 0",
            [f"{DAYS}通过区\\*门户\\*网站公开征求意见，期满未收到意见。"],
        ),
        (
            f"{ASKED}, received: 15",
            [f"{DAYS}公开征求意见，共收到意见15条。"],
        ),
        (
            f"{ASKED}, received: 15, adopted: 9, partly: 2, refusals: 不属本区事权",
            [
                f"{DAYS}公开征求意见，共收到意见15条，采纳9条，部分采纳2条，未采纳4条。",
                "未采纳的意见和理由：不属本区事权。",
            ],
        ),
        (
            f"{ASKED}, received: 9, adopted: 9",
            [f"{DAYS}公开征求意见，共收到意见9条，采纳9条。"],
        ),
    ],
)
def test_only_what_is_recorded_of_the_consultation_is_said(
    record: str, said: list[str], tmp_path: Path
) -> None:
    line = f"  consultation: {{{record}}}\n" if record else ""
    assert consultation(recorded(tmp_path, line)) == said


def test_reviews_say_who_when_under_which_number_and_what_came_of_it(
    tmp_path: Path,
) -> None:
    context = recorded(
        tmp_path,
        "  fair_competition: {body: 监管局, date: 2025年3月20日, conclusion: 不影响竞争}\n"
        "  legality: {body: 司法局, number: 审〔2025〕7号, date: 2025年4月10日, conclusion: 合法。}\n",
    )
    assert fair_competition(context) == [
        "2025年3月20日，监管局完成公平竞争审查，结论为：不影响竞争。"
    ]
    assert legality(context) == [
        "2025年4月10日，司法局完成合法性审核（审〔2025〕7号），结论为：合法。"
    ]


def test_what_was_not_reviewed_is_not_said(tmp_path: Path) -> None:
    context = recorded(tmp_path, "")
    assert fair_competition(context) == legality(context) == []


REVIEWS = {
    "reviews/2025-03-01-finance.yaml": """\
who: 区财政局
date: 2025年3月1日
way: 来函
opinions:
  one: {about: gone.main, text: 删去。, answer: adopted}
  two: {about: training.main, words: 每期最高, text: 太高。, answer: declined, reason: 已测算}
  three: {text: 总体赞成。}
""",
    "reviews/2025-03-02-citizen.yaml": """\
who: 市民
opinions:
  one: {about: prize.main, text: 奖励*太少*。, answer: partly, reason: 提高一档}
""",
}


def test_an_opinion_on_a_chapter_or_an_annex_names_it(tmp_path: Path) -> None:
    about = [
        "policy#chapters.makers.title",
        "supplementary#title",
        "annexes/list#text",
    ]
    opinions = "".join(
        f"  o_{at}: {{about: '{one}', text: 甲。}}\n"
        for at, one in enumerate(about)
    )
    found = policy(
        tmp_path,
        {
            "reviews/2025-03-01-x.yaml": f"who: 甲\nopinions:\n{opinions}",
            "annexes/list.yaml": "title: 清单\ntext: 甲。\n",
        },
    )
    views = opinion_views(found, Context(found, Nodes()))
    assert {one.clause for one in views} == {"第一部分", "第三部分", "附件"}
    findings = load(tmp_path / "policy").findings
    assert "unknown-clause" not in [one.code for one in findings]


def test_opinions_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    found = policy(tmp_path, REVIEWS)
    views = opinion_views(found, Context(found, Nodes()))
    assert [
        (
            one.clause,
            one.who,
            one.text,
            one.words,
            one.answer,
            one.is_open,
            one.reason,
        )
        for one in views
    ] == [
        ("全文", "区财政局", "总体赞成。", "", "待处理", True, ""),
        (
            "（一）",
            "市民",
            "奖励\\*太少\\*。",
            "",
            "部分采纳",
            False,
            "提高一档",
        ),
        (
            "（二）",
            "区财政局",
            "太高。",
            "每期最高",
            "不采纳",
            False,
            "已测算",
        ),
        ("gone\\.main", "区财政局", "删去。", "", "采纳", False, ""),
    ]
    assert [(one.way, one.date) for one in views[:2]] == [
        ("来函", "2025年3月1日"),
        ("", ""),
    ]
