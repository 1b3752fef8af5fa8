"""Documents to bytes, in batches that other processes take over while more documents
are being composed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from policypress.document import paragraphs
from policypress.findings import Finding, Place
from policypress.pipeline.earlier_files import EarlierFiles
from policypress.pipeline.workers import Workers

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.render.docx import Look

# Documents that make a process worth starting while others are being composed: both
# processes then copy the pages of memory they write to, which takes as long as
# rendering a dozen.
_BATCH = 50
# A document, a format, and the digest of all that the file is made from.
Job = tuple["Document", str, bytes]
Files = dict[str, bytes]  # path below outputs/ with suffix → bytes
Made = list[tuple[str, bytes, bytes]]  # path, digest as in a job, bytes


class Rendering:
    """What is to be rendered and what has been.

    earlier: what earlier builds made, which is taken over where it would be the same.
    `findings`: what a document asks of its look that is not there. `made`, `taken`:
    how many documents were rendered, and how many taken over in all their formats.
    """

    def __init__(
        self,
        looks: Path,
        marks: bool,
        workers: Workers,
        earlier: EarlierFiles,
    ) -> None:
        """looks: the folder of the looks; marks: whether provenance is shown
        in them; workers: what renders."""
        self._folder, self._marks, self._workers = looks, marks, workers
        self._earlier = earlier
        self.made = self.taken = 0
        self._looks: dict[str, Look | None] = {}
        self._waiting: list[Job] = []
        self._coming: list[Callable[[], Made]] = []
        self._files: Files = {}
        self.findings: list[Finding] = []

    def add(
        self,
        document: Document,
        kinds: Iterable[str],
    ) -> None:
        """One more document, in these formats (docx, xlsx, html).

        Without a sound look it is not rendered.
        """
        if self._is_sound(document):
            self._waiting += self._to_make(document, list(kinds))
        if len(self._waiting) >= _BATCH and self._workers.free():
            self._start(self._waiting)
            self._waiting = []

    def of(self, templates: Collection[str]) -> Files:
        """The files of these templates, now."""
        first: list[Job] = []
        later: list[Job] = []
        for job in self._waiting:
            document, _, _ = job
            (first if document.template in templates else later).append(job)
        self._waiting = later
        self._share(first)
        return dict(self._files)

    def finish(self) -> Files:
        """All files."""
        self._share(self._waiting)
        self._waiting = []
        return self._files

    def keep(self) -> None:
        """Writes down what was made, for the next build."""
        self._earlier.keep()

    def look(self, document: Document) -> Look:
        """The look of a document that was sound."""
        look = self._looks[document.look]
        assert look
        return look

    def _is_sound(self, document: Document) -> bool:
        """Whether the look of a document is there, with all that the document asks of
        it.
        """
        from policypress.render.docx import check_roles, named_look

        if document.look not in self._looks:
            place = Place(f"templates/{document.template}.md")
            look, found = named_look(self._folder, document.look, place)
            self._looks[document.look] = look
            self.findings += found
        look = self._looks[document.look]
        found = check_roles(document, look) if look else []
        self.findings += found
        return look is not None and not found

    def _to_make(
        self,
        document: Document,
        kinds: list[str],
    ) -> list[Job]:
        """What of a document has to be made; the rest is taken over."""
        look = self.look(document)
        jobs: list[Job] = []
        for kind in kinds:
            name = f"{document.file}.{kind}"
            key = self._earlier.key(document, kind, look)
            data = self._earlier.find(name, key)
            if data is None:
                jobs.append((document, kind, key))
            else:
                self._files[name] = data
        if jobs:
            self.made += 1
        elif kinds:
            self.taken += 1
        return jobs

    def _share(self, jobs: list[Job]) -> None:
        """Renders these, together with every process that is or becomes free.

        Waits for all that was started before.
        """
        jobs = sorted(jobs, key=_weight)
        while jobs:
            if len(jobs) > 1 and self._workers.free():
                self._start(jobs[1::2])
                jobs = jobs[::2]
            self._take(self._render([jobs.pop()]))  # the longest first
        for made in self._coming:
            self._take(made())
        self._coming = []

    def _start(self, jobs: list[Job]) -> None:
        """Has these rendered in another process, if there is anything to render."""
        if not jobs:
            return
        for _, kind, _ in jobs:
            _renderer(kind)  # imported here once, not in every process anew
        self._coming.append(
            self._workers.start(lambda: self._render(jobs), "rendering")
        )

    def _take(self, made: Made) -> None:
        """Files that have been made, here or in another process."""
        for name, key, data in made:
            self._files[name] = data
            self._earlier.note(key, data)

    def _render(self, jobs: list[Job]) -> Made:
        """The files of these documents, rendered in this process."""
        made: Made = []
        for document, kind, key in jobs:
            data = render(document, kind, self.look(document), self._marks)
            made.append((f"{document.file}.{kind}", key, data))
        return made


def _weight(job: Job) -> int:
    """How long it takes to render a document, in paragraphs: a table has one in each cell,
    so that the longest documents have few blocks."""
    document, _, _ = job
    return sum(1 for _ in paragraphs(document.blocks))


def render(
    document: Document,
    kind: str,
    look: Look | None,
    marks: bool,
) -> bytes:
    """One document in one of our own formats. look: a page (html) needs none."""
    data: bytes = _renderer(kind)(document, look, marks=marks)
    return data


def _renderer(kind: str) -> Callable[..., bytes]:
    """What makes a file of this kind: html, xlsx, svg or docx. Imported when first needed."""
    if kind == "html":
        from policypress.render import html

        return html.render
    if kind == "xlsx":
        from policypress.render import xlsx

        return xlsx.render
    if kind == "svg":
        from policypress.render import svg

        return svg.render
    from policypress.render import docx

    return docx.render
