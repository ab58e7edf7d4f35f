"""Lists that lost their bullets: where they end, what heads them, what is none."""

from tests.articles.importers.copied.pages import page

FIRST = "Winter ankle is stiff in the cold, and most people who have it walk it off within a week or two."
LAST = "Relief\n\nWarm socks help a winter ankle. So do warm rooms, long walks and patience."


def sections(body: str):
    return [(one.heading, one.text) for one in page(f"Winter ankle\n\n{FIRST}\n\n{body}\n\n{LAST}").sections[:-1]]


def test_the_last_item_of_a_list_written_as_a_sentence_has_its_full_stop():
    assert sections("Signs\n\nYou may have:\na stiff foot\ncold toes; or\na slow walk.") == [
        ("Signs", "You may have:\n\n- a stiff foot\n- cold toes; or\n- a slow walk.")
    ]


def test_items_with_labels_of_their_own_have_no_heading_among_them():
    body = "Stages\n\nThere are two stages in every winter.\n\nFirst stage: the toes are cold\nSecond stage: the foot is stiff"
    assert sections(body) == [
        (
            "Stages",
            "There are two stages in every winter.\n\n- First stage: the toes are cold\n- Second stage: the foot is stiff",
        )
    ]


def test_a_question_heads_the_short_lines_below_it():
    assert sections("What are the signs?\nToes – cold and white\nFoot – stiff") == [
        ("What are the signs?", "- Toes – cold and white\n- Foot – stiff")
    ]


def test_labelled_lines_end_a_list_without_labels():
    [(_, text)] = sections("Names\n\nOther names:\nFrost joint\nCold foot\nSeason: winter\nAge: any")
    assert text.split("\n\n")[:2] == ["Other names:", "- Frost joint\n- Cold foot"]
    assert text.endswith("Season: winter\n\nAge: any")


def test_a_line_with_its_address_below_is_no_heading():
    body = "Help\n\nThese know winter ankle well and answer letters.\n\nAnkle House\nhttps://ankle.example/"
    assert [heading for heading, _ in sections(body)] == ["Help"]


def test_what_stands_between_two_questions_is_an_answer():
    assert sections(
        "Is it catching?\n\nNot at all\n\nWill it pass?\n\nIt will pass in spring, when frost is gone."
    ) == [
        ("Is it catching?", "Not at all"),
        ("Will it pass?", "It will pass in spring, when frost is gone."),
    ]
