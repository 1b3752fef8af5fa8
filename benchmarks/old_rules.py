"""Rules of version 1 (until 2026-11-25) in the language of version 2, with equal meaning.

A policy as it stood then asks other questions than today's, so two checkouts that each run their own policy do not do the
same work. With this both run the rules of the older one: `applicants.py --against FOLDER --same-rules`.
"""

from __future__ import annotations

from typing import Any

Rule = dict[str, Any]
COMPARISONS = {
    "at_least": ">=",
    "more_than": ">",
    "at_most": "<=",
    "less_than": "<",
    "is": "=",
    "is_not": "!=",
}


def converted(old: Rule) -> Rule:
    """The whole file. What an amount asks for by itself (`amount`, `base`) is no
    condition any more: version 2 sees whether anything is paid."""
    return {
        **old,
        "version": 2,
        "things": [],
        "derived": [],
        "general": [_condition(one) for one in old["general"]],
        "exclusions": [],
        "measures": [_measure(one) for one in old["measures"]],
        "limits": [],
        "notes": [],
    }


def _measure(old: Rule) -> Rule:
    return {
        **old,
        "conditions": [_condition(one) for one in old["conditions"]],
        "supports": [_support(one, old) for one in old["supports"]],
        "highest": _highest(old),
        "limits": _caps(old["caps"], ("per_applicant_year",)),
        "set_aside": [],
    }


def _highest(old: Rule) -> list[Rule]:
    """就高 among the supports of one matter, where the measure says so."""
    matters: dict[str, list[str]] = {}
    for one in old["supports"]:
        matters.setdefault(one["matter"], []).append(one["id"])
    if old["stacking"] != "highest":
        return []
    return [{"of": ids, "clause": ""} for ids in matters.values() if ids[1:]]


def _support(old: Rule, measure: Rule) -> Rule:
    """Caps of one item do not bear on what is paid for each piece."""
    kept = [one for one in old["conditions"] if one["id"] not in NEEDS]
    limits = _caps(old["caps"], ("per_applicant_year",))
    if old["amount"]["method"] != "per_unit":
        limits += _caps(old["caps"], ("per_item",))
        limits += _caps(measure["caps"], ("per_item",))
    return {
        **old,
        "for_each": "",
        "set_aside": [],
        "conditions": [_condition(one) for one in kept],
        "need": {"id": "amount", "holds": True},
        "amount": METHODS[old["amount"]["method"]](old["amount"]),
        "limits": limits,
    }


NEEDS = ("amount", "base")


def _caps(caps: Rule, names: tuple[str, ...]) -> list[Rule]:
    """Limits; those that are not settled limit nothing yet."""
    found = []
    for name in names:
        cap = caps[name]
        if cap is not None and cap["value"] is not None:
            found.append(
                {
                    "id": name,
                    "name": "最高",
                    "scope": "row" if name == "per_item" else "applicant",
                    "at_most": cap["value"],
                    "count": None,
                    "of": [],
                    "clause": cap["clause"],
                }
            )
    return found


def _condition(old: Rule) -> Rule:
    """At least one of its atoms holds."""
    parts = [_atom(one) for one in old["any"]]
    holds = parts[0] if len(parts) == 1 else {"any": parts}
    return {**old, "holds": holds}


def _atom(old: Rule) -> Any:
    """One comparison of an answer."""
    field = {"field": old["field"]}
    if old["op"] == "one_of":
        return {"one_of": field, "values": old["values"]}
    if old["op"] == "within":
        return _within(old)
    if old["type"] in ("money", "number"):
        return {"compare": [field, COMPARISONS[old["op"]], old["value"]]}
    if old["type"] == "date":
        sign = COMPARISONS[old["op"]]
        return {"date": field, "op": sign, "value": old["value"]}
    holds = {"is": field, "value": old["value"]}
    return {"not": holds} if old["op"] == "is_not" else holds


def _within(band: Rule) -> Rule:
    """Between two bounds, of which one may be missing."""
    parts = []
    for end, sign, side in (("from", ">", "lower"), ("to", "<", "upper")):
        if band[end] is not None:
            is_included = band["includes"] in (side, "both")
            sign = f"{sign}=" if is_included else sign
            parts.append(
                {"compare": [{"field": band["field"]}, sign, band[end]]}
            )
    return {"all": parts}


def _fixed(amount: Rule) -> Any:
    return {"value": amount["value"], "words": ""}


def _share(amount: Rule, field: str = "") -> Any:
    """A share, cut to the yuan."""
    base = {"field": field or amount["field"]}
    share = {"value": amount["share"], "words": amount["share_words"]}
    return {"whole": {"product": [base, share]}, "of": 1}


def _tiers(amount: Rule) -> Any:
    """The tier that the answer falls into."""
    cases = []
    for one in amount["tiers"]:
        when = {"is": {"field": amount["field"]}, "value": one["id"]}
        if one["band"]:
            when = _within(one["band"])
        then = _fixed(one)
        if one["share"]:
            then = _share(one, amount["base"])
        cases.append({"when": when, "then": then, "words": one["when"]})
    return {"choose": cases, "otherwise": 0}


def _units(amount: Rule) -> Any:
    """So much for each whole unit, of so many at most."""
    units: Any = {"whole": {"field": amount["field"]}, "of": 1}
    if amount["limit"]:
        units = {"least": [units, amount["limit"]["value"]]}
    return {"product": [_fixed(amount), units]}


METHODS = {
    "fixed": _fixed,
    "share": _share,
    "tiers": _tiers,
    "per_unit": _units,
}
