"""Document properties (docProps): title, author and the like.

No clock, no machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from policypress.word.xml import DECLARATION, attribute, escape

_CORE = (
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
)
_APP = (
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
)
_CUSTOM = (
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
)
_VALUES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
)
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PID = 2  # 0 and 1 are reserved (ECMA-376 part 1, 22.3)

APP = (
    f'{DECLARATION}<Properties xmlns="{_APP}">'
    "<Application>policypress</Application></Properties>"
)


def core(
    title: str,
    subject: str,
    author: str,
    draft: str,
) -> str:
    """core.xml.

    draft: the line that calls figures proposals; it becomes status and
    description.
    """
    values = {
        "dc:title": title,
        "dc:subject": subject,
        "dc:creator": author,
        "dc:description": draft,
        "dc:language": "zh-CN",
        "cp:contentStatus": "草案" if draft else "",
    }
    items = []
    for name, value in values.items():
        if value:
            items.append(f"<{name}>{escape(value)}</{name}>")
    return (
        f"{DECLARATION}"
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DUBLIN_CORE}">'
        f"{''.join(items)}</cp:coreProperties>"
    )


def custom(values: Mapping[str, str]) -> str:
    """custom.xml: properties of the project's own, in the order of their
    names.
    """
    items = []
    for pid, name in enumerate(sorted(values), start=_FIRST_PID):
        kind = f'fmtid="{_USER_DEFINED}" pid="{pid}" name="{attribute(name)}"'
        words = escape(values[name])
        items.append(
            f"<property {kind}><vt:lpwstr>{words}</vt:lpwstr></property>"
        )
    return (
        f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">'
        f"{''.join(items)}</Properties>"
    )
