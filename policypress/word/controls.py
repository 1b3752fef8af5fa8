"""Content controls (内容控件, w:sdt): the fields of a form.

What Word really does: with w:showingPlcHdr the content counts as a prompt, is selected as a whole on a click and
goes at the first key; w:tag is the stable name a program reads, w:alias the title on the frame; w:id must be
unique in the document. The check box is Word 2010's (w14); older readers and WPS show its character.
LibreOffice 7.4 shows plain text controls (w:text) right, but writes their words several times when it saves a .docx.
"""

from __future__ import annotations

from policypress.word.runs import run
from policypress.word.xml import attribute

PLACEHOLDER_STYLE = "PlaceholderText"
DATE_FORMAT = "yyyy年M月d日"
_BOX_FONT = "Segoe UI Symbol"
_BOX = "☐"
_PROMPT = f'<w:rStyle w:val="{PLACEHOLDER_STYLE}"/>'


def text(number: int, name: str, label: str, prompt: str, *, multiline: bool = False) -> str:
    """A field for words; multiline lets Enter make a new line."""
    kind = '<w:text w:multiLine="1"/>' if multiline else "<w:text/>"
    return _control(number, name, label, kind, prompt or f"请填写{label}")


def date(number: int, name: str, label: str, prompt: str) -> str:
    """A field for a date, with a calendar."""
    kind = (
        f'<w:date><w:dateFormat w:val="{DATE_FORMAT}"/><w:lid w:val="zh-CN"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return _control(number, name, label, kind, prompt or "请选择日期")


def choice(number: int, name: str, label: str, prompt: str, choices: tuple[str, ...]) -> str:
    """A drop-down list. Word refuses a value twice, so repeated choices are written once."""
    items = "".join(
        f'<w:listItem w:displayText="{attribute(item)}" w:value="{attribute(item)}"/>'
        for item in dict.fromkeys(choices)
    )
    return _control(number, name, label, f"<w:dropDownList>{items}</w:dropDownList>", prompt or "请选择")


def check(number: int, name: str, label: str) -> str:
    """A box to tick."""
    kind = (
        '<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="2611" w14:font="{_BOX_FONT}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{_BOX_FONT}"/></w14:checkbox>'
    )
    face = f'<w:rFonts w:ascii="{_BOX_FONT}" w:hAnsi="{_BOX_FONT}" w:eastAsia="{_BOX_FONT}" w:cs="{_BOX_FONT}"/>'
    return _sdt(_identity(number, name, label) + kind, run(_BOX, face))


def _control(number: int, name: str, label: str, kind: str, prompt: str) -> str:
    return _sdt(f"{_identity(number, name, label)}<w:showingPlcHdr/>{kind}", run(prompt, _PROMPT))


def _identity(number: int, name: str, label: str) -> str:
    # w:tag and w:alias hold at most 64 characters in Word.
    return (
        f'<w:alias w:val="{attribute(label[:64])}"/><w:tag w:val="{attribute(name[:64])}"/><w:id w:val="{number}"/>'
    )


def _sdt(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
