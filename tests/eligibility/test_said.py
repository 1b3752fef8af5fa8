"""What is not understood of an application, in a file or a table, as the office reads
it: the place, what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

from policypress.eligibility.answer_file import read_answers
from policypress.eligibility.answer_rows import read_rows
from policypress.findings import Finding
from tests.eligibility.test_answer_file import with_table
from tests.support.applicants import tiny

# Place, code, message, hint.
Said = tuple[str, str, str, str]
CHOICES = "可用：gold、金奖、silver、银奖、none、没有"
COLUMNS = "第一行写栏目名称：申请人，受理编号，……，其余为填报项的标识或名称"
KEYS = "number、letter、accepted、decided、materials、ranking"
LINE = "写成一行，去掉换行和控制字符"
MATERIALS = "写成 [申请表, 审计报告]"
MONEY = "写成如 100万元、25000、12345.67元"
NO_HEAD = "表的第一行没有“申请人”一列"
ROWS = "一项写一行，每行以“- ”开头，如 - {栏目: 值, 栏目: 值}；没有的写“无”"
# Files of answers to the questions of tests/support/applicants.py.
FILES: dict[str, Said] = {
    "answers: {prise: 金奖}": (
        "1:11",
        "unknown-field",
        "没有填报项“prise”",
        "是否应为“prize”？",
    ),
    "answers: {xxxx: 金奖}": (
        "1:11",
        "unknown-field",
        "没有填报项“xxxx”",
        "填报项的标识和名称见政策的 fields.yaml",
    ),
    "answers: {prize: 铜奖}": (
        "1:18",
        "unknown-choice",
        "填报项“奖项”没有选项“铜奖”",
        CHOICES,
    ),
    "answers: {prize: [金奖]}": (
        "1:11",
        "unknown-choice",
        "填报项“奖项”没有选项“一组内容”",
        CHOICES,
    ),
    "answers: {prize: 金}": (
        "1:18",
        "unknown-choice",
        "填报项“奖项”没有选项“金”",
        "是否应为“金奖”？",
    ),
    "answers: {cost: 50%}": (
        "1:17",
        "wrong-answer",
        "填报项“船台费用”要填金额，精确到分，写的是“50%”",
        MONEY,
    ),
    "answers: {cost: 12.345元}": (
        "1:17",
        "wrong-answer",
        "填报项“船台费用”：“12.345元”的小数太长，请精确到分",
        "",
    ),
    "answers: {tonnage: 3年}": (
        "1:20",
        "wrong-answer",
        "填报项“年产吨位”要填数量，写的是“3年”",
        "写成如 3吨、1.5吨",
    ),
    "answers: {won_before: 也许}": (
        "1:23",
        "wrong-answer",
        "填报项“以前获奖”要填是或者否，写的是“也许”",
        "写成 是 或 否",
    ),
    "answers: {founded: 2023年2月30日}": (
        "1:20",
        "wrong-answer",
        "填报项“成立日期”要填日期，写的是“2023年2月30日”",
        "写成如 2023年2月6日",
    ),
    "answers: {cost: [1, 2]}": (
        "1:11",
        "wrong-answer",
        "填报项“船台费用”要填金额，精确到分，写的是“一组内容”",
        MONEY,
    ),
    "answers: {失信情形: 否, dishonest: 是}": (
        "1:20",
        "answered-twice",
        "填报项“失信情形”写了两次",
        "只留一行",
    ),
    "answer: {prize: 金奖}": (
        "1:1",
        "unknown-key",
        "不认识的项“answer”",
        "是否应为“answers”？",
    ),
    "xxxx: 甲": (
        "1:1",
        "unknown-key",
        "不认识的项“xxxx”",
        "填报项写在 answers: 下面，缩进两格",
    ),
    "answers: 金奖": (
        "1:10",
        "not-a-mapping",
        "answers 下面应由“填报项: 值”组成",
        "每行写成“填报项: 值”",
    ),
    "applicant: [甲]": (
        "1:1",
        "not-words",
        "applicant 应写申请人名称",
        "写成 applicant: 名称",
    ),
    "": (
        "1:1",
        "empty-file",
        "文件是空的",
        "写入内容；不需要这个文件时把它删去",
    ),
    "application: 甲": (
        "1:14",
        "not-a-mapping",
        "application 下面应由“项: 值”组成",
        f"可写的项：{KEYS}",
    ),
    "application: {nummer: 1}": (
        "1:15",
        "unknown-key",
        "application 里没有“nummer”这一项",
        "是否应为“number”？",
    ),
    "application: {xxxx: 1}": (
        "1:15",
        "unknown-key",
        "application 里没有“xxxx”这一项",
        f"可写：{KEYS}",
    ),
    'application: {number: "一\\n二"}': (
        "1:23",
        "bad-application",
        "“number”（受理编号）应为一行文字，不超过200字",
        LINE,
    ),
    "application: {number: [1]}": (
        "1:15",
        "bad-application",
        "“number”（受理编号）应为一行文字，不超过200字",
        LINE,
    ),
    "application: {letter: " + "长" * 201 + "}": (
        "1:23",
        "bad-application",
        "“letter”（文号）应为一行文字，不超过200字",
        LINE,
    ),
    "application: {decided: 昨天}": (
        "1:24",
        "bad-application",
        "“decided”（决定日期）应为日期，写的是“昨天”",
        "写成如 2026年3月2日",
    ),
    "application: {decided: [1]}": (
        "1:15",
        "bad-application",
        "“decided”（决定日期）应为日期，写的是“一组内容”",
        "写成如 2026年3月2日",
    ),
    "application: {accepted: 2026-04-02, decided: 2026-03-02}": (
        "1:46",
        "bad-application",
        "决定日期早于受理日期",
        "核对两个日期",
    ),
    "application: {materials: {a: b}}": (
        "1:15",
        "bad-application",
        "materials 应为材料名称，一行一个，最多100个",
        MATERIALS,
    ),
    "application: {materials: [申请表, [甲]]}": (
        "1:15",
        "bad-application",
        "材料名称应为一行文字，写的是“一组内容”",
        MATERIALS,
    ),
    "application: {materials: [" + "甲, " * 101 + "]}": (
        "1:15",
        "bad-application",
        "materials 应为材料名称，一行一个，最多100个",
        MATERIALS,
    ),
    "application: {ranking: 第三}": (
        "1:24",
        "bad-application",
        "ranking 应由“项: 值”组成",
        "写成 {place: 12, of: 31, score: 78.5}",
    ),
    "application: {ranking: {plase: 1}}": (
        "1:25",
        "unknown-key",
        "application 里没有“plase”这一项",
        "是否应为“place”？",
    ),
    "application: {ranking: {place: 0}}": (
        "1:15",
        "bad-application",
        "“place”（名次）应为从1起的整数，写的是“0”",
        "写成如 12",
    ),
    "application: {ranking: {place: 9, of: 3}}": (
        "1:15",
        "bad-application",
        "名次9大于参评数3",
        "核对 place 和 of",
    ),
    "application: {ranking: {place: 9, score: 高}}": (
        "1:15",
        "bad-application",
        "得分应为数字，写的是“高”",
        "写成如 78.5",
    ),
    "application: {ranking: {quota: " + "九" * 31 + "}}": (
        "1:15",
        "bad-application",
        "“quota”（名额）应为从1起的整数，写的是“" + "九" * 30 + "……”",
        "写成如 12",
    ),
}
# Files of answers to a table of things and to a choice of several.
WITH_TABLE: dict[str, Said] = {
    "answers: {p: 两件}": (
        "1:14",
        "not-a-table",
        "“专利”是一张表，应逐项填写",
        ROWS,
    ),
    "answers: {p: [金奖]}": (
        "1:15",
        "not-a-row",
        "“专利”的这一行应由“栏目: 值”组成",
        ROWS,
    ),
    "answers: {p: [{奖项: 铜奖}]}": (
        "1:20",
        "unknown-choice",
        "填报项“奖项”没有选项“铜奖”",
        "可用：gold、金奖、silver、银奖",
    ),
    "answers: {p: [{奖: 金奖}]}": (
        "1:16",
        "unknown-field",
        "“专利”没有栏目“奖”",
        "是否应为“奖项”？",
    ),
    "answers: {p: [{first: 也许}]}": (
        "1:23",
        "wrong-answer",
        "填报项“first”要填是或者否，写的是“也许”",
        "写成 是 或 否",
    ),
    "answers: {p: [{奖项: 金奖, award: 金奖}]}": (
        "1:24",
        "answered-twice",
        "填报项“奖项”写了两次",
        "只留一行",
    ),
    "answers: {p: [{}, {}, {}]}": (
        "1:23",
        "too-many-rows",
        "“专利”最多填2行，写了3行",
        "删去多余的行",
    ),
    "answers: {kinds: 甲、丙}": (
        "1:18",
        "unknown-choice",
        "填报项“kinds”没有选项“甲、丙”",
        "可用：a、甲、b、乙；几个的用“、”隔开，没有的写“无”",
    ),
    "answers: {kinds: [甲, [乙]]}": (
        "1:11",
        "unknown-choice",
        "填报项“kinds”没有选项“一组内容”",
        "可用：a、甲、b、乙；几个的用“、”隔开，没有的写“无”",
    ),
}
# Tables of applicants.
TABLES: dict[str, Said] = {
    "": (
        "1:1",
        "no-applicants",
        NO_HEAD,
        COLUMNS,
    ),
    "名称\n甲\n": (
        "1:1",
        "no-applicants",
        NO_HEAD,
        COLUMNS,
    ),
    "申请人,prize,prize\n甲,a,b\n": (
        "1:1",
        "column-twice",
        "表里有两列“prize”",
        "只留一列",
    ),
    '申请人\n"' + "长" * 200_000 + '"\n': (
        "",
        "bad-table",
        "不是能读取的 CSV 表",
        "在 Excel 中另存为“CSV UTF-8（逗号分隔）”",
    ),
    "申请人\n" * 20_001: (
        "1:1",
        "too-many-rows",
        "表有20001行，一次最多读20000行",
        "分成几个表",
    ),
    "申请人,奖项\n甲,金奖,要紧\n": (
        "2:3",
        "no-head",
        "第3列有内容“要紧”，但没有栏目名称",
        "写上栏目名称，或者删去；带逗号的内容要加双引号",
    ),
}
# The same, where one applicant is not understood.
ROWS_OF_TABLES: dict[str, Said] = {
    "申请人,prize\n甲,铜奖\n": (
        "2:1",
        "unknown-choice",
        "填报项“奖项”没有选项“铜奖”",
        CHOICES,
    ),
    "申请人,名次\n甲,第三\n": (
        "2:1",
        "bad-application",
        "“place”（名次）应为从1起的整数，写的是“第三”",
        "写成如 12",
    ),
}


def said(finding: Finding) -> Said:
    assert finding.severity == "error"
    name, _, where = str(finding.place).partition(":")
    assert name == "填报"
    return where, finding.code, finding.message, finding.hint


def test_a_slip_in_a_file_of_answers(tmp_path: Path) -> None:
    file = tmp_path / "填报.yaml"
    for rules, slips in ((tiny(), FILES), (with_table(), WITH_TABLE)):
        found = {}
        for text in slips:
            file.write_text(text + "\n", "utf-8")
            read = read_answers(file, "填报", rules)
            (one,) = read.findings
            found[text] = said(one)
        assert found == slips


def test_a_slip_in_a_table_of_applicants() -> None:
    found, of_rows = {}, {}
    for text in TABLES:
        (one,) = read_rows(text, "填报", tiny())[1]
        found[text] = said(one)
    for text in ROWS_OF_TABLES:
        ((row,), findings) = read_rows(text, "填报", tiny())
        assert findings == []
        (one,) = row.findings
        of_rows[text] = said(one)
    assert (found, of_rows) == (TABLES, ROWS_OF_TABLES)
