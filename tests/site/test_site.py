"""The pages of a site, as a reader's browser and a search engine meet them (no browser is needed here)."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from urllib.parse import unquote

import pytest

from policypress.pipeline import build as pipeline
from policypress.site import SiteRequest, make
from tests.support import small_policy as small
from tests.support.sites import ROOT, TEMPLATES, Page, composed, hostile, site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, str]:
    return site(tmp_path_factory.mktemp("site"), downloads=True)


@pytest.fixture(scope="module")
def read(pages) -> dict[str, Page]:
    return {
        name: Page(html)
        for name, html in pages.items()
        if name.endswith(".html")
    }


def test_every_measure_and_chapter_has_a_page_named_by_its_permanent_id(pages):
    assert {
        "m/prize.html",
        "m/training.html",
        "m/city-match.html",
        "c/makers.html",
        "c/market.html",
    } <= pages.keys()
    assert {
        "index.html",
        "policy.html",
        "calendar.html",
        "comparison.html",
        "charts.html",
        "search.html",
        "calculator.html",
        "404.html",
    } <= pages.keys()


def test_programs_of_others_get_the_rules_with_their_schema(pages):
    rules = json.loads(pages["rules.json"])
    schema = json.loads(pages["rules.schema.json"])
    assert rules["version"] == 2
    assert {one["id"] for one in rules["measures"]} == {
        "prize",
        "training",
        "city-match",
    }
    assert schema["properties"]["version"]["const"] == 2


def test_every_link_leads_to_a_file_or_a_place_that_is_there(read, pages):
    wrong = []
    for name, page in read.items():
        ids = page.ids()
        assert len(ids) == len(set(ids)), f"{name}: two elements share an id"
        for link in page.all("a"):
            path, _, anchor = link["href"].partition("#")
            target = (
                posixpath.normpath(
                    posixpath.join(posixpath.dirname(name), path)
                )
                if path
                else name
            )
            if target not in pages or (
                anchor
                and "=" not in anchor
                and unquote(anchor) not in read[target].ids()
            ):
                wrong.append((name, link["href"]))
    assert wrong == []


def test_elements_close_in_order_and_every_page_has_the_same_landmarks(read):
    for name, page in read.items():
        assert page.unclosed == [], name
        tags = [tag for tag, _ in page.elements]
        landmarks = {"main", "header", "footer", "h1", "title"}
        # The calculator in the page of somebody else has no header of its own.
        if name == "embed.html":
            landmarks.remove("header")
        assert all(tags.count(tag) == 1 for tag in landmarks), name
        assert page.all("a")[0] == {"class": "skip", "href": "#main"}
        assert page.all("html")[0]["lang"] == "zh-CN"


def test_nothing_is_loaded_and_the_content_policy_allows_exactly_what_stands_in_the_page(
    read,
):
    for name, page in read.items():
        policy = next(
            m["content"]
            for m in page.all("meta")
            if m.get("http-equiv") == "Content-Security-Policy"
        )
        assert (
            "default-src 'none'" in policy
            and "form-action 'none'" in policy
            and "base-uri 'none'" in policy
        )
        assert (
            "script-src 'unsafe" not in policy
            and "style-src-elem 'unsafe" not in policy
        )
        for _tag, attributes, code in page.code:
            assert "src" not in attributes
            if attributes.get("type", "").endswith("json"):
                json.loads(code)
                continue
            if "data-packed" in attributes:
                json.loads(zlib.decompress(base64.b64decode(code)))
                continue
            digest = base64.b64encode(
                hashlib.sha256(code.encode()).digest()
            ).decode()
            assert f"'sha256-{digest}'" in policy, name
        for _tag, attributes in page.elements:
            assert not [
                a
                for a in attributes
                if a.startswith("on") or a in ("src", "srcset", "action")
            ], name
            assert not re.match(
                r"(?i)\s*javascript:", attributes.get("href", "")
            )


def test_a_guide_page_has_the_sections_of_the_word_guide_and_its_downloads(
    read, pages
):
    page = read["m/prize.html"]
    assert {
        "政策依据",
        "支持对象",
        "支持标准",
        "申报条件",
        "申报材料",
        "办理流程",
    } <= set(page.ids())
    assert "获奖的工作室。" in page.words and "获奖证书" in page.words
    files = [link for link in page.all("a") if "download" in link]
    assert [link["href"] for link in files] == [
        f"../files/prize-{name}"
        for name in ("guide.docx", "guide.pdf", "form.docx", "form.pdf")
    ]
    assert all(
        link["download"].endswith(link["href"][-4:])
        and link["href"][3:] in pages
        for link in files
    )
    assert "申报指南（PDF）" in page.words and "申请表（Word）" in page.words


def test_what_is_not_published_is_marked_and_says_why(read):
    page = read["m/prize.html"]
    marks = page.all("mark")
    assert any(
        mark["class"] == "proposed"
        and mark.get("title") == "拟定：参照市级标准减半"
        for mark in marks
    )
    assert "参照市级标准减半" in page.words and "草案" in page.words


def test_a_final_site_has_no_draft_line(tmp_path):
    assert 'draft-banner"' not in site(tmp_path, final=True)["index.html"]


def test_the_policy_page_gives_each_clause_and_each_paragraph_an_address(read):
    ids = read["policy.html"].ids()
    assert {
        "prize",
        "prize.main",
        "training",
        "city-match",
        "effect",
        "funding.main",
        "chapter-makers",
    } <= set(ids)


def test_the_calendar_says_that_a_window_is_not_known(tmp_path):
    unknown = small.edited(
        "guides/common.yaml",
        (
            "window: {value: 每年3月}",
            "window: {value: 每年3月, basis: {status: unknown, reason: 试}}",
        ),
    )
    page = Page(site(tmp_path / "unknown", unknown)["calendar.html"])
    assert "待公布" in page.words and "受理期均未公布" in page.words
    assert "每年3月" not in page.words
    proposed = small.edited(
        "guides/common.yaml",
        (
            "window: {value: 每年3月}",
            "window: {value: 每年3月, basis: {status: proposed, reason: 试}}",
        ),
    )
    known = Page(site(tmp_path, proposed)["calendar.html"])
    assert (
        "待公布" not in known.words
        and "每年3月" in known.words
        and "受理" in known.words
    )


def test_search_engines_get_a_government_service_without_made_up_facts(pages):
    page = Page(pages["m/prize.html"])
    linked = json.loads(
        next(
            code
            for _, attributes, code in page.code
            if attributes.get("type") == "application/ld+json"
        )
    )
    assert (
        linked["@type"] == "GovernmentService"
        and linked["identifier"] == "prize"
        and "url" not in linked
    )
    assert linked["description"] == "奖励手艺大赛：最高20万元"


def test_the_sitemap_needs_to_know_where_the_site_stands(pages, tmp_path):
    assert "sitemap.xml" not in pages
    made = site(tmp_path, base_url="https://example.org/z")
    places = [
        e.text
        for e in ET.fromstring(made["sitemap.xml"]).iter()
        if e.tag.endswith("loc")
    ]
    assert "https://example.org/z/m/prize.html" in places and not [
        p for p in places if "404" in p
    ]
    assert (
        '<link rel="canonical" href="https://example.org/z/m/prize.html">'
        in made["m/prize.html"]
    )


ISSUED = (
    "issued: {basis: {status: unknown, reason: 印发时确定}}",
    "issued: {value: 2025年3月1日, basis: {status: proposed, reason: 试}}",
)
CITED = (
    "force: in_force}\n  city-2022",
    "force: in_force, date: {value: 2024年5月6日, basis: {status: published, source: {document: plan}}}}\n  city-2022",
)


def read_feed(text: str) -> ET.Element:
    """The feed, once everything Atom demands of it is there (RFC 4287 §4.1.1, §4.1.2)."""
    feed = ET.fromstring(text)
    names = []
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [found] = part.findall(f"{ATOM}{name}")
            assert found.text and found.text.strip()
        names.append(part.find(f"{ATOM}id").text)
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", names[-1])
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00",
            part.find(f"{ATOM}updated").text,
        )
        kinds = [link.get("rel") for link in part.findall(f"{ATOM}link")]
        assert (
            part is feed
            or part.find(f"{ATOM}content") is not None
            or "alternate" in kinds
        )
    assert feed.find(f"{ATOM}author/{ATOM}name").text and len(names) == len(
        set(names)
    )
    return feed


def test_a_draft_is_dated_by_the_newest_document_it_cites(tmp_path):
    made = site(tmp_path, small.edited("documents.yaml", CITED))
    feed = read_feed(made["feed.xml"])
    assert (
        len(feed.findall(f"{ATOM}entry")) == 1
        and feed.find(f"{ATOM}updated").text == "2024-05-06T00:00:00+08:00"
    )
    assert 'href="feed.xml"' in made["index.html"]


def test_where_no_day_is_known_there_is_no_feed_and_who_asked_for_it_is_told(
    pages, tmp_path
):
    assert "feed.xml" not in pages and not [
        name for name, text in pages.items() if "feed.xml" in text
    ]
    found = composed(small.write(tmp_path))
    _, [note] = make(
        SiteRequest(
            found.policy, found.documents, TEMPLATES, published=found.policy
        )
    )
    assert note.code == "feed-without-date" and note.severity == "note"


def test_the_feed_tells_what_changed_since_the_published_version(tmp_path):
    gone = {
        **small.edited(
            "policy.yaml",
            ISSUED,
            ("measures: [prize, training]", "measures: [training]"),
        ),
        "measures/prize.yaml": "",
        "guides/prize.yaml": "",
        "benchmarks/city.yaml": "",
        **small.edited(
            "measures/city-match.yaml",
            ("符合{{ ref('prize') }}的", "符合条件的"),
        ),
    }
    changes = small.edited("measures/training.yaml", ("50%", "60%"))
    feed = read_feed(
        site(
            tmp_path / "new",
            {**changes, **gone},
            published=small.policy(tmp_path / "old"),
        )["feed.xml"]
    )
    titles = [
        entry.find(f"{ATOM}title").text
        for entry in feed.findall(f"{ATOM}entry")
    ]
    assert (
        [title[:3] for title in titles] == ["修改：", "修改：", "删除："]
        and "资助手艺培训" in titles[0]
        and "奖励手艺大赛" in titles[2]
    )
    said = feed.find(f"{ATOM}entry/{ATOM}content").text
    assert (
        "50%" in said
        and "60%" in said
        and feed.find(f"{ATOM}updated").text == "2025-03-01T00:00:00+08:00"
    )


def test_hostile_words_stay_words_on_every_page(tmp_path):
    made = site(
        tmp_path, hostile(), base_url="https://example.org/z", downloads=True
    )
    assert {
        "feed.xml",
        "sitemap.xml",
        "search.html",
        "calculator.html",
    } <= made.keys()
    for name, text in made.items():
        if name.endswith(".xml"):
            ET.fromstring(text)
            continue
        if name.endswith(".json"):
            json.loads(text)
            continue
        if name.endswith((".csv", ".ics")):  # test_listing.py, test_ics.py
            continue
        page = Page(text)
        assert (
            page.unclosed == []
            and not page.all("img")
            and not page.all("b")
            and not page.all("i")
        ), name
        for _tag, attributes, code in page.code:
            if attributes.get("type", "").endswith("json"):
                json.loads(code)
                assert "\u2028" not in code and "<" not in code
            else:
                assert "alert(1)" not in code, name
        assert not [
            a
            for _, attributes in page.elements
            for a in attributes
            if a.startswith("on")
        ], name
        assert not [a for a in page.all("a") if "javascript" in a["href"]]
    assert "<script>alert(1)</script>" in Page(made["m/prize.html"]).words


def test_a_policy_without_guides_and_comparison_still_has_a_site(tmp_path):
    left_out = {
        name: ""
        for name in small.FILES
        if name.startswith(("guides/", "benchmarks/"))
    }
    made = site(
        tmp_path,
        {
            **left_out,
            **small.edited(
                "measures/prize.yaml",
                (
                    "  compared: [benchmarks/city#articles.contest.figures.gold]\n",
                    "",
                ),
            ),
        },
    )
    assert "calendar.html" not in made and "charts.html" not in made
    # What everybody asks is answered from the clauses, and where they say nothing, that is said.
    assert "本政策没有写明" in made["faq.html"]
    assert "尚无申报指南" in made["m/prize.html"]
    assert "calendar.html" not in made["index.html"]


def test_a_mistake_in_a_template_is_a_finding_with_its_place_and_no_half_site(
    tmp_path,
):
    found = composed(small.write(tmp_path))
    folder = tmp_path / "templates" / "site"
    folder.mkdir(parents=True)
    for file in (TEMPLATES / "site").iterdir():
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (folder / "feed.xml").write_text("{{ 没有的名称.x }}", "utf-8")
    (folder / "404.html").write_text("一行\n{% 错 %}", "utf-8")
    made, [finding] = make(
        SiteRequest(found.policy, found.documents, folder.parent)
    )
    assert (
        made == {}
        and finding.code == "site-template"
        and str(finding.place) == "templates/site/404.html:2:1"
    )


@pytest.mark.slow
def test_the_same_policy_gives_the_same_bytes_whatever_the_hash_seed(tmp_path):
    small.write(tmp_path)
    code = (
        "import hashlib,sys;from pathlib import Path;from tests.support.sites import composed,TEMPLATES;"
        "from policypress.site import make,SiteRequest;c=composed(Path(sys.argv[1]));"
        "files,_=make(SiteRequest(c.policy,c.documents,TEMPLATES));"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "policy")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
            },
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1] != ""


def test_no_page_says_where_this_machine_keeps_things(pages, tmp_path_factory):
    root = str(tmp_path_factory.getbasetemp())
    assert not [
        name
        for name, text in pages.items()
        if root in text or str(ROOT) in text
    ]


def test_a_measure_is_said_to_need_no_application_only_where_nothing_is_asked_for(
    tmp_path,
):
    free = {
        "guides/prize.yaml": "audience: 获奖的工作室。\nno_application: true\n"
    }
    common = small.edited(
        "guides/common.yaml",
        (
            "materials:\n  application: {name: 申请表, form: form, copies: 1份}\n",
            "materials: {}\n",
        ),
    )
    made = site(tmp_path / "free", {**free, **common})
    assert (
        "免申即享" in made["m/prize.html"]
        and "无需提交材料" in made["m/prize.html"]
    )
    assert "免申即享" not in made["m/training.html"]
    found = pipeline.compose(
        small.write(tmp_path / "asked", free), TEMPLATES, (), lambda *_: None
    )
    assert [f.code for f in found.findings if f.severity == "error"] == [
        "not-without-application"
    ]
