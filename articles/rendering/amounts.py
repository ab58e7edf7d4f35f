"""How numbers, units and frequencies are written: the patterns that doses, differences and the guard share."""

import re

FIGURE = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,3}(?!\d)|\d+(?:[.,·]\d+){0,4})"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
CARDINALS = (
    f"zero|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    rf"(?:{_TENS})(?:-(?:{_ONES}))?|hundred|thousand|million|billion|dozen|half|quarter"
)
NUMBER_WORDS = (
    rf"{CARDINALS}|halves|thirds?|quarters|fifths?|tenths?|first|second|fourth|sixth|seventh|eighth|ninth|tenth|single|"
    "double|twofold|threefold|fourfold|tenfold|both|neither|couple|twice|thrice"
)
FRACTIONS = "½¼¾⅓⅔⅛"
SIGN = r"(?:[<>]=?|=[<>]?|[≤≥≈~±])\s?"
"""A sign of comparison before a figure, and a part of the quantity: "<5 g/L", ">= 60"."""
AMOUNT = rf"(?:{FIGURE}[{FRACTIONS}]?|[{FRACTIONS}])"
RANGE = rf"{AMOUNT}(?:\s?(?:[-–—±×x/]|to|and|or)\s?{AMOUNT})?"

MEDICINE_UNITS = (
    r"kg|mg|[µμu]g|mcg|ng|g|kIU|MIU|IU|kU|MU|U|mmol|[µμ]mol|mol|mEq|ml|mL|cl|l|L|"
    r"(?:kilo|milli|micro|nano)?gram(?:me)?s?|(?:milli|micro)?lit(?:er|re)s?|units?|"
    r"tablets?|capsules?|pills?|vials?|ampoules?|drops?|puffs?|sachets?|patch(?:es)?|injections?|infusions?"
)
OTHER_UNITS = (
    r"per\s?cent|percent|%|‰|°\s?[CF]|degrees?(?:\s(?:Celsius|Fahrenheit))?|"
    r"dl|dL|fl|pg|nmol|pmol|mm\s?Hg|mmHg|mm[23²³]?|cm[23²³]?|m[23²³]|copies|cells|rpm|"
    r"seconds?|minutes?|min|hours?|h|hrs?|days?|d|weeks?|wks?|months?|years?|yrs?|decades?|"
    r"courses?|cycles?|doses?|times|-?folds?|percentage\spoints?"
)
LABORATORY_UNITS = (
    r"(?:mg|[µμ]g|mcg|ng|pg|g|kIU|MIU|IU|kU|MU|U|mmol|[µμ]mol|nmol|pmol|mol|mEq|ml|mL|cells|copies)\s?/\s?"
    r"(?:d?[lL]|m[lLm][³3]?|[µμ]l|[µμ]L|min|mmol|24\s?h|g|hpf)"
)
"""What a laboratory measures in: "g/L", "mg/dL", "copies/ml"."""
PER = r"kg|m2|m²|m\^2|day|d|dose|week|wk|month|h|hour|infusion|body\sweight"
_NOT_A_DOSE = (
    r"(?!\s?/\s?(?:d?[lL]|m[lLm]|min|mmol|24|g|hpf|[µμ]l)\b)"
    r"(?!\s(?:of\s)?(?:\w+\s){0,2}(?:per|in|over|within)\s(?:24|a\s(?:day|lit)|day|lit))"
    r"(?!\s(?:of\s)?(?:protein|urine|blood|serum|plasma|precipitate|tube|saline))"
    r"(?!\sper\s(?:d?l|ml|lit|decilit|millilit|minute)\w*)"
)
FREQUENCY = (
    r"(?:(?:once|twice|thrice|one\stime|two\stimes|three\stimes|four\stimes|\d+\s?(?:times|×|x))\s?"
    r"(?:(?:a|per|each|every)\s(?:day|week|fortnight|month|year)|daily|weekly|monthly|yearly))"
    rf"|every\s(?:other\s|second\s|third\s|(?:{FIGURE}|{NUMBER_WORDS})(?:\s?(?:-|–|to)\s?{FIGURE})?\s)?"
    r"(?:hours?|days?|nights?|mornings?|evenings?|weeks?|fortnight|months?|years?)"
    r"|(?:a|per|each)\s(?:day|week|fortnight|month|year)"
    r"|on\salternate\sdays|alternate\sdays|daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually"
    r"|hourly|at\snight|at\sbedtime|in\sthe\smorning|as\sneeded|when\sneeded|on\sdemand|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?d\.?"
)
DURATION = rf"(?:for|over)\s(?:the\sfirst\s)?(?:{RANGE}|{NUMBER_WORDS})\s(?:hours?|days?|weeks?|months?|years?)"

QUANTITY = rf"(?:{RANGE}|(?i:(?:{CARDINALS})(?:[-\s](?:and\s|to\s|or\s)?(?:{CARDINALS})){{0,5}})(?:\sa)?)"

DOSE = re.compile(
    rf"(?<![\w.,@/-])(?:{FIGURE}\s?[×x]\s?)?{QUANTITY}[\s-]?(?:{MEDICINE_UNITS})(?![\w°%])"
    rf"(?:\s?/\s?(?:{PER})\b|\sper\s(?:{PER})\b|\s(?:a|each)\s(?:day|week|month|kg)\b)*{_NOT_A_DOSE}"
)
"""A quantity of a medicine: "2 g/kg", "375 mg/m2", "two tablets"; not a laboratory value."""

HOW_OFTEN = re.compile(
    rf"(?:\s(?:of\s)?[^\W\d_][\w-]*){{0,4}}?,?\s(?:{FREQUENCY})(?!\w)(?:,?\s(?:{DURATION}|\d+\stimes)(?!\w))?"
    rf"|\s(?:{DURATION})(?!\w)",
    re.IGNORECASE,
)
"""How often and how long, up to four words after a dose: " of prednisone every other day for 4 weeks"."""
