"""Numbers of documents, as the standard writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

UNKNOWN = "number: {basis: {status: unknown, reason: 印发时编号}}"
BASIS = "basis: {status: proposed, reason: 拟定}"


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("青府规〔2025〕3号", ""),
        ("青府规[2025]3号", "青府规〔2025〕3号"),
        ("青府规〔2025〕第3号", "青府规〔2025〕3号"),
        ("青府规〔2025〕03号", "青府规〔2025〕3号"),
        ("青府规〔25〕3号", "青府规〔2025〕3号"),
        ("青府规〔2025〕3", "青府规〔2025〕3号"),
        ("青府规2025第3号", "青府规〔2025〕3号"),
        ("青府规 2025 3号", "青府规〔2025〕3号"),
        ("青府规2025-03", "青府规〔2025〕3号"),
        ("青岚区人民政府公告2025年第3号", ""),
        ("青岚区人民政府令第12号", ""),
    ],
)
def test_the_policys_own_number_is_written_as_the_standard_says(
    tmp_path: Path, number: str, right: str
) -> None:
    swap = (UNKNOWN, f'number: {{value: "{number}", {BASIS}}}')
    findings = of(found(tmp_path, edited("policy.yaml", swap)), "bad-number")
    assert [finding.hint for finding in findings] == (
        [f"写作“{right}”"] if right else []
    )
