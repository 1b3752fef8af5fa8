"""Amendments of words in one place (一处字句的修改): the quoted words must stand exactly once where
the decision points, or it says which of several is meant.
"""

from __future__ import annotations

from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.stretches import (
    Stretch,
    exactly,
    like,
)
from policypress.compare.decision.apply.verbs import ReplaceWords
from policypress.compare.decision.apply.words import (
    ENDS,
    not_once,
    put_in_all,
)
from policypress.compare.decision.apply.work import Work


def replace_words(
    work: Work,
    operation: ReplaceWords,
) -> None:
    """将第八条中的“甲”修改为“乙”."""
    spot = work.spot(operation.target, operation)
    if not spot:
        return
    found = exactly(work, spot, operation.words)
    exact = bool(found)
    if not exact:
        found = like(work, spot, operation.words)
    there = _the_one(work, operation, found, spot)
    if there is None:
        return
    put = _put(operation, there.words)
    if not exact:
        _inexact(work, operation, there.words)
    elif _stops_twice(there, put):
        put = put[:-1]
        _extra_stop(work, operation)
    if _is_whole(there) and not _may_be(work, operation, there, put):
        return
    if put == there.words:
        work.unchanged(operation.target, operation)
    put_in_all(work, operation, operation.target, [there], put)


def _the_one(
    work: Work,
    operation: ReplaceWords,
    found: list[Stretch],
    spot: Spot,
) -> Stretch | None:
    """The place that is meant of those where the words stand; None and a finding when
    there is none, or when there are several and the decision does not say which.
    """
    if not found or (len(found) > 1 and not operation.nth):
        not_once(work, operation, len(found), spot)
        return None
    if operation.nth > len(found):
        _too_few(work, operation, len(found))
        return None
    # 0 is the only one, -1 the last.
    return found[max(operation.nth - 1, -1)] if operation.nth else found[0]


def _too_few(
    work: Work,
    operation: ReplaceWords,
    there: int,
) -> None:
    """A finding: 第三处 of words that stand there twice."""
    message = (
        f"“{operation.words}”在{operation.target}中只有{there}处，"
        f"没有第{operation.nth}处。"
    )
    hint = "核对是第几处；处数按修改前的文本数。"
    work.fault("quotation-not-found", message, operation, hint)


def _is_whole(stretch: Stretch) -> bool:
    """Whether words are all that a line or cell holds, but for marks: an item of which
    only its ； is left says nothing."""
    text = stretch.unit.words_at(stretch.line, stretch.cell)
    rest = text[: stretch.start] + text[stretch.end :]
    return not any(map(str.isalnum, rest))


def _may_be(
    work: Work,
    operation: ReplaceWords,
    stretch: Stretch,
    put: str,
) -> bool:
    """Whether all words of a line may become others: a line of the contents may go, no
    other, and none may become two; a finding otherwise.
    """
    is_contents = stretch.unit.kind == "contents"
    if not put and not is_contents and stretch.cell is None:
        message = f"删去“{stretch.words}”后，{operation.target}里没有文字了。"
        hint = "删去整条、整款、整项的，写成“删去第八条第二款”。"
    elif put != stretch.words and stretch.words in put and is_contents:
        message = "目录里增加一行，不能写成增加文字。"
        hint = "写成“将目录修改为：……”，或者“目录作相应修改”。"
    else:
        return True
    work.fault("amendment-place", message, operation, hint)
    return False


def _put(
    operation: ReplaceWords,
    words: str,
) -> str:
    """What comes for the words; a full stop of the decision inside the quotation, on
    both sides, is none of it.
    """
    stopped = words + "。" == operation.words
    if stopped and operation.put.endswith("。"):
        return operation.put[:-1]
    return operation.put


def _stops_twice(stretch: Stretch, put: str) -> bool:
    """Whether new words end with the stop that stands behind the old ones."""
    text = stretch.unit.words_at(stretch.line, stretch.cell)
    behind = text[stretch.end : stretch.end + 1]
    return bool(behind) and behind in ENDS and put.endswith(behind)


def _extra_stop(
    work: Work,
    operation: ReplaceWords,
) -> None:
    """A warning: the quotation has a stop that stands there already."""
    message = f"“{operation.put}”句末的标点原文已有，只保留一个。"
    hint = "引文只写要改的字句，原有的标点不再写。"
    work.warn("inexact-quotation", message, operation, hint)


def _inexact(
    work: Work,
    operation: ReplaceWords,
    words: str,
) -> None:
    """A warning: the words stand there with other marks."""
    message = (
        f"引文“{operation.words}”与原文“{words}”标点或空格不同，已按原文处理。"
    )
    work.warn(
        "inexact-quotation",
        message,
        operation,
        "引用原文时逐字照录。",
    )
