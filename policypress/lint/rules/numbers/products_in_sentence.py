"""数量乘以标准不等于总额：资金4620万元，面积38.5万亩，每亩102元；10项每项8万元、20项每项4万元，总额180万元。

检查：同一句里写了总额、面积（户数、人数）和每亩（每户、每人）标准的，乘积与总额相差超过百分之一；“甲10项，每项8万元；乙20项，每项4万元。总额共计……”各项乘积之和不等于总额。写明约、不超过、最高的不比较。
为什么：总额、数量和标准三个数里有一个写错了，资金安排不能落实。
不好：重点10项，每项8万元；一般20项，每项4万元。总额共计180万元
好：重点10项，每项8万元；一般20项，每项4万元。总额共计160万元
来源：数量关系；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._amounts import shown, worth
from policypress.lint.rules.numbers._measures import NUMBER

RULE = Rule(
    code="NUM-31",
    name="products-in-sentence",
    severity="warning",
    strength="逻辑",
    source="数量关系",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_WHAT = "课时|学时|小时|个月|工时|餐|桶|只|箱|立方米|公斤|人次|亩|户|人|台|套|间|辆|个|家|项|件|名|张|平方米|公里|头|株|吨|场|期|栋|座|次|床|村"
_G = "[^。；0-9\n]"
_MONEY = "亿元|万元|元"
_EACH = rf"每[ ]?(?P<what>{_WHAT}|月)(?:每年)?[^。；，0-9\n]{{0,10}}?(?P<each>{NUMBER})(?P<unit>{_MONEY})"
_COUNT = rf"(?<![0-9.])(?P<count>{NUMBER})(?P<scale>万)?(?P<counted>{_WHAT})"
_TOTAL = (
    rf"(?:总额|总计|资金|经费|合计|共计|共需|预算|概算)[^。；，0-9\n]{{0,10}}?(?P<total>{NUMBER})"
    f"(?P<unit2>{_MONEY})"
)
# 资金总额4620万元，核定面积38.5万亩，补贴标准为每亩102元, in any order with the rate last
# or in the middle.
_TRIPLES = tuple(
    re.compile(row)
    for row in (
        rf"{_TOTAL}[，、][^。；，0-9\n]{{0,14}}{_COUNT}[，、][^。；，0-9\n]{{0,14}}{_EACH}",
        rf"{_COUNT}[^。；，0-9\n]{{0,14}}[，、][^。；，0-9\n]{{0,14}}{_EACH}[^。；，0-9\n]{{0,10}}"
        rf"[，、][^。；，0-9\n]{{0,6}}{_TOTAL}",
        rf"{_EACH}[^。；，0-9\n]{{0,10}}[，、][^。；，0-9\n]{{0,14}}{_COUNT}[^。；，0-9\n]{{0,10}}"
        rf"[，、][^。；，0-9\n]{{0,6}}{_TOTAL}",
        # 每学期160课时，每课时收费2.5元，每学期收费400元
        rf"(?P<span>每学期|每学年|每期|每年|每月|每周){_G}{{0,8}}{_COUNT}{_G}{{0,14}}，"
        rf"{_EACH}，[^。；，0-9\n]{{0,4}}(?P=span)[^。；，0-9\n]{{0,8}}(?P<total>{NUMBER})"
        f"(?P<unit2>{_MONEY})",
    )
)
# 重点课题10项，每项资助8万元；一般课题20项，每项资助4万元。资助总额共计180万元
_ROW = (
    rf"[^。；，0-9\n]{{1,16}}[0-9]{{1,6}}(?:{_WHAT})，?[^。；，0-9\n]{{0,8}}每"
    rf"(?:{_WHAT})[^。；，0-9\n]{{0,8}}"
    rf"{NUMBER}(?:{_MONEY})[^。；，0-9\n]{{0,6}}"
)
_ROWS = re.compile(
    f"(?P<rows>{_ROW}(?:[；，、]{_ROW}){{1,5}})[。；，]{_G}{{0,12}}?"
    f"(?:总额|总计|合计|共计|共需){_G}{{0,8}}?"
    rf"(?P<total>{NUMBER})(?P<unit2>{_MONEY})"
)
_PAIR = re.compile(
    rf"(?P<count>[0-9]{{1,6}})(?P<counted>{_WHAT})，?[^。；，0-9\n]{{0,8}}每"
    rf"(?P<what>{_WHAT})[^。；，0-9\n]{{0,8}}"
    rf"(?P<each>{NUMBER})(?P<unit>{_MONEY})"
)
# 12期，每期50人，共培训500人
_HEADS = re.compile(
    f"(?<![0-9.])(?P<count>[0-9]{{1,5}})(?P<what>{_WHAT}|班|组|批|天|周)，?每"
    rf"(?P=what)[^。；，0-9\n]{{0,6}}(?P<each>[0-9]{{1,6}})(?P<unit>人"
    "|名|户|家|套|个|件|课时|学时|人次)"
    rf"[^。；，0-9\n]{{0,6}}，(?:共计?|合计|总计)[^。；，0-9\n]{{0,6}}(?P<total>[0-9]{{1,7}})"
    "(?P=unit)(?:次)?"
)
# 甲型每座每年5万元，乙型每座每年2万元。每年所需经费225万元; how many there are of each
# stands in a line above: 甲型21座、乙型65座.
_KIND = r"(?:[A-Z一二三四甲乙丙丁]类|[^、，。；：\s]{1,6}型|[一二三四五]级)"
_RATE = re.compile(
    f"(?P<label>{_KIND})[一-鿿]{{0,6}}每(?P<what>{_WHAT})(?:每年)?(?P<each>{NUMBER})"
    f"(?P<unit>{_MONEY})"
)
_NEEDED = re.compile(
    f"(?:所需|共需|需要?|需安排)(?:资金|经费|补助|补贴)?(?:共计?|合计|总额)?(?P<total>{NUMBER})"
    f"(?P<unit2>{_MONEY})"
)
_ABOUT = re.compile(
    "约|左右|近|超过|以上|以内|最高|不低于|不少于|余|其中|封顶|上限|不足|力争|以下"
)
_ROOM = Decimal("0.01")  # a rate may be rounded
_LINES = 3  # lines above that may say how many there are
_FAR = Decimal(20)  # the total of something else


def find(paper: Paper) -> Iterator[Hit]:
    """Each total that is not its count times its rate."""
    rows = list(paper.search(_ROWS))
    yield from _of_rows(rows)
    yield from _of_triples(paper, {row.end() for row in rows})
    yield from _of_kinds(paper)
    yield from _of_heads(paper)


def _of_rows(rows: Iterable[re.Match[str]]) -> Iterator[Hit]:
    """Totals of several counts with their rates: 10项，每项8万元；20项，每项4万元."""
    for found in rows:
        products = [_product(one) for one in _PAIR.finditer(found["rows"])]
        known = [one for one in products if one is not None]
        made = sum(known, Decimal(0))
        said, _ = worth(found["total"], found["unit2"])
        is_whole = len(known) == len(products) > 1
        if is_whole and made != said and not _ABOUT.search(found[0]):
            yield _hit(found, made, said)


def _of_triples(paper: Paper, ends: Collection[int]) -> Iterator[Hit]:
    """Totals with one count and one rate. ends: where rows of several end, the last of
    which makes no total alone."""
    for pattern in _TRIPLES:
        for found in paper.search(pattern):
            if found.end() not in ends:
                yield from _of_three(found)


def _of_heads(paper: Paper) -> Iterator[Hit]:
    """Heads of so many courses: 12期，每期50人，共培训500人."""
    for found in paper.search(_HEADS):
        count, each, total = found["count"], found["each"], found["total"]
        times = int(count) * int(each)
        if times != int(total) and not _ABOUT.search(found[0]):
            message = f"{count}乘以{each}是{times}，写作{total}。"
            yield Hit(*found.span(), message, "核对三个数。")


def _of_kinds(paper: Paper) -> Iterator[Hit]:
    """What kinds named with their rates need, by how many of each a line above names."""
    for found in paper.search(_NEEDED):
        at = paper.index_at(found.start())
        passage = paper.passages[at]
        rates = list(_RATE.finditer(paper.text, passage.start, found.start()))
        above = paper.passages[max(0, at - _LINES)].start
        made = Decimal(0)
        for rate in rates:
            count = re.compile(
                rf"{re.escape(rate['label'])}[一-鿿]{{0,6}}?([0-9]{{1,6}}){rate['what']}"
            )
            named = count.findall(paper.text, above, rate.start())
            each, _ = worth(rate["each"], rate["unit"])
            made += each * int(named[0]) if len(named) == 1 else Decimal("NaN")
        said, _ = worth(found["total"], found["unit2"])
        if len(rates) > 1 and made.is_finite() and made != said:
            yield _hit(found, made, said)


def _of_three(found: re.Match[str]) -> Iterator[Hit]:
    """A total, a count and a rate."""
    made = _product(found)
    said, _ = worth(found["total"], found["unit2"])
    if made is None or _ABOUT.search(found[0]):
        return
    is_near = said / _FAR < made < said * _FAR
    if is_near and abs(made - said) > said * _ROOM:
        yield _hit(found, made, said)


def _product(found: re.Match[str]) -> Decimal | None:
    """A count times its rate in yuan; None where they are of different things."""
    if found["what"].removeprefix("个") != found["counted"].removeprefix("个"):
        return None
    named = found.groupdict()
    scale = 10**4 if named.get("scale") else 1
    each, _ = worth(found["each"], found["unit"])
    return Decimal(found["count"]) * scale * each


def _hit(found: re.Match[str], made: Decimal, said: Decimal) -> Hit:
    """A total and what its figures make."""
    message = (
        f"按数量和标准计算是{shown(made, '元')}，总额写作{shown(said, '元')}。"
    )
    return Hit(*found.span(), message, "核对数量、标准和总额。")
