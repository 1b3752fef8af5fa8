"""The one writer of the source: a node and its new value → the file, every other byte
unchanged; and what takes it back.

`edit(root, steps, …)` splices, checks the whole policy and replaces files, all or none;
`undo(root)` takes the last edit back.
"""

from policypress.edit.addresses import resolve, shortened, shown
from policypress.edit.changes import (
    Add,
    Insert,
    Move,
    MoveBeside,
    Put,
    Remove,
)
from policypress.edit.edit import Edit, Edited, NewFile, NoFile, edit, undo

__all__ = [
    "Add",
    "Edit",
    "Edited",
    "Insert",
    "Move",
    "MoveBeside",
    "NewFile",
    "NoFile",
    "Put",
    "Remove",
    "edit",
    "resolve",
    "shortened",
    "shown",
    "undo",
]
