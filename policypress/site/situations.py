"""Situations of applicants (情形) in their own words: what the calculator offers to choose
from and asks. By these words a search finds the measure, or the clause, that they decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from policypress.rules import columns_of, fields_of

Rule = dict[str, Any]
HEADING = "计算器会问"
# A question that more measures ask tells none of them from another.
_FEW = 1


class Situations:
    """The lines of each measure by its id, and of each other clause by its id."""

    def __init__(self, rules: Rule) -> None:
        """rules: as rules.json has them."""
        self._asked = dict(_asked(rules))
        self.measures: dict[str, list[str]] = {}
        self.clauses: dict[str, list[str]] = {}
        self._from_happenings(rules["happenings"])
        self._from_measures(rules["measures"])
        of_everybody = [*rules["general"], *rules["exclusions"]]
        self._from_conditions(of_everybody, rules["clauses"])

    def _from_happenings(self, happenings: Iterable[Rule]) -> None:
        """What may have happened, and what it is called besides."""
        for one in happenings:
            ids = [name.split(".")[0] for name in one["supports"]]
            for identity in dict.fromkeys(ids):
                known = self.measures.setdefault(identity, [])
                known += [
                    words for words in (one["label"], one["help"]) if words
                ]

    def _from_measures(self, measures: list[Rule]) -> None:
        """The questions that only a few measures ask."""
        names = {one["id"]: set(_names(one)) for one in measures}
        for identity, own in names.items():
            for name, words in self._asked.items():
                asking = sum(name in other for other in names.values())
                if name in own and asking <= _FEW:
                    self.measures.setdefault(identity, []).append(words)

    def _from_conditions(
        self,
        conditions: Iterable[Rule],
        clauses: Rule,
    ) -> None:
        """The questions by which a condition of everybody is decided, with the clause
        that sets it."""
        for one in conditions:
            clause = clauses.get(one["clause"])
            if clause is None:
                continue
            known = self.clauses.setdefault(clause["of"], [])
            for name in _names(one["holds"]):
                if name in self._asked:
                    known.append(self._asked[name])


def _names(node: Any) -> Iterator[str]:
    """The questions, tables and columns that a rule reads."""
    yield from fields_of(node)
    yield from columns_of(node)


def _asked(rules: Rule) -> Iterator[tuple[str, str]]:
    """Questions and tables by id, each as one line: what is asked, what may be answered,
    what is said besides."""
    for thing in rules["things"]:
        yield thing["id"], thing["ask"]
    columns = [one for thing in rules["things"] for one in thing["columns"]]
    for one in [*rules["questions"], *columns]:
        choices = "、".join(choice["label"] for choice in one["choices"])
        words = (one["question"], choices, one["help"])
        yield one["id"], "　".join(filter(None, words))
