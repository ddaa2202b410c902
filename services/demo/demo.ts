import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { type Market, readMarket } from '../intake/index.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openPool, urlAs } from '../platform/database.ts'
import { setLogLevel } from '../platform/log.ts'
import { readRootSecret } from '../platform/root-secret.ts'
import { type Program, startProgram } from '../program/index.ts'
import { readArguments } from './arguments.ts'
import { Book } from './book.ts'
import { castOf } from './cast.ts'
import { choicesFor } from './choices.ts'
import { Documents } from './documents.ts'
import { enrolAll } from './enrolment.ts'
import { Lapses } from './lapses.ts'
import { Outbox } from './outbox.ts'
import { patientTransport } from './patient-transport.ts'
import { type Run, readRun, writeRun } from './run-file.ts'
import { businessDates, liveDay, type Story } from './story.ts'

const START_ON: BusinessDate = '2025-01-06'
const SEED = 20250106

export async function demo(args: string[]): Promise<number> {
  const { invoices, days, fresh } = readArguments(args)
  const config = { ...readConfig(), DEMONSTRATION: true }
  setLogLevel('warn')
  const market = await readMarket({ file: invoices ?? undefined, seed: SEED, startOn: START_ON })
  const folder = config.TALLYSTICK_STATE
  const run = readRun(folder) ?? {
    at: Date.now(),
    startOn: START_ON,
    seed: SEED,
    invoices,
    market: '',
  }
  writeRun(folder, run)
  const say = (message: string) => void process.stderr.write(`${message}\n`)
  const t0 = Date.now()
  const program = await startProgram({ config, startOn: START_ON, say })
  say(`up ${Date.now() - t0}`)
  try {
    const secret = readRootSecret(config.ROOT_SECRET, folder)
    const transport = patientTransport(program.url)
    const cast = castOf(market, {
      secret,
      transport,
      ledger: program.ledger.name,
      operator: program.operator,
    })
    const outbox = new Outbox(run.at)
    await enrolAll(cast, outbox, { secret, on: START_ON })
    say(`enrolled ${Date.now() - t0}`)
    const intake = openPool(urlAs(program.databaseUrl, 'tallystick_intake'), { name: 'i', max: 2 })
    const documents = new Documents(market, cast, intake)
    await documents.remember()
    say(`remembered ${Date.now() - t0}`)
    const story: Story = {
      market,
      cast,
      secret,
      outbox,
      documents,
      choices: choicesFor(SEED),
      lapses: new Lapses(),
      book: new Book(),
    }
    const dates = businessDates(market, days)
    for (const i of dates.keys()) {
      await liveDay(story, dates, i)
      if (i % 20 === 0)
        say(`${dates[i]} ${Date.now() - t0} cpu ${JSON.stringify(process.cpuUsage())}`)
    }
    for (const c of story.book.counts()) say(`${c.event} ${c.rule} ${c.count} ${c.amount}`)
    say(JSON.stringify([...story.book.outstanding()].map(([k, v]) => [k, String(v)])))
    await intake.end()
    return 0
  } finally {
    for (const part of program.parts) await part.close()
  }
}
