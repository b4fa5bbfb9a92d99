"""Photographs every page and dialog of the program: ``python -m tests.gallery FOLDER``.

The real window over the sample journal and over an empty one, at a fixed "today": 1280×800 light
and dark, and 960×500 at scale 2 (a screen of 1920×1080 at 200 %). Without a display.
``--only people`` takes the pictures whose name holds that word; ``--pseudo`` shows which words
can't be translated; ``--rtl`` mirrors the window.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

NOW = "2026-03-05T11:50"
LOOKS = {
    "light": ("light", "1280x800", "1"),
    "dark": ("dark", "1280x800", "1"),
    "double": ("light", "960x500", "2"),
}


def main() -> int:
    """Starts a process for each look, since the scale is set at start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--looks", default=",".join(LOOKS))
    parser.add_argument("--pseudo", action="store_true")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.one:
        from tests.gallery.window import photograph

        look, journal = arguments.one.split(":")
        scheme, size, _ = LOOKS[look]
        width, height = (int(part) for part in size.split("x"))
        return photograph(
            arguments.folder,
            look=look,
            sample=journal == "sample",
            scheme=scheme,
            size=(width, height),
            now=datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("Europe/London")),
            only=arguments.only,
            pseudo=arguments.pseudo,
            right_to_left=arguments.rtl,
        )
    failed = 0
    for look in arguments.looks.split(","):
        for journal in ("sample", "empty"):
            command = [sys.executable, "-m", "tests.gallery", str(arguments.folder)]
            command += ["--only", arguments.only, "--one", f"{look}:{journal}"]
            command += ["--pseudo"] * arguments.pseudo + ["--rtl"] * arguments.rtl
            failed |= subprocess.run(command, env=environment(look), check=False).returncode
    print(f"{len(list(arguments.folder.glob('*.png')))} pictures in {arguments.folder}")
    return failed


def environment(look: str) -> dict[str, str]:
    """Offscreen, at the look's scale, and with a home that is thrown away."""
    home = tempfile.mkdtemp(prefix="gallery-")
    # The screen without a display is 800 wide unless told; windows are kept inside of it.
    screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = Path(home) / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}))
    return os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": LOOKS[look][2],
        "HOME": home,
        "TZ": "Europe/London",
        "LC_ALL": "C.UTF-8",
    }


if __name__ == "__main__":
    sys.exit(main())
