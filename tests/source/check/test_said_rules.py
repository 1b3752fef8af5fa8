"""Limits, amounts and conditions that contradict one another, as the drafter reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, measure, more, rich, said, small

PRIZE = "measures/prize.yaml"
CAP_YEAR = "cap_year: {at_most: 30万元, period: year}"

# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "a cap below the prize": (
        small(PRIZE, (CAP_YEAR, CAP_YEAR.replace("30", "15"))),
        [
            "error policy/measures/prize.yaml:18:34: [cap-under-amount] 单个申请人每年最高15万元，低于“大赛获奖奖励”“大赛金奖”的20万元",
            "建议：提高限额，或降低标准",
        ],
    ),
    "less for a year than for one": (
        small(PRIZE, (CAP_YEAR, f"{CAP_YEAR}, one: {{at_most: 40万元}}")),
        [
            "error policy/measures/prize.yaml:18:34: [cap-order] 单个申请人每年最高30万元，低于单个申请人最高40万元",
            "建议：核对两个限额",
        ],
    ),
    "so many of one row": (
        more("limits", "{n: {at_most: 3件, scope: row}}"),
        [
            "error policy/measures/grant.yaml:8:38: [count-of-a-row] “研发支持”的名额写成了每一项的",
            "建议：名额写 scope: applicant（每个申请人）或 all（全部申请人）",
        ],
    ),
    "a limit of another support": (
        measure(limits="{n: {at_most: 9万元, of: [mian]}}"),
        [
            "error policy/measures/grant.yaml:8:33: [unknown-support] 没有资助项目或者措施“mian”",
            "建议：是否应为“main”？",
        ],
    ),
    "the highest of another support": (
        measure(highest="{one: {of: [main, mian], clause: more}}"),
        [
            "error policy/measures/grant.yaml:8:28: [unknown-support] 本条没有资助项目“mian”",
            "建议：是否应为“main”？",
        ],
    ),
    "the highest by another clause": (
        measure(highest="{one: {of: [main, main], clause: mor}}"),
        [
            "error policy/measures/grant.yaml:8:43: [unknown-clause] 没有“mor”款",
            "建议：是否应为“more”？",
        ],
    ),
    "an unknown condition set aside": (
        measure(set_aside="[locl]"),
        [
            "error policy/measures/grant.yaml:8:13: [unknown-condition] policy.yaml 没有通用条件“locl”",
            "建议：是否应为“local”？",
        ],
    ),
    "a group that nobody named": (
        measure(**{"for": "[firm]"}),
        [
            "error policy/measures/grant.yaml:8:7: [unknown-group] policy.yaml 的 groups 中没有“firm”",
            "建议：先在 groups 中登记",
        ],
    ),
    "an exclusion without words": (
        rich(
            "policy.yaml",
            (
                "conditions:\n",
                'exclusions: {bad: {field: local, op: "no"}}\nconditions:\n',
            ),
        ),
        [
            "error policy/policy.yaml:13:14: [exclusion-without-text] 不予资助的情形没有写 text（表述），条文和指南无从列出",
            "建议：补写 text: 情形的说法",
        ],
    ),
    "a thing that nobody asks": (
        more("for_each", "patnet"),
        [
            "error policy/measures/grant.yaml:8:15: [unknown-thing] fields.yaml 的 things 中没有“patnet”",
            "建议：是否应为“patent”？",
        ],
    ),
    "an instalment on nothing": (
        rich(
            "measures/grant.yaml",
            (
                "amount: 1万元",
                "amount: {value: 1万元, paid: [40%, {share: 60%, when: scor}]}",
            ),
        ),
        [
            "error policy/measures/grant.yaml:7:57: [unknown-field] fields.yaml 中没有填报项“scor”",
            "建议：是否应为“score”？",
        ],
    ),
    "ranked by a date": (
        more("review", "evaluation\n    ranking: {by: founded, top: 3}"),
        [
            "error policy/measures/grant.yaml:9:19: [wrong-field-type] 填报项“成立日期”是日期，这里要数量",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "together with a number": (
        more("limits", "{n: {at_most: 9万元, together_with: [staff]}}"),
        [
            "error policy/measures/grant.yaml:8:48: [wrong-field-type] 填报项“人数”是数量，这里要金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "what was had before as a number": (
        more("limits", "{n: {at_most: 9万元, period: ever, earlier: staff}}"),
        [
            "error policy/measures/grant.yaml:8:55: [wrong-field-type] 填报项“人数”是数量，这里要金额",
            "建议：换一个填报项，或改它的 type",
        ],
    ),
    "each matter, and no general condition": (
        rich(
            "measures/grant.yaml",
            (
                "basis: {status",
                'conditions: {a: {field: local, op: "yes", each_matter: true}}\nbasis: {status',
            ),
        ),
        [
            "error policy/measures/grant.yaml:8:56: [each-matter-elsewhere] 只有 policy.yaml 的通用条件写 each_matter",
            "建议：删去；资助项目写 for_each，条件就逐项判断",
        ],
    ),
    "three of two": (
        measure(
            conditions='{a: {at_least: 3, of: {b: {field: local, op: "yes"}, c: {field: staff, op: at_least, value: 3人}}}}'
        ),
        [
            "error policy/measures/grant.yaml:8:28: [too-many-wanted] 要满足其中3项，只列了2项",
            "建议：补写各项，或改小 at_least",
        ],
    ),
    "rows of nothing": (
        measure(conditions="{a: {things: patnet}}"),
        [
            "error policy/measures/grant.yaml:8:26: [unknown-thing] fields.yaml 的 things 中没有“patnet”",
            "建议：是否应为“patent”？",
        ],
    ),
    "rows in yuan": (
        measure(conditions="{a: {things: patent, value: 3万元}}"),
        [
            "error policy/measures/grant.yaml:8:41: [wrong-unit] 数的是行数，写的是“3万元”",
            "建议：写成如 3件",
        ],
    ),
    "a total without a value": (
        measure(
            conditions="{a: {things: patent, total: pages, op: at_least}}"
        ),
        [
            "error policy/measures/grant.yaml:8:52: [missing-field] at_least 要写明 value（值）",
            "建议：补写 value: 值",
        ],
    ),
    "a number that is yes": (
        measure(conditions='{a: {field: staff, op: "yes"}}'),
        [
            "error policy/measures/grant.yaml:8:36: [wrong-comparison] 填报项“人数”是数量，不能用 yes 比较",
            "建议：可用：at_least、more_than、at_most、less_than、is、is_not",
        ],
    ),
    "one of none": (
        measure(conditions="{a: {field: level, op: one_of}}"),
        [
            "error policy/measures/grant.yaml:8:36: [missing-field] one_of 要写明 values（可选值）",
            "建议：补写 values: [选项标识, 选项标识]",
        ],
    ),
    "one of others": (
        measure(
            conditions="{a: {field: level, op: one_of, values: [national, town]}}"
        ),
        [
            "error policy/measures/grant.yaml:8:63: [unknown-choice] 填报项“认定级别”没有选项“town”",
            "建议：可用：national、provincial、city",
        ],
    ),
    "a comparison without a value": (
        measure(conditions="{a: {field: staff, op: at_least}}"),
        [
            "error policy/measures/grant.yaml:8:36: [missing-field] at_least 要写明 value（值）",
            "建议：补写 value: 值",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
