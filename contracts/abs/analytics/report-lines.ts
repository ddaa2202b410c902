import { type Answer, answer } from '../../kernel/answer.ts'
import { type Detailed, refuse } from '../../kernel/decision.ts'
import { formatMinor } from '../../kernel/money.ts'
import { Rate } from '../../kernel/rate.ts'
import { nearest } from '../expression/nearest.ts'
import type { TriggerEvidence } from '../trigger/test-trigger.ts'

/** What one period of a run has, by name: `pool.interest`, `note.A.closing`, `fee.vat.paid`. */
type Figures = ReadonlyMap<string, Figure>

type Figure =
  | { readonly kind: 'amount'; readonly fen: bigint }
  | { readonly kind: 'text'; readonly text: string }

/** The lines of an investor report as it has them: `12,345.60`, `3.20%`, `2026-04-26`. */
type StatedLines = Readonly<Record<string, string>>

/** The figures that a line adds up, `-` before those it takes off, and why it may differ. */
export interface LineMap {
  readonly figures: readonly string[]
  readonly because?: string | undefined
}

/** `explained`: it differs, and the mapping says why. */
export type LineVerdict = 'equal' | 'explained' | 'different' | 'unmapped'

export interface LineComparison {
  readonly line: string
  readonly stated: string
  /** What the run has, written as the report writes it; null of an unmapped line. */
  readonly own: string | null
  readonly verdict: LineVerdict
  readonly because: string | null
}

/** Of a name that is not there the nearest one that is; empty where none is near. */
type Near = { readonly nearest: string }
export type LineRefusal =
  | Detailed<'report_must_have_the_line', Near>
  | Detailed<'figure_must_be_known', Near>
  | 'only_amounts_add_up'
  | 'stated_value_must_be_of_the_kind_of_the_figure'

export type LineDuty = LineRefusal extends infer R
  ? R extends Detailed<infer Code, Near>
    ? Code
    : R & string
  : never

/** Lists the figures of a period: all that it says of pool, notes, accounts, fees and triggers. */
export function listFigures(pool: object, result: ResultOfPeriod): Figures {
  const figures = new Map<string, Figure>()
  const { triggers, ...rest } = result
  for (const [name, value] of Object.entries({ ...rest, pool }))
    addFigures(figures, NOUNS[name] ?? name, value)
  for (const { trigger, kind, ...test } of triggers) {
    for (const [measure, value] of Object.entries(test))
      if (typeof value === 'string')
        figures.set(`trigger.${trigger}.${measure}`, readFigure(value, kind === 'money'))
    figures.set(`trigger.${trigger}.tripped`, { kind: 'text', text: String(test.tripped) })
  }
  return figures
}

/** A result of a period, in memory or as its document writes it. */
interface ResultOfPeriod {
  readonly triggers: readonly Pick<TriggerEvidence, 'trigger' | 'kind' | 'tripped'>[]
}

const NOUNS: Readonly<Record<string, string>> = { notes: 'note', accounts: 'account', fees: 'fee' }

function addFigures(figures: Map<string, Figure>, name: string, value: unknown): void {
  if (value === null || value === undefined || Array.isArray(value)) return
  if (typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) addFigures(figures, `${name}.${key}`, each)
    return
  }
  const countsMoney = !name.endsWith('.rate') && typeof value !== 'number'
  figures.set(name, readFigure(String(value), countsMoney))
}

/** Amounts are whole fen; what is not whole is no amount. */
function readFigure(text: string, countsMoney: boolean): Figure {
  const isAmount = countsMoney && WHOLE.test(text)
  return isAmount ? { kind: 'amount', fen: BigInt(text) } : { kind: 'text', text }
}

const FEN_PER_YUAN = 100
const WHOLE = /^-?\d+$/
const AMOUNT = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/
const PERCENT = /^-?\d+(\.(\d+))?%$/
const NUMBER = /^-?\d+(\.\d+)?$/

/** Compares each line of a report with the figures that its mapping names. */
export function compareLines(
  stated: StatedLines,
  maps: Readonly<Record<string, LineMap>>,
  figures: Figures,
): Answer<readonly LineComparison[], LineRefusal> {
  const absent = Object.keys(maps).find(line => !Object.hasOwn(stated, line))
  if (absent !== undefined)
    return refuse(
      'report_must_have_the_line',
      `lines.${absent}`,
      findNear(absent, Object.keys(stated)),
    )
  const compared: LineComparison[] = []
  for (const [line, value] of Object.entries(stated)) {
    const map = Object.hasOwn(maps, line) ? maps[line]! : null
    if (map === null) {
      compared.push({ line, stated: value, own: null, verdict: 'unmapped', because: null })
      continue
    }
    const found = findOwn(line, value, map, figures)
    if (!found.ok) return found
    const { own, isEqual } = found.value
    const because = isEqual ? null : (map.because ?? null)
    const verdict = isEqual ? 'equal' : because === null ? 'different' : 'explained'
    compared.push({ line, stated: value, own, verdict, because })
  }
  return answer(compared)
}

interface Own {
  readonly own: string
  readonly isEqual: boolean
}

/** Finds what the run has for a line, in the form of the value that the report states. */
function findOwn(
  line: string,
  value: string,
  { figures: names }: LineMap,
  figures: Figures,
): Answer<Own, LineRefusal> {
  const terms: { readonly sign: bigint; readonly figure: Figure }[] = []
  for (const [i, term] of names.entries()) {
    const name = term.replace(/^-/, '')
    const figure = figures.get(name)
    if (!figure)
      return refuse(
        'figure_must_be_known',
        `lines.${line}.figures.${i}`,
        findNear(name, figures.keys()),
      )
    terms.push({ sign: term === name ? 1n : -1n, figure })
  }
  const amounts = terms.flatMap(({ sign, figure }) =>
    figure.kind === 'amount' ? [sign * figure.fen] : [],
  )
  const path = `lines.${line}`
  if (amounts.length === terms.length) {
    if (!AMOUNT.test(value)) return refuse('stated_value_must_be_of_the_kind_of_the_figure', path)
    const fen = amounts.reduce((sum, each) => sum + each, 0n)
    const theirs = new Rate(value.replaceAll(',', '')).mul(FEN_PER_YUAN)
    return answer({ own: formatMinor(fen), isEqual: theirs.eq(String(fen)) })
  }
  const [only, ...more] = terms
  if (more.length > 0 || only!.sign < 0n || only!.figure.kind !== 'text')
    return refuse('only_amounts_add_up', path)
  return answer(compareText(value, only!.figure.text))
}

/** A share of the run is compared to as many decimals as the report has. */
function compareText(value: string, text: string): Own {
  const percent = PERCENT.exec(value)
  if (!percent || !NUMBER.test(text)) return { own: text, isEqual: value === text }
  const own = `${new Rate(text).mul(100).toFixed(percent[2]?.length ?? 0, Rate.ROUND_HALF_UP)}%`
  return { own, isEqual: own === value }
}

function findNear(name: string, known: Iterable<string>): Near {
  return { nearest: nearest(name, known) ?? '' }
}
