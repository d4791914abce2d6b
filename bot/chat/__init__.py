"""What somebody says, from the message to what is done and answered. Where a message goes, step by step:

arrives     `dispatcher` (one effect a message), `inbox` (its row), `senders`, `outsiders`; a tap is a call: `card_actions`
heard       `heard` puts a text into one form; `handling` makes the `context` in which it is understood; `conversation`
            decides which of the following it is
answers     the question that is open: `answering`, by `short_answers`, in words of one's own (`answered_in_words`,
            `dictated`, `drafted`), by `choosing` one of the `offered`, with another time (`time_instead`) or anything else
            that is new (`put_right`); `second_thoughts` about what was done; `leaving` it for something else, or for
            another order of the same interview (`other_order`); `late`, once it has lapsed
goes on     from what was shown last: `follow_up`, `look_again`, `last_shown`, `reminding`, `asked_of_it`; from what was
            ordered last: `done_again`
is several  requests: `two_requests` (`cuts` part them, `sides` reads each), `several`, `named_together`, `only_one`, and then
            `in_turn`
routed      `routing` makes a `call` of it: by a verb (`verbs`, `around_verb`), by a word that hints at one (`hints`), by its
            cues (`gist`, `cues`, `masked`) or freely (`in_own_words`, `understanding`); where it only asks it is a look
            (`looks`). The call's `arguments` are read by `kinds` (`which_interview`, `then`, `booking_lines`, …)
asked       what the call lacks, or whether it is meant: `asking`, `phrasing`, `guessing`; `dialog` remembers it
done        by a handler in `commands/`, which `declaring` and `handlers` collect; of one's own settings `own_settings`
told        by the context's own ways to answer, by `one_interview` and `who_hears`
"""
