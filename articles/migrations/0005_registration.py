from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_search")]

    operations = [
        migrations.AddField(
            model_name="contributor",
            name="registration",
            field=models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="The body and country whose register lists the person.",
                max_length=200,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="contributor",
            name="registration_checked_on",
            field=models.DateField(
                editable=False, help_text="When somebody else at the desk looked it up there.", null=True
            ),
        ),
    ]
