"""对照.html: one file that says the whole comparison, safe whatever the texts hold, and can be walked with the keyboard."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser

import pytest

from policypress.compare import compare
from policypress.compare.proof.page import prove_page
from policypress.render.comparison_page import render
from policypress.system.tools import find_program
from tests.support.browser import watched
from tests.support.texts import NEW, OLD, changed
from tests.support.versions import versions

HOSTILE = '第一条　<script>alert(1)</script>甲"onmouseover="x\n第二条　</style><img src=x onerror=alert(1)>&lt;b&gt;。\n第三条　丙。'


def page(old: str | list = OLD, new: str | list = NEW, **settings) -> str:
    return render(changed(old, new), **settings).decode()


def test_counts_of_the_filter_are_those_of_the_comparison():
    counts = dict(re.findall(r'data-count="(.+?)">(\d+)<', page()))
    assert counts == {
        kind: str(count)
        for kind, count in changed(OLD, NEW).counts().items()
        if count
    }


def test_every_unit_is_a_section_with_a_link_of_its_own():
    text = page()
    assert (
        'id="第三条"' in text and 'href="#%E7%AC%AC%E4%B8%89%E6%9D%A1"' in text
    )
    assert "<del>10万元</del><ins>20万元</ins>" in text


def test_a_renumbered_clause_says_its_old_number_and_is_no_stop_on_the_way():
    section = re.search(
        r'<section id="第四条".*?</section>', page(), re.DOTALL
    )[0]
    assert "原第三条" in section and "data-stop" not in section
    assert (
        '<del class="number">第三条</del><ins class="number">第四条</ins>'
        in section
    )


def test_the_contents_give_counts_by_chapter_and_the_clauses_that_changed():
    nav = re.search(r"<nav.*?</nav>", page(), re.DOTALL)[0]
    assert (
        "第一章 总则" in nav
        and 'title="修改 1 条"' in nav
        and ">第三条<" in nav
        and ">第一条<" not in nav
    )


def test_the_contents_name_what_changed_outside_the_clauses():
    old = OLD + "\n附件一：名单\n共800人。\n附件二：表\n甲。"
    nav = re.search(
        r"<nav.*?</nav>",
        page(old, old.replace("800", "1200").replace("总则", "通则")),
        re.DOTALL,
    )[0]
    assert (
        '>附件一：名单</a> <span class="mark amended">修改</span>' in nav
        and "附件二" not in nav
    )
    assert "第一章 通则</a> <span" in nav
    assert "共 5 条；条文之外另有 2 处修改" in page(
        old, old.replace("800", "1200").replace("总则", "通则")
    )


def test_a_reason_is_given_where_the_source_has_one():
    assert "<b>修改说明</b> 提高&lt;标准&gt;" in page(
        reasons={"第三条": "提高<标准>"}
    )


def test_hostile_words_stay_words():
    class Reader(HTMLParser):
        tags: list[str] = []

        def handle_starttag(self, tag, attrs):
            self.tags.append(tag)
            assert not any(name.startswith("on") for name, _ in attrs)

    text = page(
        HOSTILE,
        HOSTILE.replace("丙", "丁<svg onload=alert(2)>"),
        title='"><script>',
    )
    reader = Reader()
    reader.feed(text)
    assert reader.tags.count("script") == 1 and not {"img", "svg"} & set(
        reader.tags
    )


def test_the_page_allows_only_its_own_style_and_script_and_asks_for_nothing():
    text = page()
    policy = re.search(r'Content-Security-Policy" content="(.+?)"', text)[
        1
    ].replace("&#x27;", "'")
    assert (
        policy.startswith("default-src 'none'; style-src 'sha256-")
        and "script-src 'sha256-" in policy
        and "unsafe" not in policy
    )
    assert not re.search(r'(?:src|href)="(?!#)|url\(|@import|https?:', text)


def test_the_page_is_the_same_every_time():
    assert page() == page()


def test_without_insertions_the_page_is_the_old_text_and_without_deletions_the_new():
    for seed in range(80):
        changes = compare(*versions(seed))
        assert prove_page("对照.html", render(changes), changes) == [], seed


def test_a_page_that_says_something_else_is_found():
    changes = changed(OLD, NEW)
    data = render(changes)
    assert (
        prove_page(
            "对照.html",
            data.replace("20万元".encode(), "30万元".encode()),
            changes,
        )[0].code
        == "proof-failed"
    )
    assert prove_page(
        "对照.html",
        data.replace(
            'data-count="修改">1'.encode(), 'data-count="修改">2'.encode()
        ),
        changes,
    )


# In a real browser


@pytest.fixture
def address(tmp_path) -> str:
    file = tmp_path / "对照.html"
    file.write_bytes(render(changed(OLD, NEW)))
    return file.as_uri()


@pytest.mark.browser
def test_one_walks_from_change_to_change_with_the_keyboard(address, browser):
    with watched(browser, address) as page:
        page.goto(address)
        seen = []
        for key in "jjjjkk":
            page.keyboard.press(key)
            seen.append(
                page.evaluate("document.querySelector('.here')?.id || ''")
            )
        assert seen == [
            "第二条",
            "第三条",
            "原第四条",
            "原第四条",
            "第三条",
            "第二条",
        ]
        assert page.inner_text(".where") == "第 1 处，共 3 处"
        assert page.evaluate("document.activeElement.id") == "第二条"
        page.keyboard.press("?")
        assert page.evaluate("document.getElementById('ui-help').open") is True


@pytest.mark.browser
def test_filter_sides_and_deep_links_work_without_a_network(address, browser):
    with watched(browser, address) as page:
        page.goto(address + "#%E7%AC%AC%E4%B8%89%E6%9D%A1")
        assert page.evaluate("document.querySelector('.here').id") == "第三条"
        page.keyboard.press("s")
        columns = [
            re.sub(r"\s", "", words)
            for words in page.locator("#第三条 .sides > div").all_inner_texts()
        ]
        assert columns == [
            "第二条获奖企业奖励10万元。",
            "第三条获奖企业奖励20万元。",
        ]
        page.locator(".kind input[name=amended]").click()
        assert page.locator("#第三条").is_hidden()
        page.keyboard.press("u")
        assert page.locator("#第一条").is_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1200])
def test_nothing_is_wider_than_the_window(address, browser, width):
    scheme = "dark" if width == 360 else "light"
    with watched(
        browser,
        address,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
    ) as page:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("s")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_paper_has_the_text_and_none_of_the_tools(address, browser, tmp_path):
    with watched(browser, address) as page:
        page.goto(address)
        page.pdf(path=tmp_path / "纸.pdf", prefer_css_page_size=True)
    reader = find_program("pdftotext")
    if not reader:
        pytest.skip("没有 pdftotext")
    text = subprocess.run(
        [str(reader), str(tmp_path / "纸.pdf"), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert (
        "获奖企业奖励" in text and "下一处" not in text and "目录" not in text
    )
