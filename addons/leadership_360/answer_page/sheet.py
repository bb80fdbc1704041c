"""What one rater sees of a launch snapshot: the right person, the right words, one language."""

from dataclasses import dataclass
from datetime import date

from . import languages

NO_OPPORTUNITY = "n"  # in forms and radios; None in the answers (Q5)


@dataclass(frozen=True)
class Item:
    id: str
    text: str


@dataclass(frozen=True)
class Part:
    title: str
    items: tuple


class Sheet:
    """A snapshot read for one relation in one language; texts fall back to English, then to any language."""

    def __init__(self, form, relation, lang):
        self.form = form
        self.relation = relation
        self.lang = lang
        self.is_self = relation == "self"
        self.policy = form["policy"]
        self.k = self.policy["k"]
        self.name = form["participant"]["name"]
        wording = "self" if self.is_self else "other"
        self.parts = tuple(
            Part(self.say(c["name"]), tuple(Item(i["id"], self.say(i[wording])) for i in c["items"]))
            for c in form["competencies"]
        )
        self.points = tuple((point["value"], self.say(point["label"])) for point in form["scale"]["points"])
        # A6 pools the words of groups and manager only: asking the participant would be asking for nothing.
        self.questions = () if self.is_self else tuple(Item(q["id"], self.say(q["text"])) for q in form["questions"])

    def say(self, texts):
        """One text of the snapshot in the sheet's language."""
        return texts.get(self.lang) or texts.get("en_US") or next(iter(texts.values()), "")

    @property
    def alone(self):
        """Is this rater the manager whose answers stand by themselves?"""
        return self.relation == "manager" and self.policy["manager_shown"]

    @property
    def items(self):
        return [item for part in self.parts for item in part.items]

    @property
    def until(self):
        return languages.long_date(date.fromisoformat(self.form["end"]), self.lang)

    @property
    def open_step(self):
        """The step of the open questions, or None; statements are steps 1 to len(parts)."""
        return len(self.parts) + 1 if self.questions else None

    @property
    def review_step(self):
        return len(self.parts) + (2 if self.questions else 1)

    def minutes_left(self, step):
        steps = self.review_step
        return max(1, round((steps - step + 1) * self.form["minutes"] / steps))

    def missing(self, answers, part=None):
        """Ids without an answer, in questionnaire order, of one part or of all."""
        return [item.id for item in (part.items if part else self.items) if item.id not in answers["ratings"]]

    def complete(self, answers):
        """May these answers be sent (Q6)? Every statement answered, and one of them rated."""
        return not self.missing(answers) and any(value is not None for value in answers["ratings"].values())

    def label(self, value):
        return dict(self.points).get(value, "")
