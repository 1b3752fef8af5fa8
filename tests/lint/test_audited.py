"""Reviews that are tied to the words of clauses: what is kept, signed, and lapsed."""

from __future__ import annotations

from datetime import date

import pytest

from policypress.findings import Finding, Place
from policypress.lint.audited import (
    ClauseText,
    Objection,
    holds,
    is_over,
    lapsed,
    signed,
    weighed,
)
from policypress.source.model import Audit, SignOff, Waiver

TODAY = date(2026, 12, 1)
CLAUSE = ClauseText("major", "第三条", "重大项目一事一议。")
TEXTS = {"major": CLAUSE}
OBJECTED = Finding("FC-11", "一事一议", Place("政策/a.yaml", 3, 1))


def waiver(**other: str) -> Waiver:
    """An entry that keeps what FC-11 says of 第三条."""
    fields = {
        "rule": "FC-11",
        "clause": "major",
        "who": "某区发展改革局",
        "why": "试点",
        "until": "2028年12月31日",
        "seen": CLAUSE.digest,
    }
    return Waiver(**{**fields, **other})


def told(one: Waiver, used: bool = True) -> list[tuple[str, str, str, str]]:
    """What is said of a record with one entry, each finding whole."""
    audit = Audit(competition={"k1": one})
    kept = [Objection(OBJECTED, "major", one)] if used else []
    return [
        (said.code, said.severity, said.message, said.hint)
        for said in lapsed(audit, TEXTS, kept, TODAY)
    ]


def test_what_is_kept_holds_while_the_clause_reads_so_and_to_its_day():
    assert holds(waiver(), TEXTS, TODAY)
    assert holds(waiver(until="2026年12月1日"), TEXTS, TODAY)
    assert is_over(waiver(until="2026年11月30日"), TODAY)
    assert not holds(waiver(until="2026年11月30日"), TEXTS, TODAY)
    assert not holds(waiver(seen="另一份"), TEXTS, TODAY)
    assert not holds(waiver(clause="minor"), TEXTS, TODAY)


@pytest.mark.parametrize(
    ("other", "is_kept"),
    [
        ({}, True),
        ({"rule": "FC-08"}, False),
        ({"clause": "minor"}, False),
        ({"seen": "另一份"}, False),
        ({"until": "2020年1月1日"}, False),
    ],
)
def test_an_objection_is_kept_by_the_entry_of_its_rule_and_clause(
    other, is_kept
):
    one = waiver(**other)
    audit = Audit(competition={"k1": one})
    (found,) = weighed([(OBJECTED, "major")], audit, TEXTS, TODAY)
    assert (found.finding, found.clause) == (OBJECTED, "major")
    assert found.waiver == (one if is_kept else None)


def test_without_a_record_nothing_is_kept_and_nothing_lapses():
    (found,) = weighed([(OBJECTED, "major")], None, TEXTS, TODAY)
    assert found.waiver is None
    assert list(lapsed(None, TEXTS, [found], TODAY)) == []


def test_an_entry_that_is_needed_is_no_finding():
    assert told(waiver()) == []


def test_each_way_in_which_an_entry_lapses_is_said_whole():
    assert told(waiver(), used=False) == [
        (
            "waiver-unused",
            "warning",
            "第三条没有FC-11要保留的问题",
            "删去这一项",
        )
    ]
    assert told(waiver(seen="另一份"), used=False) == [
        (
            "waiver-lapsed",
            "warning",
            "保留FC-11以后，第三条的文字已经改动，保留失效",
            "重新审查；仍要保留的：build.py waive FC-11 major ……",
        )
    ]
    assert told(waiver(until="2020年1月1日"), used=False) == [
        (
            "waiver-lapsed",
            "warning",
            "第三条保留FC-11的期限（2020年1月1日）已过",
            "重新审查，或者修改条文",
        )
    ]
    ((code, severity, message, hint),) = told(waiver(clause="majr"), False)
    assert (code, severity) == ("waiver-no-clause", "warning")
    assert message == "没有条文“majr”"
    assert "major" in hint


def test_a_sign_off_is_of_a_clause_as_it_read():
    as_read = SignOff(who="法制处", date="2026年11月1日", seen=CLAUSE.digest)
    before = SignOff(who="法制处", date="2026年11月1日", seen="另一份")
    audit = Audit(legality={"major": as_read})
    (found,) = signed(audit, TEXTS)
    assert (found.text, found.state, found.sign) == (CLAUSE, "signed", as_read)
    (found,) = signed(Audit(legality={"major": before}), TEXTS)
    assert (found.state, found.sign) == ("changed", before)
    (found,) = signed(None, TEXTS)
    assert (found.state, found.sign) == ("open", None)


def test_a_signed_clause_that_is_gone_is_said():
    sign = SignOff(who="法制处", date="2026年11月1日", seen=CLAUSE.digest)
    (said,) = lapsed(Audit(legality={"minor": sign}), TEXTS, [], TODAY)
    assert (said.code, said.severity, said.hint) == (
        "signed-clause-gone",
        "note",
        "删去这一项",
    )
    assert said.message == "合法性审核签认的条文“minor”已不在正文里"


def test_the_digest_leaves_out_the_number_and_blanks():
    other = ClauseText("major", "第五条", "重大项目 一事一议。")
    assert other.digest == CLAUSE.digest
    assert ClauseText("major", "第三条", "一事一议。").digest != CLAUSE.digest
