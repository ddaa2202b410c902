import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { KeyRevoked } from './facts.ts'
import type { Key } from './party.ts'

/** A party revokes a key for ever; what it signed before stands. */
export function revokeKey(
  { key }: { readonly key: Key | null },
  _body: unknown,
  { party }: Context,
): Decision<KeyRevoked, never, RevokeKeyRefusal> {
  if (key === null || key.party !== party) return refuse('key_must_belong_to_the_party', 'body.key')
  if (key.revoked) return refuse('key_must_not_be_revoked', 'body.key')
  return accept([{ type: 'party.key-revoked.v1', visibleTo: [party], key: key.id, party }], [])
}

export type RevokeKeyRefusal = 'key_must_belong_to_the_party' | 'key_must_not_be_revoked'
