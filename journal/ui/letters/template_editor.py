"""A template: its words, what is filled into it, and the way back to the program's words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.letters.mistakes import mistakes
from journal.domain.letters.placeholders import keys
from journal.domain.views.letters import TemplateRow
from journal.services.visits import Visits
from journal.ui.desk import Desk
from journal.ui.growth import grown
from journal.ui.labels import capital, label
from journal.ui.letters.head import title_line
from journal.ui.letters.row_words import template_name
from journal.ui.letters.sheet import CAPTIONS, LEAST, set_in
from journal.ui.letters.template_edit import TemplateEdit
from journal.ui.letters.template_words import sentences
from journal.ui.theme import SPACE
from journal.ui.widgets.block import Block
from journal.ui.widgets.buttons import IconButton, PlainButton
from journal.ui.widgets.card import Card, Hairline
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.form_row import Problem
from journal.ui.widgets.inline_edit import INSET, InlineLineEdit
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import INSET as LINK_INSET
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.two_columns import TwoColumns

FIELD = "letter.template"
LOOK_MS = 600
"""After the last key what is wrong is said: not of a word that is being typed."""
MOST_MISTAKES = 5


class TemplateEditor(QWidget):
    """What is typed is kept; the program's own words stay behind it, one click away.

    ``made`` comes with the key of a wording that was added, ``left`` is the way back to the list.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letters.template")
        self._desk = desk
        self._row: TemplateRow | None = None
        self._visits = Visits(desk.library.autosave)
        self._typed_last: dict[str, tuple[str, str, str]] = {}
        self._make_head()
        self._make_fields()
        self._fill()

    def _make_head(self) -> None:
        self.back = IconButton("arrow-left", self.tr("Back to the list"))
        self.back.setObjectName("letters.template.back")
        self.back.clicked.connect(self.left)
        self.back.hide()
        self.name = ElidedLabel("", "title")
        self.name.setObjectName("letters.template.name")
        self.kind = ElidedLabel("", role="muted")
        self.original = PlainButton(self.tr("Back to the program’s words"))
        self.original.setObjectName("letters.template.original")
        self.original.clicked.connect(self.delete)
        self.add = PlainButton(self.tr("New wording"))
        self.add.setObjectName("letters.template.add")
        self.add.setToolTip(self.tr("Begins another wording for the same letter, from this one"))
        self.add.clicked.connect(self.begin_another)

    def _make_fields(self) -> None:
        self.title = InlineLineEdit(placeholder=self.tr("What you call it"))
        self.title.setObjectName("letters.template.title")
        self.title.setAccessibleName(self.tr("Name of the wording"))
        self.subject = InlineLineEdit()
        self.subject.setObjectName("letters.template.subject")
        self.subject.setAccessibleName(self.tr("Subject"))
        self.text = TemplateEdit(self.tr("What would you like to say?"))
        self.text.setObjectName("letters.template.text")
        self.text.setAccessibleName(self.tr("Text of the template"))
        for field in (self.title, self.subject, self.text):
            field.edited.connect(self._typed)
            field.left.connect(self._left)
        self.problem = Problem("")
        self.problem.setObjectName("letters.template.problem")
        self.problem.hide()
        self._fills: frozenset[str] = frozenset()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_MS)
        self._soon.timeout.connect(self.look)

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.card, SPACE.page, SPACE.small)
        head.setSpacing(SPACE.small)
        head.addWidget(self.back)
        head.addLayout(title_line(self.name, self.kind), 1)
        head.addWidget(self.original)
        head.addWidget(self.add)
        self.columns = TwoColumns()
        self.columns.main.addLayout(set_in(self._sheet()))
        self.columns.main.addLayout(set_in(self.problem))
        self.columns.side.addWidget(self._places())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.columns, 1)

    def _sheet(self) -> Card:
        card = Card()
        card.setMinimumWidth(LEAST)
        side = SPACE.card - INSET
        card.box.setContentsMargins(0, SPACE.small, 0, SPACE.small)
        card.box.setSpacing(SPACE.tight)
        lines = QGridLayout()
        lines.setContentsMargins(SPACE.card, 0, side, 0)
        lines.setHorizontalSpacing(0)
        lines.setVerticalSpacing(SPACE.tight)
        lines.setColumnMinimumWidth(0, grown(CAPTIONS, self.font()))
        lines.setColumnStretch(1, 1)
        captions = ((self.tr("Name"), self.title), (self.tr("Subject"), self.subject))
        for place, (caption, field) in enumerate(captions):
            lines.addWidget(Label(caption, role="muted"), place, 0)
            lines.addWidget(field, place, 1)
        body = QHBoxLayout()
        body.setContentsMargins(side, SPACE.tight, side, 0)
        body.addWidget(self.text)
        card.box.addLayout(lines)
        card.box.addWidget(Hairline())
        card.box.addLayout(body)
        return card

    def _places(self) -> Block:
        block = Block(self.tr("To be filled in"))
        hint = Label(
            self.tr(
                "A name in braces is replaced by what the journal knows. A part in [? ] is left"
                " out where something in it isn’t known."
            ),
            "caption",
            "muted",
            wrap=True,
        )
        hint.setMinimumWidth(1)  # a long word must not make the column wider than it is
        block.add(hint)
        for key, words in self._known().items():
            block.add_links(self._place_line(key, words))
        return block

    def _place_line(self, key: str, words: str) -> QVBoxLayout:
        link = LinkLabel(f"{{{key}}}")
        link.setObjectName(f"letters.template.place.{key}")
        link.setAccessibleDescription(self.tr("Puts it into the text: {what}").format(what=words))
        link.clicked.connect(lambda: self._insert(key))
        below = QHBoxLayout()
        below.addSpacing(LINK_INSET)
        told = Label(words, "caption", "muted", wrap=True)
        told.setObjectName(f"letters.template.place.{key}.words")
        below.addWidget(told, 1)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(link)
        line.addLayout(below)
        return line

    def _known(self) -> Mapping[str, str]:
        return self._desk.library.composing.wording().gaps

    def _fillable(self) -> frozenset[str]:
        """All placeholders that there are: those that the program's own templates use too."""
        wording = self._desk.library.composing.wording()
        used = {key for each in wording.templates for key in keys(each.subject + each.body)}
        return frozenset({*wording.gaps, *used})

    def row(self) -> TemplateRow | None:
        """The template shown."""
        return self._row

    def show_template(self, row: TemplateRow) -> None:
        """Another template, or the same as it is now; then what one types in is let be."""
        another = self._row is None or row.key != self._row.key
        if another:
            self.end_visit()
        self._row = row
        self.name.setText(template_name(row))
        self.kind.setText(capital(label(row.kind)))
        if another:
            self._fills = self._fillable()
            self.text.places.set_known(self._fills)
        texts = (row.title, row.subject, row.body)
        if self._desk.library.autosave.is_staged((FIELD, row.key)):
            texts = self._typed_last.get(row.key, texts)  # the journal has only the older ones
        fields: tuple[InlineLineEdit | TemplateEdit, ...] = (self.title, self.subject, self.text)
        for field, text in zip(fields, texts, strict=True):
            (field.set_text if another else field.refresh_text)(text.strip())
        self._show_original(row)
        if another or not self.is_typing():
            self.look()
        if another:
            self.columns.verticalScrollBar().setValue(0)

    def _show_original(self, row: TemplateRow) -> None:
        back, gone = self.tr("Back to the program’s words"), self.tr("Delete wording")
        self.original.setText(back if row.replaces else gone)
        self.original.setVisible(row.own)

    def set_covering(self, covering: bool) -> None:
        """Whether the list is covered, and the way back to it is shown."""
        self.back.setVisible(covering)

    def enter(self) -> None:
        """Into the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_visit(self) -> bool:
        """The field is left; whether something was typed in it."""
        return self._visits.end(FIELD)

    def begin_another(self) -> None:
        """One more wording for the same letter, beginning with the words of this one."""
        row = self._row
        if row is None:
            return
        self.end_visit()
        title = self.tr("{name}, my words").format(name=template_name(row))
        composing, found = self._desk.library.composing, list[TemplateRow]()
        copy = TemplateRow("", row.kind, title, row.subject, row.body, own=True)
        if self._desk.attempt(lambda: found.append(composing.save_template(copy))):
            self.made.emit(found[0].key)
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.title.selectAll()

    def delete(self) -> None:
        """The user's words go; the program's, which they replaced, are back."""
        row = self._row
        if row is None or row.id is None:
            self._desk.context.notifier.refuse(self.tr("The program’s own words stay."))
            return
        texts = (self.title.text(), self.subject.text(), self.text.text())
        self._visits.forget(FIELD)
        self._desk.library.autosave.drop((FIELD, row.key))
        key = row.id
        self._row = None  # the words that come now take the place of those in the fields
        if self._desk.attempt(lambda: self._desk.library.composing.delete_template(key)):
            self._desk.context.notifier.done(
                self.tr("The program’s words are back")
                if row.replaces
                else self.tr("Wording deleted")
            )
            return
        self._row = row  # it is still there, and so is what was typed
        if texts[2].strip():
            self._stage(row, texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _insert(self, key: str) -> None:
        self.text.insertPlainText(f"{{{key}}}")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, _text: str) -> None:
        row = self._row
        if row is None:
            return
        if self.text.text().strip():
            self._soon.start()  # a word that isn't typed to its end is no mistake yet
            self._stage(row, (self.title.text(), self.subject.text(), self.text.text()))
        else:
            self.look()

    def look(self) -> None:
        """Says under the text what is wrong in it."""
        self._soon.stop()
        if self.text.text().strip():
            subject = mistakes(self.subject.text(), self._fills)
            found = sentences(subject, self.text.places.mistakes)
        else:
            found = [self.tr("A template needs a text.")]
        self.problem.set_text("\n".join(found[:MOST_MISTAKES]))
        self.problem.setVisible(bool(found))
        self.text.setAccessibleDescription(self.problem.text())

    def is_typing(self) -> bool:
        """Whether something was typed a moment ago."""
        return self._soon.isActive()

    def _stage(self, row: TemplateRow, texts: tuple[str, str, str]) -> None:
        self._typed_last[row.key] = texts
        self._visits.stage(FIELD, (FIELD, row.key), lambda visit: self._save(row, texts, visit))

    def _save(self, row: TemplateRow, texts: tuple[str, str, str], visit: str) -> None:
        now = self._row if self._row is not None and self._row.key == row.key else row
        title, subject, body = texts
        changed = now._replace(title=title, subject=subject, body=body)
        if changed == now._replace(subject=now.subject.strip(), body=now.body.strip()):
            return
        kept = self._desk.library.composing.save_template(
            changed, visit=visit, origin=self._desk.origin
        )
        if self._row is now:
            self._row = kept
            self._show_original(kept)

    def _left(self, _text: str) -> None:
        if not self.text.text().strip() and self._row is not None:
            self.text.set_text(self._row.body.strip())
        self.look()
        if self.end_visit():
            self._desk.reread()
