"""公示名单 and 免申即享名单: who is to get what."""

from __future__ import annotations

from msgspec import Struct

from policypress.document import Block, Document
from policypress.lists.masking import (
    is_person,
    masked_name,
    masked_number,
    masked_phone,
)
from policypress.lists.outcome import Outcome
from policypress.lists.papers.blocks import body, table, title
from policypress.lists.reading.heads import CODE, NAME, PERSON, PHONE
from policypress.rules.words import money_text

MOST_PRINTED = 3000  # rows of a Word file; more are in the workbook alone
_HEAD = (
    "序号",
    "申请人",
    "统一社会信用代码或证件号码",
    "条款",
    "措施",
    "拟支持金额",
)
_WIDTHS = (4, 22, 16, 8, 24, 12)


class _Listed(Struct, frozen=True):
    """The rows of a notice, and how many applicants they are about: names that are
    masked, or shared, do not tell."""

    rows: list[list[str]]
    applicants: int


def public_notice(outcome: Outcome) -> Document:
    """公示名单: whoever certainly gets something, persons with their names and numbers
    masked."""
    rows = _rows(outcome, _measures(outcome), is_masked=True)
    policy = outcome.policy.meta
    words = [
        f"根据《{policy.title}》，按申请人填报和核验的情况测算，拟对下列申请人给予支持，现予公示。"
        "公示期间对名单有异议的，请书面向主管部门反映，并提供必要的证据。",
    ]
    return _document(
        "公示名单", f"《{policy.title}》拟支持名单公示", words, rows, outcome
    )


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
    rows = _rows(outcome, free, is_masked=False)
    words = [
        f"《{policy.title}》中免申即享的措施共{len(free)}项。下列单位经测算符合条件，无需申报，"
        "核定后直接拨付。本名单供内部核对，对外公示用公示名单。",
    ]
    return _document(
        "免申即享名单", f"《{policy.title}》免申即享名单", words, rows, outcome
    )


def _measures(outcome: Outcome) -> list[str]:
    """All measures, in the order of the policy."""
    return [one.id for one in outcome.plan.prepared.measures]


def _rows(
    outcome: Outcome,
    measures: list[str],
    is_masked: bool,
) -> _Listed:
    """A row for each applicant and measure that is certain."""
    people = _people(outcome, is_masked)
    rules = {one.id: one.rule for one in outcome.plan.prepared.measures}
    found = []
    for name in measures:
        results = outcome.results
        rule = rules[name]
        certain = results[f"m:{name}.v"].fill_null(False)
        low = results[f"m:{name}.given"].to_list()
        high = results[f"m:{name}.given high"].to_list()
        why = results[f"m:{name}.why"].to_list()
        for at in certain.arg_true():
            who = people[at]
            amount = _amount(low[at], high[at], why[at])
            found.append((at, [*who, rule["number"], rule["title"], amount]))
    found.sort(key=lambda one: one[0])
    numbered = [
        [str(number), *row] for number, (_, row) in enumerate(found, 1)
    ]
    return _Listed(numbered, len({at for at, _ in found}))


def _amount(low: int, high: int | None, why: str) -> str:
    """An amount as the notice says it."""
    from fractions import Fraction

    if low == high:
        return money_text(Fraction(int(low), 100))
    return "金额待审定" if why else "金额待核定"


def _people(outcome: Outcome, is_masked: bool) -> list[list[str]]:
    """Name and number of each applicant."""
    found = []
    columns = [
        outcome.register.applicants[one].to_list()
        for one in (NAME, CODE, PERSON)
    ]
    for name, code, person in zip(*columns, strict=True):
        number = code or person or ""
        if is_masked and is_person(
            name or "", person, outcome.register.is_of_people
        ):
            name = masked_name(name or "")
            number = masked_number(person or code or "") if number else ""
        found.append([name or "", number])
    return found


def phones(outcome: Outcome) -> list[str]:
    """The telephones of all applicants, masked: they are of persons even where the
    applicant is a firm."""
    numbers = outcome.register.applicants[PHONE].to_list()
    return [masked_phone(one) if one else "" for one in numbers]


def _document(
    name: str,
    words: str,
    intro: list[str],
    found: _Listed,
    outcome: Outcome,
) -> Document:
    """A list as a document; a long one is for the workbook."""
    blocks: list[Block] = [title(words), *map(body, intro)]
    rows = found.rows
    if rows:
        blocks.append(table(name, _HEAD, rows, _WIDTHS))
        blocks.append(body(f"共{found.applicants}个申请人，{len(rows)}项。"))
    else:
        blocks.append(body("没有确定可以支持的申请人。"))
    formats = ("docx", "xlsx") if len(rows) <= MOST_PRINTED else ("xlsx",)
    return Document(
        name,
        words,
        tuple(blocks),
        formats=formats,
        landscape=True,
        subject=words,
        author=str(outcome.policy.meta.drafter),
    )
