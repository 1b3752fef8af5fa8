"""The environment policypress runs in: made on the first run, repaired when broken. Standard library only.

`.venv` beside build.py (or where POLICYPRESS_VENV points) is filled from `requirements.lock`: exact versions and
hashes for every system, nothing else. The stamp is written last, so an environment without a matching stamp is
unfinished and made anew. To renew the lock after a change of versions in pyproject.toml:

    uv pip compile pyproject.toml --group test --universal --generate-hashes --no-annotate --no-header -o requirements.lock
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

# Every command begins here, so what only a first run needs is imported where it is used.

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.lock"
STAMP = "policypress.json"
LOCK = "policypress.lock"
CANNOT_START = 2

# These would send the packages elsewhere, or other modules into our Python. A configured mirror or proxy stays.
_MISLEADING = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME", "PYTHONPATH"}


class SetupError(Exception):
    """The environment cannot be made: one Chinese sentence and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def enter(arguments: list[str]) -> int | None:
    """Get into an environment that has the packages.

    None when this process is in one. Otherwise `build.py` with these arguments has run in one, or could not:
    the exit code (on POSIX the process becomes the other one and never returns).
    """
    home = Path(os.environ.get("POLICYPRESS_VENV") or ROOT / ".venv").absolute()
    try:
        if is_ready(home):
            return None if _inside(home) else _hand_over(_python_of(home), arguments)
        if _inside(home):  # an environment cannot rebuild itself
            (home / STAMP).unlink(missing_ok=True)
            return _hand_over(Path(sys._base_executable), arguments)
        if _has_packages():  # `uv run build.py`, or an environment the user made
            return None
        prepare(home)
        return _hand_over(_python_of(home), arguments)
    except SetupError as problem:
        _say(f"错误：{problem.message}\n建议：{problem.remedy}")
        return CANNOT_START
    except KeyboardInterrupt:
        _say("已中断。")
        return 130


def is_ready(home: Path) -> bool:
    """True when the environment was finished, from this lock file, and nothing has been taken away since."""
    try:
        stamp = json.loads((home / STAMP).read_text("utf-8"))
        there = set(os.listdir(home / stamp["site"]))
        return (
            stamp["lock"] == _digest()
            and there.issuperset(stamp["packages"])
            and _python_of(home).exists()
            and (not _inside(home) or stamp["python"] == _version())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def prepare(home: Path) -> None:
    """Make the environment in `home`, whatever state it is in. Raises SetupError."""
    from policypress import locks

    if home.exists() and not home.is_dir():
        raise SetupError(f"{home} 不是文件夹，无法放置运行环境。", "请删除或改名这个文件后重试。")
    foreign = home != ROOT / ".venv" and home.is_dir() and any(home.iterdir()) and not (home / LOCK).exists()
    if foreign:
        raise SetupError(f"POLICYPRESS_VENV 指向的 {home} 里有别的文件。", "请改指一个空文件夹或尚不存在的文件夹。")
    try:
        home.mkdir(parents=True, exist_ok=True)
        with locks.hold(home / LOCK, 900, lambda: _tell("另一个窗口正在准备环境，请稍候…")) as handle:
            if is_ready(home):  # made by the other process while this one waited
                return
            _tell("首次运行：正在准备环境（需联网下载约 50 MB，一般不到一分钟）…")
            _make(home, handle)
    except locks.Busy:
        raise SetupError("另一个进程一直在准备环境。", "请先结束它，再重试。") from None
    except OSError as problem:
        raise _unwritable(home, problem) from problem


def _make(home: Path, handle: int) -> None:
    """Empty the folder, then venv, pip, packages, stamp. `handle` is the lock."""
    import shutil

    for entry in home.iterdir():
        if entry.name != LOCK:
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    try:
        from venv import EnvBuilder
    except ImportError:
        raise _no_venv() from None
    EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home)
    python = _python_of(home)
    pip = _pip_for(python, handle)
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2", "--timeout", "20"]
    code, output = _call([*pip, "install", *options, "--require-hashes", "-r", str(REQUIREMENTS)], handle)
    if code:
        raise _explain(output)
    asked = "import sys, sysconfig; print(sysconfig.get_path('purelib')); print('%d.%d' % sys.version_info[:2])"
    site, version = _call([str(python), "-c", asked], handle)[1].splitlines()
    site = os.path.relpath(os.path.realpath(site), os.path.realpath(home))
    packages = sorted(name for name in os.listdir(home / site) if name != "__pycache__")
    stamp = {"lock": _digest(), "python": version, "site": site, "packages": packages}
    unfinished = home / f"{STAMP}.new"
    unfinished.write_text(json.dumps(stamp, indent=1), "utf-8")
    unfinished.replace(home / STAMP)


def _pip_for(python: Path, handle: int) -> list[str]:
    """A command that installs into the environment: its own pip, else the pip of this Python (Debian splits them)."""
    if _call([str(python), "-m", "ensurepip", "--default-pip"], handle)[0] == 0:
        return [str(python), "-m", "pip"]
    if _call([sys.executable, "-m", "pip", "--python", str(python), "--version"], handle)[0] == 0:
        return [sys.executable, "-m", "pip", "--python", str(python)]
    raise _no_venv()


def _call(command: list[str], handle: int) -> tuple[int, str]:
    """Run quietly: exit code and output. The child keeps the lock: should this process be killed, the next one waits for the child."""
    import subprocess

    surroundings = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    done = subprocess.run(
        command, env=surroundings | {"PIP_USER": "0", "PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        **({} if os.name == "nt" else {"pass_fds": (handle,)}),
    )  # fmt: skip
    return done.returncode, done.stdout


def _explain(output: str) -> SetupError:
    """What pip's last words mean for somebody who does not know pip."""
    if "No space left" in output or "Errno 28" in output:
        return SetupError("磁盘已满，运行环境没有装完。", "请清理磁盘后重试，会自动接着修复。")
    if "DO NOT MATCH THE HASHES" in output:
        return SetupError("下载的软件包与锁定文件 requirements.lock 中的校验值不符，已拒绝安装。",
                          "多为镜像站或代理返回了错误内容：请换一个网络或镜像后重试。")  # fmt: skip
    if any(sign in output for sign in ("Retrying (", "connection", "Connection", "versions: none", "timed out")):
        return SetupError("下载软件包失败：连不上软件包仓库。",
                          "首次运行需要联网，请检查网络或代理（HTTPS_PROXY）后重试；"
                          "内网可先设置环境变量 PIP_INDEX_URL 指向本单位的镜像。")  # fmt: skip
    last = "\n".join(output.strip().splitlines()[-6:])
    return SetupError(f"安装软件包失败，pip 的说明是：\n{last}", "请按上面的说明处理后重试。")


def _no_venv() -> SetupError:
    return SetupError(
        "这个 Python 缺少 venv 或 ensurepip 模块，无法建立运行环境。",
        "Debian / Ubuntu 请执行 sudo apt install python3-venv，其他系统请从 python.org 重新安装 Python；"
        "装有 uv 的，可直接用 uv run build.py。",
    )


def _unwritable(home: Path, problem: OSError) -> SetupError:
    import errno

    reason = problem.strerror or str(problem)
    if problem.errno == errno.ENOSPC:
        return _explain("No space left")
    return SetupError(
        f"不能在 {home} 建立运行环境（{reason}）。",
        "若此文件夹只读，请设置环境变量 POLICYPRESS_VENV 指向一个可写的位置；若有程序正在使用其中的文件，请关闭后重试。",
    )


def _has_packages() -> bool:
    """True when this Python already has every direct dependency in the right version."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    try:  # the ones with a marker are one or the other (pypandoc)
        return all(version(name) == pin for name, pin in (item.split("==") for item in wanted if ";" not in item))
    except PackageNotFoundError:
        return False


def _inside(home: Path) -> bool:
    return os.path.realpath(sys.prefix) == os.path.realpath(home)


def _python_of(home: Path) -> Path:
    return home / "Scripts" / "python.exe" if os.name == "nt" else home / "bin" / "python"


def _version() -> str:
    return "%d.%d" % sys.version_info[:2]


def _digest() -> str:
    import hashlib

    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()


def _hand_over(python: Path, arguments: list[str]) -> int:
    """Go on in `python`. UTF-8 mode makes every system and locale alike."""
    command = [str(python), "-X", "utf8", str(ROOT / "build.py"), *arguments]
    if os.name == "nt":  # exec on Windows returns to the shell before the work is done
        import subprocess

        return subprocess.call(command)
    os.execv(command[0], command)


def _tell(sentence: str) -> None:
    """Say something only to a person who is waiting at a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        _say(sentence)


def _say(sentence: str) -> None:
    stream = getattr(sys.stderr, "buffer", None)
    if stream is not None:
        stream.write(f"{sentence}\n".encode("utf-8", "replace"))
        stream.flush()
