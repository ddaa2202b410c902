/** Named lists of values, e.g. `{ cdr: ['0.01', '0.02'], cpr: ['0.05', '0.1'] }`. */
export type Axes = Readonly<Record<string, readonly string[]>>

/** One value of each axis. */
export type GridPoint = Readonly<Record<string, string>>

/** Grids grow by multiplication; this many runs is the most one asks for. */
export const GRID_POINTS_MAX = 10_000

/** Every combination, the last axis changing fastest; null when there would be too many. */
export function scenarioGrid(axes: Axes): readonly GridPoint[] | null {
  const size = Object.values(axes).reduce((product, values) => product * values.length, 1)
  if (size > GRID_POINTS_MAX) return null
  return Object.entries(axes).reduce<GridPoint[]>(
    (points, [name, values]) =>
      points.flatMap(point => values.map(value => ({ ...point, [name]: value }))),
    [{}],
  )
}
