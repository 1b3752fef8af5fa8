"""How a document comes about (制定程序): the decisions that approve it, with what they
approve."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from policypress.language.dates import Date, DateError, parse_date
from policypress.source.model.base import Node, NonEmpty

ALL = "all"


def day(text: str) -> Date:
    """The date that a `Day` says."""
    date = parse_date(text)
    assert isinstance(date, Date)
    return date


def _whole_day(text: str) -> str:
    """A date known to the day, as official documents write it. Raises
    PydanticCustomError for anything else."""
    date = parse_date(text)
    if isinstance(date, DateError):
        raise PydanticCustomError(
            "bad-date", "{text}", {"text": date.message, "hint": date.hint}
        )
    if date.day is None:
        raise PydanticCustomError(
            "bad-date",
            "“{text}”没有写到日",
            {"text": text, "hint": "写作如“2026年5月8日”"},
        )
    return str(date)


Day = Annotated[NonEmpty, AfterValidator(_whole_day)]


def _listed(value: Any) -> Any:
    """A single word as a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[
    tuple[NonEmpty, ...],
    BeforeValidator(_listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "array",
                    "items": {"type": "string", "minLength": 1},
                },
            ]
        }
    ),
]


class Decision(Node):
    """决定: of a meeting that passed the document, and so approved its figures."""

    body: NonEmpty = Field(title="决定机关")
    meeting: NonEmpty = Field(
        title="会议", description="如“七届五十八次常务会议”，前面不再写机关名"
    )
    date: Day = Field(title="日期", description="如 2026年5月8日")
    number: str = Field("", title="纪要或批复文号", description="没有的不写")
    approves: Names = Field(
        (),
        title="批准的数据",
        description=(
            "all 本文件拟定的全部数据；或者文件、数据路径的列表，如 [measures/ip-pledge, policy#validity]；"
            "不写时不批准数据"
        ),
    )
    except_: Names = Field(
        (),
        title="不批准的数据",
        description="仍为拟定的文件、数据路径",
        alias="except",
    )

    @property
    def words(self) -> str:
        """经某区人民政府七届五十八次常务会议（2026年5月8日）审议通过."""
        return f"经{self.body}{self.meeting}（{self.date}）审议通过"

    def covers(self, path: str) -> bool:
        """Whether it approves what stands at a path, were that still proposed."""
        named = ALL in self.approves or is_below(path, self.approves)
        return named and not is_below(path, self.except_)


def is_below(path: str, names: tuple[str, ...]) -> bool:
    """Whether a path is one of the names, or stands in what one of them names: a
    folder, a file, or a node of one."""
    return any(
        path.startswith(name) and path[len(name) : len(name) + 1] in "#./"
        for name in names
    )
