"""The texts of codes as pages may meet them.

What is stored can only be a code, but a damaged file, or one edited by hand, holds anything; and a
page that looks up what no code is would end in the middle of painting.
"""

from __future__ import annotations

from enum import StrEnum

from journal.domain import codes


class Texts(dict[str, str]):
    """A code's text by itself; any other text counts as ``otherwise``, "" is "not known"."""

    def __init__(self, kind: type[StrEnum], otherwise: str = "") -> None:
        super().__init__((str(code), str(code)) for code in kind)
        self._otherwise = str(otherwise)

    def __missing__(self, text: str) -> str:
        return self._otherwise


CADENCES = Texts(codes.Cadence, codes.Cadence.NONE)
CHANNELS = Texts(codes.Channel, codes.Channel.OTHER)
DIRECTIONS = Texts(codes.Direction, codes.Direction.BOTH)
FOLLOW_UPS = Texts(codes.FollowUpKind, codes.FollowUpKind.OTHER)
FORMATS = Texts(codes.Format, codes.Format.IN_PERSON)
INTRODUCTIONS = Texts(codes.Introduction, codes.Introduction.NAMED)
LEVELS = Texts(codes.Level)
LINKEDIN = Texts(codes.LinkedIn, codes.LinkedIn.UNKNOWN)
NAMES_ASKED = Texts(codes.ReferralQuestion, codes.ReferralQuestion.NOT_YET)
PRIMARY = Texts(codes.Introduction)  # of somebody who may have been referred by nobody
SOURCES = Texts(codes.Source)
STATES = Texts(codes.FollowUpState, codes.FollowUpState.OPEN)
STATUSES = Texts(codes.InterviewStatus, codes.InterviewStatus.IDEA)
STEPS = Texts(codes.StepCode, codes.StepCode.CONVERSATION)
THANKS = Texts(codes.ThanksBy, codes.ThanksBy.MAIL)
TOPICS = Texts(codes.Topic)
WARMTH = Texts(codes.Warmth, codes.Warmth.NEW)

# Of what stands in timelines and on days, by its kind: code and state.
OF_ITEMS = {
    "touch": (CHANNELS, DIRECTIONS),
    "interview": (FORMATS, STATUSES),
    "follow-up": (FOLLOW_UPS, STATES),
    "referral": (INTRODUCTIONS, {"in": "in", "out": "out"}),
}
