"""How other people spell the headers of what our columns hold."""

import re
from unicodedata import combining, normalize

from chronicle.schema import ROLES

_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")


def folded(header: str) -> str:
    """A header without case, accents, spaces and signs: Start Date, start_date and startDate."""
    plain = normalize("NFKD", header).casefold()
    return "".join(sign for sign in plain if sign.isalnum() and not combining(sign))


def folded_ways(header: str) -> tuple[str, ...]:
    """A header folded, and again without what stands in brackets, such as a unit."""
    return tuple(dict.fromkeys((folded(header), folded(_IN_BRACKETS.sub("", header)))))


# Role to spellings, the preferred first; a role's own name comes before them all. How letters are
# cased, accented and joined makes no difference, see `folded`. A spelling that ends in ? means
# the role only where the column's values look like it, see `looks.py`; so does a role's own name
# where it is among them with a ?.
_WRITTEN: dict[str, tuple[str, ...]] = {
    "id": (
        "event id", "event id cnty", "data id", "object id", "identifier", "incident id",
        "record id", "uid", "uuid",
    ),
    "title": (
        "headline", "event title", "event name", "heading", "name", "label", "event?", "what?",
        "titel", "titre", "título", "titolo", "titul", "überschrift", "bezeichnung",
        "ereignis?", "nombre", "nom", "evento?", "événement?", "naam", "nazwa", "rubrik",
        "source headline?",
    ),
    "date": (
        "event date", "date of event", "incident date", "date of incident", "date occurred",
        "occurred on", "start date", "date start", "date from", "from date", "begin date",
        "date begin", "date time", "datum", "fecha", "data?", "date de debut", "date debut",
        "fecha inicio", "fecha de inicio", "fecha del evento", "data inizio", "data inicio",
        "data de inicio", "startdatum", "begindatum", "anfangsdatum", "dato", "data rozpoczecia",
        "when?", "start?", "start time?", "started?", "begin?", "beginn?", "from?", "debut?",
        "inicio?", "inizio?", "von?", "wann?", "occurred?", "period?", "time?", "zeit?",
        "zeitpunkt?", "timestamp?", "day?",
    ),
    "year": ("iyear", "start year", "event year", "jahr", "annee", "año", "anno", "ano", "jaar"),
    "month": ("imonth", "start month", "event month", "monat", "mois", "mes", "mese", "mês",
              "maand"),
    "day": ("iday", "start day", "event day", "day of month", "tag", "jour", "dia", "giorno",
            "dag", "day?"),
    "time": (
        "time?", "event time?", "start time?", "time of day", "uhrzeit", "heure", "hora", "ora",
        "tijd",
    ),
    "end_date": (
        "date end", "date to", "to date", "finish date", "until date", "enddatum", "date de fin",
        "date fin", "fecha fin", "fecha de fin", "data fine", "data fim", "einddatum", "slutdatum",
        "end?", "end time?", "ended?", "finish?", "until?", "to?", "ende?", "fin?", "fine?", "fim?",
        "bis?",
    ),
    "end_year": ("year end", "iyear end", "endjahr"),
    "end_month": ("month end", "endmonat"),
    "end_day": ("day end", "endtag"),
    "end_time": ("end time?", "time end", "finish time?"),
    "date_precision": (
        "time precision", "date prec", "time prec", "temporal precision", "precision of date",
        "date accuracy",
    ),
    "place": (
        "place name", "where coordinates", "where description", "city", "town", "location name",
        "location?", "locality", "settlement", "where?", "venue", "site", "ort", "stadt", "lieu",
        "ville", "lugar", "ciudad", "luogo", "città", "local", "localidade", "cidade", "plaats",
        "stad", "plats", "sted", "miejsce", "admin1", "adm 1",
    ),
    "country": (
        "country txt", "country name", "nation", "land", "pays", "país", "paese", "kraj",
        "country?", "country code?", "iso3", "ccodes",
    ),
    "latitude": (
        "lat", "lat dd", "geo lat", "geo latitude", "latitude dd", "decimal latitude", "y?",
        "y coord?", "coord y?", "latitud", "latitudine", "breite", "breitengrad",
        "geographische breite", "breedtegraad", "szerokosc",
    ),
    "longitude": (
        "lon", "lng", "long?", "lon dd", "lng dd", "long dd", "geo lon", "geo lng", "geo long",
        "geo longitude", "longitude dd", "decimal longitude", "x?", "x coord?", "coord x?",
        "longitud", "longitudine", "länge?", "längengrad", "geographische länge", "lengtegraad",
    ),
    "coordinates": (
        "lat lng", "lat lon", "lat long", "latitude longitude", "coords", "coord",
        "gps coordinates", "geo coordinates", "gps?", "geo?", "geolocation?", "geopoint?",
        "geo point?", "geo point 2d?", "position?", "point?", "location?", "where?",
        "koordinaten", "coordonnées", "coordenadas", "coordinate", "coördinaten",
    ),
    "place_precision": (
        "geo precision", "where prec", "where precision", "specificity", "location precision",
        "spatial precision", "geo prec",
    ),
    "category": (
        "event type", "attack type", "attacktype1 txt", "incident type", "type of event",
        "event category", "event class", "kategorie", "catégorie", "categoría", "categoria",
        "categorie", "kategori", "group?", "type?", "kind", "tipo?", "class", "theme", "topic",
        "type of violence?", "conflict name",
    ),
    "actors": (
        "actor", "actor1", "side a", "gname", "group name", "perpetrator", "perpetrators",
        "participants", "participant", "parties", "people", "persons", "person", "who", "akteure",
        "akteur", "acteurs", "acteur", "actores", "attori", "atores", "beteiligte", "personen",
    ),
    "other_actors": ("actor2", "side b", "gname2", "other actor"),
    "summary": (
        "description", "desc", "notes", "text", "details", "detail", "body", "abstract",
        "narrative", "event description", "what happened", "note", "comment", "comments",
        "beschreibung", "zusammenfassung", "inhalt", "résumé", "descripción", "resumen",
        "descrizione", "riassunto", "descrição", "resumo", "omschrijving", "beschrijving", "opis",
    ),
    "killed_min": ("min killed", "deaths min", "min deaths", "deaths low", "fatalities min",
                   "killed low", "low?"),
    "killed_max": ("max killed", "deaths max", "max deaths", "deaths high", "fatalities max",
                   "killed high", "high?"),
    "killed": (
        "fatalities", "deaths", "dead", "nkill", "n killed", "no of kills", "number killed",
        "death toll", "total deaths", "deaths total", "total killed", "best?", "best est",
        "tote", "morts", "muertos", "morti", "mortos", "doden",
    ),
    "wounded_min": ("min wounded", "min injured", "injured min"),
    "wounded_max": ("max wounded", "max injured", "injured max"),
    "wounded": (
        "injured", "injuries", "nwound", "n wounded", "no of wounded", "number wounded",
        "total injured", "total wounded", "verletzte", "verwundete", "blessés", "heridos",
        "feriti", "feridos", "gewonden",
    ),
    "sources": (
        "source?", "src?", "reference?", "references?", "citation", "citations", "source name",
        "source article", "scite1", "publisher", "quelle?", "quellen?", "fuente?", "fuentes?",
        "fonte?", "fonti?", "fontes?", "bron?", "bronnen?",
    ),
    "source_address": (
        "source url", "source link", "source uri", "source web address", "url", "link", "weblink",
        "web address", "article url", "source?", "sources?", "src?", "reference?", "references?",
        "quelle?", "fuente?", "fonte?", "bron?", "website",
    ),
}  # fmt: skip

DOUBTFUL = {
    (role, folded(spelling))
    for role, spellings in _WRITTEN.items()
    for spelling in spellings
    if spelling.endswith("?")
}
"""Role and folded spelling, where only the values tell whether the one is the other."""

SPELLINGS: dict[str, tuple[str, ...]] = {
    role: tuple(
        spelling
        for spelling in (text.rstrip("?") for text in _WRITTEN.get(role, ()))
        if folded(spelling) != folded(role)
    )
    for role in ROLES
}
"""What else the header of each role may be, the preferred first."""
