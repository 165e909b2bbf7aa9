"""MkDocs event to one call into the package: which files are built, and where they go."""

from mkdocs.plugins import event_priority

from alongside.engines import mkdocs_events as events
from alongside.engines.mkdocs_own_server import refuse_unchecked_servers
from alongside.engines.mkdocs_serve import preview_server
from alongside.preview import check_and_stage, stage_changes
from alongside.preview.writers_preview import WritersPreview
from alongside.system.signals import end_in_order_when_told


def on_startup(command, dirty):
    end_in_order_when_told()
    events.set_command(command)
    refuse_unchecked_servers()


# First of all: a gate that refuses must do so before a byte is written.
@event_priority(100)
def on_config(config):
    return events.check_and_stage_once(config, check_and_stage)


# Two events, before and after the languages plugin.
on_files = events.FILES_EVENT


def on_nav(nav, config, files):
    return events.set_home_page(nav, config)


def on_serve(server, config, builder):
    return preview_server(
        server, config, builder, WritersPreview(events.report_verdict), stage_changes
    )
