"""Search in a real browser: what people type, and the page that must come first."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urlparse

import pytest

from tests.site.everyday_queries import FIRST_HITS, asked, carried, missed
from tests.support.browser import PHONE, watched
from tests.support.sites import site, written

pytestmark = pytest.mark.browser
PATENT, CENTRE, TALENT, QUALITY = (
    "m/patent-award.html",
    "m/ip-operation-centre.html",
    "m/ip-talent.html",
    "m/quality-award.html",
)
FIRST = [
    # words, parts of words, several words
    ("专利奖", PATENT), ("专利奖配套奖励", PATENT), ("第一专利权人", PATENT), ("一专利权", PATENT), ("专利 第一专利权人", PATENT), ("中国专利金奖", PATENT),
    ("质押", "m/ip-pledge.html"), ("知识产权质押融资", "m/ip-pledge.html"), ("商业秘密", "m/trade-secret.html"), ("领跑者", "m/standard-leader.html"),
    ("专利导航", "m/patent-navigation.html"), ("开放许可", "m/open-licence.html"), ("被许可 使用费", "m/open-licence.html"),
    ("卓越绩效", "m/excellence.html"), ("地理标志", "m/geographical-indication.html"), ("保护工作站", "m/protection-station.html"),
    ("人才培养", TALENT), ("运营中心", CENTRE), ("产业知识产权联盟", "m/ip-alliance.html"), ("深圳标准认证", "m/shenzhen-standard.html"),
    ("团体标准", "m/standard-services.html"), ("一带一路", "m/standard-making.html"), ("提名奖", QUALITY), ("附则", "policy.html#chapter-supplementary"),
    # amounts, in every way of writing
    ("500万", CENTRE), ("五百万元", CENTRE), ("5000000元", CENTRE), ("三千万元", CENTRE), ("三百万", QUALITY), ("一百八十万元", QUALITY),
    # clauses by number
    ("第九条", PATENT), ("（九）", PATENT), ("第（九）条", PATENT), ("9", PATENT), ("九", PATENT), ("第九条 ", PATENT),
    ("第二十四条", TALENT), ("24", TALENT), ("第二十七条", "policy.html#grounds"), ("总量控制", "policy.html#control"),
    # nothing has it all: the parts help
    ("专利奖银奖", PATENT), ("地理标志证明商标", "m/geographical-indication.html"),
    # another character of the same sound, pinyin, traditional characters, English
    ("专力奖", PATENT), ("zhuanlijiang", PATENT), ("專利獎", PATENT), ("patent award", PATENT),
    # questions
    ("怎么申请", "faq.html#everyday-apply"), ("什么时候", "calendar.html"), ("租房补贴", "index.html"), ("专利奖要什么材料", PATENT),
]  # fmt: skip


def links(page) -> list[str]:
    return page.eval_on_selector_all(
        "#results h2 a", "all => all.map((a) => a.getAttribute('href'))"
    )


def test_search_finds_what_people_type(page, home):
    assert len(FIRST) >= 30
    page.goto(f"{home}/search.html")
    for query, first in FIRST:
        page.fill("#q", query)
        page.press("#q", "Enter")
        assert links(page)[:1] == [first], query


def test_the_hit_is_shown_in_its_sentence(page, home):
    page.goto(f"{home}/search.html#q=第一专利权人")
    assert page.inner_text("#results mark >> nth=0") == "第一专利权人"
    assert "。" in page.inner_text("#results li p >> nth=0")


def test_what_nobody_wrote_is_not_found(page, home):
    page.goto(f"{home}/search.html#q=没有这样的词组合")
    assert "没有找到" in page.inner_text("#found")
    # It is no dead end: whom to ask, the calculator, what is often asked, every measure.
    assert links(page) == ["index.html"]
    assert "本政策没有写到“" in page.inner_text("#results h2")
    assert "咨询电话" in page.inner_text("#results")
    assert page.is_visible("#results a[href='calculator.html']")
    assert page.locator("#browse .asked a").count() > 20
    assert page.is_visible(f"#browse a[href='{TALENT}']")
    page.fill("#q", "专利奖")
    page.press("#q", "Enter")
    assert not page.is_visible("#browse")


def test_nine_of_ten_queries_find_the_right_page_first_and_all_find_something(
    page, home
):
    page.goto(f"{home}/search.html")
    queries = asked("shipped")
    assert len(queries) >= 200
    code = FIRST_HITS.replace("engine.", "policySearch.")
    hits = page.evaluate(
        f"async (queries) => {{ const data = {{ index: await pageData('index'), queries }}; return {code}; }}",
        [one.query for one in queries],
    )
    html = Path(unquote(urlparse(page.url).path)).read_text("utf-8")
    assert len(html.encode()) < 300_000
    data = carried(html)
    nothing = [one for one, hit in zip(queries, hits, strict=True) if not hit]
    assert [one.query for one in nothing if "@none" not in one.wanted] == []
    wrong = missed(data, hits, queries)
    assert len(wrong) <= len(queries) // 10, wrong


def test_an_answer_is_read_at_once_and_leads_on(page, home):
    page.goto(f"{home}/search.html#q=我们公司能拿多少钱")
    item = page.locator("#results li >> nth=0")
    assert "24 项" in item.inner_text()
    item.locator("summary").click()
    assert "知识产权人才培养：" in item.inner_text()
    item.locator("text=政策计算器 >> nth=-1").click()
    page.wait_for_url("**/calculator.html")
    page.go_back()
    assert "能拿多少钱" in page.inner_text("#results li >> nth=0")


def test_search_with_the_keyboard_alone(page, home):
    page.goto(f"{home}/search.html")
    page.keyboard.type("zhuanlijiang")  # the box has the focus
    page.keyboard.press("Enter")
    page.wait_for_selector("#results li")
    assert "按“专利奖”查找" in page.inner_text("#found")
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # the first hit
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PATENT}")


def test_search_on_a_phone_shows_answers_without_scrolling_sideways(
    browser, home
):
    with watched(browser, home, viewport=PHONE) as page:
        for query in ("要准备什么材料", "没有这样的词组合", "500万"):
            page.goto("about:blank")
            page.goto(f"{home}/search.html#q={quote(query)}")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= PHONE["width"], query


def test_without_scripts_the_page_lists_questions_and_measures(browser, home):
    with watched(browser, home, java_script_enabled=False) as page:
        page.goto(f"{home}/search.html")
        assert not page.is_visible("#search")
        page.click(f"#browse a[href='{TALENT}']")
        assert "人才培养" in page.inner_text("h1")
        page.goto(f"{home}/search.html")
        page.click(".asked >> text=怎么申请？")
        answer = page.locator("#everyday-apply")
        assert "企业服务门户" in answer.inner_text()


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "专利" * 5000,
        "[(*+?\\",
        "😀",
        "=1+1",
        "javascript:alert(1)",
    ],
)
def test_hostile_queries_are_words_and_nothing_else(page, home, query):
    page.goto(f"{home}/search.html#q={quote(query)}")
    page.wait_for_function("document.getElementById('found').textContent")
    assert (
        page.locator("#results img, #found img, #results script").count() == 0
    )
    assert len(page.inner_text("#found")) < 400


def test_a_word_of_the_audience_is_found_in_another_policy_too(
    browser, tmp_path
):
    address = written(
        tmp_path / "site",
        site(
            tmp_path,
            {
                "guides/training.yaml": "audience: 国家高新技术企业和培训机构。\n"
            },
        ),
    )
    with watched(browser, address) as page:
        for query in ("高新技术企业", "技术企", "国家高新 培训机构"):
            page.goto("about:blank")
            page.goto(f"{address}/search.html#q={query}")
            assert links(page)[:1] == ["m/training.html"], query
        assert "高新技术企业" in page.inner_text("#results")


def test_the_search_box_of_the_home_page_leads_to_the_hits_with_nothing_sent(
    page, home
):
    page.goto(f"{home}/index.html")
    page.fill("#q", "五百万元")
    page.keyboard.press("Enter")
    page.wait_for_selector("#results li")
    assert (
        page.url.startswith(f"{home}/search.html#q=")
        and page.inner_text("#results mark >> nth=0") == "500万元"
    )
