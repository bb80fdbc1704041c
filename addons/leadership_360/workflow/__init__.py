"""The law of programmes and rounds as tables and plain functions: no Odoo in here."""
