"""Composed documents → files: rendered while others are still being composed, then published together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from policypress.findings import Finding, has_errors
from policypress.pipeline.conversion import (
    as_pdf,
    by_pandoc,
    kept_pdf,
    pdf_hint,
    template_of,
)
from policypress.pipeline.rendering import Files, Rendering, render
from policypress.pipeline.request import BuildRequest, BuildResult, Progress
from policypress.pipeline.workers import Workers
from policypress.publish import Owner, Published, Publisher

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.site import SiteRequest

__all__ = ["Production", "produce", "render"]
_NATIVE = ("docx", "xlsx", "html")
_PAPERS = ("guide", "form")  # what the site offers for download


class Production:
    """The documents of one build. only_site: nothing but the site is published."""

    def __init__(
        self,
        request: BuildRequest,
        progress: Progress,
        workers: Workers,
        only_site: bool = False,
        owner: Owner | None = None,
    ) -> None:
        self._request, self._progress, self._workers, self._only_site = (
            request,
            progress,
            workers,
            only_site,
        )
        self._rendering = Rendering(request.templates / "looks", request.marks, workers)
        self._documents: list[Document] = []
        self._owner = owner or Owner.of("build", request.out, request.policy)
        self._site_owner = Owner.of("site", request.out, request.policy)
        inputs = (request.policy, request.templates, *request.inputs)
        self._publisher = Publisher(request.out, self._owner, inputs)
        self._pages: Callable[[], tuple[Files, list[Finding]]] | None = None

    def take(self, document: Document) -> None:
        """One more document, as soon as it is composed."""
        if self._only_site:
            self._rendering.add(
                document, ["docx"] if document.template in _PAPERS else []
            )
            return
        self._documents.append(document)
        kinds = _formats(document, self._request)
        by_way = (
            ["docx"]
            if "pdf" in (self._request.formats or ()) and "docx" not in kinds
            else []
        )
        self._rendering.add(document, kinds + by_way)

    def show(self, site: SiteRequest) -> None:
        """Begins the site, once all that it shows has been taken. site: without its downloads."""
        if self._pages is None and not has_errors(self._rendering.findings):
            self._progress("生成网页")
            wanted = replace(
                site, downloads=self._downloads(site, self._rendering.of(_PAPERS))
            )
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
        whole = {self._owner} if complete and not self._only_site else set()
        if made:
            whole.add(self._site_owner)
        for name, data in made.items():
            self._publisher.add(
                f"site/{name}", data, "templates/site", owner=self._site_owner
            )
        return _result(self._publisher.publish(whole), findings, hints)

    def _collect(self, files: Files) -> tuple[list[Finding], list[str]]:
        """Hands every output but the site to the publisher."""
        request, publisher, formats = (
            self._request,
            self._publisher,
            self._request.formats or (),
        )
        without_pdf = False
        for document in self._documents:
            for kind in _formats(document, request):
                publisher.add(
                    f"{document.name}.{kind}",
                    files[f"{document.name}.{kind}"],
                    template_of(document),
                )
            if request.formats is None and "docx" in document.formats:
                without_pdf |= not kept_pdf(document, files, publisher)
        kinds = [kind for kind in ("odt", "md") if kind in formats]
        findings = by_pandoc(
            self._documents, kinds, request.marks, publisher, self._progress
        )
        found, hints = (
            as_pdf(self._documents, files, publisher, self._progress)
            if "pdf" in formats
            else ([], [])
        )
        return findings + found, hints + ([pdf_hint()] if without_pdf else [])

    def _downloads(self, site: SiteRequest, files: Files) -> Files:
        """The guides and forms of this build, so that no page offers one that says something else; a PDF is offered
        when an earlier build made it from the same .docx."""
        downloads: Files = {}
        for document in site.documents:
            if document.template in _PAPERS:
                name = f"{document.name}.docx"
                downloads[name] = files[name]
                if kept_pdf(document, files, self._publisher):
                    downloads[f"{document.name}.pdf"] = (
                        self._request.out / f"{document.name}.pdf"
                    ).read_bytes()
        return downloads


def produce(
    documents: list[Document],
    request: BuildRequest,
    progress: Progress,
    owner: Owner | None = None,
) -> BuildResult:
    """Renders and publishes documents that are all there already. owner: who they belong to, if not to a build."""
    with Workers(1) as workers:
        production = Production(request, progress, workers, owner=owner)
        for document in documents:
            production.take(document)
        return production.finish()


def _formats(document: Document, request: BuildRequest) -> list[str]:
    """The formats of our own in which a document is published."""
    if request.formats is None:
        return [kind for kind in document.formats if kind in _NATIVE]
    offered = {*document.formats, "html"}
    return [kind for kind in request.formats if kind in _NATIVE and kind in offered]


def _pages(wanted: SiteRequest) -> tuple[Files, list[Finding]]:
    from policypress.site import make

    return make(wanted)


def _result(
    published: Published, findings: list[Finding], hints: list[str]
) -> BuildResult:
    everything = [*findings, *published.findings]
    # What publishing says (a file set aside, for instance) is news once and not again.
    digests = {} if published.findings else published.digests
    return BuildResult(
        everything,
        published.written,
        published.unchanged,
        published.removed,
        hints,
        digests=digests,
    )
