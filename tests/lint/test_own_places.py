"""A paper that calls its own place by its name, long, short or in part, is read as one
that says 我区: what it gives to firms from there is found, at the words as they stand."""

from __future__ import annotations

import pytest

from policypress.compare.read.plain_text import parse_text
from policypress.lint.engine import paper_findings
from policypress.lint.genres import genre_of
from policypress.lint.paper import Paper, paper_of
from policypress.lint.registry import selected
from policypress.lint.rules.competition._own_places import view_of

RULES = selected(["FC"])
DISTRICT = "青屿区促进智能装备产业发展若干措施"
NEW_AREA = "云屿新区2026年度现代物流业专项资金申报指南"


def paper(title: str, *lines: str, is_ours: bool = False) -> Paper:
    """A text with a title."""
    tree = parse_text("\n".join((title, *lines)), "文稿").tree
    assert tree is not None
    return paper_of(tree, genre_of(tree), is_ours)


@pytest.mark.parametrize(
    ("title", "sentence", "cited"),
    [
        (
            DISTRICT,
            "设备采购青屿企业产品占一半以上的，补助比例提高至10%。",
            "青屿企业产品",
        ),
        (
            DISTRICT,
            "在青屿区注册的企业，给予10万元奖励。",
            "在青屿区注册",
        ),
        (
            NEW_AREA,
            "申报企业2025年在新区纳税总额不低于50万元，给予奖励。",
            "在新区纳税",
        ),
    ],
)
def test_a_place_by_its_own_name_is_here(title, sentence, cited):
    found = paper_findings(paper(title, f"第五条　{sentence}"), RULES)
    assert any(cited in one.quote for one in found), found


def test_what_is_found_is_cited_as_written_wherever_names_stand_before_it():
    lines = (
        "第一条　为了促进青屿发展，青屿区人民政府制定本措施。",
        "第二条　青屿、青屿区和青屿企业的产品，政府投资项目应当优先采购青屿企业产品。",
    )
    text = paper(DISTRICT, *lines)
    for one in paper_findings(text, RULES):
        assert one.quote in text.text
        assert "我区" not in one.message


def test_an_office_is_no_place_and_a_smaller_place_is_another():
    text = paper(
        DISTRICT,
        "第二条　由青屿区财政局会同青屿区发展和改革局拨付，青屿镇、青屿大道不在其内。",
    )
    # The title alone names the district.
    assert view_of(text).paper.text.count("我区") == 1


def test_words_that_only_look_like_a_name_are_words():
    text = paper(
        "产业示范区建设补助办法",
        "第二条　对产业项目给予补助，产业用地依法供应，产业工人优先培训。",
    )
    assert view_of(text).paper is text


def test_a_text_that_never_names_its_place_is_read_as_it_is():
    text = paper("补助办法", "第二条　在本区注册的企业，给予10万元奖励。")
    assert view_of(text).paper is text


def test_a_note_by_others_is_read_and_a_note_of_ours_is_not_told_twice():
    words = (
        "关于《青屿区扶持办法》的起草说明",
        "一、主要内容：对市外企业总部迁入我区的，给予最高1000万元落户奖励。",
    )
    assert paper_findings(paper(*words), RULES)
    assert not paper_findings(paper(*words, is_ours=True), RULES)


def test_half_width_marks_and_blanks_within_words_are_read_as_meant():
    """As text comes from web pages: the words are found, and cited as written."""
    lines = (
        "第一条　为了发展产业,制定本办法。",
        "第二条　对在本县注册登 记的企业(不含个体户),给予10万元奖励;其他另行研究。",
    )
    found = paper_findings(paper("某县产业扶持办法", *lines), RULES)
    cited = {one.quote for one in found if one.code == "FC-01"}
    assert cited == {"在本县注册登 记"}


def test_a_comma_within_a_number_stays_one():
    read = view_of(paper("某县办法", "第一条　奖励1,000元,每年一次。")).paper
    assert "1,000元，每年" in read.text


def test_a_new_area_goes_by_its_name_without_its_city():
    title = "平州云屿新区（自贸片区）航运物流业扶持办法"
    lines = (
        "第一条　在云屿从事航运业务的企业适用本办法。",
        "第二条　对注册在云屿的船公司，每新增一条航线给予10万元奖励。",
    )
    found = paper_findings(paper(title, *lines), RULES)
    assert any("注册在云屿" in one.quote for one in found), found


def test_a_place_that_somebody_settles_in_is_one_however_seldom_its_kind_is_said():
    lines = [
        f"第{number}条　青屿的{kind}企业按规定申报。"
        for number, kind in enumerate(("甲类", "乙类", "丙类"), 1)
    ]
    settled = "第四条　对注册在青屿的企业给予10万元奖励。"
    text = paper(DISTRICT, *lines, settled)
    assert any(
        "注册在青屿" in one.quote for one in paper_findings(text, RULES)
    )


def test_the_second_half_of_a_long_name_is_no_place_of_its_own():
    text = paper(
        "乌兰木齐市物流业扶持办法",
        "第一条　在木齐街的企业，给予10万元奖励。",
    )
    assert "木齐街" in view_of(text).paper.text
