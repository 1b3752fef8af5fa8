"""What fields.yaml asks (填报项、事物、推算项), by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypress.findings import Finding, did_you_mean
from policypress.source.asking import TYPES, Asking
from policypress.source.model import Column, Derived, Policy, Question
from policypress.source.model.base import Node
from policypress.source.model.figure import quantity_of
from policypress.source.model.things import NAMED
from policypress.source.traverse import at


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for choices without choices, ids that stand twice, formulas of things
    there are not."""
    if "fields" in policy.broken:
        return
    columns = [policy.common_columns]
    columns += [thing.columns for thing in policy.things.values()]
    for question in policy.fields.values():
        yield from _question(question)
    for more in columns:
        for column in more.values():
            yield from _question(column)
        yield from _defaults(more)
    yield from _twice(policy)
    yield from _named(policy)
    yield from _numbers(policy)
    yield from _formulas(policy)


def _question(one: Question | Column) -> Iterator[Finding]:
    """A choice has choices, and only a choice may have several answers."""
    if one.type == "choice" and not one.choices:
        yield at(
            one,
            "type",
            "no-choices",
            f"选择项“{one.label}”没有选项",
            "补写 choices: {标识: 名称}",
        )
    yield from _labels(one)
    if one.type == "money" and one.unit not in ("", "元"):
        yield at(
            one,
            "unit",
            "wrong-unit",
            f"金额按元计算，“{one.label}”的单位不能是“{one.unit}”",
            "写 unit: 元；填报时可以写成 5万元、1.2亿元",
        )
    if one.several and one.type != "choice":
        yield at(
            one,
            "several",
            "wrong-field-type",
            f"“{one.label}”是{TYPES[one.type]}，不能多选",
            "删去 several，或把 type 改为 choice",
        )


def _labels(one: Question | Column) -> Iterator[Finding]:
    """Choices are told apart by what they are called: an answer may be either."""
    seen: dict[str, str] = {}
    for key, label in one.choices.items():
        if label in seen:
            yield at(
                one,
                f"choices.{key}",
                "same-choice",
                f"“{one.label}”的选项“{seen[label]}”和“{key}”都叫“{label}”，分不清选的是哪一个",
                "改用不同的名称，或删去一个",
            )
        elif label != key and label in one.choices:
            yield at(
                one,
                f"choices.{key}",
                "same-choice",
                f"“{one.label}”的选项“{key}”叫“{label}”，又是另一个选项的标识，分不清选的是哪一个",
                "改用不同的名称或标识",
            )
        seen.setdefault(label, key)


def _defaults(columns: dict[str, Column]) -> Iterator[Finding]:
    """A default is an answer that the column takes."""
    for one in columns.values():
        if not one.default or _is_answer(one.default, one):
            continue
        yield at(
            one,
            "default",
            "bad-default",
            f"栏目“{one.label}”是{TYPES[one.type]}，默认值不能是“{one.default}”",
            "数量和金额写数，如 0；是否写 yes 或 no；选择写选项标识",
        )


def _is_answer(default: str, one: Column) -> bool:
    """Whether a text can be the answer to a column."""
    if one.type in ("number", "money"):
        digits = default.replace(".", "", 1)
        return digits.isascii() and digits.isdigit()
    if one.type == "yes_no":
        return default in ("yes", "no")
    if one.type == "choice":
        return default in one.choices
    return True


def _twice(policy: Policy) -> Iterator[Finding]:
    """An id means one thing: a column may not be called as a question is."""
    outside = {**policy.fields, **policy.derived, **policy.standards}
    homes = [policy.common_columns]
    homes += [thing.columns for thing in policy.things.values()]
    for columns in homes:
        for key, column in columns.items():
            if key in outside:
                yield Finding(
                    "same-id",
                    f"栏目“{key}”与填报项同名",
                    column.place,
                    f"改用别的标识；填报项在 {outside[key].place}",
                )
    yield from _thing_ids(policy, outside)
    for name, more in (("推算项", policy.derived), ("标准", policy.standards)):
        for key, one in more.items():
            if key in policy.fields or one is not outside[key]:
                yield Finding(
                    "same-id",
                    f"{name}“{key}”与别的填报项同名",
                    one.place,
                    "改用别的标识",
                )


def _thing_ids(
    policy: Policy,
    outside: Mapping[str, Node],
) -> Iterator[Finding]:
    """A table is answered under its id as a question is; a column that every thing has
    is not written again."""
    for key, thing in policy.things.items():
        if key in outside:
            yield Finding(
                "same-id",
                f"事物“{key}”与填报项同名",
                thing.place,
                f"改用别的标识；填报项在 {outside[key].place}",
            )
        for name in thing.columns.keys() & policy.common_columns.keys():
            yield Finding(
                "same-id",
                f"栏目“{name}”与共同栏目同名",
                thing.columns[name].place,
                "改用别的标识；每一种事物都问的，只写在 common_columns",
            )


def _named(policy: Policy) -> Iterator[Finding]:
    """Where rows have names, no question or column has the id of the name."""
    if not any(thing.named for thing in policy.things.values()):
        return
    homes: list[Mapping[str, Node]] = [
        policy.fields,
        policy.derived,
        policy.standards,
        policy.common_columns,
        *(thing.columns for thing in policy.things.values()),
    ]
    for home in homes:
        if NAMED in home:
            yield Finding(
                "same-id",
                f"“{NAMED}”是每一项名称的标识，不能再作别的标识",
                home[NAMED].place,
                "改用别的标识",
            )


def _numbers(policy: Policy) -> Iterator[Finding]:
    """A standard is a number, or is still to be found out."""
    for standard in policy.standards.values():
        if standard.value.value and quantity_of(standard.value) is None:
            yield at(
                standard,
                "value",
                "not-a-number",
                f"标准“{standard.label}”应为数量，写的是“{standard.value}”",
                "写成如 2300元、4.35%",
            )


def _formulas(policy: Policy) -> Iterator[Finding]:
    """A formula uses numbers and sums of money that are asked, and not itself."""
    asking = Asking(policy)
    for key, derived in policy.derived.items():
        for name in dict.fromkeys(derived.parsed.names()):
            if name in policy.derived:
                yield at(
                    derived,
                    "formula",
                    "derived-of-derived",
                    f"推算项“{key}”用了推算项“{name}”",
                    "把算式展开，只用填报项",
                )
            elif name in policy.fields or name in policy.standards:
                yield from asking.typed(
                    derived,
                    "formula",
                    name,
                    "number",
                    "money",
                )
            else:
                yield at(
                    derived,
                    "formula",
                    "unknown-field",
                    f"算式中的“{name}”不是填报项",
                    did_you_mean(name, policy.fields),
                )
        yield from _mixed(derived, asking)


def _mixed(derived: Derived, asking: Asking) -> Iterator[Finding]:
    """Only what counts the same can be added or taken away: no days and yuan."""
    clashes: list[tuple[str, str]] = []

    def operate(kind: str, one: str, other: str) -> str:
        """The unit of two parts together; "" where it is not known."""
        if kind in ("add", "minus"):
            if one and other and one != other:
                clashes.append((one, other))
            return one or other
        if kind == "times" and not (one and other):
            return one or other
        return one if kind == "divide" and not other else ""

    derived.parsed.built(
        lambda _: "",
        lambda name: _counted_in(asking.unit(name)),
        operate,
    )
    for one, other in clashes[:1]:
        yield at(
            derived,
            "formula",
            "mixed-units",
            f"算式“{derived.formula}”把单位不同的数（{one}、{other}）相加减",
            "核对算式；单位其实相同的，把填报项的 unit 改成一样",
            "error" if "元" in (one, other) else "warning",
        )


def _counted_in(unit: str) -> str:
    """A unit by which answers are told apart: 个月 and 月 are one, % counts nothing."""
    return "" if unit == "%" else unit.removeprefix("个") or unit
