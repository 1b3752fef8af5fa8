"""The rules of a policy generated as an OpenFisca-Core tax and benefit system, for
`lists.py`; run by a Python that has OpenFisca-Core, and nothing of ours.

    python openfisca_rules.py part.json  → {"seconds": processor time, "totals": yuan of each}

Only what OpenFisca can say: everybody answered everything, no tables. A support is a formula
of numpy columns; choices are whole numbers, money 64-bit floats (its int is 32 bits).
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERIOD = "2025"
PERSON = build_entity("person", "persons", "", is_person=True)


def figure(value: Any) -> float:
    """A plain number."""
    return float(Fraction(value if isinstance(value, str) else str(value)))


class Rules:
    """Turns expressions into numpy. answers: reads a column by question."""

    def __init__(self, questions: dict[str, Any], answers: Any) -> None:
        """See above."""
        self.questions = questions
        self.answers = answers

    def code(self, name: str, value: Any) -> Any:
        """A choice as a number."""
        question = self.questions[name]
        if question["type"] != "choice":
            return value
        ids = [one["id"] for one in question["choices"]]
        return ids.index(value) if value in ids else -1

    def number(self, node: Any) -> Any:
        """A number."""
        if not isinstance(node, dict):
            return figure(node)
        for key in ("step", "value", "field"):
            if key in node:
                return self._atom(key, node[key])
        if "sum" in node:
            return sum(self.number(one) for one in node["sum"])
        if "product" in node:
            return numpy.prod(
                numpy.broadcast_arrays(
                    *[self.number(one) for one in node["product"]]
                ),
                axis=0,
            )
        if "least" in node:
            return self._of(numpy.minimum, node["least"])
        if "greatest" in node:
            return self._of(numpy.maximum, node["greatest"])
        if "difference" in node:
            one, other = [self.number(part) for part in node["difference"]]
            found = one - other
            return (
                numpy.maximum(found, figure(node["floor"]))
                if "floor" in node
                else found
            )
        if "whole" in node:
            of = figure(node["of"])
            return numpy.floor(self.number(node["whole"]) / of) * of
        return self._choose(node)

    def _atom(self, key: str, inner: Any) -> Any:
        """A number that stands for itself, or for an answer."""
        if key == "step":
            return self.number(inner)
        return figure(inner) if key == "value" else self.answers(inner)

    def _choose(self, node: dict[str, Any]) -> Any:
        """The first case that holds."""
        whens = [self.condition(one["when"]) for one in node["choose"]]
        thens = [self.number(one["then"]) for one in node["choose"]]
        every = numpy.broadcast_arrays(
            *whens, *thens, self.number(node.get("otherwise", 0))
        )
        count = len(whens)
        return numpy.select(every[:count], every[count : 2 * count], every[-1])

    def _of(self, combine: Any, nodes: list[Any]) -> Any:
        found = self.number(nodes[0])
        for one in nodes[1:]:
            found = combine(found, self.number(one))
        return found

    def condition(self, node: Any) -> Any:
        """True and false; there is no unknown."""
        if isinstance(node, bool):
            return node
        if "all" in node:
            return numpy.logical_and.reduce(
                numpy.broadcast_arrays(
                    *[self.condition(one) for one in node["all"]]
                )
            )
        if "any" in node:
            return numpy.logical_or.reduce(
                numpy.broadcast_arrays(
                    *[self.condition(one) for one in node["any"]]
                )
            )
        if "not" in node:
            return numpy.logical_not(self.condition(node["not"]))
        if "is" in node:
            name = node["is"]["field"]
            return self.answers(name) == self.code(name, node["value"])
        if "has" in node:
            name = node["has"]["field"]
            return self.answers(f"{name}__{self.code(name, node['value'])}")
        if "one_of" in node:
            name = node["one_of"]["field"]
            return numpy.isin(
                self.answers(name),
                [self.code(name, one) for one in node["values"]],
            )
        if "at_least" in node:
            return (
                sum(
                    numpy.asarray(self.condition(one), int)
                    for one in node["of"]
                )
                >= node["at_least"]
            )
        if "date" in node:
            digits = node["value"].replace("-", "")
            left = self.answers(node["date"]["field"]) // 10 ** (
                8 - len(digits)
            )
            return _compared(left, node["op"], int(digits))
        one, order, other = node["compare"]
        return _compared(self.number(one), order, self.number(other))


def _compared(one: Any, order: str, other: Any) -> Any:
    orders = {
        "<": numpy.less,
        "<=": numpy.less_equal,
        ">": numpy.greater,
        ">=": numpy.greater_equal,
        "=": numpy.equal,
        "!=": numpy.not_equal,
    }
    return orders[order](one, other)


def system(rules: dict[str, Any]) -> TaxBenefitSystem:
    """The rules as variables: a question, a support, a measure each."""
    questions = {one["id"]: one for one in rules["questions"]}
    made = TaxBenefitSystem([PERSON])
    kinds = {
        "yes_no": bool,
        "text": str,
        "choice": int,
        "date": int,
        "money": float,
        "number": float,
    }
    for key, one in questions.items():
        if one.get("several"):
            for at in range(len(one["choices"])):
                made.add_variable(_variable(f"q_{key}__{at}", bool, None))
            continue
        made.add_variable(_variable(f"q_{key}", kinds[one["type"]], None))

    def reader(person: Any, period: Any) -> Rules:
        return Rules(questions, lambda name: person(f"q_{name}", period))

    general = [one["holds"] for one in rules["general"]]
    refused = [{"not": one["holds"]} for one in rules.get("exclusions", ())]

    def opened(person: Any, period: Any) -> Any:
        found = reader(person, period).condition(
            {"all": [*general, *refused, True]}
        )
        return numpy.broadcast_to(found, person.count)

    made.add_variable(_variable("opened", bool, opened))
    for at, measure in enumerate(rules["measures"]):
        for number, support in enumerate(measure["supports"]):
            made.add_variable(
                _variable(
                    f"s_{at}_{number}",
                    float,
                    _support(rules, measure, support, reader),
                )
            )
        made.add_variable(_variable(f"m_{at}", float, _measure(at, measure)))
    measures = [f"m_{at}" for at in range(len(rules["measures"]))]
    made.add_variable(
        _variable(
            "total",
            float,
            lambda person, period: sum(
                person(one, period) for one in measures
            ),
        )
    )
    return made


def _support(
    rules: dict[str, Any],
    measure: dict[str, Any],
    support: dict[str, Any],
    reader: Any,
) -> Any:
    aside = {*measure.get("set_aside", ()), *support.get("set_aside", ())}
    own = [
        one["holds"]
        for one in (*measure["conditions"], *support["conditions"])
    ]
    before = None
    if aside:
        before = [
            one["holds"] for one in rules["general"] if one["id"] not in aside
        ]
        before += [
            {"not": one["holds"]}
            for one in rules.get("exclusions", ())
            if one["id"] not in aside
        ]
    caps = [
        one["at_most"]
        for one in support["limits"]
        if one["at_most"] is not None
    ]

    def formula(person: Any, period: Any) -> Any:
        rule = reader(person, period)
        amount = rule.number({"least": [support["amount"], *caps]})
        paid = numpy.floor(numpy.maximum(amount, 0) * 100 + 1e-6) / 100
        holds = (
            person("opened", period)
            if before is None
            else rule.condition({"all": [*before, True]})
        )
        holds = numpy.logical_and(holds, rule.condition({"all": [*own, True]}))
        return numpy.where(holds, paid, 0.0) + numpy.zeros(person.count)

    return formula


def _measure(at: int, measure: dict[str, Any]) -> Any:
    ids = [one["id"] for one in measure["supports"]]

    def formula(person: Any, period: Any) -> Any:
        left = {
            name: person(f"s_{at}_{number}", period)
            for number, name in enumerate(ids)
        }
        for group in measure["highest"]:
            best = numpy.maximum.reduce(
                [left.pop(name) for name in group["of"]]
            )
            left["+".join(group["of"])] = best
        return sum(left.values())

    return formula


def _variable(name: str, kind: type, formula: Any) -> type:
    body: dict[str, Any] = {
        "value_type": kind,
        "entity": PERSON,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if formula is not None:
        body["formula"] = lambda person, period, parameters=None: formula(
            person, period
        )
    return type(name, (Variable,), body)


def column(question: dict[str, Any], values: list[Any]) -> Any:
    """The answers of a question as a column."""
    match question["type"]:
        case "choice":
            ids = [one["id"] for one in question["choices"]]
            return numpy.array([ids.index(one) for one in values])
        case "date":
            return numpy.array([int(one.replace("-", "")) for one in values])
        case "yes_no":
            return numpy.array(values, bool)
        case "text":
            return numpy.array(values, object)
        case _:
            return numpy.array([figure(one) for one in values])


def main() -> None:
    """See the top of the file."""
    given = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    rules, people, number = given["rules"], given["people"], given["number"]
    made = system(rules)
    questions = rules["questions"]
    columns = {}
    for one in questions:
        values = [each[one["id"]] for each in people]
        if one.get("several"):
            for at, choice in enumerate(one["choices"]):
                held = [choice["id"] in value for value in values]
                columns[f"{one['id']}__{at}"] = numpy.array(held, bool)
            continue
        columns[one["id"]] = column(one, values)

    def run(size: int) -> tuple[float, Any]:
        times = -(-size // len(people))
        simulation = SimulationBuilder().build_default_simulation(
            made, count=size
        )
        for key, values in columns.items():
            simulation.set_input(
                f"q_{key}", PERIOD, numpy.tile(values, times)[:size]
            )
        start = process_time()
        for at in range(len(rules["measures"])):
            simulation.calculate(f"m_{at}", PERIOD)
        found = simulation.calculate("total", PERIOD)
        return process_time() - start, found

    _, totals = run(len(people))
    seconds = median(run(number)[0] for _ in range(3))
    print(
        json.dumps(
            {"seconds": seconds, "totals": [float(one) for one in totals]}
        )
    )


if __name__ == "__main__":
    main()
