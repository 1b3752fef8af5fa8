"""附件名称前后不一：正文“入统奖励申请表”，附件“入统奖申请表”。

检查：正文里“……（附件N）”的名称与附件说明、附件目录里同一编号的名称是否相同；正文写的名称是目录里另一个附件的，指出应当是附件几；书名号里的表、书与附件说明只差一两个字，附件说明的名称别处都没有的；正文用《申报表》《汇总表》这样的简称，附件里没有汇总表、却有一个正文没提过的表的；“附件N”下面的标题与附件说明只差几个字的。
为什么：名称不一，申请人不能确定是不是同一份表。
不好：填写《奖励申请表》（附件3）……附件3.奖申请表
好：填写《奖励申请表》（附件3）……附件3.奖励申请表
来源：GB/T 9704—2012 7.3.7；逻辑
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.lint.rules.references._annex_heads import differing_heads

RULE = Rule(
    code="REF-05",
    name="annex-name",
    severity="warning",
    strength="逻辑",
    source="GB/T 9704—2012 7.3.7",
    spares=frozenset(),
)
_LISTED = re.compile(
    "^(?:附件[：:]?[ \\u3000]{0,3})?(?:附件)?(?P<number>[0-9]{1,2})"
    "[.．、][ \\u3000]{0,3}(?P<name>[^。；，：\\n]{3,40})$",
    re.MULTILINE,
)
_SAID = re.compile(
    "(?P<name>[一-鿿0-9A-Za-z“”]{3,40})》?[（(](?:见|详见|格式见)?附件[ \\u3000]{0,2}"
    "(?P<number>[0-9]{1,2})(?:[）)]|(?=[，,；]))"
)
_NAMED = re.compile(
    "附件[ \\u3000]{0,2}(?P<number>[0-9]{1,2})[：:]?《(?P<name>[^《》\\n]{3,40})》"
)
# 申请表（见附件2） where the list has it as 3.
_REMARK = re.compile("[（(][^（）()\\n]{0,12}[）)]|[《》“”]|[0-9]{4}年度?")
_SHORTEST = 4  # last characters by which a name is known
_MORE = 2  # characters that are shared beyond those of its own name
_VERB = re.compile(
    "^.{0,12}?(?:提交|填写|报送|填报|出具|签订|提供|填好)(?:的)?"
)
# 附件：蜂业补贴申请表, the only one
_ONLY = re.compile(
    "^附件[：:][ \\u3000]{0,3}(?P<name>(?![0-9])[^。；，：\\n]{5,40}(?:表|书|函|单))$",
    re.MULTILINE,
)
_FORM = re.compile("《(?P<name>[^《》\\n]{5,40}(?:表|书|函|单))》")
_SHORT = re.compile("《(?P<name>[一-鿿]{2,4}(?:表|书|函|单|册))》")
_FEWEST = 2  # annexes of which one may be named wrongly
_SLIPS = 2
_TAIL = 1  # last characters that two names of one paper share


class _Meant(Struct, frozen=True):
    """An annex. shared: how many last characters of its name stand in the text."""

    number: int
    shared: int


def find(paper: Paper) -> Iterator[Hit]:
    """Each name in the list of annexes that the text gives otherwise."""
    rows = list(paper.search(_LISTED))
    yield from _of_another(paper, rows)
    named = _named_in_text(paper, rows)
    told: set[str] = set()
    for found in rows:
        hit = _otherwise(found, named.get(found["number"], ""))
        if hit is not None:
            told.add(found["number"])
            yield hit
    others = [one for one in rows if one["number"] not in told]
    yield from _nearly(paper, others)
    yield from _in_short(paper, rows)
    yield from differing_heads(paper, rows)


def _named_in_text(
    paper: Paper,
    rows: Sequence[re.Match[str]],
) -> dict[str, str]:
    """What the text calls the annexes of a list, by their numbers. 附件3《申请表》 counts only
    where it is nearly the name of the list."""
    listed = {one["number"]: _bare(one["name"]) for one in rows}
    names = {
        one["number"]: one["name"]
        for one in paper.search(_NAMED)
        if _is_slip(_bare(one["name"]), listed.get(one["number"], ""))
    }
    names |= {one["number"]: one["name"] for one in paper.search(_SAID)}
    return names


def _otherwise(found: re.Match[str], named: str) -> Hit | None:
    """A name in the list that is not the one in the text; None where the text has it, or
    the two are names of different papers. named: with what stands before it."""
    name = found["name"].strip().strip("《》")
    other = _VERB.sub("", named)
    if not other or other[-_TAIL:] != name[-_TAIL:]:
        return None
    if other.endswith(name) or name.endswith(other[-len(name) :]):
        return None
    ending = other[-len(name) - 4 :]
    message = f"附件{found['number']}的名称与正文（“…{ending}”）不一致。"
    return Hit(*found.span("name"), message, "统一附件的名称。")


def _nearly(paper: Paper, rows: Sequence[re.Match[str]]) -> Iterator[Hit]:
    """Each form that the text names almost as the list does, which has it under a name that
    stands nowhere else: 《补贴申领表》, and 附件：补贴申请表."""
    listed = [_bare(one["name"]) for one in (*rows, *paper.search(_ONLY))]
    if not listed:
        return
    first = min((one.start() for one in rows), default=len(paper.text))
    for found in paper.search(_FORM):
        if found.start() > first:
            continue
        right = _only_near(_bare(found["name"]), listed)
        if right and f"《{right}》" not in paper.text:
            message = f"附件说明中的名称是“{right}”。"
            yield Hit(*found.span("name"), message, "统一附件的名称。")


def _only_near(name: str, listed: Sequence[str]) -> str:
    """The one name of a list that another was meant to be; "" where there are none or
    several, or it is in the list itself."""
    if any(name in one or one in name for one in listed):
        return ""
    near = [one for one in listed if _is_slip(name, one)]
    return near[0] if len(near) == 1 else ""


def _in_short(paper: Paper, rows: Sequence[re.Match[str]]) -> Iterator[Hit]:
    """The only annex that the text never names, where it names others in short (《申报表》),
    and one that is none: 《汇总表》, and 附件2.养蜂推荐表."""
    names = {one.start(): _bare(one["name"]) for one in rows}
    if len(names) < _FEWEST:
        return
    first = min(names)
    cited = _named_in_short(paper, first)
    own = tuple(one for one in cited if _is_end(one, names.values()))
    lost = cited.difference(own)
    before = paper.text[:first]
    unnamed = [
        one for one in rows if not _is_named(names[one.start()], own, before)
    ]
    is_pair = len(lost) == len(unnamed) == 1
    if not own or not is_pair:
        return
    other, row = lost.pop(), unnamed[0]
    if other[-_TAIL:] == row["name"].strip()[-_TAIL:]:
        message = f"正文里没有这个附件，写的是《{other}》。"
        yield Hit(*row.span("name"), message, "统一附件的名称。")


def _named_in_short(paper: Paper, end: int) -> set[str]:
    """The names in short that a text gives before a place."""
    return {one["name"] for one in paper.search(_SHORT) if one.end() < end}


def _is_end(short: str, names: Iterable[str]) -> bool:
    """Whether any of some names ends with a shorter one."""
    return any(name.endswith(short) for name in names)


def _is_named(name: str, shorts: tuple[str, ...], text: str) -> bool:
    """Whether a text names an annex, in short or by its last characters. shorts: the names
    in short that are those of annexes."""
    return name.endswith(shorts) or name[-_SHORTEST:] in text


def _is_slip(name: str, other: str) -> bool:
    """Whether two names are as long and end alike, but for one or two characters."""
    if len(name) != len(other) or name[-1:] != other[-1:]:
        return False
    pairs = zip(name, other, strict=True)
    return 0 < sum(one != two for one, two in pairs) <= _SLIPS


def _of_another(
    paper: Paper,
    rows: Sequence[re.Match[str]],
) -> Iterator[Hit]:
    """Each number in the text behind a name that the list gives another number."""
    listed = [(int(one["number"]), _bare(one["name"])) for one in rows]
    numbers = [number for number, _ in listed]
    if len(numbers) < 2 or len(set(numbers)) < len(numbers):
        return
    said = (
        one for pattern in (_SAID, _NAMED) for one in paper.search(pattern)
    )
    for found in said:
        meant = _meant(found, listed)
        if meant is not None:
            message = f"这个名称是附件{meant.number}的，写成了附件{int(found['number'])}。"
            hint = f"改为“附件{meant.number}”。"
            first = found.end("name") - meant.shared
            start = min(first, found.start("number"))
            yield Hit(start, found.end(), message, hint)


def _meant(
    found: re.Match[str],
    listed: Sequence[tuple[int, str]],
) -> _Meant | None:
    """The annex whose name stands before a number of another one; None where the name is
    that of no other, or of several. listed: the numbers and names of all."""
    words, number = _bare(found["name"]), int(found["number"])
    shared = {one: _shared(words, name) for one, name in listed}
    if number not in shared:
        return None
    best = max(shared, key=lambda one: shared[one])
    most = shared[best]
    is_only = list(shared.values()).count(most) == 1
    if not is_only or most < max(_SHORTEST, shared[number] + _MORE):
        return None
    return _Meant(best, most)


def _bare(name: str) -> str:
    """A name without marks, remarks and years."""
    return _REMARK.sub("", name.strip())


def _shared(words: str, name: str) -> int:
    """How many characters two names have in common at their ends."""
    pairs = zip(reversed(words), reversed(name), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
