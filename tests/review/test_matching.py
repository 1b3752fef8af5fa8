"""Each stretch of a printed paragraph knows the words, the figure, the name or the expression
of the source that printed it."""

from __future__ import annotations

from typing import Any

from policypress.review.matching import segments
from policypress.review.sources import Printed, Segment, Span
from tests.support.proposals import at, basis_of_ours

PREAMBLE = ("policy", ("preamble", 0))
PLAN = ("documents", ("documents", "plan", "title"))
PRIZE = ("measures/prize", ("paragraphs", "main", "text"))
TITLE = ("measures/prize", ("title",))
EFFECT = (
    "supplementary",
    ("articles", "effect", "paragraphs", "main", "text"),
)
FUNDS = (
    "supplementary",
    ("articles", "funding", "paragraphs", "main", "text"),
)
# Words, kind, prose, expression, value, and where its group begins.
Told = tuple[str, str, Any, str, Any, int]


def contest(*keys: str) -> tuple[str, tuple[str, ...]]:
    """A value of the support of the prize."""
    return "measures/prize", ("supports", "contest", *keys)


def told(printed: Printed, found: list[Segment]) -> list[Told]:
    """Without the places, which follow from the words."""
    assert "".join(printed.text[one.start : one.end] for one in found) == (
        printed.text
    )
    return [
        (
            printed.text[one.start : one.end],
            one.kind,
            one.where,
            one.source,
            one.datum,
            one.group,
        )
        for one in found
    ]


def ours(words: str) -> list[Told]:
    basis, number = basis_of_ours(), at(words)
    return told(basis.paragraphs[number], basis.segments(number))


def test_words_names_and_figures_of_our_text_know_where_they_come_from():
    assert ours("根据《") == [
        ("为促进手艺发展，根据", "words", PREAMBLE, "", None, -1),
        ("《", "made", PREAMBLE, "{{ cite('plan') }}", None, 10),
        ("青石区手艺发展规划", "figure", PREAMBLE, "", PLAN, 10),
        ("》（青府〔2024〕6号）", "made", PREAMBLE, "", None, 10),
        ("，制定本措施。", "words", PREAMBLE, "", None, -1),
    ]
    validity = ("policy", ("validity", "value"))
    assert ours("有效期") == [
        ("（四）", "made", None, "", None, -1),
        ("本措施自", "words", EFFECT, "", None, -1),
        ("【待核】", "made", EFFECT, "{{ p.effective }}", None, -1),
        ("起施行，有效期", "words", EFFECT, "", None, -1),
        ("3年", "figure", EFFECT, "{{ p.validity }}", validity, -1),
        ("。", "words", EFFECT, "", None, -1),
    ]
    region = ("policy", ("region",))
    assert ours("财政安排") == [
        ("（五）", "made", None, "", None, -1),
        ("所需资金由", "words", FUNDS, "", None, -1),
        ("青石区", "name", FUNDS, "{{ p.region }}", region, -1),
        ("财政安排。", "words", FUNDS, "", None, -1),
    ]


def test_several_figures_of_one_expression_are_a_group():
    tiers = ("amount", "tiers")
    gold, silver = contest(*tiers, "gold"), contest(*tiers, "silver")
    names = "{{ s.contest.tiers | listing('when') }}"
    values = "{{ s.contest.tiers | listing('value') }}"
    limit = contest("limits", "cap_year", "at_most")

    def of(tier: Any, key: str) -> Any:
        return tier[0], (*tier[1], key)

    assert ours("大赛金奖") == [
        ("（一）", "made", None, "", None, -1),
        ("奖励手艺大赛", "words", TITLE, "", None, -1),
        ("。", "made", None, "", None, -1),
        ("对获得", "words", PRIZE, "", None, -1),
        ("大赛金奖", "figure", PRIZE, names, of(gold, "when"), 13),
        ("、", "made", PRIZE, "", None, 13),
        ("大赛银奖", "figure", PRIZE, "", of(silver, "when"), 13),
        ("的，分别奖励", "words", PRIZE, "", None, -1),
        ("20万元", "figure", PRIZE, values, of(gold, "amount"), 28),
        ("、", "made", PRIZE, "", None, 28),
        ("10万元", "figure", PRIZE, "", of(silver, "amount"), 28),
        ("，每家每年最高", "words", PRIZE, "", None, -1),
        ("30万元", "figure", PRIZE, "{{ s.contest.cap_year }}", limit, -1),
        ("。", "words", PRIZE, "", None, -1),
    ]


def matched(text: str, path: str, **files: Any) -> list[Told]:
    """What is known of a paragraph that one node printed."""
    named = {key.replace("_", "/"): one for key, one in files.items()}
    printed = Printed(text, (Span(0, len(text), path),))
    return told(printed, segments(printed, named.get))


def test_authorities_behind_a_provision_are_those_that_it_names():
    file = {"responsible": ["文化局", "财政局"], "text": "给予资助。"}
    words = ("measures/a", ("text",))
    behind = "给予资助。（责任单位：文化局、财政局）"
    assert matched(behind, "measures/a#text", measures_a=file) == [
        ("给予资助。", "words", words, "", None, -1),
        ("（责任单位：", "made", None, "", None, -1),
        ("文化局", "figure", None, "", ("measures/a", ("responsible", 0)), -1),
        ("、", "made", None, "", None, -1),
        ("财政局", "figure", None, "", ("measures/a", ("responsible", 1)), -1),
        ("）", "made", None, "", None, -1),
    ]
    other = "给予资助。（责任单位：文化局）"
    assert matched(other, "measures/a#text", measures_a=file) == [
        ("给予资助。", "words", words, "", None, -1),
        ("（责任单位：文化局）", "made", None, "", None, -1),
    ]
    article = {"articles": {"x": file}}
    found = matched(behind, "parts/b#articles.x.text", parts_b=article)
    assert found[2][4] == ("parts/b", ("articles", "x", "responsible", 0))


def test_a_situation_that_a_prose_prints_is_a_prose_of_its_own():
    policy = {"exclusions": {"late": {"text": "逾期的"}}}
    file = {"text": "{{ exclusions.late }}，不予支持。"}
    text = "逾期的，不予支持。"
    printed = Printed(text, (Span(0, 9, "a#text"), Span(0, 3, "policy#x")))
    files = {"a": file, "policy": policy}
    situation, rest = segments(printed, files.get)
    assert situation.where == ("policy", ("exclusions", "late", "text"))
    assert situation.outer is not None
    assert (situation.outer.where, situation.outer.source) == (
        ("a", ("text",)),
        "{{ exclusions.late }}",
    )
    assert (rest.where, rest.outer) == (("a", ("text",)), None)


def test_what_stands_there_twice_or_is_computed_is_words_of_nobody():
    for text, prose in (
        ("甲乙，甲乙。", "甲乙"),
        ("甲乙。", "{% if 1 %}甲乙。{% endif %}"),
        ("甲乙。", "丙"),
        ("甲乙。", "{{ x }}"),
        ("甲乙。", ""),
    ):
        found = matched(text, "a#text", a={"text": prose})
        assert found == [(text, "made", None, "", None, -1)], prose
    twice = {"x": {"one": "甲乙", "two": "甲乙", "three": "甲乙丙"}}
    assert matched("甲乙丙", "a#x", a=twice) == [
        ("甲乙丙", "words", ("a", ("x", "three")), "", None, -1)
    ]
