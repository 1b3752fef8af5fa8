"""What the template of a letter of refusal prints besides reasons and clauses: numbers, dates,
evidence, and what of it the office has still to supply (【待核】)."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from policypress.eligibility.answer_file import AnswerFile
from policypress.eligibility.answers import answer_text
from policypress.eligibility.application import Application
from policypress.eligibility.result import Change
from policypress.findings import Finding, Place
from policypress.source.model import Policy

OPEN = "【待核】"
_DATE = {"type": "date"}
# Of a letter that can be issued: key of the application, what it is called, how to give it.
_NEEDED = (
    ("letter", "文号", "letter: 文号"),
    ("number", "受理编号", "number: 受理编号"),
    ("accepted", "受理日期", "accepted: 2026年3月2日"),
    ("decided", "决定日期", "decided: 2026年4月10日"),
    ("materials", "审查的材料", "materials: [申请表, 审计报告]"),
)
# What must be told with a decision that refuses (行政复议、行政诉讼).
_REMEDIES = (("复议", "申请行政复议"), ("诉讼", "提起行政诉讼"))


def letter_view(
    policy: Policy,
    given: AnswerFile,
    reasons: list[SimpleNamespace],
    change: Change | None,
    is_ranked: bool,
) -> SimpleNamespace:
    """The name `letter` of the template. change: what would have to be different;
    is_ranked: all conditions are met, and others came before."""
    application = given.application
    changes = [answer.text for answer in change.answers] if change else []
    return SimpleNamespace(
        applicant=given.applicant or "申请人",
        reasons=reasons,
        changes=changes,
        letter=application.letter or OPEN,
        number=application.number or OPEN,
        file_number=application.number,
        accepted=_day(application.accepted),
        decided=_day(application.decided),
        materials=list(application.materials) or [OPEN],
        is_ranked=is_ranked,
        unnamed=list(_unnamed(policy)),
    )


def _day(date: str) -> str:
    """2026年3月2日, or that it is open."""
    return answer_text(_DATE, date) if date else OPEN


def _unnamed(policy: Policy) -> Iterator[str]:
    """The remedies that the policy does not say."""
    common = policy.common_guide
    said = [one.name for one in common.remedies.values()] if common else []
    for word, name in _REMEDIES:
        if not any(word in one for one in said):
            yield name


def missing(
    policy: Policy,
    application: Application,
) -> Iterator[Finding]:
    """What a letter that can be issued still lacks: printed as 【待核】, and said here."""
    for key, name, hint in _NEEDED:
        if not getattr(application, key):
            yield _open(
                f"告知书缺{name}，印为【待核】",
                Place(f"application.{key}"),
                f"在填报文件的 application: 下写 {hint}",
            )
    for name in _unnamed(policy):
        yield _open(
            f"政策没有写明向谁{name}、期限多长，印为【待核】",
            Place("guides/common.yaml"),
            "在 remedies: 下写 name、body、limit 及其依据",
        )
    yield from _open_remedies(policy)


def _open_remedies(policy: Policy) -> Iterator[Finding]:
    """Remedies whose body or time limit is not known yet."""
    common = policy.common_guide
    for one in common.remedies.values() if common else ():
        figures: tuple[tuple[str, Any], ...] = (
            ("机关", one.body),
            ("期限", one.limit),
        )
        for what, figure in figures:
            if not figure.is_known:
                yield _open(
                    f"{one.name}的{what}待核，印为【待核】",
                    figure.place,
                    "查明后写入 guides/common.yaml 的 remedies",
                )


def _open(
    message: str,
    place: Place,
    hint: str,
) -> Finding:
    """A warning of what the letter leaves open."""
    return Finding("letter-incomplete", message, place, hint, "warning")
