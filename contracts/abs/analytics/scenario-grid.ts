/** Axes: named lists of values, e.g. `{ cdr: ["0.01", "0.02"], cpr: ["0.05", "0.1"] }`. */
export type Axes = Readonly<Record<string, readonly string[]>>

/** A point: one value of each axis. */
export type GridPoint = Readonly<Record<string, string>>

/** The most points of a grid, which grows by multiplication. */
export const GRID_POINTS_MAX = 10_000

/** Lists every combination, the last axis changing fastest; null when there are too many. */
export function scenarioGrid(axes: Axes): readonly GridPoint[] | null {
  const size = Object.values(axes).reduce((product, values) => product * values.length, 1)
  if (size > GRID_POINTS_MAX) return null
  return Object.entries(axes).reduce<GridPoint[]>(
    (points, [name, values]) =>
      points.flatMap(point => values.map(value => ({ ...point, [name]: value }))),
    [{}],
  )
}
