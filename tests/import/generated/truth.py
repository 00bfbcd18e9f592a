"""A true notice, drawn from a seed, and the draws themselves.

Every choice that a whole document keeps has a name (a dimension): it is remembered, so that failures
can be counted by it.
"""
import dataclasses
import random

from . import words


class Draw:
    def __init__(self, seed):
        self.random, self.chosen = random.Random(seed), {}

    def of(self, name, choices):
        """The document's choice of a dimension; the same for the rest of the document."""
        if name not in self.chosen:
            self.chosen[name] = self.random.choice(list(choices))
        return self.chosen[name]

    def often(self, name, p):
        """Whether the document has something."""
        if name not in self.chosen:
            self.chosen[name] = self.random.random() < p
        return self.chosen[name]

    def any(self, choices):
        return self.random.choice(list(choices))

    def some(self, choices, low, high):
        choices = list(choices)
        return self.random.sample(choices, min(len(choices), self.random.randint(low, high)))

    def chance(self, p):
        return self.random.random() < p


@dataclasses.dataclass(eq=False)
class Unit:
    forms: list
    group: bool = False
    note: str = ""    # What an office writes behind the name in brackets.
    names: set = dataclasses.field(default_factory=set)  # Under which it may be found.


@dataclasses.dataclass(eq=False)
class Task:
    action: str
    lead: list
    support: list
    official: str = ""
    post: str = ""
    deadline: str = ""
    details: list = dataclasses.field(default_factory=list)
    shared: bool = False   # Nobody leads, all are responsible.
    children: list = dataclasses.field(default_factory=list)

    @property
    def units(self):
        return self.lead + self.support

    @property
    def text(self):
        return self.action


@dataclasses.dataclass(eq=False)
class Section:
    title: str
    tasks: list
    official: str = ""
    post: str = ""


class Notice:
    """Sections of tasks of one region. `kinds` says what its form can tell: "lead" (who leads, who
    supports), "first" (a list whose first leads), "shared" (a list, nobody leads)."""

    def __init__(self, draw, kinds=("lead",), english=False):
        self.draw, self.kinds, self.english = draw, kinds, english
        self.level = draw.of("level", words.REGIONS)
        self.region = draw.any(words.REGIONS[self.level])
        self.prefix = "" if english else draw.of("prefix", [self.level, self.level, self.level, ""])
        self.units = english_units(draw) if english else self.all_units()
        self.groups = [Unit([name], group=True) for name in
                       (words.ENGLISH_GROUPS if english else words.GROUPS[self.level])]
        actions = words.ENGLISH_ACTIONS if english else words.ACTIONS
        self.actions = draw.some(actions, len(actions), len(actions))
        self.sections = [self.section(title) for title in draw.some(words.SECTIONS, 2, 3)]
        if not draw.often("sections", 0.75):
            self.sections = [Section("", [t for s in self.sections for t in s.tasks])]

    @property
    def tasks(self):
        return [task for section in self.sections for task in section.tasks]

    def all_units(self):
        units, many = [], self.draw.often("variants", 0.3)
        for forms in words.PROVINCIAL if self.level == "省" else words.FORMS:
            chosen = forms if many else [self.draw.any(forms)]
            names = {self.level + form for form in forms} | set(forms)
            note = words.SIGNBOARDS.get(forms[0], "") if self.draw.chance(0.2) else ""
            prefix = self.level if forms[0] in ("团委", "总工会", "妇联", "残联") else self.prefix
            written = ["团" + self.level + "委"] if forms[0] == "团委" else [prefix + f for f in chosen]
            units.append(Unit(written, note=note, names=names | set(written)))
        for name in words.OWN_NAMES:
            units.append(Unit([name]))
        if self.draw.chance(0.3):
            units[9].note = self.draw.any(["数字化改革专班", "筹"])
        return units

    def section(self, title):
        tasks = [self.task() for _ in range(self.draw.random.randint(2, 4))]
        return Section(title, tasks)

    def task(self):
        draw = self.draw
        kind = draw.any(self.kinds)
        leads = 2 if kind == "lead" and draw.chance(0.15) else 1
        units = draw.some(self.units, leads, leads + draw.any([0, 1, 2, 2, 3, 5]))
        if len(units) < leads:
            units = draw.some(self.units, leads, leads)
        groups = [draw.any(self.groups)] if draw.chance(0.25) else []
        lead, support = units[:leads], units[leads:] + groups
        if kind == "shared" and len(units + groups) > 1:
            lead, support = [], units + groups
        times = words.ENGLISH_TIMES if self.english else words.TIMES
        details = [] if self.english else draw.some(words.DETAILS, 0, 2)
        return Task(self.actions.pop(), lead, support, details=details, shared=not lead,
                    deadline=draw.any(times) if draw.chance(0.8) else "")

    def first_lead(self):
        """The document declares that the first of a list leads, also where all are responsible."""
        for task in self.tasks:
            if task.shared and not task.support[0].group:
                task.lead, task.support, task.shared = task.support[:1], task.support[1:], False

    def person(self):
        draw = self.draw
        return draw.any(words.SURNAMES) + draw.any(words.GIVEN), draw.any(words.POSTS[self.level])

    def names(self):
        """Every name under which a unit may be found, with its unit."""
        found = {}
        for unit in self.units + self.groups:
            for name in [*unit.forms, *unit.names]:
                found.setdefault(name, unit)
        return found


def english_units(draw):
    return [Unit([name]) for name in words.AGENCIES]
