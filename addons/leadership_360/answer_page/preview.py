"""The whole questionnaire on one page, drawn by the same pieces as the real one; it sends nothing anywhere."""

from markupsafe import Markup

from . import document, paged, parts, screens

BAR = Markup('<header class="top"><div class="wrap bar"><strong>{title}</strong></div></header>')
LINK = Markup('<a href="{url}"{current}>{label}</a>')
SCREEN = Markup("<section>{}</section>")


def preview(sheet, say, title, links):
    """`links`: triples of address, label, and whether it is this very page."""
    drawn = [screens.intro(sheet, say), *(_statements(sheet, say, part) for part in sheet.parts)]
    if sheet.questions:
        drawn.append(screens.words_head(say, parts.care(sheet, say)) + parts.comments(sheet, say, {}))
    drawn.append(paged.LAST.format(say("once"), say("once_text")))
    ways = Markup(" · ").join(
        LINK.format(url=url, label=label, current=Markup(' aria-current="page"') if here else "")
        for url, label, here in links
    )
    inside = BAR.format(title=title) + Markup('<main class="wrap"><p class="foot">{}</p>{}</main>').format(
        ways, Markup("").join(map(SCREEN.format, drawn))
    )
    return document.document(inside, sheet.lang, title, title)


def _statements(sheet, say, part):
    questions = (
        parts.question(sheet, say, part, item, parts.choices(sheet, say, f"r.{item.id}", "", item.id))
        for item in part.items
    )
    return screens.statements_head(sheet, say, part, keys=False) + Markup("").join(questions)
