import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openPool } from '../../../services/platform/database.ts'
import { createLog } from '../../../services/platform/log.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { type StandBy, standBy } from '../../../services/platform/stand-by.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

let database: TestDatabase
let pool: pg.Pool
let owner: pg.Pool
let works = 0

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.urlAs('tallystick_sequencer'), { name: 'stand-by', max: 1 })
  owner = openPool(database.ownerUrl, { name: 'owner', max: 2 })
})
afterAll(async () => {
  await pool?.end()
  await owner?.end()
  await database?.close()
})

const log = createLog('test')
const SCRIPT = join(projectRoot, 'test/support/stands-by.ts')
/** Taking over is a matter of a second or two, where the machine has nothing else to do. */
const SOON = { timeout: 10_000, interval: 20 }

/** Processes that stand by for the same work, of which `begun` says who began it, in order. */
function crew() {
  works += 1
  const name = `work ${works}`
  const begun: string[] = []
  let inside = 0
  const join = (who: string): StandBy => {
    const one = standBy({
      ...{ name, pool, log },
      work: async stop => {
        begun.push(inside > 0 ? `${who} beside another` : who)
        inside += 1
        // Work that waits to be told never ends if it is begun too late.
        await once(stop, 'abort')
        inside -= 1
      },
    })
    onTestFinished(() => one.close())
    return one
  }
  return { name, begun, join }
}

async function sessionsOf(name: string): Promise<number[]> {
  const { rows } = await owner.query(
    `select a.pid from pg_stat_activity a where a.application_name = $1 and exists (
       select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.granted)`,
    [`tallystick ${name}`],
  )
  return rows.map(row => row.pid)
}

describe('one works and the others stand by', () => {
  test('who works is closed: another takes over', async () => {
    const { begun, join } = crew()
    const first = join('first')
    await expect.poll(() => first.works, SOON).toBe(true)
    const second = join('second')
    await first.close()
    expect(first.works).toBe(false)
    await expect.poll(() => second.works, SOON).toBe(true)
    expect(begun).toEqual(['first', 'second'])
  })

  test('who stands by is closed: who works goes on', async () => {
    const { name, begun, join } = crew()
    const first = join('first')
    await expect.poll(() => first.works, SOON).toBe(true)
    const [before] = await sessionsOf(name)
    for (const who of ['second', 'third']) await join(who).close()
    expect(first.works).toBe(true)
    expect(await sessionsOf(name)).toEqual([before])
    expect(begun).toEqual(['first'])
  })

  test('works of different names do not meet', async () => {
    const [one, other] = [crew(), crew()]
    const both = [one.join('one'), other.join('other')]
    await expect.poll(() => both.map(({ works }) => works), SOON).toEqual([true, true])
  })

  test('a session that PostgreSQL ends stops the work, and somebody works again', async () => {
    const { name, begun, join } = crew()
    const first = join('first')
    await expect.poll(() => first.works, SOON).toBe(true)
    const [pid] = await sessionsOf(name)
    await owner.query('select pg_terminate_backend($1)', [pid])
    await expect.poll(() => begun, SOON).toEqual(['first', 'first'])
    expect(await sessionsOf(name)).not.toContain(pid)
  })

  test('work that ends or fails is begun again', async () => {
    let tries = 0
    const one = standBy({
      ...{ name: 'failing work', pool, log },
      work: async stop => {
        tries += 1
        if (tries === 1) throw new Error('not today')
        if (tries > 2) await once(stop, 'abort')
      },
    })
    onTestFinished(() => one.close())
    await expect.poll(() => tries, { timeout: 5_000 }).toBe(3)
    expect(one.works).toBe(true)
  })

  test('a database that is away does not keep it from being closed', async () => {
    const nowhere = openPool('postgres://nobody:x@127.0.0.1:1/x', { name: 'away', max: 1 })
    const one = standBy({ name: 'away', pool: nowhere, log, work: async () => undefined })
    await one.close()
    expect(one.works).toBe(false)
    await nowhere.end()
  })
})

describe('closed exactly when the work is given to it', () => {
  test('it ends without having begun, and the next one works', async () => {
    const { begun, join } = crew()
    const { query } = pg.Client.prototype
    let closing: Promise<void> | undefined
    const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(async function (
      this: pg.Client,
      ...args: unknown[]
    ) {
      const answer = await (query as (...all: unknown[]) => Promise<unknown>).apply(this, args)
      if (String(args[0]).includes('pg_try_advisory_lock')) closing = first.close()
      return answer
    } as never)
    const first = join('first')
    await expect.poll(() => closing !== undefined, SOON).toBe(true)
    spy.mockRestore()
    await closing
    expect(begun).toEqual([])
    const second = join('second')
    await expect.poll(() => second.works, SOON).toBe(true)
  })

  test('at any moment around it, many times', async () => {
    const { join } = crew()
    for (let round = 0; round < 30; round++) {
      const one = join(`${round}`)
      const other = join(`${round} too`)
      for (let turn = 0; turn < round; turn++) await new Promise(setImmediate)
      await Promise.all([one.close(), other.close()])
      expect([one.works, other.works]).toEqual([false, false])
    }
  })
})

describe('another process', () => {
  async function begin(name: string) {
    const env = { ...process.env, URL: database.urlAs('tallystick_sequencer'), WORK: name }
    const child = spawn(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    const other = { child, said: '' }
    child.stdout.on('data', (chunk: Buffer) => {
      other.said += chunk.toString()
    })
    await expect.poll(() => other.said, { timeout: 20_000 }).toBe('works ')
    return other
  }

  const endOf = (child: ChildProcess) => once(child, 'exit')

  test('that is killed as by a power cut leaves its work to us', async () => {
    const { name, join } = crew()
    const { child } = await begin(name)
    const here = join('here')
    const ended = endOf(child)
    child.kill('SIGKILL')
    await ended
    await expect.poll(() => here.works, SOON).toBe(true)
  })

  test('that hangs loses its work, and sees that when it goes on', async () => {
    const { name, join } = crew()
    const other = await begin(name)
    const here = join('here')
    other.child.kill('SIGSTOP')
    await expect.poll(() => here.works, { timeout: 10_000 }).toBe(true)
    other.child.kill('SIGCONT')
    await expect.poll(() => other.said, { timeout: 5_000 }).toBe('works stops ')
    expect(here.works).toBe(true)
  })
})
