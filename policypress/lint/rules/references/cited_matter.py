"""引用的条与所说的事对不上：违反第二十二条规定向境外提供数据（第二十二条说的是责任制）。

检查：“违反本办法第X条规定，……的”所说的事，第X条里一个相关的词也没有，而别的条里有；“申报第（九）类的，提供……”所说的材料，第（九）类里没有相关的词，别的一类里有。只看整句写明所说的事的。
为什么：增删条文以后引用没有跟着改，处理和申报就失去依据。
不好：申报第（九）类的，提供网络货运许可证（网络货运是第（四）类）
好：申报第（四）类的，提供网络货运许可证
来源：立法技术规范（试行）（一）关于引用；逻辑
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from policypress.compare.text.tree import Node, clauses, walk
from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="REF-07",
    name="cited-matter",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）关于引用",
    genres=EVERY - {"decision", "note", "table"},
)
_HAN = "[一二三四五六七八九十百]{1,5}"
_OWN = "本(?:法|条例|办法|细则|规定|措施|实施细则|实施办法|规则|规范|意见)"
_CITED = re.compile(
    f"违反(?P<cited>{_OWN}第(?P<number>{_HAN})条(?:第{_HAN}款)?(?:第（?{_HAN}）?项)?)的?规定，?"
    "(?P<matter>[^。；：，\n]{2,30}?(?:，[^。；：，\n]{2,16}){0,2}?)的(?=[，、。])"
)
# What follows the citation is what happens, and not what was done.
_OUTCOME = re.compile(
    "^(?:的|第|至|、|由|依照|按照|依法|给予|责令|处|应当|还|外|情形|条件|要求|标准|原则|程序|期限"
    "|之一|行为|所列|构成|造成|情节|导致|逾期|未|尚不)"
)
_KIND = re.compile(
    f"(?:申报|申请|属于|符合)(?P<cited>第（(?P<number>{_HAN})）(?:类|项|款))"
    "[^。；，\n]{0,10}的，(?:还|另)?(?:应当?|须|需)?(?P<matter>(?:提供|提交)[^。；\n]{4,60})"
)
_KINDS = re.compile(
    "^(?!.*(?:不予|不得|条件|材料|情形|程序)).*(?:支持|方向|范围|内容|类别|标准|资助|奖励)"
)
_WORDS = re.compile("[一-鿿]{2,}")
_LONG, _SHORT = 4, 2  # characters that are shared by chance seldom, and often
_COMMON = 3  # articles that have a word which is no sign of a matter
_FEWEST = 4  # articles of a text in which a word can be rare
_MOST_TEXT = 3000  # characters of an article that are read


def find(paper: Paper) -> Iterator[Hit]:
    """Each citation whose words are not those of what it cites."""
    cited = list(paper.search(_CITED))
    articles = _articles(paper) if cited else {}
    for found in cited:
        node = paper.passage_at(found.start()).node
        own = node.number[0] if node.number else 0
        others = {key: one for key, one in articles.items() if key != own}
        yield from _of_matter(found, others)
    kinds = list(paper.search(_KIND))
    items = _kinds(paper) if kinds else {}
    for found in kinds:
        yield from _of_matter(found, items)


def _of_matter(
    found: re.Match[str], texts: Mapping[int, str]
) -> Iterator[Hit]:
    """A citation of which the text cited says nothing, and another one does."""
    number = value_of(found["number"])
    is_outcome = _OUTCOME.match(found["matter"]) is not None
    if number not in texts or len(texts) < _FEWEST or is_outcome:
        return
    if _is_silent(found["matter"], number, texts):
        message = f"“{found['cited']}”没有说到“{found['matter'][:20]}”。"
        start, end = found.start("cited"), found.end("matter")
        yield Hit(start, end, message, "核对要引用的是哪一条、哪一项。")


def _is_silent(matter: str, number: int, texts: Mapping[int, str]) -> bool:
    """Whether no word of a matter is in the text cited, but for those that many have,
    while several characters of it are in another one and in few."""
    words = _WORDS.findall(matter)
    short = _counted(words, _SHORT, texts)
    long = _counted(words, _LONG, texts)
    is_there = any(
        one in texts[number]
        for one, count in short.items()
        if count <= _COMMON
    )
    return not is_there and any(
        1 <= count <= 2 and one not in texts[number]
        for one, count in long.items()
    )


def _counted(
    words: list[str],
    size: int,
    texts: Mapping[int, str],
) -> Counter[str]:
    """How many texts have each stretch of so many characters."""
    pieces = {
        word[at : at + size]
        for word in words
        for at in range(len(word) - size + 1)
    }
    return Counter(
        {one: sum(one in text for text in texts.values()) for one in pieces}
    )


def _articles(paper: Paper) -> dict[int, str]:
    """The articles of a text by their numbers, {} where it has none."""
    if paper.tree.scheme != "articles":
        return {}
    return {
        node.number[0]: _text(node)
        for node in clauses(paper.tree)
        if len(node.number) == 1
    }


def _kinds(paper: Paper) -> dict[int, str]:
    """The items of the only part that lists what is supported, {} where there is none or
    several."""
    parts = [
        {
            child.number[0]: _text(child)
            for child in node.children
            if child.number
        }
        for node, _ in walk(paper.tree)
        if node.lines and _KINDS.search(node.lines[0].printed)
    ]
    listed = [one for one in parts if len(one) >= _FEWEST]
    return listed[0] if len(listed) == 1 else {}


def _text(node: Node) -> str:
    """The words of a node."""
    return "".join(line.printed for line in node.lines)[:_MOST_TEXT]
