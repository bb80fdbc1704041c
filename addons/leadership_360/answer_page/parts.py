"""The pieces the screens are made of: statement, scale, comment box, review rows."""

from markupsafe import Markup

from .icons import icon

QUESTION = Markup("""<fieldset class="q{bad}" data-k="{id}"{described}>
<legend><span class="vh">{place} </span>{text}</legend>{choices}</fieldset>""")
POINT = Markup(
    '<label><input type="radio" name="{name}" value="{value}"{checked}>'
    "<span><b>{value}</b><i>{label}</i></span></label>"
)
CHOICES = Markup("""<div class="cq"><div class="scale{many}">{points}</div></div>{no}
<p class="err"{id}{hidden}>{choose}</p>""")
NO = Markup('<label class="no"><input type="radio" name="{name}" value="n"{checked}><span>{label}</span></label>')
COMMENT = Markup("""<div class="open"><label for="t{n}">{question}</label>
<textarea id="t{n}" name="c.{id}" data-k="{id}" maxlength="1000" rows="4" dir="auto"
 aria-describedby="care h{n}">{text}</textarea><p class="hint" role="status" id="h{n}"></p>
<p class="under"><span>{optional}</span><span class="left"></span></p></div>""")
CARE = Markup('<div class="care" id="care">{icon}<p>{text}</p></div>')
ROW = Markup('<div><dt>{text}</dt><dd class="{kind}">{answer}</dd></div>')
SECTION = Markup("""<section class="rv"><div class="rvh"><h2>{title}</h2>{change}</div>{body}</section>""")
SAID = Markup('<p class="asked">{question}</p><p class="said" dir="auto">{text}</p>')
SELECTED = {True: Markup(" checked"), False: ""}
HIDDEN = {True: Markup(" hidden"), False: ""}


def question(sheet, say, part, item, choices="", bad=False):
    """One statement; without `choices` the script adds the scale from the page's template."""
    place = say("statement_of", n=part.items.index(item) + 1, count=len(part.items))
    described = Markup(' aria-describedby="e-{}"').format(item.id) if bad else ""
    return QUESTION.format(
        id=item.id, place=place, text=item.text, choices=choices, bad=" bad" if bad else "", described=described
    )


def choices(sheet, say, name="", value="", item_id="", bad=False):
    """The labelled points and, for everybody but the participant, "No opportunity to observe" (Q4, Q5)."""
    points = Markup("").join(
        POINT.format(name=name, value=point, label=label, checked=SELECTED[value == point])
        for point, label in sheet.points
    )
    no = NO.format(name=name, label=say("no_opportunity"), checked=SELECTED[value is None])
    return CHOICES.format(
        points=points,
        many="" if _fits_a_phone(sheet.points) else " many",
        no="" if sheet.is_self else no,
        id=Markup(' id="e-{}"').format(item_id) if item_id else "",
        hidden=HIDDEN[not bad],
        choose=say("choose_self" if sheet.is_self else "choose"),
    )


def _fits_a_phone(points):
    """May the points stand side by side at 360 px, or must they be a list there?"""
    return len(points) <= 5 and all(len(word) <= 9 for _value, label in points for word in label.split())


def comments(sheet, say, written):
    """The open questions, each with its box."""
    return Markup("").join(
        COMMENT.format(
            n=n, id=question.id, question=question.text, text=written.get(question.id, ""), optional=say("optional")
        )
        for n, question in enumerate(sheet.questions)
    )


def care(sheet, say):
    """Q8: said above the boxes, true for what this rater's words will meet."""
    if sheet.alone:
        text = say("care_manager", name=sheet.name)
    else:
        text = say("care_labelled" if sheet.policy.get("comment_labels") else "care_mixed")
    return CARE.format(icon=icon("care"), text=text)


def review_part(sheet, say, part, ratings, change):
    rows = Markup("").join(_row(sheet, say, item, ratings) for item in part.items)
    return SECTION.format(title=part.title, change=change, body=Markup("<dl>{}</dl>").format(rows))


def _row(sheet, say, item, ratings):
    if item.id not in ratings:
        return ROW.format(text=item.text, kind="miss", answer=say("no_answer"))
    value = ratings[item.id]
    if value is None:
        return ROW.format(text=item.text, kind="na", answer=say("not_observed"))
    return ROW.format(text=item.text, kind="", answer=f"{value} {sheet.label(value)}")


def review_words(sheet, say, written, change):
    said = Markup("").join(
        SAID.format(question=question.text, text=written.get(question.id) or say("no_words"))
        for question in sheet.questions
    )
    return SECTION.format(title=say("words"), change=change, body=said)
