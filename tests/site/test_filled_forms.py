"""The calculator's answers fill the forms in the browser, and they say the same as those that
the office's own machine fills."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from policypress.eligibility import evaluate
from policypress.eligibility.form_values import form_values
from policypress.findings import Place
from policypress.forms.fill import Values, fill
from policypress.forms.plan import plan
from policypress.pipeline.build import Composed
from policypress.render.docx import named_look, render
from policypress.site import SiteRequest, make
from policypress.word.form import read_form
from tests.support.applicants import shipped
from tests.support.browser import DESK, PHONE, watched
from tests.support.calculator_pages import ELIGIBLE
from tests.support.sites import ROOT, TEMPLATES, composed, written

pytestmark = pytest.mark.browser
MEASURE = "patent-award"
HOSTILE = '=1+1 <w:t>&"\u202e甲]]>\t一\n二\U0001f600'
PATENT = {
    "named": "ZL1",
    "funded_elsewhere": False,
    "is_first_patentee": True,
    "china_patent_level": "silver",
    "guangdong_patent_level": "none",
    "shenzhen_patent_won": False,
    "patent_award_earlier": 0,
}
ANSWERS = {**ELIGIBLE, "patent": [PATENT, {**PATENT, "named": HOSTILE}]}


@pytest.fixture(scope="module")
def policy() -> Composed:
    """The repository's own policy with its documents."""
    return composed(ROOT / "policy")


@pytest.fixture(scope="module")
def forms(policy: Composed) -> dict[str, bytes]:
    """Its empty forms, as files below its outputs."""
    look, _ = named_look(TEMPLATES / "looks", "gbt9704", Place(""))
    return {
        f"{one.file}.docx": render(one, look)
        for one in policy.documents
        if one.template == "form"
    }


@pytest.fixture(scope="module")
def site(
    policy: Composed,
    forms: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The site with its forms, in a folder."""
    request = SiteRequest(policy.policy, policy.documents, TEMPLATES, forms)
    made, findings = make(request)
    assert not findings
    page = made["filled-forms.html"]
    assert len(page) <= 300_000
    return written(tmp_path_factory.mktemp("forms"), made)


def link(answers: dict) -> str:
    """Answers as the calculator's own link carries them."""
    plain = {
        key: json.dumps(value) if isinstance(value, list) else value
        for key, value in answers.items()
    }
    numbers = {
        key: int(value) if isinstance(value, bool) else value
        for key, value in plain.items()
    }
    return urlencode(numbers, quote_via=quote)


def from_the_calculator(page, site: str, answers: dict) -> None:
    """Opens the calculator with answers, and from its outcome the page of forms."""
    page.goto(f"{site}/calculator.html#{link(answers)}")
    page.click("#forms a")
    page.wait_for_selector("#forms-list button")


def downloaded(page, number: int = 0) -> tuple[str, bytes]:
    """A form as the reader gets it: its name and bytes."""
    with page.expect_download() as waiting:
        page.locator("#forms-list button").nth(number).click()
    got = waiting.value
    return got.suggested_filename, Path(got.path()).read_bytes()


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def filled_here(forms: dict[str, bytes], name: str, answers: dict) -> bytes:
    """The same form filled in by Python."""
    rules = shipped()
    result = evaluate(rules, answers)
    values = form_values(rules, answers, result[MEASURE])
    (empty,) = [data for file, data in forms.items() if file.endswith(name)]
    return fill(plan(empty), Values(values.words, values.rows))


def test_browser_and_python_fill_a_form_to_the_same_bytes(
    browser, site, forms
):
    with watched(browser, site, accept_downloads=True) as page:
        from_the_calculator(page, site, ANSWERS)
        name, data = downloaded(page)
    assert parts(data) == parts(filled_here(forms, name, ANSWERS))
    read = read_form(data, name)
    assert not read.findings
    given = {answer.name: answer.text for answer in read.answers}
    assert given["common.amount"] == "1000000"
    assert given[f"{MEASURE}.patent.named.1"] == "ZL1"
    assert given[f"{MEASURE}.patent.named.2"] == HOSTILE
    assert given[f"{MEASURE}.patent.china_patent_level.2"].startswith("银奖")
    assert given[f"{MEASURE}.entity"].startswith("法人")


def test_the_list_of_materials_can_be_printed_from_a_phone(browser, site):
    with watched(browser, site, viewport=PHONE) as page:
        from_the_calculator(page, site, ANSWERS)
        listed = page.inner_text("#materials-list")
        assert "获奖证书" in listed and "营业执照" in listed
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"]
        page.emulate_media(media="print")
        assert page.locator("#materials-list").is_visible()
        assert not page.locator("#forms-list").is_visible()


def test_forms_are_filled_by_keyboard_alone(browser, site):
    with watched(browser, site, accept_downloads=True) as page:
        from_the_calculator(page, site, ANSWERS)
        page.reload()
        page.wait_for_selector("#forms-list button")
        visited = []
        for _ in range(40):
            page.keyboard.press("Tab")
            at = page.evaluate("document.activeElement.id")
            words = page.evaluate("document.activeElement.textContent")
            visited.append(at or words)
            if at == "applicant":
                page.keyboard.type("白塔公司")
            if words.startswith("下载"):
                break
        with page.expect_download() as waiting:
            page.keyboard.press("Enter")
        data = Path(waiting.value.path()).read_bytes()
        # What comes before stays within reach: the way past the navigation.
        assert visited[0] == "跳到正文"
        assert (
            page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle"
            )
            != "none"
        )
    assert read_form(data, "").text("common.name") == "白塔公司"


def test_on_a_slow_phone_a_form_is_there_within_three_seconds_of_work(
    browser, site
):
    """What a phone four times as slow on 400 kB/s takes: the page's weight and the
    processor time of its thread, for a clock also measures who else is busy."""
    with watched(browser, site, viewport=PHONE) as page:
        page.goto(f"{site}/calculator.html#{link(ANSWERS)}")
        address = page.locator("#forms a").first.get_attribute("href")
        page.goto("about:blank")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(f"{site}/{address}")
        page.wait_for_selector("#forms-list button")
        found = session.send("Performance.getMetrics")["metrics"]
        weight = len(page.content().encode())
    spent = {one["name"]: one["value"] for one in found}["TaskDuration"]
    assert 4 * spent + weight / 400_000 < 3


def test_without_javascript_the_page_leads_to_the_empty_forms(browser, site):
    with watched(browser, site, java_script_enabled=False) as page:
        page.goto(f"{site}/filled-forms.html")
        assert "需要 JavaScript" in page.inner_text("main")
        assert not page.locator("#filled").is_visible()
        page.click("main a:has-text('申报指南') >> nth=0")
        assert "/index.html" in page.url


@pytest.mark.skipif(
    not os.environ.get("AXE_CORE"),
    reason="环境变量 AXE_CORE 没有指向 axe-core",
)
@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "dark"), (DESK, "light")]
)
def test_axe_finds_nothing(browser, site, viewport, scheme):
    with watched(
        browser,
        site,
        viewport=viewport,
        color_scheme=scheme,
        bypass_csp=True,
    ) as page:
        from_the_calculator(page, site, ANSWERS)
        page.add_script_tag(path=os.environ["AXE_CORE"])
        found = page.evaluate("axe.run().then((found) => found.violations)")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#%",
        "#[]",
        '#{"__proto__":{}}',
        '#{"patent-award":5}',
        '#{"nothing":{}}',
    ],
)
def test_a_link_that_says_nothing_fills_nothing(browser, site, fragment):
    with watched(browser, site) as page:
        page.goto(f"{site}/filled-forms.html{fragment}")
        assert page.locator("#nothing").is_visible()


def test_a_link_that_somebody_made_up_gives_words_and_no_markup(browser, site):
    given = {
        MEASURE: {
            "words": {
                "common.name": "<script>alert(1)</script>",
                "common.code": ["x"],
            },
            "rows": {f"{MEASURE}.patent": [{"named": "</w:t>"}, 5]},
            "supports": "all",
        }
    }
    with watched(browser, site, accept_downloads=True) as page:
        page.goto(f"{site}/filled-forms.html#{quote(json.dumps(given))}")
        name, data = downloaded(page)
    read = read_form(data, name)
    assert read.text("common.name") == "<script>alert(1)</script>"
    assert read.text("common.code") == ""
    assert read.text(f"{MEASURE}.patent.named.1") == "</w:t>"
