"""The desk as a state machine: anybody presses anything, in any order, with fresh and stale forms."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.contrib.auth.models import Group, User
from django.db import DatabaseError, transaction
from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from articles.choices import Scope
from articles.exceptions import ArticleError
from articles.models import Article, Publication, Revision
from articles.models.immutable import RowIsImmutable
from reviews import workflow
from reviews.exceptions import Refused
from reviews.groups import MANAGE, REVIEW
from reviews.models import Event, Purge, Redaction, Review, Signature, Withdrawal
from reviews.workflow import Seen
from tests import factories
from tests.reviews.machine import attacks, invariants

PEOPLE = ("editor", "second_editor", "reviewer", "second_reviewer", "both", "manager", "admin")
WHO = st.sampled_from(PEOPLE)
SIGNERS = st.sampled_from(("reviewer", "second_reviewer", "both", "admin"))
WRITERS = st.sampled_from(("editor", "second_editor", "both", "manager", "admin"))
SCOPES = st.sampled_from(list(Scope))


class Desk(RuleBasedStateMachine):
    """One article and seven people. Every press is a real verb; what it refuses is refused."""

    cast: ClassVar[Mapping[str, User]] = {}
    reached: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.forms: list[tuple[Review, Seen]] = []
        self.approvals = 0
        self.counts: Counter[type] = Counter()
        self.written = 0
        self.purged: set[str] = set()

    def teardown(self) -> None:
        type(self).reached[f"approvals {min(self.approvals, 2)}"] += 1
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def press(self, verb: Callable[..., Any], **given: Any) -> Any:
        """Press a button: what the verb gives back, or None where it refuses."""
        try:
            return verb(**given)
        except (Refused, ArticleError):
            return None

    @property
    def article(self) -> Article:
        return Article.objects.with_text().get()

    @property
    def newest(self) -> Revision | None:
        return Revision.objects.select_related("article").order_by("number").last()

    def latest_round(self) -> Review | None:
        """The newest round, as somebody who opens its page sees it; its form may be posted much later."""
        review = Review.objects.select_related("revision", "article").order_by("-pk").first()
        if review:
            self.forms.append((review, Seen.of(review)))
        return review

    def sign(
        self, verb: Callable[..., Any], by: User, review: Review, seen: Seen | None, scope: str, owner: User
    ) -> None:
        """Press a signing button; where it signs, the form was fresh, the proof one's own, the signer a reviewer."""
        now = Seen.of(Review.objects.select_related("revision").get(pk=review.pk))
        may = self.may(by, REVIEW)
        given = {"statement": factories.statement(scope=scope), "authentication": factories.proof(owner)}
        if self.press(verb, by=by, review=review, seen=seen, **given):
            self.approvals += 1
            assert seen == now, "a stale form signed"
            assert owner == by, "somebody signed with another's proof"
            assert may, "somebody signed who may not review"

    def may(self, user: User, permission: str) -> bool:
        """Whether somebody has a permission now, as the rows have it."""
        has = Q(is_superuser=True) | Q(groups__permissions__codename=permission)
        return User.objects.filter(has, pk=user.pk, is_active=True).exists()

    @initialize(by=WRITERS)
    def begin(self, by: str) -> None:
        factories.draft(self.cast[by], slug="the-article")

    # -- Presses ------------------------------------------------------------------------------------------------

    @rule(by=WHO)
    def edit(self, by: str) -> None:
        """Write on, with words of its own; a number that a purged text had is not given again."""
        base, numbers = self.newest, {*Revision.objects.values_list("number"), *Purge.objects.values_list("number")}
        self.written += 1
        draft = factories.text(body=f"{base.body if base else factories.BODY}\n\nWords {self.written}.")
        number = base.number if base else 0
        if saved := self.press(workflow.save, by=self.cast[by], article=self.article, draft=draft, base=number):
            assert (saved.number,) > max(numbers), "a number was given twice"

    @rule(by=WHO)
    def submit(self, by: str) -> None:
        if newest := self.newest:
            self.press(workflow.submit, by=self.cast[by], revision=newest, change_note="A change.")

    @rule(by=WHO, place=st.integers(0, 50))
    def purge(self, by: str, place: int) -> None:
        """What goes was never submitted, and nothing was written from it."""
        revisions = list(Revision.objects.select_related("article").order_by("-number"))
        if not revisions:
            return
        revision = revisions[place % len(revisions)]
        number, words, may = revision.number, revision.body.rpartition("\n\n")[2], self.may(self.cast[by], MANAGE)
        if self.press(workflow.purge, by=self.cast[by], revision=revision, reason="By mistake."):
            assert may, "somebody purged who may not"
            assert revision.pk == revisions[0].pk, "a text was purged from which another was written"
            assert number not in invariants.submitted_numbers(), "a submitted text was purged"
            self.purged |= {words} if words.startswith("Words ") else set()

    @rule(by=WHO, verb=st.sampled_from([workflow.claim, workflow.release, workflow.withdraw]))
    def move(self, by: str, verb: Callable[..., Any]) -> None:
        if review := self.latest_round():
            self.press(verb, by=self.cast[by], review=review, seen=Seen.of(review))

    @rule(by=WHO)
    def request_changes(self, by: str) -> None:
        if review := self.latest_round():
            self.press(workflow.request_changes, by=self.cast[by], review=review, seen=Seen.of(review), reason="More.")

    @rule(by=WHO, to=SIGNERS)
    def assign(self, by: str, to: str) -> None:
        if review := self.latest_round():
            self.press(workflow.assign, by=self.cast[by], review=review, seen=Seen.of(review), reviewer=self.cast[to])

    @rule(by=WHO, to=SIGNERS)
    def hand_over(self, by: str, to: str) -> None:
        if review := self.latest_round():
            given = {"reviewer": self.cast[to], "note": "Half read."}
            self.press(workflow.hand_over, by=self.cast[by], review=review, seen=Seen.of(review), **given)

    @rule(by=SIGNERS, scope=SCOPES)
    def approve(self, by: str, scope: str) -> None:
        if review := self.latest_round():
            self.sign(workflow.approve, self.cast[by], review, Seen.of(review), scope, self.cast[by])

    @rule(by=SIGNERS)
    def reaffirm(self, by: str) -> None:
        if review := self.latest_round():
            self.sign(workflow.reaffirm, self.cast[by], review, Seen.of(review), Scope.WHOLE, self.cast[by])

    @rule(by=SIGNERS, scope=SCOPES, place=st.integers(0, 50))
    def post_an_old_form(self, by: str, scope: str, place: int) -> None:
        if self.forms:
            review, seen = self.forms[place % len(self.forms)]
            self.sign(workflow.approve, self.cast[by], review, seen, scope, self.cast[by])

    @rule(by=SIGNERS, owner=SIGNERS)
    def sign_with_a_proof_of(self, by: str, owner: str) -> None:
        """Who holds the round signs, where somebody does: else few such presses come as far as the proof."""
        if review := self.latest_round():
            signer = review.reviewer or self.cast[by]
            self.sign(workflow.approve, signer, review, Seen.of(review), Scope.WHOLE, self.cast[owner])

    @rule(by=SIGNERS)
    def sign_without_saying_what(self, by: str) -> None:
        if review := self.latest_round():
            self.sign(workflow.approve, self.cast[by], review, None, Scope.WHOLE, self.cast[by])

    @rule(writer=WRITERS, signer=SIGNERS, scope=SCOPES)
    def go_on(self, writer: str, signer: str, scope: str) -> None:
        """The next step that would lead to an approval."""
        review = self.latest_round()
        if review is None or not review.is_open:
            self.edit(writer)
            self.submit(writer)
        elif review.state == "submitted":
            self.press(workflow.claim, by=self.cast[signer], review=review, seen=Seen.of(review))
        elif review.reviewer:
            self.sign(workflow.approve, review.reviewer, review, Seen.of(review), scope, review.reviewer)

    @rule(writer=st.sampled_from(("editor", "second_editor")), signer=st.sampled_from(("reviewer", "second_reviewer")))
    def bring_through(self, writer: str, signer: str) -> None:
        """The whole way to an approval, as on a good day; what happened before may stand against it."""
        for _ in range(3):
            self.go_on(writer, signer, Scope.WHOLE)

    @rule(by=WHO)
    def withdraw_signature(self, by: str) -> None:
        article = self.article
        if article.live:
            signature = Signature.objects.get(pk=article.live.signature_id)
            given = {"signature": signature, "seen_publication": article.live_id, "reason": "Wrong."}
            self.press(workflow.withdraw_signature, by=self.cast[by], **given)

    @rule(by=WHO)
    def retire(self, by: str) -> None:
        article = self.article
        given = {"seen_publication": article.live_id, "reason": "Superseded."}
        self.press(workflow.retire, by=self.cast[by], article=article, **given)

    @rule(by=WHO, second=WHO)
    def redact(self, by: str, second: str) -> None:
        revision = Revision.objects.select_related("article").order_by("number").first()
        if revision is None:
            return
        redaction = Redaction.objects.filter(revision=revision).first() or self.press(
            workflow.request_redaction, by=self.cast[by], revision=revision, notice="Consent was withdrawn."
        )
        if redaction:
            self.press(workflow.confirm_redaction, by=self.cast[second], redaction=redaction)

    @rule(who=WHO, group=st.sampled_from(["Editors", "Reviewers"]), member=st.booleans())
    def change_role(self, who: str, group: str, member: bool) -> None:
        groups = self.cast[who].groups
        (groups.add if member else groups.remove)(Group.objects.get(name=group))

    @rule(who=WHO, active=st.booleans())
    def activate(self, who: str, active: bool) -> None:
        User.objects.filter(pk=self.cast[who].pk).update(is_active=active)

    @rule(attack=st.sampled_from(attacks.ATTACKS))
    def attack(self, attack: Callable[[], None]) -> None:
        """Past the verbs: the model or the database refuses, or the invariants notice."""
        if self.newest is None:
            return
        try:
            with transaction.atomic():
                attack()
        except (DatabaseError, RowIsImmutable):
            return

    # -- What always holds ---------------------------------------------------------------------------------------

    @invariant()
    def what_the_public_reads_was_signed(self) -> None:
        if Article.objects.exists():
            invariants.live_text_was_signed(self.article)

    @invariant()
    def nobody_signed_their_own_words(self) -> None:
        invariants.signers_had_no_hand()

    @invariant()
    def rounds_hold(self) -> None:
        invariants.rounds_hold()

    @invariant()
    def the_chain_verifies(self) -> None:
        for article in Article.objects.all():
            invariants.chain_verifies(article)

    @invariant()
    def nothing_disappears(self) -> None:
        purged = Purge.objects.count()
        for model in (Revision, Review, Signature, Publication, Event, Withdrawal, Purge):
            count = model._default_manager.count() + (purged if model is Revision else 0)
            assert count >= self.counts[model], f"a {model.__name__} disappeared"
            self.counts[model] = count

    @invariant()
    def what_was_purged_is_nowhere(self) -> None:
        assert invariants.rows_with(self.purged) == []
