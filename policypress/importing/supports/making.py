"""One part of a sentence → what it gives (成项)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypress.importing.supports.bases import base_of
from policypress.importing.supports.caps import (
    bound_several,
    is_cap,
    scope_of_most,
    share_caps,
    take_caps,
)
from policypress.importing.supports.doubts import (
    doubt_beside,
    doubt_of_part,
    for_money,
)
from policypress.importing.supports.given import (
    Given,
    Grant,
    is_for_others,
)
from policypress.importing.supports.groups import (
    follows,
    groups_of,
    is_in_list,
)
from policypress.importing.supports.growing import (
    is_growing,
    mark_steps,
    step_of,
    step_of_money,
)
from policypress.importing.supports.here import Around, Here
from policypress.importing.supports.instalments import (
    doubt_parts,
    is_instalment,
)
from policypress.importing.supports.lists import named, situation_of
from policypress.importing.supports.modes import mode_of
from policypress.importing.supports.parts import clause_start
from policypress.importing.supports.phrases import (
    MORE,
    STEP_BEFORE,
)
from policypress.importing.supports.roles import role_of
from policypress.importing.supports.scopes import scope_of
from policypress.importing.supports.totals import is_measure, is_of_total
from policypress.importing.supports.undecided import (
    begun,
    formula_in,
    undecided_in,
)
from policypress.importing.supports.units import (
    unit_before,
    unit_behind,
    unit_of_more,
    unit_of_rate,
    unit_with_more,
)
from policypress.language.sums import Sum

_ALL_OF_IT = re.compile("总额|合计|累计|总和")
_NEW_OBJECT = re.compile("^[^，。；]{0,12}，[ ]*对[^，。；]{2,40}，按")
_COUNTS_OTHERS = re.compile("数量|个数|家数|件数|人数")
# 并给予每次3000元的差旅补助: beside what is given.
_BESIDE = re.compile(
    "^(?:并|同时|并同时)(?:再|另|一次性)?(?:给予|按|发放|享受|奖励|补贴|补助)"
)
_CUT = re.compile("^[^，、；]*[，、；]")
_MARKS = ("、", "和", "或", "及", "以及")
_MOST_SUMS = 60
_SIDES = ["下限", "上限"]


class Making:
    """Makes supports of the sums of one part.

    pieces: the supports; caps: ceilings that found nothing to bound, with their clauses.
    """

    def __init__(
        self,
        here: Here,
        is_alone: bool = False,
    ) -> None:
        """here: the part whose sums are shared out; is_alone: nothing stands
        before it that a ceiling could bound."""
        self._here = here
        self._is_alone = is_alone
        self.pieces: list[Given] = []
        self.caps: list[tuple[Sum, str]] = []
        self._conditions: list[Sum] = []
        self._unknown: list[Sum] = []
        self._limits: list[Sum] = []
        self._parts: list[Sum] = []
        self._own: Sequence[Sum] = ()
        self._for_money: list[tuple[int, int]] = []

    @property
    def here(self) -> Here:
        """The part."""
        return self._here

    @property
    def has_unknown(self) -> bool:
        """Whether it is not known what a sum of the part is."""
        return bool(self._unknown)

    @property
    def settled(self) -> set[int]:
        """Where figures stand that are known to be no amounts."""
        return {one.start for one in [*self._conditions, *self._parts]}

    def run(self, own: Sequence[Sum]) -> None:
        """Take the sums of the part in order; more than a sentence can hold are left."""
        if len(own) > _MOST_SUMS:
            return
        here, self._own = self._here, own
        if made := formula_in(here, own):
            self.pieces.append(made)
        role = ""
        last_end = here.part.start
        for group in groups_of(self._without_rates(own), here.text):
            around = here.around(group, last_end)
            is_near = follows(here.plain, last_end, group[0])
            role = self._role(group[0], around, role, is_near)
            self._take(group, role, around)
            last_end = group[-1].end
        if not own and (made := undecided_in(here)):
            self.pieces.append(made)
        self._end()

    def _role(
        self,
        one: Sum,
        around: Around,
        before: str,
        is_near: bool,
    ) -> str:
        """What a sum is, with what the one before it is. is_near: whether both stand in
        one list."""
        is_given = before in ("give", "most", "least")
        role = role_of(one, around, is_near and is_given)
        is_listed = before == "condition" and around.near.strip() in _MARKS
        if not role and is_listed:
            return "condition"
        is_part = is_instalment(one, around, bool(self.pieces))
        if is_part and (role or self.pieces):
            return "part"
        return role

    def _without_rates(self, own: Sequence[Sum]) -> list[Sum]:
        """The sums but those for which another is given: 1亿元 of 每完成1亿元奖励20万元."""
        shift = self._here.part.start
        self._for_money = [
            (start + shift, end + shift)
            for start, end in for_money(self._here.words)
        ]
        return [
            one
            for one in own
            if not any(a <= one.start < b for a, b in self._for_money)
        ]

    def _take(
        self,
        group: Sequence[Sum],
        role: str,
        around: Around,
    ) -> None:
        """Put the sums where their role says."""
        if role == "condition":
            self._conditions += group
        elif role == "part":
            self._parts += group
        elif role == "limit" or self._is_second_rate(group, around):
            self._limits += group
        elif not role:
            self._unknown += group
        elif role == "most" and self._is_cap(group, around):
            self._cap(group, around)
        else:
            self._give(group, role, around)

    def _is_second_rate(
        self,
        group: Sequence[Sum],
        around: Around,
    ) -> bool:
        """Whether a share bounds the sum that is given: 补助金额不超过投入的30%."""
        if not self.pieces or group[0].kind != "percent":
            return False
        is_rate = self.pieces[-1].grants[-1].is_rate
        if not is_measure(around):
            return False
        return not is_rate or _ALL_OF_IT.search(around.near) is not None

    def _is_cap(
        self,
        group: Sequence[Sum],
        around: Around,
    ) -> bool:
        """Whether a ceiling bounds what stands before it. Behind a ceiling of what
        came before the part, another is one as well."""
        if self.pieces:
            return is_cap(group, around, self.pieces[-1], self._here)
        if self._is_alone:
            return False
        if self.caps and group[0].kind == "money":
            return True
        return is_cap(group, around, None, self._here)

    def _cap(
        self,
        group: Sequence[Sum],
        around: Around,
    ) -> None:
        """Bound what stands before in the part, or keep the ceiling for the reader."""
        if not self.pieces:
            self.caps += [(one, around.clause) for one in group]
            return
        near = self.pieces[-2:]
        if near[-1].is_beside and len(group) == 1 and scope_of(around.near):
            bound_several(near, group[0], around.near)
        else:
            take_caps(self.pieces[-1], group, around, self._here)

    def _give(
        self,
        group: Sequence[Sum],
        role: str,
        around: Around,
    ) -> None:
        """Amounts: of the support that is open, or of a new one."""
        here = self._here
        mode = mode_of(group[0], around, here)
        per = self._per(group, around)
        given = self._open_for(around, mode, per)
        names = self._names(group, given)
        bases = [one.base for one in given.grants if one.base]
        known = bases[-1] if bases else ""
        for name, one in zip(names, group, strict=True):
            grant = self._grant(one, role, around, per)
            grant.base = self._base(one, around, known)
            grant.every = step_of_money(here, group, self._own)
            grant.situation = name
            given.grants.append(grant)
        given.mode = given.mode or mode
        doubt_beside(given, group, around)

    def _grant(
        self,
        one: Sum,
        role: str,
        around: Around,
        per: str,
    ) -> Grant:
        """An amount, and whether it is a bound. per: what it is given for each of."""
        here = self._here
        own_unit = unit_behind(around.after) or unit_before(around.near)
        grant = Grant(one, clause_start(here.plain, one.start))
        grant.per = per
        grant.is_most = one.side == "high" if one.side else role == "most"
        grant.is_least = role == "least" or one.side == "low"
        grant.is_total = is_of_total(around)
        grant.is_for_each = bool(per) and not own_unit
        # 每年 of 每年3万元至8万元 is the unit of both ends.
        is_unit = bool(one.side) and "年" in per.split("·")
        if grant.is_most and not is_unit:
            grant.cap_scope = scope_of_most(around, here.head)
        return grant

    def _base(self, one: Sum, around: Around, known: str) -> str:
        """What a rate is of. known: what the rate before it is of."""
        if one.kind != "percent":
            return ""
        return base_of(one, around, self._here) or known

    def _since(self, at: int) -> str:
        """The words since the sum before, of the support that is open."""
        start = self._here.part.start
        if self.pieces and self.pieces[-1].grants:
            last = self.pieces[-1].grants[-1].main
            start = last.end if last else start
        return self._here.text[start:at]

    def _names(
        self,
        group: Sequence[Sum],
        given: Given,
    ) -> list[str]:
        """The situations of a list of sums."""
        at = group[0].start
        if group[0].side:
            return _SIDES[: len(group)]
        if len(group) > 1:
            names = named(self._here.before(at), len(group))
            if not names:
                given.doubt("分别列举的情形与金额个数不同")
            return names or [""] * len(group)
        words = self._since(at)
        cut = _CUT.match(words)
        if cut and given.grants:
            words = words[cut.end() :]
        return [situation_of(words)]

    def _open_for(
        self,
        around: Around,
        mode: str,
        per: str,
    ) -> Given:
        """The support that an amount belongs to. A new one where it is given on top, or
        where another sort of benefit is given, or for each of other things."""
        is_more = MORE.search(around.clause) is not None
        is_more = is_more and not is_growing(self._here, around)
        is_beside = _BESIDE.match(around.clause.strip()) is not None
        if self.pieces:
            given = self.pieces[-1]
            if STEP_BEFORE.search(self._here.before(around.end)):
                return given
            is_other = is_for_others(given.grants[-1], per)
            is_other = is_other and not is_in_list(around.before)
            is_other = is_other or self._is_other(given, around, mode)
            if not (is_more or is_beside or is_other):
                return given
        made = self._new()
        made.is_on_top = is_more
        made.is_beside = is_beside
        return made

    def _is_other(self, given: Given, around: Around, mode: str) -> bool:
        """Whether another sort of benefit is given, or for somebody else."""
        if mode and given.mode and mode != given.mode:
            return True
        return self._has_other_object(given, around)

    def _has_other_object(self, given: Given, around: Around) -> bool:
        """Whether a rate is for somebody else and of something else than the one before
        in the same part: 按贡献的70%给予奖励，对基金按投资额的2%给予奖励."""
        last = given.grants[-1]
        if not last.is_rate or not last.base or around.near[:1] == "":
            return False
        since = self._since(around.start)
        found = _NEW_OBJECT.search(since)
        return found is not None and last.base not in since

    def _new(self) -> Given:
        """A support of this part."""
        made = begun(self._here)
        self.pieces.append(made)
        return made

    def _per(
        self,
        group: Sequence[Sum],
        around: Around,
    ) -> str:
        """What the sums are for each of."""
        if group[0].kind == "percent":
            return unit_of_rate(around.near)
        if every := step_of_money(self._here, group, self._own):
            return every.words.replace(" ", "")
        step = step_of(self._here, group, around)
        if step and self.pieces and self.pieces[-1].grants:
            return step
        own = unit_behind(around.after) or unit_before(around.near)
        since = self._since(group[0].start)
        if own:
            return unit_with_more(own, since)
        return unit_of_more(since)

    def _end(self) -> None:
        """What holds for the whole part."""
        if not self.pieces:
            return
        here = self._here
        first = self.pieces[0]
        first.conditions += self._conditions
        first.limits += self._limits
        first.parts += self._parts
        first.is_counted = _COUNTS_OTHERS.search(here.words) is not None
        head = first.grants[0]
        at = head.main.start if head.main else head.place
        first.skeleton = situation_of(here.before(at))
        for one in self.pieces:
            one.called = one.grants[0].situation or first.skeleton
            one.is_one_off = "一次性" in here.words
            if self._unknown:
                one.doubt(f"“{self._unknown[0].words}”是什么不明确")
            doubt_parts(one, here.text)
            mark_steps(one, here.words)
            doubt_of_part(one, here.words)
        first.shared += [(cap, scope_of(said)) for cap, said in self.caps]
        self.caps = []
        share_caps(first, first.grants)
