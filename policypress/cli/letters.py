"""Which letter is which: letters to different applicants never replace each other."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from policypress.publish import Owner, is_claimed
from policypress.publish.manifest import digest

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.eligibility.answer_file import AnswerFile

_LONGEST = (
    40  # characters of a label: with the measure's name it fits 255 bytes
)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0\n\r\t', "-"))


def letter_owner(
    out: Path,
    policy: Path,
    measure: str,
    given: AnswerFile,
) -> Owner:
    """A letter belongs to its answers: with others it is another letter.

    The manifest holds only their digest: it must not name applicants.
    """
    content = [given.applicant, given.answers]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return Owner.of(
        "letter",
        out,
        policy,
        f"{measure} {digest(text.encode())[:16]}",
    )


def own_name(
    document: Document,
    out: Path,
    owner: Owner,
    label: str,
) -> Document:
    """The document under a name that no other letter in the folder bears.

    label: what tells it apart where the applicant has no name, "" otherwise; a number
    is added if that is taken too.
    """
    name = document.name
    if label:
        name = f"{name}-{label.translate(_NOT_IN_NAMES)[:_LONGEST]}"
    numbered = (f"{name}（{number}）" for number in itertools.count(2))
    for candidate in itertools.chain([name], numbered):
        files = (f"{candidate}.{kind}" for kind in document.formats)
        if not is_claimed(out, owner, files):
            return replace(document, name=candidate)
    raise AssertionError("there is always another number")
