import { describe, expect, test } from 'vitest'
import { Outage } from '../../../services/relay/outage.ts'
import { relayWaits } from '../../../services/relay/relay-waits.ts'
import { TemporalAwayFault } from '../../../services/relay/wait-workflows.ts'
import { recordedTemporal } from './recorded-temporal.ts'

function recordedLog() {
  const said: string[] = []
  const say = (level: string) => (first: unknown, second?: string) =>
    said.push(`${level}: ${second ?? first}`)
  return { said, log: { info: say('info'), warn: say('warn') } as never }
}

describe('who is away is told once, and once that it is back', () => {
  test('Temporal, or the database, each by its name', () => {
    const { said, log } = recordedLog()
    const outage = new Outage(log)
    outage.ended()
    const fault = new TemporalAwayFault('no answer')
    outage.began(fault)
    outage.began(fault)
    expect(outage.lasts).toBe(true)
    outage.ended()
    outage.began(new Error('connect ECONNREFUSED'))
    outage.began(fault)
    outage.ended()
    expect(outage.lasts).toBe(false)
    expect(said).toEqual([
      'warn: Temporal is away: waits stay until it is back',
      'info: Temporal is back',
      'warn: PostgreSQL is away: waits are not read until it is back',
      'warn: Temporal is away: waits stay until it is back',
      'info: Temporal is back',
    ])
  })
})

describe('a turn of the relay says whose fault it was', () => {
  const answers = { query: async () => ({ rows: [{ date: '2026-03-02' }] }) }
  const turn = (pool: object, temporal = recordedTemporal()) =>
    relayWaits(
      {
        ...{ pool: pool as never, temporal: temporal.client, taskQueue: 'test' },
        clock: () => '2026-03-02T00:00:00Z' as never,
      },
      new Set(),
    )

  test('when the database is killed it is not Temporal’s', async () => {
    const killed = async () => {
      throw new Error('Connection terminated unexpectedly')
    }
    const fault = await turn({ query: killed }).catch(caught => caught)
    expect(fault).toMatchObject({ message: 'Connection terminated unexpectedly' })
    expect(fault).not.toBeInstanceOf(TemporalAwayFault)
  })

  test('when Temporal does not answer it is', async () => {
    const temporal = recordedTemporal()
    Object.assign(temporal.client.workflowService, {
      describeNamespace: async () => {
        throw new Error('14 UNAVAILABLE')
      },
    })
    await expect(turn(answers, temporal)).rejects.toThrow(TemporalAwayFault)
  })
})
