"""A drafter checks the policy: what one process composes another reads, and what is found is
what one process alone would have found."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from policypress.document import Document, Paragraph, Text
from policypress.findings import Finding, Place, in_order
from policypress.lint import quiet_lines
from policypress.lint.quiet_lines import QuietLines
from policypress.lint.registry import selected
from policypress.pipeline import checking
from policypress.pipeline import passing as passing_module
from policypress.pipeline.checking import Asked, checked
from policypress.pipeline.composing import Composing, compose
from policypress.pipeline.own_proofreading import OwnProofread, Reading, Share
from policypress.pipeline.passing import Channel, Interrupted, Passing
from policypress.pipeline.workers import Workers
from policypress.source.loading import Joined, load
from policypress.source.model import Policy
from policypress.system.environment import ROOT
from tests.support.small_policy import write

needs_fork = pytest.mark.skipif(
    not Workers(2).free(), reason="这个系统没有 fork，一切都在本进程完成"
)
EVERY_RULE = Asked()
TEMPLATES = ("measures", "guide", "sources")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A small policy with a slip in its prose, and three kinds of documents."""
    write(tmp_path)
    supplementary = tmp_path / "policy/supplementary.yaml"
    text = supplementary.read_text("utf-8")
    supplementary.write_text(text.replace("所需资金", "所需,资金"), "utf-8")
    (tmp_path / "templates").mkdir()
    for name in TEMPLATES:
        shutil.copy(ROOT / f"templates/{name}.md", tmp_path / "templates")
    shutil.copytree(ROOT / "templates/_parts", tmp_path / "templates/_parts")
    return tmp_path


def found(desk: Path, jobs: int, asked: Asked = EVERY_RULE) -> list[Finding]:
    """What a check says."""
    policy, templates = desk / "policy", desk / "templates"
    _, proofread = checked(policy, templates, asked, jobs)
    return proofread.findings


def document(words: str) -> Document:
    """A document of one paragraph."""
    paragraph = Paragraph("body", (Text(words),))
    return Document("甲", "甲", (paragraph,))


@pytest.fixture
def at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of any line, and what is learned is kept."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(quiet_lines, "_WORTH", 1)
    fresh = partial(QuietLines, tmp_path / "kept")
    monkeypatch.setattr(quiet_lines, "QuietLines", fresh)


def readers(desk: Path, monkeypatch: pytest.MonkeyPatch) -> set[bool]:
    """Whether documents are read by this process, by another or by both in a check."""
    log, me, take = desk / "readers", os.getpid(), Reading.take

    def take_and_tell(reading: Reading, one: Document) -> bool:
        with log.open("a") as file:
            file.write("here\n" if os.getpid() == me else "elsewhere\n")
        return take(reading, one)

    with monkeypatch.context() as patch:
        patch.setattr(Reading, "take", take_and_tell)
        found(desk, jobs=2)
    told = log.read_text().split()
    log.unlink()
    return {one == "here" for one in told}


@needs_fork
@pytest.mark.usefixtures("at_first")
def test_the_process_that_composes_reads_with_the_other_in_the_first_check(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert readers(desk, monkeypatch) == {True, False}
    assert readers(desk, monkeypatch) == {False}


@needs_fork
@pytest.mark.usefixtures("at_first")
def test_so_they_find_what_one_finds(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    supplementary = desk / "policy/supplementary.yaml"
    text = supplementary.read_text("utf-8")
    unfair = "财政安排，优先支持在本区注册的企业。"
    supplementary.write_text(text.replace("财政安排。", unfair), "utf-8")
    first = in_order(found(desk, jobs=2))
    families = {one.code.partition("-")[0] for one in first}
    assert "FC" in families and len(families) > 1
    assert in_order(found(desk, jobs=2)) == first
    elsewhere = partial(QuietLines, tmp_path)
    monkeypatch.setattr(quiet_lines, "QuietLines", elsewhere)
    assert in_order(found(desk, jobs=1)) == first


@needs_fork
@pytest.mark.usefixtures("at_first")
def test_a_helper_that_is_not_heard_leaves_everything_to_one(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = Reading.share

    def share_in_vain(
        reading: Reading, documents: Iterable[Document]
    ) -> Share:
        monkeypatch.setattr(Channel, "send", refuse)
        return share(reading, documents)

    def refuse(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(Reading, "share", share_in_vain)
    said = found(desk, jobs=2)
    assert Channel.send is refuse
    assert in_order(said) == in_order(found(desk, jobs=1))


@needs_fork
def test_two_processes_find_what_one_finds(desk: Path) -> None:
    alone = found(desk, jobs=1)
    assert "PU-01" in {one.code for one in alone}
    assert found(desk, jobs=2) == alone


@needs_fork
def test_so_they_do_in_a_policy_that_cannot_be_read(desk: Path) -> None:
    (desk / "policy/policy.yaml").write_text("title: [", "utf-8")
    alone = found(desk, jobs=1)
    assert alone and found(desk, jobs=2) == alone


@needs_fork
def test_so_they_do_where_parts_of_a_policy_do_not_agree(desk: Path) -> None:
    measure = desk / "policy/measures/prize.yaml"
    text = measure.read_text("utf-8")
    measure.write_text(text.replace("by: prize_level", "by: nothing"), "utf-8")
    alone = found(desk, jobs=1)
    assert any(one.severity == "error" for one in alone)
    assert found(desk, jobs=2) == alone


@needs_fork
def test_so_they_do_where_the_text_does_not_say_what_is_promised(
    desk: Path,
) -> None:
    measure = desk / "policy/measures/prize.yaml"
    text = measure.read_text("utf-8")
    assert "，每家每年最高" in text
    cut = text.replace("，每家每年最高{{ s.contest.cap_year }}", "")
    measure.write_text(cut, "utf-8")
    alone = found(desk, jobs=1)
    assert any("cap_year" in one.hint for one in alone)
    assert found(desk, jobs=2) == alone


@needs_fork
@pytest.mark.usefixtures("at_first")
def test_documents_and_rules_are_read_elsewhere_and_the_policy_is_judged_here(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules take as long to import as the policy takes to read: neither process has to
    do both."""
    found(desk, jobs=1)  # then lines are known
    log, take, finish = desk / "log", Reading.take, Reading.finish
    judge = checking.disagreements

    def tell(what: str) -> None:
        with log.open("a") as file:
            file.write(f"{what} {os.getpid()}\n")

    def take_and_tell(reading: Reading, one: Document) -> bool:
        tell("read")
        return take(reading, one)

    def finish_and_tell(
        reading: Reading, policy: Policy, said: list[Finding]
    ) -> OwnProofread:
        tell("finished")
        return finish(reading, policy, said)

    def judge_and_tell(joined: Joined) -> list[Finding]:
        tell("judged")
        return judge(joined)

    monkeypatch.setattr(Reading, "take", take_and_tell)
    monkeypatch.setattr(Reading, "finish", finish_and_tell)
    monkeypatch.setattr(checking, "disagreements", judge_and_tell)
    assert found(desk, jobs=2)
    told = set(log.read_text().splitlines())
    here = str(os.getpid())
    assert {one.split()[0] for one in told if here in one} == {"judged"}
    elsewhere = {one.split()[0] for one in told if here not in one}
    assert elsewhere == {"read", "finished"}


@needs_fork
def test_so_they_do_where_a_template_fails(desk: Path) -> None:
    with (desk / "templates/guide.md").open("a", encoding="utf-8") as file:
        file.write("\n{{ nothing.of_the_kind }}\n")
    alone = found(desk, jobs=1)
    assert any("guide.md" in one.place.file for one in alone)
    assert found(desk, jobs=2) == alone


def test_what_takes_longest_to_read_is_composed_first(desk: Path) -> None:
    def order(asked: str | None) -> list[str]:
        turns = Composing(
            desk / "policy",
            desk / "templates",
            (),
            lambda *_: None,
            asked=asked,
        )
        return list(dict.fromkeys(one.template for one in turns))

    assert order(asked="every rule") == ["measures", "guide", "sources"]
    assert order(asked=None) == ["guide", "measures", "sources"]


def test_a_document_to_be_read_is_that_of_a_build_but_for_its_stamp(
    desk: Path,
) -> None:
    policy, templates = desk / "policy", desk / "templates"
    built = compose(policy, templates, (), lambda *_: None).documents
    read = list(
        Composing(policy, templates, (), lambda *_: None, asked="every rule")
    )
    assert all(one.properties for one in built)
    unstamped = [replace(one, properties={}) for one in built]
    assert sorted(map(repr, unstamped)) == sorted(map(repr, read))


def test_a_word_read_beforehand_changes_nothing(desk: Path) -> None:
    policy, templates = desk / "policy", desk / "templates"
    composed = compose(policy, templates, (), lambda *_: None)
    rules = selected()

    def said(is_ready: bool) -> list[Finding]:
        reading = Reading(rules, policy)
        if is_ready:
            reading.make_ready()
        for one in composed.documents:
            reading.take(one)
        return reading.finish(composed.policy, []).findings

    assert "PU-01" in {one.code for one in said(is_ready=False)}
    assert said(is_ready=True) == said(is_ready=False)


def test_only_the_rules_that_are_asked_for_are_heard(desk: Path) -> None:
    codes = {one.code for one in found(desk, 2, Asked(select=("PU-01",)))}
    assert "PU-01" in codes
    left = found(desk, 2, Asked(ignore=("PU-01",)))
    assert "PU-01" not in {one.code for one in left}


@needs_fork
def test_what_a_killed_reader_leaves_unread_is_read_here(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, me, take = found(desk, jobs=1), os.getpid(), Reading.take

    def take_or_die(reading: Reading, one: Document) -> bool:
        if os.getpid() != me:
            os.kill(os.getpid(), signal.SIGKILL)
        return take(reading, one)

    monkeypatch.setattr(Reading, "take", take_or_die)
    assert found(desk, jobs=2) == alone


@needs_fork
def test_so_they_are_where_the_reader_dies_before_the_first_comes(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, me = found(desk, jobs=1), os.getpid()
    make_ready = Reading.make_ready

    def get_ready_or_die(reading: Reading) -> None:
        if os.getpid() != me:
            os.kill(os.getpid(), signal.SIGKILL)
        make_ready(reading)

    monkeypatch.setattr(Reading, "make_ready", get_ready_or_die)
    assert found(desk, jobs=2) == alone


@needs_fork
def test_documents_that_cannot_be_written_down_are_read_here(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = found(desk, jobs=1)

    class Refusing:
        @staticmethod
        def encode(message: object) -> bytes:
            raise OverflowError

    monkeypatch.setattr(passing_module, "msgpack", Refusing)
    assert found(desk, jobs=2) == alone


@needs_fork
def test_any_number_of_long_documents_is_passed_without_waiting() -> None:
    words = [f"{number}{'很长的正文' * 20_000}" for number in range(40)]
    with Workers(2) as workers:
        passing = Passing(is_elsewhere=True)
        count = workers.beside(
            lambda: (os.getpid(), [hash_of(one) for one in passing])
        )
        for one in words:
            passing.put(document(one))
        passing.end([])
        reader, read = count()
    assert reader != os.getpid()
    assert read == [hash_of(document(one)) for one in words]


def hash_of(one: Document) -> tuple[str, int]:
    """What tells documents apart."""
    text = one.blocks[0].inlines[0].text  # type: ignore[union-attr]
    return text[:8], len(text)


@needs_fork
def test_what_was_found_meanwhile_comes_last() -> None:
    finding = Finding("x", "错", Place("甲.yaml", 1, 2))
    with Workers(2) as workers:
        passing = Passing(is_elsewhere=True)
        read = workers.beside(lambda: (list(passing), passing.findings))
        passing.put(document("甲"))
        passing.end([finding])
        assert read() == ([document("甲")], [finding])


@needs_fork
def test_the_policy_comes_before_them(desk: Path) -> None:
    policy = load(desk / "policy").policy
    assert policy
    with Workers(2) as workers:
        passing = Passing(is_elsewhere=True)
        read = workers.beside(lambda: (passing.policy(), list(passing)))
        passing.begin(policy)
        passing.put(document("甲"))
        passing.end([])
        assert read() == (policy, [document("甲")])


@needs_fork
def test_who_reads_knows_when_not_everything_has_come() -> None:
    with Workers(2) as workers:
        passing = Passing(is_elsewhere=True)

        def read() -> str:
            if passing.is_here():
                return "本进程"
            try:
                list(passing)
            except Interrupted:
                return "中断"
            return "读完"

        result = workers.beside(read)
        passing.put(document("甲"))
        passing._channel.close()
        assert result() == "中断"
