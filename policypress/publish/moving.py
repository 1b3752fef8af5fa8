"""Output folders that were moved or copied: whose files are in them now?

The manifest names a policy by its folder as seen from the output folder; that no longer
leads anywhere once the output folder alone stands elsewhere. Beside the manifest we
remember where the folder stood (as a digest, outside the manifest, which is the same
wherever a policy is built). Only in a folder that stands elsewhere a section counts as
that of a policy with the same title.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from policypress.publish import files
from policypress.publish.manifest import Owner, Sections, digest

NAME = ".policypress.place"


def is_moved(out: Path) -> bool:
    """Whether the folder stood elsewhere when we last wrote to it."""
    try:
        return (out / NAME).read_bytes() != _place(out)
    except OSError:
        return False


def remember(out: Path) -> None:
    """Write down where the folder stands. Raises OSError."""
    target = out / NAME
    if files.same(target, _place(out)):
        return
    temporary = files.stage(target, _place(out), 0)
    try:
        os.replace(temporary, target)
    except OSError:
        files.discard(temporary)
        raise


def adopt(out: Path, sections: Sections, owners: Iterable[Owner]) -> None:
    """In a moved folder, give these owners' policy the sections of its title.

    All of them at once, the site's with the documents': the folder then counts as one
    that stands here. Not where two policies of that title have sections.
    """
    if not is_moved(out):
        return
    for owner in owners:
        same = [one for one in sections if one.title and one.title == owner.title]
        if len({one.policy for one in same}) != 1:
            continue
        for one in same:
            here = replace(one, policy=owner.policy)
            sections[here] = sections.pop(one)


def _place(out: Path) -> bytes:
    return digest(os.fsencode(out.resolve())).encode()
