"""Each slip between words and model as the drafter reads it: the place, what differs,
what to do about it. Those that would pay
wrongly stop what is made of the policy; the rest is a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.findings import Finding
from policypress.source.promises import promises
from tests.support.small_policy import FILES, edited, policy

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
WON = "对获得{{ s.contest.tiers | listing('when') }}的，"
GIVEN = "分别奖励{{ s.contest.tiers | listing('value') }}，每家每年最高{{ s.contest.cap_year }}。"
COURSE = "按照{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}。"
SHARE = "amount: {share: 50%, of: cost, called: 实际培训费用}"
BY = "      by: prize_level\n"
MODE = "    mode: 奖励\n"
REVIEW = (MODE, f"{MODE}    review: evaluation\n")
YEARS = "years: {field: years, op: at_least, value: 2年}"
CAP = "cap: {at_most: 5万元, scope: row}"
CAP_YEAR = "cap_year: {at_most: 30万元, period: year}"
CONDITIONS = "conditions:\n"
SHOW = "  show: {name: 展示资助, mode: 资助, amount: 1万元}\n"
HIGHEST = "highest: {one: {of: [contest, show], clause: main}}\n"
SHOWN = "另给予{{ s.show.value }}。"
# What the drafter writes: the file, and the words replaced in it.
SLIPS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a silver prize first": (
        PRIZE,
        [(WON, "对获得大赛银奖、大赛金奖的，")],
    ),
    "three prizes, two amounts": (
        PRIZE,
        [(WON, "对获得大赛金奖、大赛银奖、大赛铜奖的，")],
    ),
    "over two years": (
        PRIZE,
        [(WON, "对经营超过{{ cond.years }}，" + WON)],
    ),
    "two years at most": (
        PRIZE,
        [(WON, "对经营{{ cond.years }}以内，" + WON)],
    ),
    "less than two years": (
        PRIZE,
        [(WON, "对经营不满{{ cond.years }}，" + WON)],
    ),
    "two years or more": (
        PRIZE,
        [
            (WON, "对经营{{ cond.years }}（含）以上，" + WON),
            (YEARS, YEARS.replace("at_least", "less_than")),
        ],
    ),
    "for each one": (PRIZE, [(GIVEN, GIVEN.replace("奖励", "每项奖励"))]),
    "for each year of the question": (
        TRAINING,
        [
            (SHARE, "amount: {each: 1万元, of: years, unit: 年}"),
            (COURSE, "给予{{ s.course.each }}资助，最高{{ s.course.cap }}。"),
        ],
    ),
    "the highest, and the model adds up": (
        PRIZE,
        [
            (GIVEN, f"{GIVEN}{SHOWN}同时符合的，就高给予。"),
            (CONDITIONS, f"{SHOW}{CONDITIONS}"),
        ],
    ),
    "the model takes the highest": (
        PRIZE,
        [
            (GIVEN, f"{GIVEN}{SHOWN}"),
            (CONDITIONS, f"{SHOW}{HIGHEST}{CONDITIONS}"),
        ],
    ),
    "the difference is made up": (
        PRIZE,
        [(GIVEN, f"{GIVEN}此前已获较低奖项的，补足差额。")],
    ),
    "the model takes off what was had": (
        PRIZE,
        [(BY, f"{BY}      less: cost\n")],
    ),
    "together with other levels": (
        TRAINING,
        [(COURSE, f"{COURSE}与各级资助合计不超过实际费用。")],
    ),
    "the model has a ceiling together": (
        TRAINING,
        [
            (
                CAP,
                f"{CAP}, all: {{at_most: {{field: cost}}, together_with: [city_grant]}}",
            )
        ],
    ),
    "a panel that the clause does not mention": (PRIZE, [REVIEW]),
    "the best, and everybody gets it": (
        PRIZE,
        [
            (WON, f"经择优，{WON}"),
            (MODE, f"{MODE}    review: approval\n"),
        ],
    ),
    "the best, of no number": (PRIZE, [(WON, f"经择优，{WON}"), REVIEW]),
    "a limit of a year, not said so": (
        PRIZE,
        [(GIVEN, GIVEN.replace("每家每年最高", "每家最高"))],
    ),
    "a limit of a year, held once": (
        PRIZE,
        [(CAP_YEAR, CAP_YEAR.replace(", period: year", ""))],
    ),
    "a limit for ever": (
        PRIZE,
        [(CAP_YEAR, CAP_YEAR.replace("year}", "ever}"))],
    ),
    "a limit of the term": (
        PRIZE,
        [(CAP_YEAR, CAP_YEAR.replace("year}", "term}"))],
    ),
    "a limit for all": (
        TRAINING,
        [
            (CAP, CAP.replace("row", "all")),
            (COURSE, COURSE.replace("每期最高", "最高")),
        ],
    ),
    "for the first time": (PRIZE, [(WON, WON.replace("对", "对首次"))]),
    "a year that the clause does not ask": (
        PRIZE,
        [
            (
                MODE,
                f'{MODE}    conditions: {{won: {{field: local, op: "yes", text: 上一年度获奖}}}}\n',
            )
        ],
    ),
}

# Severity, place, code, what is wrong; then what to do.
SAID = {
    "a silver prize first": (
        "error policy/measures/prize.yaml:6:7: [respectively-order] “分别”前后的次序不一致：按条文的次序，各情形得到的金额与资助项目的档次不同",
        "建议：按同一次序排列 tiers 的各档和条文中的情形",
    ),
    "three prizes, two amounts": (
        "error policy/measures/prize.yaml:6:7: [respectively-count] “分别”之前列了3种情形，之后的金额是2个",
        "建议：补上或删去情形、档次，使两边一样多",
    ),
    "over two years": (
        "error policy/measures/prize.yaml:6:7: [edge-differs] 此处写的是不含本数的“超过”，条件“years”比较的却是含本数的“以上”（2年）",
        "建议：改这里的说法，或把条件的 op 改为 more_than",
    ),
    "two years at most": (
        "error policy/measures/prize.yaml:6:7: [edge-differs] 此处写的是含本数的“以下、不超过”，条件“years”比较的却是含本数的“以上”（2年）",
        "建议：改这里的说法，或把条件的 op 改为 at_most",
    ),
    "less than two years": (
        "error policy/measures/prize.yaml:6:7: [edge-differs] 此处写的是不含本数的“不满”，条件“years”比较的却是含本数的“以上”（2年）",
        "建议：改这里的说法，或把条件的 op 改为 less_than",
    ),
    "two years or more": (
        "error policy/measures/prize.yaml:6:7: [edge-differs] 此处写的是含本数的“以上”，条件“years”比较的却是不含本数的“不满”（2年）",
        "建议：改这里的说法，或把条件的 op 改为 at_least",
    ),
    "for each one": (
        "warning policy/measures/prize.yaml:12:5: [each-uncounted] 条文按“每项”给，“大赛获奖奖励”却只算一次",
        "建议：写 for_each: 事物（fields.yaml 的 things），或者按数量计：each、of、unit",
    ),
    "for each year of the question": (
        "warning policy/measures/training.yaml:9:5: [count-unsaid] “手艺培训资助”按数量计算，条文没有写“每项、每件”等",
        "建议：在条文中写明按什么计，如“每项给予”；不按数量计的，去掉 for_each",
    ),
    "the highest, and the model adds up": (
        "warning policy/measures/prize.yaml:8:1: [highest-missing] 条文规定取最高的一项，模型却把各项目相加",
        "建议：写 highest: {标识: {of: [项目, 项目], clause: 款}}",
    ),
    "the model takes the highest": (
        "error policy/measures/prize.yaml:20:11: [highest-unsaid] 模型在几个项目中只取最高的一项，条文没有这样规定",
        "建议：在条文中写明，如“同时符合的，按照最高一级的标准给予”；条文不限制的，删去 highest",
    ),
    "the difference is made up": (
        "warning policy/measures/prize.yaml:8:1: [difference-missing] 条文规定补足差额，模型没有扣除此前已得的金额，会多算",
        "建议：在 amount 中写 less: 填报项（此前已得的金额）",
    ),
    "the model takes off what was had": (
        "error policy/measures/prize.yaml:14:13: [difference-unsaid] 模型扣除此前已得的金额，条文没有规定补足差额",
        "建议：在条文中写明，如“此前已按照较低级别获得的，补足差额”；没有规定的，删去 less",
    ),
    "together with other levels": (
        "warning policy/measures/training.yaml:5:1: [together-missing] 条文规定与各级资助合计不超过限额，模型没有这一限额，会多算",
        "建议：写 limits: {标识: {at_most: 限额, together_with: [填报项], clause: 款}}",
    ),
    "the model has a ceiling together": (
        "error policy/measures/training.yaml:10:47: [together-unsaid] 模型规定与其他资金合计不超过限额，条文没有这样规定",
        "建议：用 clause 写明由哪一款规定；没有规定的，删去 together_with",
    ),
    "a panel that the clause does not mention": (
        "warning policy/measures/prize.yaml:12:13: [review-unsaid] “大赛获奖奖励”按评审制，所在的款没有写评审、考核或者择优",
        "建议：在条文中写明怎样评审；符合条件即给予的，改为 review: approval",
    ),
    "the best, and everybody gets it": (
        "warning policy/measures/prize.yaml:12:13: [review-missing] 条文写明择优，“大赛获奖奖励”却是符合条件即给予的核准制",
        "建议：写 review: evaluation，并写名额或者 ranking",
    ),
    "the best, of no number": (
        "warning policy/measures/prize.yaml:12:13: [selection-without-places] 条文写明择优，“大赛获奖奖励”没有名额，也没有排名，无从择优",
        "建议：写名额（limits 中 scope: all），或者 ranking: {by: 得分, top: 名次}",
    ),
    "a limit of a year, not said so": (
        "warning policy/measures/prize.yaml:18:48: [limit-period] 限额“单个申请人每年最高”按“每年”计，条文在金额之前没有这样写",
        "建议：在条文中写明“每年”，或者改 period",
    ),
    "a limit of a year, held once": (
        "warning policy/measures/prize.yaml:18:14: [limit-period] 条文的限额按年度计，“单个申请人最高”没有写 period: year",
        "建议：写 period: year，或者改条文",
    ),
    "a limit for ever": (
        "warning policy/measures/prize.yaml:18:48: [limit-period] 限额“单个申请人累计最高”按“累计”计，条文在金额之前没有这样写",
        "建议：在条文中写明“累计”，或者改 period",
    ),
    "a limit of the term": (
        "warning policy/measures/prize.yaml:18:48: [limit-period] 限额“单个申请人有效期内最高”按“有效期内”计，条文在金额之前没有这样写",
        "建议：在条文中写明“有效期内”，或者改 period",
    ),
    "a limit for all": (
        "warning policy/measures/training.yaml:10:41: [limit-scope] “全部总额最高”限制全部申请人，条文没有写总额、全区等",
        "建议：在条文中写明，或者改 scope",
    ),
    "for the first time": (
        "warning policy/measures/prize.yaml:9:3: [condition-unheld] 条文写明“首次”，“大赛获奖奖励”的条件、填报项都没有问到",
        "建议：为“首次”写一个条件（conditions），或者在填报项的名称、问题中写明",
    ),
    "a year that the clause does not ask": (
        "warning policy/measures/prize.yaml:12:55: [year-added] 条件“won”写明“上一年度”，所在的款没有这一限制",
        "建议：在条文中写明年度，或从条件中删去",
    ),
}


def findings(folder: Path, changes: dict[str, str]) -> list[Finding]:
    """What the small policy promises without ground after the changes; what the steps of
    its guides lack is asked elsewhere."""
    found = promises(policy(folder, changes))
    return [one for one in found if one.code != "review-without-step"]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_said_whole(tmp_path: Path, slip: str) -> None:
    """One finding more than without it, and nothing else."""
    file, swaps = SLIPS[slip]
    before = {one.code for one in findings(tmp_path / "before", {})}
    after = findings(tmp_path / "after", edited(file, *swaps))
    new = [f"{one.severity} {one}" for one in after if one.code not in before]
    what, advice = SAID[slip]
    assert new == [f"{what}\n    {advice}"]


def test_rows_that_the_clause_does_not_count_are_named_where_they_are_asked(
    tmp_path: Path,
) -> None:
    things = "things:\n  stall: {label: 展位, ask: 哪些展位？, unit: 个, columns: {area: {label: 面积, type: number}}}\n"
    change = edited(
        TRAINING,
        (SHARE, f"for_each: stall\n    {SHARE}"),
        (COURSE, COURSE.replace("每期", "")),
    )
    files = {"fields.yaml": FILES["fields.yaml"] + things, **change}
    (found,) = [
        one for one in findings(tmp_path, files) if one.code == "count-unsaid"
    ]
    assert str(found.place) == "policy/measures/training.yaml:9:15"
    assert found.severity == "warning"
