"""The own number of a clause or item, written anew in the manner of the old one."""

from __future__ import annotations

import pytest

from policypress.compare.text.labels import cited, relabel


@pytest.mark.parametrize(
    ("label", "number", "written"),
    [
        ("第八条", (9,), "第九条"),
        ("第八条", (8, 1), "第八条之一"),
        ("第八条之一", (9,), "第九条"),
        ("第八条之一", (9, 2, 3), "第九条之二之三"),
        ("第 八 章", (12,), "第 十二 章"),
        ("（三）", (4,), "（四）"),
        ("(三)", (4,), "(四)"),
        ("三、", (10,), "十、"),
        ("3.", (4,), "4."),
        ("（3）", (10,), "（10）"),
        ("３．", (14,), "１４．"),
        ("⑨", (10,), "⑩"),
        ("①", (20,), "⑳"),
        ("⑳", (1,), "①"),
        ("⑳", (21,), ""),
        ("０．", (9,), "９．"),
        ("９．", (10,), "１０．"),
        ("附", (1,), ""),
        ("第八条", (), ""),
        ("第八条", (0,), ""),
    ],
)
def test_the_writing_stays_and_the_number_changes(
    label: str, number: tuple[int, ...], written: str
) -> None:
    assert relabel(label, number) == written


@pytest.mark.parametrize(
    ("unit", "number", "label", "words"),
    [
        ("条", (9,), "第九条", "第九条"),
        ("条", (17, 1), "第十七条之一", "第十七条之一"),
        ("条", (9,), "（九）", "第（九）条"),
        ("条", (9,), "(九)", "第（九）条"),
        ("章", (3,), "（三）", "第三章"),
        ("章", (3,), "", "第三章"),
    ],
)
def test_how_a_clause_is_cited(
    unit: str, number: tuple[int, ...], label: str, words: str
) -> None:
    assert cited(unit, number, label) == words
    if not label:
        assert cited(unit, number) == words
