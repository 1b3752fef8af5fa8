"""The original Word file with the changes marked in it (就地标注): whether it can
be had, what it holds, and what had to be told instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.pipeline.foreign_files import Side

if TYPE_CHECKING:
    from policypress.compare.changes import ChangeSet
    from policypress.render.inplace import Marked
    from policypress.render.inplace.marking import Told

FILE = "原件标注.docx"
_SHOWN = 60  # characters of each side of a change that is told
_BY_HAND = "在 Word 中接受其余修订之后，请手工改这一处。"


class InPlace(Struct, frozen=True):
    """What was asked for and came of it. findings: an error among them means
    that there is no file. quiet: typography is not marked.
    """

    marked: Marked | None = None
    findings: tuple[Finding, ...] = ()
    data: tuple[dict[str, Any], ...] = ()
    quiet: bool = False

    @property
    def summary(self) -> str:
        """The line of the closing text, "" when nothing was asked for."""
        if self.marked is None:
            return ""
        left = len(self.marked.told)
        but = f"（上列 {left} 处除外，原件中照旧）" if left else ""
        typed = "（版式写法照原件）" if self.quiet else ""
        return f"{FILE}：在原件上标注；全部拒绝就是原件，全部接受就是新版本的文字{typed}{but}。"


def refusal(old: Side, tracked: str) -> list[Finding]:
    """Why the older side cannot be marked in place; [] when it can."""
    if old.original:
        return []
    place = Place(old.name)
    if tracked or "修订）" in old.name:
        message = f"“{old.name}”的原件带有未处理的修订，不能再在原件上标注。"
        hint = "先在 Word 中全部接受或者全部拒绝，另存之后再用 --in-place。"
        return [Finding("in-place-tracked", message, place, hint)]
    message = f"“{old.name}”不是 .docx 文件，没有可以标注的原件。"
    hint = "旧版本写 .docx 文件；或者去掉 --in-place。"
    return [Finding("in-place-not-word", message, place, hint)]


def mark(
    old: Side,
    changes: ChangeSet,
    author: str,
    date: str,
    *,
    quiet: bool,
) -> InPlace:
    """The original of the older side with every change that can be marked."""
    from policypress.render import inplace

    marked = inplace.render(
        old.original,
        old.name,
        changes,
        author=author,
        date=date,
        quiet=quiet,
    )
    if marked.problem:
        message = f"不能在“{old.name}”上标注：{marked.problem}。"
        hint = "用 Word 打开，另存为 .docx 后重试；或者去掉 --in-place。"
        finding = Finding(
            "in-place-impossible",
            message,
            Place(old.name),
            hint,
        )
        return InPlace(findings=(finding,))
    return InPlace(
        marked,
        tuple(map(_finding, marked.told)),
        tuple(map(_as_data, marked.told)),
        quiet,
    )


def _finding(told: Told) -> Finding:
    """A change that is told instead of marked."""
    name = told.change.old_label or told.change.new_label
    where = f"{name}：" if name else ""
    message = f"{where}{_in_words(told)}，没有在原件上标出（{told.reason}）。"
    return Finding("not-marked", message, told.place, _BY_HAND, "warning")


def _in_words(told: Told) -> str:
    """What changes, around the first character that does."""
    if not told.old:
        return f"新增“{told.new[:_SHOWN]}”"
    if not told.new:
        return f"删去“{told.old[:_SHOWN]}”"
    start = 0
    shorter = min(len(told.old), len(told.new))
    while start < shorter and told.old[start] == told.new[start]:
        start += 1
    start = max(start - _SHOWN // 3, 0)
    old, new = told.old[start:][:_SHOWN], told.new[start:][:_SHOWN]
    return f"“{old}”改为“{new}”".replace("\n", "　")


def _as_data(told: Told) -> dict[str, Any]:
    """The same for programs."""
    return {
        "id": told.change.id,
        "place": str(told.place),
        "old": told.old,
        "new": told.new,
        "reason": told.reason,
    }
