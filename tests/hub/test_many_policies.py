"""Dozens of policies in one site: its pages stay light, and take the rules that an
applicant chooses from beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from policypress.eligibility import evaluate, export
from policypress.hub import Member, make_hub
from policypress.hub.merging import Ruleset, merged
from policypress.portfolio import Facts
from policypress.source import load
from policypress.system.environment import ROOT
from tests.support.browser import PHONE, watched
from tests.support.calculator_pages import ELIGIBLE
from tests.support.sites import TEMPLATES, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FOLDERS = ("policy", "examples/low-altitude", "examples/talent-housing")
WEIGHT = 300_000  # bytes: three seconds on a slow phone
NOTHING_FOUND = {
    **dict.fromkeys(
        ("pages", "texts", "vocabulary", "fillers", "general", "questions",
         "words", "leads", "answers", "absent", "unsaid"), []
    ),
    "syllables": "", "traditional": "",
}  # fmt: skip
PLATINUM = {
    "funded_elsewhere": False,
    "is_first_patentee": True,
    "china_patent_level": "gold",
    "guangdong_patent_level": "none",
    "shenzhen_patent_won": False,
    "patent_award_earlier": 0,
}
WHOLE = """async () => {
  const shelf = calculatorPage.parts(await pageData("rules"), await pageData("guidance"));
  await shelf.load(shelf.left());
  return JSON.stringify(shelf.joined());
}"""


def renamed(rules: dict[str, Any], number: int) -> dict[str, Any]:
    """Another policy's rules: the same, in words of its own."""
    copy = json.loads(json.dumps(rules))
    for one in copy["questions"]:
        one["question"] = f"（{number}）{one['question']}"
    for one in copy["things"]:
        one["ask"] = f"（{number}）{one['ask']}"
    for one in copy["happenings"]:
        one["label"] = f"{one['label']}（{number}）"
    return copy


def guidance(rules: dict[str, Any], number: int) -> dict[str, Any]:
    """What a policy's calculator says of its measures."""
    said = {
        "amount": "",
        "window": "",
        "materials": [0, 1],
        "form": "filled-forms.html",
    }
    return {
        "opening": "",
        "materials": ["营业执照", f"证明{number}"],
        "measures": {one["id"]: said for one in rules["measures"]},
    }


@pytest.fixture(scope="module")
def members() -> list[Member]:
    """Twelve policies: the three of this repository four times."""
    alone = [export(load(ROOT / name).policy) for name in FOLDERS]
    found = []
    for number in range(12):
        rules = renamed(alone[number % 3], number)
        found.append(
            Member(
                f"f{number}", f"第{number}号政策", "青石区", "", "both", "支持", "",
                len(rules["measures"]), rules, NOTHING_FOUND,
                guidance(rules, number), (), Facts(f"f{number}", "", ""),
            )
        )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def files(members) -> dict[str, bytes]:
    made, findings = make_hub(members, TEMPLATES, "门户")
    assert not findings
    return made


@pytest.fixture(scope="module")
def home(files, tmp_path_factory) -> str:
    return written(tmp_path_factory.mktemp("many"), files)


def test_every_file_is_light_and_the_rules_stand_beside_the_page(files):
    heavy = {name: len(data) for name, data in files.items()}
    assert {name: n for name, n in heavy.items() if n > WEIGHT} == {}
    assert sum(name.startswith("calculator-rules-") for name in files) > 5


def test_the_parts_together_are_the_rules_of_all(browser, home, members):
    sets = [Ruleset(one.label, one.folder, one.rules) for one in members]
    whole = merged(sets, "门户").rules
    with watched(browser, home) as page:
        page.goto(f"{home}/calculator.html")
        found = json.loads(page.evaluate(WHOLE))
    rules = found["rules"]
    for name in ("questions", "things"):
        for one in rules[name]:
            del one["place"]
    # Nothing is paid twice, and nothing is left out.
    for name in set(whole) - {"derived"}:
        assert rules[name] == json.loads(json.dumps(whole[name])), name
    assert found["guidance"]["measures"]["p5-rent"]["materials"] == [0, 5]


def test_what_is_chosen_is_reckoned_as_its_policy_does_alone(
    browser, home, members
):
    rows = [PLATINUM, {**PLATINUM, "china_patent_level": "silver"}]
    alone = evaluate(members[3].rules, {**ELIGIBLE, "patent": rows})
    link = {
        **{f"{name}_4": int(value) if value in (True, False) else value
           for name, value in ELIGIBLE.items()},
        "patent_4": json.dumps(rows),
    }  # fmt: skip
    words = "&".join(f"{key}={quote(str(one))}" for key, one in link.items())
    with watched(browser, home, viewport=PHONE) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(
            f"{home}/calculator.html#things-happened=p4.patent_awards&{words}"
        )
        page.wait_for_selector("#outcome .total")
        taken = [url for url in asked if url.endswith(".js")]
        total = page.inner_text("#outcome .total h3")
        # Before a reload and after it.
        page.reload()
        page.wait_for_selector("#outcome .total")
        assert page.inner_text("#outcome .total h3") == total
        form = page.locator("#forms a").first.get_attribute("href")
    assert 0 < len(taken) <= 2
    paid = alone["patent-award"].amount.min
    assert f"{paid // 10_000}万元" in total
    # The form of its own policy, by its own names.
    assert form.startswith("f3/filled-forms.html#")
    assert quote('"patent-award.patent"') in form
    assert "patent_4" not in form


def test_choosing_takes_the_rules_and_keeps_what_was_answered(browser, home):
    with watched(browser, home) as page:
        page.goto(f"{home}/calculator.html")
        page.click("#question label:has-text('得了质量奖（0）')")
        page.click("#question [type=submit]")
        page.wait_for_selector("#question .option")
        page.locator("#question .option").first.click()
        said = page.inner_text("#answered summary")
        for _ in range(2):
            page.click("text=上一题")
        page.click("#question label:has-text('推行了卓越绩效管理（3）')")
        page.click("#question [type=submit]")
        page.wait_for_function(
            "() => document.querySelectorAll('.measure-result').length > 1"
        )
        assert page.inner_text("#answered summary") == said
        shown = page.inner_text("#outcome")
    assert "第0号政策" in shown and "第3号政策" in shown


def test_who_has_nothing_reads_what_can_be_done(browser, home):
    with watched(browser, home) as page:
        page.goto(f"{home}/calculator.html")
        page.click("text=都没有")
        page.wait_for_function(
            "() => document.querySelectorAll('#outcome .next li').length >= 40"
        )
        assert "其他的见首页" in page.inner_text("#outcome")


def test_a_part_that_is_not_there_is_said(browser, home, files, tmp_path):
    pages = {name: files[name] for name in files if name.endswith(".html")}
    alone = written(Path(tmp_path), pages)
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{alone}/calculator.html")
    page.click("#question label:has-text('得了质量奖（0）')")
    page.click("#question [type=submit]")
    page.wait_for_function("() => note.textContent.includes('没有打开')")
    assert "calculator-rules-1.js" in page.inner_text("#note")
    context.close()
