"""A support as it was read: what is given, for what, up to where."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.importing.supports.quantities import Quantity
from policypress.importing.supports.units import is_counted
from policypress.language.sums import Sum


class Grant(Struct):
    """One amount.

    main: its figure, None where the text says none; base: what a rate is of; per: the
    unit; is_most, is_least: said as a ceiling or floor; cap, cap_scope: a ceiling
    beside; situation: when it is this one; place: where its clause begins; is_for_each: 每引进1家.
    """

    main: Sum | None
    place: int
    base: str = ""
    per: str = ""
    is_most: bool = False
    is_least: bool = False
    cap: Sum | None = None
    cap_scope: str = ""
    situation: str = ""
    is_named: bool = False
    is_for_each: bool = False
    every: Sum | None = None  # 1亿元, of 每增加1亿元给予10万元
    is_total: bool = False  # 补助金额不超过……的30%: bounds another, if any

    def at_level(
        self,
        level: str,
        cap: Sum,
        scope: str,
    ) -> Grant:
        """The same rate for another situation, with its own ceiling."""
        return replace(
            self,
            situation=level,
            cap=cap,
            cap_scope=scope,
            is_named=True,
        )

    @property
    def counts(self) -> bool:
        """Whether it is so much for each of several things that one applicant has."""
        return self.is_for_each or is_counted(self.per)

    @property
    def is_rate(self) -> bool:
        """Whether it is a share of something."""
        return self.main is None or self.main.kind == "percent"


class Given(Struct):
    """One support.

    start, end: its sentences; object: whom or what it is for, in the text's words;
    limits: further ceilings; wider: those of them whose scope is known, with it;
    is_whole: whether every figure in its sentences is understood; why: what is not;
    quantities: how many are counted at most; reckoned: where those stand that the model
    reckons with; changes: what raises or lowers it elsewhere in its line; grows: so much
    for every so many more; is_beside: given beside another; raised: what a higher rate
    is said to raise, until that is known; head: what its list stands below; parts:
    instalments, and parts of a total."""

    start: int
    end: int
    line: int
    sentence: int
    grants: list[Grant] = field(default_factory=list)
    mode: str = ""
    kind: str = ""
    object: str = ""
    limits: list[Sum] = field(default_factory=list)
    conditions: list[Sum] = field(default_factory=list)
    is_whole: bool = True
    why: str = ""
    is_one_off: bool = False
    skeleton: str = ""
    called: str = ""
    opens: bool = False
    is_on_top: bool = False
    is_counted: bool = False
    shared: list[tuple[Sum, str]] = field(default_factory=list)
    wider: list[tuple[Sum, str]] = field(default_factory=list)
    common: list[tuple[Sum, str]] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    reckoned: set[int] = field(default_factory=set)
    changes: list[str] = field(default_factory=list)
    grows: bool = False
    is_beside: bool = False
    raised: str = ""
    head: str = ""
    parts: list[Sum] = field(default_factory=list)

    @property
    def units(self) -> list[str]:
        """What its sums are for each of."""
        return [unit for one in self.grants for unit in one.per.split("·")]

    def take(self, other: Given) -> None:
        """Make another, which follows, a part of this one."""
        self.grants += other.grants
        self.end = other.end
        self.line = other.line
        self.sentence = other.sentence
        self.skeleton = other.skeleton
        self.limits += other.limits
        self.wider += other.wider
        self.common += other.common
        self.parts += other.parts
        self.conditions += other.conditions
        self.is_one_off = self.is_one_off or other.is_one_off
        self.raised = self.raised or other.raised
        if not other.is_whole:
            self.doubt(other.why)

    def doubt(self, why: str) -> None:
        """Something of it is not understood."""
        self.is_whole = False
        self.why = self.why or why


def is_for_others(last: Grant, per: str) -> bool:
    """Whether a sum is for each of other things than the one before it: 每班5万元，每个学位
    1000元."""
    is_step = per[:1].isdigit()
    return last.counts and is_counted(per) and per != last.per and not is_step


def is_range(grants: Sequence[Grant]) -> bool:
    """Whether two amounts are the ends of one: 10万元至20万元."""
    sides = [one.main.side for one in grants if one.main]
    return sides == ["low", "high"]


def plain(number: Decimal) -> int | float:
    """A whole number as one."""
    whole = int(number)
    return whole if whole == number else float(number)
