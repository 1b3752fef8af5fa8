"""What several pages of a site need, made once, and the page itself as bytes."""

from __future__ import annotations

from typing import Any

from policypress.compose.markdown.markers import Nodes
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.views.context import Context
from policypress.document import Document
from policypress.eligibility import export
from policypress.site.catalogue import Catalogue
from policypress.site.charts import charts
from policypress.site.clauses import Clause, clauses
from policypress.site.feed import updated
from policypress.site.pages import Pages
from policypress.site.request import SiteRequest
from policypress.site.search import Index
from policypress.site.text import SiteText
from policypress.source.figures import figures

# Every page of the navigation: address, title.
NAVIGATION = (
    ("index.html", "首页"),
    ("policy.html", "政策原文"),
    ("calculator.html", "政策计算器"),
    ("calendar.html", "申报日历"),
    ("faq.html", "常见问题"),
    ("comparison.html", "政策对照"),
    ("charts.html", "图表"),
    ("search.html", "搜索"),
)


class Shared:
    """One site in the making.

    known: the figures of the policy by path. base: the address of the site
    with its last slash, "" when unknown. updated: the day of the policy, ""
    when unknown. index: collects what is searched as pages are made.
    """

    def __init__(self, request: SiteRequest) -> None:
        """Raises Unreadable when the style sheet cannot be used."""
        policy = request.policy
        self.request = request
        self.compiled = Compiled(name="prose")
        self.context = Context(policy, Nodes(), self.compiled)
        self.words = SiteText(self.context)
        self.known = {record.path: record for record in figures(policy)}
        self.catalogue = Catalogue(request, self.context, self.words)
        self.index = Index()
        self.rules = export(policy, self.context)
        self.clauses = self._clauses()
        self.comparison = next(iter(self._documents("comparison")), None)
        self.charts = charts(self.context, self.words, self.known)
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
        return self.pages.html(
            template,
            address,
            scripts or [],
            title=title,
            **names,
        )

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
            "draft_name": draft_name,
            "draft": draft,
            "updated": self.updated,
            "navigation": self._navigation(),
            "said": self.words.paragraph,
            "text": self.words.text,
        }

    def _draft_line(self) -> str:
        """征求意见稿 and the like, as the documents have it; "" when final."""
        for document in self.request.documents:
            if document.draft:
                return document.draft
        return ""

    def _navigation(self) -> list[tuple[str, str]]:
        """The pages of the navigation that this site has."""
        entries = self.catalogue.entries
        optional = {
            "policy.html": self.clauses,
            "comparison.html": self.comparison,
            "charts.html": self.charts,
            "faq.html": any(entry.questions for entry in entries),
            "calendar.html": self.request.policy.common_guide,
        }
        return [page for page in NAVIGATION if optional.get(page[0], True)]
