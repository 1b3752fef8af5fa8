"""What is wrong with the outcome of a command; each complaint has a kind."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

from tests.hostile import settings
from tests.hostile.running import Outcome
from tests.hostile.surroundings import Case

_FRAME = re.compile(r'File "[^"]*policypress/([^"]+)", line (\d+),? in (\S+)')
# Characters that move the cursor or turn the line around on a terminal.
_BIDI = set(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_BREAKS = set("\u2028\u2029")
_FAULT = "程序出了故障"
# As a line of its own, or with the code behind.
FINDING = re.compile(
    r"\[[a-z0-9-]+\]$| · (?:错误|警告|提示) · [A-Za-z0-9-]+ · ", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """kind groups complaints of one cause; detail is for reading."""

    kind: str
    detail: str = ""


def complaints(
    case: Case, outcome: Outcome, differences: list[str]
) -> list[Complaint]:
    """All that is wrong; empty when the command behaved."""
    found = [
        *_ending(case, outcome),
        *_limits(outcome),
        *_words(case, outcome),
    ]
    for line in differences:
        found.append(Complaint(f"touched: {line.split()[0]}", line))
    for line in outcome.touched:
        found.append(Complaint(f"reached out: {line.split()[0]}", line))
    return found


def is_a_fault(words: str) -> bool:
    """Whether a command raised, and nobody or only the last resort caught it."""
    return _FAULT in words or "Traceback (most recent call last)" in words


def _ending(case: Case, outcome: Outcome) -> list[Complaint]:
    """Exit codes and tracebacks."""
    errors = outcome.stderr.decode("utf-8", "replace")
    output = outcome.stdout.decode("utf-8", "replace")
    if outcome.hung:
        return [
            Complaint(
                f"hang: {_innermost(errors, first=True)}", errors[-3000:]
            )
        ]
    if "Traceback (most recent call last)" in errors + output:
        last = (errors.strip() or output.strip()).splitlines()[-1]
        name = last.partition(":")[0][:80]
        return [
            Complaint(
                f"traceback: {name} @ {_innermost(errors)}", errors[-3000:]
            )
        ]
    if (
        _FAULT in errors + output
    ):  # a traceback that was caught and put into a file
        reports = sorted(case.tmp.glob("policypress-fault-*"))
        text = "\n".join(
            path.read_text("utf-8", "replace") for path in reports
        )
        name = (errors + output).partition(_FAULT)[2][:60].partition("。")[0]
        return [
            Complaint(f"caught fault{name} @ {_innermost(text)}", text[-3000:])
        ]
    if outcome.code < 0:
        return [Complaint(f"signal {-outcome.code}", errors[-2000:])]
    if outcome.code not in (0, 1, 2):
        return [Complaint(f"exit code {outcome.code}", errors[-2000:])]
    return []


def _limits(outcome: Outcome) -> list[Complaint]:
    found = []
    if outcome.processor > settings.SECONDS and not outcome.hung:
        found.append(Complaint("slow", f"{outcome.processor:.1f} s"))
    if outcome.memory > settings.MEMORY:
        found.append(Complaint("memory", f"{outcome.memory >> 20} MB"))
    return found


def _words(case: Case, outcome: Outcome) -> list[Complaint]:
    """What a terminal would be given: whole UTF-8, no control characters, a reason."""
    found = _characters(outcome)
    if not outcome.hung and outcome.code in (0, 1, 2):
        found += _reasons(case, outcome)
    return found


def _characters(outcome: Outcome) -> list[Complaint]:
    """Bytes that are no text, and characters that move the cursor."""
    found = []
    for name, data in (("stdout", outcome.stdout), ("stderr", outcome.stderr)):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            found.append(Complaint(f"{name} is not UTF-8", str(problem)))
            continue
        odd = sorted(
            {f"U+{ord(c):04X}" for c in set(text) if _moves_the_cursor(c)}
        )
        if odd:
            found.append(
                Complaint(f"control characters on {name}", f"{odd}\n{text}")
            )
    return found


def _reasons(case: Case, outcome: Outcome) -> list[Complaint]:
    """Whether the exit code comes with its reason, and JSON is JSON."""
    found = []
    output = outcome.stdout.decode("utf-8", "replace")
    errors = outcome.stderr.decode("utf-8", "replace")
    # A mutated command line may ask for JSON too.
    is_json = case.as_json or output.startswith("{")
    if outcome.code != 2 and is_json:
        found += _json_complaints(output, outcome.code)
    elif outcome.code == 1 and not FINDING.search(output + errors):
        found.append(
            Complaint("exit code 1 without a finding", output + errors)
        )
    if outcome.code == 2 and "错误：" not in errors:
        found.append(
            Complaint("exit code 2 without a reason", output + errors)
        )
    return found


def _json_complaints(output: str, code: int) -> list[Complaint]:
    """JSON is JSON, and names an error where the exit code says so."""
    try:
        data = json.loads(output)
    except ValueError as problem:
        return [Complaint("not JSON", f"{problem}\n{output[:500]}")]
    severities = [one["severity"] for one in data.get("findings", [])]
    if code == 1 and "error" not in severities:
        return [Complaint("exit code 1 without an error", output)]
    return []


def _moves_the_cursor(character: str) -> bool:
    if character in "\n\t":
        return False
    if character in _BIDI or character in _BREAKS:
        return True
    return unicodedata.category(character) == "Cc"


def _innermost(errors: str, first: bool = False) -> str:
    """The place in policypress nearest to where it happened.

    first: a dump of a hanging process, which begins with the innermost call.
    """
    frames = _FRAME.findall(errors)
    if not frames:
        return "?"
    file, line, name = frames[0] if first else frames[-1]
    return f"{file}:{line} {name}"
