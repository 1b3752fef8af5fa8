"""The record of how a document came about agrees with itself (制定程序): days in their
order, counts that add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from policypress.findings import Finding
from policypress.language.dates import Date
from policypress.source.model import Consultation, Node, Policy, PolicyFile
from policypress.source.model.procedure import day
from policypress.source.traverse import at

# A day in its file: the node that has it, its key, how messages call it, the day.
Dated = tuple[Node, str, str, Date]


def check(policy: Policy) -> Iterator[Finding]:
    """Findings for days out of order and for counts that cannot be."""
    if policy.meta is None:
        return
    consultation = policy.meta.procedure.consultation
    if consultation:
        yield from _counts(consultation)
        yield from _waived(consultation)
        yield from _length(consultation)
    for earlier, later, norm in _ordered(policy.meta):
        yield from _order(earlier, later, norm, "date-order")
    for earlier, later, norm in _reviewed(policy.meta):
        yield from _order(earlier, later, norm, "reviewed-after-decision")


def _ordered(meta: PolicyFile) -> Iterator[tuple[Dated, Dated, str]]:
    """Pairs of days of which the first comes no later than the second, with the rule that
    says so."""
    record = meta.procedure
    asked = record.consultation
    begins = _day(asked, "from", "征求意见起始日期")
    ends = _day(asked, "until", "征求意见截止日期")
    repealed = _day(record.repeal, "date", "废止日期")
    issued = _figure(meta, "issued", "成文日期")
    effective = _figure(meta, "effective", "施行日期")
    pairs = [
        (begins, ends, "征求意见先起后止"),
        (issued, repealed, "印发以后才能废止"),
        (effective, repealed, "施行以后才能废止"),
    ]
    for one in meta.decisions.values():
        decided = _day(one, "date", f"{one.meeting}日期")
        norm = "GB/T 9704—2012 7.3.5.4：成文日期不早于会议通过"
        pairs.append((decided, issued, norm))
    for earlier, later, norm in pairs:
        if earlier and later:
            yield earlier, later, norm


def _reviewed(meta: PolicyFile) -> Iterator[tuple[Dated, Dated, str]]:
    """The same for what has to be done before a meeting decides."""
    record = meta.procedure
    ends = _day(record.consultation, "until", "征求意见截止日期")
    fair = _day(record.fair_competition, "date", "公平竞争审查日期")
    legal = _day(record.legality, "date", "合法性审核日期")
    pairs = [(ends, legal, "征求意见在合法性审核之前结束")]
    for one in meta.decisions.values():
        decided = _day(one, "date", f"{one.meeting}日期")
        pairs += [
            (ends, decided, "国办发〔2018〕37号：征求意见后才审议"),
            (fair, decided, "《公平竞争审查条例》第十八条：审查后才出台"),
            (legal, decided, "国办发〔2018〕37号：审核后才审议"),
        ]
    for earlier, later, norm in pairs:
        if earlier and later:
            yield earlier, later, norm


def _day(
    node: Any,
    key: str,
    name: str,
) -> Dated | None:
    """A day of the procedure; None where it is not written."""
    if node is None:
        return None
    written = getattr(node, "from_" if key == "from" else key)
    if written:
        return (node, key, name, day(written))
    return None


def _figure(
    meta: PolicyFile,
    key: str,
    name: str,
) -> Dated | None:
    """A day of the document itself; None while it is not known."""
    figure = getattr(meta, key)
    parsed = figure.parsed
    if isinstance(parsed, Date) and figure.is_known:
        return figure, "value", name, parsed
    return None


def _order(
    earlier: Dated,
    later: Dated,
    norm: str,
    code: str,
) -> Iterator[Finding]:
    """Finds a day that lies after another that should come later. code: of the
    finding."""
    _, _, first_name, first = earlier
    node, child, second_name, second = later
    if second.is_before(first):
        message = f"{second_name}{second}早于{first_name}{first}"
        hint = f"核对两个日期（{norm}）"
        yield at(node, child, code, message, hint)


def _counts(asked: Consultation) -> Iterator[Finding]:
    """No more opinions are adopted than came."""
    if asked.received is None:
        return
    adopted = (asked.adopted or 0) + asked.partly
    if adopted > asked.received:
        message = (
            f"采纳和部分采纳的意见{adopted}条，多于收到的{asked.received}条"
        )
        yield at(asked, "received", "more-than-received", message, "核对条数")


def _waived(asked: Consultation) -> Iterator[Finding]:
    """Opinions were asked, or they were not."""
    if asked.waived and (asked.from_ or asked.until):
        message = "既写了征求意见的日期，又写了不公开征求意见的理由"
        yield at(asked, "waived", "two-ways", message, "只留一种")


def _length(asked: Consultation) -> Iterator[Finding]:
    """Time enough was given, by the rule of the place that the policy names."""
    if not (asked.least_days and asked.from_ and asked.until):
        return
    first, last = day(asked.from_).earliest, day(asked.until).earliest
    days = (last - first + timedelta(days=1)).days
    if 0 < days < asked.least_days:
        message = f"征求意见{days}天，少于当地规定的{asked.least_days}天"
        yield at(asked, "until", "too-short", message, "延长截止日期")
