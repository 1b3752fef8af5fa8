"""Opinions that came as a table (意见汇总表): a row each, the columns known by their
headings, in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from policypress.findings import Finding, Place
from policypress.language.dates import DateError, parse_date
from policypress.word.grids import Cell, Grid

# Headings by what stands below them, without blanks and brackets; the first is ours.
HEADINGS = {
    "who": (
        "意见单位", "提出意见的单位", "提出意见单位", "提出单位", "反馈单位",
        "征求意见单位", "来文单位", "回复单位", "意见提出单位", "意见来源",
        "来源", "单位", "部门", "单位名称", "提出人", "意见人", "姓名",
    ),
    "about": (
        "条款", "条文", "所涉条款", "所指条文", "对应条款", "修改条款", "涉及条款",
        "条款号", "条目", "位置", "章节", "原条款",
    ),
    "text": (
        "意见内容", "意见", "意见建议", "意见和建议", "修改意见", "反馈意见",
        "具体意见", "修改建议", "意见及建议", "修改意见和建议", "建议", "内容",
    ),
    "answer": (
        "采纳情况", "是否采纳", "采纳与否", "意见采纳情况", "处理情况", "处理结果",
        "采纳意见", "处理意见",
    ),
    "reason": (
        "理由", "说明", "采纳说明", "理由说明", "不采纳理由", "未采纳理由",
        "未采纳的理由", "不采纳的理由", "处理理由", "原因", "备注",
    ),
    "date": ("日期", "提出日期", "反馈日期", "来文日期", "时间", "反馈时间"),
    "way": ("方式", "提出方式", "反馈方式", "来源方式"),
}  # fmt: skip
_ANSWERS = {
    "": ("", "待处理", "待定", "—", "-", "/"),
    "partly": ("部分采纳", "部分采用", "采纳部分", "部分吸收", "部分"),
    "declined": ("不采纳", "未采纳", "不予采纳", "暂不采纳", "否", "×"),
    "adopted": ("采纳", "已采纳", "予以采纳", "全部采纳", "采用", "是", "√"),
}
_NOTHING = ("无", "无意见", "没有意见", "无修改意见", "无不同意见", "同意")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_DATED = re.compile(r"[（(](\d{4}年\d{1,2}月\d{1,2}日)[）)]\Z")
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")  # 2026/3/5
_BEHIND = "。，；：、,;:. （("  # may follow an answer, before the reason
_BEYOND_DOUBT = frozenset(("about", "answer"))
_LOOKED_AT = 10  # rows from the top in which the headings are looked for


class OpinionRow(Struct, frozen=True):
    """An opinion. about: the clause as it was named; file: in which it came; cells: where
    each of its values stands, by name."""

    who: str
    about: str
    text: str
    answer: str
    reason: str
    date: str
    way: str
    file: str
    cells: dict[str, Cell]


class Table(Struct):
    """The opinions of a file, and what is wrong with rows of it; empty: rows that say
    there is nothing to say."""

    rows: list[OpinionRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    empty: int = 0


def has_opinions(grids: Sequence[Grid]) -> bool:
    """Whether some table has the headings of opinions beyond doubt: a policy may have
    one of bodies and contents itself."""
    headed = [found for grid in grids if (found := _headed(grid))]
    return any(not _BEYOND_DOUBT.isdisjoint(columns) for _, columns in headed)


def opinions_in(
    grids: Sequence[Grid],
    name: str,
) -> Table:
    """The opinions in the tables of a file. name: of the file, for findings."""
    made = Table()
    is_found = False
    for grid in grids:
        headed = _headed(grid)
        if headed is None:
            continue
        is_found = True
        first, columns = headed
        for row in grid.rows[first:]:
            _read(row, columns, name, made)
    if not is_found:
        wanted = "、".join(names[0] for names in HEADINGS.values())
        message = f"“{name}”里没有意见表：找不到“意见单位”“意见内容”两列的表头"
        hint = f"表头写：{wanted}；次序不限，只有前述两列必须有"
        made.findings.append(
            Finding("no-opinions", message, Place(name), hint)
        )
    return made


def _headed(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The first row behind the headings of a table, and its columns by what they hold;
    None where it has none."""
    for number, row in enumerate(grid.rows[:_LOOKED_AT]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            kind = _kind(cell.text)
            if kind:
                columns.setdefault(kind, column)
        if "who" in columns and "text" in columns:
            return number + 1, columns
    return None


def _kind(heading: str) -> str:
    """What stands below a heading, "" for what is none of ours."""
    words = _IN_BRACKETS.sub("", "".join(heading.split()))
    for kind, names in HEADINGS.items():
        if words in names:
            return kind
    return ""


def _read(
    row: Sequence[Cell],
    columns: dict[str, int],
    name: str,
    made: Table,
) -> None:
    """Adds a row, or what is wrong with it."""
    cells = {
        kind: row[column]
        for kind, column in columns.items()
        if column < len(row)
    }
    if not any(cell.text for cell in cells.values()):
        return
    if _is_heading(cells):
        return
    text = _text(cells, "text")
    if text.rstrip("。") in _NOTHING:
        made.empty += 1
        return
    findings = list(_wrong(cells, name))
    made.findings += findings
    if findings:
        return
    made.rows.append(_row(cells, name))


def _row(cells: dict[str, Cell], name: str) -> OpinionRow:
    """An opinion, from a row in which nothing is wrong. name: of the file."""
    answer, rest = _answer(_text(cells, "answer"))
    who, dated = _parted(_text(cells, "who"))
    return OpinionRow(
        who,
        _text(cells, "about"),
        _text(cells, "text"),
        answer or "",
        _text(cells, "reason") or rest,
        _date(_text(cells, "date")) or dated,
        _text(cells, "way"),
        name,
        cells,
    )


def _is_heading(cells: dict[str, Cell]) -> bool:
    """Whether a row is the headings again, as at the top of a page."""
    return all(_kind(cell.text) == kind for kind, cell in cells.items())


def _wrong(
    cells: dict[str, Cell],
    name: str,
) -> Iterator[Finding]:
    """What has to be put right in a row."""

    def at(
        kind: str,
        code: str,
        message: str,
        hint: str,
    ) -> Finding:
        """A finding about a cell. kind: what stands in it, as `HEADINGS` has it."""
        where = cells[kind].where
        return Finding(code, f"{where}：{message}", Place(name), hint)

    for kind in ("who", "text"):
        if not _text(cells, kind):
            heading = HEADINGS[kind][0]
            yield at(
                kind,
                "opinion-incomplete",
                f"没有写{heading}",
                "补上；几行同属一个单位的，逐行写出，或者合并单元格",
            )
    said = _text(cells, "answer")
    answer, rest = _answer(said)
    if answer is None:
        message = f"“{said}”看不出是否采纳"
        hint = "写采纳、部分采纳、不采纳；还没有定的空着"
        yield at("answer", "unknown-answer", message, hint)
    needs_reason = answer in ("partly", "declined")
    if needs_reason and not (_text(cells, "reason") or rest):
        message = "部分采纳、不采纳的意见没有写理由"
        hint = "在“理由”一列写明"
        yield at("answer", "answer-without-reason", message, hint)
    date = _text(cells, "date")
    if date and not _date(date):
        message = f"“{date}”不是日期"
        yield at("date", "wrong-date", message, "写作2026年3月5日")


def _text(cells: dict[str, Cell], kind: str) -> str:
    """The words of a column, "" where there is none."""
    return cells[kind].text.strip() if kind in cells else ""


def _answer(said: str) -> tuple[str | None, str]:
    """An answer as the register has it, and what was written behind it; None where the
    words say none."""
    words = said.strip()
    for answer, names in _ANSWERS.items():
        if words.rstrip("。") in names:
            return answer, ""
    for answer, names in _ANSWERS.items():
        for known in names:
            rest = words.removeprefix(known)
            if known and rest != words and rest[0] in f"{_BEHIND}\n":
                return answer, rest.lstrip(f"{_BEHIND}\n").rstrip("）)")
    return None, ""


def _date(said: str) -> str:
    """A day as the register has it; "" where the words say none. A workbook counts days
    from the end of 1899."""
    if said.isdecimal() and 20_000 < int(said) < 80_000:
        return _counted(int(said))
    words = said.split(" ")[0]
    if numbers := _NUMBERS.fullmatch(words):
        year, month, day = numbers.groups()
        words = f"{year}-{month:0>2}-{day:0>2}"
    found = parse_date(words)
    if isinstance(found, DateError) or not found.day:
        return ""
    return f"{found.year}年{found.month}月{found.day}日"


def _counted(days: int) -> str:
    """A day of a workbook by its number."""
    import datetime

    day = datetime.date(1899, 12, 30) + datetime.timedelta(days)
    return f"{day.year}年{day.month}月{day.day}日"


def _parted(who: str) -> tuple[str, str]:
    """A body and the day in brackets behind it, as our own table prints them."""
    found = _DATED.search(who)
    if found is None:
        return " ".join(who.split()), ""
    return who[: found.start()].strip(), found[1]
