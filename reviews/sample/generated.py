"""Text for measuring: sentences put together from lists of our own. They are grammatical, and say nothing true."""

from dataclasses import dataclass
from random import Random

from articles.choices import Audience, Kind
from articles.rendering.outline import anchor_for

WORDS = 700
SECTIONS = 6

WHO = (
    "Patients with purpura", "People with type II disease", "Some women", "Older men", "Children", "Relatives",
    "Carriers of hepatitis C", "Two thirds of a group", "The nurses of one ward", "Those with Sjögren syndrome",
    "Patients on dialysis", "Nobody", "A small cohort", "People with anti-CD20 therapy", "The first twenty patients",
    "Those without symptoms",
)  # fmt: skip
DID = (
    "noticed", "were treated with", "stopped", "reported", "asked about", "preferred", "avoided", "received",
    "wrote down", "compared", "measured", "forgot", "repeated", "waited for", "described", "needed", "tolerated",
)  # fmt: skip
WHAT = (
    "rituximab", "cold hands", "a warm sample", "intravenous immunoglobulin", "plasma exchange", "the cryocrit", "IL-6",
    "complement C4", "a skin biopsy", "steroids", "a second test", "neuropathy", "glomerulonephritis", "arthralgia",
    "cyclophosphamide", "direct-acting antivirals", "ulcers of the leg", "livedo", "fatigue", "a relapse", "remission",
    "lymphoma", "the kidney", "hyperviscosity", "a rheumatoid factor", "vasculitis", "an infusion", "winter gloves",
)  # fmt: skip
WHEN = (
    "in winter", "after three months", "before the visit", "at 37 °C", "during the trial", "without delay", "at night",
    "for the first time", "when the weather changed", "as the protocol asked", "in one centre", "with little effect",
)  # fmt: skip
HEADINGS = (
    "What was seen", "Tests", "Treatment", "Kidney", "Nerves", "Skin", "Follow-up", "Limits", "Cold and warmth",
    "Side effects", "Relapse", "Who was asked", "Course", "Laboratory", "Pregnancy", "Vaccines",
)  # fmt: skip
RARE = (
    "ember",
    "quartz",
    "willow",
    "harbor",
    "copper",
    "maple",
    "falcon",
    "indigo",
    "saffron",
    "pebble",
    "lantern",
    "meadow",
)


@dataclass(frozen=True)
class GeneratedText:
    """One text, with the HTML that the renderer makes of it (tests compare)."""

    kind: str
    audience: str
    title: str
    summary: str
    body: str
    html: str
    outline: list[dict[str, str | int]]


def generated(number: int) -> GeneratedText:
    """The text of this number, the same each time."""
    random = Random(number)  # noqa: S311  nothing secret is made
    sections = [(heading, _paragraphs(random)) for heading in random.sample(HEADINGS, SECTIONS)]
    return GeneratedText(
        kind=random.choice(Kind.values),
        audience=random.choice(Audience.values),
        title=f"{_sentence(random)[:-1]} ({random.choice(RARE)} {number})",
        summary=f"Generated text for measuring; it says nothing about any illness. {_sentence(random)}",
        body="\n\n".join(f"## {heading}\n\n" + "\n\n".join(paragraphs) for heading, paragraphs in sections),
        html="".join(_section(heading, paragraphs) for heading, paragraphs in sections),
        outline=[{"level": 2, "text": heading, "anchor": anchor_for(heading)} for heading, _ in sections],
    )


def _paragraphs(random: Random) -> list[str]:
    paragraphs, count = [], 0
    while count < WORDS // SECTIONS:
        paragraph = " ".join(_sentence(random) for _ in range(random.randint(3, 6)))
        count += len(paragraph.split())
        paragraphs.append(paragraph)
    return paragraphs


def _sentence(random: Random) -> str:
    first = f"{random.choice(WHO)} {random.choice(DID)} {random.choice(WHAT)}"
    if random.random() < 0.1:
        return f"{first} near the {random.choice(RARE)} {random.choice(RARE)}."
    return f"{first} and {random.choice(DID)} {random.choice(WHAT)} {random.choice(WHEN)}."


def _section(heading: str, paragraphs: list[str]) -> str:
    anchor = anchor_for(heading)
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{heading}</h2>\n{text}</section>\n'
