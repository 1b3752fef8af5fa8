"""Work done in other processes comes back, whatever becomes of the processes."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from importlib import import_module

import pytest

from policypress.pipeline import workers as workers_module
from policypress.pipeline.workers import Workers, processors
from policypress.system.kept_patterns import KeptPatterns

needs_fork = pytest.mark.skipif(
    not Workers(2).free(), reason="这个系统没有 fork，一切都在本进程完成"
)


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_each_result_comes_back_to_the_one_who_asked_for_it(jobs):
    inherited = {"words": "很长的正文" * 100_000}  # more than a pipe holds
    with Workers(jobs) as workers:
        asked = [
            workers.start(lambda number=number: (number, inherited["words"]))
            for number in range(6)
        ]
        assert [result() for result in asked] == [
            (number, inherited["words"]) for number in range(6)
        ]


@needs_fork
def test_the_work_is_done_in_another_process_while_one_is_free():
    with Workers(2) as workers:
        elsewhere, here = (
            workers.start(lambda: (time.sleep(0.2), os.getpid())[1]),
            workers.start(os.getpid),
        )
        assert not workers.free()
        assert here() == os.getpid() != elsewhere()
        assert workers.free() == 1


@needs_fork
def test_what_a_killed_process_leaves_undone_is_done_here():
    me = os.getpid()
    with Workers(2) as workers:
        result = workers.start(
            lambda: (
                "做完"
                if os.getpid() == me
                else os.kill(os.getpid(), signal.SIGKILL)
            )
        )
        assert result() == "做完"


@needs_fork
def test_an_error_shows_as_if_it_had_happened_here(capfd):
    with Workers(2) as workers:
        result = workers.start(lambda: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            result()
    assert capfd.readouterr().err == ""


@needs_fork
def test_what_a_process_compiles_the_next_of_its_name_need_not(
    tmp_path, monkeypatch
):
    words = "|".join(
        f"第{number}条(?P<at{number}>[一二三]+)" for number in range(60)
    )

    def compiled() -> str:
        re.purge()
        return re.compile(words).fullmatch("第7条三")["at7"]

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(
        workers_module,
        "KeptPatterns",
        lambda name: KeptPatterns(name, tmp_path),
    )
    with Workers(2) as workers:
        assert workers.start(compiled, "papers")() == "三"
        monkeypatch.delattr(import_module("re._compiler"), "_code")
        assert workers.start(compiled, "papers")() == "三"
        with pytest.raises(NameError):
            workers.start(compiled, "pages")()


@needs_fork
def test_nothing_goes_on_after_the_end():
    with Workers(2) as workers:
        workers.start(lambda: time.sleep(60))
        child = workers._running[0]._pid
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_there_is_always_one_process():
    assert processors() >= 1


@needs_fork
def test_ctrl_c_is_heard_here_and_not_in_the_workers():
    me = os.getpid()
    # A shell that starts the tests in the background has them ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with Workers(2) as workers:
        result = workers.start(
            lambda: (os.kill(os.getpid(), signal.SIGINT), os.getpid())[1]
        )
        assert result() != me
    with pytest.raises(KeyboardInterrupt):
        os.kill(me, signal.SIGINT)
        time.sleep(1)
    signal.signal(signal.SIGINT, before)
