"""Output folders that were moved or copied: whose files are in them now?

The manifest names a policy by its folder as seen from the output folder; that
no longer leads anywhere once the output folder alone stands elsewhere. So the
lock file remembers where the folder stood, as a digest; not the manifest,
which is the same wherever a policy is built. Only in a folder that stands
elsewhere a section counts as that of a policy with the same title.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from policypress.publish.manifest import Owner, Sections, digest

LOCK = ".policypress.lock"


def is_moved(out: Path) -> bool:
    """Whether the folder stood elsewhere when we last wrote to it."""
    try:
        found = (out / LOCK).read_bytes()
    except OSError:
        return False
    place = _place(out)
    return len(found) == len(place) and found != place


def remember(
    out: Path,
    lock: int,
) -> None:
    """Write into the lock file, which is open, where the folder stands.

    Not to know it costs nothing but a question later, so a refusal is no
    mistake.
    """
    place = _place(out)
    try:
        os.lseek(lock, 0, os.SEEK_SET)
        recorded = os.read(lock, len(place) + 1)
        if recorded == place:
            return
        os.lseek(lock, 0, os.SEEK_SET)
        os.write(lock, place)
        os.ftruncate(lock, len(place))
    except OSError:
        return


def adopt(
    sections: Sections,
    owners: Iterable[Owner],
) -> None:
    """In a moved folder: give these owners' policy the sections of its title.

    All of them at once, the site's with the documents': the folder then counts
    as one that stands here. Not where two policies of that title have
    sections.
    """
    for owner in owners:
        if not owner.title:
            continue
        same = [one for one in sections if one.title == owner.title]
        policies = {one.policy for one in same}
        if len(policies) != 1:
            continue
        for one in same:
            here = replace(one, policy=owner.policy)
            sections[here] = sections.pop(one)


def _place(out: Path) -> bytes:
    """What a folder remembers of where it stands."""
    real = out.resolve()
    return digest(os.fsencode(real)).encode()
