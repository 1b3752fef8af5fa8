"""What the preview shows.

The documents of the last version without mistakes, and the findings of the
newest.
"""

from __future__ import annotations

import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline import build as pipeline
from policypress.pipeline import production
from policypress.serve.origins import Origins
from policypress.serve.page_images import PageImages
from policypress.serve.revision import Revision

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.pipeline.build import Composed

_OUR_FAULT = "这是工具的错误，不是文稿的错误：请把这一版交给维护人员；改好后保存，预览会自动恢复"


class Session:
    """Composes on `refresh` and renders what is asked for, each thing once a
    version.

    images: the folder of page images. version: of what is shown; a version
    with mistakes shows its findings beside the one before. May be asked from
    many threads.
    """

    def __init__(
        self,
        policy: Path,
        templates: Path,
        images: Path,
        marks: bool = False,
    ) -> None:
        """policy, templates: folders that are read.

        marks: whether proposed figures are marked.
        """
        self.policy = policy
        self.templates = templates
        self.marks = marks
        self.revision = Revision()
        self.page_images = PageImages(images, self.revision)
        self.version = 0
        self.findings: list[Finding] = []
        # Documents that somebody has in view are composed ahead of the others.
        self._viewed: Counter[str] = Counter()
        self._composed: Composed | None = None
        self._made: dict[Any, Any] = {}
        self._lock = threading.RLock()

    @contextmanager
    def viewing(self, name: str) -> Iterator[None]:
        """Somebody has this document in view as long as the context lasts.

        Each tab of a browser its own.
        """
        with self._lock:
            self._viewed[name] += 1
        try:
            yield
        finally:
            with self._lock:
                self._viewed -= Counter([name])

    def refresh(self) -> None:
        """Reads and composes everything anew, what is in view first."""
        viewed = self._in_view()
        if viewed:
            self._ahead(viewed)
        composed = self._compose()
        with self._lock:
            found = _without_notes(composed.findings)
            self.findings = in_order(found)
            if composed.policy and not has_errors(composed.findings):
                self._composed = composed
                self._made = {}
                self.version += 1
        self.revision.advance()

    def _in_view(self) -> list[str]:
        """Names of the documents that somebody has in view."""
        with self._lock:
            names = [document.name for document in self.documents]
            viewed = self._viewed
            return [name for name in names if viewed[name]]

    def _ahead(self, names: list[str]) -> None:
        """Shows these documents as soon as they are there.

        With mistakes nothing is shown; they are reported with the rest.
        """
        composed = self._compose(*names)
        if has_errors(composed.findings):
            return
        ahead = {one.name: one for one in composed.documents}
        if ahead.keys() != set(names):
            return
        with self._lock:
            if self._composed is None:
                return
            before = self._composed.documents
            documents = [ahead.get(one.name, one) for one in before]
            self._composed = replace(self._composed, documents=documents)
            for name in names:
                self._made.pop(("html", name), None)
                self._made.pop(("docx", name), None)
        self.revision.advance()

    def _compose(self, *only: str) -> Composed:
        """The documents of these names (none = all), and what is wrong with
        the source.
        """
        try:
            return pipeline.compose(
                self.policy,
                self.templates,
                only,
                lambda *_: None,
            )
        # The preview outlives a fault of the toolkit, and shows it.
        except Exception:  # noqa: BLE001
            fault = _fault()
            return pipeline.Composed(None, [], [fault])

    @property
    def documents(self) -> list[Document]:
        """The documents that are shown now."""
        if self._composed:
            return self._composed.documents
        return []

    def page(self, name: str) -> bytes | None:
        """A document as a web page."""
        return self._of(name, "html", self._as_page)

    def docx(self, name: str) -> bytes | None:
        """A document as Word file; None also when its look is not there."""
        return self._of(name, "docx", self._as_docx)

    def site(self) -> dict[str, bytes]:
        """Every file of the site.

        A site that cannot be made is empty and says why among the findings.
        """
        files = self._once("site", self._pages)
        return files or {}

    def origins(self) -> Origins:
        """Where the documents shown say what stands in the source."""
        return self._once("origins", lambda: Origins(self.documents))

    def _of(
        self,
        name: str,
        kind: str,
        make: Callable[[Document], bytes | None],
    ) -> bytes | None:
        """A document in one format; None when there is no such document."""
        for document in self.documents:
            if document.name == name:
                rendered = partial(make, document)
                return self._once((kind, name), rendered)
        return None

    def _once(
        self,
        key: Any,
        make: Callable[[], Any],
    ) -> Any:
        """What `make` gives, made once a version.

        None when that fails, which is then among the findings.
        """
        with self._lock:
            if key not in self._made:
                try:
                    self._made[key] = make()
                except Exception:  # noqa: BLE001 - as in _compose
                    self._made[key] = None
                    self._report([_fault()])
            return self._made[key]

    def _as_page(self, document: Document) -> bytes:
        """A document as a web page, which has a style of its own and needs no
        look.
        """
        return production.render(document, "html", None, self.marks)

    def _as_docx(self, document: Document) -> bytes | None:
        """A document as Word file.

        None when its look is not there or lacks something.
        """
        from policypress.render.docx import check_roles, named_look

        place = Place(f"templates/{document.template}.md")
        looks = self.templates / "looks"
        look, findings = named_look(looks, document.look, place)
        if look:
            findings += check_roles(document, look)
        self._report(findings)
        if look is None or has_errors(findings):
            return None
        return production.render(document, "docx", look, self.marks)

    def _pages(self) -> dict[str, bytes]:
        """Every file of the site, of the documents that are shown now."""
        from policypress.render.comparison_page import changed_units
        from policypress.site import SiteRequest, make

        composed = self._composed
        if not composed or not composed.policy:
            return {}
        on_site = pipeline.SHOWN
        shown = [one for one in composed.documents if one.template in on_site]
        changes = composed.changes
        request = SiteRequest(
            composed.policy,
            shown,
            self.templates,
            since=composed.since,
            units=changed_units(changes) if changes else (),
        )
        pages, findings = make(request)
        self._report(_without_notes(findings))
        return pages

    def _report(self, findings: list[Finding]) -> None:
        """Findings that only rendering brings."""
        if set(findings) - set(self.findings):
            self.findings = in_order([*self.findings, *findings])
            self.revision.advance()


def _without_notes(findings: list[Finding]) -> list[Finding]:
    """The findings that ask something of the drafter."""
    return [one for one in findings if one.severity != "note"]


def _fault() -> Finding:
    """The exception in hand as a finding."""
    return Finding(
        "internal-error",
        f"程序出错：{traceback.format_exc().strip().splitlines()[-1]}",
        Place(""),
        _OUR_FAULT,
    )
