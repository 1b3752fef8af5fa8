"""What was read of a provision → its supports in the model (拟出资助项目).

Only what is understood whole and can be lifted out of the prose is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from policypress.importing.fields import Fields
from policypress.importing.lifting import NoModel
from policypress.importing.prose import Named
from policypress.importing.readings import Place, Reading
from policypress.importing.supporting import Writer
from policypress.importing.supports.given import Given

_ORDER = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


class Proposed(Struct):
    """What is written into a provision: supports, and the names of the figures in each
    of its pieces. given: the readings behind the supports, by key."""

    supports: dict[str, Any] = field(default_factory=dict)
    named: dict[Place, list[Named]] = field(default_factory=dict)
    given: dict[str, Given] = field(default_factory=dict)


def proposed(
    reading: Reading,
    homes: Mapping[int, str],
    fields: Fields,
    without: Iterable[str] = (),
) -> Proposed:
    """The supports of a provision. homes: the id of the paragraph that each line stands
    in, by its number. without: keys of supports that are left as figures."""
    made = Proposed()
    left_out = set(without)
    for number, given in enumerate(reading.given, 1):
        key = f"s{number}"
        if not given.is_whole or key in left_out:
            continue
        asked = fields.copy()
        asked.place = reading.place_at(given.start)
        writer = Writer(key, given, reading, homes, asked)
        try:
            support = writer.support()
        except NoModel as why:
            given.doubt(str(why))
            continue
        if _overlap(writer.named, reading, made):
            given.doubt("其中的数值已属于另一项")
            continue
        fields.take(asked)
        names = [one["name"] for one in made.supports.values()]
        support["name"] = once(support["name"], names)
        made.supports[key] = support
        made.given[key] = given
        for line, named in writer.named:
            home = reading.lines[line].home
            made.named.setdefault(home, []).append(named)
    return made


def _overlap(
    named: Sequence[tuple[int, Named]],
    reading: Reading,
    made: Proposed,
) -> bool:
    """Whether a figure has the name of another support already: a ceiling of both."""
    for line, one in named:
        home = reading.lines[line].home
        taken = [other.start for other in made.named.get(home, ())]
        if one.start in taken:
            return True
    return False


def once(name: str, names: Sequence[str]) -> str:
    """A name that no other has: 奖励, 奖励·乙."""
    if name not in names:
        return name
    for number, mark in enumerate(_ORDER[1:] * len(names), 1):
        again = mark * (1 + number // len(_ORDER))
        if f"{name}·{again}" not in names:
            return f"{name}·{again}"
    return name
