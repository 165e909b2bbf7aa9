"""MkDocs event to one call into the package: what the templates are given."""

from mkdocs.plugins import event_priority

from alongside.engines import mkdocs_events as events


# The first to take a page's Markdown and the last to give its HTML: what another plugin or hook
# makes of it is not what was checked.
@event_priority(300)
def on_page_markdown(markdown, page, config, files):
    return events.keep_markdown(markdown, page)


@event_priority(-300)
def on_page_content(html, page, config, files):
    return events.render_content(page, config, files)


def on_env(env, config, files):
    events.remember_environment(env, files, config)


def on_page_context(context, page, config, nav):
    return events.page_context(context, page, config)


def on_post_page(output, page, config):
    return events.write_leaves(output, page, config)


def on_template_context(context, template_name, config):
    return events.template_context(context, config)


def on_post_template(output_content, template_name, config):
    return events.keep_one_not_found(output_content, config)
