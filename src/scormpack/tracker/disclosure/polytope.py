"""All counts that fit what is published, as a polytope; HiGHS finds how low and how high a sum can be in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scormpack.core.errors import ToolMissing

_PRIMAL: Final = 4  # a new sum leaves the last point allowed, so the primal simplex goes on from it

_HOLDS: Final = 1e-7

Sparse = Mapping[int, float]  # variable -> coefficient


@dataclass(frozen=True, slots=True)
class Solution:
    """One end of a sum: its value, the unknowns there, and the rows that hold it (row -> dual)."""

    value: float
    point: Any
    holding: tuple[int, ...]


class Polytope:
    """Unknown counts of 0 and more, under rows `lower <= sum <= upper`; the solver goes on from its last point."""

    def __init__(self, unknowns: int, rows: Sequence[tuple[Sparse, float, float]], *, whole: bool = False) -> None:
        try:
            import highspy
            import numpy as np
        except ImportError as fault:
            raise ToolMissing("The solver HiGHS is not installed.", fix="pip install 'scormpack[track]'") from fault
        self.unknowns, self.solved, self._np = unknowns, 0, np
        self._solver = _silent(highspy)
        for name, value in (("threads", 1), ("random_seed", 1), ("simplex_strategy", _PRIMAL)):
            self._solver.setOptionValue(name, value)
        self._infinity = highspy.kHighsInf
        self._solver.passModel(self._model(highspy, rows, whole=whole))
        self._all = np.arange(unknowns, dtype=np.int32)

    def _model(self, highspy: Any, rows: Sequence[tuple[Sparse, float, float]], *, whole: bool) -> Any:
        np, model = self._np, highspy.HighsLp()
        model.num_col_, model.num_row_ = self.unknowns, len(rows)
        model.col_cost_ = np.zeros(self.unknowns)
        model.col_lower_ = np.zeros(self.unknowns)
        model.col_upper_ = np.full(self.unknowns, self._infinity)
        model.row_lower_ = np.array([lower for _, lower, _ in rows], dtype=float)
        model.row_upper_ = np.array([min(upper, self._infinity) for _, _, upper in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row) for row, _, _ in rows)], dtype=np.int32)
        model.a_matrix_.index_ = np.array([index for row, _, _ in rows for index in row], dtype=np.int32)
        model.a_matrix_.value_ = np.array([value for row, _, _ in rows for value in row.values()], dtype=float)
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * self.unknowns
        return model

    def loosen(self, row: int, lower: float, upper: float) -> None:
        """Gives a row other ends."""
        self._solver.changeRowBounds(row, lower, min(upper, self._infinity))

    def lowest(self, sum_: Sparse) -> Solution:
        """The least that a sum can be."""
        return self._solve(sum_, 1.0)

    def highest(self, sum_: Sparse) -> Solution:
        """The greatest that a sum can be; infinity when nothing holds it."""
        return self._solve(sum_, -1.0)

    def _solve(self, sum_: Sparse, sign: float) -> Solution:
        import highspy

        cost = self._np.zeros(self.unknowns)
        for index, value in sum_.items():
            cost[index] = sign * value
        self._solver.changeColsCost(self.unknowns, self._all, cost)
        self._solver.run()
        self.solved += 1
        status = self._solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            unbounded = {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}
            if status not in unbounded:
                raise ArithmeticError(f"the solver ended with {status}")
            return Solution(-sign * float("inf"), None, ())
        solution = self._solver.getSolution()
        duals = self._np.asarray(solution.row_dual) if solution.row_dual else self._np.zeros(0)
        holding = tuple(int(row) for row in self._np.nonzero(abs(duals) > _HOLDS)[0])
        return Solution(
            sign * self._solver.getInfo().objective_function_value, self._np.asarray(solution.col_value), holding
        )


def _silent(highspy: Any) -> Any:
    """A solver that prints nothing: its first words come with its callbacks, so silence must come before."""

    class Silent(highspy.Highs):  # type: ignore[misc]
        def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS's name
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()

    return Silent()
