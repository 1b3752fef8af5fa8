"""Who fulfils the conditions and was not chosen: the letter says by what place, or the
office is told what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.document import Paragraph, plain
from policypress.eligibility import evaluate
from policypress.eligibility.answer_file import AnswerFile
from policypress.eligibility.application import Application, Ranking
from policypress.eligibility.letter import refusal
from policypress.eligibility.ranked_out import RankedOut, ranked_out
from policypress.findings import Finding, Place
from policypress.source import load
from tests.support.applicants import FILES, REPOSITORY, rules_of

PLACE_MISSING = (
    "在填报文件的 application.ranking 中写 place（名次）、of（参评数）"
)
QUOTA_MISSING = "在 application.ranking 中写 quota: 本次名额"


def fleet(folder: Path, east: str = "", west: str = "", measure: str = ""):
    """The measure with what is added to its two supports and to itself; its policy; its
    rules."""
    text = FILES["measures/fleet.yaml"]
    text = text.replace("amount: 6万元\n", f"amount: 6万元\n    {east}\n")
    text = text.replace("amount: 4万元\n", f"amount: 4万元\n    {west}\n")
    score = (
        "  score: {label: 评分, question: 几分？, type: number, unit: 分}\n"
    )
    changes = {
        "measures/fleet.yaml": f"{text}{measure}\n",
        "fields.yaml": FILES["fields.yaml"] + score,
    }
    rules = rules_of(folder, changes)
    policy = load(folder).policy
    assert policy
    return policy.measures["fleet"], policy, rules


def told(measure, **ranking) -> tuple[str, str]:
    """What the office is told: message and hint."""
    application = Application(ranking=Ranking(**ranking))
    found = ranked_out(measure, application)
    assert isinstance(found, Finding)
    assert (found.code, found.severity) == ("not-ranked-out", "error")
    assert found.place == Place("application.ranking")
    return found.message, found.hint


def test_what_the_office_did_not_say_is_asked_for(tmp_path: Path):
    top = "ranking: {by: score, top: 2}"
    measure, _, _ = fleet(tmp_path, east=top, west="ranking: {by: score}")
    unknown = "不知道名次，不能以择优未入选为由不予支持"
    assert told(measure, of=9) == (unknown, PLACE_MISSING)
    several = "有几个择优的资助项目，不知道名次是哪一个的"
    which = "在 application.ranking 中写 support，可用：east、west"
    assert told(measure, place=3) == (several, which)
    assert told(measure, place=3, support="north") == (
        "没有资助项目“north”",
        "可用：east、west",
    )
    assert told(measure, place=3, support="west") == (
        "“西港船队奖励”没有写明取前几名，也没有本次的名额",
        QUOTA_MISSING,
    )
    assert told(measure, place=2, support="east") == (
        "第2名在前2名之内，不能以此为由不予支持",
        "核对 place 和名额",
    )
    assert isinstance(ranked_out(measure, Application()), Finding)


def test_without_a_choice_nobody_is_refused_by_his_place(tmp_path: Path):
    cap = "limits: {cap: {at_most: 9万元, scope: all, period: year}}"
    measure, _, _ = fleet(tmp_path, east=cap)
    assert told(measure, place=3) == (
        "本项不择优，符合条件的都应支持，不能以名次为由不予支持",
        "政策规定择优的，在资助项目中写 ranking 或者名额",
    )


PLACES = "limits: {places: {at_most: %s个, scope: all, period: year}}"


@pytest.mark.parametrize(
    ("added", "quota", "chosen"),
    [
        ({"east": "ranking: {by: score, top: 2}"}, 7, 2),
        ({"east": "ranking: {by: score}"}, 7, 7),
        ({"east": "ranking: {by: score}", "measure": PLACES % 3}, 7, 3),
        ({"east": PLACES % 4}, 7, 4),
        ({"east": PLACES % 1}, 0, 1),
    ],
)
def test_as_many_are_chosen_as_the_policy_says_or_the_years_decision(
    tmp_path: Path,
    added: dict[str, str],
    quota: int,
    chosen: int,
):
    """Whoever came next is refused; of whoever came last among those, none is."""
    measure, _, _ = fleet(tmp_path, **added)
    last = told(measure, place=chosen, quota=quota)
    assert last[0].startswith(f"第{chosen}名在前{chosen}名之内")
    ranking = Ranking(place=chosen + 1, quota=quota)
    out = ranked_out(measure, Application(ranking=ranking))
    assert out == RankedOut(
        measure.supports["east"],
        f"按照得分由高到低择优，取前{chosen}名",
        f"列第{chosen + 1}名",
    )


def test_the_letter_quotes_the_clause_and_the_place(tmp_path: Path):
    top = "ranking: {by: score, top: 2}"
    measure, policy, rules = fleet(tmp_path, east=top)
    for more, said in (
        ({}, "列第9名"),
        ({"of": 31}, "在31名参评者中列第9名"),
        ({"score": "78.5"}, "评审得分78.5，列第9名"),
        ({"of": 31, "score": "78.5"}, "评审得分78.5，在31名参评者中列第9名"),
    ):
        application = Application(ranking=Ranking(place=9, **more))
        out = ranked_out(measure, application)
        assert isinstance(out, RankedOut)
        assert out.situation == said
    answers = {"dishonest": False, "port": "east"}
    document, _ = refusal(
        policy,
        REPOSITORY / "templates",
        rules,
        AnswerFile("白塔船厂", answers, application=application),
        evaluate(rules, answers),
        "fleet",
    )
    assert document
    lines = [
        plain(block.inlines)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]
    chosen = "（一）东港船队奖励：按照得分由高到低择优，取前2名。"
    place = "评审情况：评审得分78.5，在31名参评者中列第9名。依据：第五条。"
    assert f"{chosen}{place}" in lines
    assert "第五条：在东港的，奖励6万元" in "".join(lines)
