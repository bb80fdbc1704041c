"""Without a script: one screen per request, each a form that carries the code in its body (never in an address).

A button's value says where to go: `4` is step 4, `!4` is step 4 if nothing is open here, a final `r` remembers that the
visitor came from the review.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from . import parts, screens

PLACE = re.compile(r"(!?)(\d{1,2})(r?)")
SEND = "send"
FORM = Markup("""{head}<main class="wrap"><form method="post" action="/l360/a" novalidate>
<input type="hidden" name="code" value="{code}"><input type="hidden" name="at" value="{at}">
{alert}{body}<div class="nav down">{buttons}</div>
<div class="switch">{language}<button name="go" value="{here}">{change}</button></div></form></main>""")
BUTTON = Markup('<button class="{look}" name="go" value="{go}"{label}>{text}</button>')
ALERT = Markup('<p class="alert" role="alert">{}</p>')
FOOT = Markup('<p class="foot">{}</p>')
STATE_OK = Markup('<p class="ok"><b>{}</b> {}</p>')
STATE_TODO = Markup('<div class="todo" role="alert"><p><b>{}</b></p><ul>{}</ul></div>')
LAST = Markup('<p class="last"><b>{}</b> {}</p>')


@dataclass(frozen=True)
class Place:
    """Where a button leads."""

    step: int
    check: bool = False
    from_review: bool = False


def place(value, sheet):
    """Read a button's value; anything strange is the first page."""
    match = PLACE.fullmatch(value if isinstance(value, str) else "")
    if not match or int(match[2]) > sheet.review_step:
        return Place(0)
    return Place(int(match[2]), bool(match[1]), bool(match[3]))


def page(sheet, say, code, answers, at, alert="", open_ids=()):
    """The inside of one page; `open_ids` are the statements to point at."""
    body, buttons = _step(sheet, say, answers, at, open_ids)
    language = screens.language_select(sheet.form["languages"], sheet.lang, say)
    return FORM.format(
        head=screens.head(sheet, say, at.step, ""),
        code=code,
        at=at.step,
        alert=ALERT.format(alert) if alert else "",
        body=body,
        buttons=Markup("").join(buttons),
        language=language,
        here=f"{at.step}{'r' if at.from_review else ''}",
        change=say("change_language"),
    )


def title(sheet, say, step):
    """The name of one page."""
    if step == 0:
        return say("brand")
    if step == sheet.review_step:
        return say("review_title")
    return say("words") if step == sheet.open_step else sheet.parts[step - 1].title


def _button(text, go, look="", label=""):
    label = Markup(' aria-label="{}"').format(label) if label else ""
    return BUTTON.format(look=look, go=go, text=text, label=label)


def _step(sheet, say, answers, at, open_ids):
    if at.step == 0:
        start = say("continue" if answers["ratings"] else "start")
        return screens.intro(sheet, say) + FOOT.format(say("intro_foot")), [_button(start, "1", "go")]
    if at.step == sheet.review_step:
        return _review(sheet, say, answers)
    if at.step == sheet.open_step:
        body = screens.words_head(say, parts.care(sheet, say)) + parts.comments(sheet, say, answers["comments"])
    else:
        body = _statements(sheet, say, answers, sheet.parts[at.step - 1], open_ids)
    return body, _walk(sheet, say, at, open_ids)


def _statements(sheet, say, answers, part, open_ids):
    def draw(item):
        value = answers["ratings"].get(item.id, "")
        bad = item.id in open_ids
        scale = parts.choices(sheet, say, f"r.{item.id}", value, item.id, bad)
        return parts.question(sheet, say, part, item, scale, bad)

    return screens.statements_head(sheet, say, part, keys=False) + Markup("").join(map(draw, part.items))


def _walk(sheet, say, at, open_ids):
    """Next first: Enter presses a form's first button."""
    target = sheet.review_step if at.from_review else at.step + 1
    last = target == sheet.review_step
    name = "back_to_review" if at.from_review else "review" if last else "next"
    check = "" if at.step == sheet.open_step else "!"
    buttons = [_button(say(name), f"{check}{target}{'r' if at.from_review else ''}", "go")]
    if open_ids:
        buttons.append(_button(say("later"), str(target)))
    return [*buttons, _button(say("back"), str(at.step - 1))]


def _review(sheet, say, answers):
    def change(step, name):
        return _button(say("change"), f"{step}r", "ln", say("change_what", title=name))

    missing = sheet.missing(answers)
    drawn = [
        parts.review_part(sheet, say, part, answers["ratings"], change(n, part.title))
        for n, part in enumerate(sheet.parts, 1)
    ]
    if sheet.questions:
        drawn.append(parts.review_words(sheet, say, answers["comments"], change(sheet.open_step, say("words"))))
    body = screens.heading(say("review_title")) + _state(sheet, say, answers, missing) + Markup("").join(drawn)
    body += LAST.format(say("once"), say("once_text"))
    send = [_button(say("send"), SEND, "go")] if sheet.complete(answers) else []
    return body, [*send, _button(say("back"), str(sheet.review_step - 1))]


def _state(sheet, say, answers, missing):
    if not missing and not sheet.complete(answers):
        return ALERT.format(say("none_rated"))
    if not missing:
        return STATE_OK.format(say("all_answered", n=len(sheet.items)), say("read_through"))
    names = Markup("").join(
        Markup("<li>{}</li>").format(_button(item.text, f"{n}r", "ln"))
        for n, part in enumerate(sheet.parts, 1)
        for item in part.items
        if item.id in missing
    )
    return STATE_TODO.format(say.plural("todo_one", "todo_many", len(missing)), names)
