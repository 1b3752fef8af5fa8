"""What the calculator of a joint site says besides amounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from policypress.hub.member import Member
from policypress.hub.merging import Merged, measure_id
from policypress.site.guidance import version_of


def joined_guidance(
    members: Sequence[Member],
    merged: Merged,
) -> dict[str, Any]:
    """The guidance of all policies, each material once. Forms are filled in on the pages
    of each policy, by its own names: of the measure (own) and of what is asked (names)."""
    names: dict[str, int] = {}
    measures: dict[str, Any] = {}
    for number, member in enumerate(members, 1):
        own = member.guidance
        places = [
            names.setdefault(name, len(names)) for name in own["materials"]
        ]
        for name, told in own["measures"].items():
            materials = [places[at] for at in told.get("materials", ())]
            made = {**told, "materials": materials}
            if "form" in told:
                made["form"] = f"{member.folder}/{told['form']}"
                made |= {"own": name, "names": number - 1}
            measures[measure_id(number, name)] = made
    openings = {one.guidance["opening"] for one in members}
    opening = openings.pop() if len(openings) == 1 else "您有下面哪些情况？"
    return {
        "version": version_of(merged.rules),
        "opening": opening,
        "materials": list(names),
        "measures": measures,
        "names": merged.names,
    }
