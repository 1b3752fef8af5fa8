"""Texts made to hang a comparison: each is read and compared in no time, or refused with a reason and a place."""

from __future__ import annotations

import time

import pytest

from policypress.compare import compare
from policypress.compare.changes import new_text, old_text
from policypress.compare.decision.apply.apply import apply
from policypress.compare.decision.write.decision import amendment
from policypress.compare.impact.citations import citation_impacts
from policypress.compare.match.sequences import _halved, common
from policypress.compare.read.plain_text import (
    parse_bytes,
    parse_text,
    read_lines,
)
from policypress.compare.text import limits
from policypress.compare.text.citations import CHAIN
from policypress.compare.text.tree import clauses, text_of
from policypress.language.numerals import to_chinese
from policypress.language.tokens import typed_figures

HEAD = "某某办法\n第一条　为了规范管理，制定本办法。\n第二条　本办法适用于本区。\n"
SECONDS = 4.0  # each takes a tenth of it; what is quadratic takes minutes


def refused(text: str) -> tuple[str, str]:
    """The code and the words of the first finding of a text that is not compared."""
    found = parse_text(text, "某文.txt")
    assert found.tree is None and found.findings[0].hint
    return found.findings[0].code, found.findings[0].message


@pytest.mark.parametrize(
    ("text", "code", "count"),
    [
        ("甲\n" * 12_001, "too-many-lines", "12,001"),
        ("甲" * 20_001, "long-line", "20,001"),
        (("甲" * 20_000 + "\n") * 51, "too-much-text", "1,020,000"),
        (" " * (limits.RAW + 1), "too-much-text", "8,388,609"),
        ("|" + "甲|" * 64, "wide-table", "64"),
        (("|" + "甲|" * 60 + "\n") * 501, "too-many-cells", "30,060"),
        (
            ("依照" + "第一条、第二条、" * 1251 + "\n") * 2,
            "too-many-citations",
            "5,004",
        ),
    ],
)
def test_what_is_larger_than_any_law_is_named(text, code, count):
    assert refused(text)[0] == code and count in refused(text)[1]


def test_all_limits_are_named_at_once():
    found = parse_text(
        "甲" * 20_001 + "\n" + "甲\n" * 12_000 + "|" + "甲|" * 64, "某文.txt"
    )
    assert {finding.code for finding in found.findings} == {
        "long-line",
        "too-many-lines",
        "wide-table",
    }
    assert [
        finding.place.line
        for finding in found.findings
        if finding.code == "long-line"
    ] == [1]


def test_comments_that_nothing_closes_stay_and_closed_ones_keep_the_lines():
    began = time.process_time()
    assert len(read_lines("<!--" * 40_000, "a.md")) == 1
    assert [
        (line.text, line.place.line)
        for line in read_lines("甲<!-- 一\n二 -->乙\n丙<!--", "a.md")
    ] == [
        ("甲", 1),
        ("乙", 2),
        ("丙<!--", 3),
    ]
    assert time.process_time() - began < SECONDS


def test_character_references_beyond_all_characters_are_no_characters():
    line = f"甲&#{'9' * 5000};乙&#x{'f' * 5000};&#8232;丙"
    words = read_lines(line, "a.md")[0].text
    assert words.startswith("甲&#999") and words.endswith("丙")


def test_utf_16_is_read_and_named():
    found = parse_bytes("第一条　甲".encode("utf-16"), "某文.txt")
    assert found.tree and "UTF-16" in found.findings[0].message


def lines(write, count: int) -> str:
    return HEAD + "\n".join(map(write, range(count)))


REPEATED = {
    "equal lines, fewer of them": (
        HEAD + "同样的一行。\n" * 6000,
        HEAD + "同样的一行。\n" * 3000,
    ),
    "no equal line": (HEAD + "甲\n" * 3000, HEAD + "乙\n" * 3000),
    "lines almost alike": (
        lines(lambda i: f"事项{i}由主管部门办理。", 3000),
        lines(lambda i: f"事项{i}由有关部门办理。", 3000),
    ),
    "one line of one character": (HEAD + "甲" * 19_000, HEAD + "甲" * 18_000),
    "one line of short phrases": (
        HEAD + "甲，" * 9_000,
        HEAD + "甲，乙，" * 4_500,
    ),
    "headings of one title": (
        HEAD + "## 第一章 甲\n" * 1500,
        HEAD + "## 第二章 甲\n" * 1500,
    ),
    "every line another one cites": (
        lines(
            lambda i: (
                f"依照第二条第{to_chinese(i + 1)}款和前款、前九千款办理。"
            ),
            1500,
        ),
        lines(
            lambda i: (
                f"依照第二条第{to_chinese(i + 1)}款和前款、前九千款办理。"
                if i
                else "新的一款。"
            ),
            1500,
        ),
    ),
    "numerals between two citations": (
        HEAD + "第一条" + "一" * 60 + "甲第二条",
        HEAD + "第一条" + "一" * 61 + "甲第二条",
    ),
    "quotations that nothing closes": (
        HEAD + "“甲\n" * 3000,
        HEAD + "“乙\n" * 3000,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", REPEATED)
def test_texts_that_repeat_themselves_are_compared_at_once(case):
    began = time.process_time()
    old, new = (parse_text(text, "某文.txt").tree for text in REPEATED[case])
    changes = compare(old, new)
    assert (old_text(changes), new_text(changes)) == (
        text_of(old),
        text_of(new),
    )
    citation_impacts(changes)
    decision = amendment(changes)
    assert apply(decision.text, old).tree is not None
    assert time.process_time() - began < SECONDS


@pytest.mark.slow
def test_two_texts_with_nothing_in_common_are_no_versions_of_one():
    old = parse_text(
        lines(lambda i: f"第{to_chinese(i + 3)}条　甲{i}。", 4001), "旧.txt"
    ).tree
    new = parse_text(
        lines(lambda i: f"第{to_chinese(i + 3)}条　{i * 7}乙。", 4001),
        "新.txt",
    ).tree
    (found,) = limits.too_different(compare(old, new))
    assert (
        found.code == "too-many-changes"
        and found.hint
        and "8,00" in found.message
    )
    assert limits.too_different(compare(old, old)) == []


def test_articles_beyond_nine_thousand_have_their_numbers():
    words = "\n".join(
        f"第{to_chinese(number)}条　依照第一万零一条办理。"
        for number in range(9_998, 10_003)
    )
    found = clauses(parse_text(words, "某文.txt").tree)
    assert [clause.number for clause in found] == [
        (9998,),
        (9999,),
        (10_000,),
        (10_001,),
        (10_002,),
    ]
    assert [clause.label for clause in found[2:4]] == [
        "第一万条",
        "第一万零一条",
    ]
    changes = compare(
        parse_text(words, "旧.txt").tree,
        parse_text(
            words.replace("第一万零二条　依照", "第一万零二条　按照"), "新.txt"
        ).tree,
    )
    decision = amendment(changes)
    assert "第一万零二条" in decision.text
    assert text_of(apply(decision.text, changes.old).tree) == text_of(
        changes.new
    )


@pytest.mark.parametrize(
    "numeral", ["9" * 5000, "九" * 5000, "999999999", "百", "千万"]
)
def test_a_number_that_cannot_be_said_is_a_label_and_no_number(numeral):
    text = f"第一条　甲。\n第{numeral}条　乙。\n"
    old, new = (
        parse_text(text, "旧.txt").tree,
        parse_text(text + "第二条　丙。", "新.txt").tree,
    )
    assert all(clause.number in ((), (1,), (2,)) for clause in clauses(new))
    changes = compare(old, new)
    assert text_of(apply(amendment(changes).text, old).tree) == text_of(new)


def test_a_halved_comparison_finds_as_much_as_a_whole_one():
    old = [str(number * 7 % 31) for number in range(120)]
    new = [str(number * 5 % 29) for number in range(150)]
    found = _halved(old, new)
    assert len(found) == len(common(old, new)) and all(
        old[i] == new[j] for i, j in found
    )
    assert found == sorted(found) and len({i for i, _ in found}) == len(
        {j for _, j in found}
    ) == len(found)


def test_patterns_take_time_in_proportion():
    began = time.process_time()
    assert not CHAIN.fullmatch("（一" * 5000 + "甲") and CHAIN.fullmatch(
        "、第一款第二项（三）第四目和"
    )
    assert typed_figures("《" * 19_000 + "奖励1元") == [
        (19_002, "1元", "money")
    ]
    assert typed_figures("一" * 19_000 + "《甲》1元" * 2000)
    assert time.process_time() - began < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>" + "<b>\n" * 100_000, id="tags"),
        pytest.param("<table>" + "<td colspan=63>" * 100_000, id="cells"),
        pytest.param(
            "<table>" + "<tr><td rowspan=9999 colspan=63>" * 100_000,
            id="rows",
        ),
        pytest.param("<table><tr><td>" * 60_000, id="tables in tables"),
        pytest.param("<a" * 400_000, id="no tags"),
        pytest.param("<s>" * 100_000, id="struck"),
        pytest.param("<sup>" * 100_000 + "1", id="raised"),
    ],
)
def test_html_that_never_ends_is_read_in_no_time(text):
    started = time.process_time()
    parse_text(text, "某文.md")
    assert time.process_time() - started < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("印发" * 9000 + "的\n", id="verbs"),
        pytest.param("《" + "甲" * 9000 + "》现印发\n", id="a long name"),
        pytest.param("《甲乙》现印发" * 2000 + "\n", id="names"),
        pytest.param("合同（" * 6000 + "\n", id="contracts"),
    ],
)
def test_a_letter_is_looked_for_in_no_time(text):
    started = time.process_time()
    tail = "2026年3月1日\n" + ("甲乙丙丁戊己" * 900 + "\n") * 20
    found = parse_text(text * 20 + tail, "某文.txt")
    assert found.tree is not None
    assert amendment(compare(found.tree, found.tree)).title
    assert time.process_time() - started < SECONDS
