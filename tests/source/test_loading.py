"""A policy folder becomes one Policy whose nodes know their path, place and basis; all mistakes come at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.markdown.markers import Nodes
from policypress.compose.views.context import Context
from policypress.compose.views.measures import MeasureView
from policypress.source import load, new_policy
from policypress.source.model import Policy

SHIPPED = Path(__file__).parent.parent.parent / "policy"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_policy(tmp_path / "policy")
    return tmp_path / "policy"


@pytest.fixture
def policy(folder: Path) -> Policy:
    loaded = load(folder)
    assert loaded.policy, loaded.findings
    return loaded.policy


def test_measures_come_in_the_order_of_the_chapters(policy: Policy) -> None:
    assert list(policy.measures) == [
        "convenience-shop",
        "old-brand",
        "night-market",
    ]


def test_a_node_knows_its_permanent_path(policy: Policy) -> None:
    gold = (
        policy.measures["old-brand"].supports["award"].amount.tiers["national"]
    )
    assert (
        gold.amount.value.path
        == "measures/old-brand#supports.award.amount.tiers.national.amount.value"
    )
    assert gold.key == "national"
    assert gold.path_of("when") == f"{gold.path}.when"
    assert policy.measures["old-brand"].path == "measures/old-brand"
    assert (
        policy.measures["old-brand"].path_of("title")
        == "measures/old-brand#title"
    )
    assert (
        policy.documents["street-plan"].date.path
        == "documents#documents.street-plan.date"
    )
    assert policy.meta.validity.path == "policy#validity"


def test_a_node_knows_its_place(policy: Policy) -> None:
    tier = (
        policy.measures["old-brand"].supports["award"].amount.tiers["national"]
    )
    assert str(tier.place) == "policy/measures/old-brand.yaml:19:9"
    assert str(tier.place_of("when")) == "policy/measures/old-brand.yaml:19:26"
    assert str(tier.amount.place) == "policy/measures/old-brand.yaml:19:41"
    assert tier.place_of("band") == tier.place, (
        "what is not written stands where its node stands"
    )
    assert (
        str(policy.meta.place_of("preamble.0")) == "policy/policy.yaml:22:5"
    ), "the first line of the words, not the | above"


def test_a_figure_takes_the_nearest_basis(folder: Path) -> None:
    path = folder / "measures/old-brand.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "amount: 20万元}",
            "amount: 20万元, basis: {status: published, source: {document: street-plan}}}",
        ),
        encoding="utf-8",
    )
    policy = load(folder).policy
    tiers = policy.measures["old-brand"].supports["award"].amount.tiers
    assert tiers["national"].amount.value.status == "published"
    assert tiers["provincial"].amount.value.status == "proposed"
    assert (
        tiers["provincial"].amount.value.provenance
        is policy.measures["old-brand"].basis
    )


def test_a_document_vouches_for_its_own_date(policy: Policy) -> None:
    date = policy.documents["street-plan"].date
    assert date.status == "published"
    assert date.provenance.source.document == "street-plan"


def test_nodes_that_say_the_same_are_equal_wherever_they_stand(
    folder: Path, policy: Policy
) -> None:
    path = folder / "measures/old-brand.yaml"
    path.write_text(
        "# 一行注释\n" + path.read_text(encoding="utf-8"), encoding="utf-8"
    )
    again = load(folder).policy
    assert again.measures["old-brand"] == policy.measures["old-brand"]
    assert (
        again.measures["old-brand"].supports["award"].place
        != policy.measures["old-brand"].supports["award"].place
    )
    assert "_path" not in policy.measures["old-brand"].model_dump()


def test_a_measure_is_paid_from_what_the_policy_says_unless_it_says_otherwise(
    folder: Path, policy: Policy
) -> None:
    assert str(view(policy).payer) == "青岚区商业发展专项资金"
    path = folder / "measures/old-brand.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "payer: 区文化发展资金\n",
        encoding="utf-8",
    )
    assert str(view(load(folder).policy).payer) == "区文化发展资金"


def view(policy: Policy) -> MeasureView:
    return Context(policy, Nodes()).measure_views["old-brand"]


def test_mistakes_in_all_files_come_at_once_and_no_policy(
    folder: Path,
) -> None:
    for name, old, new in (
        (
            "measures/old-brand.yaml",
            "mode: 奖励",
            "mode: 奖励\n    timing: 事后",
        ),
        ("documents.yaml", "level: district", "level: village"),
        (
            "measures/night-market.yaml",
            "of: market_count",
            "of: market_cuont",
        ),
    ):
        path = folder / name
        path.write_text(
            path.read_text(encoding="utf-8").replace(old, new),
            encoding="utf-8",
        )
    loaded = load(folder)
    assert loaded.policy is None
    assert [(f.code, f.place.file) for f in loaded.findings] == [
        ("not-allowed", "policy/documents.yaml"),
        ("unknown-field", "policy/measures/night-market.yaml"),
        ("not-allowed", "policy/measures/old-brand.yaml"),
    ]


def test_a_broken_file_is_not_missed_by_those_that_refer_to_it(
    folder: Path,
) -> None:
    (folder / "measures/old-brand.yaml").write_text(
        "标题：甲\n", encoding="utf-8"
    )
    assert [f.code for f in load(folder).findings] == ["full-width-colon"]


def test_a_warning_does_not_withhold_the_policy(folder: Path) -> None:
    (folder / "备忘.txt").write_text("x", encoding="utf-8")
    loaded = load(folder)
    assert [(f.code, f.severity) for f in loaded.findings] == [
        ("unread-file", "warning")
    ]
    assert loaded.policy


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: None, "missing-folder"),
        (lambda path: path.write_text("x"), "not-a-folder"),
    ],
)
def test_without_a_folder_there_is_one_clear_finding(
    tmp_path: Path, make, code: str
) -> None:
    make(tmp_path / "nowhere")
    assert [f.code for f in load(tmp_path / "nowhere").findings] == [code]


@pytest.mark.skipif(not SHIPPED.is_dir(), reason="只在完整的仓库里有")
def test_the_shipped_policy_is_sound() -> None:
    loaded = load(SHIPPED)
    assert loaded.policy, "\n".join(map(str, loaded.findings))
