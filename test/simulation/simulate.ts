import { isDeepStrictEqual } from 'node:util'
import { addBusinessDays } from '../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOf } from '../../contracts/kernel/id.ts'
import {
  auditLedger,
  type CommandAnswer,
  type Ledger,
  openLedger,
} from '../../services/ledger/index.ts'
import { chinaCalendar } from '../../services/platform/china-calendar.ts'
import { openPool } from '../../services/platform/database.ts'
import { type Habit, LeftOut } from '../support/act-table/act-row.ts'
import { ACT_ROWS } from '../support/act-table/act-table.ts'
import { signed } from '../support/actor.ts'
import type { TestDatabase } from '../support/database.ts'
import { openMarket, START } from '../support/market.ts'
import { both, type Cast, enrolCast, type Intent, join } from './cast.ts'
import { chanceOf } from './chance.ts'
import { breachesIn } from './invariants.ts'
import { type Snapshot, takeSnapshot } from './snapshot.ts'
import { spoil } from './spoil.ts'

export interface Settings {
  readonly seed: number
  /**
   * Days on which something happens, a few business days apart, now and then more than a month;
   * more, up to LONGER times as many, until every act has been accepted and refused.
   */
  readonly days: number
  /** A day. */
  readonly commands: number
  /** Ledgers that write at once. */
  readonly writers: number
}

export interface Report {
  readonly until: BusinessDate
  readonly accepted: ReadonlyMap<string, number>
  readonly refused: ReadonlyMap<string, number>
  /** By name, of all acts. */
  readonly refusals: ReadonlyMap<string, number>
  readonly entries: number
  readonly titles: number
}

/** Lives the days of a seed; throws at the first day after which something does not hold. */
export async function simulate(
  database: TestDatabase,
  settings: Settings,
  say: (line: string) => void = () => undefined,
): Promise<Report> {
  const market = await openMarket(database)
  const chance = chanceOf(settings.seed)
  const more = await openWriters(database, settings.writers - 1)
  try {
    const cast = await enrolCast(market, chance)
    const run = { cast, settings, writers: [market.ledger, ...more.ledgers], ...newTally() }
    let asOf: BusinessDate = START
    const last = settings.days * LONGER
    for (let day = 1; day <= settings.days || (day <= last && !hasMetAll(run)); day++) {
      await liveDay(run, await takeSnapshot(market.owner, asOf))
      const breaches = await breachesIn(market.owner)
      if (breaches.length > 0) throw new Error(`day ${day}, ${asOf}: ${told(breaches)}`)
      asOf = await nextDate(run, asOf)
      if (day % SAY_DAYS === 0) say(`day ${day}, ${asOf}: ${sum(run.accepted)} acts accepted`)
    }
    const { findings, entries, titles } = await auditLedger(market.owner)
    if (findings.length > 0) throw new Error(`the audit found ${told(findings.slice(0, 5))}`)
    const { accepted, refused, refusals } = run
    return { until: asOf, accepted, refused, refusals, entries, titles }
  } finally {
    await more.close()
    await market.close()
  }
}

/** The command that lives the same days again. */
export function replayCommand({ seed, days, commands, writers }: Settings): string {
  const options = `--seed=${seed} --days=${days} --commands=${commands} --writers=${writers}`
  return `npm run simulate -- ${options}`
}

const SAY_DAYS = 25
const THOUGHTS = 4
/** Which of two writers comes first is not the seed's: an act may stay unmet for long. */
const LONGER = 20
/** All but those whose rows say why the simulation cannot come to them, and steps of stories. */
export const ALL_ACTS = ACT_ROWS.flatMap(([act, { habit }]) =>
  habit instanceof LeftOut || habit.of === 'every day' ? [] : [act as string],
).toSorted()
const CALENDAR = chinaCalendar()

interface Run extends Tally {
  readonly cast: Cast
  readonly settings: Settings
  readonly writers: readonly Ledger[]
}

interface Tally {
  readonly accepted: Map<string, number>
  readonly refused: Map<string, number>
  readonly refusals: Map<string, number>
  /** Some of what was sent, with its answer: sent again it is answered the same. */
  readonly sent: { readonly jws: string; readonly answer: CommandAnswer }[]
}

function newTally(): Tally {
  return { accepted: new Map(), refused: new Map(), refusals: new Map(), sent: [] }
}

async function openWriters(database: TestDatabase, count: number) {
  const url = database.urlAs('tallystick_ledger')
  const pools = Array.from({ length: count }, () => openPool(url, { name: 'writer', max: 4 }))
  const ledgers: Ledger[] = []
  for (const pool of pools)
    ledgers.push(await openLedger({ pool, calendar: CALENDAR, today: () => null }))
  return {
    ledgers,
    close: async () => {
      for (const ledger of ledgers) await ledger.close()
      for (const pool of pools) await pool.end()
    },
  }
}

async function liveDay(run: Run, now: Snapshot): Promise<void> {
  const { cast, settings, writers } = run
  const { chance, market } = cast
  const intents: Intent[] = []
  for (let i = 0; i < settings.commands; i++) {
    const rare = chance.happens(0.2)
    const intent = think(run, now, rare ? RARE : DAILY)
    if (intent) intents.push(mustSpoil(run, intent, rare) ? spoil(cast, intent) : intent)
  }
  for (const step of EVERY_DAY) {
    const intent = step(cast, now)
    if (intent) intents.push(mustSpoil(run, intent, false) ? spoil(cast, intent) : intent)
  }
  await cast.documents.write(market.owner)
  const commands = intents.map(({ signers, act, body }) => ({
    ...{ act, body },
    jws: signed(signers, { aud: market.ledger.name, act, body }),
  }))
  const again = run.sent.filter(() => chance.happens(0.1))
  const shares = writers.map((_, w) => commands.filter((_, index) => index % writers.length === w))
  await Promise.all(
    shares.map(async (share, w) => {
      for (const batch of batchesOf(share, BATCH_COMMANDS)) {
        const answers = await writers[w]!.submit(batch.map(c => c.jws))
        for (const [index, answer] of answers.entries()) note(run, batch[index]!, answer)
      }
    }),
  )
  const repeated = again.length > 0 ? await writers[0]!.submit(again.map(s => s.jws)) : []
  for (const [index, answer] of repeated.entries())
    if (!isDeepStrictEqual(answer, again[index]!.answer))
      throw new Error(`sent again, it is answered ${told(answer)}`)
}

/** The first of a few thoughts that is of an act not met yet; else the last of them. */
function think(run: Run, now: Snapshot, habits: readonly Think[]): Intent | null {
  let intent: Intent | null = null
  for (let thought = 1; thought <= THOUGHTS && (!intent || hasMet(run, intent.act)); thought++)
    intent = run.cast.chance.of(habits)!(run.cast, now)
  return intent
}

/** Now and then; always where the act has been accepted and never refused. */
function mustSpoil({ cast, accepted, refused }: Run, { act }: Intent, rare: boolean): boolean {
  return cast.chance.happens(rare ? 0.4 : 0.2) || (accepted.has(act) && !refused.has(act))
}

const BATCH_COMMANDS = 8
/** Answers kept to be asked for again. */
const SENT_MAX = 20

function batchesOf<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = []
  for (let i = 0; i < items.length; i += size) batches.push(items.slice(i, i + size))
  return batches
}

type Think = (cast: Cast, now: Snapshot) => Intent | null

/** Each as often as its weight says. */
function listHabits(of: Habit['of']): readonly Think[] {
  return ACT_ROWS.flatMap(([act, { habit }]) => {
    if (habit instanceof LeftOut || habit.of !== of) return []
    const think: Think = (cast, now) => {
      const thought = habit.think(cast, now)
      return thought && { ...thought, act }
    }
    return Array.from({ length: habit.weight }, () => think)
  })
}
const DAILY = listHabits('daily')
const RARE = listHabits('rare')
const EVERY_DAY = listHabits('every day')

interface Sent {
  readonly act: string
  readonly body: unknown
  readonly jws: string
}

function note(run: Run, { act, body, jws }: Sent, answer: CommandAnswer): void {
  const one = answer.ok ? answer.acts[0]! : answer
  const count = (in_: Map<string, number>, what: string) => in_.set(what, (in_.get(what) ?? 0) + 1)
  if (one.ok) {
    count(run.accepted, act)
    if (act === 'party.enrol') join(run.cast, body as { party: string })
  } else {
    if (one.refusal === 'ledger_must_not_have_failed')
      throw new Error(`the ledger failed on ${jws}`)
    count(run.refused, act)
    count(run.refusals, one.refusal)
  }
  // What is refused before it counts as the party's is not remembered, and may be answered anew.
  if (answer.ok && run.sent.length < SENT_MAX) run.sent.push({ jws, answer })
}

/** Now and then a wrong date is tried first, or the system key rolls the first day. */
async function nextDate(run: Run, asOf: BusinessDate) {
  const { cast, accepted, refused } = run
  const { chance, market } = cast
  const officers = both(market.operator)
  if (chance.happens(0.2)) {
    const answer = await market.act(officers, 'calendar.roll', { to: asOf })
    if (!answer.ok || answer.acts[0]!.ok) throw new Error('a date was rolled twice')
    refused.set('calendar.roll', (refused.get('calendar.roll') ?? 0) + 1)
  }
  const days = chance.happens(0.1) ? 30 : 1 + chance.below(4)
  const to = addBusinessDays(CALENDAR, asOf, days)
  if (chance.happens(0.5)) await rollAsInstructed(run, addBusinessDays(CALENDAR, asOf, 1))
  await market.roll(to)
  accepted.set('calendar.roll', (accepted.get('calendar.roll') ?? 0) + 1)
  return to
}

/** By the instruction that was given last, whether it stands or not; by none before the first. */
async function rollAsInstructed(run: Run, to: BusinessDate): Promise<void> {
  const { ledger, owner, operator } = run.cast.market
  const { rows } = await owner.query<{ id: bigint }>(
    'select id from ledger.standing_instruction order by id desc limit 1',
  )
  const act = 'calendar.roll-as-instructed'
  const body = { to, instruction: idOf('sti', rows[0]?.id ?? 1n) }
  const jws = signed([operator.maker], { aud: ledger.name, act, body })
  const [answer] = await ledger.submit([jws])
  note(run, { act, body, jws }, answer!)
}

/** Every act there is has been accepted and refused. */
function hasMetAll(tally: Tally): boolean {
  return ALL_ACTS.every(act => hasMet(tally, act))
}

function hasMet({ accepted, refused }: Tally, act: string): boolean {
  return accepted.has(act) && refused.has(act)
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}

function told(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one))
}
