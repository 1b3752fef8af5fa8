"""Official files as published, with random edits: the marks stand in the original, and all of it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compare import compare
from policypress.compare.proof.in_place import prove_in_place
from policypress.render import inplace
from tests.support.edited_originals import (
    OFFICIAL,
    SCHEMAS,
    edited,
    lines_of,
    main_part,
    schema_errors,
    tree_of,
)
from tests.support.effort import times

MANY = range(1, 1 + times(3))
AUTHOR, DATE = "修订", "2026-03-01T00:00:00Z"


@pytest.mark.slow
@pytest.mark.skipif(not OFFICIAL, reason="没有公开文件")
@pytest.mark.parametrize(
    "seed",
    [0, *(pytest.param(n, marks=pytest.mark.slow) for n in MANY)],
)
def test_every_official_file_takes_marks_and_gives_both_texts(
    seed: int, tmp_path: Path
) -> None:
    check = schema_errors() if SCHEMAS.is_file() else None
    marked_changes = 0
    # Each takes a second; the whole of them when asked for.
    for path in OFFICIAL[:: 1 if seed else 5]:
        original = path.read_bytes()
        new = edited(original, f"{path.name}{seed}")
        changes = compare(tree_of(original), tree_of(new))
        marked = inplace.render(
            original, path.name, changes, author=AUTHOR, date=DATE
        )
        assert marked.problem == "", path.name
        assert (
            prove_in_place(path.name, original, marked.data, marked.accepted)
            == []
        ), path.name
        # The reader of files with tracked changes has code of its own.
        assert lines_of(marked.data, "rejected") == lines_of(original)
        if not marked.told:
            assert lines_of(marked.data, "accepted") == lines_of(new)
        marked_changes += main_part(marked.data).count("<w:ins ")
        if check:
            file = tmp_path / "marked.docx"
            file.write_bytes(marked.data)
            assert len(check(str(file))) <= len(check(str(path))), path.name
    assert marked_changes > 100
