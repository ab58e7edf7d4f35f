"""Which words name a drug: the stems of international nonproprietary names, and the drugs of this field.

The stems are those that WHO assigns (World Health Organization, "The use of stems in the selection of international
nonproprietary names"). A list is never complete, so managing editors keep one of their own beside it in the admin.
"""

import re
from collections.abc import Collection

STEMS = re.compile(
    r".{2,}(?:mab|cept|tinib|ciclib|rafenib|parib|zomib|lisib|nib|buvir|asvir|previr|tegravir|navir|ciclovir|vir|vudine|"
    r"citabine|pril|prilat|sartan|olol|dipine|statin|gliptin|gliflozin|glutide|glitazone|parin|xaban|gatran|grel|"
    r"cillin|mycin|micin|cycline|floxacin|oxacin|conazole|prazole|triptan|setron|tidine|lukast|coxib|profen|fenac|"
    r"semide|thiazide|azepam|azolam|barbital|caine|curium|fungin|bendazole|nidazole|oprim|rubicin|taxel|platin|"
    r"trexate|imus|limus|pinavir|dronate|dronic|calcitol|poetin|grastim|stim|kinra|cisteine|leukin|feron|afil|"
    r"oxetine|triptyline|peridone|azine|gabalin|racetam|arone|ivaptan|solone|sone|nisone|onide|terol|tropium|"
    r"phylline|fibrate|mustine|fosfamide|sulfan|purine|prine|quine|quin|vastatin|lidomide|motide|pegol|gepant)s?"
)
_PARTS = re.compile(r"prednis|cort(?:isone|isol)|sulfa|cef[a-z]{3}|interferon|globulins?$|ribavir|colchic|cyclosporin")
ENDS_SO = {
    "stem", "cabinet", "person", "reason", "season", "lesson", "comparison", "poison", "prison", "unison", "arisone",
    "magazine", "margazine", "grazine", "machine", "engine", "routine", "medicine", "accept", "concept", "except",
    "intercept", "precept", "system", "quinine-free", "sequin", "caprine", "protein", "globulin", "globulins",
    "cryoglobulin", "cryoglobulins", "immunoglobulin", "macroglobulin", "elvir", "savoir", "reservoir", "april",
    "cocaine-like", "doctrine", "pristine", "milestone", "someone", "urine", "marine", "incline", "decline", "creatine",
    "creatinine", "hyperuricemia", "intake", "platinum", "hexagon", "uterine", "endocrine", "exocrine", "sunshine",
    "histone", "acetone", "ketone", "cortisol-like", "antiglobulin", "antiglobulins", "somatostatin-like", "purines",
}  # fmt: skip
"""Words that end as a stem does, and name no drug."""

OF_THIS_FIELD = frozenset(
    """
    rituximab obinutuzumab belimumab daratumumab tocilizumab bortezomib ibrutinib zanubrutinib lenalidomide thalidomide
    prednisone prednisolone methylprednisolone dexamethasone hydrocortisone cortisone corticosteroid corticosteroids
    steroid steroids glucocorticoid glucocorticoids cyclophosphamide chlorambucil bendamustine fludarabine azathioprine
    mycophenolate methotrexate ciclosporin cyclosporine tacrolimus colchicine dapsone hydroxychloroquine
    ivig immunoglobulins gammaglobulin interferon interferons peginterferon ribavirin telaprevir boceprevir sofosbuvir
    velpatasvir ledipasvir daclatasvir glecaprevir pibrentasvir voxilaprevir simeprevir elbasvir grazoprevir entecavir
    tenofovir lamivudine antiviral antivirals antibiotic antibiotics iloprost pentoxifylline nifedipine amlodipine
    aspirin heparin warfarin paracetamol acetaminophen ibuprofen naproxen gabapentin pregabalin duloxetine amitriptyline
    morphine opioid opioids vaccine vaccines insulin metformin albumin folate calcium omeprazole cotrimoxazole
    trimethoprim sulfamethoxazole aciclovir acyclovir valaciclovir furosemide diuretic diuretics statins
    immunosuppressant immunosuppressants nsaid nsaids daa daas plasmapheresis apheresis
    """.split()  # noqa: SIM905
)
"""Drugs, and groups of drugs, that texts on cryoglobulinemia name."""


def is_drug(word: str, names: Collection[str] = ()) -> bool:
    """Whether a word names a drug; `names` holds, in small letters, those that the site's managing editors add."""
    folded = word.casefold()
    if folded in OF_THIS_FIELD or folded in names:
        return True
    if len(folded) < 6 or folded in ENDS_SO:
        return False
    return bool(STEMS.fullmatch(folded) or _PARTS.match(folded))
