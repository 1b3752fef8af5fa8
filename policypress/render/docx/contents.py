"""The table of contents (目录): a field that Word updates, with entries already in it.

The entries are the headings' words and a page reference each; the page is an estimate (`pages`) until a program
that lays out pages computes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from policypress.document import Contents, Paragraph, plain
from policypress.render.docx.state import State
from policypress.word import fields
from policypress.word.runs import HINT, needs_hint, run

_LEVELS = 3  # how many levels have a style of their own


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the contents list it. bookmark: where it stands."""

    level: int
    words: str
    bookmark: str
    page: int


def entry(heading: Paragraph, number: int, page: int) -> Entry:
    """The entry of the number-th heading. Word names such bookmarks _Toc and digits, and hides them."""
    words = plain(heading.inlines).replace("\n", "").replace("\t", " ")
    return Entry(heading.level, words, f"_Toc{number:08d}", page)


def contents_xml(state: State, block: Contents, entries: list[Entry]) -> str:
    """The paragraphs of the contents."""
    listed = [item for item in entries if item.level <= block.depth]
    parts = []
    for number, item in enumerate(listed):
        opening = fields.contents(block.depth) if number == 0 else ""
        ending = fields.END if number == len(listed) - 1 else ""
        words = run(item.words, HINT if needs_hint(item.words) else "")
        head = state.head(f"contents-{min(item.level, _LEVELS)}")
        parts.append(
            f'<w:p>{head}{opening}<w:hyperlink w:anchor="{item.bookmark}" w:history="1">'
            f"{words}<w:r><w:tab/></w:r>{fields.page_of(item.bookmark, str(item.page))}</w:hyperlink>{ending}</w:p>"
        )
    return "".join(parts)
