"""How a number came about, as an applicant reads it."""

from __future__ import annotations

from fractions import Fraction

from policypress.rules import (
    Label,
    Scope,
    add,
    arithmetic,
    case,
    choose,
    column,
    compare,
    constant,
    divide,
    equals,
    field,
    greatest,
    has,
    labels_of,
    least,
    minus,
    rows,
    step,
    times,
    undecided,
    whole,
)

LABELS = {
    "grant": Label("市级资助金额", "元"),
    "number": Label("申请件数", "件"),
    "earlier": Label("以前领取", "元"),
    "area": Label("面积", "平方米"),
    "months": Label("月数", "个月"),
    "patent": Label("获奖专利", "", "name"),
    "patent.earlier": Label("此前已领取", "元"),
}
HALF = times([field("grant"), constant(Fraction(1, 2), "50%")])
CAP = constant(500_000, "50万元")
GOLD, SILVER = constant(1_000_000, "100万元"), constant(500_000, "50万元")
AWARD = step(
    choose(
        [
            case(equals({"column": "award"}, "g"), GOLD, "中国专利金奖"),
            case(equals({"column": "award"}, "s"), SILVER, "中国专利银奖"),
        ]
    ),
    "tier",
)


def lines(expression, **answers):
    scope = Scope(answers, labels=LABELS)
    return [line.text for line in arithmetic(expression, scope)]


def test_a_share_and_its_result():
    assert lines(HALF, grant=1_000_000) == [
        "市级资助金额100万元 × 50% = 50万元"
    ]
    assert lines(HALF) == ["市级资助金额 × 50%"]
    assert lines(HALF, grant="1.01") == [
        "市级资助金额1.01元 × 50% = 0.50元（不足1分的部分舍去）"
    ]


def test_so_much_for_each():
    each = times([constant(2000, "每件2000元"), field("number")])
    assert lines(each, number=3) == ["每件2000元 × 3 = 6000元"]
    assert lines(each) == ["每件2000元 × 申请件数"]


def test_a_cap_is_shown_when_it_can_matter():
    capped = step(
        least([step(HALF, "share", "", "a"), CAP]), "cap", "最高", "b"
    )
    assert lines(capped, grant=800_000) == [
        "市级资助金额80万元 × 50% = 40万元"
    ]
    assert lines(capped, grant=1_000_000) == [
        "市级资助金额100万元 × 50% = 50万元"
    ]
    found = arithmetic(capped, Scope({"grant": 2_000_000}, labels=LABELS))
    assert [(one.kind, one.text, one.clause) for one in found] == [
        ("share", "市级资助金额200万元 × 50% = 100万元", "a"),
        ("cap", "最高50万元，按此计算", "b"),
    ]
    assert lines(capped)[-1] == "最高50万元"


def test_a_floor_is_shown_when_it_can_matter():
    floored = greatest([HALF, constant(10_000, "1万元")])
    assert lines(floored, grant=0)[-1] == "最低1万元，按此计算"
    assert lines(floored, grant=20_000) == ["市级资助金额2万元 × 50% = 1万元"]
    assert lines(floored)[-1] == "最低1万元"


def test_a_name_is_that_of_what_it_names():
    """最低 names the floor and 扣除 the deduction, not the amount before
    it."""
    raised = greatest([HALF, constant(10_000, "1万元")])
    given = choose([case(compare(HALF, ">", 0), raised)])
    assert lines(step(given, "floor", "最少"), grant=10_000) == [
        "市级资助金额1万元 × 50% = 5000元",
        "最少1万元，按此计算",
    ]
    less = step(minus(HALF, field("earlier"), 0), "less", "扣除")
    assert lines(less, grant=10_000, earlier=0) == [
        "市级资助金额1万元 × 50% = 5000元"
    ]
    assert lines(less, grant=10_000, earlier=9000) == [
        "市级资助金额1万元 × 50% − 以前领取9000元 = 0元"
    ]


def test_counts_with_limits_of_their_own_stay_in_one_line():
    months = least([field("months"), constant(36, "36个月")])
    rent = times([constant(40, "每平方米每月40元"), field("area"), months])
    assert lines(rent, area=100, months=40) == [
        "每平方米每月40元 × 面积100平方米 × 月数40个月（最高36个月）"
        " = 14.4万元"
    ]
    assert lines(rent, area=100, months=30) == [
        "每平方米每月40元 × 面积100平方米 × 月数30个月 = 12万元"
    ]


def test_every_tier_that_may_be_the_one():
    tiers = choose(
        [
            case(equals({"field": "level"}, "n"), HALF, "国家级项目"),
            case(equals({"field": "level"}, "c"), CAP, "市级项目"),
        ]
    )
    assert lines(tiers, level="c") == ["市级项目：50万元"]
    assert lines(tiers) == [
        "国家级项目：市级资助金额 × 50%",
        "市级项目：50万元",
    ]
    assert lines(tiers, level="x") == []
    assert lines({**tiers, "otherwise": CAP}, level="x") == [
        "其他情形：50万元"
    ]
    settled = [case(False, HALF, "停办的项目"), case(True, CAP, "在办的项目")]
    assert lines(choose(settled)) == ["在办的项目：50万元"]


def test_what_a_case_calls_needs_no_other_name():
    tiers = [
        case(
            equals({"field": "level"}, "n"), step(CAP, "value", "定额"), "金奖"
        )
    ]
    assert lines(step(choose(tiers), "tiers", "分档"), level="n") == [
        "金奖：50万元"
    ]
    assert lines(step(CAP, "value", "定额")) == ["定额：50万元"]
    capped = step(least([HALF, CAP]), "cap", "每项最高")
    most = [case(equals({"field": "level"}, "n"), capped, "国家级")]
    assert lines(choose(most), level="n", grant=9_000_000) == [
        "国家级：市级资助金额900万元 × 50% = 450万元",
        "国家级：每项最高50万元，按此计算",
    ]


def test_each_row_has_its_line_and_the_sum_comes_last():
    earned = minus(AWARD, column("earlier"), 0)
    total = rows("patent", sum=earned, where=equals({"column": "first"}, True))
    patents = [
        {"name": "水泵", "award": "g", "first": True, "earlier": 0},
        {"award": "s", "first": True, "earlier": 200_000},
        {"award": "g", "first": False, "earlier": 0},
    ]
    assert lines(total, patent=patents) == [
        "获奖专利（1）“水泵”：中国专利金奖：100万元",
        "获奖专利（2）：中国专利银奖：50万元",
        "获奖专利（2）：50万元 − 此前已领取20万元 = 30万元",
        "获奖专利（3）：不符合条件，不计",
        "合计：100万元 + 30万元 = 130万元",
    ]
    assert lines(total) == ["获奖专利尚未填写"]
    assert lines(total, patent=[]) == ["获奖专利：无"]
    assert lines(total, patent=[{"award": "g", "earlier": 0}])[-1] == (
        "获奖专利（1）：是否符合条件，尚待填报"
    )


def test_only_so_many_rows():
    patents = [{"award": award} for award in "sgg"]
    two = rows("patent", sum=AWARD, most_rows=2)
    assert lines(two, patent=patents)[-1] == "计2项，从高到低取：200万元"
    four = rows("patent", sum=AWARD, most_rows=4)
    assert lines(four, patent=patents)[-1] == (
        "合计：50万元 + 100万元 + 100万元 = 250万元"
    )
    best = rows("patent", greatest=AWARD)
    assert lines(best, patent=patents)[-1] == "取其中最高的：100万元"


def test_sums_and_steps():
    rest = minus(field("number"), constant(30, "30件"), 0)
    times_more = divide(whole(rest, 30), constant(30, "30件"))
    more = times([constant(30_000, "3万元"), times_more])
    assert lines(add([constant(30_000, "3万元"), more]), number=100) == [
        "3万元",
        "3万元 × （（申请件数100件 − 30件）按30件的整数倍计为60件） ÷ 30件"
        " = 6万元",
        "合计：3万元 + 6万元 = 9万元",
    ]
    pairs = divide(field("number"), times([constant(2, "2件"), 3]))
    assert lines(whole(pairs), number=100) == [
        "（申请件数100件 ÷ （2件 × 3）取整为16） = 16"
    ]


def test_the_higher_of_two():
    either = step(greatest([HALF, CAP]), "highest", "就高")
    assert lines(either, grant=2_000_000) == [
        "市级资助金额200万元 × 50% = 100万元",
        "50万元",
        "就高：100万元、50万元，取其中最高的：100万元",
    ]


def test_of_several_prizes_the_highest():
    def prize(key, figure, words):
        when = has({"field": "prizes"}, key)
        return choose([case(when, figure, words)])

    prizes = [prize("g", GOLD, "金奖"), prize("s", SILVER, "银奖")]
    several = step(greatest(prizes), "tiers", "分档")
    assert lines(several, prizes=["g"]) == ["金奖：100万元"]
    assert lines(several, prizes=["g", "s"]) == [
        "金奖：100万元",
        "银奖：50万元",
        "分档：100万元、50万元，取其中最高的：100万元",
    ]


def test_a_bound_may_have_a_name_and_a_clause_of_its_own():
    quota = step(constant(3, "3项"), "count", "每年不超过", "q")
    each = times([constant(2000, "2000元"), least([field("number"), quota])])
    assert lines(each, number=5) == [
        "2000元 × 申请件数5件（每年不超过3项） = 6000元"
    ]
    capped = step(least([HALF, step(CAP, "cap", "每家最高", "q")]), "share")
    found = arithmetic(capped, Scope({"grant": 9_000_000}, labels=LABELS))
    assert (found[1].kind, found[1].text, found[1].clause) == (
        "cap",
        "每家最高50万元，按此计算",
        "q",
    )


def test_what_cannot_be_reckoned_is_said():
    decided = undecided("由区政府一事一议确定", CAP)
    assert lines(decided) == ["由区政府一事一议确定，不能测算，最多50万元"]
    assert lines(undecided("一事一议")) == ["一事一议，不能测算"]
    assert lines(step(constant(None, "待核"), "fixed", "定额")) == [
        "定额：待核"
    ]


def test_labels_come_from_the_questions_of_the_rules():
    rules = {
        "questions": [
            {"id": "grant", "label": "市级资助金额", "type": "money"},
            {"id": "n", "label": "件数", "type": "number", "unit": "件"},
        ],
        "things": [
            {
                "id": "patent",
                "label": "获奖专利",
                "columns": [{"id": "t", "label": "名称", "type": "text"}],
            }
        ],
    }
    assert labels_of(rules) == {
        "grant": Label("市级资助金额", "元"),
        "n": Label("件数", "件"),
        "patent": Label("获奖专利", "", "t"),
        "patent.t": Label("名称"),
    }
