"""What is to happen to places of a unit (修改的登记): notes that are held against each other,
and what is put in.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from policypress.compare.text.tree import Line

# What is done to a unit or to a line of it. "rewrite" replaces a 款 with its 项,
# "replace" its own words alone.
Act = Literal[
    "delete", "replace", "rewrite", "words", "cell", "number", "move", "merge", "split",
    "insert", "carry",
]  # fmt: skip


Cell = tuple[int, int]  # row and column, from 0


class RowChanges(Struct):
    """What happens to the rows of a table, or to its columns: by their old places; those
    added by the row they follow, -1 for the head.
    """

    dropped: set[int] = field(default_factory=set)
    replaced: dict[int, tuple[str, ...]] = field(default_factory=dict)
    added: dict[int, list[tuple[str, ...]]] = field(default_factory=dict)


class Claim(Struct, frozen=True):
    """One operation on one place. said_at: its line in the decision; line: None for the
    whole unit.

    covered: the place is not named itself but goes with one that is (the 项 of a deleted
    款). number: the new one it gets. as_printed: nothing but its number is told (序号修改为), so
    that it stays where it is.
    """

    act: Act
    said_at: int
    reference: str
    line: int | None = None
    cell: Cell | None = None
    covered: bool = False
    number: tuple[int, ...] = ()
    as_printed: bool = False


class Inserted(Struct, frozen=True, eq=False):
    """Paragraphs inserted together. became: the numbers that the decision gives them;
    compared by identity.
    """

    lines: tuple[Line, ...]
    became: tuple[str, ...]
    said_at: int


class Expected(Struct, frozen=True):
    """第二款改为第三款: a line of the old text is to stand at this place of the new one."""

    line: int
    became: str
    said_at: int
