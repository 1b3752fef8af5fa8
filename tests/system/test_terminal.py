"""No name and no text may steer the terminal it is printed on."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest

from policypress.system import terminal

STEERING = [
    "\x00", "\x07", "\x08", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u061c", "\u200b", "\u200e", "\u200f", "\u2028",
    "\u2029", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\udcff", "\U000e0041",
]  # fmt: skip


class Full(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("character", [*STEERING, "\n", "\t"], ids=ascii)
def test_a_character_that_steers_is_shown_and_the_name_stays_recognisable(
    character,
):
    shown = terminal.visible(f"措施{character}.yaml")
    assert (
        character not in shown
        and shown.startswith("措施\\u")
        and shown.endswith(".yaml")
    )


def test_no_character_of_unicode_that_steers_passes_for_printable():
    steering = re.compile(terminal.STEERING)
    every = map(chr, range(sys.maxunicode + 1))
    found = [one for one in every if steering.match(one)]
    assert len(found) > 2000  # the surrogates alone are 2,048
    passed = [one for one in found if terminal.visible(one) == one]
    assert not passed


def test_words_of_every_script_stay_as_they_are():
    words = "第一条 补助50%，“引号”…— naïve عربي 😀 𠮷"
    assert terminal.visible(words) == terminal.printable(words) == words
    assert terminal.printable("一\n\t二") == "一\n\t二"


@pytest.mark.parametrize("character", [*STEERING, "\n"], ids=ascii)
def test_json_holds_exactly_what_it_was_given_and_is_safe_to_print(character):
    value = {f"a{character}": f"“{character}”"}
    text = terminal.as_json(value)
    assert json.loads(text) == value
    assert terminal.printable(text) == text


def test_everything_printed_is_clean_and_the_streams_come_back(capsys):
    before = sys.stdout, sys.stderr
    with terminal.guarded():
        print("甲\x1b[2J\r乙\n丙")
        print("\u202e丁", file=sys.stderr)
    assert (sys.stdout, sys.stderr) == before
    printed = capsys.readouterr()
    assert (
        printed.out == "甲\\u001b[2J\\u000d乙\n丙\n"
        and printed.err == "\\u202e丁\n"
    )


def test_json_is_set_out_for_people():
    assert terminal.as_json({"甲": [1]}) == '{\n  "甲": [\n    1\n  ]\n}'


def test_a_guarded_stream_is_otherwise_the_stream_it_guards(capsys):
    before = sys.stdout
    with terminal.guarded():
        assert sys.stdout is not before
        assert sys.stdout.encoding == before.encoding


def test_what_colours_its_own_output_gets_the_streams_as_they_were(capsys):
    with terminal.guarded(), terminal.unguarded():
        print("\x1b[32m绿\x1b[0m")
    assert capsys.readouterr().out == "\x1b[32m绿\x1b[0m\n"


def test_output_that_cannot_be_written_is_said_and_an_error_message_is_not_waited_for(
    monkeypatch,
):
    monkeypatch.setattr(sys, "stdout", Full())
    monkeypatch.setattr(sys, "stderr", Full())
    with terminal.guarded():
        print("没有人听见", file=sys.stderr)
        with pytest.raises(terminal.CannotWrite):
            print("写不下")


def test_streams_that_were_closed_take_everything(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with terminal.guarded():
        print("甲", flush=True)
        print("乙", file=sys.stderr, flush=True)
        assert not sys.stdout.isatty()


def test_an_over_long_value_is_shortened_in_the_middle():
    assert terminal.shortened("甲" * 400) == "甲" * 400
    short = terminal.shortened("甲" * 100_000 + "乙")
    assert (
        len(short) < 500
        and short.startswith("甲")
        and short.endswith("乙")
        and "……（略去 99601 个字符）……" in short
    )
