"""The rules of several policies as one (合并规则), so that an applicant answers once.

What two policies ask in the same words is one question; what they call alike and mean
differently is two. General conditions and exclusions go to the measures of their policy,
for they say nothing of another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct, json

from policypress.hub.renaming import Renaming
from policypress.site.parts import clause_paths

Rule = dict[str, Any]
# What of a whole file is a list of things with ids of their own.
_GENERAL, _EXCLUDING = "general", "exclusions"


class Ruleset(Struct, frozen=True):
    """One policy among others. label: what its clauses are told apart by; folder: where
    its pages are below the site; rules: its own (rules.json)."""

    label: str
    folder: str
    rules: Rule


class Merged(Struct, frozen=True):
    """rules: one rules.json (version 2) of all; names: for each policy what its questions
    and tables are called in it, where that differs: name among all → its own."""

    rules: Rule
    names: list[dict[str, str]]


def merged(
    members: Sequence[Ruleset],
    title: str,
) -> Merged:
    """The rules of all. title: of the site."""
    asked = _Asked()
    renamings = []
    parts = []
    for number, member in enumerate(members, 1):
        renaming = _renaming(member, number, asked)
        renamings.append(renaming)
        parts.append(_renamed(member, number, renaming))
    rules = _rules(members, title, asked, parts)
    return Merged(rules, [one.differing() for one in renamings])


def _rules(
    members: Sequence[Ruleset],
    title: str,
    asked: _Asked,
    parts: Sequence[Rule],
) -> Rule:
    """The parts of all as one file."""
    first = members[0].rules
    measures, limits = _joined(parts, "measures"), _joined(parts, "limits")
    return {
        "version": first["version"],
        "policy": {**dict.fromkeys(first["policy"], ""), "title": title},
        "chapters": _joined(parts, "chapters"),
        "questions": list(asked.questions.values()),
        "things": list(asked.things.values()),
        "happenings": _happenings(_joined(parts, "happenings")),
        "derived": _joined(parts, "derived"),
        "clauses": _cited(parts, [measures, limits]),
        "general": [],
        "exclusions": [],
        "measures": measures,
        "limits": limits,
        "notes": [],
    }


def measure_id(number: int, measure: str) -> str:
    """What a measure of the policy with a number is called among all."""
    return f"p{number}-{measure}"


class _Asked:
    """The questions and tables of all policies, each once."""

    def __init__(self) -> None:
        self.questions: dict[str, Rule] = {}
        self.things: dict[str, Rule] = {}
        self._by_words: dict[bytes, str] = {}

    def question(self, one: Rule, number: int) -> str:
        """The name of a question among all: that of one in the same words, its own
        where nobody has it, else a new one."""
        return self._named(self.questions, one, number)

    def thing(self, one: Rule, number: int) -> str:
        """The same of a table; its columns are its own and keep their names."""
        return self._named(self.things, one, number)

    def _named(
        self,
        known: dict[str, Rule],
        one: Rule,
        number: int,
    ) -> str:
        """Enters a question, and gives its name."""
        words = {key: value for key, value in one.items() if key != "id"}
        # Tables have columns, so they are never taken for questions.
        said = json.encode(words, order="sorted")
        if said in self._by_words:
            return self._by_words[said]
        own = one["id"]
        name = own if own not in known else f"{own}_{number}"
        while name in known:
            name = f"{name}_"
        known[name] = {**one, "id": name}
        self._by_words[said] = name
        return name


def _renaming(
    member: Ruleset,
    number: int,
    asked: _Asked,
) -> Renaming:
    """What everything of one policy is called among all."""
    rules = member.rules
    supports = {
        f"{measure['id']}.{support['id']}": (
            f"{measure_id(number, measure['id'])}.{support['id']}"
        )
        for measure in rules["measures"]
        for support in measure["supports"]
    }
    renaming = Renaming(number, supports)
    for question in rules["questions"]:
        own = renaming.choices_named(question)
        renaming.fields[question["id"]] = asked.question(own, number)
    for thing in rules["things"]:
        renaming.things[thing["id"]] = asked.thing(thing, number)
    return renaming


def _renamed(
    member: Ruleset,
    number: int,
    renaming: Renaming,
) -> Rule:
    """The rules of one policy with names that are its own among all."""
    rules = member.rules
    measures = [
        _measure(member, number, one, renaming) for one in rules["measures"]
    ]
    every = [one["id"] for one in measures]
    return {
        "chapters": [
            {**one, "id": f"p{number}-{one['id']}"}
            for one in rules["chapters"]
        ],
        "happenings": [
            {
                **one,
                "id": f"p{number}.{one['id']}",
                "supports": [
                    renaming.supports[name] for name in one["supports"]
                ],
            }
            for one in rules.get("happenings", ())
        ],
        "derived": [
            {**renaming.of(one), "id": f"{one['id']}_{number}"}
            for one in rules["derived"]
        ],
        "clauses": {
            renaming.clause(path): {
                **clause,
                "citation": f"{member.label}{clause['citation']}",
                "page": f"{member.folder}/policy.html",
            }
            for path, clause in rules["clauses"].items()
        },
        "measures": measures,
        "limits": [
            _limit(number, one, renaming, every) for one in rules["limits"]
        ],
    }


def _limit(
    number: int,
    limit: Rule,
    renaming: Renaming,
    every: list[str],
) -> Rule:
    """A limit of one policy. every: all its measures, which are not all any more."""
    made = renaming.of(limit)
    made["id"] = f"{limit['id']}_{number}"
    names = [
        renaming.supports.get(name, measure_id(number, name))
        for name in limit["of"]
    ]
    made["of"] = names or every
    return made


def _measure(
    member: Ruleset,
    number: int,
    measure: Rule,
    renaming: Renaming,
) -> Rule:
    """A measure that asks by itself what its policy asks of everybody."""
    made = renaming.of(measure)
    before = list(_before(member.rules, measure, renaming))
    sets_aside = any(one["set_aside"] for one in measure["supports"])
    supports = made["supports"]
    if sets_aside:
        supports = [
            {
                **support,
                "set_aside": [],
                "conditions": [
                    *_without(before, own["set_aside"]),
                    *support["conditions"],
                ],
            }
            for support, own in zip(supports, measure["supports"], strict=True)
        ]
        before = []
    return {
        **made,
        "id": measure_id(number, measure["id"]),
        "number": f"{member.label}{measure['number']}",
        "chapter": f"p{number}-{measure['chapter']}",
        "paragraphs": [
            renaming.clause(path) for path in measure["paragraphs"]
        ],
        "page": f"{member.folder}/m/{measure['id']}.html",
        "set_aside": [],
        "conditions": [*before, *made["conditions"]],
        "supports": supports,
        # Of its policy: they are told where one of its measures comes out.
        "notes": [*made.get("notes", ()), *member.rules["notes"]],
        "exclusive_with": [
            measure_id(number, other)
            for other in measure.get("exclusive_with", ())
        ],
    }


def _before(
    rules: Rule,
    measure: Rule,
    renaming: Renaming,
) -> Iterator[Rule]:
    """What stands before all measures of a policy, as conditions of one of them."""
    for one in rules[_GENERAL]:
        if one["id"] not in measure["set_aside"]:
            yield {**renaming.of(one), "id": f"{_GENERAL}_{one['id']}"}
    for one in rules[_EXCLUDING]:
        if one["id"] not in measure["set_aside"]:
            made = renaming.of(one)
            yield {
                **made,
                "id": f"{_EXCLUDING}_{one['id']}",
                "text": f"没有这种情形：{one['text']}",
                "holds": {"not": made["holds"]},
            }


def _without(
    before: Iterable[Rule],
    names: Sequence[str],
) -> Iterator[Rule]:
    """Conditions without those that a support sets aside."""
    set_aside = {
        f"{kind}_{name}" for kind in (_GENERAL, _EXCLUDING) for name in names
    }
    return (one for one in before if one["id"] not in set_aside)


def _joined(parts: Sequence[Rule], name: str) -> list[Any]:
    """A list of all policies, one after the other."""
    return [one for part in parts for one in part[name]]


def _happenings(every: Sequence[Rule]) -> list[Rule]:
    """What may have happened, in the words of all: the same words are one happening."""
    found: dict[tuple[str, str], Rule] = {}
    for one in every:
        key = (one["label"], one["help"])
        known = found.get(key)
        if known is None:
            found[key] = {**one, "supports": list(one["supports"])}
        else:
            known["supports"] += one["supports"]
    return list(found.values())


def _cited(parts: Sequence[Rule], rules: Any) -> Rule:
    """The clauses that some rules rest on: pages carry no others, for each is words."""
    paths = set(clause_paths(rules))
    return {
        path: clause
        for part in parts
        for path, clause in part["clauses"].items()
        if path in paths
    }
