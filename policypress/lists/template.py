"""An empty list to fill in (空白名单): which sheets and columns, with their choices and
explanations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

Rule = dict[str, Any]
_UNITS = {"money": "（元）"}
_HINTS = {
    "yes_no": "填 是 或 否；不清楚的留空",
    "money": "填数字；也可以写 100万元",
    "number": "填数字",
    "date": "填日期，如 2023-02-06",
    "text": "填文字",
}


class Asked(Struct, frozen=True):
    """A column of the form."""

    head: str
    choices: tuple[str, ...]
    note: str


class Form(Struct, frozen=True):
    """A sheet of the form. lines: of the explanation, where it is that."""

    name: str
    columns: tuple[Asked, ...]
    lines: tuple[str, ...] = ()


def forms(rules: Rule, of_people: bool = False) -> Iterator[Form]:
    """The sheets: applicants, one for each table, and how to fill them in. of_people:
    whether the applicants are persons."""
    things = rules.get("things", ())
    taken = Counter(one["label"] for one in [*rules["questions"], *things])
    sheet, called = ("申请人", "姓名") if of_people else ("企业", "企业名称")
    who = _who(of_people)
    has = [
        Asked(
            _named(one, taken),
            ("有", "无"),
            f"有没有{one['label']}；有的在同名工作表中逐项填写，不清楚的留空",
        )
        for one in things
    ]
    questions = [_asked(one, taken) for one in rules["questions"]]
    yield Form(sheet, (*who, *questions, *has))
    for one in things:
        same = f"与“{sheet}”工作表写得一致；一项一行"
        home = Asked(called, (), same)
        own = Counter(column["label"] for column in one["columns"])
        columns = [_asked(column, own) for column in one["columns"]]
        yield Form(one["label"], (home, *columns))
    yield Form("填写说明", (), _lines(rules, sheet))


def _who(of_people: bool) -> list[Asked]:
    """The columns that say who an applicant is."""
    if of_people:
        number = Asked("身份证号码", (), "公示时隐去一部分；同名的必须填写")
        return [Asked("姓名", (), "与证件一致"), number]
    named = Asked("企业名称", (), "全称；自然人的把栏目改为“姓名”")
    return [named, Asked("统一社会信用代码", (), "18位；可以不填")]


def _named(asked: Rule, taken: Counter[str]) -> str:
    """The label, or the id where others have the same label."""
    return str(asked["label"] if taken[asked["label"]] == 1 else asked["id"])


def _asked(question: Rule, taken: Counter[str]) -> Asked:
    """A question as a column."""
    unit = _UNITS.get(question["type"], "")
    if question["type"] == "number" and question["unit"]:
        unit = f"（{question['unit']}）"
    choices: tuple[str, ...] = ()
    hint = _HINTS.get(question["type"], "")
    if question["type"] == "yes_no":
        choices = ("是", "否")
    elif question["type"] == "choice":
        labels = [one["label"] for one in question["choices"]]
        hint = f"可填：{'、'.join(labels)}"
        if question.get("several"):
            hint += "；可填几个，用“、”隔开，没有的填 无"
        else:
            choices = tuple(labels)
    parts = [question["question"], question.get("help", ""), hint]
    note = "\n".join(str(one) for one in parts if one)
    return Asked(f"{_named(question, taken)}{unit}", choices, note[:2000])


def _lines(rules: Rule, sheet: str) -> tuple[str, ...]:
    """How the list is filled in. sheet: with the applicants."""
    return (
        f"《{rules['policy']['title']}》测算名单填写说明",
        f"1.“{sheet}”工作表每行一个申请人，名称或代码不能重复；不清楚的格留空，按待定计算，不会按没有计算。",
        "2.每个申请人可以有几项的（如几件专利），在同名的工作表中一项填一行，写明属于哪个申请人。",
        f"3.“{sheet}”工作表中与这些表同名的栏目写 有 或 无；留空而且表中没有行的，按不清楚计算。",
        "4.金额栏的单位写在栏目名称里，可以改为万元、亿元；格内也可以写 100万元。",
        "5.不要合并单元格，不要用公式；日期用日期格式。另存为 .xlsx、UTF-8 或 GBK 的 .csv 都可以。",
    )
