"""Power cuts, simulated from a trace of what the program asked of the system while it saved.

The trace (by strace, so Linux) gives each write, truncation, deletion and sync of the journal, its
rollback journal and their folder, and each acknowledgement. At a point in it the disk is built as
it might be after a cut: what was synced is there; of what was not, nothing, a random half, or a
random first part. A file that is new in a folder, or was deleted from it, may be gone or still
there until the folder was synced. Then the program's own door opens the file.
"""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from journal.errors import KnownError
from journal.store.database import open_file
from tests.reliability.figures import Figure, Troubles, zero
from tests.reliability.places import ROOT, sample_journal
from tests.reliability.state import fingerprint, troubles

EDITS = 30
RULES = 3  # what becomes of what was not synced: nothing, a random half, a random first part
CALLS = "trace=pwrite64,pwritev,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat2"

_HEX = r"((?:\\x[0-9a-f]{2})*)"
_WRITE = re.compile(rf'pwrite64\(\d+<{_HEX}>, "{_HEX}", \d+, (\d+)\)')
_SYNC = re.compile(rf"f(?:data)?sync\(\d+<{_HEX}>\)")
_TRUNCATE = re.compile(rf"ftruncate\(\d+<{_HEX}>, (\d+)\)")
_UNLINK = re.compile(rf'unlink\("{_HEX}"\)')
_TOLD = re.compile(rf'write\(1<[^>]*>, "{_HEX}"')


@dataclass
class Event:
    """One line of the trace: what, on which file, with what."""

    what: str  # write, truncate, sync, unlink, told
    file: str
    data: bytes = b""
    at: int = 0


@dataclass
class Disk:
    """What surely lies on the disk, and what the system was only asked for."""

    folder: str
    files: dict[str, bytearray]
    waiting: dict[str, list[Event]] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    gone: dict[str, bytearray] = field(default_factory=dict)

    def happens(self, event: Event) -> None:
        """One event more."""
        name = event.file
        if event.what in ("write", "truncate"):
            if name not in self.files:
                self.files[name] = bytearray()
                self.new.add(name)
            self.waiting.setdefault(name, []).append(event)
        elif event.what == "sync" and name == self.folder:
            self.new.clear()
            self.gone.clear()
        elif event.what == "sync":
            for each in self.waiting.pop(name, []):
                _apply(self.files[name], each)
        elif event.what == "unlink" and name in self.files:
            left = self.files.pop(name)
            self.waiting.pop(name, None)
            if name in self.new:
                self.new.discard(name)  # it may never have been there, or still be
            self.gone[name] = left

    def cut(self, rule: int, random: Random) -> dict[str, bytearray]:
        """What is there after the light has come back."""
        files = copy.deepcopy(self.files)
        for name, left in self.gone.items():
            if name not in files and (rule == 0 or (rule == 1 and random.random() < 0.5)):
                files[name] = bytearray(left)
        for name, events in self.waiting.items():
            kept = {
                0: [],
                1: [each for each in events if random.random() < 0.5],
                2: events[: random.randint(0, len(events))],
            }[rule]
            for each in kept:
                _apply(files[name], each)
        for name in self.new:
            if rule == 0 or (rule == 1 and random.random() < 0.5):
                files.pop(name, None)
        return files


def figures(cuts: int, seed: int) -> Iterator[Figure]:
    """About so many cuts over one session; a short one for few of them."""
    names = ("power cut: acknowledged edits lost", "power cut: damaged or half-done")
    if why := _why_not():
        for name in names:
            yield Figure(name, 0, f"not tried: {why}", "0", None)
        return
    with tempfile.TemporaryDirectory(prefix="journal-cut-") as place:
        path = sample_journal(Path(place))
        disk = Disk(place, {str(path): bytearray(path.read_bytes())})
        events = _trace(path, seed, EDITS if cuts > 300 else 6)
        tried, lost, damaged = _cut_all(disk, path, events, cuts, seed)
    edits = sum(event.what == "told" for event in events) - 1
    yield zero(names[0], tried, lost, "lost", also=f"{edits} edits, {len(events)} calls")
    yield zero(names[1], tried, damaged, "damaged")


def _why_not() -> str:
    """Why no trace can be made here; "" where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    probe = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "strace may not trace here" if probe.returncode else ""


def _trace(path: Path, seed: int, edits: int) -> list[Event]:
    log = path.with_name("trace")
    session = [sys.executable, "-m", "tests.reliability.session", str(path), str(seed), str(edits)]
    done = subprocess.run(
        ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", CALLS, "-o", str(log), *session],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the traced session failed: {done.stderr[-2000:]}")
    found: list[Event] = []
    with log.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            event = _event(line)
            ours = event is not None and event.file.startswith(str(path))
            if event is not None and (
                ours or event.what == "told" or event.file == str(path.parent)
            ):
                found.append(event)
    return found


def _event(line: str) -> Event | None:
    if match := _WRITE.search(line):
        return Event("write", _text(match[1]), _raw(match[2]), int(match[3]))
    if match := _SYNC.search(line):
        return Event("sync", _text(match[1]))
    if match := _TRUNCATE.search(line):
        return Event("truncate", _text(match[1]), at=int(match[2]))
    if match := _UNLINK.search(line):
        return Event("unlink", _text(match[1]))
    if (match := _TOLD.search(line)) and _raw(match[1]).startswith(b"ACK "):
        return Event("told", "", _raw(match[1]).split()[2])
    return None


def _cut_all(
    disk: Disk, path: Path, events: list[Event], cuts: int, seed: int
) -> tuple[int, int, int]:
    """How many cuts were tried, how many lost something, how many left damage."""
    random, told = Random(seed), Troubles()
    states = [event.data.decode() for event in events if event.what == "told"]
    # Where something is decided, always; in between as many as were asked for.
    borders = {number for number, event in enumerate(events) if event.what != "write"}
    wanted = max(1, cuts // RULES)
    inside = [number for number in range(len(events)) if number not in borders]
    chosen = set(random.sample(sorted(borders), min(len(borders), wanted * 2 // 3)))
    chosen |= set(random.sample(inside, min(len(inside), wanted - len(chosen))))
    tried = lost = damaged = acknowledged = 0
    for number, event in enumerate(events):
        if event.what == "told":
            acknowledged += 1
        else:
            disk.happens(event)
        if number not in chosen or not acknowledged:
            continue
        for rule in range(RULES):
            tried += 1
            found, wrong = _opened(disk.cut(rule, random), path)
            where = f"call {number} ({event.what} {Path(event.file).name}), rule {rule}"
            if wrong:
                damaged += 1
                told.note(f"{where}: {wrong}")
            elif found not in states[acknowledged - 1 : acknowledged + 1]:
                known = states.index(found) if found in states else None
                lost += 1
                told.note(f"{where}: state {known}, acknowledged {acknowledged - 1}")
    return tried, lost, damaged


def _opened(files: dict[str, bytearray], path: Path) -> tuple[str, list[str]]:
    """What the program finds: the hash of it, and what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="journal-after-") as place:
        for name, content in files.items():
            (Path(place) / Path(name).name).write_bytes(content)
        try:
            database = open_file(Path(place) / path.name)
        except KnownError as error:
            return "", [f"refused: {error}"]
        try:
            return fingerprint(database.raw()), troubles(database)
        except Exception as error:
            return "", [repr(error)]
        finally:
            database.close()


def _apply(content: bytearray, event: Event) -> None:
    if event.what == "truncate":
        del content[event.at :]
        content.extend(bytes(event.at - len(content)))
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def _raw(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _text(text: str) -> str:
    return _raw(text).decode()
