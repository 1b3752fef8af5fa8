"""Opinions that came as a table, in a workbook or a Word file (意见汇总表), for the register
of opinions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from policypress.language.numerals import to_chinese
from policypress.review.basis import Files
from policypress.review.opinion_rows import Table, has_opinions, opinions_in
from policypress.review.table_register import Entered, entered
from policypress.source.model import Policy
from policypress.source.traverse import all_clauses
from policypress.word.grids import Grid, grids, is_workbook
from policypress.word.package_reader import Package

OURS = "征求意见采纳情况表"  # the table that we print ourselves
# 第三条第二款第（一）项, （三）第一款, at the beginning of what somebody wrote.
_CLAUSE = re.compile(
    r"(?:第[一二三四五六七八九十百零]+条|[一二三四五六七八九十百]+、?"
    r"|（[一二三四五六七八九十百]+）)"
    r"(?:第[一二三四五六七八九十]+款)?(?:第（?[一二三四五六七八九十]+）?项)?"
    r"(?:第[0-9一二三四五六七八九十]+目)?"
)
_ARTICLE = re.compile("第[^条]+条|[^第]+")
_FIRST = "第一款"


class Tabled(Struct):
    """A file of opinions as it was read."""

    name: str
    table: Table


def tabled(
    package: Package,
    name: str,
    document: str,
) -> Tabled | None:
    """A file as a table of opinions; None for one that is none.

    document: which of our documents it says it is, "" where it does not say.
    """
    found: list[Grid] = []
    if is_workbook(package) or document in ("", OURS):
        found = grids(package)
    if is_workbook(package) or has_opinions(found):
        return Tabled(name, opinions_in(found, name))
    return None


def entering(
    tables: Sequence[Tabled],
    policy: Policy,
    root: Path,
) -> Entered:
    """What the tables enter in the register of a policy."""
    labels = _labels(policy)

    def clause_of(words: str) -> str:
        return _clause_of(words, labels)

    rows = [row for one in tables for row in one.table.rows]
    return entered(rows, Files(root), all_clauses(policy), clause_of)


def _labels(policy: Policy) -> dict[str, str]:
    """The ids of clauses by their numbers as they are cited, the outer ones first."""
    from policypress.compose.views.numbering import Numbers

    numbers = Numbers(policy)
    clauses = all_clauses(policy)
    found: dict[str, str] = {}
    for identity in numbers.ids():
        number = numbers.get(identity)
        if number and identity in clauses:
            cited = _plain(_written_out(number.citation))
            found.setdefault(cited, identity)
    return found


def _clause_of(words: str, labels: dict[str, str]) -> str:
    """The id of the clause that somebody named, "" for none. Of a clause of one 款 the
    项 may be named without it."""
    match = _CLAUSE.match(_written_out(words))
    if match is None:
        return ""
    cited = _plain(match[0])
    with_first = _ARTICLE.sub(rf"\g<0>{_FIRST}", cited, count=1)
    return labels.get(cited) or labels.get(with_first, "")


def _written_out(words: str) -> str:
    """Words with Chinese numerals and brackets, and without blanks."""
    plain = "".join(words.split()).replace("(", "（").replace(")", "）")
    plain = plain.removeprefix("《").removeprefix("关于")
    return re.sub(
        r"(?<=[第（])\d{1,4}(?=[条款项）])",
        lambda found: to_chinese(int(found[0])),
        plain,
    )


def _plain(citation: str) -> str:
    """A citation as it is compared: without brackets and the point of a heading."""
    return re.sub("[（）、.]", "", citation)
