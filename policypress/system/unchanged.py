"""A command that would do again what it has just done is answered from a record.

Beside the outputs of a run lies a record: what the command said, and fingerprints of
all that it read and wrote. While nothing of that has changed, `answer` repeats what
would be said, without reading a policy or entering the environment. When in doubt there
is no answer, and the command runs.

Standard library only, and little of it.
"""

from __future__ import annotations

import os
import sys
import time

from policypress.system import fingerprints, program
from policypress.system.compiled import folder_of
from policypress.system.fingerprints import Doubt

TYPE_CHECKING = (
    False  # type checkers take it for True; typing takes 4 ms to import
)
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

ROOT = program.ROOT
NAME = ".unchanged.json"
BUILD, CHECK = "build", "check"  # the commands that have records
_VERSION = 3  # of what a record holds
# What a run may take from its surroundings: its own settings, where programs and the
# user's folders are, and the fonts that LibreOffice finds.
_VARIABLES = ("PATH", "HOME", "USERPROFILE")
_PREFIXES = ("POLICYPRESS_", "PYPANDOC_", "FONTCONFIG_")
# What reading a record raises that is none, or of what has changed.
_UNREADABLE = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    Doubt,
)
_LARGEST_RECORD = 4 * 1024 * 1024  # bytes; that of a whole set has 10,000


def answer(arguments: Sequence[str]) -> int | None:
    """Print what a command would say, when nothing has changed since it said so.

    Returns its exit code; None when the command has to run.
    """
    started = time.perf_counter()
    name, rest = split(arguments)
    try:
        place = record_place(name, rest)
        record = _read(place) if place else None
        if not record or not _holds(record, place, name, rest):
            return None
        text = record["before"]
        if record["after"] is not None:
            seconds = time.perf_counter() - started
            text = f"{text}，用时 {seconds:.1f} 秒。{record['after']}"
        return int(record["code"]) if _print(text) else None
    except _UNREADABLE:
        return None


def recall(name: str, arguments: Sequence[str]) -> str | None:
    """What a run kept by `Attempt.keep` as its text before the time, while nothing has
    changed since; None when there is nothing, or there is doubt."""
    try:
        place = record_place(name, arguments)
        record = _read(place) if place else None
        if not record or not _holds(record, place, name, arguments):
            return None
        text = record["before"]
    except _UNREADABLE:
        return None
    return text if isinstance(text, str) else None


class Attempt:
    """One run of a command whose result may be kept. To be made before it reads.

    name: of the command; arguments: its own; sources: the folders it reads.
    """

    def __init__(
        self, name: str, arguments: Sequence[str], sources: Sequence[str]
    ) -> None:
        """Looks at the inputs now: what changes while the command runs must
        not pass for read."""
        self._name, self._arguments = name, list(arguments)
        self._sources = [os.path.abspath(source) for source in sources]
        self._began, self._day = time.time_ns(), day_of(name)
        self._inputs = self._look(is_first=True)

    def keep(
        self,
        before: str,
        after: str | None = None,
        code: int = 0,
        out: str = "",
        outputs: Mapping[str, str] | None = None,
        own: str = "",
    ) -> None:
        """Keep what was said, for as long as inputs and outputs stay as they are.

        before, after: the text around the time that the run took (after None: the text
        has no time). out, outputs: the folder, and the digest of each file that the run
        put there. own: the state of the program, where somebody has looked at it since
        all that was made. Nothing is kept when anything changed meanwhile; never raises.
        """
        place = record_place(self._name, self._arguments)
        is_elsewhere = out and os.path.dirname(place) != os.path.abspath(out)
        if not place or is_elsewhere or not self._inputs:
            return
        # Without outputs the record lies among Python's compiled modules.
        if not out and sys.dont_write_bytecode:
            return
        record = {"before": before, "after": after, "code": code}
        try:
            home = os.path.dirname(place)
            record |= self._facts(home, outputs or {}, own)
            _write(place, record)
        except (OSError, ValueError, Doubt):
            return

    def _facts(
        self,
        home: str,
        outputs: Mapping[str, str],
        own: str,
    ) -> dict[str, Any]:
        """What must still be so when the record is asked. home: the record's folder;
        own: as of `keep`.

        Raises Doubt when inputs or outputs changed while the command ran, and OSError.
        """
        written = time.time_ns()
        made = fingerprints.of_outputs(home, outputs, written, outputs)
        if self._look(own) != self._inputs:
            raise Doubt
        return {
            "version": _VERSION,
            "key": key(self._name, self._arguments, self._day),
            "sources": [
                os.path.relpath(source, home) for source in self._sources
            ],
            "began": self._began,
            "inputs": self._inputs,
            "outputs": sorted(outputs),
            "written": written,
            "made": made,
        }

    def _look(self, own: str = "", is_first: bool = False) -> str:
        """The fingerprint of everything the run reads; "" when there is doubt. own: that
        of the program, where it is known."""
        try:
            if not own or ROOT != program.ROOT:
                own = fingerprints.of_inputs(program.code(ROOT), self._began)
            if is_first and ROOT == program.ROOT:
                program.note(own, self._began)
            return _fingerprint(self._sources, self._began, own)
        except (OSError, Doubt):
            return ""


def split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The name of the command and its own arguments; without a name it is a build."""
    if not arguments or arguments[0].startswith("-"):
        return BUILD, list(arguments)
    return arguments[0], list(arguments[1:])


def record_place(name: str, arguments: Sequence[str]) -> str:
    """The file in which a command's record is looked for, "" when it has none.

    Only a guess at what the options mean: the record itself knows all of them.
    """
    if name == CHECK:
        package = os.path.join(ROOT, "policypress", "__init__.py")
        return os.path.join(folder_of(package), f"check{NAME}")
    if name != BUILD:
        return ""
    out = _option(arguments, "--out")
    if out:
        return os.path.join(_absolute(out), NAME)
    own = os.path.join(ROOT, "policy")
    policy = _absolute(_option(arguments, "--policy") or own)
    if os.path.realpath(policy) == os.path.realpath(own):
        return os.path.join(ROOT, "outputs", NAME)
    return os.path.join(f"{policy}-outputs", NAME)


def day_of(name: str) -> str:
    """The day on which a command is asked, where what it says depends on it: a check
    tells what was allowed until a day that has passed."""
    return time.strftime("%Y-%m-%d") if name == CHECK else ""


def key(name: str, arguments: Sequence[str], day: str) -> str:
    """What was asked for, by whom, where, when and in which surroundings, as a digest."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    surroundings = [
        f"{variable}={value}"
        for variable, value in sorted(os.environ.items())
        if variable in _VARIABLES or variable.startswith(_PREFIXES)
    ]
    office = fingerprints.of_office()
    asked = [name, *arguments, "", ROOT, os.getcwd(), str(user), office, day]
    return fingerprints.digest([*asked, *surroundings])


def _fingerprint(sources: Sequence[str], looked_at: int, own: str) -> str:
    """The state of sources, program and environment. own: that of the last two. Raises
    OSError and Doubt."""
    return f"{fingerprints.of_inputs(sources, looked_at)} {own}"


def _holds(
    record: dict[str, Any], place: str, name: str, arguments: Sequence[str]
) -> bool:
    """Whether a record is of this command and nothing has changed since."""
    asked = key(name, arguments, day_of(name))
    if record["version"] != _VERSION or record["key"] != asked:
        return False
    home = os.path.dirname(place)
    joined = [os.path.join(home, source) for source in record["sources"]]
    sources = [os.path.normpath(source) for source in joined]
    began = record["began"]
    sources_then, own_then = record["inputs"].split(" ")
    # Mostly a source has changed: who knows that need not look at the program, which has
    # twenty times as many files.
    if fingerprints.of_inputs(sources, began) != sources_then:
        return False
    made = fingerprints.of_outputs(home, record["outputs"], record["written"])
    if made != record["made"]:
        return False
    # An environment of the user's own has no stamp, and nobody watches it: OSError.
    return fingerprints.of_inputs(program.code(ROOT), began) == own_then


def _read(place: str) -> dict[str, Any] | None:
    """A record, None when there is none. Raises OSError and ValueError."""
    import json

    from policypress.system.regular import read_regular

    record = json.loads(read_regular(place, _LARGEST_RECORD))
    return record if isinstance(record, dict) else None


def _write(place: str, record: dict[str, Any]) -> None:
    """Put a record into its place, whole or not at all.

    Raises OSError and ValueError.
    """
    import json
    from pathlib import Path

    from policypress.system import atomic

    data = json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8")
    temporary = atomic.stage(Path(place), data, 0)
    try:
        os.replace(temporary, place)
    except OSError:
        atomic.discard(temporary)
        raise


def _print(text: str) -> bool:
    """Print a kept text as it is; False when it cannot be, or might steer a terminal."""
    shown = text.replace("\n", "").replace("\t", "").replace("\u3000", "")
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None or not shown.isprintable():
        return False
    reconfigure(encoding="utf-8")
    print(text, flush=True)
    return True


def _option(arguments: Sequence[str], option: str) -> str:
    """The last value given to an option, "" when there is none."""
    value = ""
    for at, argument in enumerate(arguments):
        if argument == option:
            value = "".join(arguments[at + 1 : at + 2])
        elif argument.startswith(f"{option}="):
            value = argument[len(option) + 1 :]
    return value


def _absolute(path: str) -> str:
    """A path as `options.folder` takes it."""
    return os.path.abspath(os.path.expanduser(path))
