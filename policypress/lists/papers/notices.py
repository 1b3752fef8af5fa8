"""公示名单 and 免申即享名单: who is to get what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from policypress.document import Block, Document
from policypress.lists.masking import masked_phone
from policypress.lists.outcome import Outcome
from policypress.lists.papers.blocks import (
    Words,
    body,
    signed,
    table,
    title,
    yuan,
)
from policypress.lists.papers.entries import Entry, People, entries_of
from policypress.lists.reading.heads import CODE, NAME, PERSON, PHONE
from policypress.source.model import Policy
from policypress.source.stages import banner, stage_of

Rule = dict[str, Any]

MOST_PRINTED = 3000  # rows of a Word file; more are in the workbook alone
OPEN = "金额待核定"
_CODE_HEAD = "统一社会信用代码或证件号码"
HEAD = ("序号", "申请人", _CODE_HEAD, "条款", "措施", "拟支持金额（元）")
_WIDTHS = (5, 25, 19, 9, 28, 14)
_CODE_AT = 2


class Notice(Struct, frozen=True):
    """What a notice is. title, intro: its words; measures: the rules of those it is about;
    is_masked: persons are shown in part only."""

    name: str
    title: str
    intro: tuple[str, ...]
    measures: tuple[Rule, ...]
    is_masked: bool


class Listed(Struct, frozen=True):
    """Who stands in a notice. applicants, number: how many, and for how many measures;
    file: that names them where they are too many to be printed, "" = none."""

    entries: Sequence[Entry]
    applicants: int
    number: int
    file: str = ""


def public(policy: Policy, measures: Iterable[Rule]) -> Notice:
    """公示名单: whoever certainly gets something, persons with their names and numbers
    masked."""
    own = policy.meta.title
    words = (
        f"根据《{own}》，按申请人填报和核验的情况测算，拟对下列申请人给予支持，现予公示。"
        "公示期间对名单有异议的，请书面向主管部门反映，并提供必要的证据。",
        "公示时间：　　年　　月　　日至　　年　　月　　日",
        "联系电话：",
    )
    name = f"《{own}》拟支持名单公示"
    return Notice("公示名单", name, words, tuple(measures), True)


def free(policy: Policy, measures: Iterable[Rule]) -> Notice | None:
    """免申即享名单: of the measures for which nobody has to apply; None where there is
    none."""
    guides = policy.guides
    chosen = tuple(
        one
        for one in measures
        if one["id"] in guides and guides[one["id"]].no_application
    )
    if not chosen:
        return None
    own = policy.meta.title
    words = (
        f"《{own}》中免申即享的措施共{len(chosen)}项。下列申请人经测算符合条件，无需申报，"
        "核定后直接拨付。本名单供内部核对，对外公示用公示名单。",
    )
    name = f"《{own}》免申即享名单"
    return Notice("免申即享名单", name, words, chosen, False)


def public_notice(outcome: Outcome) -> Document:
    """公示名单 of a list."""
    return _of_list(public(outcome.policy, rules_of(outcome)), outcome)


def without_application(outcome: Outcome) -> Document | None:
    """免申即享名单 of a list; None where there is no such measure."""
    notice = free(outcome.policy, rules_of(outcome))
    return None if notice is None else _of_list(notice, outcome)


def rules_of(outcome: Outcome) -> list[Rule]:
    """The rules of all measures, in the order of the policy."""
    return [one.rule for one in outcome.plan.prepared.measures]


def _of_list(notice: Notice, outcome: Outcome) -> Document:
    """A notice of a list that is in memory."""
    register = outcome.register
    people = People(
        register.applicants.select(NAME, CODE, PERSON),
        register.is_of_people,
        notice.is_masked,
    )
    ones = list(entries_of(outcome.results, people, notice.measures))
    entries = [entry for one in ones for entry in one]
    number = sum(1 for one in entries if one.clause)
    listed = Listed(entries, len(ones), number)
    return document_of(notice, listed, outcome.policy)


def amount_of(entry: Entry) -> int | None:
    """An amount in fen; None while it is open."""
    return entry.low if entry.low == entry.high else None


def phones(outcome: Outcome) -> list[str]:
    """The telephones of all applicants, masked: they are of persons even where the
    applicant is a firm."""
    numbers = outcome.register.applicants[PHONE].to_list()
    return [masked_phone(one) if one else "" for one in numbers]


def document_of(notice: Notice, listed: Listed, policy: Policy) -> Document:
    """A notice as a document; a long one is for the workbook."""
    blocks: list[Block] = [title(notice.title), *map(body, notice.intro)]
    if listed.entries:
        blocks.append(_table(notice.name, listed.entries))
    blocks.append(body(_counted(listed)))
    is_short = len(listed.entries) <= MOST_PRINTED
    drafter = str(policy.meta.drafter)
    blocks += signed(drafter)
    return Document(
        notice.name,
        notice.title,
        tuple(blocks),
        formats=("docx", "xlsx") if is_short else ("xlsx",),
        landscape=True,
        draft=banner(policy, stage_of(policy)),
        subject=notice.title,
        author=drafter,
    )


def _counted(listed: Listed) -> str:
    """How many there are, and where they stand."""
    if not listed.number:
        return "没有确定可以支持的申请人。"
    words = f"共{listed.applicants}个申请人，{listed.number}项"
    return f"{words}，见{listed.file}。" if listed.file else f"{words}。"


def _table(name: str, entries: Iterable[Entry]) -> Block:
    """The rows; without the column of numbers where nobody has one."""
    head, widths = list(HEAD), list(_WIDTHS)
    rows = [_row(at, one) for at, one in enumerate(entries, 1)]
    if not any(row[_CODE_AT] for row in rows):
        del head[_CODE_AT], widths[_CODE_AT]
        rows = [row[:_CODE_AT] + row[_CODE_AT + 1 :] for row in rows]
    return table(name, head, rows, widths)


def _row(at: int, entry: Entry) -> list[Words]:
    """An entry as a row."""
    amount = amount_of(entry)
    return [
        str(at),
        entry.name,
        entry.number,
        entry.clause,
        entry.measure,
        OPEN if amount is None else yuan(amount),
    ]
