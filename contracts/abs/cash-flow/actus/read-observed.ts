import { type Answer, answer } from '../../../kernel/answer.ts'
import { Rate } from '../../../kernel/rate.ts'
import { TermReader, type TermRefusal } from './term-reader.ts'
import type { Observation, Observed } from './terms.ts'

/**
 * Reads observations. `dataObserved` by index: `{ CODE: { data: [{ timestamp, value }] } }`;
 * `eventsObserved`: `[{ eventDate, payoff }]`, the prepayments of the contract, signed from the
 * analyst’s side. An event of another type is refused.
 */
export function readObserved(
  dataObserved: unknown,
  eventsObserved: unknown = [],
): Answer<Observed, TermRefusal> {
  const root = new TermReader(dataObserved ?? {}, 'dataObserved')
  if (root.refused) return root.refused
  const indexes = new Map<string, readonly Observation[]>()
  for (const [code, json] of Object.entries(root.fields)) {
    const path = `dataObserved.${code}`
    const index = new TermReader(json, path)
    const series = readSeries(index.fields['data'], `${path}.data`, 'timestamp', 'value')
    if (index.refused) return index.refused
    if (!series.ok) return series
    indexes.set(code, series.value)
  }
  const seen = readSeries(eventsObserved, 'eventsObserved', 'eventDate', 'payoff')
  return seen.ok ? answer({ indexes, prepayments: seen.value }) : seen
}

function readSeries(
  json: unknown,
  path: string,
  date: string,
  number: string,
): Answer<Observation[], TermRefusal> {
  const rows: unknown[] = Array.isArray(json) ? json : [json]
  const series: Observation[] = []
  for (const [i, row] of rows.entries()) {
    const reader = new TermReader(row, `${path}.${i}`)
    const at = reader.required(reader.moment(date), date, 0)
    const value = reader.required(reader.number(number), number, new Rate(0))
    reader.only('eventType', ['PP'], [])
    if (reader.refused) return reader.refused
    series.push({ at, value })
  }
  return answer(series.sort((a, b) => a.at - b.at))
}
