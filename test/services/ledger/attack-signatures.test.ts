import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPublicKey, verifySignature } from '../../../services/platform/jws/signature.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, asKey, newActor, signed, type TestParty } from '../../support/actor.ts'
import { refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

/** Signatures that hold or hold not by the letter of a curve, and what they do to a command. */
let market: TestMarket
let supplier: TestParty

beforeAll(async () => {
  market = await testMarket()
  supplier = await market.enrol(['supplier'])
})
afterAll(async () => await market?.close())

const MESSAGE = Buffer.from('a message')
const bytesOf = (value: bigint, order: 'le' | 'be') => {
  const bytes = Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
  return order === 'le' ? bytes.reverse() : bytes
}
const numberOf = (bytes: Uint8Array, order: 'le' | 'be') => {
  const copy = Buffer.from(bytes)
  return BigInt(`0x${(order === 'le' ? copy.reverse() : copy).toString('hex')}`)
}

describe('Ed25519', () => {
  const { secretKey, publicKey } = ed25519.keygen()
  const good = ed25519.sign(MESSAGE, secretKey)

  test('S is below the order of the group: its twin S + L is none', () => {
    expect(verifySignature('EdDSA', publicKey, MESSAGE, good)).toBe(true)
    const twin = Buffer.from(good)
    const { n } = ed25519.Point.CURVE()
    bytesOf(numberOf(good.subarray(32), 'le') + n, 'le').copy(twin, 32)
    expect(verifySignature('EdDSA', publicKey, MESSAGE, twin)).toBe(false)
  })

  test.each([
    ['the neutral point', `01${'00'.repeat(31)}`],
    ['zero', '00'.repeat(32)],
    ['a point of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['p, which is zero spelled otherwise', `ed${'ff'.repeat(30)}7f`],
    ['p + 1, which is one spelled otherwise', `ee${'ff'.repeat(30)}7f`],
    ['no point at all', `02${'00'.repeat(31)}`],
  ])('%s is no key, and as R signs nothing', (_, hex) => {
    const point = Buffer.from(hex, 'hex')
    expect(isPublicKey('EdDSA', point)).toBe(false)
    const zero = Buffer.concat([point, Buffer.alloc(32)])
    expect(verifySignature('EdDSA', publicKey, MESSAGE, zero)).toBe(false)
    // With a key of small order this would hold for every message.
    expect(verifySignature('EdDSA', point, MESSAGE, zero)).toBe(false)
  })

  test('a signature too short, too long or of another message is none', () => {
    for (const bad of [good.subarray(1), Buffer.concat([good, Buffer.of(0)]), Buffer.of()])
      expect(verifySignature('EdDSA', publicKey, MESSAGE, bad)).toBe(false)
    expect(verifySignature('EdDSA', publicKey, Buffer.from('other'), good)).toBe(false)
  })
})

describe('P-256', () => {
  const { secretKey } = p256.keygen()
  const publicKey = p256.getPublicKey(secretKey, false)
  const good = p256.sign(MESSAGE, secretKey)
  const { n } = p256.Point.CURVE()

  test.each([
    ['r of zero', 0n, 1n],
    ['s of zero', 1n, 0n],
    ['both zero', 0n, 0n],
    ['both the order', n, n],
  ])('%s is none', (_, r, s) => {
    const bad = Buffer.concat([bytesOf(r, 'be'), bytesOf(s, 'be')])
    expect(verifySignature('ES256', publicKey, MESSAGE, bad)).toBe(false)
  })

  test('DER is none, nor is r or s beyond the order', () => {
    const der = p256.Signature.fromBytes(good).toBytes('der')
    expect(verifySignature('ES256', publicKey, MESSAGE, der)).toBe(false)
    const r = numberOf(good.subarray(0, 32), 'be')
    const beyond = r + n
    if (beyond < 2n ** 256n) {
      const twin = Buffer.concat([bytesOf(beyond, 'be'), good.subarray(32)])
      expect(verifySignature('ES256', publicKey, MESSAGE, twin)).toBe(false)
    }
  })
})

describe('a second signature of the same command', () => {
  async function enrolled(): Promise<Actor> {
    const actor = newActor(supplier.id, 'maker', { alg: 'ES256' })
    const { user } = supplier.maker
    const place = { ledger: market.ledger.name, code: supplier.code }
    const body = { user, ...asKey(actor, place) }
    const both = [supplier.maker, supplier.checker]
    expect(refusalOf(await market.act(both, 'party.enrol-key', body))).toBeNull()
    return { ...actor, user, person: supplier.maker.person }
  }

  test('with the other S that P-256 allows does nothing again', async () => {
    const debtor = await market.enrol(['debtor'])
    const invoice = await market.invoice(supplier.id, debtor.id, 10n)
    const body = {
      ...{ receivable: newId('rcv'), debtor: debtor.id, supplier: supplier.id },
      ...{ dueOn: '2026-06-01', trade: [{ invoice, amount: '10' }] },
    }
    const act = { aud: market.ledger.name, act: 'receivable.propose', body }
    const jws = signed([await enrolled()], act)
    const [header, payload, text] = jws.split('.') as [string, string, string]
    const signature = Buffer.from(text, 'base64url')
    const { n } = p256.Point.CURVE()
    bytesOf(n - numberOf(signature.subarray(32), 'be'), 'be').copy(signature, 32)
    const twin = `${header}.${payload}.${signature.toString('base64url')}`
    expect(twin).not.toBe(jws)
    const [first] = await market.ledger.submit([jws])
    const [second] = await market.ledger.submit([twin])
    expect(refusalOf(first!)).toBeNull()
    expect(second).toEqual(first)
    const { rows } = await market.owner.query(
      "select count(*)::integer as n from ledger.entry where act = 'receivable.propose'",
    )
    expect(rows[0].n).toBe(1)
  })

  test('one key does not sign twice, and one of two bad signatures spoils both', async () => {
    const act = { aud: market.ledger.name, act: 'receivable.reject', body: {} }
    const general = JSON.parse(signed([supplier.maker, supplier.checker], act))
    const [one, two] = general.signatures
    const of = async (signatures: object[]) =>
      refusalOf((await market.ledger.submit([JSON.stringify({ ...general, signatures })]))[0]!)
    expect(await of([one, one])).toBe('key_must_sign_once')
    expect(await of([one, { ...two, signature: one.signature }])).toBe('signature_must_be_valid')
  })

  test('what another ledger was sent does nothing here', async () => {
    const other = await testMarket()
    try {
      expect(other.ledger.name).not.toBe(market.ledger.name)
      const jws = signed([supplier.maker], {
        ...{ aud: other.ledger.name, act: 'receivable.reject' },
        body: { receivable: newId('rcv') },
      })
      const [answer] = await market.ledger.submit([jws])
      expect(refusalOf(answer!)).toBe('command_must_be_for_this_ledger')
      expect(refusalOf((await other.ledger.submit([jws]))[0]!)).toBe('key_must_be_enrolled')
    } finally {
      await other.close()
    }
  })
})
