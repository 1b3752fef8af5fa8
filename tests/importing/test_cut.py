"""What stands around the clauses of a text goes to places of its own."""

from __future__ import annotations

import pytest

from policypress.compare import parse_bytes
from policypress.importing.about import from_name, known_of
from policypress.importing.cut import cuts
from policypress.importing.pieces import parts_of

LETTER = """\
云湾区科技局 云湾区财政局
关于印发《云湾区孵化器办法》的通知
云科规〔2025〕3号
各镇人民政府，区直各单位：
现将《云湾区孵化器办法》印发给你们。
云湾区科技局
云湾区财政局
2025年3月5日
（此件公开发布）
附件
云湾区孵化器办法
第一条 为支持孵化器，制定本办法。
第二条 标准见附件1。
第三条 本办法自2025年4月1日起施行，有效期3年。
"""
ANNEXED = """\
云湾区就业办法
第一条 标准见附件1，表见附件2。
附件：1.补贴标准
2.申请表
云湾区人社局
2025年3月5日
附件1
补贴标准
每人每月1000元。
附件2
申请表
姓名：
"""


def first(text):
    """The most telling cut of a text."""
    parts = parts_of(parse_bytes(text.encode(), "文.txt").tree)
    return cuts(parts)[0][1]


def words(pieces):
    return [one.words for one in pieces]


def test_the_date_of_a_letter_may_be_written_in_words():
    text = LETTER.replace("2025年3月5日", "二〇二五年三月五日")
    cut = first(text)
    assert cut.letter.issued == "二〇二五年三月五日"
    assert known_of(cut, "文.txt", True).issued == "2025年3月5日"


def test_a_letter_is_parted():
    letter = first(LETTER).letter
    assert (
        letter.title
        == "云湾区科技局 云湾区财政局关于印发《云湾区孵化器办法》的通知"
    )
    assert letter.number == "云科规〔2025〕3号"
    assert letter.recipients == "各镇人民政府，区直各单位"
    assert letter.text == ("现将《云湾区孵化器办法》印发给你们。",)
    assert letter.signers == ("云湾区科技局", "云湾区财政局")
    assert (letter.issued, letter.note, letter.label) == (
        "2025年3月5日",
        "（此件公开发布）",
        "附件",
    )


def test_what_a_text_says_of_itself_is_known():
    known = known_of(first(LETTER), "文", True)
    assert known.issuers == ("云湾区科技局", "云湾区财政局")
    assert (known.number, known.issued) == (
        "云科规〔2025〕3号",
        "2025年3月5日",
    )
    since = known.in_force
    assert (since.effective, since.validity, since.article) == (
        "2025年4月1日",
        "3年",
        "第三条",
    )


def test_signature_and_annexes_are_cut_off():
    cut = first(ANNEXED)
    assert len(cut.body) == 1
    assert words(cut.listing) == ["附件：1.补贴标准", "2.申请表"]
    assert words(cut.signature) == ["云湾区人社局", "2025年3月5日"]
    assert [one.title.words for one in cut.annexes] == ["补贴标准", "申请表"]
    assert words(cut.pieces)[-3:] == ["附件2", "申请表", "姓名："]


@pytest.mark.parametrize(
    "wrong", ["附件3\n申请表\n姓名：\n", "附件2\n", "附件2\n姓名：甲。\n乙\n"]
)
def test_annexes_that_ours_would_print_otherwise_stay_in_the_text(wrong):
    text = ANNEXED.replace("附件2\n申请表\n姓名：\n", wrong)
    assert first(text).annexes == []


def test_what_cannot_be_cut_stays_whole_in_simpler_cuts():
    parts = parts_of(parse_bytes(LETTER.encode(), "文.txt").tree)
    plan, cut = cuts(parts)[-1]
    assert not plan.letter and cut.letter is None
    assert words([*cut.body, *cut.signature])[-4:] == [
        "云湾区孵化器办法",
        "第一条 为支持孵化器，制定本办法。",
        "第二条 标准见附件1。",
        "第三条 本办法自2025年4月1日起施行，有效期3年。",
    ]


@pytest.mark.parametrize(
    ("name", "title", "number"),
    [
        ("某办法_某府规〔2024〕13号", "某办法", "某府规〔2024〕13号"),
        ("某办法_20240101", "某办法", ""),
        ("某办法(2024-01-01)", "某办法", ""),
        ("", "导入的文件", ""),
    ],
)
def test_the_name_of_a_file_says_title_and_number(name, title, number):
    assert from_name(name) == (title, number)


def test_masthead_and_imprint_of_a_printed_document():
    cut = first(
        "云湾区人民政府文件\n"
        + LETTER
        + "抄送：区委各部门。\n云湾区科技局办公室　　2025年3月5日印发\n"
    )
    assert words(cut.aside) == ["云湾区人民政府文件"]
    imprint = cut.letter.imprint
    assert (imprint.copies_to, imprint.printer, imprint.printed) == (
        "区委各部门",
        "云湾区科技局办公室",
        "2025年3月5日",
    )
    assert words(cut.pieces)[-1].startswith("第三条")


def test_a_masthead_is_not_the_title_of_the_text_below_it():
    cut = first(
        "云湾区人民政府文件\n云府〔2025〕1号\n云湾区孵化器意见\n一、甲\n"
    )
    assert cut.title == "云湾区孵化器意见"
    assert words(cut.aside) == ["云湾区人民政府文件", "云府〔2025〕1号"]


def test_a_title_may_go_on_below_its_first_line():
    cut = first(
        "甲法院　乙检察院\n关于执行《某法》\n若干规定（二）\n法释〔2003〕1号\n第一条 甲。\n"
    )
    assert cut.title == "甲法院　乙检察院关于执行《某法》若干规定（二）"
    assert words(cut.body) == ["法释〔2003〕1号", "第一条 甲。"]


def test_a_title_that_is_whole_does_not_go_on():
    cut = first("云湾区孵化器办法\n云湾区科技局规定\n第一条 甲。\n")
    assert cut.title == "云湾区孵化器办法"
