"""The checker of tracked changes names each fault that validators let pass."""

from __future__ import annotations

import pytest

from policypress.render.redline import render
from tests.support.texts import AUTHOR, DATE, changed, part, replaced
from tests.support.verify_revisions import verify_revisions
from tests.support.word_files import look

MOVED = "企业应当在每年三月底以前提交上一年度的申报材料。"
ROWS = (("级别", "金额"), ("一级", "10万元"))
OLD = [
    f"第一条 {MOVED}",
    "第二条 给予奖励10万元。",
    "第三条 标准如下：",
    ROWS,
    "第四条 本办法由区局负责解释。",
]
NEW = [
    "第一条 给予奖励20万元。",
    "第二条 标准如下：",
    (*ROWS, ("特别贡献", "另行确定")),
    "第三条 本办法由区局负责解释。",
    f"第四条 {MOVED}",
]
SIGNED = f'w:author="{AUTHOR}" w:date="{DATE}"'


@pytest.fixture(scope="module")
def good() -> bytes:
    return render(
        changed(OLD, NEW),
        look(),
        author=AUTHOR,
        date=DATE,
        reasons={"第一条": "提高标准"},
    )


def test_a_good_redline_has_no_faults(good: bytes) -> None:
    assert verify_revisions(good) == []


def number(story: str, start: str) -> str:
    """The w:id of the first element that begins so."""
    at = story.index(start) + len(start)
    return story[at : story.index('"', at)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            '<w:delText xml:space="preserve">10万元</w:delText>',
            "<w:t>10万元</w:t>",
            "w:t inside w:del: '10万元'",
        ),
        (
            '<w:t xml:space="preserve">20万元</w:t>',
            "<w:delText>20万元</w:delText>",
            "w:delText outside w:del: '20万元'",
        ),
        (
            f'{SIGNED}><w:r><w:t xml:space="preserve">20万元',
            f'{SIGNED}><w:ins w:id="900" {SIGNED}><w:r/></w:ins><w:r><w:t>20万元',
            "w:ins 900 inside w:ins",
        ),
        ('<w:r><w:t xml:space="preserve">20万元</w:t></w:r>', "", " is empty"),
        (
            f' w:date="{DATE}"><w:r><w:delText',
            "><w:r><w:delText",
            " has no date",
        ),
        (f'w:author="{AUTHOR}" ', "", " has no author"),
        (
            "<w:moveToRangeStart ",
            "<w:bookmarkStart ",
            "move 'move1' has no partner",
        ),
        ("<w:moveToRangeStart ", "<w:bookmarkStart ", " stands in no range"),
        ("<w:moveFromRangeEnd ", "<w:moveToRangeEnd ", "moveFromRange "),
        ('w:name="move1"', 'w:name="move2"', "move 'move1' has no partner"),
        ('w:name="move1"', 'w:name=""', "range has no name"),
        ("<w:commentRangeEnd ", "<w:bookmarkEnd ", "comment 0 has no range"),
        (
            "<w:commentReference ",
            "<w:lastRenderedPageBreak ",
            "comment 0 has no reference",
        ),
        (
            '<w:commentReference w:id="0"/>',
            '<w:commentReference w:id="0"/><w:commentReference w:id="7"/>',
            "reference to comment 7, which is not there",
        ),
    ],
)
def test_each_seeded_fault_is_named(
    good: bytes, old: str, new: str, fault: str
) -> None:
    faults = verify_revisions(replaced(good, old, new))
    assert any(fault in sentence for sentence in faults), faults


def test_two_revisions_with_one_id_are_named(good: bytes) -> None:
    story = part(good)
    first, second = (
        number(story, '<w:del w:id="'),
        number(story, '<w:ins w:id="'),
    )
    faults = verify_revisions(
        replaced(good, f'<w:del w:id="{first}"', f'<w:del w:id="{second}"')
    )
    assert f"revision id {second} stands twice" in faults


def test_a_move_that_changes_its_words_is_named(good: bytes) -> None:
    faults = verify_revisions(replaced(good, "三月底", "四月底"))
    assert any("changes its words" in sentence for sentence in faults)


def test_a_move_name_used_twice_is_named(good: bytes) -> None:
    story = part(good)
    start = story[story.index("<w:moveFromRangeStart") :]
    start = start[: start.index("/>") + 2]
    own = f'w:id="{number(start, "w:id=" + chr(34))}"'
    end = f"<w:moveFromRangeEnd {own}/>"
    again = (start + end).replace(own, 'w:id="901"')
    assert any(
        "stands twice" in s and "move1" in s
        for s in verify_revisions(replaced(good, end, end + again))
    )


def test_a_range_that_ends_before_it_begins_is_named(good: bytes) -> None:
    swapped = replaced(
        replaced(good, "<w:commentRangeStart ", "<w:x "),
        "<w:commentRangeEnd ",
        "<w:commentRangeStart ",
    )
    assert (
        "word/document.xml: commentRange 0 ends before it begins"
        in verify_revisions(replaced(swapped, "<w:x ", "<w:commentRangeEnd "))
    )


def test_plain_words_in_a_new_row_are_named(good: bytes) -> None:
    story = part(good)
    words = story.index("特别贡献")
    opening = story.rindex("<w:ins ", 0, words)
    run = story[opening : story.index("</w:ins>", words) + len("</w:ins>")]
    inside = run[run.index(">") + 1 : -len("</w:ins>")]
    assert (
        "word/document.xml: plain words in a row that is w:ins"
        in verify_revisions(replaced(good, run, inside))
    )


def test_a_mark_that_comes_and_goes_at_once_is_named(good: bytes) -> None:
    story = part(good)
    mark = story[story.index("<w:moveTo ") :]
    mark = mark[: mark.index("/>") + 2]
    both = mark + f'<w:del w:id="902" {SIGNED}/>'
    assert any(
        "a mark is moveTo and del at once" in s
        for s in verify_revisions(replaced(good, mark, both))
    )
