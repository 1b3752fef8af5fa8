"""Questions and guides that contradict one another, as the drafter reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, measure, replaced, rich, said, small

COMMON = "guides/common.yaml"
BASIS = "basis: {status: proposed, reason: 样例}"

# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "a choice without choices": (
        rich(
            "fields.yaml",
            (
                "    choices: {national: 国家级, provincial: 省级, city: 市级}\n",
                "",
            ),
        ),
        [
            "error policy/fields.yaml:13:11: [no-choices] 选择项“认定级别”没有选项",
            "建议：补写 choices: {标识: 名称}",
        ],
    ),
    "two choices of one name": (
        rich("fields.yaml", ("provincial: 省级", "provincial: 国家级")),
        [
            "error policy/fields.yaml:14:42: [same-choice] “认定级别”的选项“national”和“provincial”都叫“国家级”，分不清选的是哪一个",
            "建议：改用不同的名称，或删去一个",
        ],
    ),
    "a choice that is called by the id of another": (
        rich(
            "fields.yaml",
            ("{full: 全职, part: 兼职}", "{full: part, part: 兼职}"),
        ),
        [
            "error policy/fields.yaml:16:72: [same-choice] “任职方式”的选项“full”叫“part”，又是另一个选项的标识，分不清选的是哪一个",
            "建议：改用不同的名称或标识",
        ],
    ),
    "money in another unit than yuan": (
        rich(
            "fields.yaml",
            (
                "研发费用是多少？, type: money, unit: 元",
                "研发费用是多少？, type: money, unit: 万元",
            ),
        ),
        [
            "error policy/fields.yaml:3:62: [wrong-unit] 金额按元计算，“研发费用”的单位不能是“万元”",
            "建议：写 unit: 元；填报时可以写成 5万元、1.2亿元",
        ],
    ),
    "a bound in another unit than the answer": (
        rich("fields.yaml", ("unit: 个月}", "unit: 个月, most: 365天}")),
        [
            "error policy/fields.yaml:8:73: [wrong-unit] “租用月数”的最多：单位是“个月”，写的是“天”",
            "建议：写成如 365个月",
        ],
    ),
    "a bound of money that is no money": (
        rich(
            "fields.yaml",
            (
                "研发费用是多少？, type: money, unit: 元",
                "研发费用是多少？, type: money, unit: 元, most: 100",
            ),
        ),
        [
            "error policy/fields.yaml:3:71: [wrong-unit] “研发费用”的最多：写的“100”不是金额",
            "建议：写成如 100万元",
        ],
    ),
    "a bound of what is no number": (
        rich(
            "fields.yaml",
            ("何时成立？, type: date", "何时成立？, type: date, most: 3年"),
        ),
        [
            "error policy/fields.yaml:17:61: [wrong-field-type] “成立日期”是日期，没有最多是多少",
            "建议：删去 most",
        ],
    ),
    "a condition that asks for more than anybody has": (
        lambda: replaced(
            measure(
                conditions="{long: {field: months, op: more_than, value: 12个月}}"
            )(),
            "fields.yaml",
            (("unit: 个月}", "unit: 个月, most: 12个月}"),),
        ),
        [
            "error policy/measures/grant.yaml:8:58: [out-of-reach] “租用月数”最多12个月（fields.yaml 的 most），不会超过12个月，没有人能符合",
            "建议：核对两处的数，改正其中一处",
        ],
    ),
    "a derived figure of days and yuan": (
        rich(
            "fields.yaml",
            (
                "formula: revenue / revenue_before - 1",
                "formula: revenue + staff",
            ),
        ),
        [
            "error policy/fields.yaml:31:37: [mixed-units] 算式“revenue + staff”把单位不同的数（元、人）相加减",
            "建议：核对算式；单位其实相同的，把填报项的 unit 改成一样",
        ],
    ),
    "a derived figure that mixes nothing": (
        rich(
            "fields.yaml",
            (
                "formula: revenue / revenue_before - 1",
                "formula: (cost - rent * 2) / staff + revenue / staff - 3",
            ),
        ),
        [],
    ),
    "several answers to a number": (
        rich(
            "fields.yaml",
            ("question: 面积多大？", "question: 面积多大？, several: true"),
        ),
        [
            "error policy/fields.yaml:7:47: [wrong-field-type] “面积”是数量，不能多选",
            "建议：删去 several，或把 type 改为 choice",
        ],
    ),
    "a default that is no answer": (
        rich(
            "fields.yaml",
            ('type: money, default: "0"', "type: money, default: 无"),
        ),
        [
            "error policy/fields.yaml:28:54: [bad-default] 栏目“此前已得奖励”是金额，默认值不能是“无”",
            "建议：数量和金额写数，如 0；是否写 yes 或 no；选择写选项标识",
        ],
    ),
    "a column called like a question": (
        rich("fields.yaml", ("      pages: {", "      staff: {")),
        [
            "error policy/fields.yaml:29:7: [same-id] 栏目“staff”与填报项同名",
            "建议：改用别的标识；填报项在 policy/fields.yaml:6:3",
        ],
    ),
    "a derived figure called like a question": (
        rich("fields.yaml", ("  growth: {", "  staff: {")),
        [
            "error policy/fields.yaml:31:3: [same-id] 推算项“staff”与别的填报项同名",
            "建议：改用别的标识",
        ],
    ),
    "a derived figure of another": (
        rich(
            "fields.yaml",
            (
                "derived:\n",
                'derived:\n  twice: {label: 二倍, formula: growth * 2, unit: "%"}\n',
            ),
        ),
        [
            "error policy/fields.yaml:31:31: [derived-of-derived] 推算项“twice”用了推算项“growth”",
            "建议：把算式展开，只用填报项",
        ],
    ),
    "a formula of nothing": (
        rich(
            "fields.yaml",
            ("revenue / revenue_before", "revenue / revenue_befor"),
        ),
        [
            "error policy/fields.yaml:31:37: [unknown-field] 算式中的“revenue_befor”不是填报项",
            "建议：是否应为“revenue_before”？",
        ],
    ),
    "a formula of a date": (
        rich("fields.yaml", ("revenue / revenue_before", "revenue / founded")),
        [
            "error policy/fields.yaml:31:37: [wrong-field-type] 填报项“成立日期”是日期，这里要数量或者金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "a standard that is no number": (
        rich(
            "fields.yaml",
            (
                "derived:\n",
                f"standards:\n  wage: {{label: 最低工资, value: {{value: 若干, {BASIS}}}}}\nderived:\n",
            ),
        ),
        [
            "error policy/fields.yaml:31:23: [not-a-number] 标准“最低工资”应为数量，写的是“若干”",
            "建议：写成如 2300元、4.35%",
        ],
    ),
    "a guide of no measure": (
        small("guides/prise.yaml", ("", "audience: 甲。\n")),
        [
            "error policy/guides/prise.yaml:1:1: [unknown-measure] 没有措施“prise”，这份指南无处可用",
            "建议：是否应为“prize”？",
        ],
    ),
    "a material that proves nothing": (
        small(COMMON, ("form: form,", "form: form, proves: [locl],")),
        [
            "error policy/guides/common.yaml:2:49: [unknown-condition] 没有条件“locl”，材料“申请表”证明不了它",
            "建议：是否应为“local”？",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
