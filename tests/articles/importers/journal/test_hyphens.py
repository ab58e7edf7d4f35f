import pytest

from articles.importers.journal.hyphens import Vocabulary, join_lines

TEXT = Vocabulary(
    ["An anti-cytokine drug for autoimmune disease of the nerve and the muscle.", "The treatment of vasculitis."]
)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a treat-", "ment of it", "a treatment of it"),
        ("the cryo-", "globulins", "the cryoglobulins"),
        ("Churg-", "Strauss disease", "Churg-Strauss disease"),
        ("an anti-", "platelet drug", "an anti-platelet drug"),
        ("the auto-", "immune/infectious kind", "the autoimmune/infectious kind"),
        ("a nerve-", "muscle synapse", "a nerve-muscle synapse"),
        ("a well-", "known drug", "a well-known drug"),
        ("joints/", "bones", "joints/bones"),
        ("in 20–", "30 days", "in 20–30 days"),
        ("IL-", "6 levels", "IL-6 levels"),
        ("a pause -", "and on", "a pause - and on"),
        ("a 47-", "year-old man", "a 47-year-old man"),
        ("the B-", "cell clone", "the B-cell clone"),
        ("HCV-", "related pain", "HCV-related pain"),
        ("CRYOGLOBU-", "LINEMIA", "CRYOGLOBULINEMIA"),
        ("interferon-", "free weeks", "interferon-free weeks"),
        ("two whole", "words", "two whole words"),
        ("per high-", "power field", "per high-power field"),
        ("the high-", "lights of it", "the highlights of it"),
        ("is low-", "ered by it", "is lowered by it"),
        ("28:S47–", "S49.", "28:S47–S49."),
    ],
)
def test_a_broken_word_is_joined_and_a_real_hyphen_kept(first, second, joined):
    assert join_lines(first, second, TEXT)[0] == joined


def test_a_join_that_could_go_either_way_is_doubtful():
    _, join = join_lines("the auto-", "immune/infectious kind", TEXT)
    assert join is not None
    assert join.doubtful
    _, join = join_lines("a treat-", "ment of it", TEXT)
    assert join is not None
    assert not join.doubtful


def test_halves_of_broken_words_are_no_evidence():
    words = Vocabulary(["a dose of cyclo-", "phosphamide was given"])
    assert "cyclo" not in words
    assert "phosphamide" not in words
    assert join_lines("cyclo-", "phosphamide", words)[0] == "cyclophosphamide"


@pytest.mark.parametrize("dash", ["–", "—"])
def test_a_dash_set_tight_behind_a_word_stays_tight_at_the_end_of_a_line(dash: str):
    assert join_lines(f"the cold{dash}", "a nuisance", TEXT)[0] == f"the cold{dash}a nuisance"
    assert join_lines(f"the cold {dash}", "a nuisance", TEXT)[0] == f"the cold {dash} a nuisance"
