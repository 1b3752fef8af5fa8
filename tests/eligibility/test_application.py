"""What an office writes beside the answers, in a file or a table: it is understood, or named
with its place."""

from __future__ import annotations

from pathlib import Path

from policypress.eligibility.answer_file import AnswerFile, read_answers
from policypress.eligibility.answer_rows import read_rows
from policypress.eligibility.application import Application, Ranking
from tests.support.applicants import rules_of

HEAD = "applicant: 白塔船厂\nanswers: {dishonest: 否}\napplication:\n"


def read(folder: Path, *lines: str) -> AnswerFile:
    rules = rules_of(folder)
    file = folder / "填报.yaml"
    file.write_text(HEAD + "".join(f"  {line}\n" for line in lines), "utf-8")
    return read_answers(file, "填报.yaml", rules)


def test_numbers_dates_evidence_and_rank_are_read(tmp_path: Path) -> None:
    given = read(
        tmp_path,
        "number: 2026-012",
        "letter: 塔船函〔2026〕7号",
        "accepted: 2026年3月2日",
        "decided: 2026-04-10",
        "materials: [申请表, 船台照片]",
        "ranking: {support: award, place: 12, of: 31, score: 78.5, quota: 10}",
    )
    assert given.findings == ()
    assert given.application == Application(
        number="2026-012",
        letter="塔船函〔2026〕7号",
        accepted="2026-03-02",
        decided="2026-04-10",
        materials=("申请表", "船台照片"),
        ranking=Ranking(
            support="award", place=12, of=31, score="78.5", quota=10
        ),
    )


def test_a_table_is_an_applicant_a_row(tmp_path: Path) -> None:
    table = (
        "申请人,受理编号,材料,名次,参评数,失信情形,prize\r\n"
        "白塔船厂,2026-1,申请表、照片,,,否,金奖\r\n"
        ",,,,,,\r\n"
        '"=1+1",2026-2,,12,31,是,没有\r\n'
    )
    rows, findings = read_rows(table, "表.csv", rules_of(tmp_path))
    assert findings == []
    first, second = rows
    assert first.applicant == "白塔船厂"
    assert first.application.materials == ("申请表", "照片")
    assert first.answers == {"dishonest": False, "prize": "gold"}
    assert second.applicant == "=1+1"
    assert second.application.ranking == Ranking(place=12, of=31)
