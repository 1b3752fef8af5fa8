"""The list of sums and rates says what stands there, and no more."""

from __future__ import annotations

from policypress.compare import parse_bytes
from policypress.importing.amounts import amounts_of
from policypress.importing.pieces import parts_of
from policypress.importing.shaping import shape_of


def rows(text):
    pieces = parts_of(parse_bytes(text.encode(), "文.txt").tree).body
    return amounts_of(shape_of(pieces), pieces)


def test_each_figure_with_its_place_and_sentence():
    found = rows(
        "第一条 对企业给予奖励。\n按投资额12.5%补助，最高100万元。另行公布。\n"
        "第二条 标准如下：\n（一）甲类20万元；\n（二）乙类5000多万元。\n"
    )
    told = [(one["place"], one["yuan"], one["percent"]) for one in found]
    assert told == [
        ("第一条第二款", None, 12.5),
        ("第一条第二款", 1_000_000, None),
        ("第二条（一）", 200_000, None),
        ("第二条（二）", None, None),
    ]
    assert found[1]["quote"] == "按投资额12.5%补助，最高100万元。"
    assert [one["max_is_amount"] for one in found[:2]] == [False, True]
    assert found[2]["status"] == "figure"
    assert found[3]["status"] == "unread"


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
