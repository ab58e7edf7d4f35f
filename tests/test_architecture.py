"""Rules that hold over the whole source tree, read from its syntax."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [
    path
    for folder in ("articles", "reviews", "cryosite")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]


WRITERS = ("update", "update_or_create", "create", "bulk_create", "get_or_create")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def assignments_of(tree: ast.AST, name: str) -> Iterator[int]:
    """Lines that set an attribute, or pass a keyword to update(), create() or a queryset, of that name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for part in ast.walk(target):
                    if isinstance(part, ast.Attribute) and part.attr == name and isinstance(part.ctx, ast.Store):
                        yield node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
            yield from (node.lineno for keyword in node.keywords if keyword.arg == name)


@pytest.mark.parametrize(
    ("attribute", "allowed"),
    [
        ("state", "reviews/workflow/"),
        ("live", "articles/publishing.py"),
        ("standing", "articles/publishing.py"),
    ],
)
def test_an_attribute_is_assigned_in_its_one_place(attribute: str, allowed: str) -> None:
    elsewhere = [
        f"{named(path)}:{line}"
        for path in SOURCES
        if not named(path).startswith(allowed)
        for line in assignments_of(ast.parse(path.read_text()), attribute)
    ]
    assert elsewhere == []


def test_the_rule_on_assignments_sees_what_it_forbids() -> None:
    tree = ast.parse("review.state = 'approved'\nReview.objects.filter(pk=1).update(state='approved')")
    assert list(assignments_of(tree, "state")) == [1, 2]


def test_html_is_declared_safe_in_one_place_only() -> None:
    words = ("mark_safe", "SafeString", "SafeText", "format_html", "__html__")
    elsewhere = [
        named(path)
        for path in SOURCES
        if named(path) != "articles/rendering/sanitise.py" and any(word in path.read_text() for word in words)
    ]
    templates = [
        named(path)
        for path in (ROOT / "templates").rglob("*.html")
        if "|safe" in path.read_text() or "autoescape off" in path.read_text()
    ]
    assert elsewhere == [] and templates == []


def test_public_templates_never_read_user_messages_or_csrf_token() -> None:
    public = [ROOT / "templates" / "base.html", *(ROOT / "templates" / "articles").rglob("*.html")]
    public += [*(ROOT / "templates").glob("_*.html")]
    for path in public:
        text = path.read_text()
        for word in ("user.", "request.user", "messages", "csrf_token", "perms.", "reviews"):
            assert f"{{{{ {word}" not in text and f"{{% {word}" not in text, f"{named(path)} reads {word}"
        assert "load reviews" not in text and "desk:" not in text, named(path)


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    tests = list((ROOT / "tests").rglob("*.py"))
    long = [named(path) for path in [*SOURCES, *tests] if len(path.read_text().splitlines()) > 300]
    assert long == []


def test_no_function_is_longer_than_forty_lines() -> None:
    long = [
        f"{named(path)}:{node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert long == []


def foreign_keys() -> Iterator[ast.Call]:
    """Every relation that a model of reviews declares to a model of articles."""
    for path in (ROOT / "reviews" / "models").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                target = node.args[0]
                if isinstance(target, ast.Name) and target.id in ("Article", "Revision", "Contributor", "Publication"):
                    yield node


def test_foreign_keys_from_reviews_to_articles_leave_no_way_back() -> None:
    found = list(foreign_keys())
    assert len(found) >= 4
    for node in found:
        related = next(keyword.value for keyword in node.keywords if keyword.arg == "related_name")
        assert isinstance(related, ast.Constant) and related.value == "+"
