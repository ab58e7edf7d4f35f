"""Names of people as bylines and review lines print them."""

import re

from articles.importers.value import Reviewer
from articles.importers.words import word_set

LONGEST_LIST = 2000

PARTICLES = word_set(
    """
    al bin da de del della der di du la le van von zu el
    """
)
DEGREES = word_set(
    """
    md do phd msc mph mbbs mbchb mba ms bs ba rn np aprn crnp dnp pa pac pharmd dds dmd rd rdn ldn
    cde frcp frcpc frcpath mrcp mrcgp facp faap facc fache faad mhs mha dph drph dphil bm bch ches
    obgyn facog msn bsn ma cpn rph bcps ccfp facr prof professor dr mbe obe cbe
    """
)
_NOT_A_NAME = word_set(
    """
    editorial team staff contributors editor board university hospital college school institute department center
    centre director manager writer reviewer medical clinic prescriber nurse
    physician pharmacist doctor consultant specialist practitioner surgeon professor
    associate assistant advisor adviser registrar lecturer researcher trainee publishing publications foundation
    """
)
# What stands behind a degree in the same letters is another ("DNP, AOCNP").
_ABBREVIATED = re.compile(r"^(?=(?:[a-z.()]*[A-Z]){2})[A-Za-z.()-]{2,9}$")
# A fellow or member of a royal college: FRCPath, FRACP, FRNZCGP, MRCPsych.
_COLLEGE = re.compile(r"^[FM]R(?:A|NZ|ANZ|S)?C[A-Z][A-Za-z]{0,6}$")
_NOTES = re.compile(r"\s?(?<!\d)\d{1,2}(?:,\s?(?:\d{1,2}(?!\d)|[*†‡§¶✉#]))*(?!\d)|[*†‡§¶✉]")
_PART = re.compile(r"\s*(?:,|;|&|\band\b|\bAND\b)\s*")


def is_name(text: str) -> bool:
    """Tell whether a text has the shape of a person's name: two to five capitalised words."""
    words = text.split()
    if not 2 <= len(words) <= 5 or words[0].lower() in PARTICLES | {"the", "by"}:
        return False
    if any(word.lower() in _NOT_A_NAME or word.lower().endswith("ologist") for word in words):
        return False
    return all(_name_word(word) for word in words)


def names_job(text: str) -> bool:
    """Tell whether words in small letters name somebody's work ("consultant dermatologist")."""
    words = text.split()
    return text.islower() and any(word in _NOT_A_NAME or word.endswith("ologist") for word in words)


def is_degree(text: str) -> bool:
    words = re.findall(r"[A-Za-z]+", text.replace(".", "").replace("-", ""))
    held = all(word.lower() in DEGREES or _COLLEGE.match(word) for word in words)
    return bool(words) and held and len(text) <= 30


def names_in(text: str) -> list[str]:
    """List the names in "A B, MD, C D and E F"; empty where a part is neither a name nor a degree."""
    if len(text) > LONGEST_LIST:
        return []
    names: list[str] = []
    for part in _parts(" ".join(_NOTES.sub(" ", text).split())):
        name = without_degrees(part)
        if is_name(name):
            names.append(name)
        elif not is_degree(part):
            return []
    return names


def first_names_in(text: str) -> list[str]:
    """List the names that open a byline before a job is named ("A B, Health Writer"); else nothing."""
    names: list[str] = []
    for part in _parts(text) if len(text) <= LONGEST_LIST else []:
        name = without_degrees(part)
        if is_name(name):
            names.append(name)
        elif not is_degree(part):
            job = {word.strip(".").lower() for word in part.split()} & _NOT_A_NAME
            return names if names and job else []
    return names


def names_among(text: str) -> list[str]:
    """List the names in a byline whose other parts are degrees or name a group ("Staff Contributors, A B")."""
    names: list[str] = []
    for part in _parts(text) if len(text) <= LONGEST_LIST else []:
        name = without_degrees(part)
        group = {word.strip(".").lower() for word in part.split()} & _NOT_A_NAME
        if is_name(name):
            names.append(name)
        elif not group and not is_degree(part):
            return []
    return names


def each_with_post(text: str) -> list[str]:
    """List the names of a byline in which each of two or more is followed by what the person is ("A B, Consultant
    Nephrologist, and C D, Specialist Nurse"); else nothing."""
    parts = _parts(text) if len(text) <= LONGEST_LIST else []
    names = [without_degrees(part) for part in parts[::2]]
    posts = parts[1::2]
    told = len(names) > 1 and len(posts) == len(names) and all(map(is_name, names))
    return names if told and all(map(_is_post, posts)) else []


def named_first(text: str) -> str:
    """Name the person that a line opens with before a degree ("A B, MD Professor of Medicine"); else nothing."""
    parts = _parts(text[:200])
    name = without_degrees(parts[0]) if parts else ""
    held = parts[1].split()[:1] if len(parts) > 1 else []
    return name if is_name(name) and held and is_degree(held[0]) else ""


def reviewers_in(text: str) -> list[Reviewer]:
    """List the people named in a review line: the first name, and each later one that has a degree."""
    parts = _parts(text)
    reviewers: list[Reviewer] = []
    for position, part in enumerate(parts):
        name = without_degrees(part)
        if not is_name(name):
            continue
        credentials = _credentials(parts, position)
        if credentials or not reviewers or _has_title(part):
            reviewers.append(Reviewer(name, credentials))
    return reviewers


def without_degrees(part: str) -> str:
    """Give "Jane Doe" for "Dr. Jane Doe MD PhD"."""
    words = re.sub(r"[\d*†‡§¹²³]+$", "", part.strip()).strip(" .:").split()
    while words and is_degree(words[-1]):
        words.pop()
    while words and words[0].lower().rstrip(".") in ("dr", "pr", "prof", "professor"):
        words.pop(0)
    return " ".join(words)


def _parts(text: str) -> list[str]:
    return [part for part in _PART.split(text) if part]


def _credentials(parts: list[str], position: int) -> str | None:
    held = parts[position].partition(without_degrees(parts[position]))[2].split()
    following = parts[position + 1 :]
    for part in following:
        if not (is_degree(part) or (held and _ABBREVIATED.match(part))):
            break
        held.append(part.strip(" ."))
    if held:
        return ", ".join(held)
    post = following[0] if following and not is_name(following[0]) else None
    stands_alone = len(following) == 1 or (len(following) > 1 and is_name(without_degrees(following[1])))
    told = stands_alone or (_is_post(post or "") and (position == 0 or _has_title(parts[position])))
    return post.strip(" .") if post and told else None


def _has_title(part: str) -> bool:
    return part.lower().startswith(("dr ", "dr. ", "pr ", "prof"))


def _is_post(text: str) -> bool:
    """Tell whether a part of a list says what somebody is ("Consultant Haematologist")."""
    words = {word.strip(".").lower() for word in text.split()}
    return bool(words & _NOT_A_NAME) or any(word.endswith("ologist") for word in words)


def _name_word(word: str) -> bool:
    bare = word.replace(".", "").replace("-", "").replace("'", "").replace("’", "")
    return bare.isalpha() and (bare[0].isupper() or bare.lower() in PARTICLES)
