"""What an amending decision can do (修改方式): one frozen class a verb, and the kinds of
places that each accepts.

Places are written as the decision writes them (第八条第二款); `locate` finds them in the old
text. An operation on a
place of another kind is a finding, never half done.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import Struct

# Kinds of places. 章 stands for any heading with all below it, 章名 for the heading
# alone; 格 is a cell of a table.
Sort = Literal[
    "条",
    "章",
    "章名",
    "附件",
    "标题",
    "题注",
    "目录",
    "落款",
    "款",
    "项",
    "目",
    "段",
    "句",
    "表格",
    "行",
    "列",
    "格",
]
Side = Literal["after", "before", "first", "inside"]
ALONE: frozenset[Sort] = frozenset(
    {"条", "章名", "附件", "标题", "题注", "目录", "落款"}
)
LINES: frozenset[Sort] = frozenset({"款", "项", "目", "段", "表格"})
NUMBERED: frozenset[Sort] = frozenset({"条", "章", "章名", "款", "项", "目"})


class Operation(Struct, frozen=True):
    """Any of the verbs below. line: where the decision says it, from 1; verb: its name
    in messages.
    """

    line: int
    verb: ClassVar[str] = ""
    accepts: ClassVar[frozenset[Sort]] = frozenset()


class Delete(Operation, frozen=True):
    """删去第八条; with `through`, 删去第八条至第十条. A 款 goes with its 项, a 章 with its 条."""

    target: str
    through: str = ""
    verb: ClassVar[str] = "删去"
    accepts: ClassVar[frozenset[Sort]] = (
        ALONE
        | LINES
        | {
            "章",
            "行",
            "列",
            "句",
        }
    )


class Replace(Operation, frozen=True):
    """将第八条修改为：“…”. quote: the paragraphs quoted."""

    target: str
    quote: tuple[str, ...]
    verb: ClassVar[str] = "整体修改"
    accepts: ClassVar[frozenset[Sort]] = (
        ALONE
        | LINES
        | {
            "行",
            "列",
            "格",
            "句",
        }
    )


class ReplaceSeveral(Operation, frozen=True):
    """将第二款、第三款修改为：“…: several places by as many quoted paragraphs, 条 or 款."""

    targets: tuple[str, ...]
    quote: tuple[str, ...]
    verb: ClassVar[str] = "整体修改"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条", "款", "项", "目"})


class ReplaceWords(Operation, frozen=True):
    """将第八条中的“甲”修改为“乙”; insertions beside words and deletions of words are written the
    same way. nth: which of several (第二处“甲”), -1 the last one, 0 the only one.
    """

    target: str
    words: str
    put: str
    nth: int = 0
    verb: ClassVar[str] = "修改字句"
    accepts: ClassVar[frozenset[Sort]] = (
        ALONE | LINES | {"章", "行", "列", "格", "句"}
    )


class ReplaceEvery(Operation, frozen=True):
    """将第三条、第八条中的“甲”修改为“乙”，共三处: each of these words in each place, or in the
    whole text (全文), or all that is numbered (条文). count: how many as written, 0 when that
    is not mentioned. anywhere: they need not stand in each of the places.
    """

    targets: tuple[str, ...]
    words: str
    put: str
    count: int
    anywhere: bool = False
    verb: ClassVar[str] = "修改字句"
    accepts: ClassVar[frozenset[Sort]] = ReplaceWords.accepts


class Append(Operation, frozen=True):
    """在第三条第一款末尾增加“…”: behind the last words of a paragraph."""

    target: str
    words: str
    verb: ClassVar[str] = "增加字句"
    accepts: ClassVar[frozenset[Sort]] = frozenset(
        {"条", "款", "项", "目", "段"}
    )


class ReplaceNumber(Operation, frozen=True):
    """将第八条的序号修改为：“第八条　”: the number as it is to be printed, with the gap after it."""

    target: str
    lead: str
    verb: ClassVar[str] = "修改序号"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条", "章", "章名"})


class Renumber(Operation, frozen=True):
    """第八条改为第九条; with `through` and `became_through`, 第八条至第十条依次改为第九条至第十一条."""

    target: str
    became: str
    through: str = ""
    became_through: str = ""
    verb: ClassVar[str] = "改序号"
    accepts: ClassVar[frozenset[Sort]] = NUMBERED | {"附件"}


class Move(Operation, frozen=True):
    """将第五条移至第九条后. anchor: "" for the head of the text (side "first")."""

    target: str
    anchor: str
    side: Side
    verb: ClassVar[str] = "移动"
    accepts: ClassVar[frozenset[Sort]] = ALONE | {"章"}


class Raise(Operation, frozen=True):
    """将第八条第三款单列一条，作为第四十九条: 款 that become a 条 of their own.

    anchor: beside which 条, "" where the number says it.
    """

    targets: tuple[str, ...]
    became: str
    anchor: str = ""
    side: Side = "after"
    verb: ClassVar[str] = "单列"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"款", "项"})


class Carry(Operation, frozen=True):
    """将第五条第二款移至第六条，作为第二款; 第十条改为第九条第二款: into another 条, or
    elsewhere in its own.

    anchor: beside or in what. became: the number it gets, "" when the anchor says
    where. A became that names its 条 (第六条第二款) names it as it is called afterwards.
    """

    target: str
    anchor: str
    side: Side
    became: str
    verb: ClassVar[str] = "移动款项"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条", "款", "项", "目"})


class Merge(Operation, frozen=True):
    """将第八条、第九条合并，作为第八条. The words follow as a `Replace` of the first target."""

    targets: tuple[str, ...]
    became: str
    verb: ClassVar[str] = "合并"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条", "款"})


class Split(Operation, frozen=True):
    """将第八条拆分为第八条、第九条. The words follow as a `Part` for each."""

    target: str
    became: tuple[str, ...]
    verb: ClassVar[str] = "拆分"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条"})


class Part(Operation, frozen=True):
    """第九条：“…” after a `Split`: the words of one part."""

    target: str
    became: str
    quote: tuple[str, ...]
    verb: ClassVar[str] = "拆分"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条"})


class Insert(Operation, frozen=True):
    """在第八条后增加一条，作为第九条：“…”.

    where: beside or in what, "" when its number alone places it. kind: what is inserted
    as written (条, 款, 表格).
    count: how many as written, 0 when that is not mentioned. became: the numbers they
    get. paragraphs: how many all of the quotation has (引文共三段), where it is one unit
    whatever its paragraphs begin with; 0 when that is not mentioned.
    """

    where: str
    side: Side
    kind: str
    count: int
    became: tuple[str, ...]
    quote: tuple[str, ...]
    paragraphs: int = 0
    verb: ClassVar[str] = "增加"
    accepts: ClassVar[frozenset[Sort]] = (
        ALONE
        | LINES
        | {
            "章",
            "行",
            "列",
            "句",
        }
    )


class Reorder(Operation, frozen=True):
    """对条文顺序作相应调整, without a list: every 条 gets the number of its place."""

    verb: ClassVar[str] = "调整条文顺序"


class Follow(Operation, frozen=True):
    """其后各项序号依次顺延: 项 or 目 of a unit count on behind what was deleted or added."""

    target: str
    kind: str
    verb: ClassVar[str] = "顺延序号"
    accepts: ClassVar[frozenset[Sort]] = frozenset({"条", "款", "项", "目"})


class Contents(Operation, frozen=True):
    """目录作相应修改: the contents follow the headings."""

    verb: ClassVar[str] = "修改目录"


class Unsaid(Operation, frozen=True):
    """对个别文字作相应修改: words that nobody can apply, for they do not say what."""

    verb: ClassVar[str] = "个别文字"


class Unclear(Operation, frozen=True):
    """Words of the standard wording that do not add up. code, message, hint: of the
    finding that they become.
    """

    code: str
    message: str
    hint: str
