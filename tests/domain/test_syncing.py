"""Synced folders and conflicted copies are known by the names that such programs give."""

from __future__ import annotations

import pytest

from journal.domain.syncing import conflicts, service


@pytest.mark.parametrize(
    ("folders", "told"),
    [
        (["home", "ana", "Dropbox", "season"], "Dropbox"),
        (["home", "ana", "Dropbox (Personal)"], "Dropbox"),
        (["C:\\", "Users", "ana", "OneDrive - Northwind"], "OneDrive"),
        (["G:", "My Drive"], "Google Drive"),
        (["Users", "ana", "Library", "Mobile Documents", "com~apple~CloudDocs"], "iCloud"),
        (["home", "ana", "Nextcloud"], "Nextcloud"),
        (["home", "ana", "nextcloud2"], "Nextcloud"),
        (["home", "ana", "Documents"], ""),
        (["home", "ana", "dropboxes of the garden"], ""),
        (["home", "ana", "my drives"], ""),
        ([], ""),
    ],
)
def test_by_the_folders_above(folders: list[str], told: str) -> None:
    assert service(folders) == told


def test_by_what_a_folder_holds() -> None:
    assert service(["home", "ana", "things"], [["a", "b"], [".stfolder", "a"]]) == "Syncthing"
    assert service(["home", "ana", "things"], [["a"], []]) == ""


CONFLICTED = [
    "networking (Ana's conflicted copy 2026-03-05).journal",
    "networking (conflicted copy 2026-03-05 091011).journal",
    "networking (In Konflikt stehende Kopie von Ana 2026-03-05).journal",
    "networking (Copie en conflit de Ana).journal",
    "networking (SFConflict ana@example.org 2026-03-05-09-10-11).journal",
    "networking-DESKTOP-4F2K1.journal",
    "networking.sync-conflict-20260305-091011-ABCDEFG.journal",
    "networking_DiskStation_Mar-05-0910-2026_Conflict.journal",
]


@pytest.mark.parametrize("other", CONFLICTED)
def test_a_conflicted_copy(other: str) -> None:
    assert conflicts("networking.journal", ["networking.journal", other]) == [other]


@pytest.mark.parametrize(
    "other",
    [
        "networking.journal.lock",
        "networking.journal-journal",
        "networking-2.journal",
        "networking 2026-03-05.journal",
        "networking (mine 2026-03-05).journal",
        "conflicted copy.journal",
        "other (conflicted copy).journal",
        "networking (conflicted copy).txt",
    ],
)
@pytest.mark.parametrize("synced", [True, False])
def test_no_conflicted_copy(other: str, synced: bool) -> None:
    assert conflicts("networking.journal", [other], synced=synced) == []


def test_a_number_tells_in_a_synced_folder_alone() -> None:
    others = ["networking (1).journal", "networking 2.journal"]
    assert conflicts("networking.journal", others) == []
    assert conflicts("networking.journal", others, synced=True) == others


def test_a_name_without_an_ending() -> None:
    assert conflicts("season", ["season (conflicted copy)"]) == ["season (conflicted copy)"]
