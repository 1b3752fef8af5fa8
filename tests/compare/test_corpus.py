"""Real laws, old and new (skipped without the corpus): every article parsed, paired and given back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policypress.compare import clauses, compare, parse_bytes, text_of
from policypress.compare.changes import new_text, old_text
from policypress.compare.match.sequences import common
from policypress.compare.text.citations import masked
from policypress.compare.text.typography import core
from policypress.language.numerals import from_chinese

LAWS = Path(__file__).parents[3] / "shared" / "corpora" / "laws"
FILES = sorted(LAWS.glob("*.md"))
pytestmark = pytest.mark.skipif(not FILES, reason="没有法律文本语料")
BY_NAME: dict[str, list[Path]] = {}
for file in FILES:
    BY_NAME.setdefault(
        file.name.partition("(2")[0].partition("(19")[0], []
    ).append(file)
PAIRS = {name: files for name, files in BY_NAME.items() if len(files) == 2}


@pytest.fixture(scope="module")
def trees():
    return {
        file: parse_bytes(file.read_bytes(), file.name).tree for file in FILES
    }


def test_there_are_twenty_nine_pairs():
    assert len(PAIRS) == 29


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_article_is_parsed(file, trees):
    counted = re.findall(
        r"(?m)^第([一二三四五六七八九十百零]+)条[ \u3000]",
        file.read_text("utf-8"),
    )
    assert [clause.number[0] for clause in clauses(trees[file])] == [
        from_chinese(number) for number in counted
    ]
    assert len(counted) == from_chinese(counted[-1])


@pytest.fixture(scope="module")
def compared(trees):
    return {
        name: compare(trees[old], trees[new])
        for name, (old, new) in PAIRS.items()
    }


@pytest.mark.parametrize("name", PAIRS)
def test_both_versions_come_back(name, compared):
    changes = compared[name]
    assert old_text(changes) == text_of(changes.old)
    assert new_text(changes) == text_of(changes.new)


@pytest.mark.parametrize("name", PAIRS)
def test_an_unchanged_article_is_paired_whatever_its_number(name, compared):
    changes = compared[name]

    def words(node):
        return "\n".join(core(line.text) for line in node.lines)

    left = {words(node): node for node in clauses(changes.new)}
    paired = {
        change.old[0]: change for change in changes.clauses() if change.old
    }
    for old in clauses(changes.old):
        new = left.get(words(old))
        if new is None:
            continue
        change = paired[old]
        assert change.new == (new,)
        assert not change.changed or change.kind == "移动"
        if [line.printed for line in old.lines[1:]] == [
            line.printed for line in new.lines[1:]
        ] and old.lines[0].gap + old.lines[0].text == new.lines[
            0
        ].gap + new.lines[0].text:
            assert ("未变" if old.label == new.label else "仅条序调整") in (
                *change.kinds,
                "未变" if change.kind == "移动" else "",
            )


@pytest.mark.parametrize("name", PAIRS)
def test_no_number_is_cut(name, compared):
    for change in compared[name].changes:
        for pair in change.pairs:
            for piece in pair.pieces:
                assert piece.op == "equal" or not re.search(
                    r"第[一二三四五六七八九十百零]*$|^[一二三四五六七八九十百零]*条[ 　第]",
                    piece.text,
                )


def test_the_marks_stay_close_to_a_longest_common_subsequence(compared):
    marked = least = 0
    for changes in compared.values():
        for change in changes.clauses():
            if change.kind == "修改":
                marked += sum(
                    len(piece.text)
                    for pair in change.pairs
                    for piece in pair.pieces
                    if piece.op != "equal"
                )
                old, new = (
                    "\n".join(line.printed for line in nodes[0].lines)
                    for nodes in (change.old, change.new)
                )
                least += len(old) + len(new) - 2 * len(common(old, new))
    assert marked <= 1.3 * least


def test_only_citations_of_numbers_differ_in_a_renumbered_article(compared):
    for changes in compared.values():
        for change in changes.clauses():
            if change.kind == "仅条序调整":
                old, new = (
                    core("\n".join(line.text for line in nodes[0].lines))
                    for nodes in (change.old, change.new)
                )
                assert masked(old) == masked(new)
