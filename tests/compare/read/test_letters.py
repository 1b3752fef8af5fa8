"""A letter that issues an instrument is a letter; the text is what it issues."""

from __future__ import annotations

import pytest

from policypress.compare import compare
from policypress.compare.decision.write.decision import amendment
from policypress.compare.proof.decision import prove_decision_markdown
from policypress.compare.read.plain_text import parse_text
from policypress.compare.text.tree import Tree, text_of

INSTRUMENT = """某区创新奖励办法
第一章　总则
第一条　为了鼓励创新，制定本办法。
第二条　奖励十万元。
第二章　附则
第三条　本办法自2026年4月1日起施行。
"""
LETTER = """某区人民政府关于印发《某区创新奖励办法》的通知
某府规〔2026〕3号
各街道办事处，区政府各部门：
《某区创新奖励办法》已经区政府同意，现印发给你们，请认真组织实施。
某区人民政府
2026年3月1日
"""


def parsed(text: str) -> Tree:
    tree = parse_text(text, "来文.txt").tree
    assert tree is not None
    assert text_of(tree) == [line for line in text.splitlines() if line]
    return tree


def kinds(text: str) -> list[str]:
    return [node.kind for node in parsed(text).nodes]


WITH_LETTER = ["letter", "title", "chapter", "chapter"]


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param(LETTER, id="a notice"),
        pytest.param(f"{LETTER}附件\n", id="with the label of an annex"),
        pytest.param(f"{LETTER}附件1\n", id="with its number"),
        pytest.param(
            LETTER.replace(
                "2026年3月1日", "附件：某区创新奖励办法\n2026年3月1日"
            ),
            id="with a note of the annex",
        ),
        pytest.param(
            LETTER.replace(
                "关于印发《某区创新奖励办法》的通知",
                "\n关于印发《某区创新奖励办法》\n的通知",
            ),
            id="a title of three lines",
        ),
        pytest.param(
            LETTER.replace("《某区创新奖励办法》的", "某区创新奖励办法的"),
            id="without marks of a name",
        ),
        pytest.param(
            LETTER.replace("《某区创新奖励办法》", "《创新奖励办法》"),
            id="a short name",
        ),
        pytest.param(
            LETTER.replace("2026年3月1日", "二〇二六年三月一日"),
            id="a date in words",
        ),
        pytest.param(
            LETTER.replace("2026年3月1日", "2026年3月1日\n（此件公开发布）"),
            id="a remark below the date",
        ),
        pytest.param(
            "某省人民政府令\n第12号\n《某区创新奖励办法》已经省政府常务会议通过，"
            "现予公布，自2026年4月1日起施行。\n省长　某某\n2026年3月1日\n",
            id="an order",
        ),
        pytest.param(
            LETTER.replace("各街道", "一、抓好落实。\n二、及时总结。\n各街道"),
            id="with points of its own",
        ),
        pytest.param(
            LETTER.replace("《某区创新奖励办法》", "《某区创新奖励的办法》"),
            id="a slip in a name",
        ),
        pytest.param(
            LETTER.replace("印发", "转发").replace("现转发", "现转发"),
            id="passed on",
        ),
    ],
)
def test_the_letter_is_a_part_of_its_own(letter: str) -> None:
    text = letter + INSTRUMENT
    assert kinds(text) == WITH_LETTER
    assert parsed(text).title == "某区创新奖励办法"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(INSTRUMENT, id="no letter"),
        pytest.param(
            INSTRUMENT.replace(
                "第一章",
                "（2026年3月1日某区人民政府令第3号公布　根据2026年5月1日"
                "《某区人民政府关于修改〈某办法〉的决定》修订）\n第一章",
                1,
            ),
            id="a record of passage",
        ),
        pytest.param(
            "关于修改《某区创新奖励办法》的决定\n一、将第二条中的“十万元”修改为"
            "“二十万元”。\n某区人民政府\n2026年3月1日\n",
            id="a decision",
        ),
        pytest.param(
            "关于开展申报的通知\n各企业：\n一、对象。本区企业。\n二、时间。三月。\n"
            "附件：申报表\n某区某局\n2026年3月1日\n附件\n申报表\n",
            id="a notice with a form",
        ),
        pytest.param(
            "关于印发《某区创新奖励办法》的通知\n各部门：\n现印发给你们。\n"
            "某区某局\n2026年3月1日\n",
            id="the letter alone",
        ),
    ],
)
def test_what_is_no_letter_with_an_instrument_is_none(text: str) -> None:
    assert "letter" not in kinds(text)


def decided(old: str, new: str) -> str:
    """The decision between two texts, which is proven."""
    changes = compare(parsed(old), parsed(new))
    made = amendment(changes)
    assert not prove_decision_markdown(
        "修改决定.md", made.text.encode(), changes
    )
    return made.text


def test_the_decision_names_the_instrument() -> None:
    old = LETTER + INSTRUMENT
    text = decided(old, old.replace("奖励十万元", "奖励二十万元"))
    assert text.startswith("# 关于修改《某区创新奖励办法》的决定\n")
    assert "一、将第二条中的“十万元”修改为“二十万元”。" in text
    assert "题注" not in text and "序言" not in text


def test_no_decision_amends_the_letter_and_that_is_told() -> None:
    old = LETTER + INSTRUMENT
    new = old.replace("认真组织实施", "遵照执行")
    changes = compare(parsed(old), parsed(new))
    assert [one.id for one in changes.elsewhere()] == ["印发通知"]
    made = amendment(changes)
    assert made.aside == ("印发通知",)
    assert "文字相同（印发通知除外）" in made.text
    assert decided(old, new)


def test_a_text_with_its_letter_is_the_text_without() -> None:
    changes = compare(parsed(LETTER + INSTRUMENT), parsed(INSTRUMENT))
    assert [one.unit for one in changes.elsewhere()] == ["letter"]
    assert {one.kind for one in changes.clauses()} == {"未变"}
    assert decided(LETTER + INSTRUMENT, INSTRUMENT)
    assert decided(INSTRUMENT, LETTER + INSTRUMENT)
