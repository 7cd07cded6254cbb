"""The words of the settings: steps in the history, and what each weight looks at."""

from __future__ import annotations

HISTORY: dict[str, str] = {
    "CopyRound": "Round “{round}” added with the dates and weights of “{before}”",
    "ReopenRound": "Round “{round}” reopened as {state}: {why}",
    "SetGoodOption": "Good option of “{round}” set to {score} or more",
    "AddWords": "New in the programme’s lists: {words}",
    "RemoveTopic": "“{topic}” removed from its list",
    "MergeTopics": "“{topic}” merged into “{into}”",
    "SetLogo": "Logo of {programme} changed",
    "RemoveCohortCode": "Meaning of cohort code {code} removed",
}
"""The commands of the programme's lists and of its rounds' settings, in the past tense."""

WEIGHT_READS: dict[str, str] = {
    "topics": "what mentees want against what mentors offer; the first wish counts double",
    "sector": "the sector wished for against where the mentor works",
    "hours": "time both are free in the same week, clocks compared",
    "language": "how well both speak a language they share",
    "stage": "how many years the mentor is ahead; 5 to 15 is best",
    "country": "only where the mentee named a country",
    "wishes": "whom the mentee named; the first wish counts most",
    "fairness": "for whoever has had no pair yet, on either side",
    "waiting": "a bonus for waiting: half for each round in vain, up to half for a year since "
    "applying; the same with every mentor",
}
"""In half a sentence, what a criterion of the score looks at, by its name."""


def sum_of_weights(total: int) -> str:
    """What weights still lack or have too much, as they must add to 100."""
    if total < 100:
        return f"{100 - total} still to give"
    if total > 100:
        return f"{total - 100} too many"
    return "They add to 100"
