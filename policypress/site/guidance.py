"""What the calculator says besides amounts (申报提示): when to apply, what to hand in, how
much a measure gives at most — each as the guide and the home page have it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from msgspec.json import encode

from policypress.compose.views.phrases import REQUIRED
from policypress.site.calendar import MeasureWindow
from policypress.site.catalogue import Entry
from policypress.site.shared import Shared

# Of all that is asked, the part that names last year: above it the page opens with
# last year's happenings.
_LAST_YEAR = "上一年度"
_OFTEN = 5


def guidance(site: Shared) -> dict[str, Any]:
    """For every page: version (of the rules; a link of another one is told so),
    opening. materials: every name once; measures: by id, with
    the numbers of their materials, and the page that fills in their form."""
    names: dict[str, int] = {}
    known = {one.measure.id: one for one in site.windows}
    measures = {
        entry.measure.id: _measure(
            entry,
            known.get(entry.measure.id),
            site,
            names,
        )
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
    return sha256(encode(rules)).hexdigest()[:8]


def _measure(
    entry: Entry,
    window: MeasureWindow | None,
    site: Shared,
    names: dict[str, int],
) -> dict[str, Any]:
    """One measure. amount: the most it gives, as home and guide say it; window: when
    to apply, "" when that is not known; days: what dates.js reads of it. names: grows
    by its materials."""
    found: dict[str, Any] = {"amount": entry.amount_text, "window": ""}
    form = site.form_addresses.get(entry.measure.id)
    if form:
        found["form"] = form
    guide = entry.measure.guide
    if not guide:
        return found
    if window and window.known:
        found["window"] = window.text
        if window.data:
            found["days"] = json.loads(window.data)
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
