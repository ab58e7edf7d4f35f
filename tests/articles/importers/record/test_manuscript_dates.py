"""The dates of a manuscript, in one line."""

import pytest

from articles.importers.record.labels import read_labels


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Manuscript submitted May 2, 2022, accepted June 9, 2022, published online July 2, 2022",
            [("received", "2022-05-02"), ("received", "2022-06-09"), ("published", "2022-07-02")],
        ),
        (
            "Received 3 May 2020, revised 4 June 2020 and accepted 5 July 2020",
            [("received", "2020-05-03"), ("received", "2020-06-04"), ("received", "2020-07-05")],
        ),
        ("Advance Publication by J-WARM: May 18, 2018", [("published", "2018-05-18")]),
        ("Submitted: 3 May 2020", [("received", "2020-05-03")]),
    ],
)
def test_each_date_of_a_manuscript_is_read_with_its_own_label(line, expected):
    assert [(label.key, label.date.iso if label.date else None) for label in read_labels(line)] == expected


@pytest.mark.parametrize(
    "line", ["Submitted to the ward in May 2020, they slept.", "Socks sold in 2019, accepted by all in 2020"]
)
def test_a_sentence_with_such_a_word_is_no_label(line):
    assert read_labels(line) == []
