"""The table of contents (目录).

A field that Word updates, with entries already in it.

The entries are the headings' words and a page reference each. No page is written:
Word computes them when it opens the file, and where it has been laid out they are
written in (`word/contents_pages`).
"""

from __future__ import annotations

from msgspec import Struct

from policypress.document import Contents, Paragraph, plain
from policypress.render.docx.state import State
from policypress.word import fields
from policypress.word.runs import HINT, TAB, needs_hint, run

_LEVELS = 3  # how many levels have a style of their own
# As many of the last entries stay on one page: no page of contents is a line or two.
_TOGETHER = 4


class ContentsEntry(Struct, frozen=True):
    """A heading as the contents list it. bookmark: where it stands."""

    level: int
    words: str
    bookmark: str


def entry(
    heading: Paragraph,
    number: int,
) -> ContentsEntry:
    """The entry of the number-th heading.

    Word itself names the bookmarks of headings _Toc and digits, and hides
    them.
    """
    words = plain(heading.inlines).replace("\n", "").replace("\t", " ")
    return ContentsEntry(heading.level, words, f"_Toc{number:08d}")


def contents_xml(
    state: State,
    block: Contents,
    entries: list[ContentsEntry],
) -> str:
    """The paragraphs of the contents.

    The first opens the field, the last ends it.
    """
    listed = [item for item in entries if item.level <= block.depth]
    last = len(listed) - 1
    parts = []
    for number, item in enumerate(listed):
        opening = fields.contents(block.depth) if number == 0 else ""
        ending = fields.END if number == last else ""
        head = state.head(f"contents-{min(item.level, _LEVELS)}")
        if last - _TOGETHER < number < last:
            head = head.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
        parts.append(f"<w:p>{head}{opening}{_entry_link(item)}{ending}</w:p>")
    return "".join(parts)


def _entry_link(item: ContentsEntry) -> str:
    """The words, a tab and room for the page, as a link to the heading."""
    words = run(item.words, HINT if needs_hint(item.words) else "")
    page = fields.page_of(item.bookmark, "")
    link = f'<w:hyperlink w:anchor="{item.bookmark}" w:history="1">'
    return f"{link}{words}{TAB}{page}</w:hyperlink>"
