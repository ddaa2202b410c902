import type { ActAnswer } from '../../contracts/command/answer.ts'
import { type ActRequest, BATCH_ACTS_MAX } from '../../contracts/command/command.ts'
import { actAnswers, manifest } from '../client/index.ts'
import type { Signatory } from './cast.ts'

interface Planned {
  readonly level: number
  readonly pen: Signatory
  readonly act: ActRequest
  /** Acts on parties come in a command of their own. */
  readonly alone: boolean
  readonly then: (answer: ActAnswer) => void
}

interface Prepared {
  readonly jws: string
  readonly planned: readonly Planned[]
}

export const MANIFEST_ACTS = 250
/** Of a command: within it a run can be gone on with. */
const LIFE_MS = 30 * 86_400_000

/**
 * Acts of many parties on their way to the ledger: those of one party and level go as one manifest,
 * lower levels first, as many manifests as a request takes. The same acts under the same name are
 * the same bytes, so sending them again after a crash changes nothing.
 */
export class Outbox {
  readonly #at: number
  #planned: Planned[] = []

  constructor(at: number) {
    this.#at = at
  }

  add(level: number, pen: Signatory, act: ActRequest, then: Planned['then'], alone = false): void {
    this.#planned.push({ level, pen, act, alone, then })
  }

  /** Sends everything, then tells each act its answer, in the order in which they were added. */
  async send(name: string): Promise<void> {
    const planned = this.#planned
    this.#planned = []
    const answers = new Map<Planned, ActAnswer>()
    for (const request of groupIntoRequests(await this.#prepare(name, planned))) {
      const { client } = request[0]!.planned[0]!.pen
      const { answers: given } = await client.submit(request.map(one => one.jws))
      for (const [i, { planned }] of request.entries()) {
        const each = actAnswers(given[i]!, planned.length)
        for (const [k, one] of planned.entries()) answers.set(one, each[k]!)
      }
    }
    for (const one of planned) one.then(answers.get(one)!)
  }

  async #prepare(name: string, planned: readonly Planned[]): Promise<Prepared[]> {
    const sorted = planned.toSorted((a, b) => a.level - b.level)
    const groups = Map.groupBy(sorted, ({ level, pen }) => `${level} ${pen.label} ${pen.party}`)
    const prepared = [...groups.values()].flatMap(group =>
      groupIntoCommands(group).map(async (acts, i): Promise<Prepared> => {
        const { level, pen } = acts[0]!
        const id = `${name} ${level} ${pen.label} ${i}`
        const frame = { id, at: this.#at, lifeMs: LIFE_MS }
        const request = acts[0]!.alone ? acts[0]!.act : manifest(acts.map(one => one.act))
        return { jws: await pen.client.sign(request, frame), planned: acts }
      }),
    )
    return await Promise.all(prepared)
  }
}

function groupIntoCommands(group: readonly Planned[]): Planned[][] {
  const commands: Planned[][] = []
  for (const one of group) {
    const last = commands.at(-1)
    const fits = last && !one.alone && !last[0]!.alone && last.length < MANIFEST_ACTS
    if (fits) last.push(one)
    else commands.push([one])
  }
  return commands
}

function groupIntoRequests(commands: readonly Prepared[]): Prepared[][] {
  const requests: Prepared[][] = []
  let acts = BATCH_ACTS_MAX
  for (const one of commands) {
    if (acts + one.planned.length > BATCH_ACTS_MAX) {
      requests.push([])
      acts = 0
    }
    requests.at(-1)!.push(one)
    acts += one.planned.length
  }
  return requests
}
