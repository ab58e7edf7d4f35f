"""What a page carries around its article: navigation, links to other pages, notices, repeated paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_common_name, is_heading_shape, is_named_part
from articles.importers.found import Found
from articles.importers.lines import PROSE_LENGTH, Block, ends_sentence
from articles.importers.record.disclaimers import is_disclaimer
from articles.importers.references.entries import LIST_HEADING, is_reference
from articles.importers.words import normalised

_NAVIGATION = re.compile(
    r"""^(?:
        skip\s+(?:directly\s+)?(?:to\s+)?(?:(?:main|page|site|article)\s+)?(?:content|navigation) | current\s+version
      | an\s+official\s+website\s+of\b.{1,80} | here['’]s\s+how\s+you\s+know\W*
      | search\s+(?:the|this)\s+(?:web\s?)?site
      | URL\s+of\s+this\s+page\s*:?.{0,200} | (?:learn\s+)?how\s+to\s+cite\s+this\s+(?:page|article)
      | cite\s+this\s+(?:page|article)
      | we\s+use\s+cookies\b.{0,200} | trusted\s+source | enter\s+your\s+e-?mail(?:\s+address)?
      | your\s+privacy\s+is\s+important\s+to\s+us\W* | (?:create|sign\s+in\s+to)\s+an?\s+account\b.{0,80}
      | (?:contact|about)\s+us | donate | support\s+links | ask\s+question | metrics\s+details
      | \d+\s+(?:accesses|citations|views)
      | (?:est(?:imated)?\.?\s+)?\d+\s+min(?:ute)?s?\s+read(?:ing(?:\s+time)?)?
      | read(?:ing)?\s+time\s*:?\s+\d+\s+min(?:ute)?s? | (?:first|last|your)\s+name | next\s+page
      | click\s+to\s+(?:share|print|e-?mail)\b.{0,60} | like\s+(?:this\s*:|loading\W*)
      | view\s+(?:all\s+posts\b.{0,60}|(?:full\s+)?(?:profile|bio)) | get\s+directions | donate\s+(?:now|today)
      | this\s+entry\s+was\s+posted\b.{0,300} | see\s+all\s+(?:\w+\s+)?(?:doctors|providers|locations|news|posts)
      | browse\s+figures | versions\s+notes
      | download(?:\s+(?:pdf|keyboard_arrow_down))?
      | (?:sign\s+up\s+(?:to|for)|subscribe\s+to)\s+(?:our|the)\s+[\w\s-]{0,40}newsletters?
      | (?:return|back)\s+to\s+(?:the\s+)?top | menu | search | home(?:\s?page)?
      | showing\s+\d+(?:[–-]\d+)?\s+of\s+\d+\b.{0,40}
      | .{0,120}\bwe\s+(?:want|would\s+(?:like|love))\s+to\s+hear\s+from\s+you\W*
      | share(?:\s+(?:this|on|via)\b.{0,40})? | print(?:\s+(?:this\s+)?(?:page|article|section))? | e-?mail | tweet
      | facebook | twitter
      | linkedin | pinterest | whatsapp | instagram | youtube | copy\s+link | save | show | hide | close
      | advertisement | ad | sponsored | log\s*in | sign\s*(?:in|up) | subscribe | register | next | previous
      | read\s+more | learn\s+more | see\s+more | show\s+more | see\s+all | view\s+all | loading\W*
      | was\s+this\s+(?:page|article|information|answer|topic|content|section|resource)\s+(?:helpful|useful)\W*
      | was\s+this\s+helpful\W* | accept(?:\s+all)?(?:\s+cookies)?
      | (?:related|recommended|popular|more)\s+(?:articles|topics|content|stories|reading|pages|questions|searches)\s*:?
      | how\s+we\s+reviewed\s+this\s+article\s*:?
      | go\s+to\s*:? | go\s+to\b.{0,20}\bsign[\s/-]?in\b.{0,20} | you\s+can\s+view\s+\d+\s+more\s+pages\b.{0,40}
      | .{1,80}\blogo(?:\s?link\s+to\s.{1,80})?
      | search\s+(?:term|in\s+.{1,40}|\w+\s+full[\s-]text\b.{0,40}
            |for\s+an?\s(?:\w+\s){0,2}(?:doctor|provider|specialist|clinic|hospital|service|location|condition|disease|symptom
            |drug|medicine|treatment|topic|term|word|keyword|page|article|journal|book|study|trial|job|product)\b.{0,20})
      | advanced\s+search
      | permalink | copy | user\s+guide | journal\s+list | open\s+in\s+a\s+new\s+tab
      | show\s+(?:details|less|more\s[^.]{2,60})
      | (?:no|\d+)\s+(?:comments?|responses|replies) | leave\s+a\s+(?:comment|reply) | by | in | tags | categories
      | \d{1,2}:\d\d\s*[ap]\.?m\.?
      | (?:proudly\s+|(?:\w+\s+)?comments\s+)?powered\s+by\s[^.]{2,60}
      | bookshelf
      | (?:expand|collapse|open|close)\s+(?:all|section) | views | pub\s?reader | print\s+view | pdf\s+version
      | see\s+(?:all|reviews)\.*
      | (?:author\s+information\s+)?(?:article\s+notes\s+)?copyright\s+and\s+licen[cs]e\s+information | article\s+notes
      | articles\s+from\s.{2,100}\bcourtesy\s+of\s.{2,100} | (?:\w+\s)?copyright\s+notice | review\s+questions
      | continue\s+reading(?:\s+below)? | [«<←]?\s?(?:back|return)\s+to\s.{2,40} | next\s*:\s.{2,60}
      | topic\s+\d+\s+version\s+[\d.]+
      | rendered\s*:.{5,80} | [A-Z]{2,4}-\d{6,} | appointments?(?:\s+(?:&|and)\s+locations)?(?:\s[\d.() -]{7,20})?
      | find\s+(?:a|an|other)\s+(?:doctor|provider|clinic|specialist|physician)s?\b.{0,40} | feeling\s+unwell\W*
      | assess\s+your\s+symptoms\b.{0,40} | (?:view\s+)?patient\s+education | medically\s+reviewed | medical\s+topics
      | resources
      | (?:crown|\w+['’]s)?\s?copyright(?:\s+(?:©\s*)?(?:19|20)\d\d\b.{0,200})? | cookies | language | discuss
      | listen | talk | edit | \(?click\s+(?:on\s+)?(?:the\s+)?(?:image|figure|picture|here)\b.{0,40}
      | english | español | français | deutsch | italiano | português | русский | العربية | 中文 | tiếng\s+việt
      | (?:image|photo|picture|video)s?\s+(?:source|credits?|courtesy)\s*:.{2,80}
      | (?:tags?|filed\s+under|posted\s+in)\s*:.{2,200}
      | this\s+is\s+a\s+preview\s+of\s+subscription\s+content\b.{0,120} | (?:explore|see)\s+all\s+metrics
      | (?:call|phone|tel)[.:]?\s[\d\s().+-]{7,20}
      | [^|.]{1,40}(?:\s[|•·]\s[^|.]{1,40}){3,14}
      | (?:learn|read|find\s+out)\s+more\s+(?:here\s+)?(?:about|on)\s[^.]{2,80}\.?
      | authoring\s+team | evidence[\s-]based | fact[\s-]checked
      | (?:request|make|book|schedule)\s+(?:an\s+)?appointments? | book\s+now
      | (?:download|get)\s+(?:(?:the|our)\s+)?app
      | (?:please\s+)?(?:register|log\s?in|sign\s?(?:in|up))\b.{0,100}
            \b(?:read|view|access|bookmark|continue|newsletter|free)\b.{0,80}
      | report\s+an?\s+(?:problem|mistake|error|issue)\b.{0,60} | \d+\s+free\s.{2,60} | icon\s+of\s+an?\s.{2,30}
      | (?:submit|post)\s+a\s+comment | your\s+e-?mail\s+address\s+will\s+not\b.{0,80}
      | (?:comment|name|e-?mail|website)\s\*
      | (?:accept|reject|decline|view|manage|allow)\s+(?:\w+\s+){0,3}cookies | cookies\s+(?:on|and)\s+.{3,60}
      | images?\s+(?:sourced|supplied|provided)\s+by\s.{2,120} | retrieved\s+from\s.{5,240}
      | (?:hidden\s+)?categories\s*:\s.{2,200}
      | thank(?:s|\s+you)\s+for\s+your\s+feedback\W* | author\s+information(?:\s+and\s+affiliations)?
      | (?:privacy|cookie)\s+(?:policy|settings|notice) | terms\s+(?:of\s+(?:use|service)|and\s+conditions)
      | (?:copyright\s*)?(?:©|\(c\)\s)\s*.{0,200} | .{0,120}all\s+rights\s+reserved\.? | page\s+\d+(?:\s+of\s+\d+)?
      | (?:show|hide|view)\s+(?:all\s+)?references | comment\s+on\s+this\s+(?:article|page)\.?
      | access\s+free\b.{0,60}\bquestions\b.{0,60} | (?:home|start)\s*[>›»].{1,200}
      | [^>›».→]{1,60}(?:\s[>›»→]\s[^>›».→]{1,80}){2,6} | (?:home|start|blog)\s[/→|]\s.{1,200}
      | (?:get|join|read)\s+our\s+(?:\w+\s+)?newsletters? | (?:\w+\s){0,3}newsletters?
      | \d+[\s-]*min(?:ute)?s?\s+read | beginning\s+of\s+(?:main\s+)?content
      | (?:font\s+(?:type|size)|line\s+spacing|column\s+width|background)\s*:
      | (?:aa\s?){2,3} | text\s+size\b.{0,12} | (?:save|print|download|export)\s+(?:(?:to|as)\s+)?pdf(?:\s+copy)?
      | arial\s+georgia\s+verdana
      | pdf | epub | loading | sections | tools | view | powerpoint | citing\s+literature | citation\s+tools
      | article\s+(?:text|info|metrics|alerts) | rapid\s+responses | request\s+permissions | open\s+in\s+figure\s+viewer
      | (?:next|previous)\s+article(?:\s+in\s+(?:this\s+)?issue)? | details\s+are\s+in\s+the\s+caption\b.{0,40}
      | statistics\s+from\s+altmetric\b.{0,20} | see\s+more\s+details
      | read\s+the\s+full\s+(?:text|article|story|fact\s?sheet)\b.{0,60} | full[\s-]size\s+(?:image|table)
      | (?:give|send|provide)\s+(?:us\s+)?feedback\b.{0,30} | log\s*in\s*(?:/|via|or)\s.{2,40}
      | subscribe\s+log\s*in | login\s*/\s*register
      | author\s+links\s+open\s+overlay\s+panel\b.{0,400} | add\s+to\s+\w+ | get\s+rights\s+and\s+content
      | under\s+a\s+creative\s+commons\b.{0,60} | (?:full\s+text\s+|open\s+)(?:access|archive) | cited\s+by\s*\(\d+\)
      | view\s+(?:the\s+)?(?:pdf|abstract|article|full\s+text|large|figure|in\s+scopus)\b.{0,40} | outline | cite
      | \[(?:in\s+(?:this|a\s+new)\s+window|download\b.{0,30})\] | view\s+(?:this|larger)\s+(?:table|version)\b.{0,20}
      | download\s*:\s*download\b.{0,80} | follow\s+us(?:\s+on\b.{0,40})? | https?://\S+
      | [^\w\s]{1,8}(?:\s[^\w\s]{1,8}){0,8}
    )\s*:?$""",
    re.IGNORECASE | re.VERBOSE,
)
_LINKS = re.compile(
    r"""^(?:
        (?:related|recommended|popular|trending|similar|latest|recent|featured|top|other|more|explore(?!\s+this))\s+(?:\w+\s+)?
            (?:information|articles?|topics?|content|stories|pages|questions|searches|reading|reads|coverage|links|news|posts|videos
            |guides|products|conditions|resources|slideshows?|reviews)(?:\s+in\s.{1,40})?
      | (?:related|recommended)(?:\s+for\s+you)? | (?:read|watch|up)\s+(?:this\s+)?next | keep\s+reading | next\s+up
      | more\s+(?:on|from|like|about|in)\s[^.]{1,60} | explore\s+(?:more|further)\b.{0,40}
      | (?:you|readers)\s+(?:might|may)\s+(?:also\s+)?(?:like|enjoy|be\s+interested\s+in)\b.{0,40}
      | people\s+also\s+(?:ask|ask\s+about|view|viewed|search(?:ed)?\s+for) | see\s+also | external\s+links?
      | what\s+(?:would\s+you\s+like\s+to\s+print|to\s+read\s+next)\W*
      | other\s+(?:web)?sites
      | from\s+(?:the|our)\s+(?:newsdesk|newsroom|blog|web)
      | (?:support|useful|quick)\s+links | products?\s+(?:&|and)\s+services | care\s+at\s.{2,60} | upcoming\s+events
      | programs?\s+(?:&|and)\s+resources | (?:patient|editors?['’]?s?)\s+picks\b.{0,40} | cited\s+by\b.{0,40}
      | resources\s+we\s+trust | editorial\s+sources(?:\s+and\s+fact-?checking)?
      | similar\s+content\s+being\s+viewed\s+by\s+others
      | have\s+a\s+(?:follow-?up\s+)?question\W* | about\s+this\s+(?:page|site) | (?:media|press)\s+contacts?
    )\s*:?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ABOUT_SITE = re.compile(
    r"\b(?:sourcing\s+guidelines|(?:our|the)\s+editorial\s+(?:policy|policies|process|standards)|our\s+experts\s+continually"
    r"|advertis(?:ing|ements?)\s+on\s+(?:our|this)\s+(?:web)?site|(?:we|which)\s+do(?:es)?\s+not\s+endorse"
    r"|you\s+agree\s+to\s+(?:our|the)\b.{0,60}\b(?:terms|policy)"
    r"|(?:wish|want|permission)\s+to\s+(?:reuse|reprint|reproduce)\b|rights?link"
    r"|thank(?:s|\s+you)\s+for\s+reading\b.{0,60}\bsubscribe"
    r"|(?:earn|receive)\s+an?\s+(?:\w+\s+)?commission|(?:get|sign\s+up\s+(?:for|to)|join|subscribe\s+to)\s+our\b.{0,40}\bnewsletters?)\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\bcookies?\b.{0,120}\b(?:(?:web)?site|device|browser|preferences|consent|analytics|traffic)\b"
    r"|\b(?:(?:web)?site|device|browser)\b.{0,80}\bcookies\b",
    re.IGNORECASE,
)
_OF_SITE = re.compile(
    r"\b(?:newsletters?|subscri(?:be|ptions?)|sign(?:ed|ing)?[\s-]?(?:up|in)|log(?:ged)?[\s-]?in|comments?|feedback|bookmark|cookies"
    r"|web\s?sites?|browser|JavaScript|trademarks?|copyright|registered\s+charity|required\s+fields"
    r"|(?:we|our)\b.{0,80}\binformation|our\s+(?:\w+\s)?(?:editors?|experts|information|content|services|journalists|privacy|terms))\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"^(?:this|text|content|the)\b.{0,120}\b(?:licen[cs]ed?|available|distributed|copyrighted)\b.{0,80}"
    r"\b(?:creative\s+commons|licen[cs]e|reproduced|permission)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\((?:photo|image|picture|illustration|credit)s?(?:\s+(?:by|credit|courtesy\s+of))?\s*:?\s[^()]{2,60}\)$|/\s?Getty\b.{0,20}$",
    re.I,
)
# The title of that other article stands on the next line.
_NEIGHBOUR = re.compile(
    r"^(?:next|previous)\s+article\s+in\s+(?:this\s+)?(?:journal|special\s+issue|topic)$"
    r"|^was\s+this\b.{0,30}\b(?:helpful|useful)\W*$",
    re.I,
)
_ANSWER = re.compile(r"^(?:yes|no)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?://\S+|(?:call|(?:tele)?phone|tel|helpline)[.:]?\s[\d\s().+-]{7,20})$", re.IGNORECASE)
_MORE = re.compile(r"^more\s+(?:about|on)\s", re.IGNORECASE)
_CONTACT = re.compile(r"^contact\s+us$", re.IGNORECASE)
WORDS_OF_CONTACT = 6
LONGEST_NOTICE = 700


def is_navigation(text: str) -> bool:
    """Tell whether a line is one of those that pages carry around every article."""
    return len(text) <= 250 and bool(_NAVIGATION.match(text))


def take_navigation(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set navigation, sharing buttons, copyright lines and links to other pages aside; the gap above one stays.
    Above the first sentence a gap ends the links: the title may follow."""
    rest: list[Block] = []
    links = gap = other = spoken = False
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        spoken = spoken or _is_sentence(block)
        goes_on = (spoken or not block.gap) and _is_link(block) and not heads_on(block, following)
        links = leads_away(block, following) or (links and goes_on)
        lists = following is not None and following.kind == "numbered" and bool(LIST_HEADING.match(block.text))
        address = bool(rest and _ADDRESS.match(block.text))
        address = address and (_holds_addresses(rest[-1], block) or _has_address(rest, block))
        lists = lists or (bool(_CONTACT.match(block.text)) and _says_how(following))
        own = not (is_navigation(block.text) and not lists and not address) and not is_notice(block)
        before = other and not block.gap
        other = bool(_NEIGHBOUR.match(block.text)) or (before and bool(_ANSWER.match(block.text)))
        if links or not own or other or before:
            found.put_aside(block, "furniture")
            gap = gap or block.gap
        else:
            rest.append(replace(block, gap=True) if gap and not block.gap else block)
            gap = False
    return rest


def _has_address(above: Sequence[Block], block: Block) -> bool:
    """Tell whether an address stands right below somebody's name, in the text: below the page's first sentence."""
    return not block.gap and is_heading_shape(above[-1].text) and any(_is_sentence(one) for one in above)


def _is_sentence(block: Block | None) -> bool:
    return block is not None and len(block.text) > PROSE_LENGTH and ends_sentence(block.text)


def _says_how(block: Block | None) -> bool:
    """Tell whether a line below "Contact us" tells whom to reach when, and is no button."""
    return block is not None and len(block.text.split()) >= WORDS_OF_CONTACT and not is_navigation(block.text)


def _holds_addresses(before: Block, block: Block) -> bool:
    """Tell whether an address stands in a list of sources: below its heading, another address, or an entry."""
    listed = bool(LIST_HEADING.match(before.text) or _ADDRESS.match(before.text))
    return listed or (not block.gap and is_reference(before.text[:3000]))


def speaks_of_site(text: str) -> bool:
    """Tell whether a paragraph at the end of a page can be on the site: how to sign in, comment, subscribe."""
    return len(text) <= LONGEST_NOTICE and bool(_OF_SITE.search(text))


def opens_links(block: Block) -> bool:
    """Tell whether a line stands over links to other pages ("Related articles")."""
    return block.kind != "bullet" and len(block.text) <= 100 and bool(_LINKS.match(block.text))


def leads_away(block: Block, following: Block | None) -> bool:
    """Tell whether links to other pages follow a line: "More about ankles" may as well head a paragraph."""
    return opens_links(block) and not (_MORE.match(block.text) and _is_sentence(following))


def heads_on(block: Block, following: Block | None) -> bool:
    """Tell whether a line behind links goes on with the article: a usual heading, or one over running text."""
    if block.kind == "bullet" or following is None:
        return False
    text = len(following.text) > PROSE_LENGTH and (ends_sentence(following.text) or following.text.endswith(":"))
    usual = is_common_name(block.text)
    return (text and (block.gap or usual)) or (block.gap and usual and not opens_links(following))


def is_notice(block: Block) -> bool:
    """Tell whether a block is a paragraph on the site itself, its licence, or the credit of a picture."""
    if block.kind == "heading" or len(block.text) > LONGEST_NOTICE:
        return False
    text = block.text
    credit = len(text) < 200 and bool(_CREDIT.search(text))
    if is_disclaimer(text):
        return False
    of_site = _ABOUT_SITE.search(text) or _LICENCE.match(text) or _COOKIES.search(text)
    return text.startswith("©") or credit or bool(of_site)


def take_repeated(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set a paragraph of eight words or more that stood before aside, and say so."""
    rest: list[Block] = []
    first_lines: dict[str, int] = {}
    for block in blocks:
        key = normalised(block.text)
        if block.kind != "heading" and key.count(" ") >= 7 and key in first_lines:
            found.put_aside(block, "duplicate")
            lines = f"lines {first_lines[key]} and {block.line}"
            found.problem("duplicate_block", "info", "paragraph repeated", lines)
            continue
        first_lines.setdefault(key, block.line)
        rest.append(block)
    return rest


def _is_link(block: Block) -> bool:
    """A title of another page, below "Related articles"."""
    return block.kind != "heading" and is_heading_shape(block.text) and not is_named_part(block)
