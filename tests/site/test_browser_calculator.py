"""The calculator in a real browser: what happened, questions in their order, and the way
back."""

from __future__ import annotations

import pytest

from tests.support.calculator_pages import (
    ANSWERS,
    GENERAL,
    STORED,
    begun,
    choose,
    legend,
    with_rows,
)

pytestmark = pytest.mark.browser


def test_it_begins_with_what_happened_and_asks_only_of_that(page, home):
    page.goto(f"{home}/calculator.html")
    assert "去年发生了什么" in legend(page)
    assert 10 <= page.locator("#question .happening").count() <= 16
    page.click("#question [type=submit]")
    assert "请至少选一件" in page.inner_text("#wrong")
    begun(page, home, "patent_awards")
    answers = {
        "哪一类组织": "法人（",
        "严重失信": "否",
        "弄虚作假": "否",
        "同一事项": "否",
        "还有吗": "没有了",
        "哪一级中国专利": "金奖（",
        "哪一级广东专利": "没有",
        "深圳市专利奖": "否",
        "大湾区": "没有",
        "有哪些专利获奖": "有，逐项",
    }
    asked = []
    while page.locator("#question .option, #given-answer").count():
        asked.append(legend(page))
        assert len(asked) < 25
        if page.locator("#given-answer").count():
            is_name = "叫什么" in asked[-1]
            page.fill("#given-answer", "水泵" if is_name else "0元")
            page.keyboard.press("Enter")
            continue
        wanted = (say for words, say in answers.items() if words in asked[-1])
        options = page.locator("#question .option")
        fitting = options.filter(has_text=next(wanted, "是"))
        fitting.first.click()
        assert page.evaluate("document.activeElement.className") == "legend"
    assert "可申报 1 项" in page.inner_text("#summary")
    page.click(".measure-result.yes summary")
    shown = page.inner_text(".measure-result.yes")
    assert "100万元" in shown
    assert "（九）第一款" in shown
    assert "获奖专利第1项（水泵）" in shown
    assert "贷款" not in "".join(asked)


def test_each_question_comes_after_what_it_is_about(page, home):
    page.goto(f"{home}/calculator.html#{GENERAL}&things-happened=designations")
    asked = []
    for said in ("是", "否", "国家知识产权优势企业"):
        asked.append(legend(page))
        choose(page, said)
    assert "是否首次获得" in asked[0]
    assert "期满后的复核" in asked[1]
    assert "哪一级认定" in asked[2]
    assert "此前已获得本条认定奖励" in legend(page)


def test_who_had_nothing_is_told_so_at_once_with_what_may_be_done(page, home):
    page.goto(f"{home}/calculator.html")
    page.click("text=都没有")
    assert page.locator("#question .option").count() == 0
    shown = page.inner_text(".outcome")
    assert "没有可以申报的" in shown
    assert "公益性知识产权培训" in shown
    assert "获奖专利" not in shown  # an award is for others to give
    assert "失信" not in shown
    page.reload()
    page.wait_for_selector(".next")


def test_back_reload_and_the_guide_keep_the_answers(page, home):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    page.wait_for_selector(".measure-result.yes")
    summary = page.inner_text("#summary")
    page.click(".plan a >> nth=0")
    page.wait_for_selector(".actions a.button")
    page.click(".actions a.button")  # the guide's own link
    page.wait_for_selector(".measure-result.yes")
    assert page.inner_text("#summary") == summary
    page.go_back()
    page.go_back()
    page.wait_for_selector(".measure-result.yes")
    page.reload()
    page.wait_for_selector(".measure-result.yes")
    assert page.inner_text("#summary") == summary
    assert page.evaluate(STORED) == 0


def test_back_of_the_browser_and_the_button_go_to_the_question_before(
    page, home
):
    begun(page, home, "pledge")
    first = legend(page)
    choose(page, "法人")
    second = legend(page)
    choose(page, "是")
    page.go_back()
    assert legend(page) == second
    page.click("text=上一题")
    assert legend(page) == first
    assert page.locator("#question [aria-pressed=true]").count() == 1
    page.click("text=上一题")
    assert "去年发生了什么" in legend(page)
    assert page.is_checked("#question [value=pledge]")


def test_answers_are_given_changed_and_taken_back_with_the_keyboard_alone(
    page, home
):
    page.goto(f"{home}/calculator.html")
    page.focus("#question [value=designations]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "已回答 2 题" in page.inner_text("#answered")
    page.locator("#answered summary").press("Enter")
    page.locator("#answered li button >> nth=0").press("Enter")
    assert page.locator("#question [aria-pressed=true]").count() == 1
    page.locator("#restart").press("Enter")
    assert page.locator("#answered").is_hidden()
    assert "去年发生了什么" in legend(page)


def test_the_link_to_the_content_leaves_the_answers_alone(page, home):
    begun(page, home, "pledge")
    choose(page, "法人")
    page.locator("a.skip").press("Enter")
    assert page.url.endswith("#main")
    assert "已回答 2 题" in page.inner_text("#answered")


def test_an_amount_is_written_as_people_write_it_and_a_slip_is_told(
    page, home
):
    loan = {
        "named": "一号贷款",
        "pledge_registered": True,
        "pledge_on_schedule": True,
        "funded_elsewhere": False,
        "pledge_interest_paid": True,
    }
    answers = with_rows("loan", loan)
    page.goto(f"{home}/calculator.html#{answers}&only-measure=ip-pledge")
    slips = {
        "很多": "看不懂“很多”。请这样填：80万元。",
        "很多" * 90: "看不懂“" + "很多" * 15 + "……”。",
        "5,0000": "逗号不是每三位一个",
    }
    for slip, told in slips.items():
        page.fill("#given-answer", slip)
        page.keyboard.press("Enter")
        assert told in page.inner_text("#wrong")
        assert page.evaluate("document.activeElement.id") == "given-answer"
    page.fill("#given-answer", "￥5w")
    page.keyboard.press("Enter")
    page.click("#answered summary")
    assert "实际支付利息：5万元" in page.inner_text("#answered")
    page.goto(f"{home}/calculator.html#{GENERAL}&only-measure=ip-talent")
    page.fill("#given-answer", "2.5人")
    page.keyboard.press("Enter")
    assert "不是整数" in page.inner_text("#wrong")
    page.fill("#given-answer", "三人")
    page.keyboard.press("Enter")
    assert "3人" in page.text_content("#answered")
