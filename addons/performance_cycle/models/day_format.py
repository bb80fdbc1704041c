"""A day whose year goes without saying, as the reader's language writes it."""

from babel.dates import format_skeleton

from odoo.tools.misc import babel_locale_parse, get_lang


def short_day(env, day):
    """Nov 20; 20. Nov.; 20 nov."""
    return format_skeleton("MMMd", day, locale=babel_locale_parse(get_lang(env).code))
