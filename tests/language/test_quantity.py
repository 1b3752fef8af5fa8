"""Figures of a policy: read exactly, refused with a reason, printed in one way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policypress.language.quantity import (
    COUNT_UNITS,
    DURATION_UNITS,
    Quantity,
    QuantityError,
    format_money,
    format_ratio,
    parse_quantity,
)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("100万元", Quantity("money", 1_000_000, "元")),
        ("1.5亿元", Quantity("money", 150_000_000, "元")),
        ("800元", Quantity("money", 800, "元")),
        ("0.5万元", Quantity("money", 5_000, "元")),
        ("0.5元", Quantity("money", Decimal("0.5"), "元")),
        ("12.34元", Quantity("money", Decimal("12.34"), "元")),
        ("1.5吨", Quantity("count", Decimal("1.5"), "吨")),
        ("200千瓦", Quantity("count", 200, "千瓦")),
        ("1000架次", Quantity("count", 1000, "架次")),
        ("4000多万元", Quantity("money", 40_000_000, "元", "多")),
        ("1万多元", Quantity("money", 10_000, "元", "多")),
        ("1500余元", Quantity("money", 1_500, "元", "余")),
        ("50%", Quantity("ratio", Decimal("0.5"), "%")),
        ("12.5%", Quantity("ratio", Decimal("0.125"), "%")),
        ("200多个", Quantity("count", 200, "个", "多")),
        ("24条", Quantity("count", 24, "条")),
        ("20家", Quantity("count", 20, "家")),
        ("100万件", Quantity("count", 1_000_000, "件")),
        ("5年", Quantity("duration", 5, "年")),
        ("3个月", Quantity("duration", 3, "个月")),
        ("30日", Quantity("duration", 30, "日")),
        ("20个工作日", Quantity("duration", 20, "个工作日")),
        ("30余年", Quantity("duration", 30, "年", "余")),
    ],
)
def test_the_forms_of_official_documents_are_read(
    text: str, quantity: Quantity
) -> None:
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("100万", "缺少“元”", "写作“100万元”"),
        ("100", "缺少单位", "例如“100万元”"),
        ("100 万元", "有空格", "写作“100万元”"),
        ("1,000元", "千位分隔逗号", "写作“1000元”"),
        ("1,000,000元", "千位分隔逗号", "写作“1000000元”"),
        ("5百万元", "“百万”不能接在阿拉伯数字后面", "写作“500万元”"),
        ("3千元", "“千”不能接在阿拉伯数字后面", "写作“3000元”"),
        ("1万亿元", "“万亿”不能接", "写作“10000亿元”"),
        ("5万年", "“万”不能接", "写作“50000年”"),
        ("1万%", "“万”不能接", "写作“10000%”"),
        ("１００万元", "全角", "写作“100万元”"),
        ("50％", "全角", "写作“50%”"),
        ("1，000元", "", ""),
        ("一百万元", "汉字数字", "写作“100万元”"),
        ("五百多万元", "汉字数字", "写作“500多万元”"),
        ("三年", "汉字数字", "写作“3年”"),
        ("百分之五十", "汉字数字", "写作“50%”"),
        ("千亿元", "汉字数字", "先写阿拉伯数字"),
        ("100万圆", "“圆”应写作“元”", "写作“100万元”"),
        ("100万美元", "单位“美元”不认识", "可用的单位：元"),
        ("-5万元", "负数", "不能为负数"),
        ("负5万元", "负数", "不能为负数"),
        ("1.505元", "不足1分", "精确到分"),
        ("0.0000001万元", "不足1分", "精确到分"),
        ("1.5年", "不是整数", "18个月"),
        ("2.5个", "不是整数", "整数"),
        (".5亿元", "小数点前缺0", "写作“0.5亿元”"),
        ("050%", "以0开头", "写作“50%”"),
        ("4000万多元", "“多”的位置不对", "写作“4000多万元”"),
        ("1多万元", "“多”的位置不对", "写作“1万多元”"),
        ("10多万余元", "只能写一个", "写作“10多万元”"),
        ("5多个", "整十、整百", "确切的数"),
        ("50多%", "不能带“多”“余”", "百分数"),
        ("9" * 5000 + "元", "文字太长", "先写阿拉伯数字"),
        ("1" + "亿" * 9 + "元", "不认识", "可用的单位"),
        ("最高100万元", "不是一个数量", "先写阿拉伯数字"),
        ("10—50万元", "不是一个数量", "先写阿拉伯数字"),
        ("", "没有写数量", "例如"),
        ("  ", "没有写数量", "例如"),
    ],
)
def test_a_slip_is_refused_with_its_reason_and_the_remedy(
    text: str, message: str, hint: str
) -> None:
    error = parse_quantity(text)
    assert isinstance(error, QuantityError)
    assert message in error.message
    assert hint in error.hint


SHAPE = "先写阿拉伯数字，再写单位，例如“100万元”“50%”“20家”“30个工作日”"
NOT_ROUND = "写明确切的数，或者改用整十、整百的数"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            " ",
            "没有写数量",
            "写明数字和单位，例如“100万元”“50%”“20家”“30个工作日”",
        ),
        ("9" * 90 + "元", "文字太长，不是一个数量", SHAPE),
        ("100 万元", "“100 万元”中有空格", "写作“100万元”"),
        (
            "１００万元",
            "“１００万元”中有全角数字或符号，应使用半角",
            "写作“100万元”",
        ),
        (
            "−5万元",
            "“−5万元”是负数",
            "金额、比例、数量和期限不能为负数",
        ),
        ("1,000元", "“1,000元”中有千位分隔逗号", "写作“1000元”"),
        (
            ".5万元",
            "“.5万元”的小数点前缺0（GB/T 15835）",
            "写作“0.5万元”",
        ),
        ("05万元", "“05万元”的数字以0开头", "写作“5万元”"),
        (
            "一百万元",
            "“一百万元”用了汉字数字，应使用阿拉伯数字",
            "写作“100万元”",
        ),
        ("百分之x", "“百分之x”用了汉字数字，应使用阿拉伯数字", SHAPE),
        ("100万", "“100万”缺少“元”", "写作“100万元”"),
        ("100", "“100”缺少单位", SHAPE),
        ("5圆", "货币单位“圆”应写作“元”", "写作“5元”"),
        (
            "5百元",
            "“百”不能接在阿拉伯数字后面作“元”的倍数（GB/T 15835）",
            "写作“500元”",
        ),
        (
            "0.001百元",
            "“百”不能接在阿拉伯数字后面作“元”的倍数（GB/T 15835）",
            "写作“0.1元”",
        ),
        (
            "0.555元",
            "“0.555元”不足1分的部分无法表示",
            "金额精确到分，如 12.34元",
        ),
        (
            "1.5年",
            "“1.5年”不是整数",
            "期限用整数，例如“1.5年”写作“18个月”",
        ),
        ("1.5个", "“1.5个”不是整数", "个数、家数、件数用整数"),
        (
            "50多%",
            "比例不能带“多”“余”",
            "写明确切的百分数，例如“50%”",
        ),
        ("40多万多元", "“多”“余”只能写一个", "写作“40多万元”"),
        ("1余万元", "“余”的位置不对", "写作“1万余元”"),
        (
            "23余年",
            "“23余年”：“余”要接在整十、整百的数后面",
            NOT_ROUND,
        ),
        (
            "23多个",
            "“23多个”：“多”要接在整十、整百的数后面",
            NOT_ROUND,
        ),
        ("abc", "“abc”不是一个数量", SHAPE),
    ],
)
def test_each_slip_is_named_word_for_word(
    text: str, message: str, hint: str
) -> None:
    assert parse_quantity(text) == QuantityError(message, hint)


def test_money_need_not_be_round_to_be_approximate() -> None:
    assert parse_quantity("23多元") == Quantity("money", 23, "元", "多")


@given(st.text("0123456789.,%万亿百千元多余年个家- ％０一百分之", max_size=12))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert isinstance(parse_quantity(text), (Quantity, QuantityError))


@given(st.text("0123456789.万亿元多余年个%", max_size=9))
def test_what_was_read_prints_to_a_text_that_reads_the_same(text: str) -> None:
    quantity = parse_quantity(text)
    if isinstance(quantity, Quantity):
        assert parse_quantity(str(quantity)) == quantity


_TENS = st.integers(1, 10**6).map(lambda n: n * 10)


@given(
    st.one_of(
        st.builds(
            Quantity, st.just("money"), st.integers(0, 10**13), st.just("元")
        ),
        st.builds(
            Quantity,
            st.just("money"),
            _TENS,
            st.just("元"),
            st.sampled_from("多余"),
        ),
        st.builds(
            Quantity,
            st.just("count"),
            st.integers(0, 10**9),
            st.sampled_from(COUNT_UNITS),
        ),
        st.builds(
            Quantity,
            st.just("count"),
            _TENS,
            st.sampled_from(COUNT_UNITS),
            st.sampled_from("多余"),
        ),
        st.builds(
            Quantity,
            st.just("duration"),
            st.integers(0, 10**6),
            st.sampled_from(DURATION_UNITS),
        ),
        st.builds(
            Quantity,
            st.just("ratio"),
            st.decimals(
                0, 10, places=4, allow_nan=False, allow_infinity=False
            ),
            st.just("%"),
        ),
    )
)
def test_every_quantity_comes_back_from_its_print(quantity: Quantity) -> None:
    assert parse_quantity(str(quantity)) == quantity


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (0, "0元"),
        (800, "800元"),
        (1_500, "1500元"),
        (10_000, "1万元"),
        (12_000, "1.2万元"),
        (12_345, "12345元"),
        (1_000_000, "100万元"),
        (40_000_000, "4000万元"),
        (99_990_000, "9999万元"),
        (100_000_000, "1亿元"),
        (150_000_000, "1.5亿元"),
        (123_450_000, "1.2345亿元"),
        (123_456_000, "12345.6万元"),
        (10**12, "10000亿元"),
        (Fraction(1, 2), "0.5元"),
        (Decimal("12345.67"), "12345.67元"),
        (Fraction("123456000.25"), "12345.600025万元"),
    ],
)
def test_money_prints_in_its_natural_unit(
    yuan: int | Decimal | Fraction, words: str
) -> None:
    assert format_money(yuan) == words


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        ("0.5", "50%"),
        ("0.125", "12.5%"),
        ("1", "100%"),
        ("1.50", "150%"),
        ("0", "0%"),
    ],
)
def test_a_ratio_prints_as_a_percentage(ratio: str, words: str) -> None:
    assert format_ratio(Decimal(ratio)) == words


def test_an_approximate_amount_keeps_its_word_where_it_is_spoken() -> None:
    assert str(parse_quantity("10000多万元")) == "1亿多元"
    assert str(parse_quantity("4000多万元")) == "4000多万元"
    assert str(parse_quantity("1200余万元")) == "1200余万元"
