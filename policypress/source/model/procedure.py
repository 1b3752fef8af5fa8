"""How a document comes about (制定程序): what was asked of whom and answered, and the
decisions that approve it, with what they approve.

Days and counts of the procedure are facts of its record, no figures of the policy: they
have no basis and fill no register.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from policypress.language.dates import Date, DateError, parse_date
from policypress.source.model.base import Node, NonEmpty, Whole

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
            "bad-date",
            "{text}",
            {"text": date.message, "hint": date.hint},
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
    if isinstance(value, str):
        return [value]
    return value


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
        title="会议",
        description="如“七届五十八次常务会议”，前面不再写机关名",
    )
    date: Day = Field(title="日期", description="如 2026年5月8日")
    number: str = Field("", title="纪要或批复文号", description="没有的不写")
    approves: Names = Field(
        (),
        title="批准的数据",
        description=(
            "all 本文件拟定的全部数据；或者文件、数据路径的列表，如 "
            "[measures/ip-pledge, policy#validity]；"
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


class Consultation(Node):
    """征求意见: of the public, or why it was not held."""

    from_: Day | None = Field(
        None,
        title="起始日期",
        description="如 2026年3月1日",
        alias="from",
    )
    until: Day | None = Field(
        None,
        title="截止日期",
        description="如 2026年3月31日",
    )
    channel: str = Field("", title="方式", description="如“区政府门户网站”")
    least_days: Whole | None = Field(
        None,
        title="当地规定的最短天数",
        description="各地不一，写明后检查起止日期是否够长",
    )
    received: Whole | None = Field(None, title="收到意见条数")
    adopted: Whole | None = Field(None, title="采纳条数")
    partly: Whole = Field(0, title="部分采纳条数")
    refusals: str = Field("", title="不采纳的理由")
    waived: str = Field(
        "",
        title="不公开征求意见的理由",
        description="依法需要保密等情形；写了它就不写起止日期",
    )


class Review(Node):
    """审查、审核: by whom, when, and what came of it."""

    body: NonEmpty = Field(title="机关")
    date: Day = Field(title="日期", description="如 2026年4月10日")
    conclusion: NonEmpty = Field(title="结论")
    number: str = Field("", title="意见书文号")


class Repeal(Node):
    """废止: from when the document is no longer in force, and by what."""

    date: Day = Field(title="废止日期", description="如 2029年5月1日")
    by: NonEmpty = Field(
        title="废止的依据",
        description="如“《某办法》施行”“有效期届满”“某机关决定”",
    )


class Procedure(Node):
    """制定程序: what each stage demands (docs/stages.md)."""

    consultation: Consultation | None = Field(None, title="征求意见")
    fair_competition: Review | None = Field(None, title="公平竞争审查")
    legality: Review | None = Field(None, title="合法性审核")
    repeal: Repeal | None = Field(None, title="废止")
