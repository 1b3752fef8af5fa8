"""Source tags: hidden bookmarks that name the source node of a paragraph or a
figure.

What Word really does: a bookmark whose name starts with an underscore is
hidden from the reader and from the bookmark list, is kept when the words
inside are edited (also under tracked changes), moves with its paragraph, and
is dropped only when all of its words are deleted. WPS and LibreOffice keep it
as well. A name holds letters, digits and underscores, at most 40, and is
unique without regard to case.

A tag is ``_pp_<hash>_<ordinal>``: the hash (`tag`) can be computed from the id
of a source node alone, so that a known policy leads to the places in a file;
the ordinal makes the name unique where one node appears often.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

# LibreOffice adds _Copy_ to what it has moved into a frame.
_NAME = re.compile(r"_pp_([a-z2-7]{12})_\d+(_Copy_\d+)?\Z")
# Characters of 5 bits: no two of a million nodes are likely the same.
_TAG_LENGTH = 12
_TAG_BYTES = 10  # as many as are spelt anyway: five bytes are eight characters
_KNOWN_TAGS = 1 << 16  # more than a policy has nodes


@lru_cache(maxsize=_KNOWN_TAGS)
def tag(origin_id: str) -> str:
    """The 12 characters (base32, lower case) that stand for a source node in
    names.
    """
    digest = hashlib.blake2s(
        origin_id.encode("utf-8", "surrogatepass")
    ).digest()
    letters = base64.b32encode(digest[:_TAG_BYTES]).decode("ascii")
    return letters[:_TAG_LENGTH].lower()


def name_of(
    origin_id: str,
    ordinal: int,
) -> str:
    """The bookmark name of a source node.

    ordinal: any number used once in a document.
    """
    return f"_pp_{tag(origin_id)}_{ordinal}"


def tag_in(name: str) -> str:
    """The tag inside a bookmark name, "" when the bookmark is none of ours."""
    match = _NAME.match(name)
    return match[1] if match else ""


def anchor_name(anchor: str) -> str:
    """The bookmark name of a place that other parts point at (a heading's
    anchor).
    """
    return f"_ppa_{tag(anchor)}"


def bookmark(
    number: int,
    name: str,
    content: str,
) -> str:
    """`content` inside a bookmark.

    Number is its w:id, unique in the document.
    """
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'
