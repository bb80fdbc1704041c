"""Every sentence of the page that is not in the snapshot, in English, marked for Odoo's translation export."""

import re

from markupsafe import Markup, escape

PLACE = re.compile(r"%\((\w+)\)s")


def _lt(source):
    """Mark a sentence for the export; it is translated when the page is drawn, in the reader's language."""
    return source


SENTENCES = {
    # the frame
    "brand": _lt("Confidential feedback"),
    "sealed": _lt("Your answers are sealed"),
    "language": _lt("Language"),
    "change_language": _lt("Change language"),
    "progress": _lt("Progress"),
    "step_of": _lt("Step %(step)s of %(steps)s"),
    "about_left": _lt("About %(name)s, %(minutes)s min left"),
    "self_left": _lt("About you, %(minutes)s min left"),
    "opening": _lt("Opening your questions..."),
    "code_lead": _lt("Your link ends in a # and a code. Copy the code from the invitation and enter it here."),
    "code": _lt("Code after the #"),
    "continue": _lt("Continue"),
    # intro
    "title": _lt("Your view of %(name)s"),
    "title_self": _lt("How you see yourself"),
    "lead_peer": _lt(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as a colleague. "
        "Taking part is voluntary."
    ),
    "lead_report": _lt(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as a direct report. "
        "Taking part is voluntary."
    ),
    "lead_manager": _lt(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as the manager. "
        "Taking part is voluntary."
    ),
    "lead_other": _lt(
        "%(name)s is working on leadership and wants to hear, openly, how it looks to you as someone from outside "
        "the team. Taking part is voluntary."
    ),
    "lead_self": _lt(
        "You rate yourself on the statements that the others answer about you. Your report puts the two views side "
        "by side."
    ),
    "about_time": _lt("About %(time)s"),
    "minutes": _lt("%(n)s minutes"),
    "statements": _lt("%(n)s statements"),
    "comment": _lt("%(n)s comment"),
    "comments": _lt("%(n)s comments"),
    "until": _lt("Open until %(date)s"),
    "who_sees": _lt("Who will see what"),
    "start": _lt("Start"),
    "intro_foot": _lt(
        "Your answers are saved as you go; the same link brings them back on any device. If you would rather not "
        "answer, simply close this page."
    ),
    # the promise, from the policy of the launch snapshot
    "sees_group": _lt("%(name)s gets averages and comments"),
    "sees_group_text": _lt("Averages over at least %(k)s people, never the answers of one person."),
    "words_mixed": _lt("Comments appear word for word, mixed with others' and without your group."),
    "words_labelled": _lt(
        "Comments appear word for word and mixed; the name of your group stands beside them only if every group has "
        "at least 5 answers."
    ),
    "manager_alone": _lt("Only the manager's answers stand by themselves."),
    "sees_manager": _lt("Your answers are shown by themselves"),
    "sees_manager_text": _lt(
        'Your answers are shown by themselves, as the manager\'s, and your comments word for word under "Manager". '
        "%(name)s will know that they are yours."
    ),
    "sees_self": _lt("You get averages and comments"),
    "sees_self_text": _lt(
        "Beside your own ratings you see averages over at least %(k)s people, never the answers of one person."
    ),
    "coach": _lt("A coach, only if %(name)s wants it"),
    "coach_text": _lt("The coach then reads the same report, for as long as %(name)s allows."),
    "coach_self": _lt("A coach, only if you want it"),
    "coach_self_text": _lt("The coach then reads the same report, for as long as you allow."),
    "nobody": _lt("No one else sees results"),
    "nobody_text": _lt("Neither the manager nor HR. Results play no part in appraisal, pay or promotion."),
    "nobody_manager_text": _lt("Neither you nor HR. Results play no part in appraisal, pay or promotion."),
    "small": _lt("Fewer than %(k)s answers stay hidden"),
    "small_merge": _lt("A group with fewer than %(k)s answers is joined to another group or left out altogether."),
    "small_drop": _lt(
        "Groups with fewer than %(k)s answers are left out altogether, unless the small groups make %(k)s together."
    ),
    "too_few": _lt("If no %(k)s answers can be put together, nothing is shown and every answer is destroyed."),
    "too_few_manager": _lt(
        "If no %(k)s answers of other people can be put together, nothing is shown, not even yours, and every answer "
        "is destroyed."
    ),
    "after": _lt("After you send"),
    "after_final": _lt("Your answers are final: they cannot be changed, taken back or read again."),
    "after_gone": _lt(
        "When the round closes, single answers are destroyed. From then on nobody can find yours, not even at your "
        "request."
    ),
    "after_silent": _lt("Nobody learns who has answered. Reminders go to everyone."),
    "limits": _lt("What we cannot promise"),
    "limit_style": _lt("A turn of phrase, or an event that only you know, can give you away in a comment."),
    "limit_same": _lt("If a whole group gives the same answer, its average tells so."),
    "limit_same_floor": _lt(
        "If a whole group gives the same answer, its average tells so, unless all chose the lowest point."
    ),
    "limit_collude": _lt("In a group of %(k)s, two people who compare their answers can work out the third."),
    "limit_server": _lt(
        "Until the round closes, a person with control of both the server and its keys could open answers; a person "
        "who redirects your e-mail could use your link."
    ),
    # statements
    "stem": _lt("Think of what you saw from %(name)s in the last six months."),
    "stem_self": _lt("Think of what you did in the last six months."),
    "keys": _lt(
        "Keyboard: inside a statement, %(digits)s or %(n)s answers and goes on to the next. %(enter)s: next page."
    ),
    "keys_self": _lt("Keyboard: inside a statement, %(digits)s answers and goes on to the next. %(enter)s: next page."),
    "enter": _lt("Enter"),
    "statement_of": _lt("Statement %(n)s of %(count)s:"),
    "no_opportunity": _lt("No opportunity to observe"),
    "choose": _lt('Choose an answer, or "No opportunity to observe".'),
    "choose_self": _lt("Choose an answer."),
    "open_one": _lt("1 statement has no answer yet."),
    "open_many": _lt("%(n)s statements have no answer yet."),
    "later": _lt("Come back later"),
    "back": _lt("Back"),
    "next": _lt("Next"),
    "back_to_review": _lt("Back to review"),
    # open questions
    "words": _lt("In your own words"),
    "words_stem": _lt("What you saw, in one example, helps more than a judgement."),
    "care_mixed": _lt(
        "Your words are shown as you write them, mixed with others' and without your group. Leave out names, dates "
        "and events only you would know."
    ),
    "care_labelled": _lt(
        "Your words are shown as you write them, mixed with others', and with your group only if every group has at "
        "least 5 answers. Leave out names, dates and events only you would know."
    ),
    "care_manager": _lt(
        'Your words are shown as you write them, under "Manager". Leave out names of other people and what you '
        "would not say to %(name)s."
    ),
    "optional": _lt("Optional"),
    "left": _lt("%(n)s characters left"),
    "hint_mail": _lt("This looks like an e-mail address."),
    "hint_phone": _lt("This looks like a telephone number."),
    "hint_name": _lt("Your own name is in the text."),
    "hint_role": _lt("This says what you are to the reader, and so who you are."),
    "hint_language": _lt("This is not in the language of the form, which makes it stand out."),
    "hint_end": _lt("You may want to leave it out."),
    # review and after
    "review": _lt("Review"),
    "review_title": _lt("Review your answers"),
    "all_answered": _lt("All %(n)s statements have an answer."),
    "read_through": _lt("Read them once more, change what you like, then send."),
    "todo_one": _lt("1 statement still needs an answer:"),
    "todo_many": _lt("%(n)s statements still need an answer:"),
    "none_rated": _lt(
        "None of the statements has a rating, so there is nothing to send. You can simply close this page."
    ),
    "not_observed": _lt("Not observed"),
    "no_answer": _lt("No answer"),
    "no_words": _lt("Nothing written"),
    "change": _lt("Change"),
    "change_what": _lt("Change: %(title)s"),
    "once": _lt("You can send once."),
    "once_text": _lt("After that your answers are final and cannot be read again."),
    "send": _lt("Send my answers"),
    "thanks": _lt("Thank you"),
    "thanks_text": _lt("Your answers are sealed. Nobody learns who has answered."),
    "thanks_more": _lt("Reminders go to everyone, so you may still get one. You can close this page."),
    "calm": _lt("There is nothing to answer here"),
    "calm_text": _lt("This link is not open: it may be incomplete, already used, or the round may be over."),
    "calm_more": _lt(
        "If you have answered: thank you. If you copied the link, compare it with the invitation. Otherwise ask the "
        "person who invited you."
    ),
    # trouble
    "unsaved": _lt("Not saved, no connection. Your answers stay on this page."),
    "saved_again": _lt("Connected again. Everything is saved."),
    "unsent": _lt("Not sent, no connection. Your answers stay on this page; please try again."),
    "refused": _lt("Not saved: an answer does not fit the question. Please check this page."),
    "offline": _lt("No connection"),
    "offline_text": _lt("Your questions could not be opened. Nothing is lost."),
    "resting": _lt("Please come back a little later"),
    "resting_text": _lt("The questions cannot be opened at the moment. Nothing is lost, and your link stays the same."),
    "again": _lt("Try again"),
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
