"""Passkeys that somebody else adds or removes, wherever Odoo's `auth_passkey` is installed: it is no dependency.

Like `base_automation`, this wraps two methods of the model in this registry; they go with the registry.
"""

from functools import wraps

MODEL = "auth.passkey.key"
EVENT = frozenset({"second_factor_changed"})


def watch(env):
    """Let every new or deleted passkey be told to the access log of its owner."""
    if MODEL not in env:
        return
    cls = env.registry[MODEL]
    for name, owners in (("create", _of_the_new), ("unlink", _of_the_old)):
        original = getattr(cls, name)
        if not hasattr(original, "leadership_watched"):
            setattr(cls, name, _telling(original, owners))


def _telling(original, owners):
    @wraps(original)
    def method(self, *args, **kwargs):
        before = self.create_uid
        result = original(self, *args, **kwargs)
        owners(before, result)._note_takeover(EVENT)
        return result

    method.leadership_watched = True
    return method


def _of_the_new(_before, made):
    return made.create_uid


def _of_the_old(before, _result):
    return before
