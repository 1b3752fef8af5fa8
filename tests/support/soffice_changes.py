"""Run with a Python that has `uno`: accept and reject all changes of Word files in LibreOffice, print the texts.

usage: soffice_changes.py SOFFICE PROFILE FILE… ; the answer is JSON: [{"accepted": [line…], "rejected": [line…]}…].
A table gives a line a row, cells between tabs; a paragraph begins with its automatic number.
"""

import json
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def main():
    soffice, profile, *files = sys.argv[1:]
    pipe = "policypress" + str(abs(hash(profile)))
    start = [
        soffice,
        "--headless",
        "--norestore",
        f"-env:UserInstallation=file://{profile}",
    ]
    # The first start makes the profile and then starts anew, which would break the connection.
    subprocess.run(
        [*start, "--terminate_after_init"],
        stdout=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    office = subprocess.Popen(
        [*start, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL
    )
    desktop = None
    try:
        desktop, dispatcher = connect(pipe)
        print(
            json.dumps(
                [texts(desktop, dispatcher, file) for file in files],
                ensure_ascii=False,
            )
        )
    finally:
        close(desktop)
        office.wait(60)


def close(desktop):
    try:
        if desktop is not None:
            desktop.terminate()
    except Exception:  # the bridge closes under the call
        pass


def connect(pipe):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    for _ in range(120):
        try:
            remote = resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
            make = remote.ServiceManager.createInstanceWithContext
            return make("com.sun.star.frame.Desktop", remote), make(
                "com.sun.star.frame.DispatchHelper", remote
            )
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def texts(desktop, dispatcher, file):
    found = {}
    for name, command in (
        ("accepted", "AcceptAllTrackedChanges"),
        ("rejected", "RejectAllTrackedChanges"),
    ):
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        document = desktop.loadComponentFromURL(
            uno.systemPathToFileUrl(file), "_blank", 0, (hidden,)
        )
        dispatcher.executeDispatch(
            document.CurrentController.Frame, f".uno:{command}", "", 0, ()
        )
        found[name] = lines(document.Text)
        document.close(False)
    return found


def lines(text):
    found = []
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            for row in range(block.Rows.Count):
                cells = [
                    name
                    for name in block.CellNames
                    if name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                    == str(row + 1)
                ]
                found.append(
                    "\t".join(
                        block.getCellByName(name).String for name in cells
                    )
                )
        else:
            found.append(block.ListLabelString + block.String)
    return found


main()
