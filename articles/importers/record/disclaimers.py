"""Paragraphs that say of themselves, or of their page, that they are no advice."""

import re

_DISCLAIMS = re.compile(
    r"\b(?:not\s+(?:intended\s+(?:(?:n?or\s+)?implied\s+)?(?:to\s+be\s+|as\s+)?)?(?:a\s+)?(?:substitute|replacement)\s+for"
    r"|(?:educational|informational|information|general)\s+(?:purposes?|education|information|use)\s+only|purposes?\s+of\s+(?:education|information)\s+only"
    r"|support,?\s+(?:and\s+)?not\s+(?:to\s+)?replace|not\s+intended\s+to\s+(?:replace|substitute)|not\s+intended\s+(?:to\s+be|as)\s+(?:medical\s+)?advice"
    r"|(?:nothing|none\s+of)\b.{0,60}\b(?:is|as|constitutes)\s+(?:\w+\s+)?advice|(?:is|are)\s+not\s+(?:medical|professional|personal)\s+advice"
    r"|to\s+ensure\s+(?:that\s+)?the\s+information\s+(?:displayed\s+)?on\s+this\s+page\s+applies"
    r"|(?:does|should|do|must)\s+not\s+(?:replace|constitute|take\s+the\s+place\s+of"
    r"|be\s+used\s+(?:as\s+a\s+substitute|during\s+any\s+medical|for\s+(?:the\s+|self-?)?diagnos(?:is|ing))))\b",
    re.IGNORECASE,
)
_ABOUT_ADVICE = re.compile(
    r"\b(?:advice|(?:content|information|answers?|materials?)\b.{0,120}\b(?:judge?ment|discretion)|information\s+(?:provided|contained|given)"
    r"|(?:this|these)\s+(?:sites?|websites?|pages?|content|information|articles?|leaflets?|fact\s?sheets?)"
    r"|(?:the|this|these|our)\s+(?:\w+\s+)?(?:guidelines?|summar(?:y|ies))"
    r"|purposes?\s+only|information\s+(?:is|was)\s+provided)\b",
    re.IGNORECASE,
)
_BY_MACHINE = re.compile(
    r"^(?:[Cc]ontent\s+is\s+)?AI[- ]generated\b.{0,80}\b(?:[Cc]heck|[Vv]erify|clinicians?|advice|professional)"
    r"|\b(?:AI|assistant|chatbot)\b.{0,40}\b(?:can|may)\s+(?:make|contain|include)\s+(?:mistakes|errors)\b"
)
INLINE_DISCLAIMER = re.compile(r"^((?:medical\s+|important\s+)?disclaimer\s*:)\s*(?=\S)", re.IGNORECASE)


def is_disclaimer(text: str) -> bool:
    """Tell whether a paragraph says of itself that it is no advice."""
    if INLINE_DISCLAIMER.match(text) or (len(text) < 300 and _BY_MACHINE.search(text)):
        return True
    return len(text) < 2000 and bool(_DISCLAIMS.search(text) and _ABOUT_ADVICE.search(text))
