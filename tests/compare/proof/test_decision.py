"""A decision that does not lead from the old text to the new one is caught."""

from __future__ import annotations

import pytest

from policypress.compare.decision.write.decision import amendment
from policypress.compare.proof import prove, prove_counts
from policypress.compare.reports.decision_document import amendment_document
from policypress.render.docx import render
from tests.support.texts import NEW, OLD, changed, replaced
from tests.support.word_files import look

CHANGES = changed(OLD, NEW)
TEXT = amendment(CHANGES).text


def messages(text: str) -> list[str]:
    """What is wrong with a decision of this text."""
    findings = prove(CHANGES, {"修改决定.md": text.encode()})
    assert {finding.code for finding in findings} <= {"proof-failed"}
    return [finding.message for finding in findings]


def test_a_decision_that_gives_the_new_text_is_proven() -> None:
    assert messages(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("20万元", "30万元", "适用于原文后与新文不同：第三条"),
        ("10万元", "15万元", "修改决定"),
        ("第二条", "第九条", "修改决定"),
    ],
)
def test_a_decision_that_says_something_else_is_caught(
    old: str, new: str, message: str
) -> None:
    assert old in TEXT
    found = messages(TEXT.replace(old, new, 1))
    assert len(found) == 1 and message in found[0], found


def test_a_decision_that_cannot_be_applied_is_caught() -> None:
    found = messages(
        "关于修改《示范办法》的决定\n一、将第九十九条修改为：“无。”"
    )
    assert len(found) == 1 and "不能适用于原文" in found[0], found


def test_a_quotation_that_is_not_exact_is_named_with_the_file() -> None:
    (found,) = prove(
        CHANGES,
        {"修改决定.md": TEXT.replace("“10万元”", "“10 万元”").encode()},
    )
    assert found.place.file == "修改决定.md"
    assert found.message.startswith(
        "自证未通过（修改决定.md）：修改决定引文不确切：引文“10 万元”"
    )
    assert found.hint.startswith("这是工具的错误，不是文稿的错误")


def decision(old: str = "", new: str = "") -> bytes:
    """The decision as a Word file, with words replaced in it."""
    data = render(amendment_document(amendment(CHANGES)), look())
    return replaced(data, old, new) if old else data


def test_a_decision_in_word_is_read_back_paragraph_by_paragraph() -> None:
    assert prove(CHANGES, {"修改决定.docx": decision()}) == []
    for old, new in (("20万元", "30万元"), ("删去第四条", "删去第五条")):
        (found,) = prove(CHANGES, {"修改决定.docx": decision(old, new)})
        assert "适用于原文后与新文不同" in found.message


def test_paragraphs_that_a_decision_quotes_stay_paragraphs() -> None:
    text = "第一条 甲方应当守约。\n第二条 乙方应当诚信。"
    changes = changed(text, f"{text}\n丙方应当保密。\n丁方应当公告。")
    data = render(amendment_document(amendment(changes)), look())
    assert prove(changes, {"修改决定.docx": data}) == []


def test_counts_that_differ_are_named_with_their_source() -> None:
    counts = {kind: count for kind, count in CHANGES.counts().items() if count}
    more = {**counts, "修改": counts.get("修改", 0) + 1}
    without_one = dict(list(counts.items())[1:])
    given = {"摘要": counts, "JSON": more, "页面": without_one}
    found = prove_counts(CHANGES, given)
    assert [finding.place.file for finding in found] == ["JSON", "页面"]
    assert prove_counts(CHANGES, {"摘要": {**counts, "拆分": 0}}) == []


def test_only_what_no_decision_amends_is_left_aside() -> None:
    old = "示范法\n（2020年1月1日通过）\n第一章　总则\n第一条　期限为十日。"
    new = old.replace("总则", "总　则").replace("2020", "2024")
    changes = changed(old, new.replace("十日", "二十日"))
    text = amendment(changes).text
    assert "题注" not in text and "总　则" not in text
    assert prove(changes, {"修改决定.md": text.encode()}) == []
    wrong = text.replace("“二十日”", "“三十日”").encode()
    (found,) = prove(changes, {"修改决定.md": wrong})
    assert "适用于原文后与新文不同" in found.message
