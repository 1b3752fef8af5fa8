"""How a decision opens and closes: who decides, when it applies, the order of clauses."""

from __future__ import annotations

from policypress.compare import compare
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from policypress.compare.decision.write.passage import Passage
from policypress.compare.text.tree import text_of
from tests.support.texts import tree

OLD = "示范条例\n第一条　甲事项。\n第二条　期限为十日。\n第三条　乙事项。"
UNKNOWN = Passage()
NEW = OLD.replace("十日", "二十日")


def lines(old: str, new: str, passage: Passage = UNKNOWN) -> list[str]:
    """The decision, which must give the new text and nothing to remark."""
    before, after = tree(old), tree(new)
    decision = amendment(compare(before, after), passage=passage)
    applied = apply(decision.text, before)
    assert applied.findings == ()
    assert text_of(applied.tree) == text_of(after)
    return list(decision.lines)


def test_nothing_is_known_yet_and_the_date_is_left_blank():
    assert lines(OLD, NEW) == [
        "关于修改《示范条例》的决定",
        "现决定对《示范条例》作如下修改：",
        "一、将第二条中的“十日”修改为“二十日”。",
        "本决定自____年__月__日起施行。",
        "《示范条例》根据本决定作相应修改，重新公布。",
    ]


def test_the_organ_its_meeting_and_the_date_are_given():
    known = Passage(
        "某市人民代表大会常务委员会", "2026年7月1日第十二次会议", "2026-08-01"
    )
    found = lines(OLD, NEW, known)
    assert found[1] == (
        "某市人民代表大会常务委员会于2026年7月1日第十二次会议"
        "决定对《示范条例》作如下修改："
    )
    assert found[3] == "本决定自2026年8月1日起施行。"


def test_the_organ_or_the_meeting_alone():
    organ = lines(OLD, NEW, Passage(organ="某区人民政府"))
    assert organ[1] == "某区人民政府决定对《示范条例》作如下修改："
    meeting = lines(OLD, NEW, Passage(meeting="区政府第十二次常务会议"))
    assert meeting[1] == "区政府第十二次常务会议决定对《示范条例》作如下修改："


def test_what_amends_nothing_has_no_day_of_force():
    found = lines(OLD, OLD)
    assert found[2:] == [
        "两个文本的文字相同，没有需要修改的内容。",
        "《示范条例》根据本决定作相应修改，重新公布。",
    ]


def test_the_order_is_adjusted_without_a_list_where_each_number_is_that_of_its_place():
    new = OLD.replace("第三条", "第四条").replace("第二条", "第三条")
    new = new.replace("第三条　期", "第二条　新事项。\n第三条　期")
    assert lines(OLD, new)[2:4] == [
        "一、增加一条，作为第二条：“新事项。”",
        "此外，对条文顺序作相应调整。",
    ]


def test_a_gap_in_the_numbers_is_told_by_a_list():
    new = OLD.replace("第三条", "第七条").replace("第二条", "第五条")
    assert lines(OLD, new)[2] == (
        "此外，对条文顺序作相应调整：第二条改为第五条，第三条改为第七条。"
    )


def test_single_words_follow_the_sentence_about_them():
    old = OLD.replace("乙事项。", "依照第二条办理,并公布。")
    new = old.replace("第三条", "第四条").replace("第二条　", "第三条　")
    new = new.replace("依照第二条", "依照第三条").replace("理,", "理，")
    new = new.replace("第三条　期", "第二条　新事项。\n第三条　期")
    found = lines(old, new)
    assert found[3] == "此外，对条文顺序和个别文字作相应调整和修改："
    assert found[4].startswith("（一）将第三条中的“")
    only = lines(old, old.replace("理,", "理，"))
    assert only[2] == "此外，对个别文字作如下修改："


def test_numbers_with_a_gap_and_single_words_are_one_list():
    old = OLD.replace("乙事项。", "乙事项,并公布。")
    new = old.replace("第三条", "第五条").replace("项,", "项，")
    assert lines(old, new)[2:5] == [
        "此外，对条文顺序和个别文字作如下调整和修改：",
        "（一）第三条改为第五条。",
        "（二）将第三条中的“乙事项,并公布”修改为“乙事项，并公布”。",
    ]
