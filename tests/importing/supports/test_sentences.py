"""Sentences of policies, each with the reading that a person would give it.

A line of the files: reading | sentence. A reading is kind, mode and amounts; an amount is
value/unit<ceiling@scope, ^ where it is a ceiling itself; scopes: i item, y a year of an
applicant, t all time, b budget. ; parts supports; - is nothing given; ? is a support
that is not understood whole.
"""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest

from policypress.importing.supports.reading import read

HOME = Path(__file__).parent / "sentences"
SCOPES = {
    "": "",
    "item": "i",
    "applicant-year": "y",
    "applicant-total": "t",
    "year-budget": "b",
}


FILES = sorted(HOME.glob("*.txt"))


def cases(file):
    """The sentences of a file, each with its line and how it should be read."""
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        wanted, _, sentence = line.partition(" | ")
        yield number, wanted.strip(), sentence


def said(one):
    """A figure as the files write it."""
    if one.kind == "percent":
        return f"{one.value.normalize():f}%"
    for power, mark in ((8, "亿"), (4, "万")):
        scaled = one.value.scaleb(-power)
        if scaled >= 1:
            return f"{scaled.normalize():f}{mark}"
    return f"{Decimal(one.value).normalize():f}"


def amount(grant):
    """An amount as the files write it."""
    words = said(grant.main) if grant.main else "~"
    if grant.per:
        words += f"/{grant.per}"
    scope = SCOPES[grant.cap_scope]
    if grant.cap:
        words += f"<{said(grant.cap)}"
    if grant.is_most:
        words += "^"
    return f"{words}@{scope}" if scope else words


def reading(sentence):
    """What is read of a sentence, as the files write it."""
    found = []
    for given in read(sentence.replace("\\n", "\n")):
        words = [given.kind, given.mode]
        words.append(",".join(amount(one) for one in given.grants))
        mark = "" if given.is_whole else "?"
        found.append(mark + " ".join(one for one in words if one))
    return " ; ".join(found) or "-"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_sentences_are_read_as_a_person_reads_them(file):
    otherwise = {
        number: (sentence, read_as, wanted)
        for number, wanted, sentence in cases(file)
        if (read_as := reading(sentence)) != re.sub(r"\s+", " ", wanted)
    }
    assert otherwise == {}


def test_what_is_left_over_is_named_with_its_clause():
    (given,) = read("对研发机构给予20万元补助，补助金额不超过其实际支出。")
    assert given.why == "“补助金额不超过其实际支出”没有读懂"


@pytest.mark.parametrize(
    "piece",
    [
        "每",
        "单位",
        "1、",
        "按不超过",
        "1万元",
        "每家企业每年最高",
        "（",
        "同一",
        "100万元、",
    ],
)
def test_no_line_without_end_takes_long(piece):
    """A fifth of a second is a thousand times what a line of a policy takes."""
    line = piece * (10_000 // len(piece)) + "给予100万元奖励。"
    started = time.process_time()
    read(line)
    assert time.process_time() - started < 2
