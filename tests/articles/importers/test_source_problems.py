"""What an editor is asked about a source as a publication."""

from tests.articles.importers.copied.pages import page


def test_entries_that_could_not_be_parted_are_named_in_one_line():
    entries = "1. Doe J. Mittens. J Warm 2001;3:4-9.\n2. See the wool trade papers 2004\n3. as told in 2006, loosely"
    text = "Cold hands\n\nCauses\n\nCold hands come with winter, and they go with it as well.\n\n"
    asked = [one for one in page(f"{text}References\n\n{entries}\n").problems if one.code == "reference_unparted"]
    assert [(one.severity, one.message.rpartition(": ")[2]) for one in asked] == [("review", "complete reference 2, 3")]
