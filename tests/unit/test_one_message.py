"""What a text was worked out to is kept while its message is answered, and forgotten then."""

from __future__ import annotations

from bot import one_message


def test_it_is_worked_out_once_for_a_message_and_anew_for_the_next() -> None:
    asked: list[str] = []

    @one_message.kept_meanwhile
    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    for _ in range(2):
        with one_message.one_message():
            assert [size("没空"), size("没空")] == [2, 2]
    assert asked == ["没空", "没空"]
