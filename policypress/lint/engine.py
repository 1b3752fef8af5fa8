"""Runs rules and turns what they hit into findings (校核).

A rule that fails names itself in a finding; the others still run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from policypress.findings import Finding, Place, Severity
from policypress.lint.paper import Paper
from policypress.lint.rule import CERTAIN, Hit, Loaded, Rule, Spot

CRASHED = "rule-failed"
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def hits(paper: Paper, loaded: Loaded) -> Iterator[Hit]:
    """What one rule says of a text, but for words that are not the writer's."""
    rule = loaded.rule
    for hit in loaded.find(paper):
        if isinstance(hit, Hit) and not _is_spared(paper, rule, hit):
            yield hit


def paper_findings(
    paper: Paper,
    rules: Sequence[Loaded],
) -> list[Finding]:
    """What rules say of a text, as findings with their places."""
    return [finding for finding, _, _ in paper_hits(paper, rules)]


def paper_hits(
    paper: Paper,
    rules: Sequence[Loaded],
) -> list[tuple[Finding, int, int]]:
    """The same, each with the stretch of the text that it is about."""
    found: list[tuple[Finding, int, int]] = []
    for loaded in _for_paper(paper, rules):
        try:
            said = [
                (_finding(paper, loaded.rule, hit), hit.start, hit.end)
                for hit in hits(paper, loaded)
            ]
        except Exception as problem:  # whatever a rule does, the others run
            place = Place(paper.name)
            said = [(_crashed(loaded.rule, place, problem), 0, 0)]
        found += said
    return _with_seconds(paper, rules, found)


def _with_seconds(
    paper: Paper,
    rules: Iterable[Loaded],
    found: list[tuple[Finding, int, int]],
) -> list[tuple[Finding, int, int]]:
    """What rules said, without what second ones say of a sentence of which another rule
    of their family speaks already; a note says less, and silences nobody."""
    seconds = {
        one.rule.code: one.rule.family for one in rules if one.rule.is_second
    }
    told = {
        (finding.code.partition("-")[0], paper.sentence(at)[0])
        for finding, start, end in found
        if finding.code not in seconds and finding.severity != "note"
        for at in (start, max(start, end - 1))
    }
    return [
        one
        for one in found
        if (seconds.get(one[0].code), paper.sentence(one[1])[0]) not in told
    ]


def subject_findings(
    subject: Any,
    reads: str,
    rules: Sequence[Loaded],
    name: str,
) -> list[Finding]:
    """What rules say of something that is no text: reads as in `Rule`. name: of the
    file, for a rule that fails."""
    found: list[Finding] = []
    for loaded in rules:
        rule = loaded.rule
        genre = getattr(subject, "genre", None)
        if rule.reads != reads or (genre and genre not in rule.genres):
            continue
        try:
            said = [_of_spot(rule, one) for one in loaded.find(subject)]
        except Exception as problem:  # as above
            said = [_crashed(rule, Place(name), problem)]
        found += said
    return found


def _for_paper(
    paper: Paper,
    rules: Iterable[Loaded],
) -> Iterator[Loaded]:
    """The rules that apply to a kind of text."""
    for loaded in rules:
        rule = loaded.rule
        if rule.reads == "paper" and paper.genre in rule.genres:
            yield loaded


def _is_spared(paper: Paper, rule: Rule, hit: Hit) -> bool:
    """Whether the words of a hit are somebody else's."""
    if "titled" in rule.spares and paper.titled.touch(hit.start, hit.end):
        return True
    return "quoted" in rule.spares and paper.quoted.touch(hit.start, hit.end)


def _finding(paper: Paper, rule: Rule, hit: Hit) -> Finding:
    """A hit as a finding: the place of its line, moved to its first character. A text of
    ours has places in the source, where the line looks otherwise (`placing`)."""
    passage = paper.passage_at(hit.start)
    place = passage.place
    is_as_written = not paper.is_ours and passage.level != "cell"
    if place.line and is_as_written:
        column = (place.column or 1) + hit.start - passage.start
        place = Place(place.file, place.line, column)
    return Finding(
        rule.code,
        hit.message,
        place,
        hit.hint,
        _severity(rule, hit.severity),
        paper.text[hit.start : hit.end],
        passage.where,
        hit.instead if rule.mechanical else None,
    )


def _of_spot(rule: Rule, spot: Any) -> Finding:
    """What a rule says of a node or a file, as a finding."""
    assert isinstance(spot, Spot)
    severity = _severity(rule, spot.severity)
    return Finding(
        rule.code,
        spot.message,
        spot.place,
        spot.hint,
        severity,
        spot.quote,
        spot.where,
    )


def _severity(rule: Rule, own: Severity | None) -> Severity:
    """How grave a hit is: its own word, but never graver than the rule; and no error
    where the source does not demand it."""
    said = own or rule.severity
    if _RANK[said] < _RANK[rule.severity]:
        said = rule.severity
    if said == "error" and rule.strength not in CERTAIN:
        return "warning"
    return said


def _crashed(rule: Rule, place: Place, problem: Exception) -> Finding:
    """A rule of ours that failed: named, and owned as our fault."""
    kind = type(problem).__name__
    message = f"规则 {rule.code}（{rule.name}）自身出错（{kind}），未能校核。"
    hint = "其余规则照常执行；请把这份文稿的有关段落告诉开发者。"
    return Finding(CRASHED, message, place, hint, "warning")
