"""Proof of the original with marks (就地标注): rejecting all changes gives the
original, accepting all of them the new text.

The first is held to the file: every part but the main one is the same bytes,
and the main one is the same XML once runs that were split are put together
again. The second is read back. Nothing here is shared with the code that
wrote the marks, nor with the one that reads files with tracked changes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from policypress.compare.proof.messages import failed, shorten
from policypress.compare.text.typography import core
from policypress.findings import Finding

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_P, _R, _T = f"{_W}p", f"{_W}r", f"{_W}t"
_PROPERTIES, _RUN_PROPERTIES = f"{_W}pPr", f"{_W}rPr"
# What may be empty and then says nothing; the innermost first.
_PROPERTIES_OF_ALL = (_RUN_PROPERTIES, _PROPERTIES, f"{_W}trPr")
_LIVE = {f"{_W}delText": _T, f"{_W}delInstrText": f"{_W}instrText"}
_SAYS = tuple(
    f"{_W}{tag}"
    for tag in ("t", "tab", "sym", "br", "drawing", "pict", "object")
)

Printed = str | tuple[tuple[str, ...], ...]


def prove_in_place(
    file_name: str,
    original: bytes,
    marked: bytes,
    accepted: Sequence[Printed],
    *,
    quiet: bool = False,
) -> list[Finding]:
    """What is wrong with the marked original; [] when all holds.

    accepted: the lines that accepting all changes must give. quiet: but for
    typography.
    """
    faults = [*_other_parts(original, marked)]
    if not faults:
        faults += _rejected(original, marked)
        faults += _accepted(marked, accepted, quiet)
    return [failed(file_name, fault) for fault in faults]


def _entries(data: bytes) -> dict[str, bytes]:
    """Name → content of a package, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _main(data: bytes) -> str:
    """The name of the main part."""
    from policypress.word.package_reader import DOCUMENT
    from policypress.word.relationships import names_of

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = names_of(archive).canonical
    found = [entry for entry, part in names.items() if part == DOCUMENT]
    return found[0] if found else DOCUMENT


def _other_parts(
    original: bytes,
    marked: bytes,
) -> Iterator[str]:
    """Parts that are not the same bytes."""
    before, after = _entries(original), _entries(marked)
    if list(before) != list(after):
        yield "压缩包内的文件与原件不同"
        return
    main = _main(original)
    for name, content in before.items():
        if name != main and content != after[name]:
            yield f"{name}与原件不同"


def _rejected(
    original: bytes,
    marked: bytes,
) -> Iterator[str]:
    """Whether the main part is that of the original with all rejected."""
    main = _main(original)
    was = _root(_entries(original)[main])
    now = _root(_entries(marked)[main])
    settle(now, accept=False)
    before, after = canonical(was), canonical(now)
    if before != after:
        difference = shorten(before, after)
        yield f"全部拒绝修订后，正文与原件不同：{difference}"


def _accepted(
    marked: bytes,
    accepted: Sequence[Printed],
    quiet: bool,
) -> Iterator[str]:
    """The first line that is not that of the new text with all accepted."""
    from policypress.compare.read.docx import read_docx
    from policypress.compare.read.raw_lines import printable

    main = _main(marked)
    root = _root(_entries(marked)[main])
    settle(root, accept=True)
    read = read_docx(_with_main(marked, main, root), main)
    if read.findings and not read.lines:
        yield f"全部接受修订后不能读取：{read.findings[0].message}"
        return
    lines: list[Printed] = []
    for raw in read.lines:
        line = printable(raw)
        if line.rows or line.text.strip():
            lines.append(line.rows or line.text)
    for number, (wanted, found) in enumerate(
        zip(accepted, lines, strict=False),
        1,
    ):
        if not _same(wanted, found, quiet):
            difference = shorten(str(wanted), str(found))
            yield f"全部接受修订后，第{number}行与新文本不同：{difference}"
            return
    if len(lines) != len(accepted):
        yield f"全部接受修订后有{len(lines)}行，新文本有{len(accepted)}行"


def _same(
    wanted: Printed,
    found: Printed,
    quiet: bool,
) -> bool:
    """Whether two lines agree."""
    if wanted == found:
        return True
    return quiet and core(str(wanted)) == core(str(found))


def _root(content: bytes) -> Any:
    """The root of a part that the guarded reader has read before."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(content, parser)


def _with_main(
    data: bytes,
    main: str,
    root: Any,
) -> bytes:
    """The package with another main part."""
    from lxml import etree

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in _entries(data).items():
            other = etree.tostring(root) if name == main else content
            archive.writestr(name, other)
    return stream.getvalue()


def settle(root: Any, *, accept: bool) -> None:
    """Accepts or rejects all changes of a part, as Word does (ISO/IEC 29500-1,
    17.13.5).
    """
    stays, goes = ("ins", "del") if accept else ("del", "ins")
    joined = [
        paragraph
        for paragraph in root.iter(_P)
        if _mark(paragraph, goes) is not None
    ]
    _settle_rows(root, stays, goes)
    _settle_cells(root, accept)
    _settle_marks(root, stays)
    for element in list(root.iter(f"{_W}{goes}")):
        if element.getparent().tag != _RUN_PROPERTIES:
            _drop(element)
    for element in list(root.iter(f"{_W}{stays}")):
        _unwrap(element)
    for paragraph in joined:
        if paragraph.getparent() is not None:
            _join(paragraph)


def _settle_marks(root: Any, stays: str) -> None:
    """Paragraph ends that stay."""
    for paragraph in root.iter(_P):
        mark = _mark(paragraph, stays)
        if mark is not None:
            _take_mark(paragraph, mark)


def _settle_rows(
    root: Any,
    stays: str,
    goes: str,
) -> None:
    """Rows that come and go."""
    for row in list(root.iter(f"{_W}tr")):
        properties = row.find(f"{_W}trPr")
        if properties is None:
            continue
        if properties.find(f"{_W}{goes}") is not None:
            table = row.getparent()
            table.remove(row)
            if table.find(f"{_W}tr") is None:
                _drop(table)
            continue
        for mark in properties.findall(f"{_W}{stays}"):
            properties.remove(mark)
        if not len(properties):
            row.remove(properties)


def _settle_cells(root: Any, accept: bool) -> None:
    """Cells that come and go with their columns, and the grid behind them."""
    for former in list(root.iter(f"{_W}tblGridChange")):
        grid = former.getparent()
        kept = [] if accept else list(former[0])
        grid.remove(former)
        if not accept:
            grid[:] = kept
    goes, stays = ("cellDel", "cellIns") if accept else ("cellIns", "cellDel")
    for mark in list(root.iter(f"{_W}{goes}")):
        _drop(mark.getparent().getparent())
    for mark in list(root.iter(f"{_W}{stays}")):
        properties = mark.getparent()
        properties.remove(mark)
        if not len(properties):
            _drop(properties)


def _mark(paragraph: Any, kind: str) -> Any:
    """The revision of a paragraph end, None for none of this kind."""
    return paragraph.find(f"{_PROPERTIES}/{_RUN_PROPERTIES}/{_W}{kind}")


def _take_mark(paragraph: Any, mark: Any) -> None:
    """Takes a revision of a paragraph end away, with what it alone needed."""
    own = mark.getparent()
    own.remove(mark)
    if not len(own):
        properties = own.getparent()
        properties.remove(own)
        if not len(properties):
            paragraph.remove(properties)


def _drop(element: Any) -> None:
    """Takes an element out; its tail goes with it."""
    element.getparent().remove(element)


def _unwrap(element: Any) -> None:
    """Puts what is inside a revision in its place."""
    for inner in element.iter(*_LIVE):
        inner.tag = _LIVE[inner.tag]
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def _join(paragraph: Any) -> None:
    """A paragraph whose end is gone runs on in the next one."""
    behind = paragraph.getnext()
    while behind is not None and behind.tag not in (_P, f"{_W}tbl"):
        behind = behind.getnext()
    if behind is not None and behind.tag == _P:
        _put_before(behind, paragraph)
        _drop(paragraph)
    elif next(paragraph.iter(*_SAYS), None) is None:
        _drop(paragraph)


def _put_before(behind: Any, paragraph: Any) -> None:
    """Puts what a paragraph holds at the beginning of another one."""
    first = next((one for one in behind if one.tag != _PROPERTIES), None)
    for child in [one for one in paragraph if one.tag != _PROPERTIES]:
        if first is None:
            behind.append(child)
        else:
            first.addprevious(child)


def canonical(root: Any) -> str:
    """A part as text, runs of equal properties put together, empty properties
    left out.
    """
    from lxml import etree

    for paragraph in root.iter(_P):
        for run in list(paragraph.iter(_R)):
            if run.getparent() is not None:
                _merge_following(run)
    for tag in _PROPERTIES_OF_ALL:
        for properties in list(root.iter(tag)):
            if not len(properties) and not properties.attrib:
                _drop(properties)
    for text in list(root.iter(_T)):
        text.attrib.pop(_SPACE, None)
        text.tail = None
    for run in root.iter(_R):
        _merge_texts(run)
    written = etree.tostring(root, method="c14n")
    return str(written, "utf-8")


def _merge_following(run: Any) -> None:
    """Takes in the runs behind that have the same properties."""
    behind = run.getnext()
    while behind is not None and behind.tag == _R and _alike(run, behind):
        run.tail = None
        for child in list(behind):
            if child.tag != _RUN_PROPERTIES:
                run.append(child)
        tail = behind.tail
        behind.getparent().remove(behind)
        run.tail = tail
        behind = run.getnext()


def _alike(one: Any, other: Any) -> bool:
    """Whether two runs have the same properties."""
    if dict(one.attrib) != dict(other.attrib):
        return False
    return _properties_of(one) == _properties_of(other)


def _properties_of(run: Any) -> bytes:
    """The properties of a run as text; they are its first child."""
    from lxml import etree

    first = next(iter(run), None)
    if first is None or first.tag != _RUN_PROPERTIES:
        return b""
    written = etree.tostring(first, method="c14n", with_tail=False)
    return bytes(written)


def _merge_texts(run: Any) -> None:
    """Puts neighbouring w:t of a run together and takes out empty ones."""
    first: Any = None
    words: list[str] = []
    for child in [*run, None]:
        if child is not None and child.tag == _T:
            words.append(child.text or "")
            if first is None:
                first = child
            else:
                run.remove(child)
            continue
        if first is not None:
            first.text = "".join(words)
            if not first.text:
                run.remove(first)
        first, words = None, []
