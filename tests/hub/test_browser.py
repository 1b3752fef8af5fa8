"""The site of three policies in a real browser: one search, one calculator, pages of each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypress.pipeline.hub import HubRequest, build_hub
from policypress.system.environment import ROOT
from tests.site.everyday_queries import FIRST_HITS, asked, carried, missed
from tests.support.browser import DESK, PHONE, watched

pytestmark = pytest.mark.browser
PAGES = ("index.html", "search.html", "calculator.html")
FOLDERS = {
    "a": "policy",
    "b": "examples/low-altitude",
    "c": "examples/talent-housing",
}
WEIGHT = 300_000  # bytes: three seconds on a slow phone


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> str:
    """The address of the site."""
    out = tmp_path_factory.mktemp("hub")
    folders = {letter: ROOT / folder for letter, folder in FOLDERS.items()}
    request = HubRequest(folders, ROOT / "templates", out)
    assert build_hub(request, lambda *_: None).written
    return (out / "site").as_uri()


@pytest.fixture
def page(browser, home) -> Iterator:
    with watched(browser, home, viewport=DESK) as page:
        yield page


def test_pages_are_light(home):
    folder = Path(home.removeprefix("file://"))
    for name in PAGES:
        assert (folder / name).stat().st_size < WEIGHT


def test_no_page_is_wider_than_a_phone(browser, home):
    with watched(browser, home, viewport=PHONE) as page:
        for name in PAGES:
            page.goto(f"{home}/{name}")
            assert page.evaluate(
                "document.documentElement.scrollWidth <= innerWidth"
            ), name


def test_what_happened_leads_from_the_home_into_the_calculator(page, home):
    page.goto(f"{home}/index.html")
    page.click("text=领军、拔尖或者骨干人才，租房住")
    assert "calculator.html#things-happened=" in page.url
    page.wait_for_selector("#question .legend")
    assert "待确认" in page.inner_text("#summary")
    assert "人才住房补贴办法" in page.inner_text("#outcome")


def test_things_of_two_policies_are_asked_and_reckoned_together(page, home):
    page.goto(f"{home}/calculator.html")
    page.check("#question label:has-text('得了质量奖') input")
    page.check("#question label:has-text('在本区工作，租房住') input")
    page.click("#question [type=submit]")
    page.wait_for_selector(".measure-result")
    outcome = page.inner_text("#outcome")
    assert "树立光明质量标杆" in outcome and "租房补贴" in outcome
    with page.expect_navigation():
        page.locator("#outcome a", has_text="申报指南").first.click()
    assert "/m/" in page.url and page.inner_text("h1")
    page.click("text=全部政策")
    assert page.url.startswith(f"{home}/index.html")


def test_one_search_finds_pages_of_every_policy(page, home):
    for query, folder in (
        ("专利奖", "a"),
        ("起降点", "b"),
        ("租房补贴", "c"),
    ):
        page.goto(f"{home}/search.html#q={query}")
        page.reload()
        first = page.locator("#results a").first
        assert first.get_attribute("href").startswith(f"{folder}/"), query


def test_nine_of_ten_queries_find_the_right_page_of_the_right_policy(
    page, home
):
    queries = asked("hub")
    assert len(queries) >= 100
    page.goto(f"{home}/search.html")
    code = FIRST_HITS.replace("engine.", "policySearch.")
    hits = page.evaluate(
        f"async (queries) => {{ const data = {{ index: await pageData('index'), queries }}; return {code}; }}",
        [one.query for one in queries],
    )
    nothing = [one for one, hit in zip(queries, hits, strict=True) if not hit]
    assert [one.query for one in nothing if "@none" not in one.wanted] == []
    html = Path(home.removeprefix("file://"), "search.html").read_text("utf-8")
    wrong = missed(carried(html), hits, queries)
    assert len(wrong) <= len(queries) // 10, wrong


def test_without_javascript_the_policies_can_be_read(browser, home):
    with watched(browser, home, java_script_enabled=False) as page:
        page.goto(f"{home}/index.html")
        page.click(".measures >> text=云湾区人才住房补贴办法")
        assert "/c/index.html" in page.url


@pytest.mark.skipif(
    not os.environ.get("AXE_CORE"),
    reason="环境变量 AXE_CORE 没有指向 axe-core",
)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, home, name):
    with watched(browser, home, bypass_csp=True) as page:
        page.goto(f"{home}/{name}")
        page.add_script_tag(path=os.environ["AXE_CORE"])
        found = page.evaluate("axe.run().then((found) => found.violations)")
        assert [one["id"] for one in found] == []
