import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { checkRoles, checkSequencer } from '../../../services/ledger/engine/audit/check-roles.ts'
import { shareConnections, writeLimits } from '../../../services/platform/bound-roles.ts'
import { openPool, RUNTIME_ROLES, type RuntimeRole } from '../../../services/platform/database.ts'
import { takeOver } from '../../../services/sequencer/assign-positions.ts'
import type { TestParty } from '../../support/actor.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'

/** What whoever has stolen the password of a runtime role can do with the role itself. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let receivable: string

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  receivable = await proposeReceivable(market, { debtor, supplier, amount: 1_000n })
})
afterAll(async () => await market?.close())

/** Roles belong to the whole cluster, and other tests use it: nothing of this is committed. */
async function undone(client: pg.Pool, work: (client: pg.PoolClient) => Promise<void>) {
  const one = await client.connect()
  try {
    await one.query('begin')
    await work(one)
  } finally {
    await one.query('rollback')
    one.release()
  }
}

function poolAs(role: RuntimeRole): pg.Pool {
  const pool = openPool(market.database.urlAs(role), { name: `test ${role}`, max: 1 })
  onTestFinished(() => pool.end())
  return pool
}

describe('connections', () => {
  test.each([40, 97, 200, 5_000])('of a server with %i are shared, some left for the owner', n => {
    const shares = Object.values(shareConnections(n))
    expect(shares).toHaveLength(RUNTIME_ROLES.length)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(4)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(n - 15)
  })

  test('are limited for each role, which cannot change that itself', async () => {
    await undone(market.owner, async owner => {
      await writeLimits(owner)
      const { rows } = await owner.query(
        'select rolname, rolconnlimit from pg_roles where rolname = any($1) and rolconnlimit > 0',
        [RUNTIME_ROLES],
      )
      expect(rows).toHaveLength(RUNTIME_ROLES.length)
    })
    const desk = poolAs('tallystick_desk')
    const more = desk.query('alter role tallystick_desk connection limit 1000')
    await expect(more).rejects.toThrow('permission denied')
  })
})

describe('the audit tells of', () => {
  const CHANGES: Record<string, [string, object]> = {
    'a setting that a role has given itself': [
      "alter role tallystick_desk set lock_timeout = '1s'",
      { subject: 'tallystick_desk', found: 'lock_timeout=1s' },
    ],
    'a setting of ours that it has changed': [
      "alter role tallystick_desk set statement_timeout = '0'",
      { subject: 'tallystick_desk', found: 'statement_timeout=0' },
    ],
    'a setting of ours that it has taken off': [
      'alter role tallystick_reader reset statement_timeout',
      { subject: 'tallystick_reader', expected: 'statement_timeout=10s' },
    ],
    'a setting in this database alone': [
      "do $$ begin execute format('alter role tallystick_ledger in database %I set " +
        "search_path to evil', current_database()); end $$",
      { subject: 'tallystick_ledger', found: expect.stringContaining('search_path=evil in ') },
    ],
    'a right over the server': [
      'alter role tallystick_intake createdb',
      { subject: 'tallystick_intake', found: 'createdb' },
    ],
    'a role that it belongs to': [
      'grant pg_read_all_data to tallystick_sequencer',
      { subject: 'tallystick_sequencer', found: 'pg_read_all_data' },
    ],
  }

  test.each(Object.entries(CHANGES))('%s', async (_, [change, finding]) => {
    await undone(market.owner, async owner => {
      expect(await checkRoles(owner)).toEqual([])
      await owner.query(change)
      expect(await checkRoles(owner)).toContainEqual(
        expect.objectContaining({ kind: 'role_differs', ...finding }),
      )
      await owner.query('select ledger.restore_role_settings()')
      const left = await checkRoles(owner)
      expect(left.filter(({ found }) => /timeout|search_path/.test(found))).toEqual([])
    })
  })

  test('its own settings, as the role that the ledger has', async () => {
    expect(await checkRoles(market.pool)).toEqual([])
    await expect(market.pool.query('select ledger.restore_role_settings()')).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('the sequencer’s role', () => {
  test('does not move its mark past entries that have no position', async () => {
    const pool = poolAs('tallystick_sequencer')
    await takeOver(pool)
    const { rows } = await market.owner.query('select max(id) as last from ledger.entry')
    const to = (low: bigint) => pool.query('update ledger.sequencer set low = $1', [low])
    await expect(to(rows[0].last)).rejects.toThrow('every entry up to low has its position')
    await expect(to(2n ** 40n)).rejects.toThrow('every entry up to low has its position')
    await expect(to(-1n)).rejects.toThrow('the sequencer goes forward')
    for (const epoch of ['epoch - 1', 'epoch + 2', '9223372036854775807'])
      await expect(pool.query(`update ledger.sequencer set epoch = ${epoch}`)).rejects.toThrow(
        'the sequencer goes forward',
      )
    expect(await checkSequencer(market.pool)).toEqual([])
  })

  test('closes no wait of which something is open, and opens none again', async () => {
    const pool = poolAs('tallystick_sequencer')
    const close = (closed: boolean) => pool.query('update ledger.wait set closed = $1', [closed])
    const open = 'a wait is closed when nothing of it is open'
    await expect(close(true)).rejects.toThrow(open)
    const both = [debtor.maker, debtor.checker]
    mustBeAccepted(await market.act(both, 'receivable.reject', { receivable }))
    expect((await close(true)).rowCount).toBe(1)
    await expect(close(false)).rejects.toThrow('a wait that was closed stays closed')
    await proposeReceivable(market, { debtor, supplier, amount: 1_000n })
    await expect(close(true)).rejects.toThrow(open)
    await undone(market.owner, async owner => {
      await owner.query('update ledger.wait set closed = true')
      expect(await checkSequencer(owner)).toMatchObject([{ kind: 'wait_is_closed_too_early' }])
    })
    await undone(market.owner, async owner => {
      await owner.query('update ledger.sequencer set low = (select max(id) from ledger.entry)')
      const unplaced = await checkSequencer(owner)
      expect(unplaced.length).toBeGreaterThan(2)
      expect(unplaced[0]).toMatchObject({ kind: 'entry_has_no_position', found: 'none' })
    })
  })
})
