"""MkDocs event to one call into the package: what the templates are given."""

from alongside.engines import mkdocs_events as events


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
