"""Leads each command to what does it, with what is chosen; says why where nothing fits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.statuses import may_have_substitute
from journal.ui.shell.actions import Actions
from journal.ui.shell.context import PageContext
from journal.ui.shell.edits import Edits
from journal.ui.shell.files import Files
from journal.ui.shell.navigator import WindowNavigator
from journal.ui.shell.views import Views

if TYPE_CHECKING:
    from journal.ui.shell.window import MainWindow

translate = QCoreApplication.translate


class Routes:
    """Everything a command may need, and a method where a command needs more than one call."""

    def __init__(
        self,
        window: MainWindow,
        context: PageContext,
        navigator: WindowNavigator,
        edits: Edits,
        views: Views,
        files: Files,
    ) -> None:
        self._window = window
        self._context = context
        self._library = context.library
        self._actions: Actions = context.actions
        self._navigator = navigator
        self._edits = edits
        self._views = views
        self._files = files

    def table(self) -> dict[str, Callable[[], object]]:
        """What each command runs."""
        go, edit, view, file = self._navigator, self._edits, self._views, self._files
        return {
            "new.contact": go.new_contact,
            "new.interview": lambda: go.new_interview(go.contact_in_sight(), go.chosen().day),
            "new.followup": lambda: go.new_follow_up(go.contact_in_sight(), go.chosen().day),
            "new.letter": self._new_letter,
            "file.open": file.open_journal,
            "file.sample": file.open_sample,
            "file.own": file.open_own,
            "file.backup": self._window.backing.back_up,
            "file.restore": self._window.backing.restore,
            "file.import": go.import_file,
            "file.export": go.export_contacts,
            "file.print_sheet": self._print_sheet,
            "file.print_empty": go.print_sheet,
            "file.save": self._save,
            "file.quit": self._window.close,
            "edit.undo": edit.undo,
            "edit.redo": edit.redo,
            "edit.cut": edit.cut,
            "edit.copy": edit.copy,
            "edit.paste": edit.paste,
            "edit.select_all": edit.select_all,
            "edit.delete": edit.delete,
            "edit.deleted": self._window.past.show_deleted,
            "edit.history": go.show_history,
            "edit.find": self._find,
            "edit.preferences": go.preferences,
            "edit.search": self._window.open_search,
            "view.sidebar": view.toggle_sidebar,
            "view.larger": lambda: view.resize_text(1),
            "view.smaller": lambda: view.resize_text(-1),
            "view.normal": lambda: view.resize_text(0),
            "view.light": lambda: view.set_scheme("light"),
            "view.dark": lambda: view.set_scheme("dark"),
            "view.system": lambda: view.set_scheme("system"),
            "view.full_screen": view.toggle_full_screen,
            "view.next_pane": self._window.next_pane,
            "go.back": go.go_back,
            "go.forward": go.go_forward,
            "go.today": lambda: self._enter("today"),
            "go.people": lambda: self._enter("people"),
            "go.interviews": lambda: self._enter("interviews"),
            "go.calendar": lambda: self._enter("calendar"),
            "go.letters": lambda: self._enter("letters"),
            "go.next_interview": self._next_interview,
            "go.this_day": lambda: go.show_day(self._library.clock.today()),
            "help.shortcuts": self._shortcuts,
            "help.log": file.show_log,
            "help.about": self._about,
            **self._tools(),
        }

    def _tools(self) -> dict[str, Callable[[], object]]:
        go = self._navigator
        return {
            "tools.write": self._write,
            "tools.referral": lambda: self._with_contact(go.new_contact),
            "tools.referred_by": lambda: self._with_contact(go.referred_by),
            "tools.hold": lambda: self._with_contact(go.put_on_hold),
            "tools.touch": self._log_touch,
            "tools.substitute": self._substitute,
            "tools.forget": lambda: self._with_contact(go.forget_contact),
            "tools.done": lambda: self._with_follow_up(go.finish_follow_up),
            "tools.change_date": lambda: self._with_follow_up(go.change_date),
            "edit.followup": lambda: self._with_follow_up(go.edit_follow_up),
            "tools.propose": lambda: self._with_contact(go.propose_for),
            "tools.remind": lambda: self._with_follow_up(go.remind_later),
            "tools.skip": lambda: self._with_follow_up(go.skip_follow_up),
            "tools.visit": go.plan_visit,
            "tools.milestone": go.milestone,
            "tools.check": self._window.backing.check,
        }

    def refresh(self, menu: str) -> None:
        """Enables what a menu that opens can do now; ``""`` enables everything again."""
        if not menu:
            for action in self._actions:
                action.setEnabled(True)
            return
        self._actions.dress()
        look = {
            "file": self._look_at_files,
            "edit": self._look_at_edits,
            "go": self._look_at_places,
            "tools": self._look_at_tools,
        }.get(menu)
        if look is not None:
            look()

    def _look_at_files(self) -> None:
        enable, files = self._actions.enable, self._files
        enable("file.print_sheet", self._sheet_of() is not None, self._no_interview())
        enable("file.own", not files.is_own, translate("Routes", "This is your own journal"))
        sample = translate("Routes", "This is the sample journal")
        enable("file.sample", not files.is_sample, sample)

    def _look_at_edits(self) -> None:
        enable, history = self._actions.enable, self._library.history
        self._edits.refresh_names()
        nothing = translate("Routes", "Nothing was changed yet")
        enable("edit.undo", self._edits.can_undo(), nothing)
        enable("edit.redo", history.redo_name() is not None, nothing)
        no_field = translate("Routes", "No text field has the focus")
        enable("edit.cut", self._edits.has_field(), no_field)
        enable("edit.paste", self._edits.has_field(), no_field)
        chosen = self._navigator.chosen()
        some = any((chosen.contact_id, chosen.interview_id, chosen.follow_up_id))
        enable("edit.delete", some, translate("Routes", "Nothing is chosen"))
        page = self._navigator.page()
        field = page.filter_field() if page is not None else None
        enable("edit.find", field is not None, translate("Routes", "This page has no filter"))

    def _look_at_places(self) -> None:
        enable, places = self._actions.enable, self._navigator.places
        enable("go.back", places.can_go_back, translate("Routes", "This is where you began"))
        enable("go.forward", places.can_go_forward, translate("Routes", "You didn’t go back"))

    def _look_at_tools(self) -> None:
        enable = self._actions.enable
        contact = self._navigator.chosen_contact()
        for code in ("write", "referral", "referred_by", "hold", "touch", "propose", "forget"):
            enable(f"tools.{code}", contact is not None, self._no_person())
        enable("tools.substitute", not self._no_substitute(), self._no_substitute())
        follow_up = self._navigator.chosen().follow_up_id
        for code in ("done", "change_date", "remind", "skip"):
            enable(f"tools.{code}", follow_up is not None, self._no_follow_up())
        enable("edit.followup", follow_up is not None, self._no_follow_up())

    @staticmethod
    def _no_person() -> str:
        return translate("Routes", "Choose a person first")

    @staticmethod
    def _no_interview() -> str:
        return translate("Routes", "Choose an interview first")

    @staticmethod
    def _no_follow_up() -> str:
        return translate("Routes", "Choose a follow-up first")

    def _with_contact(self, run: Callable[[int], object]) -> None:
        contact = self._navigator.chosen_contact()
        if contact is None:
            self._context.notifier.refuse(self._no_person())
        else:
            run(contact)

    def _log_touch(self) -> None:
        """With everybody selected, or with the chosen person."""
        selected: list[int] = getattr(self._navigator.page(), "selected_people", list)()
        if len(selected) > 1:
            self._navigator.log_touches(*selected)
        else:
            self._with_contact(self._navigator.log_touch)

    def _with_follow_up(self, run: Callable[[int], object]) -> None:
        follow_up = self._navigator.chosen().follow_up_id
        if follow_up is None:
            self._context.notifier.refuse(self._no_follow_up())
        else:
            run(follow_up)

    def _substitute(self) -> None:
        why = self._no_substitute()
        chosen = self._navigator.chosen().interview_id
        if why or chosen is None:
            self._context.notifier.refuse(why)
        else:
            self._navigator.set_substitute(chosen)

    def _no_substitute(self) -> str:
        """Why nobody can have come instead; "" where somebody can."""
        chosen = self._navigator.chosen().interview_id
        rows = [] if chosen is None else self._library.interviews.rows([chosen])
        if not rows:
            return self._no_interview()
        if may_have_substitute(rows[0].status):
            return ""
        return translate("Routes", "Nobody was asked for this interview, or it is closed")

    def _enter(self, page: str) -> None:
        """Shows a page and begins there: otherwise the focus would be on whatever comes first."""
        self._navigator.show_page(page)
        self._window.enter_page()

    def _write(self) -> None:
        """What "Write…" in the menu of what is chosen does."""
        chosen = self._navigator.chosen()
        if chosen.follow_up_id is not None and chosen.contact_id is not None:
            self._navigator.write_for(chosen.follow_up_id)
            return
        contact = self._navigator.chosen_contact()
        if contact is None:
            self._context.notifier.refuse(self._no_person())
            return
        self._navigator.write_next(contact, chosen.interview_id)

    def _new_letter(self) -> None:
        """To the person in sight; beside a letter that is open, to somebody else."""
        page = self._navigator.page()
        among_letters = page is not None and page.code == "letters"
        self._navigator.new_letter(None if among_letters else self._navigator.contact_in_sight())

    def _sheet_of(self) -> int | None:
        """The chosen interview; on Today the next one."""
        chosen = self._navigator.chosen().interview_id
        page = self._navigator.page()
        if chosen is None and page is not None and page.code == "today":
            following = self._library.days.first_of_today().leading
            return following.id if following is not None else None
        return chosen

    def _print_sheet(self) -> None:
        chosen = self._sheet_of()
        if chosen is None:
            self._context.notifier.refuse(self._no_interview())
        else:
            self._navigator.print_sheet(chosen)

    def _next_interview(self) -> None:
        following = self._library.days.first_of_today().next_interview
        if following is None:
            self._context.notifier.refuse(translate("Routes", "No interview is scheduled"))
        else:
            self._navigator.show_interview(following.id)

    def _save(self) -> None:
        if self._library.autosave.flush():
            self._context.notifier.say(
                translate("Routes", "Already saved; the journal saves as you type.")
            )

    def _find(self) -> None:
        page = self._navigator.page()
        field = page.filter_field() if page is not None else None
        if field is None:
            self._window.open_search()
        else:
            field.setFocus()
            select = getattr(field, "selectAll", None)
            if select is not None:
                select()

    def _shortcuts(self) -> None:
        from journal.ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._actions, self._window).exec()

    def _about(self) -> None:
        from journal.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).exec()
