"""What a move of a state machine is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """One allowed step: from which states, to which state, by which roles."""

    sources: frozenset
    target: str
    by: frozenset


def move(*sources, to, by):
    """Return the Move from any of `sources` to the state `to` for the roles in `by`."""
    return Move(frozenset(sources), to, frozenset(by))


def open_moves(moves, state, roles):
    """Return the names of the `moves` that somebody with `roles` may make from `state`, in table order."""
    return [name for name, step in moves.items() if state in step.sources and step.by & set(roles)]
