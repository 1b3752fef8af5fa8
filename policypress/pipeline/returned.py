"""A Word file that came back (回稿): read with its marks and comments, and held against the
text that went out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from policypress.findings import Finding, Place
from policypress.pipeline.foreign_files import word_bytes
from policypress.review.basis import Basis
from policypress.review.lines import Group, tracked_groups
from policypress.review.remarks import Said
from policypress.review.untracked import compared_groups
from policypress.word.marked import MarkedParagraph, read_marked
from policypress.word.origins import NAMESPACE
from policypress.word.package_reader import DOCUMENT, Package, open_package

_ITEM = "customXml/item"


class Returned(Struct):
    """A returned file as it was read. document: which of ours it says it is. witness: how its paragraphs were matched with
    ours: exact (its text without the insertions is ours) or compared (by the words)."""

    name: str
    paragraphs: list[MarkedParagraph]
    package: Package
    document: str = ""
    witness: str = ""
    remarks: list[Said] = field(default_factory=list)

    @property
    def policy(self) -> str:
        """The title of the policy that it says it is of, "" where it does not say."""
        return _said_of(self.package, "policy")

    @property
    def digest(self) -> str:
        """The digest of the text that went out, "" where the file does not say."""
        return _said_of(self.package, "text")


def read_returned(path: Path) -> Returned | Finding:
    """A returned file, or why it cannot be read."""
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
    paragraphs = read_marked(package)
    return Returned(path.name, paragraphs, package, document_of(package))


def is_wanted(name: str) -> bool:
    """Whether a part is read."""
    return name == DOCUMENT or name.startswith((_ITEM, "word/comments"))


def document_of(package: Package) -> str:
    """The name of the document that a file says it is, "" where it does not say."""
    return _said_of(package, "document")


def _said_of(package: Package, name: str) -> str:
    """What a file says of itself, "" where it does not."""
    for root in our_parts(package):
        return str(root.get(name, ""))
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
    its marks say it exactly; else the words are compared."""
    ours = basis.texts
    is_tracked = any(one.is_changed for one in returned.paragraphs)
    if is_tracked and rejected(returned.paragraphs) == list(ours):
        returned.witness = "exact"
        return tracked_groups(returned.paragraphs)
    returned.witness = "compared"
    return compared_groups(ours, accepted(returned.paragraphs))


def rejected(paragraphs: Sequence[MarkedParagraph]) -> list[str]:
    """The paragraphs of a file with every change rejected."""
    return _without(paragraphs, "inserted")


def accepted(paragraphs: Sequence[MarkedParagraph]) -> list[str]:
    """The paragraphs of a file with every change accepted."""
    return _without(paragraphs, "deleted")


def _without(
    paragraphs: Sequence[MarkedParagraph],
    state: Any,
) -> list[str]:
    """The paragraphs without what is of one state. A paragraph whose mark is of it is
    joined to the next; one without words left is none."""
    found: list[str] = []
    text = ""
    for one in paragraphs:
        if one.row.state != state:
            text += one.text(state)
        gone = state in (one.end.state, one.row.state)
        if not gone:
            found.append(text)
            text = ""
    if text:
        found.append(text)
    return found
