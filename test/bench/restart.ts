import { auditLedger } from '../../services/ledger/index.ts'
import { openMarket } from '../support/market.ts'
import { machine, optionOf, printResult, say } from './support/bench.ts'
import { issuePlaces } from './support/issued-places.ts'
import { judgeRestarts } from './support/judge-restarts.ts'
import { type Killable, startKillable } from './support/killable.ts'
import { type PatientClients, startPatientClients } from './support/patient-clients.ts'
import { benchDatabase } from './support/throwaway-database.ts'
import { enrolTraders } from './support/transfer-load.ts'

/**
 * Processes are killed as by a power cut while clients transfer without a pause, each sending the
 * same bytes until they are answered. Afterwards what was acknowledged is looked for in the journal
 * and in the titles. `--kills=N` for a shorter trial.
 */
export async function run(args: string[]): Promise<void> {
  const kills = optionOf(args, 'kills', 20)
  const database = await benchDatabase()
  const market = await openMarket(database)
  try {
    const traders = await enrolTraders(market)
    const places = await issuePlaces(market, traders, PLACES)
    const killable = await startKillable(database, market.owner)
    const clients = startPatientClients(market.ledger.name, { ...traders, places }, killable)
    const recoveryMs = await killAll(kills, killable, clients)
    say('what was acknowledged is sent once more, and looked for in the rows …')
    const changed = await clients.answersThatChange()
    const acknowledged = [...clients.acknowledged.values()]
    const verdict = await judgeRestarts(market.owner, acknowledged)
    await killable.stop()
    const { entries, findings } = await auditLedger(market.pool)
    printResult({
      ...{ bench: 'restart', kills, acknowledged: acknowledged.length },
      ...{ lost: verdict.lost, doubled: verdict.doubled + changed, resent: clients.resent() },
      ...{ refused: clients.refused(), unplaced: verdict.unplaced, recoveryMs },
      audit: { entries, findings: findings.length },
      ...{ machine: machine(), leftOut: LEFT_OUT },
    })
  } finally {
    await market.close()
  }
}

/** One after the other, each under load again; how long until something was acknowledged. */
async function killAll(kills: number, killable: Killable, clients: PatientClients) {
  const recoveryMs: Record<string, number[]> = {}
  try {
    for (let i = 0; i < kills; i++) {
      await clients.underLoad()
      const victim = VICTIMS[i % VICTIMS.length]!
      const began = performance.now()
      await killable.kill(victim)
      await clients.nextAnswer()
      const tookMs = Math.round(performance.now() - began)
      recoveryMs[victim] = [...(recoveryMs[victim] ?? []), tookMs]
      say(`${i + 1}: ${victim} killed, acknowledged again after ${tookMs} ms`)
    }
  } finally {
    await clients.stop()
  }
  return recoveryMs
}

const PLACES = 4_000
const VICTIMS = ['server', 'postmaster', 'backend', 'sequencer’s backend'] as const
const LEFT_OUT = 'Temporal: it acknowledges nothing; a disk that loses what it said it had written'
