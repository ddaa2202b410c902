import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyDetached } from '../../../services/platform/jws/detached.ts'

const bytes = Buffer.from('<Document/>')
const encode = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url')

function signer(alg: 'EdDSA' | 'ES256') {
  const pair =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = pair.publicKey.export({ format: 'jwk' })
  const point = [x, y].map(half => Buffer.from(half ?? '', 'base64url'))
  const publicKey = alg === 'EdDSA' ? point[0]! : Buffer.concat([Buffer.of(4), ...point])
  const seal = (header: object, over = bytes) => {
    const signed = Buffer.from(`${encode(header)}.${encode(over)}`)
    const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' } as const
    const digest = alg === 'EdDSA' ? null : 'sha256'
    return `${encode(header)}..${encode(sign(digest, signed, key))}`
  }
  return { key: { alg, publicKey }, seal }
}

test.each(['EdDSA', 'ES256'] as const)('%s over the bytes beside it verifies', alg => {
  const { key, seal } = signer(alg)
  expect(verifyDetached(seal({ alg, kid: 'bank-1' }), bytes, key)).toBe(true)
  // A file of text ends with a line break.
  expect(verifyDetached(`${seal({ alg })}\n`, bytes, key)).toBe(true)
  expect(verifyDetached(seal({ alg }), Buffer.from('<Document />'), key)).toBe(false)
  expect(verifyDetached(seal({ alg }), bytes, signer(alg).key)).toBe(false)
})

test('nothing else is taken for a signature', () => {
  const { key, seal } = signer('EdDSA')
  const good = seal({ alg: 'EdDSA' })
  const [header, , signature] = good.split('.') as [string, string, string]
  const bad = [
    ...[
      '',
      '.',
      '..',
      'a.b.c',
      `${header}..`,
      `..${signature}`,
      `${good}.x`,
      `not json..${signature}`,
    ],
    // With its payload within: it may not be that of the file.
    `${header}.${encode(bytes)}.${signature}`,
    // One more bit than the signature has, which decodes to the same bytes.
    good.replace(/.$/, last => String.fromCharCode(last.charCodeAt(0) + 1)),
    seal({ alg: 'none' }),
    seal({ alg: 'ES256' }),
    seal({ alg: 'EdDSA', jwk: {} }),
    seal({ alg: 'EdDSA', b64: false, crit: ['b64'] }),
    seal({ alg: 'EdDSA', jku: 'https://bank.example/keys' }),
  ]
  expect(verifyDetached(good, bytes, key)).toBe(true)
  for (const jws of bad) expect(verifyDetached(jws, bytes, key), jws).toBe(false)
})
