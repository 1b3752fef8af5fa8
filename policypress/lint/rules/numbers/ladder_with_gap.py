"""分档不相接：逾期不满2个月的警告，逾期3个月以上的收回。

检查：同一条里同一单位、同一说法的各档，从最低的一档（不满、以下、不足）到最高的一档（以上、超过）（或者三档以上、只有一处不相接的；各项以档次开头的，同一列举为一组）按数排列，相邻两档之间留空或者重叠的；表格里一列都是分档的，各项都以“超过……不超过……”开头的；界点相同的由 NUM-05 检查。
为什么：落在空档里的没有标准，落在重叠处的有两个标准。
不好：逾期不满2个月的，予以警告；逾期3个月以上的，收回房屋
好：逾期不满3个月的，予以警告；逾期3个月以上的，收回房屋
来源：立法技术规范（试行）（一）24（以上、以下、以内、不满、超过）；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import EVERY, Hit, Rule
from policypress.lint.rules.numbers._bands import Band, Edge, band_groups
from policypress.lint.rules.numbers._columns import gaps

RULE = Rule(
    code="NUM-40",
    name="ladder-with-gap",
    severity="warning",
    strength="逻辑",
    source="立法技术规范（试行）（一）24",
    genres=EVERY - {"law", "decision"},
    is_second=True,
)
_WORDS = re.compile("[一-鿿]{2}$")
_BOUND = re.compile("(?:在|达到?|年满|满|为|连续|累计|达)$")
# A级（90分以上）、一等（80—89分）: what is graded.
_GRADE = re.compile("(?:级|等|档|类|优秀|良好|合格|格)[（(]$")
_INLINE = re.compile("[（(][0-9一二三四五六][）)]$|[①②③④⑤⑥]$")
_AGES = ("周岁", "岁")
_LOWEST = Decimal(0)
_FIRST = re.compile("[（(]?[一1][）)、.．]?$")
_MARKS = ("，", "；", "、")
_MOST = 6  # bands of one ladder


class _Joint(Struct, frozen=True):
    """Two bands that follow each other in a ladder (相接的两档)."""

    below: Band
    above: Band

    @property
    def is_closed(self) -> bool:
        """Whether both say a bound where they should meet."""
        return bool(self.below.top) and bool(self.above.foot)


def find(paper: Paper) -> Iterator[Hit]:
    """Each ladder of bands with a gap or an overlap between two of them."""
    yield from gaps(paper)
    for group in band_groups(paper):
        for bands in _ladders(paper, group):
            if 2 <= len(bands) <= _MOST:
                yield from _of_ladder(paper, bands)


def _ladders(paper: Paper, group: Sequence[Band]) -> list[list[Band]]:
    """The bands of a clause, apart by what they are bands of and by their unit. Those of
    nothing that is named are left out."""
    rows: dict[tuple[str, str], list[Band]] = {}
    name = ""
    lists = 0
    for band in group:
        edge = band.foot or band.top
        name = _name(paper, band, name)
        passage = paper.passage_at(band.start)
        if passage.label and band.start - passage.words <= 1:
            # （一）10人以上不满30人的: a list of bands, counted by its first item.
            lists += _FIRST.match(passage.label) is not None
            name = name or f"{lists}"
        if edge is not None and name:
            rows.setdefault((edge.unit, name), []).append(band)
    return list(rows.values())


def _name(paper: Paper, band: Band, before: str) -> str:
    """What a band is one of; "" where nothing says so. before: the same of the band before
    it, which 得分不满60分……，60分以上不满80分…… goes on with."""
    is_next = _behind(paper, band) in _MARKS
    name = before if is_next else _named(paper, band)
    edge = band.foot or band.top
    if not name and edge is not None and edge.unit in _AGES:
        return edge.unit
    return name


def _behind(paper: Paper, band: Band) -> str:
    """The character behind which a band stands: ， of ，年满80周岁以上."""
    words = paper.text[max(0, band.start - 4) : band.start]
    return _plain(words)[-1:]


def _plain(words: str) -> str:
    """The words before a band without those of its bound and without the number of an
    item in the line: ；（2）."""
    return _INLINE.sub("", _BOUND.sub("", words))


def _named(paper: Paper, band: Band) -> str:
    """The two characters before a band, behind words like 达到: what it is a band of."""
    passage = paper.passage_at(band.start)
    words = paper.text[max(passage.words, band.start - 8) : band.start]
    if _GRADE.search(words):
        return "等级"
    found = _WORDS.search(_plain(words).removesuffix("："))
    return found[0] if found else ""


def _of_ladder(paper: Paper, bands: Sequence[Band]) -> Iterator[Hit]:
    """The bands of one thing, from the one that is open below to that open above."""
    rows = sorted(bands, key=_foot)
    pairs = [_Joint(*pair) for pair in pairwise(rows)]
    if not all(pair.is_closed for pair in pairs):
        return
    if not _is_whole(rows) and not _is_row(pairs):
        return
    for pair in pairs:
        what = _wrong_between(pair)
        if what:
            yield _hit(paper, pair, what)


def _is_whole(rows: Sequence[Band]) -> bool:
    """Whether bands, the lowest first, are open at both ends, so that none is missing."""
    return rows[0].foot is None and rows[-1].top is None


def _is_row(pairs: Sequence[_Joint]) -> bool:
    """Whether all but one of three bands or more meet: 60周岁以上不满80周岁，80周岁以上不满90周岁，
    95周岁以上."""
    meeting = sum(_meets(pair) for pair in pairs)
    return len(pairs) > 1 and meeting == len(pairs) - 1


def _meets(pair: _Joint) -> bool:
    """Whether a band, which has a lower bound, ends where the next one begins."""
    top, foot = pair.below.top, pair.above.foot
    if top is None or foot is None or pair.below.foot is None:
        return False
    return top.value == foot.value or _is_step(top, foot)


def _wrong_between(pair: _Joint) -> str:
    """What is wrong between two bands that follow each other; "" where nothing is."""
    top, foot = pair.below.top, pair.above.foot
    if top is None or foot is None or top.value == foot.value:
        return ""
    if _is_step(top, foot):
        return ""
    return "留空" if top.value < foot.value else "重叠"


def _hit(paper: Paper, pair: _Joint, what: str) -> Hit:
    """Two bands that do not meet, at the later one of them."""
    below, above = pair.below, pair.above
    later = max(below, above, key=lambda one: one.start)
    lower = paper.text[below.start : below.end]
    upper = paper.text[above.start : above.end]
    message = f"“{lower}”与“{upper}”之间{what}。"
    return Hit(later.start, later.end, message, "相接的两档用同一个数。")


def _foot(band: Band) -> Decimal:
    """By what bands are put in order: their lower bound."""
    return band.foot.value if band.foot else _LOWEST - 1


def _is_step(top: Edge, foot: Edge) -> bool:
    """Whether two bounds are neighbours of whole numbers, both of them in: 3人以下, 4人以上."""
    return top.is_in and foot.is_in and foot.value - top.value == 1
