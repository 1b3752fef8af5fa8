"""Who an office of a group of leaders is with, and which groups a text sets up (议事协调机构):
办公室设在县市场监督管理局, and 报领导小组办公室（县住房和城乡建设局） a page later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit

_BODY = "[省市区县州镇][一-鿿]{2,16}?(?:局|委员会|委|厅|办公室|办(?!公)|中心|支队|大队|总队|分局)"
_OFFICE = "[省市区县州][一-鿿]{2,16}?(?:局|委员会|委|厅|中心|支队|大队)"
_HEAD = "主要负责人|主要负责同志|主要领导|分管负责人|局长|主任|厅长"
_GROUP = (
    "(?:领导小组|工作专班|专班|指挥部|联席会议|协调小组|工作组|推进组|委员会)"
)
# 领导小组办公室设在县市场监督管理局
_SEAT = re.compile(
    f"{_GROUP}?办公室[^。；，（(\\n]{{0,4}}?设在(?P<body>{_BODY})(?![一-鿿]{{0,2}}室)"
)
# 领导小组办公室（县住房和城乡建设局）, 县住房和城乡建设局（领导小组办公室）
_SAID = (
    re.compile(
        f"{_GROUP}办公室[（(](?:设在|即|设于)?(?P<body>{_BODY})"
        "(?:[一-鿿]{1,8}[科股室处])?(?:[，,：:、][^（）()\n]{0,24})?[）)]"
    ),
    re.compile(f"(?P<body>{_BODY})[（(](?:即)?{_GROUP}办公室[）)]"),
    re.compile(
        f"办公室主任由(?P<body>{_OFFICE})(?:{_HEAD})?(?:同志)?(?:兼任|担任)"
    ),
    re.compile(
        f"(?<![一-鿿])(?:由)?(?P<body>{_OFFICE})(?:{_HEAD})(?:同志)?"
        "(?:兼任|担任)[^。；，\\n]{0,12}?办公室主任"
    ),
)
# A group that is named without anything before it: 由工作专班进行约谈.
_KINDS = ("领导小组", "工作专班", "指挥部", "联席会议")
_BARE = re.compile(
    f"(?:^|(?<=[。；，：、由向报经送对 \\u3000）]))(?P<kind>{'|'.join(_KINDS)})(?![一-鿿]?(?:等|下设|的通知))",
    re.MULTILINE,
)
_SET_UP = re.compile(
    f"(?:成立|组建|建立|设立|设置|调整)[^。；\\n]{{0,160}}?(?P<kind>{'|'.join(_KINDS)})"
)
# Bodies that do the same, of which a place has one.
_ONE_OF = (
    frozenset(("水务", "水利")),
    frozenset(("文化和旅游", "文化广电和旅游")),
    frozenset(("文化广电旅游", "文化和旅游")),
    frozenset(("工业和信息化", "经济和信息化")),
    frozenset(("农业农村", "农牧")),
    frozenset(("城市管理", "城市管理和综合行政执法")),
    frozenset(("自然资源", "规划和自然资源")),
    frozenset(("卫生健康", "卫生和健康")),
    frozenset(("园林绿化", "园林和林业")),
)
_JOINS = str.maketrans("", "", "和与及")


def are_of_one_duty(one: str, other: str) -> bool:
    """Whether a place has only one of two bodies, by the cores of their names."""
    return frozenset((one, other)) in _ONE_OF


def seats(paper: Paper) -> Iterator[Hit]:
    """Each office that is said to be with another body than the one it was set up at."""
    named = {found["body"] for found in paper.search(_SEAT)}
    if len(named) != 1:
        return
    body = named.pop()
    for pattern in _SAID:
        for found in paper.search(pattern):
            if not _are_one(found["body"], body):
                message = f"前文写明办公室设在{body}。"
                yield Hit(*found.span("body"), message, "核对办公室设在哪里。")


def groups(paper: Paper) -> Iterator[Hit]:
    """A group that nobody has set up, in a text that sets up one of another kind."""
    set_up = {found["kind"] for found in paper.search(_SET_UP)}
    if len(set_up) != 1:
        return
    kind = next(iter(set_up))
    for found in paper.search(_BARE):
        is_once = paper.text.count(found["kind"]) == 1
        if found["kind"] != kind and is_once:
            message = f"全文成立的是{kind}，没有说到设“{found['kind']}”。"
            yield Hit(*found.span("kind"), message, "统一名称。")


def _are_one(said: str, body: str) -> bool:
    """Whether a name is that of a body, or short for it: 县住建局."""
    short, long = sorted(
        (one.translate(_JOINS) for one in (said, body)), key=len
    )
    rest = iter(long)
    return all(character in rest for character in short)
