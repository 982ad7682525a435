"""A server behind TLS and a password, as partnerships run it: nginx stands before the tests' Elasticsearch with both."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from search.engines.elastic import ElasticEngine
from search.port import SearchQuery, SearchUnavailable
from tests.ports import free_ports
from tests.search.listings import TODAY
from tests.search.servers import own_index, server_url, wait_for

pytestmark = [pytest.mark.needs_search_server, pytest.mark.needs_nginx, pytest.mark.enable_socket, pytest.mark.xdist_group("search_faults")]

PASSWORD, KEY = "made-up-for-this-test", "bWFkZS11cDpmb3ItdGhpcy10ZXN0"
CONFIGURATION = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; client_max_body_size 100m;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key;
  server {{
    listen 127.0.0.1:{password_port} ssl; auth_basic "search"; auth_basic_user_file {folder}/people;
    location / {{ proxy_pass {url}; proxy_set_header Authorization ""; }}
  }}
  server {{
    listen 127.0.0.1:{key_port} ssl;
    if ($http_authorization != "ApiKey {key}") {{ return 401; }}
    location / {{ proxy_pass {url}; proxy_set_header Authorization ""; }}
  }}
}}
"""


@dataclass(frozen=True)
class Front:
    by_password: str
    by_key: str
    authority: Path


def openssl(folder: Path, *arguments: str) -> str:
    return subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def front(tmp_path_factory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("nginx")
    new = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    openssl(folder, *new, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=A test's authority")
    signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-addext", "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=CA:FALSE")
    openssl(folder, *new, *signed, "-keyout", "server.key", "-out", "server.pem", "-subj", "/CN=127.0.0.1")
    (folder / "people").write_text(f"waymark:{openssl(folder, 'passwd', '-apr1', PASSWORD)}")
    password_port, key_port = free_ports(2)
    configuration = folder / "nginx.conf"
    configuration.write_text(
        CONFIGURATION.format(folder=folder, password_port=password_port, key_port=key_port, key=KEY, url=server_url().split()[0])
    )
    folder.chmod(0o755)
    with subprocess.Popen(["/usr/sbin/nginx", "-c", configuration, "-e", folder / "error.log"]) as nginx:
        try:
            wait_for(lambda: (folder / "pid").exists() or nginx.poll() is not None, 20, "nginx")
            assert nginx.poll() is None, (folder / "error.log").read_text()
            yield Front(f"https://127.0.0.1:{password_port}", f"https://127.0.0.1:{key_port}", folder / "ca.pem")
        finally:
            nginx.terminate()


@pytest.fixture
def index(front) -> Iterator[None]:
    with own_index(server_url(), ELASTICSEARCH_CA=str(front.authority)):
        yield


def found() -> list[str]:
    engine = ElasticEngine(patience=30)
    return [hit.key for hit in engine.search(SearchQuery(text="roshni", on=TODAY)).hits]


def test_a_name_and_password_over_tls(front, index, numbers):
    with override_settings(ELASTICSEARCH_URL=front.by_password, ELASTICSEARCH_USER="waymark", ELASTICSEARCH_PASSWORD=PASSWORD):
        assert found() == ["roshni"]


def test_an_api_key_over_tls(front, index, numbers):
    with override_settings(ELASTICSEARCH_URL=front.by_key, ELASTICSEARCH_API_KEY=KEY):
        assert found() == ["roshni"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"ELASTICSEARCH_USER": "waymark", "ELASTICSEARCH_PASSWORD": "guessed-password"},
        {"ELASTICSEARCH_API_KEY": "guessed-key"},
        {"ELASTICSEARCH_USER": "waymark", "ELASTICSEARCH_PASSWORD": PASSWORD, "ELASTICSEARCH_CA": ""},
    ],
    ids=["password", "key", "unknown authority"],
)
def test_what_is_wrong_is_refused_and_no_secret_is_told(front, index, numbers, caplog, wrong):
    url = front.by_key if "ELASTICSEARCH_API_KEY" in wrong else front.by_password
    with override_settings(ELASTICSEARCH_URL=url, **wrong), pytest.raises(SearchUnavailable) as refused:
        found()
    told = str(refused.value) + caplog.text
    assert not [secret for secret in (PASSWORD, KEY, "guessed", "roshni") if secret in told]
