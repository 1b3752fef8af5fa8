"""Composed documents → files: every format asked for, then published together."""

from __future__ import annotations

import tempfile
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Iterator

from policypress.publish import Publisher
from policypress.request import BuildRequest, BuildResult, Progress
from policypress.source.place import Finding, Place

if TYPE_CHECKING:
    from policypress.compose.document import Document
    from policypress.render.docx import Look

_NATIVE = ("docx", "xlsx", "html")


def produce(documents: list["Document"], request: BuildRequest, progress: Progress) -> BuildResult:
    """Renders and publishes. Nothing is published when a document cannot be rendered."""
    looks, findings = _looks(documents, request.templates / "looks")
    publisher, hints = Publisher(request.out), list[str]()
    wanted = [(document, kind) for document in documents for kind in _formats(document, request)]
    if not all(document.look in looks for document in documents):
        return BuildResult(findings)
    words: dict[str, bytes] = {}
    for number, (document, kind, data) in enumerate(_rendered(wanted, looks, request), 1):
        progress("生成文件", number, len(wanted))
        if kind == "docx":
            words[document.name] = data
        publisher.add(f"{document.name}.{kind}", data, document.template)
    findings += _convert(documents, [kind for kind in ("odt", "md") if kind in (request.formats or ())], request.marks, publisher, progress)
    if "pdf" in (request.formats or ()):
        found, hints = _pdf(documents, looks, words, request, publisher, progress)
        findings += found
    progress("写入文件")
    published = publisher.publish(complete=not request.only and request.formats is None)
    return BuildResult([*findings, *published.findings], published.written, published.unchanged, published.removed, hints)


def _formats(document: "Document", request: BuildRequest) -> list[str]:
    if request.formats is None:
        return [kind for kind in document.formats if kind in _NATIVE]
    offered = {*document.formats, "html"}
    return [kind for kind in request.formats if kind in _NATIVE and kind in offered]


def _looks(documents: list["Document"], folder: Path) -> tuple[dict[str, "Look"], list[Finding]]:
    from policypress.render.docx import check_roles, named_look

    looks: dict[str, Look] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys(document.look for document in documents):
        asked = next(d.template for d in documents if d.look == name)
        look, found = named_look(folder, name, Place(f"templates/{asked}.md"))
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
            if publisher.keep(f"{document.name}.{kind}", digest, document.template):
                continue
            data = convert(page, kind)
            if isinstance(data, Finding):
                return [*findings, data]
            publisher.add(f"{document.name}.{kind}", data, document.template, digest)
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
            if not publisher.keep(f"{document.name}.pdf", digest, document.template):
                source = Path(folder) / f"{number:04}.docx"
                source.write_bytes(data)
                todo[source] = (document, digest)
        if not todo:
            return [], []
        result = convert(list(todo), Path(folder) / "pdf")
        for source, (document, digest) in todo.items():
            made = Path(folder) / "pdf" / f"{source.stem}.pdf"
            if made.is_file():
                publisher.add(f"{document.name}.pdf", made.read_bytes(), document.template, digest)
        names = {source.name: document.name for source, (document, _) in todo.items()}
        return [_renamed(finding, names) for finding in result.findings], []


def _renamed(finding: Finding, names: dict[str, str]) -> Finding:
    """A finding about a temporary file, as one about the document it was made from."""
    name = names.get(Path(finding.place.file).name)
    return Finding(finding.code, finding.message, Place(f"{name}.docx"), finding.hint, finding.severity) if name else finding
