"""Reviewers work in LibreOffice Writer, with the recording of changes on or off, and the
source of any of our policies says afterwards what they wrote, or the review says why not."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from random import Random

import pytest

from policypress.findings import has_errors
from policypress.pipeline.composing import compose
from policypress.pipeline.our_text import basis_of, look_of
from policypress.pipeline.returned import accepted
from policypress.pipeline.review import ReviewRequest, review
from policypress.render.docx import render
from policypress.system.environment import ROOT
from policypress.system.user_cache import ELSEWHERE
from tests.support.effort import has_time, is_thorough
from tests.support.with_uno import asked

pytestmark = pytest.mark.libreoffice

TEMPLATES = ROOT / "templates"
# The shortest; all when there is time: a sitting takes two seconds.
ROUNDS = int(os.environ.get("POLICYPRESS_SITTINGS") or 1)
POLICIES = {
    "shipped": (ROOT / "policy", "措施正文"),
    "low-altitude": (ROOT / "examples" / "low-altitude", "措施正文"),
    "talent-housing": (ROOT / "examples" / "talent-housing", "办法正文"),
}
if not (is_thorough() and has_time()):
    del POLICIES["shipped"], POLICIES["low-altitude"]
AUTHOR = "法制科"
_EDITS = 6  # in one sitting
_LONG = 24  # characters of a paragraph that is worth editing
_WORDS = ("依法", "，并公开结果", "（含本数）", "有关")
_NEW = "申报单位应当如实提供材料。"
_AMOUNT = re.compile(r"\d+万元")


def sent(policy: Path, name: str):
    """The document that goes out, and its paragraphs."""
    composed = compose(policy, TEMPLATES, (name,), lambda *_: None)
    (document,) = [one for one in composed.documents if one.name == name]
    data = render(document, look_of(TEMPLATES, document.look))
    return data, basis_of(document, policy, TEMPLATES)


def sitting(basis, rng: Random) -> list[dict]:
    """Edits of one reviewer, each in a paragraph of its own that says what no other
    does, and behind which another such paragraph stands."""
    texts = basis.texts
    good = [
        number
        for number, words in enumerate(texts[:-1])
        if len(words) > _LONG
        and texts.count(words) == 1
        and not re.search(r"[\v\t]", words + texts[number + 1])
        and basis.node(number)
    ]
    chosen = [
        one
        for one in sorted(rng.sample(good, min(len(good), 2 * _EDITS)))
        if one % 2 == 0
    ]
    kinds = ("words", "words", "figure", "add", "remove", "split", "join")
    return [one_edit(texts, one, rng.choice(kinds), rng) for one in chosen]


def one_edit(texts, number: int, kind: str, rng: Random) -> dict:
    """What the reviewer does in one paragraph."""
    words = texts[number]
    found = {"paragraph": words, "kind": kind, "start": 0, "end": 0}
    found["words"] = _NEW
    stops = [one.end() for one in re.finditer("[，；。]", words[:-1])]
    amounts = list(_AMOUNT.finditer(words))
    if kind == "figure" and amounts:
        one = rng.choice(amounts)
        found |= {"start": one.start(), "end": one.end()}
        found["words"] = f"{rng.randrange(1, 500)}万元"
    elif kind in ("words", "figure") or (kind == "split" and not stops):
        start = rng.randrange(8, len(words) - 4)
        end = start + rng.choice((0, 0, 2, 3))
        found |= {"kind": "words", "start": start, "end": end}
        found["words"] = rng.choice(_WORDS)
    elif kind == "split":
        found["start"] = found["end"] = rng.choice(stops)
    return found


@pytest.fixture(scope="module")
def sittings(tmp_path_factory):
    """Every file as it came back, by policy, round and whether changes were recorded;
    one process of LibreOffice for all."""
    folder = tmp_path_factory.mktemp("sittings")
    jobs = []
    for label, (policy, name) in POLICIES.items():
        data, basis = sent(policy, name)
        file = folder / f"{label}.docx"
        file.write_bytes(data)
        for number in range(ROUNDS):
            edits = sitting(basis, Random(f"{label}:{number}"))
            for tracked in (True, False):
                out = folder / f"{label}-{number}-{tracked}.docx"
                jobs.append(
                    {
                        "file": str(file),
                        "out": str(out),
                        "author": AUTHOR,
                        "tracked": tracked,
                        "edits": edits,
                    }
                )
    asked_for = folder / "jobs.json"
    asked_for.write_text(json.dumps(jobs, ensure_ascii=False), "utf-8")
    said = asked("soffice_edits.py", folder / "profile", asked_for)
    return {
        Path(job["out"]).stem: (job, lines)
        for job, lines in zip(jobs, said, strict=True)
    }


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "plain"])
@pytest.mark.parametrize("number", range(ROUNDS))
@pytest.mark.parametrize("label", POLICIES)
def test_what_was_written_in_libreoffice_is_what_the_source_says(
    label, number, tracked, sittings, tmp_path, monkeypatch
):
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    policy = tmp_path / "policy"
    shutil.copytree(POLICIES[label][0], policy)
    job, said = sittings[f"{label}-{number}-{tracked}"]
    request = ReviewRequest(
        (Path(job["out"]),), policy, TEMPLATES, apply=True, when="2026-11-29"
    )
    result = review(request, lambda *_: None)
    assert not has_errors(result.findings)
    (returned,) = result.returned
    assert returned.witness == ("exact" if tracked else "bookmarks")
    # What we read of the file is what Writer shows.
    assert squeezed(accepted(returned.paragraphs)) == squeezed(said)
    assert result.is_applied
    assert not result.differences, kinds(result)
    if tracked:
        hands = {name for one in result.proposals for name in one.authors}
        assert hands == {AUTHOR}


def squeezed(lines) -> str:
    """All words without blanks: a table is one line a row there, one a cell here."""
    return re.sub(r"\s", "", "".join(lines))


def kinds(result):
    """What was proposed, and what is left over, for whoever reads a failure."""
    proposed = [
        (one.kind, one.reason, one.old[:40]) for one in result.proposals
    ]
    left = [(one.ours[:60], one.theirs[:60]) for one in result.differences]
    return proposed, left
