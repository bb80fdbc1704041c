"""One step of a workflow, and why somebody may not take it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """From `sources` to `target`, by any role in `by`; roles in `behalf` may too, with a note.

    `when` names a condition the record must meet, `detour` the target while the record meets "two_levels".
    """

    sources: frozenset
    target: str
    by: frozenset
    behalf: frozenset = frozenset()
    when: str = ""
    detour: str = ""
    why: bool = False

    def target_for(self, conditions):
        return self.detour if self.detour and "two_levels" in conditions else self.target

    def needs_reason(self, roles):
        """Whether somebody in these roles must say why: the step asks it of all, or he stands in for another."""
        return self.why or (not self.by & set(roles) and bool(self.behalf & set(roles)))


def move(*sources, to, by, behalf=(), when="", detour="", why=False):
    return Move(frozenset(sources), to, frozenset(by), frozenset(behalf), when, detour, why)


def refusal(step, state, roles, conditions=frozenset()):
    """Return "" if the step is open, else the first thing that stands against it: "role", "state" or "condition".

    The role comes first: a stranger learns nothing about the state.
    """
    if not (step.by | step.behalf) & set(roles):
        return "role"
    if state not in step.sources:
        return "state"
    if step.when and step.when not in conditions:
        return "condition"
    return ""


def states_of(moves):
    """Every state that a table names, in the order of its appearance."""
    seen = {}
    for step in moves.values():
        for state in (*sorted(step.sources), step.target, step.detour):
            if state:
                seen.setdefault(state)
    return list(seen)
