"""Documents of the tiny policy by the templates that the project ships."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from policypress.compose.compose import Composer
from policypress.compose.sandbox.template import load_templates
from policypress.document import (
    Document,
    Paragraph,
    Table,
    paragraphs,
    plain,
)
from policypress.findings import Finding
from policypress.source.model import Policy
from tests.support.small_policy import policy

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def some_templates(folder: Path, *names: str) -> Path:
    """A folder of templates with these of the shipped ones, and what all of them share:
    where every document is composed again and again, the others take most of the time."""
    for shared in ("_parts", "looks"):
        shutil.copytree(TEMPLATES / shared, folder / shared)
    for name in names:
        shutil.copy(TEMPLATES / f"{name}.md", folder)
    return folder


@cache
def _templates() -> tuple:
    kinds, findings = load_templates(TEMPLATES)
    assert not findings
    return tuple(kinds)


def made(of: Policy, *names: str) -> tuple[list[Document], list[Finding]]:
    """The documents of these templates (all when none is named), with the findings."""
    composer = Composer(of, TEMPLATES)
    kinds = [one for one in _templates() if not names or one.name in names]
    documents = [
        document
        for job in composer.jobs(kinds)
        if (document := composer.compose(job))
    ]
    return documents, composer.all_findings()


def document(
    folder: Path, name: str, changes: dict[str, str] | None = None
) -> Document:
    """One document of the tiny policy; a finding fails the test."""
    documents, findings = made(policy(folder, changes), name)
    assert not findings, "\n".join(map(str, findings))
    (one,) = documents
    return one


def lines(one: Document, role: str = "") -> list[str]:
    """The words of its paragraphs, those in cells included; of one role only if named."""
    return [
        plain(paragraph.inlines)
        for paragraph in paragraphs(one.blocks)
        if role in ("", paragraph.role)
    ]


def lonely_headings(one: Document) -> list[str]:
    """Headings that have nothing below them before the next of their level or a higher
    one, or before the end; and tables that have nothing below their head."""
    found, open_heading = [], None
    for block in one.blocks:
        if isinstance(block, Paragraph) and block.level:
            if open_heading and block.level <= open_heading.level:
                found.append(plain(open_heading.inlines))
            open_heading = block
        elif isinstance(block, Table) and len(block.rows) <= block.header:
            found.append(f"{one.template}：只有表头的表")
        elif isinstance(block, Paragraph | Table):
            open_heading = None
    if open_heading:
        found.append(plain(open_heading.inlines))
    return found
