"""Brings the translations up to date: ``.venv/bin/python packaging/translations.py [--check]``.

English needs only its plural forms ("1 day", "3 days"), which are made here from "%n day(s)".
``--check`` changes nothing and exits 1 when the committed files are behind the code.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
ENGLISH = FOLDER / "journal_en.ts"
TOOLS = Path(sys.executable).parent


def main(argv: list[str]) -> int:
    """Writes or checks ``journal_en.ts`` and ``journal_en.qm``."""
    text = english_plurals()
    if "--check" in argv:
        if ENGLISH.read_text("utf-8") == text:
            return 0
        print("The plural forms are behind the code: run packaging/translations.py")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_text(text, "utf-8")
    run("pyside6-lrelease", str(ENGLISH), "-qm", str(ENGLISH.with_suffix(".qm")), "-silent")
    return 0


def english_plurals() -> str:
    """The .ts file: all texts with %n by context, each with its two forms."""
    top = ET.Element("TS", version="2.1", language="en")
    for context, texts in sorted(counted_texts().items()):
        element = ET.SubElement(top, "context")
        ET.SubElement(element, "name").text = context
        for text in sorted(texts):
            message = ET.SubElement(element, "message", numerus="yes")
            ET.SubElement(message, "source").text = text
            forms = ET.SubElement(message, "translation")
            for form in (text.replace("(s)", ""), text.replace("(s)", "s")):
                ET.SubElement(forms, "numerusform").text = form
    ET.indent(top, "    ")
    body = ET.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def counted_texts() -> dict[str, set[str]]:
    """Texts with %n in the code, by context.

    Read here because lupdate passes over ``translate(…, None, n)`` unless n is a number.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "journal").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        owners = {
            id(child): node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for child in ast.walk(node)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            texts = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called == "tr" and texts and "%n" in str(texts[0]):
                found[owners[id(node)]].add(str(texts[0]))
            elif called == "translate" and len(texts) == 2 and "%n" in str(texts[1]):
                found[str(texts[0])].add(str(texts[1]))
    return found


def run(tool: str, *arguments: str) -> None:
    """Runs one of the translation tools that come with PySide6."""
    subprocess.run([str(TOOLS / tool), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
