"""The site of the repository's own policy in a real browser, opened from a folder.

Needs Chromium (CHROMIUM, or on the PATH) and playwright; axe-core is run when AXE_CORE names its axe.min.js.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypress.site import SiteRequest, make
from tests.site.sites import ROOT, TEMPLATES, composed

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = ("index.html", "m/patent-award.html", "c/creation.html", "policy.html", "calendar.html", "faq.html", "comparison.html",
         "charts.html", "search.html#q=金奖", "calculator.html", "404.html")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
ANSWERS = ("entity=legal_person&operates_in_district=1&sound_finance=1&serious_dishonesty=0&fits_policy=1&funded_elsewhere=0"
           "&is_first_patentee=1&china_patent_last_year=1&china_patent_level=silver")
# What is typed, and the page that must come first.
QUERIES = [
    ("专利奖", "m/patent-award.html"), ("专利奖配套奖励", "m/patent-award.html"), ("第九条", "m/patent-award.html"), ("（九）", "m/patent-award.html"),
    ("第（九）条", "m/patent-award.html"), ("9", "m/patent-award.html"), ("九", "m/patent-award.html"), ("第九条 ", "m/patent-award.html"),
    ("质押", "m/ip-pledge.html"), ("知识产权质押融资", "m/ip-pledge.html"), ("商业秘密", "m/trade-secret.html"), ("领跑者", "m/standard-leader.html"),
    ("专利导航", "m/patent-navigation.html"), ("开放许可", "m/open-licence.html"), ("卓越绩效", "m/excellence.html"), ("地理标志", "m/geographical-indication.html"),
    ("保护工作站", "m/protection-station.html"), ("人才培养", "m/ip-talent.html"), ("运营中心", "m/ip-operation-centre.html"), ("产业知识产权联盟", "m/ip-alliance.html"),
    ("深圳标准认证", "m/shenzhen-standard.html"), ("500万", "m/ip-operation-centre.html"), ("五百万元", "m/ip-operation-centre.html"), ("5000000元", "m/ip-operation-centre.html"),
    ("第一专利权人", "m/patent-award.html"), ("专利 第一专利权人", "m/patent-award.html"), ("第二十四条", "m/ip-talent.html"), ("24", "m/ip-talent.html"),
    ("总量控制", "policy.html#control"), ("虚报 追回", None), ("没有这样的词组合", None),
]  # fmt: skip


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> str:
    """Address of the folder the site was written to."""
    found = composed(ROOT / "policy")
    made, findings = make(SiteRequest(found.policy, found.documents, TEMPLATES))
    assert not findings
    folder = tmp_path_factory.mktemp("site")
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder.as_uri()


@pytest.fixture(scope="session")
def browser() -> Iterator:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("没有 Chromium")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture
def page(browser, home) -> Iterator:
    """A page that fails the test when anything is logged, or asked for from elsewhere."""
    yield from watched(browser, home)


def watched(browser, home, **settings) -> Iterator:
    context = browser.new_context(viewport=settings.pop("viewport", DESK), **settings)
    opened, said, asked = context.new_page(), [], []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((home, "data:", "blob:"))] == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_is_wider_than_the_screen_logs_or_loads_anything(browser, home, viewport):
    for page in watched(browser, home, viewport=viewport):
        for name in PAGES:
            page.goto(f"{home}/{name}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            assert page.evaluate("performance.getEntriesByType('resource').length") == 0, name


PAINTED = """new Promise((done) => new PerformanceObserver((seen) => seen.getEntriesByName('first-contentful-paint')
    .forEach((one) => done(one.startTime))).observe({type: 'paint', buffered: true}))"""


def first_paint(page, address: str) -> float:
    """Milliseconds until something is to be seen."""
    page.goto("about:blank")
    page.goto(address)
    return page.evaluate(PAINTED)


def test_pages_are_light_and_quick(page, home):
    for name in PAGES:
        # The best of three: another program's busy moment is not the page's.
        assert min(first_paint(page, f"{home}/{name}") for _ in range(3)) < 500, name
        assert page.evaluate("document.documentElement.outerHTML.length") < 300_000, name


def test_search_finds_what_people_type(page, home):
    page.goto(f"{home}/search.html")
    for query, first in QUERIES:
        page.fill("#q", query)
        page.press("#q", "Enter")
        links = page.eval_on_selector_all("#results h2 a", "all => all.map((a) => a.getAttribute('href'))")
        assert links[:1] == ([first] if first else links[:1]), query
        if first and not query.strip("（）第条 ").isdigit() and "条" not in query:
            assert page.locator("#results li mark").count(), query
        assert page.inner_text("#found"), query
    assert "没有找到" in page.inner_text("#found")


def test_the_search_box_of_the_home_page_leads_to_the_hits_with_nothing_sent(page, home):
    page.goto(f"{home}/index.html")
    page.fill("#q", "五百万元")
    page.keyboard.press("Enter")
    page.wait_for_selector("#results li")
    assert page.url.startswith(f"{home}/search.html#q=") and page.inner_text("#results mark >> nth=0") == "500万元"


def test_the_calculator_asks_only_what_matters_and_says_why(page, home):
    page.goto(f"{home}/calculator.html#only-measure=patent-award")
    asked = 0
    answers = {"哪一类组织": "法人（", "严重失信": "否", "其他财政专项资金": "否", "中国专利奖？": "是", "广东专利奖？": "否", "深圳市专利奖？": "否"}
    while page.locator("#question .option").count():
        question = page.inner_text("#question legend")
        wanted = next((answer for words, answer in answers.items() if words in question), "")
        options = page.locator("#question .option")
        fitting = options.filter(has_text=wanted)
        (fitting if fitting.count() else options).first.click()
        asked += 1
        assert page.evaluate("document.activeElement.className") == "legend"
        assert asked < 20
    assert "可申报 1 项" in page.inner_text("#summary")
    page.click(".measure-result summary")
    shown = page.inner_text(".measure-result")
    assert "100万元" in shown and "第（九）条第一款" in shown and "每项分别给予100万元" in shown


def test_a_condition_that_fails_is_named_with_what_would_change_it(page, home):
    page.goto(f"{home}/calculator.html#entity=individual")
    assert "不可申报 24 项" in page.inner_text("#summary")
    page.click(".measure-result summary >> nth=0")
    shown = page.inner_text(".measure-result >> nth=0")
    assert "怎样才可申报" in shown and "改为" in shown and "不符合" in shown and "第（二十七）条" in shown


def test_a_link_holds_the_answers_and_nothing_else_and_gives_the_same_result(page, home, browser):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    page.click("#share")
    link = page.input_value("#link input")
    assert link == f"{home}/calculator.html#{ANSWERS}"
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    summary, opened = page.inner_text("#summary"), page.context.new_page()
    opened.goto(link)
    assert opened.inner_text("#summary") == summary and "可申报 1 项" in summary


def test_a_forged_link_changes_nothing(page, home):
    page.goto(f"{home}/calculator.html#entity=<img src=x onerror=alert(1)>&__proto__=1&china_patent_level=platinum&nonsense=1")
    assert "已回答" not in page.inner_text("#ask") and page.locator("#calculator img").count() == 0


def test_a_result_can_be_taken_along(page, home):
    page.goto(f"{home}/calculator.html#{ANSWERS}")
    with page.expect_download() as saved:
        page.click("#save-json")
    data = json.loads(Path(saved.value.path()).read_text("utf-8"))
    assert data["answers"]["china_patent_level"] == "silver" and len(data["measures"]) == 24
    with page.expect_download() as saved:
        page.click("#save-text")
    text = Path(saved.value.path()).read_text("utf-8")
    assert "可申报  第（九）条 专利奖配套奖励  50万元" in text and "依据 第（九）条第一款" in text


def test_the_comparison_is_sorted_and_narrowed_by_keyboard(page, home):
    page.goto(f"{home}/comparison.html")
    page.fill("#filter-words", "专利奖")
    assert page.locator(".content table >> nth=0").locator("tbody tr:not([hidden])").count() == int(page.inner_text("#filter-count").split()[1])
    page.fill("#filter-words", "")
    button = page.locator("thead button").nth(2)
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.get_attribute("thead th:nth-child(3)", "aria-sort") == "descending"
    assert "300万元" in page.inner_text("tbody tr >> nth=0")


def test_everything_can_be_reached_with_the_keyboard_alone(page, home):
    page.goto(f"{home}/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.goto(f"{home}/calculator.html")
    page.focus("#question .option")
    page.keyboard.press("Enter")
    assert "已回答 1 题" in page.inner_text("#ask")


def test_without_javascript_all_but_search_and_calculator_can_be_read(browser, home):
    for page in watched(browser, home, java_script_enabled=False):
        for name, words in (("index.html", "最高"), ("m/patent-award.html", "获奖证书"), ("policy.html", "第一专利权人"), ("comparison.html", "市级标准"),
                            ("charts.html", "100万元"), ("search.html", "搜索需要 JavaScript"), ("calculator.html", "政策计算器需要 JavaScript")):
            page.goto(f"{home}/{name}")
            assert words in page.inner_text("main"), name


def test_print_leaves_out_what_only_a_screen_needs_and_opens_the_reasons(page, home):
    page.goto(f"{home}/m/patent-award.html")
    page.emulate_media(media="print")
    assert not page.is_visible(".menu") and not page.is_visible(".side") and page.is_visible(".body")
    assert len(page.pdf()) > 20_000


def test_a_deep_link_opens_at_its_clause(page, home):
    page.goto(f"{home}/policy.html#patent-award.owner")
    page.wait_for_timeout(800)
    assert page.evaluate("scrollY") > 500
    assert "第一专利权人" in page.inner_text("[id='patent-award.owner']")


@pytest.mark.parametrize("viewport, scheme", [(PHONE, "dark"), (DESK, "light")], ids=["phone-dark", "desk-light"])
def test_axe_finds_nothing(browser, home, viewport, scheme):
    axe = os.environ.get("AXE_CORE")
    if not axe:
        pytest.skip("没有指定 AXE_CORE")
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name in (*PAGES, f"calculator.html#{ANSWERS}"):
        page.goto("about:blank")
        page.goto(f"{home}/{name}")
        page.evaluate("document.querySelectorAll('details').forEach((block) => (block.open = true))")
        page.add_script_tag(path=axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], name
    context.close()
