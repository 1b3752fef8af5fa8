"""What a share is taken of and what a price is multiplied by (基数): an answer, with its own
limits, or the sum, the smallest or the largest of several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field

from policypress.findings import Finding
from policypress.source.model.amount._asking import Builder, Scope, Write
from policypress.source.model.amount._figures import AmountFigure, nested
from policypress.source.model.amount._types import Base
from policypress.source.model.base import Key, Node, Short
from policypress.source.model.figure import Figure, quantity_of

NUMBERS = ("money", "number")


class BaseNode(Node):
    """基数."""

    kind: ClassVar[str] = ""
    kind_title: ClassVar[str] = ""

    def words(self, write: Write) -> str:
        """What it is called."""
        raise NotImplementedError

    def bounded(self, write: Write) -> str:
        """As a count with its limit, in a line of its own."""
        return f"计{self.words(write)}"

    def expression(self, build: Builder) -> Any:
        """It in the language of rules.json."""
        raise NotImplementedError

    def figures(self) -> Iterator[AmountFigure]:
        """The figures in it."""
        return iter(())

    def fields(self) -> Iterator[str]:
        """Ids of what is asked."""
        return iter(())

    def check(
        self,
        scope: Scope,
        *wanted: str,
    ) -> Iterator[Finding]:
        """What is wrong with it. wanted: what it may be, money or number; either where
        nothing is said."""
        return iter(())


class Term(Short, BaseNode):
    """一个填报项: a question, column or derived figure; written short by its id."""

    short = "field"

    kind = "field"
    kind_title = "填报项"

    field: Key = Field(
        title="填报项",
        description="fields.yaml 中的填报项、栏目或推算项",
    )
    at_least: Figure | None = Field(None, title="不足时按此计")
    at_most: Figure | None = Field(None, title="最多计到")
    minus: Figure | None = Field(
        None,
        title="减去",
        description="只计超过此数的部分",
    )
    earlier: Key | None = Field(
        None,
        title="此前已计",
        description="填报项的标识：先从 at_most 中扣除，如累计不超过36个月的此前已补贴月数",
    )

    def words(self, write: Write) -> str:
        """实际租金, 培训人数超过30人的部分."""
        said = write.label(self.field)
        if self.minus:
            said = f"{said}超过{write(self.minus)}的部分"
        if self.at_least:
            said = f"{said}（不足{write(self.at_least)}的按{write(self.at_least)}计）"
        if self.at_most:
            said = f"{said}（{self._most_words(write)}）"
        return said

    def _most_words(self, write: Write) -> str:
        """最多计36个月, 连同此前已补贴月数最多计36个月."""
        before = f"连同{write.label(self.earlier)}" if self.earlier else ""
        return f"{before}最多计{write(self.at_most)}"

    def bounded(self, write: Write) -> str:
        """租用月数最多计36个月, 面积不足10平方米的按10平方米计."""
        said = write.label(self.field)
        if self.minus:
            said = f"{said}超过{write(self.minus)}的部分"
        bounds = []
        if self.at_least:
            least = write(self.at_least)
            bounds.append(f"不足{least}的按{least}计")
        if self.at_most:
            bounds.append(self._most_words(write))
        if bounds:
            return f"{said}{'，'.join(bounds)}"
        return f"计{said}"

    def expression(self, build: Builder) -> Any:
        """The answer, less what is not counted, between its limits."""
        found = build.read(self.field)
        if self.minus:
            found = build.minus(found, build.figure(self.minus))
        if self.at_least:
            found = build.greatest([found, build.figure(self.at_least)])
        if self.at_most:
            most = build.figure(self.at_most)
            if self.earlier:
                most = build.minus(most, build.read(self.earlier))
            found = build.least([found, most])
        return found

    def figures(self) -> Iterator[AmountFigure]:
        """Its limits."""
        names = {"minus": "起算", "at_least": "最少计", "at_most": "最多计"}
        for child, name in names.items():
            if figure := getattr(self, child):
                yield AmountFigure(child, name, figure, "")

    def fields(self) -> Iterator[str]:
        yield self.field
        if self.earlier:
            yield self.earlier

    def check(
        self,
        scope: Scope,
        *wanted: str,
    ) -> Iterator[Finding]:
        """It is asked, and its answer is a number or a sum of money, as is wanted; what
        was counted earlier is of the same sort, and taken off a limit."""
        types = wanted or NUMBERS
        yield from scope.typed(self, "field", self.field, *types)
        if self.earlier:
            yield from scope.typed(self, "earlier", self.earlier, *types)
            yield from self._limited()
        for child in ("minus", "at_least", "at_most"):
            if figure := getattr(self, child):
                yield from scope.comparable(figure, self.field)

    def _limited(self) -> Iterator[Finding]:
        """What was counted earlier bears on nothing where there is no limit."""
        if self.at_most is None:
            yield Finding(
                "earlier-without-limit",
                "写了此前已计（earlier），没有写最多计到多少",
                self.place_of("earlier"),
                "补写 at_most: 如 36个月，或删去 earlier",
            )


class Constant(Short, BaseNode):
    """一个数值: a figure that is no answer."""

    kind = "value"
    kind_title = "数值"

    value: Figure = Field(title="数值")

    def words(self, write: Write) -> str:
        return write(self.value)

    def expression(self, build: Builder) -> Any:
        return build.figure(self.value)

    def figures(self) -> Iterator[AmountFigure]:
        yield AmountFigure("value", "数值", self.value, "")

    def check(
        self,
        scope: Scope,
        *wanted: str,
    ) -> Iterator[Finding]:
        """It is a quantity; until it is known it may be empty."""
        text = self.value.value
        if not text or quantity_of(self.value) is not None:
            return
        yield Finding(
            "wrong-unit",
            f"“{text}”不是数值",
            self.value.place_of("value"),
            "写成如 500万元、36个月；填报项的标识以字母或汉字开头",
        )


class _Several(BaseNode):
    """Several bases made into one."""

    def members(self) -> tuple[Any, ...]:
        """The bases, under the kind's own key."""
        return tuple(getattr(self, self.kind))

    def figures(self) -> Iterator[AmountFigure]:
        for one in self.members():
            yield from one.figures()

    def fields(self) -> Iterator[str]:
        for one in self.members():
            yield from one.fields()

    def check(
        self,
        scope: Scope,
        *wanted: str,
    ) -> Iterator[Finding]:
        """What is wrong with any of the bases. wanted: types that an answer may have."""
        for one in self.members():
            yield from one.check(scope, *wanted)

    def _parts(self, build: Builder) -> list[Any]:
        return [one.expression(build) for one in self.members()]

    def _said(self, write: Write) -> str:
        return "、".join(one.words(write) for one in self.members())


class BaseSum(_Several):
    """几项之和."""

    kind = "sum"
    kind_title = "几项之和"

    sum: tuple[Base, ...] = Field(title="相加的各项", min_length=2)

    def words(self, write: Write) -> str:
        return f"{self._said(write)}之和"

    def expression(self, build: Builder) -> Any:
        return build.add(self._parts(build))


class BaseLowest(_Several):
    """几项中最低的."""

    kind = "lowest"
    kind_title = "几项中最低的"

    lowest: tuple[Base, ...] = Field(title="各项", min_length=2)

    def words(self, write: Write) -> str:
        return f"{self._said(write)}中的较低者"

    def expression(self, build: Builder) -> Any:
        return build.least(self._parts(build))


class BaseHighest(_Several):
    """几项中最高的."""

    kind = "highest"
    kind_title = "几项中最高的"

    highest: tuple[Base, ...] = Field(title="各项", min_length=2)

    def words(self, write: Write) -> str:
        return f"{self._said(write)}中的较高者"

    def expression(self, build: Builder) -> Any:
        return build.greatest(self._parts(build))


BASE_KINDS: dict[str, type[BaseNode]] = {
    one.kind: one for one in (Term, Constant, BaseSum, BaseLowest, BaseHighest)
}


def factor_figures(
    factors: tuple[BaseNode, ...],
    name: str,
) -> Iterator[AmountFigure]:
    """The figures of what is multiplied, by their place in `of`. name: what each is
    called (数量, 基数)."""
    several = len(factors) > 1
    for number, one in enumerate(factors):
        home = f"of.{number}" if several else "of"
        yield from nested(home, name, one.figures())


def short(data: Any) -> type[Node]:
    """A base written short: a figure begins with a digit, an id never does."""
    if str(data)[:1].isdigit():
        return Constant
    return Term
