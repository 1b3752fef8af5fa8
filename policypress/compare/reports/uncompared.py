"""The sentence, in every report, about what was not compared as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from policypress.compare.changes import ChangeSet
from policypress.compare.impact.uncompared import Leftover
from policypress.compare.reports.parts import body
from policypress.compare.reports.reasons import reason_of
from policypress.compare.text.amending_paper import DECISION, SUPPLEMENT
from policypress.document import Block, Document

_DECISIONS = (DECISION, SUPPLEMENT)
_REMARK = "（说明，印发前核对并删去：{}）"


def note(found: Sequence[Leftover]) -> str:
    """What was not compared, "" when nothing differs or nothing is there."""
    open_ones = [one.sentence for one in found if not one.same]
    if not open_ones:
        return ""
    return f"未作为文字比较的内容：{'；'.join(open_ones)}。"


def noted(
    document: Document,
    found: Sequence[Leftover],
    extent: str = "",
) -> Document:
    """The report with that sentence below its title.

    A decision is to be issued, so it is told at its end, to be taken out, and so is
    extent: that a decision is not the usual way to change so much.
    """
    words = note(found)
    blocks: tuple[Block, ...] = document.blocks
    if document.name in _DECISIONS and (words or extent):
        remark = _REMARK.format(f"{extent}{words}")
        return replace(document, blocks=(*blocks, body(remark)))
    if not words:
        return document
    return replace(document, blocks=(blocks[0], body(words), *blocks[1:]))


def remark_of(
    found: Sequence[Leftover],
    extent: str = "",
) -> str:
    """The same as the last paragraph of a decision in Markdown, "" for none."""
    words = f"{extent}{note(found)}"
    return f"\n{_REMARK.format(words)}\n" if words else ""


def first_noted(
    changes: ChangeSet,
    reasons: Mapping[str, str],
    found: Sequence[Leftover],
) -> Mapping[str, str]:
    """The reasons, which a redline shows as comments, with that sentence on
    the first unit that changed.
    """
    words = note(found)
    first = next((one for one in changes.changes if one.changed), None)
    if not words or first is None:
        return reasons
    own = reason_of(first, reasons)
    return {**reasons, first.id: f"{own}{words}"}
