"""The letter of a refusal quotes the clause, the condition that is not met, and what would meet it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from policypress.document import Document, Paragraph, plain
from policypress.eligibility import evaluate
from policypress.eligibility.answer_file import AnswerFile
from policypress.eligibility.application import Application, Ranking
from policypress.eligibility.letter import refusal
from policypress.eligibility.letter_view import missing
from policypress.eligibility.ranked_out import RankedOut, ranked_out
from policypress.findings import Finding, Place, has_errors
from policypress.source import load
from tests.support.applicants import REPOSITORY, rules_of, shipped
from tests.support.reckoned_cases import giving_nothing

TEMPLATES = REPOSITORY / "templates"
NOTHING_KNOWN = Application()


def letter(
    folder: Path,
    measure: str,
    templates: Path = TEMPLATES,
    applicant: str = "白塔船厂",
    application: Application = NOTHING_KNOWN,
    **answers,
):
    rules = rules_of(folder)
    answers = {"dishonest": False, **answers}
    return refusal(
        load(folder).policy,
        templates,
        rules,
        AnswerFile(applicant, answers, application=application),
        evaluate(rules, answers),
        measure,
    )


def lines(document: Document) -> list[str]:
    return [
        plain(block.inlines)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]


def test_the_letter_says_what_is_not_met_where_it_stands_and_what_would_meet_it(
    tmp_path,
):
    document, findings = letter(
        tmp_path, "yard", founded="2025-01-01", cost=100, tonnage=5000
    )
    assert {one.code for one in findings} == {"letter-incomplete"}
    text = lines(document)
    assert "白塔船厂：" in text
    assert (
        "（一）在规定的月份前成立。填报的情况：成立日期：2025年1月1日。依据：第二条第一款。"
        in text
    )
    assert "第二条第一款：按照实际费用的33%资助，每个最高5万元。" in text
    assert (
        "情况变化、达到下列要求的，可以在以后的申报期内重新申请：“成立日期”由“2025年1月1日”改为“2024年1月31日”。"
        in text
    )
    assert document.name == "不予支持告知书/船台-白塔船厂"


def test_what_was_applied_for_is_not_called_support_twice():
    """The clause is headed 支持标准制定修订; what it is about stands in the letter."""
    rules = shipped()
    answers = giving_nothing(rules)
    document, _ = refusal(
        load(REPOSITORY / "policy").policy,
        TEMPLATES,
        rules,
        AnswerFile("白塔船厂", answers),
        evaluate(rules, answers),
        "standard-making",
    )
    text = "".join(lines(document))
    assert "（四）“标准制定修订”的资助（受理编号：" in text
    assert "“支持" not in text


def test_every_reason_is_given_and_each_clause_quoted_once(tmp_path):
    text = lines(letter(tmp_path, "prize", prize="none", won_before=True)[0])
    assert len([line for line in text if "填报的情况：" in line]) == 3
    assert len([line for line in text if line.startswith("第一条：")]) == 1


def test_the_words_of_the_clause_still_know_where_they_come_from(tmp_path):
    document, _ = letter(
        tmp_path, "yard", founded="2025-01-01", cost=100, tonnage=0
    )
    origins = {
        inline.origin.id
        for block in document.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if getattr(inline, "origin", None)
    }
    assert "measures/yard#supports.slip.amount.share" in origins


@pytest.mark.parametrize("answers", [{"port": "east"}, {}])
def test_no_letter_is_written_to_someone_who_is_not_refused(tmp_path, answers):
    document, findings = letter(tmp_path, "crew", tonnage=100, **answers)
    assert document is None and [f.code for f in findings] == ["not-refused"]


def test_a_name_cannot_become_markup_or_another_folder(tmp_path):
    document, _ = letter(
        tmp_path,
        "prize",
        applicant="**甲**/../<b>\u3000{{ p }}",
        prize="none",
        won_before=True,
    )
    assert "**甲**/../<b>\u3000{{ p }}：" in lines(document)
    assert document.name.count("/") == 1


def test_without_its_template_there_is_a_finding(tmp_path):
    document, findings = letter(
        tmp_path, "prize", templates=tmp_path, prize="none", won_before=True
    )
    assert (
        document is None
        and findings[0].place.file == "templates/_letters/refusal.md"
    )


def test_a_letter_names_only_what_stands_in_the_way_of_something_that_was_fulfilled():
    """Who has won, and fails by a condition of the whole measure alone, is not told of awards never applied for."""
    answers = {
        "entity": "legal_person",
        "operates_in_district": True,
        "sound_finance": True,
        "serious_dishonesty": False,
        "fraud_barred": False,
        "fits_policy": True,
        "funded_elsewhere": [],
        "patent": [
            {
                "is_first_patentee": False,
                "china_patent_level": "silver",
                "guangdong_patent_level": "none",
                "shenzhen_patent_won": False,
                "funded_elsewhere": False,
            }
        ],
    }
    policy, result = (
        load(REPOSITORY / "policy").policy,
        evaluate(shipped(), answers),
    )
    document, findings = refusal(
        policy,
        TEMPLATES,
        shipped(),
        AnswerFile("某公司", answers),
        result,
        "patent-award",
    )
    said = "\n".join(lines(document))
    assert (
        not has_errors(findings)
        and "第一专利权人：否" in said
        and "上一年度获得广东专利奖：否" not in said
    )


def test_each_row_is_refused_only_where_least_stands_in_its_way():
    """第一件得过奖，只差第一专利权人；没有人据此去说它没有得广东奖。"""
    row = {
        "china_patent_level": "none",
        "guangdong_patent_level": "none",
        "shenzhen_patent_won": False,
        "funded_elsewhere": False,
    }
    answers = {
        "entity": "legal_person",
        "operates_in_district": True,
        "sound_finance": True,
        "serious_dishonesty": False,
        "fraud_barred": False,
        "fits_policy": True,
        "funded_elsewhere": [],
        "patent": [
            {**row, "china_patent_level": "silver", "is_first_patentee": False}
        ],
    }
    policy = load(REPOSITORY / "policy").policy
    result = evaluate(shipped(), answers)
    document, _ = refusal(
        policy,
        TEMPLATES,
        shipped(),
        AnswerFile("某公司", answers),
        result,
        "patent-award",
    )
    reasons = [line for line in lines(document) if "填报的情况：" in line]
    assert len(reasons) == 1
    assert "获奖专利第1项" in reasons[0] and "第一专利权人：否" in reasons[0]
    assert "改为" not in "".join(
        lines(document)
    )  # whose patent it was is past


KNOWN = Application(
    number="2026-012",
    letter="塔船函〔2026〕7号",
    accepted="2026-03-02",
    decided="2026-04-10",
    materials=("申请表", "船台照片"),
)


def test_a_letter_that_can_be_issued_has_numbers_dates_and_evidence(tmp_path):
    document, findings = letter(
        tmp_path,
        "yard",
        application=KNOWN,
        founded="2025-01-01",
        cost=100,
        tonnage=5000,
    )
    text = lines(document)
    assert text[1] == "塔船函〔2026〕7号"
    whole = "".join(text)
    assert "（受理编号：2026-012），我单位于2026年3月2日受理。" in whole
    assert "下列材料：申请表、船台照片，" in whole
    assert text[-1] == "2026年4月10日"
    assert document.name == "不予支持告知书/船台-白塔船厂-2026-012"
    hint = "在 remedies: 下写 name、body、limit 及其依据"
    assert [(one.message, one.hint) for one in findings] == [
        ("政策没有写明向谁申请行政复议、期限多长，印为【待核】", hint),
        ("政策没有写明向谁提起行政诉讼、期限多长，印为【待核】", hint),
    ]


def test_what_the_office_did_not_say_is_open_in_the_letter_and_named(tmp_path):
    document, findings = letter(
        tmp_path, "prize", prize="none", won_before=True
    )
    assert lines(document)[-1] == "【待核】"
    before = "在填报文件的 application: 下写 "
    assert [
        (one.place.file, one.message, one.hint) for one in findings[:5]
    ] == [
        (
            f"application.{how.partition(':')[0]}",
            f"告知书缺{name}，印为【待核】",
            f"{before}{how}",
        )
        for name, how in (
            ("文号", "letter: 文号"),
            ("受理编号", "number: 受理编号"),
            ("受理日期", "accepted: 2026年3月2日"),
            ("决定日期", "decided: 2026年4月10日"),
            ("审查的材料", "materials: [申请表, 审计报告]"),
        )
    ]
    assert {one.severity for one in findings} == {"warning"}


def test_a_remedy_whose_body_or_time_is_open_is_named():
    place = Place("policy/guides/common.yaml", 9, 5)
    known = SimpleNamespace(is_known=True, place=place)
    remedies = {
        "review": SimpleNamespace(
            name="申请行政复议",
            body=SimpleNamespace(is_known=False, place=place),
            limit=known,
        ),
        "suit": SimpleNamespace(name="提起行政诉讼", body=known, limit=known),
    }
    common = SimpleNamespace(remedies=remedies)
    policy = SimpleNamespace(common_guide=common)
    assert list(missing(policy, KNOWN)) == [
        Finding(
            "letter-incomplete",
            "申请行政复议的机关待核，印为【待核】",
            place,
            "查明后写入 guides/common.yaml 的 remedies",
            "warning",
        )
    ]


def ranked(place: int, **more):
    """The letter to somebody who fulfils the conditions and came so far."""
    folder = REPOSITORY / "examples" / "low-altitude"
    policy = load(folder).policy
    measure = policy.measures["scenario"]
    application = Application(ranking=Ranking(place=place, **more))
    return ranked_out(measure, application)


def test_who_came_after_those_that_were_chosen_is_refused_by_rank():
    out = ranked(12, of=31, score="78.5")
    assert isinstance(out, RankedOut)
    assert out.condition == "按照得分由高到低择优，取前10名"
    assert out.situation == "评审得分78.5，在31名参评者中列第12名"


@pytest.mark.parametrize(
    ("place", "more", "said"),
    [
        (10, {}, "第10名在前10名之内"),
        (0, {}, "不知道名次"),
        (12, {"support": "nothing"}, "没有资助项目“nothing”"),
    ],
)
def test_a_place_that_does_not_refuse_gives_no_letter(place, more, said):
    out = ranked(place, **more)
    assert isinstance(out, Finding)
    assert said in out.message


def test_where_nobody_is_chosen_nobody_is_refused_by_rank(tmp_path):
    document, findings = letter(
        tmp_path,
        "prize",
        application=Application(ranking=Ranking(place=9)),
        prize="gold",
        won_before=False,
    )
    assert document is None
    assert [one.code for one in findings] == ["not-ranked-out"]
    assert "本项不择优" in findings[0].message
