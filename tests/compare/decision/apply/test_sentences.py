"""Sentences as legislators write them, ten and more of every kind, each with what it makes of
the old text (`sentences/`); worded by us after decisions that were published.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compare.decision.apply.sentences import (
    FOLDER,
    cases,
    done,
    old_text,
)

OLD = old_text()
FILES = sorted(path.stem for path in FOLDER.glob("[!_]*.txt"))


@pytest.mark.parametrize("name", FILES)
def test_sentences_do_what_they_say(name: str) -> None:
    otherwise = {
        case.decision: (does, case.wanted)
        for case in cases(name)
        if (does := done(case.decision, OLD)) != case.wanted
    }
    assert otherwise == {}


@pytest.mark.parametrize("name", FILES)
def test_there_are_ten_of_every_kind(name: str) -> None:
    found = cases(name)
    assert len(found) >= 10
    assert all(case.wanted for case in found)
    assert len({case.decision for case in found}) == len(found)
    assert Path(FOLDER / f"{name}.txt").stat().st_size < 20_000
