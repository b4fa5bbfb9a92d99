"""The words of one language that letters need beside their templates; they come as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from journal.domain.codes import LetterKind


class Template(NamedTuple):
    """A template that comes with the program."""

    key: str
    kind: LetterKind
    title: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: the templates, the words for gaps, and what hints look for.

    ``words`` are small words by key ("and", "today"), ``formats`` how one would meet, ``meetings``
    what such a meeting is called, ``topics`` what one talked about, as it is said to whom one
    talked with, ``topics_of`` as it is said to somebody else. ``job`` are phrases that ask for a
    job, ``unless`` words before them that turn them round; ``minutes`` patterns (regular
    expressions) that tell how long something takes; ``reasons`` phrases that say why one writes to
    somebody of all people; ``will_write`` and ``will_meet`` what thanks for a name promise until
    whoever was named is written to, and met.
    """

    language: str = ""
    templates: tuple[Template, ...] = ()
    gaps: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    meetings: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    topics_of: Mapping[str, str] = field(default_factory=dict)
    job: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    will_write: tuple[str, ...] = ()
    will_meet: tuple[str, ...] = ()

    def template(self, key: str) -> Template | None:
        """The template of this key."""
        return next((each for each in self.templates if each.key == key), None)

    def of(self, kind: LetterKind) -> tuple[Template, ...]:
        """The templates of a kind, the plainest last."""
        return tuple(each for each in self.templates if each.kind is kind)

    def list(self, parts: Sequence[str]) -> str:
        """Several things in a row: "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self.words.get("and", "{0}, {1}").format(", ".join(parts[:-1]), parts[-1])

    def quoted(self, text: str) -> str:
        """In the quotation marks of the language; "" for nothing. Those in the text get others."""
        outer = self.words.get("quoted", "{0}")
        inner = self.words.get("quoted_inside", "")
        signs = zip(map(ord, outer.replace("{0}", "")), inner, strict=False)
        return outer.format(text.translate(dict(signs))) if text else ""


NO_WORDING: Final = Wording()


def read_wording(language: str, data: Mapping[str, Any]) -> Wording:
    """The wording of a language from its data file. Raises KeyError or ValueError for a bad one."""
    hints = data["hints"]
    return Wording(
        language=language,
        templates=tuple(
            Template(key, LetterKind(each["kind"]), each["title"], each["subject"], each["body"])
            for key, each in data["template"].items()
        ),
        gaps=dict(data["gaps"]),
        words=dict(data["words"]),
        formats=dict(data["formats"]),
        meetings=dict(data["meetings"]),
        topics=dict(data["topics"]),
        topics_of=dict(data["topics_of"]),
        job=tuple(hints["job"]),
        unless=tuple(hints["unless"]),
        minutes=tuple(hints["minutes"]),
        reasons=tuple(hints["reasons"]),
        will_write=tuple(hints.get("will_write", ())),
        will_meet=tuple(hints.get("will_meet", ())),
    )
