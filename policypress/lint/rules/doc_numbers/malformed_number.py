"""发文字号的写法不成样子：〔2023年〕6号、〔20255〕1号、6号号、两个题名同一文号。

检查：六角括号里的年份不是四位数、带“年”字；“规2023年6号”；“号号”；年份、序号用了汉字；书名号后面的文号没有用圆括号括起来；括号里只有年份、序号，没有机关代字；文首一行两个文号；两份不同的文件用同一个文号；引用公文只有文号、没有标题（提示）。
为什么：文号是检索文件的依据，写错一个字就找不到。
不好：《某办法》某府规〔2023〕6号
好：《某办法》（某府规〔2023〕6号）
来源：GB/T 9704—2012 7.2.5、《党政机关公文处理工作条例》（引用公文先引标题后引文号）；规定
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule

RULE = Rule(
    code="DN-13",
    name="malformed-number",
    severity="warning",
    strength="规定",
    source="GB/T 9704—2012 7.2.5",
    genres=EVERY - {"law", "table"},
    spares=frozenset(),
)
_HAN = "[一二三四五六七八九〇○零]"
_ROWS = (
    (r"〔[0-9]{4}〕第?号", "没有序号"),
    (r"〔〕第?[0-9]{0,4}号", "没有年份"),
    (r"〔(?:[0-9]{3}|[0-9]{5,6})〕第?[0-9]{1,4}号", "年份不是四位数"),
    (r"〔[0-9]{4}年〕第?[0-9]{1,4}号", "括号里不写“年”字"),
    (
        r"(?<=[发规字办函])20[0-9]{2}年第?[0-9]{1,4}号(?!楼)",
        "年份用六角括号，不写“年”字",
    ),
    (r"〔[0-9]{4}〕第?[0-9]{1,4}号号", "“号”字重复"),
    (
        f"〔{_HAN}{{2,4}}〕第?[0-9一二三四五六七八九十百]{{1,5}}号"
        f"|〔[0-9]{{4}}〕第?[一二三四五六七八九十百]{{1,5}}号",
        "年份、序号用阿拉伯数字",
    ),
    (
        r"(?<=》)[一-鿿]{2,8}〔[0-9]{4}〕[0-9]{1,4}号(?!）)",
        "标题后面的文号用圆括号括起来",
    ),
    (r"(?<=[一-鿿])第〔[0-9]{4}〕", "代字与年份之间不写“第”"),
    (
        r"（[一-鿿]{2,10}〔[0-9]{4}〕第?[0-9]{1,4}号）(?=》)",
        "文号放在书名号外面",
    ),
    (r"(?<=》)，(?=（[一-鿿]{2,10}〔[0-9]{4}〕)", "标题与文号之间不用逗号"),
    (r"(?<=》)（〔[0-9]{4}〕[0-9]{1,4}号）", "缺机关代字"),
)
_WORDS = tuple((re.compile(words), wrong) for words, wrong in _ROWS)
_TWO = re.compile(
    "^[ 　（(]*[一-鿿]{2,10}〔[0-9]{4}〕[0-9]{1,4}号[、，/ 　]{1,4}"
    "(?P<second>[一-鿿]{2,10}〔[0-9]{4}〕[0-9]{1,4}号)[ 　）)]*$",
    re.MULTILINE,
)
_ALONE = re.compile(
    "(?:根据|按照|依据|依照|执行|符合)(?P<number>"
    "(?![省市区县州]?(?:人民)?政府)[一-鿿]{2,8}〔[0-9]{4}〕[0-9]{1,4}号)(?P<paper>文件?)?"
    "(?=文|精神|规定|要求|执行|的|，|。|、)"
)
_CITED = re.compile(
    r"《(?P<title>[^《》\n]{4,60})》（(?P<number>[一-鿿]{2,10}〔[0-9]{4}〕[0-9]{1,4}号)"
)
_MARKS = re.compile("[^一-鿿0-9]")
_HEAD = 200  # characters of a text in which its own number stands


def find(paper: Paper) -> Iterator[Hit]:
    """Each number of a document that is not one."""
    for pattern, wrong in _WORDS:
        for found in paper.search(pattern):
            message = f"“{found[0]}”：{wrong}。"
            yield Hit(*found.span(), message, "核对文号。")
    for found in _TWO.finditer(paper.text, 0, _HEAD):
        message = "联合行文只用主办机关的文号。"
        yield Hit(*found.span("second"), message, "删去一个文号。")
    for found in paper.search(_ALONE):
        message = "引用公文先引标题，后引文号。"
        hint = "写作“《标题》（文号）”。"
        yield Hit(*found.span("number"), message, hint, severity="note")
    yield from _of_two(paper)


def _of_two(paper: Paper) -> Iterator[Hit]:
    """A number that two papers have: neither title is part of the other."""
    titles: dict[str, str] = {}
    for found in paper.search(_CITED):
        title, number = _MARKS.sub("", found["title"]), found["number"]
        other = titles.setdefault(number, title)
        if (
            title not in other
            and other not in title
            and not _is_nearly(title, other)
        ):
            message = f"前面《{other}》也用这个文号。"
            yield Hit(*found.span("number"), message, "核对文号。")


def _is_nearly(title: str, other: str) -> bool:
    """Whether two titles may be one that is cited differently: they end or begin alike."""
    half = min(len(title), len(other)) // 2
    return title[-half:] == other[-half:] or title[:half] == other[:half]
