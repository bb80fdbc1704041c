"""The screens that need no script and the ones both ways share: intro, done, calm, trouble."""

from markupsafe import Markup

from . import languages, promise
from .icons import icon

HEADING = Markup('<h1 tabindex="-1">{}</h1>')
INTRO = Markup("""{heading}<p class="lead">{lead}</p>{facts}{promise}{more}""")
MESSAGE = Markup("""<div class="done">{icon}{heading}<p>{text}</p><p class="mute">{more}</p></div>""")
HEAD = Markup("""<header class="top"><div class="wrap bar"><strong id="who">{title}<small>{under}</small></strong>
{language}</div><progress id="prog" max="{steps}" value="{value}" aria-label="{progress}"{text}{hidden}></progress>
</header>""")
LANGUAGE = Markup("""<label class="vh" for="lang">{label}</label>
<select class="lang" id="lang" name="lang">{options}</select>""")
OPTION = Markup('<option value="{code}" lang="{tag}"{selected}>{name}</option>')
STATEMENTS = Markup("""{heading}<p class="stem">{stem}</p>{keys}""")
KEYS = Markup('<p class="keys">{}</p>')
WORDS = Markup("""{heading}<p class="stem">{stem}</p>{care}""")
CODE = Markup("""<form method="post" action="/l360/a" class="code"><h1>{brand}</h1><p class="lead">{lead}</p>
<p><label for="code">{label}</label></p><p><input id="code" name="code" required maxlength="400" autocomplete="off"
 autocapitalize="off" spellcheck="false" dir="ltr"></p><p><button class="go">{button}</button></p></form>""")


def heading(text):
    return HEADING.format(text)


def intro(sheet, say):
    """What this is, who will see what, and how long it takes (G3)."""
    return INTRO.format(
        heading=heading(say("title_self") if sheet.is_self else say("title", name=sheet.name)),
        lead=say("lead_" + sheet.relation, name=sheet.name),
        facts=promise.facts(sheet, say),
        promise=promise.promise(sheet, say),
        more=promise.small_print(sheet, say),
    )


def statements_head(sheet, say, part, keys=True):
    stem = say("stem_self") if sheet.is_self else say("stem", name=sheet.name)
    return STATEMENTS.format(heading=heading(part.title), stem=stem, keys=_keys(sheet, say) if keys else "")


def _keys(sheet, say):
    key = Markup("<kbd>{}</kbd>").format
    values = [value for value, _label in sheet.points]
    if min(values) < 0:
        return ""  # no single key stands for -2
    digits = key(values[0]) + Markup("–") + key(values[-1])
    n = {} if sheet.is_self else {"n": key("N")}
    return KEYS.format(say("keys_self" if sheet.is_self else "keys", digits=digits, enter=key(say("enter")), **n))


def words_head(say, care):
    return WORDS.format(heading=heading(say("words")), stem=say("words_stem"), care=care)


def done(say):
    """The same for everyone: no name, no time, no number."""
    return MESSAGE.format(
        icon=icon("done"), heading=heading(say("thanks")), text=say("thanks_text"), more=say("thanks_more")
    )


def calm(say):
    """Unknown, used, late and malformed links, without a difference."""
    return MESSAGE.format(icon="", heading=heading(say("calm")), text=say("calm_text"), more=say("calm_more"))


def resting(say):
    """The vault cannot work at the moment; true for every link, so it tells nothing about one."""
    return MESSAGE.format(icon="", heading=heading(say("resting")), text=say("resting_text"), more="")


def code_form(say):
    return CODE.format(brand=say("brand"), lead=say("code_lead"), label=say("code"), button=say("continue"))


def head(sheet, say, step, language):
    """The bar: where I am, about whom, how much is left, and the language switch."""
    steps = sheet.review_step
    title, under = say("brand"), say("sealed")
    if step:
        title = say("step_of", step=step, steps=steps)
        minutes = sheet.minutes_left(step)
        under = (
            say("self_left", minutes=minutes) if sheet.is_self else say("about_left", name=sheet.name, minutes=minutes)
        )
    return HEAD.format(
        title=title, under=under, language=language, steps=steps, value=max(0, step - 0.7) if step else 0,
        progress=say("progress"), text=Markup(' aria-valuetext="{}"').format(title) if step else "",
        hidden="" if step else Markup(" hidden"),
    )  # fmt: skip


def language_select(codes, current, say):
    options = Markup("").join(
        OPTION.format(
            code=code,
            tag=languages.html_lang(code),
            name=languages.own_name(code, codes),
            selected=Markup(" selected") if code == current else "",
        )
        for code in codes
    )
    return LANGUAGE.format(label=say("language"), options=options)
