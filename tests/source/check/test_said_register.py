"""Documents, dates, references and grounds of figures that are not right, as the
drafter reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.slips import Make, said, small

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
CITY = "benchmarks/city.yaml"
DATES = "effective: {basis: {status: unknown, reason: 印发时确定}}"
ISSUED = "issued: {basis: {status: unknown, reason: 印发时确定}}"
NUMBER = "number: {basis: {status: unknown, reason: 印发时编号}}"
BASIS = "basis: {status: proposed, reason: 样例}"
YEARS = "years: {field: years, op: at_least, value: 2年}"
SUPPORT = "    name: 大赛获奖奖励\n"

# What the drafter writes; then each finding: severity, place, code, what is wrong,
# and below it what to do.
SLIPS: dict[str, tuple[Make, list[str]]] = {
    "a successor that is not registered": (
        small(
            "documents.yaml",
            ("replaced_by: city-2024", "replaced_by: city-2025"),
        ),
        [
            "error policy/documents.yaml:4:86: [unknown-document] documents.yaml 中没有文件“city-2025”",
            "建议：是否应为“city-2024”？",
        ],
    ),
    "documents that replace one another": (
        small(
            "documents.yaml",
            (
                "level: city, force: in_force}",
                "level: city, force: replaced, replaced_by: city-2022}",
            ),
        ),
        [
            "error policy/documents.yaml:4:86: [circular-reference] 文件的替代关系绕成了圈：city-2022 → city-2024 → city-2022",
            "建议：后出的文件替代先出的，删去反过来的一处",
        ],
    ),
    "a source that is not registered": (
        small(
            PRIZE,
            (
                "  status: proposed\n",
                "  status: published\n  source: {document: cyti-2022, article: 第五条}\n",
            ),
        ),
        [
            "error policy/measures/prize.yaml:23:22: [unknown-document] documents.yaml 中没有文件“cyti-2022”",
            "建议：是否应为“city-2022”？",
        ],
    ),
    "a source that is a draft": (
        small(
            "documents.yaml",
            ("force: replaced, replaced_by: city-2024", "force: draft"),
        ),
        [
            "error policy/benchmarks/city.yaml:15:51: [source-is-draft] “已公布”的数据出自征求意见稿《市手艺资助规程》",
            "建议：status 改为 proposed 或 unknown 并写明理由，或改引正式文件",
        ],
    ),
    "nearly a date": (
        small(
            "policy.yaml",
            (DATES, f"effective: {{value: 2026年13月1日, {BASIS}}}"),
        ),
        [
            "error policy/policy.yaml:8:20: [bad-date] 施行日期不对：“2026年13月1日”：没有13月",
            "建议：月份从1月到12月",
        ],
    ),
    "nearly an amount": (
        small(PRIZE, ("amount: 20万元}", "amount: 20万圆}")),
        [
            "error policy/measures/prize.yaml:16:36: [wrong-unit] “20万圆”不是金额：货币单位“圆”应写作“元”",
            "建议：写作“20万元”",
        ],
    ),
    "in force before it is issued": (
        small(
            "policy.yaml",
            (DATES, f"effective: {{value: 2026年2月6日, {BASIS}}}"),
            (ISSUED, f"issued: {{value: 2026年3月1日, {BASIS}}}"),
        ),
        [
            "error policy/policy.yaml:8:20: [date-order] 施行日期2026年2月6日早于成文日期2026年3月1日",
            "建议：核对两个日期",
        ],
    ),
    "an end before the beginning": (
        small(
            "policy.yaml",
            (DATES, f"effective: {{value: 2026年2月6日, {BASIS}}}"),
            ("validity: {value: 3年", "validity: {value: 2026年1月1日"),
        ),
        [
            "error policy/policy.yaml:9:19: [date-order] 有效期至2026年1月1日，早于施行日期2026年2月6日",
            "建议：核对两个日期",
        ],
    ),
    "no length of time": (
        small("policy.yaml", ("value: 3年", "value: 3万元")),
        [
            "error policy/policy.yaml:9:19: [bad-validity] 有效期“3万元”不是期限，也不是日期",
            "建议：写成如 3年，或截止日期 2026年2月5日",
        ],
    ),
    "beyond the calendar": (
        small(
            "policy.yaml",
            (DATES, f"effective: {{value: 2026年2月6日, {BASIS}}}"),
            ("value: 3年", "value: 9000年"),
        ),
        [
            "error policy/policy.yaml:9:19: [bad-validity] 有效期“9000年”太长，止日超过了公元9999年",
            "建议：核对有效期，写成如 3年，或截止日期 2026年2月5日",
        ],
    ),
    "a number in other brackets": (
        small(
            "policy.yaml",
            (NUMBER, f"number: {{value: '青府[2026]3号', {BASIS}}}"),
        ),
        [
            "error policy/policy.yaml:6:17: [bad-number] 文号“青府[2026]3号”的年份没有用六角括号（GB/T 9704 7.2.5）",
            "建议：写作“青府〔2026〕3号”",
        ],
    ),
    "a number with zeros": (
        small("documents.yaml", ("青府〔2024〕6号", "青府〔2024〕第06号")),
        [
            "error policy/documents.yaml:2:36: [bad-number] 文号“青府〔2024〕第06号”的序号不加“第”，不编虚位（GB/T 9704 7.2.5）",
            "建议：写作“青府〔2024〕6号”",
        ],
    ),
    "a support on no paragraph": (
        small(PRIZE, (SUPPORT, f"{SUPPORT}    clause: mian\n")),
        [
            "error policy/measures/prize.yaml:11:13: [unknown-clause] 条文中没有“mian”款，“大赛获奖奖励”无款可依",
            "建议：是否应为“main”？",
        ],
    ),
    "a condition on no paragraph": (
        small(PRIZE, (YEARS, YEARS.replace("}", ", clause: mian}"))),
        [
            "error policy/measures/prize.yaml:20:58: [unknown-clause] 没有“mian”款",
            "建议：是否应为“main”？",
        ],
    ),
    "a measure against itself": (
        small(PRIZE, ("supports:", "exclusive_with: [prize]\nsupports:")),
        [
            "error policy/measures/prize.yaml:8:18: [excludes-itself] 措施不能与自己互斥",
            "建议：删去",
        ],
    ),
    "a measure against none": (
        small(PRIZE, ("supports:", "exclusive_with: [trainings]\nsupports:")),
        [
            "error policy/measures/prize.yaml:8:18: [unknown-measure] 没有措施“trainings”",
            "建议：是否应为“training”？",
        ],
    ),
    "a benchmark in no document": (
        small(
            CITY,
            (
                "scope: superior\nregion: 全市\ndocument: city-2022",
                "scope: superior\nregion: 全市\ndocument: city-2023",
            ),
        ),
        [
            "error policy/benchmarks/city.yaml:4:11: [unknown-document] documents.yaml 中没有文件“city-2023”",
            "建议：是否应为“city-2024”？",
        ],
    ),
    "a benchmark of no measure": (
        small(CITY, ("[prize]", "[prizes]")),
        [
            "error policy/benchmarks/city.yaml:8:16: [unknown-measure] 没有措施“prizes”",
            "建议：是否应为“prize”？",
        ],
    ),
    "compared with no figure": (
        small(PRIZE, ("figures.gold]", "figures.glod]")),
        [
            "error policy/measures/prize.yaml:24:14: [unknown-path] 没有数据“benchmarks/city#articles.contest.figures.glod”",
            "建议：是否应为“benchmarks/city#articles.contest.figures.gold”？",
        ],
    ),
    "compared with something else": (
        small(PRIZE, ("benchmarks/city#articles.contest.figures.gold", "zzz")),
        [
            "error policy/measures/prize.yaml:24:14: [unknown-path] 没有数据“zzz”",
            "建议：写数据的完整路径，如 benchmarks/gm-2019#articles.patent_award.figures.gold",
        ],
    ),
    "a figure on nothing": (
        small(
            TRAINING, ("basis: {status: proposed, reason: 无可比数据}\n", "")
        ),
        [
            "error policy/measures/training.yaml:9:21: [no-basis] 数据没有依据：资助手艺培训·手艺培训资助·比例",
            "建议：在它或上一级加 basis: {status: proposed, reason: 理由}；已公布的写 status: published 和 source",
            "error policy/measures/training.yaml:10:29: [no-basis] 数据没有依据：资助手艺培训·手艺培训资助·单项最高",
            "建议：在它或上一级加 basis: {status: proposed, reason: 理由}；已公布的写 status: published 和 source",
        ],
    ),
    "published, and no value": (
        small(CITY, ("        value: 40万元\n", "")),
        [
            "error policy/benchmarks/city.yaml:11:7: [published-without-value] 数据标为已公布，却没有数值：市手艺规程·第五条·金奖",
            "建议：补写数值，或把 status 改为 unknown",
        ],
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    make, findings = SLIPS[slip]
    assert said(tmp_path, make) == findings
