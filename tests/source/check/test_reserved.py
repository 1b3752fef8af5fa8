"""Ids that prose cannot reach, and ids that stand for two things of an application."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import rich_policy as rich


@pytest.mark.parametrize("name", ["value", "amount", "name", "tiers", "share"])
def test_a_limit_is_not_called_like_a_part_of_its_support(
    tmp_path: Path, name: str
) -> None:
    lines = f"amount: 1万元\nlimits: {{⟦{name}: {{at_most: 5万元}}}}"
    changes = rich.support(lines)
    (finding,) = rich.found(tmp_path, changes)
    assert finding.code == "reserved-id"
    assert str(finding.place) == rich.marked(changes)


def test_a_limit_of_the_measure_is_not_called_title(tmp_path: Path) -> None:
    text = rich.FILES["measures/grant.yaml"]
    text += "limits: {title: {at_most: 5万元}}\n"
    found = rich.found(tmp_path, {"measures/grant.yaml": text})
    assert [one.code for one in found] == ["reserved-id"]


def test_a_table_has_an_id_of_its_own(tmp_path: Path) -> None:
    table = "  cost: ⟦{label: 平台, ask: 哪些？, columns: {a: {label: 甲, type: yes_no}}}\n"
    changes = rich.edited("fields.yaml", "things:\n", f"things:\n{table}")
    (finding,) = rich.found(tmp_path, changes)
    assert finding.code == "same-id" and "事物“cost”" in finding.message


def test_a_column_of_every_thing_is_not_written_again(tmp_path: Path) -> None:
    common = (
        "common_columns:\n  pages: {label: 页数, type: number}\nderived:\n"
    )
    changes = rich.edited("fields.yaml", "derived:\n", common)
    (finding,) = rich.found(tmp_path, changes)
    assert finding.code == "same-id" and "共同栏目" in finding.message
