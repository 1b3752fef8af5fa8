"""The list of source tags inside a file (customXml): tag → source node, so a file can be read without its policy.

Word and WPS keep custom XML parts; LibreOffice keeps them too, though it may rename the part.
"""

from __future__ import annotations

from collections.abc import Mapping

from policypress.word.xml import DECLARATION, attribute

NAMESPACE = "urn:policypress:origins"
ITEM_ID = "{6F2B1C3E-5A47-4D0B-9C35-70A1D1E5A2B4}"
_ITEM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

PROPERTIES = (
    f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_ITEM_PROPERTIES}" ds:itemID="{ITEM_ID}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def origins_xml(origins: Mapping[str, tuple[str, str]]) -> str:
    """The part itself from tag → (origin id, place), sorted by tag."""
    items = "".join(
        f'<origin tag="{name}" id="{attribute(origins[name][0])}" place="{attribute(origins[name][1])}"/>'
        for name in sorted(origins)
    )
    return f'{DECLARATION}<origins xmlns="{NAMESPACE}">{items}</origins>'
