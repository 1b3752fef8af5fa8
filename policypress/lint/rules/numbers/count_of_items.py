"""说的项数与列的不符：以下三种情形，只列了两项。

检查：“下列（以下、如下）N种、项、类、个……：”后面紧接着的各项（（一）（二）或者1.2.，另起一行的或者同一行的）是否正好N项；“甲、乙、丙四个环节”之类的数目，列举之后“以上五项材料”“以上三个方面政策”的数目；“国际标准、国家标准、行业标准……分别给予”之后的金额是否少了。
为什么：不是漏写了一项，就是增删以后忘了改数目。
不好：有以下三种情形之一的：（一）……；（二）……。
好：有以下两种情形之一的：（一）……；（二）……。
来源：立法技术规范（试行）（一）8（列举）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypress.lint.paper import Paper, Passage
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of

RULE = Rule(
    code="NUM-10",
    name="count-of-items",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）8",
)
_COUNT = re.compile(
    "(?:下列|以下|如下|符合|具备|满足|提交|提供|包括"
    "|分为)[^，。；：（第\n0-9一二两三四五六七八九十]{0,4}"
    "(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
    "(?:大|个|种|项|类|条|款|方面|份|张|部分|档|级)[^。；\n]{0,30}："
)
_INLINE = re.compile(
    "（[一二三四五六七八九十]{1,3}）|[①-⑳]|(?<![0-9（第])[（(][0-9]{1,2}[）)]"
)
# One group a form, highest first.
_FORM = re.compile(
    "([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)]"
    "|([0-9]{1,2})[.．、]|[（(]([0-9]{1,2})[）)]"
)
# A row in one line: every name of it, and nothing but names.
_ROW = re.compile(
    "(?:共|共有|共支持|支持|分为?|设|设立|下列|以下|如下|包括|申报|实施|围绕|聚焦|打造|构建|推进"
    "|开展)"
    "(?P<count>[二两三四五六七八九])(?:大)?(?:类|种|项|个|方面)[一-鿿]{0,6}："
    "(?P<names>[^。；：，\n]{3,80})(?=[。；]|，(?![以和及还]))"
)
_JOINED = re.compile("[和及与或]|等|（")
_PARTS = re.compile(
    "分(?P<count>[二两三四五])(?:期|次|批|年|笔)[一-鿿]{0,4}[：，]"
    "(?P<parts>[^。；\n]{0,16}?[0-9]{1,3}%[^。；\n]{0,60})"
)
# 申报、审核、公示、拨付四个环节: every name of it before its count.
_KINDS = (
    "环节|步骤|阶段|程序|类|种|方面|项|要素|板块|方向|领域|部分|层次|等级|档次|工程|行动|任务|产业"
    "|渠道|方式|途径|情形"
)
_STEPS = re.compile(
    "(?<![、一-鿿])(?P<names>(?:[一-鿿]{2,12}、){2,8}[一-鿿]{2,10}?)"
    f"(?P<some>等)?(?<!第)(?P<count>[两二三四五六七八九])(?:大|个)?(?:{_KINDS})(?!以[上下])"
)
# 建设补贴、运营补贴和保险补贴等四类: the last two are joined by a word.
_TOGETHER = re.compile(
    "(?<![、一-鿿])(?:[一-鿿]{0,16}?(?:包括|分为|即|有|为|是))?"
    "(?P<names>(?:[一-鿿]{2,16}、){1,8}[一-鿿]{2,12}[和及][一-鿿]{2,16}?)"
    "(?P<some>等)?(?<!第)(?P<count>[两二三四五六七八九])(?:大|个)?"
    f"(?:{_KINDS})(?!以[上下]|[一-鿿]{{0,6}}之一)"
)
# 修改了三个方面：一是……；二是……。
_FIRSTLY = re.compile(
    "(?P<count>[两二三四五六七八九])(?:(?:个|项|条|大|种|类)?"
    "(?:方面|问题|特点|内容|要求|原则|变化|举措|措施|重点|情形|条件|途径|方式|任务|渠道)|[种类点])"
    "[^。；，\\n]{0,10}[：，。](?=一是)"
)
_NTHLY = re.compile("(?<=[：；，。])([一二三四五六七八九十])是(?![否不])")
_SHARE = re.compile("[0-9]{1,3}%")
_EACH = re.compile(
    "分别再?(?:给予|奖励|补贴|补助|资助|按)[^。；，、0-9\n]{0,8}"
    "(?P<amounts>(?:最高)?[0-9.]{1,8}[万亿]?元(?:[、和](?:最高)?[0-9.]{1,8}[万亿]?元){1,6})"
)
_CASES = re.compile("[^。；：\n]{4,60}$")
_LEVELS = re.compile(
    "([两二三四五六])(?:个)?(?:档|等[级次]|级别|类)(?:次)?的?，?$"
)
# 国家级、省级、市级: nothing but grades, each of which has an amount.
_GRADES = re.compile(
    "(?:[一-鿿]{1,3}级、)+[一-鿿]{1,3}级(?:[一-鿿]{0,8}的?)，?$"
)
# 国际标准、国家标准、行业标准: three names or more that end alike, and no other row.
_NAMED = re.compile(
    "^[^、]{0,40}?(?P<row>[一-鿿]{1,10}(?P<end>[一-鿿]{2})"
    "(?:[、和及与][一-鿿]{1,10}(?P=end)){2,5})(?P<rest>[^、或及与和/]{0,24})$"
)
# 1万人次、3万人次、5万人次的: the same measure again and again.
_STEPPED = re.compile(
    "(?<![0-9.])(?:[0-9.]{1,8}(?P<unit>[一-鿿]{1,4})、)(?:[0-9.]{1,8}(?P=unit)、){0,4}"
    "[0-9.]{1,8}(?P=unit)的，?$"
)
_CHECK_CASES = "核对情形和金额。"
_CHECK_LEVELS = "核对档次和金额。"
# Rows of which every name is a case, what their cases are called, and what helps.
_ROWS_OF_CASES = (
    (_GRADES, "种情形", _CHECK_CASES),
    (_STEPPED, "档", _CHECK_LEVELS),
)
_BEFORE = 64  # characters before 分别 that hold its cases
_BETWEEN = re.compile("[、，]|和|及|与|或")
# 前三名, 一二三等奖: one word that means several.
_RANKS = re.compile(
    "[0-9]|前|等[级次奖]|不同|以上|档|名次|一[、，]?二|金|各级|[三四五]级"
)
# 以上五项材料一式两份, right behind the list.
_BACK = re.compile(
    "^(?:以上|上述)(?P<count>[0-9]{1,2}|[两二三四五六七八九十]{1,3})(?:项|种|份)(?:材料|条件|情形)",
    re.MULTILINE,
)
# 以上三个方面政策, behind 一 to 五 of （一） and their 1. 2.
_BACK_PARTS = re.compile(
    "^(?:以上|上述)(?P<count>[0-9]{1,2}|[两二三四五六七八九十]{1,3})"
    "(?P<unit>个方面|方面|大类|类|项|条|款)"
    "的?(?:支持|扶持|奖励|补助|补贴|奖补)?(?:政策|措施|条款|内容|事项)",
    re.MULTILINE,
)
# 决定废止4件行政规范性文件, and a heading 废止下列行政规范性文件 above three of them.
_ACTED = re.compile(
    "(?P<verb>废止|宣布失效|修改)(?:的)?[^。；，\n0-9]{0,12}?(?P<count>[0-9]{1,3})(?:件|部|项)"
)
_ALIKE = 2  # last characters of names of one kind
_LONGEST = 1000  # characters of items in one line
_FARTHEST = 120  # lines behind a count that are looked at


def find(paper: Paper) -> Iterator[Hit]:
    """Each count that the items behind it do not bear out."""
    yield from _in_a_row(paper)
    for found in paper.search(_BACK):
        before = paper.passages[: paper.index_at(found.start())]
        yield from _wrong_count(
            found, _rows_before(paper, before[-_FARTHEST:])
        )
    for found in paper.search(_BACK_PARTS):
        yield from _of_parts(paper, found)
    yield from _of_acts(paper)
    for found in paper.search(_COUNT):
        said = value_of(found["count"])
        listed = _listed(paper, found.end())
        if said < 2 or listed < 2 or listed == said:
            continue
        start, end = found.span("count")
        message = f"说“{found['count']}”，列了{listed}项。"
        yield Hit(start, end, message, "核对有无缺漏，再改数目。")


def _of_acts(paper: Paper) -> Iterator[Hit]:
    """废止4件 above the list of what is repealed."""
    for found in paper.search(_ACTED):
        first = paper.index_at(found.start()) + 1
        for at in range(first, min(first + _FARTHEST, len(paper.passages))):
            if f"{found['verb']}下列" in paper.line_of(paper.passages[at]):
                below = paper.passages[at + 1 : at + 1 + _FARTHEST]
                yield from _wrong_count(found, _rows(paper, below))
                break


def _in_a_row(paper: Paper) -> Iterator[Hit]:
    """三类服务：甲、乙; 分两期拨付：30%，40%，30%; 国家级、省级分别给予三个金额."""
    yield from _named_in_a_row(paper)
    for found in paper.search(_FIRSTLY):
        last = min(paper.passage_at(found.start()).end, found.end() + _LONGEST)
        rows = _NTHLY.findall(paper.text[found.end() - 1 : last])
        numbers = [value_of(one) for one in rows]
        is_row = numbers == list(range(1, len(numbers) + 1))
        yield from _wrong_count(found, len(numbers) if is_row else 0)
    for found in paper.search(_PARTS):
        listed = len(_SHARE.findall(found["parts"]))
        yield from _wrong_count(found, listed)
    for found in paper.search(_EACH):
        low = max(0, found.start() - _BEFORE)
        cases = _CASES.search(paper.text[low : found.start()])
        if cases is not None:
            yield from _wrong_amounts(found, cases[0])


def _named_in_a_row(paper: Paper) -> Iterator[Hit]:
    """三类服务：甲、乙; names behind a count or before it."""
    for found in paper.search(_ROW):
        yield from _wrong_count(found, _named(found["names"]))
    for found in paper.search(_STEPS):
        listed = _named(found["names"])
        if listed > value_of(found["count"]) or not found["some"]:
            yield from _wrong_count(found, listed)
    for found in paper.search(_TOGETHER):
        if _is_wrong(found):
            yield from _wrong_count(found, _joined(found["names"]))


def _named(names: str) -> int:
    """How many names 甲、乙、丙 has; 0 where some are joined in another way."""
    return 0 if _JOINED.search(names) else names.count("、") + 1


def _joined(names: str) -> int:
    """How many names a row has whose last two are joined by 和."""
    return names.count("、") + 2


def _is_wrong(found: re.Match[str]) -> bool:
    """Whether a count can be that of no reading of its row. What 和 joins are two where
    both end as other names of the row do; 等 may stand for more."""
    *names, last = found["names"].split("、")
    halves = re.split("[和及]", last)
    said, listed = value_of(found["count"]), _joined(found["names"])
    ends = [name[-_ALIKE:] for name in names]
    are_two = len(halves) == 2 and all(one[-_ALIKE:] in ends for one in halves)
    least = listed if are_two else listed - 1
    if any(mark in name for name in names for mark in "和及与或"):
        return False
    return said < least or (said > listed and not found["some"])


def _wrong_amounts(found: re.Match[str], cases: str) -> Iterator[Hit]:
    """Amounts that are not as many as the cases before 分别."""
    wrong = _of_amounts(found["amounts"].count("元"), cases)
    if wrong is not None:
        yield Hit(*found.span("amounts"), *wrong)


def _of_amounts(amounts: int, cases: str) -> tuple[str, str] | None:
    """What is wrong with so many amounts for some cases, and what helps; None where
    nothing is."""
    levels = _LEVELS.search(cases)
    if levels and value_of(levels[1]) != amounts:
        return f"“{levels[0]}”之后有{amounts}个金额。", _CHECK_LEVELS
    for pattern, sort, hint in _ROWS_OF_CASES:
        row = pattern.search(cases)
        count = row[0].count("、") + 1 if row else 0
        if amounts < count:
            return f"“分别”前有{count}{sort}，后面只有{amounts}个金额。", hint
    return None if levels else _of_names(amounts, cases)


def _of_names(amounts: int, cases: str) -> tuple[str, str] | None:
    """The same for cases that are named otherwise."""
    count = _alike_names(cases)
    if amounts < count:
        message = f"“分别”前有{count}种情形，后面只有{amounts}个金额。"
        return message, _CHECK_CASES
    listed = len(_BETWEEN.findall(cases.rstrip("，"))) + 1
    if 1 < listed < amounts and not _RANKS.search(cases):
        message = f"“分别”后有{amounts}个金额，前面只有{listed}种情形。"
        return message, _CHECK_CASES
    return None


def _alike_names(cases: str) -> int:
    """How many names that end alike are all the cases; 0 where the cases are others."""
    named = _NAMED.search(cases)
    if named is None or _RANKS.search(named["rest"]):
        return 0
    return len(_BETWEEN.findall(named["row"])) + 1


def _wrong_count(found: re.Match[str], listed: int) -> Iterator[Hit]:
    """What a count says that its row does not bear out."""
    if listed > 1 and listed != value_of(found["count"]):
        message = f"说“{found['count']}”，列了{listed}项。"
        yield Hit(*found.span("count"), message, "核对有无缺漏，再改数目。")


def _listed(paper: Paper, at: int) -> int:
    """How many items follow: those of the same line, else the lines behind it."""
    passage = paper.passage_at(at)
    rest = paper.text[at : min(passage.end, at + _LONGEST)]
    if len(rest.strip()) > 1:
        return len(set(_INLINE.findall(rest)))
    index = paper.index_at(at) + 1
    return _rows(paper, paper.passages[index : index + _FARTHEST])


def _rows(
    paper: Paper,
    following: Sequence[Passage],
) -> int:
    """How many lines are numbered on from the first one, those below them left out."""
    form = _form(paper, following[0])[0] if following else 0
    count = 0
    for passage in following if form else ():
        kind, number = _form(paper, passage)
        is_above = passage.label.startswith("第") or 0 < kind < form
        if is_above or (kind == form and number != count + 1):
            break
        count += kind == form
    return count


def _rows_before(paper: Paper, before: Sequence[Passage]) -> int:
    """How many lines right above are numbered from one on; 0 where others stand among
    them."""
    forms = [_form(paper, passage) for passage in reversed(before)]
    form, last = forms[0] if forms else (0, 0)
    expected = [(form, number) for number in range(last, 0, -1)]
    return last if form and forms[:last] == expected else 0


def _of_parts(paper: Paper, found: re.Match[str]) -> Iterator[Hit]:
    """A count of all that stands above it, which no level of ordinals above bears out."""
    at = paper.index_at(found.start())
    last: dict[int, int] = {}
    for passage in reversed(paper.passages[max(0, at - _FARTHEST) : at]):
        form, number = _form(paper, passage)
        if form == 1 or passage.label.startswith("第"):
            break
        if form:
            last.setdefault(form, number)
    said = value_of(found["count"])
    # 以上两项政策 may mean the last two of one list; 以上两个方面 means all of it.
    is_plain = len(last) > 1 or found["unit"].endswith(("方面", "类"))
    if last and is_plain and all(said < number for number in last.values()):
        yield from _wrong_count(found, min(last.values()))


def _form(
    paper: Paper,
    passage: Passage,
) -> tuple[int, int]:
    """Which of the forms of an ordinal a line begins with, and its number; 0, 0 for
    none."""
    found = _FORM.match(paper.text, passage.start, passage.end)
    if found is None or found.lastindex is None or passage.level == "cell":
        return 0, 0
    return found.lastindex, value_of(found[found.lastindex])
