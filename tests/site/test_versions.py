"""The page 版本: what differs from the text before, the documents before and after, the end of the term."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from policypress.pipeline import build as pipeline
from policypress.site import SiteRequest
from policypress.site.calendar_files import calendar_files
from policypress.site.shared import Shared
from policypress.site.term import Term, Version, term_of, versions
from tests.support import small_policy as small
from tests.support.sites import HOSTILE, TEMPLATES, Page, site
from tests.support.small_policy import edited, policy

OLD = """# 青石区关于促进手艺发展的若干措施

为促进手艺发展，根据《青石区手艺发展规划》（青府〔2024〕6号），制定本措施。

## 一、支持匠人

（一）**奖励手艺大赛。**对获得大赛金奖、大赛银奖的，分别奖励15万元、10万元，每家每年最高30万元。

（二）**资助手艺培训。**按照实际培训费用的50%资助，每期最高5万元。

## 二、支持市场

（三）**旧的措施。**\\<b>给予资助\\</b>。
"""


def built(tmp_path: Path, changes: dict[str, str]) -> dict[str, str]:
    """The pages of a policy by the command, with what compare says of them."""
    folder = small.write(tmp_path, changes)
    (folder / "old.md").write_text(OLD, "utf-8")
    asked = pipeline.BuildRequest(folder, TEMPLATES, tmp_path / "out")
    made = pipeline.site(asked, lambda *_: None)
    assert made.written, made.findings
    return {
        one.name: one.read_text("utf-8")
        for one in (tmp_path / "out/site").glob("*.html")
    }


def test_each_clause_that_differs_is_shown_in_its_words(
    tmp_path: Path,
) -> None:
    pages = built(
        tmp_path,
        edited("policy.yaml", ("numbering:", "previous: old.md\nnumbering:")),
    )
    page = Page(pages["changes.html"])
    assert page.unclosed == []
    assert "<del>15万元</del><ins>20万元</ins>" in pages["changes.html"]
    assert "由15万元调整为20万元" in page.words
    assert "<b>给予" not in pages["changes.html"]
    assert "<b>给予资助</b>" in page.words
    assert "与上一版相比" in page.words


def test_without_anything_before_or_after_there_is_no_page(tmp_path) -> None:
    made = site(tmp_path)
    assert "changes.html" not in made
    assert "changes.html" not in made["index.html"]


def test_documents_before_and_after_are_listed_in_order(tmp_path) -> None:
    made = site(
        tmp_path,
        edited(
            "policy.yaml",
            (
                "numbering:",
                "earlier: [city-2022]\nlater: [city-2024]\nnumbering:",
            ),
        )
        | edited(
            "documents.yaml", ("title: 市手艺资助办法", f'title: "{HOSTILE}"')
        ),
    )
    page = Page(made["changes.html"])
    table = page.words[page.words.index("先后的文件") :]
    first = table.index("市手艺资助规程")
    own = table.index("本网站所载")
    assert first < own < table.index("alert(1)")
    for name, text in made.items():
        if name.endswith(".html"):
            assert "已有后来的文件" in text and "<img" not in text


@pytest.mark.parametrize(
    "effective, validity, until",
    [
        ("2026年5月1日", "3年", datetime.date(2029, 4, 30)),
        ("2026年5月1日", "2030年12月31日", datetime.date(2030, 12, 31)),
        ("2026年5月", "3年", None),
    ],
)
def test_the_last_day_is_known_where_both_days_are(
    tmp_path, effective, validity, until
):
    changed = edited(
        "policy.yaml",
        (
            "effective: {basis: {status: unknown, reason: 印发时确定}}",
            f"effective: {{value: {effective}}}",
        ),
        ("validity: {value: 3年,", f"validity: {{value: {validity},"),
    )
    assert term_of(policy(tmp_path, changed)).until == until


def test_a_document_that_is_not_registered_is_named_with_its_place(tmp_path):
    from policypress.source import load

    wrong = edited(
        "policy.yaml",
        (
            "numbering:",
            "later: [city-2025]\nportal: {announcement: 'javascript:alert(1)', published: 2026年5月9日}\nnumbering:",
        ),
    )
    found = load(small.write(tmp_path, wrong)).findings
    codes = {one.code: one for one in found}
    assert "city-202" in codes["unknown-document"].hint
    assert codes["bad-address"].place.line and codes["unknown-document"].place.line  # fmt: skip


def test_a_version_published_before_is_compared_word_by_word(tmp_path):
    before = small.write(
        tmp_path / "before",
        edited("measures/training.yaml", ("share: 50%", "share: 40%")),
    )
    asked = pipeline.BuildRequest(
        small.write(tmp_path), TEMPLATES, tmp_path / "out"
    )
    pipeline.site(asked, lambda *_: None, since=before)
    page = (tmp_path / "out/site/changes.html").read_text("utf-8")
    assert "<del>40%</del><ins>50%</ins>资助" in page
    assert page.count('<details class="changed"') == 1


@pytest.mark.parametrize(
    ("draft", "repealed", "until", "force"),
    [
        (True, False, None, "尚未印发"),
        (True, True, datetime.date(2028, 5, 31), "已废止"),
        (False, False, datetime.date(2028, 5, 31), "有效期至2028年5月31日"),
        (False, False, None, ""),
    ],
)
def test_the_list_of_versions_says_whether_this_one_is_in_force(
    draft: bool,
    repealed: bool,
    until: datetime.date | None,
    force: str,
    tmp_path: Path,
) -> None:
    found = policy(tmp_path)
    title = "青石区关于促进手艺发展的若干措施"
    own = Version("本文件", title, "", "", force)
    assert versions(found, Term(None, until, draft, repealed)) == [own]


def test_the_calendar_of_a_version_bears_the_day_it_was_issued(
    tmp_path: Path,
) -> None:
    swaps = (
        "issued: {basis: {status: unknown, reason: 印发时确定}}",
        "issued: 2025年5月20日",
    )
    window = (
        "form:\n",
        "window: 2026年3月1日至31日\nbasis: {status: proposed, reason: 样例}\nform:\n",
    )
    changes = edited("policy.yaml", swaps) | edited(
        "guides/prize.yaml", window
    )
    shared = Shared(SiteRequest(policy(tmp_path, changes), [], TEMPLATES))
    assert b"DTSTAMP:20250520T000000Z" in calendar_files(shared)["m/prize.ics"]
