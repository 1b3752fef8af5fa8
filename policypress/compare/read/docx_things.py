"""What a Word file holds besides text (图片、图表、对象), and what tells two of
them apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from policypress.compare.read.docx_elements import W
from policypress.word.package_reader import Package

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_WP = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
# Parts of another file or program, by what they are called here.
_PARTS = {f"{W}contentPart": "手写墨迹等内容", f"{W}subDoc": "子文档"}
THINGS = (f"{W}drawing", f"{W}pict", f"{W}object", *_PARTS)
_SHOWN = (f"{_A}blip", f"{_V}imagedata", _CHART, _DIAGRAM, f"{_O}OLEObject")
_REFERENCES = ("embed", "link", "id", "dm", "pict")
# Attributes that a program gives anew: id, name, rsidR, spid, gfxdata, editId …
_GIVEN_ANEW = re.compile(
    r"(?:^|\})(?:id|name|rsid\w*|spid|gfxdata|anchorId|editId)$",
    re.I,
)
_BODY = f"{W}document"
_TEXT_BOX = f"{W}txbxContent"


class Things:
    """Tells what a drawing or object is, and gives its digest.

    package: whose relationships it refers to.
    """

    def __init__(self, package: Package) -> None:
        """package: the file that is read."""
        self._targets = package.targets
        self._digests: Mapping[str, str] = package.digests
        of_body = {target.part for target in package.targets.values()}
        self._of_others = [
            digest
            for name, digest in sorted(package.digests.items())
            if name not in of_body
        ]

    def of(self, element: Any) -> Iterator[tuple[str, str]]:
        """The kind (图片) and the digest of what a w:drawing, w:pict or
        w:object shows; nothing for a box that only holds text.
        """
        if element.tag in _PARTS:
            yield _PARTS[element.tag], self._referred(element)
            return
        embedded = element.find(f".//{_O}OLEObject")
        if embedded is not None:
            program = embedded.get("ProgID") or ""
            yield "嵌入对象", program + self._referred(embedded)
            return
        found = list(self._inside(element))
        yield from found
        if not found and next(element.iter(_TEXT_BOX), None) is None:
            yield from _shapes(element)

    def _inside(self, element: Any) -> Iterator[tuple[str, str]]:
        """Each picture, chart and diagram inside an element."""
        for inner in element.iter():
            tag = inner.tag
            if tag in (f"{_A}blip", f"{_V}imagedata"):
                yield "图片", self._referred(inner)
            elif tag == _CHART:
                yield "图表", self._referred(inner)
            elif tag == _DIAGRAM:
                yield "图示（SmartArt）", self._referred(inner)
        if next(element.iter(f"{_A}blip", f"{_V}imagedata"), None) is None:
            for inner in element.iter(f"{_A}graphicData"):
                if (inner.get("uri") or "").endswith("/picture"):
                    yield "图片", _described(element)

    def _referred(self, element: Any) -> str:
        """The digest of the part that an element refers to."""
        # Ids are those of the part; what a note shows only its own part says.
        is_of_body = element.getroottree().getroot().tag == _BODY
        for name in _REFERENCES if is_of_body else ():
            identity = element.get(f"{_R}{name}")
            target = self._targets.get(identity) if identity else None
            if target is not None:
                return self._digests.get(target.part, target.part)
        return "|".join([_described(element), *self._of_others])


def only_holds_text(element: Any) -> bool:
    """Whether a drawing is a box of words and shows nothing else."""
    if next(element.iter(_TEXT_BOX), None) is None:
        return False
    return next(element.iter(*_SHOWN), None) is None


def _described(element: Any) -> str:
    """The name and description of a picture whose file is not there."""
    words = []
    for about in element.iter(f"{_WP}docPr"):
        words += [about.get("descr") or "", about.get("name") or ""]
    extents = [
        f"{one.get('cx')}x{one.get('cy')}"
        for one in element.iter(f"{_WP}extent")
    ]
    whole = "|".join([*words, *extents])
    return hashlib.sha256(whole.encode()).hexdigest()


def _shapes(element: Any) -> Iterator[tuple[str, str]]:
    """A drawn line or shape without text."""
    if len(element):
        yield "图形", drawing_digest(element)


@lru_cache(maxsize=1024)
def _is_given_anew(name: str) -> bool:
    """Whether a program gives an attribute anew at every save."""
    return _GIVEN_ANEW.search(name) is not None


def drawing_digest(element: Any) -> str:
    """What two equal drawings have in common: all that they say of themselves but
    the names and numbers that a program gives anew at every save.
    """
    said = []
    for inner in element.iter():
        own = [
            f"{name}={value}"
            for name, value in sorted(inner.items())
            if not _is_given_anew(name)
        ]
        said.append("\0".join([str(inner.tag), *own]))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
