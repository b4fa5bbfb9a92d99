"""One window on a journal: a second start calls the first one and ends."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 3_000  # the first window may just be starting
STEP_MS = 50
LONGEST = 64 * 1024
SHOW = b"show\n"


class InstanceServer(QObject):
    """Listens under a name; only programs of the same user may call."""

    called = Signal()
    file_brought = Signal(object)  # a path

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Whoever holds the journal's lock may take the name of one that died."""
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Ends listening."""
        self._server.close()

    def _greet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setParent(self)
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(self._read)
            self._listen_to(caller)

    def _read(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._listen_to(caller)

    def _listen_to(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() > LONGEST:
            caller.abort()
            return
        while caller.canReadLine():
            line = bytes(caller.readLine().data())
            if line == SHOW:
                self.called.emit()
            elif line.startswith(b"file "):
                self.called.emit()
                path = Path(line[5:].rstrip(b"\n").decode("utf-8", "surrogateescape"))
                self.file_brought.emit(path)
            caller.write(b"ok\n")
            caller.flush()


def call(name: str, file: str = "") -> bool:
    """Asks the first window to come forward, with a file to import; True when it answered."""
    message = SHOW
    if file and "\n" not in file:
        message = b"file " + file.encode("utf-8", "surrogateescape") + b"\n"
    patience = QDeadlineTimer(WAIT_MS)
    while not patience.hasExpired():
        line = QLocalSocket()
        line.connectToServer(name)
        if line.waitForConnected(STEP_MS):
            line.write(message)
            line.waitForBytesWritten(WAIT_MS)
            answered = line.waitForReadyRead(max(patience.remainingTime(), STEP_MS))
            line.disconnectFromServer()
            if answered:
                return True
        QThread.msleep(STEP_MS)
    return False
