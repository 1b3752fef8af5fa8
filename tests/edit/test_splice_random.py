"""Whatever a file looks like, a change does what it says and touches nothing else; another
YAML library agrees."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from policypress.edit.changes import Add, Insert, Move, Put, Remove, same
from policypress.edit.emit import entry
from policypress.edit.splice import splice
from policypress.edit.together import put_all
from policypress.source.reading.yaml_file import read_text
from tests.support.effort import examples

_WORDS = st.text("甲乙丙万元50%：，。#'\"{}[]-? \\𠮷", min_size=1, max_size=12)
_TEXTS = _WORDS.map(str.strip).filter(bool)
_KEYS = st.text("abc甲", min_size=1, max_size=4)
_DATA = st.recursive(
    _TEXTS | st.just("很长的一段条文，" * 12),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(_KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
_FILES = st.dictionaries(_KEYS, _DATA, min_size=1, max_size=4)
_NOISE = st.sampled_from(["", "\n", "# 注\n", "\n# 注\n\n"])


def written(data, noise, newline):
    """A file of the data, with comments and blank lines between its entries."""
    lines = (
        f"{noise[number % len(noise)]}{entry(key, value, 0, chr(10))}"
        for number, (key, value) in enumerate(data.items())
    )
    return "".join(lines).replace("\n", newline)


def locations(data, loc=()):
    """Every location in the data."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*loc, key), value
        if not isinstance(value, str):
            yield from locations(value, (*loc, key))


@st.composite
def changes(draw, data):
    """A change that can be made in the data."""
    loc, value = draw(st.sampled_from(list(locations(data))))
    found = [st.builds(Put, st.just(loc), _DATA)]
    if len(loc) > 1 or len(data) > 1:  # a file is not emptied
        found.append(st.just(Remove(loc)))
    if isinstance(value, dict):
        found.append(st.just(Add(loc, "neu", draw(_DATA))))
    elif isinstance(value, list):
        index = draw(st.integers(0, len(value)))
        found.append(st.just(Insert(loc, index, draw(_DATA))))
    siblings = [one for one, _ in locations(data) if one[:-1] == loc[:-1]]
    index = draw(st.integers(0, len(siblings) - 1))
    found.append(st.just(Move(loc, index)))
    return draw(st.one_of(found))


def by_the_other_library(text):
    """The data as ruamel.yaml reads them."""
    return plain(YAML(typ="rt").load(io.StringIO(text)))


def plain(value):
    """Dicts, lists and text."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str(value).rstrip("\n") if value is not None else ""


@pytest.mark.slow
@settings(max_examples=examples(300), deadline=None)
@given(
    st.data(),
    _FILES,
    st.lists(_NOISE, min_size=1),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_change_is_what_it_says_and_the_other_library_reads_the_same(
    draws, data, noise, newline
):
    text = written(data, noise, newline)
    assert same(read_text(text.replace("\r\n", "\n"), "f").data, data)
    change = draws.draw(changes(data))
    result = splice(text, change, "f")
    assert result.text is not None, (text, change)
    meant = change.made(data)
    assert same(read_text(result.text.replace("\r\n", "\n"), "f").data, meant)
    if meant and meant == by_the_other_library(text):
        assert by_the_other_library(result.text) == meant
    assert "\r" in newline or "\r" not in result.text


@pytest.mark.slow
@settings(max_examples=examples(200), deadline=None)
@given(st.data(), _FILES, st.lists(_NOISE, min_size=1))
def test_lines_of_other_entries_are_the_lines_they_were(draws, data, noise):
    text = written(data, noise, "\n")
    texts = [one for one in locations(data) if isinstance(one[1], str)]
    loc, _ = draws.draw(st.sampled_from(texts))
    new = splice(text, Put(loc, draws.draw(_TEXTS)), "f").text
    assert new is not None
    top = list(data)
    index = top.index(loc[0])
    heads = [f"{line}\n" for line in text.splitlines()]
    news = new.splitlines(True)
    before = _starts(heads)[index]
    behind = _lines_behind(heads, index)
    assert news[:before] == heads[:before]
    assert behind == 0 or news[-behind:] == heads[-behind:]


def _lines_behind(lines, index):
    """How many lines stand from the next entry on."""
    starts = [*_starts(lines), len(lines)]
    return len(lines) - starts[index + 1]


def _starts(lines):
    """The lines at which the entries of a file begin."""
    return [
        number
        for number, line in enumerate(lines)
        if line.strip() and line[0] not in " #-"
    ]


@st.composite
def several_puts(draw):
    """A file, and values for some of its texts."""
    data = draw(_FILES)
    texts = [loc for loc, value in locations(data) if isinstance(value, str)]
    some = draw(
        st.lists(st.sampled_from(texts), min_size=2, unique=True)
        if len(texts) > 1
        else st.just(texts)
    )
    return data, [Put(loc, draw(_TEXTS)) for loc in some]


@pytest.mark.slow
@settings(max_examples=examples(150))
@given(
    several_puts(),
    st.lists(_NOISE, min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)
def test_values_put_in_one_go_are_as_if_put_one_by_one(given, noise, newline):
    data, puts = given
    text = written(data, noise, newline)
    one_by_one = text
    for put in puts:
        one_by_one = splice(one_by_one, put, "x.yaml").text
    assert put_all(text, puts, "x.yaml").text == one_by_one
