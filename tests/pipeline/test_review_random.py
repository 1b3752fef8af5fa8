"""Whatever a reviewer does to a file of any of our policies, the source says it afterwards,
or the review says why not; and what is written in the source is seldom refused."""

from __future__ import annotations

import os
from functools import cache

import pytest

from tests.review_refusals import (
    POLICIES,
    SOURCE,
    refusal,
    sent,
    touched,
    tried,
)
from tests.support.effort import times

pytestmark = pytest.mark.slow

# Sets of edits each.
COUNT = int(os.environ.get("POLICYPRESS_REVIEWS") or max(3, times(8)))
_SELDOM = (
    0.02  # refused at most, where an edit touches words of the source only
)
_FEW = 50  # edits below which one refusal says nothing of the share


@cache
def out(which):
    """A document that went out, and our paragraphs of it."""
    return sent(which)


@cache
def outcome(which, number):
    """What came of a set of edits; both tests look at it."""
    return tried(out(which), f"{which}:{number}")


@pytest.mark.parametrize("which", POLICIES)
@pytest.mark.parametrize("number", range(COUNT))
def test_what_comes_back_is_what_the_source_says_but_for_what_is_refused(
    which, number
):
    made = outcome(which, number)
    why = [(each.kind, each.reason) for each in made.found]
    assert not made.left, (made.left[:3], why)
    # Only files that an edit is about have changed.
    assert made.files <= made.stepped


def test_words_that_the_source_has_are_seldom_refused():
    edits = refused = 0
    for which in POLICIES:
        basis = out(which).basis
        for number in range(COUNT):
            made = outcome(which, number)
            own = [
                edit for edit in made.edits if touched(edit, basis) == SOURCE
            ]
            edits += len(own)
            refused += sum(bool(refusal(edit, made.found)) for edit in own)
    assert refused <= max(1, _SELDOM * max(edits, _FEW))
