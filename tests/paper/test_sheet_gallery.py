"""The pictures of the sheet that a reviewer looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.gallery import sheets


@pytest.mark.usefixtures("qapp")
def test_pictures_are_grey_pages_at_a_hundred_dots(tmp_path: Path) -> None:
    assert sheets.photograph(tmp_path, "a4-07") == 2
    for number in (1, 2):
        image = QImage(str(tmp_path / f"a4-07-{number}.png"))
        assert (image.width(), image.height()) == (827, 1169)
        assert image.allGray()
        assert image.pixelColor(5, 5).lightness() == 255


def test_every_case_that_a_reviewer_needs_is_there() -> None:
    names = sheets.cases()
    for paper in ("a4", "letter"):
        for count in ("00", "05", "07", "10", "25"):
            assert f"{paper}-{count}" in names
    for name in ("arabic", "chinese", "long", "blank", "one-page", "large"):
        assert name in names
