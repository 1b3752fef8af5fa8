"""Amounts that are written wrong: each is found at its place, with what to write instead.

⟦ stands where the finding is expected; the file is written without it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.rich_policy import found, marked, support

# What is wrong: lines of the support, code, words of the message, words of the hint.
CASES = {
    "定额写成比例": ("amount: ⟦50%", "wrong-unit", "应为金额", "100万元"),
    "定额没有单位": ("amount: ⟦50", "wrong-unit", "缺少单位", "100万元"),
    "金额是空的": ("amount:⟦", "wrong-shape", "空白", "value 定额"),
    "金额写成列表": (
        "⟦amount: [1万元, 2万元]",
        "wrong-shape",
        "列表",
        "sum 各项相加",
    ),
    "没有写种类": (
        "⟦amount: {of: cost, called: 费用}",
        "unknown-kind",
        "没有写明是哪一种",
        "share 按比例",
    ),
    "种类拼错": (
        "⟦amount: {shar: 50%, of: cost}",
        "unknown-kind",
        "shar",
        "“share”",
    ),
    "写了两个种类": (
        "⟦amount: {share: 50%, value: 1万元, of: cost}",
        "two-kinds",
        "“share”和“value”",
        "只留一个",
    ),
    "比例写成金额": (
        "amount: {share: ⟦50元, of: cost}",
        "wrong-unit",
        "应为比例",
        "50%",
    ),
    "比例没有基数": (
        "⟦amount: {share: 50%}",
        "missing-field",
        "of",
        "补写 of",
    ),
    "比例为零": (
        "amount: {share: ⟦0%, of: cost}",
        "share-out-of-range",
        "0%",
        "核对比例",
    ),
    "基数没有登记": (
        "amount: {share: 50%, of: ⟦costs}",
        "unknown-field",
        "costs",
        "“cost”",
    ),
    "基数不是金额": (
        "amount: {share: 50%, of: ⟦staff}",
        "wrong-field-type",
        "人数",
        "换一个填报项",
    ),
    "基数里键拼错": (
        "amount: {share: 50%, of: {field: cost, ⟦at_mosts: 5万元}}",
        "unknown-key",
        "at_mosts",
        "“at_most”",
    ),
    "基数的限额单位不对": (
        "amount: {share: 50%, of: {field: cost, at_most: ⟦36个月}}",
        "wrong-unit",
        "不是金额",
        "100万元",
    ),
    "基数里的数值写错": (
        "amount: {share: 50%, of: {lowest: [cost, ⟦500左右]}}",
        "wrong-unit",
        "“500左右”不是数值",
        "500万元",
    ),
    "数量不是数": (
        "amount: {each: 1000元, of: ⟦cost, unit: 人}",
        "wrong-field-type",
        "这里要数量",
        "换一个填报项",
    ),
    "单价没有单位": (
        "⟦amount: {each: 1000元, of: staff}",
        "missing-field",
        "unit",
        "补写 unit",
    ),
    "单位比数量多": (
        "amount: {each: 40元, of: area, unit: ⟦平方米·月}",
        "units-and-counts",
        "是2个，数量却有1个",
        "of 里写出",
    ),
    "第二个数量没有登记": (
        "amount: {each: 40元, of: [area, ⟦month], unit: 平方米·月}",
        "unknown-field",
        "month",
        "“months”",
    ),
    "计数的上限单位不对": (
        "amount: {each: 40元, of: [area, {field: months, at_most: ⟦3年}], unit: 平方米·月}",
        "wrong-unit",
        "单位是“个月”",
        "3个月",
    ),
    "档次不是选项": (
        "amount: {tiers: {national: 3万元, town: ⟦1万元}, by: level}",
        "unknown-choice",
        "town",
        "national",
    ),
    "分档没有写依据": (
        "⟦amount: {tiers: {national: 3万元}}",
        "tiers-without-question",
        "按哪一填报项",
        "by",
    ),
    "分档依据不是选择": (
        "amount: {tiers: {national: 3万元}, by: ⟦cost}",
        "wrong-field-type",
        "这里要选择",
        "换一个填报项",
    ),
    "档次里直接写种类": (
        "amount: {tiers: {national: {⟦share: 50%, amount: 1万元}}, by: level}",
        "unknown-key",
        "share",
        "写在 amount 里",
    ),
    "档次里的算法写错": (
        "amount: {tiers: {national: {amount: {share: ⟦5元, of: cost}}}, by: level}",
        "wrong-unit",
        "应为比例",
        "50%",
    ),
    "档次的条件没有登记": (
        "amount: {tiers: {a: {amount: 1万元, if: {field: ⟦loca, op: 'yes'}}}}",
        "unknown-field",
        "loca",
        "“local”",
    ),
    "区间重叠": (
        "amount: {tiers: {a: {amount: 1万元, band: {to: 50人, includes: both}}, "
        "b: {amount: 2万元, ⟦band: {from: 50人}}}, by: staff}",
        "band-overlap",
        "重叠",
        "含本数",
    ),
    "区间的单位不同": (
        "amount: {tiers: {a: {amount: 1万元, band: {to: ⟦50件}}}, by: staff}",
        "wrong-unit",
        "单位是“人”",
        "写上单位“人”",
    ),
    "区间的百分数没有单位": (
        "amount: {tiers: {a: {amount: 1万元, band: {from: ⟦20}}}, by: growth}",
        "wrong-unit",
        "单位是“%”",
        "写上单位“%”",
    ),
    "二维表只写一个依据": (
        "amount: {table: {phd: {full: 8万元}}, ⟦by: [degree]}",
        "too-few",
        "至少要有 2 项",
        "补写",
    ),
    "二维表的行不是选项": (
        "amount: {table: {⟦doctor: {full: 8万元}}, by: [degree, post]}",
        "unknown-choice",
        "doctor",
        "phd",
    ),
    "二维表的列不是选项": (
        "amount: {table: {phd: {whole: ⟦8万元}}, by: [degree, post]}",
        "unknown-choice",
        "whole",
        "full",
    ),
    "累进的上限不递增": (
        "amount: {bands: [{to: 500万元, rate: 8%}, {to: ⟦300万元, rate: 9%}, {rate: 1%}], of: cost}",
        "band-overlap",
        "不高于前一段",
        "由低到高",
    ),
    "累进中间一段没有上限": (
        "amount: {bands: [{rate: 8%}, ⟦{rate: 9%}], of: cost}",
        "band-overlap",
        "永远用不上",
        "每段都写 to",
    ),
    "累进的比例是数量": (
        "amount: {bands: [{to: 5万元, rate: ⟦3人}, {rate: 9%}], of: cost}",
        "wrong-unit",
        "3人",
        "8%",
    ),
    "累进上限的单位不对": (
        "amount: {bands: [{to: ⟦500人, rate: 8%}, {rate: 10%}], of: cost}",
        "wrong-unit",
        "不是金额",
        "100万元",
    ),
    "阶梯没有每满": (
        "amount: {⟦steps: {add: 3万元}, of: staff}",
        "missing-field",
        "every",
        "补写 every",
    ),
    "阶梯的单位不同": (
        "amount: {steps: {every: ⟦30件, add: 3万元}, of: staff}",
        "wrong-unit",
        "单位是“人”",
        "3人",
    ),
    "阶梯每满零": (
        "amount: {steps: {every: ⟦0人, add: 3万元}, of: staff}",
        "empty-step",
        "不能是0",
        "1000万元",
    ),
    "相加只有一项": (
        "amount: {⟦sum: [1万元]}",
        "too-few",
        "至少要有 2 项",
        "补写",
    ),
    "相加写成文字": (
        "amount: {sum: ⟦两项}",
        "wrong-shape",
        "应是列表",
        "“- ”",
    ),
    "取低的一项写错": (
        "amount: {lowest: [5万元, {share: 30%, of: ⟦investment}]}",
        "unknown-field",
        "investment",
        "登记",
    ),
    "按实际的不是金额": (
        "amount: {field: ⟦staff}",
        "wrong-field-type",
        "这里要金额",
        "换一个填报项",
    ),
    "一事一议是空的": (
        "amount: {discretionary: ⟦}",
        "empty-value",
        "不能为空",
        "写上内容",
    ),
    "最高低于最低": (
        "amount: {share: 5%, of: cost, at_least: 3万元, at_most: ⟦1万元}",
        "cap-order",
        "最高1万元，低于最低3万元",
        "at_most",
    ),
    "最高写成数量": (
        "amount: {share: 5%, of: cost, at_most: ⟦3项}",
        "wrong-unit",
        "应为金额",
        "100万元",
    ),
    "扣除的没有登记": (
        "amount: {value: 3万元, less: ⟦earlier}",
        "unknown-field",
        "earlier",
        "for_each: patent",
    ),
    "分期不足百分之百": (
        "amount: {value: 3万元, ⟦paid: [40%, 30%]}",
        "paid-not-whole",
        "合计不是100%",
        "核对各期",
    ),
    "分期写成金额": (
        "amount: {value: 3万元, paid: [⟦1万元, 60%]}",
        "wrong-unit",
        "应为比例",
        "50%",
    ),
    "分期的条件没有登记": (
        "amount: {value: 3万元, paid: [40%, {share: 60%, when: ⟦passed}]}",
        "unknown-field",
        "passed",
        "拨付条件",
    ),
    "年数不是年": (
        "amount: {value: 3万元, years: ⟦36个月}",
        "wrong-unit",
        "应为年数",
        "5年",
    ),
    "周期写错": (
        "amount: {value: 3万元, period: ⟦yearly}",
        "not-allowed",
        "yearly",
        "“year”",
    ),
    "适用情形写错": (
        "amount: {value: 3万元, ⟦when: {op: 'yes'}}",
        "missing-field",
        "field",
        "补写 field",
    ),
    "名称里写了数值": (
        "amount: {share: 50%, of: cost, called: ⟦50万元以内的费用}",
        "typed-figure",
        "50万元",
        "写成数据",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_a_wrong_amount_is_found_at_its_place(
    tmp_path: Path, what: str
) -> None:
    lines, code, says, hint = CASES[what]
    changes = support(lines)
    findings = found(tmp_path, changes)
    shown = "\n".join(map(str, findings))
    (hit,) = [one for one in findings if str(one.place) == marked(changes)]
    assert hit.code == code, shown
    assert says in hit.message, shown
    assert hint in hit.hint, shown
    others = {one.code for one in findings if one.severity == "error"}
    assert others <= {code}, shown


def test_a_share_of_more_than_all_is_a_warning(tmp_path: Path) -> None:
    """Some policies do give more than was paid."""
    (finding,) = found(tmp_path, support("amount: {share: 120%, of: cost}"))
    assert (finding.code, finding.severity) == (
        "share-out-of-range",
        "warning",
    )
