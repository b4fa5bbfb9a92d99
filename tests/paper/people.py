"""Made-up people whose sheets are printed in tests and looked at in the gallery."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from journal.domain.agenda import default_steps
from journal.domain.codes import Channel, Format, Introduction, Level
from journal.paper.sheet_data import BringItem, SheetData, SheetNote, SheetQuestion

_ASKED = (
    "How did you get started in the industry?",
    "What issues do you face in your job?",
    "What would you do differently today?",
    "Where is the company going after the merger?",
    "How do people get hired here?",
    "How would somebody with my background fit?",
    "Who else would be good to talk to?",
    "What does an ordinary Tuesday look like, from the first call in the morning until you "
    "lock the office at night?",
    "Which skills do new planners lack most often?",
    "What do you read to keep up with the trade?",
    "Which companies around the port are growing?",
    "What was the best decision of your first year?",
    "What do you wish that applicants knew?",
)
_MUST = (1, 2, 5, 7)


def questions(count: int) -> tuple[SheetQuestion, ...]:
    """So many questions, four of the first seven to be asked in any case."""
    return tuple(
        SheetQuestion(f"Q{number}", _ASKED[(number - 1) % len(_ASKED)], number in _MUST)
        for number in range(1, count + 1)
    )


def priya() -> SheetData:
    """An interview in person, prepared as one should."""
    return SheetData(
        name="Priya Nair",
        role="Head of Operations",
        company="Northwind Logistics",
        level=Level.DIRECTOR,
        mail="priya.nair@northwind.example",
        phone="+44 20 7946 0113",
        start=datetime(2024, 5, 14, 14, 0),
        minutes=30,
        format=Format.IN_PERSON,
        place="12 Quay Street, 3rd floor, ask at reception",
        arrive_by=datetime(2024, 5, 14, 13, 45),
        leave_by=datetime(2024, 5, 14, 13, 10),
        referrer="Daniel Ortiz",
        introduction=Introduction.MADE,
        touch_date=date(2024, 5, 3),
        touch_channel=Channel.PHONE,
        why_you="You led the port merger of 2019; your article on driver shortage.",
        pitch="I studied geography, then ran a warehouse shift for two years. "
        "Now I would like to plan routes, and to learn how planners work.",
        steps=default_steps(30),
        questions=questions(7),
        chain=("Ana Souza", "Daniel Ortiz"),
        how_known="Daniel worked for her until 2021 and still has lunch with her.",
        research=(
            SheetNote(
                "Joined Northwind in 2012 as a dispatcher, head of operations since 2018. "
                "Led the merger of the two port offices in 2019 without a single dismissal."
            ),
            SheetNote("Her article in Freight Weekly: drivers leave because of the waiting."),
            SheetNote("Daniel says that the board wants her to move to Leeds.", private=True),
        ),
        common_ground=(SheetNote("Both from Bristol; both began on the night shift."),),
        offers=(SheetNote("My notes on how our warehouse cut waiting at the gate by a third."),),
        bring=(
            BringItem("this sheet", packed=True),
            BringItem("notebook and pen", packed=True),
            BringItem("copies of my résumé"),
            BringItem("copy of the questions"),
            BringItem("watch"),
            BringItem("12 Quay Street"),
        ),
        thank_you_due=datetime(2024, 5, 15, 14, 30),
    )


def by_letter() -> SheetData:
    """An interview by letter: no clock, nowhere to go."""
    return replace(
        priya(),
        format=Format.LETTER,
        start=None,
        minutes=None,
        place="",
        arrive_by=None,
        leave_by=None,
        steps=(),
        bring=None,
        thank_you_due=None,
    )


def arabic() -> SheetData:
    """Right to left, with a Latin word inside."""
    return replace(
        priya(),
        name="ليلى حداد",
        role="مديرة العمليات",
        company="شركة الميناء",
        place="شارع الميناء ١٢",
        referrer="يوسف خوري",
        why_you="قادت اندماج الميناء عام 2019 مع Northwind Logistics.",
        pitch="درست الجغرافيا ثم عملت في المستودع لمدة عامين، وأريد الآن أن أتعلم التخطيط.",
        questions=(
            SheetQuestion("Q1", "كيف بدأت العمل في هذا المجال؟", True),
            SheetQuestion("Q2", "ما هي الصعوبات التي تواجهينها في عملك اليومي؟"),
            SheetQuestion("Q3", "How do people get hired at شركة الميناء?"),
            SheetQuestion("Q4", "איך התחלת לעבוד בתחום?"),
            SheetQuestion("Q5", "من غيرك يمكنني التحدث معه؟", True),
        ),
        chain=("Daniel Ortiz", "يوسف خوري"),
        how_known="يوسف عمل معها حتى عام 2021.",
        research=(SheetNote("انضمت إلى الشركة في عام 2012 وأصبحت مديرة في عام 2018."),),
        common_ground=(SheetNote("Both from Beirut."),),
    )


def chinese() -> SheetData:
    """No spaces between words, wide letters."""
    return replace(
        priya(),
        name="陳美玲",
        role="運營總監",
        company="北風物流",
        place="碼頭街十二號三樓",
        referrer="Łukasz Żółć",
        why_you="二〇一九年領導了港口合併，並撰寫了關於司機短缺的文章。" * 3,
        questions=tuple(
            SheetQuestion(f"Q{n}", "您是怎麼開始在這個行業工作的？" * n) for n in range(1, 7)
        ),
    )


def long() -> SheetData:
    """Too much of everything."""
    words = "Long texts are cut where their room ends and say so with an ellipsis. "
    return replace(
        priya(),
        name="Maria Magdalena Theresia " * 40,
        role="Deputy Assistant Head of " * 30,
        place="Behind the seventh warehouse, " * 30,
        mail="x" * 300 + "@example.example",
        why_you=words * 40,
        pitch=words * 40,
        how_known=words * 20,
        research=tuple(SheetNote(f"{n}: {words * 3}") for n in range(30)),
        common_ground=(SheetNote(words * 10),),
        offers=(SheetNote(words * 10),),
        dress=words * 5,
        chain=tuple(f"Referrer number {n}" for n in range(40)),
        bring=tuple(BringItem(f"{n}: {words}") for n in range(40)),
        questions=tuple(SheetQuestion(f"Q{n}", f"{n}: {words * 20}", n % 3 == 0)
                        for n in range(1, 31)),
    )  # fmt: skip


def odd() -> SheetData:
    """What the world sends: markup, emoji, controls, piles of marks, endless words."""
    return replace(
        priya(),
        name="Zoë <b>Ångström</b> 👩🏽‍🚀 \u202eevil\u202c",
        company="Łódź & Søn &amp; Straße",
        place='<img src="file:///etc/hostname">',
        why_you="e\u0301" + "\u0301\u0323" * 200 + " piled, then \ud800 a half one, then \x00\x07.",
        pitch="one\nline\r\nafter\u2028another\ttabbed",
        questions=(
            SheetQuestion("Q1", '<img src="file:///etc/hostname">', True),
            SheetQuestion("Q2", "W" * 100_000),
            SheetQuestion("Q3", "👨‍👩‍👧‍👦 🏳️‍🌈 👍🏿 how many are you?"),
            SheetQuestion("Q4", ""),
            SheetQuestion("Q500", "Ti\u1ebfng Vi\u1ec7t, e\u0302\u0301, n\u0303, a\u030a"),
        ),
    )
