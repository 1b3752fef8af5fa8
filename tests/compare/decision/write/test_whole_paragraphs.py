"""When a 款 is written anew, and what stays a phrase: as a legislator would choose."""

from __future__ import annotations

from policypress.compare import compare
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from tests.support.texts import tree

OTHER = "\n第九条　本办法由区局解释。"


def said(old: str, new: str) -> list[str]:
    """What the decision says, which must give the new text."""
    before, after = tree(old + OTHER), tree(new + OTHER)
    decision = amendment(compare(before, after))
    applied = apply(decision.text, before)
    assert not applied.findings
    assert [node.lines for node in applied.tree.nodes] == [
        node.lines for node in after.nodes
    ]
    return list(decision.lines[2:-2])


def test_a_short_paragraph_with_two_changes_is_written_anew():
    old = "第一条　甲事项。\n申请人应当在十日内提交材料，主管部门及时办理。"
    new = "第一条　甲事项。\n申请人应当在五日内提交材料，主管部门当场办理。"
    assert said(old, new) == [
        "一、将第一条第二款修改为：“申请人应当在五日内提交材料，主管部门当场办理。”"
    ]


LONG = (
    "申请人应当在{}内向所在地的区主管部门提交申请书、身份证明、项目说明和其他有关材料，"
    "并对材料的真实性、准确性和完整性负责；主管部门收到材料以后应当登记，材料不齐全的，"
    "应当一次告知需要补正的全部内容，材料齐全的，应当当场受理，出具受理凭证，并在{}内"
    "作出决定，书面告知申请人。"
)


def test_two_small_changes_of_a_long_paragraph_are_two_phrases():
    old, new = LONG.format("七日", "三十日"), LONG.format("五日", "二十日")
    assert said(f"第一条　{old}", f"第一条　{new}") == [
        "一、将第一条中的“七日”修改为“五日”，“三十日”修改为“二十日”。"
    ]


def test_three_changes_are_written_anew_however_long_the_paragraph_is():
    old = LONG.format("十日", "三十日")
    new = LONG.format("五日", "二十日").replace("一次告知", "一并告知")
    assert said(f"第一条　{old}", f"第一条　{new}") == [
        f"一、将第一条修改为：“{new}”"
    ]


def test_a_sentence_added_whole_is_no_reason_to_write_a_paragraph_anew():
    old = "第一条　未按规定报送的，处五十万元以下的罚款。"
    new = old.replace("五十", "三百") + "负责人另处十万元以下的罚款。"
    assert said(old, new) == [
        "一、将第一条中的“五十万元”修改为“三百万元”，"
        "在“以下的罚款。”后增加“负责人另处十万元以下的罚款。”。"
    ]


def test_one_sentence_that_becomes_two_is_written_anew():
    old = "第一条　年度计划由办公室拟订，报区政府批准后执行。"
    new = "第一条　年度计划由办公室拟订。计划应当公开。"
    assert said(old, new) == [
        "一、将第一条修改为：“年度计划由办公室拟订。计划应当公开。”"
    ]


def test_what_introduces_items_keeps_its_phrases_for_the_items_stay():
    old = (
        "第一条　企业有下列情形之一的，处五万元罚款，并且责令改正：\n"
        "（一）不登记的；\n（二）不报告的。"
    )
    new = old.replace("企业有", "单位有").replace("并且责令", "可以责令")
    (only,) = said(old, new)
    assert "修改为：“" not in only
    assert only.count("修改为") == 2
