import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Client,
  httpTransport,
  openClient,
  receivableActs,
  signingKey,
  type Transport,
} from '../../../services/client/index.ts'
import { type Gateway, startGateway } from '../../../services/gateway/index.ts'
import { auditLedger, type Ledger, openLedger } from '../../../services/ledger/index.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { openPool, type RuntimeRole } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, asKey, newActor, type TestParty } from '../../support/actor.ts'
import { DUE, issueReceivable } from '../../support/acts.ts'
import { testBlobs } from '../../support/blobs.ts'
import { IDENTITY_KEY } from '../../support/identity-key.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

/** Two gateways, each with a ledger of its own, on one database: as two processes have them. */
let market: TestMarket
const pools: pg.Pool[] = []
const ledgers: Ledger[] = []
const gateways: Gateway[] = []
let transports: [Transport, Transport]
let debtor: TestParty
let supplier: TestParty
let second: TestParty

beforeAll(async () => {
  market = await testMarket()
  const blobs = testBlobs()
  const secrets = { custodySecret: randomBytes(32), challengeSecret: randomBytes(32), blobs }
  const identityKey = IDENTITY_KEY
  for (const name of ['one', 'other']) {
    const open = (role: RuntimeRole) => {
      const pool = openPool(market.database.urlAs(role), { name, max: 3 })
      pools.push(pool)
      return pool
    }
    const ledger = await openLedger({
      ...{ pool: open('tallystick_ledger'), calendar: chinaCalendar(), today: () => null },
    })
    ledgers.push(ledger)
    const gateway = await startGateway({
      ...{ ledger, ...secrets, identityKey, reader: open('tallystick_reader') },
      ...{ desk: open('tallystick_desk'), intake: open('tallystick_intake') },
    })
    gateways.push(gateway)
  }
  const [one, other] = gateways.map(({ url }) => httpTransport(`${url}/graphql`))
  transports = [one!, other!]
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
})
afterAll(async () => {
  for (const gateway of gateways) await gateway.close()
  for (const ledger of ledgers) await ledger.close()
  for (const pool of pools) await pool.end()
  await market?.close()
})

/** Each request goes to the next gateway, as a load balancer sends it. */
function inTurn(): Transport {
  let requests = 0
  return {
    request: (...asked) => transports[requests++ % 2]!.request(...asked),
    upload: (...asked) => transports[requests++ % 2]!.upload(...asked),
    put: (...asked) => transports[requests++ % 2]!.put(...asked),
    fetch: (...asked) => transports[requests++ % 2]!.fetch(...asked),
    stream: (query, bearer, stop) => transports[requests++ % 2]!.stream(query, bearer, stop),
    download: (...asked) => transports[requests++ % 2]!.download(...asked),
  }
}

function clientOf(signers: readonly Actor[], transport = inTurn()): Client {
  const { party, user } = signers[0]!
  const keys = signers.map(({ key, privateKey }) => signingKey(key, privateKey))
  return openClient({ transport, ledger: market.ledger.name, party, user, keys })
}

const bothOf = ({ maker, checker }: TestParty) => [maker, checker]

describe('two gateways side by side', () => {
  test('are one to whoever uses them in turn: sessions, acts, reads of what was done', async () => {
    const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
    const sells = clientOf(bothOf(supplier))
    const buys = clientOf(bothOf(second))
    const { reads } = clientOf([second.maker])
    for (let lo = 0; lo < 100; lo += 10) {
      const invoice = await market.invoice(second.id, supplier.id, 10n)
      const span = { lo: BigInt(lo), hi: BigInt(lo + 10) }
      const spans = [{ instrument: receivable, span }]
      const trade = [{ invoice, amount: 10n }]
      expect(await sells.title.offerTransfer({ to: second.id, spans, trade })).toMatchObject({
        ok: true,
      })
      expect(await buys.title.answerOffer({ spans, answer: 'accept' })).toMatchObject({ ok: true })
      const held = await reads.titlesOf(receivable)
      const units = held.reduce((sum, { lo, hi }) => sum + hi - lo, 0n)
      expect(units).toBe(BigInt(lo + 10))
    }
  })

  test('answer one command that both are sent at once with one entry', async () => {
    const invoice = await market.invoice(supplier.id, debtor.id, 10n)
    const body = {
      ...{ receivable: newId('rcv'), debtor: debtor.id, supplier: supplier.id },
      ...{ dueOn: DUE, trade: [{ invoice, amount: 10n }] },
    }
    const jws = await clientOf([supplier.maker]).sign(receivableActs.propose(body))
    const sent = transports.flatMap(transport => {
      const client = clientOf([supplier.maker], transport)
      return Array.from({ length: 5 }, () => client.submit([jws]))
    })
    const answers = (await Promise.all(sent)).map(({ answers: [answer] }) => answer)
    expect(answers[0]).toMatchObject({ ok: true, acts: [{ ok: true }] })
    expect(answers).toEqual(answers.map(() => answers[0]))
  })

  test('know at once of a key that was enrolled, or revoked, at the other', async () => {
    const key = newActor(supplier.id, 'maker')
    const { user } = supplier.maker
    const here = clientOf(bothOf(supplier), transports[0])
    const place = { ledger: market.ledger.name, code: supplier.code }
    const body = { user, ...asKey(key, place) }
    expect(await here.parties.enrolKey(body)).toMatchObject({ ok: true })
    const acts = clientOf([{ ...key, user }], transports[1])
    const reject = () => acts.receivable.reject({ receivable: newId('rcv') })
    expect(await reject()).toMatchObject({ refusal: 'receivable_must_be_known' })
    expect(await here.parties.revokeKey({ key: key.key })).toMatchObject({ ok: true })
    expect(await reject()).toMatchObject({ refusal: 'key_must_not_be_revoked' })
  })

  test('leave nothing that the audit would find', async () => {
    expect((await auditLedger(market.owner)).findings).toEqual([])
  })
})
