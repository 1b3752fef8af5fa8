"""What a policy is made of, before it is YAML: chapters, provisions, 款 项 目, tables.

index: of the piece that words come from, so that what is composed can be held against
the file line by line.
"""

from __future__ import annotations

from msgspec import Struct, field

from policypress.compare.text.tree import Rows


class Words(Struct):
    """A piece of prose, with what it enumerates."""

    index: int
    text: str
    items: list[Words] = field(default_factory=list)
    table: Rows = ()


class Clause(Struct):
    """A provision. number: its label, "" where it has none of ours."""

    key: str
    number: str
    title: str = ""
    paragraphs: list[Words] = field(default_factory=list)


class Heading(Struct):
    """A chapter with what stands in it. rank: 编 章 节; "" where it is 一、"""

    key: str
    index: int
    title: str
    rank: str
    headings: list[Heading] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)


class Shape(Struct):
    """A whole text.

    kept: indexes of the pieces whose label stays in their words. clauses: those in no
    chapter.
    """

    scheme: str
    per_chapter: bool = False
    is_counted: bool = False
    is_half: bool = False
    is_arabic: bool = False
    preamble: list[Words] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    kept: set[int] = field(default_factory=set)
    split_tables: set[int] = field(default_factory=set)
