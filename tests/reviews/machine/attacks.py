"""Writes past the verbs, by the ORM and by SQL, as somebody with a shell would try them."""

from django.db import connection

from articles.models import Article, Publication, Revision
from reviews.models import Event, Review, Signature, Withdrawal


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def change_a_text_by_sql() -> None:
    sql("UPDATE articles_revision SET html = '<p>tampered</p>'")


def change_a_hash_by_sql() -> None:
    sql("UPDATE articles_publication SET html_hash = 'x'")


def change_a_signature_by_sql() -> None:
    sql("UPDATE reviews_signature SET name = 'Somebody Else'")


def delete_events_by_sql() -> None:
    sql("DELETE FROM reviews_event WHERE seq > 1")


def delete_rounds_by_sql() -> None:
    sql("DELETE FROM reviews_review")


def delete_withdrawals_by_sql() -> None:
    sql("DELETE FROM reviews_withdrawal")


def point_live_at_the_newest_publication_by_sql() -> None:
    sql("UPDATE articles_article SET live_id = (SELECT max(id) FROM articles_publication)")


def point_live_at_the_oldest_publication_by_orm() -> None:
    oldest = Publication.objects.order_by("pk").first()
    if oldest and Withdrawal.objects.filter(signature=oldest.signature_id).exists():
        Article.objects.update(live=oldest)


def change_a_text_by_orm() -> None:
    revision = Revision.objects.latest("number")
    revision.html = "<p>tampered</p>"
    revision.save()


def delete_texts_by_orm() -> None:
    Revision.objects.all().delete()


def delete_signatures_by_orm() -> None:
    Signature.objects.all().delete()


def change_events_by_orm() -> None:
    Event.objects.update(verb="approve")


def delete_rounds_by_orm() -> None:
    Review.objects.all().delete()


def publish_the_newest_text_without_a_signature() -> None:
    live = Publication.objects.order_by("-pk").first()
    newest = Revision.objects.latest("number")
    if live and live.revision_id != newest.pk:
        live.pk, live.revision, live.signature_id = None, newest, live.signature_id + 1000
        live._state.adding = True
        live.save(force_insert=True)


ATTACKS = [
    change_a_text_by_sql,
    change_a_hash_by_sql,
    change_a_signature_by_sql,
    delete_events_by_sql,
    delete_rounds_by_sql,
    delete_withdrawals_by_sql,
    point_live_at_the_newest_publication_by_sql,
    point_live_at_the_oldest_publication_by_orm,
    change_a_text_by_orm,
    delete_texts_by_orm,
    delete_signatures_by_orm,
    change_events_by_orm,
    delete_rounds_by_orm,
    publish_the_newest_text_without_a_signature,
]
