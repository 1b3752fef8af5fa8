"""What may be asked where (填报范围): the questions of the policy, what is derived from them,
and within a support for each of some things, the columns of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Self

from policypress.findings import Finding, did_you_mean
from policypress.language.dates import Date
from policypress.language.quantity import Quantity
from policypress.source.model import (
    Column,
    ConditionNode,
    Derived,
    Figure,
    Policy,
    Question,
    Standard,
    Things,
)
from policypress.source.model.base import Node
from policypress.source.model.figure import Value

Asked = Question | Column | Derived | Standard

TYPES = {
    "yes_no": "是否",
    "choice": "选择",
    "number": "数量",
    "money": "金额",
    "date": "日期",
    "text": "文字",
}
_EXAMPLES = {
    "number": "3{}",
    "money": "100万元",
    "date": "2023年2月6日",
    "text": "文字",
}


def everything_asked(policy: Policy) -> dict[str, Asked]:
    """Every question, column and derived figure by id; of two columns of one id the
    first."""
    found: dict[str, Asked] = {
        **policy.standards,
        **policy.derived,
        **policy.fields,
    }
    for columns in (
        policy.common_columns,
        *(thing.columns for thing in policy.things.values()),
    ):
        for key, column in columns.items():
            found.setdefault(key, column)
    return found


def _of_everybody(policy: Policy) -> Iterator[Mapping[str, Asked]]:
    """What may be named anywhere: questions, derived figures, standards."""
    yield policy.fields
    yield policy.derived
    yield policy.standards


class Asking:
    """The ids that conditions and amounts may name at one place.

    thing: of the support or the condition that looks at rows; None outside.
    """

    def __init__(
        self,
        policy: Policy,
        thing: str | None = None,
    ) -> None:
        """Nothing is looked up yet: most places never ask."""
        self.policy = policy
        self.thing = thing

    @cached_property
    def known(self) -> dict[str, Asked]:
        """Everything that may be named, columns first."""
        found: dict[str, Asked] = {}
        if self.thing in self.policy.things:
            found |= self.policy.things[self.thing].columns
            found |= self.policy.common_columns
        for more in _of_everybody(self.policy):
            found |= {
                key: one for key, one in more.items() if key not in found
            }
        return found

    def within(self, thing: str | None) -> Self:
        """The same for the rows of a thing."""
        if thing:
            return type(self)(self.policy, thing)
        return self

    def asked(
        self,
        node: Node,
        child: str,
        name: str,
    ) -> Asked | Finding:
        """What is asked by that name, or a finding at the child that names it."""
        found = self.known.get(name)
        if found:
            return found
        message = f"fields.yaml 中没有填报项“{name}”"
        hint = self._other_home(name) or did_you_mean(
            name,
            self.known,
            "先在 fields.yaml 中登记",
        )
        place = node.place_of(child)
        return Finding("unknown-field", message, place, hint)

    def names_columns(self, condition: ConditionNode) -> bool:
        """Whether a condition looks at the row it stands in; `things` conditions look at
        all rows, and so do not."""
        if isinstance(condition, Things):
            return False
        parts = [part for _, part in condition.parts()]
        if parts:
            return any(self.names_columns(part) for part in parts)
        outside = {
            name for more in _of_everybody(self.policy) for name in more
        }
        return any(name not in outside for name in condition.fields())

    def _other_home(self, name: str) -> str:
        """What to do about a column that is named where its thing is not counted."""
        for key, thing in self.policy.things.items():
            if name in thing.columns:
                return f"它是“{thing.label}”的栏目：资助项目写 for_each: {key}，或者用 things: {key} 写条件"
        if name in self.policy.common_columns:
            return "它是各种事物的共同栏目：资助项目要写 for_each"
        return ""

    # What an amount asks of its scope (source/model/amount/_asking).

    def label(self, name: str) -> str:
        """What a question is called; its id when it is not there."""
        found = self.known.get(name)
        return found.label if found else name

    def unit(self, name: str) -> str:
        """The unit of an answer; "" when it has none or is not there."""
        found = self.known.get(name)
        return found.unit if found else ""

    def choices(self, name: str) -> dict[str, str] | None:
        """The choices of a question; None where it has none or is not there."""
        found = self.known.get(name)
        if found is None or found.type != "choice":
            return None
        return dict(found.choices)

    def choice(self, name: str, key: str) -> str:
        """What a choice of a question is called; its id when it is not known."""
        return (self.choices(name) or {}).get(key, key)

    def is_choice(self, name: str, key: str) -> bool:
        """Whether an id is one of the choices of a question."""
        return key in (self.choices(name) or {})

    def typed(
        self,
        node: Node,
        child: str,
        name: str,
        *wanted: str,
    ) -> Iterator[Finding]:
        """A finding when there is no such question, or it is of none of these types."""
        found = self.asked(node, child, name)
        if isinstance(found, Finding):
            yield found
            return
        if found.type in wanted:
            return
        right = "或者".join(TYPES[one] for one in wanted)
        yield Finding(
            "wrong-field-type",
            f"填报项“{found.label}”是{TYPES[found.type]}，这里要{right}",
            node.place_of(child),
            "换一个填报项，或改它的 type",
        )

    def comparable(
        self,
        figure: Figure,
        name: str,
    ) -> Iterator[Finding]:
        """A finding when a figure is not of the kind and unit of an answer."""
        found = self.known.get(name)
        if found is None or not figure.value:
            return
        why = mismatch(figure.parsed, found)
        if not why:
            return
        example = _EXAMPLES[found.type].format(found.unit or "项")
        yield Finding(
            "wrong-unit",
            f"填报项“{found.label}”是{TYPES[found.type]}，{why}",
            figure.place_of("value"),
            f"写成如 {example}",
        )


def mismatch(parsed: Value, asked: Asked) -> str:
    """Why a value cannot be compared with the answer; empty when it can."""
    if asked.type == "money":
        is_money = isinstance(parsed, Quantity) and parsed.kind == "money"
        if is_money:
            return ""
        return f"写的“{parsed}”不是金额"
    if asked.type == "date":
        if isinstance(parsed, Date):
            return ""
        return f"写的“{parsed}”不是日期"
    if asked.type == "number":
        return _other_number(parsed, asked.unit)
    return ""


def _other_number(parsed: Value, unit: str) -> str:
    """Why a value is no number of the question's unit; 3人 and 3个人 are the same."""
    # A unit of the question's own, such as 分; or none, where the answer has none.
    if re.fullmatch(f"[0-9]+(\\.[0-9]+)?{re.escape(unit)}", str(parsed)):
        return ""
    if not isinstance(parsed, Quantity) or parsed.kind == "money":
        return f"写的“{parsed}”不是数量"
    if unit and parsed.unit.removeprefix("个") != unit.removeprefix("个"):
        return f"单位是“{unit}”，写的是“{parsed.unit}”"
    return ""
