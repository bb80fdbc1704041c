#!/usr/bin/env bash
# Run once, when PostgreSQL is set up. Odoo's own role may create databases and nothing more: a superuser could read
# files of the server and every table past the rules.
set -euo pipefail
export ODOO_PASSWORD=${ODOO_PASSWORD:-$(<"$ODOO_PASSWORD_FILE")}
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres <<'SQL'
\getenv password ODOO_PASSWORD
CREATE ROLE odoo LOGIN CREATEDB NOSUPERUSER NOCREATEROLE NOREPLICATION PASSWORD :'password';
SQL
