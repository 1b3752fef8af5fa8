"""Formats that other programs make: odt and md by pandoc from our HTML, PDF by
LibreOffice from our .docx.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from policypress.findings import Finding, Place
from policypress.pipeline.request import Progress
from policypress.publish import Publisher
from policypress.system import temporary

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.pipeline.rendering import Files

_INSTALL = "apt install libreoffice-writer，或到其官方网站下载"
_NO_LIBREOFFICE = f"没有找到 LibreOffice，未生成 PDF：安装 LibreOffice 后重新运行（{_INSTALL}）"
_NO_RASTER = "没有找到 Chromium、Chrome、Edge 或者 LibreOffice，未生成 PNG；SVG 可以直接用浏览器打开、打印"
_HOW_TO_PDF = "要同时得到 PDF，加 --format docx,xlsx,pdf（首次约需半分钟，此后只转换有变化的文件）"


def by_pandoc(
    documents: Sequence[Document],
    kinds: Sequence[str],
    marks: bool,
    publisher: Publisher,
    progress: Progress,
) -> list[Finding]:
    """Adds odt and md files; those made from the same HTML before are kept."""
    if not kinds:
        return []
    from policypress.render.html import fragment
    from policypress.render.pandoc import convert

    for number, document in enumerate(documents, 1):
        progress("转换格式", number, len(documents))
        page = fragment(document, marks=marks, form=False)
        # Half a character, as a template may write one, has a digest too.
        digest = sha256(page.encode("utf-8", "surrogatepass")).hexdigest()
        template = template_of(document)
        for kind in kinds:
            name = f"{document.file}.{kind}"
            if publisher.keep(name, digest, template):
                continue
            data = convert(page, kind)
            if isinstance(data, Finding):
                return [data]
            publisher.add(name, data, template, digest)
    return []


def kept_pdf(
    document: Document,
    files: Files,
    publisher: Publisher,
) -> bool:
    """Whether the PDF of an earlier build was made from this very .docx; it then stays."""
    digest = sha256(files[f"{document.file}.docx"]).hexdigest()
    return publisher.keep(
        f"{document.file}.pdf",
        digest,
        template_of(document),
    )


def has_contents(document: Document) -> bool:
    """Whether it has a table of contents (目录)."""
    from policypress.document import Contents

    return any(isinstance(block, Contents) for block in document.blocks)


def with_measured_pages(
    document: Document,
    files: Files,
    publisher: Publisher,
) -> bytes:
    """The .docx, with page numbers in its contents where it has been laid out: those of
    the PDF that was made of it, now or by an earlier build."""
    from policypress.render.pdf_outline import standing
    from policypress.word.contents_pages import with_pages

    data = files[f"{document.file}.docx"]
    kept_pdf(document, files, publisher)
    pdf = publisher.data_of(f"{document.file}.pdf")
    if pdf is None:
        return data
    return with_pages(data, standing(pdf))


def _to_lay_out(document: Document, data: bytes) -> bytes:
    """What LibreOffice is given of a .docx."""
    from policypress.word.contents_pages import computed_when_laid_out

    if has_contents(document):
        return computed_when_laid_out(data)
    return data


def pdf_hint() -> str:
    """How to get PDFs from a build that was not asked for any.

    They take longer than all the rest.
    """
    from policypress.system.tools import find_soffice

    if find_soffice():
        return _HOW_TO_PDF
    return f"{_HOW_TO_PDF}；先要安装 LibreOffice（{_INSTALL}）"


def as_pdf(
    documents: Sequence[Document],
    files: Files,
    publisher: Publisher,
    progress: Progress,
) -> tuple[list[Finding], list[str]]:
    """Adds the PDF of each document.

    Findings, and hints about what is missing on this machine.
    """
    from policypress.system.tools import find_soffice

    if find_soffice() is None:
        return [], [_NO_LIBREOFFICE]
    progress("转换 PDF")
    todo = [one for one in documents if not kept_pdf(one, files, publisher)]
    if not todo:
        return [], []
    try:
        with temporary.folder() as folder:
            return _converted(todo, files, publisher, folder), []
    except OSError as problem:
        return [temporary.refusal(problem)], []


def _converted(
    todo: Sequence[Document],
    files: Files,
    publisher: Publisher,
    folder: Path,
) -> list[Finding]:
    """Adds the PDF of each document, by way of files in a temporary folder.

    Raises OSError.
    """
    from policypress.render.pdf import convert

    sources: dict[Path, Document] = {}
    for number, document in enumerate(todo):
        source = folder / f"{number:04}.docx"
        data = files[f"{document.file}.docx"]
        source.write_bytes(_to_lay_out(document, data))
        sources[source] = document
    result = convert(list(sources), folder / "pdf")
    for source, document in sources.items():
        made = folder / "pdf" / f"{source.stem}.pdf"
        if not made.is_file():
            continue
        digest = sha256(files[f"{document.file}.docx"]).hexdigest()
        name, pdf = f"{document.file}.pdf", made.read_bytes()
        publisher.add(name, pdf, template_of(document), digest)
    names = {
        source.name: document.file for source, document in sources.items()
    }
    return [_renamed(finding, names) for finding in result.findings]


def as_png(
    documents: Sequence[Document],
    files: Files,
    publisher: Publisher,
    progress: Progress,
) -> tuple[list[Finding], list[str]]:
    """Adds the PNG of each picture (SVG); one made of the same picture before stays.

    Findings, and hints about what is missing on this machine.
    """
    from policypress.render.svg.raster import is_possible, raster

    pictures = [one for one in documents if f"{one.file}.svg" in files]
    if not pictures:
        return [], []
    if not is_possible():
        return [], [_NO_RASTER]
    progress("转换图片")
    for document in pictures:
        picture = files[f"{document.file}.svg"]
        digest = sha256(picture).hexdigest()
        name, template = f"{document.file}.png", template_of(document)
        if publisher.keep(name, digest, template):
            continue
        try:
            with temporary.folder() as folder:
                data = raster(picture, folder)
        except OSError as problem:
            return [temporary.refusal(problem)], []
        if data is None:
            return [_not_rastered(document)], []
        publisher.add(name, data, template, digest)
    return [], []


def _not_rastered(document: Document) -> Finding:
    """No program made a picture of it."""
    return Finding(
        "picture-not-made",
        f"“{document.file}”没有转换成 PNG",
        Place(f"{document.file}.svg"),
        "用浏览器打开 SVG 另存，或者检查 Chromium、LibreOffice 能否运行",
        "warning",
    )


def template_of(document: Document) -> str:
    """The file that made a document, as findings and the manifest call it."""
    return f"templates/{document.template}.md"


def _renamed(
    finding: Finding,
    names: dict[str, str],
) -> Finding:
    """A finding about a temporary file, as one about the document it was made from."""
    name = names.get(Path(finding.place.file).name)
    if not name:
        return finding
    return replace(finding, place=Place(f"{name}.docx"))
