"""The body of a redline: its page, what stands at its ends, comments, moves inside a clause."""

from __future__ import annotations

import re

from policypress.compare.changes import ChangeSet
from policypress.compare.proof import prove
from policypress.render.redline import render
from tests.support.texts import (
    AUTHOR,
    DATE,
    NEW,
    OLD,
    changed,
    part,
    shorthand,
)
from tests.support.verify_revisions import verify_revisions
from tests.support.verify_word import verify
from tests.support.word_files import look

ROWS = (("级别", "金额"), ("一级", "10万元"))


def redline(
    changes: ChangeSet, reasons: dict[str, str] | None = None
) -> bytes:
    """The redline, which must be proven and free of faults."""
    data = render(
        changes, look(), author=AUTHOR, date=DATE, reasons=reasons or {}
    )
    assert prove(changes, {"修订稿.docx": data}) == []
    assert verify(data) == [] and verify_revisions(data) == []
    return data


def gaps(body: str) -> list[str]:
    """The small paragraphs at ends and between tables: the status of each mark."""
    found = []
    for paragraph in re.findall(r"<w:p>.*?</w:p>", body):
        if 'w:line="20"' in paragraph:
            mark = re.search(r"<w:rPr><w:(ins|del) ", paragraph)
            found.append(mark[1] if mark else "")
    return found


def test_the_page_stands_upright() -> None:
    body = part(redline(changed(OLD, NEW)))
    (size,) = re.findall(r"<w:pgSz [^>]*>", body)
    width, height = (
        int(re.search(f'w:{side}="(\\d+)"', size)[1]) for side in "wh"
    )
    assert width < height and "landscape" not in size


def test_a_body_ends_with_a_paragraph_that_stays() -> None:
    stays = changed("第一条 甲方应当守约。", "第一条 甲方应当诚信守约。")
    assert gaps(part(redline(stays))) == []
    deleted = changed("第一条 甲。\n第二条 乙。", "第一条 甲。")
    assert gaps(part(redline(deleted))) == [""]
    table = changed(["第一条 甲：", ROWS], ["第一条 甲：", ROWS])
    assert gaps(part(redline(table))) == [""]


def test_a_text_may_begin_with_a_table() -> None:
    begins = changed([ROWS, "第一条 甲。"], [ROWS, ROWS, "第一条 甲。"])
    assert gaps(part(redline(begins))) == ["ins"]


def test_tables_that_touch_in_one_text_are_kept_apart_there() -> None:
    between = ["第一条 标准：", ROWS, "中间说明文字。", ROWS, "第二条 乙。"]
    touching = ["第一条 标准：", ROWS, ROWS, "第二条 乙。"]
    assert gaps(part(redline(changed(between, touching)))) == ["ins"]
    assert gaps(part(redline(changed(touching, between)))) == ["del"]
    assert gaps(part(redline(changed(touching, touching)))) == [""]
    assert gaps(part(redline(changed(between, between)))) == []


def test_a_deleted_paragraph_behind_a_table_does_not_part_it_from_the_next() -> (
    None
):
    old = ["第一条 标准：", ROWS, "说明一。", "说明二。", ROWS, "第二条 乙。"]
    new = ["第一条 标准：", ROWS, "说明一。", ROWS, "第二条 乙。"]
    assert gaps(part(redline(changed(old, new)))) == []


def test_every_clause_that_changes_has_its_reason_the_new_one_as_well() -> (
    None
):
    reasons = {
        "第二条": "新增登记要求",
        "第三条": "提高标准",
        "第一条": "没有变化",
    }
    data = redline(changed(OLD, NEW), reasons)
    notes = re.findall(r"<w:t [^>]*>([^<]*)", part(data, "word/comments.xml"))
    assert notes == ["新增登记要求", "提高标准"]


def test_a_reason_stands_once_where_a_clause_moved_and_where_it_has_several_passages() -> (
    None
):
    first = "企业应当在每年三月底以前提交上一年度的申报材料"
    rest = "区局应当在十个工作日内审核并且向社会公示结果"
    old = f"第一条 {first}。\n第二条 {rest}。\n第三条 本办法由区局解释。"
    new = f"第一条 {rest}。\n第二条 本办法由区局解释。\n第三条 {first}。"
    changes = changed(old, new)
    (moved,) = [change for change in changes.changes if "移动" in change.kinds]
    data = redline(changes, {moved.id: "调整顺序"})
    assert part(data, "word/comments.xml").count("调整顺序") == 1
    position = part(data).index("commentRangeStart")
    assert position > part(data).index("moveToRangeStart")


LINES = (
    "企业法人营业执照副本以及法定代表人身份证明",
    "上一年度经审计的财务会计报告",
    "知识产权权属证明文件以及授权通知书",
)


def item_text(*items: str) -> str:
    numbers = "一二三四"
    listed = "\n".join(
        f"（{numbers[place]}）{words}；" for place, words in enumerate(items)
    )
    return (
        f"第一条 应当提交下列材料：\n{listed}\n第二条 本办法自印发之日起施行。"
    )


def test_a_line_that_moved_inside_its_clause_is_a_move_of_its_words() -> None:
    first, second, third = LINES
    changes = changed(item_text(*LINES), item_text(second, third, first))
    data = redline(changes, {"第一条": "重新排序"})
    lines = shorthand(data)
    assert f"-（一）-<{first}；< [moveFrom]" in lines
    assert f"+（三）+>{first}；> [moveTo]" in lines
    names = re.findall(
        r'<w:(moveFrom|moveTo)RangeStart [^>]*w:name="([^"]*)"', part(data)
    )
    assert names == [("moveFrom", "move1"), ("moveTo", "move1")]
    assert part(data, "word/comments.xml").count("重新排序") == 1


def test_a_line_rewritten_on_its_way_is_no_move() -> None:
    first, second, third = LINES
    other = first.replace("副本以及", "正本和")
    changes = changed(item_text(*LINES), item_text(second, third, other))
    assert "moveFrom" not in part(redline(changes))


def test_source_nodes_are_tagged_where_their_paragraph_is_in_the_new_text() -> (
    None
):
    from msgspec.structs import replace

    from policypress.compare import compare, parse_lines
    from policypress.compare.read.raw_lines import RawLine

    def policy(*lines: tuple[str, str]):
        raw = [
            RawLine(text, "body", id=f"{key}#text", clause=key)
            for key, text in lines
        ]
        return replace(parse_lines(raw, "措施").tree, name="措施")

    first, second = (
        ("measures/a", "（一）甲。给予奖励。"),
        ("measures/b", "（二）乙。给予支持。"),
    )
    third = ("measures/c", "（二）丙。给予补贴。")
    body = part(redline(compare(policy(first, second), policy(first, third))))
    tagged = re.findall(r'w:bookmarkStart [^>]*w:name="([^"]*)"', body)
    assert len(tagged) == 2
