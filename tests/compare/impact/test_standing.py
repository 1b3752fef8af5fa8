"""Things that have no words are the same only at the same place of the text, whatever
else was changed around them."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_bytes
from policypress.compare.impact.uncompared import leftovers
from tests.compare.read.test_docx import p, package
from tests.compare.read.test_docx_things import tree

PICTURE = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships" r:embed="r9"/></w:drawing></w:r>'
)


def words(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def line(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def struck(text: str) -> str:
    return words(text, "<w:strike/>")


def told(old: str, new: str) -> dict[str, str]:
    """Of each kind of things in two bodies: the same, moved or other."""
    one, other = tree(package(old)), tree(package(new))
    found = leftovers(one, other, compare(one, other))
    return {
        left.what: "same" if left.same else "moved" if left.moved else "other"
        for left in found
    }


FIRST = line(words("第一条　奖励10万元，补贴10万元。"))
SECOND = line(words("第二条　资助10万元。"))
FIRST_STRUCK = line(
    words("第一条　奖励"), struck("10万元"), words("，补贴10万元。")
)


@pytest.mark.parametrize(
    ("new", "as_told"),
    [
        (FIRST_STRUCK + SECOND, "same"),
        # The same words are struck, but not where they were.
        (
            line(
                words("第一条　奖励10万元，补贴"),
                struck("10万元"),
                words("。"),
            )
            + SECOND,
            "moved",
        ),
        (
            FIRST + line(words("第二条　资助"), struck("10万元"), words("。")),
            "moved",
        ),
        # Other edits move nothing: before it, behind it, in its own paragraph.
        (
            p("第一条　总则。") + FIRST_STRUCK.replace("一", "二") + SECOND,
            "same",
        ),
        (FIRST_STRUCK + p("第二条　另行通知。") + SECOND, "same"),
        (
            line(
                words("第一条　一次性奖励"),
                struck("10万元"),
                words("，另行补贴5万元。"),
            )
            + SECOND,
            "same",
        ),
        (
            SECOND.replace("二", "一") + FIRST_STRUCK.replace("一", "二"),
            "same",
        ),
    ],
)
def test_struck_words_are_the_same_where_they_are_struck(
    new: str, as_told: str
) -> None:
    assert told(FIRST_STRUCK + SECOND, new) == {"删除线": as_told}


@pytest.mark.parametrize(
    ("new", "as_told"),
    [
        (p("第一条　甲。") + line(PICTURE) + p("第二条　乙。"), "same"),
        (
            p("第一条　甲。") + p("") + line(PICTURE) + p("第二条　乙。"),
            "same",
        ),
        (line(words("第一条　甲。"), PICTURE) + p("第二条　乙。"), "same"),
        (
            p("第一条　甲。")
            + line(PICTURE)
            + p("第二条　丙。")
            + p("第三条　乙。"),
            "same",
        ),
        (p("第一条　甲。") + p("第二条　乙。") + line(PICTURE), "moved"),
        (line(PICTURE) + p("第一条　甲。") + p("第二条　乙。"), "moved"),
    ],
)
def test_a_picture_stands_between_the_same_words(
    new: str, as_told: str
) -> None:
    old = p("第一条　甲。") + line(PICTURE) + p("第二条　乙。")
    assert told(old, new) == {"图片": as_told}


def table(*rows: tuple[str, ...]) -> str:
    cells = [
        "".join(f"<w:tc>{cell or '<w:p/>'}</w:tc>" for cell in row)
        for row in rows
    ]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_picture_of_one_cell_is_not_that_of_another() -> None:
    shown = line(PICTURE)
    head = (p("金奖"), p("银奖"))
    old = p("第一条　甲。") + table(head, (shown, ""))
    assert told(old, old) == {"图片": "same"}
    assert told(old, p("第一条　甲。") + table(head, ("", shown))) == {
        "图片": "moved"
    }
    more = table((p("铜奖"), p("特别奖")), head, (shown, ""))
    assert told(old, p("第一条　甲。") + more) == {"图片": "same"}


@pytest.mark.parametrize("note", ["footnote", "endnote"])
def test_words_that_are_struck_in_a_note_have_their_place_there(
    note: str,
) -> None:
    def file(*runs: str) -> bytes:
        inside = f'<w:{note} w:id="2">{line(*runs)}</w:{note}>'
        mark = f'<w:r><w:{note}Reference w:id="2"/></w:r>'
        body = line(words("第一条　甲"), mark, words("。"))
        return package(body, **{f"{note}s": inside})

    old = tree(file(words("各"), struck("5万"), words("与5万")))
    new = tree(file(words("各5万与"), struck("5万")))
    (same,) = leftovers(old, old, compare(old, old))
    (left,) = leftovers(old, new, compare(old, new))
    assert same.same and left.moved
    assert left.sentence == (
        "删除线 1 处（第 1 段），所在的位置有不同，没有作为文字比较"
    )


def test_the_number_that_word_counts_stands_before_what_is_met() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="第%1条　"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    runs = (words("奖励"), struck("5万"), words("与5万。"))
    counted = f"<w:p><w:pPr>{listed}</w:pPr>{''.join(runs)}</w:p>"
    old = tree(package(counted, numbering=numbering))
    new = tree(package(line(words("第一条　"), *runs)))
    (left,) = leftovers(old, new, compare(old, new))
    assert left.same


def told_of(old: str, new: str) -> dict[str, str]:
    """The same of two texts in Markdown."""
    trees = [parse_bytes(text.encode(), "来稿.md").tree for text in (old, new)]
    one, other = trees
    assert one and other
    found = leftovers(one, other, compare(one, other))
    return {
        left.what: "same" if left.same else "moved" if left.moved else "other"
        for left in found
    }


HEAD_OF_TABLE = "第一条　甲。\n\n| 等级 | 金额 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("what", "old", "new", "as_told"),
    [
        (
            "删除线",
            "第一条　奖励~~10万元~~，补贴10万元。\n",
            "第一条　奖励10万元，补贴~~10万元~~。\n",
            "moved",
        ),
        (
            "删除线",
            "第一条　奖励~~10万元~~，补贴10万元。\n",
            "第一条　一次性奖励~~10万元~~，补贴10万元。\n",
            "same",
        ),
        # Where a line of the file ends is nothing of its text.
        (
            "删除线",
            "第一条　奖励，\n补贴**甲**的~~10万元~~。\n\n第二条　乙。\n",
            "第一条　奖励，补贴甲的~~10万元~~。\n\n第二条　乙。\n",
            "same",
        ),
        ("图片", "1. 甲![](a)乙\n", "1\\. 甲![](a)乙\n", "same"),
        ("图片", "甲。\n\n![](a)\n\n乙。\n", "甲。![](a)\n\n乙。\n", "same"),
        (
            "图片",
            "甲。\n\n![](a)\n\n乙。\n",
            "甲。\n\n乙。\n\n![](a)\n",
            "moved",
        ),
        (
            "图片",
            f"{HEAD_OF_TABLE}| ![](a) | |\n",
            f"{HEAD_OF_TABLE}| | ![](a) |\n",
            "moved",
        ),
        (
            "图片",
            f"{HEAD_OF_TABLE}| 金奖 | ![](a) |\n",
            f"{HEAD_OF_TABLE}| 特别奖 | |\n| 金奖 | ![](a) |\n",
            "same",
        ),
    ],
)
def test_things_of_markdown_have_their_place_too(
    what: str, old: str, new: str, as_told: str
) -> None:
    assert told_of(old, old) == {what: "same"}
    assert told_of(old, new) == {what: as_told}


def test_a_file_of_word_and_one_of_markdown_strike_at_one_place() -> None:
    word = tree(package(FIRST_STRUCK))
    text = "第一条　奖励~~10万元~~，补贴10万元。\n"
    plain = parse_bytes(text.encode(), "来稿.md").tree
    assert plain
    (left,) = leftovers(word, plain, compare(word, plain))
    assert left.same


def test_a_picture_in_a_table_is_counted_once() -> None:
    text = f"{HEAD_OF_TABLE}| 金奖 | ![](a) | 附![](b) |\n"
    found = parse_bytes(text.encode(), "来稿.md").tree
    assert found and [len(one.places) for one in found.uncompared] == [2]
