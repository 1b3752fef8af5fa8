"""What could have been answered instead (另一种填报): answers with one of them
changed, and the values worth trying."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor
from typing import Any, NamedTuple, Protocol

from policypress.eligibility.answers import accepts, answer_text
from policypress.eligibility.result import NewAnswer, question_key
from policypress.rules import Scope
from policypress.rules.exact import Number, exact

Rule = dict[str, Any]
_LAST_DAY = datetime.date.max.toordinal()
_FURTHEST = 2**40  # no search goes beyond


class Key(NamedTuple):
    """A question: of the applicant; of a row and its column; or, with row None
    and a thing, one more row of a table. name "" = the row itself."""

    name: str
    thing: str = ""
    row: int | None = None


class World:
    """Answers, and the row that `column` means (thing "" = none)."""

    __slots__ = ("answers", "row", "scope", "thing")

    def __init__(
        self,
        answers: dict[str, Any],
        thing: str = "",
        row: int = 0,
    ) -> None:
        """row: its number in the table, from 0."""
        self.answers = answers
        self.thing = thing
        self.row = row
        inside = answers[thing][row] if thing else None
        self.scope = Scope(
            answers,
            inside,
            None,
            thing,
        )

    def given(self, key: Key) -> Any:
        """What is answered, None for nothing."""
        if key.row is None:
            return self.answers.get(key.thing or key.name)
        return self.answers[key.thing][key.row].get(key.name)

    def changed(self, key: Key, value: Any) -> World:
        """The same with another answer."""
        answers = dict(self.answers)
        if key.row is None:
            name = key.thing or key.name
            answers[name] = value
        else:
            rows = list(answers[key.thing])
            row = rows[key.row]
            rows[key.row] = {**row, key.name: value}
            answers[key.thing] = tuple(rows)
        return World(answers, self.thing, self.row)

    def with_row(self, thing: str) -> World:
        """The same with one more row, of which nothing is known."""
        rows = self.answers.get(thing) or ()
        answers = {**self.answers, thing: (*rows, {})}
        return World(answers, self.thing, self.row)


def new_answer(
    key: Key,
    value: Any,
    before: Any,
    questions: dict[str, Rule],
    things: dict[str, Rule],
) -> NewAnswer:
    """The change in words."""
    if key.thing and key.row is None:
        label = things[key.thing]["label"]
        return NewAnswer(key.thing, value, f"“{label}”增加一项")
    question = _question(key, questions, things)
    was = answer_text(question, before)
    now = answer_text(question, value)
    words = f"“{question['label']}”由“{was}”改为“{now}”"
    if key.row is None:
        return NewAnswer(key.name, value, words)
    label = things[key.thing]["label"]
    field = question_key(key.thing, key.row, key.name)
    return NewAnswer(field, value, f"“{label}”第{key.row + 1}项的{words}")


def _question(
    key: Key,
    questions: dict[str, Rule],
    things: dict[str, Rule],
) -> Rule:
    """The question, or the column, that a key names."""
    if key.row is None:
        return questions[key.name]
    columns = things[key.thing]["columns"]
    return next(one for one in columns if one["id"] == key.name)


class Bounded(Protocol):
    """A condition with the numbers it names."""

    node: Any

    @property
    def near(self) -> frozenset[Number]:
        """These numbers, and those next to them."""


def candidates(
    question: Rule,
    given: Any,
    needs: Sequence[Bounded],
    is_right: Callable[[Any], bool],
) -> Iterator[Any]:
    """Answers that may be right, nearest to the given one first: every choice,
    or the bounds of the conditions and what lies next to them. needs: the
    conditions; is_right: whether an answer will do."""
    match question["type"]:
        case "yes_no":
            yield not given
        case "choice":
            yield from _choices(question, given)
        case "text":
            nodes = [one.node for one in needs]
            yield from _constants(nodes, question["id"], ("is", "one_of"))
        case "date":
            nodes = [one.node for one in needs]
            bounds = _constants(nodes, question["id"], ("date",))
            yield from _near_dates(bounds, given)
        case _:
            yield from _near_numbers(
                question,
                given,
                needs,
                is_right,
            )


def _choices(question: Rule, given: Any) -> Iterator[Any]:
    """Every choice; where several may be chosen, one more or one less."""
    ids = [choice["id"] for choice in question["choices"]]
    if not question.get("several"):
        yield from ids
        return
    chosen = list(given)
    for one in ids:
        if one not in chosen:
            yield [*chosen, one]
    for one in chosen:
        yield [other for other in chosen if other != one]
    yield from ([one] for one in ids)
    yield []


def _constants(
    nodes: Any,
    name: str,
    kinds: tuple[str, ...],
) -> list[str]:
    """The texts or dates that conditions compare a question with."""
    found: list[str] = []
    waiting = [nodes]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, dict):
            found += _compared(node, name, kinds)
            waiting += node.values()
        if isinstance(node, list):
            waiting += node
    return found


def _compared(
    node: Rule,
    name: str,
    kinds: tuple[str, ...],
) -> list[str]:
    """The same of one condition; none where it is about another question."""
    kind = next((one for one in kinds if one in node), "")
    if not kind:
        return []
    asked = node[kind].values()
    if name not in asked:
        return []
    values = [node.get("value"), *node.get("values", ())]
    return [one for one in values if isinstance(one, str)]


def _near_numbers(
    question: Rule,
    given: Any,
    needs: Sequence[Bounded],
    is_right: Callable[[Any], bool],
) -> list[Any]:
    """The bounds and the whole numbers next to them, and the nearest that are
    right; nearest first, the smaller of equals."""
    start = exact(given)
    assert start is not None
    near: set[Number] = set()
    for one in needs:
        near |= one.near
    found = _accepted(question, start, near)
    fitting = filter(is_right, found)
    right = next(fitting, None)
    if right is not None:
        return [right]
    for sign in (1, -1):
        number = _nearest(start, is_right, sign)
        if number is not None:
            near.add(number)
    return _accepted(question, start, near)


def _accepted(
    question: Rule,
    start: Number,
    near: set[Number],
) -> list[int | str]:
    """Numbers as answers, nearest first, the smaller of equals."""
    ordered = sorted(near, key=lambda one: (abs(one - start), one))
    written = [_written(number) for number in ordered if number >= 0]
    return [one for one in written if accepts(question, one)]


def _written(number: Number) -> int | str:
    """A number as an answer writes it."""
    if number.denominator == 1:
        return int(number)
    cut = number.numerator * 10**8 // number.denominator
    digits = f"{cut:09d}"
    whole, part = digits[:-8], digits[-8:]
    return f"{whole}.{part}".rstrip("0")


def numbers_near(node: Any) -> Iterator[Number]:
    """Every number that a condition names, and the whole ones next to it."""
    for bound in _numbers(node):
        whole = bound // 1
        yield from (bound, whole - 1, whole, whole + 1)


def _numbers(nodes: Any) -> set[Number]:
    """Every number that conditions name."""
    found: set[Number] = set()
    waiting = [nodes]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
        elif not isinstance(node, bool):
            number = exact(node)
            if number is None or number < 0:
                continue
            found.add(number)
    return found


def _nearest(
    start: Number,
    is_right: Callable[[Any], bool],
    sign: int,
) -> int | None:
    """The nearest whole number on one side that is right, where the furthest is:
    by doubling the distance and then halving it."""
    origin = ceil(start)
    furthest = _FURTHEST
    if sign < 0:
        origin = floor(start)
        furthest = origin
    if furthest < 1:
        return None

    def is_right_at(distance: int) -> bool:
        """Whether the number so far away will do."""
        return is_right(origin + sign * distance)

    if not is_right_at(furthest):
        return None  # what is far enough would do, if anything did
    wrong = 0
    step = 1
    while step < furthest and not is_right_at(step):
        wrong = step
        step *= 2
    step = min(step, furthest)
    while step - wrong > 1:
        middle = (wrong + step) // 2
        if is_right_at(middle):
            step = middle
        else:
            wrong = middle
    return origin + sign * step


def _near_dates(
    bounds: list[str],
    given: str,
) -> list[str]:
    """The days at the bounds and next to them, nearest first, the earlier of
    equals."""
    days: set[int] = set()
    for bound in bounds:
        days.update(_days(bound))
    start = datetime.date.fromisoformat(given).toordinal()
    real = [day for day in days if 1 <= day <= _LAST_DAY]
    real.sort(key=lambda day: (abs(day - start), day))
    dates = map(datetime.date.fromordinal, real)
    return [one.isoformat() for one in dates]


def _days(bound: str) -> tuple[int, ...]:
    """The first and last day of a date (2023, 2023-02 or 2023-02-06), and the
    days next to them, as ordinals."""
    parts = [int(part) for part in bound.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    first = datetime.date(year, month, day)
    last = first
    if len(parts) == 1:
        last = datetime.date(year, 12, 31)
    elif len(parts) == 2:
        _, days = calendar.monthrange(year, month)
        last = datetime.date(year, month, days)
    start = first.toordinal()
    end = last.toordinal()
    return start - 1, start, end, end + 1
