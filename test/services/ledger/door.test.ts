import { describe, expect, test } from 'vitest'
import type { CommandAnswer } from '../../../contracts/command/answer.ts'
import { BATCH_ACTS_MAX } from '../../../contracts/command/command.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { answerAll, type Door } from '../../../services/ledger/door.ts'
import type { Admitted } from '../../../services/ledger/engine/verify/admit.ts'

/** A command of so many acts, by a party that is known or will be. */
interface Given {
  readonly acts: number
  readonly act?: string
  /** Unknown until `enrol` was written. */
  readonly isNew?: boolean
  readonly isStopped?: boolean
  readonly isBroken?: boolean
}

/** Answers a request of these commands, and says which of them were charged, turn by turn. */
async function pass(commands: Readonly<Record<string, Given>>) {
  const charged: (string | null)[][] = []
  const written: string[] = []
  const admit = (name: string): Admitted => {
    const { acts, act = 'some', isNew } = commands[name]!
    if (isNew && !written.includes('enrol')) return refuse('key_must_be_enrolled')
    return { ok: true, id: name, acts: Array(acts).fill({ act }) } as unknown as Admitted
  }
  const door = {
    admit: async (names: readonly string[]) => names.map(admit),
    signers: {
      refuse: async (given: readonly ({ id: string } | null)[]) => {
        const stopped = (one: { id: string } | null) => one && commands[one.id]!.isStopped
        const refused = refuse('party_must_be_active')
        return new Map(given.flatMap((one, place) => (stopped(one) ? [[place, refused]] : [])))
      },
    },
    limits: {
      charge: (given: readonly ({ id: string } | null)[]) => {
        charged.push(given.map(one => one?.id ?? null))
        return new Map()
      },
      settle: () => undefined,
    },
    writer: {
      write: async ({ id }: { id: string }): Promise<CommandAnswer> => {
        if (commands[id]!.isBroken) throw new Error(`${id} failed`)
        written.push(id)
        return { ok: true, acts: [] }
      },
    },
    bringsSigners: (act: string) => act === 'brings',
  } as unknown as Door
  const answers = await answerAll(Object.keys(commands), door)
  const refusals = answers.map(one => (one.ok ? null : one.refusal))
  return { charged, written, answers: refusals, full: answers }
}

const enrol = { acts: 1, act: 'brings' }

describe('a request', () => {
  test('holds so many acts in all, those of signers that it enrols among them', async () => {
    const most = BATCH_ACTS_MAX - 1
    const fits = await pass({ enrol, first: { acts: most, isNew: true } })
    expect(fits.answers).toEqual([null, null])
    const { answers, full } = await pass({ enrol, first: { acts: most + 1, isNew: true } })
    expect(answers).toEqual([null, 'request_must_hold_at_most_500_acts'])
    expect(full[1]).toMatchObject({ details: { limit: BATCH_ACTS_MAX, found: most + 2 } })
    const whole = await pass({ enrol, other: { acts: BATCH_ACTS_MAX } })
    expect([whole.written, whole.answers]).toEqual([
      [],
      Array(2).fill('request_must_hold_at_most_500_acts'),
    ])
  })

  test('is looked at again only where one of its commands brings signers', async () => {
    const { answers, charged } = await pass({ other: { acts: 1 }, first: { acts: 1, isNew: true } })
    expect([answers, charged]).toEqual([[null, 'key_must_be_enrolled'], [['other', null]]])
  })

  test('charges nobody for a command whose signers may not sign', async () => {
    const { answers, charged, written } = await pass({
      ...{ stopped: { acts: 1, isStopped: true }, other: { acts: 1 } },
    })
    expect([answers, charged, written]).toEqual([
      ...[['party_must_be_active', null], [[null, 'other']], ['other']],
    ])
  })

  test('loses only the command on which the ledger fails; where all fail it says so', async () => {
    const failing = { acts: 1, isBroken: true }
    const { answers } = await pass({ failing, other: { acts: 1 } })
    expect(answers).toEqual(['ledger_must_not_have_failed', null])
    await expect(pass({ failing })).rejects.toThrow('failing failed')
  })
})
