"""What a Word file holds besides text (图片、图表、对象), and what tells two of
them apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from policypress.compare.read.docx_drawings import (
    Shown,
    drawing_digest,
    only_pictures,
    shapes_beside,
)
from policypress.compare.read.docx_elements import W
from policypress.compare.read.docx_package import DOCUMENT
from policypress.word.package_reader import Package
from policypress.word.relationships import Target

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_WP = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
)
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
# Charts that newer programs draw (waterfall, funnel).
_NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_PICTURES = (f"{_A}blip", f"{_V}imagedata")
_FILL = f"{_V}fill"  # of a shape, perhaps with a picture
# Parts of another file or program, by what they are called here.
_PARTS = {f"{W}contentPart": "手写墨迹等内容", f"{W}subDoc": "子文档"}
THINGS = (f"{W}drawing", f"{W}pict", f"{W}object", *_PARTS)
# A diagram is its data and its layout.
_REFERENCES = ("embed", "link", "id", "dm", "lo", "pict")


class Things:
    """Tells what a drawing or object is, and gives its digest.

    package: whose relationships it refers to.
    """

    def __init__(self, package: Package) -> None:
        """package: the file that is read."""
        self._within = package.within
        self._digests: Mapping[str, str] = package.digests
        self._whole: dict[str, str] = {}
        # Ids are those of the part that an element stands in.
        self._targets: dict[Any, Mapping[str, Target]] = {
            root: package.within.get(part, {})
            for part, root in package.roots.items()
        }
        if DOCUMENT in package.roots:
            self._targets[package.roots[DOCUMENT]] = package.targets
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
            yield "嵌入对象", self._embedded(element, embedded)
            return
        found = list(self._inside(element))
        yield from found
        if found or not only_pictures(element):
            yield from shapes_beside(element)
        elif len(element):
            yield "图形", drawing_digest(element)

    def _embedded(self, element: Any, embedded: Any) -> str:
        """The digest of an object of another program, and of the picture that
        stands for it.
        """
        program = embedded.get("ProgID") or ""
        shown = [self._referred(one) for one in element.iter(*_PICTURES)]
        return "|".join([program + self._referred(embedded), *shown])

    def _inside(self, element: Any) -> Iterator[tuple[str, str]]:
        """Each picture, chart and diagram inside an element."""
        is_pictured, shown = False, Shown(element)
        for inner in element.iter():
            tag = inner.tag
            if tag in _PICTURES or tag == _FILL and inner.get(f"{_R}id"):
                is_pictured = True
                yield "图片", self._pictured(inner, shown)
            elif tag in (_CHART, _NEW_CHART):
                yield "图表", self._referred(inner)
            elif tag == _DIAGRAM:
                yield "图示（SmartArt）", self._referred(inner)
        for inner in () if is_pictured else element.iter(f"{_A}graphicData"):
            if (inner.get("uri") or "").endswith("/picture"):
                yield "图片", _described(element)

    def _pictured(self, picture: Any, shown: Shown) -> str:
        """The digest of a picture as it is shown: which, and cut or turned how."""
        sharper = [self._referred(one) for one in picture.iter(_SVG)]
        said = [*sharper, *shown.otherwise(picture)]
        return "|".join([self._referred(picture), *said])

    def _referred(self, element: Any) -> str:
        """The digest of the parts that an element refers to."""
        root = element.getroottree().getroot()
        targets = self._targets.get(root, {})
        found = []
        for name in _REFERENCES:
            target = targets.get(element.get(f"{_R}{name}") or "")
            if target is not None:
                found.append(self._digest(target.part))
        if found:
            return "|".join(found)
        return "|".join([_described(element), *self._of_others])

    def _digest(self, part: str) -> str:
        """The digest of a part, and of all that it shows besides itself (what is
        drawn on a chart).
        """
        known = self._whole.get(part)
        if known is None:
            known = self._whole[part] = self._with_all_within(part)
        return known

    def _with_all_within(self, part: str) -> str:
        """The digest of a part together with those of the parts that it shows."""
        seen: dict[str, None] = {}
        waiting = [part]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen[one] = None
                own = self._within.get(one, {}).values()
                waiting += [target.part for target in own]
        own_digest, *others = [self._digests.get(one, one) for one in seen]
        if not others:
            return own_digest
        whole = "\n".join([own_digest, *sorted(others)])
        return hashlib.sha256(whole.encode()).hexdigest()


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
