import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openPool } from '../../../services/platform/database.ts'
import { createLog } from '../../../services/platform/log.ts'
import {
  computeShare,
  type Needs,
  reserveConnections,
} from '../../../services/platform/reserve-connections.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

let database: TestDatabase
let owner: pg.Pool

/** Roles belong to the whole cluster: what is limited here is one of this test's own. */
const ROLE = `bounded_${process.pid}` as 'tallystick_desk'
const LIMIT = 10

beforeAll(async () => {
  database = await testDatabase()
  owner = openPool(database.ownerUrl, { name: 'owner', max: 2 })
  await owner.query(`create role ${ROLE} connection limit ${LIMIT}`)
})
afterAll(async () => {
  await owner?.query(`drop role ${ROLE}`)
  await owner?.end()
  await database?.close()
})

async function reserve(needs: Needs) {
  const url = database.urlAs('tallystick_sequencer')
  const reserved = await reserveConnections(url, needs, createLog('test'))
  let open = true
  const close = async () => {
    if (open) await reserved.close()
    open = false
  }
  onTestFinished(close)
  return { ...reserved, close }
}

const need = (best: number, least: number): Needs => ({ [ROLE]: { best, least } })
const got = async (needs: Needs) => (await reserve(needs)).connections[ROLE]

describe('the connections of a role', () => {
  test('are halved, as long as half is enough, and no more than is asked for', () => {
    expect(computeShare(10, { best: 4, least: 2 })).toBe(4)
    expect(computeShare(7, { best: 4, least: 2 })).toBe(3)
    expect(computeShare(3, { best: 4, least: 2 })).toBe(2)
    expect(computeShare(2, { best: 4, least: 2 })).toBe(2)
    expect(computeShare(1, { best: 4, least: 2 })).toBeNull()
  })

  test('are divided among processes, and one too many is told', async () => {
    expect(await got(need(6, 2))).toBe(5)
    expect(await got(need(6, 2))).toBe(2)
    expect(await got(need(6, 2))).toBe(2)
    const fault = await reserve(need(6, 2)).catch(one => one)
    expect(fault).toBeInstanceOf(SetupFault)
    expect(fault.message).toBe(
      `this process needs 2 connections to PostgreSQL as ${ROLE}, and others hold 9 of its 10: ` +
        'stop one of them, or raise max_connections',
    )
    expect(await got(need(1, 1))).toBe(1)
  })

  test('are free again when a process ends', async () => {
    const first = await reserve(need(10, 10))
    await expect(reserve(need(1, 1))).rejects.toThrow('others hold 10 of its 10')
    await first.close()
    expect(await got(need(1, 1))).toBe(1)
  })

  test('are divided without a gap when processes begin at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: LIMIT }, () => got(need(1, 1))))
    expect(all).toEqual(all.map(() => 1))
    await expect(reserve(need(1, 1))).rejects.toThrow('others hold 10 of its 10')
  })

  test('are reserved again when the session was lost, as many as before', async () => {
    const first = await reserve(need(6, 2))
    expect(first.connections[ROLE]).toBe(5)
    const pid = async () => {
      const { rows } = await first.own.query('select pg_backend_pid() as pid')
      return rows[0].pid
    }
    const before = await pid()
    await owner.query('select pg_terminate_backend($1)', [before])
    await expect.poll(() => pid().catch(() => before), { timeout: 5_000 }).not.toBe(before)
    expect(await got(need(10, 5))).toBe(5)
    await expect(reserve(need(1, 1))).rejects.toThrow('others hold 10 of its 10')
  })

  test('are not counted where the role has no limit', async () => {
    await owner.query(`alter role ${ROLE} connection limit -1`)
    onTestFinished(async () => {
      await owner.query(`alter role ${ROLE} connection limit ${LIMIT}`)
    })
    expect(await got(need(40, 2))).toBe(40)
  })
})
