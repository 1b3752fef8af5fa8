"""What programs remember lies where each system keeps it, or where the user says."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.system import user_cache

HOME = Path("/home/zhang")


def where(
    patch: pytest.MonkeyPatch, platform: str, **environment: str
) -> Path:
    """The folder on that system with these variables alone."""
    for name in (user_cache.ELSEWHERE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        patch.delenv(name, raising=False)
    for name, value in environment.items():
        patch.setenv(name, value)
    patch.setattr(user_cache.sys, "platform", platform)
    patch.setattr(Path, "home", lambda: HOME)
    return user_cache.user_cache()


@pytest.mark.parametrize(
    ("platform", "folder"),
    [
        ("linux", ".cache"),
        ("darwin", "Library/Caches"),
        ("win32", "AppData/Local"),
    ],
)
def test_each_system_has_its_folder(
    platform: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert where(monkeypatch, platform) == HOME / folder / "policypress"


@pytest.mark.parametrize(
    ("platform", "variable"),
    [("linux", "XDG_CACHE_HOME"), ("win32", "LOCALAPPDATA")],
)
def test_the_variable_of_the_system_moves_it(
    platform: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = {variable: str(Path("/mnt/cache").absolute())}
    found = where(monkeypatch, platform, **elsewhere)
    assert found == Path("/mnt/cache").absolute() / "policypress"


@pytest.mark.parametrize("given", ["", "cache", "./cache"])
def test_a_folder_that_is_not_whole_does_not_count(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = where(monkeypatch, "linux", XDG_CACHE_HOME=given)
    assert found == HOME / ".cache/policypress"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_user_says_where_on_any_system(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = {"XDG_CACHE_HOME": "/mnt/x", "LOCALAPPDATA": "/mnt/y"}
    ours = {user_cache.ELSEWHERE: "here", **others}
    assert where(monkeypatch, platform, **ours) == Path("here")
