"""What is waited for before somebody may be written to: tick it, change it, or end it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from journal.domain.names import shown
from journal.domain.views.holds import HoldRow
from journal.domain.views.people import PersonCard
from journal.services.holding import ConditionDraft, HoldDraft
from journal.ui import show
from journal.ui.dialogs.begun import Written
from journal.ui.dialogs.conditions import ConditionList
from journal.ui.dialogs.fields import PersonField, check_back_of, day_field
from journal.ui.dialogs.form_dialog import FormDialog, Incomplete
from journal.ui.shell.context import PageContext
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel


class OpenHoldDialog(FormDialog):
    """``ended`` is the hold that is over; ``wants_another`` asks for a further one."""

    def __init__(
        self,
        context: PageContext,
        card: PersonCard,
        hold_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Of several holds ``hold_id`` is shown first, or the one to look at first."""
        super().__init__(context, "", "", parent)
        self.name("open_hold")
        self.keep_as(f"open hold of contact {card.id}")
        self.setWindowTitle(self.tr("{name} is on hold").format(name=shown(card.name)))
        self.if_left = self.tr("Hold of {name}: nothing was changed").format(name=shown(card.name))
        in_way = self.library.guard.of(card.id)
        self._holds = in_way.holds if in_way is not None else ()
        self._shown = next((each for each in self._holds if each.id == hold_id), self._holds[0])
        self._written: dict[int, HoldDraft] = {}
        self._end_asked = False
        self.ended: HoldRow | None = None
        self.wants_another = False
        self._make()
        self._show(self._shown)
        self.conditions.changed.connect(self._say_verb)
        self.who.textChanged.connect(self._say_verb)
        self.check_back.changed.connect(self._say_verb)

    def _make(self) -> None:
        self.which = CodeBox([(each.id, self._words(each)) for each in self._holds])
        self.which.setObjectName("open_hold.which")
        self.which.chosen.connect(self._choose)
        self.gone = Label("", "body", "today", wrap=True)
        self.gone.setObjectName("open_hold.gone")
        self.who = PersonField(self.library)
        self.who.setObjectName("open_hold.who")
        self.conditions = ConditionList()
        self.check_back = day_field(self.library, placeholder=self.tr("in a week"))
        self.check_back.setObjectName("open_hold.check_back")
        self.over = PlainButton("")
        self.over.setObjectName("open_hold.over")
        self.over.clicked.connect(self._end_now)
        further = LinkLabel(self.tr("Wait for somebody else too…"))
        further.setObjectName("open_hold.another")
        further.clicked.connect(self._ask_another)
        self.form.add_row(self.tr("&Hold"), self.which)
        self.form.set_row_visible(self.which, len(self._holds) > 1)
        self.form.add_wide(self.gone)
        self.form.add_row(self.tr("Whose &move"), self.who, self.tr("Empty: it is yours"))
        self.form.add_row(self.tr("&Until they"), self.conditions)
        self.form.add_row(
            self.tr("&Check back"), self.check_back, self.tr("If it hasn’t happened yet")
        )
        self.footer.insertWidget(0, further)
        self.footer.insertWidget(self.footer.indexOf(self.verb), self.over)

    def bring_back(self, written: Written) -> None:
        """Into the hold that it was written about."""
        self._at_first = self._at_first or self.written()
        key = written.get(self.which.objectName())
        about = next((each for each in self._holds if each.id == key), None)
        if about is not None:
            self._show(about)
            super().bring_back(written)

    def problem_field(self) -> QWidget:
        """Whose move it is."""
        return self.who

    def checks(self) -> tuple[Callable[[], object], ...]:
        """Whose move, and the day."""
        return self.who.person, self._day

    def carry_out(self) -> None:
        """Writes what was changed, and ends the hold that is shown if that was asked for."""
        over = self._shown if self._end_asked or self._ends() else None
        drafts = {**self._written, self._shown.id: self._draft()}
        self.library.holds.change(list(drafts.values()), over=over.id if over else None)
        self.ended = over

    def _end_now(self) -> None:
        self._end_asked = True
        self.accept()
        self._end_asked = False

    def _ask_another(self) -> None:
        self.wants_another = True
        self.accept()
        self.wants_another = self.result() == self.DialogCode.Accepted

    def _choose(self, key: object) -> None:
        try:
            self._written[self._shown.id] = self._draft()
        except Incomplete as missing:
            self.which.set_code(self._shown.id)
            self.form.set_problem(missing.field, missing.problem)
            missing.field.setFocus()
            return
        self._show(next(each for each in self._holds if each.id == key))

    def _show(self, hold: HoldRow) -> None:
        """Fills the fields with a hold, as it was left if it was looked at before."""
        self._shown = hold
        self.which.set_code(hold.id)
        draft = self._written.get(hold.id) or _as_it_is(hold)
        self.who.clear()
        if draft.whose_move_id is not None:
            self.who.set_person(draft.whose_move_id)
        self.conditions.show_drafts(draft.conditions)
        day = draft.check_back
        self.check_back.set_text(show.day_year(day) if day is not None else "")
        self.gone.setVisible(hold.owner_gone)
        self.gone.setText(
            self.tr("Whoever had the move was deleted. Choose who has it now, or end the hold.")
        )
        self._say_verb()
        (self.who if hold.owner_gone else self.conditions.first_open()).setFocus()

    def _draft(self) -> HoldDraft:
        """What stands in the fields. Raises Incomplete for a name or a day that isn't one."""
        return HoldDraft(
            self._shown.id,
            self.who.person(),
            self._day(),
            tuple(self.conditions.drafts()),
        )

    def _day(self) -> date | None:
        return check_back_of(self.check_back, self.library, self._shown.check_back)

    def _ends(self) -> bool:
        """Whether all is done: the main button then ends the hold."""
        if self.wants_another:
            return False
        if self.conditions.drafts():
            return self.conditions.all_met()
        return not self._is_changed() and not self._shown.owner_gone

    def _is_changed(self) -> bool:
        hold = self._shown
        day = show.day_year(hold.check_back) if hold.check_back is not None else ""
        return (self.who.text().strip(), self.check_back.text().strip()) != (hold.whose_move, day)

    def _say_verb(self, _value: object = None) -> None:
        over = self.tr("May be written to")
        if self._shown.whose_move_id is not None:
            over = self.tr("Introduction made")
        ends = self._ends()
        self.verb.setText(over if ends else self.tr("Save"))
        self.over.setText(over)
        self.over.setVisible(not ends)

    def _words(self, hold: HoldRow) -> str:
        who = hold.whose_move or self.tr("Your move")
        if hold.owner_gone:
            who = self.tr("Nobody’s move")
        if not hold.unmet:
            return who
        return self.tr("{who}: {what}").format(who=who, what="; ".join(hold.unmet))


def _as_it_is(hold: HoldRow) -> HoldDraft:
    return HoldDraft(
        hold.id,
        hold.whose_move_id,
        hold.check_back,
        [ConditionDraft(each.id, each.what, each.met_on is not None) for each in hold.conditions],
    )
