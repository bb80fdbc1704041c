"""What hangs on the vault's tables in PostgreSQL itself: the audit's only SQL, all of it about the catalogue."""

from . import owners
from .finding import LOCK, WARN, Finding
from .protected import MODELS, VAULT

# Views and rules, triggers, policies, foreign keys, heirs, functions; columns of other types or with own values.
_CATALOGUE = """
WITH ours AS (
    SELECT oid, relname, relname LIKE 'leadership\\_vault\\_%%' AS sealed FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
      AND (relname LIKE 'leadership\\_vault\\_%%' OR relname = ANY(%s)))
SELECT DISTINCT 'view', v.relname::text, o.relname::text, o.sealed FROM ours o
    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = o.oid
        AND d.classid = 'pg_rewrite'::regclass
    JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class AND v.oid <> o.oid
UNION ALL SELECT 'rule', r.rulename::text, o.relname::text, true FROM ours o
    JOIN pg_rewrite r ON r.ev_class = o.oid AND o.sealed
UNION ALL SELECT 'trigger', t.tgname::text, o.relname::text, o.sealed FROM ours o
    JOIN pg_trigger t ON t.tgrelid = o.oid AND NOT t.tgisinternal
UNION ALL SELECT 'policy', p.polname::text, o.relname::text, true FROM ours o
    JOIN pg_policy p ON p.polrelid = o.oid AND o.sealed
UNION ALL SELECT 'foreign key', c.conname::text, o.relname::text, true FROM ours o
    JOIN (SELECT conname, unnest(ARRAY[conrelid, confrelid]) AS side FROM pg_constraint WHERE contype = 'f') c
        ON c.side = o.oid AND o.sealed
UNION ALL SELECT 'table', h.inhrelid::regclass::text, o.relname::text, true FROM ours o
    JOIN pg_inherits h ON o.oid IN (h.inhparent, h.inhrelid) AND o.sealed
UNION ALL SELECT 'column', a.attname::text, o.relname::text, true FROM ours o
    JOIN pg_attribute a ON a.attrelid = o.oid AND o.sealed AND a.attnum > 0 AND NOT a.attisdropped
    WHERE a.atttypid NOT IN ('uuid'::regtype, 'bytea'::regtype, 'smallint'::regtype, 'bool'::regtype)
       OR a.atthasdef AND (o.relname, a.attname) <> ('leadership_vault_meta', 'one')
UNION ALL SELECT 'function', p.oid::regprocedure::text, 'leadership_vault_*', true FROM pg_proc p
    WHERE p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      AND (p.prosrc ILIKE '%%leadership\\_vault\\_%%' OR EXISTS (SELECT FROM pg_depend d JOIN ours o ON o.sealed
           AND d.refobjid = o.oid WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid))
"""


def look(cr, registry):
    tables = sorted(registry[name]._table for name in MODELS & registry.models.keys() if not registry[name]._abstract)
    makers = {model._table: model for model in registry.models.values() if not model._auto and not model._abstract}
    cr.execute(_CATALOGUE, (tables,))
    for kind, name, table, sealed in cr.fetchall():
        yield from _judge(kind, name, table, LOCK if sealed else WARN, makers.get(name))


def _judge(kind, name, table, level, model):
    what = f"hangs on {'the vault, table' if level == LOCK else 'the private table'} {table}"
    if model is None or table.startswith(VAULT) and not owners.of_model(model):
        yield Finding(level, f"the {kind} {name} in PostgreSQL", what, False)
    elif stranger := owners.of_model(model):
        yield Finding(level, stranger, f"has made the {kind} {name}, which {what}")


def pending(cr):
    """Names of the add-ons that are being installed or upgraded."""
    cr.execute("SELECT name FROM ir_module_module WHERE state IN ('to install', 'to upgrade')")
    return {name for (name,) in cr.fetchall()}
