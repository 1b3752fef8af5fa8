"""A figure is written in the words of the text that it comes from, or refused."""

from __future__ import annotations

import pytest

from policypress.compose.filters.written import apply
from policypress.compose.sandbox.errors import BadArgument


class Plain:
    """A writer that marks nothing."""

    def mark(self, value):
        return value


def written(value, words, piece=0):
    marked = str(apply(Plain(), value, words, piece))
    return marked.replace("\\", "")  # Markdown's own marks


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("30万元", "30 万元"),
        ("1.2万元", "12000元"),
        ("2.5%", "2.5 个百分点"),
        ("0.3%", "3‰"),
        ("100万元", "一百万元"),
        ("100%", "相同额度"),
    ],
)
def test_words_that_say_the_figure_are_printed(value, words):
    assert written(value, words) == words


def test_a_figure_in_two_lines_is_printed_in_two_pieces():
    assert written("5000万元", "5000|万元", 1) == "5000"
    assert written("5000万元", "5000|万元", 2) == "万元"


@pytest.mark.parametrize("words", ["40 万元", "", "30万元和20万元", "x" * 50])
def test_other_words_are_refused(words):
    with pytest.raises(BadArgument):
        written("30万元", words)


def test_a_piece_that_is_not_there_is_refused():
    with pytest.raises(BadArgument):
        written("30万元", "30万元", 2)
