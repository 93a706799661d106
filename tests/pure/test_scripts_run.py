"""What `scripts/run` decides before it touches the machine: places, locks, mirrors, advice."""

import hashlib
import io
import lzma
import socket
import tarfile

import pytest
import scripts_path  # noqa: F401 (puts the package on the path)

from shop import (
    debian,
    errors,
    interpreter,
    odoo_source,
    paths,
    postgres,
    run_command,
    server,
    venv,
)


def test_every_exit_code_is_explained_and_its_own():
    codes = [code for code in errors.EXIT_CODES.values() if code not in (2,)]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if str(code) not in errors.EXIT_HELP] == []


@pytest.mark.parametrize(("text", "online", "cause"), [
    ("OSError: [Errno 28] No space left on device", False, "disk"),
    ("Could not resolve 'mirror.example'", True, "network"),
    ("Failed to establish a new connection: [Errno 101]", True, "network"),
    ("psycopg2: connection refused", False, "failed"),
    ("SyntaxError", True, "failed"),
])
def test_cause_of_a_failed_tool(text, online, cause):
    assert errors.cause_of(text, online) == cause


def test_private_folder_is_in_the_checkout(tmp_path):
    assert paths.choose_home({}, tmp_path, False) == tmp_path / ".runtime"
    assert paths.choose_home({}, tmp_path, True, lambda _: True) == tmp_path / ".runtime"


def test_private_folder_where_it_is_told_to_be(tmp_path):
    environment = {"LOYALTY_HOME": str(tmp_path / "there")}
    assert paths.choose_home(environment, tmp_path, True, lambda _: False) == tmp_path / "there"


def test_root_in_a_closed_folder_keeps_its_things_elsewhere(tmp_path):
    home = paths.choose_home({}, tmp_path, True, lambda _: False)
    assert tmp_path not in home.parents
    assert home == paths.choose_home({}, tmp_path, True, lambda _: False)
    assert home != paths.choose_home({}, tmp_path / "other", True, lambda _: False)


def test_fingerprint_keeps_its_parts_apart():
    assert paths.fingerprint("ab", "c") != paths.fingerprint("a", "bc")


LOCK = """alpha==1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via beta
setuptools==2 \\
    --hash=sha256:cc
"""


def test_lock_is_split_by_package():
    blocks = venv.lock_blocks(LOCK)
    assert [block.split("==")[0] for block in blocks] == ["alpha", "setuptools"]
    assert "sha256:bb" in blocks[0] and "via" not in blocks[0]
    assert venv.build_lock(LOCK) == "setuptools==2 \\\n    --hash=sha256:cc\n"


@pytest.mark.parametrize("name", ["odoo", "tools"])
def test_locks_pin_every_package_by_hash_and_name_no_index(name):
    text = (paths.REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
    blocks = venv.lock_blocks(text)
    assert len(blocks) > 20
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def machine(folder, release, **sources):
    """Make a folder like ``/etc`` in `folder` and return it."""
    (folder / "apt" / "sources.list.d").mkdir(parents=True)
    (folder / "os-release").write_text(release)
    for name, text in sources.items():
        (folder / "apt/sources.list.d" / name).write_text(text)
    return folder


def test_mirror_is_the_one_the_machine_uses(tmp_path):
    text = "Types: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\n\n" \
           "URIs: http://mirror.example/debian-security\n"
    assert debian.find_mirror(machine(tmp_path, "ID=debian\n", a=text)) \
        == "http://mirror.example/debian"


def test_mirror_in_the_old_format_after_strangers(tmp_path):
    text = "# deb http://off.example/debian sid main\n" \
           "deb https://stranger.example/node stable main\n" \
           "deb [signed-by=/k.gpg] http://mirror.example/debian/ sid main\n"
    assert debian.find_mirror(machine(tmp_path, 'ID="debian"\n', a=text)) \
        == "http://mirror.example/debian/"


def test_no_mirror_on_other_systems(tmp_path):
    text = "URIs: http://mirror.example/debian\n"
    assert debian.find_mirror(machine(tmp_path, "ID=ubuntu\nID_LIKE=debian\n", a=text)) is None


def test_debian_lock_names_odoo_and_all_it_links_to():
    rows = debian.read_lock(debian.LOCK.read_text(encoding="utf-8"))
    assert set(odoo_source.PACKAGES) <= set(rows)
    assert all(len(digest) == 64 and size > 0 for _, size, digest in rows.values())


def package(files):
    """Return the bytes of a Debian package with these `files` ({name: bytes})."""
    tar_bytes = io.BytesIO()
    with tarfile.open(fileobj=tar_bytes, mode="w") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    parts = {"debian-binary": b"2.0\n", "control.tar.xz": b"odd", "data.tar.xz": lzma.compress(
        tar_bytes.getvalue())}
    out = b"!<arch>\n"
    for name, content in parts.items():
        out += f"{name:<16}{0:<12}{0:<6}{0:<6}{0o100644:<8o}{len(content):<10}`\n".encode()
        out += content + b"\n" * (len(content) % 2)
    return out


def test_package_is_unpacked_without_tools_of_debian(tmp_path):
    (tmp_path / "a.deb").write_bytes(package({"usr/share/a.txt": b"hello"}))
    debian.extract(tmp_path / "a.deb", tmp_path)
    assert (tmp_path / "usr/share/a.txt").read_bytes() == b"hello"


def test_package_with_another_digest_is_refused(tmp_path, monkeypatch):
    (tmp_path / "log").mkdir()
    monkeypatch.setattr(debian, "APT_HELPER", tmp_path / "absent")
    monkeypatch.setattr(debian, "by_python", lambda _, target, __: target.write_bytes(b"evil"))
    with pytest.raises(errors.Stop) as caught:
        debian.fetch("http://mirror.example", ("pool/x_1_all.deb", 4, "0" * 64), tmp_path)
    assert caught.value.exit_code == 15 and "ODOO_HOME" in str(caught.value)
    row = ("pool/x_1_all.deb", 4, hashlib.sha256(b"evil").hexdigest())
    assert debian.fetch("http://mirror.example", row, tmp_path).read_bytes() == b"evil"


@pytest.mark.parametrize(("text", "code"), [
    ("404  Not Found [IP: 1.2.3.4 80]", 15), ("Could not resolve 'x'", 12),
    ("No space left on device", 13)])
def test_failed_download_says_why(text, code):
    with pytest.raises(errors.Stop) as caught:
        debian.refuse("http://mirror.example/x.deb", text)
    assert caught.value.exit_code == code


def checkout(folder, version):
    """Make something like an Odoo of that `version` in `folder`."""
    (folder / "odoo").mkdir(parents=True)
    (folder / "odoo" / "release.py").write_text(f"version_info = ({version}, 0, FINAL, 0, '')\n")


def test_odoo_is_found_in_a_checkout_and_in_an_installed_package(tmp_path):
    checkout(tmp_path, "19, 0")
    assert odoo_source.find_root(tmp_path) == tmp_path
    assert odoo_source.find_root(tmp_path / "odoo") == tmp_path


def test_addons_of_a_checkout_lie_in_two_folders_and_of_a_package_in_one(tmp_path):
    checkout, package = tmp_path / "checkout", tmp_path / "package"
    for folder in ("addons/point_of_sale", "odoo/addons/base"):
        (checkout / folder).mkdir(parents=True)
    for folder in ("addons/point_of_sale", "odoo/addons/base", "odoo/addons/point_of_sale"):
        (package / folder).mkdir(parents=True)
    assert odoo_source.OdooSource(checkout, "").addons \
        == [checkout / "addons", checkout / "odoo" / "addons"]
    assert odoo_source.OdooSource(package, "").addons == [package / "odoo" / "addons"]


def test_another_odoo_is_refused(tmp_path):
    checkout(tmp_path, "18, 0")
    with pytest.raises(errors.Stop, match=r"Odoo 18\.0, not 19\.0"):
        odoo_source.find_root(tmp_path)
    with pytest.raises(errors.Stop, match="no Odoo in"):
        odoo_source.find_root(tmp_path / "some" / "empty")


def test_existing_postgres_is_used_when_named(tmp_path):
    assert postgres.named_server({}) is None
    assert postgres.named_server({"PGHOST": "db", "PGPORT": "5433"}) \
        == {"PGHOST": "db", "PGPORT": "5433"}
    assert postgres.named_server({"DB_HOST": "db", "DB_USER": "shop"}) \
        == {"PGHOST": "db", "PGUSER": "shop"}
    settings = tmp_path / "odoo.conf"
    settings.write_text("[options]\ndb_host = db\ndb_port = False\ndb_user = odoo\n")
    assert postgres.named_server({"ODOO_RC": str(settings)}) == {"PGHOST": "db", "PGUSER": "odoo"}
    assert postgres.named_server({"PGPASSWORD": "x"}) is None


def test_taken_port_is_named_with_a_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(errors.Stop) as caught:
            server.check_port(other.getsockname()[1])
    assert caught.value.exit_code == 17 and "--port" in str(caught.value)


def test_options():
    assert run_command.parse([]).db == "loyalty"
    assert run_command.parse(["--no-demo"]).db == "loyalty_plain"
    with pytest.raises(SystemExit):
        run_command.parse(["--db", "Bad Name"])


def test_old_and_new_pythons_are_sent_away(monkeypatch, capsys):
    monkeypatch.setenv("SHOP_PYTHON_CHOSEN", "1")
    for version in ((3, 9, 1), (3, 14, 0), (2, 7, 18)):
        monkeypatch.setattr(interpreter.sys, "version_info", version)
        with pytest.raises(SystemExit) as caught:
            interpreter.need_python()
        assert caught.value.code == 10
    assert "Python 3.10 to 3.13 is needed, this is 2.7" in capsys.readouterr().err


def test_another_python_is_taken_where_there_is_one(monkeypatch):
    monkeypatch.setenv("SHOP_PYTHON_CHOSEN", "")
    monkeypatch.setattr(interpreter.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(interpreter.shutil, "which",
                        lambda name: f"/usr/bin/{name}" if name == "python3.12" else None)
    started = []

    def execv(path, _arguments):
        started.append(path)
        raise SystemExit(0)

    monkeypatch.setattr(interpreter.os, "execv", execv)
    with pytest.raises(SystemExit):
        interpreter.need_python()
    assert started == ["/usr/bin/python3.12"]
