"""The pictures of the README: first pages of documents that the shipped policy makes today.

    python docs/pictures/make.py

Needs LibreOffice and pdftoppm (poppler). Set FONTCONFIG_FILE to a configuration that knows faces for 仿宋、楷体、黑体
and 小标宋; without it the system's fonts stand in. The pictures are grey, except the one with coloured marks; few
shades keep them small.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from policypress.system.tools import find_program, find_soffice  # noqa: E402

LARGEST = 60 * 1024


@dataclass(frozen=True, slots=True)
class Picture:
    """name: file without suffix; document: below the outputs, `*` for any; width in pixels; marks: build with --marks."""

    name: str
    document: str
    page: int = 1
    width: int = 720
    marks: bool = False


PICTURES = (
    Picture("measures", "措施正文.docx"),
    Picture("comparison", "政策对照表.docx", width=1000),
    Picture("guide", "申报指南/01-*.docx"),
    Picture("form", "申请表/01-*.docx"),
    Picture("marks", "措施正文.docx", width=720, marks=True),
)


def run(*command: object) -> None:
    """Runs a program; its words are shown when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def build(out: Path, marks: bool) -> None:
    """The documents the pictures show."""
    names = dict.fromkeys(
        p.document.split("/")[0].removesuffix(".docx")
        for p in PICTURES
        if p.marks == marks
    )
    run(
        sys.executable,
        ROOT / "build.py",
        "--out",
        out,
        *(["--marks"] if marks else []),
        "--format",
        "docx",
        "--only",
        *names,
    )


def draw(
    picture: Picture, folder: Path, soffice: Path, pdftoppm: Path
) -> Path:
    """One page of one document as a PNG below docs/pictures."""
    document = next(
        (folder / "built" / str(picture.marks)).glob(picture.document)
    )
    pages = folder / picture.name
    run(
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        pages,
        document,
    )
    # Without annotations: the icons of the comments would hide the words beside them.
    run(
        pdftoppm,
        *([] if picture.marks else ["-gray"]),
        "-hide-annotations",
        "-singlefile",
        "-f",
        picture.page,
        "-l",
        picture.page,
        "-scale-to-x",
        picture.width,
        "-scale-to-y",
        -1,
        next(pages.glob("*.pdf")),
        pages / "page",
    )
    target = HERE / f"{picture.name}.png"
    target.write_bytes(png(next(pages.glob("page.p?m")).read_bytes()))
    return target


def png(bitmap: bytes) -> bytes:
    """A grey (PGM) or coloured (PPM) picture of pdftoppm as a PNG of 8 greys or 64 colours."""
    kind, size, _, pixels = bitmap.split(b"\n", 3)
    width, height = map(int, size.split())
    if kind == b"P5":
        depth, colours = 4, [(grey * 255 // 7,) * 3 for grey in range(8)]
        shades = pixels.translate(
            bytes(round(value * 7 / 255) for value in range(256))
        )
        shades = (
            shades
            if width % 2 == 0
            else b"".join(
                shades[i : i + width] + b"\0"
                for i in range(0, len(shades), width)
            )
        )
        points = bytes(
            left << 4 | right
            for left, right in zip(shades[::2], shades[1::2], strict=False)
        )
    else:
        depth, colours = (
            8,
            [
                (red * 85, green * 85, blue * 85)
                for red in range(4)
                for green in range(4)
                for blue in range(4)
            ],
        )
        shades = pixels.translate(
            bytes(round(value * 3 / 255) for value in range(256))
        )
        points = bytes(
            16 * r + 4 * g + b
            for r, g, b in zip(
                shades[::3], shades[1::3], shades[2::3], strict=False
            )
        )
    length = len(points) // height
    lines = b"".join(
        b"\0" + points[start : start + length]
        for start in range(0, len(points), length)
    )
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 3, 0, 0, 0)),
        (b"PLTE", b"".join(map(bytes, colours))),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def main() -> None:
    soffice, pdftoppm = find_soffice(), find_program("pdftoppm")
    if not soffice or not pdftoppm:
        sys.exit("LibreOffice and pdftoppm (poppler-utils) are needed.")
    folder = Path(tempfile.mkdtemp(prefix="policypress-pictures-"))
    try:
        for marks in (False, True):
            build(folder / "built" / str(marks), marks)
        for picture in PICTURES:
            file = draw(picture, folder, soffice, pdftoppm)
            size = file.stat().st_size
            print(
                f"{file.name}: {size // 1024} kB{'' if size <= LARGEST else '  TOO LARGE'}"
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
