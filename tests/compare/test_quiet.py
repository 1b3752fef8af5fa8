"""A reader sees the marks that matter; what differs in typography only is counted and left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.compare import ChangeSet, compare, new_text, parse_text
from policypress.compare.proof.redline import prove_redline
from policypress.compare.quiet import quieted
from policypress.compare.text.typography import core
from policypress.render import redline
from tests.support.word_files import look, part

LAWS = sorted(
    (Path(__file__).parents[3] / "shared" / "corpora" / "laws").glob("*.md")
)
OLD = "某办法\n第一条 比例为50%,共(三)项。\n第二条 甲,乙和丙。\n第三条 丁"
NEW = "某办法\n第一条 比例为50％，共（三）项。\n第二条 甲，乙和戊。\n第三条 丁"


def changes_of(old: str, new: str) -> ChangeSet:
    before = parse_text(old, "旧.txt").tree
    after = parse_text(new, "新.txt").tree
    return compare(before, after)


def marks(changes: ChangeSet) -> list[tuple[str, str]]:
    return [
        (piece.op, piece.text)
        for change in changes.changes
        for pair in change.pairs
        for piece in pair.pieces
        if piece.op != "equal"
    ]


def test_typography_alone_leaves_no_mark_and_is_counted() -> None:
    quiet, left = quieted(changes_of(OLD, NEW), "new")
    assert marks(quiet) == [("delete", "丙"), ("insert", "戊")]
    assert left == 3
    assert new_text(quiet) == NEW.split("\n")


def test_the_typography_of_either_text_can_stay() -> None:
    quiet, _ = quieted(changes_of(OLD, NEW), "old")
    assert marks(quiet) == [("delete", "丙"), ("insert", "戊")]
    assert new_text(quiet)[1] == OLD.split("\n")[1]


def test_typography_among_other_words_belongs_to_them() -> None:
    changes = changes_of("第一条 共(三)个甲。", "第一条 共（五）个甲。")
    quiet, _ = quieted(changes, "new")
    assert [op for op, _ in marks(quiet)] == ["delete", "insert"]


def test_a_quiet_redline_gives_the_old_text_but_for_typography() -> None:
    changes = changes_of(OLD, NEW)
    quiet, _ = quieted(changes, "new")
    data = redline.render(
        quiet, look(), author="甲", date="2026-01-01T00:00:00Z"
    )
    assert "（版式）" not in part(data)
    assert prove_redline("修订稿.docx", data, quiet, quiet=True) == []
    assert prove_redline("修订稿.docx", data, changes) != []


@pytest.mark.slow
@pytest.mark.skipif(not LAWS, reason="没有法律文本")
@pytest.mark.parametrize("auto_numbers", [False, True])
def test_quiet_redlines_of_laws_are_proven(auto_numbers: bool) -> None:
    names: dict[str, list[Path]] = {}
    for law in LAWS:
        name = re.sub(r"\([-\d]+\)$", "", law.stem)
        names.setdefault(name, []).append(law)
    left_out = 0
    pairs = [files for files in names.values() if len(files) == 2]
    for old, new in pairs[:10]:
        changes = changes_of(old.read_text("utf-8"), new.read_text("utf-8"))
        quiet, left = quieted(changes, "new")
        left_out += left
        data = redline.render(
            quiet,
            look(),
            author="甲",
            date="2026-01-01T00:00:00Z",
            auto_numbers=auto_numbers,
        )
        assert prove_redline("修订稿.docx", data, quiet, quiet=True) == []
        assert [core(line) for line in new_text(quiet)] == [
            core(line) for line in new_text(changes)
        ]
    assert left_out > 20
