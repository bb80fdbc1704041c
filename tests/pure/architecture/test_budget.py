"""Files and methods stay small enough to be read in one breath."""

import ast
import statistics

from .house import model_classes, sources

FILE_LINES = 300
METHOD_LINES = 30
METHOD_LINES_OF_NINE_IN_TEN = 18


def length(function):
    """Lines of a function's body, without its docstring."""
    body = function.body
    first = body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        body = body[1:]
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_no_file_is_longer_than_the_budget():
    too_long = {source.name: len(source.lines) for source in sources() if len(source.lines) > FILE_LINES}

    assert not too_long


def test_no_method_is_longer_than_the_budget():
    too_long = {
        f"{source.name}:{function.lineno} {function.name}": length(function)
        for source in sources()
        for function in source.functions
        if length(function) > METHOD_LINES
    }

    assert not too_long


def test_nine_methods_in_ten_fit_on_half_a_screen():
    lengths = [length(function) for source in sources() for function in source.functions]

    if len(lengths) >= 10:
        assert statistics.quantiles(lengths, n=10)[-1] <= METHOD_LINES_OF_NINE_IN_TEN


def test_a_file_holds_one_model():
    crowded = [source.name for source in sources() if len(list(model_classes(source))) > 1]

    assert not crowded


def test_a_new_model_says_its_job_in_one_sentence():
    silent = [
        f"{source.name}: {model.name}"
        for source in sources()
        for model in model_classes(source)
        if any(isinstance(node, ast.Assign) and node.targets[0].id == "_name" for node in model.body if _is_name(node))
        and not ast.get_docstring(model)
    ]

    assert not silent


def _is_name(node):
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
