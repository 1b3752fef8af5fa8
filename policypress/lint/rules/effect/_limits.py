"""How long a document may be in force where it is issued (有效期的上限): the table beside
this module, and which row of it is meant by a text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from policypress.findings import Severity
from policypress.lint.paper import Paper

_FILE = Path(__file__).with_name("validity_limits.toml")
_HEAD = 200  # characters of a text in which its issuer is named
_FOOT = 80  # characters of its end, where it is signed
_UNREAD = {
    "earlier": "只见过旧规定的原文，现行规定请核对",
    "unverified": "没有核对过原文，请核对",
}


class Limit(Struct, frozen=True):
    """The limits of a place in years. place: "" for the whole country; announcement: of a
    通告, 0 where nothing is said of it; source: what says so; confidence: whether the
    clause has been read (see the table)."""

    years: int
    trial: int
    source: str
    place: str = ""
    announcement: int = 0
    confidence: str = ""
    names: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        """How grave it is to go beyond: only what has been read is certain."""
        return "error" if self.confidence == "verified" else "warning"

    @property
    def words(self) -> str:
        """What the limit rests on, and how sure that is."""
        if not self.place:
            return self.source
        doubt = _UNREAD.get(self.confidence, "")
        return f"{self.source}（{doubt}）" if doubt else self.source

    def most(self, kind: str) -> int:
        """The years of a kind of document: trial, announcement or ""."""
        if kind == "announcement" and self.announcement:
            return self.announcement
        return self.trial if kind == "trial" else self.years


@cache
def _table() -> tuple[Limit, tuple[Limit, ...]]:
    """The national rule, and the rows of places. Read once, when a term is found."""
    import tomllib

    data: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    nation = data["national"]
    national = Limit(nation["years"], nation["trial"], nation["words"])
    places = tuple(
        Limit(
            row["years"],
            row["trial"],
            row["source"],
            row["place"],
            row.get("announcement", 0),
            row["confidence"],
            tuple(row["names"]),
        )
        for row in data["places"]
    )
    return national, places


def limit_of(paper: Paper) -> Limit:
    """The limit where a text is issued: by the place that its name, title, head or
    signature has; the national rule where none is known."""
    national, places = _table()
    tree = paper.tree
    head, foot = paper.text[:_HEAD], paper.text[-_FOOT:]
    for words in (tree.name, tree.title, head, foot):
        for row in places:
            if any(re.search(name, words) for name in row.names):
                return row
    return national


def kind_of(paper: Paper) -> str:
    """What a title says of the term: trial (暂行、试行), announcement (通告), or ""."""
    title = paper.tree.title or paper.text[: paper.passages[0].end]
    if re.search("暂行|试行", title):
        return "trial"
    if title.rstrip("）) ").endswith("通告"):
        return "announcement"
    return ""
