"""One support as YAML has it (写出资助项目): its amount, its limits, what they ask."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from policypress.importing.conditions import conditions_of
from policypress.importing.fields import Fields
from policypress.importing.lifting import Lifting, NoModel
from policypress.importing.prose import Named, has_code
from policypress.importing.readings import Reading
from policypress.importing.situations import (
    PERIODS,
    is_limit,
    refuse_own_limits,
    situations_of,
)
from policypress.importing.stepping import Stepping
from policypress.importing.supports.doubts import is_of_market
from policypress.importing.supports.given import Given, Grant, is_range
from policypress.importing.supports.quantities import Quantity, counted_by
from policypress.importing.supports.units import is_counted
from policypress.language.sums import Sum
from policypress.language.tokens import typed_figures

_DECIDED = "由主管部门在限额内核定"
_LONGEST = 20  # characters of a support's name
_SHORT = 24  # characters of what is counted
_UNITS = {
    "月": "个月",
    "㎡": "平方米",
    "平米": "平方米",
    "m2": "平方米",
    "天": "日",
}
_TOPPED_UP = re.compile("差额|补差|补足")
_NAMELESS = re.compile(r"[0-9\s]")
Amount = dict[str, Any]


class Writer:
    """Writes one support. named: the figures that it takes out of the prose."""

    def __init__(
        self,
        key: str,
        given: Given,
        reading: Reading,
        homes: Mapping[int, str],
        fields: Fields,
    ) -> None:
        """key: of the support; given: what the text gives; homes: by the
        number of a line, the node its words stand in."""
        self._key = key
        self._given = given
        self._reading = reading
        self._homes = homes
        self._fields = fields
        self._lifting = Lifting(reading, f"s.{key}")
        self._second: list[Sum] = []  # ceilings that stand as limits

    @property
    def named(self) -> list[tuple[int, Named]]:
        """What was taken out of the prose, with the number of its line."""
        return self._lifting.named

    def support(self) -> Amount:
        """The support as YAML has it. Raises NoModel."""
        given = self._given
        amount = self._amount()
        main = given.grants[0].main
        line, _ = self._reading.flow.home(main.start if main else given.start)
        if self._is_topped_up():
            amount["amount"] = self._less(amount["amount"])
        made: Amount = {"name": self._name(), "mode": given.mode, **amount}
        limits = self._limits()
        if limits:
            made["limits"] = limits
        conditions = conditions_of(
            self._key,
            given,
            self._reading,
            self._lifting,
            self._fields,
            self._homes,
        )
        if conditions:
            made["conditions"] = conditions
        made["clause"] = self._homes[line]
        return made

    def _is_topped_up(self) -> bool:
        """Whether the line says that an earlier grant is taken off (补足差额)."""
        text = self._reading.flow.text
        end = text.find("\n", self._given.end)
        line = text[self._given.start : end if end >= 0 else len(text)]
        return _TOPPED_UP.search(line) is not None

    def _less(self, amount: Any) -> Amount:
        """The amount less what was granted before."""
        asked = self._fields.money(f"此前已获得的{self._given.mode}金额")
        whole = {"value": amount} if isinstance(amount, str) else amount
        return {**whole, "less": asked}

    def _name(self) -> str:
        """What the support is called: for what, and the word for what is given."""
        words = self._given.called.split("，")[0]
        words = re.sub("^(?:对于?|支持|鼓励)", "", words).strip(" 的")
        is_plain = not typed_figures(words) and not has_code(words)
        is_short = 2 <= len(words) <= _LONGEST
        if is_plain and is_short and not _NAMELESS.search(words):
            return f"{words}{self._given.mode}"
        return self._given.mode

    def _amount(self) -> Amount:
        """`amount`, with `for_each` where there is a row for each. Raises NoModel."""
        given = self._given
        grants = given.grants
        if given.kind == "steps" or self._is_by_steps(grants):
            return {"amount": self._steps()}
        if any(one.main is None or is_of_market(one) for one in grants):
            return {"amount": self._decided()}
        if is_range(grants):
            return {"amount": self._range(*grants)}
        if len(grants) == 1:
            return {"amount": self._single(grants[0], "")}
        return self._tiers(grants)

    def _is_by_steps(self, grants: Sequence[Grant]) -> bool:
        """Whether one sum is for each of so many: 每满1万人次给予2万元."""
        return len(grants) == 1 and grants[0].per[:1].isdigit()

    def _decided(self) -> Amount:
        """What no figure decides: in words, up to the ceiling that stands there."""
        (grant,) = self._given.grants
        share = "的一定比例" if grant.main else ""
        words = f"按{grant.base}{share}核定" if grant.base else _DECIDED
        if self._given.kind == "discretionary":
            words = self._given.mode if not grant.base else words
        if typed_figures(words) or has_code(words):
            words = _DECIDED
        made: Amount = {"discretionary": words}
        if cap := self._cap_of(grant):
            made["at_most"] = self._lifting.take(cap, "at_most")
        return made

    def _steps(self) -> Amount:
        """A sum that grows, with its ceiling."""
        given = self._given
        lift = self._lifting
        if any(one.counts for one in given.grants[:-1]):
            raise NoModel("起点的金额按数量计")
        stepping = Stepping(given, self._reading, lift, self._fields)
        made: Amount = stepping.amount()
        if cap := self._cap_of(given.grants[0]):
            made["at_most"] = lift.take(cap, "at_most")
        return made

    def _range(self, low: Grant, high: Grant) -> Amount:
        """10万元—100万元: decided between its ends."""
        least = self._bound(low, "at_least")
        return {
            "discretionary": _DECIDED,
            "at_least": least,
            "at_most": self._bound(high, "at_most", least),
        }

    def _bound(
        self,
        grant: Grant,
        where: str,
        least: Any = None,
    ) -> Any:
        """A sum, a share or a price that is a limit itself. where: its reference; least:
        the lower end, where there is one: both ask the same."""
        assert grant.main is not None
        value = self._lifting.take(grant.main, where)
        kind = "share" if grant.is_rate else "each"
        if isinstance(least, dict) and kind in least:
            return least | {kind: value}
        if grant.is_rate:
            return {"share": value, "of": self._base(grant)}
        if grant.counts:
            return self._each(grant, value)
        return value

    def _single(self, grant: Grant, where: str) -> Any:
        """One amount with its ceiling. where: the tier it is of, with a dot behind."""
        cap = self._cap_of(grant)
        if grant.is_most:
            if cap:
                self._second.append(cap)
            bound = self._bound(grant, f"{where}at_most")
            return {"discretionary": _DECIDED, "at_most": bound}
        made = self._uncapped(grant, where)
        if cap:
            made["at_most"] = self._lifting.take(cap, f"{where}at_most")
        return made["value"] if list(made) == ["value"] else made

    def _uncapped(self, grant: Grant, where: str) -> Amount:
        """One amount that is no ceiling itself. where: as above."""
        assert grant.main is not None
        if grant.is_least:
            bound = self._bound(grant, f"{where}at_least")
            return {"discretionary": _DECIDED, "at_least": bound}
        if grant.is_rate:
            share = self._lifting.take(grant.main, f"{where}share")
            return {"share": share, "of": self._base(grant)}
        if grant.counts or self._given.kind == "per_unit":
            value = self._lifting.take(grant.main, f"{where}each")
            return self._each(grant, value, where)
        return {"value": self._lifting.take(grant.main, f"{where}value")}

    def _each(
        self,
        grant: Grant,
        value: str,
        tier: str = "",
    ) -> Amount:
        """A price for each unit, with a question for each count. tier: the reference of
        the tier it is of, with a dot behind."""
        units = [one for one in grant.per.split("·") if one]
        if any(one[0].isdigit() for one in units):
            raise NoModel("按几个一计")
        words = grant.situation or self._given.called
        what = words.split("，")[-1].strip() or self._given.mode
        bounds = counted_by(grant.per, self._given.quantities)
        asked: list[Any] = []
        for number, unit in enumerate(units):
            of = "of" if len(units) == 1 else f"of.{number}"
            count = self._count(what, unit, bounds.get(unit), f"{tier}{of}")
            asked.append(count)
        counts: Any = asked[0] if len(asked) == 1 else asked
        return {"each": value, "of": counts, "unit": grant.per}

    def _count(
        self,
        what: str,
        unit: str,
        bound: Quantity | None,
        where: str,
    ) -> Any:
        """The question how many there are, with how many are counted at most, which the
        prose says by its name. where: the reference of the count."""
        named = _UNITS.get(unit, unit)
        label = f"{what[-_SHORT:]}（按{named}计的数量）"
        field = self._fields.number(label, named)
        if bound is None or bound.unit != named:
            return field
        self._given.reckoned.add(bound.start)
        name = f"{where}.at_most"
        most = self._lifting.take_words(bound.start, bound.words, name)
        return {"field": field, "at_most": most}

    def _base(self, grant: Grant) -> str:
        """The question for what a rate is of. Raises NoModel."""
        if not grant.base:
            raise NoModel("比例的基数不明")
        return self._fields.money(grant.base)

    def _tiers(self, grants: Sequence[Grant]) -> Amount:
        """An amount a situation; a table where each is so much for each of one unit."""
        if self._given.kind != "tiers":
            raise NoModel("情形不明")
        refuse_own_limits(grants)
        situations = situations_of(grants)
        label = self._given.called.split("，")[0] or self._given.mode
        if self._is_table(grants):
            return self._table(grants, label)
        by = self._fields.choice(label, situations)
        rates = {id(one.main) for one in grants}
        if len(rates) == 1:
            return {"amount": self._one_rate(grants, by)}
        if len(rates) < len(grants):
            raise NoModel("几个情形共用一个比例")
        tiers = {
            f"c{number}": self._tier(one, f"c{number}.")
            for number, one in enumerate(grants, 1)
        }
        return {"amount": {"by": by, "tiers": tiers}}

    def _is_table(self, grants: Sequence[Grant]) -> bool:
        """Whether each is a sum for each of the same sort of thing."""
        units = {one.per for one in grants}
        is_one = len(units) == 1 and "·" not in grants[0].per
        if not is_one or not is_counted(grants[0].per):
            return False
        if self._has_row_limits(grants):
            return False
        return not any(
            one.is_rate or one.is_most or one.is_least for one in grants
        )

    def _tier(self, grant: Grant, where: str) -> Any:
        """One tier; anything but a sum stands in `amount`."""
        amount = self._single(grant, where)
        return amount if isinstance(amount, str) else {"amount": amount}

    def _one_rate(
        self,
        grants: Sequence[Grant],
        by: str,
    ) -> Amount:
        """One rate for all, with a ceiling for each situation."""
        first = grants[0]
        if first.main is None or first.is_most or first.is_least:
            raise NoModel("几个情形共用一个上限")
        share = self._lifting.take(first.main, "share")
        tiers = {}
        for number, one in enumerate(grants, 1):
            cap = self._cap_of(one)
            if cap is None:
                raise NoModel("几个情形共用一个比例")
            where = f"at_most.c{number}"
            tiers[f"c{number}"] = self._lifting.take(cap, where)
        limit = {"by": by, "tiers": tiers}
        return {"share": share, "of": self._base(first), "at_most": limit}

    def _table(
        self,
        grants: Sequence[Grant],
        label: str,
    ) -> Amount:
        """So much for each row, by the level of the row."""
        # A ceiling of all rows together is a limit.
        self._second += [cap for cap in map(self._cap_of, grants) if cap]
        situations = [one.situation for one in grants]
        thing = self._fields.thing(label, grants[0].per, situations)
        tiers = {}
        for number, one in enumerate(grants, 1):
            assert one.main is not None
            where = f"c{number}.value"
            tiers[f"c{number}"] = self._lifting.take(one.main, where)
        amount = {"by": f"level_{thing}", "tiers": tiers}
        return {"for_each": thing, "amount": amount}

    def _has_row_limits(self, grants: Sequence[Grant]) -> bool:
        """Whether a ceiling is one of each row: then a row is a tier. Raises NoModel
        for one of some rows."""
        caps = [cap for cap in map(self._cap_of, grants) if cap]
        if len(caps) not in (0, len(grants)):
            raise NoModel("每一项的限额")
        are_one = all(cap is caps[0] for cap in caps)
        of_rows = any(one.cap_scope == "item" for one in grants)
        return bool(caps) and (of_rows or not are_one)

    def _cap_of(self, grant: Grant) -> Sum | None:
        """The ceiling of an amount itself: none that is a limit of the support, or that
        it has in common with others."""
        if is_limit(grant) or self._is_common(grant.cap):
            return None
        return grant.cap

    def _is_common(self, cap: Sum | None) -> bool:
        """Whether several supports have a ceiling together."""
        return any(one is cap for one, _ in self._given.common)

    def _limits(self) -> Amount:
        """Ceilings of a year or of all time, and those that stand beside a ceiling."""
        made: Amount = {}
        taken: list[Sum] = []
        for cap, scope in self._limiting():
            is_taken = any(one is cap for one in taken)
            if cap is None or is_taken or self._is_common(cap):
                continue
            taken.append(cap)
            key = f"most{len(taken)}"
            made[key] = {"at_most": self._lifting.take(cap, key)}
            if period := PERIODS.get(scope):
                made[key]["period"] = period
        return made

    def _limiting(self) -> list[tuple[Sum | None, str]]:
        """Ceilings that may be limits of the support, each with whom and when it is for:
        those that stand beside an amount, then those of all amounts together."""
        found: list[tuple[Sum | None, str]] = []
        for grant in self._given.grants:
            is_second = any(one is grant.cap for one in self._second)
            if is_second or is_limit(grant):
                found.append((grant.cap, grant.cap_scope))
        found += [one for one in self._given.wider if one[1] in PERIODS]
        return found
