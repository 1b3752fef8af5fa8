"""The amounts that a provision gives, one by one (项目、档次): what the comparison sets
beside those of other policies."""

from __future__ import annotations

from collections.abc import Container, Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from policypress.source.model import Figure, Limit, Provision, Support
from policypress.source.model.amount import AmountFigure
from policypress.source.model.figure import quantity_of
from policypress.source.model.quantities import is_benefit

# Parts of a reference below which stands no amount: bounds of a band, and how an amount
# is paid out over the years.
_NO_AMOUNTS = {"from", "to", "paid"}
# Names of a figure that say no more than that it is one.
_PLAIN = {"定额", "比例", "单价", "金额", "限额"}
# A tier whose name shares so many characters with its support's tells by itself what it is
# for: 中国专利金奖 of 中国专利奖奖励, but not 优秀 of 工作站运行资助.
_TELLING = 4


class OwnAmount(Struct, frozen=True):
    """One amount of ours. label: 商标品牌指导站配套资助：每个最高. support: that gives it; None for
    a limit of the whole measure. most: whether it is a ceiling (最高)."""

    label: str
    figure: Figure
    support: Support | None = None
    most: bool = False


def own_amounts(
    provision: Provision,
    compared: Container[str],
) -> Iterator[OwnAmount]:
    """Every sum and share that a provision gives, with their limits, in its order; also a
    number (名额) that somebody else's is compared with. compared: paths of such figures."""
    several = len(provision.supports) > 1
    for support in provision.supports.values():
        for one in support.amount.figures():
            if _is_amount(one, compared):
                label = _label(support, one, several)
                most = "at_most" in one.reference.split(".")
                yield OwnAmount(label, one.figure, support, most)
        for limit in support.limits.values():
            yield from _limits(limit, compared, support, support.name)
    for limit in provision.limits.values():
        yield from _limits(limit, compared, None, "")


def _is_amount(
    one: AmountFigure,
    compared: Container[str],
) -> bool:
    """Whether a figure is an amount, or may be one: what is unknown has no kind yet."""
    parts = set(one.reference.split("."))
    if parts & _NO_AMOUNTS:
        return False
    if one.figure.path in compared or is_benefit(one.figure):
        return True
    return quantity_of(one.figure) is None


def _limits(
    limit: Limit,
    compared: Container[str],
    support: Support | None,
    before: str,
) -> Iterator[OwnAmount]:
    """The figures of a limit; before: what its name is said after."""
    for one in limit.figures():
        if _is_amount(one, compared):
            label = _joined(before, _named(one))
            yield OwnAmount(label, one.figure, support, True)


def _label(
    support: Support,
    one: AmountFigure,
    several: bool,
) -> str:
    """What a reader calls an amount of a support. several: whether others stand beside
    the support, so that the name of a tier may not be enough."""
    name = _named(one)
    tells = not several or _shared(support.name, name) >= _TELLING
    is_tier = "“" in one.name
    if is_tier and tells:
        return name
    if one.name in _PLAIN:
        return f"{support.name}{_per(one)}"
    return _joined(support.name, name)


def _named(one: AmountFigure) -> str:
    """The name of a figure, without the marks of quotation, and what it is counted by."""
    name = one.name.replace("“", "").replace("”", "")
    return f"{name}{_per(one)}"


def _per(one: AmountFigure) -> str:
    """（每件）, （占实际费用）; "" for a sum that is paid as it stands."""
    if not one.per:
        return ""
    per = one.per.removesuffix("的")
    quantity = quantity_of(one.figure)
    is_share = quantity is not None and quantity.kind == "ratio"
    if is_share and not per.startswith("按"):
        per = f"占{per}"
    return f"（{per}）"


def _joined(before: str, name: str) -> str:
    """Both names; one alone where the other is empty."""
    if not before:
        return name
    return f"{before}：{name}"


def _shared(one: str, other: str) -> int:
    """How many characters both have in one piece."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match().size
