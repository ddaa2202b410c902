import color from 'picocolors'
import { chinaCalendar } from '../platform/china-calendar.ts'
import type { Config } from '../platform/config.ts'
import { readIdentityKey } from '../platform/identity-key.ts'
import { readRootSecret } from '../platform/root-secret.ts'
import type { Program } from '../program/index.ts'
import { openAccess } from './access.ts'
import { openAccounts } from './accounts.ts'
import { attempt, suitsAttempts } from './attempts.ts'
import { type Certificate, StoryBook } from './book.ts'
import { buildCast } from './cast.ts'
import { choicesFor } from './choices.ts'
import { closeStory } from './closing.ts'
import { TradeDocuments } from './documents.ts'
import { enrolAll } from './enrolment.ts'
import { tellGoods } from './goods.ts'
import { Lapses } from './lapses.ts'
import { lookThrough } from './look-through.ts'
import type { Market } from './market/index.ts'
import { tellMaturity } from './maturity.ts'
import { buildOperator } from './operator.ts'
import { Outbox } from './outbox.ts'
import { patientTransport } from './patient-transport.ts'
import { createProgress } from './progress.ts'
import type { Run } from './run-file.ts'
import { openSandboxBank } from './sandbox-bank.ts'
import type { Story } from './stage.ts'
import { businessDates, liveDay } from './story.ts'

export interface Telling {
  readonly program: Pick<Program, 'url' | 'ledger' | 'databaseUrl'>
  readonly config: Pick<Config, 'ROOT_SECRET' | 'IDENTITY_KEY' | 'TALLYSTICK_STATE'>
  readonly market: Market
  readonly run: Run
  readonly days: number | null
  readonly setUpMs: number
}

export interface Told {
  readonly days: number
  readonly report: string
  readonly digest: string
}

/** Lives the days, tries what must fail, and closes the books. */
export async function tellStory(telling: Telling): Promise<Told> {
  const { config, market, run, days, setUpMs } = telling
  const started = performance.now()
  const before = process.cpuUsage()
  const story = stage(telling)
  const secret = readRootSecret(config)
  const ledger = telling.program.ledger!.name
  await enrolAll(story.cast, story.outbox, { secret, ledger, on: market.startOn })
  await openAccounts(story)
  await story.documents.remember()
  const lived = performance.now()
  const dates = businessDates(story, days)
  const progress = createProgress(dates.length)
  for (const [i, date] of dates.entries()) {
    await liveDay(story, dates, i)
    progress(i + 1, `${date}  ${story.book.sum('issued').count} issued`)
  }
  const ended = performance.now()
  const name = `${dates.at(-1)} evening`
  const closing = { date: dates.at(-1)!, calendar: story.calendar }
  const { text, digest } = await closeStory(story.book, story.cast, closing)
  const goods = await tellGoods(story)
  const shown = [goods, ...(await show(story, telling, name))]
  // At the end of the story alone: a shorter one may go on, and its debtors pay as the file says.
  if (dates.length === businessDates(story, null).length)
    shown.splice(-1, 0, await tellMaturity(story, dates.at(-1)!))
  const { user, system } = process.cpuUsage(before)
  const times =
    `Set-up ${seconds(setUpMs)}, enrolment ${seconds(lived - started)}, ` +
    `${dates.length} business days ${seconds(ended - lived)}, attempts and audit ` +
    `${seconds(performance.now() - ended)}; ` +
    `${seconds((user + system) / 1_000)} of CPU in this process.`
  const head = color.bold(
    `From ${dates[0]} to ${dates.at(-1)}, run of ${new Date(run.at).toISOString()}`,
  )
  const report = [head, text, ...shown, times, `Digest of the totals: ${digest}`].join('\n\n')
  return { days: dates.length, report, digest }
}

function stage({ program, config, market, run }: Telling): Story {
  const secret = readRootSecret(config)
  const { url, ledger } = program
  const operator = buildOperator(secret)
  const transport = patientTransport(`${url}/graphql`)
  const identityKey = readIdentityKey(config)
  const stage = { secret, transport, ledger: ledger!.name, operator, identityKey }
  const cast = buildCast(market, stage)
  return {
    ...{ market, cast, secret, calendar: chinaCalendar() },
    outbox: new Outbox(run.at),
    bank: openSandboxBank(config.TALLYSTICK_STATE, market.startOn),
    documents: new TradeDocuments(market, cast),
    choices: choicesFor(run.seed),
    lapses: new Lapses(),
    book: new StoryBook(),
  }
}

/** One receivable seen through; what must fail, failing; and how to look for oneself. */
async function show(
  story: Story,
  { program: { databaseUrl }, config }: Telling,
  name: string,
): Promise<string[]> {
  const { cast, outbox, book, secret } = story
  const open = [...book.open.values()]
  const holders = ({ parts }: Certificate) => new Set(parts.map(part => part.holder)).size
  const deepest = open.toSorted((a, b) => holders(b) - holders(a))[0]
  const shown = deepest ? [await lookThrough(deepest, { cast, outbox, name: `${name} tree` })] : []
  const certificate = open.findLast(suitsAttempts)
  if (!certificate) return [...shown, 'No receivable was left on which to try what must fail.']
  const lines = await attempt({ story, certificate, databaseUrl, name })
  const access = await openAccess(cast, certificate, { secret, state: config.TALLYSTICK_STATE })
  return [...shown, [color.bold('What must fail, tried'), ...lines].join('\n'), access]
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
