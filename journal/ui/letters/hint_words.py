"""What is said beside a letter while one writes it: each hint in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal.domain.letters.hints import Hint, HintCode

translate = QCoreApplication.translate


def sentence(hint: Hint) -> str:
    """The sentence of a hint; what it says is a thing to look at, and nothing is forbidden."""
    return _sentences()[hint.code].format(*hint.values)


def _sentences() -> dict[HintCode, str]:
    c = HintCode
    return {
        c.EMPTY: translate("LetterHints", "There is no text yet."),
        c.GAPS: translate("LetterHints", "Something is still to be filled in."),
        c.NO_SUBJECT: translate("LetterHints", "It has no subject: a few words help to find it."),
        c.NO_ADDRESS: translate(
            "LetterHints", "No mail address is known; type it above, or send it another way."
        ),
        c.ON_HOLD: translate("LetterHints", "This person is on hold."),
        c.ASKS_FOR_JOB: translate(
            "LetterHints",
            "“{0}” may sound like asking for a job. People help more gladly with advice.",
        ),
        c.TOO_LONG: translate(
            "LetterHints", "{0} words: busy people answer sooner to fewer than {1}."
        ),
        c.NO_REFERRER: translate(
            "LetterHints", "It doesn’t name {0}, who sent you: that opens the door."
        ),
        c.NO_TIME: translate(
            "LetterHints", "It doesn’t say how little time you ask for, 20 minutes for instance."
        ),
        c.NO_REASON: translate(
            "LetterHints", "It doesn’t say why you write to them of all people."
        ),
        c.NO_QUESTIONS: translate("LetterHints", "There are no numbered questions in it yet."),
        c.LATE: translate(
            "LetterHints", "The 24 hours are over; it is welcome all the same, just send it."
        ),
        c.OUT_OF_DATE: translate(
            "LetterHints",
            "You have been in touch with {0} since: it still promises what has happened.",
        ),
    }


def name(code: HintCode) -> str:
    """What a hint that is not shown again was about, for the list that brings it back."""
    c = HintCode
    return {
        c.EMPTY: translate("LetterHints", "a letter without text"),
        c.GAPS: translate("LetterHints", "gaps left open"),
        c.NO_SUBJECT: translate("LetterHints", "no subject"),
        c.NO_ADDRESS: translate("LetterHints", "no mail address"),
        c.ON_HOLD: translate("LetterHints", "somebody on hold"),
        c.ASKS_FOR_JOB: translate("LetterHints", "asking for a job"),
        c.TOO_LONG: translate("LetterHints", "a long request"),
        c.NO_REFERRER: translate("LetterHints", "the referrer not named"),
        c.NO_TIME: translate("LetterHints", "the time not named"),
        c.NO_REASON: translate("LetterHints", "no reason why them"),
        c.NO_QUESTIONS: translate("LetterHints", "no questions"),
        c.LATE: translate("LetterHints", "late thanks"),
        c.OUT_OF_DATE: translate("LetterHints", "a promise that is out of date"),
    }[code]
