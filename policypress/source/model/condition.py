"""Conditions (申报条件): comparisons, and what joins them — all, any, at least so many, not,
and so many rows of a table of things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    TypeAlias,
)

from pydantic import Field
from typing_extensions import TypeAliasType

from policypress.source.model.base import Flag, Key, Node, Whole
from policypress.source.model.figure import Basis, Figure
from policypress.source.model.kinds import Later, one_of

Comparison = Literal[
    "is",
    "is_not",
    "one_of",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "yes",
    "no",
]
_OPS = (
    "is 等于；is_not 不等于；one_of 属于之一；at_least 以上（含）；more_than 超过；"
    "at_most 以下（含）；less_than 不满；yes 是；no 否"
)


CONDITION = Later()
if TYPE_CHECKING:
    Condition: TypeAlias = "ConditionNode"
else:
    Condition = TypeAliasType("Condition", Annotated[Any, CONDITION])


class ConditionNode(Node):
    """What every condition has: its words, its clause, its basis."""

    kind: ClassVar[str] = ""
    kind_title: ClassVar[str] = ""

    text: str = Field(
        "",
        title="表述",
        description="指南中的说法；不写时自动生成",
    )
    clause: str = Field(
        "",
        title="所在款",
        description="由哪一款条文规定；附则写条的标识，或条.款",
    )
    quote: str = Field(
        "",
        title="条文用语",
        description=(
            "条文说这个条件的原话，其中的数照印出来的写；说法与 text 不同时写，"
            "条文改掉这句话时会报告"
        ),
    )
    each_matter: Flag = Field(
        False,
        title="逐个事项判断",
        description="通用条件写 true：逐个事项（行）问，不是对整份申请问",
    )
    basis: Basis | None = Field(None, title="依据")

    if TYPE_CHECKING:

        @property
        def subjective(self) -> bool:
            """Whether it needs somebody's judgement (需主观判断)."""

    def parts(self) -> Iterator[tuple[str, ConditionNode]]:
        """The conditions directly inside, with their ids; "" for one that has none."""
        return iter(())

    def fields(self) -> Iterator[str]:
        """Ids of the questions, columns or derived figures that it looks at."""
        for _, part in self.parts():
            yield from part.fields()


class Joined(ConditionNode):
    """A condition made of others."""

    @property
    def subjective(self) -> bool:
        """Whether every comparison in it needs somebody's judgement."""
        parts = [part for _, part in self.parts()]
        return bool(parts) and all(part.subjective for part in parts)


class Atom(ConditionNode):
    """条件: field, comparison, value and unit. at_least/at_most include the bound
    (以上、以下含本数), more_than/less_than do not."""

    kind = "field"
    kind_title = "比较一个填报项"

    field: Key = Field(
        title="填报项",
        description="fields.yaml 中的填报项、栏目或推算项",
    )
    op: Comparison = Field(title="比较", description=_OPS)
    value: Figure | None = Field(
        None,
        title="值",
        description="金额、数量、日期或选项标识",
    )
    values: tuple[str, ...] = Field(
        (),
        title="可选值",
        description="op 为 one_of 时的选项标识",
    )
    subjective: Flag = Field(False, title="需主观判断")

    def fields(self) -> Iterator[str]:
        """The one field that is compared."""
        yield self.field


class AllOf(Joined):
    """全部满足."""

    kind = "all"
    kind_title = "全部满足"

    all: dict[Key, Condition] = Field(title="全部满足", min_length=1)

    def parts(self) -> Iterator[tuple[str, ConditionNode]]:
        yield from self.all.items()


class AnyOf(Joined):
    """任一条件: at least one of them holds."""

    kind = "any"
    kind_title = "满足其一"

    any: dict[Key, Condition] = Field(title="满足其一", min_length=2)

    def parts(self) -> Iterator[tuple[str, ConditionNode]]:
        yield from self.any.items()


class AtLeast(Joined):
    """满足其中几项: at least so many of them hold."""

    kind = "of"
    kind_title = "满足其中几项"

    at_least: Whole = Field(title="至少几项", ge=1)
    of: dict[Key, Condition] = Field(title="各项", min_length=2)

    def parts(self) -> Iterator[tuple[str, ConditionNode]]:
        yield from self.of.items()


class Not(Joined):
    """不满足: the condition in it does not hold."""

    kind = "not"
    kind_title = "不满足"

    inner: Condition = Field(title="不满足的条件", alias="not")

    def parts(self) -> Iterator[tuple[str, ConditionNode]]:
        yield "", self.inner


class Things(Joined):
    """So many rows (有几件): rows of a table that fulfil `where`, or the sum of a column
    over them, compared with a value; at least one row where nothing is said."""

    kind = "things"
    kind_title = "有几件事物"

    things: Key = Field(title="事物", description="fields.yaml 的 things 之一")
    where: dict[Key, Condition] = Field(
        default_factory=dict,
        title="哪些",
        description="只数符合这些条件的行，写法同 conditions",
    )
    total: Key | None = Field(
        None,
        title="合计栏目",
        description="不数件数，合计这一栏",
    )
    op: Literal["at_least", "more_than", "at_most", "less_than", "is"] = Field(
        "at_least",
        title="比较",
        description=_OPS,
    )
    value: Figure | None = Field(
        None,
        title="值",
        description="如 3件；不写时至少一件",
    )

    def parts(self) -> Iterator[tuple[str, ConditionNode]]:
        yield from self.where.items()

    def fields(self) -> Iterator[str]:
        """The columns of `where`, and the one that is summed."""
        yield from super().fields()
        if self.total:
            yield self.total


CONDITION_KINDS: dict[str, type[ConditionNode]] = {
    one.kind: one for one in (Atom, AllOf, AnyOf, AtLeast, Not, Things)
}
_ATOM_KEYS = frozenset(("op", "value", "values"))


def _bare(data: dict[str, Any]) -> type[Node] | None:
    """A comparison of which the field is missing; `at_least` alone lacks `of`."""
    if _ATOM_KEYS & data.keys():
        return Atom
    return AtLeast if "at_least" in data else None


CONDITION.made = one_of(CONDITION_KINDS, otherwise=_bare)
