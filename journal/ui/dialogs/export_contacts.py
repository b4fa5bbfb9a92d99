"""Exports people to a CSV file: who, which columns, where to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.errors import CannotWrite, KnownError
from journal.exchange.csv_out import COLUMNS, DEFAULT_COLUMNS, locale_separator
from journal.exchange.csv_out import preview as as_table
from journal.exchange.filenames import safe_filename
from journal.services.background import Job
from journal.services.exporting import LONG
from journal.ui.dialogs.export_contacts_columns import ColumnList
from journal.ui.dialogs.export_contacts_preview import PreviewTable
from journal.ui.dialogs.export_contacts_words import column_labels
from journal.ui.dialogs.saving import documents, say_saved
from journal.ui.dialogs.wide_dialog import WideDialog
from journal.ui.shell.context import PageContext
from journal.ui.theme import SIZE, SPACE
from journal.ui.widgets.buttons import PlainButton
from journal.ui.widgets.code_box import CodeBox
from journal.ui.widgets.elided_label import ElidedLabel
from journal.ui.widgets.label import Label
from journal.ui.widgets.link_label import LinkLabel
from journal.ui.widgets.section import SectionTitle
from journal.ui.widgets.segmented import SegmentedControl

KEPT = "export"  # under this name the journal remembers columns, separator, headings, last file
SEPARATORS = (",", ";", "\t")


class ExportDialog(WideDialog):
    """Enter exports: everything has a value that will do."""

    def __init__(
        self,
        context: PageContext,
        ids: Collection[int] = (),
        parent: QWidget | None = None,
        *,
        opener: Callable[[QUrl], bool],
    ) -> None:
        """``ids`` are the people chosen; none means that everybody is exported."""
        super().__init__(context, "export", "", parent)
        self.setWindowTitle(self.tr("Export contacts"))
        self._saved = self.library.autosave.flush()
        self._opener = opener
        self._ids = tuple(ids)
        self._count = self.library.exports.count()
        self._chosen_count = self.library.exports.count(self._ids)
        self._kept = _mapping(self.library.choices.get(KEPT))
        self._sample: list[dict[str, object]] | None = None
        self._job: Job | None = None
        self._may_replace: Path | None = None
        self._make()
        self._lay_out()
        self._fill()
        self.fit(960, 620)
        self.verb.setFocus()
        QTimer.singleShot(0, self, self._show_preview)  # after the first paint

    # what is shown

    def _make(self) -> None:
        self.people = SegmentedControl(
            [
                ("chosen", self.tr("Chosen: {count}").format(count=self._chosen_count)),
                ("all", self.tr("Everybody: {count}").format(count=self._count)),
            ]
        )
        self.people.setObjectName("export.people")
        self.people.setAccessibleName(self.tr("Who is exported"))
        if not self._ids:  # showing it would make it a window of its own: it has no place yet
            self.people.hide()
        self.people.changed.connect(self._choose_people)
        self.columns = ColumnList(column_labels())
        self.columns.setObjectName("export.columns")
        self.columns.setAccessibleName(self.tr("Columns"))
        self.columns.setAccessibleDescription(self._order_hint())
        self.columns.changed.connect(self._show_choice)
        self.preview = PreviewTable()
        self.preview.setObjectName("export.preview")
        self.preview.setAccessibleName(self.tr("Preview"))
        self.separator = CodeBox(
            [
                (",", self.tr("Comma")),
                (";", self.tr("Semicolon")),
                ("\t", self.tr("Tab")),
            ]
        )
        self.separator.setObjectName("export.separator")
        self.headings = QCheckBox(self.tr("&Headings in my language"))
        self.headings.setObjectName("export.headings")
        self.headings.toggled.connect(self._show_preview)
        self.target = ElidedLabel("", mode=Qt.TextElideMode.ElideMiddle)
        self.target.setObjectName("export.target")
        self.choose = PlainButton(self.tr("&Choose…"))
        self.choose.setObjectName("export.choose")
        self.choose.clicked.connect(self._choose_target)

    def _lay_out(self) -> None:
        if self._ids:
            self.body.addWidget(self.people)
        row = QHBoxLayout()
        row.setSpacing(SPACE.page)
        row.addLayout(self._column_side())
        row.addLayout(self._file_side(), 1)
        self.body.addLayout(row, 1)

    def _column_side(self) -> QVBoxLayout:
        every = LinkLabel(self.tr("All"))
        every.setObjectName("export.columns.all")
        every.clicked.connect(lambda: self._set_columns(COLUMNS))
        usual = LinkLabel(self.tr("Usual"))
        usual.setObjectName("export.columns.usual")
        usual.clicked.connect(lambda: self._set_columns(_usual()))
        self.columns_title = SectionTitle(self.tr("Columns"))
        self.columns_title.setMinimumHeight(SIZE.row)
        for link in (every, usual):
            self.columns_title.add_trailing(link)
        side = QVBoxLayout()
        side.setSpacing(SPACE.small)
        side.addWidget(self.columns_title)
        side.addWidget(self.columns, 1)
        side.addWidget(self.headings)
        side.addWidget(Label(self._order_hint(), "caption", "muted", wrap=True))
        return side

    def _file_side(self) -> QVBoxLayout:
        self.shown = Label("", "caption", "muted")
        title = SectionTitle(self.tr("Preview"))
        title.setMinimumHeight(SIZE.row)
        title.add_trailing(self.shown)
        caption = Label(self.tr("&Separator"), role="muted")
        caption.setBuddy(self.separator)
        self.separator.setAccessibleName(self.tr("Separator"))
        where = QHBoxLayout()
        where.setSpacing(SPACE.medium)
        where.addWidget(self.target, 1)
        where.addWidget(self.choose)
        form = QGridLayout()
        form.setHorizontalSpacing(SPACE.card)
        form.setVerticalSpacing(SPACE.small)
        form.setColumnStretch(1, 1)
        form.addWidget(caption, 0, 0)
        form.addWidget(self.separator, 0, 1, Qt.AlignmentFlag.AlignLeading)
        form.addWidget(Label(self.tr("File"), role="muted"), 1, 0)
        form.addLayout(where, 1, 1)
        side = QVBoxLayout()
        side.setSpacing(SPACE.small)
        side.addWidget(title)
        side.addWidget(self.preview)
        side.addSpacing(SPACE.small)
        side.addLayout(form)
        side.addStretch(1)
        return side

    def _order_hint(self) -> str:
        return self.tr("Drag a column to move it, or press Alt+Up or Alt+Down.")

    def _fill(self) -> None:
        kept = self._kept
        known = [code for code in _list(kept.get("columns")) if code in COLUMNS]
        self.columns.set_chosen(list(dict.fromkeys(known)) or _usual())
        usual = locale_separator(QLocale().decimalPoint())
        separator = kept.get("separator")
        self.separator.set_code(separator if separator in SEPARATORS else usual)
        self.headings.setChecked(kept.get("headings") is True)
        self._set_target(self._proposed())
        self._show_choice()
        if not self._saved:
            self.strip.show_message(
                self.tr("What you typed last isn’t saved yet, so it isn’t in this export."),
                "today",
            )

    def _show_choice(self) -> None:
        """What follows from who and which columns are chosen."""
        chosen = self.columns.chosen()
        self.columns_title.set_count(len(chosen))
        count = self._people_count()
        self.verb.setText(self.tr("Export %n contact(s)", None, count))
        self.verb.setEnabled(bool(chosen) and count > 0)
        self._show_preview()

    def _show_preview(self) -> None:
        if not self.isVisible() and self._sample is None:
            return  # not before the first paint
        if self._sample is None:
            self._sample = self.library.exports.sample(self._chosen_ids())
        columns = self.columns.chosen()
        self.preview.show_rows(as_table(self._sample, columns, labels=self._labels()))
        said = self.tr("the first {shown} of {count}")
        shown, count = len(self._sample), self._people_count()
        self.shown.setText(said.format(shown=shown, count=count) if shown < count else "")

    # choices

    def _chosen_ids(self) -> tuple[int, ...] | None:
        return self._ids if self._ids and self.people.code() == "chosen" else None

    def _people_count(self) -> int:
        ids = self._chosen_ids()
        return self._count if ids is None else self._chosen_count

    def _labels(self) -> Mapping[str, str] | None:
        return column_labels() if self.headings.isChecked() else None

    def _choose_people(self) -> None:
        self._sample = None
        self._show_choice()

    def _set_columns(self, codes: Sequence[str]) -> None:
        self.columns.set_chosen(codes)
        self._show_choice()

    def _proposed(self) -> Path:
        folder = Path(str(self._kept.get("folder") or ""))
        if not self._kept.get("folder") or not folder.is_dir():
            folder = documents()
        stem = f"{self.tr('contacts')}-{self.library.clock.today().isoformat()}"
        return folder / safe_filename(stem, ".csv", fallback="contacts")

    def _set_target(self, path: Path) -> None:
        self.path = path
        self.target.setText(str(path))

    def _choose_target(self) -> None:
        chosen = self.context.prompter.save_path(
            self.tr("Export contacts"), self.path, self.tr("CSV files (*.csv)")
        )
        if chosen is None:
            return
        if not chosen.suffix:
            chosen = chosen.with_name(chosen.name + ".csv")
        else:
            self._may_replace = chosen  # the file dialog has asked
        self.strip.clear()
        self._set_target(chosen)
        self.verb.setFocus()

    # exporting

    def carry_out(self) -> None:
        """Writes the file, or asks first where another one would be replaced."""
        if self._job is not None:
            return
        self.strip.clear()
        if self._must_ask():
            self._ask()
            return
        ids, labels = self._chosen_ids(), self._labels()
        separator = str(self.separator.code())
        columns = self.columns.chosen()
        exports = self.library.exports
        if self._people_count() > LONG:
            self._busy(True)
            self._job = exports.write_in_background(
                self.path, columns, ids=ids, separator=separator, labels=labels,
                done=self._finish, failed=self._fail, stopped=self._stopped,
            )  # fmt: skip
            return
        try:
            count = exports.write(self.path, columns, ids=ids, separator=separator, labels=labels)
        except CannotWrite as error:
            self._fail(error)
        else:
            self._finish(count)

    def _must_ask(self) -> bool:
        if self.path == self._may_replace:
            return False
        mark = _mark_of(self.path)
        return mark is not None and mark != self._kept.get("last")

    def _ask(self) -> None:
        self.strip.show_message(
            self.tr("There is a file “{file}” already.").format(file=self.path.name),
            "today",
            [
                (self.tr("Keep both"), self._keep_both),
                (self.tr("Replace it"), self._replace),
            ],
            closable=False,
        )
        self.strip.buttons()[0].setFocus()

    def _replace(self) -> None:
        self._may_replace = self.path
        self.carry_out()

    def _keep_both(self) -> None:
        try:
            taken = [each.name for each in self.path.parent.iterdir()]
        except OSError:
            taken = [self.path.name]
        name = safe_filename(self.path.stem, self.path.suffix, fallback="contacts", taken=taken)
        self._set_target(self.path.with_name(name))
        self.carry_out()

    def _busy(self, busy: bool) -> None:
        for part in (self.people, self.columns, self.separator, self.headings, self.choose):
            part.setEnabled(not busy)
        self.verb.setEnabled(not busy)
        if busy:
            self.verb.setText(self.tr("Exporting…"))
        else:
            self._job = None
            self._show_choice()

    def _finish(self, count: int) -> None:
        self._job = None
        self.library.choices.keep(
            KEPT,
            {
                "columns": self.columns.chosen(),
                "separator": self.separator.code(),
                "headings": self.headings.isChecked(),
                "folder": str(self.path.parent),
                "last": _mark_of(self.path),
            },
        )
        said = self.tr("%n contact(s) exported", None, count)
        say_saved(self.context.notifier, said, self.path, self._opener)
        self.accept()

    def _fail(self, error: KnownError) -> None:
        self._busy(False)
        self.say_problem(error, [(self.tr("Choose another place…"), self._choose_target)])
        self.strip.buttons()[0].setFocus()

    def _stopped(self) -> None:
        self._job = None
        super().reject()

    def reject(self) -> None:
        """While a file is written, it is given up first; the old one stays."""
        if self._job is not None:
            self._job.stop()
        else:
            super().reject()


def _usual() -> list[str]:
    """The usual columns as a person reads them: the name first, what only programs need last."""
    return [*(code for code in DEFAULT_COLUMNS if code != "uuid"), "uuid"]


def _mark_of(path: Path) -> list[Any] | None:
    """What tells a file from what somebody made of it later; None when there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return [str(path), found.st_size, found.st_mtime_ns]


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []
