"""A print without gaps between its lines: where the title ends, and where a caption does."""

from tests.articles.importers.journal.reading import aside_of, body_of, read_print

ABSTRACT = "Abstract:\nStoves with tiles are warm in the morning and cold at night, as all who\nlived with heat and glass in the town know well.\n"
BODY = "Introduction\nStoves with tiles are warm in the morning and cold at night, as all\nof them know who were in the town with dry wood, heat and glass.\n"


def test_the_last_line_of_a_title_in_the_texts_own_words_is_no_line_of_names():
    title = "Stoves in the Rooms of the Old: Successful Warming with\nDry Wood and Glass Tiles"
    imported = read_print(
        f"【 CASE REPORT 】\n{title}\nUlla Made1, Ann Newly1,2, Wim Found2, Cy Upton1 and Bo Roe2\n{ABSTRACT}{BODY}tiles"
    )
    assert imported.title == title.replace("\n", " ")
    assert imported.authors == ("Ulla Made", "Ann Newly", "Wim Found", "Cy Upton", "Bo Roe")
    assert "【 CASE REPORT 】" in aside_of(imported)


def test_a_line_of_marked_names_may_be_words_of_the_text():
    names = "Ulla Tiles1, Ann Dry1,2,\nWim Found2, Cy Upton1, Eve Long1 and Bo Roe2"
    imported = read_print(f"Stoves in the Rooms of the Old and Their Wood\n{names}\n{ABSTRACT}{BODY}tiles")
    assert imported.authors == ("Ulla Tiles", "Ann Dry", "Wim Found", "Cy Upton", "Eve Long", "Bo Roe")


def test_a_caption_without_a_number_ends_at_its_short_last_line():
    caption = "Figure. The stove of the hall on day six, with the tiles and the\nlid on it, in the light of the lamp."
    text = f"{BODY}{caption}\nAfter this the hall was as warm as the kitchen, and nobody was cold\nuntil the end of the winter.\n"
    assert (
        "\n\nFigure. The stove of the hall on day six, with the tiles and the lid on it, in the light of the lamp.\n\nAfter"
        in body_of(read_print(text))
    )


def test_the_word_figure_inside_a_sentence_opens_no_caption():
    text = f"{BODY}The heat of the stove of the hall is what all of them looked at in the\nFigure. The cook did not.\n"
    assert "looked at in the Figure. The cook did not." in body_of(read_print(text))


def test_the_foot_of_a_page_may_carry_its_address_behind_the_pages_of_the_article():
    foot = "Ann Warm Med 58: 103-108, 2019 DOI: 10.9999/warm.1780-18"
    imported = read_print(f"{BODY}The hall was warm, and then it was\n{foot}\ncold again in the night.\n")
    assert foot in aside_of(imported)
    assert "and then it was cold again" in body_of(imported)
