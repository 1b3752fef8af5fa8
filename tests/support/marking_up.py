"""A reviewer with Word: tracked changes put into a .docx by code that shares nothing with
ours. Each edit is what Word writes for it."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DOCUMENT = "word/document.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MARKS = tuple(f"{W}{tag}" for tag in ("ins", "del", "moveFrom", "moveTo"))
DATE = "2026-11-28T10:00:00Z"


class Returned:
    """A file that a reviewer works on. data: the file as it was sent."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._parts = {n: package.read(n) for n in package.namelist()}
        self._root = etree.fromstring(self._parts[_DOCUMENT])
        self._number = 9000

    @property
    def paragraphs(self) -> list[etree._Element]:
        """Those with words."""
        return [one for one in self._root.iter(f"{W}p") if text(one)]

    def body_paragraphs(self) -> list[etree._Element]:
        """All of the text, those without words too, in order."""
        box = f"{W}txbxContent"
        return [
            one
            for one in self._root.iter(f"{W}p")
            if next(one.iterancestors(box), None) is None
        ]

    def find(self, words: str) -> etree._Element:
        """The one paragraph that says something."""
        (found,) = [one for one in self.paragraphs if words in text(one)]
        return found

    def insert(
        self, words: str, new: str, at: int = 0, by: str = "张三"
    ) -> None:
        """New words before the given ones, or so many characters behind their start."""
        paragraph = self.find(words)
        self.insert_at(paragraph, text(paragraph).index(words) + at, new, by)

    def insert_at(self, paragraph, offset: int, new: str, by: str) -> None:
        """New words at a place of a paragraph."""
        holder, index = _boundary(paragraph, offset)
        mark = self._mark("ins", by)
        mark.append(_run(new))
        holder.insert(index, mark)

    def delete(self, words: str, by: str = "张三") -> None:
        """The given words, wherever they stand once."""
        paragraph = self.find(words)
        start = text(paragraph).index(words)
        self.delete_at(paragraph, start, start + len(words), by)

    def delete_at(self, paragraph, start: int, end: int, by: str) -> None:
        """Characters of a paragraph."""
        _boundary(paragraph, start)
        _boundary(paragraph, end)
        at = 0
        for run in list(_runs(paragraph)):
            words = run.find(f"{W}t")
            length = len(words.text or "")
            if length and start <= at and at + length <= end:
                holder = run.getparent()
                mark = self._mark("del", by)
                holder.insert(holder.index(run), mark)
                mark.append(run)
                words.tag = f"{W}delText"
            at += length

    def replace(self, old: str, new: str, by: str = "张三") -> None:
        """Other words in place of the given ones."""
        paragraph = self.find(old)
        start = text(paragraph).index(old)
        self.delete_at(paragraph, start, start + len(old), by)
        self.insert_at(paragraph, start, new, by)

    def add_paragraph(self, after: str, new: str, by: str = "张三") -> None:
        """A new paragraph behind the one that says something."""
        self.add_behind(self.find(after), new, by)

    def add_behind(self, paragraph, new: str, by: str) -> etree._Element:
        """Word marks the end of the old paragraph as new and gives its own to the new
        one."""
        made = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
            _forget_marks(made)
        mark = self._mark("ins", by)
        mark.append(_run(new))
        made.append(mark)
        holder = paragraph.getparent()
        holder.insert(holder.index(paragraph) + 1, made)
        self._mark_end(paragraph, "ins", by)
        return made

    def delete_paragraph(self, words: str, by: str = "张三") -> None:
        """The whole paragraph that says something."""
        self.delete_whole(self.find(words), by)

    def delete_whole(self, paragraph, by: str) -> None:
        """A whole paragraph and its mark."""
        self.delete_at(paragraph, 0, len(text(paragraph)), by)
        self._mark_end(paragraph, "del", by)

    def split(self, words: str, by: str = "张三") -> None:
        """A paragraph ends before the given words."""
        paragraph = self.find(words)
        self.split_at(paragraph, text(paragraph).index(words), by)

    def split_at(self, paragraph, offset: int, by: str) -> None:
        """A paragraph ends at a place."""
        holder, index = _boundary(paragraph, offset)
        if holder is not paragraph:
            return
        made = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            made.append(copy.deepcopy(properties))
            _forget_marks(made)
        for element in list(paragraph)[index:]:
            made.append(element)
        paragraph.addnext(made)
        self._mark_end(paragraph, "ins", by)

    def join(self, words: str, by: str = "张三") -> None:
        """The paragraph that says something and the next are one."""
        self.join_behind(self.find(words), by)

    def join_behind(self, paragraph, by: str) -> None:
        """A paragraph loses its mark."""
        self._mark_end(paragraph, "del", by)

    def move_behind(self, paragraph, target, by: str) -> None:
        """A paragraph dragged behind another one: Word writes both places with one
        name, and its words in each of them."""
        name = f"move{self._next()}"
        made = copy.deepcopy(paragraph)
        _forget_marks(made)
        _forget_anchors(made)
        self._moved(paragraph, "From", name, by)
        target.addnext(made)
        self._moved(made, "To", name, by)

    def _moved(self, paragraph, way: str, name: str, by: str) -> None:
        """All words of a paragraph, and its mark, inside a move of that name."""
        for run in list(_runs(paragraph)):
            mark = self._mark(f"move{way}", by)
            run.addprevious(mark)
            mark.append(run)
        start = self._mark(f"move{way}RangeStart", by)
        start.set(f"{W}name", name)
        number = start.get(f"{W}id")
        end = etree.Element(f"{W}move{way}RangeEnd", {f"{W}id": number})
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.append(end)
        self._mark_end(paragraph, f"move{way}", by)

    def retract(self, paragraph, start: int, end: int, by: str) -> None:
        """Words that somebody else inserted are deleted again: characters of the first
        insertion in a paragraph."""
        run = next(paragraph.iter(f"{W}ins")).find(f"{W}r")
        mark = run.getparent()
        words = run.find(f"{W}t").text
        mark.remove(run)
        for some, is_gone in (
            (words[:start], False),
            (words[start:end], True),
            (words[end:], False),
        ):
            part = _run(some)
            if not some:
                continue
            if is_gone:
                part.find(f"{W}t").tag = f"{W}delText"
                gone = self._mark("del", by)
                gone.append(part)
                part = gone
            mark.append(part)

    def format_at(self, paragraph, start: int, end: int, by: str) -> None:
        """Characters of a paragraph are made bold, and nothing else."""
        _boundary(paragraph, start)
        _boundary(paragraph, end)
        at = 0
        for run in list(_runs(paragraph)):
            length = len(run.find(f"{W}t").text or "")
            if length and start <= at and at + length <= end:
                properties = run.find(f"{W}rPr")
                if properties is None:
                    properties = etree.Element(f"{W}rPr")
                    run.insert(0, properties)
                change = self._mark("rPrChange", by)
                change.append(copy.deepcopy(properties))
                properties.insert(0, etree.Element(f"{W}b"))
                properties.append(change)
            at += length

    def format_paragraph(self, paragraph, by: str) -> None:
        """A paragraph is centred, and nothing else."""
        properties = paragraph.find(f"{W}pPr")
        change = self._mark("pPrChange", by)
        etree.SubElement(change, f"{W}pPr")
        etree.SubElement(properties, f"{W}jc", {f"{W}val": "center"})
        properties.append(change)

    def delete_row(self, words: str, by: str = "张三") -> None:
        """The row of a table that says something."""
        self.delete_row_of(self.find(words), by)

    def delete_row_of(self, paragraph, by: str) -> None:
        """The row of a table that a paragraph stands in."""
        row = next(paragraph.iterancestors(f"{W}tr"))
        for one in row.iter(f"{W}p"):
            self.delete_at(one, 0, len(text(one)), by)
        self._mark_row(row, "del", by)

    def add_row(self, after: str, cells: list[str], by: str = "张三") -> None:
        """A row behind the one that says something."""
        self.add_row_behind(self.find(after), cells, by)

    def add_row_behind(self, paragraph, cells: list[str], by: str) -> None:
        """A row behind the one that a paragraph stands in."""
        row = next(paragraph.iterancestors(f"{W}tr"))
        made = copy.deepcopy(row)
        row.addnext(made)
        for paragraph, new in zip(made.iter(f"{W}p"), cells, strict=True):
            for element in list(paragraph):
                if element.tag != f"{W}pPr":
                    paragraph.remove(element)
            mark = self._mark("ins", by)
            mark.append(_run(new))
            paragraph.append(mark)
        self._mark_row(made, "ins", by)

    def _mark_row(self, row, tag: str, by: str) -> None:
        """A row came or went."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._mark(tag, by))

    def comment(self, words: str, said: str, by: str = "张三") -> None:
        """A comment on the given words."""
        paragraph = self.find(words)
        start = text(paragraph).index(words)
        self.comment_at(paragraph, start, start + len(words), said, by)

    def comment_at(self, paragraph, start, finish, said: str, by: str) -> None:
        """A comment on characters of a paragraph."""
        _boundary(paragraph, start)
        holder, index = _boundary(paragraph, finish)
        number = str(self._next())
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
        holder.insert(index, end)
        holder, index = _boundary(paragraph, start)
        begin = etree.Element(f"{W}commentRangeStart", {f"{W}id": number})
        holder.insert(index, begin)
        root = etree.fromstring(
            self._parts.get(
                "word/comments.xml",
                f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode(),
            )
        )
        note = etree.SubElement(
            root,
            f"{W}comment",
            {f"{W}id": number, f"{W}author": by, f"{W}date": DATE},
        )
        inner = etree.SubElement(note, f"{W}p")
        inner.append(_run(said))
        self._list_comments()
        self._parts["word/comments.xml"] = etree.tostring(root)

    def _list_comments(self) -> None:
        """Names the part where programs look for it."""
        if "word/comments.xml" in self._parts:
            return
        for name, end, entry in (
            (
                "[Content_Types].xml",
                "</Types>",
                f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}"/>',
            ),
            (
                "word/_rels/document.xml.rels",
                "</Relationships>",
                f'<Relationship Id="rIdComments" Type="{_COMMENTS}" Target="comments.xml"/>',
            ),
        ):
            text = self._parts[name].decode()
            assert end in text
            self._parts[name] = text.replace(end, entry + end).encode()

    def accept_all(self) -> None:
        """As somebody does who sends back a clean file."""
        for paragraph in list(self._root.iter(f"{W}p")):
            if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
                continue
            following = paragraph.getnext()
            words = [one for one in paragraph if one.tag != f"{W}pPr"]
            for place, one in enumerate(words, 1):
                following.insert(place, one)
            paragraph.getparent().remove(paragraph)
        for tag in ("del", "moveFrom"):
            for mark in list(self._root.iter(f"{W}{tag}")):
                mark.getparent().remove(mark)
        for mark in list(self._root.iter(f"{W}ins")):
            holder = mark.getparent()
            for element in list(mark):
                mark.addprevious(element)
            holder.remove(mark)

    def restyle(self, words: str, by: str = "张三") -> None:
        """The given words look otherwise, and the marks say so."""
        paragraph = self.find(words)
        run = next(_runs(paragraph))
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            run.insert(0, properties)
        properties.append(self._mark("rPrChange", by))

    def drop(self, part: str) -> None:
        """Loses a part of the file."""
        del self._parts[part]

    def put(self, part: str, content: bytes) -> None:
        """Adds a part to the file."""
        self._parts[part] = content

    def data(self) -> bytes:
        """The file as it comes back."""
        self._parts[_DOCUMENT] = etree.tostring(
            self._root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._parts.items():
                package.writestr(name, content)
        return made.getvalue()

    def _mark_end(self, paragraph, tag: str, by: str) -> None:
        """The mark of a paragraph came or went."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        marks = properties.find(f"{W}rPr")
        if marks is None:
            marks = etree.SubElement(properties, f"{W}rPr")
        marks.append(self._mark(tag, by))

    def _mark(self, tag: str, by: str) -> etree._Element:
        """A mark with a number, a hand and a date."""
        names = {"id": str(self._next()), "author": by, "date": DATE}
        given = {f"{W}{name}": value for name, value in names.items()}
        return etree.Element(f"{W}{tag}", given)

    def _next(self) -> int:
        self._number += 1
        return self._number


def text(paragraph) -> str:
    """The words that Word shows when every change is accepted."""
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def _runs(paragraph) -> Iterator[etree._Element]:
    """The runs of a paragraph whose words were there before."""
    for run in paragraph.iter(f"{W}r"):
        is_new = run.getparent().tag in _MARKS
        if not is_new and run.find(f"{W}t") is not None:
            yield run


def _run(words: str) -> etree._Element:
    """A run of plain words."""
    run = etree.Element(f"{W}r")
    inner = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
    inner.text = words
    return run


def _boundary(paragraph, offset: int) -> tuple[etree._Element, int]:
    """Where something can be put at a place among the old words: runs are parted
    there."""
    at = 0
    for run in list(_runs(paragraph)):
        words = run.find(f"{W}t")
        length = len(words.text or "")
        holder = run.getparent()
        index = holder.index(run)
        if offset == at:
            return holder, index
        if at < offset < at + length:
            second = copy.deepcopy(run)
            rest = second.find(f"{W}t")
            cut = offset - at
            words.text, rest.text = words.text[:cut], rest.text[cut:]
            words.set(_SPACE, "preserve")
            rest.set(_SPACE, "preserve")
            holder.insert(index + 1, second)
            return holder, index + 1
        at += length
        if offset == at:
            return holder, index + 1
    return paragraph, len(paragraph)


def _forget_marks(paragraph) -> None:
    """A copy of properties says nothing of marks."""
    for marks in list(paragraph.iter(f"{W}rPr")):
        for tag in ("ins", "del", "moveFrom", "moveTo"):
            for mark in marks.findall(f"{W}{tag}"):
                marks.remove(mark)


def _forget_anchors(paragraph) -> None:
    """What is dragged leaves its bookmarks where it was, as in LibreOffice."""
    for element in list(paragraph.iter()):
        if element.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            element.getparent().remove(element)
