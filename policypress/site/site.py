"""The pages of a site, put together: policy and composed documents → name → bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError, TemplateNotFound

from policypress.compose.markdown.markers import Nodes
from policypress.compose.sandbox.errors import (
    Unreadable,
    as_finding,
    template_place,
)
from policypress.compose.views.context import Context
from policypress.document import Document
from policypress.eligibility import export
from policypress.findings import Finding, Place
from policypress.rules import SCHEMA
from policypress.site.calendar import windows
from policypress.site.catalogue import Catalogue, Entry
from policypress.site.charts import charts
from policypress.site.clauses import chapter_of, clauses
from policypress.site.feed import changes, updated, urn
from policypress.site.linked import service
from policypress.site.pages import SHOWN, Pages
from policypress.site.request import SiteRequest
from policypress.site.search import Index
from policypress.site.sections import open_figures
from policypress.site.text import SiteText, html, text
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
# The engine of the calculator, each after those that it stands on.
CALCULATOR = (
    "numbers.js",
    "scope.js",
    "rules.js",
    "arithmetic.js",
    "answers.js",
    "combine.js",
    "ready.js",
    "payments.js",
    "advice.js",
    "calculator.js",
)


def make(request: SiteRequest) -> tuple[dict[str, bytes], list[Finding]]:
    """Every file of the site by its path below it. A template that fails is a finding,
    and then there is no site."""
    try:
        site = _Site(request)
        return site.files(), site.findings()
    except Unreadable as error:
        return {}, [_unusable(finding) for finding in error.findings]
    except Exception as error:  # noqa: BLE001 - a template is a user's program: whatever it raises is a finding
        found = _finding(error, request)
        if found is None:
            raise
        return {}, [found]


def _unusable(finding: Finding) -> Finding:
    """A template, style sheet or script that cannot be read."""
    return replace(
        finding,
        code="site-template",
        message=f"网页模板不能用：{finding.message}",
        hint=finding.hint or "恢复 templates/site/",
    )


def _finding(error: Exception, request: SiteRequest) -> Finding | None:
    """What is wrong with a template, at its line; None when no template is to blame."""
    nowhere = Place("")
    place = template_place(error, nowhere)
    if place is nowhere and not isinstance(error, TemplateError):
        return None
    if isinstance(error, TemplateNotFound) and place is nowhere:
        place = Place(f"{SHOWN}/{error.name}")
    found = as_finding(error, place, [], SHOWN)
    hint = found.hint
    if found.code == "undefined-name":
        hint = "参看 templates/site/ 中的其他模板"
    return Finding(
        "site-template",
        f"网页模板有误：{found.message}",
        found.place,
        hint,
    )


class _Site:
    def __init__(self, request: SiteRequest) -> None:
        """What several pages need is made once, here."""
        self.request = request
        self.context = Context(request.policy, Nodes())
        self.words = SiteText(self.context)
        self.known = {
            record.path: record for record in figures(request.policy)
        }
        self.catalogue = Catalogue(request, self.context, self.words)
        self.index = Index()
        self.rules = export(request.policy, self.context)
        self.clauses = [
            clause
            for document in self._documents("measures")
            for clause in clauses(document)
        ]
        self.comparison = next(iter(self._documents("comparison")), None)
        self.charts = charts(self.context, self.words, self.known)
        self.base = (
            request.base_url.rstrip("/") + "/" if request.base_url else ""
        )
        self.updated = updated(request.policy, request.published)
        self.pages = Pages(
            request.templates / "site",
            self.words.plain,
            self._common(),
            len(request.policy.measures),
        )

    def files(self) -> dict[str, bytes]:
        """Every file by its path below the site."""
        made: dict[str, bytes] = {}
        for entry in self.catalogue.entries:
            made[entry.address] = self._measure(entry)
            made.update(entry.files)
        for chapter in self.context.groups:
            address = f"c/{chapter.id}.html"
            self.index.add(
                self.index.page(
                    address, f"{chapter.label}{chapter.title}", "章"
                ),
                "",
                "",
                self.words.text(chapter.purpose),
            )
            made[address] = self._page(
                "chapter",
                address,
                str(chapter.title),
                chapter=chapter,
            )
        made |= self._texts() | self._tables()
        # What is searched has been collected by the pages before.
        made["search.html"] = self._page(
            "search",
            "search.html",
            "搜索",
            ["data.js", "search.js", "search-page.js"],
            index=self.index.as_data(),
        )
        made["calculator.html"] = self._page(
            "calculator",
            "calculator.html",
            "政策计算器",
            ["data.js", *CALCULATOR, "calculator-page.js"],
            rules=self.rules,
        )
        made |= self._data()
        made["index.html"] = self._page(
            "home",
            "index.html",
            "",
            ["home.js"],
        )
        made["404.html"] = self._page("404", "404.html", "没有这个页面")
        if self.updated:
            made["feed.xml"] = self.pages.xml(
                "feed.xml",
                changes=changes(
                    self.context, self.words, self.request.published
                ),
                name=urn(self.base or str(self.context.p.title)),
                version=urn(f"{self.context.p.title}\n{self.context.p.stage}"),
            )
        if self.base:
            made["sitemap.xml"] = self.pages.xml(
                "sitemap.xml",
                addresses=sorted(
                    n for n in made if n.endswith(".html") and n != "404.html"
                ),
            )
        return made

    def findings(self) -> list[Finding]:
        """What was asked for and cannot be made."""
        if self.updated or not self.request.published:
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

    def _data(self) -> dict[str, bytes]:
        """The rules for programs of others (docs/rules.md), with their JSON Schema."""
        rules = json.dumps(self.rules, ensure_ascii=False, indent=1)
        return {
            "rules.json": f"{rules}\n".encode(),
            "rules.schema.json": SCHEMA.read_bytes(),
        }

    def _texts(self) -> dict[str, bytes]:
        """The pages to read: the policy itself, questions, the calendar."""
        context, made = self.context, {}
        if self.clauses:
            self._index_clauses()
            made["policy.html"] = self._page(
                "policy",
                "policy.html",
                "政策原文",
                clauses=self.clauses,
                chapter_of=chapter_of,
            )
        questions = [
            entry for entry in self.catalogue.entries if entry.questions
        ]
        if questions:
            page = self.index.page("faq.html", "常见问题", "问答")
            for entry in questions:
                for question in entry.questions:
                    self.index.add(
                        page,
                        question.question,
                        question.anchor,
                        question.text,
                    )
            made["faq.html"] = self._page(
                "faq",
                "faq.html",
                "常见问题",
                entries=questions,
            )
        calendar = windows(context.measures, self.words)
        if calendar:
            made["calendar.html"] = self._page(
                "calendar",
                "calendar.html",
                "申报日历",
                windows=calendar,
                common=context.measures[0].guide,
            )
        return made

    def _tables(self) -> dict[str, bytes]:
        """The pages that compare."""
        made = {}
        if self.comparison:
            blocks = [
                block
                for block in self.comparison.blocks
                if getattr(block, "level", 0) != 1
            ]
            page = self.index.page("comparison.html", "政策对照表", "对照")
            self.index.add(
                page,
                "",
                "",
                text(blocks),
            )
            made["comparison.html"] = self._page(
                "comparison",
                "comparison.html",
                "政策对照",
                ["table.js"],
                content=html(blocks, "政策对照表"),
            )
        if self.charts:
            made["charts.html"] = self._page(
                "charts",
                "charts.html",
                "图表",
                charts=self.charts,
            )
        return made

    def _measure(self, entry: Entry) -> bytes:
        """The page of one measure, and what the search finds of it."""
        page = self.index.page(
            entry.address,
            f"{entry.citation} {entry.subject}",
            "指南",
            entry.measure.order,
        )
        self.index.add(
            page,
            "",
            "",
            f"{entry.title}\n{entry.chapter.title}",
        )
        for section in entry.sections:
            self.index.add(
                page,
                section.heading,
                section.anchor,
                section.text,
            )
        blocks = [
            block for section in entry.sections for block in section.blocks
        ]
        return self._page(
            "measure",
            entry.address,
            f"{entry.subject}申报指南",
            entry=entry,
            linked=service(
                entry.measure,
                entry.amount_text,
                self.words,
                self.base and self.base + entry.address,
            ),
            open_figures=[
                (self.known.get(figure.path), figure)
                for figure in open_figures(blocks)
            ],
        )

    def _index_clauses(self) -> None:
        """Makes the clauses of the policy's own page findable, each at its place."""
        for clause in self.clauses:
            number = self.context.numbers.get(clause.id)
            if number:
                name = self.catalogue.name(clause.id)
                title = f"{number.citation} {name}".rstrip()
                self.index.add(
                    self.index.page(
                        f"policy.html#{clause.id}",
                        title,
                        "条文",
                        number.order,
                    ),
                    "",
                    "",
                    clause.text,
                )
            elif (
                chapter_of(clause) == "supplementary"
            ):  # the other chapters have pages of their own
                self.index.page(
                    "policy.html#chapter-supplementary", clause.text, "章"
                )

    def _page(
        self,
        template: str,
        address: str,
        title: str,
        scripts: list[str] | None = None,
        **names: Any,
    ) -> bytes:
        """A page as bytes. scripts: files of the template folder; names: what only this
        page uses."""
        return self.pages.html(
            template,
            address,
            scripts or [],
            title=title,
            **names,
        )

    def _common(self) -> dict[str, Any]:
        """The names that every template may use."""
        draft = next(
            (
                document.draft
                for document in self.request.documents
                if document.draft
            ),
            "",
        )
        there = {
            "policy.html": self.clauses,
            "comparison.html": self.comparison,
            "charts.html": self.charts,
            "faq.html": any(
                entry.questions for entry in self.catalogue.entries
            ),
            "calendar.html": self.request.policy.common_guide,
        }
        return {
            "p": self.context.p,
            "policy_view": self.context,
            "catalogue": self.catalogue,
            "base": self.base,
            "draft": draft,
            "updated": self.updated,
            "navigation": [
                page for page in NAVIGATION if there.get(page[0], True)
            ],
            "said": self.words.paragraph,
            "text": self.words.text,
        }

    def _documents(self, template: str) -> list[Document]:
        """The composed documents of one template."""
        return [
            document
            for document in self.request.documents
            if document.template == template
        ]
