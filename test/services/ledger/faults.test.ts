import type { Worker as Thread } from 'node:worker_threads'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { startVerifier } from '../../../services/ledger/engine/verify/verifier.ts'
import type { PublicKey } from '../../../services/ledger/engine/verify/verify-chunk.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, asKey, newActor, signed, type TestParty } from '../../support/actor.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

/** Faults of ours: who is hurt, and who is not. */
let market: TestMarket
let supplier: TestParty

beforeAll(async () => {
  market = await testMarket()
  supplier = await market.enrol(['supplier'])
})
afterAll(async () => await market?.close())

const FAILED = refuse('ledger_must_not_have_failed')
const KNOWN = { ok: true, acts: [refuse('receivable_must_be_known', 'body.receivable')] }

function reject(id: string): string {
  const body = { receivable: newId('rcv') }
  return signed([supplier.maker], { aud: market.ledger.name, act: 'receivable.reject', body, id })
}

describe('a fault of one command', () => {
  async function poison(): Promise<() => Promise<unknown>> {
    await market.owner.query(`
      create function ledger.poison() returns trigger language plpgsql as $$
      begin
        if new.id like 'poison%' then raise exception 'a secret of the store'; end if;
        return new;
      end $$;
      create trigger poison before insert on ledger.command
        for each row execute function ledger.poison()`)
    return () => market.owner.query('drop function ledger.poison() cascade')
  }

  test('is its own: its neighbours have their answers, and it may be sent again', async () => {
    const heal = await poison()
    const [one, two, three] = [reject(newId('cmd')), reject('poison 1'), reject(newId('cmd'))]
    const answers = await market.ledger.submit([one, two, three])
    expect(answers).toEqual([KNOWN, FAILED, KNOWN])
    expect(JSON.stringify(answers)).not.toContain('secret')
    await expect(market.ledger.submit([two])).rejects.toThrow('a secret of the store')
    await heal()
    expect(await market.ledger.submit([one, two, three])).toEqual([KNOWN, KNOWN, KNOWN])
  })
})

describe('a key that is enrolled', () => {
  const enrolment = (actor: Actor) =>
    signed([supplier.maker, supplier.checker], {
      ...{ aud: market.ledger.name, act: 'party.enrol-key' },
      body: {
        user: actor.user,
        ...asKey(actor, { ledger: market.ledger.name, code: supplier.code }),
      },
    })
  const other = () => {
    const { key, publicKey, privateKey } = newActor(supplier.id, 'maker')
    return { ...supplier.maker, key, publicKey, privateKey }
  }
  const byKey = (actor: Actor) =>
    signed([actor], {
      ...{ aud: market.ledger.name, act: 'receivable.reject' },
      body: { receivable: newId('rcv') },
    })

  test('signs the next command of the same request, in whatever order they come', async () => {
    const [one, two] = [other(), other()]
    const commands = [byKey(two), enrolment(one), byKey(one), enrolment(two), byKey(other())]
    const done = {
      ok: true,
      acts: [{ ok: true, entry: expect.any(String), made: expect.any(Array) }],
    }
    expect(await market.ledger.submit(commands)).toEqual([
      ...[KNOWN, done, KNOWN, done],
      refuse('key_must_be_enrolled'),
    ])
  })

  test('and is not looked for again where none was brought', async () => {
    expect(await market.ledger.submit([byKey(other()), byKey(supplier.maker)])).toEqual([
      refuse('key_must_be_enrolled'),
      KNOWN,
    ])
  })
})

const THREAD = new URL('../../../services/ledger/engine/verify/verify-worker.ts', import.meta.url)

describe('the thread that checks signatures', () => {
  function watched() {
    const threads: Thread[] = []
    const verifier = startVerifier(() => {
      threads.push(new Worker(THREAD))
      return threads.at(-1)!
    })
    onTestFinished(() => verifier.close())
    return { threads, verifier }
  }

  const signer = newActor(newId('pty'), 'maker')
  const keys: ReadonlyMap<PublicKey['kid'], PublicKey> = new Map([
    [
      signer.key,
      { kid: signer.key, alg: signer.alg, raw: Buffer.from(signer.publicKey, 'base64url') },
    ],
  ])
  const commands = (count: number) =>
    Array.from({ length: count }, () => signed([signer], { aud: '', act: 'none', body: {} }))
  const isVerified = (one: object) => 'text' in one

  test('is begun anew when it ends, and checks what it had not answered', async () => {
    const { threads, verifier } = watched()
    expect((await verifier.verify(commands(3), keys)).every(isVerified)).toBe(true)
    const pending = verifier.verify(commands(300), keys)
    await threads[0]!.terminate()
    const verified = await pending
    expect(verified).toHaveLength(300)
    expect(verified.every(isVerified)).toBe(true)
    expect(threads).toHaveLength(2)
    expect((await verifier.verify(commands(3), keys)).every(isVerified)).toBe(true)
  })

  test('is given a chunk twice, and no third time: that is answered as failed', async () => {
    const { threads, verifier } = watched()
    const pending = verifier.verify(commands(300), keys)
    await threads[0]!.terminate()
    await threads[1]!.terminate()
    const answers = await pending
    expect(answers).toHaveLength(300)
    expect(answers.filter(one => !isVerified(one)).every(one => 'refusal' in one)).toBe(true)
    expect(answers.some(one => 'refusal' in one && one.refusal === FAILED.refusal)).toBe(true)
    expect((await verifier.verify(commands(2), keys)).every(isVerified)).toBe(true)
    expect(threads).toHaveLength(3)
  })

  test('forgets keys when it was sent too many, and is sent them again', async () => {
    const forgotten: boolean[] = []
    const verifier = startVerifier(() => {
      const thread = new Worker(THREAD)
      const post = thread.postMessage.bind(thread)
      thread.postMessage = request => {
        forgotten.push(request.forget)
        post(request)
      }
      return thread
    }, 1)
    onTestFinished(() => verifier.close())
    for (let i = 0; i < 3; i++)
      expect((await verifier.verify(commands(1), keys)).every(isVerified)).toBe(true)
    expect(forgotten).toEqual([false, true, true])
  })

  test('is not begun anew when the ledger closes', async () => {
    const { threads, verifier } = watched()
    await verifier.close()
    expect(threads).toHaveLength(1)
  })
})
