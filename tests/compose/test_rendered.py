"""What a template renders before anything is laid out: where its document is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documents import composed


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ('"甲:乙*?丙|<丁>"', "甲乙丙丁"),
        ("../../甲", "甲"),
        ("/甲//乙", "甲/乙"),
        ("'...'", "未命名"),
        ("甲\\乙", "甲乙"),
        ("甲" * 100, "甲" * 80),
        ("' 甲 /乙.'", "甲/乙"),
        (
            "'{{ cite(\"plan\") }}'",
            "《青石区手艺发展规划》（青府〔2024〕6号）",
        ),
    ],
)
def test_a_file_name_has_nothing_in_it_that_a_system_refuses(
    tmp_path: Path, file: str, name: str
) -> None:
    made = composed(tmp_path, one=f"---\ntitle: 试\nfile: {file}\n---\n甲")
    assert [document.name for document in made.documents] == [name]
