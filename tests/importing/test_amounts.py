"""The list of sums and rates says what stands there, and no more."""

from __future__ import annotations

from policypress.compare import parse_bytes
from policypress.importing.amounts import amounts_of, readings_of
from policypress.importing.pieces import parts_of
from policypress.importing.shaping import shape_of


def rows(text):
    pieces = parts_of(parse_bytes(text.encode(), "文.txt").tree).body
    readings = readings_of(shape_of(pieces), pieces)
    understood = {
        id(given)
        for _, reading in readings
        for given in reading.given
        if given.is_whole
    }
    return amounts_of(readings, understood)


def test_each_figure_with_its_place_and_sentence():
    found = rows(
        "第一条 对企业给予奖励。\n按投资额12.5%补助，最高100万元。另行公布。\n"
        "第二条 标准如下：\n（一）甲类20万元；\n（二）乙类5000多万元。\n"
    )
    told = [(one["place"], one["yuan"], one["percent"]) for one in found]
    assert told == [
        ("第一条第二款", None, 12.5),
        ("第二条（一）", 200_000, None),
        ("第二条（二）", None, None),
    ]
    share, first, second = found
    assert share["quote"] == "按投资额12.5%补助，最高100万元。"
    assert (share["kind"], share["mode"]) == ("share", "补助")
    assert (share["of"], share["cap_yuan"]) == ("投资额", 1_000_000)
    assert share["status"] == "modelled"
    assert first["status"] == "figure"
    assert second["status"] == "unread"


def test_a_sum_that_an_applicant_has_to_reach_is_a_figure_and_no_support():
    (row,) = rows("第一条 本办法适用于年营业收入达到1亿元的企业。\n")
    assert (row["status"], row["yuan"]) == ("figure", 100_000_000)
    assert (row["kind"], row["mode"], row["per"]) == ("", "", "")


def test_a_measure_is_cited_with_its_chapter():
    (row,) = rows("一、支持范围\n（一）给予企业10万元奖励。\n")
    assert row["place"] == "一、（一）"


def test_a_number_in_half_width_brackets_is_cited_as_it_is():
    found = rows(
        "第一条 给予：\n(一)甲类10万元；\n(二)乙类5万元。\n另给1万元。\n"
    )
    assert [row["place"] for row in found] == [
        "第一条第一款(一)",
        "第一条第一款(二)",
        "第一条第二款",
    ]


def test_a_line_that_the_page_broke_is_read_on_in_a_short_provision_as_well():
    """How wide the page is shows in the whole file, and not in two lines of it."""
    filler = (
        "本办法由市经济和信息化局会同市财政局按照职责分工负责组织实施，并会\n"
    )
    lines = [
        f"第{number}条 {filler}同有关部门做好监督检查。\n"
        for number in "一二三四"
    ]
    lines.append(
        "第五条 对评审认定的市级企业技术中心按其研发投入的10%给予补助，每家企\n"
        "业每年最高50万元。\n"
    )
    share, *_ = rows("".join(lines))
    assert (share["percent"], share["cap_yuan"]) == (10, 500_000)


def test_a_ceiling_below_a_table_bounds_all_that_it_gives():
    found = rows(
        "第一条 按考核等级给予运营补贴，标准如下表：\n"
        "| 等级 | 补贴标准 |\n| 甲 | 0.3元/度 |\n| 乙 | 0.2元/度 |\n"
        "单个站点每年运营补贴不超过7万元。\n"
    )
    told = [(one["yuan"], one["cap_yuan"], one["status"]) for one in found]
    assert told == [
        (0.3, 70_000, "modelled"),
        (0.2, 70_000, "modelled"),
    ]


def test_a_table_drawn_in_the_text_is_a_table():
    found = rows(
        "第一条 对引进的人才给予购房补贴，标准如下：\n"
        "┌────┬─────┐\n│类别│补贴上限│\n├────┼─────┤\n"
        "│甲类│30万元  │\n│乙类│10万元  │\n└────┴─────┘\n"
        "补贴总额不超过合同价款的40%。\n"
    )
    told = [
        (one["kind"], one["mode"], one["yuan"], one["status"]) for one in found
    ]
    assert told == [
        ("tiers", "补贴", 300_000, "modelled"),
        ("tiers", "补贴", 100_000, "modelled"),
        ("", "", None, "figure"),
    ]
