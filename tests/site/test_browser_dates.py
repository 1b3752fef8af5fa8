"""What the pages say of the reader's day: 受理中, 还有 N 天, 已截止, the end of the term; and the calculator in another page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.site.test_ics import BASIS, PLAIN
from tests.support.browser import PHONE, watched
from tests.support.sites import site, written
from tests.support.small_policy import edited

pytestmark = pytest.mark.browser
ISSUED = edited(
    "policy.yaml",
    ("effective: {basis: {status: unknown, reason: 印发时确定}}", "effective: {value: 2026年1月1日}"),
    ("numbering:", "later: [city-2024]\nnumbering:"),
)  # fmt: skip
EARLY = "尚未施行 2026年1月1日起施行"
GUIDES = {
    "guides/prize.yaml": "audience: 获奖的工作室。\nwindow: {value: 2026年3月1日至3月31日18:00}\n",
    "guides/training.yaml": "audience: 培训机构。\nwindow: {value: 每年11月15日至次年1月10日}\n",
    "guides/city-match.yaml": "audience: 展销单位。\nwindow: {value: 常年受理}\n",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory) -> str:
    """A site of a policy in force from 2026-01-01 to 2028-12-31; whether it is issued is
    told by its stage, and its line of a draft is left out."""
    made = site(tmp_path_factory.mktemp("dated"), ISSUED | GUIDES, final=True)
    final = {
        name: text.replace(' data-draft="1"', "")
        for name, text in made.items()
    }
    return written(tmp_path_factory.mktemp("pages"), final)


@contextmanager
def at(browser, home: str, moment: str, **settings) -> Iterator:
    """A page whose clock stands still at a moment."""
    with watched(browser, home, **settings) as page:
        page.clock.set_fixed_time(moment)
        yield page


def states(page, home: str) -> list[str]:
    """What the calendar says of each measure, in order."""
    page.goto(f"{home}/calendar.html")
    return page.locator(".windows .state").all_inner_texts()


@pytest.mark.parametrize(
    "moment, prize, training, fair",
    [
        ("2025-12-31T12:00:00+08:00", EARLY, EARLY, EARLY),
        ("2026-02-27T00:00:00+08:00", "未开始 还有 2 天开始", "未开始 还有 261 天开始", "受理中 常年受理"),
        ("2026-03-01T00:30:00+08:00", "受理中 还有 30 天截止", "未开始 还有 259 天开始", "受理中 常年受理"),
        ("2026-03-31T17:59:00+08:00", "受理中 今天 18:00 截止", "未开始 还有 229 天开始", "受理中 常年受理"),
        ("2026-03-31T18:00:00+08:00", "已截止", "未开始 还有 229 天开始", "受理中 常年受理"),
        # In New York it is the evening before.
        ("2026-03-31T16:30:00Z", "已截止", "未开始 还有 228 天开始", "受理中 常年受理"),
        ("2026-12-31T12:00:00+08:00", "已截止", "受理中 还有 10 天截止", "受理中 常年受理"),
        ("2027-01-10T12:00:00+08:00", "已截止", "受理中 今天截止", "受理中 常年受理"),
        ("2029-01-01T00:00:00+08:00", "已失效", "已失效", "已失效"),
    ],
)  # fmt: skip
def test_the_state_is_that_of_the_readers_day(
    browser, dated, moment, prize, training, fair
):
    with at(browser, dated, moment, timezone_id="America/New_York") as page:
        assert states(page, dated) == [prize, training, fair]


def test_home_shows_first_what_is_open_and_closes_soonest(browser, dated):
    with at(
        browser, dated, "2026-12-31T12:00:00+08:00", viewport=PHONE
    ) as page:
        page.goto(f"{dated}/index.html")
        rows = page.locator("#windows li").all_inner_texts()
        assert [row.split()[0] for row in rows] == [
            "受理中",
            "受理中",
            "已截止",
        ]
        assert "手艺培训" in rows[0] and "还有 10 天截止" in rows[0]
        assert page.inner_text("#now") == "现在受理和即将受理"
        wide = "document.documentElement.scrollWidth <= innerWidth"
        assert page.evaluate(wide)
        page.goto(f"{dated}/calendar.html")
        assert page.evaluate(wide)
        assert "2026年12月31日" in page.inner_text("main")


def test_after_the_term_every_page_says_so_and_what_comes_after(
    browser, dated
):
    with at(browser, dated, "2028-12-31T23:59:00+08:00") as page:
        page.goto(f"{dated}/m/prize.html")
        assert not page.locator("#expired").is_visible()
        page.clock.set_fixed_time("2029-01-01T00:00:00+08:00")
        for name in ("index", "m/prize", "policy", "calculator", "404"):
            page.goto(f"{dated}/{name}.html")
            words = page.locator("#expired").inner_text()
            assert "2028年12月31日届满" in words and "市手艺资助办法" in words


def test_without_javascript_the_dates_stand_as_they_are(browser, dated):
    with watched(browser, dated, java_script_enabled=False) as page:
        page.goto(f"{dated}/calendar.html")
        words = page.inner_text("main")
        assert "2026年3月1日至3月31日18:00" in words
        assert "受理中" not in words and "已截止" not in words
        page.goto(f"{dated}/index.html")
        assert "每年11月15日至次年1月10日" in page.inner_text("main")
        assert "有效期至：2028年12月31日" in page.inner_text("footer")


def test_a_draft_marks_each_state_as_proposed(browser, tmp_path: Path):
    own = f"window: 2026年3月1日至3月31日\n{BASIS}\n{PLAIN}"
    made = site(tmp_path, edited("guides/prize.yaml", (PLAIN, own)))
    home = written(tmp_path / "pages", made)
    with at(browser, home, "2026-03-15T12:00:00+08:00") as page:
        assert states(page, home)[0] == "受理中（拟） 还有 16 天截止"


def test_the_calculator_in_another_page_tells_its_height_and_nothing_else(
    browser, dated, tmp_path: Path
):
    outer = tmp_path / "outer.html"
    outer.write_text(
        "<!DOCTYPE html><title>x</title><script>window.told=[];"
        "addEventListener('message',({data})=>told.push(data))</script>"
        f"<iframe src='{dated}/embed.html' width='360' height='50'></iframe>",
        "utf-8",
    )
    with watched(browser, "file://") as page:
        page.goto(outer.as_uri())
        page.wait_for_function("told.length > 0")
        frame = page.frames[1]
        assert frame.locator("header").count() == 0
        frame.locator("#question button").first.wait_for()
        frame.locator("#question button").first.click()
        page.wait_for_timeout(100)
        for message in page.evaluate("told"):
            assert set(message) == {"type", "height"}
            assert message["type"] == "policypress:height"
            assert isinstance(message["height"], int)
        assert page.evaluate("told.at(-1).height") > 300
        wide = "document.documentElement.scrollWidth <= innerWidth"
        assert frame.evaluate(wide)
        assert frame.locator("base").get_attribute("target") == "_blank"
