"""A small launch snapshot to draw pages from, and a vault that only pretends."""

from dataclasses import dataclass, field

from leadership_360.answer_page.flow import Flow
from leadership_360.answer_page.texts import Words


def texts(english, french=None):
    return {"en_US": english, "fr_FR": french or f"(fr) {english}"}


def form(**policy):
    """Two competencies of two items, two languages; `policy` overrides the defaults."""
    labels = ["Almost never", "Sometimes", "Often", "Almost always", "Always"]
    return {
        "version": 1,
        "policy": {
            "k": 3, "small_groups": "merge", "manager_shown": True, "floor": True, "comment_labels": False, **policy,
        },
        "scale": {
            "low": 1, "high": 5, "cut": "3.5",
            "points": [{"value": n, "label": texts(label)} for n, label in enumerate(labels, 1)],
        },
        "competencies": [
            {
                "id": f"c{c}", "name": texts(name), "definition": texts("..."), "level": texts("..."),
                "items": [
                    {"id": f"b{c}{i}", "other": texts(other, french), "self": texts(own)}
                    for i, other, french, own in items
                ],
            }
            for c, name, items in (
                (1, "Calm", [(1, "Stays calm.", "Reste calme.", "I stay calm."), (2, "Waits.", "Attend.", "I wait.")]),
                (2, "Trust", [(1, "Keeps <promises>.", None, "I keep promises."), (2, "Asks.", None, "I ask.")]),
            )
        ],
        "questions": [{"id": "works_well", "text": texts("What works well?"), "optional": True}],
        "languages": ["en_US", "fr_FR"],
        "participant": {"name": "Elena Marchetti", "job": "Head of Customer Operations"},
        "program": "Leading others",
        "invited": {"manager": 1, "peer": 5},
        "start": "2026-11-02", "end": "2026-11-20", "minutes": 15,
    }  # fmt: skip


ALL = {"b11": 4, "b12": None, "b21": 2, "b22": 5}


@dataclass
class Look:
    ref: str
    relation: str
    draft: dict = None


@dataclass
class FakeVault:
    """Links that are open, by code; what was saved and sent."""

    open: dict = field(default_factory=lambda: {"secret": "peer"})
    drafts: dict = field(default_factory=dict)
    sent: dict = field(default_factory=dict)

    def look(self, code):
        return Look("round", self.open[code], self.drafts.get(code)) if code in self.open else None

    def save_draft(self, code, answers):
        self.drafts[code] = answers
        return code in self.open

    def submit(self, code, answers):
        """As the vault does: once; the same answers again are in already."""
        if self.open.pop(code, None):
            self.sent[code] = answers
        return code in self.sent and self.sent[code] == answers


def flow(vault, header="", words=lambda lang: Words(), snapshot=None):
    return Flow(vault, lambda ref: (snapshot or form()) if ref == "round" else None, words, header)
