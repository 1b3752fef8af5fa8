"""A decision that cannot be proven is not published, and nothing else suffers for it."""

from __future__ import annotations

from policypress.findings import Finding, Place
from policypress.pipeline.compare import _without_decision


def files():
    names = ("修改决定.docx", "修改决定.md", "修订稿.docx")
    return dict.fromkeys(names, b"")


def fault(name):
    return Finding("proof-failed", "自证未通过", Place(name), "")


def test_only_the_decision_is_left_out_with_a_warning():
    made = files()
    faults, said = _without_decision(
        "修改决定", made, [fault("修改决定.docx")]
    )
    assert not faults
    assert [one.code for one in said] == ["decision-left-out"]
    assert said[0].severity == "warning"
    assert list(made) == ["修订稿.docx"]


def test_a_fault_of_another_paper_stops_everything():
    made = files()
    wrong = [fault("修改决定.docx"), fault("修订稿.docx")]
    assert _without_decision("修改决定", made, wrong) == (wrong, [])
    assert len(made) == 3


def test_where_all_is_proven_nothing_is_left_out():
    made = files()
    assert _without_decision("修改决定", made, []) == ([], [])
    assert len(made) == 3
