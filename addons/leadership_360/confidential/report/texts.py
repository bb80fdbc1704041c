"""Every sentence of the report, once: `_` marks it for Odoo's export, the renderers look it up by key.

Plain Python: no `odoo` here. The caller injects the function that translates (see `words.Words`).
Wording rules: "others see", never "you are"; nothing is promised that the vault does not keep.
"""


def _(source):
    """Mark a text for the translation export; it is translated when it is rendered."""
    return source


FRAME = {
    "brand": _("360-degree feedback"),
    "confidential": _("Confidential"),
    "confidential_foot": _("Confidential: for the participant and the coach they chose"),
    "report_of": _("360-degree feedback: %(name)s"),
    "skip": _("Go to the report"),
    "contents": _("Contents"),
    "opening": _(
        "%(n)s people you work with have said how they see your work. Their view stands here next to your own. "
        "It is no grade and no ranking. Begin with what works, give it time, "
        "and take the difficult parts to a conversation with your coach."
    ),
    "coach_reads": _("You are reading this as the coach of %(name)s. Wherever it says “you”, it means %(name)s."),
    "collected": _("Collected"),
    "from_to": _("%(start)s to %(end)s"),
    "answered": _("Answers in this report"),
    "answered_of": _("%(n)s of the %(invited)s people invited"),
    "answered_n": _("%(n)s people"),
    "and_you": _("and your own"),
    "your_own_missing": _("your own are missing"),
    "who_reads": _("Who can read it"),
    "only_you": _("You, and nobody else"),
    "you_and_coach": _("You, and your coach %(coach)s since %(day)s"),
    "change_readers": _("Change"),
    "people_one": _("1 person"),
    "people": _("%(n)s people"),
    "pdf": _("PDF"),
    "xlsx": _("XLSX"),
    "get_pdf": _("Download as PDF"),
    "get_xlsx": _("Download as XLSX"),
    "get_note": _(
        "Each download goes into your access log. Once the file is on your disk, protecting it is up to you."
    ),
    "no_pdf": _("This server cannot make PDF files. Print this page from your browser and choose “Save as PDF”."),
    "foot_title": _("Who this is for"),
    "foot": _(
        "This report opens for you, and for a coach while you release it to them. "
        "There is no screen, list or export that shows it to your manager, to HR or to an administrator, "
        "and appraisals, goals and pay cannot read it."
    ),
    "foot_destroyed": _("The answers it was made from were destroyed when the round closed."),
    "keep_until": _("It is kept until %(day)s, unless you delete it before."),
    "see_log": _("Who has opened this report, and how it is protected"),
}

HOW = {
    "how": _("How to read it"),
    "scale": _("The scale"),
    "cut": _("From %(cut)s upwards, where the charts are shaded, something counts as a strength."),
    "markers": _("The markers"),
    "small": _(
        "A group with fewer than %(k)s answers to a question gets no value there, and its answers count nowhere."
    ),
    "unused": _("Too few people answered to be shown, so these answers were not used at all: %(groups)s"),
    "floor": _("An average below %(floor)s is shown as “%(floor)s or lower”."),
    "four_words": _("The four words"),
    "no_classes": _(
        "They compare your own view with that of others. Your own answers are missing, so none is used here."
    ),
    "confirmed_strength": _("Confirmed strength"),
    "hidden_strength": _("Hidden strength"),
    "blind_spot": _("Blind spot"),
    "development_area": _("Development area"),
    "confirmed_strength_means": _("Others see it, and so do you."),
    "hidden_strength_means": _("Others see more of it than you see yourself."),
    "blind_spot_means": _("You see more of it than others see."),
    "development_area_means": _("Others see room to grow; your own view is close to theirs, or lower."),
    "self_higher": _("you higher"),
    "self_lower": _("you lower"),
}

GROUPS = {
    "you": _("You"),
    "all_others": _("All others"),
    "others_short": _("Others"),
    "combined": _("combined for confidentiality"),
    "manager": _("Manager"),
    "peer": _("Peers"),
    "report": _("Direct reports"),
    "other": _("Other colleagues and partners"),
    "peer+report": _("Peers and direct reports"),
    "peer+other": _("Peers and others"),
    "report+other": _("Direct reports and others"),
    "manager+peer": _("Manager and peers"),
    "manager+report": _("Manager and direct reports"),
    "manager+other": _("Manager and others"),
    "peer+report+other": _("Peers, direct reports and others"),
    "manager+peer+report": _("Manager, peers and direct reports"),
    "manager+peer+other": _("Manager, peers and others"),
    "manager+report+other": _("Manager, direct reports and others"),
    "manager+peer+report+other": _("Everybody who answered"),
}

VALUES = {
    "not_shown": _("not shown: fewer than %(k)s answers"),
    "fewer": _("fewer than %(k)s"),
    "no_answer": _("no answer"),
    "under_half": _("fewer than half of it answered"),
    "or_lower": _("%(value)s or lower"),
    "competency": _("Competency"),
    "behaviour": _("Behaviour"),
    "n": _("n"),
    "n_means": _("number of people who answered"),
    "who": _("Who"),
    "average": _("average"),
    "gap": _("Gap"),
    "class": _("In a word"),
    "question": _("Question"),
    "from": _("From"),
    "comment": _("Comment"),
    "on_scale": _("On the scale from %(low)s to %(high)s"),
}

SECTIONS = {
    "strengths": _("Your strengths"),
    "strengths_lead": _("What others can already count on. Whatever you decide to work on, you will do it with these."),
    "seen_by_others": _("Seen by others"),
    "seen_by_others_means": _("Without your own answers there is nothing to compare it with."),
    "no_strengths": _(
        "No competency reached %(cut)s this time. Single behaviours may have: see the most frequent ones."
    ),
    "most_in": _("Seen most often:"),
    "picture": _("The whole picture"),
    "picture_lead": _(
        "Dashed is you, solid is others. Where the two meet, you agree. "
        "A dashed corner further out means that you put it higher; further in, that others do."
    ),
    "picture_lead_alone": _("The shape shows how others see your work. Your own answers are missing."),
    "picture_few": _("With so few competencies to show, the table says it better than a drawing."),
    "radar_title": _("Your own view (dashed, rings) and all others (solid, dots); the table has the same numbers."),
    "competencies": _("Each competency"),
    "competencies_lead": _(
        "The line that drops from your ring is your own view; the stems show how far each group is from it. "
        "With this few people, 0.3 more or less is about the same."
    ),
    "competencies_lead_alone": _("All others together, and each group by itself."),
    "panel_hidden": _("Too few people could answer this for a value to be shown."),
    "dots_caption": _("%(name)s: you, all others and each group"),
    "gap_higher": _("You rate yourself %(size)s higher than others do."),
    "gap_lower": _("You rate yourself %(size)s lower than others do."),
    "gap_none": _("Your average and theirs are equal."),
    "similar": _("%(group)s: answered much alike."),
    "different": _("%(group)s: answers were far apart."),
    "extremes": _("Most often, least often"),
    "extremes_lead": _("The %(n)s behaviours at either end, out of %(total)s that have a value."),
    "top": _("Others see these most often"),
    "bottom": _("Others see these least often"),
    "behaviours": _("Every behaviour"),
    "behaviours_lead": _(
        "All the numbers. The gap is your value minus that of others. Words tell why a number is missing."
    ),
    "behaviours_n": _("%(n)s behaviours"),
    "behaviours_one": _("1 behaviour"),
    "words": _("In their own words"),
    "words_lead": _(
        "Exactly as written, shuffled for every question, without names and groups. Please do not look for authors."
    ),
    "words_lead_labelled": _(
        "Exactly as written, shuffled for every question, under the group and without names. "
        "Please do not look for authors."
    ),
    "words_manager": _("Your manager's words stand apart; your manager knew that before answering."),
    "no_words": _("Nobody wrote anything here."),
    "no_words_at_all": _("There are no comments in this report."),
    "change": _("Since last time"),
    "change_lead": _(
        "Upright bar: %(day)s. Dot: now. Other people may have answered this time, "
        "so take it as something to talk about, not as proof."
    ),
    "change_fine": _("All others together; same behaviours, same scale, same groups."),
    "then": _("Then"),
    "now": _("Now"),
    "change_word": _("Difference"),
    "higher": _("higher"),
    "slightly_higher": _("slightly higher"),
    "about_the_same": _("about the same"),
    "slightly_lower": _("slightly lower"),
    "lower": _("lower"),
    "not_comparable": _("not comparable"),
    "change_items": _("Behaviours that moved by a whole point or more"),
}

ACTIONS = {
    "focus": _("Choose your focus"),
    "focus_lead": _("One, two or three. What you practise every week changes; a long list does not."),
    "focus_legend": _("Choose one to three behaviours"),
    "focus_hidden": _("Use more of a strength you underrate"),
    "focus_blind": _("Bring the two views together"),
    "focus_develop": _("Grow"),
    "focus_item": _("others %(others)s, you %(you)s"),
    "focus_item_others": _("others %(others)s"),
    "focus_full": _("That makes three. To take another, untick one."),
    "focus_own": _("Something else matters more? Add it in your own words once the plan has begun."),
    "focus_start": _("Start my plan"),
    "focus_private": _("The plan is yours. Sharing a goal is a separate step and takes no result with it."),
    "readers": _("Who can read this report"),
    "readers_now_coach": _("Your coach %(coach)s has had a copy since %(day)s."),
    "readers_nobody": _("At this moment you alone can read it."),
    "release_advice": _("Reading it together helps most: your coach %(coach)s can only prepare with a copy from you."),
    "release_to": _("Release it to %(coach)s"),
    "release_end": _("Take it back from %(coach)s"),
    "release_locked": _("The copy of your coach opens without your passphrase."),
    "release_note": _("You can take it back at any time. Both steps are written to your access log."),
    "no_coach": _("You have no coach at the moment. When you choose one, you can release the report here."),
}

TEXTS = {**FRAME, **HOW, **GROUPS, **VALUES, **SECTIONS, **ACTIONS}
