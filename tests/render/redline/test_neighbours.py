"""Insertions on both sides of a paragraph mark that stays: every program must take back
the same.
"""

from __future__ import annotations

import re

import pytest

from tests.render.redline.test_body import gaps, redline
from tests.support.texts import changed, part, shorthand

OLD = "企业应当提交材料\n本办法自印发之日起施行。"


def test_a_paragraph_added_at_the_end_keeps_the_old_mark_as_the_last_one() -> (
    None
):
    """Word cannot take away the last mark of a body, so no small one need follow."""
    old = "第一条 甲方应当守约"
    data = redline(changed(old, f"{old}并且公告\n第二条 乙方应当诚信"))
    assert shorthand(data) == [
        "第一条 甲方应当守约+并且公告+ [ins]",
        "+第二条 乙方应当诚信+",
    ]
    assert gaps(part(data)) == []


def test_words_added_at_an_end_and_at_the_next_head_are_parted_by_an_old_mark() -> (
    None
):
    """The old mark goes and comes back before the words at the head."""
    new = "企业应当提交材料和营业执照\n凡本办法自印发之日起施行。"
    assert shorthand(redline(changed(OLD, new))) == [
        "企业应当提交材料+和营业执照+ [ins]",
        "+凡+ [del]",
        "本办法自印发之日起施行。",
    ]


@pytest.mark.parametrize(
    "between", [["新的一款甲乙丙。"], ["新的一款甲乙丙。", "新的一款丁戊己。"]]
)
def test_whole_paragraphs_between_them_come_before_the_words_at_the_head(
    between: list[str],
) -> None:
    new = [
        "企业应当提交材料和营业执照",
        *between,
        "凡本办法自印发之日起施行。",
    ]
    assert shorthand(redline(changed(OLD, "\n".join(new)))) == [
        "企业应当提交材料+和营业执照+ [ins]",
        *[f"+{line}+ [ins]" for line in between],
        "+凡+ [del]",
        "本办法自印发之日起施行。",
    ]


def test_a_mark_that_goes_is_that_of_the_paragraph_it_ended() -> None:
    """A heading before inserted words: taken back, it is a heading again."""
    after = "企业应当依照本办法申报资金。\n第一条 甲方应当守约。"
    data = redline(
        changed(f"第一章 总则\n{after}", f"第一章 总则和附则\n凡{after}")
    )
    (head,) = re.findall(r"<w:p>(?:(?!</w:p>).)*>凡<.*?</w:p>", part(data))
    assert re.findall(r'<w:pStyle w:val="([^"]+)"', head) == [
        "body",
        "chapter",
    ]
