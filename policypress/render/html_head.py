"""What every page of ours begins with: it sends no request, and its content policy allows
only the style and the scripts that stand in it."""

from __future__ import annotations

import base64
import hashlib

from policypress.render.escaping import attribute

_REST = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="referrer" content="no-referrer">\n'
)


def head(
    title: str,
    style: str,
    policy: str,
    more: str = "",
) -> str:
    """From the first byte to the end of the head.

    title: escaped already; style: of the whole page; policy: what a browser may do for it
    (Content-Security-Policy); more: further elements before the title.
    """
    allowed = attribute(policy)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        f"{_REST}{more}<title>{title}</title>\n"
        f"<style>{style}</style>\n</head>\n"
    )


def digest(words: str) -> str:
    """What the content policy knows a style or script by."""
    found = hashlib.sha256(words.encode()).digest()
    written = base64.b64encode(found).decode()
    return f"'sha256-{written}'"
