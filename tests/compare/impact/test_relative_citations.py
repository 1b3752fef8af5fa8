"""A reviewer is told where 前款 or 前条 has come to mean another text although nobody touched it."""

from __future__ import annotations

import pytest

from policypress.compare.impact.citations import citation_impacts
from policypress.compare.impact.relative_citations import relative_citations
from tests.support.texts import changed

OLD = """第一条 为了发展，制定本办法。
第二条 获奖企业奖励十万元，条件是：
（一）依法登记；
（二）信用良好。
前款第二项由区局核对，个人获奖的奖励五万元。
前两款奖励不重复，本款第一项除外：
（一）国家奖；
（二）符合前项的其他奖。
第三条 前条奖励由区财政列支。"""
TEAM = "团体获奖的奖励八万元，由牵头单位申报。\n"


def impacts(new: str) -> list[tuple[str, str, str, str]]:
    return [
        (item.clause, item.said, item.state, item.message)
        for item in citation_impacts(changed(OLD, new))
    ]


def test_a_paragraph_put_in_between_takes_the_meaning_over() -> None:
    assert impacts(OLD.replace("前款第二项由", f"{TEAM}前款第二项由")) == [
        (
            "第二条",
            "前款第二项",
            "dangling",
            "仍引前款第二项，原来所指的内容现为第一款第二项；现在前面没有这样的内容",
        ),
        (
            "第二条",
            "前两款",
            "stale",
            "仍引前两款，原来所指的内容现为第一款、第三款；现在所指的是第二款、第三款",
        ),
    ]


def test_a_drafter_who_names_the_paragraph_hears_nothing() -> None:
    new = OLD.replace("前款第二项由", f"{TEAM}第一款第二项由").replace(
        "前两款", "前三款"
    )
    assert impacts(new) == []


def test_an_item_put_in_between() -> None:
    new = OLD.replace("（二）符合前项", "（二）省级奖；\n（三）符合前项")
    assert impacts(new) == [
        (
            "第二条",
            "前项",
            "stale",
            "仍引前项，原来所指的内容现为第三款第一项；现在所指的是第三款第二项",
        )
    ]


def test_an_item_before_the_one_this_paragraph_names() -> None:
    new = OLD.replace(
        "（一）国家奖；\n（二）符合",
        "（一）市级奖；\n（二）国家奖；\n（三）符合",
    )
    assert impacts(new) == [
        (
            "第二条",
            "本款第一项",
            "stale",
            "仍引本款第一项，原来所指的内容现为第三款第二项；现在所指的是第三款第一项",
        )
    ]


def test_a_clause_put_in_between() -> None:
    new = OLD.replace("第三条 前条", "第三条 区局每年公布结果。\n第四条 前条")
    assert impacts(new) == [
        (
            "第四条",
            "前条",
            "stale",
            "仍引前条，原来所指的内容现为第二条；现在所指的是第三条",
        )
    ]


def test_the_paragraph_meant_is_gone_and_an_earlier_one_slips_into_its_place() -> (
    None
):
    new = OLD.replace(
        "前款第二项由区局核对，个人获奖的奖励五万元。\n", ""
    ).replace("前两款", "前款")
    assert impacts(new) == []
    new = OLD.replace(
        "获奖企业奖励十万元，条件是：",
        "获奖企业奖励十万元。\n" + TEAM + "条件是：",
    )
    assert [
        state
        for *_, state, _ in impacts(new.replace("前款第二项", "上述第二项"))
    ] == ["stale"]


def test_words_rewritten_in_their_place_are_no_slip() -> None:
    new = OLD.replace("个人获奖的奖励五万元", "个人获奖的奖励六万元").replace(
        "获奖企业奖励十万元", "获奖企业奖励二十万元"
    )
    assert impacts(new) == []


def test_a_citation_that_lost_its_clause_points_nowhere() -> None:
    found = citation_impacts(
        changed(
            "第一条 申请由区局受理。\n第二条 前条申请应当书面提出。",
            "第一条 前条申请应当书面提出。",
        )
    )
    assert [(item.said, item.state) for item in found] == [
        ("前条", "dangling")
    ]
    assert (
        found[0].message
        == "仍引前条，原来所指的内容已删去；现在前面没有这样的内容"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("依照前款规定处理，违反前两款的除外", ["前款", "前两款"]),
        (
            "前条第二款、前款第三项和前三项",
            ["前条第二款", "前款第三项", "前三项"],
        ),
        ("应当提前款待，目前款项充足，以前条件不足", []),
        ("前款项目按前条例办理", []),
        ("本款第二项除外，本款规定不适用", ["本款第二项"]),
    ],
)
def test_what_counts_as_a_citation_by_position(
    text: str, said: list[str]
) -> None:
    assert [citation.text for citation in relative_citations(text)] == said
