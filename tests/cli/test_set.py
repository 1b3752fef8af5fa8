"""A drafter changes one value by command, sees what follows, and takes it back."""

from __future__ import annotations

import pytest

from policypress.cli import main
from policypress.system.user_cache import ELSEWHERE
from tests.support import full_disk
from tests.support import small_policy as small


@pytest.fixture
def policy(tmp_path, monkeypatch):
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "cache"))
    small.write(tmp_path)
    return tmp_path / "policy"


def run(capsys, policy, *words):
    """Exit code and what was said."""
    code = main([*words, "--policy", str(policy)])
    return code, capsys.readouterr().out


def test_an_amount_is_changed_and_the_documents_that_follow_are_named(
    policy, capsys
):
    before = full_disk.files(policy)
    node = "prize#supports.gold.amount"
    text = before["measures/prize.yaml"].decode()
    assert "20万元" in text
    code, said = run(capsys, policy, "set", "prize#title", "支持名匠名店")
    assert code == 0, said
    assert "measures/prize.yaml:" in said
    assert "现在：支持名匠名店" in said
    assert "跟着变的文件" in said and "  措施正文" in said
    now = full_disk.files(policy)
    changed = [name for name in now if now[name] != before[name]]
    assert changed == ["measures/prize.yaml"]
    code, said = run(capsys, policy, "undo")
    assert code == 0 and "measures/prize#title" in said
    assert full_disk.files(policy) == before
    code, said = run(capsys, policy, "set", node + ".nothing.here", "1")
    assert code == 1 and "没有写入任何文件" in said


def test_a_value_that_check_would_refuse_is_not_written(policy, capsys):
    before = full_disk.files(policy)
    code, said = run(capsys, policy, "set", "policy#title", "{{ 没有 }}")
    assert code == 1
    assert "错误" in said and "policy.yaml:" in said
    assert full_disk.files(policy) == before


def test_a_list_is_set_as_a_list(policy, capsys):
    code, said = run(capsys, policy, "set", "policy#chapters", "一句话")
    assert code == 1 and "not-one-value" in said
