"""What the calculator finds, in a real browser: reasons, advice, links, files, paper, and
one amount for one thing."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest

from policypress.system.tools import find_program
from tests.support.browser import PHONE, watched
from tests.support.calculator_pages import (
    ANSWERS,
    GENERAL,
    SILVER,
    STORED,
    begun,
    choose,
    legend,
    with_rows,
)
from tests.support.sites import TEMPLATES

pytestmark = pytest.mark.browser


EXCELLENCE = (
    "excellence_score=500&excellence_funded=0&funded_elsewhere=%5B%5D"
    "&things-happened=excellence"
)


def test_what_can_be_brought_about_is_advised_and_in_the_words_of_the_clause(
    page, home
):
    page.goto(
        f"{home}/calculator.html#{GENERAL}&{EXCELLENCE}"
        "&excellence_years=0&has_quality_award=0"
    )
    assert "今后“卓越绩效管理运行时间”由“0年”改为“1年”" in page.inner_text(
        ".plan"
    )
    page.click(".measure-result summary")
    shown = page.inner_text(".measure-result")
    assert "不符合" in shown
    assert "（二）第一款：“对依据卓越绩效评价准则实施管理满1年" in shown


def test_nobody_is_advised_to_give_back_an_award_or_to_have_other_credit(
    page, home
):
    page.goto(
        f"{home}/calculator.html#{GENERAL}&{EXCELLENCE}"
        "&excellence_years=3&has_quality_award=1"
    )
    assert "不可申报 1 项" in page.inner_text("#summary")
    assert page.locator(".plan").count() == 0
    page.click(".measure-result summary")
    shown = page.inner_text(".measure-result")
    assert "市级以上质量奖：是" in shown
    assert "改为" not in shown
    credit = GENERAL.replace("serious_dishonesty=0", "serious_dishonesty=1")
    page.goto(f"{home}/calculator.html#{credit}&{EXCELLENCE}")
    assert "不可申报 1 项" in page.inner_text("#summary")
    assert "改为" not in page.inner_text(".outcome")


def test_a_link_holds_the_answers_and_nothing_else_and_gives_the_same_result(
    page, home
):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    # a question that is passed over is no answer
    page.locator("#question .quiet", has_text="跳过").click()
    page.click("#share")
    link = page.input_value("#link input")
    said = parse_qs(link.partition("#")[2])
    own = {name: values for name, values in said.items() if "-" in name}
    assert said == {**parse_qs(ANSWERS), **own}
    assert set(own) == {"things-happened", "rules-version"}
    assert page.evaluate(STORED) == 0
    summary, opened = page.inner_text("#summary"), page.context.new_page()
    opened.goto(link)
    assert opened.inner_text("#summary") == summary
    assert "可申报 1 项" in summary
    assert opened.inner_text("#note") == ""


@pytest.mark.parametrize(
    ("fragment", "told"),
    [
        ("entity=<img src=x onerror=alert(1)>&__proto__=1&n=1", "3 个回答"),
        ("patent=[[[[&loan={}&china_patent_level=platinum", "3 个回答"),
        ("things-happened=__proto__ constructor nonsense", ""),
        ("only-measure=<b>", ""),
        (f"{ANSWERS}&rules-version=0000", "另一版本"),
        (f"entity={'a' * 70_000}", "太长"),
        ("%E0%A4%A&=&&==", "3 个回答"),
    ],
)
def test_a_forged_or_an_old_link_is_told_and_harms_nothing(
    page, home, fragment, told
):
    page.goto(f"{home}/calculator.html#{fragment}")
    page.wait_for_selector("#question .legend")
    assert told in page.inner_text("#note")
    assert page.locator("#calculator :is(img, b)").count() == 0


def test_more_answers_than_an_address_holds_stay_in_the_page(page, home):
    begun(page, home, "pledge")
    found = page.evaluate(
        """() => {
          const rules = { questions: [], things: [], measures: [] };
          const link = window.calculatorPage.link(policypress, rules, {});
          const row = { named: "长".repeat(200) };
          const answers = { loan: Array(50).fill(row) };
          return link.fragmentOf({ answers, happened: new Set() });
        }"""
    )
    assert found is None


def test_a_result_can_be_saved_as_text_and_as_data(page, home):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    page.wait_for_selector(".measure-result.yes")
    with page.expect_download() as saved:
        page.click("#save-json")
    data = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert data["answers"]["patent"] == [SILVER]
    assert [one["id"] for one in data["measures"]] == [
        "patent-award",
        "high-value-patent-contest",
    ]
    with page.expect_download() as saved:
        page.click("#save-text")
    text = Path(saved.value.path()).read_text("utf-8")
    assert "可申报  （九） 专利奖配套奖励  50万元" in text
    assert "\n  中国专利奖配套奖励：50万元\n" in text
    assert "\n  广东专利奖配套奖励：不可申报\n" in text
    assert "\n    中国专利银奖：50万元\n" in text
    assert "依据 （九）第一款" in text
    assert re.search(r"规则版本 [0-9a-f]{8}，测算日期 2\d\d\d年", text)
    assert "先做什么：\n  1. 申报（九）专利奖配套奖励，50万元。" in text
    assert "要准备的材料：" in text


def test_a_printed_result_has_answers_amount_clause_day_and_version(
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
    assert re.search(r"规则版本[0-9a-f]{8}，测算日期2\d\d\d年", printed)
    assert (
        "专利奖配套奖励50万元" in printed
        and "（九）第一款" in printed
        and "要准备的材料" in printed
        and "生成链接" not in printed
        and "上一题" not in printed
    )


def test_things_are_asked_one_after_the_other_and_can_be_taken_back(
    page, home
):
    first = {**SILVER, "china_patent_level": "gold", "named": "水泵"}
    page.goto(f"{home}/calculator.html#{with_rows('patent', first, SILVER)}")
    page.click(".measure-result.yes summary")
    shown = page.inner_text(".measure-result.yes")
    assert "获奖专利第1项（水泵）" in shown and "获奖专利第2项" in shown
    assert "100万元 + 50万元 = 150万元" in shown
    page.click("#answered summary")
    page.click("#answered [aria-label='删去：获奖专利第1项（水泵）']")
    assert "50万元" in page.inner_text(".measure-result.yes .worth")
    page.click("#answered [aria-label='再填一项：获奖专利']")
    assert "获奖专利第2项" in legend(page)


def test_who_is_barred_is_asked_for_no_more_things(page, home):
    barred = GENERAL.replace("fraud_barred=0", "fraud_barred=1")
    page.goto(f"{home}/calculator.html#{barred}")
    page.check("#question [value=pledge]")
    page.click("#question [type=submit]")
    assert "没有还会影响结果的问题了" in page.inner_text("#question")
    assert "不可申报 1 项" in page.inner_text("#summary")


def test_an_applicant_may_have_none_of_a_thing(page, home):
    page.goto(f"{home}/calculator.html#{GENERAL}&only-measure=patent-award")
    assert "专利" in legend(page)
    choose(page, "没有")
    assert "不可申报 1 项" in page.inner_text("#summary")
    assert "获奖专利：没有" in page.text_content("#answered")
    assert "patent=%5B%5D" in page.url


def test_while_a_table_is_not_answered_the_most_of_one_item_is_named(
    page, home
):
    page.goto(f"{home}/calculator.html#{GENERAL}&only-measure=patent-award")
    page.click(".measure-result summary")
    shown = page.inner_text(".measure-result")
    assert "每项最多100万元" in shown


def test_the_total_is_of_what_was_chosen(page, home):
    page.goto(f"{home}/calculator.html#{ANSWERS}&contest_project=%5B%5D")
    total = page.inner_text("#outcome .total")
    assert "所选事项合计：50万元" in total
    assert "另有 22 项与所选的事无关" in page.inner_text("#outcome")


PLANNED = """([days, found]) => {
  const measures = Object.fromEntries(Object.entries(days).map(([id, one]) => [id, { window: "某日", days: one, materials: [] }]));
  const form = { state: {}, things: new Map(), measures: new Map() };
  const plan = window.calculatorPage.plan(policypress, { measures: [] }, { measures }, form, {});
  return plan.planned({ measures: found }).map((one) => one.id);
}"""


def test_what_ends_first_is_done_first_and_what_can_be_brought_about_last(
    page, home
):
    page.goto(f"{home}/calculator.html")
    page.wait_for_selector("#question .legend")
    page.evaluate((TEMPLATES / "site" / "dates.js").read_text("utf-8"))
    today = page.evaluate("window.policyDates.today()")

    def until(days):
        """A window from today until so many days later; past below 0."""
        first = datetime.date.fromisoformat(today)
        last = (first + datetime.timedelta(days)).isoformat()
        opens = "2020-01-01" if days < 0 else today
        return {"periods": [{"opens": [opens] * 2, "closes": [last] * 2}]}

    days = {
        "soon": until(3),
        "later": until(90),
        "over": until(-5),
        "unknown": None,
        "open": until(1),
        "change": until(2),
        "never": until(1),
    }
    usual = {"verdict": "yes", "amount": {"min": 1}, "change": None}
    found = [{"id": key, **usual} for key in days]
    found[4]["verdict"] = "unknown"
    found[5] |= {"verdict": "no", "change": {"answers": []}}
    found[6]["verdict"] = "no"
    assert page.evaluate(PLANNED, [days, found]) == [
        "soon",
        "later",
        "unknown",
        "over",
        "open",
        "change",
    ]


def test_home_guide_and_calculator_name_one_amount(page, home):
    """Of every measure, while nothing is answered."""
    shown = amounts_by_address(home)
    assert len(shown) == 24
    page.goto(f"{home}/calculator.html")
    for address, words in shown.items():
        identity = address.removeprefix("m/").removesuffix(".html")
        page.evaluate(f"location.hash = 'only-measure={identity}'")
        page.locator(f"#outcome a[href*='{address}']").first.wait_for()
        worth = page.inner_text("#outcome .measure-result .worth")
        assert worth == words, identity
        assert title_amount(home, address) == words, identity


AMOUNT = re.compile(r'<p class="amount">(.*?)</p>')


def words_of(html):
    """The most that a measure gives, as a page writes it."""
    found = AMOUNT.findall(html)
    return "，".join(re.sub("<[^>]*>", "", one) for one in found)


def read(home, address):
    """A page of the site as text."""
    folder = unquote(home.removeprefix("file://"))
    return (Path(folder) / address).read_text("utf-8")


def amounts_by_address(home):
    """Each measure that the home page lists, by the address of its guide."""
    items = read(home, "index.html").split('<div class="measure">')[1:]
    return {
        re.search('href="([^"]*)"', one)[1]: words_of(one.split("</li>")[0])
        for one in items
    }


def title_amount(home, address):
    """The same below the title of the guide."""
    title = read(home, address).split('<div class="title">')[1]
    return words_of(title.split('<div class="columns">')[0])


def test_on_a_phone_nothing_is_wider_than_the_screen(browser, home):
    with watched(browser, home, viewport=PHONE) as page:
        for fragment in ("", f"#{ANSWERS}"):
            page.goto(f"{home}/404.html")
            page.goto(f"{home}/calculator.html{fragment}")
            page.wait_for_selector("#question .legend")
            page.evaluate(
                "document.querySelectorAll('details').forEach((block) => (block.open = true))"
            )
            assert page.evaluate(
                "document.documentElement.scrollWidth <= innerWidth"
            )


def test_without_javascript_it_says_what_to_do_instead(browser, home):
    with watched(browser, home, java_script_enabled=False) as page:
        page.goto(f"{home}/calculator.html")
        assert "没有启用" in page.inner_text("noscript")
        page.click("noscript a[href='index.html']")
        page.wait_for_selector(".measures")
