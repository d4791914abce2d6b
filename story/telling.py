"""The story is told: scene after scene is announced, done, and waited for."""

from __future__ import annotations

from collections.abc import Iterator

from story import first_day, next_days
from story.place import Place
from story.scene import EVERYBODY, Scene, Stage
from story.terminal import Terminal


def told(place: Place, terminal: Terminal) -> Iterator[Scene]:
    """Each scene, once it has happened and everybody's phone has been looked at.

    Raises: Lost, Died, StopAsked
    """
    stage = Stage(place, place.now())
    place.on_news, place.on_page = terminal.comes, terminal.opens
    for scene in (*first_day.scenes, *next_days.scenes):
        stage.go_to(scene.day, scene.at)
        place.show(scene.phones, scene.about, en=scene.caption(0), zh=scene.caption(1))
        terminal.begins(scene)
        place.pause(place.before_s)
        scene.act(stage)
        for user_id in EVERYBODY:
            place.look(user_id)
        yield scene
