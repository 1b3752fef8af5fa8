"""Composed documents → files.

They are rendered while others are still being composed, then published together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from policypress.findings import Finding, has_errors
from policypress.pipeline.conversion import (
    as_pdf,
    as_png,
    by_pandoc,
    has_contents,
    kept_pdf,
    pdf_hint,
    template_of,
    with_measured_pages,
)
from policypress.pipeline.earlier_files import EarlierFiles
from policypress.pipeline.rendering import Files, Rendering, render
from policypress.pipeline.request import BuildRequest, BuildResult, Progress
from policypress.pipeline.workers import Workers
from policypress.publish import Owner, Publisher

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.site import SiteRequest
    from policypress.site.site import Made

__all__ = ["Production", "produce", "render"]
_NATIVE = ("docx", "xlsx", "html", "svg")
_DOWNLOADS = ("guide", "form", "leaflet")  # what the site offers for download


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
        """owner: whose files below the output folder are replaced and taken
        away, those of this policy unless given."""
        self._request, self._only_site = request, only_site
        self._progress, self._workers = progress, workers
        self._formats = request.formats or ()
        self._rendering = Rendering(
            request.templates / "looks",
            request.marks,
            workers,
            EarlierFiles(request.out, request.marks),
        )
        self._documents: list[Document] = []
        home = request.home or request.policy
        self._owner = owner or Owner.of("build", request.out, home)
        self._site_owner = Owner.of("site", request.out, home)
        inputs = (home, request.templates, *request.inputs)
        self._publisher = Publisher(request.out, self._owner, inputs)
        self._pages: Callable[[], tuple[Files, list[Finding]]] | None = None

    def take(self, document: Document) -> None:
        """One more document, as soon as it is composed."""
        if self._only_site:
            is_download = document.template in _DOWNLOADS
            self._rendering.add(document, ["docx"] if is_download else [])
            return
        self._documents.append(document)
        kinds = _formats(document, self._request)
        is_paged = "svg" not in document.formats
        if "pdf" in self._formats and is_paged and "docx" not in kinds:
            kinds.append("docx")  # a PDF is made of it
        is_picture = "svg" in document.formats and "svg" not in kinds
        if "png" in self._formats and is_picture:
            kinds.append("svg")  # and a PNG of this
        self._rendering.add(document, kinds)

    def show(self, site: SiteRequest) -> None:
        """Begins the site, once all that it shows has been taken; later calls do
        nothing.

        site: without its downloads.
        """
        if self._pages is not None or has_errors(self._rendering.findings):
            return
        self._progress("生成网页")
        wanted = self.with_downloads(site)
        self._pages = self._workers.start(lambda: _pages(wanted), "pages")

    def with_downloads(self, site: SiteRequest) -> SiteRequest:
        """A site with the files that it offers, as rendered here."""
        downloads = self._downloads(site, self._rendering.of(_DOWNLOADS))
        return replace(site, downloads=downloads)

    def finish(self) -> BuildResult:
        """Renders what is left and publishes everything.

        Nothing at all is published when something cannot be made.
        """
        if has_errors(self._rendering.findings):
            return BuildResult(self._rendering.findings)
        self._progress("生成文件")
        files = self._rendering.finish()
        news, hints = self._collect(files)
        made, about_site = self._pages() if self._pages else ({}, [])
        if has_errors(about_site):
            return BuildResult([*news, *about_site])
        self._progress("写入文件")
        for name, data in made.items():
            path, owner = f"site/{name}", self._site_owner
            self._publisher.add(path, data, "templates/site", owner=owner)
        complete = self._complete_owners(with_site=bool(made))
        published = self._publisher.publish(complete)
        self._rendering.keep()
        # What converting and publishing say (another font, a file set aside) is news of
        # this build: the next one finds the files there and has nothing to say.
        news += published.findings
        return BuildResult(
            [*news, *about_site],
            published.written,
            published.unchanged,
            published.removed,
            hints,
            digests={} if news else published.digests,
            made=self._rendering.made,
            taken=self._rendering.taken,
        )

    def _complete_owners(self, with_site: bool) -> set[Owner]:
        """Whose outputs were all made, so that earlier ones not among them may go."""
        owners = {self._site_owner} if with_site else set()
        is_whole = not self._request.only and self._request.formats is None
        if is_whole and not self._only_site:
            owners.add(self._owner)
        return owners

    def _collect(self, files: Files) -> tuple[list[Finding], list[str]]:
        """Hands every output but the site to the publisher. Findings, and hints."""
        publisher = self._publisher
        documents = self._documents
        unnumbered = self._add_ours(files)
        hints = [pdf_hint()] if self._lacks_pdf(files) else []
        kinds = [kind for kind in ("odt", "md") if kind in self._formats]
        findings = by_pandoc(
            documents,
            kinds,
            self._request.marks,
            publisher,
            self._progress,
        )
        if "pdf" in self._formats:
            # A picture has no pages.
            paged = [one for one in documents if "svg" not in one.formats]
            found, hints = as_pdf(paged, files, publisher, self._progress)
            findings += found
        if "png" in self._formats:
            found, more = as_png(documents, files, publisher, self._progress)
            findings += found
            hints += more
        for document in unnumbered:
            data = with_measured_pages(document, files, publisher)
            name = f"{document.file}.docx"
            publisher.add(name, data, template_of(document))
        return findings, hints

    def _add_ours(self, files: Files) -> list[Document]:
        """Hands the files of our own formats to the publisher. Documents whose .docx is
        still to come: the pages of its contents (目录) are measured with its PDF."""
        unnumbered: list[Document] = []
        for document in self._documents:
            for kind in _formats(document, self._request):
                if kind == "docx" and has_contents(document):
                    unnumbered.append(document)
                    continue
                name = f"{document.file}.{kind}"
                self._publisher.add(name, files[name], template_of(document))
        return unnumbered

    def _lacks_pdf(self, files: Files) -> bool:
        """Whether a build without formats of its own leaves a document without PDF.

        Those that an earlier build made of the same .docx stay.
        """
        if self._request.formats is not None:
            return False
        lacking = False
        for document in self._documents:
            if "docx" in document.formats:
                is_kept = kept_pdf(document, files, self._publisher)
                lacking = lacking or not is_kept
        return lacking

    def _downloads(
        self,
        site: SiteRequest,
        files: Files,
    ) -> Files:
        """The guides and forms of this build: no page offers one that differs from it.

        A PDF is offered when an earlier build made it from the same .docx.
        """
        downloads: Files = {}
        for document in site.documents:
            if document.template not in _DOWNLOADS:
                continue
            name = f"{document.file}.docx"
            downloads[name] = files[name]
            if kept_pdf(document, files, self._publisher):
                pdf = f"{document.file}.pdf"
                downloads[pdf] = (self._request.out / pdf).read_bytes()
        return downloads


def produce(
    documents: list[Document],
    request: BuildRequest,
    progress: Progress,
    owner: Owner | None = None,
) -> BuildResult:
    """Renders and publishes documents that are all there already.

    owner: who they belong to, if not to a build.
    """
    with Workers(1) as workers:
        production = Production(request, progress, workers, owner=owner)
        for document in documents:
            production.take(document)
        return production.finish()


def _formats(
    document: Document,
    request: BuildRequest,
) -> list[str]:
    """The formats of our own in which a document is published."""
    if request.formats is None:
        return [kind for kind in document.formats if kind in _NATIVE]
    offered = {*document.formats, "html"}
    return [
        kind for kind in request.formats if kind in _NATIVE and kind in offered
    ]


def pages_of(wanted: SiteRequest) -> Made:
    """Every file of the site, and what is wrong with it; the workbook for portals is made of
    the JSON that says the same."""
    from policypress.site.publishing import publish_workbook
    from policypress.site.site import make_whole

    made = make_whole(wanted)
    if made.files:
        json = made.files["publish.json"]
        made.files["publish.xlsx"] = publish_workbook(json)
    return made


def _pages(wanted: SiteRequest) -> tuple[Files, list[Finding]]:
    """The same without what it was made with, which does not travel."""
    made = pages_of(wanted)
    return made.files, made.findings
