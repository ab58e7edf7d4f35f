"""The desk's addresses. Signing in is asked for where they are included; a part in the desk is asked for here."""

from functools import partial

from django.urls import URLPattern, path

from .views import articles, decisions, home, importing, people, references, ways_back, writing
from .views.guard import DeskView, desk_view

app_name = "desk"


def desk(route: str, view: DeskView, name: str) -> URLPattern:
    return path(route, desk_view(view), name=name)


urlpatterns = [
    desk("", home.home, "home"),
    desk("queue/", home.queue, "queue"),
    desk("articles/", articles.article_list, "articles"),
    desk("articles/new/", writing.new, "new"),
    desk("articles/<slug:slug>/", articles.workspace, "workspace"),
    desk("articles/<slug:slug>/edit/", writing.edit, "edit"),
    desk("articles/<slug:slug>/topics/", articles.topics, "topics"),
    desk("articles/<slug:slug>/submit/", articles.submit, "submit"),
    desk("articles/<slug:slug>/retire/", articles.retire, "retire"),
    desk("articles/<slug:slug>/revisions/<int:number>/", articles.revision, "revision"),
    desk("articles/<slug:slug>/compare/", articles.compare, "compare"),
    desk("articles/<slug:slug>/withdraw-signature/", ways_back.withdraw_signature, "withdraw_signature"),
    desk("articles/<slug:slug>/warning/", ways_back.show_warning, "show_warning"),
    desk("articles/<slug:slug>/revisions/<int:number>/redact/", ways_back.redact, "redact"),
    desk("warnings/<int:pk>/lift/", ways_back.lift_warning, "lift_warning"),
    desk("withdrawals/<int:pk>/countersign/", ways_back.countersign, "countersign"),
    desk("redactions/<int:pk>/confirm/", ways_back.confirm_redaction, "confirm_redaction"),
    desk("preview/", writing.preview, "preview"),
    desk("import/", importing.bring_in, "import"),
    desk("references/", references.reference_list, "references"),
    desk("references/new/", references.new, "reference_new"),
    desk("references/load/", references.load, "reference_load"),
    desk("references/keys/", references.keys, "reference_keys"),
    desk("references/duplicates/", references.duplicates, "reference_duplicates"),
    desk("references/merge/", references.merge, "reference_merge"),
    desk("references/library.ris", partial(references.export, form="ris"), "references_ris"),
    desk("references/library.bib", partial(references.export, form="bib"), "references_bib"),
    desk("references/library.json", partial(references.export, form="json"), "references_json"),
    desk("references/<str:key>/", references.reference, "reference"),
    desk("references/<str:key>/edit/", references.edit, "reference_edit"),
    desk("references/<str:key>/delete/", references.delete, "reference_delete"),
    desk("people/", people.people, "people"),
    desk("people/invite/", people.invite, "invite"),
    desk("people/<int:pk>/deactivate/", people.deactivate, "deactivate"),
    desk("people/<int:pk>/activate/", people.activate, "activate"),
    desk("people/<int:pk>/second-factor/", people.remove_second_factors, "remove_second_factors"),
    desk("people/invitations/<int:pk>/withdraw/", people.withdraw_invitation, "withdraw_invitation"),
    desk("passkey/", decisions.passkey, "passkey"),
    desk("reviews/<int:pk>/", decisions.review, "review"),
    desk("reviews/<int:pk>/comment/", decisions.comment, "comment"),
    desk("reviews/<int:pk>/<str:verb>/", decisions.decide, "decide"),
]
