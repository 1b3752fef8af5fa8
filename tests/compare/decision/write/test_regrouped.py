"""Words that stand in other clauses than before are told as a legislator would: 单列、分列、合并."""

from __future__ import annotations

from policypress.compare import compare
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from policypress.compare.text.tree import text_of
from tests.support.texts import tree

FIRST = "申请人应当向所在地的区主管部门提交申请书、身份证明和项目说明，并对材料的真实性负责。"
SECOND = "主管部门应当自受理之日起二十个工作日以内作出决定，并将决定书面告知申请人和利害关系人。"
THIRD = "监督检查人员应当出示执法证件，如实记录检查的情况和处理的结果，由当事人签字以后归档保存。"
FOURTH = "本市建立信用信息的归集和共享机制，依法对失信的企业实施惩戒，对守信的企业给予便利。"


def said(old: str, new: str) -> list[str]:
    """The items of the decision, which must give the new text."""
    before, after = tree(old), tree(new)
    decision = amendment(compare(before, after))
    applied = apply(decision.text, before)
    assert applied.findings == ()
    assert text_of(applied.tree) == text_of(after)
    return [line for line in decision.lines[2:-2] if "条文顺序" not in line]


def text(*clauses: str) -> str:
    numbers = "一二三四五六七八"
    lines = [
        f"第{number}条　{clause}"
        for number, clause in zip(numbers, clauses, strict=False)
    ]
    return "\n".join(["示范条例", *lines])


def test_a_paragraph_becomes_a_clause_with_its_words_kept():
    old = text("甲事项。", f"{FIRST}\n{SECOND}", THIRD, "附则。")
    new = text("甲事项。", FIRST, THIRD, SECOND, "附则。")
    assert said(old, new) == ["一、将第二条第二款单列一条，作为第四条。"]


def test_a_paragraph_becomes_a_clause_with_words_changed():
    longer = SECOND.replace("二十", "十五") + "逾期不作决定的，视为同意。"
    old = text("甲事项。", f"{FIRST}\n{SECOND}", THIRD, "附则。")
    new = text("甲事项。", FIRST, THIRD, longer, "附则。")
    assert said(old, new) == [
        f"一、将第二条第二款单列一条，作为第四条，修改为：“{longer}”"
    ]


def test_its_items_go_with_it():
    items = "\n（一）申请的事项和理由；\n（二）受理的日期和编号。"
    old = text("甲事项。", f"{FIRST}\n{SECOND[:-1]}：{items}", THIRD, "附则。")
    new = text("甲事项。", FIRST, THIRD, f"{SECOND[:-1]}：{items}", "附则。")
    assert said(old, new) == ["一、将第二条第二款单列一条，作为第四条。"]


def test_a_clause_becomes_two_next_to_each_other():
    one, two = FIRST.replace("区主管", "主管"), SECOND.replace("二十", "十五")
    old = text("甲事项。", FIRST + SECOND, THIRD, "附则。")
    new = text("甲事项。", one, two, THIRD, "附则。")
    assert said(old, new) == [
        "一、将第二条分为两条，作为第二条、第三条，修改为："
        + f"“第二条　{one}",
        f"“第三条　{two}”",
    ]


def test_two_clauses_become_one_though_they_stood_apart():
    old = text(FIRST, THIRD, SECOND, "附则。")
    both = FIRST + SECOND.replace("二十", "十五")
    assert said(old, text(both, THIRD, "附则。")) == [
        f"一、将第一条、第三条合并，作为第一条，修改为：“{both}”"
    ]


def test_all_paragraphs_of_a_clause_become_clauses():
    old = text("甲事项。", f"{FIRST}\n{SECOND}\n{THIRD}", FOURTH, "附则。")
    new = text("甲事项。", FOURTH, THIRD, "附则。", FIRST, SECOND)
    for before, after in ((old, new), (new, old)):
        assert said(before, after)


def test_words_of_every_law_make_nothing_the_same_clause():
    stock = "违反本办法规定，构成犯罪的，依法追究刑事责任。"
    old = text(FIRST, "甲事项。", stock, "附则。")
    new = text(FIRST + f"情节严重，{stock}", "甲事项。", "附则。")
    items = said(old, new)
    assert not [line for line in items if "合并" in line]


def test_a_clause_of_its_own_and_another_one_beside_it_are_two_items():
    old = text("甲事项。", f"{FIRST}\n{SECOND}", THIRD, "附则。")
    new = text("甲事项。", FIRST, THIRD, SECOND, FOURTH, "附则。")
    assert said(old, new) == [
        "一、将第二条第二款单列一条，作为第四条。",
        f"二、增加一条，作为第五条：“{FOURTH}”",
    ]


CHAPTERS = (
    "示范条例\n第一章　总则\n第一条　甲事项。\n第二条　乙事项。\n"
    "第二章　管理\n第三条　丙事项。\n第四条　丁事项。"
)


def test_a_clause_at_the_end_of_a_chapter_is_added_to_the_chapter():
    new = (
        CHAPTERS.replace("第四条", "第五条")
        .replace("第三条", "第四条")
        .replace("第二章", f"第三条　{FIRST}\n第二章")
    )
    assert said(CHAPTERS, new) == [
        f"一、在第一章增加一条，作为第三条：“{FIRST}”"
    ]


def test_a_clause_at_the_head_of_a_chapter_is_placed_by_its_number():
    new = (
        CHAPTERS.replace("第四条", "第五条")
        .replace("第三条", "第四条")
        .replace("管理\n", f"管理\n第三条　{FIRST}\n")
    )
    assert said(CHAPTERS, new) == [f"一、增加一条，作为第三条：“{FIRST}”"]


def test_a_new_chapter_is_one_item_with_its_clauses():
    new = f"{CHAPTERS}\n第三章　附则\n第五条　{FIRST}\n第六条　{SECOND}"
    assert said(CHAPTERS, new) == [
        "一、在第四条后增加一章，作为第三章：“第三章　附则",
        f"“第五条　{FIRST}",
        f"“第六条　{SECOND}”",
    ]


def test_a_clause_between_two_numbers_says_after_which_it_stands():
    new = CHAPTERS.replace("第二章", f"第二条之一　{FIRST}\n第二章")
    assert said(CHAPTERS, new) == [
        f"一、在第二条后增加一条，作为第二条之一：“{FIRST}”"
    ]
