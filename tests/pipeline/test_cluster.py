"""Several policies are built by the workers of a cluster: the same files to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from policypress.cli import main
from policypress.pipeline import cluster, shipping
from policypress.pipeline.cluster import build_on_cluster
from policypress.pipeline.request import BuildRequest
from policypress.pipeline.several import Task, build_several
from policypress.system.environment import ROOT, add_tools
from tests.support.small_policy import write


@pytest.fixture(scope="module")
def workers() -> Iterator[str]:
    """The address of a scheduler with two workers of this machine."""
    add_tools("cluster", only_if_there=True)
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as there:
        yield there.scheduler_address


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    """A whole policy, one with a mistake, and one that is built anew."""
    found = []
    for name in ("甲", "乙", "丙"):
        home = tmp_path / name
        home.mkdir()
        write(home)
        request = BuildRequest(
            home / "policy", ROOT / "templates", tmp_path / "out" / name
        )
        found.append(Task(name, request))
    (tmp_path / "乙/policy/policy.yaml").write_text("title: [", "utf-8")
    return found


def silent(*_: object) -> None:
    return


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.mark.slow
def test_the_files_are_those_of_this_machine(workers, tasks, tmp_path):
    outcomes = list(build_on_cluster(workers, tasks, silent))
    here = [
        replace(
            one, request=replace(one.request, out=tmp_path / "here" / one.name)
        )
        for one in tasks
    ]
    expected = list(build_several(here, 1, silent))
    assert [one.findings for one in outcomes] == [
        one.findings for one in expected
    ]
    assert [one.is_built for one in outcomes] == [True, False, True]
    assert [one.facts for one in outcomes] == [one.facts for one in expected]
    assert files(tmp_path / "out") == files(tmp_path / "here") != {}
    again = list(build_on_cluster(workers, tasks, silent))
    assert again[0].written == 0 and again[0].unchanged == outcomes[0].written


@pytest.mark.slow
def test_a_worker_of_another_version_builds_nothing(
    workers, tasks, monkeypatch
):
    monkeypatch.setattr(cluster, "program_digest", lambda: "other")
    outcome = next(iter(build_on_cluster(workers, tasks[:1], silent)))
    assert [one.code for one in outcome.findings] == ["other-program"]
    assert not tasks[0].request.out.exists()


def test_what_travels_is_built_and_comes_back(tasks, tmp_path):
    """The same without a cluster, byte for byte through both messages."""
    request = tasks[0].request
    shipment = shipping.Shipment(
        "甲",
        "policy",
        ("措施正文",),
        None,
        False,
        False,
        shipping.program_digest(),
        shipping.files_of(request.policy),
        shipping.files_of(request.templates),
    )
    data = shipping.build_shipment(shipping.encoded(shipment))
    outcome = shipping.unpack(
        replace(tasks[0], request=replace(request, only=("措施正文",))), data
    )
    assert outcome.is_built and outcome.written == 1
    assert [path.name for path in request.out.glob("*.docx")] == [
        "措施正文.docx"
    ]


def test_what_a_machine_keeps_between_runs_makes_it_no_other_program(
    tmp_path, monkeypatch
):
    package = tmp_path / "policypress"
    kept = package / "__pycache__"
    kept.mkdir(parents=True)
    (package / "build.py").write_text("one")
    (tmp_path / "requirements.lock").write_text("")
    monkeypatch.setattr(shipping, "ROOT", tmp_path)
    before = shipping.program_digest()
    (kept / "check.unchanged.json").write_text("{}")
    assert shipping.program_digest() == before
    (package / "words.txt").write_text("two")
    assert shipping.program_digest() != before


def test_an_address_without_a_scheduler_is_a_finding(
    tasks, capsys, monkeypatch
):
    add_tools("cluster", only_if_there=True)
    pytest.importorskip("distributed")
    named = [str(tasks[0].request.policy), str(tasks[2].request.policy)]
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    code = main(["build", *named, "--dask", "tcp://127.0.0.1:1"])
    assert code == 1
    assert "连不上 Dask 集群" in capsys.readouterr().out


def test_one_policy_needs_no_cluster(capsys):
    assert main(["build", "--dask", "tcp://127.0.0.1:1"]) == 2
    assert "几个政策" in capsys.readouterr().err
