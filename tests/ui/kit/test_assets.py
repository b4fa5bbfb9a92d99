from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal import assets


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    assets.root.cache_clear()
    yield
    assets.root.cache_clear()


def lay_out(folder: Path) -> Path:
    (folder / "icons" / "lucide").mkdir(parents=True)
    (folder / "icons" / "lucide" / "mail.svg").write_text("<svg/>", encoding="utf-8")
    return folder


def test_a_checkout() -> None:
    assert assets.path("icons", "lucide", "mail.svg").is_file()
    assert "<svg" in assets.text("icons", "lucide", "mail.svg")
    assert assets.bytes_("icons", "networking-journal.png").startswith(b"\x89PNG")


def test_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.root() == tmp_path / "resources"


def test_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "journal"
    inside = lay_out(package / "_resources")
    (tmp_path / "site-packages" / "resources").mkdir()  # somebody else's
    monkeypatch.setattr(assets, "__file__", str(package / "assets.py"))
    assert assets.root() == inside


def test_shared_data_of_an_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = lay_out(tmp_path / "usr" / "share" / "networking-journal" / "resources")
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "lib" / "journal" / "assets.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "usr"))
    assert assets.root() == shared


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "journal" / "assets.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    with pytest.raises(assets.AssetMissingError, match="install it again"):
        assets.root()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(assets.AssetMissingError, match=r"icons/none\.svg"):
        assets.text("icons", "none.svg")
