"""Composed documents → files: every format asked for, then published together."""

from __future__ import annotations

import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Iterator

from policypress.publish import Publisher
from policypress.request import BuildRequest, BuildResult, Progress
from policypress.source.place import Finding, Place, has_errors

if TYPE_CHECKING:
    from policypress.compose.document import Document
    from policypress.render.docx import Look
    from policypress.site import SiteRequest

_NATIVE = ("docx", "xlsx", "html")


def produce(documents: list["Document"], request: BuildRequest, progress: Progress) -> BuildResult:
    """Renders and publishes. Nothing is published when a document cannot be rendered."""
    looks, findings = _looks(documents, request.templates / "looks")
    publisher, hints = Publisher(request.out), list[str]()
    wanted = [(document, kind) for document in documents for kind in _formats(document, request)]
    if has_errors(findings):
        return BuildResult(findings)
    words: dict[str, bytes] = {}
    for number, (document, kind, data) in enumerate(_rendered(wanted, looks, request), 1):
        progress("生成文件", number, len(wanted))
        if kind == "docx":
            words[document.name] = data
        publisher.add(f"{document.name}.{kind}", data, _template(document))
    findings += _convert(documents, [kind for kind in ("odt", "md") if kind in (request.formats or ())], request.marks, publisher, progress)
    if "pdf" in (request.formats or ()):
        found, hints = _pdf(documents, looks, words, request, publisher, progress)
        findings += found
    progress("写入文件")
    published = publisher.publish(complete=not request.only and request.formats is None)
    return BuildResult([*findings, *published.findings], published.written, published.unchanged, published.removed, hints)


def produce_site(wanted: "SiteRequest", request: BuildRequest, progress: Progress) -> BuildResult:
    """The pages with the guides and forms they offer, published together in a folder of their own: out/site.

    The .docx files are made anew, so that no page offers one that says something else; a PDF is offered when an
    earlier build made it from the same .docx.
    """
    from policypress.site import make

    papers = [document for document in wanted.documents if document.template in ("guide", "form")]
    looks, findings = _looks(papers, request.templates / "looks")
    if not all(document.look in looks for document in papers):
        return BuildResult(findings)
    built, downloads = Publisher(request.out), dict[str, bytes]()
    for number, document in enumerate(papers, 1):
        progress("生成文件", number, len(papers))
        data = downloads[f"{document.name}.docx"] = _render(document, "docx", looks[document.look], request.marks)
        if built.keep(name := f"{document.name}.pdf", sha256(data).hexdigest()):
            downloads[name] = (request.out / name).read_bytes()
    progress("生成网页")
    pages, found = make(replace(wanted, downloads=downloads))
    findings += found
    if not pages:
        return BuildResult(findings)
    publisher = Publisher(request.out / "site")
    for name, data in pages.items():
        publisher.add(name, data, "templates/site")
    published = publisher.publish(complete=True)
    return BuildResult([*findings, *published.findings], published.written, published.unchanged, published.removed)


def _formats(document: "Document", request: BuildRequest) -> list[str]:
    if request.formats is None:
        return [kind for kind in document.formats if kind in _NATIVE]
    offered = {*document.formats, "html"}
    return [kind for kind in request.formats if kind in _NATIVE and kind in offered]


def _template(document: "Document") -> str:
    """The file that made a document, as findings and the manifest call it."""
    return f"templates/{document.template}.md"


def _looks(documents: list["Document"], folder: Path) -> tuple[dict[str, "Look"], list[Finding]]:
    from policypress.render.docx import check_roles, named_look

    looks: dict[str, Look] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys(document.look for document in documents):
        asked = next(document for document in documents if document.look == name)
        look, found = named_look(folder, name, Place(_template(asked)))
        findings += found
        if look:
            looks[name] = look
    for document in documents:
        if document.look in looks:
            findings += check_roles(document, looks[document.look])
    return looks, findings


def _render(document: "Document", kind: str, look: "Look", marks: bool) -> bytes:
    if kind == "docx":
        from policypress.render.docx import render
    elif kind == "xlsx":
        from policypress.render.xlsx import render
    else:
        from policypress.render.html import render
    return render(document, look, marks=marks)


def _rendered(wanted: list, looks: dict, request: BuildRequest) -> Iterator[tuple["Document", str, bytes]]:
    """Bytes of each document and format, in order; in several processes when asked for."""
    arguments = [(document, kind, looks[document.look], request.marks) for document, kind in wanted]
    if request.jobs > 1 and len(wanted) > 1:
        with ProcessPoolExecutor(request.jobs) as pool:
            results = list(pool.map(_render, *zip(*arguments), chunksize=max(1, len(wanted) // (4 * request.jobs))))
    else:
        results = (_render(*argument) for argument in arguments)
    for (document, kind), data in zip(wanted, results):
        yield document, kind, data


def _convert(documents: list["Document"], kinds: list[str], marks: bool, publisher: Publisher, progress: Progress) -> list[Finding]:
    """odt and md, by pandoc from our own HTML."""
    if not kinds:
        return []
    from policypress.render.html import fragment
    from policypress.render.pandoc import convert

    findings: list[Finding] = []
    for number, document in enumerate(documents, 1):
        progress("转换格式", number, len(documents))
        page = fragment(document, marks=marks, form=False)
        digest = sha256(page.encode()).hexdigest()
        for kind in kinds:
            if publisher.keep(f"{document.name}.{kind}", digest, _template(document)):
                continue
            data = convert(page, kind)
            if isinstance(data, Finding):
                return [*findings, data]
            publisher.add(f"{document.name}.{kind}", data, _template(document), digest)
    return findings


def _pdf(documents: list["Document"], looks: dict, words: dict[str, bytes], request: BuildRequest,
         publisher: Publisher, progress: Progress) -> tuple[list[Finding], list[str]]:
    """PDF of each document by LibreOffice; those whose .docx has not changed are kept."""
    from policypress.render.pdf import convert
    from policypress.tools import find_soffice

    if find_soffice() is None:
        return [], ["没有找到 LibreOffice，未生成 PDF：安装 LibreOffice 后重新运行（apt install libreoffice-writer，或到其官方网站下载）"]
    progress("转换 PDF")
    with tempfile.TemporaryDirectory(prefix="policypress-") as folder:
        todo: dict[Path, tuple[Document, str]] = {}
        for number, document in enumerate(documents):
            data = words.get(document.name) or _render(document, "docx", looks[document.look], request.marks)
            digest = sha256(data).hexdigest()
            if not publisher.keep(f"{document.name}.pdf", digest, _template(document)):
                source = Path(folder) / f"{number:04}.docx"
                source.write_bytes(data)
                todo[source] = (document, digest)
        if not todo:
            return [], []
        result = convert(list(todo), Path(folder) / "pdf")
        for source, (document, digest) in todo.items():
            made = Path(folder) / "pdf" / f"{source.stem}.pdf"
            if made.is_file():
                publisher.add(f"{document.name}.pdf", made.read_bytes(), _template(document), digest)
        names = {source.name: document.name for source, (document, _) in todo.items()}
        return [_renamed(finding, names) for finding in result.findings], []


def _renamed(finding: Finding, names: dict[str, str]) -> Finding:
    """A finding about a temporary file, as one about the document it was made from."""
    name = names.get(Path(finding.place.file).name)
    return Finding(finding.code, finding.message, Place(f"{name}.docx"), finding.hint, finding.severity) if name else finding
