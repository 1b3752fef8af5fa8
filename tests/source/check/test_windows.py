"""When applications are taken: a time that ends behind its beginning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

WINDOW = "window: {value: 每年3月}"


@pytest.mark.parametrize(
    ("window", "is_found"),
    [
        ("2026年3月1日至2026年2月1日", True),
        ("自2026年3月1日起至2026年2月1日止", True),
        ("2026年3月1日至2026年4月1日", False),
        ("2025年12月1日至2026年1月31日", False),
        ("每年11月1日至次年1月31日", False),
        (
            "第一批2026年5月1日至2026年5月31日，第二批2026年3月1日至2026年3月31日",
            False,
        ),
    ],
)
def test_a_reversed_window_is_found_in_the_guide(
    tmp_path: Path, window: str, is_found: bool
) -> None:
    """Where it is written, and not at the measure whose guide prints it."""
    swap = (WINDOW, f"window: {{value: {window}}}")
    told = of(
        found(tmp_path, edited("guides/common.yaml", swap)), "date-order"
    )
    assert bool(told) == is_found
    assert not told or told[0].place.file == "policy/guides/common.yaml"
