"""docs/OPERATIONS.md and deploy/: every command, option and file in them exists, and the machines that read them agree."""

from __future__ import annotations

import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from support.paths import ROOT

from agendacrawl import __version__, commands
from agendacrawl.commands.db import WORDS
from agendacrawl.core.vocabulary import Outcome

TEXT = (ROOT / "docs/OPERATIONS.md").read_text("utf-8")
DEPLOY = {
    path.name: path.read_text("utf-8") for path in sorted((ROOT / "deploy").iterdir()) if path.is_file()
}
COMMANDS = {module.name for module in pkgutil.iter_modules(commands.__path__)}


def test_every_command_exists() -> None:
    text = "\n".join([TEXT, *DEPLOY.values()])
    named = re.findall(r"(?:^| {4}|`|/bin/|&& |if )agendacrawl (\w+)(?: (\w+))?", text, re.M)
    assert {word for word, _ in named} - COMMANDS == set()
    assert {word for command, word in named if command == "db"} - WORDS.keys() == set()
    assert len(named) > 20


def test_every_outcome_wakes_somebody_or_nobody() -> None:
    table = TEXT[TEXT.index("| outcome |") :].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", "".join(row.split("|")[1] for row in table.splitlines()[2:]))) == set(
        Outcome
    )


def test_every_file_of_deploy_is_explained_and_the_version_is_this_one() -> None:
    for name in DEPLOY:
        assert name in TEXT, name
    assert set(re.findall(r"agendacrawl-(\d[\d.]*)-py3", TEXT)) == {__version__}


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not here: the units of deploy/ were not checked by systemd.")
    program = Path(sys.executable).with_name("agendacrawl")
    units = [name for name in DEPLOY if name.endswith((".service", ".timer"))]
    for name in units:
        (tmp_path / name).write_text(DEPLOY[name].replace("/opt/agendacrawl/bin/agendacrawl", str(program)))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], cwd=tmp_path, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_statuses_that_wait_for_a_person_are_not_tried_again() -> None:
    listed = re.search(r"RestartPreventExitStatus=(.*)", DEPLOY["agendacrawl.service"])
    assert listed
    waits = {Outcome.EMPTY, Outcome.MARKUP_CHANGED, Outcome.ROBOTS, Outcome.ASSERTION, Outcome.FAILED}
    assert {int(one) for one in listed[1].split()} == {2, *(one.exit_status for one in waits)}


def test_the_containers_are_built_of_what_there_is() -> None:
    compose = yaml.safe_load(DEPLOY["compose.yml"])
    assert compose["services"].keys() == {"database", "crawler", "site"}
    mounts = [mount for one in compose["services"].values() for mount in one["volumes"]]
    used = {mount["source"] if isinstance(mount, dict) else mount.split(":")[0] for mount in mounts}
    assert used == compose["volumes"].keys()
    build = compose["services"]["crawler"]["build"]
    assert (ROOT / "deploy" / build["context"] / build["dockerfile"]).exists()
    for file in re.findall(r"requirements/\w+\.txt", DEPLOY["Dockerfile"]):
        assert (ROOT / file).exists()


def test_the_image_holds_what_the_wheel_is_made_of() -> None:
    """And not an environment of a gigabyte: only what is named goes into it."""
    lines = DEPLOY["Dockerfile.dockerignore"].splitlines()
    assert "**" in lines
    let_in = {line[1:] for line in lines if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        *wheel["packages"],
        *wheel["force-include"],
        *wheel["shared-data"],
        "pyproject.toml",
        project["project"]["readme"],
        "LICENSE",
    }
    assert needed == let_in
    for name in let_in:
        assert (ROOT / name).exists()


def test_the_job_of_a_ci_is_steps_of_a_shell() -> None:
    job = yaml.safe_load(DEPLOY["ci-job.yml"])["jobs"]["crawl"]
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    assert len(scripts) > 3
    for script in scripts:
        assert subprocess.run(["sh", "-n"], input=script, text=True, check=False).returncode == 0
    image = job["services"]["database"]["image"]
    assert image.startswith("postgis/postgis:")


def test_the_image_has_the_clients_of_the_server() -> None:
    server = yaml.safe_load(DEPLOY["compose.yml"])["services"]["database"]["image"]
    major = re.fullmatch(r"postgis/postgis:(\d+)-[\d.]+", server)
    assert major
    assert f"postgresql-client-{major[1]} " in DEPLOY["Dockerfile"]


def test_the_lines_of_cron_are_a_time_and_a_shell_command() -> None:
    lines = [
        line for line in DEPLOY["crontab"].splitlines() if line and not line.startswith("#") and " " in line
    ]
    assert len(lines) == 2
    for line in lines:
        *when, command = line.split(maxsplit=5)
        assert all(re.fullmatch(r"[\d*/,-]+", one) for one in when)
        said = command.replace("\\%", "%")  # which cron would take for the end of the line
        assert "%" not in command.replace("\\%", "")
        assert subprocess.run(["sh", "-n"], input=said, text=True, check=False).returncode == 0


def test_the_loop_of_the_crawler_is_a_shell_script() -> None:
    (script,) = yaml.safe_load(DEPLOY["compose.yml"])["services"]["crawler"]["command"]
    assert (
        subprocess.run(["sh", "-n"], input=script.replace("$$", "$"), text=True, check=False).returncode == 0
    )


def test_the_dag_compiles() -> None:
    compile(DEPLOY["airflow_dag.py"], "airflow_dag.py", "exec")
