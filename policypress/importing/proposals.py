"""What was read of a provision → its supports in the model (拟出资助项目).

Only what is understood whole and can be lifted out of the prose is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from policypress.importing.fields import Fields
from policypress.importing.lifting import Lifting, NoModel
from policypress.importing.prose import Named
from policypress.importing.readings import Place, Reading
from policypress.importing.situations import PERIODS
from policypress.importing.supporting import Writer
from policypress.importing.supports.given import Given
from policypress.language.sums import Sum

_ORDER = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


class Proposed(Struct):
    """What is written into a provision: supports, limits of several, and the names of
    the figures in each of its pieces. given: the readings behind the supports, by
    key."""

    supports: dict[str, Any] = field(default_factory=dict)
    limits: dict[str, Any] = field(default_factory=dict)
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
        _name(made, reading, writer.named)
    _limit(made, reading)
    return made


def _name(
    made: Proposed,
    reading: Reading,
    found: Sequence[tuple[int, Named]],
) -> None:
    """Keep the names of figures with the pieces that they stand in."""
    for line, named in found:
        home = reading.lines[line].home
        made.named.setdefault(home, []).append(named)


def _limit(made: Proposed, reading: Reading) -> None:
    """Write the ceilings that several supports have in common as limits of the
    provision. A support whose ceiling cannot be written is left out."""
    shared: list[tuple[Sum, str]] = []
    for given in made.given.values():
        shared += [one for one in given.common if one not in shared]
    for number, (cap, scope) in enumerate(shared, 1):
        own = [
            key
            for key, given in made.given.items()
            if any(one is cap for one, _ in given.common)
        ]
        lifting = Lifting(reading, "m")
        key = f"most{number}"
        limit: dict[str, Any] = {"at_most": lifting.take(cap, key)}
        if scope in PERIODS:
            limit["period"] = PERIODS[scope]
        if len(own) < len(made.supports):
            limit["of"] = own
        made.limits[key] = limit
        _name(made, reading, lifting.named)


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
