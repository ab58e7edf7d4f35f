"""A saved page, or any HTML: its elements say what a copied text has lost; the rest is read as copied pages are."""

from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied import patients as patient_page
from articles.importers.copied import professionals as professional_page
from articles.importers.copied.about import take_about, take_keywords
from articles.importers.copied.article_front import take_front, without_front
from articles.importers.copied.contents import take_contents
from articles.importers.copied.furniture import take_navigation, take_repeated
from articles.importers.copied.heading_tags import take_tags
from articles.importers.copied.headings import is_named_part, mark_headings
from articles.importers.copied.page import read_body
from articles.importers.copied.promotion import own_names, take_promotion
from articles.importers.copied.site_parts import with_rights_parted
from articles.importers.copied.tables import with_captions
from articles.importers.copied.tails import take_links
from articles.importers.copied.titles import take_title, without_names
from articles.importers.forms import PROFESSIONAL, recognise
from articles.importers.found import Found, where
from articles.importers.html.article import take_authors, take_lede
from articles.importers.html.claims import is_asked, names_of, repeats_name, take_stated
from articles.importers.html.opening import Page
from articles.importers.html.seen import Seen
from articles.importers.html.sources import is_about_list, numbered_entries, with_notes_above, with_one_list
from articles.importers.html.stated import LONGEST_TITLE, without_site
from articles.importers.html.teasers import take_teasers
from articles.importers.html.title import levelled, title_of, with_bold_headings, without_title
from articles.importers.journal.text import is_case_report
from articles.importers.lines import Block, as_written, numbered
from articles.importers.record.labels import Labelled, read_labels
from articles.importers.record.particulars import take_particulars
from articles.importers.record.roles import take_roles
from articles.importers.record.taking import take_disclaimer, take_record
from articles.importers.references.entries import is_reference, read_reference
from articles.importers.references.lists import take_references
from articles.importers.value import Faq, Section, UnreadableSource

_ARTICLE_PARTS = frozenset(("abstract", "discussion", "conclusion", "conclusions", "case report", "case presentation"))


def read_html_page(page: Page, filename: str, layout: str | None, found: Found) -> tuple[str, str]:
    """Read a page into `found`; `layout` is that of a copied page, None lets the text tell. Gives kind, audience."""
    text = "\n\n".join(as_written(one.block) for one in page.seen if not one.around)
    if not any(character.isalpha() for one in page.seen for character in one.block.text):
        raise UnreadableSource(f"{filename} holds no words. Choose a file that holds the article’s text.")
    inside = _told_apart(page, found)
    notes = [one.block for one in inside if one.note and one.block.kind != "heading"]
    _note_left_out(page, found)
    found.abbreviations.extend(page.abbreviations)
    blocks, contents = _prepared(inside, page, found)
    professional = (layout or recognise(text)) == PROFESSIONAL or page.stated.audience == "professionals"
    if not professional:
        blocks = patient_page.take_patient_parts(blocks, contents, found)
    _take_notes(notes, blocks, found)
    read_body(blocks, found)
    _take_asked(page, found)
    take_stated(page.stated, text, found)
    _name_by_window(page.name, found)
    if layout is None and is_case_report(found) and _is_journal(found):
        return "case_report", professional_page.AUDIENCE
    if professional:
        return professional_page.kind_of(found), professional_page.AUDIENCE
    return patient_page.KIND, patient_page.AUDIENCE


def _told_apart(page: Page, found: Found) -> list[Seen]:
    """Set aside what stands around the article, its own record and disclaimer read out of it; give the rest."""
    outside = [one.block for one in page.seen if one.around == "outside"]
    around = [one.block for one in page.seen if one.around in ("around", "links")]
    around += take_disclaimer(take_record([one.block for one in page.seen if one.around == "footer"], found), found)
    around += take_disclaimer(_without_days(outside, found), found)
    for block in around:
        found.put_aside(block, "furniture")
    return [one for one in page.seen if not one.around]


def _without_days(outside: Sequence[Block], found: Found) -> list[Block]:
    """Read the page's own day of review, update or publication beside its article; more than one is of other pages."""
    days = [block for block in outside if block.kind == "text" and any(one.date for one in _dated(block))]
    keys = [one.key for block in days for one in _dated(block)]
    if len(keys) > len(set(keys)) or "bare_date" in keys or "byline" in keys:
        return list(outside)
    rest = take_record(days, found)
    return [block for block in outside if block not in days or block in rest]


def _dated(block: Block) -> list[Labelled]:
    return [one for one in read_labels(block.text) if one.date]


def _note_left_out(page: Page, found: Found) -> None:
    for image in list(dict.fromkeys(page.images))[:20]:
        named = f"“{image}”" if image else "without a description"
        found.problem("image_left_out", "warning", f"an image was left out: {named}")
    if page.unseen:
        count = "1 script or embedded part" if page.unseen == 1 else f"{page.unseen} scripts or embedded parts"
        found.problem("script_left_out", "info", f"{count} left out")


def _prepared(inside: Sequence[Seen], page: Page, found: Found) -> tuple[list[Block], set[str]]:
    """Take record, furniture and title out, as from a copied page; headings are known here, not guessed."""
    blocks = with_bold_headings(inside)
    roles = {id(block): one.role for block, one in zip(blocks, inside, strict=True) if one.role}
    notes = [block for block, one in zip(blocks, inside, strict=True) if one.note and page.notes_apart]
    called = names_of(page.stated, page.name)
    own = {id(block) for block in blocks if block.level < 2 or repeats_name(called, block.text)}
    blocks = take_teasers(blocks, roles, own, found)
    names = own_names(blocks)
    rest, contents = take_contents(with_notes_above(blocks, notes) if notes else blocks, found)
    rest = take_lede(take_authors(take_front(rest, found), roles, found), roles, found)
    rest = take_record(take_roles(take_links(take_particulars(rest, found), found), found), found)
    rest = take_keywords(take_navigation(with_rights_parted(rest), found), found)
    rest = take_tags(with_one_list(take_disclaimer(rest, found), found), found)
    rest = _without_list_tails(numbered_entries(rest), found)
    rest = take_about(take_references(rest, found), found)
    rest = with_captions(take_repeated(take_promotion(rest, names, found), found))
    if sum(block.kind == "heading" for block in rest) > 1:
        rest = [replace(block, kind="heading") if is_named_part(block) else block for block in rest]
    else:
        rest = mark_headings(rest, contents)
    title = title_of(rest, called)
    if title is not None:
        rest = without_title(rest, title, called, found)
    elif not page.stated.titles:
        rest = take_title(rest, contents, None, found)
    if not found.authors:
        rest = without_names(rest, found)
    return levelled(without_front(rest, found)), contents


def _without_list_tails(blocks: Sequence[Block], found: Found) -> list[Block]:
    rest: list[Block] = []
    for block in blocks:
        if is_about_list(block):
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def _take_notes(notes: Sequence[Block], blocks: list[Block], found: Found) -> None:
    """Numbered notes are the reference list where there is no other, and most of them name a source."""
    if found.references_heading or not notes or sum(is_reference(note.text[:3000]) for note in notes) * 2 < len(notes):
        return
    for note in [block for block in notes if block in blocks]:
        blocks.remove(note)
        note = numbered(note)
        found.references.append(read_reference(note.text, note.number, note.places))
        found.reference_lines.append(note.line)
    lines = where(found.reference_lines)
    found.problem("notes_as_references", "info", "the page’s numbered notes were taken for its references", lines)


def _take_asked(page: Page, found: Found) -> None:
    """Sections that the page's data lists as questions are its questions, where they are its smaller part."""
    asked = [one for one in found.sections if one.heading and one.text and is_asked(one.heading, page.stated)]
    if found.faqs or not asked or len(asked) * 2 > sum(bool(one.text) for one in found.sections):
        return
    places = [found.sections.index(one) for one in asked]
    if places[-1] - places[0] != len(places) - 1:
        return
    _take_over(found.sections[places[0] - 1] if places[0] else None, asked[0], found)
    for one in asked:
        found.sections.remove(one)
        found.faqs.append(Faq(one.heading or "", one.text, (one.line, *(line for part in one.lines for line in part))))


def _take_over(above: Section | None, first: Section, found: Found) -> None:
    """Take out the heading that stands over the questions, and nothing else."""
    if above is not None and above.heading and not above.text and above.level < first.level:
        found.sections.remove(above)
        found.label(Block(above.line, above.heading), "faqs")


def _name_by_window(name: str, found: Found) -> None:
    """A page that prints no title is called what its window is, and the editor asked."""
    if found.title is None and name:
        found.title = without_site(name)[:LONGEST_TITLE]
        found.problem("title_from_window", "review", "the title stands in the page’s window only: check it")


def _is_journal(found: Found) -> bool:
    return any((section.heading or "").strip(" .:").lower() in _ARTICLE_PARTS for section in found.sections)
