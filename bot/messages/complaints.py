"""What stands under a field that cannot be taken as it was filled in."""

from bot.messages.say import Say


def no_name(say: Say) -> str:
    return say.plain("Please write a name.")


def no_address(say: Say) -> str:
    return say.plain("That does not look like an e-mail address.")


def no_kind(say: Say) -> str:
    return say.plain("I don't know this organization yet. Please choose what kind of partner it is.")


def no_words(say: Say) -> str:
    return say.plain("Please write a word or two.")


def too_many_topics(most: int, say: Say) -> str:
    return say.plain("Please choose the {most} that matter most.", most=most)


def long_topic(say: Say) -> str:
    return say.plain("One topic is very long. Please put commas between topics.")


def nobody_chosen(say: Say) -> str:
    return say.plain("Please choose somebody.")


def no_email(say: Say) -> str:
    return say.plain("That does not look like an e-mail address.")


def no_channel(say: Say) -> str:
    return say.plain("Please choose a channel.")


def day_is_over(say: Say) -> str:
    return say.plain("That day is over. Choose a later one, or none.")
