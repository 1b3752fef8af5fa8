"""Document and site templates that are nearly right, changed token by token."""

from __future__ import annotations

import re
from random import Random

from tests.hostile import mutate_yaml, oddities

_TOKEN = re.compile(
    r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^<>\n]*>|\n)", re.DOTALL
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9.]*")
_NAMES = (
    "p", "m", "s", "policy", "guide", "counts", "loop", "loop.index", "none", "true", "x",
    "p.title", "m.order", "guide.materials", "policy.preamble", "listing", "filename", "cn",
    "join", "length", "sort", "first", "last", "range", "figure", "field", "ref", "cite",
    "include", "extends", "block", "endfor", "endif", "for", "in", "if", "not", "set", "import",
)  # fmt: skip
_MARKDOWN = (
    "::: table", "::: table widths=0,0", "::: table widths=99999999999", "::: table widths=-1,x",
    ":::", "::: nosuch", "::: centered", "::: " * 40, "| a |\n|---|\n| b | c | d |",
    "|---|", "| " * 3000, "|" + " x |" * 400, "# " * 300, "#" * 40 + " x", "> " * 200 + "x",
    "- " * 150 + "x", "1. " * 100 + "x", "* * *", "    code", "```\n", "~~~", "[" * 300,
    "![](" * 100, "[x](javascript:alert(1))", "<b>x</b>", "<!-- x", "<!--" * 500, "`" * 501,
    "**" * 400, "*_" * 300, "\\" * 300, "&#x0;", "&#xD800;", "&" * 200, "[^1]", "[^1]: x",
    "999999999999. x", "０. x", "<w:p/>", "]]>", "{.x #y}", "x\n===", "a  \nb", "\x0c",
)  # fmt: skip


def document(rng: Random, source: str) -> bytes:
    """A document template (front matter, Markdown, Jinja) with a change or two."""
    parts = source.split("---\n", 2)
    if len(parts) == 3 and rng.random() < 0.3:
        head = mutate_yaml.mutated(rng, parts[1])
        return b"---\n" + head + b"---\n" + parts[2].encode()
    return _changed(rng, source, _MARKDOWN)


def page(rng: Random, source: str) -> bytes:
    """A template of the site (HTML, Jinja), a style sheet or a script."""
    return _changed(rng, source, ())


def _changed(rng: Random, source: str, extra: tuple[str, ...]) -> bytes:
    content = source
    for _ in range(rng.choice((1, 1, 2, 3))):
        content = _change(rng, content, extra)
    data = content.encode("utf-8", "surrogatepass")
    chance = rng.random()
    if chance > 0.95:
        return oddities.recoded(rng, content)
    if chance > 0.87:
        return oddities.damaged(rng, data)
    return data


def _change(rng: Random, content: str, extra: tuple[str, ...]) -> str:
    """One token taken, doubled, moved, or something put beside it."""
    tokens = [token for token in _TOKEN.split(content) if token]
    if not tokens:
        return rng.choice(oddities.JINJA)
    at = rng.randrange(len(tokens))
    way = rng.randrange(9)
    if way == 0:
        del tokens[at]
    elif way == 1:
        tokens.insert(at, tokens[at])
    elif way == 2:
        tokens.insert(at, tokens[rng.randrange(len(tokens))])
    elif way in (3, 4):
        tokens.insert(at, rng.choice(oddities.JINJA))
    elif way == 5:
        snippets = extra or oddities.STRINGS
        tokens.insert(at, "\n" + rng.choice(snippets) + "\n")
    elif way == 6:
        tokens.insert(at, oddities.text(rng))
    elif way == 7:
        tokens = _another_name(rng, tokens)
    elif rng.random() < 0.3:
        return oddities.repeated(rng, content)
    else:
        del tokens[at : at + rng.randint(1, 6)]
    return "".join(tokens)


def _another_name(rng: Random, tokens: list[str]) -> list[str]:
    """One name inside an expression replaced by another."""
    inside = [
        n for n, token in enumerate(tokens) if token.startswith(("{{", "{%"))
    ]
    if not inside:
        return tokens
    at = rng.choice(inside)
    names = list(_NAME.finditer(tokens[at]))
    if not names:
        return tokens
    found = rng.choice(names)
    new = rng.choice(_NAMES)
    tokens[at] = tokens[at][: found.start()] + new + tokens[at][found.end() :]
    return tokens
