"""Composed documents → files: rendered while others are still being composed, then published together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from policypress.production.conversion import as_pdf, by_pandoc, kept_pdf, pdf_hint, template_of
from policypress.production.rendering import Files, Rendering, render
from policypress.publish import Published, Publisher
from policypress.request import BuildRequest, BuildResult, Progress
from policypress.source.place import Finding, has_errors
from policypress.workers import Workers

if TYPE_CHECKING:
    from policypress.compose.document import Document
    from policypress.site import SiteRequest

__all__ = ["Production", "produce", "render"]
_NATIVE = ("docx", "xlsx", "html")
_PAPERS = ("guide", "form")  # what the site offers for download


class Production:
    """The documents of one build. only_site: nothing but the site is published."""

    def __init__(self, request: BuildRequest, progress: Progress, workers: Workers, only_site: bool = False) -> None:
        self._request, self._progress, self._workers, self._only_site = request, progress, workers, only_site
        self._rendering = Rendering(request.templates / "looks", request.marks, workers)
        self._documents: list[Document] = []
        self._publisher = Publisher(request.out)
        self._pages: Callable[[], tuple[Files, list[Finding]]] | None = None

    def take(self, document: "Document") -> None:
        """One more document, as soon as it is composed."""
        if self._only_site:
            self._rendering.add(document, ["docx"] if document.template in _PAPERS else [])
            return
        self._documents.append(document)
        kinds = _formats(document, self._request)
        by_way = ["docx"] if "pdf" in (self._request.formats or ()) and "docx" not in kinds else []
        self._rendering.add(document, kinds + by_way)

    def show(self, site: "SiteRequest") -> None:
        """Begins the site, once all that it shows has been taken. site: without its downloads."""
        if self._pages is None and not has_errors(self._rendering.findings):
            self._progress("生成网页")
            wanted = replace(site, downloads=self._downloads(site, self._rendering.of(_PAPERS)))
            self._pages = self._workers.start(lambda: _pages(wanted))

    def finish(self) -> BuildResult:
        """Renders what is left and publishes everything; nothing at all when something cannot be made."""
        if has_errors(self._rendering.findings):
            return BuildResult(self._rendering.findings)
        self._progress("生成文件")
        files = self._rendering.finish()
        findings, hints = self._collect(files)
        made, found = self._pages() if self._pages else ({}, [])
        findings += found
        if has_errors(found):
            return BuildResult(findings)
        self._progress("写入文件")
        complete = not self._request.only and self._request.formats is None
        results = [] if self._only_site else [self._publisher.publish(complete)]
        if made:
            results.append(_publish_site(self._request, made))
        return _told(results, findings, hints)

    def _collect(self, files: Files) -> tuple[list[Finding], list[str]]:
        """Hands every output but the site to the publisher."""
        request, publisher, formats = self._request, self._publisher, self._request.formats or ()
        without_pdf = False
        for document in self._documents:
            for kind in _formats(document, request):
                publisher.add(f"{document.name}.{kind}", files[f"{document.name}.{kind}"], template_of(document))
            if request.formats is None and "docx" in document.formats:
                without_pdf |= not kept_pdf(document, files, publisher)
        kinds = [kind for kind in ("odt", "md") if kind in formats]
        findings = by_pandoc(self._documents, kinds, request.marks, publisher, self._progress)
        found, hints = as_pdf(self._documents, files, publisher, self._progress) if "pdf" in formats else ([], [])
        return findings + found, hints + ([pdf_hint()] if without_pdf else [])

    def _downloads(self, site: "SiteRequest", files: Files) -> Files:
        """The guides and forms of this build, so that no page offers one that says something else; a PDF is offered
        when an earlier build made it from the same .docx."""
        downloads: Files = {}
        for document in site.documents:
            if document.template in _PAPERS:
                name = f"{document.name}.docx"
                downloads[name] = files[name]
                if kept_pdf(document, files, self._publisher):
                    downloads[f"{document.name}.pdf"] = (self._request.out / f"{document.name}.pdf").read_bytes()
        return downloads


def produce(documents: list["Document"], request: BuildRequest, progress: Progress) -> BuildResult:
    """Renders and publishes documents that are all there already."""
    with Workers(1) as workers:
        production = Production(request, progress, workers)
        for document in documents:
            production.take(document)
        return production.finish()


def _formats(document: "Document", request: BuildRequest) -> list[str]:
    """The formats of our own in which a document is published."""
    if request.formats is None:
        return [kind for kind in document.formats if kind in _NATIVE]
    offered = {*document.formats, "html"}
    return [kind for kind in request.formats if kind in _NATIVE and kind in offered]


def _pages(wanted: "SiteRequest") -> tuple[Files, list[Finding]]:
    from policypress.site import make

    return make(wanted)


def _publish_site(request: BuildRequest, pages: Files) -> Published:
    """The site has a folder of its own: out/site."""
    publisher = Publisher(request.out / "site")
    for name, data in pages.items():
        publisher.add(name, data, "templates/site")
    return publisher.publish(complete=True)


def _told(results: list[Published], findings: list[Finding], hints: list[str]) -> BuildResult:
    return BuildResult(
        [*findings, *(finding for one in results for finding in one.findings)],
        *([path for one in results for path in getattr(one, kind)] for kind in ("written", "unchanged", "removed")), hints)
