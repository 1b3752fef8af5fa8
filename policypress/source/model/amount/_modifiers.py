"""The modifiers of any kind of amount: said, reckoned and checked alike everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._figures import AmountFigure, nested
from policypress.source.model.amount._paid import in_years
from policypress.source.model.figure import quantity_of

if TYPE_CHECKING:
    from policypress.source.model.amount._node import AmountNode

_OFTEN = {"year": "每年", "month": "每月"}


class Modifiers:
    """What is said of one amount besides its kind."""

    def __init__(self, amount: AmountNode) -> None:
        self._amount = amount

    def figures(self) -> Iterator[AmountFigure]:
        """Figures of the limits, instalments and years."""
        one = self._amount
        if one.at_least:
            yield from nested("at_least", "最低", one.at_least.figures())
        if one.at_most:
            yield from nested("at_most", "最高", one.at_most.figures())
        if one.less:
            yield from nested("less", "扣除", one.less.figures())
        for number, part in enumerate(one.paid):
            name = f"第{number + 1}期比例"
            yield AmountFigure(
                f"paid.{number}",
                name,
                part.share,
                "应付金额的",
            )
        if one.years:
            yield AmountFigure("years", "最长年数", one.years, "")

    def phrases(
        self,
        write: Write,
        per: str = "",
    ) -> list[str]:
        """最低1万元, 每年最高200万元, 扣除…, 最长5年, 分3期按40%、30%、30%拨付.
        per: 每件, before limits of each."""
        one = self._amount
        said = []
        if one.at_least:
            said.append(f"{per}最低{one.at_least.words(write)}")
        if one.at_most:
            often = _OFTEN.get(one.period or "", "")
            # 最高：大型500万元、小型30万元, where the limit tells cases apart.
            joint = "：" if any(one.at_most.situations()) else ""
            said.append(f"{per}{often}最高{joint}{one.at_most.words(write)}")
        if one.less:
            said.append(f"扣除{one.less.words(write)}")
        if one.years:
            said.append(f"最长{in_years(one.years, write(one.years))}")
        if one.paid:
            said.append(self._instalments(write))
        return said

    def _instalments(self, write: Write) -> str:
        """分3期按40%、30%、30%拨付, with what each waits for in brackets."""
        parts = []
        for part in self._amount.paid:
            share = write(part.share)
            wait = f"（{write.label(part.when)}）" if part.when else ""
            parts.append(f"{share}{wait}")
        return f"分{len(parts)}期按{'、'.join(parts)}拨付"

    @property
    def may_undo(self) -> bool:
        """Whether nothing may be left: a deduction, a condition, a limit that is
        reckoned."""
        one = self._amount
        if one.less is not None or one.when is not None:
            return True
        return one.at_most is not None and not one.at_most.is_sure

    def under_condition(
        self,
        write: Write,
        said: str,
    ) -> str:
        """The words behind their condition, when there is one."""
        condition = self._amount.when
        if condition is None:
            return said
        return f"{write.condition(condition)}的，{said}"

    def applied(self, found: Any, build: Builder) -> Any:
        """The amount after its modifiers. A least amount (最低) raises what is given, and
        gives nothing where nothing is; what is left to a decision is never below it."""
        one = self._amount
        if one.at_least:
            raised = build.greatest([found, one.at_least.expression(build)])
            given = build.compare(found, ">", build.number(0))
            if one.reckoned:
                raised = build.choose([(given, raised, "")])
            found = raised
            found = build.step("at_least", "最低", found)
        if one.at_most:
            found = build.least([found, one.at_most.expression(build)])
            found = build.step("at_most", "最高", found)
        if one.less:
            found = build.minus(found, one.less.expression(build))
            found = build.step("less", "扣除", found)
        if one.when:
            found = build.choose([(build.holds(one.when), found, "")])
        return found

    def fields(self) -> Iterator[str]:
        """What the limits, the deduction and the condition ask."""
        one = self._amount
        for part in (one.at_least, one.at_most, one.less, one.when):
            if part is not None:
                yield from part.fields()

    def check(self, scope: Scope) -> Iterator[Finding]:
        """Limits, deduction and condition by themselves, and the instalments together."""
        one = self._amount
        for part in (one.at_least, one.at_most, one.less):
            if part is not None:
                yield from part.check(scope)
        if one.when is not None:
            yield from scope.condition(one.when)
        yield from self._limits_in_order()
        yield from self._paid_whole()

    def _limits_in_order(self) -> Iterator[Finding]:
        """The most is not below the least."""
        one = self._amount
        low = _money(one.at_least)
        high = _money(one.at_most)
        if low is None or high is None or high >= low:
            return
        yield Finding(
            "cap-order",
            f"最高{high_words(one.at_most)}，低于最低{high_words(one.at_least)}",
            one.place_of("at_most"),
            "核对 at_most 和 at_least",
        )

    def _paid_whole(self) -> Iterator[Finding]:
        """Instalments come to 100 %."""
        paid = self._amount.paid
        total = Decimal(0)
        for part in paid:
            share = quantity_of(part.share)
            if share is None:
                return
            total += Decimal(share.value)
        if not paid or total == 1:
            return
        shown = "、".join(str(part.share) for part in paid)
        yield Finding(
            "paid-not-whole",
            f"分期拨付 {shown}，合计不是100%",
            self._amount.place_of("paid"),
            "核对各期比例",
        )


def _money(amount: AmountNode | None) -> Any:
    """The money of a fixed limit; None for any other, or while it is unknown."""
    if amount is None or amount.main is None:
        return None
    return amount.main.yuan


def high_words(amount: AmountNode | None) -> str:
    """The one figure of a limit as it prints."""
    return str(amount.main) if amount else ""
