"""The proof: broken by hand in the source, the place is named. Cases: tests/broken/promise/ (form: test_broken.py).

guides: a common guide is added, and one for the night market with these lines more; common: more lines of the former
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from policypress.cli import main
from policypress.lint.registry import all_rules
from policypress.lint.taken_over import under_codes
from policypress.pipeline.build import check
from policypress.source import load, new_policy
from policypress.source.promises import promises
from policypress.source.validity import validity
from tests.source.test_broken import assert_chinese, damage, expected_place
from tests.support.effort import MORE_OF_THE_SAME
from tests.support.small_policy import policy as small

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CASES = {
    name: case
    for path in sorted((ROOT / "tests" / "broken" / "promise").glob("*.yaml"))
    for name, case in yaml.load(
        path.read_text(encoding="utf-8"), yaml.CSafeLoader
    ).items()
}
COMMON = """\
materials: {form: {name: 申请表, form: form}}
steps: {accept: {name: 受理, text: 核对材料。, actor: 窗口, limit: {value: 5个工作日, basis: {status: proposed, reason: 拟定}}}}
form: {name: {label: 单位名称}}
window: {value: 每年3月, basis: {status: proposed, reason: 拟定}}
channel: [网上提交。]
contacts: {phone: {label: 电话, value: ""}}
supervision: [接受监督。]
cautions: [如实申报。]
commitment: [材料真实。]
"""


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=name) for name, case in CASES.items()]
)
def test_each_promise_without_ground_is_told_at_its_place(
    case: dict, tmp_path: Path
) -> None:
    folder = tmp_path / "policy"
    new_policy(folder)
    if "guides" in case:
        guides = {
            "common": COMMON + case.get("common", ""),
            "night-market": f"audience: 夜市主办方\n{case['guides']}",
        }
        case = {
            **case,
            "add": {
                f"guides/{name}.yaml": text for name, text in guides.items()
            },
        }
    damage(folder, case)
    loaded = load(folder)
    assert loaded.policy, "\n".join(map(str, loaded.findings))
    findings = list(promises(loaded.policy))
    there = "\n".join(map(str, findings))
    hits = [
        f
        for f in findings
        if f.code == case["code"] and str(f.place) == expected_place(case)
    ]
    assert hits, (
        f"{case['what']}：没有在 {expected_place(case)} 报告 {case['code']}\n{there}"
    )
    assert hits[0].severity == case.get("severity", "error")
    for words, text in (
        (case["says"], hits[0].message),
        (case["hint"], hits[0].hint),
    ):
        for word in words if isinstance(words, list) else [words]:
            assert word in text, there
    assert {f.code for f in findings if f.severity == "error"} <= {
        case["code"]
    }, there
    for finding in findings:
        assert_chinese(finding)


def test_the_starter_and_the_policy_of_this_repository_promise_nothing_else(
    tmp_path: Path,
) -> None:
    new_policy(tmp_path / "policy")
    for folder in (tmp_path / "policy", ROOT / "policy"):
        policy = load(folder).policy
        assert policy and [str(f) for f in promises(policy)] == []


@pytest.mark.parametrize(
    "prose",
    [
        "{% for tier in s.contest.tiers %}{{ tier.when }}{{ tier.value }}{% endfor %}，最高{{ s.contest.cap_year }}。",
        "金奖{{ s.contest.gold }}、银奖{{ s.contest.silver.value }}，最高{{ s.contest.cap_year }}。",
        "{{ s.contest.standard | join('；') }}。",
    ],
)
def test_prose_may_state_its_figures_in_several_ways(
    prose: str, tmp_path: Path
) -> None:
    from tests.support.small_policy import FILES

    text = FILES["measures/prize.yaml"]
    start, end = text.index("    text: |"), text.index("supports:")
    policy = small(
        tmp_path,
        {
            "measures/prize.yaml": f'{text[:start]}    text: "{prose}"\n{text[end:]}'
        },
    )
    assert [str(f) for f in promises(policy) if f.severity == "error"] == []


def test_validity_ends_the_day_before_the_anniversary(tmp_path: Path) -> None:
    from tests.support.small_policy import edited

    changes = edited(
        "policy.yaml",
        (
            "effective: {basis: {status: unknown, reason: 印发时确定}}",
            "effective: {value: 2026年2月6日, basis: {status: proposed, reason: 样例}}",
        ),
    )
    start, end = validity(small(tmp_path, changes).meta)
    assert (str(start), str(end)) == ("2026-02-06", "2029-02-05")


BROKEN = {  # file, words, what stands there instead → what is said
    "amount": (
        "measures/patent-award.yaml",
        "每项给予{{ s.shenzhen_patent.value }}奖励",
        "每项给予奖励",
        "unstated-amount",
    ),
    "cap": (
        "measures/shenzhen-standard.yaml",
        "，同一单位每年度最高{{ m.cap_year }}",
        "",
        "unstated-limit",
    ),
    "threshold": (
        "measures/excellence.yaml",
        "满{{ cond.run }}、",
        "",
        "unstated-condition",
    ),
    "condition": (
        "measures/patent-award.yaml",
        "text: 上一年度获得深圳市专利奖",
        "text: 注册地在本市并缴纳社会保险",
        "unsaid-condition",
    ),
    "general": (
        "supplementary.yaml",
        "申报单位应当财务制度健全，会计核算规范；",
        "",
        "unsaid-condition",
    ),
    "quote": (
        "measures/excellence.yaml",
        "或者已享受过本条资助的单位，不再",
        "或者曾经享受本条资助的单位，不再",
        "misquoted-clause",
    ),
    "material": (
        "guides/patent-award.yaml",
        "proves: [first_patentee], ",
        "",
        "material-without-ground",
    ),
    "deadline": (
        "guides/common.yaml",
        "value: 20个工作日",
        "value: 40个工作日",
        "limits-exceed-total",
    ),
    "typed": (
        "guides/patent-award.yaml",
        "只补足差额。",
        "只补足差额5万元。",
        "typed-figure",
    ),
    "without application": (
        "guides/patent-award.yaml",
        "audience:",
        "no_application: true\naudience:",
        "not-without-application",
    ),
}


# A condition on everybody is told where it is written, not where its clause is.
SAID_AT = {"general": "policy.yaml"}


def broken(folder: Path, *names: str) -> Path:
    """A copy of the shipped policy with promises that its clauses do not give."""
    shutil.copytree(ROOT / "policy", folder / "policy")
    for name in names:
        file, old, new, _ = BROKEN[name]
        path = folder / "policy" / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    return folder / "policy"


def test_what_the_shipped_policy_would_promise_without_a_clause_has_a_place(
    tmp_path,
) -> None:
    """All slips at once: each is told by itself, in its file, at a line."""
    policy = broken(tmp_path, *BROKEN)
    told = {
        (one.code, one.place.file)
        for one in check(policy, ROOT / "templates")
        if one.place.line
    }
    expected = {
        (code, f"policy/{SAID_AT.get(name, file)}")
        for name, (file, _, _, code) in BROKEN.items()
    }
    # A material that proves nothing leaves a condition that nothing proves.
    follows = (
        "condition-without-material",
        "policy/measures/patent-award.yaml",
    )
    assert told == {*expected, follows}


# An error, a warning, and what no calculation needs: which promise of a kind it is makes
# no difference to the commands.
@pytest.mark.slow
@pytest.mark.parametrize(
    "what",
    [
        "typed",
        *[
            pytest.param(x, marks=MORE_OF_THE_SAME)
            for x in ("amount", "condition")
        ],
    ],
)
def test_every_command_says_what_the_shipped_policy_would_promise(
    what, tmp_path, capsys
) -> None:
    """build, check, site and calculate alike; an error stops them, and nothing is
    written."""
    policy, code = broken(tmp_path, what), BROKEN[what][3]
    found = [f for f in check(policy, ROOT / "templates") if f.code == code]
    stops = found[0].severity == "error"
    (tmp_path / "answers.yaml").write_text("answers: {}\n", "utf-8")
    where = ["--policy", str(policy)]
    out = ["--out", str(tmp_path / "out")]
    commands = [
        ["check", *where],
        ["site", *where, *out],
        ["build", *where, *out, "--only", "印发通知"],
        ["calculate", str(tmp_path / "answers.yaml"), *where],
    ]
    # Nothing that is typed into a guide is calculated with.
    if code == "typed-figure":
        commands = commands[:2]
    for command in commands:
        ended = main(command)
        said = "".join(capsys.readouterr())
        # `check` names the rule that has taken the finding over.
        shown = under_codes(found, all_rules())[0].code
        assert code in said or (shown in said and command[0] == "check")
        assert str(found[0].place) in said, command[0]
        assert ended == (1 if stops else 0), command[0]
    assert (tmp_path / "out").exists() != stops
