"""Run with a Python that has `uno`: accept and reject all changes of Word files in LibreOffice, print the texts.

usage: soffice_changes.py SOFFICE PROFILE FILE… ; the answer is JSON: [{"accepted": [line…], "rejected": [line…]}…].
A table gives a line a row, cells between tabs; a paragraph begins with its automatic number.
"""

import json
import sys

from soffice_session import dispatch, lines, office, opened


def main():
    soffice, profile, *files = sys.argv[1:]
    with office(soffice, profile) as make:
        found = [texts(make, file) for file in files]
    print(json.dumps(found, ensure_ascii=False))


def texts(make, file):
    found = {}
    for name, command in (
        ("accepted", "AcceptAllTrackedChanges"),
        ("rejected", "RejectAllTrackedChanges"),
    ):
        document = opened(make, file)
        dispatch(make, document, command)
        found[name] = lines(document.Text)
        document.close(False)
    return found


main()
