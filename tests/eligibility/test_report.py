"""The result in the terminal, and as data for programs."""

from __future__ import annotations

import json

from policypress.eligibility import evaluate
from policypress.eligibility.given import Given
from policypress.eligibility.report import as_data, as_text
from tests.support.applicants import tiny
from tests.support.hand_rules import (
    Rule,
    column,
    condition,
    field,
    limit,
    measure,
    question,
    row_yes,
    rules,
    support,
    thing,
    tiers,
    yes,
)


def text(**answers) -> str:
    return as_text(tiny(), answers, evaluate(tiny(), answers, steps=True))


def test_a_measure_is_shown_with_amount_arithmetic_and_clause():
    said = text(dishonest=False, level="city", grant=1000)
    assert "可申报  第四条 配套上级船坞项目  125元" in said
    assert "        市级项目：上级资助1000元 × 12.5% = 125元" in said
    assert "    第四条：按照上级资助金额的50%、12.5%配套。" in said


def test_a_refusal_is_shown_with_its_condition_and_its_remedy():
    said = text(dishonest=False, prize="none", won_before=True)
    assert (
        "不可申报  第一条 奖励造船大赛\n    不符合  奖项为大赛金奖、大赛银奖之一（奖项：没有）  第一条"
        in said
    )
    assert "    要改变结果：“奖项”由“没有”改为“金奖”" in said


def test_who_is_in_a_situation_that_pays_nothing_is_not_told_to_be_in_none():
    said = text(dishonest=False, level="city", grant=0)
    assert (
        "不符合  按标准计算的金额大于0（立项级别：市级，上级资助：0元）  第四条\n"
        "        市级项目：上级资助0元 × 12.5% = 0元" in said
    )


def test_a_condition_that_counts_rows_says_how_many_of_them_count():
    fairs = thing("fair", question("abroad", "yes_no"))
    abroad = {"is": column("abroad"), "value": True}
    counted = {"rows": "fair", "where": abroad, "count": True}
    often = condition("often", {"compare": [counted, ">=", 3]})
    made = rules(measure("m", support("s", 5)), things=(fairs,))
    shows = [{"abroad": True}, {"abroad": False}, {"abroad": True}]
    given = Given(made, {"fair": shows})
    assert given.of_condition(often) == ["fair：3项，计入2项"]
    given = Given(made, {"fair": shows[:1]})
    assert given.of_condition(often) == ["fair：1项"]


def test_what_is_open_names_the_questions_in_the_order_to_ask_them():
    said = text()
    assert "可申报 0 项，待确认 6 项，不可申报 0 项" in said
    assert "先回答：\n    失信情形（dishonest）：有失信情形吗？" in said


def test_a_general_condition_that_fails_is_said_once():
    assert (
        text(dishonest=True).count(
            "不符合通用条件：\n    不符合  没有失信情形（失信情形：是）  第七条"
        )
        == 1
    )


def test_the_data_hold_everything_and_are_plain_json():
    data = as_data(
        tiny(), {"dishonest": True}, evaluate(tiny(), {"dishonest": True})
    )
    assert json.loads(json.dumps(data)) == data
    assert {"answers", "general", "measures", "questions", "clauses"} < set(
        data
    )


def prizes() -> Rule:
    """A policy in which works win prizes of which the highest counts, one prize for
    whoever never won before, and all of it is limited."""
    prize = support(
        "prize",
        tiers(column("prize"), {"gold": 100_000, "silver": 50_000}),
        name="获奖奖励",
        for_each="work",
        conditions={"第一完成人": row_yes("first")},
        notes=["当年兑现"],
    )
    new = {"以前没有获奖": yes("before", False)}
    works = measure(
        "works",
        prize,
        support("new", 20_000, name="首次获奖奖励", conditions=new),
        title="奖励获奖作品",
        highest=[["prize", "new"]],
        limits=[limit(120_000)],
        exclusive_with=["place"],
        notes=["以预算为限"],
    )
    place = measure(
        "place",
        support("place", field("cost"), name="场地资助"),
        title="资助场地",
        number="第二条",
        conditions={"在本区注册": yes("local")},
    )
    made = rules(
        works,
        place,
        questions=(
            question("before", label="以前获奖"),
            question("cost", "money", label="场地费用"),
            question("local", label="在本区注册", changeable=True),
            question("false", label="弄虚作假"),
        ),
        things=(
            thing(
                "work",
                question(
                    "prize",
                    "choice",
                    label="奖项",
                    choices={"gold": "金奖", "silver": "银奖"},
                ),
                question("first", label="第一完成人"),
                label="作品",
            ),
        ),
        exclusions={"弄虚作假": yes("false")},
        limits=(limit(110_000, name="合计最高"),),
    )
    made["policy"]["kind"] = "若干措施"
    made["notes"] = ["同一事项不重复资助"]
    return made


def report(**answers) -> list[str]:
    found = evaluate(prizes(), answers, steps=True)
    return as_text(prizes(), answers, found).splitlines()


def test_what_everybody_answered_is_reckoned_line_by_line():
    works = [
        {"prize": "gold", "first": True},
        {"prize": "silver", "first": True},
        {"prize": "gold", "first": False},
    ]
    assert report(
        before=False, cost=30_000, local=True, false=False, work=works
    ) == [
        "《若干措施》",
        "可申报 2 项，待确认 0 项，不可申报 0 项",
        "",
        "可申报  第一条 奖励获奖作品  12万元",
        "    获奖奖励  15万元",
        "        作品第1项（金奖）  10万元",
        "            gold：100000",
        "        作品第2项（银奖）  5万元",
        "            silver：50000",
        "        作品第3项（金奖）  不可申报",
        "        2项合计：10万元 + 5万元 = 15万元",
        "        当年兑现",
        "    首次获奖奖励（就高，不计入）  2万元",
        "        20000",
        "    就高：取“获奖奖励”15万元",
        "    最高12万元，按此计算",
        "    以预算为限",
        "    不得与第二条同时享受",
        "    第一条：条文",
        "",
        "可申报  第二条 资助场地  3万元",
        "    场地资助  3万元",
        "        场地费用3万元",
        "    第一条：条文",
        "",
        "全部措施合计  11万元",
        "    合计最高11万元，按此计算",
        "    同一事项不重复资助",
        "",
        "测算结果仅供参考，以主管单位的审核决定为准。",
    ]


def test_what_is_open_and_what_is_refused_are_told_row_by_row():
    works = [{"prize": "gold"}, {"first": False}]
    assert report(before=True, local=False, false=False, work=works) == [
        "《若干措施》",
        "可申报 0 项，待确认 1 项，不可申报 1 项",
        "",
        "待确认  第一条 奖励获奖作品  最多10万元",
        "    获奖奖励  最多10万元",
        "        作品第1项（金奖）（待确认）  最多10万元",
        "        作品第2项  不可申报",
        "        当年兑现",
        "    不符合  以前没有获奖（以前获奖：是）  第一条",
        "    以预算为限",
        "    尚需回答：“作品”第1项的第一完成人",
        "    第一条：条文",
        "",
        "不可申报  第二条 资助场地",
        "    不符合  在本区注册（在本区注册：否）  第一条",
        "    要改变结果：“在本区注册”由“否”改为“是”",
        "    第一条：条文",
        "",
        "全部措施合计  最多10万元",
        "    同一事项不重复资助",
        "",
        "还有 1 个问题会影响结果，先回答：",
        "    “作品”第1项的第一完成人（work）：first？",
        "",
        "测算结果仅供参考，以主管单位的审核决定为准。",
    ]


def test_whoever_is_excluded_is_told_so_before_all():
    assert report(false=True)[:5] == [
        "《若干措施》",
        "可申报 0 项，待确认 0 项，不可申报 2 项",
        "",
        "不符合通用条件：",
        "    属于不予支持的情形  弄虚作假（弄虚作假：是）  第一条",
    ]


def part(lines: list[str], first: str) -> list[str]:
    """What is said of one measure behind its first line."""
    start = lines.index(first)
    return lines[start + 1 : lines.index("", start)]


def test_what_is_refused_with_all_its_rows_says_each_with_what_it_says():
    refused = "不可申报  第一条 奖励获奖作品"
    before = "    不符合  以前没有获奖（以前获奖：是）  第一条"
    works = [
        {"prize": "gold", "first": False},
        {"prize": "silver", "first": False},
    ]
    lines = report(before=True, local=True, false=False, work=works)
    assert part(lines, refused) == [
        "    不符合  作品第1项（金奖）：第一完成人（第一完成人：否）  第一条",
        "    不符合  作品第2项（银奖）：第一完成人（第一完成人：否）  第一条",
        before,
        "    要改变结果：“作品”第1项的“第一完成人”由“否”改为“是”",
        "    第一条：条文",
    ]
    lines = report(before=True, local=True, false=False, work=[])
    assert part(lines, refused) == [
        before,
        "    要改变结果：“作品”增加一项",
        "    第一条：条文",
    ]


def test_a_table_that_is_asked_for_says_what_one_row_gives_at_most():
    lines = report(before=True, local=True, false=False)
    assert part(lines, "待确认  第一条 奖励获奖作品  最多12万元") == [
        "    获奖奖励  每项最多10万元",
        "        当年兑现",
        "    不符合  以前没有获奖（以前获奖：是）  第一条",
        "    最高12万元",
        "    以预算为限",
        "    不得与第二条同时享受",
        "    尚需回答：作品",
        "    第一条：条文",
    ]
    assert "    作品（work）：有哪些work？" in lines
