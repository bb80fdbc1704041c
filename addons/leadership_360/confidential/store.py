"""The vault's tables: every line of SQL of the add-on, and nothing but SQL.

No serial id, foreign key, timestamp or text: a row says nothing about who wrote it or when. What goes in is sealed
already, so that neither a log of statements nor an error message can show content.
"""

SCHEMA = """
CREATE TABLE IF NOT EXISTS leadership_vault_meta (
    one bool PRIMARY KEY DEFAULT true CHECK (one), vault_id uuid NOT NULL, key_check bytea NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_round (
    ref uuid PRIMARY KEY, public_key bytea NOT NULL, mode smallint NOT NULL, mac bytea NOT NULL, closed bool NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_reader (tag bytea PRIMARY KEY, data bytea NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_slot (tag bytea PRIMARY KEY, ref uuid NOT NULL, relation bytea NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_answer (slot bytea PRIMARY KEY, ref uuid NOT NULL, box bytea NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_draft (tag bytea PRIMARY KEY, box bytea NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_result (tag bytea PRIMARY KEY, box bytea NOT NULL);
CREATE TABLE IF NOT EXISTS leadership_vault_log (
    tag bytea, seq smallint, box bytea NOT NULL, mac bytea NOT NULL, PRIMARY KEY (tag, seq));
CREATE INDEX IF NOT EXISTS leadership_vault_slot_ref ON leadership_vault_slot (ref);
CREATE INDEX IF NOT EXISTS leadership_vault_answer_ref ON leadership_vault_answer (ref);
"""
TABLES = ("meta", "round", "reader", "slot", "answer", "draft", "result", "log")


def create_tables(cr):
    cr.execute(SCHEMA)


def drop_tables(cr):
    cr.execute("DROP TABLE IF EXISTS " + ", ".join(f"leadership_vault_{name}" for name in TABLES))


def tables_exist(cr):
    cr.execute("SELECT to_regclass('leadership_vault_meta') IS NOT NULL")
    return cr.fetchone()[0]


def begin(cr, after=(), alone=False):
    """Open a transaction of ours; with locks on the tables `after` before its snapshot, it sees all that came before.

    `alone` waits for every unfinished writer of them and keeps new ones out; otherwise only such a lock is waited for.
    A caller whose own transaction holds what we wait for gets an error, and does not hang.
    """
    cr.execute("SET LOCAL lock_timeout = '20s'")
    if after:
        tables = ", ".join(f"leadership_vault_{name}" for name in after)
        cr.execute(f"LOCK TABLE {tables} IN {'SHARE ROW EXCLUSIVE' if alone else 'ROW EXCLUSIVE'} MODE")


def freeze(cr):
    """Keep every other writer out of the whole vault, for a rotation."""
    names = ", ".join(f"leadership_vault_{name}" for name in TABLES)
    cr.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


# --- The database and its vault


def physical(cr):
    """What makes this the very database that it is: no copy and no restored dump has the same."""
    cr.execute(
        "SELECT c.system_identifier::text || ':' || d.oid FROM pg_control_system() c, pg_database d"
        " WHERE d.datname = current_database()"
    )
    return cr.fetchone()[0]


def meta(cr, hold=False):
    """(vault id, key check, physical database), or None. With `hold`, no rotation overtakes us."""
    cr.execute(
        "SELECT m.vault_id::text, m.key_check, c.system_identifier::text || ':' || d.oid"
        " FROM leadership_vault_meta m, pg_control_system() c, pg_database d"
        " WHERE d.datname = current_database()" + (" FOR SHARE OF m" if hold else "")
    )
    row = cr.fetchone()
    return row and (row[0], bytes(row[1]), row[2])


def set_meta(cr, vault_id, key_check):
    cr.execute(
        "INSERT INTO leadership_vault_meta (vault_id, key_check) VALUES (%s, %s)"
        " ON CONFLICT (one) DO UPDATE SET vault_id = EXCLUDED.vault_id, key_check = EXCLUDED.key_check",
        (vault_id, key_check),
    )


def role_is_superuser(cr):
    cr.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    return cr.fetchone()[0]


# --- Rounds and their state


def add_round(cr, ref, public_key, mode, mac):
    cr.execute(
        "INSERT INTO leadership_vault_round (ref, public_key, mode, mac, closed) VALUES (%s, %s, %s, %s, false)"
        " ON CONFLICT DO NOTHING",
        (ref, public_key, mode, mac),
    )
    return cr.rowcount == 1


def round_row(cr, ref):
    """(public key, mode, mac, closed) or None."""
    cr.execute("SELECT public_key, mode, mac, closed FROM leadership_vault_round WHERE ref = %s", (ref,))
    row = cr.fetchone()
    return row and (bytes(row[0]), row[1], bytes(row[2]), row[3])


def set_round(cr, ref, mac, closed):
    cr.execute("UPDATE leadership_vault_round SET mac = %s, closed = %s WHERE ref = %s", (mac, closed, ref))


def rounds(cr, open_only=False):
    """List of (ref, public key)."""
    cr.execute("SELECT ref::text, public_key FROM leadership_vault_round" + (" WHERE NOT closed" if open_only else ""))
    return [(ref, bytes(public)) for ref, public in cr.fetchall()]


def delete_round(cr, ref):
    cr.execute("DELETE FROM leadership_vault_round WHERE ref = %s", (ref,))


# --- Tag and box: readers, drafts, results


def put(cr, name, tag, box):
    column = "data" if name == "reader" else "box"
    cr.execute(
        f"INSERT INTO leadership_vault_{name} (tag, {column}) VALUES (%s, %s)"
        f" ON CONFLICT (tag) DO UPDATE SET {column} = EXCLUDED.{column}",
        (tag, box),
    )


def get(cr, name, tag):
    column = "data" if name == "reader" else "box"
    cr.execute(f"SELECT {column} FROM leadership_vault_{name} WHERE tag = %s", (tag,))
    row = cr.fetchone()
    return row and bytes(row[0])


def readers(cr):
    """List of (tag, box) of everything kept about readers."""
    cr.execute("SELECT tag, data FROM leadership_vault_reader")
    return [(bytes(tag), bytes(box)) for tag, box in cr.fetchall()]


def delete(cr, name, tags):
    if tags:
        cr.execute(f"DELETE FROM leadership_vault_{name} WHERE tag = ANY(%s)", (list(tags),))


# --- Slots and answers


def add_slots(cr, ref, slots):
    """Store (tag, sealed relation) in the order of the tags: the order of the invitations stays unknown."""
    for tag, relation in sorted(slots):
        cr.execute("INSERT INTO leadership_vault_slot (tag, ref, relation) VALUES (%s, %s, %s)", (tag, ref, relation))


def seat(cr, tag):
    """(is it this tag's, slot tag, ref, sealed relation, public key, mode, mac, form as text) or None if all is closed.

    An unknown tag gets a stranger's row, so that it costs what a known one costs; the caller tells them apart at last.
    """
    cr.execute(
        "SELECT s.tag = %(tag)s, s.tag, s.ref::text, s.relation, r.public_key, r.mode, r.mac,"
        " (f.snapshot || COALESCE(f.pulse_part, '{}'))::text"
        " FROM leadership_vault_slot s JOIN leadership_vault_round r ON r.ref = s.ref AND NOT r.closed"
        " LEFT JOIN leadership_feedback_round f ON f.ref = s.ref::text"
        " WHERE s.tag IN (%(tag)s, (SELECT tag FROM leadership_vault_slot LIMIT 1))"
        " ORDER BY s.tag = %(tag)s DESC LIMIT 1",
        {"tag": tag},
    )
    row = cr.fetchone()
    return row and (row[0], bytes(row[1]), row[2], bytes(row[3]), bytes(row[4]), row[5], bytes(row[6]), row[7])


def form(cr, ref):
    """The form of a round, as it stands in its record today; or None."""
    cr.execute(
        "SELECT (snapshot || COALESCE(pulse_part, '{}'))::text FROM leadership_feedback_round WHERE ref = %s", (ref,)
    )
    row = cr.fetchone()
    return row and row[0]


def slots(cr, ref):
    cr.execute("SELECT tag FROM leadership_vault_slot WHERE ref = %s", (ref,))
    return [bytes(tag) for (tag,) in cr.fetchall()]


def answer(cr, slot):
    cr.execute("SELECT box FROM leadership_vault_answer WHERE slot = %s", (slot,))
    row = cr.fetchone()
    return row and bytes(row[0])


def add_answer(cr, slot, ref, box):
    """Store an answer if its round still collects and its slot is free; without effect otherwise."""
    cr.execute(
        "INSERT INTO leadership_vault_answer (slot, ref, box)"
        " SELECT %s, r.ref, %s FROM leadership_vault_round r WHERE r.ref = %s AND NOT r.closed ON CONFLICT DO NOTHING",
        (slot, box, ref),
    )


def answers(cr, ref):
    """List of (slot', box)."""
    cr.execute("SELECT slot, box FROM leadership_vault_answer WHERE ref = %s", (ref,))
    return [(bytes(slot), bytes(box)) for slot, box in cr.fetchall()]


def delete_answers(cr, ref):
    cr.execute("DELETE FROM leadership_vault_answer WHERE ref = %s", (ref,))
    cr.execute("DELETE FROM leadership_vault_slot WHERE ref = %s", (ref,))


_STRAY = "a WHERE NOT EXISTS (SELECT FROM leadership_vault_round r WHERE r.ref = a.ref AND NOT r.closed)"


def count_strays(cr):
    """How many answers and slots there are whose round is closed or gone."""
    cr.execute(
        f"SELECT (SELECT count(*) FROM leadership_vault_answer {_STRAY})"
        f" + (SELECT count(*) FROM leadership_vault_slot {_STRAY})"
    )
    return cr.fetchone()[0]


def delete_strays(cr):
    """Delete them. Return how many there were."""
    cr.execute(f"DELETE FROM leadership_vault_answer {_STRAY}")
    answers_gone = cr.rowcount
    cr.execute(f"DELETE FROM leadership_vault_slot {_STRAY}")
    return answers_gone + cr.rowcount


# --- The access log


def log_row(cr, tag, seq):
    """(box, mac) or None."""
    cr.execute("SELECT box, mac FROM leadership_vault_log WHERE tag = %s AND seq = %s", (tag, seq))
    row = cr.fetchone()
    return row and (bytes(row[0]), bytes(row[1]))


def log_rows(cr, tag):
    """List of (seq, box, mac), in order."""
    cr.execute("SELECT seq, box, mac FROM leadership_vault_log WHERE tag = %s ORDER BY seq", (tag,))
    return [(seq, bytes(box), bytes(mac)) for seq, box, mac in cr.fetchall()]


def put_log(cr, tag, seq, box, mac):
    cr.execute(
        "INSERT INTO leadership_vault_log (tag, seq, box, mac) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (tag, seq) DO UPDATE SET box = EXCLUDED.box, mac = EXCLUDED.mac",
        (tag, seq, box, mac),
    )


def delete_log(cr, tag):
    cr.execute("DELETE FROM leadership_vault_log WHERE tag = %s", (tag,))
