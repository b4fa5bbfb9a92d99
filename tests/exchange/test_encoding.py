"""UTF-8 and UTF-16 are certain, the rest is guessed and said to be; never silently wrong."""

from __future__ import annotations

import codecs

import pytest

from journal.exchange.encoding import OFFERED, as_utf8, find_encoding

WESTERN = """Name;Firma;Ort
Jürgen Groß;Müller & Söhne;Köln
Élodie Lefèvre;Société Générale;Orléans
Søren Kjær;Ørsted;Århus
José Muñoz;Ibáñez;Málaga
"""
CENTRAL = """Name;Firma;Ort
Łukasz Dąbrowski;Spółka;Łódź
Małgorzata Wójcik;Kraków;Świdnica
Jiří Dvořák;Škoda;Plzeň
Zdeněk Růžička;Tatra;Kopřivnice
"""
TURKISH = "Ad;Şirket\nAyşe Yılmaz;Türk Şişe\nÇağrı Özgür;Işık Gıda\nOğuz Şahin;Doğuş\n"
RUSSIAN = """Имя;Фамилия;Компания
Иван;Петров;Газпром
Фёдор;Достоевский;Издательство
Анна;Каренина;Железная дорога
"""
JAPANESE = """名前,会社,メール
山田 太郎,トヨタ自動車,yamada@example.jp
鈴木 花子,ソニー株式会社,suzuki@example.jp
"""
CHINESE = """姓名,公司,职位
王小明,华为技术有限公司,工程师
李丽,中国银行,经理
"""
TAIWANESE = "姓名,公司\n陳大文,台灣積體電路製造\n林美麗,中華電信公司\n"
KOREAN = "이름,회사\n김철수,삼성전자\n이영희,현대자동차\n"


def lines(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize("text", [WESTERN, RUSSIAN, JAPANESE, "plain\n"])
def test_utf8_is_certain(text: str) -> None:
    found = find_encoding(text.encode())
    assert (found.name, found.skip, found.certain, found.second) == ("utf-8", 0, True, "")


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_tells_the_encoding(mark: bytes, name: str) -> None:
    data = mark + WESTERN.encode(name)
    found = find_encoding(data)
    assert found.certain
    assert data[found.skip :].decode(found.name) == WESTERN


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [WESTERN, "a\n", JAPANESE])
def test_utf16_without_a_mark(name: str, text: str) -> None:
    found = find_encoding(text.encode(name))
    assert (found.name, found.certain) == (name, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (WESTERN, "cp1252"),
        (WESTERN, "mac_roman"),
        (WESTERN, "cp850"),
        (CENTRAL, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (KOREAN, "cp949"),
    ],
)
def test_older_encodings_are_guessed_and_said_to_be(text: str, name: str) -> None:
    found = find_encoding(lines(text).encode(name))
    assert found.name == name
    assert not found.certain
    assert found.name in OFFERED


def test_japanese_mail_encoding() -> None:
    assert find_encoding(JAPANESE.encode("iso2022_jp")).name == "iso2022_jp"


@pytest.mark.parametrize("text", ["Zoë Groß\n", "André,Paris\n", "Ana Muñoz;x\n", "Ørsted\n"])
def test_one_short_word_is_western(text: str) -> None:
    assert find_encoding(text.encode("cp1252")).name == "cp1252"


def test_typographic_marks_are_windows() -> None:
    assert find_encoding("Anne – “the boss” • 5 €, it’s\n".encode("cp1252")).name == "cp1252"


def test_half_utf8_half_windows_is_read_line_by_line() -> None:
    data = "Jürgen;Köln\n".encode() + "Élodie;Orléans\n".encode("cp1252") + "José\n".encode()
    found = find_encoding(data)
    assert (found.name, found.second) == ("utf-8", "cp1252")
    assert as_utf8(data, found.second).decode() == "Jürgen;Köln\nÉlodie;Orléans\nJosé\n"


def test_mixed_lines_that_end_in_carriage_returns() -> None:
    data = "Jürgen\r".encode() + "Élodie\r".encode("cp1252")
    assert as_utf8(data, "cp1252").decode() == "Jürgen\rÉlodie\r"


def test_a_file_cut_inside_of_a_character() -> None:
    data = "Jürgen\nJosé Muñ".encode()[:-1]
    found = find_encoding(data)
    assert as_utf8(data, found.second).decode() == "Jürgen\nJosé Mu\ufffd"


def test_bytes_that_mean_nothing_are_decoded_all_the_same() -> None:
    data = b"Name\n" + bytes(range(128, 256)) + b"\n"
    found = find_encoding(data)
    assert not found.certain or found.second


def test_a_long_line_without_end_is_quick() -> None:
    find_encoding(b"a" * 5_000_000 + b"\xe9")
    find_encoding(b"\xe9" * 3_000_000)
