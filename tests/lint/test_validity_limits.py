"""How long a document may be in force is looked up by the place of its issuer."""

from __future__ import annotations

import pytest

from policypress.lint.engine import paper_findings
from policypress.lint.registry import selected
from policypress.lint.rules.effect import _limits
from tests.support.spoiling import paper_of_lines

RULES = selected(["EF-03", "EF-04"])


def said(title: str, years: str) -> list[tuple[str, str, str]]:
    """Code, severity and hint of what is said of a term."""
    clause = f"第一条　本办法自2026年3月1日起施行，有效期{years}年。"
    found = paper_findings(paper_of_lines([title, clause]), RULES)
    return [(one.code, one.severity, one.hint) for one in found]


@pytest.mark.parametrize(
    "title, years, regulation",
    [
        ("深圳市某办法", "6", "市政府令第368号"),
        ("佛山市某办法", "6", "粤府令第277号"),
        ("上海市某办法", "6", "市政府令第26号"),
        ("娄底市某办法", "6", "湖南省规范性文件管理办法"),
        ("某县某办法", "6", "国办发〔2018〕37号"),
    ],
)
def test_the_regulation_of_the_place_is_named(title, years, regulation):
    [(code, severity, hint)] = said(title, years)
    assert code == "EF-03" and regulation in hint
    assert severity == "warning", "nobody has read the clause in force"
    assert ("核对" in hint) == ("国办发" not in hint)
    assert said(title, "5") == []


def test_a_city_comes_before_its_province_and_trial_is_shorter():
    assert said("上海市某暂行办法", "2") == []
    [(code, _, _)] = said("上海市某暂行办法", "3")
    assert code == "EF-04"
    assert said("深圳市某暂行办法", "3") == []


def test_an_announcement_has_a_limit_of_its_own_where_the_place_says_so():
    assert said("上海市关于某事的通告", "1") == []
    [(code, _, _)] = said("上海市关于某事的通告", "2")
    assert code == "EF-03"
    assert said("佛山市关于某事的通告", "2") == []


def test_what_has_been_read_in_force_is_an_error(monkeypatch):
    read = _limits.Limit(
        5, 2, "某规定第九条", "某市", 0, "verified", ("某市",)
    )
    national, _ = _limits._table()
    monkeypatch.setattr(_limits, "_table", lambda: (national, (read,)))
    assert said("某市某办法", "6") == [
        ("EF-03", "error", "依据：某规定第九条。")
    ]
    assert said("某市某暂行办法", "3")[0][:2] == ("EF-04", "error")


def test_every_row_says_where_it_comes_from_and_how_sure_it_is():
    _, rows = _limits._table()
    assert len(rows) >= 4
    for row in rows:
        assert row.source and row.names and row.trial < row.years
        assert row.confidence in ("verified", "earlier", "unverified")
