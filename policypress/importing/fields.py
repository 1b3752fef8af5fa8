"""The questions that proposed supports ask (拟出的填报项): one for each thing that is asked,
however many supports ask it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_LONGEST = 40  # characters of a label
_CODE = re.compile(r"[{}｛｝]")


class Fields:
    """questions and things, by id, as fields.yaml has them."""

    def __init__(self) -> None:
        self.questions: dict[str, dict[str, Any]] = {}
        self.things: dict[str, dict[str, Any]] = {}
        self._known: dict[tuple[str, str], str] = {}

    def copy(self) -> Fields:
        """The same, to be tried out."""
        made = Fields()
        made.take(self)
        return made

    def take(self, other: Fields) -> None:
        """Ask what another asks."""
        self.questions = dict(other.questions)
        self.things = dict(other.things)
        self._known = dict(other._known)

    def money(self, label: str) -> str:
        """The id of a sum that is asked for: a base, a turnover."""
        made = {"type": "money", "unit": "元"}
        return self._ask(label, f"{_short(label)}是多少？", made)

    def number(self, label: str, unit: str) -> str:
        """The id of a count."""
        made = {"type": "number", "unit": unit}
        return self._ask(label, f"{_short(label)}是多少？", made)

    def is_so(self, words: str) -> str:
        """The id of a question that is answered by yes or no."""
        made = {"type": "yes_no"}
        return self._ask(words, f"是否属于“{_short(words)}”？", made)

    def choice(
        self,
        label: str,
        choices: Sequence[str],
    ) -> str:
        """The id of a choice; its choices have the ids c1, c2 and so on."""
        made = {"type": "choice", "choices": keyed(choices)}
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
