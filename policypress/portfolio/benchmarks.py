"""Figures of other policies that are quoted differently, or have moved (对照数据)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from policypress.findings import Finding
from policypress.portfolio.facts import ComparedFigure, Facts
from policypress.portfolio.naming import same_words, titled


def moved_benchmarks(policies: Iterable[Facts]) -> Iterator[Finding]:
    """A warning for each quoted figure that another policy quotes with another value, and
    for each that its own policy, which is among these, gives with another value."""
    yield from _quoted_differently(policies)
    yield from _against_themselves(policies)


def _quoted_differently(policies: Iterable[Facts]) -> Iterator[Finding]:
    """The same figure of the same document, with two values."""
    first: dict[tuple[str, ...], tuple[Facts, ComparedFigure]] = {}
    for policy in policies:
        head = policy.head
        for one in policy.compared:
            if not one.document:
                continue
            names = (one.document, one.article, one.label)
            key = tuple(same_words(name) for name in names)
            before, known = first.setdefault(key, (head, one))
            if before is head or known.value == one.value:
                continue
            yield _two_values(one, before, known)


def _two_values(
    one: ComparedFigure,
    before: Facts,
    known: ComparedFigure,
) -> Finding:
    """The warning at the later of two quotations."""
    message = (
        f"《{one.document}》的“{one.label}”在这里是{one.value}，"
        f"{titled(before)}写的是{known.value}"
    )
    hint = f"查原文核实，与 {known.place} 写成一样"
    return Finding(
        "benchmark-quoted-differently",
        message,
        one.place,
        hint,
        "warning",
        one.value,
    )


def _against_themselves(policies: Iterable[Facts]) -> Iterator[Finding]:
    """Quoted figures of a policy that is here itself."""
    by_title = _quoted(policies)
    for policy in policies:
        for one in policy.compared:
            quoted = by_title.get(same_words(one.document))
            if quoted is None or quoted.name == policy.name:
                continue
            today = _value_of(quoted, one.label)
            if today and today != one.value:
                yield _moved(one, quoted, today)


def _quoted(policies: Iterable[Facts]) -> dict[str, Facts]:
    """Those that others quote, by title, with their own figures and nothing else."""
    titles = {
        same_words(one.document)
        for policy in policies
        for one in policy.compared
    }
    found = {}
    for policy in policies:
        title = same_words(policy.title)
        if title in titles:
            found[title] = replace(policy.head, figures=policy.figures)
    return found


def _value_of(policy: Facts, label: str) -> str:
    """The value of the figure with a name, "" where none or several have it."""
    wanted = same_words(label)
    values = {
        figure.value
        for figure in policy.figures
        if wanted in [same_words(name) for name in figure.labels]
    }
    return values.pop() if len(values) == 1 else ""


def _moved(one: ComparedFigure, quoted: Facts, today: str) -> Finding:
    """The warning where the quoted policy gives another value now."""
    message = f"{titled(quoted)}的“{one.label}”现为{today}，这里对照的仍是{one.value}"
    hint = "核实后改这里的数据，再看以它为理由的金额是否还成立"
    return Finding(
        "benchmark-moved",
        message,
        one.place,
        hint,
        "warning",
        one.value,
    )
