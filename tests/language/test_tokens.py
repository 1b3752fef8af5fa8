"""Words of official text, and figures typed where they should be referred to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.language.tokens import tokenize, typed_figures


def test_amounts_dates_and_ordinals_stay_in_one_piece() -> None:
    text = "依据第十条第二款（三），自2023年2月6日起给予50%、最高100万元，深光府规〔2023〕13号，ISO 9001。"
    assert tokenize(text) == [
        *(
            "依",
            "据",
            "第十条",
            "第二款",
            "（三）",
            "，",
            "自",
            "2023年2月6日",
            "起",
            "给",
            "予",
            "50%",
            "、",
        ),
        *(
            "最",
            "高",
            "100万元",
            "，",
            "深",
            "光",
            "府",
            "规",
            "〔2023〕13号",
            "，",
            "ISO",
            " ",
            "9001",
            "。",
        ),
    ]


def test_amounts_in_chinese_numerals_are_words_too() -> None:
    assert tokenize("处五百万元罚款百分之三十") == [
        "处",
        "五百万元",
        "罚",
        "款",
        "百分之三十",
    ]


def test_the_terms_of_a_policy_are_words_and_the_longest_wins() -> None:
    assert tokenize("加强知识产权保护", terms=["知识", "知识产权"]) == [
        "加",
        "强",
        "知识产权",
        "保",
        "护",
    ]


@given(
    st.text("质量第十条一二（）〔〕《》“”0123年月日%.万元号aB \n"),
    st.lists(st.text("质量十0a (", max_size=3), max_size=3),
)
def test_tokens_always_join_back_to_the_text(
    text: str, terms: list[str]
) -> None:
    assert "".join(tokenize(text, terms)) == text


@pytest.mark.parametrize(
    ("prose", "words", "kind"),
    [
        ("给予最高100万元奖励", "100万元", "money"),
        ("资助金额达4000多万元。", "4000多万元", "money"),
        ("奖励10—50万元", "10—50万元", "money"),
        ("处五百万元以下", "五百万元", "money"),
        ("按50%给予资助", "50%", "ratio"),
        ("按5%～10%给予", "5%～10%", "ratio"),
        ("提高2个百分点", "2个百分点", "ratio"),
        ("按百分之五十给予", "百分之五十", "ratio"),
        ("自2023年2月6日起施行", "2023年2月6日", "date"),
        ("2019年，我区出台", "2019年", "date"),
        ("1.2023年", "2023年", "date"),
        ("每年9月申报", "9月", "date"),
        ("自二〇二六年三月一日起", "二〇二六年三月一日", "date"),
        ("截至三月十五日", "三月十五日", "date"),
        ("近三年来", "三年", "duration"),
        ("有效期3年", "3年", "duration"),
        ("五个工作日内", "五个工作日", "duration"),
        ("30个工作日内", "30个工作日", "duration"),
        ("不超过20家", "20家", "count"),
        ("累计资助200多个项目", "200多个", "count"),
        ("100万户", "100万户", "count"),
        ("（深光府规〔2022〕9 号）", "〔2022〕9 号", "document"),
        ("市政府令第368号", "第368号", "document"),
    ],
)
def test_a_figure_typed_in_prose_is_found(
    prose: str, words: str, kind: str
) -> None:
    assert typed_figures(prose) == [(prose.index(words), words, kind)]


@pytest.mark.parametrize(
    "prose",
    [
        "依据第十条、第二十六项、第3项和第10条",
        "（一）树立光明质量标杆",
        "一是紧扣纲要，二是横向对比",
        "十四五期间共建一带一路",
        "给予一次性奖励，每一家企业、一家单位",
        "五个方面提出具体措施",
        "统一日程，上一年度，第二年，每一年，同一年",
        "三年行动计划和第十四个五年规划",
        "不超过一年期贷款市场报价利率、5年期以上LPR、三年期国债收益率",
        "多元化发展、一元化领导、亿元级企业",
        "通过ISO 9001和GB/T 19001认证，见附件3",
        "《知识产权强国建设纲要（2021－2035年）》",
        "如“对知识产权获奖的企业给予最高100万元奖励”等",
        "《关于印发《若干措施（2023年）》的通知（2024年）》",
    ],
)
def test_names_ordinals_titles_and_quotations_are_left_alone(
    prose: str,
) -> None:
    assert typed_figures(prose) == []


def test_a_quotation_mark_left_open_hides_no_figure() -> None:
    assert typed_figures("“给予100万元，《办法》5年") == [
        (3, "100万元", "money"),
        (13, "5年", "duration"),
    ]


def test_figures_come_in_the_order_of_the_text() -> None:
    text = "2019年以来给予50%、最高100万元，2年内有效"
    assert [words for _, words, _ in typed_figures(text)] == [
        "2019年",
        "50%",
        "100万元",
        "2年",
    ]


@pytest.mark.parametrize(
    "word",
    [
        "1,000,000元",
        "12,500",
        "3,500.50元",
        "壹佰万元整",
        "叁拾贰元伍角",
        "千分之五",
        "百分之三十点五",
        "三分之二",
        "万分之一",
    ],
)
def test_a_number_is_never_cut(word: str) -> None:
    assert tokenize(f"共{word}，内") == ["共", word, "，", "内"]
