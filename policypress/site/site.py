"""The files of a site, put together: policy and composed documents → name →
bytes."""

from __future__ import annotations

from msgspec import json

from policypress.compose.sandbox.errors import Unreadable
from policypress.findings import Finding, Place
from policypress.rules import SCHEMA
from policypress.site.failures import failed_template, unusable_file
from policypress.site.feed import changes, urn
from policypress.site.forms import form_pages
from policypress.site.guidance import guidance
from policypress.site.measures import chapter_pages, measure_page
from policypress.site.reading import reading_pages
from policypress.site.request import SiteRequest
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
    "calculator.js",
)
_CALCULATOR_PAGE = (
    "calculator-elements.js",
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
_SEARCH = ("data.js", "search.js", "search-page.js")


def make(request: SiteRequest) -> tuple[dict[str, bytes], list[Finding]]:
    """Every file of the site by its path below it. A template that fails is a
    finding, and then there is no site."""
    try:
        site = Shared(request)
        files = _files(site)
        site.keep()
        return files, _not_made(site)
    except Unreadable as error:
        return {}, [unusable_file(finding) for finding in error.findings]
    # A template is a user's program: whatever it raises is a finding.
    except Exception as error:  # noqa: BLE001
        found = failed_template(error)
        if found is None:
            raise
        return {}, [found]


def _files(site: Shared) -> dict[str, bytes]:
    """Every file by its path below the site."""
    made: dict[str, bytes] = {}
    for entry in site.catalogue.entries:
        made[entry.address] = measure_page(site, entry)
        made |= entry.files
    made |= chapter_pages(site)
    made |= reading_pages(site)
    # What is searched has been collected by the pages before.
    made["search.html"] = _search(site)
    filled, addresses = form_pages(site)
    made |= filled
    made["calculator.html"] = _calculator(site, addresses)
    made |= _data(site)
    made["index.html"] = site.page("home", "index.html", "", ["home.js"])
    made["404.html"] = site.page("404", "404.html", "没有这个页面")
    if site.updated:
        made["feed.xml"] = _feed(site)
    if site.base:
        made["sitemap.xml"] = _sitemap(site, made)
    return made


def _not_made(site: Shared) -> list[Finding]:
    """What was asked for and cannot be made."""
    if site.updated or not site.request.published:
        return []
    return [
        Finding(
            "feed-without-date",
            "不知道任何确切日期，没有生成更新订阅 feed.xml",
            Place("policy.yaml"),
            "写明成文日期（issued）后自动生成",
            "note",
        )
    ]


def _search(site: Shared) -> bytes:
    """The page that searches all others."""
    data = site.index.as_data()
    return site.page("search", "search.html", "搜索", [*_SEARCH], index=data)


def _calculator(
    site: Shared,
    form_addresses: dict[str, str],
) -> bytes:
    """The page that says who gets what, with the rules inside. form_addresses: of the
    page that fills in the form, by measure."""
    scripts = ["data.js", *CALCULATOR, *_CALCULATOR_PAGE]
    return site.page(
        "calculator",
        "calculator.html",
        "政策计算器",
        scripts,
        rules=site.rules,
        form_pages=form_addresses,
        guidance=guidance(site),
    )


def _data(site: Shared) -> dict[str, bytes]:
    """The rules for programs of others (docs/rules.md), with their JSON
    Schema."""
    rules = json.format(json.encode(site.rules), indent=1)
    return {
        "rules.json": rules + b"\n",
        "rules.schema.json": SCHEMA.read_bytes(),
    }


def _feed(site: Shared) -> bytes:
    """What has changed since the version published before (Atom)."""
    policy = site.context.p
    published = site.request.published
    return site.pages.xml(
        "feed.xml",
        changes=changes(site.context, site.words, published),
        name=urn(site.base or str(policy.title)),
        version=urn(f"{policy.title}\n{policy.stage}"),
    )


def _sitemap(
    site: Shared,
    made: dict[str, bytes],
) -> bytes:
    """Every page with its address, for search engines."""
    pages = [name for name in made if name.endswith(".html")]
    addresses = sorted(name for name in pages if name != "404.html")
    return site.pages.xml("sitemap.xml", addresses=addresses)
