"""All measures as data for other systems (measures.json, measures.csv): what a list, a chat
window or another portal shows. Amounts and days are those of the pages.

The JSON keeps to schemas/measures.schema.json, which stands beside it in the site.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from policypress.compose.views.most import highest
from policypress.language.windows import Moment, Period
from policypress.rules import as_json
from policypress.site.calendar import MeasureWindow
from policypress.site.catalogue import Entry
from policypress.site.shared import Shared
from policypress.source.model import Figure

SCHEMA = Path(__file__).with_name("schemas") / "measures.schema.json"
VERSION = 1
_BOM = "\ufeff"  # Excel takes a CSV without it for GBK
# What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_COLUMNS = (
    "标识", "条号", "名称", "标题", "章", "支持对象", "最高金额", "最高金额（元）",
    "申报时间", "开始日期", "截止日期", "页面",
)  # fmt: skip


def measures_data(site: Shared) -> dict[str, Any]:
    """Everything that measures.json holds; what is not known is null."""
    policy = site.context.policy
    term = site.term
    meta = policy.meta
    by_measure = {one.measure.id: one for one in site.windows}
    return {
        "version": VERSION,
        "policy": {
            "title": meta.title,
            "number": known(meta.number),
            "issuer": list(meta.issuing),
            "drafter": meta.drafter,
            "region": meta.region,
            "stage": site.context.stage.key,
            "effective": term.effective and term.effective.isoformat(),
            "valid_until": term.until and term.until.isoformat(),
        },
        "contacts": contacts(site),
        "measures": [
            _measure(site, entry, by_measure.get(entry.measure.id))
            for entry in site.catalogue.entries
        ],
    }


def known(figure: Figure | None) -> str | None:
    """The value of a figure in words; None while it is not known."""
    if figure is None or not figure.is_known:
        return None
    return str(figure)


def contacts(site: Shared) -> list[dict[str, str | None]]:
    """Whom to ask, as the guides say."""
    common = site.context.policy.common_guide
    if common is None:
        return []
    return [
        {"label": figure.label or key, "value": known(figure)}
        for key, figure in common.contacts.items()
    ]


def _measure(
    site: Shared,
    entry: Entry,
    window: MeasureWindow | None,
) -> dict[str, Any]:
    """One measure."""
    measure, text = entry.measure, site.words.text
    guide = measure.guide
    return {
        "id": measure.id,
        "number": entry.citation,
        "subject": entry.subject,
        "title": entry.title or None,
        "chapter": {
            "id": entry.chapter.id,
            "title": str(entry.chapter.title),
        },
        "page": _address(site, entry.address),
        "audience": text(guide.audience) if guide else None,
        "amount": entry.amount_text or None,
        "most_yuan": most_yuan(site, entry),
        "without_application": bool(guide and guide.no_application),
        "supports": [
            {
                "name": text(support.name),
                "mode": text(support.mode),
                "review": text(support.review),
                "standard": [text(line) for line in support.standard],
            }
            for support in measure.supports
        ],
        "window": _window(window),
    }


def most_yuan(
    site: Shared,
    entry: Entry,
) -> int | str | None:
    """The most that a measure gives, in yuan, as numbers stand in rules.json; None when
    that is no sum of money."""
    found = highest(entry.measure.node, site.context.policy)
    yuan = [one.yuan for one in found if one.yuan is not None]
    return as_json(max(yuan)) if yuan else None


def _address(site: Shared, path: str) -> str:
    """Absolute where the address of the site is known."""
    return f"{site.base}{path}"


def _window(window: MeasureWindow | None) -> dict[str, Any] | None:
    """When applications are taken; None without a guide."""
    if window is None:
        return None
    return {
        "text": window.text if window.known else None,
        "always": window.always,
        "periods": [_period(period) for period in window.periods],
    }


def _period(period: Period) -> dict[str, Any]:
    """A day as the first and the last it can mean; of every year as --03-01."""
    opens, closes = period.opens, period.closes
    return {
        "label": period.label or None,
        "yearly": period.yearly,
        "opens": _days(opens),
        "opens_at": opens.time or None if opens else None,
        "closes": _days(closes),
        "closes_at": closes.time or None if closes else None,
        "closes_next_year": bool(closes and closes.after),
    }


def _days(moment: Moment | None) -> list[str] | None:
    """The two days of a moment; None where it is not said."""
    return list(moment.range) if moment else None


def measures_csv(data: dict[str, Any]) -> bytes:
    """The same as a table: a row a measure, UTF-8 with BOM, CRLF (RFC 4180). No cell is
    taken for a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for measure in data["measures"]:
        writer.writerow([harmless(cell) for cell in _cells(measure)])
    return (_BOM + file.getvalue()).encode("utf-8", "replace")


def _cells(measure: dict[str, Any]) -> list[object]:
    """The cells of a measure; "" for what is not known."""
    window = measure["window"] or {"text": None, "periods": []}
    periods = window["periods"]
    opens = [_first(period["opens"]) for period in periods]
    closes = [_last(period["closes"]) for period in periods]
    return [
        measure["id"],
        measure["number"],
        measure["subject"],
        measure["title"],
        measure["chapter"]["title"],
        measure["audience"],
        measure["amount"],
        measure["most_yuan"],
        window["text"],
        "；".join(filter(None, opens)),
        "；".join(filter(None, closes)),
        measure["page"],
    ]


def _first(days: list[str] | None) -> str:
    """The day on which a period begins, where it is known to the day; every year as 每年."""
    if not days or days[0] != days[1]:
        return ""
    return days[0].replace("--", "每年", 1)


_last = _first


def harmless(value: object) -> str:
    """A cell that no spreadsheet runs: words that begin as a formula get an apostrophe
    before them, control characters go, line breaks become blanks."""
    if value is None:
        return ""
    words = str(value).replace("\r\n", "\n").replace("\n", " ")
    words = "".join(one for one in words if one == "\t" or one >= " ")
    if words.startswith(_FORMULA):
        return f"'{words}"
    return words
