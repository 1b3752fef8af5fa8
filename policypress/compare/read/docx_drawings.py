"""Shapes that are drawn in a Word file (图形): what tells two of them apart, which of
them hold nothing but words, and how a picture is cut and turned.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from policypress.compare.read.docx_elements import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
)
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_TEXT_BOX = f"{W}txbxContent"
# Attributes that a program gives anew: id, name, rsidR, spid, gfxdata, editId …
_GIVEN_ANEW = re.compile(
    r"(?:^|\})(?:id|name|rsid\w*|spid|gfxdata|anchorId|editId)$",
    re.I,
)
# Whose texts are positions, or words of the text.
_NO_WORDS = (W, _WP, _WP14)
# One shape each, by the last part of their names.
_SHAPES = re.compile(r"\}(?:wsp|sp|cxnSp)$")
_VML_SHAPES = tuple(
    f"{_V}{tag}"
    for tag in (
        *("shape", "line", "rect", "oval", "polyline", "arc", "curve"),
        "roundrect",
    )
)
_VML_BOXES = (f"{_V}rect", f"{_V}roundrect")
# Shapes that say nothing by their form.
_BOXES = re.compile(
    "(?:rect|roundRect|snip\\w*|round\\w*Rect|flowChartProcess"
    "|flowChartAlternateProcess)"
)
_TYPE_OF_BOX = re.compile("#?_x0000_t(?:202|1|2)")
_TURN = re.compile(r"(?:^|;)\s*((?:rotation|flip)\s*:[^;]*)", re.I)
_NOTHING = ("", "0", "none", "false")
_CROP = re.compile(
    r"(?:^|\})(?:crop\w+|gain|blacklevel|gamma|grayscale|bilevel|chromakey"
    r"|embosscolor|recolortarget)$"
)


def only_pictures(element: Any) -> bool:
    """Whether a drawing is no box of words."""
    return next(element.iter(_TEXT_BOX), None) is None


def shapes_beside(element: Any) -> Iterator[tuple[str, str]]:
    """What a drawing shows besides pictures and boxes of words: arrows, lines,
    words that are drawn.
    """
    found = []
    for inner in _own(element):
        if not _is_shape(inner) or _is_picture(inner):
            continue
        if next(inner.iter(_TEXT_BOX), None) is None:
            found.append(drawing_digest(inner))
        elif form := _form(inner):
            found.append(form)
    if found:
        yield "图形", hashlib.sha256("\n".join(found).encode()).hexdigest()


def _is_shape(element: Any) -> bool:
    """Whether an element is one shape."""
    tag = element.tag
    return tag in _VML_SHAPES or _SHAPES.search(tag) is not None


def _is_picture(shape: Any) -> bool:
    """Whether a shape of VML is the frame of a picture."""
    return shape.find(f"{_V}imagedata") is not None


def _form(shape: Any) -> str:
    """What the form of a shape that holds words says, "" for a plain box."""
    if shape.tag in _VML_SHAPES:
        named = shape.get("type") or ""
        is_box = shape.tag in _VML_BOXES or not named
        if is_box or _TYPE_OF_BOX.fullmatch(named):
            return ""
        turned = _TURN.findall(shape.get("style") or "")
        return "|".join([shape.tag, named, *turned])
    form = next(shape.iter(f"{_A}prstGeom", f"{_A}custGeom"), None)
    if form is None:
        return ""
    named = form.get("prst") or ""
    if named and _BOXES.fullmatch(named):
        return ""
    turned = [_turned(one) for one in shape.iter(f"{_A}xfrm")]
    return "|".join([drawing_digest(form), *turned])


def _turned(transform: Any) -> str:
    """How something is turned, "" where it is not."""
    found = [
        f"{name}={transform.get(name)}"
        for name in ("rot", "flipH", "flipV")
        if (transform.get(name) or "") not in _NOTHING
    ]
    return " ".join(found)


class Shown:
    """How the pictures of one drawing are shown: cut, turned, coloured or hidden.

    What several of them share is looked at once.
    """

    def __init__(self, drawing: Any) -> None:
        """drawing: that holds them."""
        self._hidden = [
            "hidden"
            for about in drawing.iter(f"{_WP}docPr")
            if (about.get("hidden") or "") not in _NOTHING
        ]
        self._fills: dict[Any, list[str]] = {}
        self._frames: dict[Any, list[str]] = {}

    def otherwise(self, picture: Any) -> Iterator[str]:
        """What is said of a picture; nothing for one that is shown as it is."""
        yield from _cut(picture)
        for effect in picture:
            if effect.tag != f"{_A}extLst":
                yield drawing_digest(effect)
        fill = picture.getparent()
        if picture.tag == f"{_A}blip" and fill is not None:
            yield from self._filled(fill)
        yield from self._hidden

    def _filled(self, fill: Any) -> list[str]:
        """How a picture fills its frame, and how that is turned."""
        known = self._fills.get(fill)
        if known is not None:
            return known
        cuts = fill.iterchildren(f"{_A}srcRect")
        said = [one for cut in cuts for one in _cut(cut, everything=True)]
        frame = fill.getparent()
        if frame is not None and frame not in self._frames:
            turned = map(_turned, frame.iter(f"{_A}xfrm"))
            self._frames[frame] = list(filter(None, turned))
        said += self._frames.get(frame, [])
        self._fills[fill] = said
        return said


def _cut(element: Any, everything: bool = False) -> Iterator[str]:
    """The attributes that say how a picture is shown."""
    for name, value in sorted(element.items()):
        if value not in _NOTHING and (everything or _CROP.search(name)):
            yield f"{name}={value}"


@lru_cache(maxsize=1024)
def _is_given_anew(name: str) -> bool:
    """Whether a program gives an attribute anew at every save."""
    return _GIVEN_ANEW.search(name) is not None


def drawing_digest(element: Any) -> str:
    """What two equal drawings have in common: all that they say of themselves but
    the names and numbers that a program gives anew at every save, and but the
    words of the text in them.
    """
    said = []
    for inner in _own(element):
        own = [
            f"{name}={value}"
            for name, value in sorted(inner.items())
            if not _is_given_anew(name)
        ]
        tag = str(inner.tag)
        words = "" if tag.startswith(_NO_WORDS) else (inner.text or "").strip()
        said.append("\0".join([tag, *own, words]))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _own(element: Any) -> Iterator[Any]:
    """An element and all inside it, but for the words of text boxes."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        if one.tag != _TEXT_BOX:
            waiting += reversed(one)
