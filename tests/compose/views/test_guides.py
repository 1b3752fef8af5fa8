"""A guide: the common part with what the measure adds or replaces."""

from __future__ import annotations

from pathlib import Path

from policypress.compose.markdown.blocks import Builder
from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.guides import GuideView
from policypress.document import Field, plain
from tests.support.documents import body
from tests.support.small_policy import FILES, edited, policy

OWN_STEP = edited(
    "guides/prize.yaml",
    (
        "form:\n",
        """\
steps:
  decide: {name: 评审, text: 专家评审。, actor: 评委会}
  award: {name: 颁奖, text: 颁奖。, actor: 文化局}
form:
""",
    ),
)


def guides(
    folder: Path, changes: dict[str, str] | None = None
) -> tuple[Context, dict[str, GuideView]]:
    context = Context(policy(folder, changes), Nodes())
    return context, {measure.id: measure.guide for measure in context.measures}


def words(context: Context, marked: object) -> str:
    return plain(Builder(context.nodes, []).inlines(str(marked))[0])


def test_common_materials_come_first_and_the_measures_own_follow(
    tmp_path: Path,
) -> None:
    _, made = guides(tmp_path)
    assert [
        (item.order, item.name, item.form) for item in made["prize"].materials
    ] == [
        (1, "申请表", "系统填报并打印"),
        (2, "获奖证书", "复印件"),
    ]
    assert [item.name for item in made["training"].materials] == ["申请表"]
    assert [str(item.copies) for item in made["prize"].materials] == [
        "1份",
        "—",
    ]


def test_an_own_step_replaces_the_common_one_of_its_name_in_its_place(
    tmp_path: Path,
) -> None:
    context, made = guides(tmp_path, OWN_STEP)
    assert [
        (step.order, step.name, words(context, step.text))
        for step in made["prize"].steps
    ] == [
        (1, "受理", "核对材料。"),
        (2, "评审", "专家评审。"),
        (3, "颁奖", "颁奖。"),
    ]
    assert [step.name for step in made["training"].steps] == ["受理", "审定"]
    assert [str(step.limit) for step in made["training"].steps] == [
        "5个工作日",
        "—",
    ]


def test_common_prose_is_said_anew_for_each_measure(tmp_path: Path) -> None:
    context, made = guides(tmp_path)
    assert [
        words(context, guide.steps[1].text) for guide in made.values()
    ] == [
        "审定《手艺大赛》申请。",
        "审定《手艺培训》申请。",
        "审定《市级展销配套》申请。",
    ]


def test_common_prose_that_needs_what_only_one_measure_has_is_a_finding_at_the_common_part(
    tmp_path: Path,
) -> None:
    context, made = guides(
        tmp_path,
        edited(
            "guides/common.yaml",
            ("[如实申报。]", "['最高{{ s.contest.cap_year }}。']"),
        ),
    )
    assert [words(context, guide.cautions[0]) for guide in made.values()] == [
        "最高30万元。",
        "【引用有误】",
        "【引用有误】",
    ]
    assert {(f.code, f.place.file) for f in context.prose.findings} == {
        ("undefined-name", "policy/guides/common.yaml")
    }


def test_own_cautions_come_before_the_common_ones_and_an_own_window_instead(
    tmp_path: Path,
) -> None:
    own = edited(
        "guides/prize.yaml",
        (
            "form:\n",
            "window: 每年5月\nbasis: {status: proposed, reason: 拟定}\ncautions: [带原件。]\nform:\n",
        ),
    )
    context, made = guides(tmp_path, own)
    assert [words(context, line) for line in made["prize"].cautions] == [
        "带原件。",
        "如实申报。",
    ]
    assert [str(guide.window) for guide in made.values()] == [
        "每年5月",
        "每年3月",
        "每年3月",
    ]


def test_facts_of_the_guide_are_at_hand_and_the_measures_own_come_before_them(
    tmp_path: Path,
) -> None:
    common = edited(
        "guides/common.yaml",
        (
            "commitment: [材料真实。]",
            "facts: {days: 5天}\ncommitment: ['{{ facts.days }}内补齐。']",
        ),
    )
    own = edited(
        "measures/prize.yaml",
        ("conditions:", "facts: {days: 9天}\nconditions:"),
    )
    context, made = guides(tmp_path, {**common, **own})
    assert [
        words(context, guide.commitment[0]) for guide in made.values()
    ] == [
        "9天内补齐。",
        "5天内补齐。",
        "5天内补齐。",
    ]


def test_fields_are_controls_with_names_of_their_own(tmp_path: Path) -> None:
    template = """\
{% for m in policy.measures %}
{% for item in m.guide.common_fields + m.guide.fields %}
{{ field(item) }}

{% endfor %}
{% endfor %}
"""
    fields = [
        item
        for p in body(tmp_path, template).paragraphs
        for item in p.inlines
        if isinstance(item, Field)
    ]
    assert [(f.name, f.kind, f.label, f.choices) for f in fields[:2]] == [
        ("common.name", "text", "单位名称", ()),
        ("prize.level", "choice", "所获奖项", ("金奖", "银奖")),
    ]
    assert [f.origin and f.origin.id for f in fields[:2]] == [
        "guides/common#form.name",
        "guides/prize#form.level",
    ]
    names = {f.name for f in fields}
    assert names == {"common.name", "prize.level"}


def test_a_measure_without_a_guide_file_has_the_common_part_and_its_payees(
    tmp_path: Path,
) -> None:
    context, made = guides(tmp_path, {"guides/training.yaml": ""})
    assert words(context, made["training"].audience) == "申请单位。"
    assert [item.name for item in made["training"].materials] == ["申请表"]


def test_a_policy_without_a_common_guide_has_no_guides(tmp_path: Path) -> None:
    none = {
        "guides/common.yaml": "",
        "guides/prize.yaml": "audience: 获奖者。\n",
    }
    assert list(guides(tmp_path, none)[1].values()) == [None, None, None]


def test_what_the_department_looks_up_nobody_hands_in(tmp_path: Path) -> None:
    credit = "form: electronic, proves: [years], required: verified}"
    own = edited("guides/prize.yaml", ("form: copy}", credit))
    _, made = guides(tmp_path, own)
    handed_in = [(one.order, one.name) for one in made["prize"].materials]
    assert handed_in == [(1, "申请表")]
    assert list(map(str, made["prize"].verified)) == ["获奖证书"]
    assert made["training"].verified == []


def test_nothing_proves_what_a_measure_does_not_ask_for(
    tmp_path: Path,
) -> None:
    credit = "  credit: {name: 信用信息, form: electronic, proves: [local], required: verified}"
    common = edited(
        "guides/common.yaml", ("materials:", f"materials:\n{credit}")
    )
    training = FILES["measures/training.yaml"]
    free = {"measures/training.yaml": f"{training}set_aside: [local]\n"}
    _, made = guides(tmp_path, {**common, **free})
    assert list(map(str, made["prize"].verified)) == ["信用信息"]
    assert made["training"].verified == []


def test_a_guide_says_what_is_given_up_to_together_with_other_clauses(
    tmp_path: Path,
) -> None:
    limits = (
        "limits:\n"
        "  all: {at_most: 90万元, period: year, clause: funding}\n"
        "  part: {at_most: 3万元, of: [training]}\n"
        "  one: {at_most: 2万元, of: [prize.contest]}\n"
    )
    changes = edited(
        "policy.yaml", ("conditions:\n", f"{limits}conditions:\n")
    )
    context, _ = guides(tmp_path, changes)
    said = {
        one.id: [words(context, line) for line in one.policy_limits]
        for one in context.measures
    }
    everything = "单个申请人每年最高90万元，见（五）"
    assert said == {
        "prize": [everything, "单个申请人最高2万元"],
        "training": [everything, "单个申请人最高3万元"],
        "city-match": [everything],
    }


def test_conditions_of_the_only_support_stand_with_the_others(
    tmp_path: Path,
) -> None:
    only = "    conditions: {big: {field: years, op: at_least, value: 9年, text: 满九年}}\n"
    second = "  show: {name: 展示资助, mode: 资助, amount: 1万元}\n"
    one = edited(
        "measures/prize.yaml", ("    mode: 奖励\n", f"    mode: 奖励\n{only}")
    )
    context, _ = guides(tmp_path / "one", one)
    prize = context.measure_views["prize"]
    lines = [words(context, line) for line in prize.all_conditions]
    assert lines == ["在本区依法设立", "经营年限不低于2年", "满九年"]
    assert prize.further_conditions == []
    two = {
        name: text.replace(
            "conditions:\n  years", f"{second}conditions:\n  years"
        )
        for name, text in one.items()
    }
    context, _ = guides(tmp_path / "two", two)
    prize = context.measure_views["prize"]
    assert len(prize.all_conditions) == 2
    ((support, own),) = prize.further_conditions
    assert (support.id, [words(context, line) for line in own]) == (
        "contest",
        ["满九年"],
    )


GROUPS = (
    "basis: {status: proposed, reason: 样例}",
    """\
groups:
  firm: {label: 企业, conditions: {}}
  person: {label: 个人, conditions: {}}
basis: {status: proposed, reason: 样例}""",
)
FOR_SOME = [
    (
        "steps:\n",
        """\
  licence: {name: 营业执照, form: copy, for: firm, clause: funding}
  identity: {name: 身份证, form: copy, for: person, clause: funding}
steps:
""",
    ),
    (
        "window:",
        """\
  number: {label: 信用代码, for: firm}
  employer: {label: 工作单位, for: person}
window:""",
    ),
]
FOR_PERSONS = ("supports:\n", "for: person\nsupports:\n")


def test_persons_are_not_asked_what_only_firms_have(tmp_path: Path) -> None:
    """A measure for one group has the materials and fields of that group; one for
    everybody has all."""
    text = FILES["policy.yaml"]
    changes = {
        "policy.yaml": text.replace(*GROUPS),
        **edited("guides/common.yaml", *FOR_SOME),
        **edited("measures/prize.yaml", FOR_PERSONS),
    }
    _, made = guides(tmp_path, changes)
    names = [item.name for item in made["prize"].materials]
    assert "身份证" in names and "营业执照" not in names
    labels = [str(item.label) for item in made["prize"].common_fields]
    assert "工作单位" in labels and "信用代码" not in labels
    everything = [item.name for item in made["training"].materials]
    assert {"身份证", "营业执照"} <= set(everything)
    shared = [str(item.label) for item in made["prize"].shared_fields]
    assert not {"工作单位", "信用代码"} & set(shared)
