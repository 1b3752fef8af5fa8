"""金额等数字的变动 in amended clauses of any text, with data or without: 第四十六条 五十万元 →
三百万元.

A figure stands for the one in its place: the figures of two lines that belong together
are aligned in their order. Money comes first, then multiples, ratios, spans of time and
the rest; within each what changes most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec import Struct

from policypress.compare.changes import Change, ChangeSet, Pair
from policypress.language.numerals import from_chinese
from policypress.language.patterns import later
from policypress.language.quantity import format_money
from policypress.language.tokens import typed_figures

_ORDER = ("money", "multiple", "ratio", "duration", "count", "date")
_HAN = "〇○零一二两三四五六七八九十百千"
# 违法所得一倍以上五倍以下: a fine, too, is told by it.
_MULTIPLE = re.compile(rf"(?:[0-9.]+|[{_HAN}]+)倍")
_NUMBER = later(
    rf"(?:百分之)?(?:([0-9]+(?:\.[0-9]+)?)([十百千万亿]*)|([{_HAN}万亿]+))"
)
_THOUSANDS = re.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_VERBS = {"money": ("增加", "减少"), "duration": ("延长", "缩短")}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_WITHIN = later(
    "[多余～—–－~-]"
)  # a range, or a little over: no single number
_TENTH = Decimal("0.1")
# Figures of one line that are aligned; a table has more, cell by cell.
_MOST = 200


class AmountChange(Struct, frozen=True):
    """One figure that an amended clause has in place of another.

    kind: money, multiple, ratio, duration, count or date. old, new: as printed, ""
    where there is none. old_value, new_value: their numbers, None where they have none
    that compares.
    """

    change: Change
    kind: str
    old: str
    new: str
    old_value: Decimal | None = None
    new_value: Decimal | None = None

    @property
    def difference(self) -> str:
        """增加250万元（为原来的6倍）; "" when nothing compares."""
        before, after = self.old_value, self.new_value
        if before is None or after is None or before == after:
            return ""
        if _unit(self.old) != _unit(self.new):
            return ""  # 十五日 and 五个工作日
        rise, fall = _VERBS.get(self.kind, ("提高", "降低"))
        verb = rise if after > before else fall
        if self.kind == "money":
            verb += format_money(abs(after - before))
        return f"{verb}（{_proportion(before, after)}）" if before else verb

    @property
    def multiple(self) -> Decimal:
        """How many times the smaller figure goes into the larger; 0 when nothing
        compares.
        """
        smaller, larger = sorted((self.old_value or 0, self.new_value or 0))
        if not self.difference or not smaller:
            return Decimal(0)
        return Decimal(larger) / Decimal(smaller)


def amount_changes(changes: ChangeSet) -> list[AmountChange]:
    """Every figure that differs in clauses and annexes that stay, in the order of who
    decides.
    """
    found: list[AmountChange] = []
    for change in changes.changes:
        both = change.old and change.new and change.changed
        if both and change.unit in ("clause", "annex"):
            lines = [one for pair in change.pairs for one in _texts(pair)]
            found += _of_change(change, lines)
    return sorted(found, key=_weight)


def _texts(pair: Pair) -> Iterator[tuple[str, str]]:
    """The words of two lines that belong together, or of the cells of a table."""
    if not pair.rows:
        old = "\n".join(line.text for line in pair.old)
        new = "\n".join(line.text for line in pair.new)
        yield old, new
    for row in pair.rows:
        for cell in row.cells:
            yield cell.old or "", cell.new or ""


def _of_change(
    change: Change,
    lines: list[tuple[str, str]],
) -> Iterator[AmountChange]:
    """What differs in one clause: figures for each other, then those that only one side
    has. One that went from here to there is no difference.
    """
    figures = [
        (_figures(old), _figures(new)) for old, new in lines if old != new
    ]
    for kind in _ORDER:
        gone: list[str] = []
        come: list[str] = []
        for before, after in figures:
            for was, now in _beside(before[kind], after[kind]):
                if was and now:
                    yield _changed(change, kind, was, now)
                else:
                    gone += [was] if was else []
                    come += [now] if now else []
        yield from _left_over(change, kind, gone, come)


def _left_over(
    change: Change,
    kind: str,
    gone: list[str],
    come: list[str],
) -> Iterator[AmountChange]:
    """The figures of a clause that stand for none: a single one on each side are for
    each other.
    """
    for words in list(gone):
        if words in come:
            gone.remove(words)
            come.remove(words)
    if len(gone) == len(come) == 1:
        yield _changed(change, kind, gone[0], come[0])
        return
    for words in gone:
        yield _changed(change, kind, words, "")
    for words in come:
        yield _changed(change, kind, "", words)


def _beside(
    old: list[str],
    new: list[str],
) -> Iterator[tuple[str, str]]:
    """Figures of two lines that stand for each other and differ; "" for none.

    As many before as after stand in their order (五万元以上五十万元以下 and 五十万元以上五百万元以下
    share no figure); otherwise those that are equal part the rest.
    """
    if len(old) == len(new):
        yield from (
            (was, now) for was, now in zip(old, new, strict=True) if was != now
        )
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for code, start, end, new_start, new_end in matcher.get_opcodes():
        if code != "equal":
            gone, come = old[start:end], new[new_start:new_end]
            yield from zip_longest(gone, come, fillvalue="")


def _changed(
    change: Change,
    kind: str,
    old: str,
    new: str,
) -> AmountChange:
    """A change of one figure. kind: of the figure; old, new: as written. A
    date has no number to reckon with."""
    if kind == "date":
        return AmountChange(change, kind, old, new)
    return AmountChange(change, kind, old, new, _value(old), _value(new))


def _figures(text: str) -> dict[str, list[str]]:
    """The figures in a text by their kind, in order, 1,000,000 without its marks."""
    text = _THOUSANDS.sub("", text)
    found: dict[str, list[str]] = {kind: [] for kind in _ORDER}
    for _, words, kind in typed_figures(text):
        found.setdefault(kind, []).append(words)
    found["multiple"] = _MULTIPLE.findall(text)
    return {kind: words[:_MOST] for kind, words in found.items()}


def _value(words: str) -> Decimal | None:
    """The number of a figure in its own unit: 500000 of 五十万元 and of 50万元."""
    found = _NUMBER.match(words)
    if not found or _WITHIN.search(words):
        return None
    digits, scale, numeral = found.groups()
    if numeral:
        return _spoken(numeral)
    return Decimal(digits).scaleb(sum(_POWERS[one] for one in scale))


def _unit(words: str) -> str:
    """个工作日 of 五个工作日: what is left of a figure without its number."""
    return _NUMBER.sub("", words, count=1)


def _spoken(numeral: str) -> Decimal | None:
    """The number of a Chinese numeral, 亿 included."""
    head, hundred_million, rest = numeral.rpartition("亿")
    if not hundred_million:
        value = from_chinese(numeral)
        return None if value is None else Decimal(value)
    first = from_chinese(head)
    second = from_chinese(rest.lstrip("零")) if rest else 0
    if first is None or second is None:
        return None
    return Decimal(first).scaleb(8) + second


def _proportion(before: Decimal, after: Decimal) -> str:
    """为原来的6倍, +50%, -20%."""
    times = after / before
    if times >= 2 and times == times.to_integral_value():
        return f"为原来的{times.to_integral_value():f}倍"
    percent = ((times - 1) * 100).quantize(_TENTH)
    text = f"{percent:+f}".removesuffix(".0")
    return f"{text}%"


def _weight(one: AmountChange) -> tuple[int, bool, Decimal]:
    """Money before all else, within a kind what became another figure before what came
    or went, and there what became the largest multiple of what it was: a fine six times
    as high before one that is twice as high.
    """
    order = _ORDER.index(one.kind)
    return order, not one.difference, -one.multiple


def clauses_of(amounts: Sequence[AmountChange]) -> list[Change]:
    """The changes that have these figures, each once, in their order."""
    found: dict[int, Change] = {}
    for one in amounts:
        found.setdefault(id(one.change), one.change)
    return list(found.values())
