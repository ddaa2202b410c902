import { COLOURS, type Paper, SERIES, writeLine } from '../../../platform/paper/paper.ts'
import {
  drawGrid,
  drawLabels,
  type Frame,
  horizontalPositions,
  plotArea,
  verticalScale,
} from './axes.ts'

export interface Series {
  readonly label: string
  readonly values: readonly number[]
}

export interface TimeChart {
  readonly frame: Frame
  /** One label for each position along the axis; series may end before it does. */
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly format: (value: number) => string
}

const LEGEND_SIZE = 7
const LEGEND_LINE = 13
/** The swatch before a name, and the space after it. */
const LEGEND_BESIDE = 24

/** Draws the first series as an area, the others as lines over it. */
export function drawLines(paper: Paper, chart: TimeChart): void {
  const { doc } = paper
  const area = drawLegend(paper, chart)
  const scale = verticalScale(
    chart.series.flatMap(s => s.values),
    area,
  )
  const positions = horizontalPositions(chart.labels.length, area)
  drawGrid(paper, area, scale, chart.format)
  const [first] = chart.series
  if (first && first.values.length > 1) {
    fillBetween(
      paper,
      first.values.map(scale.at),
      first.values.map(() => scale.at(0)),
      positions,
      {
        colour: SERIES[0]!,
        opacity: 0.12,
      },
    )
  }
  chart.series.forEach(({ values }, i) => {
    trace(paper, values.map(scale.at), positions)
    doc.lineWidth(i === 0 ? 1.4 : 0.9).stroke(SERIES[i % SERIES.length]!)
  })
  drawLabels(paper, area, chart.labels)
}

/** Draws series on top of each other, the first at the bottom. */
export function drawStack(paper: Paper, chart: TimeChart): void {
  const area = drawLegend(paper, chart)
  const tops: (readonly number[])[] = []
  for (const { values } of chart.series) {
    const below = tops.at(-1)
    tops.push(values.map((value, i) => value + (below?.[i] ?? 0)))
  }
  const scale = verticalScale(tops.flat(), area)
  const positions = horizontalPositions(chart.labels.length, area)
  drawGrid(paper, area, scale, chart.format)
  tops.forEach((top, s) => {
    const under = top.map((_, i) => scale.at(tops[s - 1]?.[i] ?? 0))
    const colour = SERIES[s % SERIES.length]!
    fillBetween(paper, top.map(scale.at), under, positions, { colour, opacity: 0.9 })
  })
  drawLabels(paper, area, chart.labels)
}

export interface Bar {
  readonly label: string
  readonly value: number
}

const BAR_HEIGHT = 22

export function tornadoHeight(bars: readonly Bar[]): number {
  return bars.length * BAR_HEIGHT + 24
}

/** Draws bars from a common middle, in the order given: with the longest first, a tornado. */
export function drawTornado(
  paper: Paper,
  frame: Frame,
  bars: readonly Bar[],
  format: (value: number) => string,
): void {
  const { doc } = paper
  const named = frame.width * 0.26
  const half = (frame.width - named) / 2
  const middle = frame.x + named + half
  const largest = Math.max(...bars.map(b => Math.abs(b.value)), 1)
  // A figure stands beside its bar: a bar leaves room for it.
  const reach = half - 62
  bars.forEach(({ label, value }, i) => {
    const y = frame.y + i * BAR_HEIGHT
    const length = (Math.abs(value) / largest) * reach
    const from = value < 0 ? middle - length : middle
    doc.rect(from, y + 4, Math.max(length, 0.5), BAR_HEIGHT - 9)
    doc.fill(value < 0 ? COLOURS.bad : COLOURS.good)
    writeLine(paper, label, frame.x, y + 5, { size: 8, width: named - 10 })
    const text = value > 0 ? `+${format(value)}` : format(value)
    const beside = { size: 7.5, width: 58, align: value < 0 ? 'right' : 'left' } as const
    writeLine(paper, text, value < 0 ? from - 62 : from + length + 4, y + 5, beside)
  })
  const bottom = frame.y + bars.length * BAR_HEIGHT
  doc.moveTo(middle, frame.y).lineTo(middle, bottom).lineWidth(0.8).stroke(COLOURS.soft)
}

/** Draws the legend in as many lines as it needs; returns the frame that is left below it. */
function drawLegend(paper: Paper, { frame, series }: TimeChart): Frame {
  const { doc } = paper
  const { x: left, width, ...plot } = plotArea(frame)
  doc.fontSize(LEGEND_SIZE)
  let x = left
  let lines = 1
  series.forEach(({ label }, i) => {
    const needed = Math.min(doc.widthOfString(label), width - LEGEND_BESIDE) + LEGEND_BESIDE
    if (x > left && x + needed > left + width) {
      x = left
      lines++
    }
    const y = frame.y + (lines - 1) * LEGEND_LINE
    doc.rect(x, y + 2, 8, 8).fill(SERIES[i % SERIES.length]!)
    writeLine(paper, label, x + 11, y + 0.5, { size: LEGEND_SIZE, width: needed - 12 })
    x += needed
  })
  const height = lines * LEGEND_LINE + 3
  return { x: left, width, y: plot.y + height, height: plot.height - height }
}

function trace(paper: Paper, ys: readonly number[], positions: (index: number) => number): void {
  ys.forEach((y, i) => {
    if (i === 0) paper.doc.moveTo(positions(i), y)
    else paper.doc.lineTo(positions(i), y)
  })
}

function fillBetween(
  { doc }: Paper,
  upper: readonly number[],
  lower: readonly number[],
  positions: (index: number) => number,
  { colour, opacity }: { readonly colour: string; readonly opacity: number },
): void {
  const back = lower.map((y, i) => [positions(i), y] as const).reverse()
  const points = [...upper.map((y, i) => [positions(i), y] as const), ...back]
  for (const [i, [x, y]] of points.entries()) {
    if (i === 0) doc.moveTo(x, y)
    else doc.lineTo(x, y)
  }
  doc.closePath().fillOpacity(opacity).fill(colour).fillOpacity(1)
}
