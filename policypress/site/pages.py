"""One page: its template, its styles and scripts inside it, and a content policy that
names exactly those.

Style and scripts stand in the page, and the policy allows them by their SHA-256 (CSP
Level 3 §8.3). Nothing is loaded, but for data of a page that would be too heavy with it:
on file:// a browser takes it from beside the page as a script and in no other way.
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
from threading import get_ident
from typing import Any

from jinja2 import pass_context, pass_eval_context
from jinja2.filters import make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup, escape

from policypress.compose.sandbox.budget import Budget
from policypress.compose.sandbox.code_cache import Compiled
from policypress.compose.sandbox.counting import CONCATENATED
from policypress.compose.sandbox.errors import Unreadable
from policypress.compose.sandbox.guarded import (
    guarded,
    is_offered_method,
    reckon_method,
    weigh_made,
)
from policypress.compose.sandbox.marking import as_words
from policypress.compose.sandbox.sandbox import BoundedSandbox, Files
from policypress.system.user_files import ASSET, read_text_file

SHOWN = "templates/site"  # what a drafter calls the folder
# Of Jinja's filters those whose outcome depends on what they are given and nothing else,
# and whose work can be reckoned; `join` is ours.
_FILTERS = (
    "abs",
    "batch",
    "capitalize",
    "center",
    "count",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "filesizeformat",
    "first",
    "float",
    "forceescape",
    "format",
    "groupby",
    "indent",
    "int",
    "items",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "slice",
    "sort",
    "string",
    "striptags",
    "sum",
    "title",
    "tojson",
    "trim",
    "truncate",
    "unique",
    "upper",
    "urlencode",
    "wordcount",
    "xmlattr",
)
# Characters HTML forbids, and those that turn the direction of a line: words of one
# language need none.
_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
# Bytes of data from which on it is packed: until then everybody can read what a page
# carries, with any browser. With 180 kB of scripts a page stays below 300 kB.
_LONG = 60_000
# What would end a script element, or a line of JavaScript, becomes an escape that JSON reads back.
_IN_SCRIPT = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


class Pages:
    """Renders pages. plain: what a value of the policy prints (then escaped). common:
    names every template may use.

    measures: how many the policy has; what a page may do grows with them.
    """

    def __init__(
        self,
        templates: Path,
        plain: Callable[[Any], Any],
        common: dict[str, Any],
        measures: int = 0,
    ) -> None:
        """Raises Unreadable when the style sheet cannot be used."""
        _environment(templates).budget.begin(measures)
        self._folder = templates
        self._style = _compact(self._file("site.css"))
        self._common = {**common, "plain": plain}
        self._scripts: dict[str, str] = {}

    def html(
        self,
        template: str,
        address: str,
        scripts: Iterable[str] = (),
        takes_parts: bool = False,
        **names: Any,
    ) -> bytes:
        """A page at `address` (path below the site). scripts: files of the template
        folder, run in this order; takes_parts: whether it takes data from scripts of the
        site beside it (data.js, partData)."""
        codes = [self._script(name) for name in scripts]
        root = "../" * address.count("/")
        return self._render(
            f"{template}.html",
            address=address,
            root=root,
            style=Markup(self._style),
            scripts=[Markup(c) for c in codes],
            policy=_policy(self._style, tuple(codes), takes_parts),
            **names,
        )

    def keep(self) -> None:
        """Keeps the compiled code of the templates, for the next site."""
        _environment(self._folder).compiled.keep()

    def xml(self, template: str, **names: Any) -> bytes:
        return self._render(template, **names)

    def _render(
        self,
        template: str,
        **names: Any,
    ) -> bytes:
        """A template with the names of all pages and its own, as UTF-8."""
        sandbox = _environment(self._folder)
        words = sandbox.get_template(template).render(
            {**self._common, **names}
        )
        return _DROPPED.sub("", words).encode("utf-8", "replace")

    def _script(self, name: str) -> str:
        if name not in self._scripts:
            code = _compact_script(self._file(name))
            self._scripts[name] = code.replace("</", "<\\/")
        return self._scripts[name]

    def _file(self, name: str) -> str:
        """A style sheet or script of the folder; Unreadable when it cannot be used."""
        text, findings = read_text_file(
            self._folder / name,
            f"{SHOWN}/{name}",
            ASSET,
        )
        if text is None:
            raise Unreadable(findings)
        return text


class _Sandbox(BoundedSandbox):
    """The sandbox of documents with the filters web pages need, and words as HTML."""

    def __init__(self, templates: Path) -> None:
        """Only the filters and names that are listed here; there is one sandbox a folder."""
        super().__init__(
            Budget(),
            True,
            _FILTERS,
            Files(templates, SHOWN),
            finalize=_printed,
        )
        self.globals.update(
            dict=dict,
            cycler=Cycler,
            joiner=Joiner,
            namespace=Namespace,
        )
        self.compiled = Compiled(name="pages", makers=[Path(__file__)])
        self.keep_code(self.compiled, "page")
        own: dict[str, Callable[..., Any]] = {"json": as_json, "data": as_data}
        for name, function in own.items():
            self.filters[name] = guarded(name, function, self.budget)
        self.filters[CONCATENATED] = self._concatenated
        self.filters["join"] = self._join

    def is_safe_callable(self, function: Any) -> bool:
        """Besides what is offered, the methods of words and mappings, and Jinja's own."""
        if super().is_safe_callable(function) or is_offered_method(function):
            return True
        owner = getattr(function, "__self__", None)
        known = isinstance(owner, Cycler) or isinstance(function, Joiner)
        return known or function in (dict, Cycler, Joiner, Namespace)

    def call(
        self,
        context: Any,
        function: Any,
        /,
        *args: Any,
        **named: Any,
    ) -> Any:
        """A call in a template; methods of words and mappings spend from the budget."""
        if not is_offered_method(function):
            return super().call(context, function, *args, **named)
        reckon_method(function, args, self.budget)
        made = super().call(context, function, *args, **named)
        return weigh_made(made, self.budget)

    def written(self, value: Any) -> Any:
        """What `{{ value }}` writes, spending its length."""
        words = value if isinstance(value, str) else as_words(value)
        self.budget.spend(1 + len(words))
        return words

    @pass_eval_context
    def _concatenated(
        self,
        eval_context: EvalContext,
        items: list[Any],
    ) -> str:
        """What ``~`` makes: words as they are, HTML as soon as one of them is."""
        words = [self.written(item) for item in items]
        if eval_context.autoescape and any(
            isinstance(item, Markup) for item in items
        ):
            return Markup("").join(words)
        return "".join(words)

    @pass_eval_context
    def _join(
        self,
        eval_context: EvalContext,
        items: Any,
        between: str = "",
        attribute: str = "",
    ) -> str:
        """Jinja's filter `join`."""
        found = self.budget.counted(items)
        if attribute:
            get = make_attrgetter(self, attribute)
            found = (get(item) for item in found)
        words = [self.written(item) for item in found]
        separator = self.written(between)
        self.budget.spend(len(separator) * len(words))
        is_html = any(isinstance(one, Markup) for one in [*words, separator])
        if eval_context.autoescape and is_html:
            return escape(separator).join(words)
        return str(separator).join(words)


def _environment(templates: Path) -> _Sandbox:
    """The sandbox for a folder, kept for the thread: a budget is spent by one at a time."""
    return _kept(templates, get_ident())


@lru_cache(maxsize=8)
def _kept(templates: Path, thread: int) -> _Sandbox:
    """A live preview makes the same pages again and again."""
    return _Sandbox(templates)


@pass_context
def _printed(context: Context, value: Any) -> Any:
    sandbox: Any = context.environment
    plain = value if type(value) in (str, Markup) else context["plain"](value)
    return sandbox.written(plain)


def as_json(value: Any) -> Markup:
    """A value as JSON for a script element: it can neither end the element nor hold markup."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _IN_SCRIPT.items():
        words = words.replace(character, escaped)
    return Markup(words)


def as_data(
    value: Any,
    identity: str,
    longest: int = 0,
) -> Markup:
    """A value as a script element for data.js: readable, or packed where that would
    make the page heavy. longest: bytes that a page carries readable, where it has
    others beside these."""
    words = as_json(value)
    written = words.encode("utf-8", "replace")
    if len(written) <= min(longest or _LONG, _LONG):
        return Markup(
            f'<script type="application/json" id="{identity}">{words}</script>'
        )
    return Markup(
        f'<script type="application/octet-stream" id="{identity}" data-packed>'
        f"{_deflated(written)}</script>"
    )


def packed(value: Any) -> str:
    """A value as JSON, deflated, in Base64: what data.js unpacks."""
    return _deflated(as_json(value).encode("utf-8", "replace"))


def _deflated(written: bytes) -> str:
    """What is written, deflated, in Base64."""
    return base64.b64encode(zlib.compress(written, 6)).decode()


@lru_cache(maxsize=64)
def _policy(
    style: str,
    scripts: tuple[str, ...],
    takes_parts: bool = False,
) -> str:
    """The page's Content-Security-Policy: nothing from anywhere, but this style and these scripts.

    takes_parts: scripts of the site itself as well, for a folder has no other way to
    hand over data ('self' holds for file: too). Column widths are style attributes, and
    an empty picture (data:) keeps browsers from asking for a favicon."""
    hashes = " ".join(f"'sha256-{_digest(code)}'" for code in scripts)
    if not scripts:
        hashes = "'none'"
    if takes_parts:
        hashes = f"'self' {hashes}"
    rules = (
        "default-src 'none'",
        "img-src data:",
        f"style-src-elem 'sha256-{_digest(style)}'",
        "style-src-attr 'unsafe-inline'",
        f"script-src {hashes}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return base64.b64encode(digest).decode()


def _compact(style: str) -> str:
    """A style sheet without comments and indentation."""
    without_comments = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", without_comments).strip()


def _compact_script(code: str) -> str:
    """A script without indentation and lines that are comments alone: a third of a
    page's weight. One with a text over several lines (an odd number of ` in a line)
    stays as it is."""
    lines = code.splitlines()
    if any(line.count("`") % 2 for line in lines):
        return code
    stripped = [line.strip() for line in lines]
    return "\n".join(
        one for one in stripped if one and not one.startswith("//")
    )
