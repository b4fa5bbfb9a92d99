"""Settings: types are checked, broken files are survived, writing is whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.services.settings import MOST_KEPT, Settings, remembered

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_what_is_set_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    settings = Settings(path)
    settings.set("scheme", "dark")
    settings.set("text size", 125)
    settings.set("hidden", True)
    settings.set("window", {"x": 1})
    assert settings.save()
    again = Settings(path)
    assert again.text("scheme") == "dark"
    assert again.number("text size") == 125
    assert again.flag("hidden")
    assert again.mapping("window") == {"x": 1}
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in path.parent.iterdir()) == ["settings.json"]


@given(JSON)
def test_a_value_of_another_type_counts_as_none(value: object) -> None:
    settings = Settings(Path("/nowhere/settings.json"))
    settings.set("x", value)
    assert settings.text("x", "-") == (value if isinstance(value, str) else "-")
    is_number = isinstance(value, int) and not isinstance(value, bool)
    assert settings.number("x", -1) == (value if is_number else -1)
    assert settings.flag("x", True) == (value if isinstance(value, bool) else True)
    assert settings.mapping("x") == (value if isinstance(value, dict) else {})


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(content)
        assert Settings(path).text("scheme", "none") == "none"


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert Settings(path).save()
    assert not path.exists()


def test_a_folder_in_the_way_is_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    settings = Settings(path)
    settings.set("scheme", "dark")
    assert not settings.save()


def test_what_is_no_json_is_not_saved_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set("a", "b")
    assert settings.save()
    settings.set("c", object())
    assert not settings.save()
    assert json.loads(path.read_text()) == {"a": "b"}


@pytest.mark.parametrize("name", ["window", "pages"])
def test_a_mapping_taken_out_is_a_copy(tmp_path: Path, name: str) -> None:
    settings = Settings(tmp_path / "s.json")
    settings.set(name, {"x": 1})
    settings.mapping(name)["x"] = 2
    assert settings.mapping(name) == {"x": 1}


def test_what_is_kept_by_journal_is_bounded(tmp_path: Path) -> None:
    kept: dict[str, object] = {}
    for each in range(3 * MOST_KEPT):
        kept = remembered(kept, f"{each}.journal", each)
        kept = remembered(kept, "often.journal", each)  # whoever is used again is young again
        assert len(kept) <= MOST_KEPT
    assert next(iter(kept)) == f"{2 * MOST_KEPT + 1}.journal"
    assert list(kept)[-2:] == [f"{3 * MOST_KEPT - 1}.journal", "often.journal"]
    settings = Settings(tmp_path / "settings.json")
    settings.set("kept", kept)
    assert settings.save()
    assert list(Settings(tmp_path / "settings.json").mapping("kept").items()) == list(kept.items())


@given(st.dictionaries(st.text(), st.integers()), st.text(), st.integers(), st.integers(1, 9))
def test_the_newest_is_always_kept_and_nothing_is_changed(
    kept: dict[str, int], journal: str, value: int, most: int
) -> None:
    before = dict(kept)
    found = remembered(kept, journal, value, most)
    assert (found[journal], list(found)[-1]) == (value, journal)
    assert len(found) == min(most, len(kept.keys() | {journal}))
    assert kept == before
