"""The calculator's page of the repository's own site: links with answers, and what a
reader does there."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

GENERAL = (
    "entity=legal_person&operates_in_district=1&sound_finance=1"
    "&serious_dishonesty=0&fraud_barred=0&fits_policy=1"
)
# The same answers as data: whoever gives them may apply.
ELIGIBLE = {
    "entity": "legal_person",
    "operates_in_district": True,
    "sound_finance": True,
    "serious_dishonesty": False,
    "fraud_barred": False,
    "fits_policy": True,
}
SILVER = {
    "funded_elsewhere": False,
    "is_first_patentee": True,
    "china_patent_level": "silver",
    "guangdong_patent_level": "none",
    "shenzhen_patent_won": False,
    "patent_award_earlier": 0,
}


def begun(page, home, *happened):
    """The calculator after its first page."""
    page.goto(f"{home}/calculator.html")
    for one in happened:
        page.check(f"#question [value={one}]")
    page.click("#question [type=submit]")


def legend(page):
    """What is asked now, with what it is about."""
    return page.inner_text("#question .legend")


def choose(page, words):
    """An option by its first words."""
    page.locator("#question .option", has_text=words).first.click()


def with_rows(thing: str, *rows: dict[str, Any]) -> str:
    """A link's answers: the general ones and a table."""
    written = json.dumps(rows, separators=(",", ":"))
    return f"{GENERAL}&{urlencode({thing: written})}"


ANSWERS = with_rows("patent", SILVER)
STORED = """(async () => localStorage.length + sessionStorage.length + document.cookie.length
    + (await indexedDB.databases()).length + (history.state ? 1 : 0))()"""
