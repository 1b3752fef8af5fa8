"""From when to when a policy is in force, and which documents come before and after it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from policypress.language.dates import Date
from policypress.source.model import Cited, Policy
from policypress.source.stages import stage_of
from policypress.source.validity import validity


class Term(Struct, frozen=True):
    """effective, until: first and last day in force, None = not known to the day; draft:
    it is not issued yet; repealed: it has been repealed."""

    effective: datetime.date | None
    until: datetime.date | None
    draft: bool
    repealed: bool

    @property
    def effective_iso(self) -> str:
        """2026-05-01, "" when not known."""
        return self.effective.isoformat() if self.effective else ""

    @property
    def until_iso(self) -> str:
        """2031-04-30, "" when not known."""
        return self.until.isoformat() if self.until else ""

    @property
    def until_words(self) -> str:
        """2031年4月30日, "" when not known."""
        if self.until is None:
            return ""
        last = self.until
        return f"{last.year}年{last.month}月{last.day}日"


def term_of(policy: Policy, final: bool = False) -> Term:
    """The term of a policy as far as its days are known. final: as if it were issued."""
    stage = stage_of(policy, final)
    meta = policy.meta
    effective, until = validity(meta)
    made = meta.effective.parsed
    is_day = isinstance(made, Date) and made.day is not None
    if not meta.effective.is_known or not is_day:
        effective = None
    lasts = meta.validity.parsed
    if effective is None and not isinstance(lasts, Date):
        until = None
    if not meta.validity.is_known:
        until = None
    return Term(effective, until, bool(stage.use), stage.key == "repealed")


class Version(Struct, frozen=True):
    """A document of the list of versions. kind: 先前, 本文件 or 后来."""

    kind: str
    title: str
    number: str = ""
    date: str = ""
    force: str = ""


_FORCES = {
    "in_force": "现行有效",
    "replaced": "已被替代",
    "expired": "已失效",
    "draft": "征求意见稿",
}


def versions(policy: Policy, term: Term) -> list[Version]:
    """The documents before, this one, those after, from early to late. Those before are
    what policy.yaml names, else what the compared policies name as the one before."""
    meta = policy.meta
    earlier = dict.fromkeys(meta.earlier or _compared(policy))
    before = _registered(policy, "先前", earlier)
    if not meta.earlier:
        before.sort(key=lambda one: one.date or "9999")
    after = _registered(policy, "后来", meta.later)
    return [*before, _own(policy, term), *after]


def _compared(policy: Policy) -> list[str]:
    """The documents that compared policies name as the one before."""
    return [
        benchmark.document
        for benchmark in policy.benchmarks.values()
        if benchmark.scope == "previous" and benchmark.document
    ]


def _registered(
    policy: Policy,
    kind: str,
    names: Iterable[str],
) -> list[Version]:
    """Those of some documents that the policy registers."""
    documents = policy.documents
    known = [documents[name] for name in names if name in documents]
    return [_version(kind, document) for document in known]


def _version(kind: str, document: Cited) -> Version:
    """A registered document."""
    date = document.date
    written = str(date) if date and date.is_known else ""
    force = _FORCES.get(document.force, "")
    return Version(kind, document.title, document.number, written, force)


def _own(policy: Policy, term: Term) -> Version:
    """The document itself; of what is not known nothing is said."""
    meta = policy.meta
    number = str(meta.number) if meta.number.is_known else ""
    issued = str(meta.issued) if meta.issued.is_known else ""
    force = ""
    if term.repealed:
        force = "已废止"
    elif term.draft:
        force = "尚未印发"
    elif term.until_words:
        force = f"有效期至{term.until_words}"
    return Version("本文件", meta.title, number, issued, force)
