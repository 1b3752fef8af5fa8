"""The questions that proposed supports ask (拟出的填报项): one for each thing that is asked,
however many supports ask it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from policypress.language.numerals import to_chinese

_LONGEST = 40  # characters of a label
_CODE = re.compile(r"[{}｛｝]")


class Fields:
    """questions and things, by id, as fields.yaml has them. place: the clause that asks,
    which tells apart what different clauses call by the same words (实际投入)."""

    def __init__(self, place: str = "") -> None:
        self.place = place
        self.questions: dict[str, dict[str, Any]] = {}
        self.things: dict[str, dict[str, Any]] = {}
        self._known: dict[tuple[str, str], str] = {}

    def copy(self) -> Fields:
        """The same, to be tried out."""
        made = Fields(self.place)
        made.take(self)
        return made

    def take(self, other: Fields) -> None:
        """Ask what another asks."""
        self.questions = dict(other.questions)
        self.things = dict(other.things)
        self._known = dict(other._known)

    def reached(self, label: str) -> str:
        """The id of a sum that an applicant has: a turnover, the same for all clauses."""
        made = {"type": "money", "unit": "元"}
        return self._ask(label, f"{_short(label)}是多少？", made)

    def money(self, label: str) -> str:
        """The id of a sum that one clause reckons with: what a rate is of."""
        return self.reached(self._own(label))

    def number(self, label: str, unit: str) -> str:
        """The id of a count."""
        made = {"type": "number", "unit": unit}
        label = self._own(label)
        return self._ask(label, f"{_short(label)}是多少？", made)

    def is_so(self, words: str) -> str:
        """The id of a question that is answered by yes or no."""
        made = {"type": "yes_no"}
        return self._ask(words, f"是否属于“{_short(words)}”？", made)

    def fulfils(self, words: str) -> str:
        """The id of a question whether conditions are fulfilled that a person is to
        tell apart."""
        label = self._own(f"{_short(words)}的条件")
        made = {"type": "yes_no"}
        question = f"是否符合条文规定的条件（{_short(words)}）？"
        return self._ask(label, question, made)

    def choice(
        self,
        label: str,
        choices: Sequence[str],
    ) -> str:
        """The id of a choice; its choices have the ids c1, c2 and so on."""
        made = {"type": "choice", "choices": keyed(choices)}
        label = self._own(label)
        question = f"属于“{_short(label)}”中的哪一种情形？"
        return self._ask(label, question, made)

    def thing(
        self,
        label: str,
        unit: str,
        choices: Sequence[str],
    ) -> str:
        """The id of a table with a row for each; its column `level` is a choice."""
        key = f"t{len(self.things) + 1}"
        level = {
            "label": "情形",
            "type": "choice",
            "choices": keyed(choices),
        }
        self.things[key] = {
            "label": _short(label),
            "ask": f"{_short(label)}有哪些？一{unit}填一行。",
            "unit": unit,
            "columns": {f"level_{key}": level},
        }
        return key

    def _own(self, label: str) -> str:
        """A label that no question has yet."""
        short = _short(label)
        labels = [one["label"] for one in self.questions.values()]
        if short not in labels:
            return short
        made = f"{short}（{self.place}）"
        number = 1
        while _short(made) in labels:
            number += 1
            made = (
                f"{_short(short)[:20]}（{self.place}之{to_chinese(number)}）"
            )
        return made

    def _ask(
        self,
        label: str,
        question: str,
        made: Mapping[str, Any],
    ) -> str:
        """The id of a question; the same label of the same type is asked once."""
        short = _short(label)
        kind = repr(sorted(made.items()))
        known = self._known.get((short, kind))
        if known:
            return known
        key = f"f{len(self.questions) + 1}"
        self._known[short, kind] = key
        self.questions[key] = {"label": short, "question": question, **made}
        return key


def keyed(choices: Sequence[str]) -> dict[str, str]:
    """Choices by id."""
    return {f"c{number}": _short(one) for number, one in enumerate(choices, 1)}


def _short(words: str) -> str:
    """A label: no code, no line feed, not too long."""
    bare = _CODE.sub("", " ".join(words.split()))
    if len(bare) > _LONGEST:
        return f"{bare[:_LONGEST]}……"
    return bare
