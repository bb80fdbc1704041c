"""The house as its tests see it: the add-ons' production sources, parsed once."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ADDONS = Path(__file__).parents[3] / "addons"
NAMES = ("leadership_360", "performance_cycle")
PLAIN = {"leadership_360": ("disclosure", "workflow"), "performance_cycle": ("scoring", "workflow")}
# What is no production code: tests, and generated or foreign text.
ASIDE = {"tests", "i18n", "__pycache__"}


@dataclass(frozen=True)
class Source:
    """One production file in Python."""

    path: Path

    @property
    def name(self):
        return self.path.relative_to(ADDONS).as_posix()

    @property
    def addon(self):
        return self.name.split("/")[0]

    @property
    def room(self):
        """The folder below the add-on, or an empty string."""
        parts = self.name.split("/")
        return parts[1] if len(parts) > 2 else ""

    @cached_property
    def text(self):
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def lines(self):
        return self.text.splitlines()

    @cached_property
    def tree(self):
        return ast.parse(self.text)

    def nodes(self, *kinds):
        return [node for node in ast.walk(self.tree) if isinstance(node, kinds)]

    @property
    def functions(self):
        return self.nodes(ast.FunctionDef, ast.AsyncFunctionDef)


def methods(source):
    """The names of the functions in a file, and of the methods that `step` makes for buttons of a workflow."""
    made = {node.targets[0].id for node in source.nodes(ast.Assign) if ast.unparse(node.value).startswith("step(")}
    return {function.name for function in source.functions} | made


def files(addon, *suffixes):
    """All production files of an add-on with one of these endings, sorted."""
    root = ADDONS / addon
    found = (path for suffix in suffixes for path in root.rglob(f"*{suffix}"))
    return sorted(path for path in found if not ASIDE & set(path.relative_to(root).parts))


def sources(*addons):
    return [Source(path) for addon in addons or NAMES for path in files(addon, ".py")]


def plain_sources():
    return [source for source in sources() if source.room in PLAIN[source.addon]]


def imports(source):
    """Yield (level, dotted name) of each import; level 0 is absolute."""
    for node in source.nodes(ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        else:
            yield node.level, node.module or ""


def model_classes(source):
    """The classes in a file that are Odoo models."""
    for node in source.nodes(ast.ClassDef):
        bases = {ast.unparse(base) for base in node.bases}
        if bases & {"models.Model", "models.TransientModel", "models.AbstractModel"}:
            yield node
