"""The rules of a calculator in parts (规则分开存放), so that its page stays light whatever the
number of measures.

A few measures stand in the page with everything else. Of many the page holds what all
share: what may have happened, general conditions, limits. The rest is in scripts beside
it, which the page takes as an applicant chooses (calculator-parts.js).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from policypress.rules import fields_of
from policypress.site.pages import as_data, packed

Rule = dict[str, Any]
# Bytes of rules and guidance, as they stand in a page, that it carries itself: with 215 kB
# of scripts, styles and words it stays below 300 kB.
LIGHT = 75_000
# Bytes of JSON in a part: about 40 kB once it is packed, a second on a slow phone.
_PART = 200_000


class Parted(Struct, frozen=True):
    """What a calculator runs on. rules, guidance: what its page carries; files: the parts
    by name, none where the page carries everything."""

    rules: Rule
    guidance: Rule
    files: dict[str, bytes]


def parted(rules: Rule, guidance: Rule) -> Parted:
    """The rules as one where a page can carry them, else in parts. guidance: what the
    calculator says besides, by measure."""
    written = as_data(rules, "rules", 40_000) + as_data(guidance, "", 20_000)
    if len(written.encode()) <= LIGHT:
        return Parted(rules, guidance, {})
    parting = _Parting(rules, guidance)
    files = {}
    for number, group in enumerate(parting.groups, 1):
        name = part_name(number)
        files[name] = part_file(name, parting.part(group))
    said = {**guidance, "measures": {}, "materials": [], "names": {}}
    return Parted(parting.core, said, files)


def part_name(number: int) -> str:
    return f"calculator-rules-{number}.js"


def part_file(name: str, data: Any) -> bytes:
    """A script that hands over data: it is the one way to take a file from beside a page
    that was opened from a folder."""
    return f'pagePart("{name}","{packed(data)}");\n'.encode()


def clause_paths(node: Any) -> Iterator[str]:
    """The paths of clauses that rules name."""
    if isinstance(node, list):
        for one in node:
            yield from clause_paths(one)
    elif isinstance(node, dict):
        if isinstance(node.get("clause"), str):
            yield node["clause"]
        yield from node.get("paragraphs", ())
        for one in node.values():
            yield from clause_paths(one)


class _Parting:
    """Rules on their way into parts. groups: the measures of each part, in order; core:
    what bears on all measures, with the questions and clauses of that alone."""

    def __init__(self, rules: Rule, guidance: Rule) -> None:
        """rules: as the calculator gets them; guidance: what it says beside a result."""
        self.rules = rules
        self.guidance = guidance
        self._matters = set(_matters(rules))
        self.groups = list(self._grouped())
        self.core = self._core()

    def part(self, group: Sequence[Rule]) -> Rule:
        """Some measures with what they alone ask, cite and hand in."""
        core = self.core
        there = {one["id"] for one in [*core["questions"], *core["things"]]}
        supports = set(_support_names(group))
        clauses = self._clauses(group)
        return {
            **self._asked(_names(group) - there, supports),
            "happened": self._happened(supports),
            "measures": [*group],
            "clauses": {
                path: clause
                for path, clause in clauses.items()
                if path not in core["clauses"]
            },
            "guidance": self._guidance(group),
        }

    def _core(self) -> Rule:
        """What the page holds itself."""
        kept = ("general", "exclusions", "limits", "chapters")
        rules = self.rules
        shared = [rules[name] for name in kept]
        held = ("version", "policy", "notes", *kept)
        every = set(_support_names(rules["measures"]))
        return {
            **{name: rules[name] for name in held},
            **self._asked(_names(shared), every),
            "happenings": [
                {**one, "supports": []} for one in rules["happenings"]
            ],
            "derived": [],
            "measures": [],
            "clauses": self._clauses(shared),
            "parts": self._contents(),
        }

    def _happened(self, supports: set[str]) -> Rule:
        """What of a part each happening is about: the names of its supports, by its id."""
        found = {}
        for one in self.rules["happenings"]:
            names = [name for name in one["supports"] if name in supports]
            if names:
                found[one["id"]] = names
        return found

    def _grouped(self) -> Iterator[list[Rule]]:
        """The measures in order, as many together as make a part."""
        group: list[Rule] = []
        size = 0
        for measure in self.rules["measures"]:
            written = [measure, list(self._clauses(measure).values())]
            weight = len(json.dumps(written, ensure_ascii=False).encode())
            if group and size + weight > _PART:
                yield group
                group, size = [], 0
            group.append(measure)
            size += weight
        if group:
            yield group

    def _contents(self) -> Rule:
        """Where the page finds what it needs. of: the measures of each part; asked: the
        parts that ask a question, by its name; happened: those of a happening; matters:
        questions that go through supports; common: columns that every table has."""
        asked: dict[str, list[int]] = {}
        happened: dict[str, list[int]] = {}
        for number, group in enumerate(self.groups, 1):
            for name in sorted(_names(group)):
                asked.setdefault(name, []).append(number)
            for name in self._happened(set(_support_names(group))):
                happened.setdefault(name, []).append(number)
        columns = [
            {one["id"] for one in thing["columns"]}
            for thing in self.rules["things"]
        ]
        common = set.intersection(*columns) if len(columns) > 1 else set()
        return {
            "of": [[one["id"] for one in group] for group in self.groups],
            "asked": asked,
            "happened": happened,
            "matters": sorted(self._matters),
            "common": sorted(common),
        }

    def _asked(
        self,
        names: set[str],
        supports: set[str],
    ) -> Rule:
        """Questions and tables, each with its place among all; of a question about
        matters (同一事项) the choices that are about some supports."""
        found: Rule = {}
        for kind in ("questions", "things"):
            found[kind] = [
                {**self._narrowed(one, supports), "place": place}
                for place, one in enumerate(self.rules[kind])
                if one["id"] in names
            ]
        return found

    def _narrowed(
        self,
        question: Rule,
        supports: set[str],
    ) -> Rule:
        """A question; of one about matters with the choices of some supports."""
        if question["id"] not in self._matters:
            return question
        kept = [one for one in question["choices"] if one["id"] in supports]
        return {**question, "choices": kept}

    def _clauses(self, node: Any) -> Rule:
        """The clauses that some rules rest on, in the order they are named."""
        every = self.rules["clauses"]
        paths = dict.fromkeys(clause_paths(node))
        return {path: every[path] for path in paths if path in every}

    def _guidance(self, group: Sequence[Rule]) -> Rule:
        """What is said of some measures, each material once."""
        places: dict[str, int] = {}
        measures: Rule = {}
        said = self.guidance
        for one in group:
            own = said["measures"].get(one["id"])
            if own is None:
                continue
            materials = [
                places.setdefault(said["materials"][at], len(places))
                for at in own.get("materials", ())
            ]
            measures[one["id"]] = {**own, "materials": materials}
        used = {own.get("names") for own in measures.values()}
        names = {
            number: one
            for number, one in enumerate(said.get("names", ()))
            if number in used
        }
        return {
            "materials": list(places),
            "measures": measures,
            "names": names,
        }


def _support_names(measures: Iterable[Rule]) -> Iterator[str]:
    """measure.support of each."""
    for measure in measures:
        for support in measure["supports"]:
            yield f"{measure['id']}.{support['id']}"


def _matters(rules: Rule) -> Iterator[str]:
    """The questions that go through supports (哪几项已获资助): all choices are some."""
    supports = set(_support_names(rules["measures"]))
    for question in rules["questions"]:
        choices = [one["id"] for one in question["choices"]]
        if choices and supports.issuperset(choices):
            yield question["id"]


def _names(node: Any) -> set[str]:
    """The questions and tables that rules read, or pay by."""
    return {*fields_of(node), *_tables(node)}


def _tables(node: Any) -> Iterator[str]:
    """The tables that supports are paid by."""
    for measure in node:
        if isinstance(measure, dict):
            for support in measure.get("supports", ()):
                if isinstance(support, dict) and support["for_each"]:
                    yield support["for_each"]
