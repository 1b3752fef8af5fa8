"""Every kind of page of the repository's own site in a real browser, opened from a folder.

axe-core is run when AXE_CORE names its axe.min.js.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from policypress.system.tools import find_program
from tests.support import small_policy as small
from tests.support.browser import DESK, PHONE, watched
from tests.support.effort import MORE_OF_THE_SAME, has_time
from tests.support.sites import hostile, site, written

pytestmark = pytest.mark.browser
RESULT = (
    "calculator.html#entity=legal_person&operates_in_district=1&sound_finance=1&serious_dishonesty=0&fraud_barred=0&fits_policy=1"
    "&things-happened=patent_awards+excellence&excellence_years=0&patent=[{%22is_first_patentee%22:true,%22china_patent_level%22:%22silver%22,"
    "%22guangdong_patent_level%22:%22none%22,%22shenzhen_patent_won%22:false,%22patent_award_earlier%22:0,%22funded_elsewhere%22:false}]"
)
# Each kind of page, and words it must show; None = they need JavaScript.
PAGES = {
    "index.html": "专利奖配套奖励", "m/patent-award.html": "获奖证书", "c/creation.html": "中国专利奖配套奖励", "policy.html": "第一专利权人",
    "calendar.html": "受理之后", "faq.html": "第一专利权人", "comparison.html": "原区级政策", "charts.html": "100万元", "404.html": "没有这个页面",
    "changes.html": "先后的文件", "overview.html": "每件获奖专利最高", "search.html#q=金奖": None, "calculator.html": None, RESULT: None, "embed.html": None,
}  # fmt: skip
# Where there is no time, what takes seconds of each page looks at every third one.
SOME = {
    name: PAGES[name] for name in ([*PAGES] if has_time() else [*PAGES][::3])
}
WEIGHT = 300_000  # bytes of a page
SCREEN_ONLY = ".menu, .skip, .side, .actions, .filters, .ask, .tools, .search"
# What axe asks of colours and sizes, which differ from screen to screen; all else is in
# the page itself.
OF_A_SCREEN = ["color-contrast", "target-size", "scrollable-region-focusable"]
# Notes where the focus goes, and what of it shows.
WATCH_FOCUS = """() => {
  window.reached = [];
  window.comesAround = false;
  document.addEventListener('focusin', ({ target }) => {
    window.comesAround ||= window.reached.some(([one]) => one === target);
    window.reached.push([target, getComputedStyle(target).outlineStyle]);
  });
}"""
AROUND = "window.comesAround || document.activeElement === document.body"
REACHABLE = "a, button, input, select, summary, [tabindex='0']"
VISIBLE = """(which) => [...document.querySelectorAll(which)]
    .filter((one) => one.checkVisibility() && one.getClientRects().length)
    .map((one) => one.outerHTML.slice(0, 80))"""
UNREACHED = """() => {
  const reached = new Set(window.reached.map(([element]) => element));
  const wanted = 'main ~ * a, main :is(a, button, input, select, summary)';
  const folded = 'details:not([open]) > :not(summary)';
  return [...document.querySelectorAll(wanted)]
    .filter((one) => one.checkVisibility() && !one.closest(folded))
    .filter((one) => one.type !== 'radio' && !reached.has(one))
    .map((one) => one.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize(
    "viewport, scheme",
    [(PHONE, "dark"), (DESK, "light")],
    ids=["phone-dark", "desk-light"],
)
def test_no_page_is_wider_than_the_screen_logs_or_loads_anything(
    browser, home, viewport, scheme
):
    with watched(
        browser, home, viewport=viewport, color_scheme=scheme
    ) as page:
        for name in PAGES:
            page.goto(f"{home}/{name}")
            assert page.evaluate(
                "document.documentElement.scrollWidth <= innerWidth"
            ), name
            assert (
                page.evaluate(
                    "performance.getEntriesByType('resource').length"
                )
                == 0
            ), name
            paper = sum(
                map(
                    int,
                    re.findall(
                        r"\d+",
                        page.evaluate(
                            "getComputedStyle(document.body).backgroundColor"
                        ),
                    )[:3],
                )
            )
            assert paper < 100 if scheme == "dark" else paper == 3 * 255, name


def opened(page, address: str) -> None:
    """Shows a page as one who comes from elsewhere: where only what follows # differs,
    a browser would not load it anew."""
    if "#" in address:
        page.goto("about:blank")
    page.goto(address)


def test_pages_are_light(home):
    files = list(Path(home.removeprefix("file://")).rglob("*.html"))
    assert len(files) > len(PAGES)
    for file in files:
        assert file.stat().st_size < WEIGHT, file.name


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_and_is_caught_nowhere(
    page, home, name
):
    page.goto(f"{home}/{name}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    # A new hash makes the calculator draw itself anew, which is over two frames later.
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    )
    page.evaluate(WATCH_FOCUS)
    for _ in range(page.locator(REACHABLE).count() + 2):
        page.keyboard.press("Tab")
        if page.evaluate(AROUND):
            break
    outlines = page.evaluate("window.reached.map(([, outline]) => outline)")
    assert outlines and "none" not in outlines
    assert page.evaluate(UNREACHED) == []


def test_without_javascript_all_but_search_and_calculator_can_be_read(
    browser, home
):
    with watched(browser, home, java_script_enabled=False) as page:
        for name, words in PAGES.items():
            page.goto(f"{home}/{name}")
            assert (words or "需要 JavaScript") in page.inner_text("main"), (
                name
            )
            menu = 0 if name == "embed.html" else 8
            assert (
                page.locator("nav.menu a").count() >= menu
                and page.locator("main form:visible").count() == 0
            ), name


def test_print_leaves_out_what_only_a_screen_needs(page, home, tmp_path):
    reader = find_program("pdftotext")
    for name, words in SOME.items():
        opened(page, f"{home}/{name}")
        page.emulate_media(media="print")
        assert page.evaluate(VISIBLE, SCREEN_ONLY) == [], name
        page.pdf(path=tmp_path / "纸.pdf", prefer_css_page_size=True)
        if reader:
            printed = subprocess.run(
                [str(reader), str(tmp_path / "纸.pdf"), "-"],
                capture_output=True,
                check=True,
            ).stdout.decode()
            printed = re.sub(r"\s", "", printed)
            assert (
                re.sub(r"\s", "", page.inner_text("h1")) in printed
                and (words or "") in printed
            ), name
            assert "跳到正文" not in printed and "更新订阅" not in printed, (
                name
            )
        page.emulate_media(media="screen")


def test_the_reasons_of_open_figures_are_printed_without_a_click(page, home):
    page.goto(f"{home}/m/patent-award.html")
    page.emulate_media(media="print")
    assert page.locator(".open-figures td").first.is_visible()


def test_a_deep_link_opens_at_its_clause(page, home):
    page.goto(f"{home}/policy.html#patent-award.owner")
    page.wait_for_function("() => scrollY > 500")
    assert "第一专利权人" in page.inner_text("[id='patent-award.owner']")


def test_the_comparison_is_sorted_and_narrowed_by_keyboard(page, home):
    page.goto(f"{home}/comparison.html")
    page.fill("#filter-words", "专利奖")
    rows = page.locator(".content table >> nth=0").locator(
        "tbody tr:not([hidden])"
    )
    headings = rows.filter(has=page.locator("th"))
    shown = int(page.inner_text("#filter-count").split()[1])
    assert headings.count() == 1
    assert rows.count() == shown + 1
    page.fill("#filter-words", "")
    button = page.locator(".content table >> nth=0").locator("button").nth(1)
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert (
        page.get_attribute("thead th:nth-child(2)", "aria-sort")
        == "descending"
    )
    first = page.locator("tbody tr:not([hidden])").first
    assert "300万元" in first.inner_text()
    assert first.locator("td").first.get_attribute("data-group")
    page.select_option("#filter-relation", "高于")
    cells = page.locator(".content table >> nth=0").locator(
        "tbody tr:not([hidden])"
    )
    assert cells.count() > 0
    assert all("高于" in words for words in cells.all_inner_texts())


def test_hostile_words_neither_run_nor_break_a_page(browser, tmp_path):
    made = site(
        tmp_path, hostile(), base_url="https://example.org/z", downloads=True
    )
    address = written(tmp_path / "site", made)
    with watched(browser, address, viewport=PHONE) as page:
        for name in made:
            if name.endswith(".html"):
                page.goto(f"{address}/{name}")
                assert page.evaluate(
                    "document.documentElement.scrollWidth <= innerWidth"
                ), name
                assert (
                    page.locator("img, iframe, object, main b").count() == 0
                ), name
        page.goto(f"{address}/search.html#q=<script>")
        assert page.locator(
            "#results mark"
        ).count() and "<script>" in page.inner_text("#results")
        page.goto(f"{address}/calculator.html")
        assert "<script>" in page.inner_text("#question")


@pytest.fixture(scope="session")
def months(tmp_path_factory) -> str:
    """A calendar with known months, which the repository's own policy has not."""
    known = small.edited(
        "guides/common.yaml",
        (
            "window: {value: 每年3月}",
            "window: {value: 每年3月, basis: {status: proposed, reason: 试}}",
        ),
    )
    folder = tmp_path_factory.mktemp("months")
    return (
        written(
            folder / "site",
            {"calendar.html": site(folder, known)["calendar.html"]},
        )
        + "/calendar.html"
    )


@pytest.mark.parametrize(
    "viewport, scheme, rules",
    [
        pytest.param(
            PHONE, "dark", OF_A_SCREEN, id="phone-dark", marks=MORE_OF_THE_SAME
        ),
        pytest.param(DESK, "light", [], id="desk-light"),
    ],
)
def test_axe_finds_nothing(browser, home, months, viewport, scheme, rules):
    axe = os.environ.get("AXE_CORE")
    if not axe:
        pytest.skip("没有指定 AXE_CORE")
    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    asked = {"resultTypes": ["violations"]}
    if rules:
        asked["runOnly"] = rules
    for address in [*(f"{home}/{name}" for name in SOME), months]:
        opened(page, address)
        page.evaluate(
            "document.querySelectorAll('details').forEach((block) => (block.open = true))"
        )
        page.add_script_tag(path=axe)
        found = page.evaluate("(asked) => axe.run(document, asked)", asked)
        assert [
            (one["id"], one["nodes"][0]["html"][:200])
            for one in found["violations"]
        ] == [], address
    context.close()


def test_long_data_is_packed_and_read_without_a_request(
    browser, tmp_path, monkeypatch
):
    from policypress.site import pages

    monkeypatch.setattr(pages, "_LONG", 100)
    made = site(tmp_path)
    assert (
        "data-packed" in made["calculator.html"]
        and "大赛金奖" not in made["search.html"].partition("data-packed")[2]
    )
    address = written(tmp_path / "site", made)
    with watched(browser, address) as page:
        page.goto(f"{address}/search.html#q=金奖")
        page.wait_for_selector("#results mark")
        page.goto(
            f"{address}/calculator.html#local=1&years=3&prize_level=gold"
        )
        page.locator("#summary", has_text="可申报").wait_for()
        assert "20万元" in page.inner_text("#outcome")
