"""What the preview shows: the documents of the last version without mistakes, and the findings of the newest."""

from __future__ import annotations

import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypress.findings import Finding, Place, has_errors, in_order
from policypress.pipeline import build as pipeline
from policypress.pipeline import production
from policypress.serve.origins import Spots
from policypress.serve.page_images import Pictures

if TYPE_CHECKING:
    from policypress.document import Document
    from policypress.pipeline.build import Composed

_OUR_FAULT = (
    "这是工具的错误，不是文稿的错误：请把这一版交给维护人员；改好后保存，预览会自动恢复"
)


class Desk:
    """Composes on `refresh` and renders what is asked for, each thing once a version. May be asked from many threads."""

    def __init__(
        self, policy: Path, templates: Path, pictures: Pictures, marks: bool = False
    ) -> None:
        self.policy, self.templates, self.marks = policy, templates, marks
        self.pictures, self.ticks = pictures, pictures.ticks
        self.version = 0  # of what is shown; a version with mistakes shows its findings beside the one before
        self._viewed: Counter[str] = (
            Counter()
        )  # documents that somebody has in view: composed ahead of the others
        self.findings: list[Finding] = []
        self._composed: Composed | None = None
        self._made: dict[Any, Any] = {}
        self._lock = threading.RLock()

    @contextmanager
    def viewing(self, name: str) -> Iterator[None]:
        """Somebody has this document in view as long as the context lasts; each tab of a browser its own."""
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
            self.findings = [
                f for f in in_order(composed.findings) if f.severity != "note"
            ]
            if composed.policy and not has_errors(composed.findings):
                self._composed, self._made = composed, {}
                self.version += 1
        self.ticks.advance()

    def _in_view(self) -> list[str]:
        """Names of the documents that somebody has in view."""
        with self._lock:
            return [
                document.name
                for document in self.documents
                if self._viewed[document.name]
            ]

    def _ahead(self, names: list[str]) -> None:
        """Shows these documents as soon as they are there; what is wrong is reported with the rest."""
        composed = self._compose(*names)
        ahead = {document.name: document for document in composed.documents}
        if (
            has_errors(composed.findings)
            or ahead.keys() != set(names)
            or not self._composed
        ):
            return
        outdated = {(kind, name) for kind in ("html", "docx") for name in names}
        with self._lock:
            documents = [
                ahead.get(document.name, document) for document in self.documents
            ]
            self._composed = replace(self._composed, documents=documents)
            self._made = {
                key: made for key, made in self._made.items() if key not in outdated
            }
        self.ticks.advance()

    def _compose(self, *only: str) -> Composed:
        try:
            return pipeline.compose(self.policy, self.templates, only, lambda *_: None)
        except Exception:  # noqa: BLE001 - the preview outlives a fault of the toolkit, and shows it
            return pipeline.Composed(None, [], [_fault()])

    @property
    def documents(self) -> list[Document]:
        return self._composed.documents if self._composed else []

    def page(self, name: str) -> bytes | None:
        """A document as a web page."""
        return self._of(
            name,
            "html",
            lambda document: production.render(document, "html", None, self.marks),
        )

    def docx(self, name: str) -> bytes | None:
        """A document as Word file; None also when its look is not there."""
        return self._of(name, "docx", self._as_docx)

    def site(self) -> dict[str, bytes]:
        """Every file of the site; a site that cannot be made is empty and says why among the findings."""
        return self._once("site", self._pages) or {}

    def spots(self) -> Spots:
        """Where the documents shown say what stands in the source."""
        return self._once("spots", lambda: Spots(self.documents))

    def _of(
        self, name: str, kind: str, make: Callable[[Document], bytes | None]
    ) -> bytes | None:
        """A document in one format; None when there is no such document."""
        document = next(
            (document for document in self.documents if document.name == name), None
        )
        return self._once((kind, name), lambda: make(document)) if document else None

    def _once(self, key: Any, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once a version; None when that fails, which is then among the findings."""
        with self._lock:
            if key not in self._made:
                try:
                    self._made[key] = make()
                except Exception:  # noqa: BLE001 - as in _compose
                    self._made[key] = None
                    self._told([_fault()])
            return self._made[key]

    def _as_docx(self, document: Document) -> bytes | None:
        from policypress.render.docx import check_roles, named_look

        look, findings = named_look(
            self.templates / "looks",
            document.look,
            Place(f"templates/{document.template}.md"),
        )
        findings += check_roles(document, look) if look else []
        self._told(findings)
        return (
            production.render(document, "docx", look, self.marks)
            if look and not has_errors(findings)
            else None
        )

    def _pages(self) -> dict[str, bytes]:
        from policypress.site import SiteRequest, make

        if not self._composed or not self._composed.policy:
            return {}
        shown = [
            document
            for document in self.documents
            if document.template in pipeline.SHOWN
        ]
        pages, findings = make(
            SiteRequest(self._composed.policy, shown, self.templates)
        )
        self._told([finding for finding in findings if finding.severity != "note"])
        return pages

    def _told(self, findings: list[Finding]) -> None:
        """Findings that only rendering brings."""
        if set(findings) - set(self.findings):
            self.findings = in_order([*self.findings, *findings])
            self.ticks.advance()


def _fault() -> Finding:
    """The exception in hand as a finding."""
    return Finding(
        "internal-error",
        f"程序出错：{traceback.format_exc().strip().splitlines()[-1]}",
        Place(""),
        _OUR_FAULT,
    )
