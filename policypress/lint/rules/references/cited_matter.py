"""引用的条与所说的事对不上：违反第二十二条规定向境外提供数据（第二十二条说的是责任制）。

检查：“违反本办法第X条规定，……的”所说的事，第X条里一个相关的词也没有，而别的条里有；“申报第（九）类的，提供……”所说的材料，第（九）类里没有相关的词，别的一类里有；“第十条规定的免费时长”所说的事，第十条里一个相关的词也没有，而只有另一条有的；“第十四条规定的补贴标准”，第十四条里没有标准、没有数也没有列举，而只有另一条写明的；把说解释、施行日期的那一条当作条件、标准、支持引用的。只看整句写明所说的事的。
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
# 符合第十条规定的免费时长的车辆
_NAMED = re.compile(
    f"(?P<cited>(?:{_OWN})?第(?P<number>{_HAN})条(?:第{_HAN}款)?(?:第（?{_HAN}）?项)?)(?:所)?"
    "(?:规定|明确|设定|确定|所列|列明)的(?P<matter>[一-鿿]{2,10}?)"
    "(?=[，。、；）]|的(?!确)|$|之日|届满|以内|内(?![容部])|后(?![续])|前|以上|进行|给予|执行|办理"
    "|结算|核算|发放|拨付|确定|审核|计算|予以|处理|支付)",
    re.MULTILINE,
)
# What may be said of anything, and names no matter by itself.
_ANYTHING = re.compile(
    "条件|标准|程序|材料|期限|时限|时长|时间|限额|情形|行为|义务|职责|责任|措施|方式|方法|范围|对象|资金"
    "|企业|单位|人员|项目|比例|金额|额度|事项|内容|要求|原则|权限|机关|部门|处罚|处理|资格|申请人|主体"
    "|活动|工作|手续|文件|名单|数额|费用|规定|日期|目录|各项|相关|有关|其他|任何|一种|主管|组织|机构"
    "|个人|办法|政策|条款|制度|流程|环节|指标|等级|类别|类型|区域|地区|信息|情况|应当|不得|可以|依法"
    "|支持|补助|补贴|奖励|资助|扶持|申请|申报|申领|享受|产品|服务|管理|建设"
)
_ASKED = re.compile(
    "(?P<of>[一-鿿]{0,6}?)(?P<noun>标准|条件|程序|材料|情形|比例|限额|额度|范围|对象|期限|时限|方式)"
)
# Figures, grades and lists, which may be what is meant by another word.
_HAS_ANY = re.compile(
    "[0-9]{1,9}(?:\\.[0-9]{1,4})?[ ]?(?:万?元|%|个?工作日|日|月|年|周岁|岁|人|平方米|分|吨|亩)|（一）|下列|以下|附件|另行"
)
_FOREIGN = re.compile(
    "(?:》|[法例章]|规定|办法|细则|通知|意见|准则|规则|条|款|项)(?:（[^（）]{1,40}）)?[的、和及或至]?$"
)
# 已享受本措施第十五条支持的, where 第十五条 says who explains the text.
_USED = re.compile(
    f"(?P<cited>(?:{_OWN})?第(?P<number>{_HAN}|（{_HAN}）)(?:条|项))(?:所?规定的?|所列的?|明确的?|的)?"
    "(?:[一-鿿]{0,4})(?P<what>条件|标准|程序|材料|情形|支持|奖励|补助|补贴|资助|范围|要求|行为|比例|政策|扶持|资格)"
)
_CLOSING = re.compile(
    "^[^。]{0,60}(?:负责解释|解释权|起施行|起实施|起执行|起生效)[^。]{0,40}。(?:[^。]{0,60}(?:有效期|废止|届满|施行|为准"
    "|解释)[^。]{0,40}。){0,2}$"
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
        own = _own_number(paper, found)
        others = {key: one for key, one in articles.items() if key != own}
        yield from _of_matter(found, others)
    yield from _named(paper)
    yield from _used(paper)
    kinds = list(paper.search(_KIND))
    items = _kinds(paper) if kinds else {}
    for found in kinds:
        yield from _of_matter(found, items)


def _own_number(paper: Paper, found: re.Match[str]) -> int:
    """The number of the article in which a citation stands; 0 where it has none."""
    node = paper.passage_at(found.start()).node
    return node.number[0] if node.number else 0


def _used(paper: Paper) -> Iterator[Hit]:
    """The clause on explanation or effect, cited as if it gave or asked for something."""
    cited = list(paper.search(_USED))
    if not cited:
        return
    texts = _clause_texts(paper)
    is_articles = paper.tree.scheme == "articles"
    for found in cited:
        is_item = found["number"].startswith("（")
        if is_item == is_articles or _of_other(paper, found):
            continue
        text = texts.get(value_of(found["number"].strip("（）")), "")
        if _CLOSING.search(text):
            message = (
                f"“{found['cited']}”说的是解释、施行，不是“{found['what']}”。"
            )
            yield Hit(*found.span("cited"), message, "核对要引用的是哪一条。")


def _clause_texts(paper: Paper) -> dict[int, str]:
    """The clauses with a number of their own, without it."""
    return {
        node.number[0]: _words(node)
        for node in clauses(paper.tree)
        if len(node.number) == 1 and node.label
    }


def _words(node: Node) -> str:
    """The words of a node, without its number."""
    return "".join(line.text for line in node.lines)[:_MOST_TEXT]


def _named(paper: Paper) -> Iterator[Hit]:
    """第十条规定的免费时长, where no word of it is in 第十条 and one other article has it."""
    cited = list(paper.search(_NAMED))
    articles = _articles(paper) if cited else {}
    for found in cited:
        own = _own_number(paper, found)
        number = value_of(found["number"])
        if number not in articles or number == own or _of_other(paper, found):
            continue
        word = _only_word(found["matter"])
        if not word:
            yield from _without(found, number, own, articles)
            continue
        holders = _holders(word, number, own, articles)
        if len(holders) == 1:
            message = f"“{found['cited']}”没有说到“{found['matter']}”，第{holders[0]}条说到。"
            yield Hit(*found.span(), message, "核对要引用的是哪一条。")


def _only_word(matter: str) -> str:
    """What a matter is, without what may be said of anything (免费 of 免费时长); "" where
    that is not one word."""
    pieces = [one for one in _ANYTHING.split(matter) if one]
    if len(pieces) == 1 and len(pieces[0]) >= _SHORT:
        return pieces[0]
    return ""


def _of_other(paper: Paper, found: re.Match[str]) -> bool:
    """Whether a citation is one of another paper, or the last of several."""
    first, _ = paper.sentence(found.start())
    before = paper.text[first : found.start()]
    is_own = found["cited"].startswith("本")
    return not is_own and ("》" in before or bool(_FOREIGN.search(before)))


def _without(
    found: re.Match[str], number: int, own: int, articles: Mapping[int, str]
) -> Iterator[Hit]:
    """第十四条规定的补贴标准, where 第十四条 has neither a standard nor a figure nor a list, and
    only one other article says what the standard is."""
    asked = _ASKED.fullmatch(found["matter"])
    cited = articles[number]
    if asked is None or asked["noun"] in cited or _HAS_ANY.search(cited):
        return
    what = asked["of"] + asked["noun"]
    told = re.compile(
        f"{what}[^。；，\n]{{0,6}}?(?:为|是|如下|：|按|包括)|(?:下列|以下){asked['of'][-2:]}{asked['noun']}"
    )
    tellers = [
        key
        for key, text in articles.items()
        if key != own and told.search(text)
    ]
    if len(tellers) == 1:
        message = f"“{found['cited']}”没有说到“{what}”，第{tellers[0]}条说到。"
        yield Hit(*found.span(), message, "核对要引用的是哪一条。")


def _holders(
    word: str, number: int, own: int, articles: Mapping[int, str]
) -> list[int]:
    """The articles that have a word; none where the one cited has any piece of it."""
    pieces = [word[at : at + _SHORT] for at in range(len(word) - _SHORT + 1)]
    if any(one in articles[number] for one in pieces):
        return []
    return [
        key for key, text in articles.items() if key != own and word in text
    ]


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
