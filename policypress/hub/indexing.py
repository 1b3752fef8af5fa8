"""The search of a joint site: what the pages of every policy are searched by, how people
say things, and what each policy answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from policypress.hub.member import Member

# Where a row of `pages` has its address, its title and its other names.
_ADDRESS, _TITLE, _NAMES = 0, 1, 4
# Rows of one meaning in every policy: kept once.
_SHARED = ("vocabulary", "fillers", "general", "places", "questions")


def joined_index(members: Sequence[Member]) -> dict[str, Any]:
    """The indices of all policies as one; a page is called by its policy as well."""
    indices = [member.index for member in members]
    joined: dict[str, Any] = {"pages": [], "texts": []}
    for member in members:
        first = len(joined["pages"])
        joined["pages"] += _pages(member)
        for page, *rest in member.index["texts"]:
            joined["texts"].append([first + page, *rest])
    for name in _SHARED:
        # The index of a site that was made before has no places.
        lists = [one.get(name, []) for one in indices]
        joined[name] = _once(chain.from_iterable(lists))
    return joined | {
        "words": _words(indices),
        "unsaid": _unsaid(indices),
        "syllables": _syllables(indices),
        "traditional": _pairs(indices),
        "leads": list(chain.from_iterable(map(_leads, members))),
        "answers": list(chain.from_iterable(map(_answers, members))),
        "absent": _absent(indices),
        "self": "所列政策",
    }


def _pages(member: Member) -> Iterator[list[Any]]:
    """Pages at their addresses in the joint site; the title alone is one of the names."""
    for row in member.index["pages"]:
        title = row[_TITLE]
        names = [title, *row[_NAMES]]
        address = f"{member.folder}/{row[_ADDRESS]}"
        between = row[_TITLE + 1 : _NAMES]
        yield [address, f"{title}（{member.label}）", *between, names]


def _leads(member: Member) -> Iterator[list[str]]:
    """What people say, and the page of this policy that it leads to."""
    for said, address in member.index["leads"]:
        yield [said, f"{member.folder}/{address}"]


def _answers(member: Member) -> Iterator[list[Any]]:
    """What this policy answers, told by its name from what others do."""
    for identity, question, address, lines, links in member.index["answers"]:
        there = [[name, f"{member.folder}/{to}"] for name, to in links]
        yield [
            identity,
            f"{question}（{member.label}）",
            f"{member.folder}/{address}",
            lines,
            there,
        ]


def _once(rows: Iterable[Any]) -> list[Any]:
    """Each row once, where it stands first. Rows are words or lists."""
    found: dict[str, Any] = {}
    for row in rows:
        found.setdefault(str(row), row)
    return list(found.values())


def _words(indices: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """What people say, with what it means in any of the policies."""
    found: dict[str, list[str]] = {}
    for index in indices:
        for said, meanings in index["words"]:
            known = found.setdefault(said, [])
            known += [one for one in meanings if one not in known]
    return [[said, meanings] for said, meanings in found.items()]


def _unsaid(indices: Sequence[dict[str, Any]]) -> list[str]:
    """Words that mean nothing in any of the policies."""
    lacking = [set(one["unsaid"]) for one in indices]
    rows = _once(word for one in indices for word in one["unsaid"])
    return [word for word in rows if all(word in one for one in lacking)]


def _syllables(indices: Sequence[dict[str, Any]]) -> str:
    """Characters by how they sound, of all policies."""
    found: dict[str, dict[str, None]] = {}
    for index in indices:
        for row in index["syllables"].split("|"):
            characters = row.lstrip("abcdefghijklmnopqrstuvwxyz")
            syllable = row.removesuffix(characters)
            known = found.setdefault(syllable, {})
            known.update(dict.fromkeys(characters))
    return "|".join(f"{key}{''.join(known)}" for key, known in found.items())


def _pairs(indices: Sequence[dict[str, Any]]) -> str:
    """Traditional characters of all policies, pair after pair."""
    found: dict[str, None] = {}
    for index in indices:
        pairs = index["traditional"]
        for at in range(0, len(pairs), 2):
            found[pairs[at : at + 2]] = None
    return "".join(found)


def _absent(indices: Sequence[dict[str, Any]]) -> list[list[str]]:
    """What none of the policies has."""
    lacking = [{row[0] for row in one["absent"]} for one in indices]
    everywhere = set.intersection(*lacking) if lacking else set()
    rows = [row for one in indices for row in one["absent"]]
    named = {row[0]: row for row in rows if row[0] in everywhere}
    return list(named.values())
