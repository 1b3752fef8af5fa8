"""Search in a real browser: what people type, and the page that must come first."""

from __future__ import annotations

import pytest

from tests.support.browser import watched
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
]  # fmt: skip
INSTANT = 100  # milliseconds: what people take for at once
TIMES = """([text, queries]) => {
  const index = {pages: [], texts: []};
  for (let size = 0, count = 0; size < 5e6; count++) {
    if (count % 25 === 0) index.pages.push([`m/${index.pages.length}.html`, `第${index.pages.length}条 措施${index.pages.length}`, index.pages.length, '指南']);
    const words = `${count}${text.slice(count % 7)}`;
    index.texts.push([index.pages.length - 1, '一、政策依据', 'a', words, 0]);
    size += new TextEncoder().encode(words).length;
  }
  const search = new policySearch.Search(index);
  const time = (query) => { const start = performance.now(); search.find(query); return performance.now() - start; };
  return Object.fromEntries(queries.map((query) => [query, Math.min(time(query), time(query), time(query))]));
}"""


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
    assert "没有找到" in page.inner_text("#found") and links(page) == []


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


def test_search_is_instant_in_five_megabytes_of_text(page, home):
    page.goto(f"{home}/search.html")
    text = "对上一年度获得市级资助的国家高新技术企业，按照资助金额的50%给予配套，单项最高500万元，同一单位每年度最高1000万元。"
    times = page.evaluate(
        TIMES,
        [
            text,
            [
                "高新技术企业",
                "五百万元",
                "第九条",
                "资助 企业",
                "专利导航项目资助办法",
                "的",
            ],
        ],
    )
    assert max(times.values()) < 2 * INSTANT, (
        times
    )  # twice, for a machine that has other things to do
