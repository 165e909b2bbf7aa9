"""A cache key changes with our code, and with the libraries that it calls."""

from alongside.system import program_version as module
from alongside.system.program_version import program_version


def test_the_same_program_has_the_same_version():
    program_version.cache_clear()
    first = program_version("system")
    program_version.cache_clear()
    assert program_version("system") == first


def test_each_package_has_its_own_and_all_of_it_another():
    versions = {program_version(), program_version("system"), program_version("system", "text")}
    assert len(versions) == 3


def test_another_library_makes_another_version(monkeypatch):
    program_version.cache_clear()
    first = program_version("system")
    program_version.cache_clear()
    monkeypatch.setattr(module, "library_versions", lambda: "another")
    assert program_version("system") != first
    program_version.cache_clear()


def test_code_and_data_of_a_package_count(monkeypatch, tmp_path):
    (tmp_path / "a.py").write_text("1")
    (tmp_path / "b.yml").write_text("1")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    first = module._code_digest(("text",))
    for name in ("a.py", "b.yml"):
        (tmp_path / name).write_text("2")
        assert module._code_digest(("text",)) != first
        first = module._code_digest(("text",))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("1")
    assert module._code_digest(("text",)) == first
