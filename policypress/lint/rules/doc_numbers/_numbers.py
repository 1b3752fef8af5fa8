"""Numbers of documents in prose (发文字号): 某府规〔2026〕3号, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from policypress.lint.paper import Paper

_OPENINGS = "〔（([［【﹝〖"
_CLOSINGS = "〕）)\\]］】﹞〗"
_NUMBER = re.compile(
    rf"(?P<opening>[{re.escape(_OPENINGS)}])(?P<gap1>[ 　]?)(?P<year>(?:19|20)?[0-9]{{2}})"
    rf"(?P<gap2>[ 　]?)(?P<closing>[{_CLOSINGS}])(?P<gap3>[ 　]{{0,2}})(?P<ordinal>第?)"
    r"(?P<gap4>[ 　]?)(?P<digits>[0-9]{1,5})(?P<gap5>[ 　]?)号(?![楼线院门厅地码])"
)
_ISSUER = re.compile("[一-鿿]{1,8}$")
# With what the letters of an issuer end.
_LETTERS = ("规", "发", "办", "函", "字", "通", "规字")
# 国务院令第305号, 公告〔2024〕第5号: orders and notices have a 第 of their own.
_ORDERS = ("令", "公告", "通告")
# GB/T 9704—1999, which asked for 〔〕, came into force on 2000-01-01.
FIRST_YEAR = 2000


class DocNumber(Struct, frozen=True):
    """A number, text[start:end] from its bracket on. issuer: the words before it
    (深府规), at most eight characters. gaps: the spaces in it."""

    start: int
    end: int
    issuer: str
    opening: str
    closing: str
    year: str
    digits: str
    has_ordinal: bool
    gaps: str

    @property
    def is_order(self) -> bool:
        return self.issuer.endswith(_ORDERS)

    @property
    def is_old(self) -> bool:
        """Of a time before the standard."""
        return len(self.year) == 4 and int(self.year) < FIRST_YEAR

    @property
    def plain(self) -> str:
        """As it should be written, from its bracket on."""
        return f"〔{self.year}〕{int(self.digits)}号"


def doc_numbers(paper: Paper) -> Iterator[DocNumber]:
    """Each number of a document that has the letters of an issuer before it."""
    for found in paper.search(_NUMBER):
        low = max(0, found.start() - 10)
        before = paper.text[low : found.start()]
        issuer = _ISSUER.search(before.rstrip(" 　"))
        if issuer is None:
            continue
        yield DocNumber(
            found.start(),
            found.end(),
            issuer[0],
            found["opening"],
            found["closing"],
            found["year"],
            found["digits"],
            bool(found["ordinal"]),
            _gap_before(before)
            + "".join(found[f"gap{index}"] for index in range(1, 6)),
        )


def _gap_before(before: str) -> str:
    """The spaces between the letters of an issuer and the year: 某府规 〔2026〕3号."""
    letters = before.rstrip(" 　")
    return before[len(letters) :] if letters.endswith(_LETTERS) else ""
