"""What the columns of an export are called in the user's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def column_labels() -> Mapping[str, str]:
    """The words for each column by its code; asked anew, so that a change of language shows."""
    return {**_person(), **_standing(), **_notes()}


def _person() -> Mapping[str, str]:
    return {
        "id": translate("Columns", "Number"),
        "uuid": translate("Columns", "Identity (UUID)"),
        "name": translate("Columns", "Name"),
        "given": translate("Columns", "Given name"),
        "family": translate("Columns", "Family name"),
        "addressed_as": translate("Columns", "Addressed as"),
        "pronouns": translate("Columns", "Pronouns"),
        "company": translate("Columns", "Company"),
        "role": translate("Columns", "Role"),
        "area": translate("Columns", "Area of responsibility"),
        "level": translate("Columns", "Level"),
        "decides_hiring": translate("Columns", "Decides on hiring"),
        "recruiter": translate("Columns", "Recruiter"),
        "emails": translate("Columns", "Mail addresses"),
        "phones": translate("Columns", "Telephone numbers"),
        "links": translate("Columns", "Links"),
        "place": translate("Columns", "Place"),
    }


def _standing() -> Mapping[str, str]:
    return {
        "source": translate("Columns", "Found through"),
        "how_known": translate("Columns", "How I know them"),
        "attained": translate("Columns", "What they attained"),
        "referred_by": translate("Columns", "Referred by"),
        "also_referred_by": translate("Columns", "Also referred by"),
        "path": translate("Columns", "Path of referrals"),
        "introduction": translate("Columns", "Introduction"),
        "on_hold": translate("Columns", "On hold"),
        "warmth": translate("Columns", "Warmth"),
        "cadence": translate("Columns", "In touch every"),
        "thanks_by": translate("Columns", "Thanks by"),
        "linkedin": translate("Columns", "LinkedIn"),
        "first_touch": translate("Columns", "First in touch"),
        "last_touch": translate("Columns", "Last in touch"),
        "next_step": translate("Columns", "Next step"),
        "tags": translate("Columns", "Tags"),
    }


def _notes() -> Mapping[str, str]:
    return {
        "research": translate("Columns", "Research"),
        "common_ground": translate("Columns", "Common ground"),
        "issues": translate("Columns", "Issues"),
        "professional_interests": translate("Columns", "Professional interests"),
        "personal_interests": translate("Columns", "Personal interests"),
        "clues": translate("Columns", "Clues"),
        "offers": translate("Columns", "What I can offer"),
        "resume_feedback": translate("Columns", "Résumé feedback"),
        "how_i_come_across": translate("Columns", "How I come across"),
        "notes": translate("Columns", "Notes"),
        "private_notes": translate("Columns", "Private notes"),
    }
