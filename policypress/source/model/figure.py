"""Figures and their provenance: every amount, ratio, date or count knows where it comes
from (数据来源)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    LiteralString,
    TypeAlias,
)

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from policypress.language.dates import Date, DateError, parse_date
from policypress.language.quantity import (
    Quantity,
    QuantityError,
    parse_quantity,
)
from policypress.source.model.base import KEY_PATTERN, Key, Node, NonEmpty

if TYPE_CHECKING:
    from policypress.source.model.procedure import Decision

Status = Literal["published", "approved", "proposed", "unknown"]
UNKNOWN = "【待核】"  # stands for what is still to be found out
# {{ name }}: a figure that a reason follows.
NAMED = re.compile(r"\{\{\s*([^\s{}]+)\s*\}\}")
# Another figure in a value: an id and the keys on the way (source.borrowed). With one key
# `p` gives a name of policy.yaml, which is a text (source.fill).
BORROWED = re.compile(
    r"\{\{\s*(?!p\.\w+\s*\}\})([^\s{}.]+(?:\.[^\s{}.]+)+)\s*\}\}"
)
Method = Literal[
    "previous",
    "superior",
    "peers",
    "parent_rule",
    "not_comparable",
]


def _by_name(value: Any) -> Any:
    """Paths in a list as a mapping, by their places in it."""
    if isinstance(value, (list, tuple)):
        return {str(index): path for index, path in enumerate(value)}
    return value


def _named(paths: dict[str, str]) -> dict[str, str]:
    """The paths; raises PydanticCustomError for a name that cannot stand in braces."""
    for name in paths:
        if name == "value" or not re.fullmatch(f"[0-9]+|{KEY_PATTERN}", name):
            raise PydanticCustomError(
                "bad-id",
                "“{name}”不能作参照数据的名称",
                {
                    "name": name[:20],
                    "hint": "用小写英文字母或汉字开头，不用 value（它是数据本身）",
                },
            )
    return paths


_PATHS = {"type": "string"}
Compared = Annotated[
    dict[str, str],
    BeforeValidator(_by_name),
    AfterValidator(_named),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": _PATHS},
                {"type": "object", "additionalProperties": _PATHS},
            ]
        }
    ),
]


class Source(Node):
    """来源: where a published figure stands."""

    document: str = Field(
        title="文件",
        description="documents.yaml 中的文件标识",
    )
    article: str = Field(
        "",
        title="条款",
        description="条、款、项，如“第五条第一项”；不详时留空",
    )
    confidence: Literal["primary", "official", "secondary", "seed"] = Field(
        "official",
        title="可信度",
        description="primary 原文；official 官方通知或指南；secondary 二手；seed 起草说明",
    )
    note: str = Field("", title="说明")


class Basis(Node):
    """依据: status of a figure and why: published 已公布 in a document, approved 已批准 by a
    decision, proposed 拟定, unknown 待核."""

    status: Status = Field(
        title="状态",
        description="published 已公布；approved 已批准；proposed 拟定；unknown 待核",
    )
    source: Source | None = Field(
        None,
        title="来源",
        description="status 为 published 时必填",
    )
    decision: Key | None = Field(
        None,
        title="批准的决定",
        description="status 为 approved 时必填：policy.yaml 的 decisions 中的标识",
    )
    reason: str = Field(
        "",
        title="理由",
        description="status 为 proposed 或 unknown 时必填",
    )
    method: Method | None = Field(
        None,
        title="测算方法",
        description=(
            "previous 沿用原政策的标准；superior 上级标准的一定比例；peers 同级各地的区间；"
            "parent_rule 上位规定；not_comparable 无可比数据"
        ),
    )
    compared: Compared = Field(
        default_factory=dict,
        title="参照数据",
        description=(
            "对照政策中的数据，如 [benchmarks/gm-2019#articles.patent_award.figures.gold]；"
            "写成“名称: 路径”时，理由可以用 {{ 名称 }} 引用，{{ value }} 是数据本身"
        ),
    )

    aside: tuple[NonEmpty, ...] = Field(
        (),
        title="理由自带的数",
        description="只见于理由的数，如报道、测算中的，不与数据核对，如 [7.9万元, 10名]",
    )

    # The figures that are compared, by name; set by source.reasons.
    _figures: ClassVar[Mapping[str, Figure]] = {}

    @model_validator(mode="after")
    def _complete(self) -> Basis:
        """What is published names its source, what is approved its decision; what is
        neither gives a reason."""
        if self.status == "published" and self.source is None:
            raise PydanticCustomError(
                "basis-without-source",
                "“已公布”的数据必须写明来源 source",
            )
        if self.status == "approved" and self.decision is None:
            raise PydanticCustomError(
                "approved-without-decision",
                "“已批准”的数据必须写明是哪一次决定 decision",
            )
        if self.status != "approved" and self.decision is not None:
            raise PydanticCustomError(
                "decision-without-approval",
                "写了批准的决定 decision，状态却不是“已批准”",
            )
        is_open = self.status in ("proposed", "unknown")
        if is_open and not self.reason.strip():
            raise PydanticCustomError(
                "basis-without-reason",
                "“拟定”或“待核”的数据必须写明理由 reason",
            )
        return self

    def reason_for(self, figure: Figure) -> str:
        """The reason in words, for one of the figures that stand on it: with that figure
        and those that it was compared with, as they are now."""
        if "{" not in self.reason:
            return self.reason
        known = {"value": figure, **self._figures}

        def written(found: re.Match[str]) -> str:
            name = found[1]
            if name in known:
                return str(known[name])
            return found[0]

        return NAMED.sub(written, self.reason)


Value: TypeAlias = Quantity | Date | str


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Value:
    """A figure's text as what it means. It stands many times over in a set of
    documents, and is read once."""
    quantity = parse_quantity(text)
    if not isinstance(quantity, QuantityError):
        return quantity
    date = parse_date(text)
    if isinstance(date, DateError):
        return text
    return date


@lru_cache(maxsize=4096)
def _printed(text: str) -> str:
    """A figure's text as documents print it."""
    return str(_parsed(text))


class Figure(Node):
    """数据: a value with its provenance. Written short (``100万元``) it takes the basis of
    what encloses it.

    parsed: Quantity (yuan, ratio, count, duration), Date, or plain text (a phone number, a name).
    A figure whose status is unknown prints 【待核】, whether it has a value or not: an
    unverified one must not be read as a fact.
    """

    value: str = Field(
        "",
        title="数值",
        description="如 100万元、50%、2023年2月6日、200多个、5年；待核时可留空",
    )
    basis: Basis | None = Field(
        None,
        title="依据",
        description="不写时取上一级的依据",
    )
    label: str = Field("", title="名称")

    _inherited: ClassVar[Basis | None] = None
    # Set by source.approval, for a figure that a decision has approved.
    _decision: ClassVar[Decision | None] = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        if isinstance(data, (str, int)):
            return {"value": data}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core: Any,
        handler: GetJsonSchemaHandler,
    ) -> dict:
        """For editors: the value alone, or a mapping with value and basis."""
        return {
            "anyOf": [
                {"type": ["string", "number"], "title": "数值"},
                handler.resolve_ref_schema(handler(core)),
            ]
        }

    @property
    def parsed(self) -> Value:
        return _parsed(self.value)

    @property
    def provenance(self) -> Basis | None:
        """Own basis, or the nearest enclosing one."""
        return self.basis or self._inherited

    @property
    def status(self) -> Status:
        """What is known of it: as its basis says; a proposal that a decision of the whole
        policy covers is approved."""
        basis = self.provenance
        if basis is None:
            return "unknown"
        if basis.status == "proposed" and self._decision:
            return "approved"
        return basis.status

    @property
    def decision(self) -> Decision | None:
        """The decision that approved it; None where none did."""
        return self._decision

    @property
    def reason(self) -> str:
        """Why it is as it is, in words (理由); "" where nobody says."""
        basis = self.provenance
        if basis:
            return basis.reason_for(self)
        return ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be settled: proposed or unknown. A detail of a guide that
        says nothing of its basis is not."""
        is_open = self.status in ("proposed", "unknown")
        return is_open and self.provenance is not None

    @property
    def yuan(self) -> int | Fraction | None:
        """Yuan when the figure is money, and known: whole, or with fen as an exact
        fraction."""
        quantity = quantity_of(self)
        if quantity is None or not self.is_known:
            return None
        if quantity.kind != "money":
            return None
        if isinstance(quantity.value, int):
            return quantity.value
        return Fraction(quantity.value)

    @property
    def is_known(self) -> bool:
        """Whether it has a value that may be read as one: none that is unverified."""
        basis = self.provenance
        is_unverified = basis is not None and basis.status == "unknown"
        return bool(self.value) and not is_unverified

    def __str__(self) -> str:
        if self.is_known:
            return _printed(self.value)
        return UNKNOWN


def _of(
    kind: str,
    name: str,
    example: str,
) -> Callable[[Figure], Figure]:
    """A validator that a figure is of one kind; it may stay empty while it is declared unknown.

    name, example: the kind in Chinese and how to write one (金额, 100万元).
    """
    hint = f"写成如 {example}"

    def check(figure: Figure) -> Figure:
        """The figure itself. Raises PydanticCustomError when it is of another kind."""
        if (
            not figure.value
            and figure.basis
            and figure.basis.status == "unknown"
        ):
            return figure
        if BORROWED.search(figure.value):
            return figure  # held against its kind once it has a value
        parsed = parse_quantity(figure.value)
        context = {"text": f"“{figure.value}”", "name": name, "hint": hint}
        if isinstance(parsed, QuantityError):
            context["why"] = parsed.message
            context["hint"] = parsed.hint or hint
            message: LiteralString = "{text}不是{name}：{why}"
        elif parsed.kind != kind:
            message = "此处应为{name}，写的是{text}"
        else:
            return figure
        raise PydanticCustomError("wrong-unit", message, context)

    check.__dict__["of_figure"] = True
    return check


Money = Annotated[Figure, AfterValidator(_of("money", "金额", "100万元"))]
Ratio = Annotated[Figure, AfterValidator(_of("ratio", "比例", "50%"))]
Count = Annotated[Figure, AfterValidator(_of("count", "数量", "3项"))]
Duration = Annotated[
    Figure, AfterValidator(_of("duration", "期限", "20个工作日"))
]


def quantity_of(figure: Figure | None) -> Quantity | None:
    """The value of a figure as a number with its unit; None for words, dates and
    nothing."""
    if figure is None:
        return None
    parsed = figure.parsed
    if isinstance(parsed, Quantity):
        return parsed
    return None
