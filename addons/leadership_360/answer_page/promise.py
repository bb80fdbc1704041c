"""The promise a rater reads before answering, built from the policy of the launch snapshot (G3)."""

from markupsafe import Markup

from .icons import icon
from .texts import bold

ROW = Markup("<div>{icon}<dt>{title}</dt><dd>{text}</dd></div>")
PROMISE = Markup("""<section class="promise" aria-labelledby="promise"><h2 id="promise">{title}</h2>
<dl>{rows}</dl></section>""")
MORE = Markup("<details><summary>{title}</summary><ul>{points}</ul></details>")
POINT = Markup("<li>{}</li>")
FACTS = Markup('<ul class="facts">{}</ul>')


def facts(sheet, say):
    """How long, how much, until when."""
    minutes = bold(say("minutes", n=sheet.form["minutes"]))
    size = [say("statements", n=bold(len(sheet.items)))]
    if sheet.questions:
        n = len(sheet.questions)
        size.append(say("comment" if n == 1 else "comments", n=bold(n)))
    lines = [say("about_time", time=minutes), Markup(", ").join(size), say("until", date=bold(sheet.until))]
    return FACTS.format(Markup("").join(POINT.format(line) for line in lines))


def promise(sheet, say):
    """Who will see what, for this relation under this policy."""
    rows = (
        ("eye", *_report(sheet, say)),
        ("key", *_coach(sheet, say)),
        ("lock", say("nobody"), say("nobody_manager_text" if sheet.relation == "manager" else "nobody_text")),
        ("people", say("small", k=sheet.k), _small(sheet, say)),
    )
    drawn = Markup("").join(ROW.format(icon=icon(name), title=title, text=text) for name, title, text in rows)
    return PROMISE.format(title=say("who_sees"), rows=drawn)


def _report(sheet, say):
    if sheet.alone:
        return say("sees_manager"), say("sees_manager_text", name=sheet.name)
    text = [say("words_labelled" if sheet.policy.get("comment_labels") else "words_mixed")]
    if sheet.policy["manager_shown"]:
        text.append(say("manager_alone"))
    if sheet.is_self:
        return say("sees_self"), Markup(" ").join([say("sees_self_text", k=sheet.k), *text[1:]])
    return say("sees_group", name=sheet.name), Markup(" ").join([say("sees_group_text", k=sheet.k), *text])


def _coach(sheet, say):
    if sheet.is_self:
        return say("coach_self"), say("coach_self_text")
    return say("coach", name=sheet.name), say("coach_text", name=sheet.name)


def _small(sheet, say):
    """A2: merge or drop; A6: nothing at all without a block, not even the manager's answers."""
    small = say("small_merge" if sheet.policy["small_groups"] == "merge" else "small_drop", k=sheet.k)
    return small + Markup(" ") + say("too_few_manager" if sheet.alone else "too_few", k=sheet.k)


def small_print(sheet, say):
    """What sending means, and what nobody can promise (section 9 of the wall, in plain words)."""
    after = [say("after_final"), say("after_gone"), say("after_silent")]
    limits = [say("limit_server")]
    if not (sheet.alone or sheet.is_self):
        same = say("limit_same_floor" if sheet.policy["floor"] else "limit_same")
        collude = [say("limit_collude", k=sheet.k)] if sheet.k == 3 else []
        limits = [say("limit_style"), same, *collude, *limits]
    return _more(say("after"), after) + _more(say("limits"), limits)


def _more(title, points):
    return MORE.format(title=title, points=Markup("").join(map(POINT.format, points)))
