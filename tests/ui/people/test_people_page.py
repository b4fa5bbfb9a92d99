"""The page as a whole: who is shown, what happens elsewhere, narrow windows, memory."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from journal.domain.changes import ChangeSet
from journal.domain.clock import FixedClock
from journal.errors import JournalBusy
from journal.itemmodels.tree_shape import grow, grown
from journal.services.library import Library
from journal.ui.people.page import PeoplePage
from journal.ui.shell.actions import Command
from journal.ui.shell.context import PageContext

Ids = dict[str, int]


def calls(context: PageContext, name: str) -> list[tuple[object, ...]]:
    """The arguments of what a page asked the navigator for."""
    return [args for called, args, _named in context.navigator.calls if called == name]


def focus() -> object:
    return QApplication.focusWidget()


class TestWhoIsShown:
    def test_the_first_person_at_first(self, page: PeoplePage, people: Ids) -> None:
        assert page.detail.person_id() == people["Mr Hall"]
        assert page.browser.foot.count.text() == "4 people"
        assert page.new_is_primary() is False
        assert page.chosen().contact_id == people["Mr Hall"]

    def test_choosing_shows_and_tells_the_window(
        self, page: PeoplePage, people: Ids, context: PageContext
    ) -> None:
        page.browser.tree.choose(people["Ana Souza"])
        assert page.detail.header.name.text() == "Ana Souza"
        assert [link.text() for link in page.detail.path.links()] == ["Me", "Tom Becker"]
        assert calls(context, "choose_contact")[-1] == (people["Ana Souza"],)

    def test_a_name_on_the_way_leads_there(
        self, page: PeoplePage, people: Ids, context: PageContext
    ) -> None:
        page.show_contact(people["Lena Fischer"])
        page.detail.path.links()[1].click()
        assert calls(context, "show_contact") == [(people["Tom Becker"],)]
        page.detail.path.links()[0].click()
        assert page.browser.tree.currentIndex().data() == "Me"
        assert page.detail.person_id() == people["Lena Fischer"]

    def test_headings_choose_nobody_else(self, page: PeoplePage, people: Ids) -> None:
        page.browser.tree.choose(people["Ana Souza"])
        page.browser.to_top()
        assert page.detail.person_id() == people["Ana Souza"]

    def test_showing_somebody_takes_off_a_filter_that_hides_them(
        self, page: PeoplePage, people: Ids
    ) -> None:
        page.show_people("hall")
        assert page.browser.foot.count.text() == "1 of 4 people"
        page.show_contact(people["Lena Fischer"])
        assert page.browser.bar.field.text() == ""
        assert page.browser.tree.chosen_id() == people["Lena Fischer"]


class TestChangesElsewhere:
    def test_somebody_deleted_gives_way_to_a_neighbour(
        self, page: PeoplePage, people: Ids, library: Library
    ) -> None:
        page.show_contact(people["Lena Fischer"])
        library.contacts.delete(people["Lena Fischer"])
        assert page.detail.person_id() in people.values()
        assert page.detail.person_id() != people["Lena Fischer"]
        assert page.detail.person_id() == page.browser.tree.chosen_id()
        library.history.undo()
        assert page.browser.model.people == 4

    def test_the_last_one_deleted_leaves_the_invitation(
        self, page: PeoplePage, people: Ids, library: Library
    ) -> None:
        library.contacts.delete(*people.values())
        assert page.stack.currentWidget() is page.empty
        assert page.new_is_primary() is True
        library.history.undo()
        assert page.stack.currentWidget() is page.splitter

    def test_the_choice_survives_a_rebuild(
        self, page: PeoplePage, people: Ids, library: Library
    ) -> None:
        page.browser.tree.choose(people["Lena Fischer"])
        library.bus.announce(ChangeSet(rebuild=True))
        assert page.browser.tree.chosen_id() == people["Lena Fischer"]
        assert page.detail.person_id() == people["Lena Fischer"]

    def test_what_is_folded_stays_folded(
        self, page: PeoplePage, people: Ids, library: Library
    ) -> None:
        tree, model = page.browser.tree, page.browser.model
        tree.collapse(model.index_of(people["Tom Becker"]))
        library.bus.announce(ChangeSet(rebuild=True))
        assert not tree.isExpanded(model.index_of(people["Tom Becker"]))
        assert tree.isExpanded(model.index_of(people["Ana Souza"]))
        page.show_people("lena")
        assert tree.isExpanded(model.index_of(people["Tom Becker"]))
        page.show_people("")
        assert not tree.isExpanded(model.index_of(people["Tom Becker"]))

    def test_single_changes_reset_nothing(
        self, page: PeoplePage, people: Ids, library: Library, qtbot: QtBot
    ) -> None:
        with qtbot.assertNotEmitted(page.browser.model.modelReset):
            library.contacts.set_field(people["Mr Hall"], "name", "Mr Aall")
            library.referrals.refer(people["Mr Hall"], people["Lena Fischer"])
            library.contacts.add("Zoë", referrer_id=people["Mr Hall"])
        assert page.browser.model.people == 5
        assert page.detail.header.name.text() == "Mr Aall"
        assert len(page.detail.referred.lines.lines()) == 2

    def test_a_hidden_page_catches_up_with_single_changes(
        self,
        page: PeoplePage,
        people: Ids,
        library: Library,
        qtbot: QtBot,
        window: QMainWindow,
    ) -> None:
        window.takeCentralWidget()
        page.hide()
        library.contacts.set_field(people["Mr Hall"], "name", "Mr Aall")
        assert page.browser.name_of(people["Mr Hall"]) == "Mr Hall"
        with qtbot.assertNotEmitted(page.browser.model.modelReset):
            window.setCentralWidget(page)
            page.show()
        assert page.browser.name_of(people["Mr Hall"]) == "Mr Aall"

    def test_time_passing_reads_nobody_anew(
        self, page: PeoplePage, people: Ids, library: Library, clock: FixedClock, qtbot: QtBot
    ) -> None:
        library.contacts.log_touch(people["Mr Hall"], "mail program")  # type: ignore[arg-type]
        index = page.browser.model.index_of(people["Mr Hall"], 2)
        assert index.data() == "today"
        clock.advance(days=1)
        with qtbot.assertNotEmitted(page.browser.model.modelReset):
            page.clock_moved()
        assert index.data() == "yesterday"
        assert page.detail.timeline.rows()[0].day() == "yesterday"

    def test_a_busy_journal_is_read_a_moment_later(
        self, page: PeoplePage, people: Ids, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reads = page.library.people
        real, tries = reads.tree, []

        def tree(ids: object = None) -> object:
            tries.append(ids)
            if len(tries) == 1:
                raise JournalBusy("busy")
            return real(ids)  # type: ignore[arg-type]

        monkeypatch.setattr(page.browser.model, "_read", tree)
        page.read()
        assert page.browser.model.people == 4
        qtbot.waitUntil(lambda: len(tries) == 2, timeout=2000)


@pytest.mark.parametrize("view", ["tree", "list"])
def test_who_is_shown_after_somebody_is_gone_is_chosen_too(
    page: PeoplePage, people: Ids, library: Library, view: str
) -> None:
    """The row is marked, and what a command does is done to them."""
    page.browser.show_view(view)
    for key in (people["Mr Hall"], library.contacts.add("Quin")):
        page.show_contact(key)
        library.contacts.delete(key)
        shown = page.detail.person_id()
        assert shown is not None
        assert page.browser.selected() == [shown]
        library.history.undo()
        page.show_contact(key)
        library.history.redo()
        assert page.browser.selected() == [page.detail.person_id()]


@pytest.mark.parametrize("view", ["tree", "list"])
def test_the_neighbour_is_shown_after_several_are_gone(
    page: PeoplePage, library: Library, view: str
) -> None:
    """The next one down, or at the end the one before; not the first of all."""
    keys = [library.contacts.add(f"Zz {letter}") for letter in "abcdef"]
    page.browser.show_view(view)
    shown = page.browser.view()
    for gone, left in ((keys[1:3], keys[3]), (keys[4:], keys[3])):
        page.show_contact(gone[-1])
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for key in gone:
            index = shown.model().index_of(key)  # type: ignore[attr-defined]
            shown.selectionModel().select(index, flags)
        assert sorted(page.browser.selected()) == gone
        library.contacts.delete(*gone)
        assert page.detail.person_id() == left
        assert page.browser.selected() == [left]


class TestEmpty:
    @pytest.fixture
    def people(self) -> Ids:
        return {}

    def test_it_invites(self, page: PeoplePage, context: PageContext) -> None:
        assert page.stack.currentWidget() is page.empty
        page.focus_first()
        assert focus() is page.empty.button
        page.empty.button.click()
        assert calls(context, "new_contact") == [()]
        assert page.filter_field() is None
        assert not page.browser.bar.field.isEnabled()

    def test_the_link_imports(self, page: PeoplePage, context: PageContext) -> None:
        page.empty.link.click()  # nothing to run yet: no harm
        ran: list[int] = []
        context.actions.add(Command("file.import", "Import", ""), lambda: ran.append(1))
        page.empty.link.click()
        assert ran == [1]

    def test_the_first_person_is_shown(self, page: PeoplePage, library: Library) -> None:
        told: list[int] = []
        page.header_changed.connect(lambda: told.append(1))
        key = library.contacts.add("Ana")
        assert page.stack.currentWidget() is page.splitter
        assert page.detail.person_id() == key
        assert told


class TestKeys:
    def test_enter_goes_to_the_person_and_esc_back(
        self, page: PeoplePage, people: Ids, qtbot: QtBot
    ) -> None:
        tree = page.browser.tree
        page.show_contact(people["Ana Souza"])
        assert focus() is tree
        qtbot.keyClick(tree, Qt.Key.Key_Return)
        assert focus() is page.detail.strip.button
        qtbot.keyClick(focus(), Qt.Key.Key_Escape)
        assert focus() is tree

    def test_the_page_begins_in_the_rows_where_both_sides_are_seen(
        self, page: PeoplePage, people: Ids
    ) -> None:
        page.show_contact(people["Ana Souza"])
        page.focus_first()
        assert focus() is page.browser.tree

    def test_arrows_from_the_person_change_nothing(
        self, page: PeoplePage, people: Ids, qtbot: QtBot
    ) -> None:
        page.show_contact(people["Ana Souza"])
        qtbot.keyClick(page.browser.tree, Qt.Key.Key_Return)
        before = page.library.people.card(people["Ana Souza"])
        for _ in range(12):
            qtbot.keyClick(focus(), Qt.Key.Key_Down)
        assert page.library.people.card(people["Ana Souza"]) == before

    def test_esc_leads_back_from_every_field(self, page: PeoplePage, qtbot: QtBot) -> None:
        detail = page.detail
        for field in (
            detail.header.name,
            detail.header.company,
            *detail.research.fields.values(),
            detail.about.points["mail"].edits()[0],
        ):
            field.setFocus()
            qtbot.keyClick(field, Qt.Key.Key_Escape)
            assert focus() is page.browser.tree, field.objectName()

    def test_f2_renames(self, page: PeoplePage, people: Ids, qtbot: QtBot) -> None:
        page.show_contact(people["Ana Souza"])
        qtbot.keyClick(page.browser.tree, Qt.Key.Key_F2)
        assert focus() is page.detail.header.name
        assert page.detail.header.name.selectedText() == "Ana Souza"

    def test_del_deletes_everybody_selected(
        self, page: PeoplePage, people: Ids, context: PageContext, qtbot: QtBot
    ) -> None:
        page.show_contact(people["Ana Souza"])
        page.browser.tree.selectAll()
        qtbot.keyClick(page.browser.tree, Qt.Key.Key_Delete)
        assert set(calls(context, "delete_contacts")[0]) == set(people.values())

    def test_left_and_right_fold_and_letters_find(
        self, page: PeoplePage, people: Ids, qtbot: QtBot
    ) -> None:
        tree, model = page.browser.tree, page.browser.model
        page.show_contact(people["Tom Becker"])
        qtbot.keyClick(tree, Qt.Key.Key_Left)
        assert not tree.isExpanded(model.index_of(people["Tom Becker"]))
        qtbot.keyClick(tree, Qt.Key.Key_Right)
        assert tree.isExpanded(model.index_of(people["Tom Becker"]))
        qtbot.keyClicks(tree, "le")
        assert page.detail.person_id() == people["Lena Fischer"]

    def test_enter_on_a_heading_folds_it(self, page: PeoplePage, qtbot: QtBot) -> None:
        tree, model = page.browser.tree, page.browser.model
        group = model.index(0, 0, model.index(0, 0))
        tree.setCurrentIndex(group)
        qtbot.keyClick(tree, Qt.Key.Key_Return)
        assert not tree.isExpanded(group)


class TestNarrow:
    @pytest.fixture(autouse=True)
    def _narrow(self, page: PeoplePage, window: QMainWindow) -> None:
        window.resize(900, 480)
        QApplication.processEvents()

    def test_the_list_comes_first(self, page: PeoplePage) -> None:
        assert page.browser.isVisible()
        assert not page.detail.isVisible()

    def test_a_person_covers_it_until_back(
        self, page: PeoplePage, people: Ids, qtbot: QtBot
    ) -> None:
        page.browser.tree.choose(people["Ana Souza"])
        assert page.browser.isVisible()  # arrows alone don't cover it
        qtbot.keyClick(page.browser.tree, Qt.Key.Key_Return)
        assert page.detail.isVisible()
        assert not page.browser.isVisible()
        assert page.detail.back.isVisible()
        page.detail.back.click()
        assert page.browser.isVisible()
        assert focus() is page.browser.tree

    def test_widening_shows_both(self, page: PeoplePage, window: QMainWindow, people: Ids) -> None:
        page.show_contact(people["Ana Souza"])
        assert not page.browser.isVisible()
        window.resize(1280, 760)
        QApplication.processEvents()
        assert page.browser.isVisible()
        assert page.detail.isVisible()
        assert not page.detail.back.isVisible()

    def test_the_last_touch_has_no_column(self, page: PeoplePage, window: QMainWindow) -> None:
        assert page.browser.tree.isColumnHidden(2)
        window.resize(1280, 760)
        QApplication.processEvents()
        assert not page.browser.tree.isColumnHidden(2)


class TestMemory:
    def test_it_comes_back(
        self, page: PeoplePage, people: Ids, context: PageContext, qtbot: QtBot
    ) -> None:
        page.show_contact(people["Lena Fischer"])
        page.browser.tree.collapse(page.browser.model.index_of(people["Tom Becker"]))
        page.browser.show_view("list")
        page.splitter.setSizes([400, 880])
        kept = json.loads(json.dumps(page.state()))

        window = QMainWindow()
        qtbot.addWidget(window)
        window.resize(1280, 760)
        again = PeoplePage(context)
        again.restore(kept)
        window.setCentralWidget(again)
        window.show()
        assert again.detail.person_id() == people["Lena Fischer"]
        assert again.browser.bar.views.code() == "list"
        assert again.browser.chosen_id() == people["Lena Fischer"]
        assert abs(again.browser.width() - 400) < 3
        again.browser.show_view("tree")
        model = again.browser.model
        assert again.browser.tree.isExpanded(model.index_of(people["Ana Souza"]))

    @pytest.mark.parametrize(
        "state",
        [
            {},
            {"person": "x", "list width": -5, "browser": 7},
            {"browser": {"view": 3, "tree": {"others": "x", "widths": [1]}, "list": []}},
            {"person": 99_999, "browser": {"view": "list", "list": {"sorted by": 77}}},
        ],
    )
    def test_odd_memory_does_no_harm(
        self,
        context: PageContext,
        people: Ids,
        qtbot: QtBot,
        window: QMainWindow,
        state: dict[str, object],
    ) -> None:
        page = PeoplePage(context)
        page.restore(state)
        window.setCentralWidget(page)
        window.show()
        assert page.detail.person_id() in people.values()


def test_data_is_never_markup(page: PeoplePage, library: Library) -> None:
    evil = '<img src="file:///etc/hostname"> & <b>x</b>'
    key = library.contacts.add(evil, company=evil, role=evil)
    library.contacts.set_note(key, "research", evil)  # type: ignore[arg-type]
    library.contacts.add(evil, referrer_id=key)
    page.show_contact(key)
    assert page.detail.header.name.text() == evil
    labels = page.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert page.detail.referred.lines.lines()[0].name.text() == evil


def test_a_name_without_end_is_shown_in_time(page: PeoplePage, library: Library) -> None:
    key = library.contacts.add("x" * 10_000)
    page.show_contact(key)
    assert page.grab().width() > 0
    assert len(page.detail.header.name.text()) == 10_000


class TestThousands:
    """After long work thousands of people are read between events."""

    @pytest.fixture(autouse=True)
    def small_slices(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("journal.ui.people.row_reader.SLICE", 2)
        monkeypatch.setattr("journal.ui.people.page.SLICE", 2)

    @staticmethod
    def names(page: PeoplePage) -> list[str]:
        return [row.name for row in page.browser.model.rows()]

    def test_the_old_picture_stays_until_everybody_is_read(
        self, page: PeoplePage, people: Ids, library: Library, qtbot: QtBot
    ) -> None:
        before = self.names(page)
        library.contacts.add("Zoe")
        page.browser.model.reload(grown(page.browser.model.rows()[:-1]))
        page._later_or_now(ChangeSet(rebuild=True))
        assert self.names(page) == before
        qtbot.waitUntil(lambda: self.names(page) == [*before, "Zoe"], timeout=2000)
        qtbot.waitUntil(lambda: not page._reader.busy, timeout=2000)
        assert page.browser.model._full.kids == grow(page.browser.model._rows).kids

    def test_a_change_meanwhile_is_seen(
        self, page: PeoplePage, people: Ids, library: Library, qtbot: QtBot
    ) -> None:
        page._later_or_now(ChangeSet(rebuild=True))
        page._reader._go_on()
        library.contacts.set_field(people["Mr Hall"], "name", "Mr Aall")
        assert page.browser.name_of(people["Mr Hall"]) == "Mr Hall"
        qtbot.waitUntil(lambda: not page._reader.busy, timeout=2000)
        assert page.browser.name_of(people["Mr Hall"]) == "Mr Aall"

    def test_who_is_gone_is_shown_no_longer(
        self, page: PeoplePage, people: Ids, library: Library, qtbot: QtBot
    ) -> None:
        gone = page.detail.person_id()
        assert gone is not None
        with qtbot.waitSignal(page.browser.model.modelReset):
            page._later_or_now(ChangeSet(rebuild=True))
            library.contacts.delete(gone)
        qtbot.waitUntil(lambda: not page._reader.busy, timeout=2000)
        assert page.detail.person_id() not in (None, gone)

    def test_a_busy_journal_is_read_a_moment_later(
        self, page: PeoplePage, people: Ids, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reads: list[object] = []

        def busy(ids: object) -> object:
            reads.append(ids)
            raise JournalBusy("busy")

        monkeypatch.setattr(page._reader, "_read", busy)
        page._later_or_now(ChangeSet(rebuild=True))
        with qtbot.waitSignal(page.browser.model.modelReset, timeout=2000):
            qtbot.waitUntil(lambda: len(reads) == 1, timeout=2000)
        assert not page._reader.busy
