"""Dates of the document itself, and values that look like a date or amount but are none
(日期)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.findings import Finding
from policypress.language.dates import Date, DateError, parse_date
from policypress.language.quantity import (
    Quantity,
    QuantityError,
    parse_quantity,
)
from policypress.source.figures import figures
from policypress.source.model import Figure, Policy, PolicyFile
from policypress.source.traverse import at
from policypress.source.validity import is_beyond_calendar

_LIKE_DATE = re.compile(
    r"[0-9０-９]{4}(年[0-9０-９]{1,2}月([0-9０-９]{1,2}[日号]?)?|[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
)
_LIKE_QUANTITY = re.compile(
    r"[0-9０-９][0-9０-９,.，\s]*\s*[十百千万亿]*\s*(元|圆|块|%|％|万|亿)"
    "|[一二三四五六七八九十百千万亿]+(万|亿)?元|百分之.+"
)
_MOST_YUAN = 10**15  # 1000万亿元: more than a country makes in a year
_DATES = {"issued": "成文日期", "effective": "施行日期"}


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for values that are nearly a date or an amount, and for dates out of
    order."""
    dates = [one for one in _named_dates(policy) if one[1].value]
    for title, figure in dates:
        yield from _not_a_date(figure, title)
    named = {id(figure) for _, figure in dates}
    for record in figures(policy):
        if id(record.figure) not in named:
            yield from _value(record.figure)
    if policy.meta:
        yield from _own_dates(policy.meta)
        yield from _validity(policy.meta)


def _named_dates(policy: Policy) -> Iterator[tuple[str, Figure]]:
    """Dates that have a name of their own: a mistake in one is found once, under it."""
    if policy.meta:
        for name, title in _DATES.items():
            yield title, getattr(policy.meta, name)
    for cited in policy.documents.values():
        if cited.date:
            yield "印发日期", cited.date


def _value(figure: Figure) -> Iterator[Finding]:
    """Text that is nearly a date or an amount would silently stay text."""
    text = figure.value
    if (figure.yuan or 0) > _MOST_YUAN:
        message = f"金额{text}太大，没有这么多钱"
        yield at(
            figure, "value", "bad-figure", message, "核对金额的位数和单位"
        )
    elif _LIKE_DATE.fullmatch(text):
        yield from _not_a_date(figure, "日期")
    elif _LIKE_QUANTITY.fullmatch(text):
        problem = parse_quantity(text)
        if isinstance(problem, QuantityError):
            yield at(
                figure,
                "value",
                "bad-figure",
                problem.message,
                problem.hint,
            )


def _not_a_date(
    figure: Figure,
    what: str,
) -> Iterator[Finding]:
    """what: how messages call the date (成文日期)."""
    problem = parse_date(figure.value)
    if isinstance(problem, DateError):
        message = f"{what}不对：{problem.message}"
        yield at(
            figure,
            "value",
            "bad-date",
            message,
            problem.hint,
        )


def _own_dates(meta: PolicyFile) -> Iterator[Finding]:
    """The day of issue (成文日期) comes no later than that of coming into force (施行日期)."""
    issued, effective = meta.issued.parsed, meta.effective.parsed
    if not isinstance(issued, Date) or not isinstance(effective, Date):
        return
    if effective.is_before(issued):
        message = f"施行日期{effective}早于成文日期{issued}"
        yield at(
            meta.effective,
            "value",
            "date-order",
            message,
            "核对两个日期",
        )


def _validity(meta: PolicyFile) -> Iterator[Finding]:
    """How long it is in force (有效期): a length of time, or a last day after the first."""
    if not meta.validity.value:
        return
    lasts, effective = meta.validity.parsed, meta.effective.parsed
    if isinstance(lasts, Date):
        if isinstance(effective, Date) and lasts.is_before(effective):
            message = f"有效期至{lasts}，早于施行日期{effective}"
            yield at(
                meta.validity,
                "value",
                "date-order",
                message,
                "核对两个日期",
            )
        return
    written = meta.validity.value
    hint = "写成如 3年，或截止日期 2026年2月5日"
    if not isinstance(lasts, Quantity) or lasts.kind != "duration":
        message = f"有效期“{written}”不是期限，也不是日期"
    elif lasts.value == 0:
        message = f"有效期“{written}”没有时间，一施行就失效"
    elif is_beyond_calendar(meta):
        message = f"有效期“{written}”太长，止日超过了公元9999年"
        hint = f"核对有效期，{hint}"
    else:
        return
    yield at(
        meta.validity,
        "value",
        "bad-validity",
        message,
        hint,
    )
