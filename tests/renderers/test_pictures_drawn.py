import io

import pytest
from PIL import Image

from clauses.renderers.pictures_drawn import SCALE, scene_png
from clauses.renderers.recipients import Edge, Recipient
from clauses.renderers.scenes import Scene, recipients_scene, retention_scene
from tests.renderers.test_scenes import LINE

EVERY_EDGE = recipients_scene([Recipient(one.title(), one, (), ()) for one in Edge])


def drawn(scene: Scene) -> Image.Image:
    return Image.open(io.BytesIO(scene_png(scene))).convert("RGB")


@pytest.mark.parametrize(
    "scene", [EVERY_EDGE, retention_scene(LINE, ("p. 1", "p. 2", "p. 3"))], ids=["edges", "line"]
)
def test_every_look_is_drawn_on_white_with_the_same_bytes_each_time(scene: Scene) -> None:
    picture = drawn(scene)
    assert picture.size == (440 * SCALE, round(scene.height * SCALE))
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert scene_png(scene) == scene_png(scene)


def test_a_bar_is_drawn_where_the_scene_has_it() -> None:
    scene = retention_scene(LINE, ("p. 1", "p. 2", "p. 3"))
    bar = next(one for one in scene.shapes if one.look == "bar bar-over")
    middle = round((bar.y + bar.height / 2) * SCALE)  # type: ignore[union-attr]
    picture = drawn(scene)
    paper = picture.getpixel((picture.width - 1, middle))
    red = [x for x in range(picture.width) if picture.getpixel((x, middle)) != paper]
    assert abs(red[0] - bar.x * SCALE) < 4  # type: ignore[union-attr]  # smoothed by a point or two at the edges
    assert abs(red[-1] - (bar.x + bar.width) * SCALE) < 4  # type: ignore[union-attr]
