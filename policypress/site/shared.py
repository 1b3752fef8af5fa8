"""What several pages of a site need, made once, and the page itself as bytes."""

from __future__ import annotations

from typing import Any

from policypress.compose.markdown.markers import Nodes
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.sandbox import offered
from policypress.compose.views.context import Context
from policypress.document import Document
from policypress.eligibility import export
from policypress.site.calendar import MeasureWindow, windows
from policypress.site.catalogue import Catalogue
from policypress.site.changed import changed_clauses
from policypress.site.charts import Chart, charts
from policypress.site.clauses import Clause, clauses
from policypress.site.feed import updated
from policypress.site.pages import Pages
from policypress.site.public import without_ids, without_provenance
from policypress.site.request import SiteRequest
from policypress.site.search import Index
from policypress.site.situations import Situations
from policypress.site.term import term_of, versions
from policypress.site.text import SiteText
from policypress.source.figures import figures
from policypress.source.stages import stage_of

# Every page of the navigation: address, title.
NAVIGATION = (
    ("index.html", "首页"),
    ("policy.html", "政策原文"),
    ("overview.html", "一图读懂"),
    ("calculator.html", "政策计算器"),
    ("calendar.html", "申报日历"),
    ("faq.html", "常见问题"),
    ("changes.html", "版本"),
    ("comparison.html", "政策对照"),
    ("charts.html", "图表"),
    ("search.html", "搜索"),
)


# The mark of the site, in the tab of a browser: a sheet with a seal below its lines.
ICON = (
    "data:image/svg+xml,"
    "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='6' fill='%2312467f'/%3E"
    "%3Cpath d='M9 9h14M9 14h14M9 19h6' stroke='%23fff' "
    "stroke-width='2.4' stroke-linecap='round'/%3E"
    "%3Ccircle cx='21.5' cy='22' r='4.6' fill='none' stroke='%23f2a29a' stroke-width='2.4'/%3E"
    "%3C/svg%3E"
)


class Shared:
    """One site in the making.

    known: the figures of the policy by path. base: the address of the site
    with its last slash, "" when unknown. updated: the day of the policy, ""
    when unknown. index: collects what is searched as pages are made. term: when the policy
    is in force. windows: when applications are taken. changed: what differs from the
    version before. form_addresses: of the page that fills in the form of a measure, once
    these are made.
    """

    def __init__(self, request: SiteRequest) -> None:
        """Raises Unreadable when the style sheet cannot be used."""
        if request.public:
            request = without_provenance(request)
        policy = request.policy
        self.request = request
        self.compiled = Compiled(name="prose")
        self.context = Context(
            policy,
            Nodes(),
            self.compiled,
            stage_of(policy, request.final),
            request.since,
        )
        self.words = SiteText(self.context, marks=not request.public)
        self.term = term_of(policy, request.final)
        self.known = {record.path: record for record in figures(policy)}
        self.catalogue = Catalogue(request, self.context, self.words)
        self.index = Index()
        self.form_addresses: dict[str, str] = {}
        self.rules = export(policy, self.context)
        self.situations = Situations(self.rules)
        self.clauses = self._clauses()
        self.comparison = next(iter(self._documents("comparison")), None)
        self.charts: list[Chart] = []
        if not request.public:
            self.charts = charts(self.context, self.words, self.known)
        self.windows = windows(self.context.measures, self.words)
        self._windows_by_measure = {
            one.measure.id: one for one in self.windows
        }
        self.versions = versions(policy, self.term)
        self.changed = changed_clauses(self.context, self.words, request)
        self.base = ""
        if request.base_url:
            self.base = request.base_url.rstrip("/") + "/"
        self.updated = updated(policy, request.published)
        self.pages = Pages(
            request.templates / "site",
            self.words.plain,
            self._common(),
            len(policy.measures),
        )

    def page(
        self,
        template: str,
        address: str,
        title: str,
        scripts: list[str] | None = None,
        **names: Any,
    ) -> bytes:
        """A page as bytes. scripts: files of the template folder; names: what
        only this page uses."""
        made = self.pages.html(
            template,
            address,
            ["dates.js", *(scripts or [])]
            if self.has_dates
            else scripts or [],
            title=title,
            **names,
        )
        if self.request.public:
            return without_ids(made)
        return made

    @offered
    def window_of(self, measure: str) -> MeasureWindow | None:
        """When a measure takes applications; None where it has no guide."""
        return self._windows_by_measure.get(measure)

    @property
    def has_dates(self) -> bool:
        """Whether anything on the pages depends on the reader's day."""
        dated = any(one.days for one in self.windows)
        return dated or self.term.until is not None

    @property
    def draft_name(self) -> str:
        """征求意见稿 and the like; "" when final."""
        return self._draft_line().partition("：")[0]

    def keep(self) -> None:
        """Keeps what was compiled of pages and prose, for the next site."""
        self.pages.keep()
        self.compiled.keep()

    def _clauses(self) -> list[Clause]:
        """The text of the policy as its own page shows it, in order."""
        found: list[Clause] = []
        for document in self._documents("measures"):
            found += clauses(document)
        return found

    def _documents(self, template: str) -> list[Document]:
        """The composed documents of one template."""
        return [
            document
            for document in self.request.documents
            if document.template == template
        ]

    def _common(self) -> dict[str, Any]:
        """The names that every template may use."""
        draft_name, _, draft = self._draft_line().partition("：")
        return {
            "p": self.context.p,
            "policy_view": self.context,
            "catalogue": self.catalogue,
            "base": self.base,
            "up": self.request.up,
            "draft_name": draft_name,
            "draft": draft,
            "updated": self.updated,
            "public": self.request.public,
            "term": self.term,
            "versions": self.versions,
            "portal": self.context.policy.meta.portal,
            "icon": ICON,
            "navigation": self.navigation(),
            "said": self.words.paragraph,
            "text": self.words.text,
        }

    def _draft_line(self) -> str:
        """征求意见稿 and the like, as the documents have it; "" when final."""
        for document in self.request.documents:
            if document.draft:
                return document.draft
        return ""

    def navigation(self) -> list[tuple[str, str]]:
        """The pages of the navigation that this site has."""
        optional = {
            "overview.html": self._documents("infographic"),
            "policy.html": self.clauses,
            "comparison.html": self.comparison,
            "charts.html": self.charts,
            "calendar.html": self.windows,
            "changes.html": self.changed or len(self.versions) > 1,
        }
        return [page for page in NAVIGATION if optional.get(page[0], True)]
