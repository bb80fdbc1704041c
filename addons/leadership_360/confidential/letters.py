"""The letters to raters and participants: plain Python, so that no screen can change what carries a rater's link."""

from dataclasses import dataclass

from markupsafe import Markup

from odoo.tools import format_date

_BUTTON = (
    "display:inline-block;padding:12px 20px;border-radius:6px;background:#0f5b66;color:#ffffff;text-decoration:none"
)


@dataclass(frozen=True)
class Letter:
    """A subject, paragraphs, and one link with its label (or none)."""

    subject: str
    paragraphs: list
    label: str = ""
    link: str = ""

    def text(self):
        """Return the letter as plain text."""
        return "\n\n".join([*self.paragraphs, *([f"{self.label}: {self.link}"] if self.link else [])])

    def html(self):
        """Return the letter as HTML, everything escaped."""
        body = Markup().join(Markup("<p>%s</p>") % paragraph for paragraph in self.paragraphs)
        if self.link:
            body += Markup('<p><a href="%s" style="%s">%s</a></p><p>%s</p>') % (
                self.link,
                _BUTTON,
                self.label,
                self.link,
            )
        return Markup("<div>%s</div>") % body


def to_rater(env, feedback, invitation, kind, link):
    """Return the Letter of `kind` (invite, remind, too_few, cancelled) to the rater of `invitation`.

    `env` speaks the rater's language, `feedback` is the round. The words follow the launch snapshot only.
    """
    values = {
        "person": feedback.snapshot["participant"]["name"],
        "program": feedback.snapshot["program"],
        "minutes": feedback.snapshot["minutes"],
        "end": format_date(env, invitation.date_end, lang_code=env.lang),
        "k": feedback.snapshot["policy"]["k"],
    }
    if kind in ("too_few", "cancelled"):
        return _ended(env, values, kind)
    opening = _self_opening(env, values) if invitation.relation == "self" else _opening(env, values)
    subject, first = _reminder(env, values) if kind == "remind" else opening
    return Letter(
        subject,
        [first, _effort(env, values), _promise(env, feedback, invitation, values)],
        env._("Open the questionnaire"),
        link,
    )


def _opening(env, values):
    return (
        env._("%(person)s asks for your feedback", **values),
        env._(
            "%(person)s takes part in “%(program)s” and asks how you see their leadership. Answering is voluntary.",
            **values,
        ),
    )


def _self_opening(env, values):
    return (
        env._("Your self-assessment for “%(program)s”", **values),
        env._(
            "Your 360 round has begun. Please describe yourself with the same questions that your raters get.", **values
        ),
    )


def _reminder(env, values):
    return (
        env._("Reminder: feedback for %(person)s until %(end)s", **values),
        env._(
            "This reminder goes to everybody who was asked: nobody can see who has answered. If you have answered,"
            " thank you.",
            **values,
        ),
    )


def _effort(env, values):
    return env._(
        "It takes about %(minutes)s minutes and is open until %(end)s. You can stop and go on later with the same link,"
        " on any device.",
        **values,
    )


def _promise(env, feedback, invitation, values):
    if invitation.relation == "self":
        return env._("Your own answers are always shown to you, beside the others'.")
    if invitation.relation == "manager" and feedback.snapshot["policy"]["manager_shown"]:
        return env._(
            "Your answers are shown by themselves, as the manager's. The link is for you alone: please do not pass it"
            " on."
        )
    return env._(
        "Your answers are only shown together with those of others, never for fewer than %(k)s people, and never with"
        " your name. The link is for you alone: please do not pass it on.",
        **values,
    )


def proposal(env, feedback, link):
    """Return the Letter to somebody from outside who is on the list of a round that has not begun."""
    values = {"person": feedback.participant_id.name, "program": feedback.name}
    return Letter(
        env._("%(person)s would like to ask for your feedback", **values),
        [
            env._(
                "%(person)s takes part in “%(program)s” and has named you as somebody whose view would help. Soon you"
                " get a link to a short confidential questionnaire. Answering is voluntary.",
                **values,
            ),
            env._("You need not do anything now. If you would rather not be asked, say so here before it begins:"),
        ],
        env._("I would rather not be asked"),
        link,
    )


def _ended(env, values, kind):
    if kind == "too_few":
        text = env._(
            "Too few people have answered to protect those who did. So nothing is shown to anybody, and all answers"
            " have been destroyed. Thank you for your time.",
            **values,
        )
    else:
        text = env._("The round was cancelled. Whatever was answered has been destroyed unread. Thank you.", **values)
    return Letter(env._("The feedback for %(person)s has ended", **values), [text])


def to_person(env, kind, feedback=None, values=None, link=""):
    """Return the Letter of `kind`, a key of _LETTERS, to somebody of the programme."""
    values = {"person": feedback.participant_id.name, "program": feedback.name} if feedback else values
    subject, *paragraphs = _LETTERS[kind](env, values)
    label = env._("Open Leadership") if kind in ("closed", "coach_ended", "leaving") else ""
    return Letter(subject, paragraphs, label, link if label else "")


def _closed(env, values):
    return (
        env._("The 360 report of %(person)s is ready", **values),
        env._("The round “%(program)s” has closed.", **values),
        env._(
            "The participant may open the report now; reading it together with the coach is advised. The coach can open"
            " it once the participant has released it."
        ),
    )


def _too_few(env, values):
    return (
        env._("The 360 round of %(person)s has ended without a report", **values),
        env._(
            "Too few people have answered to protect those who did. So nothing is shown to anybody, and all answers"
            " have been destroyed."
        ),
    )


def _cancelled(env, values):
    return (
        env._("The 360 round of %(person)s was cancelled", **values),
        env._("Whatever was answered has been destroyed unread."),
    )


def _coach_ended(env, values):
    return (
        env._("Your coach's access has ended"),
        env._("%(reason)s So this person can no longer be your coach, and can open nothing of yours.", **values),
        env._("Please choose another coach in the Leadership app."),
    )


def _leaving(env, values):
    return (
        env._("Your 360 report will be deleted in %(days)s days", **values),
        env._("You leave the company, so your 360 results are kept for %(days)s more days and then deleted.", **values),
        env._("Until then you can download them, or delete them yourself: open the report and go to “Your data”."),
    )


_LETTERS = {
    "closed": _closed,
    "too_few": _too_few,
    "cancelled": _cancelled,
    "coach_ended": _coach_ended,
    "leaving": _leaving,
}
