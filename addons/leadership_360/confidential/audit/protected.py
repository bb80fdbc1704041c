"""What is protected: an explicit list, so that nobody is accused for touching anything else."""

ADDON = "leadership_360"
VAULT = "leadership_vault_"

# Models around the vault: nobody has a reason to change them.
SEALED = frozenset({"leadership.vault", "leadership.wall"})
# The private tier: who is in a programme, who is asked, where a report is.
PRIVATE = frozenset(
    {
        "leadership.assignment",
        "leadership.enrollment",
        "leadership.feedback.invitation",
        "leadership.feedback.progress",
        "leadership.feedback.report",
        "leadership.feedback.round",
        "leadership.guide",
        "leadership.note",
        "leadership.plan",
        "leadership.plan.action",
        "leadership.plan.focus",
        "leadership.plan.share",
        "leadership.session",
        "leadership.readiness",
    }
)
# Without records of their own: another add-on may build upon them, but not change them.
MIXINS = frozenset({"leadership.private", "leadership.workflow"})
MODELS = SEALED | PRIVATE
# What an extension of the private tier must leave alone: who may reach a record, and how its state moves.
GUARDS = frozenset(
    {
        "_auto",
        "_check_access",
        "_check_birth",
        "_check_may",
        "_check_named",
        "_compute_open_to_me",
        "_fixed_fields",
        "_hand_fields",
        "_inherits",
        "_initial_values",
        "_is_move",
        "_keyed",
        "_log_access",
        "_move",
        "_move_fields",
        "_moves",
        "_opened",
        "_private_domain",
        "_refuse_by_hand",
        "_roles",
        "_search",
        "_search_open_to_me",
        "_table",
        "onchange",
    }
)


def is_mentioned(text):
    """Does a text name a protected model, or a table of the vault?"""
    text = text or ""
    return VAULT in text or any(name in text for name in MODELS)
