"""One person: edited in place, saved as typed, one undo step for each visit to a field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journal.domain.codes import (
    Channel,
    FollowUpKind,
    Introduction,
    LetterKind,
    NoteKind,
    PointKind,
)
from journal.domain.next_step import NextStepCode
from journal.domain.proposals import Event
from journal.errors import JournalBusy
from journal.services.library import Library
from journal.ui.people.page import PeoplePage
from journal.ui.shell.context import PageContext
from journal.ui.widgets.inline_edit import InlineLineEdit

Ids = dict[str, int]


def calls(context: PageContext, name: str) -> list[tuple[object, ...]]:
    return [args for called, args, _named in context.navigator.calls if called == name]


@pytest.fixture
def ana(page: PeoplePage, people: Ids) -> int:
    page.show_contact(people["Ana Souza"])
    return people["Ana Souza"]


class TestTyping:
    def test_it_is_saved_after_a_moment(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        field = page.detail.listening.fields[NoteKind.ISSUE]
        field.setFocus()
        qtbot.keyClicks(field, "Drivers")
        qtbot.waitUntil(lambda: not library.autosave.pending, timeout=2000)
        card = library.people.card(ana)
        assert card is not None
        assert card.notes[NoteKind.ISSUE] == "Drivers"

    def test_another_person_gets_nothing_of_it(
        self, page: PeoplePage, ana: int, people: Ids, library: Library, qtbot: QtBot
    ) -> None:
        field = page.detail.research.fields[NoteKind.RESEARCH]
        field.setFocus()
        qtbot.keyClicks(field, "Wrote a book")
        page.browser.tree.choose(people["Mr Hall"])
        assert field.text() == ""
        mine, other = library.people.card(ana), library.people.card(people["Mr Hall"])
        assert mine is not None
        assert other is not None
        assert mine.notes[NoteKind.RESEARCH] == "Wrote a book"
        assert other.notes == {}

    def test_what_was_typed_for_somebody_deleted_is_dropped(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        field = page.detail.listening.fields[NoteKind.ISSUE]
        field.setFocus()
        qtbot.keyClicks(field, "too late")
        library.contacts.delete(ana)
        assert not library.autosave.pending
        assert page.detail.person_id() not in (None, ana)
        assert library.autosave.flush()

    def test_one_visit_is_one_step(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        name = page.detail.header.name
        name.setFocus()
        name.selectAll()
        qtbot.keyClicks(name, "Ana")
        library.autosave.flush()
        qtbot.keyClicks(name, " Sousa")
        qtbot.keyClick(name, Qt.Key.Key_Return)
        assert page.browser.name_of(ana) == "Ana Sousa"
        name.clearFocus()
        library.history.undo()
        assert page.browser.name_of(ana) == "Ana Souza"
        assert name.text() == "Ana Souza"

    def test_the_tree_follows_the_name(
        self, page: PeoplePage, ana: int, people: Ids, library: Library, qtbot: QtBot
    ) -> None:
        name = page.detail.header.name
        name.setFocus()
        name.selectAll()
        qtbot.keyClicks(name, "Zora")
        library.autosave.flush()
        assert page.browser.model.index_of(ana).data() == "Zora"
        page.show_contact(people["Lena Fischer"])
        assert page.detail.path.links()[-1].text() == "Zora"

    def test_a_name_taken_away_comes_back(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        header = page.detail.header
        header.name.setFocus()
        header.name.selectAll()
        qtbot.keyClick(header.name, Qt.Key.Key_Delete)
        assert header.problem.isVisible()
        assert not library.autosave.pending
        page.browser.tree.setFocus()
        assert header.name.text() == "Ana Souza"
        assert not header.problem.isVisible()
        assert library.history.undo_name() != "Edit Ana Souza"

    def test_a_change_elsewhere_leaves_the_field_one_types_in(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        field = page.detail.listening.fields[NoteKind.CLUE]
        field.setFocus()
        qtbot.keyClicks(field, "half a se")
        library.contacts.set_note(ana, NoteKind.ISSUE, "from elsewhere")
        library.contacts.set_field(ana, "how_known", "Fair")
        assert field.text() == "half a se"
        assert page.detail.listening.fields[NoteKind.ISSUE].text() == "from elsewhere"

    def test_role_and_company(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        header = page.detail.header
        header.role.setFocus()
        qtbot.keyClicks(header.role, "Plan")
        qtbot.keyClick(header.role, Qt.Key.Key_Escape)  # the completion, not the field
        header.company.setFocus()
        header.company.selectAll()
        qtbot.keyClicks(header.company, "Harb")
        completion = QApplication.activePopupWidget()
        assert completion is not None
        qtbot.keyClick(completion, Qt.Key.Key_Return)
        page.browser.tree.setFocus()
        card = library.people.card(ana)
        assert card is not None
        assert (card.role, card.company) == ("Plan", "Harbour Lines")


class TestAbout:
    def test_addresses_come_change_and_go(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        mail = page.detail.about.points[PointKind.MAIL]

        def stored() -> list[str]:
            card = library.people.card(ana)
            assert card is not None
            return [point.value for point in card.points]

        first = mail.edits()[0]
        first.setFocus()
        qtbot.keyClicks(first, "ana@x")
        library.autosave.flush()
        qtbot.keyClicks(first, ".org")
        page.browser.tree.setFocus()
        assert stored() == ["ana@x.org"]
        library.history.undo()
        assert stored() == []
        library.history.redo()
        mail.another.click()
        second = mail.edits()[1]
        assert second.hasFocus()
        qtbot.keyClicks(second, "a@y.org")
        page.browser.tree.setFocus()
        assert stored() == ["ana@x.org", "a@y.org"]
        first.setFocus()
        first.selectAll()
        qtbot.keyClick(first, Qt.Key.Key_Delete)
        library.autosave.flush()
        assert [edit.text() for edit in mail.edits()] == ["", "a@y.org"]
        page.browser.tree.setFocus()
        assert stored() == ["a@y.org"]
        assert [edit.text() for edit in mail.edits()] == ["a@y.org"]

    def test_choices_are_saved_at_once(self, page: PeoplePage, ana: int, library: Library) -> None:
        level = page.detail.findChild(object, "people.detail.level")
        level.setCurrentIndex(3)
        level.activated.emit(3)
        card = library.people.card(ana)
        assert card is not None
        assert card.level == "manager"
        assert page.detail.header.chips.level.text() == "manager"
        assert page.detail.header.chips.level.isVisible()

    def test_more_shows_the_rest(self, page: PeoplePage, ana: int, library: Library) -> None:
        about = page.detail.about
        place = page.detail.findChild(object, "people.detail.place")
        assert not place.isVisible()
        about.more.click()
        assert place.isVisible()
        about.more.click()
        assert not place.isVisible()
        library.contacts.set_field(ana, "place", "Hull")
        assert place.isVisible()  # what is known is shown

    def test_links_open_nothing_but_web_pages(
        self, page: PeoplePage, ana: int, context: PageContext, library: Library
    ) -> None:
        library.contacts.set_point(ana, PointKind.LINK, "file:///etc/hostname")
        link = page.detail.about.points[PointKind.LINK]
        link.opened.emit(link.edits()[0].text())
        assert context.notifier.refusals == ["That is no address of a web page."]


class TestNextStep:
    def test_an_address_is_asked_for_here(self, page: PeoplePage, ana: int) -> None:
        step = page.detail.strip.step()
        assert step is not None
        assert step.code is NextStepCode.ADD_DETAILS
        page.detail.strip.button.click()
        assert page.detail.about.points[PointKind.MAIL].edits()[0].hasFocus()

    def test_the_rest_is_the_windows(
        self, page: PeoplePage, ana: int, library: Library, context: PageContext
    ) -> None:
        library.contacts.set_point(ana, PointKind.MAIL, "ana@x.org")
        assert page.detail.strip.button.text() == "Write…"
        page.detail.strip.button.click()
        name, args, named = context.navigator.calls[-1]
        assert (name, args, named["contact_id"]) == ("do_step", (page.detail.strip.step(),), ana)

    def test_what_is_typed_is_written_before(
        self, page: PeoplePage, ana: int, library: Library, qtbot: QtBot
    ) -> None:
        field = page.detail.listening.fields[NoteKind.ISSUE]
        field.setFocus()
        qtbot.keyClicks(field, "x")
        page.detail.strip.acted.emit(page.detail.strip.step())
        assert not library.autosave.pending

    def test_tree_and_strip_say_the_same(
        self, page: PeoplePage, ana: int, library: Library
    ) -> None:
        library.follow_ups.add(ana, FollowUpKind.THANK_YOU, due_on=date(2026, 3, 4))
        assert page.detail.strip.role() == "overdue"
        cell = page.browser.model.index_of(ana, 1).data()
        assert cell == page.detail.strip.sentence.text()


class TestHead:
    def test_write_is_the_letter_that_ctrl_l_writes(
        self, page: PeoplePage, ana: int, context: PageContext
    ) -> None:
        page.detail.header.write.click()
        assert calls(context, "write_next") == [(ana,)]

    def test_the_menu_offers_everything(
        self, page: PeoplePage, ana: int, context: PageContext
    ) -> None:
        menu = page.detail.header.menu
        menu.aboutToShow.emit()
        codes = [entry.objectName().split(".")[-1] for entry in menu.actions() if entry.text()]
        assert codes == [
            "referral",
            "interview",
            "followup",
            "write",
            "touch",
            "referred_by",
            "hold",
            "cadence",
            "copy",
            "history",
            "export",
            "delete",
            "forget",
        ]
        for code, called in (
            ("interview", "new_interview"),
            ("followup", "new_follow_up"),
            ("touch", "log_touch"),
            ("referred_by", "referred_by"),
            ("hold", "put_on_hold"),
            ("history", "show_history"),
            ("export", "export_contacts"),
            ("delete", "delete_contacts"),
        ):
            entry(menu, code).trigger()
            assert calls(context, called)[-1] == (ana,), code
        entry(menu, "referral").trigger()
        assert context.navigator.calls[-1] == ("new_contact", (), {"referrer_id": ana})
        assert not entry(menu, "copy").isEnabled()

    def test_a_hold_is_shown_and_ended(
        self, page: PeoplePage, ana: int, people: Ids, library: Library, context: PageContext
    ) -> None:
        chips = page.detail.header.chips
        assert not chips.hold.isVisible()
        library.referrals.hold(ana, whose_move_id=people["Tom Becker"])
        assert chips.hold.isVisible()
        assert page.browser.foot.count.text() == "4 people, 1 on hold"
        chips.hold.click()
        assert calls(context, "put_on_hold") == [(ana,)]
        menu = page.detail.header.menu
        menu.aboutToShow.emit()
        entry(menu, "end_hold").trigger()
        (hold,) = library.guard.of(ana).holds  # type: ignore[union-attr]
        assert calls(context, "end_hold") == [(hold.id,)]
        library.holds.over(hold.id)
        assert not chips.hold.isVisible()

    def test_the_address_is_copied(
        self, page: PeoplePage, ana: int, people: Ids, library: Library, context: PageContext
    ) -> None:
        library.contacts.set_point(ana, PointKind.MAIL, "ana@x.org")
        library.contacts.set_point(people["Mr Hall"], PointKind.MAIL, "hall@x.org")
        page.commands.copy_addresses([ana, people["Tom Becker"], people["Mr Hall"]])
        assert QApplication.clipboard().text() == "ana@x.org, hall@x.org"
        page.commands.copy_addresses([people["Tom Becker"]])
        assert context.notifier.refusals == ["No mail address is known."]

    def test_an_interview_chip_leads_there(
        self, page: PeoplePage, ana: int, library: Library, context: PageContext
    ) -> None:
        key = library.meetings.plan(ana)
        chip = page.detail.header.chips.interview
        assert chip.text() == "idea"
        chip.click()
        assert calls(context, "show_interview") == [(key,)]


class TestTimeline:
    def test_it_tells_everything_newest_first(
        self, page: PeoplePage, ana: int, people: Ids, library: Library, context: PageContext
    ) -> None:
        library.contacts.log_touch(ana, Channel.PHONE, on_day=date(2026, 3, 1))
        follow_up = library.follow_ups.add(ana, FollowUpKind.CHECK_BACK, due_on=date(2026, 3, 20))
        section = page.detail.timeline
        told = [(row.day(), row.words()) for row in section.rows()]
        assert told == [
            ("Fri 20 Mar", "Check back with Ana Souza"),
            ("Today", "Named Lena Fischer"),
            ("Today", "Named by Tom Becker"),
            ("1 Mar", "You called"),
        ]
        assert not section.rows()[3].isEnabled()
        section.rows()[0].click()
        assert calls(context, "show_day") == [(date(2026, 3, 20), "follow-up", follow_up)]
        section.rows()[2].click()
        assert calls(context, "show_contact") == [(people["Tom Becker"],)]

    def test_a_letter_is_opened(
        self, page: PeoplePage, ana: int, library: Library, context: PageContext
    ) -> None:
        library.contacts.log_touch(ana, Channel.PHONE)
        letter = library.composing.card(ana, LetterKind.UPDATE)
        assert letter is not None
        sent = library.composing.send(letter, "Subject", "Dear Ana")
        (row,) = [row for row in page.detail.timeline.rows() if "update" in row.words().lower()]
        row.click()
        assert calls(context, "show_letter") == [(sent.letter_id,)]

    def test_long_ones_are_filtered_and_cut(
        self, page: PeoplePage, ana: int, library: Library
    ) -> None:
        for number in range(20):
            library.contacts.log_touch(ana, Channel.MAIL, f"Letter {number}")
        section = page.detail.timeline
        assert len(section.rows()) == 12
        section.more.click()
        assert len(section.rows()) == 22
        section.chips["referral"].click()
        assert len(section.rows()) == 2
        section.chips[""].click()
        assert len(section.rows()) == 22


class TestReferrals:
    def test_the_introduction_is_set_in_place(
        self, page: PeoplePage, ana: int, people: Ids, library: Library, context: PageContext
    ) -> None:
        line = page.detail.referrers.lines.lines()[0]
        assert (line.name.text(), line.choice.code()) == ("Tom Becker", "named")
        line.choice.chosen.emit("made")
        card = library.people.card(ana)
        assert card is not None
        assert card.referrers[0].introduction == Introduction.MADE
        assert page.browser.model.index_of(ana, 3).data() == "made"
        assert context.notifier.notices == ["Ana Souza may be written to"]
        tom = people["Tom Becker"]
        assert calls(context, "propose") == [(Event.INTRODUCTION_MADE, ana, None, tom)]
        line.choice.chosen.emit("promised")
        (hold,) = library.guard.of(ana).holds  # type: ignore[union-attr]
        assert (hold.whose_move_id, page.detail.header.chips.hold.isVisible()) == (tom, True)
        assert context.notifier.notices[-1] == "Ana Souza is on hold: it is Tom Becker’s move."
        line.choice.chosen.emit("declined")
        assert library.guard.of(ana) is None
        assert context.notifier.notices[-1] == "The introduction of Ana Souza was declined"
        assert len(calls(context, "propose")) == 2

    def test_an_introduction_is_set_from_the_other_end_too(
        self, page: PeoplePage, people: Ids, library: Library, context: PageContext
    ) -> None:
        page.show_contact(people["Tom Becker"])
        line = page.detail.referred.lines.lines()[0]
        line.choice.chosen.emit("promised")
        event, referred, _none, referrer = calls(context, "propose")[-1]
        assert (referred, referrer) == (line.row.contact_id, people["Tom Becker"])
        assert event is Event.REFERRAL_PROMISED
        assert library.guard.of(line.row.contact_id) is not None

    def test_another_referrer_becomes_the_first_or_goes(
        self, page: PeoplePage, ana: int, people: Ids, library: Library
    ) -> None:
        library.referrals.refer(people["Mr Hall"], ana, primary=False)
        lines = page.detail.referrers.lines.lines()
        assert [(line.name.text(), line.note.text()) for line in lines] == [
            ("Tom Becker", ""),
            ("Mr Hall", "also"),
        ]
        lines[1].menu.aboutToShow.emit()
        lines[1].menu.actions()[0].trigger()
        assert [link.text() for link in page.detail.path.links()] == ["Me", "Mr Hall"]
        line = page.detail.referrers.lines.lines()[0]
        line.menu.aboutToShow.emit()
        line.menu.actions()[-1].trigger()
        assert "Mr Hall" not in [link.text() for link in page.detail.path.links()]

    def test_people_referred_lead_on(
        self, page: PeoplePage, ana: int, people: Ids, context: PageContext
    ) -> None:
        page.detail.referred.lines.lines()[0].name.click()
        assert calls(context, "show_contact") == [(people["Lena Fischer"],)]
        page.detail.referred.add.click()
        assert context.navigator.calls[-1] == ("new_contact", (), {"referrer_id": ana})
        page.detail.referrers.choose.click()
        assert calls(context, "referred_by") == [(ana,)]


def entry(menu: QMenu, code: str) -> object:
    """An entry of a menu by its code."""
    return next(a for a in menu.actions() if a.objectName() == f"people.menu.{code}")


def test_tab_goes_as_one_reads(
    page: PeoplePage, ana: int, people: Ids, library: Library, qtbot: QtBot
) -> None:
    library.contacts.set_point(ana, PointKind.MAIL, "a@x.org")
    library.contacts.set_point(ana, PointKind.MAIL, "b@x.org")
    page.show_contact(people["Mr Hall"])
    page.show_contact(ana)
    order = []
    while not order or QApplication.focusWidget() is not page.browser.tree:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget().objectName().removeprefix("people.detail."))
    wanted = [
        "name",
        "write",
        "role",
        "company",
        "chip.warmth",
        "path.me",
        "path.0",
        "step.act",
        "level",
        "mail.0",
        "mail.1",
        "phone.0",
        "link.0",
        "mail.another",
        "source",
        "how_known",
        "about.more",
        "note.research",
        "note.common_ground",
        "note.free",
        "note.issue",
        "note.professional",
        "note.personal",
        "note.clue",
        "note.offer",
        "timeline.row0",
        "timeline.row1",
        "referred_by",
        "referrer.0",
        "referrer.0.introduction",
        "referrer.0.more",
        "add_referral",
        "referred.0",
        "referred.0.introduction",
        "referred.0.more",
    ]
    assert order[: len(wanted)] == wanted


def test_a_long_way_leaves_its_middle_out(
    page: PeoplePage, library: Library, context: PageContext
) -> None:
    ids = [library.contacts.add("Person 0")]
    for number in range(1, 12):
        ids.append(library.contacts.add(f"Person {number}", referrer_id=ids[-1]))
    page.show_contact(ids[-1])
    texts = [link.text() for link in page.detail.path.links()]
    assert texts == ["Me", *(f"Person {number}" for number in (0, 1, 6, 7, 8, 9, 10))]
    assert page.detail.path._gap.text() == "… 4 more …"
    page.detail.path.links()[3].click()
    assert calls(context, "show_contact")[-1] == (ids[6],)


class TestHeld:
    """Another program holds the file: what is typed is only on the screen, and stays there."""

    @contextmanager
    def held(self, library: Library) -> Iterator[None]:
        def busy(*_args: object, **_named: object) -> None:
            raise JournalBusy("busy")

        with pytest.MonkeyPatch.context() as patch:
            for name in ("set_note", "set_job", "set_field", "set_point"):
                patch.setattr(library.contacts, name, busy)
            yield

    def test_a_field_that_is_left_keeps_its_text(
        self,
        page: PeoplePage,
        ana: int,
        library: Library,
        qtbot: QtBot,
    ) -> None:
        header, note = page.detail.header, page.detail.listening.fields[NoteKind.ISSUE]
        place = page.detail.findChild(InlineLineEdit, "people.detail.place")
        mail = page.detail.findChild(InlineLineEdit, "people.detail.mail.0")
        typed = {header.role: "Pilot", note: "Drivers", place: "Gdynia", mail: "a@ana.example"}
        with self.held(library):
            for field, text in typed.items():
                field.setFocus()
                field.selectAll()
                qtbot.keyClicks(field, text)
            header.name.setFocus()
            page.detail.refresh()
            assert {field: field.text() for field in typed} == typed
        assert library.autosave.flush()
        card = library.people.card(ana)
        assert card is not None
        assert (card.role, card.notes[NoteKind.ISSUE], card.place) == ("Pilot", "Drivers", "Gdynia")
        assert [point.value for point in card.points if point.kind == PointKind.MAIL] == [
            "a@ana.example"
        ]
        page.detail.refresh()
        assert {field: field.text() for field in typed} == typed

    def test_it_is_found_again_and_is_nobody_elses(
        self,
        page: PeoplePage,
        ana: int,
        people: Ids,
        library: Library,
        qtbot: QtBot,
    ) -> None:
        hall = people["Mr Hall"]
        library.contacts.set_point(hall, PointKind.MAIL, "hall@hall.example")
        library.contacts.set_point(ana, PointKind.MAIL, "old@ana.example")
        page.detail.refresh()

        with self.held(library):
            note = page.detail.listening.fields[NoteKind.ISSUE]
            mail = page.detail.findChild(InlineLineEdit, "people.detail.mail.0")
            for field, text in ((note, "Drivers"), (mail, "new@ana.example")):
                field.setFocus()
                field.selectAll()
                qtbot.keyClicks(field, text)
            page.show_contact(hall)
            assert (note.text(), mail.text()) == ("", "hall@hall.example")
            page.show_contact(ana)
            assert (note.text(), mail.text()) == ("Drivers", "new@ana.example")
            page.show_contact(hall)
        assert library.autosave.flush()
        for key, address in ((hall, "hall@hall.example"), (ana, "new@ana.example")):
            card = library.people.card(key)
            assert card is not None
            assert [p.value for p in card.points if p.kind == PointKind.MAIL] == [address]
        page.show_contact(ana)
        assert (note.text(), mail.text()) == ("Drivers", "new@ana.example")
