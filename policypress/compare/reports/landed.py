"""修改落点: each item of a decision, and where it landed in the amended text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from policypress.compare.decision.apply.operations import operations
from policypress.compare.decision.apply.reference import (
    expanded,
    last_part,
    parts_of,
    relative,
)
from policypress.compare.decision.apply.sentences import ONLY_TABLE
from policypress.compare.decision.apply.verbs import (
    Carry,
    Contents,
    Delete,
    Insert,
    Merge,
    Operation,
    Part,
    Raise,
    Renumber,
    Reorder,
    ReplaceEvery,
    ReplaceSeveral,
    Unsaid,
)
from policypress.compare.reports.parts import body, table, title
from policypress.compare.text.labels import cited
from policypress.document import Document

_SHOWN = 60  # characters of an item that a row shows
_CLAUSE = re.compile("第[^第]{1,12}?条(?:之[一二三四五六七八九十]+)?")


# What is said of an item that names no place.
_WITHOUT_PLACE: dict[type[Operation], str] = {
    Reorder: "各条按顺序编号",
    Contents: "目录随章节标题修改",
    Unsaid: "没有写明改什么，未改",
}


class Landed(Struct, frozen=True):
    """line: of the decision, from 1. words: with which the item begins. verbs:
    what it does (修改字句). old, new: the places it concerns, before and after.
    """

    line: int
    words: str
    verbs: tuple[str, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """第 3 行 删去：第八条 → 第七条."""
        if not self.old and not self.new:
            return f"第 {self.line} 行 {'、'.join(self.verbs)}"
        before = "、".join(self.old) or "—"
        after = "、".join(self.new) or "（删去）"
        return f"第 {self.line} 行 {'、'.join(self.verbs)}：{before} → {after}"


def landed(
    lines: Sequence[str],
    became: Mapping[str, str],
    title: str = "",
) -> tuple[Landed, ...]:
    """Every item of a decision that was applied whole, in order.

    became: what each 条 is called in the new text. title: of the old text, where the
    decision amends others too.
    """
    found = operations(list(lines), title=title).operations
    gone = dict(_elsewhere(found, became))
    by_line: dict[int, list[Operation]] = {}
    for operation in found:
        by_line.setdefault(operation.line, []).append(operation)
    return tuple(
        _landed(line, lines[line - 1], of_line, {**became, **gone})
        for line, of_line in sorted(by_line.items())
    )


def _elsewhere(
    found: Iterable[Operation],
    became: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """款 and 条 that get another name because they become something else, and what is
    renumbered within a 条, or is a chapter: of that `became` says nothing."""
    for one in found:
        if isinstance(one, Raise):
            yield from ((target, one.became) for target in one.targets)
        elif isinstance(one, Carry):
            yield one.target, one.became or one.anchor
        elif isinstance(one, Renumber) and last_part(one.target)[0] != "条":
            pairs = zip(
                expanded(one.target, one.through or one.target),
                expanded(one.became, one.became_through or one.became),
                strict=False,
            )
            for target, number in pairs:
                yield target, _renumbered(target, number, became)


def _renumbered(
    target: str,
    number: str,
    became: Mapping[str, str],
) -> str:
    """第四条第三项: what 第三条第二项 is called that becomes 第三项, where 第三条 is 第四条 now."""
    parts = parts_of(number)
    if len(parts) > 1:
        return number  # names the whole place
    last = parts_of(target)[-1]
    return _by_clause(target[: last.start()], became) + number


def _landed(
    line: int,
    words: str,
    found: Iterable[Operation],
    became: Mapping[str, str],
) -> Landed:
    """One item."""
    verbs: dict[str, None] = {}
    old: dict[str, None] = {}
    new: dict[str, None] = {}
    for operation in found:
        verbs[operation.verb] = None
        places = list(_places(operation))
        old |= dict.fromkeys(places)
        new |= dict.fromkeys(_after(operation, places, became))
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……"
    return Landed(
        line,
        shown,
        tuple(verbs),
        tuple(filter(None, old)),
        tuple(filter(None, new)),
    )


def _places(operation: Operation) -> Iterator[str]:
    """The places that an operation names, as written."""
    if isinstance(operation, Merge | Raise | ReplaceEvery | ReplaceSeveral):
        yield from operation.targets
    elif isinstance(operation, Insert):
        if operation.where:
            yield operation.where.replace(ONLY_TABLE, "表格")
    else:
        place = getattr(operation, "target", "")
        through = getattr(operation, "through", "")
        name = f"{place}至{through}" if through else place
        yield name.replace(ONLY_TABLE, "表格")


def _after(
    operation: Operation,
    places: Iterable[str],
    became: Mapping[str, str],
) -> Iterator[str]:
    """What these places are called in the new text."""
    if isinstance(operation, Insert):
        base = _by_clause(operation.where, became)
        yield from (relative(name, base) for name in operation.became)
        if not operation.became:
            yield _added(operation, became)
        return
    if isinstance(operation, Delete):
        return
    if type(operation) in _WITHOUT_PLACE:
        yield _WITHOUT_PLACE[type(operation)]
        return
    if isinstance(operation, Part | Raise | Merge):
        yield operation.became
        return
    if isinstance(operation, Carry):
        yield operation.became or operation.anchor
        return
    for place in places:
        ends = (_called(end, became) for end in place.split("至"))
        yield "至".join(filter(None, ends))


def _called(place: str, became: Mapping[str, str]) -> str:
    """What a place is called in the new text: by the longest part of it that has another
    name there."""
    ends = [part.end() for part in parts_of(place)] or [len(place)]
    for end in reversed(ends):
        if name := became.get(place[:end]):
            return name + place[end:]
    return _by_clause(place, became)


def _by_clause(place: str, became: Mapping[str, str]) -> str:
    """A place under the number that its 条 has now, "" for a 条 that is gone."""

    def now(found: re.Match[str]) -> str:
        """One 条, written 第4条 or 第四条."""
        name = became.get(found[0])
        if name is None:
            name = became.get(cited(*last_part(found[0])), "")
        return name

    return _CLAUSE.sub(now, place)


def _added(
    operation: Insert,
    became: Mapping[str, str],
) -> str:
    """Where something stands that gets no number."""
    where = _called(operation.where, became)
    side = {"after": "后", "before": "前"}.get(operation.side, "")
    where = where.replace(ONLY_TABLE, "表格")
    return f"{where}{side}新增{operation.kind}"


def counted(items: Sequence[Landed]) -> str:
    """How many items were applied; not all of it where words are left open."""
    open_words = _WITHOUT_PLACE[Unsaid]
    is_all = not any(open_words in one.new for one in items)
    applied = "全部适用" if is_all else "写明的全部适用"
    return f"修改决定共{len(items)}项，{applied}"


def landed_document(
    items: Sequence[Landed],
    subject: str,
) -> Document:
    """The report. subject: title of the amended text."""
    words = f"《{subject}》修改落点"
    rows = [
        (
            str(one.line),
            one.words,
            "、".join(one.verbs),
            "、".join(one.old) or "—",
            "、".join(one.new) or "（删去）",
        )
        for one in items
    ]
    blocks = (
        title(words),
        body(f"{counted(items)}。"),
        table(
            "修改落点",
            ["行", "决定原文", "方式", "修改前", "修改后"],
            rows,
            (4, 26, 8, 10, 10),
        ),
    )
    return Document("修改落点", words, blocks, subject="修改落点")
