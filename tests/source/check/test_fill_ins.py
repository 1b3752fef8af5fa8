"""What a guide has applicants fill in and hand in, with slips in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of

FIELD = "label: 选, needed_for: contest"
SHEET = "form: copy, copies: 1份"


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ("", "no-choices"),
        (", choices: [甲, 甲]", "same-choice"),
        (", choices: [甲, 乙]", ""),
    ],
)
def test_a_choice_has_choices_each_once(
    tmp_path: Path, choices: str, code: str
) -> None:
    field = f"  which: {{{FIELD}, kind: choice{choices}}}\n"
    changes = edited("guides/prize.yaml", ("form:\n", f"form:\n{field}"))
    codes = {one.code for one in found(tmp_path, changes)}
    assert codes & {"no-choices", "same-choice"} == ({code} if code else set())


def test_a_material_is_asked_for_once_and_in_some_copies(
    tmp_path: Path,
) -> None:
    a = f"a: {{name: 方案, {SHEET}}}"
    b = "b: {name: 方案, form: copy, copies: 0份}"
    findings = found(
        tmp_path,
        edited(
            "guides/prize.yaml",
            ("materials:\n", f"materials:\n  {a}\n  {b}\n"),
        ),
    )
    (twice,) = of(findings, "same-material")
    assert twice.message == "材料“方案”列了两次（a、b）"
    (none,) = of(findings, "no-copies")
    assert none.message == "材料“方案”写的是0份，等于不要"
