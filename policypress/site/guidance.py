"""What the calculator says besides amounts (申报提示): when to apply, what to hand in, how
much a measure gives at most — each as the guide and the home page have it."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from msgspec import json

from policypress.compose.views.phrases import REQUIRED
from policypress.site.catalogue import Entry
from policypress.site.shared import Shared

_DAY = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月(?:([12][0-9]|3[01]|[1-9])日)?")
_LAST_DAY = 28  # no month ends before it
# Of all that is asked, the part that names last year: above it the page opens with
# last year's happenings.
_LAST_YEAR = "上一年度"
_OFTEN = 5


def guidance(site: Shared) -> dict[str, Any]:
    """For every page: version (of the rules; a link of another one is told so),
    opening. materials: every name once; measures: by id, with
    the numbers of their materials."""
    names: dict[str, int] = {}
    measures = {
        entry.measure.id: _measure(entry, site, names)
        for entry in site.catalogue.entries
    }
    return {
        "version": version_of(site.rules),
        "opening": _opening(site.rules),
        "materials": list(names),
        "measures": measures,
    }


def version_of(rules: dict[str, Any]) -> str:
    """Eight digits that differ when any rule does."""
    return sha256(json.encode(rules)).hexdigest()[:8]


def _measure(
    entry: Entry,
    site: Shared,
    names: dict[str, int],
) -> dict[str, Any]:
    """One measure. amount: the most it gives, as home and guide say it; window: when
    to apply, "" when that is not known; closes: month and day of its end, where it
    names one. names: grows by its materials."""
    found: dict[str, Any] = {"amount": entry.amount_text, "window": ""}
    guide = entry.measure.guide
    if not guide:
        return found
    window = guide.window
    if window.is_known:
        found["window"] = site.words.text(window)
        found["closes"] = closing(found["window"])
    if guide.no_application:
        found["free"] = True
    materials: list[int] = []
    for one in guide.materials:
        words = site.words.text(one.name)
        if one.required != REQUIRED["always"]:
            words = f"{words}（{one.required}）"
        materials.append(names.setdefault(words, len(names)))
    found["materials"] = materials
    return found


def closing(window: str) -> list[int] | None:
    """3月1日至5月31日 → [5, 31]: the last day that a window names, of a month alone a
    day that it certainly has; None where it names none."""
    days = _DAY.findall(window)
    if not days:
        return None
    month, day = days[-1]
    return [int(month), int(day or _LAST_DAY)]


def _opening(rules: dict[str, Any]) -> str:
    """What the page asks first."""
    asked = list(rules["questions"])
    words = [one["ask"] for one in rules["things"]]
    for thing in rules["things"]:
        asked += thing["columns"]
    words += [one["question"] for one in asked]
    of_last_year = [one for one in words if _LAST_YEAR in one]
    if len(of_last_year) * _OFTEN > len(words):
        return "去年发生了什么？"
    return "您有下面哪些情况？"
