import { COLOURS, type Paper, writeLine } from '../../../platform/paper/paper.ts'

/** The frame of a chart, in points from the top left of the page. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** The space for the values beside the frame and for the labels below it. */
const AXIS_WIDTH = 50
const AXIS_HEIGHT = 16

export function plotArea({ x, y, width, height }: Frame): Frame {
  return { x: x + AXIS_WIDTH, y, width: width - AXIS_WIDTH, height: height - AXIS_HEIGHT }
}

/** Makes a scale from zero (or below it) to the largest value, with round ticks. */
export function verticalScale(values: readonly number[], area: Frame): Scale {
  let low = 0
  let high = 0
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const step = roundStep((high - low) / 5 || 1)
  const first = Math.floor(low / step) * step
  const last = Math.max(first + step, Math.ceil(high / step) * step)
  const count = Math.round((last - first) / step)
  const ticks = Array.from({ length: count + 1 }, (_, i) => first + i * step)
  const at = (value: number) => area.y + area.height * (1 - (value - first) / (last - first))
  return { at, ticks }
}

/** Makes the positions of points at even distances along the frame. */
export function horizontalPositions(count: number, area: Frame): (index: number) => number {
  return index => area.x + (count < 2 ? 0 : (index / (count - 1)) * area.width)
}

export function drawGrid(
  paper: Paper,
  area: Frame,
  scale: Scale,
  format: (value: number) => string,
): void {
  const { doc } = paper
  for (const tick of scale.ticks) {
    const y = scale.at(tick)
    const zero = Math.abs(tick) < 1e-12
    doc
      .moveTo(area.x, y)
      .lineTo(area.x + area.width, y)
      .lineWidth(zero ? 0.8 : 0.4)
      .stroke(zero ? COLOURS.soft : COLOURS.rule)
    const style = {
      size: 6.5,
      colour: COLOURS.soft,
      width: AXIS_WIDTH - 6,
      align: 'right',
    } as const
    writeLine(paper, format(tick), area.x - AXIS_WIDTH, y - 5, style)
  }
}

/** Draws as many labels as fit, at even distances from the first on. */
export function drawLabels(paper: Paper, area: Frame, labels: readonly string[]): void {
  const positions = horizontalPositions(labels.length, area)
  const shown = Math.max(1, Math.floor(area.width / 54))
  const every = Math.max(1, Math.ceil(labels.length / shown))
  for (let i = 0; i < labels.length; i += every) {
    const centred = { size: 6.5, colour: COLOURS.soft, width: 50, align: 'center' } as const
    writeLine(paper, labels[i]!, positions(i) - 25, area.y + area.height + 4, centred)
  }
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const first = rough / power
  return power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10)
}
