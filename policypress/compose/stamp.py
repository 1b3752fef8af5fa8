"""What every document says of itself, for the day it comes back (底稿标识): which policy and
document it is, the digest of its text, and the tool that wrote it.

It stands in the properties of the file and in the list of sources (customXml): each of
the two is kept by programs that drop the other. The sources have no digest of their
own: it would make every file anew whenever any source changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from policypress.document import Block, paragraphs, plain
from policypress.system.program import VERSION

_LENGTH = (
    20  # hexadecimal digits; no two texts of a policy are likely the same
)


def stamp(
    policy: str,
    name: str,
    blocks: Sequence[Block],
) -> dict[str, str]:
    """The properties of a document.

    policy: its title; name: of the document, below outputs/.
    """
    return {
        "policypress.policy": policy,
        "policypress.document": name,
        "policypress.text": text_digest(blocks),
        "policypress.version": VERSION,
    }


def text_digest(blocks: Sequence[Block]) -> str:
    """The digest of the words of a document, paragraph by paragraph."""
    words = "\n".join(plain(one.inlines) for one in paragraphs(blocks))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
