"""What the columns of a sheet are about, by their heads (栏目)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from policypress.eligibility.answers import by_name
from policypress.findings import Place, did_you_mean
from policypress.lists.reading.raw import Findings, Raw, letters

Question = dict[str, Any]
# Who it is about. A person is known by the head 姓名 or an identity number.
NAME, CODE, PERSON, PHONE = "@name", "@code", "@person", "@phone"
_IDENTITY = {
    "企业名称": NAME, "单位名称": NAME, "申请单位": NAME, "申请人": NAME, "申请人名称": NAME,
    "名称": NAME, "姓名": NAME, "企业": NAME, "单位": NAME,
    "统一社会信用代码": CODE, "信用代码": CODE, "社会信用代码": CODE,
    "身份证号": PERSON, "身份证号码": PERSON, "证件号码": PERSON,
    "联系电话": PHONE, "电话": PHONE, "手机": PHONE, "手机号码": PHONE, "联系方式": PHONE,
}  # fmt: skip
# Kept by people, asked by no policy.
_OTHERS = (
    "序号",
    "备注",
    "地址",
    "注册地址",
    "联系人",
    "法定代表人",
    "开户银行",
    "银行账号",
)
_WITH_UNIT = re.compile(r"(.+?)[（(]([^（）()]+)[）)]")
_TIMES = {"元": "", "万元": "万", "亿元": "亿", "千元": "千", "百元": "百"}


class Column(Struct, frozen=True):
    """A column of a sheet. at: its place; what: a question, or None where it says who
    (`identity`) or how many rows a table has (`thing`). times: what its numbers are
    counted in, as a word behind them."""

    at: int
    what: Question | None = None
    identity: str = ""
    thing: str = ""
    times: str = ""


def columns_of(
    raw: Raw,
    questions: Iterable[Question],
    things: Iterable[Question],
    findings: Findings,
) -> list[Column]:
    """The columns that are understood; a finding for each other one."""
    named = by_name(list(questions))
    tables = by_name(list(things))
    found: list[Column] = []
    seen: dict[str, int] = {}
    for at, head in enumerate(raw.heads):
        place = Place(raw.name, raw.row - 1, at + 1)
        column = _column(at, head, named, tables, place, findings)
        if column is None:
            _unknown(raw, at, head, [*named, *tables], place, findings)
            continue
        key = _key(column)
        if key and key in seen:
            message = f"栏目“{head}”写了两次（{letters(seen[key] + 1)} 列和 {letters(at + 1)} 列）"
            findings.add("answered-twice", message, place, "只留一列")
            continue
        seen[key] = at
        found.append(column)
    return found


def is_name_head(words: str) -> bool:
    """Whether a head says that a column holds the names of applicants."""
    return _IDENTITY.get(words.strip()) == NAME


def _key(column: Column) -> str:
    """What a column is about, as a name; "" where two may be."""
    if column.what is not None:
        return str(column.what["id"])
    return column.identity or column.thing


def _column(
    at: int,
    head: str,
    named: dict[str, Question],
    tables: dict[str, Question],
    place: Place,
    findings: Findings,
) -> Column | None:
    """What one head means; None when it means nothing."""
    if head in named:
        return Column(at, named[head])
    if head in tables:
        return Column(at, thing=tables[head]["id"])
    if head in _IDENTITY:
        return Column(at, identity=_IDENTITY[head])
    if head in _OTHERS:
        return Column(at)
    found = _WITH_UNIT.fullmatch(head)
    if not found or found[1].strip() not in named:
        return None
    question = named[found[1].strip()]
    times = _times(question, found[2].strip())
    if times is None:
        message = f"栏目“{question['label']}”的单位不能是“{found[2]}”"
        findings.add("wrong-unit", message, place, f"改为{_units(question)}")
        times = ""
    return Column(at, question, times=times)


def _times(question: Question, unit: str) -> str | None:
    """What a unit multiplies by, as a word; None when it is none of the question."""
    if question["type"] == "money":
        return _TIMES.get(unit)
    if question["type"] == "number" and unit == question["unit"]:
        return ""
    is_said_otherwise = question["type"] not in ("money", "number")
    return "" if is_said_otherwise else None


def _units(question: Question) -> str:
    """The units that a question takes."""
    if question["type"] == "money":
        return "元、万元或亿元"
    return f"“{question['unit']}”" if question["unit"] else "不带单位的名称"


def _unknown(
    raw: Raw,
    at: int,
    head: str,
    known: list[str],
    place: Place,
    findings: Findings,
) -> None:
    """A head that means nothing; an empty one over an empty column is no mistake."""
    if head:
        every = [*known, *_IDENTITY, *_OTHERS]
        hint = did_you_mean(head, every, "改为填报项的名称，或者删去这一列")
        message = f"没有填报项“{head[:40]}”（{letters(at + 1)} 列）"
        findings.add("unknown-column", message, place, hint)
    elif raw.frame[str(at)].null_count() < len(raw.frame):
        message = f"{letters(at + 1)} 列有内容，但没有栏目名称"
        findings.add(
            "no-head", message, place, "写上填报项的名称，或者删去这一列"
        )
