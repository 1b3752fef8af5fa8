"""Document properties (docProps): title, author and the like; no clock, no machine."""

from __future__ import annotations

from collections.abc import Mapping

from policypress.word.xml import DECLARATION, attribute, escape

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

APP = f'{DECLARATION}<Properties xmlns="{_APP}"><Application>policypress</Application></Properties>'


def core(title: str, subject: str, author: str, draft: str) -> str:
    """core.xml. draft: the line saying that figures are proposals; it becomes status and description."""
    items = [
        ("dc:title", title),
        ("dc:subject", subject),
        ("dc:creator", author),
        ("dc:description", draft),
    ]
    items += [("dc:language", "zh-CN"), ("cp:contentStatus", "草案" if draft else "")]
    words = "".join(
        f"<{name}>{escape(value)}</{name}>" for name, value in items if value
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{words}</cp:coreProperties>"
    )


def custom(values: Mapping[str, str]) -> str:
    """custom.xml: properties of the project's own, in the order of their names."""
    items = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{pid}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escape(values[name])}</vt:lpwstr></property>"
        for pid, name in enumerate(sorted(values), start=2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}">{items}</Properties>'
