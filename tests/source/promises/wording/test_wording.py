"""Words and model agree: what the clause says in words the model holds, and the other
way round. Each slip is named with its place."""

from __future__ import annotations

import pytest

from policypress.findings import Finding
from policypress.source.promises import promises
from tests.support import small_policy as small

PRIZE = "measures/prize.yaml"
TRAINING = "measures/training.yaml"
CLAUSE = """\
      对获得{{ s.contest.tiers | listing('when') }}的，
      分别奖励{{ s.contest.tiers | listing('value') }}，每家每年最高{{ s.contest.cap_year }}。
"""
COURSE = 'text: "按照{{ s.course.of }}的{{ s.course.share }}资助，每期最高{{ s.course.cap }}。"'


@pytest.fixture
def found(tmp_path):
    """Findings of a policy in which passages of one file were replaced, by code."""

    def findings(name: str, *swaps: tuple[str, str]) -> dict[str, Finding]:
        policy = small.policy(tmp_path, small.edited(name, *swaps))
        return {one.code: one for one in promises(policy)}

    return findings


def typed(
    situations: str, amounts: str = "s.contest.tiers | listing('value')"
):
    """The clause of the prize with its situations typed."""
    text = f"      对{situations}的单位，分别奖励{{{{ {amounts} }}}}，每家每年最高{{{{ s.contest.cap_year }}}}。\n"
    return (CLAUSE, text)


# 分别


def test_situations_in_the_order_of_the_amounts_are_right(found):
    assert not any(
        code.startswith("respectively")
        for code in found(PRIZE, typed("获得大赛金奖、大赛银奖"))
    )


def test_swapped_tiers_give_each_group_the_amount_of_the_other(found):
    finding = found(PRIZE, typed("获得大赛银奖、大赛金奖"))[
        "respectively-order"
    ]
    assert finding.severity == "error"
    assert finding.place.file == "policy/measures/prize.yaml"


def test_situations_that_code_prints_are_compared_by_their_ids(found):
    amounts = "s.contest.gold }}、{{ s.contest.silver"
    situations = "{{ s.contest.silver.when }}、{{ s.contest.gold.when }}"
    codes = found(PRIZE, typed(f"获得{situations}", amounts))
    assert "respectively-order" in codes


def test_three_situations_for_two_amounts(found):
    situations = "获得大赛金奖、大赛银奖、大赛铜奖"
    finding = found(PRIZE, typed(situations))["respectively-count"]
    assert "3种情形" in finding.message and "2个" in finding.message


def test_other_enumerations_of_the_sentence_do_not_count(found):
    situations = "企业、学校、协会，获得大赛金奖或者大赛银奖"
    codes = found(PRIZE, typed(situations))
    assert "respectively-count" not in codes
    assert "respectively-order" not in codes


# 以上、超过

YEARS = "years: {field: years, op: at_least, value: 2年}"


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("经营{{ cond.years }}以上", "at_least"),
        ("经营满{{ cond.years }}", "at_least"),
        ("经营不少于{{ cond.years }}", "at_least"),
        ("经营超过{{ cond.years }}", "more_than"),
        ("经营{{ cond.years }}以下", "at_most"),
        ("经营不超过{{ cond.years }}", "at_most"),
        ("经营不满{{ cond.years }}", "less_than"),
        ("经营少于{{ cond.years }}", "less_than"),
    ],
)
@pytest.mark.parametrize(
    "written", ["at_least", "more_than", "at_most", "less_than"]
)
def test_the_words_beside_a_bound_say_its_comparison(
    found, words, op, written
):
    swaps = [
        (CLAUSE, CLAUSE.replace("      对获得", f"      对{words}、获得")),
        (YEARS, YEARS.replace("at_least", written)),
    ]
    assert ("edge-differs" in found(PRIZE, *swaps)) == (op != written)


def test_the_text_of_the_condition_is_held_to_it_too(found):
    swap = (YEARS, YEARS.replace("}", ", text: '经营超过{{ cond.years }}'}"))
    finding = found(PRIZE, swap)["edge-differs"]
    assert "at_least" not in finding.message
    assert finding.hint.endswith("more_than")


def test_a_question_in_the_guide_is_held_to_it_too(tmp_path):
    guide = small.FILES["guides/prize.yaml"] + (
        "questions:\n  q: {question: 几年？, answer: '超过{{ cond.years }}。'}\n"
    )
    policy = small.policy(tmp_path, {"guides/prize.yaml": guide})
    places = [
        one.place.file
        for one in promises(policy)
        if one.code == "edge-differs"
    ]
    assert places == ["policy/guides/prize.yaml"]


# 每项


def test_what_is_given_for_each_is_counted(found):
    clause = CLAUSE.replace("分别奖励", "每项分别奖励")
    finding = found(PRIZE, (CLAUSE, clause))["each-uncounted"]
    assert "每项" in finding.message and finding.severity == "warning"


@pytest.mark.parametrize("words", ["每家分别奖励", "每年分别奖励", "分别奖励"])
def test_a_year_and_the_applicant_are_not_counted(found, words):
    clause = CLAUSE.replace("分别奖励", words)
    assert "each-uncounted" not in found(PRIZE, (CLAUSE, clause))


def test_what_is_counted_is_said(found):
    amount = "{share: 50%, of: cost, called: 实际培训费用}"
    swaps = [
        (amount, "{each: 1万元, of: years, unit: 年}"),
        (
            COURSE,
            'text: "给予{{ s.course.each }}资助，最高{{ s.course.cap }}。"',
        ),
    ]
    assert "count-unsaid" in found(TRAINING, *swaps)
    said = (swaps[1][0], swaps[1][1].replace("给予", "每年限给予"))
    assert "count-unsaid" not in found(TRAINING, swaps[0], said)
    short = (
        swaps[1][0],
        swaps[1][1].replace("course.each }}", "course.each }}/年"),
    )
    assert "count-unsaid" not in found(TRAINING, swaps[0], short)
    whole = (swaps[1][0], swaps[1][1].replace("course.each", "course.amount"))
    assert "count-unsaid" not in found(TRAINING, swaps[0], whole)


# 就高、补足差额、合计

SECOND = "  show: {name: 展示资助, mode: 资助, amount: 1万元}\nconditions:\n"
SHOWN = "另给予{{ s.show.value }}。"


def with_second(words: str = "", highest: str = ""):
    """The prize with a second support, words at the end of its clause, and `highest`."""
    clause = CLAUSE.rstrip("\n") + f"{SHOWN}{words}\n"
    return [
        (CLAUSE, clause),
        (
            "conditions:\n",
            SECOND.replace("conditions:", f"{highest}conditions:"),
        ),
    ]


def test_nothing_is_said_and_nothing_reckoned(found):
    codes = found(PRIZE, *with_second())
    assert not {"highest-unsaid", "highest-missing"} & codes.keys()


def test_the_clause_says_the_highest_and_the_model_adds_up(found):
    codes = found(PRIZE, *with_second("同时符合的，按照最高的一项给予。"))
    assert codes["highest-missing"].severity == "warning"


def test_the_model_takes_the_highest_and_no_clause_says_so(found):
    highest = "highest: {one: {of: [contest, show], clause: main}}\n"
    assert "highest-unsaid" in found(PRIZE, *with_second("", highest))
    both = with_second("同时符合的，就高不重复。", highest)
    assert (
        not {"highest-unsaid", "highest-missing"} & found(PRIZE, *both).keys()
    )


def test_a_difference_that_is_to_be_made_up_is_asked(found):
    clause = CLAUSE.rstrip("\n") + "此前已获较低奖项的，补足差额。\n"
    assert "difference-missing" in found(PRIZE, (CLAUSE, clause))
    less = (
        "      by: prize_level\n",
        "      by: prize_level\n      less: cost\n",
    )
    codes = found(PRIZE, (CLAUSE, clause), less)
    assert "difference-missing" not in codes
    assert "difference-unsaid" in found(PRIZE, less)


def test_a_ceiling_together_with_others_is_said_and_reckoned(found):
    words = "与各级资助合计不超过实际费用。"
    clause = (COURSE, COURSE.replace('。"', f'。{words}"'))
    assert "together-missing" in found(TRAINING, clause)
    cap = "cap: {at_most: 5万元, scope: row}"
    ceiling = f"{cap}, all: {{at_most: {{field: cost}}, together_with: [city_grant]}}"
    assert "together-missing" not in found(TRAINING, clause, (cap, ceiling))
    assert "together-unsaid" in found(TRAINING, (cap, ceiling))


# 评审、择优

MODE = "    mode: 奖励\n"


def test_a_panel_that_no_clause_mentions(found):
    swap = (MODE, f"{MODE}    review: evaluation\n")
    assert "review-unsaid" in found(PRIZE, swap)


def test_the_best_are_chosen_among_a_number_of_places(found):
    clause = (CLAUSE, CLAUSE.replace("      对", "      经评审择优，对"))
    review = (MODE, f"{MODE}    review: evaluation\n")
    assert "review-missing" in found(PRIZE, clause)
    assert "selection-without-places" in found(PRIZE, clause, review)
    limit = "cap_year: {at_most: 30万元, period: year}"
    places = (limit, f"{limit}, places: {{at_most: 3家, scope: all}}")
    codes = found(PRIZE, clause, review, places)
    assert "selection-without-places" not in codes


def test_places_won_in_a_contest_choose_nobody(found):
    won = CLAUSE.replace("对获得", "对在竞赛中获得前三名、获得")
    assert won != CLAUSE
    assert "review-missing" not in found(PRIZE, (CLAUSE, won))
    chosen = CLAUSE.replace("对获得", "取前三名，对获得")
    assert "review-missing" in found(PRIZE, (CLAUSE, chosen))


def test_what_is_deliberated_says_so(found):
    swap = (MODE, f"{MODE}    review: deliberation\n")
    assert "review-unsaid" in found(PRIZE, swap)
    said = CLAUSE.replace("对获得", "经区政府审议，对获得")
    assert "review-unsaid" not in found(PRIZE, swap, (CLAUSE, said))


# 每年、累计、全区


def test_a_limit_for_a_year_is_said_for_a_year(found):
    clause = (CLAUSE, CLAUSE.replace("每家每年最高", "每家最高"))
    assert "limit-period" in found(PRIZE, clause)
    once = (
        "cap_year: {at_most: 30万元, period: year}",
        "cap_year: {at_most: 30万元}",
    )
    assert "limit-period" in found(PRIZE, once)
    assert "limit-period" not in found(PRIZE, clause, once)


def test_a_limit_for_all_is_said_for_all(found):
    cap = "cap: {at_most: 5万元, scope: row}"
    whole = (cap, "cap: {at_most: 5万元, scope: all}")
    plain = (COURSE, COURSE.replace("每期最高", "最高"))
    assert "limit-scope" in found(TRAINING, whole, plain)
    said = (COURSE, COURSE.replace("每期最高", "总额最高"))
    assert "limit-scope" not in found(TRAINING, whole, said)


# Words that nothing holds


@pytest.mark.parametrize("word", ["首次", "新设立", "规模以上", "上一年度"])
def test_a_word_of_the_clause_that_nothing_asks_for(found, word):
    clause = (CLAUSE, CLAUSE.replace("      对", f"      对{word}"))
    finding = found(PRIZE, clause)["condition-unheld"]
    assert word in finding.message
    asked = (
        YEARS,
        f"{YEARS}\n  more: {{field: local, op: 'yes', text: {word}符合}}",
    )
    assert "condition-unheld" not in found(PRIZE, clause, asked)


def test_a_year_that_only_the_condition_asks_for(found):
    own = f'{MODE}    conditions: {{won: {{field: local, op: "yes", text: 上一年度获奖}}}}\n'
    assert "year-added" in found(PRIZE, (MODE, own))
    clause = (CLAUSE, CLAUSE.replace("对获得", "对上一年度获得"))
    assert "year-added" not in found(PRIZE, (MODE, own), clause)


# Whose money it is, and how it is paid


@pytest.mark.parametrize(
    ("added", "is_found"),
    [
        ("", True),
        ("applicants: both\n", True),
        ("applicants: persons\n", False),
    ],
)
def test_where_persons_apply_each_person_is_the_applicant(
    tmp_path, added, is_found
):
    clause = "对获得大赛金奖、大赛银奖的，每人分别给予{{ s.contest.tiers | listing('value') }}，每年最高{{ s.contest.cap_year }}。\n"
    changes = small.edited(PRIZE, (CLAUSE, f"      {clause}"))
    changes |= small.edited(
        "policy.yaml", ("short_title:", f"{added}short_title:")
    )
    codes = {one.code for one in promises(small.policy(tmp_path, changes))}
    assert ("each-uncounted" in codes) == is_found


def test_instalments_may_stand_in_a_paragraph_of_their_own(found):
    later = "按照{{ s.course.paid.0 }}、{{ s.course.paid.1 }}分期拨付。"
    codes = found(
        TRAINING,
        (f"{{{COURSE}}}", f"{{{COURSE}}}\n  later: {later!r}"),
        ("called: 实际培训费用}", "called: 实际培训费用, paid: [40%, 60%]}"),
    )
    assert "wrong-clause" not in codes
    assert "unstated-amount" not in codes


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("，分两期按6:4拨付", True),
        ("，分3年按照比例发放", True),
        ("，分期兑现", True),
        ("，一次性拨付", False),
        ("，不分期拨付", False),
        ("，分别由各部门发放", False),
    ],
)
def test_what_is_paid_in_parts_is_so_in_the_model(found, words, is_found):
    swap = ("资助，每期最高", f"资助{words}，每期最高")
    assert ("instalments-missing" in found(TRAINING, swap)) == is_found
    paid = ("called: 实际培训费用}", "called: 实际培训费用, paid: [40%, 60%]}")
    assert "instalments-missing" not in found(TRAINING, swap, paid)


def test_a_clause_on_both_says_that_only_one_is_had(tmp_path):
    names = small.edited(
        PRIZE, ("supports:\n", "exclusive_with: [training]\nsupports:\n")
    )
    text = (
        "同时符合{{ ref('prize') }}和{{ ref('training') }}的，选择一项申请。"
    )
    both = small.edited(
        "supplementary.yaml",
        (
            "  funding:\n",
            f'  both: {{subject: 衔接, text: "{text}"}}\n  funding:\n',
        ),
    )
    without = {
        one.code for one in promises(small.policy(tmp_path / "a", names))
    }
    said = {
        one.code
        for one in promises(small.policy(tmp_path / "b", names | both))
    }
    assert without - said == {"unstated-exclusion"}
