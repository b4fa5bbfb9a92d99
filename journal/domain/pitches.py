"""How long the user's own introduction takes to say."""

from __future__ import annotations

import re
from typing import Final

WORDS_A_MINUTE: Final = 130
"""A calm pace of speech."""
# Scripts that put no spaces between words; about two of their signs are said like one word.
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SIGNS_A_WORD: Final = 2


def speaking_seconds(text: str) -> int:
    """About how many seconds it takes to say ``text``."""
    signs = len(_UNSPACED.findall(text))
    words = len(_UNSPACED.sub(" ", text).split()) + signs / _SIGNS_A_WORD
    return round(words * 60 / WORDS_A_MINUTE)
