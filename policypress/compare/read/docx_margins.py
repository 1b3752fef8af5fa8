"""Headers and footers of a Word file (页眉、页脚): which of them show, from where
on, and what tells two of them apart.

Their words are none of the text. A page number is not told from another, be it a
field or typed.
"""

from __future__ import annotations

import copy
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from policypress.compare.read.docx_body import BodyReader
from policypress.compare.read.docx_drawings import drawing_digest
from policypress.compare.read.docx_elements import W, is_on
from policypress.compare.read.docx_package import MARGINS, SETTINGS
from policypress.compare.read.docx_paragraphs import ParagraphReader
from policypress.compare.read.docx_tracked import (
    Reading,
    is_tracked,
    settle,
)
from policypress.compare.read.docx_words import words_in
from policypress.compare.read.raw_lines import RawLine
from policypress.compare.read.unread import Unread
from policypress.findings import Place
from policypress.word.package_reader import Package

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CALLED = {"页眉": f"{W}headerReference", "页脚": f"{W}footerReference"}
_PREFIXES = dict(zip(_CALLED, MARGINS, strict=True))
_NUMBER = "〔页码〕"
_FIELD_PARTS = tuple(
    f"{W}{tag}" for tag in ("fldChar", "instrText", "t", "fldSimple")
)
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_TYPED_NUMBER = re.compile(r"[\W_]*[0-9]{1,3}[\W_]*")
# First letters of the categories of characters that say something (Unicode).
_SAYING = ("L", "N", "S")


class Section(NamedTuple):
    """A section of a text. properties: its w:sectPr. first: the number of its
    first paragraph or table, 0 of the first section.
    """

    properties: Any
    first: int


def taken_over(package: Package, reading: Reading | None) -> list[str]:
    """Makes the headers and footers of a file its own: those of several files with
    the same bytes are one.

    reading: as for the body; where nobody says which, that with all accepted.
    Then the digests of those with tracked changes.
    """
    tracked = []
    for part, root in package.roots.items():
        if not part.startswith(MARGINS):
            continue
        own = copy.deepcopy(root)
        package.roots[part] = own
        if reading is None and is_tracked(own):
            tracked.append(f"{drawing_digest(own)} {words_in(own)}")
            settle(own, "accepted")
    return tracked


def margins_of(package: Package) -> list[Any]:
    """The headers and footers of a file."""
    return [
        root
        for part, root in package.roots.items()
        if part.startswith(MARGINS)
    ]


def tell_margins(
    package: Package,
    reader: ParagraphReader,
    sections: Sequence[Section],
    tracked: Iterable[str] = (),
) -> None:
    """Takes in the headers and footers that say or show anything, each section
    from which on others show, and those that never show.

    reader: of the body, which has been read. tracked: what is known of those
    whose tracked changes nobody has settled.
    """
    for digest in tracked:
        reader.unread.add("页眉、页脚里的修订", Place(reader.name), digest)
    contents = _Contents(package, reader)
    for what, reference in _CALLED.items():
        shown: set[str] = set()
        before = ("", "", "")
        for one in _setups(package, sections, reference):
            shown.update(one.parts)
            said = contents.of_setup(one)
            if said != before:
                _tell(reader.unread, what, one, said)
            before = said
        for part in sorted(package.roots):
            if not part.startswith(_PREFIXES[what]) or part in shown:
                continue
            if content := contents.of(part):
                place = Place(reader.name)
                reader.unread.add(f"不显示的{what}", place, content)


class _Setup(NamedTuple):
    """Which parts a section shows. first: on its first page; even: on pages with
    even numbers; None where these have the same as all others.
    """

    place: int
    usual: str
    first: str | None
    even: str | None

    @property
    def parts(self) -> list[str]:
        """Those that show."""
        named = (self.usual, self.first, self.even)
        return [part for part in named if part]


def _setups(
    package: Package,
    sections: Iterable[Section],
    reference: str,
) -> Iterator[_Setup]:
    """What each section shows. reference: the tag that names a part."""
    settings = package.roots.get(SETTINGS)
    has_even = settings is not None and is_on(settings, "evenAndOddHeaders")
    named: dict[str, str] = {}  # a section has what the one before it had
    for section in sections:
        for one in section.properties.iterchildren(reference):
            target = package.targets.get(one.get(f"{_R}id") or "")
            part = target.part if target else ""
            kind = one.get(f"{W}type") or "default"
            named[kind] = part if part in package.roots else ""
        has_first = is_on(section.properties, "titlePg")
        yield _Setup(
            section.first,
            named.get("default", ""),
            named.get("first", "") if has_first else None,
            named.get("even", "") if has_even else None,
        )


def _tell(
    unread: Unread,
    what: str,
    setup: _Setup,
    said: tuple[str, str, str],
) -> None:
    """Takes in what shows from a section on. said: on usual, first and even
    pages.
    """
    place = Place(unread.name, setup.place)
    own = [said[0]]
    own += [said[1]] if setup.first is not None else []
    own += [said[2]] if setup.even is not None else []
    # One that shows nothing is told where the one before it does.
    for content in list(filter(None, own)) or [""]:
        whole = "\n".join([content, *said])
        digest = hashlib.sha256(whole.encode()).hexdigest()
        unread.add(what, place, digest)


class _Contents:
    """What headers and footers say, each read once."""

    def __init__(self, package: Package, reader: ParagraphReader) -> None:
        """package: the file. reader: of its body."""
        self._roots: Mapping[str, Any] = package.roots
        self._reader = reader
        self._known: dict[str, str] = {"": ""}

    def of_setup(self, setup: _Setup) -> tuple[str, str, str]:
        """What a section shows on usual, first and even pages."""
        usual = self.of(setup.usual)
        first = usual if setup.first is None else self.of(setup.first)
        even = usual if setup.even is None else self.of(setup.even)
        return usual, first, even

    def of(self, part: str) -> str:
        """What two equal headers have in common, "" for one that says nothing."""
        known = self._known.get(part)
        if known is None:
            root = self._roots[part]
            _blank_page_numbers(root)
            inside = self._reader.beside(root)
            lines = list(BodyReader(inside).lines(root))
            known = _content(lines, inside.unread)
            self._known[part] = known
        return known


def _content(lines: Sequence[RawLine], unread: Unread) -> str:
    """What a header says and shows, "" for nothing but a page number."""
    words = [repr(line.rows) if line.rows else line.text for line in lines]
    merged = unread.merged()
    met = [
        f"{one.what} {place.line} {at} {digest}"
        for one in (*unread.uncompared(), *([merged] if merged else []))
        for place, at, digest in zip(
            one.places, one.at, one.digests, strict=True
        )
    ]
    if not met and not _says_anything(lines):
        return ""
    whole = "\n".join([*words, *met])
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()


def _says_anything(lines: Iterable[RawLine]) -> bool:
    """Whether lines say more than a page number."""
    cells = [cell for line in lines for row in line.rows for cell in row]
    words = "".join([*(line.text for line in lines), *cells])
    has_field = _NUMBER in words
    words = words.replace(_NUMBER, "")
    if not has_field and _TYPED_NUMBER.fullmatch(words):
        return False
    return any(unicodedata.category(one)[0] in _SAYING for one in words)


class _Field(Struct):
    """An open field. first: which text is the first of its result, None while its
    code is being read. is_page: whether the code has a page number in it.
    """

    code: str = ""
    first: int | None = None
    is_page: bool = False

    @property
    def numbers_pages(self) -> bool:
        """Whether the field shows the number of a page, or of all."""
        name = self.code.strip().upper()
        if name.startswith("="):
            return self.is_page
        return name.partition(" ")[0] in _PAGE_FIELDS


def _blank_page_numbers(root: Any) -> None:
    """Puts the same for every page number that a field counts."""
    pages = _Pages()
    for mark in list(root.iter(*_FIELD_PARTS)):
        if mark.tag == f"{W}fldSimple":
            _blank_simple(mark)
        elif mark.tag == f"{W}t":
            pages.texts.append(mark)
        elif mark.tag == f"{W}instrText":
            pages.add_code(mark.text or "")
        else:
            pages.mark(mark)


class _Pages:
    """Walks the fields of a header. texts: those so far, but for what was taken
    out.
    """

    def __init__(self) -> None:
        self.texts: list[Any] = []
        self._opened: list[_Field] = []

    def add_code(self, code: str) -> None:
        """A further part of the code of the innermost field."""
        if self._opened and self._opened[-1].first is None:
            self._opened[-1].code += code

    def mark(self, mark: Any) -> None:
        """A field begins, its result begins, or it ends."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._opened.append(_Field())
        elif self._opened and kind == "separate":
            self._opened[-1].first = len(self.texts)
        elif self._opened and kind == "end":
            self._end(self._opened.pop(), mark)

    def _end(self, one: _Field, end: Any) -> None:
        """Takes out the result of a field that numbers pages, and puts the same
        behind its end.
        """
        if not one.numbers_pages:
            return
        if one.first is not None:
            for text in self.texts[one.first :]:
                text.text = ""
            del self.texts[one.first :]
        token = end.makeelement(f"{W}t")
        token.text = _NUMBER
        end.addnext(token)
        self.texts.append(token)
        if self._opened and self._opened[-1].first is None:
            self._opened[-1].is_page = True


def _blank_simple(element: Any) -> None:
    """Puts the same for the page number of a field that is one element."""
    one = _Field(element.get(f"{W}instr") or "")
    if one.numbers_pages:
        texts = list(element.iter(f"{W}t"))
        for text in texts:
            text.text = ""
        for text in texts[:1]:
            text.text = _NUMBER
