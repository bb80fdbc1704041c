"""Each add-on is installed alone, upgraded with data in it, joined by the other, and uninstalled without a trace."""

import pytest

PAIRS = [("performance_cycle", "leadership_360"), ("leadership_360", "performance_cycle")]
PREFIX = {"performance_cycle": "performance", "leadership_360": "leadership"}
KEEP = {
    "performance_cycle": 'env["performance.scale"].create({"name": "Kept by the upgrade"})',
    "leadership_360": 'env["leadership.level"].create({"name": "Kept by the upgrade"})',
}
COUNT = {
    "performance_cycle": "SELECT count(*) FROM performance_scale WHERE name::text LIKE '%Kept by the upgrade%'",
    "leadership_360": "SELECT count(*) FROM leadership_level WHERE name::text LIKE '%Kept by the upgrade%'",
}


def leftovers(database, module):
    """Names of tables, models and external ids that still belong to an add-on."""
    prefix = PREFIX[module]
    return (
        database.column(f"SELECT tablename FROM pg_tables WHERE tablename LIKE '{prefix}\\_%'")
        + database.column(f"SELECT model FROM ir_model WHERE model LIKE '{prefix}.%'")
        + database.column(f"SELECT name FROM ir_model_data WHERE module = '{module}'")
    )


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_an_add_on_lives_alone_then_with_the_other_and_leaves_no_trace(database, first, second):
    db = database(PREFIX[first])

    db.install(first)
    assert leftovers(db, first), "the search for leftovers must find what is there"
    assert not leftovers(db, second)

    db.shell(f"{KEEP[first]}; env.cr.commit()")
    db.upgrade(first)
    assert db.column(COUNT[first]) == ["1"]

    db.install(second)
    db.uninstall(second)
    assert not leftovers(db, second)
    assert db.column(COUNT[first]) == ["1"]

    db.uninstall(first)
    assert not leftovers(db, first)
