"""Comments and tables of opinions are entered in the register: once, each in the file of
who gave them, and what was decided before stays."""

from __future__ import annotations

from pathlib import Path

from policypress.edit import Add, Edit, NewFile, Put
from policypress.findings import Finding, Place
from policypress.review.basis import Files
from policypress.review.opinion_rows import Cell, OpinionRow
from policypress.review.register import registered
from policypress.review.remarks import Said
from policypress.review.table_register import Entered, entered
from policypress.source.clause_digest import clause_digest
from policypress.word.remarks import Remark

CLAUSES = {"prize.main": "奖励。", "duty.first.a": "公开。", "prize": "甲"}
REGISTER = """\
who: 司法局
date: 2026年11月28日
opinions:
  o_1: {text: 建议明确期限, words: 及时}
  o_2: {text: 建议删去, answer: adopted}
  o_3: {text: 建议合并, reason: ''}
"""
KNOWN = "reviews/2026-11-28-司法局"
DAY = "2026-11-28T10:00:00Z"


def files(folder: Path) -> Files:
    """A policy with two provisions and one file of the register."""
    texts = {
        "measures/prize.yaml": "paragraphs: {main: {text: 奖励。}}\n",
        "supplementary.yaml": "articles: {duty: {paragraphs: "
        "{first: {items: {a: {text: 公开。}}}}}}\n",
        f"{KNOWN}.yaml": REGISTER,
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Files(folder)


def comment(text: str, words: str, node: str, *answers: Remark, **who: str):
    remark = Remark("1", who.get("by", "司法局"), who.get("date", DAY), text)
    return Said(remark, node, words, 0, answers)


def test_comments_go_to_the_file_of_who_made_them(tmp_path: Path):
    prize = "measures/prize#paragraphs.main.text"
    item = "supplementary#articles.duty.paragraphs.first.items.a.text"
    answer = Remark("2", "文化局", DAY, "同意\n采纳")
    steps = registered(
        [
            comment("建议明确\n期限 ", "及时", prize),
            comment("建议明确期限", "随时", prize),
            comment("建议细化", "  ", item, answer),
            comment("建议删去", "", "policy#title", by="", date=""),
            comment("另有意见", "公开", "", by="李四", date="2026-12-03"),
            comment("又有意见", "公开", item, by="李四", date="2026-12-01"),
        ],
        files(tmp_path),
        CLAUSES,
    )
    loc = ("opinions",)
    prose, public = clause_digest("奖励。"), clause_digest("公开。")
    assert list(steps) == [
        Edit(
            f"{KNOWN}.yaml",
            Add(
                loc,
                "o_4",
                {
                    "about": "prize.main",
                    "words": "随时",
                    "text": "建议明确期限",
                    "seen": prose,
                },
            ),
        ),
        Edit(
            f"{KNOWN}.yaml",
            Add(
                loc,
                "o_5",
                {
                    "about": "duty.first.a",
                    "text": "建议细化\n\n（文化局答：同意\n\n采纳）",
                    "seen": public,
                },
            ),
        ),
        NewFile(
            "reviews/审阅人.yaml",
            "who: 审阅人\nway: Word 批注\nopinions:\n  o_1:\n    text: 建议删去\n",
        ),
        NewFile(
            "reviews/2026-12-01-李四.yaml",
            "who: 李四\ndate: 2026年12月1日\nway: Word 批注\nopinions:\n"
            "  o_1:\n    words: 公开\n    text: 另有意见\n"
            "  o_2:\n    about: duty.first.a\n    words: 公开\n"
            f"    text: 又有意见\n    seen: {public}\n",
        ),
    ]


def test_a_comment_on_a_title_or_a_cell_says_where_that_is(tmp_path: Path):
    chapter = "policy#chapters.second.title"
    cell = "annexes/scoring#scoring.items.degree.points"
    (made,) = registered(
        [
            comment("建议改名", "监督管理", chapter, by="李四", date=""),
            comment("分值偏高\n建议压低", "25分", cell, by="李四", date=""),
        ],
        files(tmp_path),
        CLAUSES,
    )
    assert isinstance(made, NewFile)
    assert f"about: {chapter}\n    words: 监督管理" in made.text
    assert f"about: {cell}\n    words: 25分" in made.text
    assert "分值偏高\n\n      建议压低" in made.text


def row(text: str, **more: str) -> OpinionRow:
    """An opinion of a table, whose cells stand in the second line."""
    names = ("who", "about", "text", "answer", "reason", "date", "way")
    given = {"who": "司法局", "text": text, **more}
    cells = {name: Cell(given.get(name, ""), f"第2行{name}") for name in names}
    values = [given.get(name, "") for name in names]
    return OpinionRow(*values, "表.docx", cells)


def clause_of(words: str) -> str:
    return {"第一条": "prize.main"}.get(words, "")


def of_rows(folder: Path, *rows: OpinionRow) -> Entered:
    return entered(rows, files(folder), CLAUSES, clause_of)


def test_rows_go_to_the_file_of_the_body_and_day_or_to_a_new_one(
    tmp_path: Path,
):
    day = "2026年11月28日"
    prose = clause_digest("奖励。")
    made = of_rows(
        tmp_path,
        row("甲", about="第一条"),
        row("乙", about="duty.first.a", answer="adopted", date=day),
        row("丙", about="全文", date="2026年12月1日", way="会议"),
        row("丁", about="第一条", date="2026年12月1日"),
        row("戊", who="李四", about="第九条"),
    )
    assert (made.new, made.answered, made.same) == (5, 0, 0)
    loc = ("opinions",)
    first = {"about": "prize.main", "text": "甲", "seen": prose}
    second = {"about": "duty.first.a", "text": "乙", "answer": "adopted"}
    assert made.steps == [
        Edit(f"{KNOWN}.yaml", Add(loc, "o_4", first)),
        Edit(f"{KNOWN}.yaml", Add(loc, "o_5", second)),
        NewFile(
            "reviews/2026-12-01-司法局.yaml",
            "who: 司法局\ndate: 2026年12月1日\nway: 会议\nopinions:\n"
            "  o_1:\n    text: 丙\n"
            f"  o_2:\n    about: prize.main\n    text: 丁\n    seen: {prose}\n",
        ),
        NewFile(
            "reviews/李四.yaml",
            "who: 李四\nway: 来函\nopinions:\n"
            "  o_1:\n    text: （第九条）戊\n",
        ),
    ]
    assert made.findings == [
        Finding(
            "unknown-clause",
            "第2行about：没有条文“第九条”，记作对全文的意见",
            Place("表.docx"),
            "写第三条、第三条第二款第（一）项这样的编号，或者条文标识",
            "warning",
        )
    ]


def test_of_what_stands_there_only_a_new_answer_is_entered(tmp_path: Path):
    made = of_rows(
        tmp_path,
        row("建议明确 期限"),
        row("对“及时”：建议明确期限", answer="partly", reason="另行规定"),
        row("建议合并", answer="rejected", reason="不宜"),
        row("建议删去", answer="adopted"),
        row("建议删去", answer="rejected"),
    )
    assert (made.new, made.answered, made.same) == (0, 2, 2)
    first, third = ("opinions", "o_1"), ("opinions", "o_3")
    assert made.steps == [
        Edit(f"{KNOWN}.yaml", Add(first, "answer", "partly")),
        Edit(f"{KNOWN}.yaml", Add(first, "reason", "另行规定")),
        Edit(f"{KNOWN}.yaml", Add(third, "answer", "rejected")),
        Edit(f"{KNOWN}.yaml", Put((*third, "reason"), "不宜")),
    ]
    assert made.findings == [
        Finding(
            "answer-differs",
            f"第2行answer：这条意见在 {KNOWN}.yaml 里已经另有采纳情况，没有改它",
            Place("表.docx"),
            "核对后在那里改 answer 和 reason",
            "warning",
        )
    ]


def test_another_bodys_same_words_are_another_opinion(tmp_path: Path):
    made = of_rows(tmp_path, row("建议删去", who="财政局"))
    assert (made.new, made.same) == (1, 0)
    placed = of_rows(tmp_path, row("建议删去", about="第九条"))
    assert placed.same == 1
