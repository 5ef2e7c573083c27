"""What a load balancer, a monitor and a browser page may learn without a key."""

import requests

from tests.server import Api, Server


def test_healthz_tells_henshin_from_anything_else(server: Server) -> None:
    answer = requests.get(f"{server.url}/healthz", timeout=10)
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["service"] == "henshin"
    assert answer.json()["version"]


def test_readyz_names_its_parts(server: Server) -> None:
    answer = requests.get(f"{server.url}/readyz", timeout=10)
    assert answer.status_code == 200
    assert answer.json() == {"status": "ready", "models": True, "database": True}


def test_metrics_count_and_never_quote(server: Server, api: Api) -> None:
    before = _comments(server)
    texts = ["この秘密の合言葉は鶴亀です", "壊れた"]
    comments = [{"id": str(number), "platform": "x", "text": text} for number, text in enumerate(texts)]
    assert api.post("/v1/analyze", json={"comments": comments}).status_code == 200
    assert _comments(server) == before + 2
    exposition = requests.get(f"{server.url}/metrics", timeout=10).text
    assert 'henshin_requests_total{endpoint="comments.analyze' in exposition
    assert "鶴亀" not in exposition


def _comments(server: Server) -> float:
    for line in requests.get(f"{server.url}/metrics", timeout=10).text.splitlines():
        if line.startswith("henshin_comments_total "):
            return float(line.split()[1])
    return 0


def test_no_comment_reaches_the_log(server: Server, api: Api) -> None:
    comment = {"id": "a", "platform": "x", "text": "ひみつのことばログテスト", "surprise": True}
    api.post("/v1/analyze", json={"comments": [comment]})
    assert "ひみつのことば" not in (server.home / "server.log").read_text()
