"""An amount that cannot be meant is named at its place, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, rich, said

GRANT = "measures/grant.yaml"


def amount(text: str) -> Make:
    """The small support with another amount, as YAML has it behind `amount:`."""
    return rich(GRANT, ("amount: 1万元", f"amount: {text}"))


# The amount; then each finding: severity, column in the line of the amount, code, what
# is wrong; and below it what to do.
SLIPS: dict[str, tuple[str, list[str]]] = {
    "a share of a number": (
        "{share: 50%, of: staff}",
        [
            "error 30: [wrong-field-type] 填报项“人数”是数量，这里要金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "a share of nothing": (
        "{share: 0%, of: cost}",
        [
            "error 21: [share-out-of-range] 比例0%不在 0 到 100% 之间",
            "建议：核对比例",
        ],
    ),
    "a share of more than all": (
        "{share: 120%, of: cost}",
        [
            "warning 21: [share-out-of-range] 比例120%不在 0 到 100% 之间",
            "建议：核对比例",
        ],
    ),
    "times money": (
        "{share: 50%, of: [cost, rent]}",
        [
            "error 37: [wrong-field-type] 填报项“实际租金”是金额，这里要数量",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "a price times money": (
        "{each: 10元, of: cost, unit: 件}",
        [
            "error 29: [wrong-field-type] 填报项“研发费用”是金额，这里要数量",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "a price that is a number": (
        "{each: {field: staff}, of: area, unit: 件}",
        [
            "error 28: [wrong-field-type] 填报项“人数”是数量，这里要金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "more units than counts": (
        "{each: 10元, of: area, unit: 平方米·月·次}",
        [
            "error 41: [units-and-counts] 计量单位“平方米·月·次”是3个，数量却有1个",
            "建议：unit 用“·”隔开的每一个单位，在 of 里写出对应的数量",
        ],
    ),
    "fewer units than counts": (
        "{each: 10元, of: [area, months, staff], unit: 平方米·月}",
        [
            "error 58: [units-and-counts] 计量单位“平方米·月”是2个，数量却有3个",
            "建议：unit 用“·”隔开的每一个单位，在 of 里写出对应的数量",
        ],
    ),
    "a limit in another unit": (
        "{each: 10元, of: {field: months, at_most: 3年}, unit: 月}",
        [
            "error 54: [wrong-unit] 填报项“租用月数”是数量，单位是“个月”，写的是“年”",
            "建议：写成如 3个月",
        ],
    ),
    "a deduction in another unit": (
        "{share: 50%, of: {field: cost, minus: 3人}}",
        [
            "error 51: [wrong-unit] 填报项“研发费用”是金额，写的“3人”不是金额",
            "建议：写成如 100万元",
        ],
    ),
    "something earlier without a limit to take it off": (
        "{each: 10元, of: {field: months, earlier: staff}, unit: 月}",
        [
            "error 54: [earlier-without-limit] 写了此前已计（earlier），没有写最多计到多少",
            "建议：补写 at_most: 如 36个月，或删去 earlier",
        ],
    ),
    "a base that is no number": (
        "{share: 50%, of: {sum: [cost, 5左右]}}",
        [
            "error 43: [wrong-unit] “5左右”不是数值",
            "建议：写成如 500万元、36个月；填报项的标识以字母或汉字开头",
        ],
    ),
    "levels of money": (
        "{share: 50%, of: [cost, {levels: {national: 5元, city: 50%}, by: level}]}",
        [
            "error 57: [wrong-unit] 此处的数值应当是数量或者比例，写的是“5元”",
            "建议：核对单位",
        ],
    ),
    "levels of numbers": (
        "{share: 50%, of: {levels: {national: 5人}, by: level}}",
        [
            "error 50: [wrong-unit] 此处的数值应当是金额，写的是“5人”",
            "建议：核对单位",
        ],
    ),
    "levels of no choice": (
        "{share: 50%, of: [cost, {levels: {town: 50%}, by: level}]}",
        [
            "error 53: [unknown-choice] “town”不是填报项“认定级别”的选项",
            "建议：可用：national、provincial、city",
        ],
    ),
    "the answer is a number": (
        "{field: staff}",
        [
            "error 21: [wrong-field-type] 填报项“人数”是数量，这里要金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "an open part before another": (
        "{bands: [{rate: 1%}, {to: 5万元, rate: 2%}], of: cost}",
        [
            "error 34: [band-overlap] 不设上限的一段之后还有一段，永远用不上",
            "建议：除最后一段外，每段都写 to",
        ],
    ),
    "a part below the one before": (
        "{bands: [{to: 5万元, rate: 1%}, {to: 5万元, rate: 2%}], of: cost}",
        [
            "error 48: [band-overlap] 这一段到5万元，不高于前一段的5万元",
            "建议：由低到高写各段",
        ],
    ),
    "parts in persons of money": (
        "{bands: [{to: 5人, rate: 1%}, {rate: 2%}], of: cost}",
        [
            "error 27: [wrong-unit] 填报项“研发费用”是金额，写的“5人”不是金额",
            "建议：写成如 100万元",
        ],
    ),
    "rates of persons": (
        "{bands: [{to: 5万元, rate: 1人}, {rate: 2%}], of: cost}",
        [
            "error 38: [wrong-unit] 比例或单价写的是“1人”",
            "建议：写成如 8%，或者 100元",
        ],
    ),
    "shares of a number": (
        "{bands: [{to: 5人, rate: 1%}, {rate: 2%}], of: staff}",
        [
            "error 59: [wrong-field-type] 填报项“人数”是数量，这里要金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "prices of money": (
        "{bands: [{to: 5万元, rate: 1元}, {rate: 2元}], of: cost}",
        [
            "error 60: [wrong-field-type] 填报项“研发费用”是金额，这里要数量",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "a rate of nothing": (
        "{bands: [{to: 5万元, rate: 0%}, {rate: 2%}], of: cost}",
        [
            "error 38: [share-out-of-range] 比例0%不在 0 到 100% 之间",
            "建议：核对比例",
        ],
    ),
    "a step of nothing": (
        "{steps: {every: 0人, add: 1元}, of: staff}",
        [
            "error 29: [empty-step] 每满的数不能是0",
            "建议：写成如 30件、1000万元",
        ],
    ),
    "a step in another unit": (
        "{steps: {from: 5万元, every: 3人, add: 1元}, of: staff}",
        [
            "error 28: [wrong-unit] 填报项“人数”是数量，写的“5万元”不是数量",
            "建议：写成如 3人",
        ],
    ),
    "a row of no choice": (
        "{table: {phd: {full: 8万元}, bachelor: {full: 5万元}}, by: [degree, post]}",
        [
            "error 40: [unknown-choice] “bachelor”不是填报项“学历”的选项",
            "建议：可用：phd、master",
        ],
    ),
    "a column of no choice": (
        "{table: {phd: {full: 8万元, half: 1万元}}, by: [degree, post]}",
        [
            "error 45: [unknown-choice] “half”不是填报项“任职方式”的选项",
            "建议：可用：full、part",
        ],
    ),
    "a table by a number": (
        "{table: {phd: {full: 8万元}}, by: [staff, post]}",
        [
            "error 46: [wrong-field-type] 填报项“人数”是数量，这里要选择",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "most below least": (
        "{share: 50%, of: cost, at_least: 5万元, at_most: 3万元}",
        [
            "error 60: [cap-order] 最高3万元，低于最低5万元",
            "建议：核对 at_most 和 at_least",
        ],
    ),
    "instalments that are not all": (
        "{value: 5万元, paid: [30%, 60%]}",
        [
            "error 26: [paid-not-whole] 分期拨付 30%、60%，合计不是100%",
            "建议：核对各期比例",
        ],
    ),
    "years in months": (
        "{value: 5万元, years: 30个月}",
        [
            "error 33: [wrong-unit] 此处应为年数，写的是“30个月”",
            "建议：写成如 5年",
        ],
    ),
    "a tier of no choice": (
        "{by: level, tiers: {national: 5万元, town: 1万元}}",
        [
            "error 54: [unknown-choice] 档次“town”不是填报项“认定级别”的选项",
            "建议：可用：national、provincial、city",
        ],
    ),
    "tiers without a question": (
        "{tiers: {national: 5万元}}",
        [
            "error 5: [tiers-without-question] 没有写按哪一填报项分档",
            "建议：补写 by: 填报项的标识，或者给各档写 if: 条件",
        ],
    ),
    "a band of a choice": (
        "{by: level, tiers: {a: {band: {from: 5人}, amount: 1万元}}}",
        [
            "error 18: [wrong-field-type] 填报项“认定级别”是选择，这里要数量或者金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "a band in another unit": (
        "{by: staff, tiers: {a: {band: {from: 5家}, amount: 1万元}}}",
        [
            "error 50: [wrong-unit] 填报项“人数”的单位是“人”，档次“5家以上”的端点不是",
            "建议：端点写上单位“人”",
        ],
    ),
    "a band of shares in bare numbers": (
        "{by: growth, tiers: {a: {band: {from: '20'}, amount: 1万元}}}",
        [
            "error 51: [wrong-unit] 填报项“营业收入增长率”的单位是“%”，档次“20以上”的端点不是",
            "建议：端点写上单位“%”",
        ],
    ),
    "a band without bounds": (
        "{by: staff, tiers: {a: {band: {includes: both}, amount: 1万元}}}",
        [
            "error 37: [bad-band] 档次“区间”的区间没有端点",
            "建议：写 from（下限）或 to（上限）",
        ],
    ),
    "two units in a band": (
        "{by: staff, tiers: {a: {band: {from: 5人, to: 8家}, amount: 1万元}}}",
        [
            "error 58: [bad-band] 档次“5人以上不满8家”的上下限单位不同",
            "建议：上下限用同一单位",
        ],
    ),
    "a band upside down": (
        "{by: staff, tiers: {a: {band: {from: 8人, to: 5人}, amount: 1万元}}}",
        [
            "error 50: [band-inverted] 档次“8人以上不满5人”的下限不小于上限",
            "建议：from 写小的，to 写大的",
        ],
    ),
    "a bound that is no number": (
        "{by: staff, tiers: {a: {band: {from: 多人}, amount: 1万元}}}",
        [
            "error 50: [bad-band] 区间的端点“多人”不是数",
            "建议：写成如 1000万元、3年，或只写阿拉伯数字",
        ],
    ),
    "bands over one another": (
        "{by: staff, tiers: {a: {band: {to: 8人}, amount: 1万元}, b: {band: {from: 5人}, amount: 2万元}}}",
        [
            "error 71: [band-overlap] 档次“不满8人”和“5人以上”的区间重叠",
            "建议：相邻两档的端点要相接，并只由一档含本数（includes）",
        ],
    ),
    "a bound that belongs to both": (
        "{by: staff, tiers: {a: {band: {to: 8人, includes: upper}, amount: 1万元}, b: {band: {from: 8人}, amount: 2万元}}}",
        [
            "error 88: [band-overlap] 档次“8人以下”和“8人以上”都含端点，区间重叠",
            "建议：相邻两档的端点要相接，并只由一档含本数（includes）",
        ],
    ),
    "a bound that belongs to none": (
        "{by: staff, tiers: {a: {band: {to: 8人}, amount: 1万元}, b: {band: {from: 8人, includes: none}, amount: 2万元}}}",
        [
            "warning 71: [band-gap] 档次“不满8人”和“超过8人”都不含端点，正好等于端点的落空",
            "建议：相邻两档的端点要相接，并只由一档含本数（includes）",
        ],
    ),
    "a hole between bands": (
        "{by: staff, tiers: {a: {band: {to: 8人}, amount: 1万元}, b: {band: {from: 10人}, amount: 2万元}}}",
        [
            "warning 71: [band-gap] 档次“不满8人”和“10人以上”的区间之间有空档",
            "建议：相邻两档的端点要相接，并只由一档含本数（includes）",
        ],
    ),
    "a band that begins at words": (
        "{by: staff, tiers: {a: {band: {from: 不少, to: 20人}, amount: 1元}}}",
        [
            "error 50: [bad-band] 区间的端点“不少”不是数",
            "建议：写成如 1000万元、3年，或只写阿拉伯数字",
        ],
    ),
    "a band that ends at words": (
        "{by: staff, tiers: {a: {band: {from: 10人, to: 很多}, amount: 1元}}}",
        [
            "error 59: [bad-band] 区间的端点“很多”不是数",
            "建议：写成如 1000万元、3年，或只写阿拉伯数字",
        ],
    ),
    "a condition on nothing": (
        "{tiers: {a: {if: {field: stafff, op: at_least, value: 3人}, amount: 1万元}}}",
        [
            "error 38: [unknown-field] fields.yaml 中没有填报项“stafff”",
            "建议：是否应为“staff”？",
        ],
    ),
    "when nothing is asked": (
        "{value: 1万元, when: {field: locl, op: 'yes'}}",
        [
            "error 40: [unknown-field] fields.yaml 中没有填报项“locl”",
            "建议：是否应为“local”？",
        ],
    ),
    "less what nobody asks": (
        "{value: 1万元, less: stafff}",
        [
            "error 32: [unknown-field] fields.yaml 中没有填报项“stafff”",
            "建议：是否应为“staff”？",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    written, findings = SLIPS[slip]
    found = said(tmp_path, amount(written))
    assert [one.replace(f"policy/{GRANT}:7:", "") for one in found] == findings
