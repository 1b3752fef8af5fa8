"""公示名单 and 免申即享名单: who is to get what."""

from __future__ import annotations

from typing import Any

from policypress.document import Block, Document
from policypress.lists.masking import (
    is_person,
    masked_name,
    masked_number,
    masked_phone,
)
from policypress.lists.outcome import Outcome
from policypress.lists.papers.blocks import (
    Words,
    body,
    signed,
    table,
    title,
    yuan,
)
from policypress.lists.reading.heads import CODE, NAME, PERSON, PHONE
from policypress.source.stages import banner, stage_of

Rule = dict[str, Any]
Ends = tuple[int, int | None]  # what is certain and the most, in fen
Certain = dict[int, list[tuple[Rule, Ends]]]

MOST_PRINTED = 3000  # rows of a Word file; more are in the workbook alone
_CODE_HEAD = "统一社会信用代码或证件号码"
_HEAD = ("序号", "申请人", _CODE_HEAD, "条款", "措施", "拟支持金额（元）")
_WIDTHS = (5, 25, 19, 9, 28, 14)
_CODE_AT = 2


def public_notice(outcome: Outcome) -> Document:
    """公示名单: whoever certainly gets something, persons with their names and numbers
    masked."""
    policy = outcome.policy.meta
    words = [
        f"根据《{policy.title}》，按申请人填报和核验的情况测算，拟对下列申请人给予支持，现予公示。"
        "公示期间对名单有异议的，请书面向主管部门反映，并提供必要的证据。",
        "公示时间：　　年　　月　　日至　　年　　月　　日",
        "联系电话：",
    ]
    name = f"《{policy.title}》拟支持名单公示"
    every = _measures(outcome)
    return _document("公示名单", name, words, every, outcome, True)


def without_application(outcome: Outcome) -> Document | None:
    """免申即享名单: of the measures for which nobody has to apply; None where there is
    none."""
    guides = outcome.policy.guides
    free = [
        name
        for name in _measures(outcome)
        if name in guides and guides[name].no_application
    ]
    if not free:
        return None
    policy = outcome.policy.meta
    words = [
        f"《{policy.title}》中免申即享的措施共{len(free)}项。下列申请人经测算符合条件，无需申报，"
        "核定后直接拨付。本名单供内部核对，对外公示用公示名单。",
    ]
    name = f"《{policy.title}》免申即享名单"
    return _document("免申即享名单", name, words, free, outcome, False)


def _measures(outcome: Outcome) -> list[str]:
    """All measures, in the order of the policy."""
    return [one.id for one in outcome.plan.prepared.measures]


def _rows(
    outcome: Outcome,
    certain: Certain,
    is_masked: bool,
) -> list[list[Words]]:
    """A row for each applicant and measure that is certain; one more for whoever gets
    less than these come to, because all measures together have limits of their own."""
    people = _people(outcome, is_masked)
    found: list[list[Words]] = []
    for at, ones in sorted(certain.items()):
        for rule, amount in ones:
            found.append(
                [*people[at], rule["number"], rule["title"], _amount(amount)]
            )
        less = _less_in_all(outcome, at, ones)
        if less is not None:
            name = "合计（按合计限额、择一享受和总额核减后）"
            found.append([*people[at], "", name, less])
    return [[str(number), *row] for number, row in enumerate(found, 1)]


def _certain(outcome: Outcome, measures: list[str]) -> Certain:
    """By the place of an applicant, the measures that certainly give something, and both
    ends of what."""
    rules = {one.id: one.rule for one in outcome.plan.prepared.measures}
    found: Certain = {}
    results = outcome.results
    for name in measures:
        certain = results[f"m:{name}.v"].fill_null(False)
        low = results[f"m:{name}.given"].to_list()
        high = results[f"m:{name}.given high"].to_list()
        for at in certain.arg_true():
            ends = low[at], high[at]
            found.setdefault(at, []).append((rules[name], ends))
    return found


def _less_in_all(
    outcome: Outcome, at: int, ones: list[tuple[Rule, Ends]]
) -> Words | None:
    """What an applicant gets of all measures together, where less than the rows come to
    is certain; None otherwise."""
    low = int(outcome.results["total.given"][at])
    if low >= sum(one for _, (one, _) in ones):
        return None
    return _amount((low, outcome.results["total.given high"][at]))


def _amount(ends: Ends) -> Words:
    """An amount as the notice says it."""
    low, high = ends
    return yuan(int(low)) if low == high else "金额待核定"


def _people(outcome: Outcome, is_masked: bool) -> list[list[str]]:
    """Name and number of each applicant."""
    columns = [
        outcome.register.applicants[one].to_list()
        for one in (NAME, CODE, PERSON)
    ]
    of_people = outcome.register.is_of_people
    found = []
    for known in zip(*columns, strict=True):
        name, code, person = (one or "" for one in known)
        if is_masked and is_person(name, person, of_people):
            found.append(_masked(name, person or code))
        else:
            found.append([name, code or person])
    return found


def _masked(name: str, number: str) -> list[str]:
    """A person as the public may see it."""
    return [masked_name(name), masked_number(number) if number else ""]


def phones(outcome: Outcome) -> list[str]:
    """The telephones of all applicants, masked: they are of persons even where the
    applicant is a firm."""
    numbers = outcome.register.applicants[PHONE].to_list()
    return [masked_phone(one) if one else "" for one in numbers]


def _document(
    name: str,
    words: str,
    intro: list[str],
    measures: list[str],
    outcome: Outcome,
    is_masked: bool,
) -> Document:
    """A list as a document; a long one is for the workbook."""
    certain = _certain(outcome, measures)
    number = len(certain)
    rows = _rows(outcome, certain, is_masked)
    blocks: list[Block] = [title(words), *map(body, intro)]
    if rows:
        blocks.append(_table(name, rows))
        listed = [row for row in rows if row[_CODE_AT + 1]]
        blocks.append(body(f"共{number}个申请人，{len(listed)}项。"))
    else:
        blocks.append(body("没有确定可以支持的申请人。"))
    formats = ("docx", "xlsx") if len(rows) <= MOST_PRINTED else ("xlsx",)
    drafter = str(outcome.policy.meta.drafter)
    blocks += signed(drafter)
    return Document(
        name,
        words,
        tuple(blocks),
        formats=formats,
        landscape=True,
        draft=banner(outcome.policy, stage_of(outcome.policy)),
        subject=words,
        author=drafter,
    )


def _table(name: str, rows: list[list[Words]]) -> Block:
    """The rows; without the column of numbers where nobody has one."""
    head, widths = list(_HEAD), list(_WIDTHS)
    if not any(row[_CODE_AT] for row in rows):
        del head[_CODE_AT], widths[_CODE_AT]
        rows = [row[:_CODE_AT] + row[_CODE_AT + 1 :] for row in rows]
    return table(name, head, rows, widths)
