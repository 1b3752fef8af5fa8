"""An address on the web (网址) that a policy states."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

# A QR code of the largest size that we draw holds 213 characters, and the address of a
# page stands behind this one.
_LONGEST = 120
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~/-]*)?"
)


def _checked(words: str) -> str:
    """The address; raises PydanticCustomError for what a browser would not open."""
    if not words:
        return words
    if len(words) > _LONGEST or not _ADDRESS.fullmatch(words):
        raise PydanticCustomError(
            "not-an-address",
            "“{shown}”不是网站地址",
            {
                "shown": words[:40],
                "hint": "写完整的网址，如 https://example.gov.cn/policy/，不超过120个字符",
            },
        )
    return words


WebAddress = Annotated[
    str,
    AfterValidator(_checked),
    WithJsonSchema({"type": "string", "format": "uri"}),
]
