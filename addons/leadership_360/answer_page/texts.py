"""Every sentence of the page that is not in the snapshot, in English, marked for Odoo's translation export."""

import re

from markupsafe import Markup, escape

PLACE = re.compile(r"%\((\w+)\)s")


def _(source):
    """Mark a sentence for the export; it is translated when the page is drawn, in the reader's language."""
    return source


SENTENCES = {
    # the frame
    "brand": _("Confidential feedback"),
    "sealed": _("Your answers are sealed"),
    "language": _("Language"),
    "change_language": _("Change language"),
    "progress": _("Progress"),
    "step_of": _("Step %(step)s of %(steps)s"),
    "about_left": _("About %(name)s, %(minutes)s min left"),
    "self_left": _("About you, %(minutes)s min left"),
    "opening": _("Opening your questions..."),
    "code_lead": _("Your link ends in a # and a code. Copy the code from the invitation and enter it here."),
    "code": _("Code after the #"),
    "continue": _("Continue"),
    # intro
    "title": _("Your view of %(name)s"),
    "title_self": _("How you see yourself"),
    "lead_peer": _(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as a colleague. "
        "Taking part is voluntary."
    ),
    "lead_report": _(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as a direct report. "
        "Taking part is voluntary."
    ),
    "lead_manager": _(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as the manager. "
        "Taking part is voluntary."
    ),
    "lead_other": _(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as someone from outside "
        "the team. Taking part is voluntary."
    ),
    "lead_self": _(
        "You rate yourself on the statements that the others answer about you. Your report puts the two views side "
        "by side."
    ),
    "about_time": _("About %(time)s"),
    "minutes": _("%(n)s minutes"),
    "statements": _("%(n)s statements"),
    "comment": _("%(n)s comment"),
    "comments": _("%(n)s comments"),
    "until": _("Open until %(date)s"),
    "who_sees": _("Who will see what"),
    "start": _("Start"),
    "intro_foot": _(
        "Your answers are saved as you go; the same link brings them back on any device. If you would rather not "
        "answer, simply close this page."
    ),
    # the promise, from the policy of the launch snapshot
    "sees_group": _("%(name)s gets averages and comments"),
    "sees_group_text": _("Averages over at least %(k)s people, never the answers of one person."),
    "words_mixed": _("Comments appear word for word, mixed with others' and without your group."),
    "words_labelled": _(
        "Comments appear word for word and mixed; the name of your group stands beside them only if every group has "
        "at least 5 answers."
    ),
    "manager_alone": _("Only the manager's answers stand by themselves."),
    "sees_manager": _("Your answers are shown by themselves"),
    "sees_manager_text": _(
        'Your answers are shown by themselves, as the manager\'s, and your comments word for word under "Manager". '
        "%(name)s will know that they are yours."
    ),
    "sees_self": _("You get averages and comments"),
    "sees_self_text": _(
        "Beside your own ratings you see averages over at least %(k)s people, never the answers of one person."
    ),
    "coach": _("A coach, only if %(name)s wants it"),
    "coach_text": _("The coach then reads the same report, for as long as %(name)s allows."),
    "coach_self": _("A coach, only if you want it"),
    "coach_self_text": _("The coach then reads the same report, for as long as you allow."),
    "nobody": _("No one else sees results"),
    "nobody_text": _("Neither the manager nor HR. Results play no part in appraisal, pay or promotion."),
    "nobody_manager_text": _("Neither you nor HR. Results play no part in appraisal, pay or promotion."),
    "small": _("Fewer than %(k)s answers stay hidden"),
    "small_merge": _("A group with fewer than %(k)s answers is joined to another group or left out altogether."),
    "small_drop": _(
        "Groups with fewer than %(k)s answers are left out altogether, unless the small groups make %(k)s together."
    ),
    "too_few": _("If no %(k)s answers can be put together, nothing is shown and every answer is destroyed."),
    "too_few_manager": _(
        "If no %(k)s answers of other people can be put together, nothing is shown, not even yours, and every answer "
        "is destroyed."
    ),
    "after": _("After you send"),
    "after_final": _("Your answers are final: they cannot be changed, taken back or read again."),
    "after_gone": _(
        "When the round closes, single answers are destroyed. From then on nobody can find yours, not even at your "
        "request."
    ),
    "after_silent": _("Nobody learns who has answered. Reminders go to everyone."),
    "limits": _("What we cannot promise"),
    "limit_style": _("A turn of phrase, or an event that only you know, can give you away in a comment."),
    "limit_same": _("If a whole group gives the same answer, its average tells so."),
    "limit_same_floor": _(
        "If a whole group gives the same answer, its average tells so, unless all chose the lowest point."
    ),
    "limit_collude": _("In a group of %(k)s, two people who compare their answers can work out the third."),
    "limit_server": _(
        "Until the round closes, a person with control of both the server and its keys could open answers; a person "
        "who redirects your e-mail could use your link."
    ),
    # statements
    "stem": _("Think of what you saw from %(name)s in the last six months."),
    "stem_self": _("Think of what you did in the last six months."),
    "keys": _(
        "Keyboard: inside a statement, %(digits)s or %(n)s answers and goes on to the next. %(enter)s: next page."
    ),
    "keys_self": _("Keyboard: inside a statement, %(digits)s answers and goes on to the next. %(enter)s: next page."),
    "enter": _("Enter"),
    "statement_of": _("Statement %(n)s of %(count)s:"),
    "no_opportunity": _("No opportunity to observe"),
    "choose": _('Choose an answer, or "No opportunity to observe".'),
    "choose_self": _("Choose an answer."),
    "open_one": _("1 statement has no answer yet."),
    "open_many": _("%(n)s statements have no answer yet."),
    "later": _("Come back later"),
    "back": _("Back"),
    "next": _("Next"),
    "back_to_review": _("Back to review"),
    # open questions
    "words": _("In your own words"),
    "words_stem": _("What you saw, in one example, helps more than a judgement."),
    "care_mixed": _(
        "Your words are shown as you write them, mixed with others' and without your group. Leave out names, dates "
        "and events only you would know."
    ),
    "care_labelled": _(
        "Your words are shown as you write them, mixed with others', and with your group only if every group has at "
        "least 5 answers. Leave out names, dates and events only you would know."
    ),
    "care_manager": _(
        'Your words are shown as you write them, under "Manager". Leave out names of other people and what you '
        "would not say to %(name)s."
    ),
    "optional": _("Optional"),
    "left": _("%(n)s characters left"),
    "hint_mail": _("This looks like an e-mail address."),
    "hint_phone": _("This looks like a telephone number."),
    "hint_name": _("Your own name is in the text."),
    "hint_role": _("This says what you are to the reader, and so who you are."),
    "hint_language": _("This is not in the language of the form, which makes it stand out."),
    "hint_end": _("You may want to leave it out."),
    # review and after
    "review": _("Review"),
    "review_title": _("Review your answers"),
    "all_answered": _("All %(n)s statements have an answer."),
    "read_through": _("Read them once more, change what you like, then send."),
    "todo_one": _("1 statement still needs an answer:"),
    "todo_many": _("%(n)s statements still need an answer:"),
    "none_rated": _(
        "None of the statements has a rating, so there is nothing to send. You can simply close this page."
    ),
    "not_observed": _("Not observed"),
    "no_answer": _("No answer"),
    "no_words": _("Nothing written"),
    "change": _("Change"),
    "change_what": _("Change: %(title)s"),
    "once": _("You can send once."),
    "once_text": _("After that your answers are final and cannot be read again."),
    "send": _("Send my answers"),
    "thanks": _("Thank you"),
    "thanks_text": _("Your answers are sealed. Nobody learns who has answered."),
    "thanks_more": _("Reminders go to everyone, so you may still get one. You can close this page."),
    "calm": _("There is nothing to answer here"),
    "calm_text": _("This link is not open: it may be incomplete, already used, or the round may be over."),
    "calm_more": _(
        "If you have answered: thank you. If you copied the link, compare it with the invitation. Otherwise ask the "
        "person who invited you."
    ),
    # trouble
    "unsaved": _("Not saved, no connection. Your answers stay on this page."),
    "saved_again": _("Connected again. Everything is saved."),
    "unsent": _("Not sent, no connection. Your answers stay on this page; please try again."),
    "refused": _("Not saved: an answer does not fit the question. Please check this page."),
    "offline": _("No connection"),
    "offline_text": _("Your questions could not be opened. Nothing is lost."),
    "resting": _("Please come back a little later"),
    "resting_text": _("The questions cannot be opened at the moment. Nothing is lost, and your link stays the same."),
    "again": _("Try again"),
}

# What the script says by itself; it fills in %(...)s as Python does.
SCRIPT = (
    "about_left", "all_answered", "back_to_review", "brand", "change", "change_what", "continue", "hint_end",
    "hint_language", "hint_mail", "hint_name", "hint_phone", "hint_role", "left", "none_rated", "no_answer", "no_words",
    "not_observed", "open_many", "open_one", "read_through", "refused", "saved_again", "sealed", "self_left",
    "start", "step_of", "todo_many", "todo_one", "unsaved", "unsent",
)  # fmt: skip


class Words:
    """The page's sentences in one language; `lookup` gives the translation of an English sentence."""

    def __init__(self, lookup=str):
        self._lookup = lookup

    def __call__(self, key, **values):
        """The sentence as safe HTML; values are escaped unless they are Markup."""
        source, text = SENTENCES[key], self._lookup(SENTENCES[key])
        if set(PLACE.findall(text)) != set(PLACE.findall(source)):
            text = source  # a translation that lost a placeholder
        return Markup(PLACE.sub(lambda place: str(escape(values[place[1]])), str(escape(text))))

    def plural(self, one, many, n):
        return self(one) if n == 1 else self(many, n=n)

    def for_script(self):
        """The raw sentences the script needs, {key: text}."""
        return {key: self._lookup(SENTENCES[key]) for key in SCRIPT}


def bold(text):
    return Markup("<b>{}</b>").format(text)
