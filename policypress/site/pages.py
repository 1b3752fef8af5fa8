"""One page: its template, its styles and scripts inside it, and a content policy that names exactly those.

On file:// a browser lets no page load files beside it under a strict policy, so nothing is loaded: style and scripts
stand in the page, and the policy allows them by their SHA-256 (CSP Level 3 §8.3).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

# Characters HTML forbids, and those that turn the direction of a line: words of one language need none.
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# Characters of data from which on it is packed: until then everybody can read what a page carries, with any browser.
_LONG = 200_000
# What would end a script element, or a line of JavaScript, becomes an escape that JSON reads back.
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Pages:
    """Renders pages. plain: what a value of the policy prints (then escaped). common: names every template may use."""

    def __init__(self, templates: Path, plain: Callable[[Any], Any], common: dict[str, Any]) -> None:
        self._folder = templates
        self._style = _compact(self._file("site.css"))
        self._common = {**common, "plain": plain}
        self._scripts: dict[str, str] = {}

    def html(self, template: str, address: str, scripts: Iterable[str] = (), **names: Any) -> bytes:
        """A page at `address` (path below the site). scripts: files of the template folder, run in this order."""
        codes = [self._script(name) for name in scripts]
        root = "../" * address.count("/")
        return self._render(
            f"{template}.html", address=address, root=root, style=Markup(self._style), scripts=[Markup(c) for c in codes],
            policy=_policy(self._style, tuple(codes)), **names)

    def xml(self, template: str, **names: Any) -> bytes:
        return self._render(template, **names)

    def _render(self, template: str, **names: Any) -> bytes:
        words = _environment(self._folder).get_template(template).render({**self._common, **names})
        return _DROPPED.sub("", words).encode("utf-8", "replace")

    def _script(self, name: str) -> str:
        if name not in self._scripts:
            self._scripts[name] = self._file(name).replace("</", "<\\/")
        return self._scripts[name]

    def _file(self, name: str) -> str:
        return (self._folder / name).read_text("utf-8-sig").replace("\r\n", "\n")


@lru_cache(maxsize=8)
def _environment(templates: Path) -> ImmutableSandboxedEnvironment:
    """The templates of a folder; kept, because a live preview makes the same pages again and again."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates, encoding="utf-8-sig"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=_printed)
    made.filters["json"], made.filters["data"] = as_json, as_data
    return made


@pass_context
def _printed(context: Context, value: Any) -> Any:
    return value if type(value) in (str, Markup) else context["plain"](value)


def as_json(value: Any) -> Markup:
    """A value as JSON for a script element: it can neither end the element nor hold markup."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _IN_SCRIPT.items():
        words = words.replace(character, escape)
    return Markup(words)


def as_data(value: Any, identity: str) -> Markup:
    """A value as a script element for data.js: readable, or packed where that would make the page heavy."""
    words = as_json(value)
    if len(words) <= _LONG:
        return Markup(f'<script type="application/json" id="{identity}">{words}</script>')
    packed = base64.b64encode(zlib.compress(words.encode("utf-8", "replace"), 6)).decode()
    return Markup(f'<script type="application/octet-stream" id="{identity}" data-packed>{packed}</script>')


@lru_cache(maxsize=64)
def _policy(style: str, scripts: tuple[str, ...]) -> str:
    """The page's Content-Security-Policy: nothing from anywhere, but this style and these scripts.

    Column widths are style attributes, and an empty picture (data:) keeps browsers from asking for a favicon.
    """
    allowed = " ".join(f"'sha256-{_digest(code)}'" for code in scripts) or "'none'"
    return (f"default-src 'none'; img-src data:; style-src-elem 'sha256-{_digest(style)}'; style-src-attr 'unsafe-inline'; "
            f"script-src {allowed}; base-uri 'none'; form-action 'none'")


def _digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def _compact(style: str) -> str:
    """A style sheet without comments and indentation."""
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)).strip()
