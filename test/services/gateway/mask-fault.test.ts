import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { maskFault } from '../../../services/gateway/graph/mask-fault.ts'
import { TRANSPORT_TEXTS } from '../../../services/platform/turned-away/turn-away.ts'

const code = (text: string) => Object.assign(new Error('a secret'), { code: text })
const located = (originalError: Error) =>
  new GraphQLError(originalError.message, { originalError, path: ['login'] })

test.each([
  ['an error of ours', new Error('a secret'), 500],
  ['a constraint', code('23505'), 500],
  ['a lost connection', code('08006'), 503],
  ['a database that shuts down', code('57P01'), 503],
  ['no connection left', code('53300'), 503],
  ['nobody there', code('ECONNREFUSED'), 503],
  ['no connection in time', new Error('timeout exceeded when trying to connect'), 503],
  ['nothing that is an error', 'a secret', 500],
])('%s is told as ours, with the status of HTTP', (_, error, status) => {
  for (const thrown of error instanceof Error ? [error, located(error)] : [error]) {
    const masked = maskFault(thrown) as GraphQLError
    const [duty, code] =
      status === 500
        ? (['fault', 'INTERNAL_SERVER_ERROR'] as const)
        : (['store_must_be_within_reach', 'TRY_AGAIN'] as const)
    expect(masked.message).toBe(duty)
    const { zh, en } = TRANSPORT_TEXTS[duty].text
    expect(masked.extensions).toMatchObject({ code, zh, en, http: { status } })
    expect(JSON.stringify(masked)).not.toContain('secret')
    expect(masked.originalError).toBeUndefined()
  }
})

test('what graphql says of an answer of ours is a fault; what it says of a question is not', () => {
  const at = { path: ['viewer', 'duty'] }
  const ours = new GraphQLError('Cannot return null for non-nullable field Viewer.duty.', at)
  expect(maskFault(ours).message).toBe('fault')
  const theirs = [
    new GraphQLError('Variable "$n" got invalid value; Int cannot represent 2147483648'),
    new GraphQLError('session_must_be_open', { ...at, extensions: { code: 'UNAUTHENTICATED' } }),
  ]
  for (const error of theirs) expect(maskFault(error)).toBe(error)
  expect(maskFault(located(theirs[1]!)).message).toBe('session_must_be_open')
})
