from django.db import migrations, models


class Migration(migrations.Migration):
    """The queue's indexes, on a condition without parameters: SQLite uses a partial index only then."""

    dependencies = [("reviews", "0005_desk")]

    operations = [
        migrations.RemoveIndex(model_name="review", name="open_reviews_by_due"),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("decided_at", None)), fields=["due_on", "id"], name="undecided_by_due"
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=models.Q(("decided_at", None)), fields=["reviewer", "due_on", "id"], name="undecided_by_reviewer"
            ),
        ),
    ]
