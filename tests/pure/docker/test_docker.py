"""The image and both compose files, without an engine: they are well formed, and what they name exists."""

import fnmatch
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
DOCKER = ROOT / "docker"
FILES = ["compose.yaml", "compose.prod.yaml"]
COMPOSE = {name: yaml.safe_load((DOCKER / name).read_text()) for name in FILES}
PRODUCTION = COMPOSE["compose.prod.yaml"]["services"]
DOCKERFILE = (DOCKER / "Dockerfile").read_text()
NGINX = re.sub(r"#.*", "", (DOCKER / "nginx" / "default.conf.template").read_text())
SCRIPTS = sorted([*DOCKER.glob("bin/*"), *DOCKER.glob("postgres/*.sh"), *DOCKER.glob("nginx/*.envsh")])


def services(condition=lambda service: True):
    return [
        pytest.param(name, service, id=f"{file}:{name}")
        for file, compose in COMPOSE.items()
        for name, service in compose["services"].items()
        if condition(service)
    ]


def bind_mounts(service):
    return [volume.split(":")[0] for volume in service.get("volumes", []) if volume.startswith(".")]


def named_volumes(service):
    return dict(volume.split(":")[:2] for volume in service.get("volumes", []) if not volume.startswith("."))


def block(opening):
    """The body of an nginx block, given the text before its brace; blocks inside it included."""
    rest = NGINX[NGINX.index(opening + " {") + len(opening) + 2 :]
    depth = 1
    for position, character in enumerate(rest):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return rest[:position]
    raise AssertionError(f"{opening}: the brace is never closed")


def tool(name, *arguments):
    """Run a program that a test dependency has installed beside Python; its output if it found something."""
    done = subprocess.run(
        [Path(sys.executable).parent / name, *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


class TestComposeFiles:
    def test_they_follow_the_published_schema(self):
        files = [f"docker/{name}" for name in FILES]

        assert tool("check-jsonschema", "--builtin-schema", "vendor.compose-spec", *files) == ""

    def test_the_schema_finds_a_misspelt_key(self, tmp_path):
        (tmp_path / "compose.yaml").write_text("services:\n  db:\n    imagee: postgres\n")

        assert "imagee" in tool(
            "check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(tmp_path / "compose.yaml")
        )

    @pytest.mark.parametrize(("name", "service"), services())
    def test_each_file_a_service_mounts_is_in_the_repository(self, name, service):
        missing = [path for path in bind_mounts(service) if not (DOCKER / path).is_file()]

        assert not missing

    @pytest.mark.parametrize(("name", "service"), services(lambda service: "build" in service))
    def test_the_image_is_built_from_the_repository_s_own_dockerfile(self, name, service):
        build = service["build"]

        assert (DOCKER / build["context"]).resolve() == ROOT
        assert ROOT / build["dockerfile"] == DOCKER / "Dockerfile"

    @pytest.mark.parametrize("compose", COMPOSE.values(), ids=FILES)
    def test_each_volume_secret_and_network_that_is_used_is_declared_and_the_other_way_round(self, compose):
        for kind in ("volumes", "secrets", "networks"):
            used = set()
            for service in compose["services"].values():
                used |= set(named_volumes(service)) if kind == "volumes" else set(service.get(kind, []))

            assert used == set(compose.get(kind, {})), kind

    @pytest.mark.parametrize(("name", "service"), services(lambda service: service.get("command")))
    def test_each_command_is_odoo_or_a_script_of_ours(self, name, service):
        program = service["command"].split()[0]

        assert program == "odoo" or (DOCKER / "bin" / program).is_file()

    @pytest.mark.parametrize(("name", "service"), services(lambda service: service.get("command") != "pl-setup"))
    def test_each_lasting_service_has_a_health_check(self, name, service):
        assert service["healthcheck"]["test"]

    @pytest.mark.parametrize("compose", COMPOSE.values(), ids=FILES)
    def test_each_variable_of_ours_that_is_set_is_read_somewhere(self, compose):
        read = "".join(script.read_text() for script in SCRIPTS) + NGINX
        foreign = re.compile(r"PG|POSTGRES_|NGINX_|ODOO_RC$")  # the images' own; Odoo's are checked where Odoo is

        for name, service in compose["services"].items():
            unread = [v for v in service.get("environment", {}) if not foreign.match(v) and v not in read]

            assert not unread, name

    def test_the_demo_can_be_reached_from_this_computer_only(self):
        ports = [port for service in COMPOSE["compose.yaml"]["services"].values() for port in service.get("ports", [])]

        assert ports
        assert all(port.startswith("127.0.0.1:") for port in ports)


class TestProduction:
    def test_only_nginx_can_be_reached_from_outside(self):
        assert [name for name, service in PRODUCTION.items() if "ports" in service] == ["nginx"]

    def test_postgresql_is_out_of_reach_of_the_internet_and_of_nginx(self):
        networks = COMPOSE["compose.prod.yaml"]["networks"]

        assert PRODUCTION["db"]["networks"] == ["inside"]
        assert networks["inside"]["internal"] is True
        assert "inside" not in PRODUCTION["nginx"]["networks"]

    def test_the_workers_run_no_scheduled_action_and_the_cron_service_serves_no_page(self):
        assert "--max-cron-threads=0" in PRODUCTION["web"]["command"]
        assert {"--workers=1", "--no-http"} <= set(PRODUCTION["cron"]["command"].split())
        assert "--max-cron-threads=0" not in PRODUCTION["cron"]["command"]

    def test_web_and_cron_share_the_files_and_the_keys(self):
        assert named_volumes(PRODUCTION["web"]) == named_volumes(PRODUCTION["cron"])

    @pytest.mark.parametrize(("name", "service"), services(lambda service: "keyring:" in str(service.get("volumes"))))
    def test_the_keys_of_the_360_never_lie_among_the_files(self, name, service):
        volumes = named_volumes(service)

        assert f"ENV ODOO_L360_KEYRING={volumes['keyring']}\n" in DOCKERFILE
        assert Path(volumes["files"]) not in Path(volumes["keyring"]).parents

    def test_no_password_is_written_down(self):
        secrets = COMPOSE["compose.prod.yaml"]["secrets"]
        text = (DOCKER / "compose.prod.yaml").read_text() + (DOCKER / "production.conf").read_text()

        assert all(secret["file"].startswith("./secrets/") for secret in secrets.values())
        assert "/docker/secrets/" in (ROOT / ".gitignore").read_text().split()
        assert not re.search(r"^[^#;\n]*(password|passwd) *[:=] *\S", text, re.MULTILINE | re.IGNORECASE)

    def test_odoo_s_own_role_is_no_superuser(self):
        role = (DOCKER / "postgres" / "odoo-role.sh").read_text()

        assert re.search(r"CREATE ROLE odoo LOGIN .*\bNOSUPERUSER\b", role)
        for service in COMPOSE["compose.yaml"]["services"]["db"], PRODUCTION["db"]:
            assert "./postgres/odoo-role.sh" in bind_mounts(service)
            assert "POSTGRES_USER" not in service["environment"]  # it would be Odoo's role, and a superuser


class TestNginx:
    def test_its_log_holds_no_body_cookie_or_query(self):
        formats = re.findall(r"log_format\s[^;]+;", NGINX)

        assert formats
        for forbidden in ("$request_body", "$request ", '$request"', "$request_uri", "$args", "$query", "$cookie"):
            assert forbidden not in "".join(formats)
        assert "$http_" not in "".join(formats)

    def test_it_caches_and_stores_nothing(self):
        assert not re.search(r"proxy_(cache|store)", NGINX)

    def test_360_answers_and_results_reach_neither_its_disk_nor_its_log(self):
        confidential = block("location /l360/")

        assert "access_log off;" in confidential
        assert re.search(r"error_log \S+ crit;", confidential)  # a lower level names the visitor of a failed request
        assert "proxy_buffering off;" in confidential
        assert (
            re.search(r"client_body_buffer_size (\w+);", confidential)[1]
            == re.search(r"client_max_body_size (\w+);", confidential)[1]
        )

    def test_it_leaves_the_browser_s_sec_fetch_headers_and_odoo_s_own_headers_alone(self):
        assert "sec-fetch" not in NGINX.lower()
        assert "proxy_hide_header" not in NGINX
        assert re.findall(r"add_header (\S+)", NGINX) == ["Strict-Transport-Security"]

    def test_the_session_s_cookie_travels_over_https_only(self):
        assert "proxy_cookie_flags session_id secure samesite=lax;" in NGINX

    def test_the_websocket_goes_to_the_other_port_and_may_change_protocol(self):
        websocket = block("location /websocket")

        assert "proxy_pass $websocket;" in websocket
        assert "set $websocket http://web:8072;" in NGINX
        assert re.search(r"proxy_set_header Upgrade\s+\$http_upgrade;", websocket)

    def test_a_place_with_headers_of_its_own_repeats_those_of_the_server(self):
        setting = re.compile(r"proxy_set_header (\S+)\s")  # nginx inherits all of them or none
        general = set(setting.findall(NGINX[: NGINX.index("location /websocket")]))

        assert {"Host", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For"} == general
        assert general <= set(setting.findall(block("location /websocket")))

    def test_each_variable_to_fill_in_is_handed_over(self):
        wanted = set(re.findall(r"\$\{(\w+)\}", NGINX))
        environment = PRODUCTION["nginx"]["environment"]
        resolver = next(DOCKER.glob("nginx/*.envsh"))

        assert wanted == {"DOMAIN", "RESOLVER"}
        assert "DOMAIN" in environment
        assert "export RESOLVER" in resolver.read_text()
        assert f"./nginx/{resolver.name}" in bind_mounts(PRODUCTION["nginx"])
        assert all(re.match(environment["NGINX_ENVSUBST_FILTER"].replace("$$", "$"), name) for name in wanted)

    def test_each_secret_it_reads_is_handed_over(self):
        assert set(re.findall(r"/run/secrets/(\w+)", NGINX)) == set(PRODUCTION["nginx"]["secrets"])


class TestImage:
    def test_the_linter_has_nothing_to_say(self):
        assert tool("hadolint", "--failure-threshold=warning", "docker/Dockerfile") == ""

    def test_the_linter_finds_a_forgotten_version(self, tmp_path):
        (tmp_path / "Dockerfile").write_text("FROM odoo\n")

        assert "DL3006" in tool("hadolint", "--failure-threshold=warning", str(tmp_path / "Dockerfile"))

    def test_what_it_copies_exists_and_is_not_kept_out(self):
        lines = (ROOT / ".dockerignore").read_text().splitlines()
        allowed = [line[1:] for line in lines if line.startswith("!")]
        sources = [line.split()[1] for line in DOCKERFILE.splitlines() if line.startswith("COPY ")]

        assert "*" in lines
        assert all((ROOT / path).exists() for path in allowed)
        assert set(sources) == set(allowed)

    def test_secrets_and_tests_stay_outside(self):
        lines = (ROOT / ".dockerignore").read_text().splitlines()
        allowed = [line[1:] for line in lines if line.startswith("!")]

        assert not any(fnmatch.fnmatch("docker/secrets/odoo_password", f"{path}*") for path in allowed)
        assert "addons/*/tests" in lines

    def test_the_tested_version_of_weasyprint_is_what_it_installs(self):
        pattern = re.search(r"grep '([^']+)' /tmp/requirements.txt", DOCKERFILE)[1]
        pins = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if re.match(pattern, line)]

        assert len(pins) == 1

    def test_it_does_not_run_as_root(self):
        assert re.findall(r"^USER (\w+)", DOCKERFILE, re.MULTILINE)[-1] == "odoo"

    @pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
    def test_each_script_is_bash_that_can_be_read_and_run(self, script):
        done = subprocess.run(["bash", "-n", script], capture_output=True, text=True, check=False)

        assert done.stderr == ""
        if script.read_text().startswith("#!"):
            assert script.stat().st_mode & 0o111
        else:  # read by others
            assert any(f". {script.name}\n" in other.read_text() for other in SCRIPTS)

    def test_the_add_ons_are_where_both_configurations_look_for_them(self):
        place = re.search(r"COPY addons (\S+)", DOCKERFILE)[1]

        for name in ("odoo.conf", "production.conf"):
            assert f"\naddons_path = {place}\n" in (DOCKER / name).read_text()
        assert f"{place}/leadership_360/demo/answer_round" in (DOCKER / "bin" / "pl-demo").read_text()

    def test_it_installs_both_add_ons(self):
        installed = re.search(r" -i (\S+)", (DOCKER / "bin" / "pl-database").read_text())[1].split(",")

        assert sorted(installed) == sorted(path.parent.name for path in ROOT.glob("addons/*/__manifest__.py"))
