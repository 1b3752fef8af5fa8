"""A text read with its own place for “here” (本地地名): 滨澜区企业 in a paper of 滨澜区 is
我区企业.

Rules say what local is in words, 我区, 本市, 区内. A paper also calls its place by its name,
long or short, or 新区 alone. Here these become 我区 before a rule reads them, half-width marks
between Chinese words become the marks that rules know, a blank between two characters
goes (copied web pages have both), what a clause forbids to ask is left out, and what a
rule finds is put back at its place in the text as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from policypress.lint.paper import Paper
from policypress.lint.rules.competition._barred import without_forbidden
from policypress.lint.rules.competition._plain_words import without_plain

_ZONE = "(?:高新技术产业|高新技术|经济技术|经济|产业|工业)?开发区"
_KINDS = (
    f"(?:新区|{_ZONE}|高新区|经开区|自贸区|示范区|试验区|合作区|自治[区县州旗]"
    "|[省市区县旗州])"
)
# No character of a name: what stands before a place in a title.
_STEM = "(?:(?![全本我各该市区县旗级的和与及等项度在对为以由])[一-鿿]){2,4}?"
# 产业园区, 老旧小区, 超市: no place with a name.
_COMMON = "(?<![园小社景校辖护街片灾牧库矿税能商专疫厂超门都上入股夜地])(?<!..[城州])"
_TOWN = "(?<![城乡小古重特集市名强大村])镇(?!江|痛|静|定)"
_NAME = re.compile(f"({_STEM}){_COMMON}({_KINDS}|{_TOWN})")
_ISSUER = re.compile(f"{_NAME.pattern}(?:人民政府|管理委员会|管委会)")
_BEFORE = re.compile(
    "(?<=[0-9])年度?|[^一-鿿]|关于|印发|修订|修改|发布|公布|转发|批转|组织|申报|开展|做好|推进|支持|促进|年度"
)
# An office is who it is: 云溪市民政局 is no place with something behind it.
_OFFICE = (
    "(?!(?:(?!企业|公司|产品|商户|商品)[^。；，、\n的在由对]){0,11}?"
    "(?:政府|局|厅|委员会|管委会|党委|党工委|委办|法院|检察院|税务|财政(?!贡献|留存|收入))"
    "|[规府发]〔)"
)
# 江浦大道, 江浦镇: something smaller that bears the same name.
_SMALLER = "(?![镇乡村路街道桥港河湖江山湾岛站]|大[道桥街])"
_ENDS = 400  # characters at either end of a text, where its issuer stands
# Marks as typed on web pages: 企业,给予(一次性)奖励; never within a number, 1,000.
_HALF_WIDTH = re.compile(
    "(?<=[一-鿿）”》、，；：%])[,;:()](?! *$)|[,;:()](?=[一-鿿（“《])"
)
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")
# What a page broke a word with, 税收优 惠, or set a figure apart with: 奖励 50 万元. Two
# blanks part two cells.
_BLANK = "(?<=[一-鿿，、；：）]) (?=[一-鿿（0-9])|(?<=[0-9%]) (?=[一-鿿%])"
_LONG = 4  # characters of a stem that begins with the city: 平州云溪 of 平州云溪新区
_AUTHORITIES = ("人民政府", "管委会", "管理委员会")
_OFTEN = 2
_SETTLED = "(?:注册|登记|设立|落户|纳税|缴税|投资|新设|成立|新办)"


class View(Struct, frozen=True):
    """A text with “here” for its own place, and where what it says stands as written.

    paper: as rules read it; starts: where each change begins in it; lengths: how many
    characters it has there; shifts: how much further on the text as written is from
    there; names: the ends of each change in the text as written.
    """

    paper: Paper
    starts: list[int]
    lengths: list[int]
    shifts: list[int]
    names: list[tuple[int, int]]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """A stretch as it is in the text as written; a name is taken whole."""
        return self._at(start, 0), self._at(end, 1)

    def _at(self, place: int, side: int) -> int:
        """Where one end of a stretch is. side: 0 for the first character, 1 for the
        place behind the last one."""
        index = bisect_right(self.starts, place - side) - 1
        if index < 0:
            return place
        first, last = self.names[index]
        if place - side < self.starts[index] + self.lengths[index]:
            return last if side else first
        return place + self.shifts[index]


def view_of(paper: Paper) -> View:
    """A text with “here” for its own place, made once for all rules."""
    known = paper.made.get(__name__)
    if known is None:
        known = paper.made[__name__] = _view(paper)
    assert isinstance(known, View)
    return known


def _view(paper: Paper) -> View:
    """As above. A text that never names its place, well typed, is read as it is."""
    text = without_forbidden(_HALF_WIDTH.sub(_full_width, paper.text))
    text = without_plain(text)
    texts: list[str] = []
    starts: list[int] = []
    lengths: list[int] = []
    shifts: list[int] = []
    edits: list[tuple[int, int]] = []
    last = gone = 0
    for found in _pattern(paper).finditer(text):
        words = "" if found[0] == " " else f"我{_kind(found[0])}"
        texts += (text[last : found.start()], words)
        starts.append(found.start() - gone)
        lengths.append(len(words))
        gone += len(found[0]) - len(words)
        shifts.append(gone)
        edits.append(found.span())
        last = found.end()
    if not edits and text == paper.text:
        return View(paper, [], [], [], [])
    texts.append(text[last:])
    made = _with_text(paper, "".join(texts), edits, shifts)
    return View(made, starts, lengths, shifts, edits)


def _pattern(paper: Paper) -> re.Pattern[str]:
    """What is read otherwise than written: blanks within words, names of the place."""
    stems = sorted(_stems(paper), key=len, reverse=True)
    if not stems:
        return re.compile(_BLANK)
    return re.compile(f"{_BLANK}|(?:{'|'.join(stems)}){_OFFICE}")


def _full_width(found: re.Match[str]) -> str:
    """The mark that a half-width one stands for."""
    return found[0].translate(_FULL_WIDTH)


def _kind(name: str) -> str:
    """市 of 云溪市, 镇 of 石桥镇; 区 where a name does not say what kind of place it is."""
    return name[-1] if name[-1] in "省市县旗州镇" else "区"


def _with_text(
    paper: Paper,
    text: str,
    edits: list[tuple[int, int]],
    shifts: list[int],
) -> Paper:
    """A paper with other words, its lines where they are now. edits, shifts: as the
    names and the shifts of a `View`."""
    ends = [end for _, end in edits]
    gone = [0, *shifts]
    passages = []
    for one in paper.passages:
        start, end, words = (
            place - gone[bisect_right(ends, place)]
            for place in (one.start, one.end, one.words)
        )
        passages.append(replace(one, start=start, end=end, words=words))
    return paper.in_other_words(text, passages)


def _stems(paper: Paper) -> set[str]:
    """What a paper calls its own place, as pieces of a pattern: by its title, the name of
    its file, its issuer."""
    found = set()
    for stem, kind in _places(paper):
        if not _is_place(paper.text, stem, kind):
            continue
        found.add(_piece(stem, kind))
        if _is_known_alone(paper.text, stem):
            found.add(_piece(stem[2:], kind))
        if kind == "新区":
            found.add(kind)
    return found


def _piece(stem: str, kind: str) -> str:
    """A name of a place, with any kind or none. A town has nothing smaller in it that
    bears its name."""
    if kind == "镇":
        return f"{stem}(?:镇(?!村)|(?!{_KINDS}){_SMALLER})"
    return f"{stem}(?:{_KINDS}|地区)?{_SMALLER}"


def _is_known_alone(text: str, stem: str) -> bool:
    """Whether a place goes by its name without its city's: 云溪 for 平州云溪新区, in a text
    that says 云溪 by itself again and again."""
    if len(stem) != _LONG:
        return False
    alone = re.findall(f"(?<!{stem[:2]}){stem[2:]}", text)
    return len(alone) >= _OFTEN


def _is_place(text: str, stem: str, kind: str) -> bool:
    """Whether what looks like a name is one: it has an authority, somebody is settled
    there, or it is seldom said without its kind, as 产业 of 产业示范区 is."""
    name = stem + kind
    if any(f"{name}{authority}" in text for authority in _AUTHORITIES):
        return True
    settled = f"[在于到]{stem}{_SETTLED}|{_SETTLED}[在于]{stem}"
    if re.search(settled, text):
        return True
    return 2 * text.count(name) >= text.count(stem)


def _places(paper: Paper) -> Iterator[tuple[str, str]]:
    """Each place of a title or an issuer, as its stem and its kind."""
    tree, text = paper.tree, paper.text
    for title in ("".join(tree.title.split()), tree.name.rsplit(".", 1)[0]):
        for words in _BEFORE.split(title):
            start = 0
            while found := _NAME.match(words, start):
                yield found[1], found[2]
                start = found.end()
    for part in (text[:_ENDS], text[-_ENDS:]):
        for found in _ISSUER.finditer(part):
            yield found[1], found[2]
