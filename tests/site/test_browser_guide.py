"""The page of a measure as somebody with a phone reads it: what people ask first, lists as
cards, links that lead somewhere."""

from __future__ import annotations

import pytest

from tests.support.browser import DESK, PHONE, watched
from tests.support.sites import site, written
from tests.support.small_policy import edited

pytestmark = pytest.mark.browser
LISTS = ".body table.list"
WIDER = """() => [...document.querySelectorAll('.body .scroll')]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.getAttribute('aria-label'))"""
LABEL = """(cell) => getComputedStyle(cell, '::before').content"""
KNOWN = edited(
    "guides/common.yaml",
    ("[网上提交。]", '["登录 https://apply.example/ 申报。"]'),
    ('value: ""}', "value: 0755-12345678}"),
)


def test_nothing_scrolls_sideways_on_a_phone(browser, home) -> None:
    with watched(browser, home, viewport=PHONE) as page:
        page.goto(f"{home}/m/patent-award.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate(WIDER) == []
        cells = page.locator(f"{LISTS} td[data-label='材料名称']")
        assert cells.count() > 5
        first = cells.first
        assert first.evaluate(LABEL) == '"材料名称"'
        assert first.bounding_box()["width"] > 250
        # For those who hear it, a card is still a row of a table.
        assert page.get_by_role("row").count() > 10
        assert page.get_by_role("columnheader", name="要求").count() == 1


def test_a_table_stays_a_table_on_a_desk(browser, home) -> None:
    with watched(browser, home, viewport=DESK) as page:
        page.goto(f"{home}/m/patent-award.html")
        cell = page.locator(f"{LISTS} td[data-label='材料名称']").first
        assert cell.evaluate(LABEL) == "none"
        assert page.evaluate(WIDER) == []


def test_what_people_ask_stands_first(browser, tmp_path) -> None:
    home = written(tmp_path, site(tmp_path, KNOWN))
    with watched(browser, home, viewport=PHONE) as page:
        page.goto(f"{home}/m/prize.html")
        summary = page.get_by_role("region", name="办理要点")
        assert summary.locator("dt").all_inner_texts() == [
            "谁能申请",
            "能拿多少",
            "什么时候",
            "怎么办",
            "在哪里问",
        ]
        contents = page.locator(".contents").bounding_box()
        assert summary.bounding_box()["y"] < contents["y"]
        call = summary.get_by_role("link", name="电话咨询")
        assert call.get_attribute("href") == "tel:075512345678"
        apply = summary.get_by_role("link", name="在线申报")
        assert apply.get_attribute("href") == "https://apply.example/"
        page.keyboard.press("Tab")


def test_without_a_script_all_of_it_is_there(browser, home) -> None:
    with watched(browser, home, java_script_enabled=False) as page:
        page.goto(f"{home}/m/patent-award.html")
        assert page.locator("#summary").is_visible()
