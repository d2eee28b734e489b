"""Classify the lines of a week by an ordered table of small rules: the first that holds decides.

No line is an activity merely by elimination: one that no rule recognises is UNKNOWN, and the reader reports it.
This module is longer than others because the table is its data: every rule comes with the examples that test it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agendacrawl.dutch.remarks import Remark, describes
from agendacrawl.dutch.times import split_times
from agendacrawl.pages.labels import Label, label_of
from agendacrawl.pages.lines import Line, Zone
from agendacrawl.pages.week import words
from agendacrawl.pages.week.context import Context, Kind, Section
from agendacrawl.pages.week.footnotes import read_footnote
from agendacrawl.pages.week.look import Look

Example = tuple[str, str]
"""The markup of a body, and the text of the line in it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One classification rule: a line for which `holds` is true is of kind `kind`.

    `decides` is an example that the rule decides, `leaves` one that it leaves to other rules.
    """

    name: str
    holds: Callable[[Look], bool]
    kind: Kind
    decides: Example
    leaves: Example


_PORTAL_LINK = re.compile(r"^(?:https?://[^/]*)?/(?:regering|ministeries|onderwerpen|contact)\b")
_NEED_A_VALUE = frozenset({Label.ACTIVITY, Label.COUNTERPART, Label.NOTE, Label.SUBJECT})
_VERB_FIRST = re.compile(r"(?:is|zijn|heeft|hebben|wordt|worden|reist|verblijft|kan|gaat)\b")  # in prose
_FIGURE = re.compile(r"\D{0,12}\d")
_FEW_WORDS = 4
_MOST_PLACE_WORDS = 10  # at most, in a place on a line of its own, building included


def _table_row(look: Look) -> bool:
    return bool(look.line.cells)


def _empty_day(look: Look) -> bool:
    line = look.line
    return not line.text and line.is_heading and not line.contact and look.in_day_form


def _nothing(look: Look) -> bool:
    return look.remark is Remark.NOTHING


def _day_heading(look: Look) -> bool:
    return look.is_day_heading and not look.dates_the_open


def _bold_day(look: Look) -> bool:
    return look.bold_heading is not None


def _dated_line(look: Look) -> bool:
    if look.dated is None or (look.is_nested and not look.doing):
        return False
    return not (_VERB_FIRST.match(look.dated[1]) and not words.has_doing(look.dated[1]))


def _part_of_day(look: Look) -> bool:
    return look.remark is Remark.PART_OF_DAY


def _foot(look: Look) -> bool:
    return look.context.section is Section.FOOT


def _foot_heading(look: Look) -> bool:
    return not look.line.item and not look.doing and words.opens_foot(look.text)


def _portal_link(look: Look) -> bool:
    links = look.line.links
    return (
        len(links) == 1
        and links[0][0] == look.text
        and _PORTAL_LINK.match(links[0][1]) is not None
        and (look.line.item > 0 or not look.people)
    )


def _person(look: Look) -> bool:
    if look.line.item and not look.line.bold and look.context.lead_in:
        return False
    if look.people is None or look.is_nested:
        return False
    return look.is_title or look.text.endswith(":") or look.knows_people


def _person_label(look: Look) -> bool:
    return look.label_kinds == {Label.PEOPLE} and not look.in_open and look.people_of_label is not None


def _stranger(look: Look) -> bool:
    return look.people is not None and not look.is_nested and not look.context.lead_in


def _footnote(look: Look) -> bool:
    return look.context.footnoted and read_footnote(look.line.text) is not None


def _page_words(look: Look) -> bool:
    return look.remark in (Remark.AGENDA, Remark.FURNITURE, Remark.LEGEND)


def _unreadable_day(look: Look) -> bool:
    if look.has_only_date_words:
        return True
    if look.is_timed or look.times is not None:
        return False
    if look.line.tag in ("p", "div") and not look.line.bold and not look.line.item:
        return look.context.begun and look.is_short_day
    return look.is_title and look.in_day_form and look.looks_like_day


def _gibberish_day(look: Look) -> bool:
    return look.line.is_heading and look.in_day_form and not re.search(r"[aeiouy]", look.text, re.I)


def _other_activities(look: Look) -> bool:
    return (
        look.is_title
        and (look.in_day_form or look.line.is_heading or not look.context.begun)
        and words.is_other_activities(look.text)
    )


def _unknown_section(look: Look) -> bool:
    return look.context.section is Section.UNKNOWN


def _title_of_details(look: Look) -> bool:
    if look.times is not None or look.labels or label_of(look.text) is not None:
        return False
    if look.line.is_heading and look.line.item and not look.context.begun and look.shares_its_item:
        return True  # of a card
    return look.leads_to_details and (look.line.tag == "dt" or (look.is_title and not look.line.item))


def _term(look: Look) -> bool:
    return look.line.tag == "dt" and (
        not look.doing or look.times is not None or label_of(look.text) is not None
    )


def _label_above(look: Look) -> bool:
    about, following = label_of(look.text), look.context.following
    alone = about is not None and (look.is_title or look.text.endswith(":")) and look.context.open is not None
    return alone and following is not None and not look.governs and not following.is_heading


def _after_time_term(look: Look) -> bool:
    return (
        look.is_value
        and not look.labels
        and split_times(f"{look.context.term.rstrip(': ')}: {look.text}")[0] is not None
    )


def _time_line(look: Look) -> bool:
    return look.times is not None and (look.context.begun or not look.context.has_days)


def _label_line(look: Look) -> bool:
    labels = look.labels
    if not labels or not (labels[0].value or labels[0].label not in _NEED_A_VALUE):
        return False
    if labels[0].label is Label.TIME and split_times(labels[0].value)[0] is not None:
        return False  # "Tijd: 13:30. Gesprek met FNV"
    about = look.label_kinds
    known = look.context.begun or not look.context.has_days or look.context.open is not None
    return known or Label.DATE in about or Label.ACTIVITY in about


def _astray_label(look: Look) -> bool:
    return bool(look.labels) and bool(look.labels[0].value) and not look.is_timed


def _unknown_label(look: Look) -> bool:
    label = look.unknown_label
    if label is None or (look.is_timed and not look.is_value):
        return False
    if look.is_value or look.is_nested:
        return True
    labelled = look.context.open is not None and bool(look.context.open.labels) and look.in_open
    return labelled or not words.has_doing(label.value)


def _timed_nested(look: Look) -> bool:
    opened = look.context.open
    if opened is None or not look.is_nested or opened.timed or opened.labels:
        return False
    return look.starts_with_time and look.details is None


def _placed_nested(look: Look) -> bool:
    opened = look.context.open
    if opened is None or not look.is_nested or opened.labels or not look.doing or look.sentence:
        return False
    return look.context.knowledge.split_tail(look.text) is not None


def _place_nested(look: Look) -> bool:
    opened = look.context.open
    apart = look.is_nested and opened is not None and opened.timed and not opened.placed and not opened.labels
    return apart and _only_place(look)


def _nested(look: Look) -> bool:
    return look.is_nested


def _lead_in(look: Look) -> bool:
    colon = look.text.endswith(":")
    if look.is_title and look.leads_to_its_labels:
        return False
    if not (look.is_title or colon) or not (look.governs or (colon and not look.leads_to_labels)):
        return False
    if label_of(look.text) is not None:
        return look.governs
    if look.governs and look.leads_to_dated:
        return True  # "In het land", above a list of which every item has its date
    return look.doing or look.is_place or (look.number_of_words > 1 and look.context.dated)


def _place_line(look: Look) -> bool:
    opened = look.context.open
    if opened is None or not opened.titled or opened.placed or look.context.lead_in or not _only_place(look):
        return False
    return look.in_open or opened.explicit or (not look.line.item and not opened.item)


def _details(look: Look) -> bool:
    opened = look.context.open
    if opened is None or not opened.titled or opened.timed or look.details is None:
        return False
    if opened.placed and look.details.place:
        return False
    if look.details.day is not None and (look.governs or not opened.undated):
        return False  # "Maandag 9 november, New Delhi", above what is done there; "10 november: Vredestein"
    if look.in_open or look.line.tag == "dd":
        return True
    return opened.explicit and (
        look.details.day is None or (opened.undated and look.details.times is not None)
    )


def _place_above(look: Look) -> bool:
    """Tell whether it is the place of what follows: below the day, or the page's other places stand so."""
    following = look.context.following
    if look.line.item or look.is_title or not look.context.dated or following is None or following.item:
        return False
    if look.context.open is not None and not look.context.places_above:
        return False
    leads = not following.is_heading and following.block != look.line.block and _FIGURE.match(following.text)
    return bool(leads) and split_times(following.text)[0] is not None and _only_place(look)


def _place_astray(look: Look) -> bool:
    if look.line.item and look.context.begun:
        return False  # an item of a list is an activity: a visit to that place
    return not look.context.lead_in and look.number_of_words < _FEW_WORDS and _only_place(look)


def _only_place(look: Look) -> bool:
    doing = look.doing and look.number_of_words > 1  # "Telefonisch" says how
    if look.number_of_words > _MOST_PLACE_WORDS or doing or look.is_timed:
        return False
    named, bracket, _ = look.text.partition(" (")
    alone = not bracket or look.context.knowledge.is_place(named)  # "Rome (Italië)", not "G20 (Bali)"
    return alone and look.is_place


def _heading_activity(look: Look) -> bool:
    context = look.context
    if not look.is_title or look.line.item or look.sentence:
        return False
    told = look.doing or look.is_timed or look.leads_to_labels
    if not context.begun and context.has_days:
        return told
    if look.line.is_heading and look.in_day_form:
        return told
    return told or look.number_of_words > 1


def _unknown_heading(look: Look) -> bool:
    alone = look.text.endswith(":") and look.number_of_words == 1
    return (look.is_title or alone) and not look.line.item


def _title_of_open(look: Look) -> bool:
    return look.context.open is not None and not look.context.open.titled


def _more_of_open(look: Look) -> bool:
    opened = look.context.open
    if opened is None or look.starts_with_time or words.cut_then(look.text) != look.text:
        return False
    if look.line.item:
        return look.line.item == opened.item
    own = look.line.block == opened.block and (bool(opened.labels) or words.looks_back(look.text))
    return opened.explicit or own or describes(look.text)


def _possible(look: Look) -> bool:
    return look.remark is Remark.POSSIBLE


def _status_of_open(look: Look) -> bool:
    return look.remark in (Remark.OFF, Remark.TENTATIVE) and look.context.open is not None


def _in_brackets(look: Look) -> bool:
    words = look.text
    if (
        look.context.open is None
        or look.line.is_heading
        or words[:1] + words[-1:] != "()"
        or words.count("(") > 1
    ):
        return False
    inside = words[1:-1]
    return not look.context.knowledge.is_place(inside) and split_times(inside)[0] is None


def _status_of_page(look: Look) -> bool:
    return look.remark in (Remark.OFF, Remark.TENTATIVE)


def _introduction(look: Look) -> bool:
    if look.context.begun or look.line.item or look.is_timed:
        return False
    prose = look.sentence or (look.line.zone is Zone.INTRO and look.number_of_words > _FEW_WORDS)
    return prose and (look.context.has_days or look.line.zone is Zone.INTRO)


def _prose(look: Look) -> bool:
    return look.sentence and not look.doing and not look.is_timed


def _timed_line(look: Look) -> bool:
    return look.is_timed


def _under_lead_in(look: Look) -> bool:
    return look.context.lead_in


def _under_a_day(look: Look) -> bool:
    return look.context.begun


def _says_what_is_done(look: Look) -> bool:
    return look.doing and not look.sentence


def _item_without_days(look: Look) -> bool:
    return not look.context.has_days and look.line.item > 0


def _always(look: Look) -> bool:  # noqa: ARG001  (all rules have the same signature)
    return True


_DAY = "<h2>9 november</h2>"

RULES: tuple[Rule, ...] = (
    Rule("table row", _table_row, Kind.TABLE,
         ("<table><tr><td>9 november</td><td>Overleg</td></tr></table>", ""), (_DAY + "<p>Overleg</p>", "Overleg")),
    Rule("empty heading of a day", _empty_day, Kind.DAY,
         (_DAY + "<ul><li>Overleg</li></ul><h2></h2>", ""), (_DAY + "<h3></h3><p>Overleg</p>", "")),
    Rule("nothing that day", _nothing, Kind.NOTHING,
         (_DAY + "<p>Geen openbare afspraken</p>", "Geen openbare afspraken"),
         (_DAY + "<p>Geen woningen: debat</p>", "Geen woningen: debat")),
    Rule("day, time and place on a line of their own", _details, Kind.LABEL,
         (_DAY + "<h3>Europese Raad</h3><p>10.00 uur, Hulst</p>", "10.00 uur, Hulst"),
         (_DAY + "<p>10.00 uur, Hulst</p>", "10.00 uur, Hulst")),
    Rule("day heading", _day_heading, Kind.DAY,
         ("<h2>Maandag 9 november (Saba)</h2>", "Maandag 9 november (Saba)"),
         ("<h3>Overleg</h3><ul><li>Datum: 9 november</li></ul>", "Datum: 9 november")),
    Rule("day in bold before its activity", _bold_day, Kind.DAY,
         ("<p><b>Maandag</b> Overleg</p>", "Maandag Overleg"),
         ("<p><b>Overleg</b> op maandag</p>", "Overleg op maandag")),
    Rule("day before its activity", _dated_line, Kind.DAY,
         ("<ul><li>9 november: bezoek aan Hulst</li></ul>", "9 november: bezoek aan Hulst"),
         (_DAY + "<p>4 mei herdenking</p>", "4 mei herdenking")),
    Rule("part of the day", _part_of_day, Kind.PART_OF_DAY,
         (_DAY + "<p>Middag</p>", "Middag"), (_DAY + "<p>Middag van de techniek</p>", "Middag van de techniek")),
    Rule("in the foot of the page", _foot, Kind.FURNITURE,
         (_DAY + "<h2>Zie ook</h2><ul><li>Over wonen</li></ul>", "Over wonen"),
         (_DAY + "<h2>Gesprekken</h2><ul><li>De VNG</li></ul>", "De VNG")),
    Rule("heading of the foot", _foot_heading, Kind.FURNITURE,
         (_DAY + "<h2>Zie ook</h2><p>Wonen</p>", "Zie ook"), (_DAY + "<ul><li>Zie ook</li></ul>", "Zie ook")),
    Rule("link to the portal", _portal_link, Kind.FURNITURE,
         (_DAY + "<ul><li><a href='/onderwerpen/wonen'>Wonen</a></li></ul>", "Wonen"),
         (_DAY + "<ul><li><a href='/documenten/x'>Toespraak</a></li></ul>", "Toespraak")),
    Rule("whose activities follow", _person, Kind.PERSON,
         ("<h2>Minister Anna Voorbeeld</h2>" + _DAY, "Minister Anna Voorbeeld"),
         (_DAY + "<p>Gesprekken met:</p><ul><li>Minister Anna Voorbeeld</li></ul>", "Minister Anna Voorbeeld")),
    Rule("label that says whose activities follow", _person_label, Kind.PERSON,
         ("<p>Bewindspersoon: Anna Voorbeeld</p>" + _DAY, "Bewindspersoon: Anna Voorbeeld"),
         (_DAY + "<p>Overleg<br>Bewindspersoon: Anna Voorbeeld</p>", "Bewindspersoon: Anna Voorbeeld")),
    Rule("somebody who is not known", _stranger, Kind.UNKNOWN,
         (_DAY + "<ul><li>Minister Carla Vreemd</li></ul>", "Minister Carla Vreemd"),
         (_DAY + "<ul><li>Minister Anna Voorbeeld</li></ul>", "Minister Anna Voorbeeld")),
    Rule("footnote", _footnote, Kind.FURNITURE,
         (_DAY + "<p>Overleg*</p><p>* Onder voorbehoud</p>", "* Onder voorbehoud"),
         (_DAY + "<p>* Overleg</p>", "* Overleg")),
    Rule("words about the page", _page_words, Kind.FURNITURE,
         (_DAY + "<p>Terug naar boven</p>", "Terug naar boven"), (_DAY + "<p>Terugkomdag</p>", "Terugkomdag")),
    Rule("whether the open activity takes place", _status_of_open, Kind.NOTE,
         (_DAY + "<ul><li>Overleg<br>Gaat niet door</li></ul>", "Gaat niet door"),
         ("<p>Gaat niet door</p>" + _DAY, "Gaat niet door")),
    Rule("words in brackets on a line of their own", _in_brackets, Kind.NOTE,
         (_DAY + "<p>Overleg</p><p>(met de VNG)</p>", "(met de VNG)"),
         (_DAY + "<p>Overleg</p><p>(Met de VNG) Debat</p>", "(Met de VNG) Debat")),
    Rule("whether the page's activities take place", _status_of_page, Kind.FURNITURE,
         ("<p>Gaat niet door</p>" + _DAY, "Gaat niet door"),
         (_DAY + "<p>Overleg over wat niet door gaat</p>", "Overleg over wat niet door gaat")),
    Rule("day that can't be read", _unreadable_day, Kind.DAY,
         (_DAY + "<h2>31 november</h2>", "31 november"), (_DAY + "<h2>Overleg G7</h2>", "Overleg G7")),
    Rule("heading of a day without words", _gibberish_day, Kind.DAY,
         (_DAY + "<h2>xx</h2>", "xx"), (_DAY + "<h3>xx</h3>", "xx")),
    Rule("activities of no stated day", _other_activities, Kind.DAY,
         (_DAY + "<h2>Overige activiteiten</h2>", "Overige activiteiten"), (_DAY + "<h2>Reizen</h2>", "Reizen")),
    Rule("in a block that is not understood", _unknown_section, Kind.UNKNOWN,
         (_DAY + "<h2>Reizen</h2><ul><li>Werkbezoek Goes</li></ul>", "Werkbezoek Goes"),
         (_DAY + "<h2>Reizen</h2>" + _DAY + "<ul><li>Werkbezoek Goes</li></ul>", "Werkbezoek Goes")),
    Rule("title above its day, time and place", _title_of_details, Kind.ACTIVITY,
         ("<h3>Ontbijt</h3><p>9 november, 8.00 uur, Hulst</p>", "Ontbijt"),
         ("<h3>Ontbijt</h3><p>9 november: bezoek aan Hulst</p>", "Ontbijt")),
    Rule("term of a definition list", _term, Kind.LABEL,
         (_DAY + "<dl><dt>Locatie</dt><dd>Hulst</dd></dl>", "Locatie"),
         (_DAY + "<dl><dt>Overleg</dt><dd>Hulst</dd></dl>", "Overleg")),
    Rule("label above its value", _label_above, Kind.LABEL,
         (_DAY + "<p>Overleg</p><p><b>Locatie</b><br>Hulst</p>", "Locatie"),
         (_DAY + "<p>Met:</p><ul><li>de VNG</li></ul>", "Met:")),
    Rule("activity after the term of its time", _after_time_term, Kind.ACTIVITY,
         (_DAY + "<dl><dt>10.00 uur</dt><dd>Overleg</dd></dl>", "Overleg"),
         (_DAY + "<dl><dt>Locatie</dt><dd>Hulst</dd></dl>", "Hulst")),
    Rule("time on a line of its own", _time_line, Kind.LABEL,
         (_DAY + "<p>Overleg<br>10.00 uur</p>", "10.00 uur"),
         (_DAY + "<p>10.00 uur Overleg</p>", "10.00 uur Overleg")),
    Rule("known labels", _label_line, Kind.LABEL,
         (_DAY + "<p>Overleg<br>Locatie: Hulst</p>", "Locatie: Hulst"),
         (_DAY + "<p>Overleg<br>Baken: Hulst</p>", "Baken: Hulst")),
    Rule("label of nothing", _astray_label, Kind.UNKNOWN,
         ("<p>Locatie: Hulst</p>" + _DAY, "Locatie: Hulst"), (_DAY + "<p>Locatie: Hulst</p>", "Locatie: Hulst")),
    Rule("label that is not known", _unknown_label, Kind.UNKNOWN,
         (_DAY + "<p>Overleg<br>Baken: Hulst</p>", "Baken: Hulst"), (_DAY + "<p>VNG: overleg</p>", "VNG: overleg")),
    Rule("activity with a time inside another one", _timed_nested, Kind.ACTIVITY,
         (_DAY + "<ul><li>Werkbezoek<ul><li>10.00 uur: Rondvaart</li></ul></li></ul>", "10.00 uur: Rondvaart"),
         (_DAY + "<ul><li>11.00 uur: Werkbezoek<ul><li>11.30 uur: Lunch</li></ul></li></ul>", "11.30 uur: Lunch")),
    Rule("activity with a place inside another one", _placed_nested, Kind.ACTIVITY,
         (_DAY + "<ul><li>Werkbezoek<ul><li>Bezoek haven, Hulst</li></ul></li></ul>", "Bezoek haven, Hulst"),
         (_DAY + "<ul><li>Werkbezoek<ul><li>rondvaart</li></ul></li></ul>", "rondvaart")),
    Rule("place in a list inside an activity, with its time", _place_nested, Kind.LABEL,
         (_DAY + "<ul><li>Overleg<ul><li>10.00 uur</li><li>Hulst</li></ul></li></ul>", "Hulst"),
         (_DAY + "<ul><li>Werkbezoek<ul><li>Hulst</li><li>Goes</li></ul></li></ul>", "Hulst")),
    Rule("list inside an activity", _nested, Kind.NOTE,
         (_DAY + "<ul><li>Werkbezoek<ul><li>rondvaart</li></ul></li></ul>", "rondvaart"),
         (_DAY + "<ul><li>Gesprekken met:<ul><li>de VNG</li></ul></li></ul>", "de VNG")),
    Rule("lead-in", _lead_in, Kind.LEAD_IN,
         (_DAY + "<p>Gesprekken met:</p><ul><li>de VNG</li></ul>", "Gesprekken met:"),
         ("<h3>Overleg</h3><ul><li>Waar: Hulst</li></ul>", "Overleg")),
    Rule("place above its activities", _place_above, Kind.PART_OF_DAY,
         (_DAY + "<p>Hulst</p><p>10.00 uur: overleg</p>", "Hulst"),
         (_DAY + "<p>Overleg</p><p>Hulst</p><p>10.00 uur: overleg</p>", "Hulst")),
    Rule("place on a line of its own", _place_line, Kind.LABEL,
         (_DAY + "<p>Overleg<br>Hulst</p>", "Hulst"), (_DAY + "<p>Hulst</p>", "Hulst")),
    Rule("place of nothing", _place_astray, Kind.UNKNOWN,
         (_DAY + "<p>Hulst</p>", "Hulst"), (_DAY + "<ul><li>Hulst</li></ul>", "Hulst")),
    Rule("title after its time", _title_of_open, Kind.ACTIVITY,
         (_DAY + "<p>10.00 uur<br>De VNG</p>", "De VNG"), (_DAY + "<p>Overleg<br>De VNG</p>", "De VNG")),
    Rule("what may follow", _possible, Kind.NOTE,
         (_DAY + "<p>Zo mogelijk volgt een bezoek aan Urk</p>", "Zo mogelijk volgt een bezoek aan Urk"),
         (_DAY + "<p>Bezoek aan Urk</p>", "Bezoek aan Urk")),
    Rule("heading of an activity", _heading_activity, Kind.ACTIVITY,
         (_DAY + "<h3>Europese Raad</h3>", "Europese Raad"), (_DAY + "<h3>Reizen</h3>", "Reizen")),
    Rule("heading that is not understood", _unknown_heading, Kind.UNKNOWN,
         ("<h3>Reizen</h3>" + _DAY, "Reizen"), ("<h3>Werkbezoek Goes</h3>" + _DAY, "Werkbezoek Goes")),
    Rule("more of the open activity", _more_of_open, Kind.NOTE,
         (_DAY + "<ul><li>Werkbezoek<br>met lunch</li></ul>", "met lunch"),
         (_DAY + "<ul><li>Overleg<br>11.00 uur: Lunch</li></ul>", "11.00 uur: Lunch")),
    Rule("introduction", _introduction, Kind.FURNITURE,
         ("<p>De minister heeft het deze week druk.</p>" + _DAY, "De minister heeft het deze week druk."),
         ("<p>Reizen</p>" + _DAY, "Reizen")),
    Rule("prose that says nothing of a meeting", _prose, Kind.UNKNOWN,
         (_DAY + "<p>De trein reed gisteren weer niet.</p>", "De trein reed gisteren weer niet."),
         (_DAY + "<p>De minister opent vandaag een school.</p>", "De minister opent vandaag een school.")),
    Rule("time and words", _timed_line, Kind.ACTIVITY,
         ("<p>10.00 uur: De VNG</p>" + _DAY, "10.00 uur: De VNG"), ("<p>De VNG</p>" + _DAY, "De VNG")),
    Rule("line under a lead-in", _under_lead_in, Kind.ACTIVITY,
         (_DAY + "<p>Gesprekken met:</p><ul><li>de VNG</li></ul>", "de VNG"),
         (_DAY + "<ul><li>de VNG</li></ul>", "de VNG")),
    Rule("line under a day", _under_a_day, Kind.ACTIVITY,
         (_DAY + "<ul><li>Veteranendag</li></ul>", "Veteranendag"),
         ("<ul><li>Veteranendag</li></ul>" + _DAY, "Veteranendag")),
    Rule("what is done, before the first day", _says_what_is_done, Kind.ACTIVITY,
         ("<ul><li>Werkbezoek Urk</li></ul>" + _DAY, "Werkbezoek Urk"), ("<ul><li>Urk</li></ul>" + _DAY, "Urk")),
    Rule("item of a page without days", _item_without_days, Kind.ACTIVITY,
         ("<ul><li>De VNG</li></ul>", "De VNG"), ("<ul><li>De VNG</li></ul>" + _DAY, "De VNG")),
    Rule("nothing is known", _always, Kind.UNKNOWN,
         ("<ul><li>De VNG</li></ul>" + _DAY, "De VNG"), (_DAY + "<ul><li>De VNG</li></ul>", "De VNG")),
)  # fmt: skip


def decide(look: Look) -> Rule:
    """Return the rule that classifies a line; the last rule holds for every line."""
    return next(rule for rule in RULES if rule.holds(look))


def classify(line: Line, context: Context) -> Kind:
    """Return the kind of a line in the context of what precedes it on its page."""
    return decide(Look(line, context)).kind
