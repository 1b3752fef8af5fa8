"""A sum that grows by steps, as YAML has it (写出阶梯): 30件以上给予3万元，每增加30件，增加3万元;
每增加1亿元给予10万元.
"""

from __future__ import annotations

import re
from typing import Any

from policypress.importing.fields import Fields
from policypress.importing.lifting import Lifting, NoModel
from policypress.importing.readings import Reading
from policypress.importing.supports.given import Given
from policypress.importing.supports.parts import clause_start, outer
from policypress.importing.supports.phrases import COUNTED
from policypress.language.sums import Sum, even

_COUNT = re.compile(f"[0-9]+[万千]?(?P<unit>{COUNTED}|家|个)")
_BLANK = re.compile(r"\s+")
# What grows: the noun before 每增加 or 达到.
_NOUN = re.compile(
    "(?P<noun>[^，。；：、（）“”《》0-9]{2,20}?)(?:累计|合计|首次)?"
    "(?:每(?:再|新)?(?P<how>满|增加|新增|增长|递增|提高|多)|"
    "达到|达|满|不低于|不少于)(?:人民币)?[ ]*$"
)
_LEADS = re.compile("^(?:对于?|且|并且?|凡|其|该|企业的?|的)+")
_REACHED = re.compile("(?:达到|达|满|不低于|不少于)(?:人民币)?[ ]*$")
_BEYOND = re.compile("^[ ]*(?:（含）|\\(含\\))?(?:以上|及以上)")
_SHORT = 24  # characters of what is counted


class Stepping:
    """Writes the steps of one support."""

    def __init__(
        self,
        given: Given,
        reading: Reading,
        lifting: Lifting,
        fields: Fields,
    ) -> None:
        """lifting, fields: take the figures, and ask what grows."""
        self._given = given
        self._text = even(reading.flow.text)
        self._lifting = lifting
        self._fields = fields

    def amount(self) -> dict[str, Any]:
        """`steps` and `of`. Raises NoModel."""
        if self._given.grants[-1].every:
            return self._of_money()
        return self._of_count()

    def _of_money(self) -> dict[str, Any]:
        """A sum for each of so much money."""
        more = self._given.grants[-1]
        assert more.main is not None and more.every is not None
        rule: dict[str, Any] = {}
        label, how = self._noun(more.every)
        if len(self._given.grants) > 1:
            begin = self._beginning()
            grown, (label, how) = label, self._noun(begin)
            if grown and grown != label:
                raise NoModel("阶梯的基数不明")
            rule = self._first(self._lifting.take(begin, "from"))
        if len(label) < 2:
            raise NoModel("阶梯的基数不明")
        rule["every"] = self._lifting.take(more.every, "every")
        rule["add"] = self._lifting.take(more.main, "add")
        more_of = "" if how in ("", "满") else "增加额"
        asked = self._fields.money(f"{label}{more_of}")
        return {"steps": rule, "of": asked}

    def _beginning(self) -> Sum:
        """The one sum that is to be reached, where it is one and counts itself."""
        first = self._given.grants[0].main
        assert first is not None
        found = [
            one
            for one in self._given.conditions
            if one.kind == "money" and one.start < first.start
        ]
        if len(found) != 1 or not self._is_reached(
            found[0].start, found[0].end
        ):
            raise NoModel("阶梯的起点不明")
        return found[0]

    def _noun(self, one: Sum) -> tuple[str, str]:
        """What a sum is of, and the verb by which it grows."""
        start = clause_start(outer(self._text), one.start)
        found = _NOUN.search(self._text[start : one.start])
        if found is None:
            return "", ""
        return _LEADS.sub("", found["noun"]).strip(), found["how"] or ""

    def _of_count(self) -> dict[str, Any]:
        """A sum for each of so many things."""
        given = self._given
        more = given.grants[-1]
        assert more.main is not None
        every = self._every(more.per, more.main.start)
        rule: dict[str, Any] = {}
        if len(given.grants) > 1:
            start = self._start(every)
            place = start.start()
            rule = self._first(
                self._lifting.take_words(place, start[0], "from")
            )
        rule["every"] = self._lifting.take_words(
            every.start(), every[0], "every"
        )
        rule["add"] = self._lifting.take(more.main, "add")
        label = f"{given.called[-_SHORT:]}（数量）"
        return {
            "steps": rule,
            "of": self._fields.number(label, every["unit"]),
        }

    def _first(self, start: str) -> dict[str, Any]:
        """Where steps begin, and with how much."""
        first = self._given.grants[0].main
        assert first is not None
        return {"from": start, "first": self._lifting.take(first, "first")}

    def _every(self, per: str, end: int) -> re.Match[str]:
        """Where the count of one step stands. Raises NoModel."""
        found = [
            one
            for one in _COUNT.finditer(self._text, self._given.start, end)
            if _BLANK.sub("", one[0]) == per
        ]
        if not found:
            raise NoModel("阶梯的数量不明")
        return found[-1]

    def _start(self, every: re.Match[str]) -> re.Match[str]:
        """The one count that is to be reached, in the unit of a step. Raises NoModel."""
        first = self._given.grants[0].main
        assert first is not None
        found = [
            one
            for one in _COUNT.finditer(
                self._text, self._given.start, first.start
            )
            if one["unit"] == every["unit"]
        ]
        if len(found) != 1 or not self._is_reached(*found[0].span()):
            raise NoModel("阶梯的数量不明")
        return found[0]

    def _is_reached(self, start: int, end: int) -> bool:
        """Whether the words around a figure say that it is to be reached itself."""
        before = self._text[max(start - 8, 0) : start]
        is_before = _REACHED.search(before) is not None
        return (
            is_before or _BEYOND.match(self._text[end : end + 8]) is not None
        )
