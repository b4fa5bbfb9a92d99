"""The left side: filter, views, drag and drop, context menu."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QDragMoveEvent, QFont
from PySide6.QtWidgets import QApplication, QMenu, QTreeView
from pytestqt.qtbot import QtBot

from journal.domain.codes import FollowUpKind
from journal.itemmodels.contact_filter import FIRST, GLIMPSE, Status
from journal.itemmodels.contact_words import ListColumn
from journal.services.library import Library
from journal.ui.people.page import PeoplePage
from journal.ui.shell.context import PageContext
from journal.ui.widgets.mnemonics import mnemonic
from journal.ui.widgets.plain import without_mnemonic

Ids = dict[str, int]
MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def names(page: PeoplePage) -> set[str]:
    """Who matches, by name."""
    model = page.browser.model
    matches = model._matches if model.sought.active else [row.id for row in model.rows()]
    return {page.browser.name_of(key) for key in matches}


class TestFilter:
    def test_each_key_filters(self, page: PeoplePage, qtbot: QtBot) -> None:
        field = page.browser.bar.field
        field.setFocus()
        qtbot.keyClicks(field, "fis")
        assert names(page) == {"Lena Fischer"}
        assert page.browser.foot.count.text() == "1 of 4 people"
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert QApplication.focusWidget() is page.browser.tree
        assert page.detail.header.name.text() == "Lena Fischer"

    @pytest.mark.parametrize("view", ["tree", "list"])
    def test_several_chosen_are_counted(self, page: PeoplePage, view: str) -> None:
        browser = page.browser
        browser.show_view(view)
        total = browser.foot.count.text()
        browser.view().setFocus()
        browser.view().selectAll()
        assert browser.foot.count.text() == "4 of 4 chosen"
        browser.choose(browser.selected()[0])
        assert browser.foot.count.text() == total == "4 people"

    def test_nobody_is_another_state_than_empty(self, page: PeoplePage, qtbot: QtBot) -> None:
        qtbot.keyClicks(page.browser.bar.field, "marketing")
        nobody = page.browser.nobody
        assert page.browser.stack.currentWidget() is nobody
        assert nobody.sentence.text() == "Nobody matches “marketing”"
        nobody.button.click()
        assert page.browser.bar.field.text() == ""
        assert page.browser.stack.currentWidget() is not nobody
        assert len(names(page)) == 4

    def test_esc_clears_then_leaves(self, page: PeoplePage, qtbot: QtBot) -> None:
        field = page.browser.bar.field
        field.setFocus()
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == ""
        assert field.hasFocus()
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert page.browser.tree.hasFocus()

    def test_states(self, page: PeoplePage, people: Ids, library: Library) -> None:
        bar = page.browser.bar
        library.referrals.hold(people["Ana Souza"], whose_move_id=people["Tom Becker"])
        bar.set_status(Status.ON_HOLD)
        assert names(page) == {"Ana Souza"}
        assert bar.chip.isVisible()
        bar.chip.click()
        assert len(names(page)) == 4
        assert not bar.chip.isVisible()
        library.follow_ups.add(people["Mr Hall"], FollowUpKind.THANK_YOU, due_on=date(2026, 3, 5))
        bar.set_status(Status.NOT_THANKED)
        assert names(page) == {"Mr Hall"}

    def test_many_matches_are_cut_until_all_are_asked_for(
        self, page: PeoplePage, library: Library, qtbot: QtBot
    ) -> None:
        for number in range(520):
            library.contacts.add(f"Person {number}")
        field, browser = page.browser.bar.field, page.browser
        field.setFocus()
        qtbot.keyClicks(field, "person")
        assert browser.foot.count.text() == "500 of 520 shown"
        assert GLIMPSE - 3 <= browser.model.shown <= GLIMPSE  # with those above them
        qtbot.waitUntil(lambda: browser.model.shown == FIRST, timeout=2000)
        assert browser.foot.count.text() == "500 of 520 shown"
        browser.foot.all.click()
        assert browser.foot.count.text() == "520 of 524 people"
        assert not browser.foot.all.isVisible()


class TestList:
    @pytest.fixture(autouse=True)
    def _list(self, page: PeoplePage, people: Ids) -> None:
        page.show_contact(people["Ana Souza"])
        page.browser.bar.views.segment("list").click()

    def test_who_is_chosen_stays_chosen(self, page: PeoplePage, people: Ids) -> None:
        assert page.browser.flat.view is not None
        assert page.browser.flat.view.chosen_id() == people["Ana Souza"]
        page.browser.flat.view.choose(people["Mr Hall"])
        assert page.detail.person_id() == people["Mr Hall"]
        page.browser.bar.views.segment("tree").click()
        assert page.browser.tree.chosen_id() == people["Mr Hall"]

    def test_its_header_sorts(self, page: PeoplePage, people: Ids) -> None:
        view = page.browser.flat.view
        assert view is not None
        header = view.horizontalHeader()
        header.setSortIndicator(ListColumn.COMPANY, Qt.SortOrder.AscendingOrder)
        first = [view.model().index(row, 0).data() for row in range(2)]
        assert first == ["Tom Becker", "Ana Souza"]
        header.setSortIndicator(ListColumn.STEP, Qt.SortOrder.AscendingOrder)
        assert view.chosen_id() == people["Ana Souza"]

    @pytest.mark.parametrize("points", [10, 14])
    @pytest.mark.parametrize("width", [900, 1280, 1920])
    def test_what_is_shown_is_shown_whole(
        self, page: PeoplePage, library: Library, people: Ids, width: int, points: int
    ) -> None:
        library.contacts.set_job(people["Ana Souza"], role="Planner", company="Northwind Logistics")
        view = page.browser.flat.view
        assert view is not None
        font = QFont(view.font())
        font.setPointSizeF(points)
        page.setFont(font)
        page.window().resize(width, 760)
        page.show_people("")  # which a narrow page covers with the person
        QApplication.processEvents()
        header = view.horizontalHeader()
        shown = [column for column in ListColumn if not view.isColumnHidden(column)]
        assert {ListColumn.NAME, ListColumn.COMPANY, ListColumn.STEP} <= set(shown)
        assert sum(header.sectionSize(column) for column in shown) == view.viewport().width()
        row = view.model().index(0, 0).row()
        for column in (ListColumn.NAME, ListColumn.COMPANY):
            text = str(view.model().index(row, column).data())
            assert view.fontMetrics().horizontalAdvance(text) + 16 <= header.sectionSize(column)
        if view.viewport().width() > 800 and points == 10:
            assert shown == list(ListColumn)

    def test_columns_stay_while_one_filters(self, page: PeoplePage, qtbot: QtBot) -> None:
        view = page.browser.flat.view
        assert view is not None
        header = view.horizontalHeader()
        before = [header.sectionSize(column) for column in ListColumn]
        qtbot.keyClicks(page.browser.bar.field, "hall")
        assert view.model().rowCount() == 1
        assert [header.sectionSize(column) for column in ListColumn] == before

    def test_widths_that_were_dragged_stay(self, page: PeoplePage, qtbot: QtBot) -> None:
        view = page.browser.flat.view
        assert view is not None
        assert page.browser.state()["list"]["widths"] == []  # type: ignore[index]
        header = view.horizontalHeader()
        edge = header.sectionViewportPosition(ListColumn.COMPANY)
        edge += header.sectionSize(ListColumn.COMPANY) - 1
        target, middle = header.viewport(), header.height() // 2
        before = header.sectionSize(ListColumn.COMPANY)
        qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=QPoint(edge, middle))
        qtbot.mouseMove(target, QPoint(edge - 20, middle))
        qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=QPoint(edge - 20, middle))
        given = header.sectionSize(ListColumn.COMPANY)
        assert given < before
        page.window().resize(1600, 760)
        QApplication.processEvents()
        assert header.sectionSize(ListColumn.COMPANY) == given
        state = page.browser.state()
        view.restore_layout(state["list"])  # type: ignore[arg-type]
        assert header.sectionSize(ListColumn.COMPANY) == given

    def test_the_same_filter_is_on(self, page: PeoplePage, qtbot: QtBot) -> None:
        view = page.browser.flat.view
        assert view is not None
        qtbot.keyClicks(page.browser.bar.field, "len")
        assert view.model().rowCount() == 1
        page.browser.bar.views.segment("tree").click()
        assert names(page) == {"Lena Fischer"}

    def test_changes_come_in(self, page: PeoplePage, people: Ids, library: Library) -> None:
        view = page.browser.flat.view
        assert view is not None
        library.contacts.add("Aaron")
        assert view.model().index(0, 0).data() == "Aaron"
        assert view.chosen_id() == people["Ana Souza"]
        page.browser.bar.views.segment("tree").click()
        library.contacts.add("Aaliyah")
        page.browser.bar.views.segment("list").click()
        assert view.model().index(0, 0).data() == "Aaliyah"

    def test_keys(self, page: PeoplePage, qtbot: QtBot, context: PageContext) -> None:
        view = page.browser.flat.view
        assert view is not None
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_End)
        assert page.detail.header.name.text() == "Tom Becker"
        qtbot.keyClick(view, Qt.Key.Key_Home)
        assert page.detail.header.name.text() == "Ana Souza"
        qtbot.keyClick(view, Qt.Key.Key_Return)
        assert page.detail.strip.button.hasFocus()
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Delete)
        assert context.navigator.calls[-1][0] == "delete_contacts"


class TestDragging:
    def drop(self, page: PeoplePage, person: int, node: int, action: Qt.DropAction) -> None:
        model = page.browser.model
        data = model.mimeData([model.index_of(person)])
        model.dropMimeData(data, action, -1, -1, model.index_of(node))

    def test_onto_somebody(
        self, page: PeoplePage, people: Ids, context: PageContext, library: Library
    ) -> None:
        self.drop(page, people["Lena Fischer"], people["Mr Hall"], MOVE)
        assert context.notifier.notices == ["Lena Fischer referred by Mr Hall"]
        assert page.browser.model.row(people["Lena Fischer"]).parent == people["Mr Hall"]
        assert page.browser.tree.isExpanded(page.browser.model.index_of(people["Mr Hall"]))
        library.history.undo()
        assert page.browser.model.row(people["Lena Fischer"]).parent == people["Ana Souza"]

    def test_with_the_copy_key(self, page: PeoplePage, people: Ids, context: PageContext) -> None:
        self.drop(page, people["Lena Fischer"], people["Mr Hall"], COPY)
        assert context.notifier.notices == ["Lena Fischer also referred by Mr Hall"]
        row = page.browser.model.row(people["Lena Fischer"])
        assert (row.parent, row.several) == (people["Ana Souza"], True)

    def test_onto_me(self, page: PeoplePage, people: Ids, context: PageContext) -> None:
        self.drop(page, people["Ana Souza"], 0, MOVE)
        assert context.notifier.notices == ["Ana Souza: no referrer any more"]
        assert page.browser.model.row(people["Ana Souza"]).parent is None

    def test_several_at_once_are_one_step(
        self, page: PeoplePage, people: Ids, library: Library, context: PageContext
    ) -> None:
        model = page.browser.model
        both = [people["Lena Fischer"], people["Ana Souza"]]
        data = model.mimeData([model.index_of(key) for key in both])
        model.dropMimeData(data, MOVE, -1, -1, model.index_of(people["Mr Hall"]))
        assert [model.row(key).parent for key in both] == [people["Mr Hall"]] * 2
        assert context.notifier.notices == ["2 people referred by Mr Hall"]
        library.history.undo()
        assert [model.row(key).parent for key in both] == [
            people["Ana Souza"],
            people["Tom Becker"],
        ]

    def test_who_was_chosen_with_shift_is_still_chosen(
        self, page: PeoplePage, people: Ids, library: Library
    ) -> None:
        several = [library.contacts.add(f"Zed {each}") for each in range(3)]
        tree, model = page.browser.tree, page.browser.model
        corners = QItemSelection(model.index_of(several[0]), model.index_of(several[-1]))
        flags = QItemSelectionModel.SelectionFlag
        tree.choose(several[0])
        tree.selectionModel().select(corners, flags.ClearAndSelect | flags.Rows)
        data = model.mimeData(tree.selectionModel().selectedRows())
        model.dropMimeData(data, MOVE, -1, -1, model.index_of(people["Mr Hall"]))
        assert [model.row(key).parent for key in several] == [people["Mr Hall"]] * 3
        assert tree.selected_ids() == several
        library.history.undo()
        assert tree.selected_ids() == several
        library.contacts.set_field(several[1], "name", "Aaron")
        assert tree.selected_ids() == [several[1], several[0], several[2]]

    def test_below_somebody_folded_it_stays_folded(self, page: PeoplePage, people: Ids) -> None:
        tree, model = page.browser.tree, page.browser.model
        tree.collapse(model.index_of(people["Tom Becker"]))
        self.drop(page, people["Mr Hall"], people["Tom Becker"], MOVE)
        assert people["Mr Hall"] in model.below(people["Tom Becker"])
        assert not tree.isExpanded(model.index_of(people["Tom Becker"]))

    def test_a_refusal_is_said_once_for_each_target(
        self, page: PeoplePage, people: Ids, context: PageContext
    ) -> None:
        tree, model = page.browser.tree, page.browser.model
        data = model.mimeData([model.index_of(people["Tom Becker"])])

        def hover(key: int) -> bool:
            place = QPointF(tree.visualRect(model.index_of(key)).center())
            event = QDragMoveEvent(
                place.toPoint(),
                MOVE | COPY,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            tree.dragMoveEvent(event)
            return event.isAccepted()

        for _again in range(2):
            assert not hover(people["Lena Fischer"])
        assert context.notifier.refusals == [
            "Lena Fischer was reached through Tom Becker, so can’t have referred Tom Becker."
        ]
        assert hover(people["Mr Hall"])
        assert context.notifier.refusals == []  # one may let go here
        assert not hover(people["Tom Becker"])
        assert context.notifier.refusals[-1] == (
            "Tom Becker can’t have been referred by themselves."
        )

    def test_letting_go_where_it_is_refused_is_seen(
        self,
        page: PeoplePage,
        people: Ids,
        context: PageContext,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        tree, model = page.browser.tree, page.browser.model
        over = people["Lena Fischer"]

        def drag(view: QTreeView, _actions: Qt.DropAction) -> None:
            """A drag by Qt, which returns when the button is let go."""
            data = model.mimeData([model.index_of(people["Tom Becker"])])
            place = tree.visualRect(model.index_of(over)).center()
            left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            view.dragMoveEvent(QDragMoveEvent(place, MOVE | COPY, data, left, none))
            QCursor.setPos(tree.viewport().mapToGlobal(place))

        monkeypatch.setattr(type(tree), "_drag", drag)
        tree.startDrag(MOVE)
        assert context.notifier.notices == [
            "Lena Fischer was reached through Tom Becker, so can’t have referred Tom Becker."
        ]
        over = people["Mr Hall"]
        assert context.notifier.refusals == []  # the drag is over: it isn't said any longer
        tree.startDrag(MOVE)
        assert len(context.notifier.notices) == 1


class TestContextMenu:
    def ask(self, page: PeoplePage, reason: QContextMenuEvent.Reason, place: QPoint) -> QMenu:
        event = QContextMenuEvent(reason, QPoint(5, 5), place)
        page.browser.contextMenuEvent(event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def test_by_key_and_by_mouse(self, page: PeoplePage, people: Ids) -> None:
        page.show_contact(people["Ana Souza"])
        tree = page.browser.tree
        menu = self.ask(page, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
        texts = [without_mnemonic(entry.text()) for entry in menu.actions() if entry.text()]
        assert texts[:2] == ["Add referral…", "New interview…"]
        assert texts[-2:] == ["Delete", "Forget this person…"]
        letters = [mnemonic(entry.text()) for entry in menu.actions() if entry.text()]
        assert all(letters)
        assert len(set(letters)) == len(letters)
        menu.close()
        rect = tree.visualRect(page.browser.model.index_of(people["Ana Souza"]))
        place = tree.viewport().mapToGlobal(rect.center())
        menu = self.ask(page, QContextMenuEvent.Reason.Mouse, place)
        menu.close()

    def test_several_are_exported_together(
        self, page: PeoplePage, people: Ids, context: PageContext
    ) -> None:
        page.browser.tree.selectAll()
        menu = self.ask(page, QContextMenuEvent.Reason.Keyboard, QPoint(0, 0))
        codes = [entry.objectName().split(".")[-1] for entry in menu.actions() if entry.text()]
        assert codes == ["touch", "cadence", "copy", "export", "delete"]
        menu.actions()[-2].trigger()
        name, args, _named = context.navigator.calls[-1]
        assert (name, set(args)) == ("export_contacts", set(people.values()))
        menu.close()


def test_screen_readers_hear_whole_rows(page: PeoplePage, people: Ids, library: Library) -> None:
    library.referrals.hold(people["Ana Souza"], whose_move_id=people["Tom Becker"])
    index = page.browser.model.index_of(people["Ana Souza"])
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Ana Souza, on hold, next step: ")
    group = page.browser.model.index(0, 0, page.browser.model.index(0, 0))
    assert group.data(Qt.ItemDataRole.AccessibleTextRole) == "Found by myself, 2 people"
