"""One reader's language: texts, the form's own words, numbers and days. No Odoo: the caller injects the machinery."""

from datetime import date

from .notices import NOTICES
from .own_key import OWN_KEY
from .texts import TEXTS

_ALL = {**TEXTS, **NOTICES, **OWN_KEY}


def _untranslated(source, **values):
    return source % values if values else source


def _plain_day(day):
    return f"{day.day} {day:%B %Y}"


class Words:
    """Answers with text in the reader's language.

    `translate(source, **values)` translates and formats one English text; `day(date)` formats one day;
    `decimal` is the language's decimal separator and `direction` is ltr or rtl.
    """

    def __init__(self, lang="en_US", translate=_untranslated, day=_plain_day, decimal=".", direction="ltr"):
        self.lang = lang
        self.decimal = decimal
        self.direction = direction
        self._translate = translate
        self._day = day

    @property
    def tag(self):
        """The BCP 47 tag for the `lang` attribute."""
        return self.lang.partition("@")[0].partition(".")[0].replace("_", "-")

    def __call__(self, key, **values):
        return self._translate(_ALL[key], **values)

    def pick(self, texts):
        """Choose from {language: text}: this language, its sister, en_US, then any that is not empty."""
        family = self.lang[:2]
        for wanted in (self.lang, *(code for code in texts if code[:2] == family), "en_US", *texts):
            if texts.get(wanted):
                return texts[wanted]
        return ""

    def number(self, value):
        """Write a displayed value ("3.7", 4, Decimal) with the language's decimal separator."""
        return str(value).replace("-", "\u2212").replace(".", self.decimal)

    def signed(self, value):
        """Write a gap: the sign is always said, except for zero."""
        text = self.number(value)
        text = text if float(value) <= 0 else f"+{text}"
        # Between words written from right to left, a sign would otherwise wander to the other end of its number.
        return f"\u200e{text}" if self.direction == "rtl" else text

    def day(self, iso):
        """Write an ISO day; empty stays empty."""
        return self._day(date.fromisoformat(iso)) if iso else ""
