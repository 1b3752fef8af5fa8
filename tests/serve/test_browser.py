"""The preview in a real browser: it follows what is saved, shows mistakes where they are, and is never in the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypress.system.tools import find_soffice
from tests.support.browser import DESK, PHONE, watched
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.sites import HOSTILE

pytestmark = pytest.mark.browser
GUIDE = "手艺大赛"


@pytest.fixture
def running(start):
    """A preview without page images."""
    made = start()
    made.session.page_images.available = False
    return made


@pytest.fixture
def page(browser, running) -> Iterator:
    with watched(browser, running.address) as opened:
        opened.goto(running.address)
        opened.wait_for_selector("iframe")
        yield opened


def save(
    folder: Path, old: str, new: str, file: str = "policy/measures/prize.yaml"
) -> str:
    """Replaces words of a file; what it said before."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return text


def open_document(page, words: str) -> None:
    page.locator("#list a", has_text=words).first.click()
    page.frame_locator("iframe").locator("h1").first.wait_for()


def shows(page, words: str) -> None:
    """Waits until the page in the frame says `words`."""
    page.wait_for_function(
        """(words) => document.querySelector('iframe')?.contentDocument?.body?.textContent.includes(words)""",
        arg=words,
        polling=20,
    )


def test_the_site_and_a_document_follow_what_is_saved(page, folder):
    page.evaluate(
        "document.querySelector('iframe').src = '/site/m/prize.html'"
    )
    shows(page, "20万元")
    for old, new in (
        ("20万元", "21万元"),
        ("21万元", "22万元"),
        ("22万元", "23万元"),
    ):
        save(folder, old, new)
        shows(page, new)
    open_document(page, "01-" + GUIDE)
    save(folder, "23万元", "24万元")
    shows(page, "24万元")
    page.locator("#status", has_text="已更新").wait_for()


def test_the_place_on_a_long_page_is_kept(page, folder):
    page.evaluate("document.querySelector('iframe').src = '/site/policy.html'")
    shows(page, "20万元")
    page.set_viewport_size({"width": 900, "height": 300})
    scrolled(page, 200)
    for old, new in (("20万元", "25万元"), ("25万元", "26万元")):
        save(folder, old, new)
        shows(page, new)
        scrolled(page, 200, by_hand=False)


def test_two_saves_in_a_row_keep_the_place(page, folder):
    page.evaluate("document.querySelector('iframe').src = '/site/policy.html'")
    shows(page, "20万元")
    page.set_viewport_size({"width": 900, "height": 300})
    scrolled(page, 200)
    save(folder, "20万元", "25万元")
    page.evaluate(
        "frame(''); frame('')"
    )  # news comes before the page is drawn
    shows(page, "25万元")
    scrolled(page, 200, by_hand=False)


def scrolled(page, top: int, by_hand: bool = True) -> None:
    """Waits until the page in the frame stands `top` pixels down; scrolled there `by_hand`,
    again and again, for a page still being laid out is too short for it."""
    page.wait_for_function(
        """([top, byHand]) => {
            const view = document.querySelector('iframe').contentWindow;
            if (byHand) view.scrollTo(0, top);
            return view.scrollY === top && view.document.readyState === 'complete';
        }""",
        arg=[top, by_hand],
        polling=20,  # a function, not words: the page forbids `eval`
    )


def test_mistakes_are_shown_at_their_place_and_go_when_mended(page, folder):
    open_document(page, "01-" + GUIDE)
    before = save(folder, "amount: 20万元", "amount: 20万圆圈")
    page.wait_for_selector("#findings li.error")
    assert "policy/measures/prize.yaml:" in page.inner_text(
        "#findings"
    ) and page.inner_text("#findings mark").startswith("20万圆圈")
    assert page.inner_text("#status").startswith("1 处错误，下面仍是")
    note = page.frame_locator("iframe").locator("[data-finding=wrong-unit]")
    note.wait_for()
    assert "20万圆圈" in note.inner_text()
    page.click("#findings button")
    assert note.evaluate(
        "(e) => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
    )
    (folder / "policy/measures/prize.yaml").write_text(before, "utf-8")
    page.wait_for_selector("#findings li.error", state="detached")
    page.frame_locator("iframe").locator("[data-finding=wrong-unit]").wait_for(
        state="detached"
    )


def test_a_policy_broken_from_the_beginning_says_so_and_recovers(
    browser, start, folder
):
    before = save(folder, "amount: 20万元", "amount: 许多")
    running = start()
    with watched(browser, running.address) as page:
        page.goto(running.address)
        page.wait_for_selector("#findings li.error")
        assert "改正上面的错误后" in page.inner_text("#stage")
        (folder / "policy/measures/prize.yaml").write_text(before, "utf-8")
        page.wait_for_selector("iframe")


def test_a_document_that_is_renamed_or_gone_is_said_so(page, folder):
    open_document(page, "01-" + GUIDE)
    save(folder, "subject: 手艺大赛", "subject: 手艺盛会")
    page.wait_for_selector(".empty")
    assert "改了名称" in page.inner_text("#stage")
    page.goto(page.url.split("#")[0] + "#%")
    page.wait_for_selector("iframe")
    assert page.inner_text("#title") == "网站"


def test_without_templates_of_a_site_a_document_is_shown_first(
    browser, start, folder
):
    shutil.rmtree(folder / "templates/site")
    running = start()
    running.session.page_images.available = False
    with watched(browser, running.address) as page:
        page.goto(running.address)
        shows(page, "手艺大赛")
        assert (
            page.locator("#list a", has_text="网站").count() == 0
            and page.locator("#findings li.error").count() == 0
        )


def test_deleted_folders_do_not_end_it(page, folder):
    shutil.move(folder / "policy", folder / "away")
    page.wait_for_selector("#findings li.error")
    assert "找不到政策文件夹" in page.inner_text("#findings")
    shutil.move(folder / "away", folder / "policy")
    page.wait_for_selector("#findings li.error", state="detached")


def test_hostile_words_stay_words(browser, start, folder):
    save(folder, "subject: 手艺大赛", f'subject: "{HOSTILE}"')
    save(
        folder,
        "field: years",
        f'field: "{HOSTILE}"',
        "policy/measures/prize.yaml",
    )
    running = start()
    with watched(browser, running.address) as page:
        page.goto(running.address)
        page.wait_for_selector("#findings li.error")
        assert (
            "<script>" in page.inner_text("#findings")
            and page.locator("#findings img, #findings script").count() == 0
        )


def test_the_keyboard_is_enough(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "stage"
    page.locator("#list a", has_text="01-" + GUIDE).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#list a[aria-current]")
    shows(page, "20万元")


def test_when_it_ends_the_page_says_so_and_it_is_found_again(browser, folder):
    from policypress.serve import preview

    page = browser.new_page()  # that a request fails is logged, and meant here
    with preview(folder / "policy", folder / "templates") as running:
        page.goto(running.address)
        page.wait_for_selector("iframe")
    page.locator("#status", has_text="预览已停止").wait_for()
    with preview(
        folder / "policy",
        folder / "templates",
        port=int(running.address.rsplit(":", 1)[1].strip("/")),
    ):
        page.locator("#status", has_text="已更新").wait_for()
        page.close()


@pytest.mark.libreoffice
@pytest.mark.skipif(not find_soffice(), reason="没有安装 LibreOffice")
def test_a_document_is_shown_as_its_pages(browser, start, folder):
    running = start()
    with watched(browser, running.address) as page:
        page.goto(running.address)
        page.wait_for_selector("#list a >> nth=1")
        page.locator("#list a", has_text="01-" + GUIDE).first.click()
        page.wait_for_selector(".paper img", timeout=60_000)
        assert (
            page.evaluate("document.querySelector('.paper img').naturalWidth")
            == 794
        ), "A4 at 96 dots an inch"
        first = page.get_attribute(".paper img", "src")
        save(folder, "amount: 20万元", "amount: 26万元")
        page.wait_for_function(
            "(old) => document.querySelector('.paper img')?.getAttribute('src') !== old",
            arg=first,
            timeout=60_000,
        )
        assert page.locator("iframe").count() == 0, (
            "the old pages stayed until the new ones came"
        )
        page.click("#as-web")
        shows(page, "26万元")


@pytest.mark.skipif("AXE_CORE" not in os.environ, reason="未设 AXE_CORE")
@pytest.mark.parametrize(
    "viewport, scheme",
    [
        pytest.param(PHONE, "dark", id="phone-dark"),
        pytest.param(
            DESK, "light", id="session-light", marks=MORE_OF_THE_SAME
        ),
    ],
)
def test_axe_finds_nothing(browser, running, folder, viewport, scheme):
    axe = Path(os.environ["AXE_CORE"]).read_text("utf-8")
    with watched(
        browser,
        running.address,
        viewport=viewport,
        color_scheme=scheme,
        bypass_csp=True,
    ) as page:

        def violations() -> list:
            page.evaluate(axe)
            return [
                (one["id"], one["nodes"][0]["html"])
                for one in page.evaluate("axe.run()")["violations"]
            ]

        page.goto(running.address)
        page.wait_for_selector("iframe")
        assert violations() == []
        save(folder, "amount: 20万元", "amount: 20万圆圈")
        page.wait_for_selector("#findings li.error")
        assert violations() == []
        assert page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth"
        )
        if viewport is PHONE:
            page.click("#menu")
            assert violations() == []
