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

    def add_behind(self, paragraph, new: str, by: str) -> None:
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

    def delete_row(self, words: str, by: str = "张三") -> None:
        """The row of a table that says something."""
        row = next(self.find(words).iterancestors(f"{W}tr"))
        for paragraph in row.iter(f"{W}p"):
            self.delete_at(paragraph, 0, len(text(paragraph)), by)
        self._mark_row(row, "del", by)

    def add_row(self, after: str, cells: list[str], by: str = "张三") -> None:
        """A row behind the one that says something."""
        row = next(self.find(after).iterancestors(f"{W}tr"))
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
        _boundary(paragraph, start)
        holder, index = _boundary(paragraph, start + len(words))
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
        is_new = run.getparent().tag in (f"{W}ins", f"{W}del")
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
        for tag in ("ins", "del"):
            for mark in marks.findall(f"{W}{tag}"):
                marks.remove(mark)
