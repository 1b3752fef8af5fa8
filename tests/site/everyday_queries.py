"""What people type, as data (tests/site/queries), and what a search finds first for it."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.sites import TEMPLATES

NODE = shutil.which("node")
QUERIES = Path(__file__).parent / "queries"
_DATA = re.compile(r'<script[^>]*id="index"([^>]*)>(.*?)</script>', re.DOTALL)


class Asked(NamedTuple):
    """A query, and the first hits that are right: addresses, @name of an answer,
    @absent, @none."""

    query: str
    wanted: list[str]


def asked(name: str) -> list[Asked]:
    """The queries of one file."""
    found = []
    for line in (QUERIES / f"{name}.txt").read_text("utf-8").splitlines():
        query, arrow, wanted = line.partition(" → ")
        if arrow and not line.startswith("#"):
            found.append(Asked(query, wanted.split(" | ")))
    return found


def carried(page: str) -> dict[str, Any]:
    """The data that a search page carries."""
    match = _DATA.search(page)
    assert match
    words = match[2]
    if "data-packed" in match[1]:
        words = zlib.decompress(base64.b64decode(words)).decode()
    return json.loads(words)


def run(code: str, data: object = None) -> Any:
    """The value of a JavaScript expression; `engine` and `data` are known in it."""
    engine = json.dumps(str(TEMPLATES / "site" / "search.js"))
    program = (
        f"const engine = require({engine});"
        'const data = JSON.parse(require("fs").readFileSync(0, "utf8"));'
        f"console.log(JSON.stringify({code}))"
    )
    done = subprocess.run(
        [str(NODE), "-e", program],
        input=json.dumps(data),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def missed(
    data: dict[str, Any],
    found: list[dict[str, Any] | None],
    queries: list[Asked],
) -> list[str]:
    """The queries whose first hit is not right, each with what came first."""
    answers = [(f"@{row[0]}", row[2]) for row in data["answers"]]
    wrong = []
    for (query, wanted), first in zip(queries, found, strict=True):
        if first is None:
            got = {"@none"}
        elif first["missing"]:
            got = {"@absent"}
        else:
            names = [key for key, at in answers if at == first["address"]]
            got = {first["address"], *names}
        if not got & set(wanted):
            wrong.append(f"{query} → {first and first['address']}")
    return wrong


# The first hit of each query as {address, missing}, null where nothing is found.
FIRST_HITS = """(() => {
  const search = new engine.Search(data.index);
  return data.queries.map((query) => {
    const [first] = search.find(query).results;
    return first ? { address: first.page.address, missing: Boolean(first.isMissing) } : null;
  });
})()"""
