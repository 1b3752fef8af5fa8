"""What a guide asks for and how long it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.changing import edited, found, of, promised

BASIS = "basis: {status: proposed, reason: 样例}"
TOTAL = (
    "window: {value: 每年3月}",
    "total_limit: 8个工作日\nwindow: {value: 每年3月}",
)


def decided(days: str) -> tuple[str, str]:
    return "actor: 文化局}", f"actor: 文化局, limit: {days}}}"


@pytest.mark.parametrize(
    ("days", "is_found"),
    [("3个工作日", False), ("4个工作日", True), ("40日", False)],
)
def test_the_steps_may_take_the_whole_time_and_no_more(
    tmp_path: Path, days: str, is_found: bool
) -> None:
    findings = promised(
        tmp_path, edited("guides/common.yaml", TOTAL, decided(days))
    )
    exceeding = of(findings, "limits-exceed-total")
    assert bool(exceeding) == is_found
    if is_found:
        assert "合计9个工作日" in exceeding[0].message


@pytest.mark.parametrize(
    ("total", "days", "is_found"),
    [
        ("10天", "6个工作日", True),  # and 5个工作日 of the other step
        ("10天", "5个工作日", False),
        ("1个月", "40日", True),
        ("1个月", "20个工作日", False),
        ("20工作日", "16个工作日", True),
    ],
)
def test_steps_in_other_units_take_so_many_days_at_least(
    tmp_path: Path, total: str, days: str, is_found: bool
) -> None:
    """Eleven working days do not fit into ten days; thirty-one days fit into a month."""
    swap = (TOTAL[0], TOTAL[1].replace("8个工作日", total))
    findings = promised(
        tmp_path, edited("guides/common.yaml", swap, decided(days))
    )
    assert bool(of(findings, "limits-exceed-total")) == is_found


def test_a_guides_own_steps_count_too(tmp_path: Path) -> None:
    steps = f"steps:\n  visit: {{name: 核查, text: 现场核查。, actor: 窗口, limit: {{value: 4个工作日, {BASIS}}}}}\n"
    own = edited("guides/prize.yaml", ("form:\n", f"{steps}form:\n"))
    findings = promised(tmp_path, edited("guides/common.yaml", TOTAL), own)
    (exceeding,) = of(findings, "limits-exceed-total")
    assert str(exceeding.place).startswith("policy/guides/prize.yaml:5:")


def test_a_step_of_its_own_stands_for_the_common_one(tmp_path: Path) -> None:
    steps = f"steps:\n  accept: {{name: 受理, text: 当场受理。, actor: 窗口, limit: {{value: 8个工作日, {BASIS}}}}}\n"
    own = edited("guides/prize.yaml", ("form:\n", f"{steps}form:\n"))
    findings = promised(tmp_path, edited("guides/common.yaml", TOTAL), own)
    assert not of(findings, "limits-exceed-total")


@pytest.mark.parametrize("effective", ["", "2026年2月6日"])
@pytest.mark.parametrize(
    ("window", "is_outside"),
    [
        ("2026年3月1日至2026年4月1日", False),
        ("2026年2月6日", False),
        ("2026年2月5日", True),
        ("2029年2月5日", False),
        ("2029年2月6日", True),
        ("每年3月", False),
    ],
)
def test_applications_are_taken_while_the_document_is_in_force(
    tmp_path: Path, effective: str, window: str, is_outside: bool
) -> None:
    """A draft whose dates are open has nothing to be held against."""
    changes = [edited("guides/common.yaml", ("每年3月", window))]
    if effective:
        old = "effective: {basis: {status: unknown, reason: 印发时确定}}"
        new = f"effective: {{value: {effective}, {BASIS}}}"
        changes.append(edited("policy.yaml", (old, new)))
    findings = promised(tmp_path, *changes)
    assert bool(of(findings, "window-outside-validity")) == bool(
        effective and is_outside
    )


def test_the_last_day_may_be_a_date(tmp_path: Path) -> None:
    swaps = (
        (
            "effective: {basis: {status: unknown, reason: 印发时确定}}",
            "effective: {value: 2026年2月6日, basis: {status: proposed, reason: 样例}}",
        ),
        ("validity: {value: 3年", "validity: {value: 2026年12月31日"),
    )
    window = edited("guides/common.yaml", ("每年3月", "2027年1月1日"))
    findings = promised(tmp_path, edited("policy.yaml", *swaps), window)
    assert of(findings, "window-outside-validity")


def test_a_common_material_has_a_ground_too(tmp_path: Path) -> None:
    """The tiny policy's application form rests on nothing, and neither does its certificate."""
    materials = of(promised(tmp_path), "material-without-ground")
    assert {one.place.file for one in materials} == {
        "policy/guides/common.yaml",
        "policy/guides/prize.yaml",
    }
    grounded = edited(
        "guides/common.yaml", ("copies: 1份", "copies: 1份, clause: funding")
    )
    materials = of(promised(tmp_path, grounded), "material-without-ground")
    assert {one.place.file for one in materials} == {
        "policy/guides/prize.yaml"
    }


def test_a_figure_that_is_still_open_promises_no_time(tmp_path: Path) -> None:
    open_limit = "{basis: {status: unknown, reason: 待核}}"
    swap = (
        "window: {value: 每年3月}",
        f"total_limit: {open_limit}\nwindow: {{value: 每年3月}}",
    )
    change = edited("guides/common.yaml", swap, decided("40个工作日"))
    assert not [
        one for one in found(tmp_path, change) if one.severity == "error"
    ]
    assert not of(promised(tmp_path, change), "limits-exceed-total")


def test_a_material_may_show_that_no_exclusion_holds(tmp_path: Path) -> None:
    """Exclusions and conditions of groups are proved as general conditions are."""
    more = (
        'exclusions: {bad: {field: local, op: "no", text: 未在本区设立的}}\n'
        'groups: {firm: {label: 企业, conditions: {size: {field: local, op: "yes"}}}}\n'
    )
    meta = edited("policy.yaml", ("conditions:\n", f"{more}conditions:\n"))
    proof = "form: copy, proves: [bad, size, nothing]}"
    guide = edited("guides/prize.yaml", ("form: copy}", proof))
    codes = of(found(tmp_path, meta, guide), "unknown-condition")
    assert [one.message for one in codes] == [
        "没有条件“nothing”，材料“获奖证书”证明不了它"
    ]


@pytest.mark.parametrize(("days", "is_found"), [(9, False), (8, True)])
def test_a_guide_may_take_a_time_of_its_own(
    tmp_path: Path, days: int, is_found: bool
) -> None:
    """Its steps fit into that, and not into the one of all guides."""
    total = f"total_limit: {{value: {days}个工作日, {BASIS}}}\n"
    own = edited("guides/prize.yaml", ("form:\n", f"{total}form:\n"))
    steps = edited("guides/common.yaml", decided("4个工作日"))
    exceeding = of(promised(tmp_path, steps, own), "limits-exceed-total")
    assert bool(exceeding) == is_found


def test_a_material_is_for_a_group_that_is_there(tmp_path: Path) -> None:
    whose = ("copies: 1份}\nsteps", "copies: 1份, for: firms}\nsteps")
    changes = edited("guides/common.yaml", whose)
    (unknown,) = of(found(tmp_path, changes), "unknown-group")
    assert str(unknown.place) == "policy/guides/common.yaml:2:57"
