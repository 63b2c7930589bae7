"""Files in blocks: pictures of the workspace's own, completed as Slack completes them, and files from elsewhere."""

from collections.abc import Iterator
from typing import Any

from sandbox.errors import refused_with
from sandbox.files.sharing import may_read
from sandbox.parsing import Json
from sandbox.records.file import File
from sandbox.workspace.workspace import Workspace


def look_up_files(
    workspace: Workspace, bot_user_id: str, blocks: list[Json], pointer: str = "/blocks", error: str = "invalid_blocks"
) -> None:
    """In place; refuses what is no picture, or none that this app may show."""
    for image, where in list(_images(blocks, pointer)):
        file = _named(workspace, image["slack_file"])
        if file is None or file.is_deleted or not file.kind.is_picture or not may_read(workspace, file, bot_user_id):
            raise refused_with(error, [f"[ERROR] invalid slack file [json-pointer:{where}/slack_file]"])
        image.update(_facts(file), slack_file={"id": file.id, "url": file.address})


def remote_files(workspace: Workspace, bot_user_id: str, blocks: list[Json]) -> tuple[File, ...]:
    """What `file` blocks show: files that lie elsewhere and that this app has told Slack of."""
    found = []
    for number, block in enumerate(blocks):
        if block["type"] != "file":
            continue
        file = workspace.files.find_remote(bot_user_id, block["external_id"])
        if file is None:
            problem = f"[ERROR] file not found [json-pointer:/blocks/{number}/external_id]"
            raise refused_with("invalid_blocks", [problem])
        found.append(file)
    return tuple(found)


def _named(workspace: Workspace, reference: Json) -> File | None:
    """By id, or by its private address."""
    if "id" in reference:
        return workspace.files.find(reference["id"])
    return workspace.files.find_by_address(reference["url"])


def _facts(file: File) -> Json:
    facts: Json = {"fallback": f"{file.pixels[0]}x{file.pixels[1]}px image" if file.pixels else "image"}
    if file.pixels is not None:
        facts |= {"image_width": file.pixels[0], "image_height": file.pixels[1]}
    return {**facts, "image_bytes": file.length}


def _images(part: Any, pointer: str) -> Iterator[tuple[Json, str]]:
    if isinstance(part, list):
        for index, each in enumerate(part):
            yield from _images(each, f"{pointer}/{index}")
    elif isinstance(part, dict):
        if part.get("type") == "image" and "slack_file" in part:
            yield part, pointer
        for key, each in part.items():
            if key != "slack_file":
                yield from _images(each, f"{pointer}/{key}")
