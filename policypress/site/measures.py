"""The pages of measures and of chapters (措施页、章页)."""

from __future__ import annotations

from policypress.site.catalogue import Entry
from policypress.site.linked import service
from policypress.site.sections import open_figures
from policypress.site.shared import Shared


def measure_page(site: Shared, entry: Entry) -> bytes:
    """The page of one measure; makes it findable on the way."""
    _index_measure(site, entry)
    own_address = site.base + entry.address if site.base else ""
    linked = service(entry.measure, entry.amount_text, site.words, own_address)
    blocks = [block for section in entry.sections for block in section.blocks]
    open_ones = [
        (site.known.get(figure.path), figure)
        for figure in open_figures(blocks)
    ]
    return site.page(
        "measure",
        entry.address,
        f"{entry.subject}申报指南",
        entry=entry,
        linked=linked,
        open_figures=open_ones,
    )


def _index_measure(site: Shared, entry: Entry) -> None:
    """Makes a measure findable: by its titles, and section by section."""
    index = site.index
    title = f"{entry.citation} {entry.subject}"
    page = index.page(entry.address, title, "指南", entry.measure.order)
    index.add(page, "", "", f"{entry.title}\n{entry.chapter.title}")
    for section in entry.sections:
        index.add(page, section.heading, section.anchor, section.text)


def chapter_pages(site: Shared) -> dict[str, bytes]:
    """The page of each chapter by its address; makes them findable."""
    made = {}
    for chapter in site.context.groups:
        address = f"c/{chapter.id}.html"
        heading = f"{chapter.label}{chapter.title}"
        page = site.index.page(address, heading, "章")
        site.index.add(page, "", "", site.words.text(chapter.purpose))
        title = str(chapter.title)
        made[address] = site.page("chapter", address, title, chapter=chapter)
    return made
