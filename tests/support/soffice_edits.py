"""Run with a Python that has `uno`: a reviewer in LibreOffice Writer. Word files are opened, edited with the recording
of changes on or off, and saved as .docx, all in one process of LibreOffice.

usage: soffice_edits.py SOFFICE PROFILE JOBS.json ; a job is {"file", "out", "author", "tracked", "edits"}, an edit
{"kind", "paragraph", "start", "end", "words"}: the paragraph by all of its words, characters within it. The answer is
JSON: for each job the lines of the text with every change accepted, as Writer says them.
"""

import json
import sys

import uno
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from soffice_session import dispatch, lines, office, opened, value


def main():
    soffice, profile, jobs = sys.argv[1:]
    with open(jobs, encoding="utf-8") as file:
        wanted = json.load(file)
    with office(soffice, profile) as make:
        found = [done(make, job) for job in wanted]
    print(json.dumps(found, ensure_ascii=False))


def done(make, job):
    """One file edited and saved; its text with every change accepted."""
    call_myself(make, job["author"])
    document = opened(make, job["file"])
    document.RecordChanges = job["tracked"]
    for edit in job["edits"]:
        edited(document, edit)
    document.storeToURL(
        uno.systemPathToFileUrl(job["out"]),
        (value("FilterName", "MS Word 2007 XML"),),
    )
    dispatch(make, document, "AcceptAllTrackedChanges")
    found = lines(document.Text)
    document.close(False)
    return found


def call_myself(make, author):
    """Whose changes they are."""
    settings = make("com.sun.star.configuration.ConfigurationProvider")
    access = settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess",
        (value("nodepath", "/org.openoffice.UserProfile/Data"),),
    )
    access.setPropertyValue("sn", author)
    access.setPropertyValue("givenname", "")
    access.commitChanges()


def edited(document, edit):
    """One edit, as a user makes it with the keyboard."""
    paragraph = find(document, edit["paragraph"])
    text = paragraph.Text
    cursor = text.createTextCursorByRange(paragraph.Start)
    kind = edit["kind"]
    if kind == "add":
        cursor.gotoRange(paragraph.End, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, edit["words"], False)
        return
    if kind in ("remove", "join"):
        if kind == "join":
            cursor.gotoRange(paragraph.End, False)
        else:
            cursor.gotoRange(paragraph.End, True)
        cursor.goRight(1, True)
        cursor.String = ""
        return
    cursor.goRight(edit["start"], False)
    if kind == "split":
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        return
    if edit["end"] > edit["start"]:
        cursor.goRight(edit["end"] - edit["start"], True)
    cursor.String = edit["words"]


def find(document, words):
    """The paragraph that says exactly something, wherever it stands."""
    for paragraph in paragraphs(document.Text):
        if paragraph.String == words:
            return paragraph
    raise SystemExit(f"no paragraph says: {words}")


def paragraphs(text):
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.CellNames:
                yield from paragraphs(block.getCellByName(name))
        else:
            yield block


main()
