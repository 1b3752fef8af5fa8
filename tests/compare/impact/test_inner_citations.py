"""A reviewer is told where a citation of a 款 or 项 no longer says what it said."""

from __future__ import annotations

import pytest

from policypress.compare.impact.citations import citation_impacts
from policypress.compare.impact.inner_citations import inner_citations
from tests.support.texts import changed

OLD = """第一条 为了发展，制定本办法。
第二条 获奖企业奖励十万元。
个人获奖的奖励五万元，由单位申报。
第三条 依照第二条第二款申报的，应当提交下列材料：
（一）申请表；
（二）获奖证书。
前款材料不齐的，不予受理；依照本条第一款第二项提交的，须为原件。
第四条 第三条第二项的材料由区局核对。依照《专利法》第二条第二款处理。"""
TEAM = "团体获奖的奖励八万元，由牵头单位申报。\n"
LICENCE = "（二）营业执照；\n"


def impacts(new: str) -> list[tuple[str, str, str, str]]:
    return [
        (item.clause, item.said, item.state, item.message)
        for item in citation_impacts(changed(OLD, new))
    ]


def test_a_citation_that_stayed_while_its_paragraph_moved_is_stale() -> None:
    assert impacts(OLD.replace("个人获奖", f"{TEAM}个人获奖")) == [
        (
            "第三条",
            "第二条第二款",
            "stale",
            "仍引第二条第二款，原来所指的内容现为第二条第三款",
        )
    ]


def test_a_citation_that_went_along_has_followed() -> None:
    new = OLD.replace("个人获奖", f"{TEAM}个人获奖").replace(
        "第二条第二款申报", "第二条第三款申报"
    )
    assert impacts(new) == [
        (
            "第三条",
            "第二条第三款",
            "followed",
            "原引第二条第二款，款项调整后为第二条第三款",
        )
    ]


def test_items_are_followed_in_other_clauses_and_in_their_own() -> None:
    new = OLD.replace("（二）获奖", f"{LICENCE}（三）获奖")
    assert impacts(new) == [
        (
            "第三条",
            "本条第一款第二项",
            "stale",
            "仍引本条第一款第二项，原来所指的内容现为本条第一款第三项",
        ),
        (
            "第四条",
            "第三条第二项",
            "stale",
            "仍引第三条第二项，原来所指的内容现为第三条第三项",
        ),
    ]


def test_a_citation_of_an_item_that_is_gone_points_nowhere() -> None:
    found = impacts(OLD.replace("\n（二）获奖证书。", ""))
    assert [(clause, state) for clause, _, state, _ in found] == [
        ("第三条", "dangling"),
        ("第四条", "dangling"),
    ]
    assert (
        found[1][3] == "仍引第三条第二项，原来所指的内容已删去或者已移出该条"
    )


def test_a_renumbered_clause_takes_its_paragraphs_along() -> None:
    new = (
        "第一条 为了发展，制定本办法。\n第二条 新增的一条另有规定。\n"
        + OLD.partition("\n")[2]
        .replace("第四条 第三条第二项", "第五条 第四条第二项")
        .replace("第三条 依照第二条", "第四条 依照第三条")
        .replace("第二条 获奖", "第三条 获奖")
    )
    assert [
        (clause, said, state) for clause, said, state, _ in impacts(new)
    ] == [
        ("第四条", "第三条", "followed"),
        ("第五条", "第四条", "followed"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "依照第二条第一款、第三款和第四条第二款第一项办理",
            ["第二条第一款", "第三款", "第四条第二款第一项"],
        ),
        ("依照《专利法》第二条第二款、第三款办理", []),
        ("依照刑法第二百条第二款的规定，本条第二款不适用", ["本条第二款"]),
        ("第一款的材料须为原件", ["第一款"]),
        ("第（九）条第二款", ["第（九）条第二款"]),
        ("第十七条之一第二款", ["第十七条之一第二款"]),
        ("第百条第二款", []),
    ],
)
def test_citations_are_read_with_the_clause_they_belong_to(
    text: str, said: list[str]
) -> None:
    assert [citation.text() for citation in inner_citations(text)] == said


def test_a_further_paragraph_of_a_list_belongs_to_the_clause_before_it() -> (
    None
):
    assert [
        citation.clause
        for citation in inner_citations("第二条第一款、第三款，以及本条第一款")
    ] == [(2,), (2,), None]
