"""Clause prose: words over the policy's own data; every slip is a finding where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.document import Text
from tests.support.documents import body, clause
from tests.support.small_policy import edited

TRAINING = "policy/measures/training.yaml:6:7"


def test_a_figure_is_printed_with_its_origin_and_what_is_known_of_it(
    tmp_path: Path,
) -> None:
    made = clause(tmp_path, "按照{{ s.course.share }}资助。")
    (paragraph,) = made.paragraphs
    assert (
        paragraph.origin
        and paragraph.origin.id == "measures/training#paragraphs.main.text"
    )
    before, figure, after = paragraph.inlines
    assert isinstance(figure, Text) and figure.origin and figure.mark
    assert (figure.text, figure.origin.id) == (
        "50%",
        "measures/training#supports.course.amount.share",
    )
    assert figure.origin.place.file == "policy/measures/training.yaml"
    assert (
        figure.mark.status,
        figure.mark.note,
        figure.mark.number,
        figure.mark.unit,
    ) == (
        "proposed",
        "拟定：无可比数据",
        0.5,
        "ratio",
    )
    assert before.mark is None and after.mark is None
    assert made.findings == []


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (
            "{{ s.course.name }}：{{ s.course.of }}的{{ s.course.share }}",
            "手艺培训资助：实际培训费用的50%",
        ),
        (
            "{{ s.course.cap }}、{{ s.course.cap_year }}、{{ s.course.pool }}",
            "5万元、8万元、90万元",
        ),
        ("{{ s.course.quota_year }}、{{ s.course.quota_total }}", "2项、20项"),
        (
            "{{ cond.years }}，{{ facts.rooms }}，{{ p.facts.makers }}",
            "4年，12个，300多个",
        ),
        (
            "{{ m.title }}·{{ m.subject }}·{{ p.region }}",
            "资助手艺培训·手艺培训·青石区",
        ),
        (
            "见{{ ref('prize') }}“{{ ref('prize', 'title') }}”",
            "见（一）“奖励手艺大赛”",
        ),
        (
            "依{{ ref('funding') }}（{{ ref('funding', 'title') }}）",
            "依（五）（资金来源）",
        ),
        (
            "根据{{ cite('plan') }}",
            "根据《青石区手艺发展规划》（青府〔2024〕6号）",
        ),
        (
            "{{ cite('plan', 'title') }}{{ cite('plan', 'number') }}",
            "《青石区手艺发展规划》青府〔2024〕6号",
        ),
        (
            "{{ cite('plan', 'date') }}，{{ cite('plan', 'issuer') }}",
            "【待核】，【待核】",
        ),
        ("{{ p.number }}", "【待核】"),
        ("{% if cond.years %}甲{% else %}乙{% endif %}", "甲"),
    ],
)
def test_prose_may_use_every_name_of_the_contract(
    tmp_path: Path, prose: str, words: str
) -> None:
    made = clause(tmp_path, prose)
    assert (made.words, made.findings) == ([words], [])


def test_tiers_are_listed_by_what_they_are_for_and_what_they_give(
    tmp_path: Path,
) -> None:
    made = body(tmp_path, "{{ policy.measures[0].paragraphs[0] }}")
    assert made.words == [
        "对获得大赛金奖、大赛银奖的，分别奖励20万元、10万元，每家每年最高30万元。"
    ]


def test_prose_may_ask_whether_there_are_tiers(tmp_path: Path) -> None:
    made = clause(tmp_path, "{% if s.course.tiers %}甲{% else %}乙{% endif %}")
    assert (made.words, made.findings) == (["乙"], [])


def test_the_figures_of_a_limit_that_is_the_lower_of_two_have_names(
    tmp_path: Path,
) -> None:
    lower = "{lowest: [5万元, {share: 30%, of: cost}]}"
    change = edited(
        "policy.yaml",
        ("conditions:", f"limits: {{all: {{at_most: {lower}}}}}\nconditions:"),
    )
    prose = "最高{{ p.limits.all.0 }}，且不超过{{ p.limits.all.1 }}：{{ p.limits.all }}"
    made = clause(tmp_path, prose, **change)
    assert made.words == [
        "最高5万元，且不超过30%：5万元、培训费用的30%中的较低者"
    ]
    gone = clause(tmp_path / "gone", "{{ p.limits.all.2 }}", **change)
    assert [one.code for one in gone.findings] == ["undefined-name"]


@pytest.mark.parametrize(
    ("prose", "code", "hint"),
    [
        ("{{ s.cuorse.share }}", "undefined-name", "是否应为“course”？"),
        ("{{ cond.yaers }}", "undefined-name", "是否应为“years”？"),
        ("{{ s.course.share.here }}", "undefined-name", "删去“.here”"),
        (
            "{{ nonsense }}",
            "undefined-name",
            "此处可用：p、ref、cite、cond、m、s、facts",
        ),
        ("{{ s.course.value }}", "undefined-name", "在 YAML 中补上"),
        (
            "{{ s.course.tiers | listing('value') }}",
            "undefined-name",
            "此处可用：cap、cap_year",
        ),
        (
            "{% for one in s.course.tiers %}{{ one }}{% endfor %}",
            "undefined-name",
            "此处可用：cap、cap_year",
        ),
        ("{{ s.course.name.0 }}", "template-error", "删去后面的下标"),
        ("{% if nonsense %}甲{% endif %}", "undefined-name", "此处可用"),
        ("{{ ref('prise') }}", "unknown-reference", "是否应为“prize”？"),
        ("{{ cite('plann') }}", "unknown-reference", "是否应为“plan”？"),
        ("{{ cite('x') }}", "unknown-reference", "plan、city-2022、city-2024"),
        ("{{ cite('plan' }}", "template-syntax", "成对"),
        ("{% if %}", "template-syntax", "成对"),
        (
            "{{ s.course.of | lsting }}",
            "template-syntax",
            "是否应为“listing”？",
        ),
        (
            "{% if 1 is evne %}甲{% endif %}",
            "template-syntax",
            "是否应为“even”？",
        ),
        (
            "{% if false %}{{ 1 | qoted }}{% endif %}",
            "template-syntax",
            "是否应为“quoted”？",
        ),
        ("{{ s.course }}", "no-words", "写到具体的一项"),
        ("{{ m.paragraphs[0] }}", "template-circular", "绕回"),
        ("{{ 1 / 0 }}", "template-error", "核对"),
    ],
)
def test_a_slip_in_prose_is_one_finding_with_its_place_and_a_hint(
    tmp_path: Path, prose: str, code: str, hint: str
) -> None:
    made = clause(tmp_path, prose)
    (finding,) = made.findings
    assert (finding.code, str(finding.place)) == (code, TRAINING)
    assert hint in finding.hint
    assert made.words == ["【引用有误】"]


@pytest.mark.parametrize(
    ("prose", "kind"),
    [
        ("最高5万元。", "金额“5万元”"),
        ("按50%资助。", "比例“50%”"),
        ("自2024年3月1日起。", "日期“2024年3月1日”"),
        ("每家3项。", "数量“3项”"),
        ("三十日内办结。", "期限“三十日”"),
        ("见青府〔2024〕6号。", "文号“〔2024〕6号”"),
    ],
)
def test_a_figure_typed_into_prose_is_a_finding(
    tmp_path: Path, prose: str, kind: str
) -> None:
    made = clause(tmp_path, prose)
    (finding,) = made.findings
    assert (finding.code, str(finding.place)) == ("typed-figure", TRAINING)
    assert kind in finding.message


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ('{{ "9万元" }}', ["9万元"]),
        ("{{ s.course.nothing | default('6万元') }}", ["6万元"]),
        ("{{ s.course.share }}", []),
        ('{{ "“9万元”" }}', []),
        ("{{ '一百万元' }}", []),
        ("{{ s.course.share | written('50 %') }}", []),
    ],
)
def test_a_figure_is_not_hidden_in_code(tmp_path, code, figures):
    """It would be printed all the same, and stand in no list of figures."""
    told = clause(tmp_path, code).findings
    found = [one.quote for one in told if one.code == "typed-figure"]
    assert found == figures


@pytest.mark.parametrize(
    ("prose", "quotes"),
    [
        (
            "{{ s.cuorse.share }}、{{ s.course.share }}、{{ cond.yaers }}的",
            ["{{ s.cuorse.share }}", "{{ cond.yaers }}"],
        ),
        ("{{ cond.yaers }}、{{ cond.yaers }}", ["{{ cond.yaers }}"]),
        ("见{{ ref('prise') }}", ["{{ ref('prise') }}"]),
        (
            "{% if nonsense %}甲{% endif %}{{ cond.years }}",
            ["{% if nonsense %}"],
        ),
        ("{% if cond.years %}甲", [""]),
        ("满{{ 3 * cond", ["{{ 3 * con"]),
    ],
)
def test_each_wrong_piece_of_a_text_is_found_by_its_words(
    tmp_path: Path, prose: str, quotes: list[str]
) -> None:
    made = clause(tmp_path, prose)
    assert [one.quote for one in made.findings] == quotes


def test_quotations_titles_and_expressions_may_hold_figures(
    tmp_path: Path,
) -> None:
    assert (
        clause(tmp_path, "“100条”《2024年计划》{{ s.course.cap }}").findings
        == []
    )


def test_what_is_said_in_several_documents_is_found_once(
    tmp_path: Path,
) -> None:
    broken = edited("policy.yaml", ("cite('plan')", "cite('pln')"))
    assert (
        len(
            body(
                tmp_path,
                "{{ policy.preamble[0] }}\n\n{{ policy.preamble[0] }}\n",
                broken,
            ).findings
        )
        == 1
    )


@pytest.mark.parametrize(
    "prose",
    [
        "{{ ''.__class__ }}",
        "{{ p.__init__.__globals__ }}",
        "{{ cite.__self__ }}",
        "{{ cite.__func__.__globals__ }}",
        "{{ m._context }}",
        "{{ p['_items'] }}",
        "{{ m.node.model_dump_json() }}",
        "{{ m.node.parse_raw('x', proto='pickle', allow_pickle=true) }}",
        "{{ m.node.parse_file('/etc/hostname') }}",
        "{{ '{0.__class__}'.format(m) }}",
        "{{ 'a'.join(['b']) }}",
    ],
)
def test_prose_cannot_reach_into_the_program(
    tmp_path: Path, prose: str
) -> None:
    made = clause(tmp_path, prose)
    assert ([f.code for f in made.findings], made.words) == (
        ["template-unsafe"],
        ["【引用有误】"],
    )


@pytest.mark.parametrize(
    "prose",
    [
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{% extends 'x' %}",
        "{% from 'x' import y %}",
    ],
)
def test_prose_cannot_take_in_a_file(tmp_path: Path, prose: str) -> None:
    made = clause(tmp_path, prose)
    assert ([f.code for f in made.findings], made.words) == (
        ["template-missing"],
        ["【引用有误】"],
    )


@pytest.mark.parametrize(
    "prose",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 1000000000 * [1] }}",
        "{{ 2 ** 100000000 }}",
        "{{ '%900000000d' % 1 }}",
        "{% for i in range(10**9) %}甲{% endfor %}",
        "{% for i in range(1000000000) %}甲{% endfor %}",
        "{% for i in range(10**40) %}甲{% endfor %}",
        "{% for i in range(40000) %}{% for j in range(40000) %}{% endfor %}{% endfor %}",
        "{% set a = '甲乙' %}" + "{% set a = a ~ a %}" * 60,
        "{% set a = '甲乙' %}" + "{% set a = a + a %}" * 60,
        "{% set a = '甲乙' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 60,
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    ],
)
def test_prose_cannot_eat_the_machine(tmp_path: Path, prose: str) -> None:
    made = clause(tmp_path, prose)
    assert ([f.code for f in made.findings], made.words) == (
        ["template-unsafe"],
        ["【引用有误】"],
    )


def test_prose_that_never_ends_in_itself_is_a_finding(tmp_path: Path) -> None:
    made = clause(tmp_path, "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}")
    assert [f.code for f in made.findings] == ["template-circular"]
