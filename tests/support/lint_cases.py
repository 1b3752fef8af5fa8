"""The cases of a rule (规则用例), as data beside it: what must and must not be found.

    good: [提升、促进]
    bad:
      - {text: "提升,促进", quote: ","}
    tricky:
      - {text: "《提升,促进办法》", why: 书名照录}

`text` of several lines is a whole text; `genre` says what kind where its title does
not; `quote` is what the finding cites, a list where there are several, none in `good`
and where a tricky text is right.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import yaml
from msgspec import Struct

from policypress.compare.read.plain_text import parse_text
from policypress.lint.genres import genre_of
from policypress.lint.paper import Paper, paper_of
from policypress.lint.rule import Genre, Loaded


class Case(Struct, frozen=True):
    """A text, and the words that the rule must cite in it (() = it is right)."""

    text: str
    quotes: tuple[str, ...] = ()
    genre: str = ""
    why: str = ""


class Cases(Struct, frozen=True):
    """The cases of a rule by their kind."""

    good: tuple[Case, ...]
    bad: tuple[Case, ...]
    tricky: tuple[Case, ...]


def cases_of(loaded: Loaded) -> Cases:
    """The cases of a rule, read from the file beside it. Raises OSError when there is
    none."""
    path = Path(loaded.file).with_suffix(".yaml")
    data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    kinds = [_cases(data.get(kind, ())) for kind in ("good", "bad", "tricky")]
    return Cases(*kinds)


def _cases(rows: list[Any]) -> tuple[Case, ...]:
    return tuple(_case(row) for row in rows)


def _case(row: Any) -> Case:
    """A case as it is written: its text alone, or a mapping."""
    if isinstance(row, str):
        return Case(row)
    quote = row.get("quote", ())
    quotes = (quote,) if isinstance(quote, str) else tuple(quote)
    genre, why = row.get("genre", ""), row.get("why", "")
    return Case(row["text"], quotes, genre, why)


def paper_of_case(case: Case) -> Paper:
    """The text of a case as rules read it."""
    tree = parse_text(case.text, "用例").tree
    assert tree is not None, case.text
    genre: Genre = genre_of(tree)
    if case.genre in get_args(Genre):
        genre = case.genre  # type: ignore[assignment]
    return paper_of(tree, genre)
