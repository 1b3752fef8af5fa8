"""Calling pip, which is needed to make an environment and not kept in it; and what its
last words mean.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# These would send the packages elsewhere, build them here, or bring other modules into
# our Python. A configured mirror, proxy or certificate stays.
_MISLEADING = {
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_PYTHON",
    "PIP_NO_BINARY",
    "PIP_ONLY_BINARY",
    "PIP_REQUIREMENT",
    "PIP_EDITABLE",
    "PIP_DRY_RUN",
    "PIP_REPORT",
    "PIP_PLATFORM",
    "PIP_ABI",
    "PIP_IMPLEMENTATION",
    "PIP_PYTHON_VERSION",
    "PIP_NO_INSTALL",
    "PIP_COMPILE",
    "PIP_NO_COMPILE",
    "PIP_LOG",
    "__PYVENV_LAUNCHER__",
}
_OPTIONS = [
    "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2", "--timeout", "20",
    # Exactly what the lock names, as wheels: building a package would run its code
    # while it installs.
    "--only-binary", ":all:", "--no-deps", "--require-hashes",
]  # fmt: skip


class SetupError(Exception):
    """The environment cannot be made: one Chinese sentence and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class Pip:
    """The pip of an environment's Python.

    python: which Python the packages are for; scratch: an empty folder that goes away
    again; handle: the lock, which each child keeps, so that after a kill of this
    process the next one waits for the child.
    """

    def __init__(self, python: Path, scratch: Path, handle: int) -> None:
        self.python, self.scratch, self.handle = python, scratch, handle
        self._command, self._modules = self._find()

    def install(self, requirements: Path, target: Path | None = None) -> None:
        """Install a lock file, into the environment or into a folder of its own. Raises
        SetupError.
        """
        options = [*_OPTIONS, "-r", str(requirements)]
        if target is not None:
            options += ["--target", str(target)]
        code, output = self._call(
            [*self._command, "install", *options], self._modules
        )
        if code:
            raise explain(output)

    def ask(self, program: str) -> list[str]:
        """The lines that a program prints in the environment's Python."""
        return self._call([str(self.python), "-c", program])[1].splitlines()

    def _find(self) -> tuple[list[str], str]:
        """How to call pip, and the folder it lies in: from Python's own copy, else the
        pip of the Python that makes the environment (Debian splits the two into
        packages).
        """
        root = self.scratch / "pip"
        ensure = [
            str(self.python),
            "-m",
            "ensurepip",
            "--root",
            str(root),
            "--default-pip",
        ]
        if self._call(ensure)[0] == 0:
            for found in root.rglob("pip/__main__.py"):
                return [str(self.python), "-m", "pip"], str(
                    found.parent.parent
                )
        other = [sys.executable, "-m", "pip", "--python", str(self.python)]
        if self._call([*other, "--version"])[0] == 0:
            return other, ""
        raise no_venv()

    def _call(self, command: list[str], modules: str = "") -> tuple[int, str]:
        """Run quietly: exit code and output. modules: a folder Python finds modules in
        as well.
        """
        unwanted = {
            name for name in os.environ if name.startswith("PYTHON")
        } | _MISLEADING
        surroundings = {
            name: value
            for name, value in os.environ.items()
            if name not in unwanted
        }
        surroundings |= {
            "PIP_USER": "0",
            "PYTHONUTF8": "1",
            "PYTHONNOUSERSITE": "1",
        }
        temporary = self.scratch / "temporary"
        temporary.mkdir(exist_ok=True)
        surroundings |= dict.fromkeys(
            ("TMPDIR", "TEMP", "TMP"), str(temporary)
        )
        if modules:
            surroundings["PYTHONPATH"] = modules
        done = subprocess.run(
            command,
            env=surroundings,
            cwd=self.scratch,  # -m looks for modules in the working folder first
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=() if os.name == "nt" else (self.handle,),
        )
        return done.returncode, done.stdout


def explain(output: str) -> SetupError:
    """What pip's last words mean for somebody who does not know pip."""
    if "No space left" in output or "Errno 28" in output:
        return SetupError(
            "磁盘已满，运行环境没有装完。",
            "请清理磁盘后重试，会自动接着修复。",
        )
    if "DO NOT MATCH THE HASHES" in output:
        return SetupError(
            "下载的软件包与锁定文件 requirements.lock 中的校验值不符，已拒绝安装。",
            "多为镜像站或代理返回了错误内容：请换一个网络或镜像后重试。",
        )
    if any(
        sign in output
        for sign in ("Retrying (", "connection", "Connection", "timed out")
    ):
        return SetupError(
            "下载软件包失败：连不上软件包仓库。",
            "首次运行需要联网，请检查网络或代理（HTTPS_PROXY）后重试；"
            "内网可先设置环境变量 PIP_INDEX_URL 指向本单位的镜像。",
        )
    if "No matching distribution" in output or "versions: none" in output:
        return SetupError(
            f"软件包仓库里没有适合这台机器和 Python {sys.version_info[0]}.{sys.version_info[1]} 的安装包。",
            "多为内网镜像不全：请换一个镜像（环境变量 PIP_INDEX_URL）后重试；"
            "Python 版本太新或者机器少见的，请改用 Python 3.11 至 3.13。",
        )
    last = "\n".join(output.strip().splitlines()[-6:])
    return SetupError(
        f"安装软件包失败，pip 的说明是：\n{last}", "请按上面的说明处理后重试。"
    )


def no_venv() -> SetupError:
    """The Python at hand can make no environment."""
    return SetupError(
        "这个 Python 缺少 venv 或 ensurepip 模块，无法建立运行环境。",
        "Debian / Ubuntu 请执行 sudo apt install python3-venv，其他系统请从 python.org 重新安装 Python；"
        "装有 uv 的，可直接用 uv run build.py。",
    )
