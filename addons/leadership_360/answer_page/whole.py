"""With a script: all screens at once, in one answer; the script shows one, keeps the rest and fills in the answers.

The scale is sent once, as a template, so that sixty statements stay small.
"""

from markupsafe import Markup

from . import parts, screens

SCREEN = Markup('<section data-step="{step}" data-title="{title}" hidden>{body}</section>')
START = Markup("""<div class="nav one"><button class="go" type="button" data-go="1">{start}</button></div>
<p class="foot">{foot}</p>""")
STATEMENTS = Markup("""{head}<form novalidate class="rate">{questions}
<div class="missbar" hidden><span></span><button class="ln later" type="button">{later}</button></div>{nav}</form>""")
NAV = Markup("""<div class="nav"><button type="button" data-go="{back_to}">{back}</button>
<button class="go">{next}</button></div>""")
WORDS = Markup("""{head}<form class="words">{comments}{nav}</form>""")
REVIEW = Markup("""{heading}<div id="state"></div><div id="rows"></div>
<p class="last"><b>{once}</b> {once_text}</p><p class="alert" id="unsent" role="alert"></p>
<div class="nav"><button type="button" data-go="{back_to}">{back}</button>
<button class="go" type="button" id="send">{send}</button></div>""")
WHOLE = Markup("""{head}<main class="wrap"><p class="alert" id="unsaved" hidden></p>{screens}</main>
<template id="choices">{choices}</template>""")


def whole(sheet, say):
    """The page's inside, for the script."""
    drawn = [_screen(0, say("brand"), screens.intro(sheet, say) + _start(say))]
    drawn += [_screen(n, part.title, _statements(sheet, say, n, part)) for n, part in enumerate(sheet.parts, 1)]
    if sheet.questions:
        drawn.append(_screen(sheet.open_step, say("words"), _words(sheet, say)))
    drawn.append(_screen(sheet.review_step, say("review_title"), _review(sheet, say)))
    language = screens.language_select(sheet.form["languages"], sheet.lang, say)
    return WHOLE.format(
        head=screens.head(sheet, say, 0, language),
        screens=Markup("").join(drawn),
        choices=parts.choices(sheet, say),
    )


def _screen(step, title, body):
    return SCREEN.format(step=step, title=title, body=body)


def _start(say):
    return START.format(start=say("start"), foot=say("intro_foot"))


def _nav(say, back_to, label):
    return NAV.format(back_to=back_to, back=say("back"), next=say(label))


def _statements(sheet, say, step, part):
    last = step == sheet.review_step - 1
    return STATEMENTS.format(
        head=screens.statements_head(sheet, say, part),
        questions=Markup("").join(parts.question(sheet, say, part, item) for item in part.items),
        later=say("later"),
        nav=_nav(say, step - 1, "review" if last else "next"),
    )


def _words(sheet, say):
    return WORDS.format(
        head=screens.words_head(say, parts.care(sheet, say)),
        comments=parts.comments(sheet, say, {}),
        nav=_nav(say, sheet.open_step - 1, "review"),
    )


def _review(sheet, say):
    return REVIEW.format(
        heading=screens.heading(say("review_title")),
        once=say("once"),
        once_text=say("once_text"),
        back_to=sheet.review_step - 1,
        back=say("back"),
        send=say("send"),
    )
