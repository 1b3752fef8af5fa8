"""Documents come one after the other, those that the site shows first."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.pipeline.composing import SHOWN, Composing, compose
from policypress.pipeline.workers import Workers
from policypress.system.environment import ROOT
from tests.support.small_policy import write
from tests.support.tiny_policy import tiny_policy


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("composing") / "policy"
    tiny_policy(folder)
    return folder


class Steps:
    """Remembers which documents were begun."""

    def __init__(self) -> None:
        self.begun: list[int] = []

    def __call__(self, what: str, done: int = 0, total: int = 0) -> None:
        if total:
            self.begun.append(done)


def test_each_document_is_there_before_the_next_is_begun(policy):
    steps = Steps()
    composing = Composing(policy, ROOT / "templates", (), steps)
    assert steps.begun == []
    first = next(composing)
    assert steps.begun == [1] and composing.composed.documents == [first]
    rest = list(composing)
    assert composing.composed.documents == [first, *rest]
    assert composing.is_sound()


def test_what_the_site_shows_comes_first(policy):
    documents = compose(policy, ROOT / "templates", (), Steps()).documents
    shown = [document.template in SHOWN for document in documents]
    assert shown == sorted(shown, reverse=True) and len(set(shown)) == 2


def test_a_document_is_asked_for_by_file_folder_or_template(policy):
    everything = compose(policy, ROOT / "templates", (), Steps()).documents
    one = everything[0]
    for asked in (
        one.name,
        f"{one.name}.docx",
        one.template,
        one.name.split("/")[0],
    ):
        composed = compose(policy, ROOT / "templates", (asked,), Steps())
        assert one.name in [document.name for document in composed.documents]
        assert len(composed.documents) < len(everything)


def test_an_unknown_document_has_the_nearest_name_as_hint(policy):
    composed = compose(
        policy, ROOT / "templates", ("措施正问", "qqq"), Steps()
    )
    unknown = [
        one for one in composed.findings if one.code == "unknown-document"
    ]
    assert [one.message for one in unknown] == [
        "没有名为“措施正问”的文件",
        "没有名为“qqq”的文件",
    ]
    assert "措施正文" in unknown[0].hint
    assert (
        unknown[1].hint.startswith("可用：") and "措施正文" in unknown[1].hint
    )


def test_a_policy_that_cannot_be_read_has_no_documents(tmp_path):
    (tmp_path / "policy.yaml").write_text("title: [", encoding="utf-8")
    composing = Composing(tmp_path, ROOT / "templates", (), Steps())
    assert list(composing) == []
    assert composing.composed.policy is None and not composing.is_sound()


@pytest.mark.parametrize("jobs", [1, 2])
def test_who_else_looks_at_the_policy_finds_what_this_process_would(
    tmp_path, jobs
):
    folder = write(tmp_path)
    measure = folder / "measures/prize.yaml"
    text = measure.read_text("utf-8")
    unsaid = text.replace("，每家每年最高{{ s.contest.cap_year }}", "")
    assert unsaid != text
    measure.write_text(unsaid, "utf-8")
    alone = compose(folder, ROOT / "templates", (), Steps(), ("measures",))
    composing = Composing(
        folder, ROOT / "templates", (), Steps(), ("measures",)
    )
    with Workers(jobs) as workers:
        composing.begin(workers)
        documents = list(composing)
    assert any("cap_year" in one.hint for one in alone.findings)
    assert composing.composed.findings == alone.findings
    assert documents == alone.documents


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_policy_whose_parts_do_not_agree_is_composed_by_nobody(
    tmp_path, jobs
):
    folder = write(tmp_path)
    measure = folder / "measures/prize.yaml"
    text = measure.read_text("utf-8")
    measure.write_text(text.replace("by: prize_level", "by: nothing"), "utf-8")
    composing = Composing(folder, ROOT / "templates", (), Steps())
    with Workers(jobs) as workers:
        composing.begin(workers)
        assert list(composing) == []
    assert not composing.is_sound()
