"""The matching weights of a round: whole numbers that add to 100, kept as one step when they do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QWidget,
)

from mentordesk.commands.round_life import SetGoodOption
from mentordesk.commands.rounds import SetWeights
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.matching.pool import DEFAULT_GOOD_OPTION, DEFAULT_WEIGHTS, Criterion
from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.ui.empty import Empty
from mentordesk.ui.fields import NumberField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import FORM_WIDTH, Section, dress, narrow
from mentordesk.ui.slider_number import SliderNumber
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, restyle, row, rule
from mentordesk.wording.matching import CRITERIA
from mentordesk.wording.programme import WEIGHT_READS, sum_of_weights
from mentordesk.wording.refusals import refusal


class WeightsSection(Section):
    """The weights of one round. While they do not add to 100 nothing is kept, and it says so."""

    name = "weights"
    title = "Matching weights"
    icon = Icon.SCALE
    tables = frozenset({"round"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.round: RoundRow | None = None
        self.weights: dict[Criterion, Weight] = {}
        self._build()

    @property
    def typed(self) -> dict[Criterion, int]:
        """The weights as they now stand."""
        return {criterion: weight.value for criterion, weight in self.weights.items()}

    def fill(self) -> None:
        """Show the rounds and the weights of the chosen one; weights being balanced stay."""
        rounds = self.desk.ask(all_rounds)
        self.empty.setVisible(not rounds)
        self._area.setVisible(bool(rounds))
        wanted = self.round.id if self.round else self.round_id
        found = next((each for each in rounds if each.id == wanted), rounds[0] if rounds else None)
        self.rounds.blockSignals(True)
        self.rounds.clear()
        for each in rounds:
            self.rounds.addItem(each.name, each.id)
        self.rounds.setCurrentIndex(self.rounds.findData(found.id) if found else -1)
        self.rounds.blockSignals(False)
        before, self.round = self.round, found
        if found is not None:
            same = before is not None and (before.id, before.weights) == (found.id, found.weights)
            self._show(found, keep=same and sum(self.typed.values()) != 100)

    def arrive(self, thing: object) -> None:
        """Show the weights of this round."""
        self._choose(str(thing))

    def set_round(self, round_id: str | None) -> None:
        """Go with the round picker, unless weights are just being balanced."""
        super().set_round(round_id)
        if self.round is not None and round_id and sum(self.typed.values()) == 100:
            self._choose(round_id)

    def usual(self) -> None:
        """Back to the weights every round starts with."""
        self._put({c: DEFAULT_WEIGHTS[c] for c in Criterion})
        self._weigh()

    def put_back(self) -> None:
        """Show the weights that are kept."""
        if self.round is not None:
            self._show(self.round, keep=False)

    def _choose(self, round_id: str) -> None:
        if self.round is None or self.round.id != round_id:
            self.round = None
            self.round_id = round_id
            self.refresh()

    def _build(self) -> None:
        theme = self.theme
        self.rounds = QComboBox()
        self.rounds.setObjectName("weights_round")
        self.rounds.setAccessibleName("Round")
        self.rounds.setMinimumWidth(theme.scaled(280))
        self.rounds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.rounds.activated.connect(lambda _n: self._choose(self.rounds.currentData()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for number, criterion in enumerate(Criterion):
            weight = Weight(theme, criterion)
            self.weights[criterion] = weight
            grid.addWidget(weight.words, number, 0)
            grid.addWidget(weight.slider, number, 1)
            grid.addWidget(weight.spin, number, 2)
            weight.moved.connect(self._count)
            weight.settled.connect(self._weigh)
        self.sum = label("", "name")
        self.sum.setObjectName("weights_sum")
        self._kept = label("", "small", "muted", wraps=True)
        self.usual_button = button("Usual weights", self.usual, name="usual_weights")
        self.back_button = button("Put back", self.put_back, kind="quiet", name="weights_put_back")
        self._refused: QLabel = label("", "small", "urgent", wraps=True)
        self._refused.hide()
        self.good = NumberField("Good option from", 0, 100, may_be_empty=False)
        dress(self.good, "good_option")
        narrow(self.good, 72)
        self.good.committed.connect(self._set_good)
        box = column(
            row(label("Round", "small", "muted"), self.rounds, 0, space=Space.M),
            self._kept,
            Space.XS,
            grid,
            rule(),
            row(self.sum, 0, self.back_button, self.usual_button),
            self._refused,
            Space.M,
            self.good,
            label(
                f"A mentee with few good options is shown first on the board. Usual: "
                f"{DEFAULT_GOOD_OPTION}.",
                "small",
                "muted",
                wraps=True,
            ),
            0,
            space=Space.S,
        )
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        body = QWidget()
        body.setProperty("ground", "surface")
        body.setLayout(box)
        body.setMaximumWidth(theme.scaled(FORM_WIDTH + 80))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(body)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Empty(theme)
        self.empty.say(
            Icon.SCALE, "No round yet", "Weights belong to a round. Start one under Rounds."
        )
        self.setLayout(column(self._area, self.empty, space=0))

    def _show(self, found: RoundRow, keep: bool) -> None:
        is_locked = found.state in FINISHED_ROUND or self.desk.is_read_only
        if not keep:
            self._put({c: found.weights.get(c.value, 0) for c in Criterion})
        self.good.set_value(found.good_option)
        self.good.line.setReadOnly(is_locked)
        for weight in self.weights.values():
            weight.slider.setEnabled(not is_locked)
            weight.spin.setEnabled(not is_locked)
        self.usual_button.setEnabled(not is_locked)
        self._refused.hide()
        if found.state in FINISHED_ROUND:
            self._kept.setText("This round is finished: its weights are kept as they are.")
        else:
            self._kept.setText(
                "What counts in a score of 100. New weights are kept as soon as they add to 100."
            )
        self._count()

    def _put(self, weights: Mapping[Criterion, int]) -> None:
        for criterion, value in weights.items():
            self.weights[criterion].show_value(value)
        self._count()

    def _count(self) -> None:
        total = sum(self.typed.values())
        off = total != 100
        self.sum.setText(f"{sum_of_weights(total)}: not kept yet" if off else sum_of_weights(100))
        restyle(self.sum, "tone", "attention" if off else "ink")
        self.back_button.setVisible(off)
        usual = all(DEFAULT_WEIGHTS[c] == value for c, value in self.typed.items())
        self.usual_button.setVisible(not usual)

    def _weigh(self) -> None:
        """Keep the weights when they add to 100 and are other than those kept."""
        found, typed = self.round, self.typed
        if found is None or sum(typed.values()) != 100:
            return
        if {c.value: value for c, value in typed.items()} == dict(found.weights):
            return
        self.desk.do(SetWeights(found.id, tuple(typed.items())), refused=self._refuse)

    def _set_good(self, score: int) -> None:
        if self.round is not None:
            self.desk.do(SetGoodOption(self.round.id, score), refused=self.good.refuse)

    def _refuse(self, refused: Refused) -> None:
        self._refused.setText(str(refusal(refused)))
        self._refused.show()


class Weight(SliderNumber):
    """One weight: what it looks at, a slider and a number, always the same."""

    moved = Signal()
    settled = Signal()

    def __init__(self, theme: Theme, criterion: Criterion) -> None:
        title, about = CRITERIA[criterion.value], WEIGHT_READS[criterion.value]
        widths = theme.scaled(140), theme.scaled(72)
        super().__init__(title, about, f"weight_{criterion.value}", widths)
        name = label(title)
        reads = label(about.capitalize(), "small", "muted", wraps=True)
        reads.setMinimumWidth(theme.scaled(250))
        self.words = QWidget()
        self.words.setLayout(column(name, reads, space=0))
        name.setBuddy(self.spin)
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.settled)
        self.spin.valueChanged.connect(self._typed)

    def _slid(self, value: int) -> None:
        self.show_value(value)
        self.moved.emit()
        if not self.slider.isSliderDown():
            self.settled.emit()

    def _typed(self, value: int) -> None:
        self.show_value(value)
        self.moved.emit()
        self.settled.emit()
