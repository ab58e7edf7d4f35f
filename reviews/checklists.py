"""What a reviewer answers before signing, by kind of article. The wording is frozen into the signature."""

from articles.choices import Kind

COMMON = (
    ("read", "I have read every word that this signature covers."),
    ("sources", "Each statement that needs a source has one, and the source says what the text says."),
    ("doses", "Doses, numbers and units are right."),
)

BY_KIND = {
    Kind.EXPLAINER: (
        ("safety", "The page says when to get help, and nothing in it could delay that."),
        ("plain", "A patient can understand it, and it promises nothing that nobody can keep."),
    ),
    Kind.CLINICAL_QUESTION: (
        ("guidelines", "What is called guidance is current guidance; superseded treatment is marked so."),
        ("limits", "The limits of the evidence are stated."),
    ),
    Kind.CASE_REPORT: (
        ("consent", "The case was published before, and says that its patient consented."),
        ("one_patient", "Nothing is recommended on the strength of one patient."),
    ),
}


def checklist_for(kind: str) -> dict[str, str]:
    """The questions for a kind of article: key → wording."""
    return dict((*COMMON, *BY_KIND[Kind(kind)]))
