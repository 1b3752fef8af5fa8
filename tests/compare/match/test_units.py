"""What each unit of a text is called in a comparison: its number, with what is needed to tell it apart."""

from __future__ import annotations

import pytest

from policypress.compare.match.units import units_of
from tests.support.texts import tree


def names(*lines: str) -> list[str]:
    return [unit.name for unit in units_of(tree(list(lines)))]


def test_a_clause_is_called_by_its_number() -> None:
    assert names("示范办法", "第一条　甲。", "第二条　乙。") == [
        "标题",
        "第一条",
        "第二条",
    ]


def test_a_section_is_called_with_its_chapter() -> None:
    assert names(
        "第一章　总则",
        "第一节　甲",
        "第一条　乙。",
        "第二章　附则",
        "第一节　丙",
    ) == ["第一章", "第一章第一节", "第一条", "第二章", "第二章第一节"]


@pytest.mark.parametrize("times", [2, 3])
def test_a_number_that_a_text_has_several_times_is_counted(times: int) -> None:
    found = names(*["第一条　甲。"] * times)
    assert found == ["第一条", "第一条~2", "第一条~3"][:times]
