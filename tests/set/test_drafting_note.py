"""Every fact of the original drafting note stands in ours."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support.outputs import words

FACTS = yaml.load(
    (Path(__file__).parents[1] / "data" / "seed_facts.yaml").read_text(
        encoding="utf-8"
    ),
    yaml.CSafeLoader,
)["facts"]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_of_the_seed_is_told(shipped: Path, fact: list[str]) -> None:
    told = "".join(words(shipped / "起草说明.docx").split())
    assert [
        words for words in fact if "".join(words.split()) not in told
    ] == []
