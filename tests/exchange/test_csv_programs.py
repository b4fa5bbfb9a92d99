"""Lists as LinkedIn, Google, Outlook and Thunderbird write them, with people made up here."""

from __future__ import annotations

from datetime import date

import pytest

from journal.exchange.csv_in import read
from journal.exchange.drafts import ContactDraft, ProblemCode, ReadResult

TODAY = date(2026, 3, 5)


def parse(text: str, encoding: str = "utf-8") -> ReadResult:
    return read(text.encode(encoding), today=TODAY)


def only(text: str, encoding: str = "utf-8") -> ContactDraft:
    [draft] = parse(text, encoding).drafts
    return draft


PREAMBLES = [
    "",
    "\ufeff",
    "Notes:\n",
    'Notes:\n"When exporting, some email addresses, names or companies are missing."\n\n',
    "Notes:\nWhen exporting, some email addresses are missing. Learn more: https://x.example\n\n\n",
    '"Notes:"\n"Two\nlines, with ""quotes"""\n\n\n',
]
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.mark.parametrize("preamble", PREAMBLES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_linkedin(preamble: str, end: str) -> None:
    body = 'Maya,Okafor,https://l.example/in/maya,,"Bluewater, Inc.",Data Lead,12 Mar 2024\n'
    result = parse((preamble + LINKEDIN + body).replace("\n", end))
    [maya] = result.drafts
    assert result.kind == "linkedin"
    assert result.problems == ()
    assert (maya.name, maya.given, maya.family) == ("Maya Okafor", "Maya", "Okafor")
    assert (maya.company, maya.role) == ("Bluewater, Inc.", "Data Lead")
    assert maya.links == ("https://l.example/in/maya",)
    assert maya.connected_on == date(2024, 3, 12)
    assert (maya.source, maya.notes, maya.emails) == ("LinkedIn", "", ())


@pytest.mark.parametrize(
    "header",
    [
        "First Name,Last Name,Email Address,Company,Position,Connected On",
        "First Name,Last Name,Company,Position",
    ],
)
def test_older_and_trimmed_linkedin(header: str) -> None:
    values = {"First Name": "Maya", "Last Name": "Okafor", "Email Address": "m@x.example",
              "Company": "Blue", "Position": "Lead", "Connected On": "12-Mar-24"}  # fmt: skip
    columns = header.split(",")
    result = parse(header + "\n" + ",".join(values[column] for column in columns) + "\n")
    [maya] = result.drafts
    assert result.kind == "linkedin"
    assert (maya.name, maya.company, maya.role) == ("Maya Okafor", "Blue", "Lead")
    assert maya.connected_on == (date(2024, 3, 12) if "Connected On" in columns else None)


def test_linkedin_names_with_pronouns_degrees_and_emoji() -> None:
    maya = only(LINKEDIN + 'Maya (she/her),"Okafor, PMP 🎓",,,,,\n')
    assert (maya.name, maya.given, maya.family) == ("Maya Okafor", "Maya", "Okafor")
    assert maya.pronouns == "she/her"
    assert "Okafor, PMP 🎓" in maya.notes


GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Notes,"
    "Custom Field 1 - Type,Custom Field 1 - Value\n"
)


def test_older_google() -> None:
    result = parse(
        GOOGLE_OLD + "Tom Ray Becker,Tom,Ray,Becker,,* myContacts ::: School,Home,t@home.example,"
        "* Work,t@work.example ::: tom@work.example,Mobile,+49 30 1 ::: +49 30 2,,Nordwind,"
        '"Head, Sales","Met at\nthe fair",Dog,Rex\n'
    )
    [tom] = result.drafts
    assert result.kind == "google"
    assert (tom.name, tom.given, tom.family) == ("Tom Ray Becker", "Tom", "Becker")
    assert tom.emails == ("t@work.example", "tom@work.example", "t@home.example")
    assert tom.phones == ("+49 30 1", "+49 30 2")
    assert (tom.company, tom.role) == ("Nordwind", "Head, Sales")
    assert tom.notes == "Met at\nthe fair\nDog: Rex\nGroup Membership: School"


def test_newer_google() -> None:
    result = parse(
        "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,"
        "File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,"
        "Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Address 1 - Country,Website 1 - Label,Website 1 - Value\n"
        "Ana,,Reyes,,Dr.,Jr.,,,Orbit,Chemist,Lab,--06-02,,https://x.example/p.jpg,* myContacts,"
        '* Work,a@orbit.example,Work,+1 555 0100,Work,"1 Main St\nAustin, TX",1 Main St,Austin,'
        "US,Blog,https://ana.example\n"
    )
    [ana] = result.drafts
    assert result.kind == "google"
    assert ana.name == "Ana Reyes Jr."
    assert (ana.company, ana.role) == ("Orbit", "Chemist")
    assert ana.emails == ("a@orbit.example",)
    assert ana.phones == ("+1 555 0100",)
    assert ana.links == ("https://ana.example",)
    assert ana.place == "Austin, US"
    for kept in ("Dr.", "Lab", "--06-02", "1 Main St"):
        assert kept in ana.notes
    assert "myContacts" not in ana.notes
    assert ana.extra["Photo"] == "https://x.example/p.jpg"


OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,"
    "Business City,Business Country/Region,Business Fax,Business Phone,Assistant's Phone,"
    "Mobile Phone,Birthday,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Notes,"
    "Priority,Private,Referred By,Sensitivity,Web Page\r\n"
)


def test_outlook() -> None:
    result = parse(
        "\ufeff" + OUTLOOK + '"Ms.","Lena","","Fuchs","","Fuchs & Partner","Tax","Advisor",'
        '"Ring 5","Köln","Germany","+49 221 9","+49 221 1","+49 221 8","+49 170 5","0/0/00",'
        '"lena@fuchs.example","SMTP","Lena Fuchs (lena@fuchs.example)","l@home.example",'
        '"line one\r\nline two","Normal","False","Tom Becker","Normal","www.fuchs.example"\r\n'
    )
    [lena] = result.drafts
    assert result.kind == "outlook"
    assert (lena.name, lena.company, lena.role) == ("Lena Fuchs", "Fuchs & Partner", "Advisor")
    assert lena.emails == ("lena@fuchs.example", "l@home.example")
    assert lena.phones == ("+49 221 1", "+49 170 5", "+49 221 9")
    assert lena.place == "Köln, Germany"
    assert lena.referred_by == "Tom Becker"
    assert lena.links == ("www.fuchs.example",)
    assert lena.notes.startswith("line one\r\nline two\n")
    assert "Assistant's Phone: +49 221 8" in lena.notes
    assert "0/0/00" not in lena.notes
    assert "Normal" not in lena.notes


def test_german_outlook_in_windows_1252() -> None:
    result = parse(
        "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;"
        "Straße geschäftlich;Ort geschäftlich;Land/Region geschäftlich;Telefon geschäftlich;"
        "Mobiltelefon;E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;E-Mail 2: Adresse;"
        "Empfohlen von;Geburtstag;Notizen;Webseite\r\n"
        "Herr;Jürgen;;Groß;;Müller & Söhne;Vertrieb;Geschäftsführer;Weg 1;Köln;Deutschland;"
        "0221 123;0170 9;j@gross.example;SMTP;Groß;j2@gross.example;Änne Öz;0.0.00;"
        '"mag Kaffee; schwarz";www.gross.example\r\n',
        "cp1252",
    )
    [draft] = result.drafts
    assert (result.kind, result.separator, result.encoding) == ("outlook", ";", "cp1252")
    assert [p.code for p in result.problems] == [ProblemCode.ENCODING_GUESSED]
    assert (draft.name, draft.given, draft.family) == ("Jürgen Groß", "Jürgen", "Groß")
    assert (draft.company, draft.role) == ("Müller & Söhne", "Geschäftsführer")
    assert draft.emails == ("j@gross.example", "j2@gross.example")
    assert draft.phones == ("0221 123", "0170 9")
    assert draft.place == "Köln, Deutschland"
    assert draft.referred_by == "Änne Öz"
    assert draft.notes.startswith("mag Kaffee; schwarz\n")


@pytest.mark.parametrize(
    "header",
    [
        "Prénom,Nom,Société,Titre,Adresse de messagerie,Téléphone (bureau)",
        "Nombre;Apellidos;Organización;Puesto;Dirección de correo electrónico;Teléfono del trabajo",
        "Nome,Cognome,Società,Posizione,Indirizzo posta elettronica,Telefono (ufficio)",
        "Voornaam,Achternaam,Bedrijf,Functie,E-mailadres,Telefoon op werk",
        "Imię;Nazwisko;Firma;Stanowisko;Adres e-mail;Telefon służbowy",
        "Förnamn;Efternamn;Företag;Befattning;E-postadress;Telefon, arbete",
        "Etunimi;Sukunimi;Yritys;Tehtävänimike;Sähköposti;Puhelin",
        "Имя;Фамилия;Компания;Должность;Адрес электронной почты;Рабочий телефон",
        "名,姓,会社,役職,メールアドレス,電話番号",
        "名,姓,公司,职位,电子邮件,电话",
    ],
)
def test_headings_in_other_languages(header: str) -> None:
    sign = ";" if ";" in header else ","
    row = sign.join(["Ana", "Reyes", "Orbit", "Chemist", "a@orbit.example", "+1 555 0100"])
    draft = only(f"{header}\n{row}\n")
    assert (draft.given, draft.family, draft.name) == ("Ana", "Reyes", "Ana Reyes")
    assert (draft.company, draft.role) == ("Orbit", "Chemist")
    assert draft.emails == ("a@orbit.example",)
    assert draft.phones == ("+1 555 0100",)


def test_thunderbird() -> None:
    result = parse(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,"
        "Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home City,Work City,"
        "Job Title,Department,Organization,Web Page 1,Birth Year,Birth Month,Birth Day,Notes,\n"
        "Ana,Reyes,Dr Ana Reyes,Annie,a@orbit.example,a2@orbit.example,,1 23,4 56,7 89,,0 12,"
        "Waco,Austin,Chemist,Lab,Orbit,https://ana.example,1990,6,2,Likes tea,\n"
    )
    [ana] = result.drafts
    assert result.kind == "thunderbird"
    assert (ana.name, ana.given, ana.family) == ("Dr Ana Reyes", "Ana", "Reyes")
    assert ana.emails == ("a@orbit.example", "a2@orbit.example")
    assert ana.phones == ("1 23", "4 56", "0 12", "7 89")
    assert ana.place == "Austin"
    assert ana.notes.splitlines()[0] == "Likes tea"
    for kept in ("Nickname: Annie", "Birth Year: 1990", "Home City: Waco", "Department: Lab"):
        assert kept in ana.notes.splitlines()


def test_german_thunderbird() -> None:
    result = parse(
        "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
        "Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,"
        "Privat: Ort,Dienstlich: Ort,Arbeitstitel,Organisation,Webseite 1,Geburtsjahr,Notizen,\n"
        "Ana,Reyes,Ana R.,,a@orbit.example,,,1 23,4 56,7 89,,0 12,Bonn,Köln,Chemikerin,Orbit,,,,\n"
    )
    [ana] = result.drafts
    assert result.kind == "thunderbird"
    assert (ana.name, ana.company, ana.role) == ("Ana R.", "Orbit", "Chemikerin")
    assert ana.phones == ("1 23", "4 56", "0 12", "7 89")
    assert ana.place == "Köln"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Name;Vorname;Mail", "Groß;Eva;e@x.example", ("Eva Groß", "Eva", "Groß")),
        ("Nom;Prénom;Courriel", "Roy;Luc;l@x.example", ("Luc Roy", "Luc", "Roy")),
        ("Nombre;Correo electrónico", "Ana Paz;a@x.example", ("Ana Paz", "", "")),
        ("nome,cognome,email", "Ugo,Riva,u@x.example", ("Ugo Riva", "Ugo", "Riva")),
        ("Full name|E-Mail", "Doe, Jane|j@x.example", ("Jane Doe", "Jane", "Doe")),
        ("name\temail", "Jane Doe\tj@x.example", ("Jane Doe", "", "")),
        ("Surname,Email", "Doe,j@x.example", ("Doe", "", "")),
    ],
)
def test_lists_made_by_hand(header: str, row: str, expected: tuple[str, str, str]) -> None:
    draft = only(f"{header}\n{row}\n")
    assert (draft.name, draft.given, draft.family) == expected
    assert len(draft.emails) == 1


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Title,First Name,Last Name,Company", ""),
        ("First Name,Last Name,Title,Company", "Dr"),
        ("Title,First Name,Last Name,Job Title", "Boss"),
    ],
)
def test_a_title_is_a_job_or_a_form_of_address(header: str, role: str) -> None:
    values = {"Title": "Dr", "First Name": "Ana", "Last Name": "Reyes", "Company": "Orbit",
              "Job Title": "Boss"}  # fmt: skip
    draft = only(f"{header}\n{','.join(values[column] for column in header.split(','))}\n")
    assert draft.name == "Ana Reyes"
    assert draft.role == role
    assert role == "Dr" or "Title: Dr" in draft.notes


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "First,Middle,Last,Nickname,Email,Category,Home,Work,Pager,Fax,Mobile",
            "Ana,,Reyes,,a@x.example,,,+1 5550100,,,",
        ),
        ("FirstName,LastName,MailAddress,OfficePhoneNumber", "Ana,Reyes,a@x.example,+1 5550100"),
        ("first_name;last_name;email1;phone1", "Ana;Reyes;a@x.example;+1 5550100"),
        ("FIRST NAME\tLAST NAME\tE-MAIL\tMOBILE PHONE", "Ana\tReyes\ta@x.example\t+1 5550100"),
        (
            "Formatted Name,Prefix,Given Name,Family Name,Email Address,Business Phone,Title",
            "Ana Reyes,,Ana,Reyes,a@x.example,+1 5550100,",
        ),
        (
            "Vorname,Nachname,URL,E-Mail-Adresse,Tel,Verbunden am",
            "Ana,Reyes,,a@x.example,+1 5550100,12. März 2024",
        ),
    ],
)
def test_lists_of_other_programs(header: str, row: str) -> None:
    draft = only(f"{header}\n{row}\n")
    assert draft.name == "Ana Reyes"
    assert draft.emails == ("a@x.example",)
    assert draft.phones == ("+1 5550100",)


def test_a_prefix_column_leaves_the_title_to_the_job() -> None:
    draft = only("Prefix,Given Name,Family Name,Title,Role\nDr,Ana,Reyes,Chemist,Head\n")
    assert (draft.name, draft.role) == ("Ana Reyes", "Chemist")
    assert draft.notes == "Prefix: Dr\nRole: Head"
