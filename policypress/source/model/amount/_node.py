"""What every kind of amount has: modifiers (最高、最低、扣除、分期、年限), and how it is asked.

A kind is one file beside this one, with one class: `kind` (its key in YAML) and
`kind_title`, and the methods that `AmountNode` names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._figures import (
    MAIN,
    AmountFigure,
    nested,
)
from policypress.source.model.amount._modifiers import Modifiers
from policypress.source.model.amount._paid import Instalment, Years
from policypress.source.model.amount._plain import Ids
from policypress.source.model.amount._types import Amount, Base
from policypress.source.model.base import Node
from policypress.source.model.condition import Condition
from policypress.source.model.figure import Basis, Figure

if TYPE_CHECKING:
    from policypress.findings import Finding


class AmountNode(Node):
    """资助标准: a kind with its modifiers, reckoned in this order: kind, at_least,
    at_most, less; `when` says whether there is anything at all."""

    kind: ClassVar[str] = ""
    kind_title: ClassVar[str] = ""
    # Whether a number comes of it: what is left to a decision has none.
    reckoned: ClassVar[bool] = True
    # What stands between 每件 and the words; nothing before a sum of money.
    by_word: ClassVar[str] = "按"
    # How figures are called, bound once the policy is joined (source/naming).
    _writer: ClassVar[Write] = Ids()

    at_least: Amount | None = Field(
        None,
        title="最低",
        description="金额，或者另一种算法",
    )
    at_most: Amount | None = Field(
        None,
        title="最高",
        description="金额，或者另一种算法",
    )
    less: Base | None = Field(
        None,
        title="扣除",
        description="补足差额时此前已得的金额：填报项",
    )
    when: Condition | None = Field(
        None,
        title="适用情形",
        description="符合时才计，写法同 conditions",
    )
    paid: tuple[Instalment, ...] = Field(
        (),
        title="分期拨付",
        description="如 [40%, 30%, 30%]，合计100%",
    )
    years: Years | None = Field(
        None,
        title="最长年数",
        description="如 5年；只说明，不参与计算",
    )
    period: Literal["once", "month", "year"] | None = Field(
        None,
        title="周期",
        description="once 一次性；month 每月；year 每年；只说明，不参与计算",
    )
    label: str = Field("", title="名称", description="多项相加时本项的说法")
    basis: Basis | None = Field(None, title="依据")

    # What a kind says of itself.

    def own_figures(self) -> Iterator[AmountFigure]:
        """The figures of the kind itself, without the modifiers."""
        return iter(())

    def subject(self, write: Write) -> str:
        """What it counts, where it would not be known beside others; "" for most."""
        return ""

    def own_words(self, write: Write) -> str:
        """The amount as a phrase that can be given (25万元, 市级资助金额的50%)."""
        raise NotImplementedError

    def own_lines(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """The amount in lines of a table (资助标准). verb: 奖励, 资助 …"""
        return [f"给予{self.own_words(write)}{verb}"]

    def by_its_words(
        self,
        write: Write,
        verb: str,
    ) -> list[str]:
        """按市级资助金额的50%给予配套资助: the line of kinds that say how it is reckoned."""
        words = self.own_words(write)
        return [f"按{words}给予{verb}"]

    def lines_each(
        self,
        write: Write,
        verb: str,
        per: str,
    ) -> list[str]:
        """The same for each of what is counted. per: 每件."""
        return [f"{per}{line}" for line in self.own_lines(write, verb)]

    def words_each(self, write: Write, per: str) -> str:
        """The whole amount as a phrase, for each: 每件按市级资助金额的50%."""
        return f"{per}{self.by_word}{self.words(write)}"

    def own_expression(self, build: Builder) -> Any:
        """The amount in the language of rules.json, before the modifiers."""
        raise NotImplementedError

    def own_fields(self) -> Iterator[str]:
        """Ids of the questions, columns or derived figures that it needs."""
        return iter(())

    def own_check(self, scope: Scope) -> Iterator[Finding]:
        """What is wrong with the kind's own values."""
        return iter(())

    def inner(self) -> Iterator[tuple[str, str, AmountNode]]:
        """The amounts in it: reference, name, amount."""
        return iter(())

    def situations(self) -> Iterator[tuple[str, Node, AmountNode]]:
        """The situations it tells apart (档次): key, where it stands, amount."""
        return iter(())

    def situation_words(
        self,
        key: str,
        write: Write,
    ) -> str:
        """What a situation is called."""
        return write(key)

    def situated(self, build: Builder) -> list[Any]:
        """For each situation, whether the applicant is in it, in the language of
        rules.json."""
        return []

    @property
    def is_sure(self) -> bool:
        """Whether it is more than nothing wherever it is given at all."""
        return False

    def called_words(
        self,
        name: str,
        write: Write,
    ) -> str | None:
        """What is counted or shared, by the key in YAML (`of`, `unit`, `by`); None where
        it has none. Situations that share one word share it here."""
        found = [one.called_words(name, write) for _, _, one in self.inner()]
        return next((words for words in found if words is not None), None)

    # What everybody asks.

    @property
    def main(self) -> Figure | None:
        """The one figure that says it all, where there is one (25万元, 50%)."""
        for one in self.own_figures():
            if one.reference in MAIN:
                return one.figure
        return None

    def figures(self) -> Iterator[AmountFigure]:
        """All figures, those of the modifiers last."""
        yield from self.own_figures()
        for reference, name, amount in self.inner():
            yield from nested(reference, name, amount.figures())
        yield from self.modifiers.figures()

    def sums(self) -> Iterator[AmountFigure]:
        """The figures that are paid as they stand, one or the other or together; none of
        an amount that has a limit of its own."""
        if self.at_most is not None:
            return
        for reference, name, amount in self.inner():
            yield from nested(reference, name, amount.sums())

    def words(self, write: Write) -> str:
        """The whole amount as a phrase, modifiers behind commas."""
        said = [self.own_words(write), *self.modifiers.phrases(write)]
        return self.modifiers.under_condition(write, "，".join(said))

    def lines(
        self,
        write: Write,
        verb: str,
        per: str = "",
    ) -> list[str]:
        """The whole amount in lines of a table, a line a modifier. per: 每件, where it
        is given for each of several things."""
        own = self.own_lines(write, verb)
        if per:
            own = self.lines_each(write, verb, per)
        own = [self.modifiers.under_condition(write, line) for line in own]
        return [*own, *self.modifiers.phrases(write, per)]

    def expression(self, build: Builder) -> Any:
        """The whole amount in the language of rules.json."""
        own = self.own_expression(build)
        shown = build.step(self.kind, self.label or self.kind_title, own)
        return self.modifiers.applied(shown, build)

    def fields(self) -> Iterator[str]:
        """Ids of everything that is asked to reckon it, as often as it is used."""
        yield from self.own_fields()
        for _, _, amount in self.inner():
            yield from amount.fields()
        yield from self.modifiers.fields()

    def check(
        self,
        scope: Scope,
        *wanted: str,
    ) -> Iterator[Finding]:
        """What is wrong with it, and with the amounts in it. wanted: what a base must
        be; an amount is always money."""
        yield from self.own_check(scope)
        for _, _, amount in self.inner():
            yield from amount.check(scope)
        yield from self.modifiers.check(scope)

    def walk(self) -> Iterator[AmountNode]:
        """It and every amount in it, modifiers too."""
        yield self
        for _, _, amount in self.inner():
            yield from amount.walk()
        for limit in (self.at_least, self.at_most):
            if limit is not None:
                yield from limit.walk()

    @property
    def plain(self) -> Write:
        """A writer for names of figures, which are no part of a document."""
        return self._writer

    def item_name(self, keys: tuple[str, ...]) -> str:
        """What a part of it is called in lists of figures. keys: on the way to it,
        below the kind key; a number counts from 0."""
        key = keys[-1]
        if key.isdigit():
            return f"第{int(key) + 1}项"
        return key

    @property
    def modifiers(self) -> Modifiers:
        """What is said of and done to any kind."""
        return Modifiers(self)
