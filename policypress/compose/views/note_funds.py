"""How much money a year needs at most (资金测算), as far as the text itself bounds it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from policypress.compose.markdown.markers import Marked
from policypress.compose.views.view_context import ViewContext, citing
from policypress.language.genre import everything
from policypress.language.quantity import Quantity, format_money
from policypress.source.model import Limit, Provision, Support
from policypress.source.model.amount.fixed import Fixed
from policypress.source.model.figure import quantity_of


class _Bound(Struct, frozen=True):
    """The most that something costs a year, with how that is known."""

    yuan: Fraction
    words: str


def funds(context: ViewContext) -> list[Marked]:
    """One paragraph for each measure whose yearly total the text bounds, their sum, and
    which measures it leaves open. Nothing where the policy gives nothing."""
    measures = context.policy.measures
    if not measures:
        return []
    known: dict[str, _Bound] = {}
    for key, node in measures.items():
        bound = _own_total(context, node) or _of_supports(context, node)
        if bound:
            known[key] = bound
    totals = _policy_totals(context)
    lines = _bounded(context, known) + totals
    rest = [key for key in measures if key not in known]
    if rest:
        whose = _named(context, rest) if known else "各条"
        lines.append(_left_open(whose, bool(totals)))
    return lines


def _bounded(
    context: ViewContext,
    known: dict[str, _Bound],
) -> list[Marked]:
    """A paragraph for each measure that is bounded, then their sum."""
    lines: list[Marked] = []
    total = Fraction(0)
    for key, one in known.items():
        total += one.yuan
        name = citing(context, key)
        lines.append(Marked(f"{name}：{one.words}。"))
    count = len(known)
    if count > 1:
        most = _money(total)
        lines.append(Marked(f"以上{count}条每年合计最高{most}。"))
    return lines


def _named(context: ViewContext, keys: list[str]) -> str:
    """Measures by number and name."""
    names = [citing(context, key) for key in keys]
    return "、".join(names)


def _left_open(whose: str, within_total: bool) -> Marked:
    """What cannot be reckoned, and why. whose: the measures; within_total: all measures
    together have a total of their own."""
    if within_total:
        return Marked(
            f"{whose}没有另行规定年度总额，在上述总额内按申报情况安排。"
        )
    return Marked(
        f"{whose}没有规定全部申请人的年度总额，所需资金取决于申报情况，不能预先算出。"
    )


def _policy_totals(context: ViewContext) -> list[Marked]:
    """What policy.yaml limits for all applicants together."""
    write = context.write
    meta = context.policy.meta
    all_of_it = everything(meta.kind)
    return [
        Marked(f"{all_of_it}{write(limit.name)}{write(limit.figure)}。")
        for limit in meta.limits.values()
        if _is_yearly(limit) and _yuan(limit) is not None
    ]


def _own_total(
    context: ViewContext,
    node: Provision,
) -> _Bound | None:
    """The yearly total that a measure has for all it gives; None without one."""
    write = context.write
    for limit in node.limits.values():
        yuan = _yuan(limit)
        if yuan is None or limit.of or not _is_yearly(limit):
            continue
        name = write(limit.name)
        figure = write(limit.figure)
        return _Bound(yuan, f"{name}{figure}")
    return None


def _of_supports(
    context: ViewContext,
    node: Provision,
) -> _Bound | None:
    """The totals of all that a measure gives, added up; None where one is open."""
    total = Fraction(0)
    parts: list[str] = []
    for support in node.supports.values():
        one = _of_support(context, support)
        if one is None:
            return None
        total += one.yuan
        parts.append(one.words)
    if len(parts) > 1:
        most = _money(total)
        parts.append(f"合计最高{most}")
    return _Bound(total, "；".join(parts))


def _of_support(
    context: ViewContext,
    support: Support,
) -> _Bound | None:
    """The most that a support costs a year: its total, or its places (名额) times the
    one amount that each gets."""
    write = context.write
    name = write(support.name)
    for limit in support.limits.values():
        yuan = _yuan(limit)
        if _is_yearly(limit) and yuan is not None:
            words = f"{name}{write(limit.name)}{write(limit.figure)}"
            return _Bound(yuan, words)
    each = _each(support)
    if each is None:
        return None
    for limit in support.limits.values():
        places = _places(limit)
        if places is not None:
            total = each * Fraction(places.value)
            words = (
                f"{name}{write(limit.name)}{write(limit.figure)}，"
                f"每{places.unit}{write(support.amount.main)}，合计最高{_money(total)}"
            )
            return _Bound(total, words)
    return None


def _each(support: Support) -> Fraction | None:
    """Yuan that everybody gets, where that is one amount."""
    if not isinstance(support.amount, Fixed) or support.for_each:
        return None
    figure = support.amount.main
    yuan = figure.yuan if figure else None
    return None if yuan is None else Fraction(yuan)


def _is_yearly(limit: Limit) -> bool:
    """Whether it bounds what all applicants get in a year."""
    return limit.scope == "all" and limit.period == "year"


def _yuan(limit: Limit) -> Fraction | None:
    """Yuan of a limit that is one amount of money."""
    figure = limit.figure
    if limit.is_count or figure is None or figure.yuan is None:
        return None
    return Fraction(figure.yuan)


def _places(limit: Limit) -> Quantity | None:
    """How many may get something in a year: 10家."""
    if not limit.is_count or not _is_yearly(limit):
        return None
    places = quantity_of(limit.figure)
    if places is None or places.approx:
        return None
    return places


def _money(yuan: Fraction) -> str:
    return format_money(yuan)
