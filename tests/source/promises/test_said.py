"""Each promise without a ground as the drafter reads it: the place, what nothing grounds,
what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source.promises import promises
from tests.source.slips import Make, small
from tests.support.small_policy import policy

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
COMMON = "guides/common.yaml"
GUIDE = "guides/prize.yaml"
GIVEN = "分别奖励{{ s.contest.tiers | listing('value') }}，每家每年最高{{ s.contest.cap_year }}。"
YEARS = "years: {field: years, op: at_least, value: 2年}"
GOLD = "gold: {when: 大赛金奖, amount: 20万元}"
MODE = "    mode: 奖励\n"
BASIS = "basis: {status: proposed, reason: 样例}"
FREE = "no_application: true\naudience:"
EFFECTIVE = "effective: {basis: {status: unknown, reason: 印发时确定}}"
LIMIT = "limit: 5个工作日"


def tier(when: str, band: str) -> Make:
    """The prize with one tier, by years."""
    return small(
        PRIZE,
        (GOLD, f"gold: {{when: {when}, amount: 20万元, band: {band}}}"),
        ("        silver: {when: 大赛银奖, amount: 10万元}\n", ""),
        ("by: prize_level", "by: years"),
    )


def both(*changes: Make) -> Make:
    """Several changed files."""

    def made() -> dict[str, str]:
        files = small(PRIZE)()
        for change in changes:
            changed = change()
            files |= {
                name: text
                for name, text in changed.items()
                if text != small(PRIZE)()[name]
            }
        return files

    return made


# What the drafter writes.
SLIPS: dict[str, Make] = {
    "nothing": small(PRIZE),
    "the sums are not written": small(
        PRIZE, (GIVEN, "予以奖励，每家每年最高{{ s.contest.cap_year }}。")
    ),
    "the limit is not written": small(
        PRIZE, (GIVEN, GIVEN.split("，")[0] + "。")
    ),
    "the sums are in another paragraph": small(
        PRIZE,
        ("supports:\n", "  more: {text: 另行规定。}\nsupports:\n"),
        (MODE, f"{MODE}    clause: more\n"),
    ),
    "the limit of all is not written": small(
        "policy.yaml",
        (
            "conditions:",
            "limits: {all: {at_most: 90万元, period: year}}\nconditions:",
        ),
    ),
    "the limit of the measure is not written": small(
        PRIZE,
        (
            "conditions:",
            "limits: {few: {at_most: 5项, scope: all}}\nconditions:",
        ),
    ),
    "money of no support": small(
        PRIZE,
        (GIVEN, f"{GIVEN}另有{{{{ facts.more }}}}。"),
        (
            "conditions:",
            "facts: {more: {value: 3万元, label: 奖金}}\nconditions:",
        ),
    ),
    "not had with another": small(
        PRIZE, ("supports:\n", "exclusive_with: [training]\nsupports:\n")
    ),
    "a condition that no clause has": small(
        PRIZE, (YEARS, "years: {field: local, op: 'yes', text: 在海外有分店}")
    ),
    "words that the clause has not": small(
        PRIZE, (YEARS, "years: {field: local, op: 'yes', quote: 在海外有分店}")
    ),
    "a condition of the support": small(
        PRIZE,
        (
            MODE,
            f"{MODE}    conditions: {{far: {{field: local, op: 'yes', text: 在海外有分店}}}}\n",
        ),
    ),
    "a bound without words": tier("获奖", "{from: 3年}"),
    "a bound in other words": tier("30以上", "{from: 30, includes: none}"),
    "an upper bound in other words": tier(
        "不满30", "{to: 30, includes: upper}"
    ),
    "a material of no clause": small(
        GUIDE, ("form: copy", "form: copy, clause: fundin")
    ),
    "a guide of no clause": small(
        COMMON, ("window:", "clause: fundin\nwindow:")
    ),
    "steps longer than the whole": small(
        COMMON, ("window:", "total_limit: 4个工作日\nwindow:")
    ),
    "own steps longer than the whole": both(
        small(COMMON, ("window:", "total_limit: 6个工作日\nwindow:")),
        small(
            GUIDE,
            (
                "form:\n",
                f"steps:\n  visit: {{name: 核查, text: 核查。, actor: 窗口, limit: {{value: 2个工作日, {BASIS}}}}}\nform:\n",
            ),
        ),
    ),
    "applications after the end": both(
        small(COMMON, ("每年3月", "2030年3月1日")),
        small(
            "policy.yaml",
            (EFFECTIVE, f"effective: {{value: 2026年2月6日, {BASIS}}}"),
        ),
    ),
    "materials without an application": small(GUIDE, ("audience:", FREE)),
    "a panel without an application": both(
        small(GUIDE, ("audience:", FREE)),
        small(PRIZE, (MODE, f"{MODE}    review: evaluation\n")),
    ),
    "what is judged without an application": both(
        small(GUIDE, ("audience:", FREE)),
        small(PRIZE, (YEARS, YEARS.replace("}", ", subjective: true}"))),
    ),
    "what all are judged by without an application": both(
        small(GUIDE, ("audience:", FREE)),
        small(
            "policy.yaml",
            ("text: 在本区依法设立", "text: 在本区依法设立, subjective: true"),
        ),
    ),
}

# Severity, place, code, what is wrong; below it what to do. `nothing`: what the small
# policy is warned of as it is, left out from the others.
SAID: dict[str, list[str]] = {
    "nothing": [
        "warning policy/measures/prize.yaml:20:46: [unstated-condition] 条件中的2年没有写进条文",
        "建议：在条文中写出 {{ cond.years }}",
        "warning policy/measures/prize.yaml:20:3: [condition-without-material] 条件“years”没有材料或者数据来源可以证明",
        "建议：在 guides 的某项材料中写 proves: [years]；由主管单位核验的，也列为一项并写明来源",
        "warning policy/guides/prize.yaml:3:3: [material-without-ground] 材料“获奖证书”不证明任何条件，也没有条文依据",
        "建议：写明 proves: [条件标识]，或 clause: 附则条款的标识；都没有的，不得要求提交",
        "warning policy/policy.yaml:16:3: [condition-without-material] 条件“local”没有材料或者数据来源可以证明",
        "建议：在 guides 的某项材料中写 proves: [local]；由主管单位核验的，也列为一项并写明来源",
        "warning policy/guides/common.yaml:2:3: [material-without-ground] 材料“申请表”不证明任何条件，也没有条文依据",
        "建议：写明 proves: [条件标识]，或 clause: 附则条款的标识；都没有的，不得要求提交",
        "warning policy/guides/common.yaml:1:1: [guide-without-clause] 办理程序和时限没有写明由哪一条规定",
        "建议：补写 clause: 附则条款的标识；附则没有规定的，先在附则中授权",
        "warning policy/measures/prize.yaml:20:3: [unsaid-condition] 条件“经营年限”，所依据的“main”款没有这样说",
        "建议：条文有别的说法的，用 quote 照抄原话；写在别的款的，改 clause；条文没有规定的，补进条文，或删去这个条件",
        "warning policy/policy.yaml:16:3: [condition-without-clause] 通用条件没有写明由哪一条规定",
        "建议：补写 clause: 附则条款的标识；条文没有规定的条件，指南不得要求",
    ],
    "the sums are not written": [
        "error policy/measures/prize.yaml:16:36: [unstated-amount] “大赛获奖奖励”的“大赛金奖”20万元没有写进条文，指南和计算器却会这样承诺",
        "建议：在 paragraphs.main 中写出 {{ s.contest.gold }}",
        "error policy/measures/prize.yaml:17:38: [unstated-amount] “大赛获奖奖励”的“大赛银奖”10万元没有写进条文，指南和计算器却会这样承诺",
        "建议：在 paragraphs.main 中写出 {{ s.contest.silver }}",
    ],
    "the limit is not written": [
        "error policy/measures/prize.yaml:18:34: [unstated-limit] “大赛获奖奖励”单个申请人每年最高30万元没有写进条文",
        "建议：在条文中写出 {{ s.contest.cap_year }}，或删去这个限额",
    ],
    "the sums are in another paragraph": [
        "error policy/measures/prize.yaml:18:36: [wrong-clause] “大赛获奖奖励”的“大赛金奖”20万元写在“main”款，不在所注明的“more”款",
        "建议：把“大赛获奖奖励”的 clause 改为 main，或在 paragraphs.more 中写出 {{ s.contest.gold }}",
        "error policy/measures/prize.yaml:19:38: [wrong-clause] “大赛获奖奖励”的“大赛银奖”10万元写在“main”款，不在所注明的“more”款",
        "建议：把“大赛获奖奖励”的 clause 改为 main，或在 paragraphs.more 中写出 {{ s.contest.silver }}",
    ],
    "the limit of all is not written": [
        "error policy/policy.yaml:15:25: [unstated-limit] “全文”单个申请人每年最高90万元没有写进条文",
        "建议：在条文中写出 {{ p.limits.all }}，或删去这个限额",
    ],
    "the limit of the measure is not written": [
        "error policy/measures/prize.yaml:19:25: [unstated-limit] “奖励手艺大赛”全部名额不超过5项没有写进条文",
        "建议：在条文中写出 {{ m.few }}，或删去这个限额",
    ],
    "money of no support": [
        "warning policy/measures/prize.yaml:19:23: [benefit-without-support] 条文中的3万元不属于任何资助项目、限额或者条件，指南和计算器不会提到它",
        "建议：给予的写进 supports，门槛写进 conditions，限额写进 limits",
    ],
    "not had with another": [
        "error policy/measures/prize.yaml:8:18: [unstated-exclusion] 与“资助手艺培训”不得同时享受，两条条文都没有写",
        "建议：在条文中写明，如“已依据{{ ref('training') }}获得资助的，不再享受”",
    ],
    "a condition that no clause has": [
        "warning policy/measures/prize.yaml:20:3: [unsaid-condition] 条件“在海外有分店”，所依据的“main”款没有这样说",
        "建议：条文有别的说法的，用 quote 照抄原话；写在别的款的，改 clause；条文没有规定的，补进条文，或删去这个条件",
    ],
    "words that the clause has not": [
        "error policy/measures/prize.yaml:20:43: [misquoted-clause] “main”款中没有“在海外有分店”这句话",
        "建议：照条文原话改写 quote；条文不再规定的，删去这个条件",
    ],
    "a condition of the support": [
        "warning policy/measures/prize.yaml:12:18: [condition-without-material] 条件“far”没有材料或者数据来源可以证明",
        "建议：在 guides 的某项材料中写 proves: [far]；由主管单位核验的，也列为一项并写明来源",
        "warning policy/measures/prize.yaml:12:18: [unsaid-condition] 条件“在海外有分店”，所依据的“main”款没有这样说",
        "建议：条文有别的说法的，用 quote 照抄原话；写在别的款的，改 clause；条文没有规定的，补进条文，或删去这个条件",
    ],
    "a bound without words": [
        "warning policy/measures/prize.yaml:16:22: [edge-unsaid] 档次“获奖”没有写出区间的端点3年",
        "建议：在 when 中写明3年",
    ],
    "a bound in other words": [
        "error policy/measures/prize.yaml:16:42: [edge-differs] 档次“30以上”含30，区间却不含",
        "建议：改 includes，或改 when 的说法",
    ],
    "an upper bound in other words": [
        "error policy/measures/prize.yaml:16:42: [edge-differs] 档次“不满30”不含30，区间却含",
        "建议：改 includes，或改 when 的说法",
    ],
    "a material of no clause": [
        "error policy/guides/prize.yaml:3:49: [unknown-clause] 附则中没有“fundin”",
        "建议：是否应为“funding”？",
    ],
    "a guide of no clause": [
        "error policy/guides/common.yaml:8:9: [unknown-clause] 附则中没有“fundin”",
        "建议：是否应为“funding”？",
    ],
    "steps longer than the whole": [
        "error policy/guides/common.yaml:8:14: [limits-exceed-total] 各环节时限合计5个工作日，超过总办理时限4个工作日",
        "建议：缩短环节的时限，或核对 total_limit",
    ],
    "own steps longer than the whole": [
        "error policy/guides/prize.yaml:5:3: [limits-exceed-total] 各环节时限合计7个工作日，超过总办理时限6个工作日",
        "建议：缩短环节的时限，或核对 total_limit",
    ],
    "applications after the end": [
        "error policy/guides/common.yaml:8:17: [window-outside-validity] 申报时间“2030年3月1日”不在文件的有效期内",
        "建议：核对申报时间、施行日期和有效期",
        "error policy/guides/common.yaml:8:17: [window-outside-validity] 申报时间“2030年3月1日”不在文件的有效期内",
        "建议：核对申报时间、施行日期和有效期",
        "error policy/guides/common.yaml:8:17: [window-outside-validity] 申报时间“2030年3月1日”不在文件的有效期内",
        "建议：核对申报时间、施行日期和有效期",
    ],
    "materials without an application": [
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：仍要求提交2项材料（含通用材料）",
        "建议：改为 no_application: false，或先去掉这一障碍",
    ],
    "a panel without an application": [
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：“大赛获奖奖励”为评审制",
        "建议：改为 no_application: false，或先去掉这一障碍",
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：仍要求提交2项材料（含通用材料）",
        "建议：改为 no_application: false，或先去掉这一障碍",
        "warning policy/measures/prize.yaml:12:13: [review-unsaid] “大赛获奖奖励”按评审制，所在的款没有写评审、考核或者择优",
        "建议：在条文中写明怎样评审；符合条件即给予的，改为 review: approval",
    ],
    "what is judged without an application": [
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：条件“years”需要主观判断",
        "建议：改为 no_application: false，或先去掉这一障碍",
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：仍要求提交2项材料（含通用材料）",
        "建议：改为 no_application: false，或先去掉这一障碍",
    ],
    "what all are judged by without an application": [
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：条件“local”需要主观判断",
        "建议：改为 no_application: false，或先去掉这一障碍",
        "error policy/guides/prize.yaml:1:17: [not-without-application] 不能免申即享：仍要求提交2项材料（含通用材料）",
        "建议：改为 no_application: false，或先去掉这一障碍",
    ],
}


def said(folder: Path, make: Make) -> list[tuple[str, str]]:
    """Each finding with its place, and without it."""
    found = promises(policy(folder, make()))
    return [
        (f"{one.severity} {one}", f"{one.place.file} {one.code} {one.message}")
        for one in found
    ]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_promise_without_a_ground_is_said_whole(
    tmp_path: Path, slip: str
) -> None:
    """What is new beside the warnings that the small policy has anyhow."""
    before = {key for _, key in said(tmp_path / "before", SLIPS["nothing"])}
    if slip == "nothing":
        before = set()
    found = said(tmp_path / "after", SLIPS[slip])
    new = [text for text, key in found if key not in before]
    lines = [line.strip() for text in new for line in text.splitlines()]
    assert lines == SAID[slip]
