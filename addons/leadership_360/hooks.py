from .confidential import setup


def uninstall_hook(env):
    """Leave no table and no key behind."""
    setup.uninstall(env.cr)
