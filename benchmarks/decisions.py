"""What a legislator would mark in red in the amending decisions of real laws (修改决定的文字).

    python benchmarks/decisions.py FOLDER [--show]

FOLDER holds law texts “名称(年-月-日).md”, two versions of each, the older first in order.
A cut word is told by the dictionary of jieba where it is installed, else by how often
the characters stand together in all the texts.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policypress.compare import Tree, compare, parse_bytes  # noqa: E402
from policypress.compare.decision.apply.apply import apply  # noqa: E402
from policypress.compare.decision.outcome import faults  # noqa: E402
from policypress.compare.decision.write.decision import (  # noqa: E402
    amendment,
)
from policypress.compare.text.numbers import value  # noqa: E402
from policypress.compare.text.tree import text_of  # noqa: E402
from policypress.language.cohesion import Cohesion  # noqa: E402

_PARTED = re.compile("将第[^“]*条分为[二两三四五六七八九十]+条，作为")
_BESIDE = re.compile("、在[^“]*[后前]增加[一二两三四五六七八九十]+条，作为")
Cuts = Callable[[str], set[int]]
_PAIRS = ("（）", "《》", "〈〉", "〔〕", "‘’")
_ADDED = re.compile(
    "^[一二三四五六七八九十百]+、(?:在(.+)后)?增加([一二三四五六七八九十]+)条，作为(第[^：]*条)："
)


def words_by_dictionary() -> Cuts:
    """Where words begin, by the dictionary of jieba."""
    jieba = import_module("jieba")
    jieba.setLogLevel(60)

    def begins(text: str) -> set[int]:
        return {start for _, start, _ in jieba.tokenize(text, HMM=False)}

    return begins


def words_by_cohesion(texts: list[Tree]) -> Cuts:
    """Where characters stand together by chance, by counts of all the texts."""
    counts = Cohesion(line for tree in texts for line in text_of(tree))

    def begins(text: str) -> set[int]:
        inner = range(1, len(text))
        return {0} | {
            at for at in inner if not counts.together(text[at - 1], text[at])
        }

    return begins


def inline_quotes(lines: list[str]) -> Iterator[str]:
    """The quotations within sentences: words to find, and words that come for them."""
    for line in lines:
        sentence = re.split("：“", line, maxsplit=1)[0]
        if line.startswith("“"):
            continue
        for found in re.finditer("“([^“”]*)”", sentence):
            yield found[1].translate(str.maketrans("‘’", "“”"))


def cut(quote: str, source: list[str], begins: Cuts) -> bool:
    """Whether a quotation begins or ends within a word, in every line that holds it."""
    holding = [line for line in source if quote in line]
    for line in holding:
        at = line.find(quote)
        ends = begins(line) | {len(line)}
        if at in ends and at + len(quote) in ends:
            return False
    return bool(holding)


def half(quote: str) -> bool:
    """Whether a bracket or quotation mark opens or closes without its other half."""
    return any(
        quote.count(opening) != quote.count(closing)
        for opening, closing in (*_PAIRS, "“”")
    )


def repeated(lines: list[str]) -> int:
    """Replacements told in more than one item, beyond the first of each."""
    told: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if not line.startswith("“"):
            pairs = re.findall("“([^“”]+)”修改为“([^“”]+)”", line)
            told.update(set(pairs))
    return sum(times - 1 for times in told.values())


def _across(line: str) -> int:
    """Replacements of a sentence that run over a full stop."""
    pairs = re.findall("“([^“”]+)”修改为“([^“”]+)”", line)
    return sum("。" in old[:-1] + new[:-1] for old, new in pairs)


def unjoined(lines: list[str]) -> int:
    """Neighbouring items that each add a 条 whose numbers follow each other."""
    found = 0
    for line, after in zip(lines, lines[1:], strict=False):
        one, two = _ADDED.match(line), _ADDED.match(after)
        if one and two and one[1] == two[1]:
            last, first = _numbers(one[3])[-1], _numbers(two[3])[0]
            found += last + 1 == first
    return found


def _numbers(words: str) -> list[int]:
    """The numbers of 第四条、第五条之一, without 之一."""
    found = re.findall("第[（(]?([^第条）)]+)[）)]?条", words)
    return [value(number) for number in found]


def measured(old: Tree, new: Tree, begins: Cuts, show: bool) -> Counter[str]:
    """Everything counted of the decision that makes `new` of `old`."""
    decision = amendment(compare(old, new))
    lines = list(decision.lines[1:-1])
    heads = [line for line in lines if not line.startswith("“")]
    source = [*text_of(old), *text_of(new)]
    quotes = list(inline_quotes(lines))
    cuts = [quote for quote in quotes if cut(quote, source, begins)]
    halves = [quote for quote in quotes if half(quote)]
    if show:
        for one in cuts:
            print(f"  切词 {one}")
        for one in halves:
            print(f"  半个括号 {one}")
    across = sum(map(_across, heads))
    applied = apply(decision.text, old)
    counts: Counter[str] = Counter(
        {
            "条目": len(heads),
            "引文": len(quotes),
            "切断词语": len(cuts),
            "半个括号": len(halves),
            "跨句号": across,
            "修改题注": sum("题注" in line for line in heads),
            "重复的同一替换": repeated(lines),
            "相邻增加未合并": unjoined(heads),
            "不能适用": applied.tree is None,
            "适用后不同": bool(faults(tuple(decision.lines), old, new)),
            "单列": sum("单列一条" in line for line in heads),
            "合并": sum("合并，作为" in line for line in heads),
            "分列": sum(bool(_PARTED.search(line)) for line in heads),
            "句中两处以上": sum(line.count("修改为“") > 1 for line in heads),
            "增加条另写位置": sum(
                bool(_BESIDE.search(line)) for line in heads
            ),
        }
    )
    return counts


def main() -> int:
    """Measure both directions of every pair and print the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.md"))
    trees = [parse_bytes(file.read_bytes(), file.name).tree for file in files]
    texts = [tree for tree in trees if tree]
    if find_spec("jieba"):
        begins, by = words_by_dictionary(), "jieba"
    else:
        begins, by = words_by_cohesion(texts), "字的结合"
    for direction in ("旧→新", "新→旧"):
        total: Counter[str] = Counter()
        pairs = zip(texts[::2], texts[1::2], strict=True)
        for old, new in pairs:
            ends = (old, new) if direction == "旧→新" else (new, old)
            total.update(measured(*ends, begins, given.show))
        print(f"{direction}（{len(texts) // 2} 对，词：{by}）", dict(total))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
