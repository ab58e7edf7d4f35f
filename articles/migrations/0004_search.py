"""The index of search. What the database derives from SearchEntry is made here, for each kind of database.

On PostgreSQL: two vectors (title, summary and headings; everything) as generated columns. On SQLite: an FTS5 table over
the entries' own columns. On both, triggers keep the vocabulary. A later migration that lets SQLite rebuild
articles_searchentry has to make its triggers again.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

POSTGRESQL = [
    """ALTER TABLE articles_searchentry
       ADD COLUMN head tsvector GENERATED ALWAYS AS (
           setweight(to_tsvector('pg_catalog.simple', title), 'A') || setweight(to_tsvector('pg_catalog.simple', summary), 'B')
           || setweight(to_tsvector('pg_catalog.simple', headings), 'C')) STORED,
       ADD COLUMN whole tsvector GENERATED ALWAYS AS (
           setweight(to_tsvector('pg_catalog.simple', title), 'A') || setweight(to_tsvector('pg_catalog.simple', summary), 'B')
           || setweight(to_tsvector('pg_catalog.simple', headings), 'C') || to_tsvector('pg_catalog.simple', body)) STORED""",
    "ALTER TABLE articles_searchentry ALTER COLUMN whole SET STORAGE EXTERNAL",
    "CREATE INDEX articles_searchentry_head ON articles_searchentry USING gin (head)",
    "CREATE INDEX articles_searchentry_whole ON articles_searchentry USING gin (whole)",
    'ALTER TABLE articles_searchentry ALTER COLUMN sort_key TYPE varchar(100) COLLATE "C"',
    'ALTER TABLE articles_searchterm ALTER COLUMN key TYPE varchar(100) COLLATE "C"',
    """CREATE FUNCTION articles_searchterm_follow() RETURNS trigger LANGUAGE plpgsql
       SET search_path = public, pg_temp AS $follow$
       BEGIN
         IF TG_OP <> 'INSERT' THEN
           UPDATE articles_searchterm t SET articles = t.articles - 1 FROM jsonb_array_elements(OLD.terms) AS o
           WHERE (t.key, t.kind, t.shown, t.detail) = (o->>0, o->>1, o->>2, o->>3);
           IF TG_OP = 'UPDATE' THEN
             INSERT INTO articles_searchterm (key, kind, shown, detail, articles)
             SELECT n->>0, n->>1, n->>2, n->>3, 1 FROM jsonb_array_elements(NEW.terms) AS n
             ON CONFLICT (key, kind, shown, detail) DO UPDATE SET articles = articles_searchterm.articles + 1;
           END IF;
           DELETE FROM articles_searchterm t USING jsonb_array_elements(OLD.terms) AS o
           WHERE t.articles = 0 AND (t.key, t.kind, t.shown, t.detail) = (o->>0, o->>1, o->>2, o->>3);
         ELSE
           INSERT INTO articles_searchterm (key, kind, shown, detail, articles)
           SELECT n->>0, n->>1, n->>2, n->>3, 1 FROM jsonb_array_elements(NEW.terms) AS n
           ON CONFLICT (key, kind, shown, detail) DO UPDATE SET articles = articles_searchterm.articles + 1;
         END IF;
         RETURN NULL;
       END $follow$""",
    """CREATE TRIGGER articles_searchterm_follow AFTER INSERT OR UPDATE OR DELETE ON articles_searchentry
       FOR EACH ROW EXECUTE FUNCTION articles_searchterm_follow()""",
]

COLUMNS = "title, summary, headings, body"
INDEX_NEW = f"""INSERT INTO articles_searchwords (rowid, {COLUMNS})
    VALUES (new.id, new.title, new.summary, new.headings, new.body);"""
INDEX_OLD = f"""INSERT INTO articles_searchwords (articles_searchwords, rowid, {COLUMNS})
    VALUES ('delete', old.id, old.title, old.summary, old.headings, old.body);"""
TERMS_NEW = """INSERT INTO articles_searchterm (key, kind, shown, detail, articles)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, 1 FROM json_each(new.terms) WHERE 1
    ON CONFLICT (key, kind, shown, detail) DO UPDATE SET articles = articles + 1;"""
OLD_KEYS = "(key, kind, shown, detail) IN (SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(old.terms))"
TERMS_OLD = f"UPDATE articles_searchterm SET articles = articles - 1 WHERE {OLD_KEYS};"
TERMS_GONE = f"DELETE FROM articles_searchterm WHERE articles = 0 AND {OLD_KEYS};"
SQLITE = [
    f"""CREATE VIRTUAL TABLE articles_searchwords USING fts5({COLUMNS},
        content='articles_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    f"CREATE TRIGGER searchentry_insert AFTER INSERT ON articles_searchentry BEGIN {INDEX_NEW} {TERMS_NEW} END",
    f"CREATE TRIGGER searchentry_delete AFTER DELETE ON articles_searchentry BEGIN {INDEX_OLD} {TERMS_OLD} {TERMS_GONE} END",
    f"""CREATE TRIGGER searchentry_update AFTER UPDATE ON articles_searchentry
        BEGIN {INDEX_OLD} {INDEX_NEW} {TERMS_OLD} {TERMS_NEW} {TERMS_GONE} END""",
]

UNDO = {
    "postgresql": [
        "DROP TRIGGER articles_searchterm_follow ON articles_searchentry",
        "DROP FUNCTION articles_searchterm_follow()",
    ],
    "sqlite": [
        "DROP TRIGGER searchentry_insert",
        "DROP TRIGGER searchentry_delete",
        "DROP TRIGGER searchentry_update",
        "DROP TABLE articles_searchwords",
    ],
}


def derive(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def undo(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_subjects_pairs_and_site_texts'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='Plain small letters; in code-point order on both databases.', max_length=100)),
                ('kind', models.CharField(choices=[('title', 'Article'), ('heading', 'Section'), ('topic', 'Topic'), ('abbreviation', 'Abbreviation'), ('word', 'Word'), ('expansion', 'What an abbreviation stands for, by its tokens')], max_length=12)),
                ('shown', models.CharField(max_length=200)),
                ('detail', models.CharField(blank=True, max_length=200)),
                ('articles', models.PositiveIntegerField(help_text='How many live articles have it.')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'kind', 'shown', 'detail'), name='a_term_stands_once')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='search_entry', to='articles.article')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.revision')),
                ('audience', models.CharField(choices=[('patients', 'For patients'), ('professionals', 'For professionals')], max_length=20)),
                ('kind', models.CharField(choices=[('explainer', 'Explainer'), ('clinical_question', 'Clinical question'), ('case_report', 'Case report')], max_length=20)),
                ('sort_key', models.CharField(db_index=True, help_text='The title as lists from A to Z are sorted by.', max_length=100)),
                ('title', models.TextField(help_text='Folded, as the next three: tokens with a space between.')),
                ('summary', models.TextField()),
                ('headings', models.TextField()),
                ('body', models.TextField()),
                ('passages', models.TextField(help_text='The text as it is read, a paragraph a line: what results quote.')),
                ('terms', models.JSONField(default=list, help_text='Rows of SearchTerm: [key, kind, shown, detail].')),
            ],
            options={
                'verbose_name_plural': 'search entries',
            },
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(condition=models.Q(('change_kind', 'major'), models.Q(('change_note', ''), _negated=True)), fields=['-published_at'], name='majors_by_day'),
        ),
        migrations.RunPython(derive, undo, elidable=False),
    ]
