"""The letter with which a policy is issued: what is not written follows from what stands once."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.document import Document
from tests.support.shipped_templates import document, lines
from tests.support.small_policy import FILES, edited

THREE = "issuers: [青石区文旅局, 青石区财政局, 青石区人力资源局]"


def notice(written: str, *swaps: tuple[str, str]) -> dict[str, str]:
    return edited(
        "policy.yaml", ("numbering:", f"notice: {written}\nnumbering:"), *swaps
    )


def titles(made: Document) -> list[str]:
    """The titles, their lines joined again."""
    return [one.replace("\n", "") for one in lines(made, "title")]


def test_an_empty_notice_says_everything_that_follows(tmp_path: Path) -> None:
    made = document(tmp_path, "notice", notice("{}"))
    assert lines(made, "masthead") == ["青石区人民政府文件"]
    assert titles(made)[0] == (
        "青石区人民政府关于印发《青石区关于促进手艺发展的若干措施》的通知"
    )
    assert lines(made, "body")[0] == (
        "现将《青石区关于促进手艺发展的若干措施》印发给你们，请认真组织实施。"
    )
    assert lines(made, "signature") == ["青石区人民政府"]
    assert lines(made, "imprint") == ["青石区人民政府\t【待核】印发"]
    assert lines(made, "recipient") == []


def test_a_changed_title_is_changed_everywhere(tmp_path: Path) -> None:
    """Issue 13: the title stood in two places and the notice kept the old one."""
    new = "青石区关于手艺高质量发展的若干措施"
    changes = notice(
        "{text: ['现将《{{ p.title }}》印发给你们。']}",
        ("青石区关于促进手艺发展的若干措施", new),
    )
    made = document(tmp_path, "notice", changes)
    assert titles(made) == [
        f"青石区人民政府关于印发《{new}》的通知",
        new,
    ]
    assert lines(made, "body")[0] == f"现将《{new}》印发给你们。"
    assert made.title.endswith(f"《{new}》的通知")


def test_a_title_within_the_title_takes_single_brackets(
    tmp_path: Path,
) -> None:
    old = "青石区关于促进手艺发展的若干措施"
    changes = notice("{}", (old, "青石区《手艺条例》实施办法"))
    made = document(tmp_path, "notice", changes)
    assert "关于印发《青石区〈手艺条例〉实施办法》的通知" in made.title


def test_several_bodies_stand_in_masthead_title_and_signatures(
    tmp_path: Path,
) -> None:
    changes = notice("{}", ("issuer: 青石区人民政府", THREE))
    made = document(tmp_path, "notice", changes)
    bodies = ["青石区文旅局", "青石区财政局", "青石区人力资源局"]
    assert lines(made, "masthead") == bodies
    assert lines(made, "masthead-word") == ["文件"]
    assert lines(made, "signature") == bodies
    assert made.title.startswith("青石区文旅局等三部门关于印发《")
    assert lines(made, "imprint")[-1].startswith("青石区文旅局\t")


def test_what_the_text_calls_several_bodies(tmp_path: Path) -> None:
    funding = FILES["supplementary.yaml"].replace(
        "{{ p.region }}财政安排", "{{ p.issuer }}安排"
    )
    changes = notice("{}", ("issuer: 青石区人民政府", THREE))
    made = document(
        tmp_path, "measures", {**changes, "supplementary.yaml": funding}
    )
    assert any(
        "由青石区文旅局、青石区财政局、青石区人力资源局安排" in words
        for words in lines(made)
    )


def test_a_letter_has_no_word_and_no_printer(tmp_path: Path) -> None:
    changes = notice(
        "{form: letter, recipients: [各街道], copies_to: [区委办]}",
        ("issuer: 青石区人民政府", THREE),
    )
    made = document(tmp_path, "notice", changes)
    assert lines(made, "letter-masthead") == ["青石区文旅局"]
    assert lines(made, "letter-doc-number") == ["【待核】"]
    assert lines(made, "masthead") == lines(made, "masthead-word") == []
    assert lines(made, "letter-imprint") == ["抄送：区委办。"]
    assert lines(made, "imprint") == []


def test_the_day_of_printing_may_be_another_than_that_of_issue(
    tmp_path: Path,
) -> None:
    written = "{printer: 区政府办公室, printed: {value: 2026年5月12日, basis: {status: proposed, reason: 送印}}}"
    changes = notice(
        written,
        (
            "issued: {basis: {status: unknown, reason: 印发时确定}}",
            "issued: {value: 2026年5月8日, basis: {status: proposed, reason: 会议}}",
        ),
    )
    made = document(tmp_path, "notice", changes)
    assert lines(made, "date-line") == ["2026年5月8日"]
    assert lines(made, "imprint") == ["区政府办公室\t2026年5月12日印发"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("drafter: 乙局", "no-issuer"),
        ("issuer: 甲局\nissuers: [甲局, 乙局]", "issuer-twice"),
    ],
)
def test_who_issues_it_stands_in_one_place(
    tmp_path: Path, written: str, code: str
) -> None:
    from policypress.source import load
    from tests.support.small_policy import write

    old = "issuer: 青石区人民政府\ndrafter: 青石区文旅局"
    new = written if "drafter" in written else f"{written}\ndrafter: 乙局"
    changes = edited("policy.yaml", (old, new))
    codes = [one.code for one in load(write(tmp_path, changes)).findings]
    assert codes == [code]


def test_the_meeting_that_passed_it_is_named(tmp_path: Path) -> None:
    decisions = """\
decisions:
  party: {body: 区委, meeting: 专题会议, date: 2026年5月6日}
  standing: {body: 青石区人民政府, meeting: 七届五十八次常务会议, date: 2026年5月8日, approves: all}
numbering:"""
    changes = notice("{}", ("numbering:", decisions))
    made = document(tmp_path, "notice", changes)
    assert lines(made, "body")[0] == (
        "《青石区关于促进手艺发展的若干措施》已经青石区人民政府七届五十八次常务会议审议通过，"
        "现印发给你们，请认真组织实施。"
    )


def test_two_bodies_are_both_named_and_other_bodies_are_no_offices(
    tmp_path: Path,
) -> None:
    from policypress.compose.views.notice import together

    assert together(("甲局", "乙局")) == "甲局 乙局"
    assert together(("甲局", "乙局", "丙委", "丁办公室")) == "甲局等四部门"
    assert together(("甲区人民政府", "乙局", "丙局")) == "甲区人民政府等三单位"
