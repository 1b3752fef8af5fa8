"""Places by rank: taken in part by part, and true of all that the gaps may hide."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

pytest.importorskip("polars")

import polars as pl

from policypress.lists.sharing import Places, Race, given_places

POINTS = (0, 1, 2)


def made(chance: Random, number: int):
    """Verdicts and scores with gaps."""
    verdicts = [
        chance.choice((True, True, False, None)) for _ in range(number)
    ]
    scores = [chance.choice((*POINTS, None)) for _ in range(number)]
    return verdicts, scores


def outcomes(verdicts, scores, places: int):
    """For each applicant, what becomes of it in every way to fill the gaps: in, out, or
    tied across the last place."""
    found = [set() for _ in verdicts]
    choices = [
        (one,) if one is not None else (True, False) for one in verdicts
    ]
    points = [
        (one,) if one is not None else (-1, *POINTS, 3) for one in scores
    ]
    for holds in product(*choices):
        for given in product(*points):
            for at, one in enumerate(given):
                others = [
                    other
                    for place, other in enumerate(given)
                    if holds[place] and place != at
                ]
                better = sum(other > one for other in others)
                not_worse = sum(other >= one for other in others)
                if not holds[at] or better >= places:
                    found[at].add(False)
                else:
                    found[at].add(True if not_worse < places else None)
    return found


def test_whoever_is_in_or_out_is_so_whatever_the_gaps_hide():
    chance = Random(5)
    certain = 0
    for _ in range(30):
        verdicts, scores = made(chance, 4)
        for places in (1, 2, 3):
            column = pl.Series(scores, dtype=pl.Int64)
            place = Places("m.s", places, "score")
            given = given_places(place, verdicts, column, 1).to_list()
            every = outcomes(verdicts, scores, places)
            for one, may, holds in zip(given, every, verdicts, strict=True):
                if one is not None:
                    certain += 1
                    assert may == {one}
                elif holds is True:
                    assert may != {True} and may != {False}
    assert certain > 100


def test_parts_in_other_units_give_the_same_places():
    """The second half is written with one decimal."""
    chance = Random(6)
    for _ in range(40):
        verdicts, scores = made(chance, 12)
        place = Places("m.s", chance.randint(1, 5), "score")
        parts = [
            (verdicts[:6], scores[:6], 1),
            (
                verdicts[6:],
                [None if s is None else s * 10 for s in scores[6:]],
                10,
            ),
        ]
        race = Race(place)
        halves = [
            (holds, pl.Series(points, dtype=pl.Int64), below)
            for holds, points, below in parts
        ]
        for half in halves:
            race.take(*half)
        found = pl.concat([race.given(*half) for half in halves])
        column = pl.Series(scores, dtype=pl.Int64)
        assert found.equals(given_places(place, verdicts, column, 1))


def test_without_a_ranking_all_are_in_only_where_there_are_places_for_all():
    place = Places("m.s", 2)
    assert given_places(place, [True, None, False], None, 1).to_list() == [
        True,
        None,
        False,
    ]
    assert (
        given_places(place, [True, True, True], None, 1).to_list()
        == [None] * 3
    )


def test_a_lowest_score_is_a_condition():
    from fractions import Fraction

    place = Places("m.s", None, "score", Fraction(5, 2))
    scores = pl.Series([2, 3, None, 3], dtype=pl.Int64)
    found = given_places(place, [True, True, True, None], scores, 1)
    assert found.to_list() == [False, True, None, None]
