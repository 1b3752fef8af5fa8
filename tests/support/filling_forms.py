"""Filling in a form the way Word does: the prompt goes, the answer stands in its place."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping

from docx.oxml.ns import qn
from lxml import etree

from policypress.word.runs import run
from policypress.word.xml import W14, W

BODY = "word/document.xml"
CHECKBOX = f"{{{W14}}}checkbox"


def with_body(data: bytes, body: bytes) -> bytes:
    """The same package with another word/document.xml."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in archive.namelist():
            changed.writestr(
                name, body if name == BODY else archive.read(name)
            )
    return out.getvalue()


def body_of(data: bytes) -> etree._Element:
    """The root of word/document.xml."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(BODY))


def filled(data: bytes, answers: Mapping[str, str]) -> bytes:
    """The form with each answer, by w:tag, in its control; a box is ticked by any words. A
    field of repeated rows is named with its row behind it, from 1.

    A line end in an answer becomes w:br, a date also goes to w:fullDate.
    """
    root = body_of(data)
    seen: Counter[str] = Counter()
    for control in root.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        tag = properties.find(qn("w:tag"))
        if tag is None:
            continue
        name = tag.get(qn("w:val"))
        seen[name] += 1
        words = answers.get(name, answers.get(f"{name}.{seen[name]}"))
        if words is not None:
            _fill(control, properties, words)
    return with_body(
        data, etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    )


def _fill(
    control: etree._Element, properties: etree._Element, words: str
) -> None:
    box = properties.find(CHECKBOX)
    if box is not None:
        box[0].set(f"{{{W14}}}val", "1")
        next(control.iter(qn("w:t"))).text = "☑"
        return
    prompting = properties.find(qn("w:showingPlcHdr"))
    if prompting is not None:
        properties.remove(prompting)
    date = properties.find(qn("w:date"))
    if date is not None:
        date.set(qn("w:fullDate"), "2026-05-04T00:00:00Z")
    content = control.find(qn("w:sdtContent"))
    for old in list(content):
        content.remove(old)
    wrapped = etree.fromstring(f'<a xmlns:w="{W}">{run(words)}</a>')
    content.extend(list(wrapped))
