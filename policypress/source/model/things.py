"""What an applicant is asked (fields.yaml): questions, tables of things, what follows
from the answers by simple arithmetic, the standards of others that this needs, and
what may have happened, in an applicant's words."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from policypress.source.model.base import Flag, Key, Node, NonEmpty, Whole
from policypress.source.model.figure import Basis, Figure, quantity_of
from policypress.source.model.formula import (
    Formula,
    FormulaError,
    parse_formula,
)
from policypress.source.model.quantities import unit_of

# The id by which answers give the name of a row; no other column has it.
NAMED = "named"


class _Asked(Node):
    """What a question and a column have in common."""

    label: NonEmpty = Field(title="名称")
    type: Literal["yes_no", "choice", "number", "money", "date", "text"] = (
        Field(
            title="类型",
            description=(
                "yes_no 是否；choice 选择；number 数量；money 金额；date 日期；text 文字"
            ),
        )
    )
    unit: str = Field("", title="单位")
    choices: dict[Key, NonEmpty] = Field(default_factory=dict, title="选项")
    several: Flag = Field(
        False,
        title="可多选",
        description="choice 可以选几个时写 true",
    )
    most: Figure | None = Field(
        None,
        title="最多",
        description="答案不会超过的数，如 500人",
    )
    help: str = Field("", title="填写说明")
    changeable: Flag = Field(
        False,
        title="今后能办到",
        description=(
            "申请人自己今后能改变的写 true，如财务制度、运行年限；"
            "已经发生的事、获奖、认定和信用不写，计算器不会建议改变"
        ),
    )


class Question(_Asked):
    """填报项: something an applicant knows and is asked once."""

    question: NonEmpty = Field(title="问题")


class Column(_Asked):
    """栏目: what is asked of each thing."""

    question: str = Field("", title="问题", description="不写时用名称")
    default: str = Field(
        "",
        title="默认值",
        description="不填时按此计，如 0、no",
    )


class Thing(Node):
    """事物: what an applicant may have several of (获奖专利、标准、贷款); a row each."""

    label: NonEmpty = Field(title="名称", description="如“获奖专利”")
    ask: NonEmpty = Field(
        title="填写说明",
        description="如“上一年度有哪些专利获奖？一件一行。”",
    )
    unit: str = Field("", title="计量单位", description="如“件”")
    named: str = Field(
        "",
        title="一项怎么称呼",
        description="如“专利号和专利名称”：申请表的第一行；计算时只用来认出这一行",
    )
    most: Whole = Field(50, title="最多几行", ge=1, le=1000)
    changeable: Flag = Field(
        False,
        title="今后能再有",
        description="申请人自己今后能再办成一件的写 true，如培训、贷款；要由别人评定的，如奖项，不写",
    )
    columns: dict[Key, Column] = Field(title="栏目", min_length=1)

    @property
    def name_column(self) -> dict[str, Column]:
        """The column in which a row is named, by its id; none where rows have no name.

        Put together without holding it against the model, which is not ready
        when no file has changed.
        """
        label = self.named.strip()
        if not label:
            return {}
        return {NAMED: _column_of_words(label)}


@cache
def _column_of_words(label: str) -> Column:
    """A column without a place in any file; each table asks for it time and again."""
    return Column.model_construct(label=label, type="text")


class _NoChoice:
    """What is asked or reckoned as a number, and never chosen from a list."""

    @property
    def choices(self) -> dict[str, str]:
        """There is nothing to choose from."""
        return {}

    @property
    def several(self) -> bool:
        """Nor may there be several answers."""
        return False


class Derived(_NoChoice, Node):
    """推算项: what follows from answers: growth = revenue / revenue_before - 1."""

    label: NonEmpty = Field(title="名称", description="如“营业收入增长率”")
    formula: NonEmpty = Field(
        title="算式",
        description="填报项的标识、数字和 + - * / ( )",
    )
    unit: str = Field("", title="单位", description="如 %、元、人")

    @field_validator("formula")
    @classmethod
    def _readable(cls, value: str) -> str:
        """The text itself; Chinese reasons when it is no formula."""
        parsed = parse_formula(value)
        if isinstance(parsed, FormulaError):
            context = {"why": parsed.message, "hint": parsed.hint}
            raise PydanticCustomError("bad-formula", "{why}", context)
        return value

    @property
    def parsed(self) -> Formula:
        """The formula as a tree."""
        parsed: Any = parse_formula(self.formula)
        return parsed

    @property
    def type(self) -> str:
        """What may be compared with it: money for 元, a number for anything else."""
        if self.unit == "元":
            return "money"
        return "number"


class Standard(_NoChoice, Node):
    """标准: a figure that stands elsewhere and is no answer (最低生活保障标准、最低工资标准); amounts,
    conditions and formulas name it as they name a question."""

    label: NonEmpty = Field(title="名称", description="如“最低工资标准”")
    value: Figure = Field(
        title="数值",
        description="如 2300元、4.35%；待核时可留空",
    )
    basis: Basis | None = Field(
        None,
        title="依据",
        description="由哪一文件规定",
    )

    @property
    def type(self) -> str:
        """What may be compared with it; money while it is not known."""
        quantity = quantity_of(self.value)
        if quantity is None or quantity.kind == "money":
            return "money"
        return "number"

    @property
    def unit(self) -> str:
        """元, %, or what it counts; "" while it is not known."""
        return unit_of(self.value)


class Happening(Node):
    """发生的事: what an applicant says has happened, before anything is asked of it;
    the calculator begins with a list of these."""

    label: NonEmpty = Field(
        title="名称",
        description="申请人的话，如“专利得了奖”",
    )
    help: str = Field("", title="说明", description="包括哪些，一行")
    about: tuple[Key, ...] = Field(
        title="关于",
        description="事物和填报项的标识：用到其中之一的资助项目，选了这件事才问、才测算",
        min_length=1,
    )


class Fields(Node):
    """fields.yaml."""

    fields: dict[Key, Question] = Field(default_factory=dict, title="填报项")
    things: dict[Key, Thing] = Field(default_factory=dict, title="事物")
    common_columns: dict[Key, Column] = Field(
        default_factory=dict,
        title="共同栏目",
        description="每一种事物都要问的",
    )
    derived: dict[Key, Derived] = Field(default_factory=dict, title="推算项")
    standards: dict[Key, Standard] = Field(
        default_factory=dict,
        title="标准",
        description="别处规定、计算时要用的数，如最低工资标准",
    )
    happenings: dict[Key, Happening] = Field(
        default_factory=dict,
        title="发生的事",
        description="计算器开头供选择的事，十几件为宜；不写的，按事物和措施列出",
    )
