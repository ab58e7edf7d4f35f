"""Words on which the sense of a medical sentence turns, by what they touch. Data, and no rule but the lists."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    """
    not no never none nor without cannot neither nothing nobody nowhere avoid avoids avoided avoiding unless except
    excepting excluding excluded exclude excludes contraindicated contraindication contraindications against lack lacks
    lacked lacking absent absence fail fails failed failing non stop stopped stops stopping deny denies refuse refused
    forbid forbidden prohibit prohibited hardly barely instead free
    """
)
STRENGTHS = _words(
    """
    should must may might can could shall will would need needs needed ought recommend recommends recommended suggest
    suggests suggested consider considers considered required requires require advise advised advises mandatory optional
    always only prefer preferred preferably possibly probably likely certainly certain essential necessary urgent
    urgently immediately usually sometimes often rarely seldom occasionally generally definitely proves prove proven
    proved indicated unlikely
    """
)
COMPARISONS = _words(
    """
    more less fewer most least many few all some any every each half part higher lower high low above below under over
    before after during until since within beyond increase increases increased increasing decrease decreases decreased
    decreasing rise rises rose risen rising fall falls fell fallen falling drop drops dropped raise raised reduce
    reduces reduced improve improves improved worsen worsens worsened better worse best worst greater smaller
    larger longer shorter earlier later early late rare common
    uncommon frequent mild moderate severe serious positive negative acute
    chronic active inactive men women males females male female man woman boys girls adults children child adult mother
    father left right upper lower warm cold hot safe unsafe harm harms benefit benefits normal abnormal present up down
    past primary secondary same different or then seriously slowly quickly fast slow dry wet large small long short old
    young new till
    """
)
TERMS = _words(
    """
    liver kidney kidneys renal hepatic heart cardiac lung lungs brain nerve nerves skin gut bowel stomach joint joints
    muscle muscles blood urine serum plasma bone marrow spleen eye eyes ear ears hand hands foot feet leg legs arm arms
    chest abdomen virus viruses bacteria bacterial viral fungal tumor tumour cancer lymphoma stroke ulcer ulcers purpura
    rash fever pain weakness numbness bleeding infection infections pregnancy pregnant breastfeeding remission relapse
    relapses relapsed flare flares death deaths died dead survival cure cured biopsy transplant dialysis alcohol food
    milk grapefruit salt smoking sun driving antibody antibodies antigen antigens monoclonal polyclonal cryocrit
    complement oral orally mouth intravenous vein
    """
)
FUNCTION_WORDS = _words(
    """
    a an the of and in to is that for it are be by this these those which who whom whose as at on we you they he she
    their its his her our your was were has have had do does did been being so also very just there here if when where
    while from into about them us i me my such too again both thus therefore however though although because with than
    """
)
"""Words that come and go where a sentence is smoothed."""

FIGURES = {
    word: str(number)
    for number, word in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split(),  # noqa: SIM905
        start=1,
    )
}
"""Numbers in words, and in figures."""

SPELLINGS = (
    ("milligrams", "mg"),
    ("milligram", "mg"),
    ("micrograms", "µg"),
    ("microgram", "µg"),
    ("mcg", "µg"),
    ("percent", "%"),
    ("oe", "e"),
    ("ae", "e"),
    ("our", "or"),
    ("yse", "yze"),
    ("isation", "ization"),
    ("ise", "ize"),
    ("litre", "liter"),
    ("centre", "center"),
    ("programme", "program"),
    ("fibre", "fiber"),
)
"""Two ways to write the same: British and American, a unit in words and as a sign."""

SYNONYMS = (
    ("common", "frequent"),
    ("increase", "rise"),
    ("increased", "rose", "risen"),
    ("increases", "rises"),
    ("decrease", "fall", "drop"),
    ("decreases", "falls", "drops"),
    ("decreased", "fell", "dropped"),
    ("severe", "serious"),
    ("under", "below"),
    ("over", "above"),
    ("fewer", "less"),
    ("kidney", "renal"),
    ("liver", "hepatic"),
    ("heart", "cardiac"),
    ("women", "females"),
    ("men", "males"),
    ("rarely", "seldom"),
    ("usually", "generally"),
    ("advised", "recommended"),
    ("essential", "necessary"),
    ("likely", "probably"),
    ("cannot", "can't"),
    ("until", "till"),
    ("gut", "bowel"),
)
"""Weighty words of the same sense: one may stand for the other."""
