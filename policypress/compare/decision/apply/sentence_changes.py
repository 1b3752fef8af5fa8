"""Whole sentences of a paragraph (句的修改): 将第八条第二款第二句修改为：“…”, 删去末句, 增加一句.

A sentence is counted where its paragraph has no full stop within marks (`line_sentences`).
"""

from __future__ import annotations

from policypress.compare.decision.apply.line_sentences import sentence_spans
from policypress.compare.decision.apply.locate import Spot
from policypress.compare.decision.apply.reference import last_part
from policypress.compare.decision.apply.stretches import Stretch
from policypress.compare.decision.apply.verbs import (
    Delete,
    Insert,
    Operation,
    Replace,
)
from policypress.compare.decision.apply.words import put_in_all
from policypress.compare.decision.apply.work import Work

_STOPS = "。？！?!"
_HINT = "写成“在第八条第二款第一句后增加一句：……”，引文写全这一句。"


def replace_sentence(
    work: Work,
    operation: Replace,
    spot: Spot,
) -> None:
    """将第八条第二款第二句修改为：“…”; its stop stays where the quotation has none."""
    there = _stretch(work, spot, spot)
    words = _quoted(work, operation, operation.quote)
    if not words:
        return
    stop = there.words[-1:]
    if stop in _STOPS and words[-1] not in _STOPS:
        words += stop
    if words == there.words:
        work.unchanged(operation.target, operation)
    put_in_all(work, operation, operation.target, [there], words)


def delete_sentences(
    work: Work,
    operation: Delete,
    first: Spot,
    last: Spot,
) -> None:
    """删去第八条第二款第二句, or a run of sentences; not all that a paragraph has."""
    there = _stretch(work, first, last)
    whole = there.unit.words_at(there.line, None)
    if there.words == whole:
        message = f"删去“{operation.target}”后，这一款里没有文字了。"
        hint = "删去整款、整项的，写成“删去第八条第二款”。"
        work.fault("amendment-place", message, operation, hint)
        return
    put_in_all(work, operation, operation.target, [there], "")


def insert_sentences(
    work: Work,
    operation: Insert,
    spot: Spot | None,
) -> None:
    """在第八条第二款第一句后增加一句：“…”, 在第八条第二款增加一句，作为第三句：“…”."""
    words = _quoted(work, operation, operation.quote)
    if not words:
        return
    spans = sentence_spans(words) or []
    if operation.count not in (0, len(spans)):
        message = f"写明增加{operation.count}句，引文里有{len(spans)}句。"
        work.fault("insertion-count", message, operation, _HINT)
        return
    if words[-1] not in _STOPS:
        words += "。"
    at = _place(work, operation, spot)
    if spot is None or at is None:
        return
    line = spot.line or 0
    there = Stretch(work.units[spot.unit], line, None, at, at)
    put_in_all(work, operation, operation.where, [there], words)


def _stretch(
    work: Work,
    first: Spot,
    last: Spot,
) -> Stretch:
    """The words from the first sentence to the last."""
    start, _ = first.span or (0, 0)
    _, end = last.span or (0, 0)
    unit, line = work.units[first.unit], first.line or 0
    return Stretch(unit, line, None, start, end)


def _quoted(
    work: Work,
    operation: Operation,
    quote: tuple[str, ...],
) -> str:
    """The words of a quotation of one paragraph; "" and a finding otherwise."""
    words = quote[0].strip() if len(quote) == 1 else ""
    if not words:
        message = f"一句的文字要写在一段里，引文有{len(quote)}段。"
        work.fault("amendment-without-text", message, operation, _HINT)
    return words


def _place(
    work: Work,
    operation: Insert,
    spot: Spot | None,
) -> int | None:
    """Where in the line of a place new sentences come; None and a finding where the
    decision does not say so.
    """
    if spot is None or operation.side == "first":
        message = "没有写明在哪一款增加这一句。"
        work.fault("insertion-without-place", message, operation, _HINT)
        return None
    unit = work.units[spot.unit]
    if spot.line is None and len(unit.lines) > 1:
        message = f"“{operation.where}”不止一款，没有写明在哪一款增加这一句。"
        work.fault("insertion-without-place", message, operation, _HINT)
        return None
    text = unit.words_at(spot.line or 0, None)
    spans = sentence_spans(text)
    if spans is None or text[-1:] not in _STOPS:
        message = f"“{operation.where}”不是由整句组成的，不能确定是第几句。"
        work.fault("amendment-place", message, operation, _HINT)
        return None
    starts = [start for start, _ in spans] + [len(text)]
    return _start(work, operation, spot, starts)


def _start(
    work: Work,
    operation: Insert,
    spot: Spot,
    starts: list[int],
) -> int | None:
    """The start of a sentence before which new ones come. starts: of every sentence, and
    the end of the last.
    """
    said = _said(operation)
    nth = said or len(starts)
    is_before = operation.side == "before"
    if spot.span:
        nth = starts.index(spot.span[0 if is_before else 1]) + 1
        is_before = False
    fits = nth <= len(starts) and said in (0, nth)
    if fits and not is_before:
        return starts[nth - 1]
    message = f"在“{operation.where}”增加的这一句，不能是写明的序号。"
    work.fault("number-disagrees", message, operation, _HINT)
    return None


def _said(operation: Insert) -> int:
    """Which sentence the new one is to be (作为第二句); 0 when that is not said."""
    numbers = [last_part(one)[1] for one in operation.became]
    return numbers[0][0] if numbers and numbers[0] else 0
