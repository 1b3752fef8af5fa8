"""What is said of applicants in words, as operations on Polars columns (文字列): some texts at a
time are told by a number with a bit for each, from a list of all that can be said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from policypress.lists.compiling import columns

# Texts that are told at a time: of more there are too many combinations.
_SAID = 8


def saying(words: Sequence[str], separator: str) -> Callable[..., Any]:
    """What makes one column of as many conditions as there are texts: those whose
    conditions hold, one after the other."""
    some = [words[at : at + _SAID] for at in range(0, len(words), _SAID)]
    pick = columns.operation("pick")
    lists = [_all_said(one, separator, len(some) == 1) for one in some]

    def make(*conditions: Any) -> Any:
        """The column, from those of the conditions."""
        texts = []
        for at, said in enumerate(lists):
            number = _bits(conditions[at * _SAID : (at + 1) * _SAID])
            texts.append(pick(said, number))
        return _together(texts, separator) if len(texts) > 1 else texts[0]

    return make


def _all_said(words: Sequence[str], separator: str, is_all: bool) -> Any:
    """What can be said with some texts, by its number. Nothing is "" where these are all
    texts, else unknown."""
    import polars as pl

    found: list[str | None] = []
    for number in range(2 ** len(words)):
        chosen = [one for at, one in enumerate(words) if number >> at & 1]
        found.append(separator.join(chosen))
    if not is_all:
        found[0] = None
    return columns.inside(pl.Series(found, dtype=pl.String))


def _bits(conditions: tuple[Any, ...]) -> Any:
    """A number with a bit for each condition that holds."""
    found = _bit(0)
    for at, holds in enumerate(conditions):
        found = found.add(_bit(1 << at).zip_with(holds, _bit(0)))
    return found


@lru_cache(16)
def _bit(number: int) -> Any:
    """Such a number, one value long."""
    import polars as pl

    return columns.one_value(number, pl.UInt32)


def _together(texts: list[Any], separator: str) -> Any:
    """Texts one after the other; unknown ones are passed over."""
    import polars as pl

    parts = [pl.lit(columns.outside(one)) for one in texts]
    said = pl.concat_str(parts, separator=separator, ignore_nulls=True)
    return columns.inside(pl.select(said).to_series())
