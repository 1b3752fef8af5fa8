"""The pages of measures and of chapters (措施页、章页)."""

from __future__ import annotations

from policypress.document import Block
from policypress.site.calendar_files import has_own_file
from policypress.site.catalogue import Entry
from policypress.site.linked import service
from policypress.site.sections import Open, open_figures
from policypress.site.shared import Shared
from policypress.site.situations import HEADING
from policypress.source.figures import FigureRecord


def measure_page(site: Shared, entry: Entry) -> bytes:
    """The page of one measure; makes it findable on the way."""
    _index_measure(site, entry)
    own_address = ""
    if site.base:
        own_address = f"{site.base}{entry.address}"
    linked = service(
        entry.measure,
        entry.amount_text,
        site.words,
        own_address,
    )
    blocks: list[Block] = []
    for section in entry.sections:
        blocks += section.blocks
    open_ones: list[tuple[FigureRecord | None, Open]] = []
    for figure in open_figures(blocks):
        record = site.known.get(figure.path)
        open_ones.append((record, figure))
    window = site.window_of(entry.measure.id)
    return site.page(
        "measure",
        entry.address,
        f"{entry.subject}申报指南",
        ["kept-answers.js"],
        entry=entry,
        window=window,
        has_ics=has_own_file(site, window),
        linked=linked,
        open_figures=open_ones,
    )


def _index_measure(site: Shared, entry: Entry) -> None:
    """Makes a measure findable: by its titles, and section by section."""
    index = site.index
    title = f"{entry.citation} {entry.subject}"
    supports = entry.measure.supports
    names = [entry.title, *(site.words.text(one.name) for one in supports)]
    order = entry.measure.order
    page = index.page(entry.address, title, "指南", order, names)
    index.add(page, "", "", f"{entry.title}\n{entry.chapter.title}")
    for section in entry.sections:
        index.add(page, section.heading, section.anchor, section.text)
    said = site.situations.measures.get(entry.measure.id, ())
    index.add(page, HEADING, "", "\n".join(said))


def chapter_pages(site: Shared) -> dict[str, bytes]:
    """The page of each chapter by its address; makes them findable."""
    made: dict[str, bytes] = {}
    for chapter in site.context.groups:
        address = f"c/{chapter.id}.html"
        heading = f"{chapter.label}{chapter.title}"
        purpose = site.words.text(chapter.purpose)
        page = site.index.page(address, heading, "章")
        site.index.add(page, "", "", purpose)
        title = str(chapter.title)
        made[address] = site.page("chapter", address, title, chapter=chapter)
    return made
