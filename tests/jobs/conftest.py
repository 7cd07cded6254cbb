"""The reports of the demo programme, written once for every test that reads them."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.jobs.export import export_everything
from mentordesk.jobs.report import write_report
from mentordesk.progress import Progress
from mentordesk.store.queries.figures import Scope
from mentordesk.store.workspace import Surroundings, Workspace
from tests.support.recount import Recount


@pytest.fixture(scope="session")
def reported(tmp_path_factory, demo_file):
    """A report on everything, on one round and on a year, and the export they are held against."""
    around = Surroundings(now=lambda: dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC))
    folder = tmp_path_factory.mktemp("report")
    with Workspace.open(demo_file, read_only=True, around=around) as workspace:
        export_everything(workspace, folder / "export", Progress())
        running = next(r["name"] for r in Recount(folder / "export", lambda r: True).rounds.values()
                       if r["state"] == "running")  # fmt: skip
        scopes = {"all": Scope(), "one": Scope(running), "year": Scope(year=2026)}
        for name, scope in scopes.items():
            write_report(workspace, folder / f"{name}.xlsx", scope, Progress())
    return folder, running
