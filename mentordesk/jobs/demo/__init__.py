"""The demo programme: invented people in one finished, one running and one opening round."""

from mentordesk.jobs.demo.programme import make_demo

__all__ = ["make_demo"]
