"""Pages that fill in forms (filled-forms.html): empty forms cut up at their fields, and what
has to be handed in, for the calculator to send answers to.

Forms of one policy share most of their text, so it stands once (`words`); a page takes as
many forms as keep it light, and a large policy has several pages.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from policypress.forms.plan import Plan, Rows, Slot, plan
from policypress.site.catalogue import Download, Entry
from policypress.site.shared import Shared

SCRIPTS = ("data.js", "filled-forms-fill.js", "filled-forms-page.js")
# Deflated bytes of the forms on a page: Base64 makes 4 of 3, the page around them has 30
# KB, and no page is heavier than 300 kB.
_HEAVY = 180_000
_NO_WORDS = "—"


def form_pages(site: Shared) -> tuple[dict[str, bytes], dict[str, str]]:
    """The pages by address, and the address for each measure that has a form as a file."""
    pages: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    label = _applicant_label(site)
    for number, kit in enumerate(_kits(site), 1):
        name = "filled-forms"
        address = f"{name}.html" if number == 1 else f"{name}-{number}.html"
        pages[address] = site.page(
            "filled-forms",
            address,
            "申请表和材料清单",
            list(SCRIPTS),
            kit=kit.as_data(),
            applicant=label,
        )
        addresses |= dict.fromkeys(kit.forms, address)
    return pages, addresses


def _applicant_label(site: Shared) -> str:
    """What the form calls the applicant's name."""
    common = site.request.policy.common_guide
    asked = common.form.get("name") if common else None
    return site.words.text(asked.label) if asked else "申请人名称"


def _kits(site: Shared) -> Iterator[_Kit]:
    """The forms in as few kits as keep each light."""
    kit = _Kit()
    for entry in site.catalogue.entries:
        file = _form_file(entry)
        form = _plan(file) if file else None
        if file is None or form is None:
            continue
        if kit.forms and kit.size > _HEAVY:
            yield kit
            kit = _Kit()
        kit.add(entry, file.name, form, _materials(site, entry))
    if kit.forms:
        yield kit


def _form_file(entry: Entry) -> Download | None:
    """The form of a measure as a Word file; None where none was made, or nothing is
    applied for (免申即享)."""
    guide = entry.measure.guide
    if guide is None or guide.no_application:
        return None
    for download in entry.downloads:
        if download.address.endswith("-form.docx"):
            return download
    return None


def _plan(file: Download) -> Plan | None:
    """A form cut up; None for a file that is none."""
    try:
        return plan(file.data)
    except (BadZipFile, KeyError):
        return None


def _materials(
    site: Shared,
    entry: Entry,
) -> list[dict[str, Any]]:
    """What has to be handed in. supports: only for these; empty = for all of them."""
    guide = entry.measure.guide
    text = site.words.text
    return [
        {
            "name": text(one.name),
            "form": _form_and_copies(text, one),
            "required": text(one.required),
            "note": text(one.note or _NO_WORDS),
            "supports": one.supports,
        }
        for one in (guide.materials if guide else ())
    ]


def _form_and_copies(text: Any, material: Any) -> str:
    """复印件 1份."""
    copies = text(material.copies)
    form = text(material.form)
    return form if copies == _NO_WORDS else f"{form} {copies}"


class _Kit:
    """Some forms with the words that they share."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[str, Any]] = {}
        self.size = 0
        self._words: dict[str, int] = {}
        self._packer = zlib.compressobj(6)

    def add(
        self,
        entry: Entry,
        file: str,
        form: Plan,
        materials: list[dict[str, Any]],
    ) -> None:
        """One more form. file: what the reader's folder will call it. The size grows by
        what is new in it."""
        before = len(self._words)
        made = {
            "file": file,
            "subject": entry.subject,
            "citation": entry.citation,
            "guide": entry.address,
            "materials": materials,
            "parts": {
                name: self._word(text) for name, text in form.parts.items()
            },
            "pieces": [self._piece(one) for one in form.pieces],
        }
        self.forms[entry.measure.id] = made
        new = list(self._words)[before:]
        added = json.dumps([new, made], ensure_ascii=False).encode()
        self.size += len(self._packer.compress(added))
        self.size += len(self._packer.flush(zlib.Z_SYNC_FLUSH))

    def as_data(self) -> dict[str, Any]:
        """What the page carries."""
        return {"forms": self.forms, "words": list(self._words)}

    def _word(self, text: str) -> int:
        """The place of a text among those that stand once."""
        return self._words.setdefault(text, len(self._words))

    def _piece(self, piece: str | Slot | Rows) -> Any:
        """A piece of a story: the place of words, a field, or repeated rows."""
        if isinstance(piece, str):
            return self._word(piece)
        if isinstance(piece, Slot):
            texts = (piece.before, piece.after, piece.prompt)
            places = [self._word(text) for text in texts]
            return [self._word(piece.name), piece.kind, *places]
        item = [self._piece(one) for one in piece.item]
        return {"rows": piece.name, "item": item, "empty": piece.empty}
