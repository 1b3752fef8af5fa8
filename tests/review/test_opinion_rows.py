"""Opinions that came as a table: what each row says, and what has to be put right."""

from __future__ import annotations

from policypress.findings import Finding, Place
from policypress.review.opinion_rows import Table, has_opinions, opinions_in
from policypress.word.grids import Cell, Grid

HEAD = "意见单位|条款|意见内容|采纳情况|理由|日期|方式"


def grid(*rows: str) -> Grid:
    """A table; cells are parted by |."""
    return Grid(
        "表1",
        [
            [
                Cell(words, f"第{number}行第{column}列")
                for column, words in enumerate(row.split("|"), 1)
            ]
            for number, row in enumerate(rows, 1)
        ],
    )


def table(*rows: str) -> Table:
    return opinions_in([grid(*rows)], "意见.docx")


def read(row: str, head: str = HEAD) -> tuple[str, ...]:
    """The one opinion of a row."""
    made = table(head, row)
    assert made.findings == []
    (one,) = made.rows
    assert one.file == "意见.docx"
    return (
        one.who,
        one.about,
        one.text,
        one.answer,
        one.reason,
        one.date,
        one.way,
    )


def test_a_row_is_read_column_by_column():
    assert read("市 财政局|第三条| 改为10万元。|采纳||2026/3/5|来函") == (
        "市 财政局",
        "第三条",
        "改为10万元。",
        "adopted",
        "",
        "2026年3月5日",
        "来函",
    )


def test_an_answer_is_known_in_many_words_and_may_bring_its_reason():
    answers = {
        "": ("", ""),
        "待定": ("", ""),
        "√": ("adopted", ""),
        "全部采纳。": ("adopted", ""),
        "采纳": ("adopted", ""),
        "部分采纳（另行规定）": ("partly", "另行规定"),
        "不予采纳，于法无据": ("declined", "于法无据"),
        "未采纳：已有规定": ("declined", "已有规定"),
    }
    found = {said: read(f"甲局||改|{said}|", HEAD)[3:5] for said in answers}
    assert found == answers
    # What stands in its own column goes before.
    assert read("甲局||改|不采纳，甲|乙")[4] == "乙"


def test_a_day_is_written_or_counted_or_stands_behind_the_body():
    days = {
        "2026年3月5日": "2026年3月5日",
        "2026-03-05 00:00:00": "2026年3月5日",
        "2026/3/5": "2026年3月5日",
        "2026.03.5": "2026年3月5日",
        "46086": "2026年3月5日",
        "20001": "1954年10月4日",
        "79999": "2119年1月10日",
    }
    assert {day: read(f"甲局||改|||{day}")[5] for day in days} == days
    assert read("甲局（2026年3月5日）||改")[::5] == ("甲局", "2026年3月5日")


def test_whoever_says_that_there_is_nothing_to_say_is_counted():
    made = table(HEAD, "甲局||无意见。", "乙局||同意", "|||", HEAD, "丙局||改")
    assert (len(made.rows), made.empty, made.findings) == (1, 2, [])


def test_all_that_is_wrong_in_a_row_is_named_by_its_cell():
    made = table(
        HEAD,
        "|第三条|改",
        "甲局||",
        "乙局||改|再议||昨天",
        "丙局||改|部分采纳",
        "丁局||改|不采纳|",
        "戊局||改|不采纳|无依据|2026年3月",
        "己局||改",
    )
    assert [one.who for one in made.rows] == ["己局"]
    fill_in = "补上；几行同属一个单位的，逐行写出，或者合并单元格"
    reason = "部分采纳、不采纳的意见没有写理由"
    why = "在“理由”一列写明"
    answers = "写采纳、部分采纳、不采纳；还没有定的空着"
    day = "写作2026年3月5日"
    assert made.findings == [
        Finding(code, f"{where}：{said}", Place("意见.docx"), hint)
        for where, code, said, hint in (
            ("第2行第1列", "opinion-incomplete", "没有写意见单位", fill_in),
            ("第3行第3列", "opinion-incomplete", "没有写意见内容", fill_in),
            ("第4行第4列", "unknown-answer", "“再议”看不出是否采纳", answers),
            ("第4行第6列", "wrong-date", "“昨天”不是日期", day),
            ("第5行第4列", "answer-without-reason", reason, why),
            ("第6行第4列", "answer-without-reason", reason, why),
            ("第7行第6列", "wrong-date", "“2026年3月”不是日期", day),
        )
    ]


def test_headings_are_looked_for_in_the_first_rows_and_go_by_many_names():
    names = "序号|提出 单位（盖章）|修改意见|备注"
    above = ["意见汇总表"] * 9
    made = table(*above, names, "1|甲局|改|急")
    assert [(one.who, one.text, one.reason) for one in made.rows] == [
        ("甲局", "改", "急")
    ]
    assert table(*above, "第二行", names, "1|甲局|改|急").rows == []


def test_a_table_of_something_else_is_told_what_is_wanted():
    made = table("名称|金额", "甲|1")
    assert made.findings == [
        Finding(
            "no-opinions",
            "“意见.docx”里没有意见表：找不到“意见单位”“意见内容”两列的表头",
            Place("意见.docx"),
            "表头写：意见单位、条款、意见内容、采纳情况、理由、日期、方式；"
            "次序不限，只有前述两列必须有",
        )
    ]
    assert not has_opinions([grid("单位|内容", "甲|乙")])
    assert not has_opinions([grid("名称|采纳情况")])
    assert has_opinions([grid("名称"), grid("单位|内容|采纳情况")])
