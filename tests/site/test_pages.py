"""A page on its own: what may stand in it."""

from __future__ import annotations

import json
from base64 import b64decode
from html import unescape
from zlib import decompress

import pytest

from policypress.site.pages import Pages, as_data, as_json


@pytest.fixture
def pages(tmp_path) -> Pages:
    (tmp_path / "site.css").write_text(
        "/* 说明 */\np {\n  color: red; }\n", "utf-8"
    )
    (tmp_path / "a.js").write_text('const x = "</script>";', "utf-8")
    (tmp_path / "page.html").write_text(
        "{{ policy }}|{{ style }}|{{ words }}|{% for s in scripts %}<script>{{ s }}</script>{% endfor %}",
        "utf-8",
    )
    return Pages(tmp_path, lambda value: value, {})


def test_words_are_escaped_and_lose_what_turns_their_direction(pages):
    made = pages.html(
        "page", "index.html", words="<b>一\u202e二\x00\u2066</b>"
    ).decode("utf-8")
    assert "&lt;b&gt;一二&lt;/b&gt;" in made


def test_a_page_may_use_what_jinja_offers_for_loops(pages, tmp_path):
    (tmp_path / "loop.html").write_text(
        "{% set row = cycler('odd', 'even') %}{% set comma = joiner('、') %}"
        "{% set seen = namespace(count=0) %}"
        "{% for word in words %}{{ comma() }}{{ row.next() }}{{ word }}"
        "{% set seen.count = seen.count + 1 %}{% endfor %}"
        "|{{ row.reset() }}{{ row.current }}|{{ seen.count }}|{{ dict(a=1).a }}",
        "utf-8",
    )
    made = pages.html("loop", "index.html", words=["甲", "乙", "丙"])
    assert made.decode() == "odd甲、even乙、odd丙|odd|3|1"


def test_a_script_cannot_end_its_own_element(pages):
    made = pages.html("page", "index.html", ["a.js"], words="").decode("utf-8")
    assert made.count("</script>") == 1 and "script-src 'sha256-" in unescape(
        made
    )


def test_a_page_without_scripts_allows_none(pages):
    assert "script-src 'none'" in unescape(
        pages.html("page", "index.html", words="").decode("utf-8")
    )


def test_json_in_a_page_holds_no_markup_and_reads_back():
    value = {"a": "</script><!--&\u2028\u2029"}
    written = as_json(value)
    assert (
        not set("<>&\u2028\u2029") & set(written)
        and json.loads(written) == value
    )


def test_data_are_readable_until_they_would_make_the_page_heavy():
    longest = "x" * (60_000 - len('""'))
    plain = as_data(longest, "rules")
    assert plain == (
        f'<script type="application/json" id="rules">"{longest}"</script>'
    )
    head, _, packed = as_data(f"{longest}字", "rules").partition(">")
    assert head == (
        '<script type="application/octet-stream" id="rules" data-packed'
    )
    data = b64decode(packed.removesuffix("</script>"))
    assert json.loads(decompress(data)) == f"{longest}字"
