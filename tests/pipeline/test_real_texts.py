"""Real texts after random edits: whatever is done to them, every paper is proven and written.

Laws (Markdown) and official Word files, each against a version of itself with lines and rows that go, come, move, split,
join and change, renumbered or not. The texts are not part of the project; without them these tests are skipped.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from pathlib import Path
from random import Random

import docx
import pytest

from policypress.compare import text_of
from policypress.language.numerals import to_chinese
from policypress.pipeline import compare as comparing
from policypress.pipeline.versions import read_side
from policypress.system.environment import ROOT
from tests.support.effort import times

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
LAWS, WORD = (
    sorted((CORPORA / "laws").glob("*.md")),
    sorted((CORPORA / "docx").glob("*.docx")),
)
WORDS = [
    "",
    "有关规定",
    "10万元",
    "三十日",
    "第五条",
    "、",
    "，",
    "（试行）",
    "重新公布。",
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MANY = range(12, 12 + times(80))
SEEDS = [range(12), pytest.param(MANY, marks=pytest.mark.slow)]
pytestmark = pytest.mark.skipif(not (LAWS and WORD), reason="没有法律文本语料")


def faults(old: Path, new: Path, seed: int) -> list[str]:
    request = comparing.CompareRequest(
        str(old),
        str(new),
        ROOT / "policy",
        ROOT / "templates",
        old.parent / "out",
        "审查人",
        "2026-03-01",
        bool(seed % 2),
    )
    return [
        str(finding)
        for finding in comparing.compare(request, lambda _: None).findings
        if finding.severity == "error"
    ]


def touched(text: str, random: Random) -> str:
    start = random.randrange(max(len(text) - 4, 1))
    return (
        text[:start]
        + random.choice(WORDS)
        + text[start + random.randrange(5) :]
    )


def edited(lines: list[str], random: Random) -> list[str]:
    for _ in range(random.choice([1, 3, 8, 20])):
        at, way = random.randrange(len(lines)), random.randrange(6)
        if way == 0 and len(lines) > 3:
            del lines[at]
        elif way == 1:
            lines.insert(at, random.choice(lines))
        elif way == 2:
            lines.insert(random.randrange(len(lines)), lines.pop(at))
        elif way == 3 and "。" in lines[at][:-1]:
            head, mark, tail = lines[at].partition("。")
            lines[at : at + 1] = [head + mark, tail]
        elif way == 4:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        else:
            lines[at] = touched(lines[at], random)
    return list(renumbered(lines)) if random.random() < 0.6 else lines


def renumbered(lines: Iterable[str]) -> Iterable[str]:
    count = 0
    for line in lines:
        if found := re.match("第[一二三四五六七八九十百零]+条", line):
            count += 1
            line = f"第{to_chinese(count)}条{line[found.end() :]}"
        yield line


@pytest.mark.slow
@pytest.mark.parametrize("seeds", SEEDS, ids=["few", "many"])
def test_every_edited_text_is_proven(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        random = Random(seed)
        source = random.choice([*LAWS, *WORD])
        read = read_side(
            str(source), ROOT / "policy", ROOT / "templates", lambda _: None
        ).tree
        assert read
        lines = "\n".join(text_of(read)).split("\n")
        old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
        old.write_text("\n".join(lines), "utf-8")
        new.write_text(
            "\n".join(line for line in edited(lines, random) if line.strip())
            or "空。",
            "utf-8",
        )
        assert faults(old, new, seed) == [], (seed, source.name)


@pytest.mark.slow
@pytest.mark.parametrize("seeds", SEEDS, ids=["few", "many"])
def test_every_edited_word_file_is_proven(
    tmp_path: Path, seeds: range
) -> None:
    for seed in seeds:
        random = Random(seed)
        source = random.choice(WORD)
        document = docx.Document(str(source))
        body = document.element.body
        for _ in range(random.choice([1, 3, 8])):
            blocks = [
                child for child in body if child.tag in (f"{W}p", f"{W}tbl")
            ]
            one, other, way = (
                random.choice(blocks),
                random.choice(blocks),
                random.randrange(5),
            )
            words = [text for text in body.iter(f"{W}t") if text.text]
            rows = list(body.iter(f"{W}tr"))
            if (
                way == 0
                and len(blocks) > 4
                and one.find(f".//{W}sectPr") is None
            ):
                body.remove(one)
            elif way == 1:
                one.addprevious(copy.deepcopy(other))
            elif way == 2 and one is not other:
                other.addprevious(one)
            elif way == 3 and rows:
                row = random.choice(rows)
                row.addprevious(copy.deepcopy(row))
            elif words:
                text = random.choice(words)
                text.text = touched(text.text, random)
        old, new = tmp_path / "旧.docx", tmp_path / "新.docx"
        old.write_bytes(source.read_bytes())
        document.save(str(new))
        assert faults(old, new, seed) == [], (seed, source.name)
