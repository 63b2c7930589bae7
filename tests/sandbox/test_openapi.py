"""The description of the control API: every route is in it, and real answers are as it says."""

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from jsonschema import Draft202012Validator
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.acting.perform import ACTS
from sandbox.server import Sandbox
from tests.sandbox.block_kit import button, field, modal

DESCRIBED = json.loads((Path(__file__).parents[2] / "sandbox" / "openapi.json").read_text())

COVERAGE = "#/components/schemas/Coverage"


def problems(answer: Any, schema: dict[str, Any]) -> list[str]:
    """Where an answer is not as its schema says."""
    whole = {**schema, "components": DESCRIBED["components"]}
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(whole).iter_errors(answer)]


def schema_of(path: str, method: str, status: int) -> dict[str, Any]:
    told = DESCRIBED["paths"][path][method]["responses"][str(status)]["content"]["application/json"]["schema"]
    assert isinstance(told, dict)
    return told


async def asked(page: aiohttp.ClientSession, path: str, *, method: str = "get", body: Any = None, **query: str) -> Any:
    """The answer, once it is found to be as described."""
    async with page.request(method, path, params=query, json=body) as response:
        answer = await response.json()
        assert problems(answer, schema_of(path, method, response.status)) == []
        return answer


def test_every_route_is_described(slack: Sandbox) -> None:
    """And nothing else is."""
    routes = {(method.lower(), path) for method, path in slack.control.paths}
    described = {(method, path) for path, methods in DESCRIBED["paths"].items() for method in methods}
    assert routes == described


def test_every_act_is_described() -> None:
    """With all its words."""
    described = [act["properties"]["do"]["const"] for act in DESCRIBED["components"]["schemas"]["Act"]["oneOf"]]
    assert sorted(described) == sorted(ACTS)


def test_its_schemas_are_schemas() -> None:
    """Each by itself, and every reference leads somewhere."""
    for schema in DESCRIBED["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    text = json.dumps(DESCRIBED)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names <= DESCRIBED["components"]["schemas"].keys()


async def test_a_visit_is_as_described(slack: Sandbox, page: aiohttp.ClientSession, bolt: AsyncApp) -> None:
    """Requests and answers: a form, a Home tab, a reaction, a file, faults, the wire."""

    @bolt.command("/need")
    async def need(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_publish(
            user_id=body["user_id"],
            view={"type": "home", "blocks": [{"type": "actions", "elements": [button(action_id="go")]}]},
        )
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("name")))
        await ack("Asked")

    ana, teachers = slack.person("ana"), slack.slack.conversation("teachers", seen_by="").id

    async def act(do: str, **details: Any) -> Any:
        wish = {"as": ana.id, "do": do, **details}
        assert problems(wish, DESCRIBED["components"]["schemas"]["Act"]) == []
        return await asked(page, "/control/act", method="post", body=wish)

    assert (await act("send", channel=teachers, text="Hello"))["ok"]
    (message,) = ana.reads("teachers")
    await act("react", channel=teachers, message_ts=message.ts, name="tada")
    await act("pin", channel=teachers, message_ts=message.ts)
    await act("send", channel=teachers, text="A reply", thread_ts=message.ts)
    assert (await act("send", channel=teachers, text="/need mentor"))["outcome"]["acked"]
    form = aiohttp.FormData({"text": "Look"})
    form.add_field("file", b"\x89PNG", filename="dot.png", content_type="image/png")
    async with page.post("/control/upload", params={"as": ana.id, "channel": teachers}, data=form) as response:
        assert problems(await response.json(), schema_of("/control/upload", "post", 200)) == []
    state = await asked(page, "/control/state", **{"as": ana.id})
    assert (len(state["views"]), state["home"]["type"]) == (1, "home")
    assert [len(each["files"]) for each in state["messages"][teachers]].count(1) == 1
    for order in (
        {"method": "chat.update", "do": "slow", "seconds": 0.1},
        {"random": {"seed": 7, "rate": 0.1, "kinds": ["slow"]}},
        {"sockets": "refuse", "times": 2},
        {"delay_history": 3},
        {"redeliver": "last"},
    ):
        assert problems(order, DESCRIBED["components"]["schemas"]["FaultOrder"]) == []
        await asked(page, "/control/faults", method="post", body=order)
    assert len((await asked(page, "/control/faults"))["armed"]) == 1
    await asked(page, "/control/clock", method="post", body={"to": "2027-01-01T08:00"})
    assert (await asked(page, "/control/wire", limit="5"))["entries"]
    for path in ("/control/cast", "/control/workspaces", "/control/coverage", "/control/openapi.json"):
        await asked(page, path)


def test_what_is_not_as_described_is_noticed() -> None:
    """Or the other tests here would prove nothing."""
    assert problems({"methods": [{"method": "auth.test", "state": "maybe", "missing": ""}]}, {"$ref": COVERAGE}) == [
        "$.methods[0].state: 'maybe' is not one of ['supported', 'partial']"
    ]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/control/act", {"do": "fly"}),
        ("/control/clock", {"to": "1999-01-01"}),
        ("/control/faults", {"method": "chat.fly"}),
        ("/control/record", {"path": "../up"}),
    ],
)
async def test_refusals_are_as_described(page: aiohttp.ClientSession, path: str, body: Any) -> None:
    """A sentence each."""
    assert (await asked(page, path, method="post", body=body))["error"]
    assert (await asked(page, path, method="post", body=[]))["error"] == "the body is not a JSON object"
    assert "team" not in await asked(page, path, method="post", body=body, team="T0NONE")
