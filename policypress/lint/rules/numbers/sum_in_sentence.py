"""一句话里的分数与总数对不上：收到意见41条，采纳33条、部分采纳5条、未采纳4条。

检查：意见的采纳、部分采纳、未采纳之和与总条数；分年度、分批次、分等次的数量之和与总数（写明从哪年至哪年、逐年列全的，少了也查）；各方出资之和与资金总规模；“每年不少于X”乘以年数与几年的总数。写明首期、其余、约、不少于的，不比较；分项不全的，只在超过总数时报。
为什么：分数加起来不是总数，说明有一个数写错了，执行和审计时不知道以哪个为准。
不好：收到意见41条，其中采纳33条、部分采纳5条、未采纳4条
好：收到意见42条，其中采纳33条、部分采纳5条、未采纳4条
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules._values import value_of
from policypress.lint.rules.numbers._amounts import (
    MONEY,
    NUMBER,
    UNITS,
    shown,
    worth,
)

RULE = Rule(
    code="NUM-17",
    name="sum-in-sentence",
    severity="warning",
    strength="逻辑",
    source="数量关系",
)
_WHOLE = rf"(?<![0-9.])(?P<whole>{NUMBER})(?P<unit>{UNITS})"
_IN = "[^。；\n0-9]{0,14}?(?:。其中[，：:]?)?"
# Kinds of part of which nothing is two at once, and how each is labelled.
_ADOPTED = "[^。；，、\n0-9]{0,6}(?:采纳|[待未](?:处理|研究|答复)|待定)[^。；，、\n0-9]{0,6}"
_YEAR = "20[0-9]{2}[ ]?年度?[^。；，、\n0-9]{0,12}"
_GRADE = (
    "(?:[特一二三四]等奖|第[一二三四]批|第[一二三四]季度|[上下]半年|[一二三]期|同意|赞成|反对|弃权"
    "|新建|改建|扩建|续建|国家级|省级|市级|[A-E]类)[^。；，、\n0-9]{0,8}"
)


def _row(label: str, most: int) -> re.Pattern[str]:
    """A whole, 其中 or a colon, and two or more parts with labels of one kind."""
    part = rf"{label}{NUMBER}(?:{UNITS})[^。；，、\n0-9]{{0,6}}"
    return re.compile(
        rf"{_WHOLE}{_IN}(?:其中|[（(：:，])[^。；，、\n0-9]{{0,8}}?"
        rf"(?P<parts>{part}(?:[，、和；]{part}){{1,{most}}})"
    )


_ADOPTIONS = re.compile(
    rf"(?<![0-9.])(?P<whole>[0-9]{{1,5}})(?P<unit>条|项|个|份){_IN}"
    rf"(?P<parts>{_ADOPTED}[0-9]{{1,5}}(?P=unit)[^。；，、\n0-9]{{0,6}}"
    rf"(?:[，、；和]{_ADOPTED}[0-9]{{1,5}}(?P=unit)[^。；，、\n0-9]{{0,6}}){{1,4}})"
)
# 中央财政资金860万元，省级财政资金240万元，县级财政资金100万元: nothing behind them.
_LEVEL = "(?:中央|[省市县区州镇乡]级?)(?:财政)(?:[补配专]助?套?项?)?资金[^。；，、\n0-9]{0,4}"
_LEVELS = re.compile(f"{_row(_LEVEL, 4).pattern}(?=[。；]|$)", re.MULTILINE)
_YEARS = _row(_YEAR, 5)
_GRADES = _row(_GRADE, 4)
# 2026年、2027年分别新增1500个、2000个，共4000个
_APIECE = re.compile(
    rf"分别[^。；，、\n0-9]{{0,10}}(?P<parts>{NUMBER}(?:{UNITS})?(?:[、和]{NUMBER}(?:{UNITS})?){{1,5}})"
    r"[^。；，\n0-9]{0,4}[，；](?:共计?|合计|总计|总共)[^。；，\n0-9]{0,8}"
    rf"(?P<whole>{NUMBER})(?P<unit>{UNITS})"
)
# 一类村10个、二类村20个、三类村30个，共60个
_ROW_PART = rf"[^。；，、：\n0-9]{{1,12}}{NUMBER}(?:{UNITS})"
_ROW_OF_ALL = re.compile(
    rf"(?:^|(?<=[。；：\u3000）]))(?P<parts>{_ROW_PART}(?:、{_ROW_PART}){{1,9}})，"
    rf"(?:共计?|合计|总计|总共)[^。；，、\n0-9]{{0,6}}(?P<whole>{NUMBER})(?P<unit>{UNITS})",
    re.MULTILINE,
)
_ONE = re.compile(rf"({NUMBER})(?:{UNITS})?")
_AMONG = re.compile("其中|[（(：:]|采纳")
# What is a part itself is no whole: 采纳19条，部分采纳4条，未采纳3条.
_LABEL = re.compile(
    "(?:采纳|20[0-9]{2}年|等奖|第[一二三四](?![条章款项部])|半年|级|类|[新改扩续]建)[^。；，、\n0-9]{0,14}$"
)
_PART = re.compile(rf"(?<![0-9.])({NUMBER})({UNITS})")
# All parts are there: 未采纳; the four quarters; 弃权.
_COMPLETE = re.compile("[未不][予]?采纳|弃权|下半年|第四季度|[县区市]级?财政")
_SPAN = re.compile("([两二三四五六3-6])年")
# 2026年至2028年，新增6000个，其中2026年……: as many years as are named.
_FROM_TO = re.compile("(20[0-9]{2})年?度?[至到—～~-]{1,2}(20[0-9]{2})年?度?")
_YEAR_NAMED = re.compile("(20[0-9]{2})[ ]?年")
# What is no part but a bound, a target or a rate.
_NO_SUM = re.compile(
    "达到|突破|累计|增至|提高到|以上|不少于|不低于|不超过|最高|超过|以内|约|左右|力争|首期|其余"
    "|剩余|余下|不足部分|每|增长|同比"
)
# 设立2亿元风险资金池，区财政出资8000万元，银行、担保机构分别出资5000万元和6000万元
_FUND = re.compile(
    rf"(?:设立|组建|规模|总额|总投资|资本)[^。；，0-9\n]{{0,8}}(?P<whole>{NUMBER})(?P<unit>{MONEY})"
    r"(?P<parts>[^。；\n]{0,30}?(?:出资|注资|认缴|投入)[^。；\n]{4,120})"
)
_PAID = re.compile(
    rf"(?:出资|注资|认缴|投入)[^。；，、0-9\n]{{0,6}}(?P<amounts>{NUMBER}(?:{MONEY})"
    rf"(?:[、和及]{NUMBER}(?:{MONEY})){{0,4}})"
)
_TOTAL = "(?:总共|共计?|累计|合计|总计|总额)[^。；0-9\n]{0,8}?"
_BOUND = "不少于|不低于|不超过|最高"
_EACH = rf"每年[^。；，0-9\n]{{0,12}}?(?P<bound>{_BOUND})?(?P<each>{NUMBER})(?P<unit>{MONEY})"
_YEARS_OF = "(?<![0-9.])(?P<years>[两二三四五六2-6])年"
_SUM = rf"{_TOTAL}(?P<bound2>{_BOUND})?(?P<total>{NUMBER})(?P<unit2>{MONEY})"
# 每年3000万元，四年共1亿元; 连续三年每年2000万元，共计5000万元; 三年共9000万元，每年4000万元
_YEARLY = (
    re.compile(
        rf"{_EACH}[^。；\n]{{0,40}}?{_YEARS_OF}[^。；0-9\n]{{0,8}}?{_SUM}"
    ),
    re.compile(rf"{_YEARS_OF}(?:内)?[，]?{_EACH}[^。；0-9\n]{{0,16}}?{_SUM}"),
    re.compile(
        rf"{_YEARS_OF}[^。；，0-9\n]{{0,6}}?{_SUM}[^。；0-9\n]{{0,16}}?{_EACH}"
    ),
)
_LEAST = ("不少于", "不低于")
# 平均每生2000元，分为两档：甲类2500元，乙类1500元
_AVERAGE = re.compile(
    rf"平均[^。；，0-9\n]{{0,12}}(?P<mean>{NUMBER})(?P<unit>{MONEY})，?[^。；0-9\n]{{0,12}}"
    rf"分(?:为|成)?[两二三四2-4]个?[档类等][^。；0-9\n]{{0,4}}[：:，]"
    rf"(?P<parts>[^。\n]{{4,120}})"
)
_AMOUNT = re.compile(rf"({NUMBER})({MONEY})")
# 公开招聘社区工作者24名, and a line of nothing but places: 甲街道10名，乙街道8名。
_POSTS = re.compile(
    "(?:招聘|招录|选聘|招收|录用|选派)[^。；，0-9\n]{0,20}(?P<whole>[0-9]{1,4})(?P<unit>名|人)"
    "(?!以)"
)
_PLACES = re.compile(
    "^[ \u3000]*(?P<parts>[一-鿿]{2,12}[0-9]{1,4}(?:名|人)"
    "(?:[，、；和][一-鿿]{2,12}[0-9]{1,4}(?:名|人)){1,19})。?$",
    re.MULTILINE,
)


def find(paper: Paper) -> Iterator[Hit]:
    """Each whole that is not the sum of the parts in its sentence."""
    for pattern in (_ADOPTIONS, _YEARS, _GRADES, _LEVELS):
        for found in paper.search(pattern):
            first, _ = paper.sentence(found.start())
            yield from _of_parts(found, paper.text[first : found.start()])
    for pattern in (_APIECE, _ROW_OF_ALL):
        for found in paper.search(pattern):
            yield from _of_apiece(found)
    for found in paper.search(_FUND):
        yield from _of_fund(found)
    yield from _averages(paper)
    yield from _posts(paper)
    for pattern in _YEARLY:
        for found in paper.search(pattern):
            yield from _of_years(found)


def _of_parts(found: re.Match[str], before: str) -> Iterator[Hit]:
    """Parts of one kind. before: of the sentence; 三年 says that three are all."""
    whole, kind = worth(found["whole"], found["unit"])
    amounts = _alike(found["parts"], kind)
    if len(amounts) < 2 or _NO_SUM.search(found["parts"]):
        return
    between = found.string[found.end("unit") : found.start("parts")]
    is_part_itself = _LABEL.search(before) and "其中" not in between
    if is_part_itself:
        return
    is_all = _are_all(found["parts"], before, len(amounts))
    is_all = is_all or _is_bracket(found, between)
    if not is_all and not _AMONG.search(between):
        return  # a row of years need not be parts of what stands before it
    total = sum(amounts, Decimal(0))
    is_wrong = total != whole if is_all else total > whole
    if is_wrong:
        yield _hit(found, total, whole, kind)


def _alike(parts: str, kind: str) -> list[Decimal]:
    """What some parts are worth; nothing where one is of another kind than the whole."""
    rows = [worth(*one) for one in _PART.findall(parts)]
    if any(other != kind for _, other in rows):
        return []
    return [amount for amount, _ in rows]


def _are_all(parts: str, before: str, count: int) -> bool:
    """Whether the words say that there are no other parts. count: of the parts."""
    span = _SPAN.search(before[-20:])
    if span is not None and value_of(span[1]) == count:
        return True
    if _are_all_years(parts, before):
        return True
    return _COMPLETE.search(parts) is not None


def _is_bracket(found: re.Match[str], between: str) -> bool:
    """Whether parts are all that stands in brackets behind their whole."""
    end = found.end("parts")
    is_closed = re.search("[）)]", found.string[end - 7 : end + 1])
    return between in ("（", "(") and is_closed is not None


def _are_all_years(parts: str, before: str) -> bool:
    """Whether each year from the first to the last that the words before name has its
    part, and no other one."""
    spans = _FROM_TO.findall(before)
    if len(spans) != 1:
        return False
    first, last = map(int, spans[0])
    named = [int(year) for year in _YEAR_NAMED.findall(parts)]
    return named == list(range(first, last + 1))


def _of_apiece(found: re.Match[str]) -> Iterator[Hit]:
    """Parts that are told together (分别), and their total; the unit stands behind each or
    behind the last one."""
    whole, kind = worth(found["whole"], found["unit"])
    rows = _PART.findall(found["parts"])
    units = {unit for _, unit in rows}
    if units != {found["unit"]} or _NO_SUM.search(found[0]):
        return
    parts = [
        worth(one, found["unit"])[0] for one in _ONE.findall(found["parts"])
    ]
    total = sum(parts, Decimal(0))
    if total != whole:
        message = (
            f"各部分之和是{shown(total, kind)}，总数是{shown(whole, kind)}。"
        )
        yield Hit(*found.span(), message, "核对总数和各部分。")


def _of_fund(found: re.Match[str]) -> Iterator[Hit]:
    """What each one pays into a fund."""
    if _NO_SUM.search(found[0]):
        return
    whole, kind = worth(found["whole"], found["unit"])
    paid = list(_PAID.finditer(found["parts"]))
    rows = [
        worth(*amount)[0]
        for one in paid
        for amount in _PART.findall(one["amounts"])
    ]
    total = sum(rows, Decimal(0))
    if len(rows) > 1 and total != whole:
        end = found.start("parts") + paid[-1].end()
        yield _hit(found, total, whole, kind, end)


def _of_years(found: re.Match[str]) -> Iterator[Hit]:
    """So much a year, and what several years make."""
    each, kind = worth(found["each"], found["unit"])
    said, _ = worth(found["total"], found["unit2"])
    made = each * value_of(found["years"])
    bounds = (found["bound"] or "", found["bound2"] or "")
    if not _is_at_odds(said, made, bounds):
        return
    text = f"每年{shown(each, kind)}，{found['years']}年是{shown(made, kind)}"
    message = f"{text}，总数写作{shown(said, kind)}。"
    yield Hit(*found.span(), message, "核对每年的数和总数。")


def _is_at_odds(
    said: Decimal,
    made: Decimal,
    bounds: tuple[str, str],
) -> bool:
    """Whether a total cannot be that of its years. said: the total; made: that of the
    years; bounds: the word before the sum of a year and before the total, "" for none."""
    of_year, of_all = bounds
    if said < made:
        return of_year in _LEAST or not any(bounds)
    if said == made or of_year in _LEAST:
        return False
    # 每年不超过2000万元，三年共不超过9000万元: the years do not come to so much.
    is_idle = bool(of_year) and of_all not in _LEAST
    return not of_all or is_idle


def _hit(
    found: re.Match[str],
    total: Decimal,
    whole: Decimal,
    kind: str,
    end: int = 0,
) -> Hit:
    """A whole that its parts do not make. end: of the last part, where it is not that of
    what was matched."""
    message = f"各部分之和是{shown(total, kind)}，总数是{shown(whole, kind)}。"
    start, end = found.start("whole"), end or found.end("parts")
    return Hit(start, end, message, "核对总数和各部分。")


def _averages(paper: Paper) -> Iterator[Hit]:
    """A mean above all of its amounts, or below them."""
    for found in paper.search(_AVERAGE):
        mean, _ = worth(found["mean"], found["unit"])
        rows = [worth(*one)[0] for one in _AMOUNT.findall(found["parts"])]
        is_between = len(rows) < 2 or min(rows) <= mean <= max(rows)
        if not is_between:
            message = f"各档都高于或者都低于平均数{shown(mean, '元')}。"
            yield Hit(*found.span(), message, "核对平均数和各档的数。")


def _posts(paper: Paper) -> Iterator[Hit]:
    """Posts that the places of the only line of them do not make."""
    wholes = list(paper.search(_POSTS))
    lines = list(paper.search(_PLACES))
    if len({one["whole"] for one in wholes}) != 1 or len(lines) != 1:
        return
    found, whole = lines[0], int(wholes[0]["whole"])
    total = sum(int(one) for one in re.findall("[0-9]+", found["parts"]))
    if total != whole and found.start() > wholes[0].start():
        unit = wholes[0]["unit"]
        message = f"各部分之和是{total}{unit}，总数是{whole}{unit}。"
        yield Hit(*found.span("parts"), message, "核对总数和各部分。")
