"""What made-up students write: enough that reasons, answers and reflections look as they do in a class."""

REASONS = (
    "Because the paper says how few men there are.",
    "We cannot take this back later, so I would rather wait.",
    "If we do nothing they will think that we are afraid.",
    "My brief says that this is what I want, but I am not sure that it is right.",
    "The cost falls on people who are not in this room.",
    "I trust the second report more than the first one: it has numbers in it.",
    "Whoever asks first has already lost something. So ask last.",
    "I changed my mind twice. In the end the date decided it for me.",
    "The others will say that it is too risky. Everything here is.",
    "It keeps the most doors open. That is worth more to me than being right.",
    "We promised. A promise dropped once is worth nothing the next time, and we shall need somebody who believes us.",
    "idk, seems ok",
    "不能再等了。",
    "<b>No!</b> =1+1 & so on",
    "Neither is good. This one at least can be paid for.",
    "Because of what happened the last time.",
)
ANSWERS = (
    "That nobody in the room knew what the others wanted.",
    "I would have asked for one more day.",
    "The figures: I had thought of it as a question of courage.",
    "It looks different when you know how it ended, and that bothers me.",
    "We talked about honor and the paper talked about trucks.",
    "I learned that my own vote alone would have led somewhere else.",
    "Who was not at the table.",
    "Something like this happened in my own street last year, only smaller.",
)
