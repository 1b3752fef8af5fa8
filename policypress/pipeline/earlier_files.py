"""Files that earlier builds made and that need not be made again (沿用).

A file is made from a composed document, a look and two options, by this program. The
digest of all these is kept with the digest of the file; when the same is asked for
again and a file of that digest stands in the output folder, that is the file. Whatever
was done to the folder since, by whom and when, does not matter: its content is read.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from policypress.system import program
from policypress.system.compiled import folder_of
from policypress.system.kept import Kept
from policypress.system.regular import read_regular

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.render.docx import Look

_FOLDER = Path(folder_of(__file__))
# Files known, of 150 bytes each: thirty builds of the shipped policy, no two alike.
_MOST = 2_000
_LARGEST = 64 * 1024 * 1024  # bytes; a longer document is made anew


class EarlierFiles:
    """What earlier builds made, and what this one does.

    out: the output folder; marks: whether documents show provenance; folder: where the
    digests are kept.
    """

    def __init__(
        self,
        out: Path,
        marks: bool,
        folder: Path = _FOLDER,
    ) -> None:
        """Reads what earlier builds wrote down, where the program is known."""
        self._out, self._marks = out, marks
        self._program = program.state()
        self._kept = Kept(folder, "made", _MOST) if self._program else None
        self._looks: dict[str, bytes] = {}
        self._has_news = False

    def key(
        self,
        document: Document,
        kind: str,
        look: Look,
    ) -> bytes:
        """The digest of everything that a file is made from; b"" where it cannot be
        known, or nothing is kept.

        kind: docx, xlsx or html.
        """
        from msgspec import msgpack

        if self._kept is None:
            return b""
        how = f"{self._program}\0{kind}\0{self._marks}\0"
        try:
            written = msgpack.encode((how, document))
            return sha256(self._look(look) + written).digest()
        except (TypeError, ValueError, OverflowError):
            return b""

    def find(self, name: str, key: bytes) -> bytes | None:
        """The bytes of the file `name` below the output folder, when they are those
        that would be made now; None when it has to be made."""
        known = self._kept.get(key) if self._kept and key else None
        if known is None:
            return None
        try:
            data = read_regular(self._out / name, _LARGEST)
        except (OSError, ValueError):
            return None
        return data if sha256(data).digest() == known else None

    def note(self, key: bytes, data: bytes) -> None:
        """What was made now, and from what."""
        if self._kept and key:
            self._kept.put(key, sha256(data).digest())
            self._has_news = True

    def keep(self) -> None:
        """Write down what was made, for the next build; not when the program has been
        changed meanwhile, for then nobody knows which one has made it."""
        if self._kept and self._has_news:
            program.when_unchanged(self._kept.keep)

    def _look(self, look: Look) -> bytes:
        """The digest of a look: all that it says, by any name."""
        from msgspec import msgpack

        known = self._looks.get(look.name)
        if known is None:
            known = sha256(msgpack.encode(look)).digest()
            self._looks[look.name] = known
        return known
