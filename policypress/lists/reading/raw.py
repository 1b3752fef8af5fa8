"""A sheet before anything in it is understood (原始表)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from policypress.findings import Finding, Place

MOST_COLUMNS = (
    2000  # a policy asks some hundred; more is no list of applicants
)
LONGEST = 32767  # characters of a cell, Excel's own limit
SHOWN = 50  # findings of a kind; of more only the number is said


class Raw(Struct):
    """A sheet. name: what the user calls it (名单.xlsx“企业”); title: of the sheet, by
    which it is known what it holds; frame: a column for each head, words as they stand
    (or typed, from Parquet), null where nothing does; row: of the first data row.
    days: heads of columns whose cells are dates of Excel, with how many they are."""

    name: str
    title: str
    heads: list[str]
    frame: Any
    row: int = 2
    is_parquet: bool = False


class Findings(Struct):
    """Takes in findings, of each kind so many; `all` says how many there were more."""

    kept: list[Finding] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        place: Place,
        hint: str = "",
        severity: Any = "error",
    ) -> None:
        """One finding."""
        key = (code, place.file)
        number = self.counts.get(key, 0) + 1
        self.counts[key] = number
        if number <= SHOWN:
            self.kept.append(Finding(code, message, place, hint, severity))

    def all(self) -> list[Finding]:
        """All findings, and how many are not shown."""
        found = list(self.kept)
        for (code, file), number in self.counts.items():
            if number > SHOWN:
                severity = next(
                    one.severity for one in self.kept if one.code == code
                )
                message = f"同类问题共{number}处，以上列出{SHOWN}处"
                found.append(Finding(code, message, Place(file), "", severity))
        return found


def letters(column: int) -> str:
    """The name of a column, from 1: A, B … Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def frame_of(heads: list[str], rows: list[list[Any]]) -> Any:
    """A frame of words, one column a head, named by its place."""
    import polars as pl

    columns = {}
    for at in range(len(heads)):
        values = [row[at] if at < len(row) else None for row in rows]
        columns[str(at)] = pl.Series(values, dtype=pl.String)
    return pl.DataFrame(columns)
