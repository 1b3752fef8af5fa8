"""资金变动: every amount, ratio, cap, tier, quota, date and condition that differs between two versions of a policy.

Figures are matched by their permanent path, so a renamed or renumbered measure keeps its own; conditions and the terms of a
support (how it is computed, who is paid, what may not be combined) are matched by their keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from policypress.compare.text.labels import cited
from policypress.compare.text.tree import Tree, walk
from policypress.findings import Place
from policypress.language.dates import Date
from policypress.language.quantity import Quantity, format_money
from policypress.source.figures import figures
from policypress.source.model import AnyOf, Atom, Figure, Measure, Policy, wording

Kind = Literal["调整", "新增", "取消"]
_PARTS = ("policy", "measures", "supplementary", "guides")
_COMPARED = {value: words.change for value, words in wording.COMPARISONS.items()}
_TERMS = {
    "mode": wording.MODES,
    "review": wording.REVIEWS,
    "timing": {value: words.change for value, words in wording.TIMINGS.items()},
    "stacking": wording.STACKING,
    "method": wording.METHODS,
}


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One thing that differs.

    path: permanent; label: its name for a reader. sort: 金额, 比例, 上限, 名额, 日期, 期限, 数量, 条件, 规则 or 文字.
    old, new: as printed, "" when it is not there; old_number, new_number: yuan, ratio or count.
    difference: 增加10万元（+50%）; clause, old_clause: 第（九）条; where: documents that show it; reason: of the new version.
    """

    path: str
    label: str
    sort: str
    kind: Kind
    old: str
    new: str
    difference: str = ""
    clause: str = ""
    old_clause: str = ""
    where: tuple[str, ...] = ()
    reason: str = ""
    place: Place = Place("")
    old_number: float | int | None = None
    new_number: float | int | None = None
    unit: str = ""

    @property
    def rises(self) -> bool | None:
        """True when the number went up, False when it went down, None when there is nothing to compare."""
        if (
            self.old_number is None
            or self.new_number is None
            or self.old_number == self.new_number
        ):
            return None
        return self.new_number > self.old_number


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something a policy says that may differ."""

    path: str
    label: str
    sort: str
    words: str
    place: Place
    figure: Figure | None = None


def money_changes(
    old: Policy,
    new: Policy,
    trees: tuple[Tree, Tree],
    where: Mapping[str, list[str]] = {},
) -> list[FigureChange]:  # noqa: B006 - only read
    """What differs, in the order of the new policy, what is gone last. where: documents by the path of the figure they show."""
    before = {entry.path: entry for entry in _entries(old)}
    after = {entry.path: entry for entry in _entries(new)}
    clauses = tuple(_clauses(tree) for tree in trees)
    rows = []
    for path, entry in [
        *after.items(),
        *((path, entry) for path, entry in before.items() if path not in after),
    ]:
        was, now = before.get(path), after.get(path)
        if was and now and was.words == now.words:
            continue
        rows.append(_row(was, now, clauses, where.get(path, [])))
    return rows


def _row(
    was: _Entry | None,
    now: _Entry | None,
    clauses: tuple[dict[str, str], ...],
    where: list[str],
) -> FigureChange:
    entry = now or was
    assert entry
    owner = _owner(entry.path)
    old_number, old_unit = _number(was)
    new_number, new_unit = _number(now)
    basis = now.figure.provenance if now and now.figure else None
    return FigureChange(
        entry.path,
        entry.label,
        entry.sort,
        "调整" if was and now else "新增" if now else "取消",
        was.words if was else "",
        now.words if now else "",
        _difference(was, now),
        clauses[1].get(owner, ""),
        clauses[0].get(owner, ""),
        tuple(where),
        basis.reason if basis else "",
        entry.place,
        old_number,
        new_number,
        new_unit or old_unit,
    )


def _entries(policy: Policy) -> Iterator[_Entry]:
    conditions = list(_conditions(policy))
    inside = tuple(f"{entry.path}." for entry in conditions)
    for record in figures(policy):
        if (
            record.part in _PARTS
            and not record.path.startswith(inside)
            and not record.path.endswith(".number")
        ):
            yield _Entry(
                record.path,
                record.label,
                _sort(record.figure, record.path),
                str(record.figure),
                record.place,
                record.figure,
            )
    yield from conditions
    for key, measure in policy.measures.items():
        yield from _rules(key, measure)


def _sort(figure: Figure, path: str) -> str:
    tail = path.rpartition("#")[2]
    if ".caps." in tail or tail.startswith("caps."):
        return "上限"
    if ".quota." in tail or tail.startswith("quota."):
        return "名额"
    parsed = figure.parsed
    if isinstance(parsed, Quantity):
        return {"money": "金额", "ratio": "比例", "count": "数量", "duration": "期限"}[
            parsed.kind
        ]
    return "日期" if isinstance(parsed, Date) else "文字"


def _conditions(policy: Policy) -> Iterator[_Entry]:
    owners: list[tuple[str, Any]] = [("通用申报条件", policy.meta.conditions)]
    for measure in policy.measures.values():
        owners.append((f"{measure.title}·申报条件", measure.conditions))
        owners += [
            (f"{measure.title}·{support.name}·申报条件", support.conditions)
            for support in measure.supports.values()
        ]
    for label, conditions in owners:
        for key, condition in conditions.items():
            yield _Entry(
                condition.path,
                label,
                "条件",
                _condition(condition, policy),
                condition.place,
            )


def _condition(condition: Atom | AnyOf, policy: Policy) -> str:
    """A condition in words: the drafter's own, and what it is measured by."""
    if isinstance(condition, AnyOf):
        return condition.text or "符合下列之一：" + "；".join(
            _condition(atom, policy) for atom in condition.any_of.values()
        )
    question = policy.fields.get(condition.field)
    label = question.label if question else condition.field
    choices = question.choices if question else {}
    values = [str(condition.value)] if condition.value else list(condition.values)
    measured = _COMPARED[condition.op] + "、".join(
        choices.get(value, value) for value in values
    )
    said = measured + label if condition.op == "no" else label + measured
    return (
        condition.text
        if condition.text and condition.op in ("yes", "no")
        else f"{condition.text}（{said}）"
        if condition.text
        else said
    )


def _rules(key: str, measure: Measure) -> Iterator[_Entry]:
    """Terms that are no figures: how a support is computed, its tiers, who is paid, what may not be combined."""

    def entry(path: str, label: str, words: str, place: Place) -> _Entry:
        return _Entry(path, f"{measure.title}·{label}", "规则", words, place)

    yield entry(
        f"{measure.path}#stacking",
        "叠加规则",
        _TERMS["stacking"][measure.stacking],
        measure.place_of("stacking"),
    )
    if measure.exclusive_with:
        yield entry(
            f"{measure.path}#exclusive_with",
            "不得同时享受",
            "、".join(sorted(measure.exclusive_with)),
            measure.place_of("exclusive_with"),
        )
    for support in measure.supports.values():
        yield entry(f"{support.path}.exists", support.name, "设立", support.place)
        for field, label in (
            ("mode", "资助方式"),
            ("review", "审核方式"),
            ("timing", "资助时点"),
        ):
            yield entry(
                support.path_of(field),
                f"{support.name}·{label}",
                _TERMS[field][getattr(support, field)],
                support.place_of(field),
            )
        yield entry(
            support.path_of("payee"),
            f"{support.name}·资助对象",
            support.payee,
            support.place_of("payee"),
        )
        amount = support.amount
        of = getattr(amount, "of", "") or getattr(amount, "unit", "")
        yield entry(
            amount.path_of("method"),
            f"{support.name}·计算方式",
            _TERMS["method"][amount.method] + (f"（{of}）" if of else ""),
            amount.place_of("method"),
        )
        for tier in getattr(amount, "tiers", {}).values():
            band = (
                f"（{tier.band.lower or '不设下限'}至{tier.band.upper or '不设上限'}）"
                if tier.band
                else ""
            )
            yield entry(
                tier.path_of("when"),
                f"{support.name}·档次",
                tier.when + band,
                tier.place_of("when"),
            )


def _number(entry: _Entry | None) -> tuple[float | int | None, str]:
    parsed = entry.figure.parsed if entry and entry.figure else None
    if not isinstance(parsed, Quantity):
        return None, ""
    unit = {"money": "yuan", "ratio": "ratio", "count": "count", "duration": "count"}[
        parsed.kind
    ]
    return (float(parsed.value) if parsed.kind == "ratio" else int(parsed.value)), unit


def _difference(was: _Entry | None, now: _Entry | None) -> str:
    """增加10万元（+50%）, 降低10个百分点, 延长30日; "" when the two cannot be compared."""
    old, new = (
        entry.figure.parsed if entry and entry.figure else None for entry in (was, now)
    )
    if (
        not isinstance(old, Quantity)
        or not isinstance(new, Quantity)
        or (old.kind, old.unit) != (new.kind, new.unit)
        or old.value == new.value
    ):
        return ""
    more = new.value > old.value
    gap = abs(Decimal(new.value) - Decimal(old.value))
    if new.kind == "ratio":
        return f"{'提高' if more else '降低'}{_plain(gap * 100)}个百分点"
    amount = (
        format_money(int(gap)) if new.kind == "money" else f"{_plain(gap)}{new.unit}"
    )
    verb = (
        ("延长" if more else "缩短")
        if new.kind == "duration"
        else ("增加" if more else "减少")
    )
    return f"{verb}{amount}" + (
        f"（{'+' if more else '-'}{_percent(gap, Decimal(old.value))}）"
        if old.value
        else ""
    )


def _percent(gap: Decimal, base: Decimal) -> str:
    return f"{_plain((gap / base * 100).quantize(Decimal('0.1'), ROUND_HALF_UP))}%"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _owner(path: str) -> str:
    """The clause a path belongs to, by the id it has in the text: measures/x, supplementary#articles.y."""
    file, _, inner = path.partition("#")
    return (
        f"{file}#{'.'.join(inner.split('.')[:2])}" if file == "supplementary" else file
    )


def _clauses(tree: Tree) -> dict[str, str]:
    return {
        node.id: cited("条", node.number, node.label)
        for node, _ in walk(tree)
        if node.kind == "clause" and node.id and node.number
    }
