import { setTimeout as sleep } from 'node:timers/promises'
import { httpTransport, type Submitted } from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { signed } from '../../support/actor.ts'
import { batchesOf } from './bench.ts'
import { entryOf } from './issued-places.ts'
import type { Place, Traders } from './transfer-load.ts'

/** A transfer that the ledger said it had done. */
export interface Acknowledged {
  readonly command: string
  readonly entry: bigint
  readonly jws: string
  readonly receivable: string
  readonly lo: bigint
  readonly hi: bigint
}

export interface PatientClients {
  /** By the id of the command. */
  readonly acknowledged: ReadonlyMap<string, Acknowledged>
  /** Resolves when some thousand more commands were acknowledged, and then at no regular moment. */
  underLoad(): Promise<void>
  /** The next acknowledgement of a request that was sent after now. */
  nextAnswer(): Promise<void>
  /** Resolves when everything sent has been answered. */
  stop(): Promise<void>
  /**
   * Sends up to 5,000 acknowledged commands once more: how many are answered with another entry.
   */
  answersThatChange(): Promise<number>
  resent(): number
  refused(): number
}

const CLIENTS = 4
const BATCH = 100
const SPAN_MINOR = 1_000n
const MORE_COMMANDS = 2_000
const RESENT_COMMANDS_MAX = 5_000
const PAUSE_MS = 100
const SILENCE_MS_MAX = 180_000

export function startPatientClients(
  aud: string,
  load: Traders & { readonly places: readonly Place[] },
  server: { url(): string },
): PatientClients {
  const acknowledged = new Map<string, Acknowledged>()
  const state = { sent: 0, answeredSince: 0, resent: 0, refused: 0, stopping: false }

  const answersTo = (batch: readonly Transfer[]) => answersOf(server, batch, state)
  const work = async () => {
    while (!state.stopping) {
      const batch = Array.from({ length: BATCH }, () => transferOf(aud, load, state.sent++))
      const began = performance.now()
      const entries = (await answersTo(batch)).map(entryOf)
      for (const [index, { id: command, ...transfer }] of batch.entries())
        if (entries[index])
          acknowledged.set(command, { ...transfer, command, entry: entries[index] })
        else state.refused += 1
      state.answeredSince = Math.max(state.answeredSince, began)
    }
  }
  const working = Promise.all(Array.from({ length: CLIENTS }, work))
  return {
    acknowledged,
    underLoad: async () => {
      const enough = acknowledged.size + MORE_COMMANDS
      await until(() => acknowledged.size >= enough)
      await sleep(Math.random() * 1_000)
    },
    nextAnswer: (asked = performance.now()) => until(() => state.answeredSince > asked),
    stop: async () => {
      state.stopping = true
      await working
    },
    answersThatChange: () => countChanges([...acknowledged.values()], answersTo),
    resent: () => state.resent,
    refused: () => state.refused,
  }
}

/** The same bytes again and again, until there is an answer. */
async function answersOf(
  server: { url(): string },
  batch: readonly Transfer[],
  state: { resent: number },
): Promise<Submitted['answers']> {
  const commands = batch.map(transfer => transfer.jws)
  for (;;) {
    try {
      const answer = await httpTransport(server.url()).request<Answer>(SUBMIT, { commands })
      if (!answer.submit.answers.some(isBusy)) return answer.submit.answers
    } catch {
      state.resent += 1
    }
    await sleep(PAUSE_MS)
  }
}

async function countChanges(
  acknowledged: readonly Acknowledged[],
  answersTo: (batch: readonly Transfer[]) => Promise<Submitted['answers']>,
): Promise<number> {
  let changed = 0
  for (const batch of batchesOf(acknowledged.slice(-RESENT_COMMANDS_MAX), BATCH)) {
    const again = await answersTo(batch.map(one => ({ ...one, id: one.command })))
    changed += again.filter((answer, i) => entryOf(answer) !== batch[i]!.entry).length
  }
  return changed
}

interface Transfer extends Omit<Acknowledged, 'command' | 'entry'> {
  readonly id: string
}

type Answer = { submit: Submitted }

const SUBMIT = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers } }'

/** Through all receivables, then through all again a stretch further on. */
function transferOf(
  aud: string,
  { holder, transferee, places }: Parameters<typeof startPatientClients>[1],
  number: number,
) {
  const { receivable, invoice } = places[number % places.length]!
  const lo = BigInt(Math.floor(number / places.length)) * SPAN_MINOR
  const hi = lo + SPAN_MINOR
  const id = newId('cmd')
  const body = {
    to: transferee.id,
    spans: [{ instrument: receivable, lo: String(lo), hi: String(hi) }],
    trade: [{ invoice, amount: String(SPAN_MINOR) }],
  }
  const jws = signed([holder.maker], { aud, act: 'title.offer-transfer', body, id })
  return { id, jws, receivable, lo, hi }
}

const PASSING = new Set([
  'ledger_must_not_be_overloaded',
  'ledger_must_not_have_failed',
  'party_must_keep_to_its_rate',
])

function isBusy(answer: Submitted['answers'][number]): boolean {
  return !answer.ok && PASSING.has(answer.refusal)
}

async function until(is: () => boolean): Promise<void> {
  const waited = performance.now() + SILENCE_MS_MAX
  while (!is()) {
    if (performance.now() > waited)
      throw new Error('nothing more was acknowledged for three minutes')
    await sleep(10)
  }
}
