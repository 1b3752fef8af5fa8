"""The notice repeats what policy.yaml says: a change in one place only is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.source import load
from tests.support.small_policy import edited, write

TITLE = "青石区关于促进手艺发展的若干措施"


def found(folder: Path, notice: str) -> list[tuple[str, str]]:
    changes = edited(
        "policy.yaml", ("numbering:", f"notice: {notice}\nnumbering:")
    )
    findings = load(write(folder, changes)).findings
    return [(one.code, one.severity) for one in findings]


@pytest.mark.parametrize(
    ("notice", "codes"),
    [
        ("{}", []),
        (f"{{title: 关于印发《{TITLE}》的通知}}", []),
        ("{title: '关于印发《{{ p.title }}》的通知'}", []),
        ("{title: 关于印发若干措施的通知}", []),
        ("{title: 关于印发《旧办法》的通知}", ["other-title"]),
        ("{masthead: 青石区人民政府文件}", []),
        ("{masthead: '{{ p.issuer }}文件'}", []),
        ("{masthead: 红石区人民政府文件}", ["other-issuer"]),
        ("{issuer: 红石区人民政府办公室}", ["other-issuer"]),
        ("{issuer: 青石区人民政府办公室}", []),
    ],
)
def test_a_name_that_was_changed_in_one_place_only_is_told(
    tmp_path: Path, notice: str, codes: list[str]
) -> None:
    assert found(tmp_path, notice) == [(code, "warning") for code in codes]


def test_attachments_are_annexes_now(tmp_path: Path) -> None:
    """The earlier key held titles of annexes that were not there."""
    changes = edited(
        "policy.yaml",
        ("numbering:", "attachments: {scoring: 评审评分表}\nnumbering:"),
    )
    (finding,) = load(write(tmp_path, changes)).findings
    assert (finding.severity, finding.place.line) == ("error", 10)
    assert "annexes/" in finding.hint


@pytest.mark.parametrize("file", ["policy.yaml", "fields.yaml"])
def test_braces_that_yaml_takes_for_a_mapping_need_quotes(
    tmp_path: Path, file: str
) -> None:
    swaps = {
        "policy.yaml": ("title: 支持匠人", "title: {{ p.region }}匠人"),
        "fields.yaml": ("label: 本区设立", "label: {{ p.region }}设立"),
    }
    findings = load(write(tmp_path, edited(file, swaps[file]))).findings
    assert any("引号" in one.hint for one in findings)
