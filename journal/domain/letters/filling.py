"""From facts to the values of placeholders, and from a template to a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple, Protocol

from journal.domain.codes import Format, InterviewStatus
from journal.domain.letters import about_me, noted
from journal.domain.letters.facts import LetterFacts, MeetingFacts, Person
from journal.domain.letters.phrases import clause, reminder
from journal.domain.letters.placeholders import Filled, fill
from journal.domain.letters.wording import Wording
from journal.domain.names import clean_line, clean_text

_TOPICS: Final = 2
"""So many things that one talked about are named: more would be a list."""
_NAMES: Final = 4
_WELL: Final = 4
"""A conversation rated so high is called a very good one."""
_USUAL: Final = (20, 30)
_HOUR: Final = 60


class Say(Protocol):
    """Says days and times in the language of the letter."""

    def day(self, day: date) -> str:
        """A day with its weekday, and with its year when that isn't this year's."""

    def time(self, moment: datetime) -> str:
        """A time of the day."""


class Letter(NamedTuple):
    """A filled letter; the subject is one line."""

    subject: str
    body: Filled


def write(subject: str, body: str, facts: LetterFacts, say: Say) -> Letter:
    """Fills a template with what is known."""
    known, gaps = values(facts, say), gap_words(facts)
    return Letter(
        clean_line(fill(subject, known, gaps).text), fill(clean_text(body).strip(), known, gaps)
    )


def gap_words(facts: LetterFacts) -> dict[str, str]:
    """What to say where something isn't known; what was noted of it stands there as a reminder.

    It was noted for oneself, and can't be said to them in the same words.
    """
    found = dict(facts.wording.gaps)
    said = facts.wording.words.get("to_send", "{what}")
    theirs = facts.meeting.theirs if facts.meeting else ()
    noted = {
        **dict.fromkeys(("what_i_send", "what_about", "what_they_did"), facts.follow_up_what),
        "offered": theirs[0] if theirs else facts.follow_up_what,
    }
    for key, text in noted.items():
        what = reminder(text)
        if what:
            found[key] = said.format(gap=found.get(key, ""), what=what)
    found["finding_out"] = about_me.work_gap(facts.wording, facts.direction)
    return found


VISIT: Final = ("visit", "visit_days", "visit_then")
"""Placeholders for when and where the user will be, if whoever asks for the letter says so."""


def visit(place: str, first: date, last: date, wording: Wording, say: Say) -> dict[str, str]:
    """The values of ``VISIT`` for a place and the days on which the user is there."""
    one, words = first == last, wording.words
    said = words.get("visit_day" if one else "visit", "")
    return {
        "visit": said.format(place=clause(place), first=say.day(first), last=say.day(last)),
        "visit_days": words.get("visit_that_day" if one else "visit_days", ""),
        "visit_then": words.get("visit_then_day" if one else "visit_then", ""),
    }


def values(facts: LetterFacts, say: Say) -> dict[str, str]:
    """The value of each placeholder; "" where nothing is known."""
    mine = about_me.line(facts)
    found = {
        "name": facts.person.name,
        "addressed": facts.person.addressed or facts.person.name,
        "company": facts.person.company,
        "me": facts.me,
        "about_me": mine.i_am or mine.sentence,
        "i_am": mine.i_am,
        "my_line": mine.sentence,
        "what_i_send": noted.what_i_send(facts),
        "my_status": clause(facts.my_status),
        "direction": about_me.field(facts),
        "work": about_me.work(facts),
        "finding_out": about_me.finding_out(facts),
        "referrer": facts.referrers[0].name if facts.referrers else "",
        "referral_words": noted.referral_words(facts),
        "how_known": clause(facts.how_known),
        "mover": facts.mover,
        "about": facts.about.name if facts.about else "",
        "about_company": facts.about.company if facts.about else "",
        "about_day": say.day(facts.about_meets) if facts.about_meets else "",
        "about_when": _when(facts.about_meets, facts, say),
        "about_met": _when(facts.about_met, facts, say),
        "about_asked": facts.wording.words.get("about_asked", "") if facts.about_asked else "",
        "about_waits": facts.wording.words.get("about_waits", "") if facts.about_waits else "",
    }
    found |= noted.why(facts)
    found |= _meeting(facts, say)
    found |= _since(facts, say)
    found["position"] = noted.news(facts.news, facts.wording)
    asked = facts.wording.words.get("asked_to_hear", "")
    found["asked_to_hear"] = asked if facts.asked_to_hear else ""
    found |= dict.fromkeys(VISIT, "") | dict(facts.also)
    return {key: clean_text(text).strip() for key, text in found.items()}


def _meeting(facts: LetterFacts, say: Say) -> dict[str, str]:
    meeting, wording = facts.meeting, facts.wording
    form = meeting.format if meeting else None
    found = {"time_asked": _time_asked(meeting, wording), "in_writing": ""}
    if meeting is None:
        return found
    if form is Format.LETTER:
        found["in_writing"] = wording.words.get("in_writing", "")
    coming = meeting.status is InterviewStatus.SCHEDULED and meeting.start is not None
    found |= {
        "how": wording.formats.get(str(form), ""),
        "our_meeting": wording.meetings.get(str(form), ""),
        "asked_day": say.day(meeting.requested_on) if meeting.requested_on else "",
        "questions": _numbered(meeting.questions),
        "instead_of": meeting.instead_of,
    }
    if coming and meeting.start is not None:
        found |= {
            "meeting_day": say.day(meeting.start.date()),
            "meeting_time": say.time(meeting.start),
            "minutes": str(meeting.minutes) if meeting.minutes else "",
            "where": "" if form in (Format.PHONE, Format.VIDEO) else clause(meeting.place),
            "link": meeting.link.strip() if form is Format.VIDEO else "",
        }
    if meeting.status is InterviewStatus.HELD:
        found |= _held(facts, meeting)
    return found


def _held(facts: LetterFacts, meeting: MeetingFacts) -> dict[str, str]:
    wording = facts.wording
    spoken = meeting.format is not Format.LETTER
    went_well = spoken and meeting.rating >= _WELL
    open_advice = [each.what for each in facts.advice if not each.done and each.here]
    return {
        "topics": _topics(meeting, wording, wording.topics),
        "topics_of": _topics(meeting, wording, wording.topics_of) if spoken else "",
        "names_given": _people(meeting.names, wording),
        "names_to_come": _people(meeting.names_to_come, wording),
        "advice": _quoted(open_advice, wording),
        "promises": _quoted(meeting.mine, wording),
        "it_went": wording.words.get("went_well", "") if went_well else "",
    }


def _since(facts: LetterFacts, say: Say) -> dict[str, str]:
    """What happened since the user and the contact were last in touch."""
    wording = facts.wording
    done = [each.what for each in facts.advice if each.done]
    untold = [each.what for each in facts.advice if each.done and not each.told]
    others = _conversations(facts.others_met, wording)
    in_touch = facts.last_touch is not None or bool(facts.named)
    return {
        "again": wording.words.get("again", "") if facts.in_touch_before else "",
        "met_when": _when(facts.met_on, facts, say),
        "advice_done": _quoted(untold, wording),
        "advice_taken": _quoted(done, wording),
        "met_since": _people(facts.met_since, wording),
        "led_to": _people(facts.led_to, wording),
        "named": _people(facts.named, wording),
        "conversations": others,
        "also_met": _people(facts.met_since, wording) if untold else "",
        "also_conversations": others if untold or facts.met_since else "",
        "part": wording.words.get("part", "") if in_touch else "",
    }


def _when(day: date | None, facts: LetterFacts, say: Say) -> str:
    """ "today", "on Monday, 9 March"; "" for no day."""
    if day is None:
        return ""
    words = facts.wording.words
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - facts.today).days)
    if near is not None:
        return words.get(near, "")
    return words.get("on_day", "{day}").format(day=say.day(day))


def _time_asked(meeting: MeetingFacts | None, wording: Wording) -> str:
    words, minutes = wording.words, meeting.minutes if meeting else 0
    if not minutes or _USUAL[0] < minutes <= _USUAL[1]:
        return words.get("half_an_hour", "")
    if minutes == _HOUR:
        return words.get("an_hour", "")
    return words.get("minutes", "{n}").format(n=minutes)


def _conversations(count: int, wording: Wording) -> str:
    if not count:
        return ""
    if count == 1:
        return wording.words.get("one_conversation", "")
    numbers = wording.words.get("numbers", "").split()
    said = numbers[count] if count < len(numbers) else str(count)
    return wording.words.get("conversations", "{n}").format(n=said)


def _numbered(questions: Sequence[str]) -> str:
    lines = [clean_line(each) for each in questions]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(filter(None, lines), 1))


def _topics(meeting: MeetingFacts, wording: Wording, names: Mapping[str, str]) -> str:
    found = dict.fromkeys(
        names[str(each.topic)]
        for each in meeting.heard
        if each.answer.strip() and each.topic is not None and str(each.topic) in names
    )
    return wording.list(list(found)[:_TOPICS])


def _people(people: Sequence[Person], wording: Wording) -> str:
    return wording.list([clean_line(each.name) for each in people][:_NAMES])


def _quoted(texts: Sequence[str], wording: Wording) -> str:
    return wording.list([wording.quoted(said) for text in texts if (said := clause(text))])
