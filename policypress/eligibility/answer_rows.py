"""Many applicants in one table (填报汇总表, .csv): a row each.

Columns are named by questions, by id or label; 申请人, 受理编号, 文号, 受理日期, 决定日期,
材料 (between 、), 名次, 参评数, 得分, 名额 say what the office knows; a table of things has
columns `事物.栏目.序号`, as `read-forms` writes them. An empty cell is no answer.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from policypress.eligibility.answer_file import AnswerFile, answers_in
from policypress.findings import Finding, Place
from policypress.source.reading.yaml_file import Read

APPLICANT = "申请人"
_OF_APPLICATION = {
    "受理编号": "number",
    "文号": "letter",
    "受理日期": "accepted",
    "决定日期": "decided",
}
_MATERIALS = "材料"
_OF_RANKING = {
    "资助项目": "support",
    "名次": "place",
    "参评数": "of",
    "得分": "score",
    "名额": "quota",
}
_BETWEEN = re.compile("[、；;\n]+")
_MOST_ROWS = 20_000
_PARTS = 3  # thing, column, number


class _OnePlace(dict[Any, Place]):
    """Every value of a row stands at the row."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def __missing__(self, key: Any) -> Place:
        return self._place


def read_rows(
    text: str,
    name: str,
    rules: dict[str, Any],
) -> tuple[list[AnswerFile], list[Finding]]:
    """The applicants of a table, and what is wrong with the table as a whole. text: of a
    .csv; name: what the user calls it."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        message = "不是能读取的 CSV 表"
        hint = "在 Excel 中另存为“CSV UTF-8（逗号分隔）”"
        return [], [Finding("bad-table", message, Place(name), hint)]
    heads = [cell.strip() for cell in rows[0]] if rows else []
    findings = list(_of_heads(heads, len(rows), name))
    if findings:
        return [], findings
    found = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = dict(zip(heads, (cell.strip() for cell in row), strict=False))
        place = Place(name, number)
        findings += _beside_the_heads(row, heads, place)
        found.append(_one(cells, place, rules))
    return found, findings


def _beside_the_heads(
    row: list[str],
    heads: list[str],
    place: Place,
) -> Iterator[Finding]:
    """A cell with words in a column that has no name would be lost."""
    for at, cell in enumerate(row):
        is_named = at < len(heads) and heads[at]
        if cell.strip() and not is_named:
            message = (
                f"第{at + 1}列有内容“{cell.strip()[:20]}”，但没有栏目名称"
            )
            hint = "写上栏目名称，或者删去；带逗号的内容要加双引号"
            where = Place(place.file, place.line, at + 1)
            yield Finding("no-head", message, where, hint)
            return


def _of_heads(
    heads: list[str],
    rows: int,
    name: str,
) -> Iterator[Finding]:
    """What is wrong with the names of the columns."""
    place = Place(name, 1)
    if APPLICANT not in heads:
        message = f"表的第一行没有“{APPLICANT}”一列"
        hint = (
            "第一行写栏目名称：申请人，受理编号，……，其余为填报项的标识或名称"
        )
        yield Finding("no-applicants", message, place, hint)
    for head in dict.fromkeys(heads):
        if head and heads.count(head) > 1:
            message = f"表里有两列“{head}”"
            yield Finding("column-twice", message, place, "只留一列")
    if rows > _MOST_ROWS:
        message = f"表有{rows}行，一次最多读{_MOST_ROWS}行"
        yield Finding("too-many-rows", message, place, "分成几个表")


def _one(
    cells: dict[str, str],
    place: Place,
    rules: dict[str, Any],
) -> AnswerFile:
    """One row as an answer file would say it."""
    given = {head: words for head, words in cells.items() if head and words}
    data: dict[str, Any] = {"applicant": given.pop(APPLICANT, "")}
    application = _application(given)
    if application:
        data["application"] = application
    data["answers"] = _answers(given)
    places: Any = _OnePlace(place)
    return answers_in(Read(data, places, places, []), rules)


def _application(given: dict[str, str]) -> dict[str, Any]:
    """What the office knows; its cells are taken out of `given`."""
    found: dict[str, Any] = {
        key: given.pop(head)
        for head, key in _OF_APPLICATION.items()
        if head in given
    }
    if _MATERIALS in given:
        listed = _BETWEEN.split(given.pop(_MATERIALS))
        found["materials"] = [one for one in listed if one.strip()]
    ranking = {
        key: given.pop(head)
        for head, key in _OF_RANKING.items()
        if head in given
    }
    if ranking:
        found["ranking"] = ranking
    return found


def _answers(given: dict[str, str]) -> dict[str, Any]:
    """Answers by question; the rows of things put together."""
    answers: dict[str, Any] = {}
    things: dict[str, dict[int, dict[str, str]]] = {}
    for head, words in given.items():
        parts = head.split(".")
        if len(parts) != _PARTS or not parts[2].isdecimal():
            answers[head] = words
            continue
        thing, column, number = parts
        row = things.setdefault(thing, {}).setdefault(int(number), {})
        row[column] = words
    for thing, rows in things.items():
        answers[thing] = [rows[number] for number in sorted(rows)]
    return answers
