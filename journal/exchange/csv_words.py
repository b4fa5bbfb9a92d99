"""The headings that programs give to the columns of a list of contacts, in many languages.

Facts about Outlook, Google, LinkedIn, Thunderbird and hand-made lists: each heading in the
form that ``normal`` makes of it. Data only; ``csv_columns`` reads it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Signs that change the letter instead of marking it: the voicing of kana.
_KEPT_MARKS: Final = frozenset("\u3099\u309a")


@lru_cache(maxsize=20_000)
def normal(heading: str) -> str:
    """A heading without case, accents, signs and underscores; "E-Mail" and "email" agree."""
    text = heading.casefold().replace("ł", "l").replace("ø", "o").replace("_", " ")
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in apart if sign in _KEPT_MARKS or not _is_mark(sign))
        text = unicodedata.normalize("NFC", text)
    text = "".join(sign if sign.isalnum() else " " for sign in text)
    return re.sub(r"\be (?=mail)", "e", " ".join(text.split()))


def _is_mark(sign: str) -> bool:
    return unicodedata.combining(sign) != 0


def words_of(text: str) -> frozenset[str]:
    """The words and phrases of ``text``, which has ``|`` between them."""
    return frozenset(part.strip() for part in text.split("|"))


def headings_of(text: str) -> frozenset[str]:
    """The same, as ``normal`` makes them."""
    return frozenset(map(normal, words_of(text)))


NAME: Final = headings_of(
    "name|names|full name|formatted name|fullname|display name|displayname|contact|contact name"
    "|person|anzeigename|vollstandiger name|kontakt|kontaktname|nom complet|nom affiche"
    "|nom d affichage"
    "|nombre completo|nombre para mostrar|nome completo|nome visualizzato|nome para exibicao"
    "|weergavenaam|volledige naam|naam|namn|navn|nimi|visningsnamn|visningsnavn"
    "|nazwa wyswietlana|zobrazovane jmeno|отображаемое имя|полное имя|фио"
    "|姓名|氏名|名前|表示名|이름"
)
GIVEN: Final = headings_of(
    "first name|firstname|given name|givenname|forename|given|first|vorname|vornamen|rufname"
    "|prenom|nombre|nombre de pila|nome|primeiro nome|voornaam|fornamn|fornavn|etunimi|imie"
    "|jmeno|krestni jmeno|keresztnev|utonev|prenume|имя|名|given name s"
)
FAMILY: Final = headings_of(
    "last name|lastname|family name|familyname|surname|family|last|nachname|familienname"
    "|zuname|nom|nom de famille|apellido|apellidos|cognome|sobrenome|apelido|ultimo nome"
    "|achternaam|efternamn|etternavn|efternavn|sukunimi|nazwisko|prijmeni|priezvisko"
    "|vezeteknev|csaladnev|nume|nume de familie|фамилия|姓"
)
MIDDLE: Final = headings_of(
    "middle name|middlename|additional name|additional names|middle|middle initial|weitere vornamen"
    "|zweiter vorname|deuxieme prenom|autre prenom|autres prenoms|segundo nombre|secondo nome"
    "|nome do meio|segundo nome|tussenvoegsel|tussenvoegsels|middelste naam|mellannamn"
    "|mellomnavn|mellemnavn|drugie imie|отчество|prostredni jmeno"
)
PREFIX: Final = headings_of(
    "name prefix|prefix|honorific|honorific prefix|salutation|courtesy title|anrede"
    "|namensprafix|civilite|tratamiento|aanhef|tytul|titul|обращение"
)
SUFFIX: Final = headings_of(
    "suffix|name suffix|honorific suffix|namenssuffix|suffixe|sufijo|suffisso|sufixo"
    "|achtervoegsel|sufiks|pripona|суффикс"
)
COMPANY: Final = headings_of(
    "company|company name|companyname|current company|organization|organisation"
    "|organization name|organisation name|organizationname|org|employer|firm|business"
    "|account name|work company|firma|unternehmen|arbeitgeber|firmenname|societe|entreprise"
    "|employeur|empresa|compania|organizacion|azienda|societa|ditta|organizzazione|companhia"
    "|organizacao|bedrijf|werkgever|organisatie|foretag|organisation|virksomhed|bedrift|yritys"
    "|organizacja|spolecnost|ceg|компания|организация|会社|会社名|公司|单位|회사"
)
ROLE: Final = headings_of(
    "job title|jobtitle|position|role|organization title|organisation title|job|work title"
    "|current position|current title|arbeitstitel|stelle|funktion|jobtitel|berufsbezeichnung"
    "|poste|fonction|titre du poste|intitule du poste|profession poste|cargo|puesto|posicion"
    "|posizione|mansione|qualifica|funcao|functie|functietitel|befattning|stilling|titteli"
    "|tehtavanimike|stanowisko|pracovni pozice|beosztas|должность|役職|职务|职位|직책|직위"
)
ROLE_IF_NONE_BETTER: Final = headings_of(
    "title|titel|titre|titolo|titulo|occupation|profession|beruf|headline|yrke"
)
NOTES: Final = headings_of(
    "notes|note|comments|comment|remarks|remark|description|memo|notizen|notiz|bemerkung"
    "|bemerkungen|anmerkung|anmerkungen|kommentar|kommentare|info|remarques|remarque"
    "|commentaire|commentaires|notas|nota|comentarios|annotazioni|commenti|observacoes"
    "|opmerkingen|notities|anteckningar|notater|noter|muistiinpanot|notatki|uwagi|poznamky"
    "|poznamka|megjegyzes|заметки|примечание|примечания|メモ|备注|메모"
)
CONNECTED: Final = headings_of(
    "connected on|connection date|date connected|connected|connected at|first touch"
    "|verbunden am|vernetzt am|vernetzt seit|date de connexion|connecte le|entree en relation"
    "|conectado el|fecha de conexion|conectado em|data della connessione|collegato il"
    "|gekoppeld op|verbonden op"
)
REFERRED: Final = headings_of(
    "referred by|referrer|referral|introduced by|recommended by|referredby|empfohlen von"
    "|empfehlung von|vermittelt von|recommande par|recommandee par|recomendado por"
    "|referido por|segnalato da|indicado por|aanbevolen door|rekommenderad av|polecony przez"
)
ALSO_REFERRED: Final = headings_of("also referred by|also referred|other referrers")
PLACE: Final = headings_of(
    "place|location|based in|wohnort|standort|lieu|localisation|ubicacion|luogo|locatie"
)
ADDRESSED: Final = headings_of("addressed as|address as|goes by|known as")
PRONOUNS: Final = headings_of("pronouns|pronomen|pronoms|pronombres")
LEVEL: Final = headings_of("level|seniority")
SOURCE: Final = headings_of("source|quelle|lead source|how found")
UUID: Final = headings_of("uuid")
TAGS: Final = headings_of("group membership|labels|categories|kategorien|tags|groups|gruppen")

# Words of which one is enough to tell the kind of a column, in any order with others.
MAIL_WORDS: Final = headings_of(
    "email|emails|mail|courriel|courrier|messagerie|メール|邮箱|邮件|이메일|почта"
)
MAIL_PHRASES: Final = headings_of(
    "correo electronico|posta elettronica|poczta elektroniczna|электронной почты"
    "|электронная почта|メールアドレス|电子邮件|電子郵件"
    "|e post|e postadress|e postadresse|sahkoposti|sahkopostiosoite"
)
PHONE: Final = headings_of("home|work|main")
PHONE_WORDS: Final = headings_of(
    "tel|phone|phones|telephone|telefon|telefono|telefone|telefoon|telefoonnummer|puhelin"
    "|puhelinnumero|mobile|mobil|mobiel|movil|cell|cellular|cellulare|celular|handy|gsm|natel"
    "|fax|telefax|telecopie|faks|pager|isdn|telex|callback|ruckmeldung|rappel|telefonnummer"
    "|rufnummer|mobilnummer|mobiltelefon|handynummer|haupttelefon|autotelefon|faxnummer"
    "|telefonszam|телефон|мобильный|факс|電話|電話番号|携帯|携帯電話|手机|电话|전화|휴대폰"
)
TITLES: Final = headings_of("title|titel|titre|titolo|titulo")
PHONE_ENDINGS: Final = ("phone", "telefon", "telefoon", "telephone")
FAX_WORDS: Final = headings_of("fax|telefax|telecopie|faks|faxnummer|pager|telex|факс|isdn")
LINK_WORDS: Final = headings_of(
    "url|urls|website|websites|webpage|homepage|webseite|webseiten|internetseite|linkedin|xing"
    "|github|twitter|mastodon|blog|link|links|сайт|ホームページ|网站|네트워크"
)
LINK_PHRASES: Final = headings_of(
    "web page|web site|site web|page web|pagina web|sito web|strona www|web address"
    "|profile url|public profile|webbplats|web oldal"
)
# A column that only says of which kind its neighbour is, or how to show it.
LABEL_WORDS: Final = headings_of(
    "type|typ|tipo|label|display|displayed|angezeigter|anzeigename|affiche"
    "|affichage|format|opt|optin|verified|count|rodzaj"
)
WORK_WORDS: Final = headings_of(
    "work|business|office|geschaftlich|dienstlich|firma|buro|bureau|professionnel|trabajo"
    "|negocios|lavoro|ufficio|trabalho|comercial|werk|zakelijk|arbete|arbejde|jobb|praca|sluzbowy"
)
HOME_WORDS: Final = headings_of(
    "home|privat|private|privee|domicile|personnel|particular|casa|abitazione|residencial"
    "|thuis|prive|hem|hjem|koti|dom|domowy|domaci"
)
OTHER_WORDS: Final = headings_of(
    "other|weitere|weiterer|weiteres|autre|otro|otra|altro|altra|outro|outra|overige|ander"
    "|andere|annan|anden|annen|muu|inny|jiny"
)
STREET_WORDS: Final = headings_of(
    "street|address|addresses|strasse|adresse|anschrift|rue|calle|direccion|indirizzo"
    "|endereco|rua|straat|adres|gata|gatuadress|adress|gate|vej|ulica|adresa|katuosoite"
    "|адрес|улица|住所|地址|extended"
)
CITY_WORDS: Final = headings_of(
    "city|town|locality|ort|stadt|ville|localite|ciudad|citta|cidade|plaats|woonplaats|stad"
    "|poststed|kaupunki|miasto|miejscowosc|mesto|varos|город|市区町村|城市"
)
STATE_WORDS: Final = headings_of(
    "state|region|province|bundesland|kanton|departement|estado|provincia|provincie|county"
    "|wojewodztwo|fylke|область|регион|都道府県|省"
)
ZIP_WORDS: Final = headings_of(
    "zip|zipcode|postcode|postalcode|plz|postleitzahl|cp|cap|cep|psc|postnummer|postnr|индекс"
    "|郵便番号|邮编"
)
ZIP_PHRASES: Final = headings_of(
    "postal code|post code|code postal|codigo postal|zip code|kod pocztowy"
)
COUNTRY_WORDS: Final = headings_of(
    "country|land|pays|pais|paese|zeme|panstwo|maa|orszag|страна|国|国家"
)
FORMATTED_WORDS: Final = headings_of("formatted|full address|mailing address|address")

# Columns that only mean something to the program they come from.
NOISE: Final = headings_of(
    "priority|prioritat|priorite|sensitivity|vertraulichkeit|critere de diffusion|private|privat"
    "|prive|photo|photo url|user photo|picture|avatar|directory server|verzeichnisserver"
    "|internet free busy|internet frei gebucht|disponibilite internet|last modified date|row|nr|no"
)

# Headings by which the program that wrote a file is known.
SIGNS_OF_GOOGLE: Final = frozenset(
    {"group membership", "yomi name", "given name yomi", "additional name", "organization name",
     "organization title", "phonetic first name", "email value", "website value",
     "phone value", "address formatted"}
)  # fmt: skip
SIGNS_OF_THUNDERBIRD: Final = frozenset(
    {"primary email", "secondary email", "screen name", "pager number", "home zipcode",
     "work zipcode", "primare email adresse", "sekundare email adresse", "messenger name",
     "mobil tel nr", "benutzerdef", "adresse electronique principale",
     "adresse de messagerie principale", "primair e mailadres", "indirizzo email primario",
     "correo electronico principal", "podstawowy adres email"}
)  # fmt: skip
SIGNS_OF_OUTLOOK: Final = frozenset(
    {"email address", "email display name", "email type", "business street", "business phone",
     "business city", "business fax", "company main phone", "government id number",
     "organizational id number", "email typ", "weitere vornamen", "strasse geschaftlich",
     "telefon geschaftlich", "adresse de messagerie", "rue bureau", "telephone bureau",
     "weiterer ort", "direccion de correo electronico", "indirizzo posta elettronica",
     "calle del trabajo", "telefono del trabajo"}
)  # fmt: skip
