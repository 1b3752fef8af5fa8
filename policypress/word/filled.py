"""Content controls of a file with the words in them, whichever program saved
it last.

One walk over the body, with a stack of the controls that are open. Words
belong to the innermost control, or to the one around it when the inner one has
lost all its names (LibreOffice 7.4 wraps a check box that has an id). What
reviewers deleted is no answer.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from msgspec import Struct, field

from policypress.word.bookmarks import tag_in
from policypress.word.xml import MC, W14, W15, W

_W = f"{{{W}}}"
_W14 = f"{{{W14}}}"
_SECTION = f"{{{W15}}}repeatingSection"
_ITEM = f"{{{W15}}}repeatingSectionItem"
_VALUE = f"{_W}val"
_ID = f"{_W}id"
_CONTROL = f"{_W}sdt"
_TAG_START = f"{_W}bookmarkStart"
_TAG_END = f"{_W}bookmarkEnd"
_SKIPPED = {
    f"{_W}sdtPr",
    f"{_W}pPr",
    f"{_W}rPr",
    f"{_W}del",
    f"{_W}moveFrom",
    f"{{{MC}}}Fallback",
}
_WORDS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
# Controls that hold no answer: tables of contents, pictures, galleries and the
# like.
_OTHERS = (
    "docPartObj",
    "docPartList",
    "picture",
    "group",
    "citation",
    "bibliography",
)
_SOURCES = 16  # ours has two around a field: that of the cell and its own
_ON = {"1", "true", "on"}
_TICKED = set("☑☒✓✔√■")
_UNTICKED = set("☐□")


class Control(Struct):
    """A content control of a file.

    tag, title, prompt_name: w:tag, w:alias, w:placeholder, "" where they are
    not; sources: the source tags (`bookmarks`) around or in it; prompting: its
    words are marked as a prompt; box: it is a check box; ticked: it is marked
    so; item: the number of the repeated rows it stands in, 0 outside of any.
    """

    tag: str = ""
    title: str = ""
    prompt_name: str = ""
    sources: list[str] = field(default_factory=list)
    prompting: bool = False
    box: bool = False
    ticked: bool = False
    item: int = 0
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words without blanks at either end."""
        return "".join(self.words).strip()

    @property
    def named(self) -> bool:
        """True when at least one of its names is left."""
        return bool(self.tag or self.title or self.prompt_name)

    def take(self, nameless: Control) -> None:
        """Takes over what a control inside it, which has lost its
        names, was.
        """
        self.box = self.box or nameless.box
        self.ticked = self.ticked or nameless.ticked
        self.prompting = self.prompting or nameless.prompting


def controls_in(body: Any) -> list[Control]:
    """The controls below an element (lxml), in reading order."""
    from lxml import etree

    state = _Walk()
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            state.leave(element)
        elif element.tag in _SKIPPED:
            walk.skip_subtree()
        else:
            state.enter(element)
    return state.found


class _Walk:
    """Where a walk stands: the controls and the source tags that are open."""

    def __init__(self) -> None:
        """At the beginning of the body: nothing is open, nothing found."""
        self.found: list[Control] = []
        self.stack: list[Control | None] = []
        self.open_tags: dict[str, str] = {}
        self.items = 0
        self.open_items: list[int] = []

    def enter(self, element: Any) -> None:
        """An element begins."""
        inner = self.stack[-1] if self.stack else None
        if element.tag == _CONTROL:
            self.open_items.append(self._item(element))
            self.stack.append(self._opened(element, inner))
        elif element.tag == _TAG_START:
            _open_tag(element, inner, self.open_tags)
        elif element.tag == _TAG_END:
            self.open_tags.pop(element.get(_ID) or "", None)
        elif inner is not None:
            words = _words(element, inner)
            if words:
                inner.words.append(words)

    def leave(self, element: Any) -> None:
        """An element ends."""
        if element.tag == _CONTROL and self.stack:
            self.stack.pop()
            self.open_items.pop()

    def _item(self, element: Any) -> int:
        """The number of the repeated rows that an sdt is or stands in."""
        if element.find(f"{_W}sdtPr/{_ITEM}") is None:
            return self.open_items[-1] if self.open_items else 0
        self.items += 1
        return self.items

    def _opened(
        self,
        element: Any,
        around: Control | None,
    ) -> Control | None:
        """The control that takes the words inside an sdt.

        A new one is found with it.
        """
        properties = element.find(f"{_W}sdtPr")
        if properties is None or _holds_no_answer(properties):
            return around
        control = _control(properties)
        control.item = self.open_items[-1]
        if around is not None and not control.named and not around.words:
            around.take(control)
            return around
        # The innermost first; a hostile file may have thousands open.
        control.sources.extend(
            islice(reversed(self.open_tags.values()), _SOURCES)
        )
        self.found.append(control)
        return control


def _holds_no_answer(properties: Any) -> bool:
    """Whether it is there for something else than an answer."""
    if any(properties.find(name) is not None for name in (_SECTION, _ITEM)):
        return True
    return any(properties.find(f"{_W}{kind}") is not None for kind in _OTHERS)


def _control(properties: Any) -> Control:
    """The control with these properties (w:sdtPr)."""
    prompt = properties.find(f"{_W}placeholder/{_W}docPart")
    box = properties.find(f"{_W14}checkbox")
    checked = None if box is None else box.find(f"{_W14}checked")
    return Control(
        tag=_value(properties.find(f"{_W}tag")),
        title=_value(properties.find(f"{_W}alias")),
        prompt_name=_value(prompt),
        prompting=_is_on(properties.find(f"{_W}showingPlcHdr"), _VALUE),
        box=box is not None,
        ticked=_is_on(checked, f"{_W14}val"),
    )


def _value(element: Any | None) -> str:
    if element is None:
        return ""
    return element.get(_VALUE) or ""


def _is_on(
    element: Any | None,
    attribute: str,
) -> bool:
    """A switch of Word: there without a value means on."""
    return element is not None and element.get(attribute, "1") in _ON


def _open_tag(
    start: Any,
    inner: Control | None,
    open_tags: dict[str, str],
) -> None:
    """Keeps a source tag that opens.

    LibreOffice moves those around a control into it.
    """
    source = tag_in(start.get(f"{_W}name") or "")
    if not source:
        return
    open_tags[start.get(_ID) or ""] = source
    if inner is not None:
        inner.sources.append(source)


def _words(
    element: Any,
    control: Control,
) -> str:
    """What an element adds to the words of a control; "" for most."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag == f"{_W}p":
        return "\n" if control.words else ""
    return _WORDS.get(element.tag, "")


def is_ticked(control: Control) -> bool:
    """Whether a check box is ticked.

    Its character decides, which a program without check boxes can change too;
    where that is no known one, the mark of the control.
    """
    if control.text in _TICKED:
        return True
    if control.text in _UNTICKED:
        return False
    return control.ticked
