import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { describe, expect, test } from 'vitest'
import { JWS_TYPE } from '../../../contracts/command/header.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { createKey, signPayload } from '../../../services/client/index.ts'
import { encode, JWS_LENGTH_MAX, parseJws } from '../../../services/platform/jws/jws.ts'
import { isPublicKey, verifySignature } from '../../../services/platform/jws/signature.ts'

const PAYLOAD = encode('{"a":1}')
const MESSAGE = Buffer.from('a message')

/** The parts of a JWS that was parsed. */
function parsed(text: string) {
  const jws = parseJws(text)
  if (!jws.ok) throw new Error(jws.refusal)
  return jws.value
}

describe('signatures agree with another implementation', () => {
  test('Ed25519: ours is verified there, theirs here', () => {
    const key = createKey('EdDSA')
    const raw = Buffer.from(key.publicKey, 'base64url')
    expect(ed25519.verify(key.sign(MESSAGE), MESSAGE, raw)).toBe(true)
    const { secretKey, publicKey } = ed25519.keygen()
    const signature = ed25519.sign(MESSAGE, secretKey)
    expect(verifySignature('EdDSA', publicKey, MESSAGE, signature)).toBe(true)
    expect(verifySignature('EdDSA', publicKey, Buffer.from('another'), signature)).toBe(false)
  })

  test('P-256: ours is verified there, theirs here', () => {
    const key = createKey('ES256')
    const raw = Buffer.from(key.publicKey, 'base64url')
    expect(p256.verify(key.sign(MESSAGE), MESSAGE, raw, { lowS: false })).toBe(true)
    const { secretKey } = p256.keygen()
    const publicKey = p256.getPublicKey(secretKey, false)
    const signature = p256.sign(MESSAGE, secretKey)
    expect(verifySignature('ES256', publicKey, MESSAGE, signature)).toBe(true)
    expect(verifySignature('ES256', publicKey, Buffer.from('another'), signature)).toBe(false)
  })

  test.each(['EdDSA', 'ES256'] as const)('%s: a byte more or less is no signature', alg => {
    const key = createKey(alg)
    const raw = Buffer.from(key.publicKey, 'base64url')
    const signature = key.sign(MESSAGE)
    expect(verifySignature(alg, raw, MESSAGE, signature)).toBe(true)
    expect(verifySignature(alg, raw, MESSAGE, signature.subarray(1))).toBe(false)
    expect(verifySignature(alg, raw, MESSAGE, Buffer.concat([signature, Buffer.of(0)]))).toBe(false)
  })

  test('an Ed25519 key of small order, a point off P-256 and wrong lengths are no keys', () => {
    const smallOrder = Buffer.alloc(32)
    smallOrder[0] = 1
    expect(isPublicKey('EdDSA', smallOrder)).toBe(false)
    expect(isPublicKey('EdDSA', ed25519.keygen().publicKey.subarray(1))).toBe(false)
    expect(isPublicKey('ES256', Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]))).toBe(false)
    expect(isPublicKey('ES256', p256.keygen().publicKey)).toBe(false)
  })
})

describe('a JWS', async () => {
  const key = createKey('EdDSA')
  const compact = await signPayload(PAYLOAD, [key])
  const [header, payload, signature] = compact.split('.')
  const whole = { protected: header, signature }
  const withHeader = (fields: object) => `${encode(JSON.stringify(fields))}.${payload}.${signature}`
  const good = { alg: 'EdDSA', kid: key.id, typ: JWS_TYPE }

  test('is parsed from its compact and its general form', async () => {
    expect(parsed(compact)).toMatchObject({ payload: PAYLOAD, signatures: [{ kid: key.id }] })
    expect(parsed(JSON.stringify({ payload, signatures: [whole] }))).toEqual(parsed(compact))
    const general = await signPayload(PAYLOAD, [key, createKey('ES256')])
    expect(parsed(general).signatures.map(s => s.alg)).toEqual(['EdDSA', 'ES256'])
  })

  test.each([
    ['jwk', { ...good, jwk: {} }],
    ['jku', { ...good, jku: 'http://localhost' }],
    ['x5c', { ...good, x5c: [] }],
    ['crit', { ...good, crit: ['b64'] }],
    ['b64', { ...good, b64: false }],
    ['alg none', { ...good, alg: 'none' }],
    ['alg HS256', { ...good, alg: 'HS256' }],
    ['another typ', { ...good, typ: 'JWT' }],
    ['no typ', { alg: 'EdDSA', kid: key.id }],
    ['a kid that is no key id', { ...good, kid: 'key_1' }],
  ])('is refused with %s in its header', (_, fields) => {
    expect(parseJws(withHeader(fields))).toEqual(refuse('header_must_hold_only_alg_kid_and_typ'))
  })

  test('is of at most 1 MiB, compact or general', () => {
    const fill = (length: number) => 'A'.repeat(length - header!.length - signature!.length - 2)
    const ofLength = (length: number) => `${header}.${fill(length)}.${signature}`
    expect(parsed(ofLength(JWS_LENGTH_MAX)).payload).toHaveLength(fill(JWS_LENGTH_MAX).length)
    const tooLong = (found: number) =>
      refuse('jws_must_be_at_most_1_mib', '', { limit: JWS_LENGTH_MAX, found })
    expect(parseJws(ofLength(JWS_LENGTH_MAX + 1))).toEqual(tooLong(JWS_LENGTH_MAX + 1))
    const general = JSON.stringify({ payload: 'A'.repeat(2 ** 20), signatures: [whole] })
    expect(parseJws(general)).toEqual(tooLong(general.length))
  })

  test.each([
    ['a blank at its end', `${JSON.stringify(good)} `],
    ['a blank within', JSON.stringify(good).replace(':', ': ')],
    ['a character escaped', JSON.stringify(good).replace('EdDSA', '\\u0045dDSA')],
    ['its members in another order', JSON.stringify({ kid: key.id, alg: 'EdDSA', typ: JWS_TYPE })],
    ['2 MB of blanks', JSON.stringify(good) + ' '.repeat(500_000)],
  ])('has one spelling of its header: not one with %s', (_, text) => {
    expect(parseJws(`${encode(text)}.${payload}.${signature}`)).toEqual(
      refuse('header_must_hold_only_alg_kid_and_typ'),
    )
  })

  test.each([
    ['two parts', `${header}.${payload}`],
    ['four parts', `${compact}.x`],
    ['an empty part', `${header}..${signature}`],
    ['JSON that is none', '{'],
    ['no signatures', JSON.stringify({ payload, signatures: [] })],
    ['nine signatures', JSON.stringify({ payload, signatures: Array(9).fill({}) })],
    ['an unprotected member', JSON.stringify({ payload, signatures: [whole], header: {} })],
    ['a second spelling of JSON', JSON.stringify({ payload, signatures: [whole] }, null, 1)],
    [
      'a name twice',
      `{"payload":"","payload":"${payload}","signatures":[${JSON.stringify(whole)}]}`,
    ],
  ])('is refused with %s', (_, text) => {
    expect(parseJws(text)).toEqual(refuse('jws_must_be_well_formed'))
  })

  test('is refused with signatures of 100,000 levels', () => {
    const signatures = '['.repeat(100_000) + ']'.repeat(100_000)
    expect(parseJws(`{"payload":"${payload}","signatures":${signatures}}`)).toEqual(
      refuse('header_must_hold_only_alg_kid_and_typ'),
    )
  })

  test('is refused with base64url in a second spelling', () => {
    expect(parseJws(`${header}=.${payload}.${signature}`)).toEqual(
      refuse('header_must_hold_only_alg_kid_and_typ'),
    )
  })
})
