"""Documents in which earlier checks found nothing (检查缓存).

What a check can find in a document depends on what it is laid out from: the words of its
template as rendered, with every mark in them. Where an earlier check laid out the very
same and nobody found anything, nobody will now, and it need not be laid out. A document
with a finding is looked at each time.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from msgspec import Struct, msgpack

from policypress.compose.markdown.markers import SPAN, Nodes
from policypress.compose.rendered import Rendered
from policypress.document import Document
from policypress.system import program
from policypress.system.compiled import folder_of
from policypress.system.kept import Kept

_FOLDER = Path(folder_of(__file__))
# Documents known, of 50 bytes each: those of the shipped policy forty times over.
_MOST = 2_000


class _Seen(Struct, frozen=True):
    """What is known of a rendered document before it is laid out: the digest of all
    that it is laid out from, and the paths of the figures marked in it."""

    key: bytes
    figures: frozenset[str]


class Spotless:
    """The documents in which nothing was found, by earlier checks and by this one.

    nodes: the spans of the composition; words: those that no title breaks; asked: what
    is looked for in the documents, such as the codes of rules; folder: where it is kept.
    """

    def __init__(
        self,
        nodes: Nodes,
        words: tuple[str, ...],
        asked: str,
        folder: Path = _FOLDER,
    ) -> None:
        """Reads what earlier checks wrote down, where the program is known."""
        self._nodes = nodes
        self._program = program.state()
        self._kept = Kept(folder, "spotless", _MOST) if self._program else None
        self._before = repr((self._program, asked, words))
        # By their numbers, as words have them.
        self._spans: dict[str, bytes] = {}
        self._figures: dict[str, str] = {}
        self._waiting: dict[tuple[str, str], _Seen] = {}
        self._has_news = False

    def figures(
        self,
        template: str,
        rendered: Rendered,
    ) -> set[str] | None:
        """The paths of the figures that a document shows in which nothing is to be
        found; None for one that has to be looked at."""
        if self._kept is None:
            return None
        seen = self._look_at(template, rendered)
        if self._kept.get(seen.key):
            return set(seen.figures)
        self._waiting[template, rendered.file] = seen
        return None

    def lay_out(
        self,
        document: Document,
        shown: set[str],
    ) -> None:
        """A document that had to be looked at shows these figures. Where others show
        than are marked, it has to be laid out each time to know."""
        name = (document.template, document.name)
        seen = self._waiting.get(name)
        if seen and seen.figures != shown:
            del self._waiting[name]

    def add(self, document: Document) -> None:
        """Nothing was found in a document."""
        seen = self._waiting.pop((document.template, document.name), None)
        if seen and self._kept:
            self._kept.put(seen.key, True)
            self._has_news = True

    def keep(self) -> None:
        """Write down what was found clean, for the next check; not when the program has
        been changed meanwhile."""
        if self._kept and self._has_news:
            program.when_unchanged(self._kept.keep)

    def _look_at(
        self,
        template: str,
        rendered: Rendered,
    ) -> _Seen:
        """What is known of a document by its words."""
        words = SPAN.split(rendered.body)
        numbers = words[1::2]
        spans = self._written_spans()
        figures = frozenset(
            self._figures[number]
            for number in set(numbers)
            if number in self._figures
        )
        about = (self._before, template, rendered.title, rendered.file)
        whole = sha256(repr((*about, self._nodes.files)).encode())
        whole.update("\0".join(words[::2]).encode("utf-8", "surrogatepass"))
        whole.update(b"\0".join([spans[number] for number in numbers]))
        return _Seen(whole.digest(), figures)

    def _written_spans(self) -> dict[str, bytes]:
        """Each span there is by now, by its number in the words, as bytes: all that it
        says, and its place. Those that mark a figure are noted."""
        spans = self._nodes.spans
        for number in range(len(self._spans), len(spans)):
            span, name = spans[number], str(number)
            self._spans[name] = msgpack.encode(span)
            if span.mark and span.origin:
                self._figures[name] = span.origin.id
        return self._spans
