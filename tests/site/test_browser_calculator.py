"""The calculator in a real browser: questions, reasons, and what can be taken along."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from policypress.system.tools import find_program

pytestmark = pytest.mark.browser
GENERAL = (
    "entity=legal_person&operates_in_district=1&sound_finance=1"
    "&serious_dishonesty=0&fraud_barred=0&fits_policy=1"
)
SILVER = {
    "funded_elsewhere": False,
    "is_first_patentee": True,
    "china_patent_level": "silver",
    "guangdong_patent_level": "none",
    "shenzhen_patent_won": False,
    "patent_award_earlier": 0,
}


def with_rows(thing: str, *rows: dict[str, Any]) -> str:
    """A link's answers: the general ones and a table."""
    written = json.dumps(rows, separators=(",", ":"))
    return f"{GENERAL}&{urlencode({thing: written})}"


ANSWERS = with_rows("patent", SILVER)
STORED = """(async () => localStorage.length + sessionStorage.length + document.cookie.length
    + (await indexedDB.databases()).length + (history.state ? 1 : 0))()"""


def test_the_calculator_asks_only_what_matters_and_says_why(page, home):
    page.goto(f"{home}/calculator.html#only-measure=patent-award")
    asked = 0
    answers = {
        "哪一类组织": "法人（",
        "严重失信": "否",
        "弄虚作假": "否",
        "同一事项": "否",
        "还有吗": "没有了",
        "中国专利": "金奖（",
        "广东专利": "没有",
        "深圳市专利奖": "否",
    }
    while page.locator("#question .option, #given-answer").count():
        asked += 1
        assert asked < 20
        question = page.inner_text("#question legend")
        if page.locator("#given-answer").count():
            page.fill("#given-answer", "0元")
            page.keyboard.press("Enter")
            continue
        wanted = next(
            (answer for words, answer in answers.items() if words in question),
            "",
        )
        options = page.locator("#question .option")
        fitting = options.filter(has_text=wanted)
        (fitting if fitting.count() else options).first.click()
        assert page.evaluate("document.activeElement.className") == "legend"
    assert "可申报 1 项" in page.inner_text("#summary")
    page.click(".measure-result summary")
    shown = page.inner_text(".measure-result")
    assert (
        "100万元" in shown
        and "（九）第一款" in shown
        and "获奖专利第1项" in shown
    )


def test_answers_are_given_changed_and_taken_back_with_the_keyboard_alone(
    page, home
):
    page.goto(f"{home}/calculator.html")
    page.focus("#question .option")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "已回答 2 题" in page.inner_text("#answered")
    page.locator("#answered summary").press("Enter")
    page.locator("#answered li button >> nth=0").press("Enter")
    assert page.locator("#question [aria-pressed=true]").count() == 1
    page.locator("#restart").press("Enter")
    assert page.locator(
        "#answered"
    ).is_hidden() and "可申报 0 项" in page.inner_text("#summary")


def test_the_link_to_the_content_leaves_the_answers_alone(page, home):
    page.goto(f"{home}/calculator.html")
    page.locator("#question .option >> nth=0").press("Enter")
    page.locator("a.skip").press("Enter")
    assert page.url.endswith("#main") and "已回答 1 题" in page.inner_text(
        "#answered"
    )


def test_an_amount_may_be_written_as_people_write_it_and_a_slip_is_told(
    page, home
):
    loan = {
        "pledge_registered": True,
        "pledge_on_schedule": True,
        "funded_elsewhere": False,
        "pledge_interest_paid": True,
    }
    answers = with_rows("loan", loan)
    page.goto(f"{home}/calculator.html#{answers}&only-measure=ip-pledge")
    page.fill("#given-answer", "很多")
    page.keyboard.press("Enter")
    assert (
        "看不懂“很多”" in page.inner_text("#wrong")
        and page.evaluate("document.activeElement.id") == "given-answer"
    )
    page.fill("#given-answer", "5百万元")
    page.keyboard.press("Enter")
    assert page.locator("#wrong").count() == 0 or not page.inner_text("#wrong")
    page.click("#answered summary")
    assert "500万元" in page.inner_text("#answered")


def test_a_condition_that_fails_is_named_with_what_would_change_it(page, home):
    page.goto(f"{home}/calculator.html#entity=individual")
    assert "不可申报 24 项" in page.inner_text("#summary")
    page.click(".measure-result summary >> nth=0")
    shown = page.inner_text(".measure-result >> nth=0")
    assert (
        "怎样才可申报" in shown
        and "改为" in shown
        and "不符合" in shown
        and "（二十七）" in shown
    )


def test_a_link_holds_the_answers_and_nothing_else_and_gives_the_same_result(
    page, home
):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    page.click(
        "#question .quiet"
    )  # a question that is passed over is no answer
    page.click("#share")
    link = page.input_value("#link input")
    assert link == f"{home}/calculator.html#{ANSWERS}"
    assert page.evaluate(STORED) == 0
    summary, opened = page.inner_text("#summary"), page.context.new_page()
    opened.goto(link)
    assert (
        opened.inner_text("#summary") == summary and "可申报 1 项" in summary
    )


def test_nothing_is_left_when_the_page_is_opened_anew(page, home):
    page.goto(f"{home}/calculator.html")
    page.locator("#question .option").first.click()
    assert page.url == f"{home}/calculator.html" and page.evaluate(STORED) == 0
    page.reload()
    assert page.locator("#answered").is_hidden()


def test_a_forged_link_changes_nothing(page, home):
    page.goto(
        f"{home}/calculator.html#entity=<img src=x onerror=alert(1)>&__proto__=1&china_patent_level=platinum&nonsense=1"
    )
    assert (
        "已回答" not in page.inner_text("#ask")
        and page.locator("#calculator img").count() == 0
    )


def test_a_result_can_be_saved_as_text_and_as_data(page, home):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    with page.expect_download() as saved:
        page.click("#save-json")
    data = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert (
        data["answers"]["patent"] == [SILVER] and len(data["measures"]) == 24
    )
    with page.expect_download() as saved:
        page.click("#save-text")
    text = Path(saved.value.path()).read_text("utf-8")
    assert "专利奖配套奖励  50万元" in text and "依据 （九）第一款" in text


def test_a_printed_result_has_the_answers_the_amount_and_the_clause(
    page, home, tmp_path
):
    reader = find_program("pdftotext")
    if not reader:
        pytest.skip("没有 pdftotext")
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    page.wait_for_selector(".measure-result")  # the engine is unpacked first
    page.pdf(path=tmp_path / "结果.pdf", prefer_css_page_size=True)
    printed = re.sub(
        r"\s",
        "",
        subprocess.run(
            [str(reader), str(tmp_path / "结果.pdf"), "-"],
            capture_output=True,
            check=True,
        ).stdout.decode(),
    )
    assert "所填情况" in printed and "：银奖（" in printed
    assert (
        "专利奖配套奖励50万元" in printed
        and "（九）第一款" in printed
        and "生成链接" not in printed
    )


def test_things_are_asked_one_after_the_other_and_can_be_taken_back(
    page, home
):
    first = {**SILVER, "china_patent_level": "gold"}
    page.goto(f"{home}/calculator.html#{with_rows('patent', first, SILVER)}")
    page.click(".measure-result.yes summary")
    shown = page.inner_text(".measure-result.yes")
    assert "获奖专利第1项" in shown and "获奖专利第2项" in shown
    assert "100万元 + 50万元 = 150万元" in shown
    page.click("#answered summary")
    page.click("#answered [aria-label='删去：获奖专利第1项']")
    assert "50万元" in page.inner_text(".measure-result.yes .worth")
    page.click("#answered [aria-label='再填一项：获奖专利']")
    assert "获奖专利第2项" in page.inner_text("#question legend")


def test_an_applicant_may_have_none_of_a_thing(page, home):
    page.goto(f"{home}/calculator.html#{GENERAL}&only-measure=patent-award")
    assert "专利" in page.inner_text("#question legend")
    page.click("#question .option:has-text('没有')")
    assert "不可申报 1 项" in page.inner_text("#summary")
    assert "获奖专利：没有" in page.text_content("#answered")
    page.click("#share")
    assert page.input_value("#link input").endswith("&patent=%5B%5D")


def test_while_a_table_is_not_answered_the_most_of_one_item_is_named(
    page, home
):
    page.goto(f"{home}/calculator.html#{GENERAL}&only-measure=patent-award")
    page.click(".measure-result summary")
    shown = page.inner_text(".measure-result")
    assert "每项最多100万元" in shown


def test_the_total_of_all_measures_says_what_it_is(page, home):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    assert "全部措施合计：50万元至500万元" in page.inner_text(
        "#outcome .total"
    )
    page.goto(f"{home}/calculator.html#{ANSWERS}&only-measure=patent-award")
    shown = page.inner_text("#outcome .total")
    assert "全部措施（含未选的）合计" in shown
    with page.expect_download() as saved:
        page.click("#save-text")
    text = Path(saved.value.path()).read_text("utf-8")
    assert "全部措施（含未选的）合计：50万元至500万元" in text
    assert "\n  中国专利银奖：50万元\n" in text
