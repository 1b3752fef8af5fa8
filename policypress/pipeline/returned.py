"""A Word file that came back (回稿): read with its marks and comments, and held against the
text that went out.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.findings import Finding, Place
from policypress.pipeline.foreign_files import word_bytes
from policypress.pipeline.opinion_tables import Tabled, tabled
from policypress.review.basis import Basis
from policypress.review.lines import Group, tracked_groups
from policypress.review.mixed import mixed_groups
from policypress.review.remarks import Said
from policypress.review.untracked import compared_groups
from policypress.word.bookmarks import tag, tag_in
from policypress.word.formats import Format, read_formats
from policypress.word.grids import is_of_workbook
from policypress.word.marked import MarkedParagraph, read_marked
from policypress.word.origins import NAMESPACE, OURS
from policypress.word.package_reader import DOCUMENT, Package, open_package

_ITEM = "customXml/item"
_MACROS = "vbaProject.bin"
_CUSTOM = "docProps/custom.xml"


class Returned(Struct):
    """A returned file as it was read. document: which of ours it says it is. witness:
    how its paragraphs were matched with ours: exact (its text without the insertions is
    ours), moved-on (it is the one that went out), own-marks (nobody knows what went out,
    and its marks say it), mixed (by the marks where they say
    all, else by the words), bookmarks (by the words and the names of paragraphs) or
    compared (by the words). is_sent_found: whether git has the text that went out;
    sent: the paragraphs that went out, where those are others than today's; formats: what
    was only made to look otherwise; halves: changes of paragraphs of which
    a part cannot be written, and why."""

    name: str
    paragraphs: list[MarkedParagraph]
    package: Package
    document: str = ""
    witness: str = ""
    is_sent_found: bool = False
    sent: list[str] = field(default_factory=list)
    other_policy: str = ""
    has_macros: bool = False
    formats: list[Format] = field(default_factory=list)
    remarks: list[Said] = field(default_factory=list)
    halves: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def is_tracked(self) -> bool:
        """Whether any change in it is marked."""
        return any(one.is_changed for one in self.paragraphs)

    @property
    def policy(self) -> str:
        """The title of the policy that it says it is of, "" where it does not say."""
        return _said_of(self.package, "policy")

    @property
    def digest(self) -> str:
        """The digest of the text that went out, "" where the file does not say."""
        return _said_of(self.package, "text")


def read_returned(path: Path) -> Returned | Tabled | Finding:
    """A returned file, or a table of opinions, or why it cannot be read."""
    data = word_bytes(path)
    if isinstance(data, Finding):
        return data
    package = open_package(data, path.name, is_wanted)
    if package.finding:
        return package.finding
    if DOCUMENT not in package.roots:
        message = f"“{path.name}”里没有正文"
        hint = "核对是不是 Word 文件"
        return Finding("no-document", message, Place(path.name), hint)
    document = document_of(package)
    table = tabled(package, path.name, document)
    if table is not None:
        return table
    return Returned(
        path.name,
        read_marked(package),
        package,
        document,
        has_macros=_has_macros(data),
        formats=read_formats(package),
    )


def _has_macros(data: bytes) -> bool:
    """Whether a file that could be opened brings a program along."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.endswith(_MACROS) for name in archive.namelist())


def is_wanted(name: str) -> bool:
    """Whether a part is read."""
    if name in (DOCUMENT, _CUSTOM) or is_of_workbook(name):
        return True
    return name.startswith((_ITEM, "word/comments"))


def document_of(package: Package) -> str:
    """The name of the document that a file says it is, "" where it does not say."""
    return _said_of(package, "document")


def _said_of(package: Package, name: str) -> str:
    """What a file says of itself, "" where it does not: in the list of sources, else in
    its properties; each is kept by programs that drop the other."""
    for root in our_parts(package):
        return str(root.get(name, ""))
    properties = package.roots.get(_CUSTOM)
    if properties is None:
        return ""
    for one in properties:
        if one.get("name") == f"{OURS}{name}":
            return "".join(one.itertext())
    return ""


def our_parts(package: Package) -> list[Any]:
    """The parts that list the sources of paragraphs."""
    return [
        root
        for name, root in package.roots.items()
        if name.startswith(_ITEM) and root.tag == f"{{{NAMESPACE}}}origins"
    ]


def matched(
    returned: Returned,
    basis: Basis,
) -> list[Group]:
    """What became of our paragraphs. Where the file without its insertions is our text,
    its marks say it exactly; where other changes stand beside the marks, those of the
    other paragraphs do; else the words are compared, and the names (bookmarks) of
    paragraphs help where they are left."""
    ours = list(basis.texts)
    returned.paragraphs = [_unpaged(one, ours) for one in returned.paragraphs]
    for paragraphs in (
        returned.paragraphs,
        list(map(_marked_whole, returned.paragraphs)),
    ):
        if rejected(paragraphs) == ours:
            returned.witness = "exact"
            returned.paragraphs = paragraphs
            return tracked_groups(paragraphs)
    if returned.is_tracked:
        returned.witness = "mixed"
        before = rejected(returned.paragraphs)
        return mixed_groups(ours, before, tracked_groups(returned.paragraphs))
    theirs = [
        _with_our_blanks(text, ours) for text in accepted(returned.paragraphs)
    ]
    named = set(_named(basis, returned.paragraphs))
    returned.witness = "bookmarks" if named else "compared"
    return compared_groups(ours, theirs, named)


def _unpaged(
    paragraph: MarkedParagraph,
    ours: Collection[str],
) -> MarkedParagraph:
    """A line of a table of contents (目录) without its page number, which is filled in once
    a file is laid out."""
    text = paragraph.text("inserted")
    line = text.rstrip("0123456789")
    if line == text or not line.endswith("\t") or line not in ours:
        return paragraph
    left, pieces = len(text) - len(line), list(paragraph.pieces)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        digits = len(piece.text) - len(piece.text.rstrip("0123456789"))
        cut = min(digits, left) if piece.state != "inserted" else 0
        pieces[index] = replace(
            piece, text=piece.text[: len(piece.text) - cut]
        )
        left -= cut
        if not left or pieces[index].text:
            break
    return replace(paragraph, pieces=pieces)


def _marked_whole(paragraph: MarkedParagraph) -> MarkedParagraph:
    """A paragraph of nothing but new words as a new one: pandoc keeps the marks of
    words and drops those of paragraphs."""
    pieces = paragraph.pieces
    states = {piece.state for piece in pieces}
    if states != {"inserted"} or paragraph.end.state != "kept":
        return paragraph
    return replace(paragraph, end=replace(pieces[-1], text="\n"))


def _with_our_blanks(
    text: str,
    ours: Collection[str],
) -> str:
    """A paragraph without blanks at its ends: some programs put them there when they
    join lines."""
    return text if text in ours else text.strip(" ")


def _named(
    basis: Basis,
    paragraphs: Sequence[MarkedParagraph],
) -> Iterator[tuple[int, int]]:
    """Paragraphs of ours, and of the file with all changes accepted, at whose beginning
    the same bookmark stands that is at no other."""
    own = _once(tag(one.path) for one in basis.paragraphs)
    found: list[str] = []
    for _, number in _without(paragraphs, "deleted"):
        tags = [
            tag_in(one.name)
            for one in paragraphs[number].bookmarks
            if one.start == 0
        ]
        known = [one for one in tags if one in own]
        found.append(known[0] if known else "")
    for name, number in _once(found).items():
        if name in own:
            yield own[name], number


def _once(names: Iterable[str]) -> dict[str, int]:
    """The numbers of those names that stand once."""
    listed = list(names)
    counts = Counter(listed)
    return {
        name: number
        for number, name in enumerate(listed)
        if name and counts[name] == 1
    }


def rejected(paragraphs: Sequence[MarkedParagraph]) -> list[str]:
    """The paragraphs of a file with every change rejected."""
    return [text for text, _ in _without(paragraphs, "inserted")]


def accepted(paragraphs: Sequence[MarkedParagraph]) -> list[str]:
    """The paragraphs of a file with every change accepted."""
    return [text for text, _ in _without(paragraphs, "deleted")]


def _without(
    paragraphs: Sequence[MarkedParagraph],
    state: Any,
) -> Iterator[tuple[str, int]]:
    """The paragraphs without what is of one state, each with the number of the first of
    which it is made. A paragraph whose mark is of it is joined to the next; one without
    words left is none."""
    text, first = "", None
    for number, one in enumerate(paragraphs):
        first = number if first is None else first
        if one.row.state != state:
            text += one.text(state)
        if state not in (one.end.state, one.row.state):
            yield text, first
            text, first = "", None
    if text and first is not None:
        yield text, first
