"""Pages as browsers save them: every address whole, pictures and scripts inside the file."""

from articles.importers import read_file, read_text
from articles.importers.html.opening import is_html
from tests.articles.importers.html.saved_pages import FIRST, TEXT, TODAY, asides, page, shown

OWN = "https://warmly.example/wiki/White_fingers"
LISTED = "".join(
    f"<li id='cite_note-{n}'><a href='{OWN}#cite_ref-{n}'>^</a> Doe J. Warm hands {n}. J Warm. 201{n};{n}:3-9.</li>"
    for n in (1, 2)
)
MARKED = "".join(f"<p>{FIRST}<sup id='cite_ref-{n}'><a href='{OWN}#cite_note-{n}'>[{n}]</a></sup></p>" for n in (1, 2))
CITED = f"<h1>White fingers</h1>{MARKED}<h2>References</h2><ol>{LISTED}</ol>"


def test_a_link_back_to_the_text_is_no_part_of_an_entry_where_it_names_the_whole_page():
    for head in (f'<link rel="canonical" href="{OWN}/">', f'<meta property="og:url" content="{OWN}">', ""):
        imported = page(CITED, head)
        assert [one.raw for one in imported.references] == [
            "Doe J. Warm hands 1. J Warm. 2011;1:3-9.",
            "Doe J. Warm hands 2. J Warm. 2012;2:3-9.",
        ]
        assert imported.citations == ((1,), (2,))


def test_the_address_of_another_page_stays_in_an_entry():
    listed = "<li>Doe J. Mittens. <a href='https://warmly.example/wiki/Wool#cite_ref-1'>Wool</a>. 2011.</li>"
    imported = page(f"{CITED.replace('</ol>', listed + '</ol>')}", f'<link rel="canonical" href="{OWN}">')
    assert "wiki/Wool" in imported.references[2].raw


def test_links_to_the_site_s_other_pages_lead_away_though_they_name_the_site():
    links = (
        "<div><h3>Other hands</h3><a href='https://{0}/a'>Gloves of wool</a> <a href='https://{0}/b'>Muffs</a></div>"
    )
    saved = f"<!DOCTYPE html><!-- saved from url=(0040){OWN} --><html><body><h1>White fingers</h1>%s</body></html>"
    imported = read_text(saved % (TEXT + links.format("www.warmly.example")), "page.html", today=TODAY)[1]
    assert "Other hands" in asides(imported) and "Gloves" not in shown(imported)
    elsewhere = read_text(saved % (TEXT + links.format("wool.example")), "page.html", today=TODAY)[1]
    assert "Other hands" in shown(elsewhere) and "Gloves" in shown(elsewhere)


def test_a_page_is_read_however_large_its_scripts_and_pictures_are():
    picture = f"<img alt='A hand' src='data:image/png;base64,{'iVBOR/w0+' * 120_000}=='>"
    script = f"<SCRIPT>var hidden = '{'x' * 900_000}'</SCRIPT><style>{'p{} ' * 100_000}</style>"
    data = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2020-06-03"}</script>'
    text = f"<!DOCTYPE html><html><head>{data}{script}</head><body><h1>White fingers</h1>{picture}{TEXT}</body></html>"
    assert len(text) > 2_000_000 and is_html(text)
    imported = read_file(text.encode(), "page.html", today=TODAY)
    assert imported.title == "White fingers" and imported.source_dates.published == "2020-06-03"
    assert "hidden" not in shown(imported) and FIRST in shown(imported) + (imported.summary or "")
