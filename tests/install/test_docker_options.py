"""What the image, its scripts and the compose files say to Odoo is what Odoo 19 understands."""

import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest

from odoo.tools import config

DOCKER = Path(__file__).parents[2] / "docker"
CONFIGURATIONS = ["odoo.conf", "production.conf"]


def options(name):
    parser = configparser.RawConfigParser()
    parser.read(DOCKER / name)
    return dict(parser.items("options"))


def texts(*patterns):
    return {path.name: path.read_text() for pattern in patterns for path in sorted(DOCKER.glob(pattern))}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_odoo_knows_each_option_of_a_configuration_file_and_can_read_its_value(name):
    for option, value in options(name).items():
        known = config.options_index.get(option)

        assert known is not None, option
        assert known.file_loadable, option
        if option != "addons_path":  # a folder of the image
            config.parse(option, value)


def test_a_misspelt_option_would_be_found():
    assert "max_cron_thread" not in config.options_index
    assert not config.parser.has_option("--max-cron-thread")


def test_odoo_knows_each_flag_that_the_services_and_scripts_give_it():
    found = set()
    for text in texts("compose*.yaml", "bin/*").values():
        for command in re.findall(r"(?:^|\s)(?:odoo|install_add_ons) ([^#\n|<>]*)", text.replace("\\\n", " ")):
            found |= set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", command))

    assert {"-d", "-i", "-u", "--workers", "--max-cron-threads", "--no-http", "--db-filter", "--with-demo"} <= found
    assert [flag for flag in found if not config.parser.has_option(flag)] == []


def test_odoo_reads_each_variable_that_is_meant_for_it():
    read = {option.env_name for option in config.options_index.values()}
    set_here = set()
    for text in texts("compose*.yaml").values():
        set_here |= set(re.findall(r"^ +(PG\w+|ODOO_RC):", text, re.MULTILINE))

    assert {"PGHOST", "PGUSER", "PGPASSWORD", "PGDATABASE", "ODOO_RC"} == set_here
    assert set_here <= read


def test_what_the_start_script_adds_to_the_configuration_is_read_from_there():
    added = re.findall(r"printf '(?:\\n)?(\w+) = ", (DOCKER / "bin" / "pl-start").read_text())

    assert added == ["db_password", "admin_passwd"]
    assert all(config.options_index[option].file_loadable for option in added)
    assert not set(added) & set(options("production.conf"))  # said twice, it could not be read at all


def test_nginx_and_the_health_checks_use_odoo_s_ports():
    nginx = (DOCKER / "nginx" / "default.conf.template").read_text()

    assert f"set $web       http://web:{config.options_index['http_port'].my_default};" in nginx
    assert f"set $websocket http://web:{config.options_index['gevent_port'].my_default};" in nginx
    for text in texts("compose*.yaml").values():
        assert set(re.findall(r":(\d+)/web/health", text)) == {"8069"}


def test_production_hides_its_databases_and_trusts_only_its_proxy():
    production = options("production.conf")

    assert production["list_db"] == "False"
    assert production["proxy_mode"] == "True"
    assert re.fullmatch(production["dbfilter"], production["db_name"])


def test_the_commands_for_the_keys_that_the_comments_name_exist():
    asked = subprocess.run([sys.executable, "-m", "odoo", "l360"], capture_output=True, text=True, check=False)
    known = set(re.search(r"l360 ([\w |]+) -d", asked.stderr)[1].split(" | "))

    named = set()
    for text in texts("compose*.yaml", "bin/*").values():
        named |= set(re.findall(r"odoo l360 (\w+)", text))

    assert {"check", "adopt"} <= named <= known
