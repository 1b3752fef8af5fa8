"""The files of a site, put together: policy and composed documents → name →
bytes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, json

from policypress.compose.sandbox.errors import Unreadable
from policypress.findings import Finding, Place
from policypress.rules import SCHEMA
from policypress.site import listing, publishing
from policypress.site.answers import Answer, answers
from policypress.site.calendar import MeasureWindow, grouped
from policypress.site.calendar_files import calendar_files
from policypress.site.event_entries import event_entries
from policypress.site.failures import failed_template, unusable_file
from policypress.site.feed import changes, urn
from policypress.site.forms import form_pages
from policypress.site.guidance import guidance
from policypress.site.index_parts import parted_index
from policypress.site.listing import measures_csv, measures_data
from policypress.site.measures import chapter_pages, measure_page
from policypress.site.overview import overview_pages
from policypress.site.parts import parted
from policypress.site.publishing import publish_data
from policypress.site.reading import reading_pages
from policypress.site.request import SiteRequest
from policypress.site.searching import search_data
from policypress.site.shared import Shared

# The engine of the calculator, each after those that it stands on.
CALCULATOR = (
    "numbers.js",
    "scope.js",
    "rules.js",
    "arithmetic.js",
    "written.js",
    "answers.js",
    "combine.js",
    "ready.js",
    "payments.js",
    "total.js",
    "advice.js",
    "memory.js",
    "given.js",
    "calculator.js",
)
CALCULATOR_PAGE = (
    "calculator-elements.js",
    "calculator-parts.js",
    "calculator-chosen.js",
    "calculator-link.js",
    "calculator-form.js",
    "calculator-start.js",
    "calculator-order.js",
    "calculator-questions.js",
    "calculator-reasons.js",
    "calculator-plan.js",
    "calculator-outcome.js",
    "calculator-taken.js",
    "filled-forms-values.js",
    "filled-forms-offer.js",
    "calculator-page.js",
)
SEARCH = (
    "data.js",
    "search-numbers.js",
    "search-text.js",
    "search-sounds.js",
    "search-mending.js",
    "search-answers.js",
    "search-query.js",
    "search-places.js",
    "search-ranking.js",
    "search-shown.js",
    "search.js",
    "search-page.js",
)


class Made(Struct, frozen=True):
    """A site: its files by their path below it, and what it was made with, None where
    it could not be made."""

    files: dict[str, bytes]
    findings: list[Finding]
    site: Shared | None = None


def make(request: SiteRequest) -> tuple[dict[str, bytes], list[Finding]]:
    """Every file of the site by its path below it. A template that fails is a
    finding, and then there is no site."""
    made = make_whole(request)
    return made.files, made.findings


def make_whole(request: SiteRequest) -> Made:
    """The same, with what it was made with."""

    def files_with_site() -> Made:
        site = Shared(request)
        files = _files(site)
        site.keep()
        return Made(files, _not_made(site), site)

    return guarded_against_templates(files_with_site)


def guarded_against_templates(work: Callable[[], Made]) -> Made:
    """What some work makes of templates; a template that fails is a finding."""
    try:
        return work()
    except Unreadable as error:
        found = [unusable_file(finding) for finding in error.findings]
        return Made({}, found)
    # A template is a user's program: whatever it raises is a finding.
    except Exception as error:  # noqa: BLE001
        failed = failed_template(error)
        if failed is None:
            raise
        return Made({}, [failed])


def _files(site: Shared) -> dict[str, bytes]:
    """Every file by its path below the site."""
    made: dict[str, bytes] = {}
    for entry in site.catalogue.entries:
        made[entry.address] = measure_page(site, entry)
        made |= entry.files
    made |= chapter_pages(site)
    asked = answers(site)
    made |= reading_pages(site, asked)
    made |= overview_pages(site)
    # What is searched has been collected by the pages before.
    made |= _search(site, asked)
    filled, site.form_addresses = form_pages(site)
    made |= filled
    made |= _calculators(site)
    made |= _data(site)
    made |= calendar_files(site)
    made["index.html"] = _home(site)
    made["404.html"] = site.page("404", "404.html", "没有这个页面")
    if site.updated:
        made["feed.xml"] = _feed(site)
    if site.base:
        made["sitemap.xml"] = _sitemap(site, made)
    return made


def _not_made(site: Shared) -> list[Finding]:
    """What was asked for and cannot be made, and days that cannot be read."""
    found = [_unread(one) for one in site.windows if one.unread]
    found = list(dict.fromkeys(found))
    if site.updated or not site.request.published:
        return found
    return [
        *found,
        Finding(
            "feed-without-date",
            "不知道任何确切日期，没有生成更新订阅 feed.xml",
            Place("policy.yaml"),
            "写明成文日期（issued）后自动生成",
            "note",
        ),
    ]


def _unread(window: MeasureWindow) -> Finding:
    """Words of a window that name days which the calendar cannot tell."""
    return Finding(
        "window-not-read",
        f"申报时间“{window.text[:60]}”里的日期不能确定，申报日历只照录原文",
        window.figure.place,
        "写成“2026年3月1日至5月31日”“每年3月1日至31日”或者“常年受理”，其他日期写到注意事项里",
        "note",
    )


def _search(
    site: Shared,
    asked: list[Answer],
) -> dict[str, bytes]:
    """The page that searches all others, and what it looks in where that is too much to
    stand in it."""
    index, parts = parted_index(search_data(site, asked))
    page = site.page(
        "search",
        "search.html",
        "搜索",
        [*SEARCH],
        index=index,
        answers=asked,
        takes_parts=bool(parts),
    )
    return {"search.html": page, **parts}


def _home(site: Shared) -> bytes:
    """Who can get what, what is open now, and the ways to everything else."""
    return site.page(
        "home",
        "index.html",
        "",
        ["home.js"],
        groups=grouped(site.windows),
        window_of=site.window_of,
    )


def _calculators(site: Shared) -> dict[str, bytes]:
    """The page that says who gets what, the same for the page of somebody else
    (embed.html), and the rules where they are too many to stand in a page."""
    found = parted(site.rules, guidance(site))
    made = dict(found.files)
    for template, more in (("calculator", []), ("embed", ["embed.js"])):
        made[f"{template}.html"] = site.page(
            template,
            f"{template}.html",
            "政策计算器",
            ["data.js", *CALCULATOR, *CALCULATOR_PAGE, *more],
            rules=found.rules,
            guidance=found.guidance,
            takes_parts=bool(found.files),
        )
    return made


def _data(site: Shared) -> dict[str, bytes]:
    """What programs of others read, each with its JSON Schema (docs/rules.md,
    docs/data-for-others.md)."""
    measures = measures_data(site)
    published = publish_data(site)
    return {
        "rules.json": _json(site.rules),
        "rules.schema.json": SCHEMA.read_bytes(),
        "measures.json": _json(measures),
        "measures.csv": measures_csv(measures),
        "measures.schema.json": listing.SCHEMA.read_bytes(),
        "publish.json": _json(published),
        "publish.schema.json": publishing.SCHEMA.read_bytes(),
    }


def _json(value: object) -> bytes:
    """A value as indented JSON."""
    return json.format(json.encode(value), indent=1) + b"\n"


def _feed(site: Shared) -> bytes:
    """What has changed since the version published before (Atom)."""
    policy = site.context.p
    published = site.request.published
    return site.pages.xml(
        "feed.xml",
        changes=changes(site.context, site.words, published),
        events=event_entries(
            str(policy.title),
            site.windows,
            site.term.draft,
        ),
        name=urn(site.base or str(policy.title)),
        version=urn(f"{policy.title}\n{policy.stage}"),
    )


def _sitemap(
    site: Shared,
    made: dict[str, bytes],
) -> bytes:
    """Every page with its address, for search engines."""
    pages = [name for name in made if name.endswith(".html")]
    hidden = ("404.html", "embed.html")
    addresses = sorted(name for name in pages if name not in hidden)
    return site.pages.xml("sitemap.xml", addresses=addresses)
