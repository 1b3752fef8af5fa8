"""Dates and numbers of the document itself, and values that look like a date or amount but are none (日期、文号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.dates import Date, DateError, parse_date
from policypress.language.quantity import Quantity, QuantityError, parse_quantity
from policypress.source.figures import figures
from policypress.source.model import Figure, Policy, PolicyFile

_LIKE_DATE = re.compile(
    r"[0-9０-９]{4}(年[0-9０-９]{1,2}月([0-9０-９]{1,2}[日号]?)?|[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
)
_LIKE_QUANTITY = re.compile(
    r"[0-9０-９][0-9０-９,.，\s]*\s*[十百千万亿]*\s*(元|圆|块|%|％|万|亿)|[一二三四五六七八九十百千万亿]+(万|亿)?元|百分之.+"
)
_WRONG_BRACKETS = re.compile(
    r"[\[\(（【［](20[0-9]{2}|19[0-9]{2})[\]\)）】］](第?[0-9]+号)"
)
_PADDED_NUMBER = re.compile(r"〔[0-9]{4}〕(第?0*)([1-9][0-9]*)号")


def check(policy: Policy) -> Iterator[Finding]:
    for record in figures(policy):
        yield from _value(record.figure)
    if policy.meta:
        yield from _own(policy.meta)
        yield from _number(policy.meta.number.value, policy.meta.number, "value")
    for cited in policy.documents.values():
        yield from _number(cited.number, cited, "number")
        if (
            cited.date
            and cited.date.value
            and isinstance(parse_date(cited.date.value), DateError)
        ):
            yield from _not_a_date(cited.date, "印发日期")


def _value(figure: Figure) -> Iterator[Finding]:
    """Text that is nearly a date or an amount would silently stay text."""
    text = figure.value
    if _LIKE_DATE.fullmatch(text):
        if isinstance(parse_date(text), DateError):
            yield from _not_a_date(figure, "日期")
    elif _LIKE_QUANTITY.fullmatch(text) and isinstance(
        problem := parse_quantity(text), QuantityError
    ):
        yield Finding(
            "bad-figure", problem.message, figure.place_of("value"), problem.hint
        )


def _not_a_date(figure: Figure, what: str) -> Iterator[Finding]:
    problem = parse_date(figure.value)
    if isinstance(problem, DateError):
        yield Finding(
            "bad-date",
            f"{what}不对：{problem.message}",
            figure.place_of("value"),
            problem.hint,
        )


def _own(meta: PolicyFile) -> Iterator[Finding]:
    named = {"issued": "成文日期", "effective": "施行日期"}
    for name, title in named.items():
        if getattr(meta, name).value:
            yield from _not_a_date(getattr(meta, name), title)
    issued, effective, validity = (
        figure.parsed if figure.value else None
        for figure in (meta.issued, meta.effective, meta.validity)
    )
    if (
        isinstance(issued, Date)
        and isinstance(effective, Date)
        and effective.is_before(issued)
    ):
        yield Finding(
            "date-order",
            f"施行日期{effective}早于成文日期{issued}",
            meta.effective.place_of("value"),
            "核对两个日期",
        )
    if (
        isinstance(effective, Date)
        and isinstance(validity, Date)
        and validity.is_before(effective)
    ):
        yield Finding(
            "date-order",
            f"有效期至{validity}，早于施行日期{effective}",
            meta.validity.place_of("value"),
            "核对两个日期",
        )
    if (
        validity
        and not isinstance(validity, Date)
        and not (isinstance(validity, Quantity) and validity.kind == "duration")
    ):
        yield Finding(
            "bad-validity",
            f"有效期“{meta.validity.value}”不是期限，也不是日期",
            meta.validity.place_of("value"),
            "写成如 3年，或截止日期 2026年2月5日",
        )
    if meta.stage == "issued":
        for name, title in {"number": "文号", **named}.items():
            if not getattr(meta, name).value:
                yield Finding(
                    "issued-without",
                    f"文件已印发，却没有{title}",
                    getattr(meta, name).place,
                    f"补写{title}，或把 stage 改回 draft",
                )


def _number(number: str, node: Figure | object, child: str) -> Iterator[Finding]:
    """年份 in 〔〕, 序号 without 第 and without leading zeros: GB/T 9704—2012 7.2.5."""
    place = node.place_of(child)  # type: ignore[attr-defined]
    if found := _WRONG_BRACKETS.search(number):
        yield Finding(
            "bad-number",
            f"文号“{number}”的年份没有用六角括号（GB/T 9704 7.2.5）",
            place,
            f"写作“{number[: found.start()]}〔{found[1]}〕{found[2]}”",
        )
    elif (found := _PADDED_NUMBER.search(number)) and found[1]:
        yield Finding(
            "bad-number",
            f"文号“{number}”的序号不加“第”，不编虚位（GB/T 9704 7.2.5）",
            place,
            f"写作“{number[: found.start(1)]}{found[2]}号”",
        )
