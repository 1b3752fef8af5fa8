"""One process of LibreOffice that a Python with `uno` speaks to, and what a text document says."""

import subprocess
import sys
import time
from contextlib import contextmanager

import uno
from com.sun.star.beans import PropertyValue


@contextmanager
def office(soffice, profile):
    """What makes services in a LibreOffice of its own, which ends with it. profile: a folder."""
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
    process = subprocess.Popen(
        [*start, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL
    )
    make = None
    try:
        make = connect(pipe)
        yield make
    finally:
        close(make)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            sys.exit("LibreOffice did not end")


def connect(pipe):
    """The function that makes a service by its name."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", context
    )
    for _ in range(120):
        try:
            remote = resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except Exception:
            time.sleep(0.5)
            continue
        create = remote.ServiceManager.createInstanceWithContext
        return lambda name: create(name, remote)
    raise SystemExit("LibreOffice did not answer")


def close(make):
    """Ends LibreOffice."""
    try:
        if make is not None:
            make("com.sun.star.frame.Desktop").terminate()
    except Exception:  # the bridge closes under the call
        pass


def value(name, content):
    """A named argument."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def opened(make, file):
    """A document, without a window."""
    return make("com.sun.star.frame.Desktop").loadComponentFromURL(
        uno.systemPathToFileUrl(file), "_blank", 0, (value("Hidden", True),)
    )


def dispatch(make, document, command):
    """A command of the menus: AcceptAllTrackedChanges."""
    make("com.sun.star.frame.DispatchHelper").executeDispatch(
        document.CurrentController.Frame, f".uno:{command}", "", 0, ()
    )


def lines(text):
    """Its paragraphs with their numbers; a table gives a line a row, cells between tabs."""
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
