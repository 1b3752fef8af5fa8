"""Policies with one slip in them, and what is said of it: for tests of what the drafter
reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from policypress.source import load
from tests.support import rich_policy, small_policy, text_policies

Swap = tuple[str, str]
Make = Callable[[], dict[str, str]]


def small(name: str, *swaps: Swap) -> Make:
    """The small policy with words of one file replaced."""
    return lambda: replaced(small_policy.FILES, name, swaps)


def rich(name: str, *swaps: Swap) -> Make:
    """The policy that asks all kinds of questions, with words replaced."""
    return lambda: replaced(rich_policy.FILES, name, swaps)


def texts(name: str, *swaps: Swap) -> Make:
    """The policy that is mostly text, with words replaced."""
    return lambda: replaced(text_policies.rules(), name, swaps)


def replaced(
    files: dict[str, str], name: str, swaps: tuple[Swap, ...]
) -> dict[str, str]:
    """The files with words of one replaced; words that must be there."""
    text = files.get(name, "")
    for old, new in swaps:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new) if old else new
    return {**files, name: text}


def measure(**more: str) -> Make:
    """The measure of the rich policy with more lines at its end."""
    lines = "".join(f"{key}: {text}\n" for key, text in more.items())
    return rich(
        "measures/grant.yaml", ("basis: {status", f"{lines}basis: {{status")
    )


def more(key: str, text: str) -> Make:
    """The support of the rich policy with a line more."""
    return rich(
        "measures/grant.yaml",
        ("    amount: 1万元\n", f"    amount: 1万元\n    {key}: {text}\n"),
    )


def said(folder: Path, make: Make) -> list[str]:
    """All findings on loading: each a line, and one for its hint."""
    root = text_policies.write(folder / "policy", make())
    shown = [f"{one.severity} {one}" for one in load(root).findings]
    return [line.strip() for text in shown for line in text.splitlines()]
