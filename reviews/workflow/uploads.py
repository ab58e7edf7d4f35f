"""Uploads: sources that were read and wait for their editor, who corrects what was read and makes the draft."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.choices import Audience, Kind
from articles.drafting import MAX_TITLE
from articles.importers import DraftText, Imported, to_draft
from articles.importers.draft import slug_of
from articles.importers.draft_body import escaped
from articles.models import Revision
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Upload
from reviews.permissions import check_can_write, person

from .corrections import with_put_back, without
from .importing import Source, read_in, refuse_known, report_of, write_draft

FIELDS = ("title", "summary", "kind", "audience", "body")
MOST_BODY = 2_000_000
MOST_REPAIRS = 200


class AlreadyUploaded(NotPossible):
    """This person brought exactly this text before and has not made a draft of it; `upload` is where it waits."""

    def __init__(self, waiting: Upload) -> None:
        super().__init__(f"Unchanged: you brought this text already, as {waiting.filename}. Go on where you left it.")
        self.upload = waiting


def upload(*, by: User, filename: str, content: bytes | str, form: str | None = None) -> Upload:
    """Read a file, or a pasted text, and keep it with what was made of it until its editor makes the draft.

    `form` is one of articles.importers.FORMS; None lets the source tell. Raises NotAllowed, UnreadableSource,
    AlreadyImported and AlreadyUploaded; nothing is written then.
    """
    check_can_write(person(by))
    source = read_in(filename, content, form)
    waiting = Upload.objects.filter(by=by, revision=None, sha256=source.sha256).defer("content", "text", "value")
    if known := waiting.first():
        raise AlreadyUploaded(known)
    return Upload.objects.create(
        by=by,
        at=timezone.now(),
        filename=source.filename,
        media_type=source.media_type,
        content=source.content or b"",
        sha256=source.sha256,
        form=form or "",
        text=source.text,
        value=_value(source.imported),
    )


def correct(*, by: User, upload: Upload, changes: Mapping[str, Any]) -> Upload:
    """Keep what the editor changed: title, summary, kind, audience, body (Markdown), and `dates` (key → ISO day).

    Nothing is checked but that it can be kept: an unfinished correction is no mistake.
    """
    with transaction.atomic():
        waiting = _locked(by, upload)
        _keep(waiting, changes)
        waiting.save(update_fields=["corrected"])
    return waiting


def put_back(*, by: User, upload: Upload, position: int) -> Upload:
    """Put a passage that was set aside into the text, where it stood in the source."""
    with transaction.atomic():
        waiting = _locked(by, upload)
        passage = _of(waiting.value["set_aside"], position)
        back = list(waiting.corrected.get("back", []))
        if position in back:
            raise NotPossible("This passage stands in the text already.")
        text = passage["text"] if waiting.value["in_markdown"] else escaped(passage["text"])
        body = with_put_back(body_of(waiting), text, passage["lines"], waiting.value["pieces"])
        _keep(waiting, {"body": body})
        waiting.corrected["back"] = [*back, position]
        waiting.save(update_fields=["corrected"])
    return waiting


def take_out(*, by: User, upload: Upload, position: int) -> Upload:
    """Take a block out of the text; it stays in the list and can be put in again."""
    with transaction.atomic():
        waiting = _locked(by, upload)
        piece = _of(waiting.value["pieces"], position)
        body = without(body_of(waiting), piece["text"])
        if body is None:
            raise NotPossible("This block was changed in the text: take it out there.")
        _keep(waiting, {"body": body})
        waiting.corrected["out"] = [*waiting.corrected.get("out", []), position]
        waiting.save(update_fields=["corrected"])
    return waiting


def put_in_again(*, by: User, upload: Upload, position: int) -> Upload:
    """Put a block that was taken out into the text again, where it stood."""
    with transaction.atomic():
        waiting = _locked(by, upload)
        piece = _of(waiting.value["pieces"], position)
        out = [one for one in waiting.corrected.get("out", []) if one != position]
        if len(out) == len(waiting.corrected.get("out", [])):
            raise NotPossible("This block stands in the text already.")
        body = with_put_back(body_of(waiting), piece["text"], piece["lines"], waiting.value["pieces"][:position])
        _keep(waiting, {"body": body})
        waiting.corrected["out"] = out
        waiting.save(update_fields=["corrected"])
    return waiting


def read_again(*, by: User, upload: Upload, form: str | None) -> Upload:
    """Read the source anew in another form. A text that the editor changed is kept beside the new one.

    Raises UnreadableSource where the source cannot be read so; nothing is changed then.
    """
    check_can_write(person(by))
    content = bytes(upload.content)
    source = read_in(upload.filename, content or upload.text, form)
    with transaction.atomic():
        waiting = _locked(by, upload)
        changed = waiting.corrected.get("body")
        kept = {name: waiting.corrected[name] for name in ("title", "summary", "dates") if name in waiting.corrected}
        if changed and changed != waiting.value["draft"]["body"]:
            kept["earlier_body"] = changed
        waiting.form, waiting.text, waiting.sha256 = form or "", source.text, source.sha256
        waiting.value, waiting.corrected = _value(source.imported), kept
        waiting.save(update_fields=["form", "text", "sha256", "value", "corrected"])
    return waiting


def make_draft(*, by: User, upload: Upload) -> Revision:
    """Make the draft of an upload as it was corrected; the source goes with it and stays here no longer.

    Raises Incomplete without a title, AlreadyImported where the text became an article meanwhile, and what
    articles.drafting raises; nothing is written then, and the upload waits as it was.
    """
    with transaction.atomic():
        waiting = _locked(by, upload)
        refuse_known(waiting.text)
        draft = _corrected_draft(waiting)
        if not draft.title:
            raise Incomplete("Give the draft a title: the source prints none that is certain.", "title")
        content = bytes(waiting.content) or None
        imported = Imported(source=waiting.filename, kind=draft.kind, audience=draft.audience)
        source = Source(waiting.filename, content, waiting.media_type, waiting.text, imported)
        revision = write_draft(by=by, source=source, draft=draft, report=_report(waiting))
        waiting.revision, waiting.content, waiting.text = revision, b"", ""
        waiting.value, waiting.corrected = {}, {}
        waiting.save(update_fields=["revision", "content", "text", "value", "corrected"])
    return revision


def discard(*, by: User, upload: Upload) -> None:
    """Forget an upload that no draft was made of."""
    with transaction.atomic():
        _locked(by, upload).delete()


def body_of(upload: Upload) -> str:
    """The text as it stands: the editor's, or the one that was read."""
    return str(upload.corrected.get("body", upload.value["draft"]["body"]))


def corrected_field(upload: Upload, name: str) -> str:
    """One of FIELDS as it stands."""
    return str(upload.corrected.get(name, upload.value["draft"][name]))


def _locked(by: User, upload: Upload) -> Upload:
    """The upload, locked, where it is this person's own and waits still. Raises NotAllowed, NotPossible."""
    check_can_write(person(by))
    waiting = Upload.objects.select_for_update().filter(pk=upload.pk, by=by).first()
    if waiting is None:
        raise NotPossible("This upload is gone: it was discarded.")
    if waiting.revision_id:
        raise NotPossible("A draft was made of this upload already.")
    return waiting


def _keep(waiting: Upload, changes: Mapping[str, Any]) -> None:
    texts = {name: str(changes[name]).replace("\r\n", "\n") for name in FIELDS if name in changes}
    if any("\0" in text for text in texts.values()):
        raise Incomplete("The text holds a character that cannot be kept (NUL). Take it out.", "body")
    if len(texts.get("body", "")) > MOST_BODY:
        raise Incomplete(f"The text has more than {MOST_BODY:,} characters. Keep only the article’s own.", "body")
    if "dates" in changes:
        texts["dates"] = changes["dates"]
    waiting.corrected = {**waiting.corrected, **texts, "saves": waiting.corrected.get("saves", 0) + 1}


def _of(passages: list[dict[str, Any]], position: int) -> dict[str, Any]:
    if not 0 <= position < len(passages):
        raise NotPossible("There is no such passage in this upload.")
    return passages[position]


def _value(imported: Imported) -> dict[str, Any]:
    """What is kept of a reading, as JSON."""
    draft = to_draft(imported)
    places = dict(imported.places)
    return {
        "report": report_of(imported),
        "draft": {name: value for name, value in asdict(draft).items() if name not in ("pieces", "slug")},
        "pieces": [asdict(piece) for piece in draft.pieces],
        "set_aside": [{**one.as_dict(), "lines": list(one.lines)} for one in imported.set_aside],
        "references": [one.as_dict() for one in imported.references],
        "repairs": [asdict(one) for one in imported.repairs[:MOST_REPAIRS]],
        "repaired": len(imported.repairs),
        "dates": [one.as_dict() for one in imported.date_questions],
        "places": {name: list(lines) for name, lines in places.items()},
        "in_markdown": imported.in_markdown,
    }


def _corrected_draft(waiting: Upload) -> DraftText:
    stated = waiting.value["draft"]
    fields = {name: corrected_field(waiting, name).strip() for name in FIELDS}
    kind = fields["kind"] if fields["kind"] in Kind.values else stated["kind"]
    audience = fields["audience"] if fields["audience"] in Audience.values else stated["audience"]
    draft = DraftText(**{**stated, "slug": "", "references": tuple(stated["references"])})
    title = " ".join(fields["title"].split())[: MAX_TITLE * 2]
    return replace(
        draft,
        title=title,
        slug=slug_of(title),
        kind=kind,
        audience=audience,
        summary=fields["summary"],
        body=fields["body"] + "\n",
        unresolved=tuple(stated["unresolved"]),
    )


def _report(waiting: Upload) -> dict[str, Any]:
    """The report as it stands: passages put back are no longer set aside, blocks taken out are."""
    report: dict[str, Any] = waiting.value["report"]
    back, out = waiting.corrected.get("back", []), waiting.corrected.get("out", [])
    aside = [one for at, one in enumerate(report["set_aside"]) if at not in back]
    taken = [{"text": waiting.value["pieces"][at]["text"], "reason": "taken out by the editor"} for at in out]
    dates = {key: iso for key, iso in waiting.corrected.get("dates", {}).items() if iso}
    return {**report, "set_aside": [*aside, *taken], "source_dates": {**report["source_dates"], **dates}}
