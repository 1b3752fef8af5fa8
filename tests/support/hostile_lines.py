"""A line without end, brackets without end: what might make a rule search forever."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from policypress.compare.read.plain_text import parse_text
from policypress.lint.paper import Paper, paper_of
from policypress.lint.registry import all_rules
from tests.support.effort import has_time
from tests.support.spoiling import clean_texts

# Characters: where the work grows with the square of them, it takes minutes, or a ninth.
SIZE = 60_000 if has_time() else 20_000
CLEAN = "".join("".join(lines) for lines in clean_texts())
TEXTS: dict[str, Callable[[], str]] = {
    "one long line": lambda: CLEAN * (SIZE // len(CLEAN) + 1),
    "no punctuation": lambda: "质量" * (SIZE // 2),
    "nested brackets": lambda: "（" * (SIZE // 2) + "）" * (SIZE // 2),
    "open titles": lambda: "《" * SIZE,
    "open quotations": lambda: "“" * SIZE,
    "digits": lambda: "1" * SIZE,
    "amounts": lambda: "10万元以上" * (SIZE // 6),
    "dates": lambda: "自2026年3月1日至" * (SIZE // 11),
    "spaces": lambda: "质 " * (SIZE // 2),
    "counts": lambda: "下列三种：" * (SIZE // 5),
    "effects": lambda: "本办法自" * (SIZE // 4),
    "numbers of documents": lambda: "某〔2026〕3号" * (SIZE // 9),
    "repeals": lambda: "《某》同时废止" * (SIZE // 7),
    "dots": lambda: "." * SIZE,
    "self-references": lambda: "本办法所称" * (SIZE // 5),
    "clauses": lambda: "第一条第一款" * (SIZE // 6),
    "titles and numbers": lambda: "《甲》（某〔2026〕1号）" * (SIZE // 14),
    "annexes": lambda: "附件1" * (SIZE // 3),
    "Chinese numerals": lambda: "一二三四五六七八九十" * (SIZE // 10),
    "percentages": lambda: "5%，" * (SIZE // 3),
    "sums": lambda: "￥100元" * (SIZE // 5),
    "places and firms": lambda: "在本区注册的外地企业" * (SIZE // 10),
    "who must": lambda: "由区公司应当" * (SIZE // 6),
}
PAPER_RULES = [one for one in all_rules() if one.rule.reads == "paper"]


def paper_with(words: str) -> Paper:
    """A 办法 whose second article is one line of these words. (A reader of files would
    refuse it for its length.)"""
    tree = parse_text("某办法\n第一条　甲。\n第二条　乙。", "某办法").tree
    assert tree is not None
    nodes = list(tree.nodes)
    line = replace(nodes[-1].lines[0], text=words)
    nodes[-1] = replace(nodes[-1], lines=(line,))
    return paper_of(replace(tree, nodes=tuple(nodes)), "rules")
